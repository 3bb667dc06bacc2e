//! What editors do with stories: write them, mean them for people, put them out and take them back.

use axum::{Router, response::Html, routing::get};
use jiff::SignedDuration;
use marbles::{
    ids::{StoryId, TopicId},
    people::{groups, profile},
    stories::{
        self, Standing,
        audience::{self, Audience, Reach},
        editing,
        listing::{self, Wanted},
        publishing, topics,
    },
};
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::company::{ANNA, BRAM, Company, on_both};

const ARTICLE: &str = "<html lang=da><head><title>Havvind</title><meta property=og:title content='Den første havmølle'>
    <meta property=og:description content='Den drejer.'><meta property=og:image content='/havn.jpg'></head><body><p>Den drejer.</p></body></html>";

/// A site with one page, and the address of that page.
async fn site() -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    let routes = Router::new().route("/havvind", get(|| async { Html(ARTICLE) }));
    tokio::spawn(async move { axum::serve(listener, routes).await });
    format!("{address}/havvind")
}

async fn create(company: &Company, body: Value) -> String {
    let answer = company.program(BRAM).await.call("POST", "/api/v1/stories", body).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
    answer.json()["id"].as_str().expect("an id").to_owned()
}

async fn publish(company: &Company, id: &str) {
    let answer = company
        .program(BRAM)
        .await
        .call("PUT", &format!("/api/v1/stories/{id}/publication"), json!({}))
        .await;
    assert_eq!((answer.status, answer.json()["standing"].as_str()), (StatusCode::OK, Some("published")));
}

fn form<'a>(title: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    [&[("title", title), ("language", "en"), ("audience", "everyone")], more].concat()
}

/// The id in `/stories/{id}/edit`.
fn id_in(location: &str) -> String {
    location.split('/').nth(2).unwrap_or_else(|| panic!("no id in {location}")).to_owned()
}

on_both!(an_editor_pastes_an_address_and_publishes_what_is_there, |company| {
    let (browser, address) = (company.browser(BRAM).await, site().await);
    let filled = browser.post("/stories/unfurl", &[("url", &address)]).await;
    assert_eq!(filled.status, StatusCode::OK);
    filled
        .says("Den første havmølle")
        .says("Den drejer.")
        .says(&address)
        .says("value=\"da\" selected")
        .says("havn.jpg");
    let kept = browser
        .post("/stories", &form("Den første havmølle", &[("url", &address), ("action", "publish")]))
        .await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text);
    browser.get("/stories?standing=published").await.says("Den første havmølle");
    browser.post("/stories/unfurl", &[("url", &address)]).await.says("This address is already a story");
    let mut look = company.work_as(ANNA).await;
    assert_eq!(listing::visible_to_me(&mut look, None, 10).await.expect("a list").entries.len(), 1);
});

on_both!(an_address_that_gives_nothing_is_kept_and_says_why, |company| {
    let browser = company.browser(BRAM).await;
    let address = format!("{}/nothing", site().await);
    let answer = browser.post("/stories/unfurl", &[("url", &address)]).await;
    assert_eq!(answer.status, StatusCode::OK);
    answer.says(&address).says("you can fill in the rest by hand").says("name=\"title\"");
    let wrong = browser.post("/stories/unfurl", &[("url", "javascript:alert(1)")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.says("This is not a web address").says("value=\"javascript:alert(1)\"");
});

on_both!(what_was_typed_is_kept_when_something_is_wrong, |company| {
    let browser = company.browser(BRAM).await;
    let (long, body) = ("x".repeat(301), "word ".repeat(20_000));
    let typed = [
        ("body", body.as_str()),
        ("url", "ftp://northwind.example"),
        ("expires_at", "2026-11-20T09:00"),
        ("starter_text", "I was there"),
        ("starter_language", "da"),
        ("starter_tone", "personal"),
    ];
    let answer = browser.post("/stories", &form(&long, &typed)).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    answer
        .says(&long)
        .says("word word")
        .says("ftp://northwind.example")
        .says("I was there")
        .says("2026-11-20T09:00");
    answer
        .says("longer than 300 characters")
        .says("longer than 20000 characters")
        .says("This is not a web address")
        .says("This moment has passed");
    let mut look = company.work().await;
    assert!(listing::counts(&mut look).await.expect("counts").is_empty());
});

on_both!(starters_schedule_and_switches_come_back_in_the_form, |company| {
    let browser = company.browser(BRAM).await;
    let typed = [
        ("starter_text", "I was there"),
        ("starter_language", "da"),
        ("starter_tone", "personal"),
        ("starter_text", ""),
        ("starter_language", "en"),
        ("starter_tone", "plain"),
        ("scheduled_at", "2026-12-01T09:00"),
        ("inside_only", "on"),
        ("action", "save"),
    ];
    let kept = browser.post("/stories", &form("Behind the dike", &typed)).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text);
    let edit = browser.get(kept.location()).await;
    edit.says("I was there").says("2026-12-01T09:00").says("name=\"inside_only\" checked");
    assert_eq!(edit.text.matches("name=\"starter_text\"").count(), 3, "the starter and two empty rows");
    browser.get("/desk?show=scheduled").await.says("Behind the dike");
    company.advance(SignedDuration::from_hours(24 * 11));
    company.do_jobs().await;
    let mut look = company.work().await;
    publishing::publish_scheduled(&mut look).await.expect("published");
    let story =
        stories::find(&mut look, id_in(kept.location()).parse().expect("an id")).await.expect("a story");
    assert_eq!(story.standing(look.now), Standing::Published);
});

on_both!(an_audience_counts_each_person_once, |company| {
    let crowd = company.crowd(12, "Hydrogen", "Aarhus").await;
    let mut work = company.work().await;
    let rule = |column, value: &str| Some(groups::Rule { column, value: value.to_owned() });
    let aarhus =
        groups::create(&mut work, "Aarhus", rule(groups::Trait::Location, "Aarhus")).await.expect("a group");
    let hydrogen = groups::create(&mut work, "Hydrogen", rule(groups::Trait::Department, "Hydrogen"))
        .await
        .expect("a group");
    let water = topics::create(&mut work, "Water").await.expect("a topic");
    let by = work.by;
    work.by.person = Some(crowd[0]);
    profile::follow_exactly(&mut work, &[water]).await.expect("followed");
    work.by = by;
    let both = Audience::Some { groups: vec![aarhus, hydrogen], followers: vec![water] };
    assert_eq!(audience::reach(&mut work, &both, &[]).await.expect("a reach"), Reach::About(10));
    let groups_only = Audience::Some { groups: vec![aarhus, hydrogen], followers: Vec::new() };
    assert_eq!(audience::reach(&mut work, &groups_only, &[]).await.expect("a reach"), Reach::Exactly(12));
    let everyone = audience::reach(&mut work, &Audience::Everyone, &[]).await.expect("a reach");
    assert_eq!(everyone, Reach::Exactly(16));
    work.save().await.expect("saved");
    let browser = company.browser(BRAM).await;
    browser
        .get(&format!("/stories/audience?audience=some&group={aarhus}&group={hydrogen}"))
        .await
        .says("12 people");
    let few = browser.get(&format!("/stories/audience?audience=some&follower={water}")).await;
    few.says("fewer than 10").keeps_quiet_about("one person");
    let mixed =
        browser.get(&format!("/stories/audience?audience=some&group={aarhus}&follower={water}")).await;
    mixed.says("about 10 people").keeps_quiet_about("12").keeps_quiet_about("joined");
    let counted =
        browser.post("/stories", &[("title", "Not yet"), ("audience", "some"), ("action", "count")]).await;
    assert_eq!(counted.status, StatusCode::OK);
    counted.says("Not yet");
});

on_both!(a_story_for_nobody_is_not_kept, |company| {
    let browser = company.browser(BRAM).await;
    let foreign = TopicId::new(company.marbles.db.clock.now()).to_string();
    let typed =
        [("title", "For whom"), ("language", "en"), ("audience", "some"), ("follower", foreign.as_str())];
    let answer = browser.post("/stories", &typed).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    answer.says("Choose at least one group or topic");
});

on_both!(withdrawing_is_undone_and_leads_elsewhere_meanwhile, |company| {
    let id = create(
        &company,
        json!({ "title": "The quiet turbine", "body": "It turns.\n\nSee https://northwind.example/t." }),
    )
    .await;
    publish(&company, &id).await;
    let (public, browser) = (format!("/s/{id}"), company.browser(BRAM).await);
    assert_eq!(company.visitor().get(&public).await.status, StatusCode::OK);
    let wrong = browser.post(&format!("/stories/{id}/withdraw"), &[("lead_to", "javascript:alert(1)")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    browser.post(&format!("/stories/{id}/withdraw"), &[("lead_to", "")]).await;
    let gone = company.visitor().get(&public).await;
    assert_eq!(gone.status, StatusCode::GONE);
    gone.says("no longer here").keeps_quiet_about("The quiet turbine");
    browser.get("/stories").await.says(&format!("/stories/{id}/restore"));
    browser.post(&format!("/stories/{id}/restore"), &[]).await;
    assert_eq!(company.visitor().get(&public).await.status, StatusCode::OK);
    let there = json!({ "lead_to": "https://northwind.example/new" });
    company.program(BRAM).await.call("DELETE", &format!("/api/v1/stories/{id}/publication"), there).await;
    let led = company.visitor().get(&public).await;
    assert_eq!((led.status, led.location()), (StatusCode::FOUND, "https://northwind.example/new"));
});

on_both!(anybody_reads_a_public_page_with_its_own_card, |company| {
    let body = "First <b>line</b>\nsecond\n\nSee https://northwind.example/t.";
    let id = create(&company, json!({ "title": "A \"quiet\" turbine", "summary": "It turns", "body": body }))
        .await;
    let public = format!("/s/{id}");
    assert_eq!(company.visitor().get(&public).await.status, StatusCode::NOT_FOUND, "not out yet");
    publish(&company, &id).await;
    let page = company.visitor().get(&public).await;
    page.says("&#60;b&#62;line")
        .says("<a href=\"https://northwind.example/t\" rel=\"nofollow noopener\">")
        .says("<br>");
    page.says("property=\"og:image\" content=\"http://")
        .says("property=\"og:url\" content=\"http://localhost");
    let inside = create(&company, json!({ "title": "Only for us", "inside_only": true })).await;
    publish(&company, &inside).await;
    assert_eq!(company.visitor().get(&format!("/s/{inside}")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(company.stranger().await.get(&public).await.status, StatusCode::NOT_FOUND);
    assert_eq!(company.visitor().get("/s/nothing").await.status, StatusCode::NOT_FOUND);
});

on_both!(programs_change_only_what_they_name, |company| {
    let program = company.program(BRAM).await;
    let topic = program.call("POST", "/api/v1/topics", json!({ "name": "Wind" })).await;
    assert_eq!(topic.status, StatusCode::CREATED);
    let ends = "2026-12-31T12:00:00Z";
    let id = create(&company, json!({ "title": "One", "summary": "Kept", "topics": ["Wind"], "expires_at": ends, "starters": [{ "language": "en", "text": "Look" }] })).await;
    let path = format!("/api/v1/stories/{id}");
    let changed = program.call("PATCH", &path, json!({ "title": "Two" })).await.json();
    assert_eq!(
        (&changed["title"], &changed["summary"], &changed["topics"]),
        (&json!("Two"), &json!("Kept"), &json!(["Wind"]))
    );
    assert_eq!((&changed["expires_at"], &changed["starters"][0]["tone"]), (&json!(ends), &json!("plain")));
    assert_eq!(
        program.call("PATCH", &path, json!({ "expires_at": null })).await.json()["expires_at"],
        Value::Null
    );
    let wrong =
        program.call("PATCH", &path, json!({ "title": "", "language": "?", "url": "mailto:a@b" })).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields: Vec<String> = wrong.json()["errors"]
        .as_array()
        .expect("errors")
        .iter()
        .map(|error| error["field"].as_str().unwrap_or_default().to_owned())
        .collect();
    assert_eq!(fields, ["title", "language", "url"]);
    assert_eq!(
        program.call("PATCH", &path, json!({ "topics": ["Nothing"] })).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let at =
        program.call("PUT", &format!("{path}/publication"), json!({ "at": "2026-11-01T00:00:00Z" })).await;
    assert_eq!(at.status, StatusCode::UNPROCESSABLE_ENTITY);
    let at =
        program.call("PUT", &format!("{path}/publication"), json!({ "at": "2026-12-01T00:00:00Z" })).await;
    assert_eq!(at.json()["standing"], "scheduled");
});

on_both!(members_see_what_is_meant_for_them_and_no_more, |company| {
    let out = create(&company, json!({ "title": "Out" })).await;
    publish(&company, &out).await;
    let waiting = create(&company, json!({ "title": "Waiting" })).await;
    let anna = company.program(ANNA).await;
    let list = anna.get("/api/v1/stories").await.json();
    assert_eq!(list["items"].as_array().map(Vec::len), Some(1));
    assert_eq!((&list["items"][0]["id"], list["items"][0].get("standing")), (&json!(out), None));
    assert_eq!(anna.get(&format!("/api/v1/stories/{waiting}")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        anna.call("PATCH", &format!("/api/v1/stories/{out}"), json!({})).await.status,
        StatusCode::FORBIDDEN
    );
    let stranger = company.stranger().await;
    assert_eq!(stranger.get(&format!("/api/v1/stories/{out}")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        stranger.call("PATCH", &format!("/api/v1/stories/{out}"), json!({ "title": "Mine" })).await.status,
        StatusCode::NOT_FOUND
    );
});

on_both!(a_list_is_paged_without_losing_or_repeating_a_story, |company| {
    let mut work = company.work_as(BRAM).await;
    for number in 0..7 {
        let draft = editing::Draft {
            title: format!("Ærø {number}"),
            language: "da".to_owned(),
            ..Default::default()
        };
        editing::create(&mut work, &draft).await.expect("a story");
    }
    let other =
        editing::Draft { title: "Vlieland".to_owned(), language: "nl".to_owned(), ..Default::default() };
    editing::create(&mut work, &other).await.expect("a story");
    let (mut seen, mut wanted) =
        (Vec::<StoryId>::new(), Wanted { words: "ærø".to_owned(), limit: 3, ..Wanted::default() });
    loop {
        let part = listing::list(&mut work, &wanted).await.expect("a part");
        seen.extend(part.entries.iter().map(|entry| entry.story.story_id));
        wanted.after = part.next;
        if wanted.after.is_none() {
            break;
        }
    }
    let mut unique = seen.clone();
    unique.sort_unstable();
    unique.dedup();
    assert_eq!((seen.len(), unique.len()), (7, 7));
    wanted.after = Some("nonsense".to_owned());
    assert!(listing::list(&mut work, &wanted).await.is_err());
});

on_both!(a_program_learns_what_an_address_holds, |company| {
    let anna = company.program(ANNA).await;
    let found = anna.call("POST", "/api/v1/unfurl", json!({ "url": site().await })).await.json();
    assert_eq!((&found["title"], &found["language"]), (&json!("Den første havmølle"), &json!("da")));
    let nothing = anna.call("POST", "/api/v1/unfurl", json!({ "url": "nonsense" })).await;
    assert_eq!(
        (nothing.status, &nothing.json()["errors"][0]["field"]),
        (StatusCode::UNPROCESSABLE_ENTITY, &json!("url"))
    );
    for _ in 0..20 {
        anna.call("POST", "/api/v1/unfurl", json!({ "url": "nonsense" })).await;
    }
    assert_eq!(
        anna.call("POST", "/api/v1/unfurl", json!({ "url": "nonsense" })).await.status,
        StatusCode::TOO_MANY_REQUESTS
    );
});

on_both!(a_retired_topic_comes_back_and_stays_on_its_stories, |company| {
    let browser = company.browser(BRAM).await;
    browser.post("/topics", &[("name", "Water")]).await;
    assert_eq!(browser.post("/topics", &[("name", "Water")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mut look = company.work().await;
    let water = topics::list(&mut look).await.expect("topics")[0].topic_id;
    drop(look);
    let id = create(&company, json!({ "title": "Drops", "topics": ["Water"] })).await;
    browser.post(&format!("/topics/{water}/retire"), &[]).await;
    browser.get("/topics").await.says(&format!("/topics/{water}/return"));
    browser.get(&format!("/stories/{id}/edit")).await.says(&format!("value=\"{water}\" checked"));
    browser.post(&format!("/topics/{water}/return"), &[]).await;
    browser.get("/topics").await.says("Water");
});
