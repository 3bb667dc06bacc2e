//! Signing in by a link in a mail.

use jiff::SignedDuration;
use reqwest::StatusCode;

use crate::company::{ANNA, on_both};

on_both!(a_link_in_a_mail_signs_in_once, |company| {
    let browser = company.visitor();
    let answer = browser.post("/sign-in", &[("email", ANNA), ("next", "/today")]).await;
    assert_eq!(answer.status, StatusCode::OK);
    let letters = company.letters().await;
    assert_eq!(letters.len(), 1);
    let path =
        letters[0].split("/sign-in/").nth(1).expect("a link").split_whitespace().next().expect("a link");
    let path = format!("/sign-in/{}", path.replace("=\n", ""));
    let opened = browser.get(&path).await;
    assert_eq!(opened.status, StatusCode::OK);
    let token = path.split('?').next().expect("a token");
    let entered = browser.post(token, &[("next", "/today")]).await;
    assert_eq!((entered.status, entered.location()), (StatusCode::SEE_OTHER, "/today"));
    assert_eq!(browser.get("/today").await.status, StatusCode::OK);
    assert_eq!(company.visitor().post(token, &[("next", "/")]).await.status, StatusCode::GONE);
});

on_both!(nobody_can_tell_who_has_an_account, |company| {
    let known = company.visitor().post("/sign-in", &[("email", ANNA)]).await;
    let unknown = company.visitor().post("/sign-in", &[("email", "anne@northwind.example")]).await;
    assert_eq!(known.status, unknown.status);
    assert_eq!(known.text.replace(ANNA, "…"), unknown.text.replace("anne@northwind.example", "…"));
});

on_both!(an_unknown_address_is_as_much_work_as_a_known_one, |company| {
    company.do_jobs().await;
    let mut left = Vec::new();
    for email in [ANNA, "anne@northwind.example"] {
        let mut work = company.work().await;
        marbles::people::sign_in::request(&mut work, email, "/").await.expect("asked");
        left.push(marbles::jobs::due(&mut work).await.expect("a count"));
        work.save().await.expect("saved");
        company.do_jobs().await;
    }
    assert_eq!(left, [1, 1]);
    assert_eq!(company.letters().await.len(), 1);
    assert!(marbles::jobs::troubled(&mut company.work().await).await.expect("a list").is_empty());
});

on_both!(a_link_lasts_fifteen_minutes, |company| {
    let mut work = company.work().await;
    let anna = marbles::people::by_email(&mut work, ANNA).await.expect("a look").expect("Anna");
    let token = marbles::people::sign_in::make_link(&mut work, anna.person_id).await.expect("a link");
    work.save().await.expect("saved");
    company.advance(SignedDuration::from_mins(15));
    let late = company.visitor().post(&format!("/sign-in/{}", token.reveal()), &[("next", "/")]).await;
    assert_eq!(late.status, StatusCode::GONE);
});

on_both!(another_site_cannot_sign_anyone_out, |company| {
    let browser = company.browser(ANNA).await;
    let forged = browser.request(reqwest::Method::POST, "/sign-out").header("Sec-Fetch-Site", "cross-site");
    assert_eq!(browser.send(forged).await.status, StatusCode::FORBIDDEN);
    assert_eq!(browser.get("/today").await.status, StatusCode::OK);
});

on_both!(a_session_lasts_from_the_last_visit, |company| {
    let browser = company.browser(ANNA).await;
    for _ in 0..3 {
        company.advance(SignedDuration::from_hours(24 * 40));
        assert_eq!(browser.get("/today").await.status, StatusCode::OK);
    }
    company.advance(SignedDuration::from_hours(24 * 61));
    assert!(browser.get("/today").await.location().starts_with("/sign-in"));
});
