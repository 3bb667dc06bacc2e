//! A server that speaks as OpenAI's does, on a real port: sound, slow, broken or hostile, as the test says.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::Request,
    http::{HeaderMap, Response, header},
};
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};

/// A request as the server saw it.
#[derive(Clone, Debug)]
pub struct Asked {
    pub path: String,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Asked {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("JSON was sent")
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// What the server is up to.
#[derive(Clone, Debug)]
pub enum Mood {
    /// Says that, in the shape that the interface has.
    Says(String),
    /// Answers that JSON, whatever its shape.
    Json(Value),
    /// Answers with that status, media type and body.
    Answers(u16, &'static str, &'static str),
    /// Sends elsewhere.
    Redirects(String),
    /// Takes the request and never answers.
    Hangs,
    /// Begins to answer and never ends.
    Trickles,
    /// Answers with that many bytes, and does not say so beforehand.
    Floods(usize),
}

/// A server; its mood can change between two questions.
pub struct AssistantServer {
    /// The base address, as an administrator would type it.
    pub address: String,
    pub host: String,
    asked: Arc<Mutex<Vec<Asked>>>,
    mood: Arc<Mutex<Mood>>,
}

impl AssistantServer {
    pub async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let host = listener.local_addr().expect("an address").to_string();
        let address = format!("http://{host}/v1");
        let mood = Mood::Says("At four the turbine turned.".to_owned());
        let server = Self { address, host, asked: Arc::default(), mood: Arc::new(Mutex::new(mood)) };
        let (asked, mood) = (Arc::clone(&server.asked), Arc::clone(&server.mood));
        let routes = Router::new().fallback(move |request: Request| {
            let (asked, mood) = (Arc::clone(&asked), Arc::clone(&mood));
            async move {
                let (parts, body) = request.into_parts();
                let body = to_bytes(body, 30 * 1024 * 1024).await.expect("a body").to_vec();
                let seen = Asked { path: parts.uri.to_string(), headers: parts.headers, body };
                let listens = seen.path.ends_with("/audio/transcriptions");
                asked.lock().expect("no panic").push(seen);
                let mood = mood.lock().expect("no panic").clone();
                answer(mood, listens).await
            }
        });
        tokio::spawn(async move { axum::serve(listener, routes).await });
        server
    }

    pub fn is(&self, mood: Mood) {
        *self.mood.lock().expect("no panic") = mood;
    }

    pub fn says(&self, text: &str) {
        self.is(Mood::Says(text.to_owned()));
    }

    /// Everything that it was asked so far.
    pub fn asked(&self) -> Vec<Asked> {
        self.asked.lock().expect("no panic").clone()
    }

    /// What it was asked last.
    pub fn last(&self) -> Asked {
        self.asked().pop().expect("it was asked")
    }
}

async fn answer(mood: Mood, listens: bool) -> Response<Body> {
    match mood {
        Mood::Says(text) if listens => json_answer(&json!({ "text": text })),
        Mood::Says(text) => json_answer(&completion(&text)),
        Mood::Json(value) => json_answer(&value),
        Mood::Answers(status, kind, body) => Response::builder()
            .status(status)
            .header(header::CONTENT_TYPE, kind)
            .header(header::RETRY_AFTER, "1")
            .body(Body::from(body))
            .expect("an answer"),
        Mood::Redirects(to) => Response::builder()
            .status(307)
            .header(header::LOCATION, to)
            .body(Body::empty())
            .expect("an answer"),
        Mood::Hangs => {
            tokio::time::sleep(Duration::from_secs(3600)).await;
            json_answer(&Value::Null)
        }
        Mood::Trickles => {
            let drops = futures_util::stream::unfold((), |()| async {
                tokio::time::sleep(Duration::from_millis(20)).await;
                Some((Ok::<_, std::io::Error>(" "), ()))
            });
            with_stream(Body::from_stream(drops))
        }
        Mood::Floods(bytes) => {
            let pieces = bytes / 65_536;
            let start = r#"{"choices":[{"message":{"role":"assistant","content":""#.to_owned();
            let parts = std::iter::once(start).chain((0..pieces).map(|_| "a".repeat(65_536)));
            let parts = parts.chain(std::iter::once(r#""}}]}"#.to_owned())).map(Ok::<_, std::io::Error>);
            with_stream(Body::from_stream(futures_util::stream::iter(parts)))
        }
    }
}

/// An answer in the shape that the interface has.
pub fn completion(text: &str) -> Value {
    json!({
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "model": "small",
        "choices": [{ "index": 0, "message": { "role": "assistant", "content": text }, "finish_reason": "stop" }],
        "usage": { "prompt_tokens": 300, "completion_tokens": 45, "total_tokens": 345 },
    })
}

fn json_answer(value: &Value) -> Response<Body> {
    with_stream(Body::from(value.to_string()))
}

fn with_stream(body: Body) -> Response<Body> {
    Response::builder().header(header::CONTENT_TYPE, "application/json").body(body).expect("an answer")
}

/// The base address of something that takes a question and breaks the connection off.
pub async fn breaking_off() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = format!("http://{}/v1", listener.local_addr().expect("an address"));
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let _ = stream.read(&mut [0; 1024]).await;
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{\"choices\"").await;
        }
    });
    address
}
