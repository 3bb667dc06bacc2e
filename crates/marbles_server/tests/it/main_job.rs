//! The main job, from a real site's feed and a file of people to honest figures.

use marbles::people::{
    importing::{self, Choices},
    reading,
};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::{
    company::{BRAM, CLARA, Company, DAAN, on_both},
    site::{Site, document_of, status},
};

const IDA: &str = "ida@northwind.example";

/// A feed of a real site where one is at hand, years old, else an untidy one of ours; its pictures lie at `site`.
fn real_feed(site: &str) -> String {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let real = root.join("../../../shared/data/feeds/AmazonWebServicesBlog.xml");
    let ours = root.join("../marbles/tests/feeds/rss_2_untidy.xml");
    let document = std::fs::read(if real.is_file() { real } else { ours }).expect("a feed");
    String::from_utf8_lossy(&document).replace("src=&quot;http://", &format!("src=&quot;{site}/"))
}

async fn import(company: &Company) {
    let file = "E-mail;Name;Department;Language\n\
        ida@northwind.example;Ida Lund;Wind;en\n\
        jens@northwind.example;Jens Bach;Water;en\n";
    let sheet = reading::read(file.as_bytes()).expect("a sheet");
    let mut work = company.work_as(DAAN).await;
    let counts = importing::carry_out(&mut work, &sheet, Choices::default()).await.expect("imported");
    work.save().await.expect("saved");
    assert_eq!(counts.new, 2);
}

async fn bring_news(company: &Company) {
    let site = Site::answering(|_| status(404, ("content-length", "0"))).await;
    let document = real_feed(&site.address);
    site.now_answers(move |asked| match asked.path.as_str() {
        "/feed" => document_of("text/xml", document.clone()),
        _ => status(404, ("content-length", "0")),
    });
    let editor = company.program(BRAM).await;
    let added =
        editor.call("POST", "/api/v1/sources", json!({ "url": site.url("/feed"), "publish": true })).await;
    assert_eq!(added.status, StatusCode::CREATED, "{}", added.text);
    let id = added.json()["id"].as_str().expect("an id").to_owned();
    let brought = editor.call("POST", &format!("/api/v1/sources/{id}/refresh"), json!({})).await.json();
    assert_eq!((&brought["published"], &brought["problem"]), (&json!(5), &json!(null)), "{brought}");
}

/// Posts the first story of the day that has an address, and gives that address and the path of the link.
async fn post(company: &Company, day: &Value) -> (String, String) {
    let ida = company.program(IDA).await;
    let story =
        day["items"].as_array().expect("items").iter().find(|item| item["url"].is_string()).expect("a story");
    let path = format!("/api/v1/stories/{}/shares", story["id"].as_str().expect("an id"));
    let share = ida.call("POST", &path, json!({ "network": "linkedin", "text": "Worth your time." })).await;
    assert_eq!(share.status, StatusCode::CREATED, "{}", share.text);
    let share = share.json();
    let confirmation = format!("/api/v1/shares/{}/confirmation", share["id"].as_str().expect("an id"));
    assert_eq!(ida.call("PUT", &confirmation, json!({})).await.json()["confirmed"], true);
    let link = share["link"].as_str().expect("a link");
    let code = link.rsplit('/').next().expect("a code");
    (story["url"].as_str().expect("an address").to_owned(), format!("/go/{code}"))
}

on_both!(from_a_feed_and_a_file_of_people_to_a_post_and_its_figures, |company| {
    import(&company).await;
    bring_news(&company).await;
    let ida = company.program(IDA).await;
    let day = ida.get("/api/v1/today").await.json();
    let items = day["items"].as_array().expect("items");
    // A blog may be one author's, who comes twice a day at most.
    assert!((2..=5).contains(&items.len()), "{day}");
    assert!(
        items.iter().all(|item| item["reasons"][0]["text"].as_str().is_some_and(|text| !text.is_empty())),
        "{day}"
    );
    let (url, link) = post(&company, &day).await;

    let visitor = company.visitor();
    let card = "LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)";
    let card = visitor.request(Method::GET, &link).header("User-Agent", card);
    for answer in [visitor.follows(&link, 1).await, visitor.send(card).await] {
        assert_eq!(answer.status, StatusCode::FOUND);
        assert!(answer.location().starts_with(&url), "{}", answer.location());
        assert!(answer.location().contains("utm_source=linkedin&utm_medium=social"), "{}", answer.location());
    }
    let told = ida.get("/api/v1/me/impact").await.json();
    let clicks = json!({ "human": 1, "preview": 1, "bot": 0, "self": 0 });
    assert_eq!((&told["people"], &told["clicks"]), (&json!(1), &clicks));

    let overview = company.program(CLARA).await.get("/api/v1/insights/overview").await;
    let hidden = json!({ "value": null, "hidden": "group" });
    for figure in ["shared", "people"] {
        assert_eq!(overview.json()[figure], hidden, "{figure}");
    }
    overview.keeps_quiet_about("Ida").keeps_quiet_about(IDA);
});
