//! The overview: what the programme brings, told of groups, and never of one person.

use jiff::SignedDuration;
use marbles::{
    ids::{PersonId, StoryId},
    people::groups::{self, Rule, Trait},
};
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::company::{ANNA, BRAM, CLARA, Company, DAAN, on_both};

const ADDRESS: &str = "https://northwind.example/news/mill";

/// The overview as the lead's program reads it.
async fn overview(company: &Company, period: &str) -> Value {
    let answer =
        company.program(CLARA).await.get(&format!("/api/v1/insights/overview?period={period}")).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    answer.json()
}

async fn department(company: &Company, name: &str) {
    let mut work = company.work().await;
    let rule = Rule { column: Trait::Department, value: name.to_owned() };
    groups::create(&mut work, name, Some(rule)).await.expect("a group");
    work.save().await.expect("saved");
}

async fn each_posts(company: &Company, people: &[PersonId], story: StoryId) {
    for person in people {
        company.post(*person, story, "linkedin").await;
    }
}

fn group<'a>(told: &'a Value, name: &str) -> &'a Value {
    told["groups"].as_array().expect("groups").iter().find(|group| group["name"] == name).expect("the group")
}

fn shown(number: i64) -> Value {
    json!({ "value": number, "hidden": null })
}

/// The one reason there is.
fn hidden() -> Value {
    json!({ "value": null, "hidden": "group" })
}

on_both!(only_leads_see_the_overview, |company| {
    for (email, status) in [
        (ANNA, StatusCode::FORBIDDEN),
        (BRAM, StatusCode::FORBIDDEN),
        (CLARA, StatusCode::OK),
        (DAAN, StatusCode::OK),
    ] {
        assert_eq!(company.browser(email).await.get("/overview").await.status, status, "{email}");
        assert_eq!(
            company.program(email).await.get("/api/v1/insights/overview").await.status,
            status,
            "{email}"
        );
    }
    assert_eq!(company.visitor().get("/overview").await.status, StatusCode::SEE_OTHER);
});

on_both!(a_young_programme_is_told_nothing_about_its_few_people, |company| {
    let told = overview(&company, "this-quarter").await;
    for figure in ["everyone", "invited", "joined", "shared", "people"] {
        assert_eq!(told[figure], hidden(), "{figure}");
    }
    assert_eq!((&told["groups"], &told["stories"]), (&json!([]), &json!([])));
    company.browser(CLARA).await.get("/overview").await.says("Not shown").keeps_quiet_about("Anna");
});

on_both!(the_programme_is_told_in_numbers_and_without_names, |company| {
    let water = company.crowd(46, "Water", "Esbjerg").await;
    let story = company.story("The mill turns again", Some(ADDRESS)).await;
    let mut codes = Vec::new();
    for person in &water[..24] {
        codes.push(company.post(*person, story, "linkedin").await.code);
    }
    for (number, code) in codes.iter().enumerate().take(21) {
        company.visitor().follows(&format!("/go/{code}"), number).await;
    }
    let told = overview(&company, "this-quarter").await;
    assert_eq!((&told["everyone"], &told["joined"], &told["shared"]), (&shown(50), &shown(50), &shown(24)));
    assert_eq!(told["people"], shown(21));
    let week = told["weeks"].as_array().expect("weeks").last().expect("this week").clone();
    assert_eq!(
        (&week["monday"], &week["shared"], &week["people"]),
        (&json!("2026-11-16"), &shown(24), &shown(21))
    );
    assert_eq!(told["weeks"].as_array().map(Vec::len), Some(26));
    assert_eq!(told["stories"][0]["title"], "The mill turns again");
    assert_eq!((&told["stories"][0]["shares"], &told["stories"][0]["people"]), (&shown(24), &shown(21)));
    let page = company.browser(CLARA).await.get("/overview").await;
    page.says("The mill turns again").says("People who came, by week").says("48 in 100 of those who joined");
    page.keeps_quiet_about("Colleague ").keeps_quiet_about("Anna").keeps_quiet_about("@northwind");
    let year = overview(&company, "year").await;
    assert_eq!((&year["people"], &year["groups"]), (&shown(21), &json!([])));
    assert_eq!(year["weeks"].as_array().map(Vec::len), Some(52));
    assert_eq!(overview(&company, "last-quarter").await["shared"], shown(0));
});

on_both!(a_group_of_exactly_the_minimum_is_shown_and_a_smaller_one_is_not, |company| {
    let water = company.crowd(10, "Water", "Esbjerg").await;
    company.crowd(9, "Legal", "Delft").await;
    company.crowd(20, "Wind", "Delft").await;
    for name in ["Water", "Legal", "Wind"] {
        department(&company, name).await;
    }
    let story = company.story("The mill turns again", Some(ADDRESS)).await;
    each_posts(&company, &water[..4], story).await;
    for email in [ANNA, BRAM, CLARA] {
        company.post(company.person(email).await, story, "linkedin").await;
    }
    let told = overview(&company, "this-quarter").await;
    assert_eq!(group(&told, "Water")["members"], shown(10));
    assert_eq!(group(&told, "Water")["shared"], shown(4));
    for figure in ["members", "joined", "shared", "people"] {
        assert_eq!(group(&told, "Legal")[figure], hidden());
    }
    assert_eq!(group(&told, "Water")["people"], hidden(), "a sum needs twice as many");
    assert_eq!(group(&told, "Wind")["shared"], hidden(), "nobody shared, and that would name them all");
    assert_eq!(group(&told, "Water")["joined"], hidden(), "everybody joined");
    company.browser(CLARA).await.get("/overview").await.says("Not shown");
});

on_both!(what_is_left_of_the_whole_cannot_be_worked_out, |company| {
    let water = company.crowd(15, "Water", "Esbjerg").await;
    let wind = company.crowd(20, "Wind", "Delft").await;
    for name in ["Water", "Wind"] {
        department(&company, name).await;
    }
    let story = company.story("The mill turns again", Some(ADDRESS)).await;
    each_posts(&company, &water[..4], story).await;
    each_posts(&company, &wind[..5], story).await;
    let told = overview(&company, "this-quarter").await;
    // 39 people of whom 35 are in a department: four would be left over.
    assert_eq!(group(&told, "Wind")["shared"], shown(5));
    assert_eq!(group(&told, "Water")["shared"], hidden());
});

on_both!(a_group_is_hidden_when_everybody_else_did_nothing, |company| {
    let water = company.crowd(30, "Water", "Esbjerg").await;
    company.crowd(10, "Wind", "Delft").await;
    department(&company, "Water").await;
    let story = company.story("The mill turns again", Some(ADDRESS)).await;
    each_posts(&company, &water[..4], story).await;
    let told = overview(&company, "this-quarter").await;
    assert_eq!((&told["shared"], &group(&told, "Water")["shared"]), (&shown(4), &hidden()));
});

on_both!(groups_stand_still_for_a_quarter, |company| {
    let water = company.crowd(30, "Water", "Esbjerg").await;
    company.crowd(10, "Wind", "Delft").await;
    department(&company, "Water").await;
    let story = company.story("The mill turns again", Some(ADDRESS)).await;
    each_posts(&company, &water[..4], story).await;
    for email in [ANNA, BRAM, CLARA] {
        company.post(company.person(email).await, story, "linkedin").await;
    }
    assert_eq!(group(&overview(&company, "this-quarter").await, "Water")["shared"], shown(4));
    let week = overview(&company, "this-quarter").await["weeks"][25]["shared"].clone();
    let newcomers = company.crowd(11, "Water", "Esbjerg").await;
    each_posts(&company, &newcomers, story).await;
    let told = overview(&company, "this-quarter").await;
    assert_eq!((&told["everyone"], &told["weeks"][25]["shared"]), (&shown(44), &week));
    assert_eq!(
        (&group(&told, "Water")["members"], &group(&told, "Water")["shared"]),
        (&shown(30), &shown(4))
    );
    assert_eq!(told["shared"], shown(7), "the whole would give newcomers away, too");
    company.advance(SignedDuration::from_hours(24 * 60));
    assert_eq!(group(&overview(&company, "this-quarter").await, "Water")["members"], shown(41));
});

on_both!(what_newcomers_bring_is_in_no_figure_of_their_quarter, |company| {
    let mut people = company.crowd(60, "Water", "Esbjerg").await;
    people.truncate(24);
    assert_eq!(overview(&company, "this-quarter").await["everyone"], shown(64));
    company.advance(SignedDuration::from_secs(1));
    people.extend(company.crowd(5, "Water", "Esbjerg").await);
    let story = company.story("The mill turns again", Some(ADDRESS)).await;
    for (number, person) in people.into_iter().enumerate() {
        let code = company.post(person, story, "linkedin").await.code;
        company.visitor().follows(&format!("/go/{code}"), number).await;
    }
    for period in ["this-quarter", "year"] {
        let told = overview(&company, period).await;
        assert_eq!(
            (&told["everyone"], &told["shared"], &told["people"]),
            (&shown(64), &shown(24), &shown(24))
        );
        let week = told["weeks"].as_array().expect("weeks").last().expect("this week");
        assert_eq!((&week["shared"], &week["people"]), (&shown(24), &shown(24)));
        assert_eq!((&told["stories"][0]["shares"], &told["stories"][0]["people"]), (&shown(24), &shown(24)));
    }
});

on_both!(a_year_does_not_tell_what_a_quarter_hides, |company| {
    let water = company.crowd(60, "Water", "Esbjerg").await;
    let story = company.story("The mill turns again", Some(ADDRESS)).await;
    let star = company.post(water[0], story, "linkedin").await;
    company.visitor().follows(&format!("/go/{}", star.code), 0).await;
    company.advance(SignedDuration::from_hours(24 * 60));
    let mut codes = Vec::new();
    for person in &water[1..30] {
        codes.push(company.post(*person, story, "linkedin").await.code);
    }
    for (number, code) in codes.iter().enumerate() {
        company.visitor().follows(&format!("/go/{code}"), number).await;
    }
    let (last, this, year) = (
        overview(&company, "last-quarter").await,
        overview(&company, "this-quarter").await,
        overview(&company, "year").await,
    );
    assert_eq!((&last["people"], &this["people"], &year["people"]), (&hidden(), &shown(29), &hidden()));
    assert_eq!((&this["stories"][0]["people"], &year["stories"]), (&shown(29), &json!([])));
});

on_both!(a_group_that_changed_by_a_few_is_the_same_next_quarter, |company| {
    company.crowd(30, "Water", "Esbjerg").await;
    company.crowd(30, "Wind", "Delft").await;
    company.crowd(10, "Legal", "Delft").await;
    for name in ["Water", "Wind"] {
        department(&company, name).await;
    }
    let members =
        async |name: &str| group(&overview(&company, "this-quarter").await, name)["members"].clone();
    assert_eq!((members("Water").await, members("Wind").await), (shown(30), shown(30)));
    company.crowd(9, "Water", "Esbjerg").await;
    company.crowd(10, "Wind", "Delft").await;
    company.advance(SignedDuration::from_hours(24 * 60));
    assert_eq!((members("Water").await, members("Wind").await), (shown(30), shown(40)));
    company.crowd(1, "Water", "Esbjerg").await;
    company.crowd(10, "Legal", "Delft").await;
    company.advance(SignedDuration::from_hours(24 * 90));
    assert_eq!(
        (members("Water").await, members("Wind").await),
        (shown(40), shown(40)),
        "by now it changed by ten"
    );
});

on_both!(an_organisation_that_changed_by_a_few_is_the_same_next_quarter, |company| {
    let water = company.crowd(30, "Water", "Esbjerg").await;
    company.crowd(10, "Wind", "Delft").await;
    department(&company, "Water").await;
    assert_eq!(overview(&company, "this-quarter").await["everyone"], shown(44));
    let (org, gone) = (company.id(company.org.uuid()), company.id(water[0].uuid()));
    company
        .plant(&format!(
            "update people set gone_at = {} where org_id = {org} and person_id = {gone}",
            company.now().micros()
        ))
        .await;
    company.crowd(3, "Wind", "Delft").await;
    company.advance(SignedDuration::from_hours(24 * 60));
    let told = overview(&company, "this-quarter").await;
    assert_eq!((&told["everyone"], &group(&told, "Water")["members"]), (&shown(44), &shown(30)));
});

on_both!(one_person_with_most_of_a_sum_hides_it, |company| {
    let water = company.crowd(30, "Water", "Esbjerg").await;
    department(&company, "Water").await;
    let story = company.story("The mill turns again", Some(ADDRESS)).await;
    let star = company.post(water[0], story, "linkedin").await;
    let other = company.post(water[1], story, "linkedin").await;
    for number in 0..5 {
        company.visitor().follows(&format!("/go/{}", star.code), number).await;
    }
    company.visitor().follows(&format!("/go/{}", other.code), 1).await;
    let told = overview(&company, "this-quarter").await;
    assert_eq!(told["people"], hidden());
    assert_eq!(group(&told, "Water")["people"], hidden());
    assert_eq!(told["weeks"][25]["people"], hidden());
    assert_eq!((&told["stories"], &told["other_stories"]), (&json!([]), &hidden()));
});

on_both!(a_week_that_is_over_never_shifts, |company| {
    let water = company.crowd(30, "Water", "Esbjerg").await;
    let story = company.story("The mill turns again", Some(ADDRESS)).await;
    each_posts(&company, &water[..12], story).await;
    company.advance(SignedDuration::from_hours(24 * 7));
    assert_eq!(overview(&company, "this-quarter").await["weeks"][24]["shared"], shown(12));
    company.plant("update shares set confirmed_at = null").await;
    let told = overview(&company, "this-quarter").await;
    assert_eq!((&told["weeks"][24]["shared"], &told["weeks"][25]["shared"]), (&shown(12), &hidden()));
});

on_both!(looking_again_never_tells_of_one_more, |company| {
    let water = company.crowd(30, "Water", "Esbjerg").await;
    let wind = company.crowd(30, "Wind", "Delft").await;
    let legal = company.crowd(12, "Legal", "Delft").await;
    for name in ["Water", "Wind"] {
        department(&company, name).await;
    }
    let story = company.story("The mill turns again", Some(ADDRESS)).await;
    each_posts(&company, &water[..8], story).await;
    each_posts(&company, &wind[..8], story).await;
    each_posts(&company, &legal[..3], story).await;
    let told = async || {
        let told = overview(&company, "this-quarter").await;
        let year = overview(&company, "year").await;
        assert_eq!((&year["shared"], &year["weeks"][51]), (&told["shared"], &told["weeks"][25]));
        (
            told["shared"].clone(),
            group(&told, "Water")["shared"].clone(),
            group(&told, "Wind")["shared"].clone(),
        )
    };
    assert_eq!(told().await, (shown(19), shown(8), shown(8)));
    for (day, person, all) in [(1, water[8], 19), (1, water[9], 19), (7, wind[8], 22), (7, wind[9], 22)] {
        company.advance(SignedDuration::from_hours(24 * day));
        each_posts(&company, &[person], story).await;
        let now = told().await;
        assert_eq!(now, (shown(all), shown(8), shown(8)), "one or two more are nobody's business");
    }
    each_posts(&company, &water[10..13], story).await;
    each_posts(&company, &wind[10..13], story).await;
    each_posts(&company, &legal[3..6], story).await;
    company.advance(SignedDuration::from_hours(24 * 7));
    assert_eq!(told().await, (shown(32), shown(13), shown(13)));
});

on_both!(a_week_that_was_told_early_does_not_tell_of_its_last_days, |company| {
    let water = company.crowd(60, "Water", "Esbjerg").await;
    let story = company.story("The mill turns again", Some(ADDRESS)).await;
    each_posts(&company, &water[..12], story).await;
    assert_eq!(overview(&company, "this-quarter").await["weeks"][25]["shared"], shown(12));
    company.advance(SignedDuration::from_hours(24));
    each_posts(&company, &water[12..13], story).await;
    company.advance(SignedDuration::from_hours(24 * 7));
    let told = overview(&company, "this-quarter").await;
    assert_eq!((&told["weeks"][24]["shared"], &told["shared"]), (&hidden(), &shown(12)));
});

on_both!(each_organisation_sees_its_own, |company| {
    company.crowd(30, "Water", "Esbjerg").await;
    let told = company.stranger().await.get("/api/v1/insights/overview").await.json();
    assert_eq!(told["everyone"], hidden());
});
