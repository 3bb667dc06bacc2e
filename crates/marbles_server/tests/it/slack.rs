//! The organisation's own Slack app: the slash command, who is who there, and a person's own messages.

use std::time::Duration;

use jiff::SignedDuration;
use marbles::{
    Marbles,
    ids::NudgeId,
    nudges::{
        Kind,
        channels::{
            self, Channel, Refusal,
            providers::Providers,
            slack::{apps, people},
        },
        messages::{Message, Told},
        rhythm::Pace,
    },
    programme,
    secrets::Token,
};
use reqwest::{Method, StatusCode};
use ring::hmac;
use serde_json::Value;

use crate::{
    chats::{Chats, Mood},
    company::{ANNA, Answer, BRAM, Company, DAAN, on_both},
};

const SECRET: &str = "8f742231b10e8888abcd99yyyzzz85a5";

async fn connect_app(company: &Company, bot: &str) {
    let mut work = company.work_as(DAAN).await;
    apps::set(&mut work, &company.marbles, SECRET, bot).await.expect("an app");
    work.save().await.expect("saved");
}

fn signature(timestamp: i64, body: &str) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA256, SECRET.as_bytes());
    let mac = hmac::sign(&key, format!("v0:{timestamp}:{body}").as_bytes());
    let hex: String = mac.as_ref().iter().map(|byte| format!("{byte:02x}")).collect();
    format!("v0={hex}")
}

fn body(user: &str, name: &str) -> String {
    format!("team_id=T0NORTH&team_domain=northwind&user_id={user}&user_name={name}&command=%2Fmarbles&text=")
}

/// As Slack sends it: from outside, without any cookie or origin.
async fn command(company: &Company, timestamp: i64, signature: &str, body: &str) -> Answer {
    let slack = company.visitor();
    let request = reqwest::Client::new()
        .request(Method::POST, format!("{}/slack/command", company.address))
        .header("content-type", "application/x-www-form-urlencoded")
        .header("x-slack-request-timestamp", timestamp.to_string())
        .header("x-slack-signature", signature)
        .body(body.to_owned());
    slack.send(request).await
}

async fn asks(company: &Company, user: &str, name: &str) -> Value {
    // No two commands of a person come in the same second.
    company.advance(SignedDuration::from_secs(1));
    let now = company.marbles.db.clock.now().timestamp().as_second();
    let body = body(user, name);
    let answer = command(company, now, &signature(now, &body), &body).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    answer.json()
}

/// The address that the answer's button leads to, without its host.
fn button(answer: &Value) -> String {
    let block =
        answer["blocks"].as_array().expect("blocks").iter().find(|block| !block["accessory"].is_null());
    let url = block.expect("a button")["accessory"]["url"].as_str().expect("an address");
    url.find("/me/").or(url.find("/stories/")).map_or_else(String::new, |at| url[at..].to_owned())
}

on_both!(the_command_offers_a_stranger_to_connect_and_tells_a_person_their_today, |company| {
    connect_app(&company, "").await;
    let story = company.story("Our first turbine turns", None).await;
    let answer = asks(&company, "U0ANNA", "anna.h").await;
    assert_eq!(answer["response_type"], "ephemeral");
    assert!(!answer.to_string().contains("turbine"), "a stranger learns nothing");
    let offer = button(&answer);
    let anna = company.browser(ANNA).await;
    anna.get(&offer).await.says("anna.h").says("Do not connect");
    assert_eq!(company.visitor().get(&offer).await.status, StatusCode::SEE_OTHER, "sign in first");
    assert_eq!(anna.post(&offer, &[]).await.status, StatusCode::SEE_OTHER);
    anna.get("/me/channels").await.says("anna.h");
    let answer = asks(&company, "U0ANNA", "anna.h").await;
    assert!(answer.to_string().contains("Our first turbine turns"));
    assert_eq!(button(&answer), format!("/stories/{story}"));
    anna.post("/me/slack/off", &[]).await;
    assert!(!asks(&company, "U0ANNA", "anna.h").await.to_string().contains("turbine"));
});

on_both!(an_offer_works_once_for_half_an_hour_and_moves_the_seat, |company| {
    connect_app(&company, "").await;
    let (anna, bram) = (company.browser(ANNA).await, company.browser(BRAM).await);
    let first = button(&asks(&company, "U0ANNA", "anna.h").await);
    assert_eq!(anna.post(&first, &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(bram.post(&first, &[]).await.status, StatusCode::NOT_FOUND, "once");
    let late = button(&asks(&company, "U0BRAM", "bram").await);
    company.advance(SignedDuration::from_mins(31));
    assert_eq!(bram.get(&late).await.status, StatusCode::NOT_FOUND, "it is over");
    let mut work = company.work_as(BRAM).await;
    let seat = people::Seat {
        slack_team: "T0NORTH".to_owned(),
        slack_user: "U0ANNA".to_owned(),
        slack_name: "anna.h".to_owned(),
    };
    let token = people::offer(&mut work, &seat).await.expect("an offer");
    people::connect(&mut work, &token).await.expect("connected");
    let who = people::who(&mut work, &seat).await.expect("a look").expect("somebody");
    assert_eq!(who.email, BRAM, "one seat, one person");
    assert!(people::connect(&mut work, &Token::new()).await.is_err());
});

on_both!(only_slack_itself_is_answered_just_now_and_once, |company| {
    let now = company.marbles.db.clock.now().timestamp().as_second();
    let body = body("U0ANNA", "anna.h");
    let sound = signature(now, &body);
    let answer = command(&company, now, &sound, &body).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND, "there is no app yet");
    connect_app(&company, "").await;
    let changed = body.replace("U0ANNA", "U0BRAM");
    let (late, early) = (now - 301, now + 301);
    for (timestamp, signature, body) in [
        (now, sound.as_str(), changed.as_str()),
        (now, "", body.as_str()),
        (now + 1, sound.as_str(), body.as_str()),
        (late, signature(late, &body).as_str(), body.as_str()),
        (early, signature(early, &body).as_str(), body.as_str()),
    ] {
        assert_eq!(command(&company, timestamp, signature, body).await.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(command(&company, now, &sound, &body).await.status, StatusCode::OK);
    assert_eq!(
        command(&company, now, &sound, &body).await.status,
        StatusCode::NOT_FOUND,
        "overheard and repeated"
    );
    let upper = sound.to_uppercase().replace("V0=", "v0=");
    assert_eq!(
        command(&company, now, &upper, &body).await.status,
        StatusCode::NOT_FOUND,
        "spelled otherwise"
    );
});

on_both!(another_organisations_app_signs_nothing_here, |company| {
    let mut work = company.marbles.db.work(marbles::db::By::marbles(company.other_org)).await.expect("work");
    apps::set(&mut work, &company.marbles, SECRET, "").await.expect("an app");
    work.save().await.expect("saved");
    let now = company.marbles.db.clock.now().timestamp().as_second();
    let body = body("U0ANNA", "anna.h");
    let answer = command(&company, now, &signature(now, &body), &body).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
});

on_both!(the_apps_secrets_never_show_and_an_empty_field_keeps_them, |company| {
    let daan = company.browser(DAAN).await;
    let typed = [("signing_secret", SECRET), ("bot_token", "xoxp-not-a-bot")];
    let answer = daan.post("/settings/slack", &typed).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    answer.says("begins with xoxb-").keeps_quiet_about(SECRET);
    let typed = [("signing_secret", SECRET), ("bot_token", "xoxb-northwind")];
    assert_eq!(daan.post("/settings/slack", &typed).await.status, StatusCode::SEE_OTHER);
    daan.post("/settings/slack", &[("signing_secret", ""), ("bot_token", "")]).await;
    let page = daan.get("/settings/channels").await;
    page.keeps_quiet_about(SECRET).keeps_quiet_about("xoxb-northwind").says("Not tested yet");
    asks(&company, "U0ANNA", "anna.h").await;
    let chats = Chats::open(company.marbles.db.clock.clone()).await;
    let marbles = with(&company, &chats);
    let by = company.work_as(DAAN).await.by;
    apps::test(&marbles, by).await.expect("tested");
    daan.get("/settings/channels").await.says("<dd>Northwind</dd>");
    assert_eq!(chats.tokens(), ["xoxb-northwind"]);
    daan.post("/settings/slack/removal", &[]).await;
    let mut work = company.work().await;
    assert!(apps::seen(&mut work).await.expect("a look").is_none());
});

fn with(company: &Company, chats: &Chats) -> Marbles {
    let providers = Providers { slack_api: chats.slack_api(), ..company.marbles.providers.clone() };
    let fetcher = company.marbles.fetcher.clone().within(Duration::from_millis(300));
    Marbles { providers, fetcher, ..company.marbles.clone() }
}

async fn seated(company: &Company, slack_user: &str) -> Chats {
    connect_app(company, "xoxb-northwind").await;
    let mut work = company.work_as(ANNA).await;
    let seat = people::Seat {
        slack_team: "T0NORTH".to_owned(),
        slack_user: slack_user.to_owned(),
        slack_name: "anna.h".to_owned(),
    };
    let token = people::offer(&mut work, &seat).await.expect("an offer");
    people::connect(&mut work, &token).await.expect("connected");
    work.save().await.expect("saved");
    Chats::open(company.marbles.db.clock.clone()).await
}

async fn message(company: &Company, titles: &[&str]) -> Message {
    let mut work = company.work_as(ANNA).await;
    let to = marbles::people::me(&mut work).await.expect("Anna");
    let told = |title: &&str| Told {
        story_id: marbles::ids::StoryId::new(company.now()),
        title: (*title).to_owned(),
        summary: "It does.".to_owned(),
        language: "en".to_owned(),
        picture: None,
        address: "http://localhost/n/secret-entrance".to_owned(),
    };
    Message {
        step: None,
        nudge: NudgeId::new(work.now),
        kind: Kind::AtOnce,
        to,
        organisation: programme::organisation(&mut work).await.expect("an organisation"),
        home: company.address.clone(),
        pace: Pace::RightAway,
        campaign: None,
        stories: titles.iter().map(told).collect(),
        requests: Vec::new(),
        less_address: "http://localhost/less".to_owned(),
        stop_address: "http://localhost/stop".to_owned(),
        keep_address: "http://localhost/keep".to_owned(),
    }
}

fn slack() -> &'static dyn Channel {
    channels::find("slack").expect("the channel")
}

on_both!(a_persons_message_comes_is_corrected_and_withdrawn, |company| {
    let chats = seated(&company, "U0ANNA").await;
    let marbles = with(&company, &chats);
    let mut work = company.work_as(ANNA).await;
    let anna = marbles::people::me(&mut work).await.expect("Anna");
    assert!(slack().is_set_up(&mut work, &anna).await.expect("a look"));
    drop(work);
    let first = message(&company, &["Our first turbin turns"]).await;
    let spoken = marbles.writer.speak(&first).expect("words");
    let receipt = slack().deliver(&marbles, &first, &spoken).await.expect("taken").expect("a receipt");
    assert!(chats.shown()[0].text.contains("turbin turns") && chats.shown()[0].place == "D0ANNA");
    let mended = message(&company, &["Our first turbine turns"]).await;
    let spoken = marbles.writer.speak(&mended).expect("words");
    slack().correct(&marbles, &receipt, &mended, &spoken).await.expect("corrected");
    assert!(chats.shown().len() == 1 && chats.shown()[0].text.contains("turbine turns"));
    let withdrawn = message(&company, &[]).await;
    slack().correct(&marbles, &receipt, &withdrawn, &spoken).await.expect("withdrawn");
    assert!(chats.shown().is_empty());
    slack().correct(&marbles, &receipt, &withdrawn, &spoken).await.expect("nothing left to do");
});

on_both!(what_slack_says_decides_whether_it_is_later_gone_or_never, |company| {
    let chats = seated(&company, "U0ANNA").await;
    let marbles = with(&company, &chats);
    let message = message(&company, &["Our first turbine turns"]).await;
    let spoken = marbles.writer.speak(&message).expect("words");
    let half_a_minute = Some(SignedDuration::from_secs(30));
    let busy = |retry_after| Refusal::Busy { retry_after };
    let never = |why: &str| Refusal::Rejected(format!("Slack refused it ({why})"));
    for (mood, refusal) in [
        (Mood::SaysLater(429, 30), busy(half_a_minute)),
        (Mood::Says(429, ""), busy(None)),
        (Mood::Hangs, busy(None)),
        (Mood::Says(200, r#"{"ok":false,"error":"ratelimited"}"#), busy(None)),
        (Mood::Says(200, "not JSON at all"), busy(None)),
        (Mood::Says(404, "no such page"), busy(None)),
        (Mood::Says(200, r#"{"ok":false,"error":"token_revoked"}"#), never("token_revoked")),
        (Mood::Says(200, r#"{"ok":false,"error":"<b>Anna</b>"}"#), never("unknown")),
    ] {
        chats.will(&[mood]);
        assert_eq!(slack().deliver(&marbles, &message, &spoken).await, Err(refusal), "{mood:?}");
    }
    company.browser(DAAN).await.get("/settings/channels").await.says("Slack refused it");
    slack().deliver(&marbles, &message, &spoken).await.expect("and then it goes");
    chats.will(&[Mood::Says(200, r#"{"ok":false,"error":"user_not_found"}"#)]);
    assert_eq!(slack().deliver(&marbles, &message, &spoken).await, Err(Refusal::Gone));
    let mut work = company.work_as(ANNA).await;
    let anna = marbles::people::me(&mut work).await.expect("Anna");
    assert!(!slack().is_set_up(&mut work, &anna).await.expect("a look"), "the seat is dropped");
});
