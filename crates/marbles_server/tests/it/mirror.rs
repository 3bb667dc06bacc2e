//! The mirror: three hints at most, in the reader's language, never a gate, and gone for good once sent away.

use marbles::stories::{
    editing::{self, Draft},
    publishing,
};
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::company::{ANNA, BRAM, Browser, CLARA, Company, on_both};

const BROCHURE: &str = "We are thrilled to announce our innovative, best-in-class solutions for operational excellence. \
                        Together with our partners we deliver scalable value for all stakeholders.";

async fn hints(program: &Browser, text: &str, network: &str) -> Value {
    let body = json!({ "text": text, "network": network });
    let answer = program.call("POST", "/api/v1/hints", body).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    answer.json()
}

fn kinds(said: &Value) -> Vec<&str> {
    let hints = said["hints"].as_array().expect("hints");
    hints.iter().map(|hint| hint["kind"].as_str().expect("a kind")).collect()
}

async fn story(company: &Company) -> String {
    let mut work = company.work_as(BRAM).await;
    let draft = Draft {
        title: "Quiet blades".to_owned(),
        url: "https://news.northwind.example/quiet".to_owned(),
        language: "en".to_owned(),
        ..Draft::default()
    };
    let id = editing::create(&mut work, &draft).await.expect("a story");
    publishing::publish(&mut work, id).await.expect("published");
    work.save().await.expect("saved");
    id.to_string()
}

on_both!(hints_come_with_a_because_and_an_example, |company| {
    let anna = company.program(ANNA).await;
    let said = hints(&anna, BROCHURE, "linkedin").await;
    assert_eq!(said["readability"], Value::Null, "fewer than fifty words");
    assert_eq!(said["own_words"], json!({ "own": true, "colleagues": 0, "starter": false }));
    let all = said["hints"].as_array().expect("hints");
    assert!((1..=3).contains(&all.len()), "{said}");
    for hint in all {
        assert_eq!(hint.as_object().expect("a hint").len(), 3);
        assert!(hint["because"].as_str().is_some_and(|because| because.len() > 20), "{hint}");
    }
    assert_eq!(kinds(&said)[..2], ["first_line", "corporate"]);
    let corporate = &all[1];
    assert!(corporate["because"].as_str().is_some_and(|because| because.contains("best-in-class")));
    assert!(BROCHURE.contains(corporate["example"].as_str().expect("a part of her own words")));
});

on_both!(readability_comes_from_fifty_words_by_the_formulas_of_the_language, |company| {
    let anna = company.program(ANNA).await;
    let texts = [
        ("en", "I stood by the pump and it was cold. ".repeat(7)),
        ("nl", "Ik stond bij de pomp en het was koud. ".repeat(7)),
        ("da", "Jeg stod ved pumpen, og det var koldt. ".repeat(8)),
    ];
    for (language, text) in texts {
        let body = json!({ "text": text, "language": language, "network": "x" });
        let said = anna.call("POST", "/api/v1/hints", body).await.json();
        let read = &said["readability"];
        assert_eq!(read["band"], "easy", "{said}");
        assert_eq!(read["lix"].is_null(), language == "en", "{said}");
        assert_eq!(read["flesch"].is_null(), language == "da", "{said}");
    }
});

on_both!(an_unknown_language_or_network_is_told_field_by_field, |company| {
    let anna = company.program(ANNA).await;
    let body = json!({ "text": "Hello", "language": "klingon", "network": "myspace" });
    let answer = anna.call("POST", "/api/v1/hints", body).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    answer.says("\"language\"").says("\"network\"");
    let missing = anna.call("POST", "/api/v1/hints", json!({ "network": "x" })).await;
    assert_eq!(missing.status, StatusCode::UNPROCESSABLE_ENTITY);
    let bare = anna.call("POST", "/api/v1/hints", json!({ "text": "" })).await.json();
    assert_eq!(bare["hints"], json!([]));
});

on_both!(hints_speak_the_reader_s_language_and_know_the_text_s_own, |company| {
    let anna = company.browser(ANNA).await;
    anna.post("/me/language", &[("language", "da")]).await;
    let program = company.program(ANNA).await;
    let dutch = "Met trots presenteren wij onze innovatieve oplossingen waarmee organisaties hun digitale transformatie \
                 versnellen en duurzame waarde creëren voor al onze stakeholders.";
    let said = hints(&program, dutch, "x").await;
    assert_eq!(kinds(&said)[0], "corporate");
    let hint = &said["hints"][0];
    assert!(hint["because"].as_str().is_some_and(|because| because.contains("virksomheden")), "{hint}");
    assert!(hint["example"].as_str().is_some_and(|example| example.contains("Wat ik zelf zag")), "{hint}");
});

on_both!(what_was_sent_away_does_not_come_back_until_it_is_wanted, |company| {
    let anna = company.browser(ANNA).await;
    let program = company.program(ANNA).await;
    assert!(kinds(&hints(&program, BROCHURE, "x").await).contains(&"corporate"));
    anna.post("/me/mirror/dismissals/corporate", &[]).await;
    anna.post("/me/mirror/dismissals/corporate", &[]).await;
    assert!(!kinds(&hints(&program, BROCHURE, "x").await).contains(&"corporate"));
    let clara = company.program(CLARA).await;
    assert!(kinds(&hints(&clara, BROCHURE, "x").await).contains(&"corporate"), "it is hers alone");
    anna.get("/me/mirror").await.says("It sounds like a brochure");
    anna.post("/me/mirror/dismissals/corporate/undo", &[]).await;
    assert!(kinds(&hints(&program, BROCHURE, "x").await).contains(&"corporate"));
    let odd = anna.post("/me/mirror/dismissals/shouting", &[]).await;
    assert_eq!(odd.status, StatusCode::UNPROCESSABLE_ENTITY);
});

on_both!(the_mirror_can_be_switched_off_and_on, |company| {
    let story = story(&company).await;
    let anna = company.browser(ANNA).await;
    let program = company.program(ANNA).await;
    anna.get(&format!("/stories/{story}")).await.says("data-mirror");
    anna.post("/me/mirror", &[("on", "no")]).await;
    anna.get("/me/mirror").await.says("The mirror is off.");
    anna.get(&format!("/stories/{story}")).await.keeps_quiet_about("data-mirror");
    assert_eq!(hints(&program, BROCHURE, "linkedin").await["hints"], json!([]));
    let mine = program.get("/api/v1/me/mirror").await.json();
    assert_eq!(mine, json!({ "on": false, "dismissed": [] }));
    let wish = json!({ "on": true, "dismissed": ["question", "flat"] });
    let changed = program.call("PATCH", "/api/v1/me/mirror", wish).await.json();
    assert_eq!(changed, json!({ "on": true, "dismissed": ["flat", "question"] }));
    let fewer = program.call("PATCH", "/api/v1/me/mirror", json!({ "dismissed": [] })).await.json();
    assert_eq!(fewer, json!({ "on": true, "dismissed": [] }));
    let odd = program.call("PATCH", "/api/v1/me/mirror", json!({ "dismissed": ["shouting"] })).await;
    assert_eq!(odd.status, StatusCode::UNPROCESSABLE_ENTITY);
});

on_both!(without_script_the_form_comes_back_with_hints_and_all_that_was_typed, |company| {
    let path = format!("/stories/{}/shares", story(&company).await);
    let anna = company.browser(ANNA).await;
    let looked = anna.post(&path, &[("network", "x"), ("text", BROCHURE), ("look", "yes")]).await;
    assert_eq!(looked.status, StatusCode::OK);
    looked.says("It sounds like a brochure").says("operational excellence. Together with our partners");
    let away = [("network", "x"), ("text", BROCHURE), ("not_for_me", "corporate")];
    let sent_away = anna.post(&path, &away).await;
    sent_away.keeps_quiet_about("It sounds like a brochure").says("operational excellence. Together");
    let taken = [("network", "x"), ("text", BROCHURE), ("starter", "I saw it myself.")];
    anna.post(&path, &taken).await.says("data-text>I saw it myself.</textarea>");
    let plain = [("network", "x"), ("text", "I climbed tower 9 with Bo on Monday. Nothing hummed.")];
    anna.post(&path, &[plain[0], plain[1], ("look", "yes")]).await.says("Nothing to remark.");
});

on_both!(hostile_text_is_only_text, |company| {
    let anna = company.browser(ANNA).await;
    let program = company.program(ANNA).await;
    let markup = format!(
        "<script>alert(1)</script> </textarea> {BROCHURE} #womenintech #a1 #b2 #c3 \"quoted\" & more"
    );
    let fragment = anna.post("/mirror", &[("text", &markup), ("network", "linkedin")]).await;
    assert_eq!(fragment.status, StatusCode::OK);
    fragment.keeps_quiet_about("<script>").says("&#60;script&#62;");
    let odd = [
        "שלום עולם. ".repeat(60),
        "\u{202e}\u{200b}\u{feff}wa\u{200b}ter\u{202c} ".repeat(60),
        "👩‍👩‍👧‍👦🎉 ".repeat(200),
        "#".repeat(5_000),
        "a".repeat(60_000),
        ". ! ? … ".repeat(5_000),
        "\r\n\t\u{0}\u{b}".repeat(500),
    ];
    for text in &odd {
        assert!(hints(&program, text, "linkedin").await["hints"].is_array());
        let answer = anna.post("/mirror", &[("text", text), ("network", "linkedin")]).await;
        assert_eq!(answer.status, StatusCode::OK);
    }
    let long = "I stood there. ".repeat(7_000);
    let answer = program.call("POST", "/api/v1/hints", json!({ "text": long, "network": "linkedin" })).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    answer.says("\"text\"").says("longer than any post");
    let silent = anna.post("/mirror", &[("text", &long), ("network", "linkedin")]).await;
    silent.keeps_quiet_about("data-hint=");
});

on_both!(what_colleagues_said_already_is_counted_and_nobody_named, |company| {
    let path = format!("/api/v1/stories/{}/shares", story(&company).await);
    let text =
        "I stood beside the quiet turbine at six this morning and heard nothing but a lark above the dike.";
    let clara = company.program(CLARA).await;
    let share = clara.call("POST", &path, json!({ "network": "linkedin", "text": text })).await.json();
    let share = format!("/api/v1/shares/{}/confirmation", share["id"].as_str().expect("an id"));
    assert_eq!(clara.call("PUT", &share, json!({})).await.status, StatusCode::OK);
    let said = hints(&company.program(ANNA).await, text, "linkedin").await;
    assert_eq!(said["own_words"], json!({ "own": false, "colleagues": 1, "starter": false }));
    assert_eq!(hints(&clara, text, "linkedin").await["own_words"]["own"], true, "her own words stay hers");
});
