//! Somebody answers: saved at each pause, nothing overwritten, and nobody's but theirs until they send it on.

use marbles::{
    ids::{AskId, QuestionId},
    jobs::recurring,
};
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::company::{ANNA, BRAM, CLARA, Company, DAAN, on_both};

const QUESTION: &str = "What do customers always get wrong";
pub const FACT: &str = "A heat pump likes it cool. Ours ran all winter.";

/// A question of the library.
pub async fn question(company: &Company) -> QuestionId {
    let question = QuestionId::new(company.now());
    let (org, id, now) =
        (company.id(company.org.uuid()), company.id(question.uuid()), company.now().micros());
    company
        .plant(&format!(
            "insert into questions (org_id, question_id, pattern, created_at) values ({org}, {id}, 'wrong', {now});
             insert into question_texts (org_id, question_id, language, text) values ({org}, {id}, 'en', '{QUESTION}')"
        ))
        .await;
    question
}

/// That question, asked of Anna, with the message that is to tell her.
async fn asked(company: &Company, question: QuestionId) -> AskId {
    let ask = AskId::new(company.now());
    let anna = company.id(company.person(ANNA).await.uuid());
    let (org, id, now) = (company.id(company.org.uuid()), company.id(ask.uuid()), company.now().micros());
    let question = company.id(question.uuid());
    company
        .plant(&format!(
            "insert into asks (org_id, ask_id, question_id, created_at) values ({org}, {id}, {question}, {now});
             insert into asked (org_id, ask_id, person_id, asked_at) values ({org}, {id}, {anna}, {now});
             insert into requests (org_id, request_id, person_id, kind, subject, created_at)
             values ({org}, {id}, {anna}, 'question', {id}, {now})"
        ))
        .await;
    ask
}

/// Anna's answer as JSON.
pub async fn answered(company: &Company, body: Value) -> Value {
    let question = question(company).await;
    let path = format!("/api/v1/questions/{question}/answers");
    let answer = company.program(ANNA).await.call("POST", &path, body).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
    answer.json()
}

pub fn id_of(answer: &Value) -> String {
    answer["id"].as_str().expect("an id").to_owned()
}

on_both!(two_sentences_on_a_phone_are_an_answer, |company| {
    let question = question(&company).await;
    let ask = asked(&company, question).await;
    let anna = company.browser(ANNA).await;
    let begun = anna.post("/answers", &[("ask", &ask.to_string())]).await;
    let path = begun.location().to_owned();
    anna.get(&path).await.says(QUESTION).says("Two sentences are enough").says("Only you see this");
    assert_eq!(anna.post("/answers", &[("ask", &ask.to_string())]).await.location(), path, "once");
    let open = "select cast(count(*) as text) from requests where settled_at is null";
    assert_eq!(company.dig(open).await, ["1"], "to begin is not to answer");
    let typed = [("version", "1"), ("rung", "fact"), ("text", FACT), ("shape", "words"), ("go", "so_what")];
    let saved = anna.post(&path, &typed).await;
    assert_eq!(saved.location(), format!("{path}?rung=so_what"));
    anna.get(saved.location()).await.says("That means").says(FACT);
    assert_eq!(company.dig(open).await, ["0"]);
    let answered = "select cast(count(*) as text) from asked where answered_at is not null";
    assert_eq!(company.dig(answered).await, ["1"]);
    anna.get("/voice").await.says(QUESTION).says(FACT);
    anna.get(&format!("{path}?rung=whole")).await.says(FACT).says("Send it to the editors");
});

on_both!(a_save_from_an_older_version_shows_both_texts_and_overwrites_none, |company| {
    let answer = answered(&company, json!({ "fact": FACT })).await;
    let path = format!("/answers/{}", id_of(&answer));
    let anna = company.browser(ANNA).await;
    let (one, two) = ("In the one window.", "In the other window.");
    let typed = |version: &'static str, text: &'static str, keep: &'static str| {
        [("version", version), ("rung", "fact"), ("text", text), ("go", "whole"), ("keep", keep)]
    };
    assert_eq!(anna.post(&path, &typed("2", one, "")).await.status, StatusCode::SEE_OTHER);
    let clash = anna.post(&path, &typed("2", two, "")).await;
    assert_eq!(clash.status, StatusCode::CONFLICT);
    clash.says(one).says(two).says("You wrote this in another window");
    anna.get(&path).await.says(one).keeps_quiet_about(two);
    let again = anna.post(&path, &typed("2", one, "")).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER, "the same words are no clash");
    anna.post(&path, &typed("3", two, "other")).await;
    anna.get(&path).await.says(one).keeps_quiet_about(two);
    anna.post(&path, &typed("3", two, "both")).await;
    anna.get(&path).await.says(one).says(two);
    anna.post(&path, &typed("4", two, "mine")).await;
    anna.get(&path).await.says(two).keeps_quiet_about(one);
});

on_both!(the_page_saves_itself_and_is_told_what_another_window_wrote, |company| {
    let answer = answered(&company, json!({ "fact": FACT })).await;
    let path = format!("/answers/{}/autosave", id_of(&answer));
    let anna = company.browser(ANNA).await;
    let typed =
        |version: i64, rung: &str, text: &str| json!({ "version": version, "rung": rung, "text": text });
    let saved = anna.call("POST", &path, typed(2, "so_what", "It saves half.")).await;
    assert_eq!((saved.status, &saved.json()["version"]), (StatusCode::OK, &json!(3)));
    let clash = anna.call("POST", &path, typed(2, "fact", "Another")).await;
    assert_eq!(clash.status, StatusCode::CONFLICT);
    assert_eq!(clash.json(), json!({ "version": 3, "text": FACT }));
    let long = anna.call("POST", &path, typed(3, "fact", &"a".repeat(10_001))).await;
    assert_eq!(long.status, StatusCode::UNPROCESSABLE_ENTITY);
});

on_both!(a_program_is_told_the_current_state_when_it_comes_too_late, |company| {
    let answer = answered(&company, json!({ "fact": FACT, "language": "da" })).await;
    assert_eq!((&answer["version"], &answer["language"]), (&json!(2), &json!("da")));
    let anna = company.program(ANNA).await;
    let path = format!("/api/v1/answers/{}", id_of(&answer));
    let changed = anna.call("PATCH", &path, json!({ "version": 2, "first_line": "Cool it." })).await.json();
    assert_eq!((&changed["fact"], &changed["first_line"]), (&json!(FACT), &json!("Cool it.")));
    let late = anna.call("PATCH", &path, json!({ "version": 2, "first_line": "Warm it." })).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert_eq!(late.headers["content-type"], "application/problem+json");
    let both = late.json();
    assert_eq!(
        (&both["current"]["first_line"], &both["current"]["version"]),
        (&json!("Cool it."), &json!(3))
    );
    assert_eq!(both["yours"]["first_line"], "Warm it.");
    for wrong in [json!({ "first_line": "a" }), json!({ "version": 3, "shape": "round" })] {
        assert_eq!(anna.call("PATCH", &path, wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let question = answer["question_id"].as_str().expect("a question");
    let again = format!("/api/v1/questions/{question}/answers");
    let again = anna.call("POST", &again, json!({ "fact": "Something else" })).await;
    assert_eq!(again.status, StatusCode::CONFLICT, "the answer in hand is not overwritten");
    let listed = anna.get("/api/v1/me/answers?limit=1").await.json();
    assert_eq!((&listed["items"][0]["fact"], &listed["next"]), (&json!(FACT), &Value::Null));
});

on_both!(an_answer_is_its_authors_alone_until_it_is_sent_on, |company| {
    let answer = answered(&company, json!({ "fact": FACT })).await;
    let (page, api) = (format!("/answers/{}", id_of(&answer)), format!("/api/v1/answers/{}", id_of(&answer)));
    let [freja] = company.crowd(1, "Water", "Esbjerg").await[..] else { panic!("one colleague") };
    let freja = company
        .dig(&format!("select email from people where person_id = {}", company.id(freja.uuid())))
        .await;
    let sees = async |email: &str| {
        let shown = company.browser(email).await.get(&page).await.status;
        assert_eq!(shown, company.program(email).await.get(&api).await.status, "{email}");
        shown == StatusCode::OK
    };
    for email in [&freja[0], BRAM, CLARA, DAAN] {
        assert!(!sees(email).await, "{email}");
        let (browser, program) = (company.browser(email).await, company.program(email).await);
        let change = json!({ "version": 2, "fact": "Mine now", "rung": "fact", "text": "Mine now" });
        for path in ["", "/sending", "/sending/undo", "/removal", "/removal/undo"] {
            let fields = [("version", "2"), ("rung", "fact"), ("text", "Mine now")];
            let refused = browser.post(&format!("{page}{path}"), &fields).await;
            assert_eq!(refused.status, StatusCode::NOT_FOUND, "{email} {path}");
        }
        let refused = browser.call("POST", &format!("{page}/autosave"), change.clone()).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND);
        for (method, path) in [("PATCH", ""), ("DELETE", ""), ("PUT", "/sending"), ("DELETE", "/sending")] {
            let refused = program.call(method, &format!("{api}{path}"), change.clone()).await;
            assert_eq!(refused.status, StatusCode::NOT_FOUND, "{email} {method} {path}");
        }
        browser.get("/voice").await.keeps_quiet_about(FACT);
        browser.get("/me/export").await.keeps_quiet_about(FACT);
    }
    let stranger = company.stranger().await;
    assert_eq!(stranger.get(&api).await.status, StatusCode::NOT_FOUND);

    let anna = company.browser(ANNA).await;
    let sent = anna.post(&format!("{page}/sending"), &[]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
    for (email, may) in [(freja[0].as_str(), false), (BRAM, true), (CLARA, true), (DAAN, true)] {
        assert_eq!(sees(email).await, may, "{email}");
    }
    assert_eq!(stranger.get(&api).await.status, StatusCode::NOT_FOUND);
    company
        .browser(BRAM)
        .await
        .get(&page)
        .await
        .says("By Anna Holm")
        .says(FACT)
        .keeps_quiet_about("Drop this");
    let typed = [("version", "2"), ("rung", "fact"), ("text", "Changed")];
    assert_eq!(anna.post(&page, &typed).await.status, StatusCode::CONFLICT, "it lies with the editors");
    anna.post(&format!("{page}/sending/undo"), &[]).await;
    assert!(!sees(BRAM).await);
    assert!(anna.get("/me/export").await.text.contains(FACT));
});

on_both!(what_somebody_has_made_a_text_from_cannot_be_taken_back, |company| {
    let answer = answered(&company, json!({ "fact": FACT })).await;
    let page = format!("/answers/{}", id_of(&answer));
    let anna = company.browser(ANNA).await;
    anna.post(&format!("{page}/sending"), &[]).await;
    let (org, now) = (company.id(company.org.uuid()), company.now().micros());
    let (me, bram) = (company.person(ANNA).await, company.person(BRAM).await);
    let answer = company.id(id_of(&answer).parse().expect("an id"));
    let (me, bram) = (company.id(me.uuid()), company.id(bram.uuid()));
    company
        .plant(&format!(
            "insert into drafts (org_id, draft_id, person_id, answer_id, prepared_by, language, text, created_at, changed_at)
             values ({org}, {answer}, {me}, {answer}, {bram}, 'en', 'Prepared', {now}, {now})"
        ))
        .await;
    let refused = anna.post(&format!("{page}/sending/undo"), &[]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    anna.get(&page).await.says("Nothing goes out without you");
});

on_both!(an_empty_answer_is_not_sent_on, |company| {
    let anna = company.browser(ANNA).await;
    let page = anna.post("/answers", &[]).await.location().to_owned();
    assert_eq!(anna.post(&format!("{page}/sending"), &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(anna.post("/answers", &[]).await.location(), page, "the empty one is taken up again");
});

on_both!(a_dropped_answer_can_be_brought_back_for_a_month, |company| {
    let answer = answered(&company, json!({ "fact": FACT })).await;
    let page = format!("/answers/{}", id_of(&answer));
    let anna = company.browser(ANNA).await;
    let dropped = anna.post(&format!("{page}/removal"), &[]).await;
    assert_eq!(dropped.location(), "/voice");
    assert_eq!(anna.get(&page).await.status, StatusCode::NOT_FOUND);
    anna.post(&format!("{page}/removal/undo"), &[]).await;
    anna.get(&page).await.says(FACT);
    anna.post(&format!("{page}/removal"), &[]).await;
    company.advance(jiff::SignedDuration::from_hours(24 * 31));
    recurring::do_due(&company.marbles.db, company.org).await.expect("done");
    assert_eq!(company.dig("select cast(count(*) as text) from answers").await, ["0"]);
    let late = company.browser(ANNA).await.post(&format!("{page}/removal/undo"), &[]).await;
    assert_eq!(late.status, StatusCode::NOT_FOUND);
});

on_both!(nobody_answers_what_they_were_not_asked, |company| {
    let question = question(&company).await;
    let ask = asked(&company, question).await;
    let bram = company.browser(BRAM).await;
    assert_eq!(bram.post("/answers", &[("ask", &ask.to_string())]).await.status, StatusCode::NOT_FOUND);
    let body = json!({ "ask_id": ask.to_string(), "fact": FACT });
    let path = format!("/api/v1/questions/{question}/answers");
    let refused = company.program(BRAM).await.call("POST", &path, body).await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND);
    let foreign = company.stranger().await.call("POST", &path, json!({})).await;
    assert_eq!(foreign.status, StatusCode::NOT_FOUND);
});

on_both!(a_forgotten_person_leaves_no_answer_behind, |company| {
    let answer = answered(&company, json!({ "fact": FACT })).await;
    company.browser(ANNA).await.post(&format!("/answers/{}/sending", id_of(&answer)), &[]).await;
    let anna = company.person(ANNA).await;
    let mut work = company.work().await;
    marbles::people::erasing::erase(&mut work, anna).await.expect("erased");
    work.save().await.expect("saved");
    assert_eq!(company.dig("select cast(count(*) as text) from answers").await, ["0"]);
});
