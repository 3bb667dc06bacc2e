//! My field and my subjects are mine; colleagues find only those who agreed, while they take part.

use marbles::{
    people::joining::{self, Pause},
    stories::topics,
};
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::{
    answers::{FACT, answered, question},
    company::{ANNA, BRAM, CLARA, Company, DAAN, on_both},
};

const WORDS: &str = "Bearings and cold starts";

async fn says(company: &Company, email: &str, words: &str, findable: bool) {
    let body = json!({ "words": words, "ask_about": "Grease", "findable": findable });
    let said = company.program(email).await.call("PUT", "/api/v1/me/field", body).await;
    assert_eq!(said.status, StatusCode::OK, "{}", said.text);
}

async fn found(company: &Company, query: &str) -> Vec<String> {
    let list = company.program(BRAM).await.get(&format!("/api/v1/experts{query}")).await.json();
    let items = list["items"].as_array().expect("items").clone();
    items.iter().map(|item| item["name"].as_str().expect("a name").to_owned()).collect()
}

on_both!(only_those_who_agreed_are_found, |company| {
    says(&company, ANNA, WORDS, false).await;
    says(&company, CLARA, "Tenders", true).await;
    assert_eq!(found(&company, "").await, ["Clara Lund"]);
    let page = company.browser(BRAM).await.get("/experts").await;
    page.says("Clara Lund").says("Tenders").says("mailto:clara@northwind.example").keeps_quiet_about(WORDS);
    says(&company, ANNA, WORDS, true).await;
    assert_eq!(found(&company, "").await, ["Anna Holm", "Clara Lund"]);
    assert_eq!(found(&company, "?search=COLD").await, ["Anna Holm"]);
    assert_eq!(found(&company, "?search=lund").await, ["Clara Lund"]);
    assert_eq!(found(&company, "?search=%25").await, Vec::<String>::new());
    says(&company, ANNA, WORDS, false).await;
    assert_eq!(found(&company, "").await, ["Clara Lund"], "one word is enough to be off the list");
    let foreign = company.stranger().await.get("/api/v1/experts").await.json();
    assert_eq!(foreign["items"], json!([]));
});

on_both!(whoever_pauses_leaves_or_is_gone_is_not_found, |company| {
    for (email, words) in [(ANNA, WORDS), (BRAM, "Words"), (CLARA, "Tenders"), (DAAN, "Servers")] {
        says(&company, email, words, true).await;
    }
    let mut work = company.work_as(ANNA).await;
    joining::pause(&mut work, Pause::Months(1)).await.expect("a pause");
    work.save().await.expect("saved");
    let mut work = company.work_as(CLARA).await;
    joining::leave(&mut work).await.expect("left");
    work.save().await.expect("saved");
    assert_eq!(found(&company, "").await, ["Bram de Wit", "Daan Visser"]);
    let bram = company.person(BRAM).await;
    company.browser(DAAN).await.post(&format!("/people/{bram}/departure"), &[]).await;
    let list = company.program(DAAN).await.get("/api/v1/experts").await.json();
    assert_eq!(list["items"].as_array().map(Vec::len), Some(1));
    company.advance(jiff::SignedDuration::from_hours(24 * 40));
    let list = company.program(DAAN).await.get("/api/v1/experts").await.json();
    assert_eq!(list["items"][0]["name"], "Anna Holm", "a pause ends by itself");
});

on_both!(experts_are_found_by_topic_and_come_in_parts, |company| {
    let mut work = company.work_as(BRAM).await;
    let water = topics::create(&mut work, "Water").await.expect("a topic");
    let wind = topics::create(&mut work, "Wind").await.expect("a topic");
    work.save().await.expect("saved");
    for (email, chosen) in [(ANNA, vec![water, wind]), (CLARA, vec![wind]), (DAAN, vec![])] {
        let chosen: Vec<Value> = chosen.into_iter().map(|topic| json!(topic.to_string())).collect();
        let body = json!({ "words": "Something", "ask_about": "", "topics": chosen, "findable": true });
        company.program(email).await.call("PUT", "/api/v1/me/field", body).await;
    }
    assert_eq!(found(&company, &format!("?topic={water}")).await, ["Anna Holm"]);
    assert_eq!(found(&company, &format!("?topic={wind}")).await, ["Anna Holm", "Clara Lund"]);
    assert_eq!(found(&company, "?search=wind").await, ["Anna Holm", "Clara Lund"]);
    let bram = company.program(BRAM).await;
    let first = bram.get("/api/v1/experts?limit=2").await.json();
    let topics: Vec<&str> = first["items"][0]["topics"]
        .as_array()
        .expect("topics")
        .iter()
        .filter_map(|topic| topic["name"].as_str())
        .collect();
    assert_eq!(topics, ["Water", "Wind"]);
    let next = first["next"].as_str().expect("a cursor");
    let second = bram.get(&format!("/api/v1/experts?limit=2&after={next}")).await.json();
    assert_eq!((&second["items"][0]["name"], &second["next"]), (&json!("Daan Visser"), &Value::Null));
    assert_eq!(bram.get("/api/v1/experts?after=x").await.status, StatusCode::UNPROCESSABLE_ENTITY);
});

on_both!(my_field_takes_a_minute_and_is_off_the_list_unless_i_say_so, |company| {
    let anna = company.browser(ANNA).await;
    anna.get("/voice/field").await.says("Colleagues may find me by this").keeps_quiet_about("checked");
    let typed = [("words", WORDS), ("ask_about", "Noise at night")];
    assert_eq!(anna.post("/voice/field", &typed).await.status, StatusCode::SEE_OTHER);
    anna.get("/voice").await.says(WORDS).says("Noise at night");
    assert_eq!(found(&company, "").await, Vec::<String>::new());
    let nothing = anna.post("/voice/field", &[("words", " "), ("agrees", "on")]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    nothing.says("so that there is something to find you by");
    let long = "a".repeat(301);
    let long = anna.post("/voice/field", &[("words", long.as_str())]).await;
    assert_eq!(long.status, StatusCode::UNPROCESSABLE_ENTITY);
    anna.get("/voice").await.says(WORDS);
});

on_both!(a_prompt_becomes_a_subject_with_one_tap_and_another_never_comes_back, |company| {
    let anna = company.browser(ANNA).await;
    anna.get("/voice/field").await.says("explain to a customer").says("surprised you");
    assert_eq!(anna.post("/voice/subjects", &[("prompt", "customer")]).await.status, StatusCode::SEE_OTHER);
    anna.post("/voice/subjects/rest", &[("prompt", "surprise")]).await;
    let page = anna.get("/voice/field").await;
    page.says("What I explained to a customer").keeps_quiet_about("surprised you");
    page.keeps_quiet_about("What did you explain");
    let list = company.program(ANNA).await.get("/api/v1/me/subjects").await.json();
    let subject = list["items"][0]["id"].as_str().expect("an id").to_owned();
    let begun = anna.post("/answers", &[("subject", &subject)]).await;
    anna.get(begun.location()).await.says("What I explained to a customer");
    anna.post(&format!("/voice/subjects/{subject}/removal"), &[]).await;
    anna.get("/voice/field")
        .await
        .keeps_quiet_about("explained to a customer")
        .keeps_quiet_about("What did you explain");
    anna.post(&format!("/voice/subjects/{subject}/removal/undo"), &[]).await;
    anna.get("/voice/field").await.says("What I explained to a customer");
    assert_eq!(anna.post("/voice/subjects", &[("prompt", "nonsense")]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(anna.post("/voice/subjects", &[("text", " ")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
});

on_both!(what_i_answered_about_is_offered_as_a_subject, |company| {
    let answer = answered(&company, json!({ "fact": FACT })).await;
    let mut work = company.work_as(BRAM).await;
    let water = topics::create(&mut work, "Water").await.expect("a topic");
    work.save().await.expect("saved");
    let asked = answer["question_id"].as_str().and_then(|id| id.parse().ok()).expect("an id");
    let (org, question, topic) =
        (company.id(company.org.uuid()), company.id(asked), company.id(water.uuid()));
    company
        .plant(&format!(
            "insert into question_topics (org_id, question_id, topic_id) values ({org}, {question}, {topic})"
        ))
        .await;
    let anna = company.browser(ANNA).await;
    anna.get("/voice/field").await.says("You have to do with Water");
    anna.post("/voice/subjects", &[("prompt", &format!("topic-{water}"))]).await;
    anna.get("/voice/field")
        .await
        .says("What I know about Water")
        .keeps_quiet_about("You have to do with Water");
    company.browser(BRAM).await.get("/voice/field").await.keeps_quiet_about("Water?");
});

on_both!(subjects_are_their_owners_alone, |company| {
    question(&company).await;
    let anna = company.program(ANNA).await;
    let secret = "Why we moved the substation";
    let added = anna.call("POST", "/api/v1/me/subjects", json!({ "text": secret })).await;
    assert_eq!(added.status, StatusCode::CREATED);
    let id = added.json()["id"].as_str().expect("an id").to_owned();
    for email in [BRAM, CLARA, DAAN] {
        let (browser, program) = (company.browser(email).await, company.program(email).await);
        program.get("/api/v1/me/subjects").await.keeps_quiet_about(secret);
        browser.get("/voice/field").await.keeps_quiet_about(secret);
        browser.get("/experts").await.keeps_quiet_about(secret);
        browser.get("/me/export").await.keeps_quiet_about(secret);
        let gone = program.call("DELETE", &format!("/api/v1/me/subjects/{id}"), json!({})).await;
        assert_eq!(gone.status, StatusCode::NOT_FOUND);
        assert_eq!(
            browser.post(&format!("/voice/subjects/{id}/removal"), &[]).await.status,
            StatusCode::NOT_FOUND
        );
        assert_eq!(browser.post("/answers", &[("subject", &id)]).await.status, StatusCode::NOT_FOUND);
    }
    company.browser(ANNA).await.get("/me/export").await.says(secret);
    let gone = anna.call("DELETE", &format!("/api/v1/me/subjects/{id}"), json!({})).await;
    assert_eq!(gone.status, StatusCode::NO_CONTENT);
    let person = company.person(ANNA).await;
    let mut work = company.work().await;
    marbles::people::erasing::erase(&mut work, person).await.expect("erased");
    work.save().await.expect("saved");
    assert_eq!(company.dig("select cast(count(*) as text) from subjects").await, ["0"]);
});

on_both!(a_subject_stays_its_authors_even_where_the_answer_is_sent_on, |company| {
    let anna = company.browser(ANNA).await;
    anna.post("/voice/subjects", &[("text", "Why I nearly left")]).await;
    let list = company.program(ANNA).await.get("/api/v1/me/subjects").await.json();
    let subject = list["items"][0]["id"].as_str().expect("an id").to_owned();
    let page = anna.post("/answers", &[("subject", &subject)]).await.location().to_owned();
    let path = format!("/api/v1{page}");
    let written =
        json!({ "fact": FACT, "version": company.program(ANNA).await.get(&path).await.json()["version"] });
    let saved = company.program(ANNA).await.call("PATCH", &path, written).await;
    assert_eq!(saved.status, StatusCode::OK, "{}", saved.text);
    anna.post(&format!("{page}/sending"), &[]).await;
    anna.get(&page).await.says("Why I nearly left").says(FACT);
    let bram = company.browser(BRAM).await;
    for place in [page.as_str(), "/desk"] {
        bram.get(place).await.says(FACT).keeps_quiet_about("nearly left");
    }
    let told = company.program(BRAM).await.get(&path).await.json();
    assert_eq!((&told["fact"], &told["subject"]), (&json!(FACT), &json!(null)));
});
