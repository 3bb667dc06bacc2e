//! People and groups: roles, rules, leaving and coming back, and nothing about who takes part.

use marbles::people::{self, Role, groups, joining, listing};
use reqwest::StatusCode;
use serde_json::json;

use crate::company::{ANNA, BRAM, CLARA, DAAN, on_both};

on_both!(a_group_by_rule_follows_its_people, |company| {
    company.crowd(3, "Water", "Aarhus").await;
    let daan = company.browser(DAAN).await;
    daan.get("/groups").await.says("Aarhus (3)");
    let made = daan.post("/groups", &[("name", "Aarhus people"), ("rule", "location:Aarhus")]).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER);
    daan.get(made.location()).await.says("3 people");
    let anna = company.person(ANNA).await;
    let moved = [("name", "Anna Holm"), ("role", "member"), ("location", "Aarhus"), ("language", "en")];
    assert_eq!(daan.post(&format!("/people/{anna}"), &moved).await.status, StatusCode::SEE_OTHER);
    daan.get(made.location()).await.says("4 people").says("Anna Holm");
    let by_hand = daan.post(&format!("{}/members/{anna}/out", made.location()), &[]).await;
    assert_eq!(by_hand.status, StatusCode::UNPROCESSABLE_ENTITY, "a rule is a rule");
    let again = daan.post("/groups", &[("name", "Aarhus people"), ("rule", "")]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
});

on_both!(a_group_by_hand_takes_people_in_and_out, |company| {
    let daan = company.browser(DAAN).await;
    let group = daan.post("/groups", &[("name", "First aiders"), ("rule", "")]).await.location().to_owned();
    let anna = company.person(ANNA).await;
    daan.get(&format!("{group}?search=anna")).await.says(&format!("{group}/members/{anna}/in"));
    daan.post(&format!("{group}/members/{anna}/in"), &[]).await;
    daan.get(&group).await.says("1 person").says("Anna Holm").says("/out");
    daan.post(&format!("{group}/members/{anna}/out"), &[]).await;
    daan.get(&group).await.says("0 people");
    daan.get(&format!("{group}/deletion")).await.says("First aiders");
    daan.post(&format!("{group}/deletion"), &[]).await;
    assert_eq!(daan.get(&group).await.status, StatusCode::NOT_FOUND);
});

on_both!(the_last_administrator_keeps_the_role_and_nobody_marks_themselves, |company| {
    let daan = company.browser(DAAN).await;
    let me = company.person(DAAN).await;
    let lowered = daan.post(&format!("/people/{me}"), &[("name", "Daan Visser"), ("role", "member")]).await;
    assert_eq!(lowered.status, StatusCode::UNPROCESSABLE_ENTITY);
    lowered.says("at least one administrator");
    assert_eq!(daan.post(&format!("/people/{me}/departure"), &[]).await.status, StatusCode::CONFLICT);
    let clara = company.person(CLARA).await;
    daan.post(&format!("/people/{clara}"), &[("name", "Clara Lund"), ("role", "admin"), ("language", "da")])
        .await;
    let stepped_down =
        daan.post(&format!("/people/{me}"), &[("name", "Daan Visser"), ("role", "member")]).await;
    assert_eq!(stepped_down.status, StatusCode::SEE_OTHER);
    assert_eq!(company.work_as(DAAN).await.by.role, Role::Member);
});

on_both!(marking_as_left_ends_sessions_and_can_be_undone, |company| {
    let (daan, bram) = (company.browser(DAAN).await, company.browser(BRAM).await);
    let id = company.person(BRAM).await;
    let marked = daan.post(&format!("/people/{id}/departure"), &[]).await;
    assert_eq!(marked.status, StatusCode::SEE_OTHER);
    daan.get(marked.location()).await.says(&format!("action=\"/people/{id}/return\""));
    assert_eq!(bram.get("/today").await.status, StatusCode::SEE_OTHER);
    daan.post(&format!("/people/{id}/return"), &[]).await;
    company.browser(BRAM).await.get("/today").await.says("Today");
});

on_both!(nothing_tells_who_takes_part, |company| {
    let daan = company.browser(DAAN).await;
    let program = company.program(DAAN).await;
    let anna = company.person(ANNA).await;
    let paths = ["/people".to_owned(), format!("/people/{anna}")];
    let mut before = Vec::new();
    for path in &paths {
        before.push(daan.get(path).await.text);
    }
    let api_before = program.get("/api/v1/people").await.text;
    let mut work = company.work_as(ANNA).await;
    joining::pause(&mut work, joining::Pause::Months(1)).await.expect("a pause");
    joining::leave(&mut work).await.expect("left");
    work.save().await.expect("saved");
    for (path, before) in paths.iter().zip(before) {
        assert_eq!(daan.get(path).await.text, before, "{path} tells that Anna left the programme");
    }
    assert_eq!(program.get("/api/v1/people").await.text, api_before);
    for word in ["joined", "paused", "left_at", "welcomed", "shared", "invited"] {
        assert!(!api_before.contains(word), "the list of people says “{word}”");
    }
});

on_both!(the_list_finds_people_and_goes_on_where_it_ended, |company| {
    company.crowd(60, "Ørsted lab", "Esbjerg").await;
    let daan = company.browser(DAAN).await;
    daan.get("/people?search=%C3%B8RSTED").await.says("Colleague").keeps_quiet_about("Anna Holm");
    daan.get("/people?search=100%25").await.says("Nobody found");
    let program = company.program(DAAN).await;
    let (mut seen, mut next) = (Vec::new(), String::new());
    loop {
        let part = program.get(&format!("/api/v1/people?limit=25{next}")).await.json();
        seen.extend(
            part["items"]
                .as_array()
                .expect("items")
                .iter()
                .map(|item| item["id"].as_str().expect("an id").to_owned()),
        );
        match part["next"].as_str() {
            Some(after) => next = format!("&after={after}"),
            None => break,
        }
    }
    let mut look = company.work().await;
    let (here, _) = listing::counts(&mut look).await.expect("counts");
    let all = seen.len();
    seen.sort();
    seen.dedup();
    assert_eq!((i64::try_from(all).expect("a number"), seen.len()), (here, all), "everybody once");
});

on_both!(the_api_adds_people_and_groups_field_by_field, |company| {
    let program = company.program(DAAN).await;
    let wrong =
        program.call("POST", "/api/v1/people", json!({ "email": "no", "name": "", "role": "member" })).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields: Vec<_> = wrong.json()["errors"]
        .as_array()
        .expect("errors")
        .iter()
        .map(|error| error["field"].clone())
        .collect();
    assert_eq!(fields, ["email", "name"]);
    let added = program
        .call(
            "POST",
            "/api/v1/people",
            json!({ "email": "ida@northwind.example", "name": "Ida Lund", "location": "Esbjerg" }),
        )
        .await;
    assert_eq!(added.status, StatusCode::CREATED, "{}", added.text);
    let group = program
        .call(
            "POST",
            "/api/v1/groups",
            json!({ "name": "Esbjerg", "rule": { "column": "location", "value": "Esbjerg" } }),
        )
        .await;
    assert_eq!((group.status, group.json()["members"].as_i64()), (StatusCode::CREATED, Some(1)));
    let odd = program
        .call(
            "POST",
            "/api/v1/groups",
            json!({ "name": "Tall", "rule": { "column": "height", "value": "2" } }),
        )
        .await;
    assert_eq!(odd.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(company.letters().await.is_empty(), "adding invites nobody");
});

on_both!(another_organisation_sees_none_of_it, |company| {
    let stranger = company.stranger().await;
    stranger.get("/api/v1/people?search=anna").await.keeps_quiet_about("Anna");
    stranger
        .get("/api/v1/people")
        .await
        .says("soren@southport.example")
        .keeps_quiet_about("northwind.example\"");
    let anna = company.person(ANNA).await;
    let mut work = company.marbles.db.work(marbles::db::By::marbles(company.other_org)).await.expect("work");
    assert!(people::find(&mut work, anna).await.is_err());
    assert!(people::changing::mark_gone(&mut work, anna).await.is_err());
});

on_both!(a_group_can_be_renamed_and_a_deleted_one_comes_back, |company| {
    let daan = company.browser(DAAN).await;
    let anna = company.person(ANNA).await;
    let mut work = company.work().await;
    let group = groups::create(&mut work, "Millers", None).await.expect("a group");
    groups::create(&mut work, "Sailors", None).await.expect("a group");
    groups::add_member(&mut work, group, anna).await.expect("a member");
    work.save().await.expect("saved");
    let path = format!("/groups/{group}");
    let taken = daan.post(&format!("{path}/name"), &[("name", "Sailors")]).await;
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
    taken.says("value=\"Sailors\"");
    daan.post(&format!("{path}/name"), &[("name", "Mill friends")]).await;
    daan.get(&path).await.says("Mill friends").says("Anna Holm");
    let deleted = daan.post(&format!("{path}/deletion"), &[]).await;
    assert_eq!(deleted.status, StatusCode::SEE_OTHER);
    assert_eq!(daan.get(&path).await.status, StatusCode::NOT_FOUND);
    daan.get("/groups").await.says(&format!("{path}/restoration"));
    assert_eq!(daan.post(&format!("{path}/restoration"), &[]).await.status, StatusCode::SEE_OTHER);
    daan.get(&path).await.says("Mill friends").says("Anna Holm");
    daan.post(&format!("{path}/deletion"), &[]).await;
    company.advance(jiff::SignedDuration::from_hours(2));
    let late = daan.post(&format!("{path}/restoration"), &[]).await;
    assert_eq!(late.status, StatusCode::NOT_FOUND, "an hour is over");
});
