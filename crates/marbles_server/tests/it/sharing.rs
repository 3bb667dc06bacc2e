//! From Today to a posted share, in one's own words.

use jiff::SignedDuration;
use marbles::{
    ids::{StoryId, TopicId},
    people::{groups, profile},
    stories::{
        audience::Audience,
        editing::{self, Draft},
        publishing, topics,
    },
};
use reqwest::StatusCode;
use serde_json::json;

use crate::company::{ANNA, BRAM, Company, on_both};

async fn story(company: &Company, title: &str) -> StoryId {
    story_for(company, title, &[], Audience::Everyone).await
}

async fn story_for(company: &Company, title: &str, about: &[TopicId], audience: Audience) -> StoryId {
    let mut work = company.work_as(BRAM).await;
    let url = format!("https://news.northwind.example/{}", title.replace(' ', "-"));
    let draft = Draft {
        title: title.to_owned(),
        url,
        language: "en".to_owned(),
        topics: about.to_vec(),
        audience,
        ..Draft::default()
    };
    let id = editing::create(&mut work, &draft).await.expect("a story");
    publishing::publish(&mut work, id).await.expect("published");
    work.save().await.expect("saved");
    id
}

on_both!(a_day_holds_five_stories_and_then_ends, |company| {
    for number in 0..7 {
        story(&company, &"Wind ".repeat(number + 1)).await;
    }
    let day = company.browser(ANNA).await.get("/today").await;
    assert_eq!(day.text.matches("<article").count(), 5);
    day.says("That’s it for today").says("For everyone");
    let items = company.program(ANNA).await.get("/api/v1/today").await.json();
    assert_eq!(items["items"].as_array().map(Vec::len), Some(5));
    assert_eq!(items["items"][0]["reasons"][0]["kind"], "everyone");
});

on_both!(a_followed_topic_is_the_reason, |company| {
    let mut work = company.work_as(ANNA).await;
    let hydrogen = topics::create(&mut work, "Hydrogen").await.expect("a topic");
    profile::follow_exactly(&mut work, &[hydrogen]).await.expect("followed");
    work.save().await.expect("saved");
    story_for(&company, "A cell that runs on rain", &[hydrogen], Audience::Everyone).await;
    story(&company, "Newer, and about nothing in particular").await;
    let items = company.program(ANNA).await.get("/api/v1/today").await.json();
    assert_eq!(items["items"][0]["title"], "A cell that runs on rain");
    assert_eq!(
        items["items"][0]["reasons"][0],
        json!({ "kind": "topic", "text": "Because you follow Hydrogen" })
    );
});

on_both!(a_story_for_one_place_is_seen_there_only, |company| {
    let mut work = company.work().await;
    let rule = groups::Rule { column: groups::Trait::Location, value: "Aarhus".to_owned() };
    let aarhus = groups::create(&mut work, "Aarhus", Some(rule)).await.expect("a group");
    work.save().await.expect("saved");
    let audience = Audience::Some { groups: vec![aarhus], followers: Vec::new() };
    let id = story_for(&company, "The harbour festival", &[], audience).await;
    let anna = company.browser(ANNA).await;
    anna.get("/today").await.keeps_quiet_about("harbour");
    assert_eq!(anna.get(&format!("/stories/{id}")).await.status, StatusCode::NOT_FOUND);
    let local = company.crowd(1, "Water", "Aarhus").await[0];
    let mut work = company.work().await;
    let email = marbles::people::find(&mut work, local).await.expect("a person").email;
    drop(work);
    company
        .browser(&email)
        .await
        .get("/today")
        .await
        .says("The harbour festival")
        .says("For everyone in Aarhus");
});

on_both!(a_share_goes_out_in_my_words_with_a_link_of_its_own, |company| {
    let id = story(&company, "Storm-proof").await;
    let anna = company.browser(ANNA).await;
    anna.get(&format!("/stories/{id}")).await.says("Storm-proof").says("LinkedIn");
    let sent = anna
        .post(
            &format!("/stories/{id}/shares"),
            &[("network", "linkedin"), ("text", "I was on that dike & it held.")],
        )
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
    let ready = anna.get(sent.location()).await;
    ready.says("I was on that dike &#38; it held.").says("https://www.linkedin.com/").says("/go/");
    let posted = anna.post(&format!("{}/confirmation", sent.location()), &[]).await;
    assert_eq!(posted.location(), "/today");
    anna.get("/today").await.says("You shared this").says("Thank you. Your post is on its way");
    anna.get(&format!("/stories/{id}")).await.says("You shared this on LinkedIn");
});

on_both!(sharing_twice_counts_once, |company| {
    let id = story(&company, "Storm-proof").await;
    let anna = company.program(ANNA).await;
    let path = format!("/api/v1/stories/{id}/shares");
    let first = anna.call("POST", &path, json!({ "network": "bluesky", "text": "First try" })).await;
    assert_eq!(first.status, StatusCode::CREATED, "{}", first.text);
    let second = anna.call("POST", &path, json!({ "network": "bluesky", "text": "Second try" })).await.json();
    assert_eq!(first.json()["id"], second["id"], "rewriting before posting changes that same share");
    assert_eq!(first.json()["link"], second["link"]);
    assert!(second["text"].as_str().expect("a text").starts_with("Second try"));
    assert!(
        second["compose_url"]
            .as_str()
            .expect("an address")
            .starts_with("https://bsky.app/intent/compose?text=Second")
    );
    let confirmation = format!("/api/v1/shares/{}/confirmation", second["id"].as_str().expect("an id"));
    for _ in 0..2 {
        assert_eq!(anna.call("PUT", &confirmation, json!({})).await.json()["confirmed"], true);
    }
    let mut work = company.work_as(ANNA).await;
    assert_eq!(marbles::shares::of_story(&mut work, id).await.expect("shares").len(), 1);
});

on_both!(bad_words_are_answered_field_by_field_and_nothing_is_lost, |company| {
    let id = story(&company, "Storm-proof").await;
    let api = company.program(ANNA).await;
    let path = format!("/api/v1/stories/{id}/shares");
    let wrong = api.call("POST", &path, json!({ "network": "myspace", "text": "Hi" })).await;
    assert_eq!(
        (wrong.status, &wrong.json()["errors"][0]["field"]),
        (StatusCode::UNPROCESSABLE_ENTITY, &json!("network"))
    );
    assert_eq!(wrong.headers["content-type"], "application/problem+json");
    let endless = "x".repeat(100_000);
    assert_eq!(
        api.call("POST", &path, json!({ "network": "copy", "text": endless })).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let long = format!("{}the end", "word ".repeat(60));
    let anna = company.browser(ANNA).await;
    let answer = anna.post(&format!("/stories/{id}/shares"), &[("network", "x"), ("text", &long)]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    answer.says("too long for the network").says("the end");
});

on_both!(my_share_is_nobody_elses, |company| {
    let id = story(&company, "Storm-proof").await;
    let anna = company.program(ANNA).await;
    let share = anna
        .call("POST", &format!("/api/v1/stories/{id}/shares"), json!({ "network": "copy", "text": "Mine" }))
        .await
        .json();
    let confirmation = format!("/api/v1/shares/{}/confirmation", share["id"].as_str().expect("an id"));
    assert_eq!(
        company.program(BRAM).await.call("PUT", &confirmation, json!({})).await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        company.stranger().await.call("PUT", &confirmation, json!({})).await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        company
            .stranger()
            .await
            .call("POST", &format!("/api/v1/stories/{id}/shares"), json!({ "network": "copy", "text": "Hi" }))
            .await
            .status,
        StatusCode::NOT_FOUND
    );
});

on_both!(what_i_shared_stays_today_and_is_gone_tomorrow, |company| {
    let id = story(&company, "Storm-proof").await;
    let anna = company.program(ANNA).await;
    let share = anna
        .call("POST", &format!("/api/v1/stories/{id}/shares"), json!({ "network": "copy", "text": "Mine" }))
        .await
        .json();
    anna.call(
        "PUT",
        &format!("/api/v1/shares/{}/confirmation", share["id"].as_str().expect("an id")),
        json!({}),
    )
    .await;
    assert_eq!(anna.get("/api/v1/today").await.json()["items"][0]["shared"], true);
    company.advance(SignedDuration::from_hours(24));
    assert_eq!(anna.get("/api/v1/today").await.json()["items"], json!([]));
});

on_both!(a_story_that_one_shared_can_be_read_when_it_is_over_but_not_shared_again, |company| {
    let story = company.story("The mill turns again", Some("https://northwind.example/mill")).await;
    company.post(company.person(ANNA).await, story, "linkedin").await;
    let (anna, bram, path) =
        (company.browser(ANNA).await, company.browser(BRAM).await, format!("/stories/{story}"));
    anna.get(&path).await.says("class=\"composer\"");
    company
        .plant(&format!("update stories set expires_at = {}", company.marbles.db.clock.now().micros()))
        .await;
    let read = anna.get(&path).await;
    assert_eq!(read.status, StatusCode::OK);
    read.says("The mill turns again").says("can no longer be shared").keeps_quiet_about("class=\"composer\"");
    assert_eq!(
        anna.post(&format!("{path}/shares"), &[("network", "x"), ("text", "Again")]).await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(bram.get(&path).await.status, StatusCode::NOT_FOUND, "he has not shared it");
    company
        .plant(&format!("update stories set withdrawn_at = {}", company.marbles.db.clock.now().micros()))
        .await;
    assert_eq!(anna.get(&path).await.status, StatusCode::NOT_FOUND, "taken back for everybody");
});
