//! Messages from a programme lead: once to each, within everybody's caps, and told of in figures only.

use jiff::{SignedDuration, Timestamp};
use marbles::{
    clock::Moment,
    db::By,
    nudges::{
        Kind,
        campaigns::{
            listing,
            saying::{self, Wish},
        },
        choosing::{self, Chosen},
        rhythm::Pace,
        trials::{self, reporting},
    },
    people,
};
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::company::{ANNA, BRAM, CLARA, Company, DAAN, on_both};

fn go_to(company: &Company, moment: &str) {
    let then = Moment::from(moment.parse::<Timestamp>().expect("a timestamp"));
    company.advance(then - company.marbles.db.clock.now());
}

async fn prefers(company: &Company, email: &str, pace: Pace) {
    let mut work = company.work_as(email).await;
    let me = work.by.person.expect("a person");
    let before = choosing::of(&mut work, me).await.expect("a rhythm");
    choosing::choose(&mut work, &Chosen { pace, ..before }).await.expect("chosen");
    work.save().await.expect("saved");
}

const WORDS: &[(&str, &str)] = &[
    ("title", "Open day on Friday"),
    ("words", "Bring your family.\n\nThere is coffee."),
    ("audience", "everyone"),
];

on_both!(a_campaign_comes_once_to_each_at_their_own_time_and_to_nobody_who_only_reads_here, |company| {
    prefers(&company, ANNA, Pace::RightAway).await;
    prefers(&company, BRAM, Pace::Weekly).await;
    prefers(&company, CLARA, Pace::OnOpen).await;
    prefers(&company, DAAN, Pace::OnOpen).await;
    go_to(&company, "2026-11-25T09:00:00Z");
    company.do_jobs().await;
    let clara = company.browser(CLARA).await;
    clara.get("/campaigns").await.says("Nothing said yet").says("Not enough yet");
    let look = clara.post("/campaigns", &[WORDS, &[("action", "look")]].concat()).await;
    look.says("Bring your family.").says("It will probably reach");
    assert!(company.letters().await.is_empty(), "looking says nothing");
    let said = clara.post("/campaigns", &[WORDS, &[("action", "say")]].concat()).await;
    assert_eq!(said.location(), "/campaigns");
    company.advance(SignedDuration::from_secs(60));
    let letters = company.letters().await;
    assert_eq!(letters.len(), 1, "Anna, right away: {letters:?}");
    assert!(letters[0].contains("Bring your family.") && letters[0].contains("anna@"));
    company.browser(ANNA).await.get("/inbox").await.says("Open day on Friday");
    go_to(&company, "2026-12-01T08:01:00Z");
    company.do_jobs().await;
    let letters = company.letters().await;
    assert_eq!(letters.len(), 2, "Bram, on his day");
    go_to(&company, "2026-12-08T08:01:00Z");
    company.do_jobs().await;
    assert_eq!(company.letters().await.len(), 2, "once to each");
    clara.get("/campaigns").await.says("Open day on Friday").says("Until ");
});

on_both!(a_campaign_takes_the_place_of_a_message_and_is_never_one_more, |company| {
    for email in [BRAM, CLARA, DAAN] {
        prefers(&company, email, Pace::OnOpen).await;
    }
    prefers(&company, ANNA, Pace::RightAway).await;
    go_to(&company, "2026-11-25T09:00:00Z");
    let mut work = company.work_as(CLARA).await;
    for title in ["First", "Second", "Third", "Fourth", "Fifth"] {
        let wish = Wish { title: title.to_owned(), words: "Words.".to_owned(), ..Wish::default() };
        saying::say(&mut work, &wish).await.expect("said");
    }
    work.save().await.expect("saved");
    for _ in 0..6 {
        company.do_jobs().await;
        company.advance(SignedDuration::from_hours(24));
    }
    let letters = company.letters().await;
    // Wednesday, Thursday and Friday at most; the digest of Tuesday is none of the three.
    assert!(letters.len() <= 3, "{} letters in six days", letters.len());
    assert!(!letters.is_empty());
});

on_both!(what_does_not_hold_is_said_and_only_a_lead_may_speak, |company| {
    let clara = company.browser(CLARA).await;
    let bad = clara.post("/campaigns", &[("title", ""), ("words", ""), ("audience", "some")]).await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    bad.says("Give it a title").says("Choose at least one group");
    let bram = company.browser(BRAM).await;
    assert_eq!(bram.post("/campaigns", WORDS).await.status, StatusCode::FORBIDDEN);
});

on_both!(what_came_of_a_campaign_is_told_when_it_is_over_and_not_of_a_few, |company| {
    company.crowd(60, "Water", "Esbjerg").await;
    go_to(&company, "2026-11-23T09:00:00Z");
    company.do_jobs().await;
    let mut work = company.work_as(CLARA).await;
    let wish = Wish { title: "Thank you".to_owned(), words: "All of you.".to_owned(), ..Wish::default() };
    saying::say(&mut work, &wish).await.expect("said");
    work.save().await.expect("saved");
    go_to(&company, "2026-11-24T08:01:00Z");
    company.do_jobs().await;
    let told = |company: &Company| {
        let marbles = company.marbles.clone();
        let org = company.org;
        async move {
            let mut look = marbles.db.look(By::marbles(org)).await.expect("a look");
            listing::list(&mut look).await.expect("a list").remove(0)
        }
    };
    let running = told(&company).await;
    assert!(running.running);
    assert_eq!(running.reached.shown(), None, "nobody can watch it grow");
    company.advance(SignedDuration::from_hours(24 * 14));
    let over = told(&company).await;
    assert_eq!(over.meant.shown(), Some(64));
    assert_eq!(over.reached.shown(), Some(64));
    company.browser(CLARA).await.get("/campaigns").await.says("Reached");
});

on_both!(a_trial_keeps_each_draw_with_its_propensity_and_tells_nothing_of_a_few, |company| {
    let crowd = company.crowd(40, "Water", "Esbjerg").await;
    go_to(&company, "2026-11-23T09:00:00Z");
    company.do_jobs().await;
    let mut work = company.work().await;
    trials::hold_back(&mut work, 50).await.expect("set");
    assert!(trials::hold_back(&mut work, 51).await.is_err());
    work.save().await.expect("saved");
    let mut work = company.work_as(CLARA).await;
    let wish = Wish { title: "Thank you".to_owned(), words: "All of you.".to_owned(), ..Wish::default() };
    saying::say(&mut work, &wish).await.expect("said");
    work.save().await.expect("saved");
    go_to(&company, "2026-11-24T08:01:00Z");
    company.do_jobs().await;
    let mut work = company.work().await;
    let draws = trials::draws(&mut work).await.expect("draws");
    let sent = draws.iter().filter(|draw| draw.sent).count();
    assert_eq!(draws.len(), crowd.len() + 4);
    assert!(draws.iter().all(|draw| draw.propensity == 500 && draw.kind == Kind::Digest));
    assert!((8..=36).contains(&sent), "{sent} of 44 were sent");
    drop(work);
    assert_eq!(company.letters().await.len(), sent, "what is held back does not come");
    company.advance(SignedDuration::from_hours(30));
    company.do_jobs().await;
    assert_eq!(company.letters().await.len(), sent, "nor the day after");
    company.advance(SignedDuration::from_hours(24 * 14));
    let mut look = company.marbles.db.look(By::marbles(company.org)).await.expect("a look");
    let report = reporting::draw(&mut look).await.expect("a report");
    assert_eq!(report.in_all, reporting::Said::NotEnough);
    assert!(people::find(&mut look, crowd[0]).await.is_ok());
});

on_both!(a_campaign_is_said_listed_and_stopped_as_json_by_a_lead_alone, |company| {
    let clara = company.program(CLARA).await;
    let wish = json!({ "title": "Open day on Friday", "words": "Bring your family." });
    let said = clara.call("POST", "/api/v1/campaigns", wish.clone()).await;
    assert_eq!(said.status, StatusCode::CREATED, "{}", said.text);
    let id = said.json()["id"].as_str().expect("an id").to_owned();
    let one = |list: Value| list["items"][0].clone();
    let listed = one(clara.get("/api/v1/campaigns").await.json());
    assert_eq!((&listed["id"], &listed["state"]), (&json!(id), &json!("running")));
    assert_eq!(listed["reached"], Value::Null, "no figures while it runs");
    for program in [company.program(ANNA).await, company.program(BRAM).await] {
        assert_eq!(program.get("/api/v1/campaigns").await.status, StatusCode::FORBIDDEN);
        let said = program.call("POST", "/api/v1/campaigns", wish.clone()).await;
        assert_eq!(said.status, StatusCode::FORBIDDEN);
    }
    let path = format!("/api/v1/campaigns/{id}");
    assert_eq!(company.stranger().await.call("DELETE", &path, json!({})).await.status, StatusCode::NOT_FOUND);
    assert_eq!(clara.call("DELETE", &path, json!({})).await.status, StatusCode::NO_CONTENT);
    assert_eq!(one(clara.get("/api/v1/campaigns").await.json())["state"], "stopped");
    for (field, wish) in [
        ("title", json!({ "title": "", "words": "Words." })),
        ("words", json!({ "title": "Title", "words": "" })),
        ("audience", json!({ "title": "Title", "words": "Words.", "groups": [] })),
        ("story", json!({ "title": "Title", "words": "Words.", "story": id })),
    ] {
        let answer = clara.call("POST", "/api/v1/campaigns", wish).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
        assert_eq!(answer.json()["errors"][0]["field"], field);
    }
});
