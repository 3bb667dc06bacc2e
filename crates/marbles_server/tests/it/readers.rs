//! Second readers: they see one draft, say what they think of it, and see nothing once it is taken back.

use jiff::SignedDuration;
use marbles::voice::{drafts, readings};
use marbles_web::router::{API, PAGES};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::company::{ANNA, BRAM, Browser, CLARA, Company, DAAN, on_both};

const TEXT: &str = "We have a new turbine here.\nIt is very quiet at night.\nCome and look.";
const BETTER: &str =
    "You can sleep beside our new turbine here.\nIt is very quiet at night.\nCome and listen.";
/// Words that stand in no other text of these tests.
const SECRET: &str = "zwaluwstaart";

async fn draft_of(program: &Browser, text: &str) -> String {
    let made = program.call("POST", "/api/v1/drafts", json!({ "text": text })).await.json();
    format!("/api/v1/drafts/{}", made["id"].as_str().expect("an id"))
}

async fn asked(program: &Browser, path: &str, email: &str) -> String {
    let readers = program.call("POST", &format!("{path}/readers"), json!({ "email": email })).await;
    assert_eq!(readers.status, StatusCode::CREATED, "{}", readers.text);
    let items = readers.json();
    items["items"].as_array().and_then(|items| items.last()).expect("one")["id"]
        .as_str()
        .expect("an id")
        .to_owned()
}

/// The address of a colleague who takes part and was asked nothing.
async fn colleague(company: &Company) -> String {
    let person = company.crowd(1, "Water", "Esbjerg").await[0];
    let mut look = company.work().await;
    marbles::people::find(&mut look, person).await.expect("a person").email
}

on_both!(an_editor_proposes_a_better_first_line_and_she_takes_half_of_it, |company| {
    let (anna, bram) = (company.program(ANNA).await, company.program(BRAM).await);
    let path = draft_of(&anna, TEXT).await;
    asked(&anna, &path, BRAM).await;
    let made = bram.call("POST", &format!("{path}/proposals"), json!({ "text": BETTER, "version": 1 })).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text);
    assert_eq!(anna.get(&path).await.json()["text"], TEXT, "nothing replaces her text unless she takes it");
    let proposal = anna.get(&format!("{path}/proposals")).await.json()["items"][0].clone();
    assert_eq!(proposal["writer"], "Bram de Wit");
    assert_eq!(proposal["hunks"].as_array().map(Vec::len), Some(2));
    let id = proposal["id"].as_str().expect("an id");
    let takings = format!("{path}/proposals/{id}/takings");
    let taken = anna.call("POST", &takings, json!({ "hunks": [1] })).await.json();
    let half = TEXT.replace("We have a", "You can sleep beside our");
    assert_eq!(taken["draft"]["text"], half);
    let versions = anna.get(&format!("{path}/versions")).await.json();
    assert_eq!(versions["items"][0]["cause"], "taken");
    let states: Vec<Value> = anna.get(&format!("{path}/proposals")).await.json()["items"][0]["hunks"]
        .as_array()
        .expect("hunks")
        .iter()
        .map(|hunk| hunk["state"].clone())
        .collect();
    assert_eq!(states, [json!("taken"), json!("open")]);
    assert_eq!(bram.call("POST", &takings, json!({ "hunks": [2] })).await.status, StatusCode::NOT_FOUND);
    let back = format!("{path}/versions/{}/restoration", taken["before"]);
    assert_eq!(anna.call("POST", &back, json!({})).await.json()["text"], TEXT);
});

on_both!(a_proposal_on_an_older_text_applies_where_its_place_still_exists, |company| {
    let (anna, bram) = (company.program(ANNA).await, company.program(BRAM).await);
    let path = draft_of(&anna, TEXT).await;
    asked(&anna, &path, BRAM).await;
    bram.call("POST", &format!("{path}/proposals"), json!({ "text": BETTER, "version": 1 })).await;
    let since = TEXT.replace("Come and look.", "Bring your tent.");
    anna.call("PATCH", &path, json!({ "text": since, "version": 1 })).await;
    let proposal = anna.get(&format!("{path}/proposals")).await.json()["items"][0].clone();
    assert_eq!(
        (&proposal["hunks"][0]["state"], &proposal["hunks"][1]["state"]),
        (&json!("open"), &json!("gone"))
    );
    let takings = format!("{path}/proposals/{}/takings", proposal["id"].as_str().expect("an id"));
    let taken = anna.call("POST", &takings, json!({ "hunks": [1, 2] })).await.json();
    assert_eq!(taken["missed"], json!([2]));
    assert_eq!(taken["draft"]["text"], since.replace("We have a", "You can sleep beside our"));
    let gone = anna.call("POST", &takings, json!({ "hunks": [2] })).await;
    assert_eq!(gone.status, StatusCode::CONFLICT);
});

on_both!(a_remark_follows_its_words_and_says_so_when_they_are_gone, |company| {
    let (anna, bram) = (company.program(ANNA).await, company.program(BRAM).await);
    let path = draft_of(&anna, TEXT).await;
    asked(&anna, &path, BRAM).await;
    let said = json!({ "quote": "very quiet", "text": "How quiet?", "suggestion": "quieter than a library" });
    assert_eq!(bram.call("POST", &format!("{path}/remarks"), said).await.status, StatusCode::CREATED);
    let moved = format!("Good morning.\n{TEXT}");
    anna.call("PATCH", &path, json!({ "text": moved, "version": 1 })).await;
    let remark = anna.get(&format!("{path}/remarks")).await.json()["items"][0].clone();
    assert_eq!(remark["starts"], moved.find("very quiet").expect("there"));
    let one = format!("{path}/remarks/{}", remark["id"].as_str().expect("an id"));
    assert_eq!(
        anna.call("POST", &format!("{one}/replies"), json!({ "text": "30 decibels" })).await.status,
        204
    );
    assert_eq!(
        bram.get(&format!("{path}/remarks")).await.json()["items"][0]["replies"][0]["text"],
        "30 decibels"
    );
    let accepted = anna.call("PUT", &format!("{one}/acceptance"), json!({})).await.json();
    assert_eq!(accepted["text"], moved.replace("very quiet", "quieter than a library"));
    let remark = anna.get(&format!("{path}/remarks")).await.json()["items"][0].clone();
    assert_eq!(
        (&remark["accepted"], &remark["resolved"], &remark["orphan"]),
        (&json!(true), &json!(true), &json!(false))
    );
    anna.call("DELETE", &format!("{one}/resolution"), json!({})).await;
    let remark = anna.get(&format!("{path}/remarks")).await.json()["items"][0].clone();
    assert_eq!((&remark["orphan"], &remark["starts"]), (&json!(true), &json!(null)));
    assert_eq!(anna.call("PUT", &format!("{one}/acceptance"), json!({})).await.status, StatusCode::CONFLICT);
    let nowhere =
        bram.call("POST", &format!("{path}/remarks"), json!({ "quote": "loud", "text": "?" })).await;
    assert_eq!(nowhere.json()["errors"][0]["field"], "quote");
});

on_both!(a_reader_sees_this_draft_as_it_is_and_nothing_else, |company| {
    let (anna, bram) = (company.program(ANNA).await, company.program(BRAM).await);
    let path = draft_of(&anna, &format!("{SECRET} {TEXT}")).await;
    let version =
        anna.call("PATCH", &path, json!({ "text": TEXT, "version": 1 })).await.json()["version"].clone();
    asked(&anna, &path, BRAM).await;
    asked(&anna, &path, CLARA).await;
    let clara = company.program(CLARA).await;
    clara.call("POST", &format!("{path}/remarks"), json!({ "text": "Only for Anna's eyes" })).await;
    clara.call("POST", &format!("{path}/proposals"), json!({ "text": BETTER, "version": version })).await;
    for part in ["", "/remarks", "/proposals"] {
        let seen = bram.get(&format!("{path}{part}")).await;
        assert_eq!(seen.status, StatusCode::OK);
        seen.keeps_quiet_about(SECRET).keeps_quiet_about("Only for").keeps_quiet_about("sleep");
    }
    for part in ["/versions", "/readers", "/versions/1/comparison"] {
        assert_eq!(bram.get(&format!("{path}{part}")).await.status, StatusCode::NOT_FOUND, "{part}");
    }
    // What it was before they were asked does not show in a comparison with it either.
    let sly = bram.call("POST", &format!("{path}/proposals"), json!({ "text": BETTER, "version": 1 })).await;
    sly.keeps_quiet_about(SECRET);
    assert_eq!(
        bram.call("PATCH", &path, json!({ "text": "Mine", "version": 1 })).await.status,
        StatusCode::FORBIDDEN
    );
    let page = company.browser(BRAM).await.get(&path.replace("/api/v1", "")).await;
    page.says("You are asked to read").keeps_quiet_about(SECRET).keeps_quiet_about("Clara");
    assert_eq!(anna.get(&format!("{path}/remarks")).await.json()["items"].as_array().map(Vec::len), Some(1));
    assert_eq!(
        anna.get(&format!("{path}/proposals")).await.json()["items"].as_array().map(Vec::len),
        Some(2)
    );
});

on_both!(a_heart_and_ready_reach_the_author_and_are_told_once, |company| {
    let (anna, bram) = (company.program(ANNA).await, company.program(BRAM).await);
    let path = draft_of(&anna, TEXT).await;
    asked(&anna, &path, BRAM).await;
    assert_eq!(bram.get("/api/v1/me/readings").await.json()["items"][0]["author"], "Anna Holm");
    let said =
        bram.call("PUT", &format!("{path}/reading"), json!({ "heart": true, "ready": true })).await.json();
    assert_eq!((&said["heart"], &said["ready"]), (&json!(true), &json!(true)));
    bram.call("PUT", &format!("{path}/reading"), json!({ "ready": true })).await;
    let readers = anna.get(&format!("{path}/readers")).await.json();
    assert_eq!((&readers["items"][0]["heart"], &readers["items"][0]["ready"]), (&json!(true), &json!(true)));
    let told = company.dig("select kind from activity where kind like 'draft.%' order by activity_id").await;
    assert_eq!(told, ["draft.reader_asked", "draft.read"]);
    assert_eq!(anna.call("PUT", &format!("{path}/reading"), json!({ "ready": true })).await.status, 404);
});

on_both!(the_desk_reads_what_one_of_them_takes_then_and_only_then, |company| {
    let (anna, bram, clara) =
        (company.program(ANNA).await, company.program(BRAM).await, company.program(CLARA).await);
    let path = draft_of(&anna, TEXT).await;
    let asked =
        anna.call("POST", &format!("{path}/readers"), json!({ "words": "Is it too long?" })).await.json();
    assert_eq!(asked["items"][0]["reader"], json!(null));
    company.advance(SignedDuration::from_hours(50));
    let queue = readings::desk_queue(&mut company.work_as(BRAM).await).await.expect("a queue");
    assert_eq!((queue.waiting, queue.longest), (1, 2));
    assert_eq!(bram.get(&path).await.status, StatusCode::NOT_FOUND, "waiting at the desk opens nothing");
    let waiting = bram.get("/api/v1/readings").await;
    waiting.says("Is it too long?").keeps_quiet_about("turbine");
    let taking =
        format!("/api/v1/readings/{}/taking", waiting.json()["items"][0]["id"].as_str().expect("an id"));
    assert_eq!(anna.call("PUT", &taking, json!({})).await.status, StatusCode::FORBIDDEN);
    assert_eq!(bram.call("PUT", &taking, json!({})).await.json()["text"], TEXT);
    assert_eq!(clara.call("PUT", &taking, json!({})).await.status, StatusCode::CONFLICT);
    assert_eq!(clara.get(&path).await.status, StatusCode::NOT_FOUND, "another editor sees nothing");
    let queue = readings::desk_queue(&mut company.work_as(BRAM).await).await.expect("a queue");
    assert_eq!(queue, readings::desk::DeskQueue::default());
    assert_eq!(bram.call("DELETE", &format!("{path}/reading"), json!({})).await.status, 204);
    assert_eq!(bram.get(&path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        clara.call("PUT", &taking, json!({})).await.status,
        StatusCode::OK,
        "it waits at the desk again"
    );
});

on_both!(an_editor_cannot_read_their_own_draft_for_the_desk, |company| {
    let bram = company.program(BRAM).await;
    let path = draft_of(&bram, TEXT).await;
    let asked = bram.call("POST", &format!("{path}/readers"), json!({})).await.json();
    let taking = format!("/api/v1/readings/{}/taking", asked["items"][0]["id"].as_str().expect("an id"));
    assert_eq!(bram.call("PUT", &taking, json!({})).await.status, StatusCode::NOT_FOUND);
});

on_both!(any_colleague_can_be_asked_and_nobody_twice, |company| {
    let anna = company.program(ANNA).await;
    let path = draft_of(&anna, TEXT).await;
    for nobody in [ANNA, "nobody@northwind.example", crate::company::SOREN] {
        let refused = anna.call("POST", &format!("{path}/readers"), json!({ "email": nobody })).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{nobody}");
    }
    assert_eq!(asked(&anna, &path, BRAM).await, asked(&anna, &path, BRAM).await);
    let browser = company.browser(ANNA).await;
    let page = path.replace("/api/v1", "");
    let sent = browser.post(&format!("{page}/readers"), &[("search", "clara l")]).await;
    assert_eq!(sent.location(), page);
    browser.get(&page).await.says("Clara Lund").says("Bram de Wit");
    browser
        .post(&format!("{page}/readers"), &[("search", "ra")])
        .await
        .says("Bram de Wit")
        .says("Whom do you mean?");
    let none = browser.post(&format!("{page}/readers"), &[("search", "Zebedee")]).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    none.says("Zebedee");
});

on_both!(asking_a_reader_does_not_tell_who_takes_part, |company| {
    let anna = company.program(ANNA).await;
    let path = draft_of(&anna, TEXT).await;
    company.plant("update people set left_at = joined_at where email = 'daan@northwind.example'").await;
    company.plant("update people set joined_at = null where email = 'clara@northwind.example'").await;
    for email in [BRAM, CLARA, DAAN] {
        asked(&anna, &path, email).await;
    }
    company.do_jobs().await;
    let readers = anna.get(&format!("{path}/readers")).await.json();
    let told: Vec<_> = readers["items"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| (one["read_at"].clone(), one["ready"].clone(), one["heart"].clone()))
        .collect();
    assert_eq!(told.len(), 3);
    assert!(told.iter().all(|one| *one == told[0]), "{told:?}");
    let (browser, page) = (company.browser(ANNA).await, path.replace("/api/v1", ""));
    let by_name = browser.post(&format!("{page}/readers"), &[("search", "Visser")]).await;
    assert_eq!(by_name.location(), page, "found by name like anybody");
    let by_address = browser.post(&format!("{page}/readers"), &[("search", "northwind.example")]).await;
    assert_eq!(by_address.status, StatusCode::UNPROCESSABLE_ENTITY, "nobody is found by an address");
    let reading = company.program(CLARA).await.get("/api/v1/me/readings").await.json();
    assert_eq!(reading["items"][0]["author"], "Anna Holm", "it waits for her like for anybody");
});

/// Every address of a draft, with real ids in it, and a body that each of them can read.
fn doors(draft: &str, reading: &str, remark: &str, proposal: &str) -> Vec<(&'static str, String)> {
    PAGES
        .iter()
        .chain(API)
        .filter(|address| address.path.contains("/drafts/{id}"))
        .map(|address| {
            let path =
                address.path.replace("{id}", draft).replace("{version}", "1").replace("{reading}", reading);
            (address.method, path.replace("{remark}", remark).replace("{proposal}", proposal))
        })
        .collect()
}

async fn knock(browser: &Browser, program: &Browser, method: &str, path: &str) -> StatusCode {
    let body = json!({
        "text": "x", "version": 1, "hunks": [1], "words": "", "quote": "", "starts": 0, "heart": true, "ready": true,
    });
    let method = Method::from_bytes(method.as_bytes()).expect("a method");
    if path.starts_with("/api/") {
        return program.send(program.request(method, path).json(&body)).await.status;
    }
    let request = browser.request(method.clone(), path);
    let request = match path {
        _ if method == Method::GET => request,
        _ if path.ends_with("/autosave") => request.json(&body),
        _ => request.form(&[
            ("text", "x"),
            ("version", "1"),
            ("remark", "x"),
            ("reply", "x"),
            ("proposal", "x"),
            ("search", "Daan"),
            ("says", "heart"),
            ("hunks", "1"),
        ]),
    };
    browser.send(request).await.status
}

/// Anna's draft with a reader, a remark and a proposal of theirs; and who must not see it.
struct Closed {
    path: String,
    reading: String,
    remark: String,
    proposal: String,
}

async fn closed_draft(company: &Company, reader: &str) -> Closed {
    let (anna, reads) = (company.program(ANNA).await, company.program(reader).await);
    let path = draft_of(&anna, &format!("{TEXT} {SECRET}")).await;
    let reading = asked(&anna, &path, reader).await;
    let remark = reads
        .call("POST", &format!("{path}/remarks"), json!({ "text": "Fine", "quote": "new" }))
        .await
        .json();
    let proposal = reads
        .call(
            "POST",
            &format!("{path}/proposals"),
            json!({ "text": format!("{BETTER} {SECRET}"), "version": 1 }),
        )
        .await
        .json();
    let id = |listed: &Value| listed["items"][0]["id"].as_str().expect("an id").to_owned();
    Closed { path, reading, remark: id(&remark), proposal: id(&proposal) }
}

on_both!(every_address_of_a_draft_is_closed_to_everybody_who_was_not_asked, |company| {
    let was_reader = colleague(&company).await;
    let closed = closed_draft(&company, &was_reader).await;
    let anna = company.program(ANNA).await;
    let taken_back =
        anna.call("DELETE", &format!("{}/readers/{}", closed.path, closed.reading), json!({})).await;
    assert_eq!(taken_back.status, StatusCode::NO_CONTENT);
    let draft = closed.path.rsplit('/').next().expect("an id").to_owned();
    // A delegate who prepared it, and is one no longer.
    let was_delegate = colleague(&company).await;
    let delegate = company.person(&was_delegate).await;
    let (org, id, delegate) = (
        company.id(company.org.uuid()),
        company.id(draft.parse().expect("an id")),
        company.id(delegate.uuid()),
    );
    let by = company.id(company.person(ANNA).await.uuid());
    company
        .plant(&format!(
            "update drafts set prepared_by = {delegate} where org_id = {org} and draft_id = {id}"
        ))
        .await;
    company
        .plant(&format!(
            "insert into delegations (org_id, person_id, prepared_by, since_at, ended_at) values ({org}, {by}, {delegate}, 1, 2)"
        ))
        .await;
    let doors = doors(&draft, &closed.reading, &closed.remark, &closed.proposal);
    assert!(doors.len() > 40, "only {} addresses of drafts", doors.len());
    let strangers = [
        BRAM.to_owned(),
        CLARA.to_owned(),
        DAAN.to_owned(),
        colleague(&company).await,
        was_reader,
        was_delegate,
    ];
    let mut wrong = Vec::new();
    for who in &strangers {
        let (browser, program) = (company.browser(who).await, company.program(who).await);
        for (method, path) in &doors {
            let status = knock(&browser, &program, method, path).await;
            if status != StatusCode::NOT_FOUND {
                wrong.push(format!("{method} {path} as {who}: {status}"));
            }
        }
        for list in ["/api/v1/me/drafts", "/api/v1/me/readings", "/api/v1/me/delegates"] {
            program
                .get(list)
                .await
                .keeps_quiet_about(&draft)
                .keeps_quiet_about(SECRET)
                .keeps_quiet_about("Anna");
        }
        for page in ["/voice", "/today", "/me/export"] {
            browser.get(page).await.keeps_quiet_about(SECRET).keeps_quiet_about("turbine");
        }
    }
    let elsewhere = company.stranger().await;
    for (method, path) in doors.iter().filter(|(_, path)| path.starts_with("/api/")) {
        let status = knock(&elsewhere, &elsewhere, method, path).await;
        if status != StatusCode::NOT_FOUND {
            wrong.push(format!("{method} {path} from another organisation: {status}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    let mut look = company.work_as(ANNA).await;
    let seen = drafts::find(&mut look, draft.parse().expect("an id")).await.expect("mine");
    assert_eq!(seen.draft.text, format!("{TEXT} {SECRET}"), "and nobody changed a letter");
    drop(look);
    company.browser(ANNA).await.get("/me/export").await.says(SECRET);
});

on_both!(a_draft_that_was_let_be_is_its_authors_alone, |company| {
    let closed = closed_draft(&company, BRAM).await;
    let (anna, bram) = (company.browser(ANNA).await, company.program(BRAM).await);
    let page = closed.path.replace("/api/v1", "");
    let dropped = anna.post(&format!("{page}/removal"), &[]).await;
    assert_eq!(dropped.location(), "/voice");
    assert_eq!(bram.get(&closed.path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(bram.get("/api/v1/me/readings").await.json()["items"], json!([]));
    anna.post(&format!("{page}/removal/undo"), &[]).await;
    assert_eq!(bram.get(&closed.path).await.status, StatusCode::OK);
    anna.post(&format!("{page}/readers/{}/withdrawal", closed.reading), &[]).await;
    assert_eq!(bram.get(&closed.path).await.status, StatusCode::NOT_FOUND);
    anna.post(&format!("{page}/readers/{}/withdrawal/undo", closed.reading), &[]).await;
    assert_eq!(bram.get(&closed.path).await.status, StatusCode::OK);
});

on_both!(whoever_is_erased_takes_their_drafts_and_their_remarks_along, |company| {
    let reader = colleague(&company).await;
    let closed = closed_draft(&company, &reader).await;
    let anna = company.program(ANNA).await;
    let mut work = company.work_as(DAAN).await;
    let person = marbles::people::by_email(&mut work, &reader).await.expect("a look").expect("one").person_id;
    marbles::people::erasing::erase(&mut work, person).await.expect("erased");
    work.save().await.expect("saved");
    assert_eq!(anna.get(&format!("{}/remarks", closed.path)).await.json()["items"], json!([]));
    assert_eq!(anna.get(&format!("{}/proposals", closed.path)).await.json()["items"], json!([]));
    let mut work = company.work_as(DAAN).await;
    let person = marbles::people::by_email(&mut work, ANNA).await.expect("a look").expect("one").person_id;
    marbles::people::erasing::erase(&mut work, person).await.expect("erased");
    work.save().await.expect("saved");
    for table in ["drafts", "draft_versions", "readings", "remarks", "proposals"] {
        let left = company.dig(&format!("select 'x' from {table}")).await;
        assert!(left.is_empty(), "{table}");
    }
});

on_both!(what_is_recorded_of_a_draft_holds_none_of_its_words, |company| {
    let closed = closed_draft(&company, BRAM).await;
    let anna = company.program(ANNA).await;
    anna.call("PUT", &format!("{}/finish", closed.path), json!({ "version": 1 })).await;
    let recorded = company.dig("select cast(detail as text) from activity where kind like 'draft.%'").await;
    assert_eq!(recorded.len(), 3);
    for detail in recorded {
        assert!(!detail.contains(SECRET) && !detail.contains("turbine"), "{detail}");
    }
});
