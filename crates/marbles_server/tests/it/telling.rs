//! What messages tell: the stories that Today would put first for their reader, and what became of them since.

use jiff::SignedDuration;
use marbles::{
    ids::{GroupId, StoryId, TopicId},
    nudges::rhythm::Pace,
    people::groups,
    stories::{
        editing::{self, Draft},
        publishing, topics,
    },
};
use reqwest::StatusCode;
use serde_json::json;

use crate::{
    company::{ANNA, BRAM, Browser, CLARA, Company, DAAN, on_both},
    nudging::{
        MONDAY, TUESDAY, everybody_only_opens_it, go_to, letters_to, prefers, publish, some_minutes_later,
    },
};

/// When the second week's messages come.
const NEXT_MONDAY: &str = "2026-11-30T09:00:00Z";
const NEXT_TUESDAY: &str = "2026-12-01T08:01:00Z";

async fn topic(company: &Company, name: &str) -> TopicId {
    let mut work = company.work().await;
    let id = topics::create(&mut work, name).await.expect("a topic");
    work.save().await.expect("saved");
    id
}

async fn publish_draft(company: &Company, draft: Draft) -> StoryId {
    let mut work = company.work_as(BRAM).await;
    let url = format!("https://news.northwind.example/{}", draft.title.replace(' ', "-"));
    let draft = Draft { url, language: "en".to_owned(), ..draft };
    let story = editing::create(&mut work, &draft).await.expect("a story");
    publishing::publish(&mut work, story).await.expect("published");
    work.save().await.expect("saved");
    story
}

async fn publish_about(company: &Company, title: &str, topic: TopicId) -> StoryId {
    publish_draft(company, Draft { title: title.to_owned(), topics: vec![topic], ..Draft::default() }).await
}

async fn share(program: &Browser, story: StoryId) {
    let wish = json!({ "network": "linkedin", "text": "Look at this" });
    let share = program.call("POST", &format!("/api/v1/stories/{story}/shares"), wish).await.json();
    let path = format!("/api/v1/shares/{}/confirmation", share["id"].as_str().expect("an id"));
    assert_eq!(program.call("PUT", &path, json!({})).await.status, StatusCode::OK);
}

async fn see(program: &Browser, story: StoryId) {
    let path = format!("/api/v1/stories/{story}/signals");
    let seen = program.call("POST", &path, json!({ "kind": "seen" })).await;
    assert_eq!(seen.status, StatusCode::NO_CONTENT);
}

/// Which of two titles stands first in the letter to somebody.
fn first<'a>(letters: &[String], email: &str, one: &'a str, other: &'a str) -> &'a str {
    let to = letters_to(letters, email);
    assert_eq!(to.len(), 1, "{letters:?}");
    let place = |title: &str| to[0].find(title).unwrap_or_else(|| panic!("{title} is not in {}", to[0]));
    if place(one) < place(other) { one } else { other }
}

on_both!(
    a_message_puts_first_what_its_reader_cares_for_and_knows_only_the_rules_where_learning_is_off,
    |company| {
        let (wind, water) = (topic(&company, "Wind").await, topic(&company, "Water").await);
        for number in 0..3 {
            let blades = publish_about(&company, &format!("Blades {number}"), wind).await;
            let pumps = publish_about(&company, &format!("Pumps {number}"), water).await;
            // As many like the one as the other, so that only one's own past tells them apart.
            for (email, liked) in [(ANNA, blades), (DAAN, blades), (BRAM, pumps), (CLARA, pumps)] {
                let program = company.program(email).await;
                see(&program, blades).await;
                see(&program, pumps).await;
                share(&program, liked).await;
            }
        }
        let off = json!({ "learning": false });
        company.program(CLARA).await.call("PATCH", "/api/v1/me/relevance", off).await;
        go_to(&company, NEXT_MONDAY);
        everybody_only_opens_it(&company).await;
        publish_about(&company, "News of water", water).await;
        company.advance(SignedDuration::from_hours(1));
        publish_about(&company, "News of wind", wind).await;
        for email in [BRAM, CLARA] {
            prefers(&company, email, Pace::Weekly).await;
        }
        go_to(&company, NEXT_TUESDAY);
        let letters = company.letters().await;
        assert_eq!(
            first(&letters, BRAM, "News of water", "News of wind"),
            "News of water",
            "he shares water"
        );
        assert_eq!(first(&letters, CLARA, "News of water", "News of wind"), "News of wind", "the newer one");
    }
);

on_both!(a_message_asks_the_same_gates_as_today, |company| {
    everybody_only_opens_it(&company).await;
    go_to(&company, MONDAY);
    prefers(&company, ANNA, Pace::Weekly).await;
    let cake = topic(&company, "Cake").await;
    let anna = company.person(ANNA).await;
    let mut work = company.work().await;
    let insiders: GroupId = groups::create(&mut work, "Insiders", None).await.expect("a group");
    groups::add_member(&mut work, insiders, anna).await.expect("in");
    work.save().await.expect("saved");
    let seen = publish(&company, "Seen thrice").await;
    let program = company.program(ANNA).await;
    for _ in 0..3 {
        see(&program, seen).await;
        company.advance(SignedDuration::from_hours(1));
    }
    let barred = Draft { title: "Barred figures".into(), barred: vec![insiders], ..Draft::default() };
    publish_draft(&company, barred).await;
    publish_about(&company, "Cake again", cake).await;
    let never = json!({ "topics": { cake.to_string(): "never" } });
    program.call("PATCH", "/api/v1/me/relevance", never).await;
    let shared = publish(&company, "Shared already").await;
    share(&program, shared).await;
    publish(&company, "The flood barrier held").await;
    go_to(&company, TUESDAY);
    let letters = company.letters().await;
    assert_eq!(letters.len(), 1, "{letters:?}");
    assert!(letters[0].contains("The flood barrier held"));
    for title in ["Seen thrice", "Barred figures", "Cake again", "Shared already"] {
        assert!(!letters[0].contains(title), "{title}");
    }
});

on_both!(a_message_brings_a_topic_twice_at_most_and_what_was_asked_for_first, |company| {
    everybody_only_opens_it(&company).await;
    go_to(&company, MONDAY);
    prefers(&company, ANNA, Pace::Weekly).await;
    let wind = topic(&company, "Wind").await;
    for number in 0..4 {
        publish_about(&company, &format!("Blade {number}"), wind).await;
    }
    publish(&company, "Six apprentices").await;
    let more = json!({ "topics": { wind.to_string(): "more" } });
    company.program(ANNA).await.call("PATCH", "/api/v1/me/relevance", more).await;
    go_to(&company, TUESDAY);
    let letters = company.letters().await;
    let blades = (0..4).filter(|number| letters[0].contains(&format!("Blade {number}")));
    let blades: Vec<String> = blades.map(|number| format!("Blade {number}")).collect();
    assert_eq!(blades.len(), 2, "{}", letters[0]);
    assert_eq!(first(&letters, ANNA, &blades[0], "Six apprentices"), blades[0]);
});

on_both!(a_withdrawn_story_leaves_messages_that_wait_and_the_inbox, |company| {
    everybody_only_opens_it(&company).await;
    prefers(&company, ANNA, Pace::RightAway).await;
    prefers(&company, CLARA, Pace::RightAway).await;
    go_to(&company, MONDAY);
    let kept = publish(&company, "It stays").await;
    some_minutes_later(&company).await;
    let anna = company.program(ANNA).await;
    let inbox = anna.get("/api/v1/me/inbox").await.json();
    assert_eq!(inbox["items"][0]["stories"][0]["title"], "It stays");
    assert_eq!(inbox["items"][0]["channel"], "email");
    let mut work = company.work_as(BRAM).await;
    let story = marbles::stories::find(&mut work, kept).await.expect("the story");
    let mut draft = editing::draft_of(&mut work, &story).await.expect("a draft");
    draft.title = "It stays, corrected".to_owned();
    editing::change(&mut work, kept, &draft).await.expect("changed");
    work.save().await.expect("saved");
    let inbox = anna.get("/api/v1/me/inbox").await.json();
    assert_eq!(inbox["items"][0]["stories"][0]["title"], "It stays, corrected");
    company.browser(ANNA).await.get("/inbox").await.says("It stays, corrected");
    let mut work = company.work_as(BRAM).await;
    publishing::withdraw(&mut work, kept, None).await.expect("withdrawn");
    work.save().await.expect("saved");
    company.do_jobs().await;
    let inbox = anna.get("/api/v1/me/inbox").await.json();
    assert_eq!(inbox["items"], json!([]), "nothing is left of it");
    // One that is withdrawn before it went out never does, and takes nobody's day.
    company.advance(SignedDuration::from_hours(48));
    company.do_jobs().await;
    let before = company.letters().await.len();
    let gone = publish(&company, "It goes").await;
    assert_eq!(
        marbles::nudges::offering::offer(&company.marbles, company.org, gone).await.expect("offered"),
        2
    );
    let mut work = company.work_as(BRAM).await;
    publishing::withdraw(&mut work, gone, None).await.expect("withdrawn");
    work.save().await.expect("saved");
    some_minutes_later(&company).await;
    assert_eq!(company.letters().await.len(), before);
    company.advance(SignedDuration::from_mins(1));
    publish(&company, "Another one").await;
    some_minutes_later(&company).await;
    assert_eq!(company.letters().await.len(), before + 2, "their day is free again");
});
