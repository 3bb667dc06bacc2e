//! What was said already: how many said it, never who, and what X's own rules forbid.

use jiff::SignedDuration;
use marbles::{
    ids::StoryId,
    shares::composing,
    stories::{
        editing::{self, Draft},
        publishing,
        starters::Tone,
    },
    voice::likeness::{self, Likeness, Whose},
};
use reqwest::StatusCode;
use serde_json::json;

use crate::company::{ANNA, BRAM, CLARA, Company, DAAN, on_both};

const WORDS: &str =
    "We lifted the old pump out at four in the morning, and the whole of Ribe slept through it.";
const DRESSED: &str =
    "We lifted the old pump out at 4 in the morning, and the whole of Ribe slept through it! 🎉";
const STARTER: &str =
    "Our oldest pump has gone to the museum. It ran for ninety years, and here is why we miss it.";

async fn story(company: &Company) -> StoryId {
    let mut work = company.work_as(BRAM).await;
    let draft = Draft {
        title: "The last day of pump 3".to_owned(),
        url: "https://news.northwind.example/pump-3".to_owned(),
        language: "en".to_owned(),
        starters: vec![editing::Start {
            language: "en".to_owned(),
            tone: Tone::Plain,
            text: STARTER.to_owned(),
        }],
        ..Draft::default()
    };
    let id = editing::create(&mut work, &draft).await.expect("a story");
    publishing::publish(&mut work, id).await.expect("published");
    work.save().await.expect("saved");
    id
}

async fn post(
    company: &Company,
    who: &str,
    story: StoryId,
    network: &str,
    text: &str,
) -> marbles::ids::ShareId {
    let mut work = company.work_as(who).await;
    let composed =
        composing::compose(&mut work, &company.marbles, story, network, text).await.expect("composed");
    composing::confirm(&mut work, composed.share.share_id).await.expect("posted");
    work.save().await.expect("saved");
    composed.share.share_id
}

async fn like(company: &Company, who: &str, text: &str, story: StoryId) -> Likeness {
    let mut work = company.work_as(who).await;
    likeness::of(&mut work, &company.marbles, text, Some(story)).await.expect("a likeness")
}

on_both!(colleagues_are_counted_once_each_and_oneself_never, |company| {
    let story = story(&company).await;
    assert!(like(&company, ANNA, WORDS, story).await.is_own());
    post(&company, BRAM, story, "linkedin", WORDS).await;
    post(&company, BRAM, story, "bluesky", DRESSED).await;
    post(&company, CLARA, story, "linkedin", DRESSED).await;
    post(&company, ANNA, story, "linkedin", WORDS).await;
    assert_eq!(like(&company, ANNA, WORDS, story).await, Likeness { colleagues: 2, ..Likeness::default() });
    let own = "I held the lamp while they lifted pump 3 out, and my coffee was cold before it swung.";
    assert!(like(&company, ANNA, own, story).await.is_own());
});

on_both!(what_is_taken_back_or_a_month_old_counts_no_more, |company| {
    let story = story(&company).await;
    let share = post(&company, BRAM, story, "linkedin", WORDS).await;
    post(&company, CLARA, story, "linkedin", WORDS).await;
    assert_eq!(like(&company, ANNA, WORDS, story).await.colleagues, 2);
    let mut work = company.work_as(BRAM).await;
    composing::take_back(&mut work, share).await.expect("taken back");
    work.save().await.expect("saved");
    assert_eq!(like(&company, ANNA, WORDS, story).await.colleagues, 1);
    // Posted again with other words: the old ones are gone, the new ones count.
    let new =
        "The crane driver of the night brought cake for everybody, and nobody had told him about the rain.";
    company.advance(SignedDuration::from_mins(1));
    assert_eq!(post(&company, BRAM, story, "linkedin", new).await, share);
    assert_eq!(like(&company, ANNA, WORDS, story).await.colleagues, 1);
    assert_eq!(like(&company, ANNA, new, story).await.colleagues, 1);
    company.advance(SignedDuration::from_hours(31 * 24));
    assert!(like(&company, ANNA, WORDS, story).await.is_own());
});

on_both!(another_node_and_another_organisation_see_what_they_may, |company| {
    let story = story(&company).await;
    assert!(like(&company, ANNA, WORDS, story).await.is_own());
    let mut other_node = company.marbles.clone();
    other_node.said = likeness::said::Said::default();
    post(&company, BRAM, story, "linkedin", WORDS).await;
    let mut work = company.work_as(ANNA).await;
    let seen = likeness::of(&mut work, &other_node, WORDS, None).await.expect("a likeness");
    assert_eq!(seen.colleagues, 1);
    drop(work);
    let elsewhere = marbles::db::By::marbles(company.other_org);
    let mut look = company.marbles.db.look(elsewhere).await.expect("a look");
    assert!(likeness::of(&mut look, &company.marbles, WORDS, None).await.expect("a likeness").is_own());
});

on_both!(the_way_out_advises_and_names_nobody, |company| {
    let story = story(&company).await;
    for who in [BRAM, CLARA, DAAN] {
        post(&company, who, story, "linkedin", WORDS).await;
    }
    let anna = company.browser(ANNA).await;
    let path = format!("/stories/{story}/shares");
    let sent = anna.post(&path, &[("network", "linkedin"), ("text", DRESSED)]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "advice is no gate");
    let ready = anna.get(sent.location()).await;
    ready.says("3 colleagues have said exactly this; add what you saw yourself.");
    ready.keeps_quiet_about("Bram").keeps_quiet_about("Clara").keeps_quiet_about("Daan");
    let sent = anna.post(&path, &[("network", "linkedin"), ("text", STARTER)]).await;
    anna.get(sent.location()).await.says("This is still the suggested start.");
    anna.post(&format!("{}/confirmation", sent.location()), &[]).await;
    anna.get(sent.location()).await.keeps_quiet_about("This is still the suggested start.");
});

on_both!(x_takes_the_same_words_once_and_other_networks_do_as_they_please, |company| {
    let story = story(&company).await;
    post(&company, BRAM, story, "linkedin", WORDS).await;
    let anna = company.browser(ANNA).await;
    let path = format!("/stories/{story}/shares");
    let on_x = [("network", "x"), ("text", DRESSED)];
    assert_eq!(anna.post(&path, &on_x).await.status, StatusCode::SEE_OTHER, "it stands nowhere on X yet");
    post(&company, BRAM, story, "x", WORDS).await;
    assert_eq!(like(&company, ANNA, WORDS, story).await.on_x, Some(Whose::Colleague));
    let stopped = anna.post(&path, &on_x).await;
    assert_eq!(stopped.status, StatusCode::UNPROCESSABLE_ENTITY);
    stopped.says("A colleague has posted these words on X").says("the whole of Ribe slept through it! 🎉");
    stopped.keeps_quiet_about("Bram de Wit has");
    let bluesky = anna.post(&path, &[("network", "bluesky"), ("text", DRESSED)]).await;
    assert_eq!(bluesky.status, StatusCode::SEE_OTHER);
    let program = company.program(BRAM).await;
    let again = json!({ "network": "x", "text": DRESSED });
    let answer = program.call("POST", &format!("/api/v1{path}"), again).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    answer.says("You have posted these words on X before");
});
