//! Rooms: a team's channel in Slack or Teams, where a story is posted once, whatever the chat does.

use std::time::Duration;

use jiff::SignedDuration;
use marbles::{
    Marbles,
    ids::{RoomId, StoryId},
    jobs,
    nudges::rooms::{self, Offered, Room},
    people::groups,
    stories::{
        audience::Audience,
        editing::{self, Draft},
        publishing,
    },
};
use reqwest::StatusCode;

use crate::{
    chats::{Chats, Mood},
    company::{ANNA, BRAM, CLARA, Company, DAAN, on_both},
};

async fn open_chats(company: &Company) -> Chats {
    Chats::open(company.marbles.db.clock.clone()).await
}

async fn add(company: &Company, provider: &str, webhook: &str, audience: &str) -> RoomId {
    let mut work = company.work_as(DAAN).await;
    let offered = Offered {
        provider: provider.to_owned(),
        name: format!("#{provider}"),
        webhook: webhook.to_owned(),
        audience: audience.to_owned(),
    };
    let room = rooms::add(&mut work, &company.marbles, &offered).await.expect("a room");
    work.save().await.expect("saved");
    room
}

async fn publish(company: &Company, title: &str, audience: Audience) -> StoryId {
    let mut work = company.work().await;
    let draft = Draft { title: title.to_owned(), language: "en".to_owned(), audience, ..Draft::default() };
    let story = editing::create(&mut work, &draft).await.expect("a story");
    publishing::publish(&mut work, story).await.expect("published");
    work.save().await.expect("saved");
    story
}

/// Lets time pass, in steps that are short enough to see how fast messages come, or long enough to be quick.
async fn let_time_pass(marbles: &Marbles, company: &Company, until: SignedDuration) {
    let end = marbles.db.clock.now() + until;
    let step = SignedDuration::from_millis(if until > SignedDuration::from_mins(1) { 60_000 } else { 500 });
    loop {
        jobs::running::do_what_is_due(marbles).await.expect("jobs");
        if marbles.db.clock.now() >= end {
            return;
        }
        company.advance(step);
    }
}

async fn the_room(company: &Company) -> Room {
    rooms::list(&mut company.work().await).await.expect("rooms").pop().expect("a room")
}

const PROVIDERS: [&str; 2] = ["slack", "teams"];

fn webhook(chats: &Chats, provider: &str) -> String {
    if provider == "slack" { chats.slack_webhook() } else { chats.teams_webhook() }
}

on_both!(a_new_story_is_posted_once_in_each_room_with_a_button_to_open_it, |company| {
    let chats = open_chats(&company).await;
    for provider in PROVIDERS {
        add(&company, provider, &webhook(&chats, provider), "everyone").await;
    }
    let story = publish(&company, "Our first turbine turns", Audience::Everyone).await;
    company.do_jobs().await;
    let mut work = company.work().await;
    publishing::withdraw(&mut work, story, None).await.expect("withdrawn");
    publishing::publish(&mut work, story).await.expect("out again");
    work.save().await.expect("saved");
    company.do_jobs().await;
    let shown = chats.shown();
    assert_eq!(shown.len(), 2, "once in each, also when it comes out again");
    for one in &shown {
        assert!(one.text.contains("Our first turbine turns"), "{}", one.text);
        assert!(one.text.contains(&format!("/stories/{story}")), "{}", one.text);
    }
});

on_both!(a_room_of_a_group_sees_what_is_for_everyone_or_for_it_and_never_for_others, |company| {
    let chats = open_chats(&company).await;
    let mut work = company.work().await;
    let hydrogen = groups::create(&mut work, "Hydrogen", None).await.expect("a group");
    let finance = groups::create(&mut work, "Finance", None).await.expect("a group");
    work.save().await.expect("saved");
    add(&company, "slack", &chats.slack_webhook(), &format!("group:{hydrogen}")).await;
    let only = |group| Audience::Some { groups: vec![group], followers: Vec::new() };
    publish(&company, "For hydrogen", only(hydrogen)).await;
    publish(&company, "For finance", only(finance)).await;
    publish(&company, "For everyone", Audience::Everyone).await;
    let_time_pass(&company.marbles, &company, SignedDuration::from_secs(5)).await;
    let said: String = chats.shown().into_iter().map(|shown| shown.text).collect();
    assert!(said.contains("For hydrogen") && said.contains("For everyone"));
    assert!(!said.contains("For finance"));
});

on_both!(stories_come_no_faster_than_the_chat_takes_them_and_none_is_lost, |company| {
    for provider in PROVIDERS {
        let chats = open_chats(&company).await;
        let room = add(&company, provider, &webhook(&chats, provider), "everyone").await;
        for number in 0..5 {
            publish(&company, &format!("Story {number}"), Audience::Everyone).await;
        }
        let_time_pass(&company.marbles, &company, SignedDuration::from_secs(8)).await;
        assert_eq!((chats.shown().len(), chats.too_fast()), (5, 0), "{provider}");
        let mut work = company.work_as(DAAN).await;
        rooms::remove(&mut work, room).await.expect("removed");
        work.save().await.expect("saved");
    }
});

on_both!(a_chat_that_is_busy_or_hangs_gets_it_later_and_nobody_hears_twice, |company| {
    let fetcher = company.marbles.fetcher.clone().within(Duration::from_millis(300));
    let impatient = Marbles { fetcher, ..company.marbles.clone() };
    for provider in PROVIDERS {
        let chats = open_chats(&company).await;
        let room = add(&company, provider, &webhook(&chats, provider), "everyone").await;
        chats.will(&[
            Mood::SaysLater(429, 30),
            Mood::Says(429, "ratelimited"),
            Mood::Hangs,
            Mood::Says(500, "rollup_error"),
        ]);
        publish(&company, "Our first turbine turns", Audience::Everyone).await;
        jobs::running::do_what_is_due(&impatient).await.expect("jobs");
        let_time_pass(&impatient, &company, SignedDuration::from_secs(20)).await;
        assert_eq!(chats.asked(), 1, "{provider}: it was asked to wait for half a minute");
        assert_eq!(the_room(&company).await.problem.as_deref(), Some("busy"));
        let_time_pass(&impatient, &company, SignedDuration::from_mins(40)).await;
        assert_eq!((chats.shown().len(), chats.asked()), (1, 5), "{provider}");
        let seen = the_room(&company).await;
        assert_eq!((seen.problem, seen.waiting), (None, 0));
        let mut work = company.work_as(DAAN).await;
        rooms::remove(&mut work, room).await.expect("removed");
        work.save().await.expect("saved");
    }
});

on_both!(a_room_that_is_gone_stops_visibly_and_takes_what_it_missed_once_it_is_back, |company| {
    for (provider, status, words) in [
        ("slack", 404, "no_service"),
        ("slack", 410, "channel_is_archived"),
        ("slack", 403, "invalid_token"),
        ("teams", 404, "WorkflowNotFound"),
        ("teams", 401, "DirectApiAuthorizationRequired"),
    ] {
        let chats = open_chats(&company).await;
        let room = add(&company, provider, &webhook(&chats, provider), "everyone").await;
        chats.will(&[Mood::Says(status, words)]);
        publish(&company, "Our first turbine turns", Audience::Everyone).await;
        let_time_pass(&company.marbles, &company, SignedDuration::from_secs(30)).await;
        assert_eq!(chats.asked(), 1, "{provider} {status}: nobody is asked in vain");
        let seen = the_room(&company).await;
        assert!(seen.stopped_at.is_some() && seen.waiting == 1, "{provider} {status}: {seen:?}");
        let browser = company.browser(DAAN).await;
        browser.get("/settings/channels").await.says("Stopped").says("This address is gone");
        assert_eq!(
            browser.post(&format!("/settings/rooms/{room}/test"), &[]).await.status,
            StatusCode::SEE_OTHER
        );
        let_time_pass(&company.marbles, &company, SignedDuration::from_secs(3)).await;
        assert_eq!(chats.shown().len(), 2, "{provider} {status}: the test, and the story that waited");
        let mut work = company.work_as(DAAN).await;
        rooms::remove(&mut work, room).await.expect("removed");
        work.save().await.expect("saved");
    }
});

on_both!(a_chat_that_refuses_a_message_says_why_and_the_next_one_still_comes, |company| {
    let chats = open_chats(&company).await;
    add(&company, "slack", &chats.slack_webhook(), "everyone").await;
    chats.will(&[Mood::Says(400, "invalid_payload")]);
    publish(&company, "The first", Audience::Everyone).await;
    let_time_pass(&company.marbles, &company, SignedDuration::from_secs(3)).await;
    company.browser(DAAN).await.get("/settings/channels").await.says("Slack refused it (invalid_payload)");
    publish(&company, "The second", Audience::Everyone).await;
    let_time_pass(&company.marbles, &company, SignedDuration::from_secs(3)).await;
    assert_eq!(chats.shown().len(), 1);
    assert_eq!(the_room(&company).await.problem, None);
});

on_both!(a_room_that_never_answers_is_given_up_visibly, |company| {
    let chats = open_chats(&company).await;
    add(&company, "teams", &chats.teams_webhook(), "everyone").await;
    chats.will(&[Mood::Says(503, "down"); 20]);
    publish(&company, "Our first turbine turns", Audience::Everyone).await;
    for _ in 0..30 {
        company.do_jobs().await;
        company.advance(SignedDuration::from_hours(1));
    }
    assert_eq!(chats.asked(), 8);
    assert_eq!(the_room(&company).await.problem.as_deref(), Some("silent"));
});

on_both!(a_story_that_was_taken_back_meanwhile_is_not_posted, |company| {
    let chats = open_chats(&company).await;
    add(&company, "slack", &chats.slack_webhook(), "everyone").await;
    chats.will(&[Mood::SaysLater(429, 60)]);
    let story = publish(&company, "Too early", Audience::Everyone).await;
    company.do_jobs().await;
    let mut work = company.work().await;
    publishing::withdraw(&mut work, story, None).await.expect("withdrawn");
    work.save().await.expect("saved");
    company.advance(SignedDuration::from_mins(2));
    company.do_jobs().await;
    assert!(chats.shown().is_empty());
});

on_both!(an_address_is_a_credential_and_never_shows, |company| {
    let chats = open_chats(&company).await;
    let browser = company.browser(DAAN).await;
    let typed =
        [("provider", "teams"), ("name", ""), ("webhook", &chats.teams_webhook()), ("audience", "everyone")];
    let answer = browser.post("/settings/rooms", &typed).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    answer.keeps_quiet_about("webhook-secret");
    let typed = [("provider", "teams"), ("name", "#hydro"), ("webhook", &chats.teams_webhook())];
    assert_eq!(browser.post("/settings/rooms", &typed).await.status, StatusCode::SEE_OTHER);
    let page = browser.get("/settings/channels").await;
    page.says("#hydro").keeps_quiet_about("webhook-secret").keeps_quiet_about("triggers/manual");
    let sealed = match company.database {
        Some(_) => "select encode(sealed, 'hex') from rooms",
        None => "select lower(hex(sealed)) from rooms",
    };
    let secret: String = "webhook-secret".bytes().map(|byte| format!("{byte:02x}")).collect();
    assert!(!company.dig(sealed).await[0].contains(&secret), "it lies sealed");
});

on_both!(rooms_lead_to_the_providers_only, |company| {
    let browser = company.browser(DAAN).await;
    for webhook in [
        "https://intranet.northwind.example/hook",
        "http://169.254.169.254/latest/meta-data",
        "https://hooks.slack.com.evil.example/services/T/B/x",
        "http://hooks.slack.com/services/T/B/x",
        "https://prod-1.westeurope.logic.azure.com/workflows/x",
        "file:///etc/passwd",
        "",
    ] {
        let typed =
            [("provider", "slack"), ("name", "#hydro"), ("webhook", webhook), ("audience", "everyone")];
        let answer = browser.post("/settings/rooms", &typed).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{webhook}");
        answer.says("This is not a webhook address");
    }
    let stranger = "group:00000000-0000-7000-8000-000000000000";
    let typed = [
        ("provider", "slack"),
        ("name", "#hydro"),
        ("webhook", "https://hooks.slack.com/services/T/B/x"),
        ("audience", stranger),
    ];
    assert_eq!(browser.post("/settings/rooms", &typed).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(company.browser(ANNA).await.get("/settings/channels").await.status, StatusCode::FORBIDDEN);
});

on_both!(a_lead_looks_after_rooms_and_the_slack_app_stays_with_the_administrator, |company| {
    let chats = open_chats(&company).await;
    let clara = company.browser(CLARA).await;
    clara.get("/campaigns").await.says("/settings/channels");
    clara.get("/settings/channels").await.says("Team channels").keeps_quiet_about("signing_secret");
    company.browser(DAAN).await.get("/settings/channels").await.says("signing_secret");
    let typed = [("provider", "teams"), ("name", "#hydro"), ("webhook", &chats.teams_webhook())];
    assert_eq!(clara.post("/settings/rooms", &typed).await.status, StatusCode::SEE_OTHER);
    let mut work = company.work().await;
    let room = rooms::list(&mut work).await.expect("rooms")[0].room_id;
    drop(work);
    let path = format!("/settings/rooms/{room}");
    assert_eq!(clara.post(&format!("{path}/test"), &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(clara.post("/settings/slack/removal", &[]).await.status, StatusCode::FORBIDDEN);
    let bram = company.browser(BRAM).await;
    assert_eq!(bram.post(&format!("{path}/removal"), &[]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(clara.post(&format!("{path}/removal"), &[]).await.status, StatusCode::SEE_OTHER);
    clara.get("/settings/channels").await.keeps_quiet_about(&path);
});

on_both!(what_was_posted_in_a_room_is_forgotten_in_time_and_what_waits_is_not, |company| {
    let chats = open_chats(&company).await;
    add(&company, "teams", &chats.teams_webhook(), "everyone").await;
    publish(&company, "The flood barrier held", Audience::Everyone).await;
    let_time_pass(&company.marbles, &company, SignedDuration::from_mins(2)).await;
    let posts = || company.dig("select cast(count(*) as text) from room_posts");
    assert_eq!(posts().await, ["1"]);
    company.advance(SignedDuration::from_hours(24 * 119));
    forget(&company).await;
    assert_eq!(posts().await, ["1"], "not yet");
    company.advance(SignedDuration::from_hours(48));
    chats.will(&[Mood::SaysLater(429, 3_600)]);
    publish(&company, "Another one", Audience::Everyone).await;
    let_time_pass(&company.marbles, &company, SignedDuration::from_mins(2)).await;
    forget(&company).await;
    assert_eq!(posts().await, ["1"], "the one that waits");
});

async fn forget(company: &Company) {
    let mut work = company.work().await;
    marbles::programme::retention::forget(&mut work).await.expect("forgotten");
    work.save().await.expect("saved");
}
