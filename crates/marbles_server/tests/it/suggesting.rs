//! A colleague suggests a story; an editor takes it, or declines it kindly.

use marbles::{
    ids::StoryId,
    stories::{self, Standing, suggesting},
};
use reqwest::StatusCode;

use crate::company::{ANNA, BRAM, CLARA, Company, on_both};

/// Nobody answers there: the suggestion counts all the same.
const ADDRESS: &str = "http://127.0.0.1:9/our-first-heat-pump";

async fn suggest(company: &Company, email: &str, address: &str) -> String {
    let answer = company
        .browser(email)
        .await
        .post("/suggest", &[("url", address), ("why", "My neighbours ask about it")])
        .await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    answer.location().to_owned()
}

async fn suggested_by(company: &Company, email: &str) -> Vec<StoryId> {
    let mut look = company.work_as(email).await;
    suggesting::mine(&mut look).await.expect("a list").iter().map(|story| story.story_id).collect()
}

on_both!(a_suggestion_that_is_taken_credits_the_colleague, |company| {
    assert_eq!(suggest(&company, ANNA, ADDRESS).await, "/suggest/thanks");
    let bram = company.browser(BRAM).await;
    bram.get("/desk")
        .await
        .says("Our first heat pump")
        .says("Suggested by Anna Holm")
        .says("My neighbours ask about it");
    let story = suggested_by(&company, ANNA).await[0];
    bram.post(&format!("/stories/{story}/publication"), &[("from", "desk")]).await;
    // What waited is gone; that Anna brought it is worth a word.
    bram.get("/desk").await.keeps_quiet_about("Suggested by Anna Holm").says("Worth a thank-you");
    let letters = company.letters().await;
    assert_eq!(letters.iter().filter(|letter| letter.contains("Your story is out")).count(), 1);
    company.browser(ANNA).await.get("/suggest").await.says("Our first heat pump").says("Published");
});

on_both!(declining_a_colleague_asks_for_a_kind_word_and_sends_it, |company| {
    suggest(&company, ANNA, ADDRESS).await;
    let (bram, story) = (company.browser(BRAM).await, suggested_by(&company, ANNA).await[0]);
    let decline = format!("/stories/{story}/decline");
    bram.get(&decline).await.says("Thank you, Anna.");
    bram.get(&format!("{decline}?phrase=1")).await.says(">Thank you for thinking of us, Anna.");
    assert_eq!(bram.post(&decline, &[("words", " ")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    bram.post(&decline, &[("words", "We keep this for a quieter week")]).await;
    let letters = company.letters().await;
    assert_eq!(letters.iter().filter(|letter| letter.contains("We keep this for a quieter week")).count(), 1);
    company.browser(ANNA).await.get("/suggest").await.says("We keep this for a quieter week");
    bram.post(&format!("/stories/{story}/reconsider"), &[]).await;
    let mut look = company.work().await;
    let standing = stories::find(&mut look, story).await.expect("a story").standing(look.now);
    assert_eq!(standing, Standing::Waiting);
});

on_both!(the_same_address_twice_counts_once_and_is_thanked, |company| {
    suggest(&company, ANNA, ADDRESS).await;
    assert_eq!(
        suggest(&company, ANNA, &format!("{ADDRESS}?utm_source=mail#top")).await,
        "/suggest/thanks?came=mine"
    );
    assert_eq!(suggest(&company, CLARA, ADDRESS).await, "/suggest/thanks?came=known");
    company
        .browser(CLARA)
        .await
        .get("/suggest/thanks?came=known")
        .await
        .says("Somebody was just ahead of you");
    assert_eq!((suggested_by(&company, ANNA).await.len(), suggested_by(&company, CLARA).await.len()), (1, 0));
});

on_both!(a_suggestion_says_what_is_missing_and_keeps_the_rest, |company| {
    let answer =
        company.browser(ANNA).await.post("/suggest", &[("url", "ftp://a.example"), ("why", "")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    answer.says("ftp://a.example").says("This is not a web address").says("Write one sentence why");
});

on_both!(the_phone_and_the_bookmark_bring_the_link_along, |company| {
    let anna = company.browser(ANNA).await;
    let shared =
        anna.get("/suggest?title=Heat&text=Look%20https%3A%2F%2Fnorthwind.example%2Fheat%20now").await;
    shared.says("value=\"https://northwind.example/heat\"").says("javascript:location.href=");
});
