//! Links in messages: a scanner presses nothing, a link signs in once, and "fewer" and "none" win at once.

use jiff::SignedDuration;
use marbles::{
    ids::PersonId,
    nudges::{choosing, rhythm::Pace},
};
use reqwest::StatusCode;

use crate::{
    company::{ANNA, BRAM, Company, on_both},
    nudging::{MONDAY, everybody_only_opens_it, go_to, letters_to, prefers, publish, some_minutes_later},
};

/// The addresses of ours in a letter, in order, each once.
fn links(letter: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for part in letter.split("http://localhost").skip(1) {
        let path: String = part.chars().take_while(|c| !c.is_whitespace() && !"\"<>".contains(*c)).collect();
        if !found.contains(&path) {
            found.push(path);
        }
    }
    found
}

on_both!(a_scanner_that_opens_every_link_signs_nobody_in_and_counts_no_click, |company| {
    everybody_only_opens_it(&company).await;
    prefers(&company, ANNA, Pace::RightAway).await;
    go_to(&company, MONDAY);
    let story = publish(&company, "The flood barrier held").await;
    some_minutes_later(&company).await;
    let letters = company.letters().await;
    let links = links(&letters[0]);
    assert!(links.len() >= 3, "a story, fewer, none: {links:?}");
    let scanner = company.visitor();
    for link in &links {
        for method in [reqwest::Method::HEAD, reqwest::Method::GET] {
            let mut path = link.clone();
            // It follows wherever it is led, and remembers cookies.
            for _ in 0..5 {
                let answer = scanner.send(scanner.request(method.clone(), &path)).await;
                assert!(!answer.status.is_server_error(), "{path}: {}", answer.status);
                assert!(!answer.headers.contains_key("set-cookie"), "{path} sets a cookie");
                match answer.location() {
                    "" => break,
                    next => path = next.to_owned(),
                }
            }
        }
    }
    assert!(scanner.get("/today").await.location().starts_with("/sign-in"), "the scanner is nobody");
    let anna = company.person(ANNA).await;
    let mut work = company.work().await;
    let rhythm = choosing::of(&mut work, anna).await.expect("a rhythm");
    assert_eq!(rhythm.pace, Pace::RightAway, "neither fewer nor none was pressed");
    drop(work);
    assert_eq!(opened(&company, anna).await, 0, "nothing counts as opened");
    // The person herself presses the button, once.
    let path = links.iter().find(|link| link.contains(&story.to_string())).expect("a story link");
    let anna_somewhere = company.visitor();
    anna_somewhere.get(path).await.says("Continue as Anna");
    let entered = anna_somewhere.post(path, &[]).await;
    assert_eq!(entered.location(), format!("/stories/{story}"));
    anna_somewhere.get(entered.location()).await.says("The flood barrier held");
    assert_eq!(opened(&company, anna).await, 1);
    let again = company.visitor();
    assert_eq!(again.post(path, &[]).await.status, StatusCode::GONE, "a link signs in once");
    again.get(path).await.says("This link has been used");
    // Signed in already, she goes straight there as often as she likes.
    assert_eq!(anna_somewhere.get(path).await.location(), format!("/stories/{story}"));
});

/// How many messages somebody opened.
async fn opened(company: &Company, person: PersonId) -> i64 {
    let mut work = company.work().await;
    marbles::nudges::opening::count_of(&mut work, person).await.expect("a count")
}

on_both!(a_link_that_was_made_up_or_belongs_to_another_organisation_opens_nothing, |company| {
    everybody_only_opens_it(&company).await;
    prefers(&company, ANNA, Pace::RightAway).await;
    go_to(&company, MONDAY);
    publish(&company, "The flood barrier held").await;
    some_minutes_later(&company).await;
    let letters = company.letters().await;
    let links = links(&letters[0]);
    let visitor = company.visitor();
    let forged = format!("{}x", links[0].trim_end_matches(|c: char| c != '/'));
    assert_eq!(visitor.get(&forged).await.status, StatusCode::NOT_FOUND);
    let elsewhere = company.visitor().at(&company.address.replace("localhost", "southport.localhost"));
    assert_eq!(elsewhere.get(&links[0]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(elsewhere.post(&links[0], &[]).await.status, StatusCode::NOT_FOUND);
    // After a week it signs nobody in any more.
    company.advance(SignedDuration::from_hours(24 * 7 + 1));
    let story =
        links.iter().find(|link| !link.contains("/less/") && !link.contains("/stop/")).expect("a story");
    visitor.get(story).await.says("This link has been used or is too old");
    assert_eq!(visitor.post(story, &[]).await.status, StatusCode::GONE);
});

on_both!(fewer_and_none_win_at_once_from_the_message_itself, |company| {
    everybody_only_opens_it(&company).await;
    prefers(&company, ANNA, Pace::RightAway).await;
    prefers(&company, BRAM, Pace::RightAway).await;
    go_to(&company, MONDAY);
    publish(&company, "The flood barrier held").await;
    some_minutes_later(&company).await;
    let letters = company.letters().await;
    let link = |email: &str, what: &str| {
        let links = links(letters_to(&letters, email)[0]);
        links.into_iter().find(|link| link.contains(what)).expect("a link")
    };
    // A mail reader's own button: no session, no redirect (RFC 8058).
    let done = company.visitor().post(&link(ANNA, "/stop/"), &[("List-Unsubscribe", "One-Click")]).await;
    assert_eq!(done.status, StatusCode::OK);
    // Signed in, one click.
    let bram = company.browser(BRAM).await;
    assert_eq!(bram.get(&link(BRAM, "/less/")).await.location(), "/me/rhythm");
    let pace = |answer: serde_json::Value| answer["rhythm"].as_str().map(str::to_owned);
    let rhythm = company.program(ANNA).await.get("/api/v1/me/rhythm").await.json();
    assert_eq!(pace(rhythm).as_deref(), Some("on_open"));
    let rhythm = company.program(BRAM).await.get("/api/v1/me/rhythm").await.json();
    assert_eq!(pace(rhythm).as_deref(), Some("daily"));
});

on_both!(stop_reaches_messages_that_wait_already, |company| {
    everybody_only_opens_it(&company).await;
    prefers(&company, ANNA, Pace::RightAway).await;
    go_to(&company, MONDAY);
    publish(&company, "The flood barrier held").await;
    marbles::jobs::running::do_what_is_due(&company.marbles).await.expect("jobs");
    prefers(&company, ANNA, Pace::OnOpen).await;
    some_minutes_later(&company).await;
    assert_eq!(company.letters().await, Vec::<String>::new());
});
