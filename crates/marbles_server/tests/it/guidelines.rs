//! The organisation's guidelines: read by everybody, changed by the lead, each change a version.

use marbles::{
    voice::guidelines::{self, Wording, writing},
    words::Language,
};
use reqwest::StatusCode;
use serde_json::json;

use crate::company::{ANNA, BRAM, CLARA, Company, on_both};

async fn write(company: &Company, language: Language, stand_for: &str, disclosure: &str) -> i64 {
    let mut work = company.work_as(CLARA).await;
    let wording = Wording {
        stand_for: stand_for.to_owned(),
        disclosure: disclosure.to_owned(),
        customers: vec!["Harbour Dairy".to_owned()],
        promises: vec![format!("guaranteed {}", language.code())],
        ..Wording::default()
    };
    let version = writing::write(&mut work, language, &wording).await.expect("written");
    work.save().await.expect("saved");
    version
}

on_both!(an_organisation_without_guidelines_is_offered_a_start, |company| {
    company
        .browser(ANNA)
        .await
        .get("/guidelines")
        .await
        .says("No guidelines yet")
        .keeps_quiet_about("Begin with");
    let clara = company.browser(CLARA).await;
    clara.get("/guidelines").await.says("Begin with a good start");
    let form = clara.get("/settings/guidelines?language=nl").await;
    form.says("Northwind Wind &#38; Water staat voor zijn werk").says("#WerkenBijNorthwind");
    clara.get("/settings/guidelines?language=da").await.says("#AnsatHosNorthwind");
    assert_eq!(company.browser(BRAM).await.get("/settings/guidelines").await.status, StatusCode::FORBIDDEN);
});

on_both!(a_change_is_a_version_and_an_earlier_one_can_be_taken_up_again, |company| {
    let clara = company.browser(CLARA).await;
    let first =
        [("language", "en"), ("stand_for", "We say it when it goes wrong."), ("serve", "People in Ribe.")];
    let saved = clara.post("/settings/guidelines", &first).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    clara.post("/settings/guidelines", &first).await;
    let second =
        [("language", "en"), ("stand_for", "We build dikes."), ("customers", "Harbour Dairy\n\nHansen")];
    clara.post("/settings/guidelines", &second).await;
    let anna = company.browser(ANNA).await;
    anna.get("/guidelines").await.says("We build dikes.").says("Version 2").says("Harbour Dairy, Hansen");
    let editing = clara.get("/settings/guidelines?language=en").await;
    editing.says("Version 1").says("Clara Lund").keeps_quiet_about("Version 3");
    clara.get("/settings/guidelines?language=en&version=1").await.says("We say it when it goes wrong.");
    let back = clara.post("/settings/guidelines/restoration", &[("language", "en"), ("version", "1")]).await;
    assert_eq!(back.status, StatusCode::SEE_OTHER);
    anna.get("/guidelines").await.says("We say it when it goes wrong.").says("Version 3");
    let nowhere =
        clara.post("/settings/guidelines/restoration", &[("language", "da"), ("version", "1")]).await;
    assert_eq!(nowhere.status, StatusCode::NOT_FOUND);
});

on_both!(what_does_not_hold_is_said_beside_the_field_and_kept, |company| {
    let clara = company.browser(CLARA).await;
    let long = "Dikes. ".repeat(100);
    let typed = [("language", "en"), ("stand_for", long.as_str()), ("say_so", "Say it.")];
    let answer = clara.post("/settings/guidelines", &typed).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    answer.says("This is longer than 600 characters").says("Say it.");
    clara.post("/settings/guidelines", &[("language", "en")]).await.says("at least one of the four parts");
    company.browser(ANNA).await.get("/guidelines").await.says("No guidelines yet");
});

on_both!(each_language_has_its_own_and_a_reader_gets_the_nearest, |company| {
    write(&company, Language::Dutch, "Wij staan ergens voor.", "#WerkenBijNorthwind").await;
    write(&company, Language::English, "We stand for something.", "#WorkingAtNorthwind").await;
    let anna = company.browser(ANNA).await;
    anna.get("/guidelines").await.says("We stand for something.");
    anna.get("/guidelines?language=nl").await.says("Wij staan ergens voor.");
    anna.get("/guidelines?language=da").await.says("We stand for something.");
    let mut look = company.work_as(ANNA).await;
    let watched = guidelines::watched(&mut look, Language::Dutch).await.expect("watched");
    assert_eq!(watched.words(), ["Harbour Dairy", "guaranteed nl"]);
    drop(look);
    let elsewhere = company.stranger().await;
    assert_eq!(elsewhere.get("/api/v1/guidelines").await.status, StatusCode::NOT_FOUND);
});

on_both!(the_composer_says_it_once_and_offers_the_tag_of_the_text, |company| {
    let mut work = company.work_as(BRAM).await;
    let draft = marbles::stories::editing::Draft {
        title: "Storm-proof".to_owned(),
        url: "https://news.northwind.example/storm".to_owned(),
        language: "en".to_owned(),
        ..marbles::stories::editing::Draft::default()
    };
    let story = marbles::stories::editing::create(&mut work, &draft).await.expect("a story");
    marbles::stories::publishing::publish(&mut work, story).await.expect("published");
    work.save().await.expect("saved");
    let anna = company.browser(ANNA).await;
    let (page, path) = (format!("/stories/{story}"), format!("/stories/{story}/shares"));
    anna.get(&page).await.keeps_quiet_about("Say that you work here");
    write(&company, Language::English, "We stand for something.", "#WorkingAtNorthwind").await;
    write(&company, Language::Dutch, "Wij staan ergens voor.", "#WerkenBijNorthwind").await;
    anna.get(&page).await.says("Before your first post").says("Say that you work here");
    let dutch = "Vannacht stonden wij met z'n vieren op de dijk, en hij hield het gewoon.";
    let tapped = [("network", "linkedin"), ("text", dutch), ("disclose", "#WerkenBijNorthwind")];
    let answer = anna.post(&path, &tapped).await;
    assert_eq!(answer.status, StatusCode::OK, "nothing is shared by a tap");
    answer.says("en hij hield het gewoon.\n#WerkenBijNorthwind</textarea>");
    let place = |tag: &str| answer.text.find(&format!("value=\"{tag}\"")).expect("a button");
    assert!(place("#WerkenBijNorthwind") < place("#WorkingAtNorthwind"), "the text's language comes first");
    let sent = anna.post(&path, &[("network", "linkedin"), ("text", dutch)]).await;
    anna.post(&format!("{}/confirmation", sent.location()), &[]).await;
    anna.get(&page).await.keeps_quiet_about("Before your first post");
});

on_both!(programs_read_and_write_them, |company| {
    let clara = company.program(CLARA).await;
    assert_eq!(clara.get("/api/v1/guidelines").await.status, StatusCode::NOT_FOUND);
    let words = json!({ "language": "da", "serve": "Folk i Ribe.", "disclosure": "#AnsatHosNorthwind", "promises": ["garanteret"] });
    let written = clara.call("PUT", "/api/v1/guidelines", words.clone()).await;
    assert_eq!(written.status, StatusCode::OK, "{}", written.text);
    assert_eq!(written.json()["version"], 1);
    clara.call("PUT", "/api/v1/guidelines", words.clone()).await;
    let anna = company.program(ANNA).await;
    let read = anna.get("/api/v1/guidelines?language=da").await.json();
    assert_eq!(read["serve"], "Folk i Ribe.");
    assert_eq!(read["version"], 1, "the same words once more are no new version");
    assert_eq!(anna.call("PUT", "/api/v1/guidelines", words).await.status, StatusCode::FORBIDDEN);
    let french = clara.call("PUT", "/api/v1/guidelines", json!({ "language": "fr", "serve": "Tous." })).await;
    assert_eq!(french.status, StatusCode::UNPROCESSABLE_ENTITY);
});
