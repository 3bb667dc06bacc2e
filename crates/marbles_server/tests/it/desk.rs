//! The desk as one queue: suggestions, offers, answers, questions without one, and whom to thank; never who did nothing.

use jiff::SignedDuration;
use marbles::ids::{AnswerId, AskId, PersonId, QuestionId, TopicId};
use reqwest::StatusCode;
use serde_json::json;

use crate::company::{ANNA, BRAM, CLARA, Company, DAAN, on_both};

const FACT: &str = "A pump that is silent is a pump that works.";

/// An answer of somebody's, sent on to the editors or not.
async fn answer(company: &Company, email: &str, sent: bool) -> AnswerId {
    let answer = AnswerId::new(company.now());
    let person = company.person(email).await;
    let (org, id, person) =
        (company.id(company.org.uuid()), company.id(answer.uuid()), company.id(person.uuid()));
    let now = company.now().micros();
    let sent = if sent { now.to_string() } else { "null".to_owned() };
    company
        .plant(&format!(
            "insert into answers (org_id, answer_id, person_id, language, fact, so_what, created_at, changed_at, sent_at)
             values ({org}, {id}, {person}, 'en', '{FACT}', 'So listen for it.', {now}, {now}, {sent})"
        ))
        .await;
    answer
}

/// A question that went to a topic and reached these people.
async fn asked(company: &Company, words: &str, people: &[PersonId]) -> AskId {
    let (question, ask, topic) =
        (QuestionId::new(company.now()), AskId::new(company.now()), TopicId::new(company.now()));
    let id = |uuid| company.id(uuid);
    let (org, question, ask_id, topic) =
        (id(company.org.uuid()), id(question.uuid()), id(ask.uuid()), id(topic.uuid()));
    let (now, reached) = (company.now().micros(), people.len());
    company
        .plant(&format!(
            "insert into topics (org_id, topic_id, name, created_at) values ({org}, {topic}, 'Pumps {words}', {now});
             insert into questions (org_id, question_id, pattern, created_at) values ({org}, {question}, 'surprise', {now});
             insert into question_texts (org_id, question_id, language, text) values ({org}, {question}, 'en', '{words}');
             insert into asks (org_id, ask_id, question_id, topic_id, whom, reached, created_at)
             values ({org}, {ask_id}, {question}, {topic}, 'topic', {reached}, {now})"
        ))
        .await;
    for person in people {
        let person = company.id(person.uuid());
        company
            .plant(&format!(
                "insert into asked (org_id, ask_id, person_id, asked_at) values ({org}, {ask_id}, {person}, {now})"
            ))
            .await;
    }
    ask
}

on_both!(an_answer_that_was_sent_on_goes_out_only_when_its_author_says_so, |company| {
    answer(&company, ANNA, false).await;
    let bram = company.browser(BRAM).await;
    bram.get("/desk").await.keeps_quiet_about("silent");
    let sent = answer(&company, ANNA, true).await;
    bram.get("/desk").await.says(FACT).says("Sent on by Anna Holm").says("Propose it to Anna Holm as a post");
    assert_eq!(bram.post(&format!("/desk/answers/{sent}/story"), &[]).await.status, StatusCode::NOT_FOUND);
    for _ in 0..2 {
        let proposed = bram.post(&format!("/desk/answers/{sent}/draft"), &[]).await;
        assert_eq!(proposed.location(), "/desk", "{}", proposed.text);
    }
    bram.get("/desk").await.keeps_quiet_about("Sent on by Anna Holm");
    assert_eq!(
        company.dig("select cast(count(*) as text) from stories").await,
        ["0"],
        "nothing waits to go out"
    );
    let anna = company.program(ANNA).await;
    let mine = anna.get("/api/v1/me/drafts").await.json();
    assert_eq!(mine["items"].as_array().map(Vec::len), Some(1), "proposed twice, it is one draft: {mine}");
    let draft = &mine["items"][0];
    assert_eq!((&draft["as_who"], &draft["prepared"]), (&json!("author"), &json!(true)));
    let path = format!("/drafts/{}", draft["id"].as_str().expect("an id"));
    company.browser(ANNA).await.get(&path).await.says(FACT).says("Bram de Wit prepared this for you");
    assert_eq!(bram.get(&path).await.status, StatusCode::NOT_FOUND, "from now on it is hers alone");
    let told = company.dig("select kind from activity where kind = 'draft.prepared'").await;
    assert_eq!(told.len(), 1, "and she is told once");
});

on_both!(an_answer_that_was_not_sent_on_is_not_the_desks, |company| {
    let own = answer(&company, ANNA, false).await;
    for (verb, path) in
        [("POST", format!("/desk/answers/{own}/draft")), ("POST", format!("/desk/answers/{own}/thanks"))]
    {
        let bram = company.browser(BRAM).await;
        assert_eq!(bram.post(&path, &[]).await.status, StatusCode::NOT_FOUND, "{verb} {path}");
        assert_eq!(company.browser(CLARA).await.post(&path, &[]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(company.browser(ANNA).await.post(&path, &[]).await.status, StatusCode::FORBIDDEN);
    }
    let sent = answer(&company, ANNA, true).await;
    let bram = company.browser(BRAM).await;
    bram.post(&format!("/desk/answers/{sent}/thanks"), &[("words", "That is worth gold.")]).await;
    company.browser(ANNA).await.get("/today").await.says("Bram de Wit thanks you for your answer");
    company.browser(CLARA).await.get("/desk").await.keeps_quiet_about("worth gold");
});

on_both!(a_question_without_an_answer_is_told_late_and_never_of_whom, |company| {
    let crowd = company.crowd(12, "Water", "Esbjerg").await;
    asked(&company, "What surprised you", &crowd).await;
    asked(&company, "What did Anna miss", &crowd[..3]).await;
    let quiet = company.browser(BRAM).await.get("/desk").await;
    quiet.keeps_quiet_about("What surprised you");
    company.advance(SignedDuration::from_hours(24 * 8));
    let bram = company.browser(BRAM).await;
    let desk = bram.get("/desk?show=questions").await;
    desk.says("What surprised you").says("Pumps").keeps_quiet_about("Colleague");
    desk.keeps_quiet_about("What did Anna miss");
    let told = company.program(BRAM).await.get("/api/v1/desk").await.json();
    let question =
        told["items"].as_array().and_then(|items| items.iter().find(|one| one["kind"] == "question"));
    assert_eq!(question.map(|one| &one["by"]), Some(&json!(null)));
});

on_both!(a_question_to_a_group_without_an_answer_names_no_group_and_tells_not_who_joined, |company| {
    let crowd = company.crowd(10, "Water", "Esbjerg").await;
    let one = company.id(crowd[0].uuid());
    company.plant(&format!("update people set joined_at = null where person_id = {one}")).await;
    let group = json!({ "name": "Pump mechanics", "rule": { "column": "department", "value": "Water" } });
    let group = company.program(DAAN).await.call("POST", "/api/v1/groups", group).await.json();
    let bram = company.program(BRAM).await;
    let asked = json!({ "pattern": "surprise", "texts": { "en": "What surprised you" } });
    let question = bram.call("POST", "/api/v1/questions", asked).await.json();
    let path = format!("/api/v1/questions/{}/asks", question["id"].as_str().expect("an id"));
    for to in [json!({ "group": group["id"] }), json!({ "person": company.person(ANNA).await })] {
        let asked = bram.call("POST", &path, to).await;
        assert_eq!(asked.status, StatusCode::CREATED, "{}", asked.text);
    }
    company.advance(SignedDuration::from_hours(24 * 8));
    let desk = company.browser(BRAM).await.get("/desk?show=questions").await;
    desk.says("What surprised you").keeps_quiet_about("Pump mechanics").keeps_quiet_about("Anna");
    assert_eq!(desk.text.matches("id=\"question-").count(), 1, "of one colleague nothing is told");
});

on_both!(an_answer_takes_the_question_off_the_desk, |company| {
    let crowd = company.crowd(12, "Water", "Esbjerg").await;
    let ask = asked(&company, "What surprised you", &crowd).await;
    company.advance(SignedDuration::from_hours(24 * 8));
    let sent = answer(&company, ANNA, true).await;
    let (ask_id, id) = (company.id(ask.uuid()), company.id(sent.uuid()));
    company.plant(&format!("update answers set ask_id = {ask_id} where answer_id = {id}")).await;
    let bram = company.browser(BRAM).await;
    bram.get("/desk").await.keeps_quiet_about("What surprised you").says(FACT);
    company.plant("update answers set sent_at = null").await;
    bram.get("/desk").await.says("What surprised you");
    bram.post(&format!("/desk/question/{ask}/done"), &[]).await;
    bram.get("/desk").await.keeps_quiet_about("What surprised you").says("Set aside");
    bram.post(&format!("/desk/question/{ask}/done/undo"), &[]).await;
    bram.get("/desk").await.says("What surprised you");
});

on_both!(who_could_be_thanked_is_there_for_what_is_out, |company| {
    let anna = company.browser(ANNA).await;
    anna.post(
        "/suggest",
        &[("url", "https://northwind.example/a"), ("title", "A quiet mill"), ("why", "Good")],
    )
    .await;
    let bram = company.browser(BRAM).await;
    bram.get("/desk?show=thanks").await.keeps_quiet_about("Thank Anna Holm");
    let story = company.dig("select title from stories").await;
    assert_eq!(story.len(), 1);
    let told = company.program(BRAM).await.get("/api/v1/desk").await.json();
    let id = told["items"][0]["id"].as_str().expect("an id").to_owned();
    bram.post(&format!("/stories/{id}/publication"), &[("from", "desk")]).await;
    bram.get("/desk?show=thanks").await.says("Anna Holm suggested this").says("Thank Anna Holm");
    bram.post(&format!("/stories/{id}/thanks"), &[("from", "desk")]).await;
    company.browser(DAAN).await.get("/desk").await.keeps_quiet_about("Thank Anna Holm");
});

on_both!(the_desk_is_filtered_and_is_for_editors, |company| {
    company.story("Brought by nobody", None).await;
    company.plant("update stories set published_at = null").await;
    answer(&company, ANNA, true).await;
    let bram = company.browser(BRAM).await;
    bram.get("/desk").await.says("Brought by nobody").says(FACT).says("data-desk").says("j and k");
    bram.get("/desk?show=answers").await.keeps_quiet_about("Brought by nobody").says(FACT);
    bram.get("/desk?show=drafts").await.says("Brought by nobody").keeps_quiet_about(FACT);
    bram.get("/desk?show=nonsense").await.says("Brought by nobody").says(FACT);
    let anna = company.program(ANNA).await;
    assert_eq!(anna.get("/api/v1/desk").await.status, StatusCode::FORBIDDEN);
    assert_eq!(
        bram.post("/desk/person/00000000-0000-7000-8000-000000000000/done", &[]).await.status,
        StatusCode::NOT_FOUND
    );
});
