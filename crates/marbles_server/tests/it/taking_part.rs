//! Joining, pausing and leaving: one click each.

use marbles::{
    ids::PersonId,
    notices::{self, LetterKind},
    people::joining::{self, Newcomer, Pause},
};
use reqwest::StatusCode;
use serde_json::json;

use crate::company::{ANNA, Company, on_both};

/// Adds Fie, who has not joined, and invites her.
async fn invite_fie(company: &Company) -> PersonId {
    let mut work = company.work().await;
    let fie = Newcomer {
        email: "fie@northwind.example".to_owned(),
        name: "Fie Dam".to_owned(),
        ..Newcomer::default()
    };
    let fie = joining::add(&mut work, &fie).await.expect("a newcomer");
    joining::invite(&mut work, fie).await.expect("invited");
    work.save().await.expect("saved");
    fie
}

on_both!(a_newcomer_of_a_welcome_domain_joins_by_themselves, |company| {
    let visitor = company.visitor();
    visitor.get("/join").await.says("northwind.example");
    let asked = visitor.post("/join", &[("email", "Fie@Northwind.example"), ("name", "Fie Dam")]).await;
    assert_eq!(asked.status, StatusCode::OK);
    assert_eq!(company.letters().await.len(), 1);
    let fie = company.browser("fie@northwind.example").await;
    assert_eq!(fie.get("/").await.location(), "/welcome");
    fie.get("/welcome").await.says("It is voluntary");
    assert_eq!(fie.post("/welcome/topics", &[("network", "linkedin")]).await.location(), "/welcome/language");
    assert_eq!(fie.post("/welcome/language", &[("language", "da")]).await.location(), "/today");
    fie.get("/today").await.says("Godt at have dig med");
    assert_eq!(fie.get("/").await.location(), "/today");
});

on_both!(the_join_page_tells_nobody_apart, |company| {
    let known = company.visitor().post("/join", &[("email", ANNA), ("name", "Eve")]).await;
    let unwelcome =
        company.visitor().post("/join", &[("email", "anna@elsewhere.example"), ("name", "Eve")]).await;
    assert_eq!(known.status, unwelcome.status);
    assert_eq!(known.text.replace(ANNA, "…"), unwelcome.text.replace("anna@elsewhere.example", "…"));
    assert_eq!(company.letters().await.len(), 1, "only the one who has an account gets a letter");
});

on_both!(a_stranger_makes_us_greet_nobody_and_leaves_no_trace, |company| {
    let visitor = company.visitor();
    for name in ["https://evil.example/login", "evil.example", "12345"] {
        let refused = visitor.post("/join", &[("email", "fie@northwind.example"), ("name", name)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
    }
    for email in ["fie@northwind.example", "ida@northwind.example"] {
        visitor.post("/join", &[("email", email), ("name", "Call Us Now")]).await;
    }
    let letters = company.letters().await;
    assert_eq!(letters.len(), 2);
    assert!(
        letters.iter().all(|letter| !letter.contains("Call") && letter.contains("Hello,")),
        "{letters:?}"
    );
    let mut work = company.work().await;
    marbles::people::inviting::invite_everybody(&mut work).await.expect("invited");
    work.save().await.expect("saved");
    assert_eq!(company.letters().await.len(), 2, "nobody is invited by a name that a stranger typed");
    let mut work = company.work().await;
    let ida =
        marbles::people::by_email(&mut work, "ida@northwind.example").await.expect("a look").expect("Ida");
    let link = marbles::people::sign_in::make_link(&mut work, ida.person_id).await.expect("a link");
    let (_, session) = marbles::people::sign_in::use_link(&mut work, &link).await.expect("Ida is in");
    marbles::people::sign_in::sign_out(&mut work, &session).await.expect("Ida leaves again");
    work.save().await.expect("saved");
    company.advance(jiff::SignedDuration::from_hours(25));
    let mut work = company.work().await;
    marbles::people::sign_in::forget_old(&mut work).await.expect("forgotten");
    assert!(marbles::people::by_email(&mut work, "fie@northwind.example").await.expect("a look").is_none());
    assert!(marbles::people::by_email(&mut work, "ida@northwind.example").await.expect("a look").is_some());
});

on_both!(pausing_and_leaving_are_one_click_and_can_be_undone, |company| {
    let anna = company.browser(ANNA).await;
    anna.post("/me/pause", &[("length", "week")]).await;
    anna.get("/me").await.says("until 28 Nov 2026").says("/me/resume");
    anna.post("/me/resume", &[]).await;
    anna.get("/me").await.keeps_quiet_about("until 28 Nov");
    anna.post("/me/leave", &[]).await;
    anna.get("/me").await.says("You are welcome whenever you like").says("/me/join");
    anna.post("/me/join", &[]).await;
    anna.get("/me").await.says("Leave the programme");
    let bad = anna.post("/me/pause", &[("length", "forever")]).await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
});

on_both!(saying_not_now_asks_no_second_time, |company| {
    company.visitor().post("/join", &[("email", "fie@northwind.example"), ("name", "Fie Dam")]).await;
    let fie = company.browser("fie@northwind.example").await;
    fie.post("/welcome/later", &[]).await;
    assert_eq!(fie.get("/").await.location(), "/today");
    fie.get("/today").await.says("only if you like");
});

on_both!(a_letter_that_one_does_not_want_is_stopped_in_one_click, |company| {
    let fie = invite_fie(&company).await;
    company.do_jobs().await;
    let letters = company.letters().await;
    let letter = letters
        .iter()
        .find(|letter| letter.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"))
        .expect("an invitation");
    let off = letter
        .split("/letters/")
        .nth(1)
        .and_then(|rest| rest.split(['>', '\r', '\n']).next())
        .expect("an address");
    let off = format!("/letters/{}", off.replace(' ', ""));
    let seen = company.visitor().get(&off).await;
    assert_eq!(seen.status, StatusCode::OK, "{off}");
    let done = company.visitor().post(&off, &[("List-Unsubscribe", "One-Click")]).await;
    assert_eq!(done.status, StatusCode::OK);
    let forged = company.visitor().get(&off.replace("/off", "x/off")).await;
    assert_eq!(forged.status, StatusCode::NOT_FOUND);
    let mut work = company.work().await;
    let unwanted = notices::unwanted(&mut work, fie).await.expect("a list");
    assert_eq!(unwanted, [LetterKind::Invitation]);
});

on_both!(who_pauses_or_has_left_gets_only_the_letters_that_they_ask_for, |company| {
    for away in ["pause", "leave"] {
        let mut work = company.work_as(ANNA).await;
        match away {
            "pause" => joining::pause(&mut work, Pause::Week).await.map(drop).expect("paused"),
            _ => joining::leave(&mut work).await.expect("left"),
        }
        let anna = work.by.person.expect("Anna");
        notices::write(&mut work, anna, LetterKind::SuggestionAccepted, json!({})).await.expect("written");
        work.save().await.expect("saved");
        assert_eq!(company.letters().await.len(), 0, "{away}");
    }
    company.visitor().post("/sign-in", &[("email", ANNA)]).await;
    assert_eq!(company.letters().await.len(), 1);
});

on_both!(who_has_joined_meanwhile_gets_no_invitation, |company| {
    let mut work = company.work_as(ANNA).await;
    let anna = work.by.person.expect("Anna");
    joining::invite(&mut work, anna).await.expect("invited");
    work.save().await.expect("saved");
    assert_eq!(company.letters().await.len(), 0);
});

on_both!(an_invitation_leads_to_the_sign_in_page_however_late_it_is_opened, |company| {
    invite_fie(&company).await;
    let letters = company.letters().await;
    letters[0].find("/sign-in?next=/welcome").expect("the sign-in page");
    assert!(!letters[0].contains("/sign-in/"), "no token lies in an invitation");
    company.advance(jiff::SignedDuration::from_hours(24 * 3));
    let asked = company.visitor().get("/sign-in?next=/welcome").await;
    asked.says("name=\"next\" value=\"/welcome\"");
});
