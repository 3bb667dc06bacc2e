//! API tokens on one's own page: shown once, listed, taken back.

use reqwest::StatusCode;

use crate::company::{ANNA, BRAM, Company, on_both};

/// The text of the token that a page shows.
fn shown(page: &str) -> String {
    let start = page.find("<code id=\"token\">").expect("a token") + "<code id=\"token\">".len();
    page[start..].split('<').next().expect("its end").to_owned()
}

async fn status(company: &Company, token: &str) -> StatusCode {
    let request = company.visitor().request(reqwest::Method::GET, "/api/v1/me").bearer_auth(token);
    company.visitor().send(request).await.status
}

on_both!(a_token_is_shown_once_and_works_until_it_is_taken_back, |company| {
    let anna = company.browser(ANNA).await;
    assert_eq!(anna.post("/me/tokens", &[("name", " ")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let made = anna.post("/me/tokens", &[("name", "Weekly report")]).await;
    let token = shown(&made.text);
    anna.get("/me/tokens").await.says("Weekly report").says("never used").keeps_quiet_about(&token);
    assert_eq!(status(&company, &token).await, StatusCode::OK);
    let list = anna.get("/me/tokens").await;
    list.says("last used");
    let start = list.text.find("/me/tokens/").expect("a way to take it back");
    let path = list.text[start..].split('"').next().expect("its end").to_owned();
    let bram = company.browser(BRAM).await;
    bram.get("/me/tokens").await.keeps_quiet_about("Weekly report");
    assert_eq!(bram.post(&path, &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(status(&company, &token).await, StatusCode::OK);
    assert_eq!(anna.post(&path, &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(status(&company, &token).await, StatusCode::UNAUTHORIZED);
});
