//! Setting up: a fresh installation belongs to whoever comes first and sits at the machine or has its code, once.

use marbles::{
    Marbles,
    programme::{self, setting_up},
};
use reqwest::{Client, StatusCode, header::LOCATION, redirect::Policy};

use crate::{company::fresh_schema, starting::House};

/// An installation without any organisation, at its address.
async fn fresh(database: Option<String>) -> (Marbles, String, tempfile::TempDir) {
    let house = House::open("127.0.0.1", database, |_| ()).await;
    let (marbles, address) = (house.marbles.clone(), house.address.clone());
    let folder = house.serve(std::future::pending());
    (marbles, address, folder)
}

fn browser() -> Client {
    Client::builder().cookie_store(true).redirect(Policy::none()).no_proxy().build().expect("a browser")
}

fn form(name: &'static str, email: &'static str) -> Vec<(&'static str, &'static str)> {
    vec![
        ("name", name),
        ("slug", "northwind"),
        ("leading", "nl"),
        ("languages", "da"),
        ("languages", "nl"),
        ("time_zone", "Europe/Amsterdam"),
        ("email_domains", "northwind.example"),
        ("own_name", "Daan Visser"),
        ("email", email),
    ]
}

async fn the_first_one_sets_up_and_the_second_one_is_told(database: Option<String>) {
    let (marbles, address, _folder) = fresh(database).await;
    let (first, second) = (browser(), browser());
    let start = first.get(&address).send().await.expect("an answer");
    assert_eq!(start.headers()[LOCATION], "/setup");
    let page = first.get(format!("{address}/setup")).send().await.expect("an answer");
    assert_eq!(page.status(), StatusCode::OK);
    let post = |browser: &Client, form: Vec<(&'static str, &'static str)>| {
        browser.post(format!("{address}/setup")).header("sec-fetch-site", "same-origin").form(&form).send()
    };
    let wrong = post(&first, form("", "nobody")).await.expect("an answer");
    assert_eq!(wrong.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let wrong = wrong.text().await.expect("a page");
    assert!(
        wrong.contains("name-error") && wrong.contains("email-error") && wrong.contains("nobody"),
        "{wrong}"
    );

    let (one, other) = tokio::join!(
        post(&first, form("Northwind", "daan@northwind.example")),
        post(&second, form("Northwind too", "eve@northwind.example"))
    );
    let mut statuses = [one.expect("an answer").status(), other.expect("an answer").status()];
    statuses.sort();
    assert_eq!(statuses, [StatusCode::SEE_OTHER, StatusCode::CONFLICT]);
    let all = programme::all_organisations(&marbles.db).await.expect("organisations");
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].languages.iter().map(|language| language.code()).collect::<Vec<_>>(), ["nl", "da"]);

    let mut signed_in = 0;
    for browser in [&first, &second] {
        let people = browser.get(format!("{address}/people")).send().await.expect("an answer");
        signed_in += i32::from(people.status() == StatusCode::OK);
        let setup = browser.get(format!("{address}/setup")).send().await.expect("an answer");
        assert_eq!(setup.status(), StatusCode::NOT_FOUND);
    }
    assert_eq!(signed_in, 1, "the one who set up is in, the other is not");
}

#[tokio::test]
async fn from_elsewhere_the_code_on_the_console_is_needed() {
    let (marbles, address, _folder) = fresh(None).await;
    let page = |from: Option<&'static str>| {
        let request = browser().get(format!("{address}/setup"));
        from.map_or(request.try_clone().expect("a request"), |from| request.header("x-forwarded-for", from))
            .send()
    };
    let here = page(None).await.expect("an answer").text().await.expect("a page");
    let elsewhere = page(Some("203.0.113.9")).await.expect("an answer").text().await.expect("a page");
    assert!(!here.contains("name=\"code\"") && elsewhere.contains("name=\"code\""));
    let code = setting_up::code(&marbles.key);
    let post = |code: String| {
        let mut form: Vec<(&str, String)> = form("Northwind", "daan@northwind.example")
            .into_iter()
            .map(|(key, value)| (key, value.to_owned()))
            .collect();
        form.push(("code", code));
        browser()
            .post(format!("{address}/setup"))
            .header("sec-fetch-site", "same-origin")
            .header("x-forwarded-for", "203.0.113.9")
            .form(&form)
            .send()
    };
    for wrong in [String::new(), "0000-0000-0000".to_owned()] {
        let refused = post(wrong).await.expect("an answer");
        assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text().await.expect("a page").contains("code-error"));
    }
    assert!(programme::all_organisations(&marbles.db).await.expect("organisations").is_empty());
    let made = post(format!(" {} ", code.to_uppercase())).await.expect("an answer");
    assert_eq!(made.status(), StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn the_first_one_sets_up_on_sqlite() {
    the_first_one_sets_up_and_the_second_one_is_told(None).await;
}

#[tokio::test]
async fn the_first_one_sets_up_on_postgres() {
    if let Ok(server) = std::env::var("MARBLES_TEST_POSTGRES") {
        the_first_one_sets_up_and_the_second_one_is_told(Some(fresh_schema(&server).await)).await;
    }
}
