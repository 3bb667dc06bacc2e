//! Slack and Microsoft Teams as far as Marbles speaks with them: they hold to the limits of the real ones, and refuse
//! in the same words. A clock of their own counts how fast messages come.

use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{
    Json, Router,
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
    routing::post,
};
use jiff::SignedDuration;
use marbles::clock::{Clock, Moment};
use serde_json::{Value, json};
use tokio::net::TcpListener;

/// How a chat behaves the next time.
#[derive(Clone, Copy, Debug)]
pub enum Mood {
    /// A status and its words, as they are.
    Says(u16, &'static str),
    /// A status, and how many seconds to wait.
    SaysLater(u16, u64),
    Hangs,
}

/// A message that people in the chat can see.
#[derive(Clone, Debug)]
pub struct Shown {
    pub place: String,
    pub ts: String,
    pub text: String,
}

#[derive(Default)]
struct Inside {
    moods: VecDeque<Mood>,
    shown: Vec<Shown>,
    asked: usize,
    count: usize,
    last: HashMap<String, Vec<Moment>>,
    too_fast: usize,
    tokens: Vec<String>,
}

#[derive(Clone)]
pub struct Chats {
    pub address: String,
    clock: Clock,
    inside: Arc<Mutex<Inside>>,
}

impl Chats {
    pub async fn open(clock: Clock) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let chats = Self { address, clock, inside: Arc::default() };
        let router = Router::new()
            .route("/services/{team}/{place}/{secret}", post(slack_webhook))
            .route("/workflows/{place}/triggers/manual/paths/invoke", post(teams_webhook))
            .route("/api/{method}", post(slack_api))
            .with_state(chats.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        chats
    }

    pub fn slack_webhook(&self) -> String {
        format!("{}/services/T0NORTH/B0HYDRO/slack-webhook-secret", self.address)
    }

    pub fn teams_webhook(&self) -> String {
        format!(
            "{}/workflows/hydro/triggers/manual/paths/invoke?api-version=1&sig=teams-webhook-secret",
            self.address
        )
    }

    pub fn slack_api(&self) -> String {
        format!("{}/api", self.address)
    }

    /// How it behaves towards the next messages, in order; then it is itself again.
    pub fn will(&self, moods: &[Mood]) {
        self.inside.lock().expect("no panic").moods.extend(moods);
    }

    pub fn shown(&self) -> Vec<Shown> {
        self.inside.lock().expect("no panic").shown.clone()
    }

    pub fn asked(&self) -> usize {
        self.inside.lock().expect("no panic").asked
    }

    /// How often somebody was faster than is allowed.
    pub fn too_fast(&self) -> usize {
        self.inside.lock().expect("no panic").too_fast
    }

    /// The tokens that the interface was called with.
    pub fn tokens(&self) -> Vec<String> {
        self.inside.lock().expect("no panic").tokens.clone()
    }

    /// Its mood first; else whether the place takes another message now.
    async fn moody(&self, place: &str, most: usize, within: SignedDuration) -> Option<Response> {
        let mood = {
            let mut inside = self.inside.lock().expect("no panic");
            inside.asked += 1;
            inside.moods.pop_front()
        };
        match mood {
            Some(Mood::Hangs) => {
                tokio::time::sleep(Duration::from_secs(30)).await;
                Some(StatusCode::GATEWAY_TIMEOUT.into_response())
            }
            Some(Mood::Says(status, words)) => Some((code(status), words).into_response()),
            Some(Mood::SaysLater(status, seconds)) => {
                Some((code(status), [("retry-after", seconds.to_string())], "ratelimited").into_response())
            }
            None => self.rushed(place, most, within),
        }
    }

    fn rushed(&self, place: &str, most: usize, within: SignedDuration) -> Option<Response> {
        let now = self.clock.now();
        let mut inside = self.inside.lock().expect("no panic");
        let times = inside.last.entry(place.to_owned()).or_default();
        times.retain(|at| now - *at < within);
        if times.len() >= most {
            inside.too_fast += 1;
            return Some((code(429), [("retry-after", "1")], "ratelimited").into_response());
        }
        times.push(now);
        None
    }

    fn show(&self, place: &str, text: String) -> String {
        let mut inside = self.inside.lock().expect("no panic");
        inside.count += 1;
        let ts = format!("1795250000.{:06}", inside.count);
        inside.shown.push(Shown { place: place.to_owned(), ts: ts.clone(), text });
        ts
    }
}

fn code(status: u16) -> StatusCode {
    StatusCode::from_u16(status).expect("a status")
}

async fn slack_webhook(
    State(chats): State<Chats>,
    Path((_, place, secret)): Path<(String, String, String)>,
    body: Bytes,
) -> Response {
    if let Some(response) = chats.moody(&place, 1, SignedDuration::from_secs(1)).await {
        return response;
    }
    if secret != "slack-webhook-secret" {
        return (code(404), "no_service").into_response();
    }
    let Ok(message) = serde_json::from_slice::<Value>(&body) else {
        return (code(400), "invalid_payload").into_response();
    };
    match blocks_hold(&message) {
        Ok(()) => {
            chats.show(&place, message.to_string());
            "ok".into_response()
        }
        Err(why) => (code(400), why).into_response(),
    }
}

/// Block Kit's own limits.
fn blocks_hold(message: &Value) -> Result<(), &'static str> {
    let Some(text) = message["text"].as_str().filter(|text| !text.is_empty()) else { return Err("no_text") };
    let blocks = message["blocks"].as_array().ok_or("invalid_blocks")?;
    let length = |value: &Value| value.as_str().map_or(0, |text| text.encode_utf16().count());
    let fits = |value: &Value, most: usize| (1..=most).contains(&length(value));
    let holds = |block: &Value| match block["type"].as_str() {
        Some("header") => block["text"]["type"] == "plain_text" && fits(&block["text"]["text"], 150),
        Some("section") => {
            let button = &block["accessory"];
            fits(&block["text"]["text"], 3000)
                && (button.is_null()
                    || (button["type"] == "button"
                        && button["text"]["type"] == "plain_text"
                        && fits(&button["text"]["text"], 75)
                        && length(&button["url"]) <= 3000))
        }
        Some("context") => block["elements"].as_array().is_some_and(|elements| {
            (1..=10).contains(&elements.len()) && elements.iter().all(|one| fits(&one["text"], 3000))
        }),
        _ => false,
    };
    if text.len() > 40_000 {
        Err("msg_too_long")
    } else if blocks.is_empty() || blocks.len() > 50 || !blocks.iter().all(holds) {
        Err("invalid_blocks")
    } else {
        Ok(())
    }
}

async fn teams_webhook(
    State(chats): State<Chats>,
    Path(place): Path<String>,
    axum::extract::RawQuery(query): axum::extract::RawQuery,
    body: Bytes,
) -> Response {
    if let Some(response) = chats.moody(&place, 4, SignedDuration::from_secs(1)).await {
        return response;
    }
    if !query.unwrap_or_default().contains("sig=teams-webhook-secret") {
        return (code(401), "{\"error\":{\"code\":\"DirectApiAuthorizationRequired\"}}").into_response();
    }
    if body.len() > 28 * 1024 {
        return (code(413), "RequestEntityTooLarge").into_response();
    }
    let message: Value = serde_json::from_slice(&body).unwrap_or_default();
    let attachment = &message["attachments"][0];
    let card = &attachment["content"];
    // A card that Teams cannot draw is accepted all the same, and then nobody sees it.
    let is_drawn = message["type"] == "message"
        && attachment["contentType"] == "application/vnd.microsoft.card.adaptive"
        && card["type"] == "AdaptiveCard"
        && card["version"] == "1.4"
        && card["body"].as_array().is_some_and(|body| !body.is_empty())
        && card["actions"].as_array().is_some_and(|actions| {
            actions.iter().all(|action| action["type"] == "Action.OpenUrl" && action["url"].is_string())
        });
    if is_drawn {
        chats.show(&place, card.to_string());
    }
    code(202).into_response()
}

async fn slack_api(
    State(chats): State<Chats>,
    Path(method): Path<String>,
    headers: HeaderMap,
    Json(body): Json<Value>,
) -> Response {
    let token = headers.get("authorization").and_then(|value| value.to_str().ok()).unwrap_or_default();
    let token = token.trim_start_matches("Bearer ").to_owned();
    chats.inside.lock().expect("no panic").tokens.push(token.clone());
    let place = body["channel"].as_str().unwrap_or_default().to_owned();
    if let Some(response) = chats.moody(&place, 60, SignedDuration::from_mins(1)).await {
        return response;
    }
    let fails = |error: &str| Json(json!({ "ok": false, "error": error })).into_response();
    if token != "xoxb-northwind" {
        return fails("invalid_auth");
    }
    match method.as_str() {
        "auth.test" => Json(json!({ "ok": true, "team": "Northwind", "user": "marbles" })).into_response(),
        "chat.postMessage" if !place.starts_with('U') => fails("channel_not_found"),
        "chat.postMessage" if blocks_hold(&body).is_err() => fails("invalid_blocks"),
        "chat.postMessage" => {
            let channel = place.replacen('U', "D", 1);
            let ts = chats.show(&channel, body.to_string());
            Json(json!({ "ok": true, "channel": channel, "ts": ts })).into_response()
        }
        "chat.update" | "chat.delete" => change(&chats, &method, &place, &body).map_or_else(
            || fails("message_not_found"),
            |()| Json(json!({ "ok": true, "channel": place, "ts": body["ts"] })).into_response(),
        ),
        _ => fails("unknown_method"),
    }
}

fn change(chats: &Chats, method: &str, place: &str, body: &Value) -> Option<()> {
    let mut inside = chats.inside.lock().expect("no panic");
    let at = inside.shown.iter().position(|shown| shown.place == place && body["ts"] == shown.ts.as_str())?;
    match method {
        "chat.delete" => drop(inside.shown.remove(at)),
        _ => inside.shown[at].text = body.to_string(),
    }
    Some(())
}
