//! What reaches whom: signals, the profile that only its owner sees, gates and slots, and learning.

use jiff::SignedDuration;
use marbles::{
    ids::{GroupId, StoryId, TopicId},
    people::groups,
    relevance::{comparing, estimating::Refused, nightly},
    stories::{
        editing::{self, Draft},
        publishing, topics,
    },
};
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::company::{ANNA, BRAM, CLARA, Company, on_both};

async fn publish(company: &Company, draft: Draft) -> StoryId {
    let mut work = company.work_as(BRAM).await;
    let url = format!("https://news.northwind.example/{}", draft.title.replace(' ', "-"));
    let language = if draft.language.is_empty() { "en".to_owned() } else { draft.language.clone() };
    let id = editing::create(&mut work, &Draft { url, language, ..draft }).await.expect("a story");
    publishing::publish(&mut work, id).await.expect("published");
    work.save().await.expect("saved");
    id
}

async fn story(company: &Company, title: &str) -> StoryId {
    publish(company, Draft { title: title.to_owned(), ..Draft::default() }).await
}

async fn story_about(company: &Company, title: &str, topic: TopicId) -> StoryId {
    publish(company, Draft { title: title.to_owned(), topics: vec![topic], ..Draft::default() }).await
}

async fn topic(company: &Company, name: &str) -> TopicId {
    let mut work = company.work().await;
    let id = topics::create(&mut work, name).await.expect("a topic");
    work.save().await.expect("saved");
    id
}

async fn day_of(company: &Company, email: &str) -> Vec<Value> {
    let day = company.program(email).await.get("/api/v1/today").await.json();
    day["items"].as_array().expect("items").clone()
}

async fn titles(company: &Company, email: &str) -> Vec<String> {
    let title = |item: Value| item["title"].as_str().expect("a title").to_owned();
    let mut titles: Vec<String> = day_of(company, email).await.into_iter().map(title).collect();
    titles.sort();
    titles
}

async fn signal(company: &Company, email: &str, story: StoryId, kind: &str) {
    let path = format!("/api/v1/stories/{story}/signals");
    let answer = company.program(email).await.call("POST", &path, json!({ "kind": kind })).await;
    assert_eq!(answer.status, StatusCode::NO_CONTENT, "{}", answer.text);
}

async fn share(company: &Company, email: &str, story: StoryId, text: &str) {
    let program = company.program(email).await;
    let path = format!("/api/v1/stories/{story}/shares");
    let share = program.call("POST", &path, json!({ "network": "linkedin", "text": text })).await.json();
    let path = format!("/api/v1/shares/{}/confirmation", share["id"].as_str().expect("an id"));
    assert_eq!(program.call("PUT", &path, json!({})).await.status, StatusCode::OK);
}

on_both!(what_is_not_for_me_goes_and_comes_back_when_taken_back, |company| {
    let wind = story(&company, "Wind").await;
    story(&company, "Water").await;
    let anna = company.browser(ANNA).await;
    anna.get("/today").await.says("Not for me");
    let path = format!("/stories/{wind}/signals");
    let sent = anna.post(&path, &[("kind", "not_for_me"), ("from", "today")]).await;
    assert_eq!(sent.location(), "/today");
    assert_eq!(titles(&company, ANNA).await, ["Water"]);
    assert_eq!(titles(&company, CLARA).await, ["Water", "Wind"], "it is hers alone");
    let undone = anna.post(&format!("{path}/not_for_me/undo"), &[]).await;
    assert_eq!(undone.location(), "/today");
    assert_eq!(titles(&company, ANNA).await, ["Water", "Wind"]);
});

on_both!(a_story_seen_three_times_is_not_shown_again, |company| {
    let wind = story(&company, "Wind").await;
    for time in 0..3 {
        assert_eq!(titles(&company, ANNA).await, ["Wind"], "{time}");
        signal(&company, ANNA, wind, "seen").await;
    }
    assert!(titles(&company, ANNA).await.is_empty());
    assert_eq!(titles(&company, CLARA).await, ["Wind"]);
});

on_both!(what_i_keep_for_later_is_mine, |company| {
    let wind = story(&company, "Wind").await;
    let anna = company.browser(ANNA).await;
    anna.get("/saved").await.says("Nothing kept yet");
    anna.post(&format!("/stories/{wind}/signals"), &[("kind", "saved"), ("from", "today")]).await;
    anna.get("/saved").await.says("Wind");
    anna.get("/today").await.says("One story kept for later");
    company.browser(CLARA).await.get("/saved").await.says("Nothing kept yet");
    anna.post(&format!("/stories/{wind}/signals/saved/undo"), &[]).await;
    anna.get("/saved").await.says("Nothing kept yet");
});

on_both!(a_signal_needs_a_story_of_mine_and_a_name_that_is_known, |company| {
    let wind = story(&company, "Wind").await;
    let path = format!("/api/v1/stories/{wind}/signals");
    let anna = company.program(ANNA).await;
    let odd = anna.call("POST", &path, json!({ "kind": "loved" })).await;
    assert_eq!(odd.status, StatusCode::UNPROCESSABLE_ENTITY);
    let stranger = company.stranger().await.call("POST", &path, json!({ "kind": "saved" })).await;
    assert_eq!(stranger.status, StatusCode::NOT_FOUND);
});

on_both!(a_day_brings_a_topic_twice_at_most_and_one_story_to_find_out_about, |company| {
    let wind = topic(&company, "Wind").await;
    for number in 0..4 {
        story_about(&company, &format!("Wind {number}"), wind).await;
    }
    for number in 0..4 {
        story(&company, &format!("Other {number}")).await;
    }
    let day = titles(&company, ANNA).await;
    assert_eq!(day.len(), 5, "{day:?}");
    assert!(day.iter().filter(|title| title.starts_with("Wind")).count() <= 2, "{day:?}");
    let anna = company.person(ANNA).await;
    let mut work = company.work().await;
    let logged = marbles::relevance::exposures::shown_on(
        &mut work,
        anna,
        marbles::clock::Day::from("2026-11-21".parse::<jiff::civil::Date>().expect("a date")),
    )
    .await
    .expect("exposures");
    assert_eq!(logged.len(), 5);
    assert_eq!(logged.values().filter(|shown| shown.exploring).count(), 1);
});

on_both!(what_i_have_seen_keeps_its_place_today, |company| {
    for number in 0..9 {
        story(&company, &format!("Story {number}")).await;
    }
    let before = titles(&company, ANNA).await;
    for item in day_of(&company, ANNA).await {
        signal(&company, ANNA, item["id"].as_str().expect("an id").parse().expect("a story"), "seen").await;
    }
    for number in 9..20 {
        story(&company, &format!("Story {number}")).await;
    }
    assert_eq!(titles(&company, ANNA).await, before, "a day does not refill itself");
});

on_both!(news_takes_the_place_of_what_was_not_seen_yet, |company| {
    for number in 0..9 {
        story(&company, &format!("Story {number}")).await;
    }
    let before = titles(&company, ANNA).await;
    assert_eq!(titles(&company, ANNA).await, before, "looking again changes nothing");
    company.advance(SignedDuration::from_mins(5));
    assert_eq!(titles(&company, ANNA).await, before, "nor does time alone");
    story(&company, "Just out").await;
    let after = titles(&company, ANNA).await;
    assert!(after.contains(&"Just out".to_owned()), "{after:?}");
    assert_eq!(after.iter().filter(|title| before.contains(title)).count(), 4, "{after:?}");
    for _ in 0..3 {
        company.advance(SignedDuration::from_mins(5));
        assert_eq!(titles(&company, ANNA).await, after, "and there it stays");
    }
});

on_both!(who_chooses_topics_sees_them_the_same_day, |company| {
    let wind = topic(&company, "Wind").await;
    for number in 0..9 {
        story(&company, &format!("Story {number}")).await;
    }
    company.advance(SignedDuration::from_hours(20 * 24));
    for number in 0..5 {
        story(&company, &format!("Newer {number}")).await;
    }
    titles(&company, ANNA).await;
    let late = story_about(&company, "Blades", wind).await;
    for email in [ANNA, CLARA] {
        titles(&company, email).await;
    }
    company.advance(SignedDuration::from_mins(1));
    let wish = json!({ "topics": { wind.to_string(): "more" } });
    company.program(ANNA).await.call("PATCH", "/api/v1/me/relevance", wish).await;
    let day = day_of(&company, ANNA).await;
    assert!(day.iter().any(|item| item["id"] == late.to_string()), "{day:?}");
    let again = titles(&company, ANNA).await;
    assert_eq!(again.len(), 5);
    assert_eq!(titles(&company, ANNA).await, again, "once, and then it stays");
});

on_both!(a_withdrawn_story_is_gone_at_once, |company| {
    let wind = story(&company, "Wind").await;
    assert_eq!(titles(&company, ANNA).await, ["Wind"]);
    company.advance(SignedDuration::from_secs(1));
    assert_eq!(titles(&company, ANNA).await, ["Wind"]);
    let mut work = company.work_as(BRAM).await;
    publishing::withdraw(&mut work, wind, None).await.expect("withdrawn");
    work.save().await.expect("saved");
    assert!(titles(&company, ANNA).await.is_empty());
});

on_both!(a_story_in_a_language_that_i_do_not_read_waits_until_i_say_that_i_do, |company| {
    story(&company, "Wind").await;
    publish(&company, Draft { title: "Vind".into(), language: "da".into(), ..Draft::default() }).await;
    assert_eq!(titles(&company, ANNA).await, ["Wind"]);
    let anna = company.program(ANNA).await;
    let kept = anna.call("PATCH", "/api/v1/me/relevance", json!({ "languages": ["da"] })).await;
    assert_eq!(kept.json()["languages"], json!(["da", "en"]), "{}", kept.text);
    assert_eq!(titles(&company, ANNA).await, ["Vind", "Wind"]);
});

on_both!(a_story_barred_to_a_group_reaches_nobody_in_it, |company| {
    let anna = company.person(ANNA).await;
    let mut work = company.work().await;
    let board: GroupId = groups::create(&mut work, "Insiders", None).await.expect("a group");
    groups::add_member(&mut work, board, anna).await.expect("in");
    work.save().await.expect("saved");
    let barred = Draft { title: "Figures".into(), barred: vec![board], ..Draft::default() };
    let figures = publish(&company, barred).await;
    assert!(titles(&company, ANNA).await.is_empty());
    let path = format!("/stories/{figures}");
    assert_eq!(company.browser(ANNA).await.get(&path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(titles(&company, CLARA).await, ["Figures"]);
});

on_both!(my_profile_can_be_seen_corrected_and_reset_by_me_alone, |company| {
    let wind = topic(&company, "Wind").await;
    let water = topic(&company, "Water").await;
    let one = story_about(&company, "Blades", wind).await;
    story_about(&company, "Pumps", water).await;
    share(&company, ANNA, one, "I built one of these blades with my own two hands, in the rain.").await;
    signal(&company, ANNA, one, "seen").await;
    let anna = company.program(ANNA).await;
    let mine = anna.get("/api/v1/me/relevance").await.json();
    let about = |profile: &Value, name: &str| {
        profile["topics"]
            .as_array()
            .expect("topics")
            .iter()
            .find(|topic| topic["name"] == name)
            .expect("it")
            .clone()
    };
    assert_eq!(about(&mine, "Wind")["shared"], 1, "{mine}");
    assert_eq!(about(&mine, "Water")["met"], 0);
    let never = json!({ "topics": { water.to_string(): "never" } });
    let corrected = anna.call("PATCH", "/api/v1/me/relevance", never).await.json();
    assert_eq!(about(&corrected, "Water")["lean"], "never");
    assert_eq!(
        titles(&company, ANNA).await,
        ["Blades"],
        "shared today, it keeps its place; the other is hidden"
    );
    let odd =
        anna.call("PATCH", "/api/v1/me/relevance", json!({ "topics": { water.to_string(): "hate" } })).await;
    assert_eq!(odd.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = company.browser(ANNA).await;
    page.get("/me/relevance").await.says("Only you can see this page").says("one shared");
    page.get("/me/relevance/reset").await.says("Marbles forgets");
    assert_eq!(anna.call("DELETE", "/api/v1/me/relevance", Value::Null).await.status, StatusCode::NO_CONTENT);
    let anew = anna.get("/api/v1/me/relevance").await.json();
    assert_eq!((&about(&anew, "Wind")["shared"], &about(&anew, "Water")["lean"]), (&json!(0), &Value::Null));
    assert_eq!(titles(&company, ANNA).await, ["Blades", "Pumps"]);
});

on_both!(more_of_a_topic_is_the_reason_when_i_asked_for_it, |company| {
    let wind = topic(&company, "Wind").await;
    story_about(&company, "Blades", wind).await;
    story(&company, "Cake").await;
    let anna = company.browser(ANNA).await;
    let topics = [("topic", wind.to_string()), ("lean", "more".to_owned())];
    let fields: Vec<(&str, &str)> = topics.iter().map(|(name, value)| (*name, value.as_str())).collect();
    anna.post("/me/relevance/topics", &fields).await;
    let day = day_of(&company, ANNA).await;
    assert_eq!(day[0]["title"], "Blades");
    assert_eq!(
        day[0]["reasons"][0],
        json!({ "kind": "wish", "text": "Because you asked for more about Wind" })
    );
    let id = day[0]["id"].as_str().expect("an id");
    anna.get(&format!("/me/relevance?story={id}"))
        .await
        .says("Why “Blades”?")
        .says("asked for more about Wind");
});

on_both!(a_story_that_much_of_my_department_shared_today_makes_room_there, |company| {
    let crowd = company.crowd(10, "Water", "Aarhus").await;
    let mut mails = Vec::new();
    let mut work = company.work().await;
    for person in &crowd {
        mails.push(marbles::people::find(&mut work, *person).await.expect("a person").email);
    }
    drop(work);
    let pumps = story(&company, "Pumps").await;
    company.advance(SignedDuration::from_hours(20));
    story(&company, "Pipes").await;
    let first = |day: Vec<Value>| day[0]["title"].clone();
    for mail in &mails[..2] {
        share(&company, mail, pumps, "").await;
    }
    company.advance(SignedDuration::from_mins(2));
    assert_eq!(first(day_of(&company, &mails[5]).await), "Pipes");
    let path = format!("/stories/{pumps}");
    company.browser(&mails[5]).await.get(&path).await.keeps_quiet_about("Colleagues in Water like this one");
});

on_both!(each_night_learns_from_what_is_two_days_old_and_from_those_who_let_it, |company| {
    let wind = story(&company, "Wind").await;
    for email in [ANNA, CLARA] {
        titles(&company, email).await;
        signal(&company, email, wind, "seen").await;
    }
    share(&company, ANNA, wind, "").await;
    let off = company
        .program(CLARA)
        .await
        .call("PATCH", "/api/v1/me/relevance", json!({ "learning": false }))
        .await;
    assert_eq!(off.json()["learning"], false);
    assert_eq!(learnt(&company).await, (1, 0), "nothing is two days old");
    company.advance(SignedDuration::from_hours(49));
    assert_eq!(learnt(&company).await, (2, 1), "hers alone, who lets it learn");
    titles(&company, CLARA).await;
});

on_both!(another_ranking_is_not_judged_from_a_handful_of_visits, |company| {
    for number in 0..9 {
        story(&company, &format!("Story {number}")).await;
    }
    for email in [ANNA, CLARA] {
        titles(&company, email).await;
    }
    company.advance(SignedDuration::from_hours(8 * 24));
    let mut work = company.work().await;
    let compared = comparing::compare(&mut work).await.expect("a comparison");
    let names: Vec<&str> = compared.iter().map(|one| one.ranking).collect();
    assert_eq!(names, ["rules", "newest"]);
    for one in compared {
        assert_eq!(one.estimate, Err(Refused::TooFew { visits: 2 }), "{}", one.ranking);
    }
});

/// Learns now; answers the version and how many examples it stands on.
async fn learnt(company: &Company) -> (i64, i64) {
    nightly::learn(&company.marbles, company.org).await.expect("learnt");
    let mut work = company.work().await;
    nightly::last(&mut work).await.expect("a look").expect("a model")
}

on_both!(an_editor_hears_before_it_goes_out_whom_a_story_suits, |company| {
    company.crowd(14, "Water", "Aarhus").await;
    let hydrogen = topic(&company, "Hydrogen").await;
    let mut work = company.work().await;
    let empty = groups::create(&mut work, "Empty", None).await.expect("a group");
    work.save().await.expect("saved");
    let bram = company.browser(BRAM).await;
    let reach = |query: String| {
        let bram = &bram;
        async move { bram.get(&format!("/stories/audience?{query}")).await.text }
    };
    assert!(reach("audience=everyone&language=en".into()).await.contains("Too few were here lately"));
    assert!(reach("audience=everyone&language=pl".into()).await.contains("Nobody in it reads"));
    assert_eq!(reach(format!("audience=some&group={empty}")).await, "This reaches nobody yet.");
    let fields = [
        ("title", "Brint"),
        ("language", "pl"),
        ("audience", "everyone"),
        ("action", "publish"),
        ("topic", &hydrogen.to_string()),
        ("url", "https://news.northwind.example/brint"),
    ];
    let held = bram.post("/stories", &fields).await;
    assert_eq!(held.status, StatusCode::UNPROCESSABLE_ENTITY);
    held.says("Publish anyway").says("reads its language").says("Brint");
});
