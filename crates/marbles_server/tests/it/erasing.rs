//! Being forgotten: on request, by the calendar, and what is stored until then to take along.

use jiff::SignedDuration;
use marbles::{
    ids::PersonId,
    jobs::recurring,
    people::{erasing, exporting, groups},
};
use reqwest::StatusCode;
use serde_json::Value;

use crate::company::{ANNA, BRAM, CLARA, Company, DAAN, on_both};

const WORDS: &str = "The mill that my grandmother built";

/// Anna has been everywhere: she shares, suggests, follows, is in a group, and gets letters.
async fn busy(company: &Company) -> (PersonId, String) {
    let anna = company.person(ANNA).await;
    let story = company.story("The mill turns again", Some("https://northwind.example/news/mill")).await;
    let browser = company.browser(ANNA).await;
    let program = company.program(ANNA).await;
    let body = serde_json::json!({ "network": "linkedin", "text": WORDS });
    let share = program.call("POST", &format!("/api/v1/stories/{story}/shares"), body).await.json();
    let id = share["id"].as_str().expect("an id").to_owned();
    program.call("PUT", &format!("/api/v1/shares/{id}/confirmation"), serde_json::json!({})).await;
    let code = share["link"].as_str().and_then(|link| link.rsplit('/').next()).expect("a code").to_owned();
    company.visitor().follows(&format!("/go/{code}"), 1).await;
    browser.post("/suggest", &[("url", "https://northwind.example/a"), ("why", WORDS)]).await;
    browser.post("/me/topics", &[("network", "linkedin")]).await;
    let rhythm =
        serde_json::json!({ "rhythm": "right_away", "quiet": { "from": "23:00", "until": "01:00" } });
    let chosen = program.call("PUT", "/api/v1/me/rhythm", rhythm).await;
    assert_eq!(chosen.status, StatusCode::OK, "{}", chosen.text);
    let signal = serde_json::json!({ "kind": "saved" });
    program.call("POST", &format!("/api/v1/stories/{story}/signals"), signal).await;
    company.story("A second mill", Some("https://northwind.example/news/second")).await;
    browser.get("/today").await;
    company.visitor().post("/sign-in", &[("email", ANNA)]).await;
    let mut work = company.work_as(DAAN).await;
    let group = groups::create(&mut work, "Millers", None).await.expect("a group");
    groups::add_member(&mut work, group, anna).await.expect("a member");
    work.save().await.expect("saved");
    company.crowd(30, "Water", "Esbjerg").await;
    company.browser(CLARA).await.get("/overview").await;
    company.do_jobs().await;
    (anna, code)
}

/// Every row of every table, with the table's name, as text.
async fn everything(company: &Company) -> Vec<(String, String)> {
    let is_postgres = company.database.is_some();
    let tables = if is_postgres {
        "select cast(table_name as text) from information_schema.tables where table_schema = current_schema()"
    } else {
        "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'"
    };
    let mut rows = Vec::new();
    for table in company.dig(tables).await {
        let row = if is_postgres {
            "cast(to_jsonb(t) as text)".to_owned()
        } else {
            let columns = format!("select name from pragma_table_info('{table}')");
            let texts = company.dig(&columns).await.into_iter().map(|name| {
                format!("case typeof(\"{name}\") when 'blob' then hex(\"{name}\") else coalesce(\"{name}\", '') end")
            });
            texts.collect::<Vec<_>>().join(" || '|' || ")
        };
        let told = company.dig(&format!("select {row} from \"{table}\" t")).await;
        rows.extend(told.into_iter().map(|row| (table.clone(), row)));
    }
    rows
}

/// Where the database still holds one of these, however it is written.
async fn traces(company: &Company, needles: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    for (table, row) in everything(company).await {
        let row = row.to_lowercase();
        for needle in needles {
            if row.contains(&needle.to_lowercase()) {
                found.push(format!("{table}: {needle} in {row}"));
            }
        }
    }
    found
}

fn needles(anna: PersonId) -> Vec<String> {
    let id = anna.uuid();
    [ANNA, "Anna Holm", WORDS, &id.to_string(), &id.simple().to_string()].map(str::to_owned).to_vec()
}

on_both!(messages_that_count_for_nothing_go_by_themselves, |company| {
    busy(&company).await;
    company.advance(SignedDuration::from_hours(24 * 3));
    company.do_jobs().await;
    let nudges = "select cast(count(*) as text) from nudges";
    assert_ne!(company.dig(nudges).await, ["0"], "she was told of something");
    company.advance(SignedDuration::from_hours(24 * 200));
    let mut work = company.work().await;
    marbles::programme::retention::forget(&mut work).await.expect("forgotten");
    work.save().await.expect("saved");
    assert_eq!(
        company.dig("select cast(count(*) as text) from nudges where sent_at is not null").await,
        ["0"]
    );
});

on_both!(whoever_is_erased_is_nowhere_any_more, |company| {
    let (anna, code) = busy(&company).await;
    let before = traces(&company, &needles(anna)).await;
    assert!(before.len() > 10, "there is something to erase: {before:?}");
    let daan = company.browser(DAAN).await;
    daan.get(&format!("/people/{anna}/erasure")).await.says("Anna Holm").says("cannot be undone");
    let erased = daan.post(&format!("/people/{anna}/erasure"), &[]).await;
    assert_eq!(erased.status, StatusCode::SEE_OTHER, "{}", erased.text);
    assert_eq!(traces(&company, &needles(anna)).await, Vec::<String>::new());
    assert_eq!(company.visitor().follows(&format!("/go/{code}"), 2).await.status, StatusCode::FOUND);
    assert_eq!(daan.get(&format!("/people/{anna}")).await.status, StatusCode::NOT_FOUND);
    let told = company.program(CLARA).await.get("/api/v1/insights/overview").await;
    assert_eq!(told.status, StatusCode::OK);
});

on_both!(nobody_erases_themselves_or_the_last_administrator_by_mistake, |company| {
    let daan = company.person(DAAN).await;
    let answer = company.browser(DAAN).await.post(&format!("/people/{daan}/erasure"), &[]).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    let mut work = company.work().await;
    assert!(erasing::erase(&mut work, daan).await.is_err(), "there would be nobody left who may");
    drop(work);
    let anna = company.person(ANNA).await;
    let stranger = company.stranger().await;
    stranger.post(&format!("/people/{anna}/erasure"), &[]).await;
    company.person(ANNA).await;
});

on_both!(what_is_stored_about_me_i_can_take_along, |company| {
    busy(&company).await;
    let answer = company.browser(ANNA).await.get("/me/export").await;
    assert_eq!(answer.status, StatusCode::OK);
    let all: Value = answer.json();
    assert_eq!((&all["people"][0]["email"], &all["people"][0]["name"]), (&ANNA.into(), &"Anna Holm".into()));
    assert_eq!(all["shares"][0]["text"], WORDS);
    assert_eq!(all["stories"][0]["suggested_why"], WORDS);
    assert_eq!(all["sessions"][0]["created_at"], "2026-11-21T09:00:00Z");
    answer.keeps_quiet_about("token_hash").keeps_quiet_about("Bram").keeps_quiet_about(BRAM);
    let mut work = company.work_as(BRAM).await;
    let other = exporting::mine(&mut work).await.expect("an export").to_string();
    assert!(!other.contains(WORDS) && other.contains(BRAM));
});

on_both!(clicks_letters_and_people_in_old_happenings_go_by_themselves, |company| {
    let (_, code) = busy(&company).await;
    let counts = async || {
        let rows = everything(&company).await;
        let count = |table: &str| rows.iter().filter(|(known, _)| known == table).count();
        (count("clicks"), count("letters"), count("click_days"))
    };
    assert_eq!(counts().await, (1, 1, 1), "a click, a sign-in letter, and the day's sum");
    company.advance(SignedDuration::from_hours(24 * 31));
    company.visitor().follows(&format!("/go/{code}"), 3).await;
    recurring::do_due(&company.marbles.db, company.org).await.expect("done");
    assert_eq!(counts().await, (2, 0, 2));
    company.advance(SignedDuration::from_hours(24 * 61));
    recurring::do_due(&company.marbles.db, company.org).await.expect("done");
    assert_eq!(counts().await, (1, 0, 2));
    company.advance(SignedDuration::from_hours(24 * 730));
    for org in [company.org, company.other_org] {
        recurring::do_due(&company.marbles.db, org).await.expect("done");
    }
    let happenings = everything(&company).await.into_iter().filter(|(table, _)| table == "activity");
    let people: Vec<String> =
        happenings.map(|(_, row)| row).filter(|row| row.contains("person.") || row.contains(WORDS)).collect();
    assert_eq!(people, Vec::<String>::new());
});
