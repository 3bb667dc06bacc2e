//! Messages: they come as each person chose, one way only, never twice, and stop in one click.

use jiff::{SignedDuration, Timestamp};
use marbles::{
    clock::Moment,
    db::By,
    ids::{PersonId, StoryId},
    nudges::{
        choosing::{self, Chosen},
        rhythm::Pace,
    },
    people,
    stories::{
        audience::Audience,
        editing::{self, Draft},
        publishing,
    },
};
use reqwest::StatusCode;
use serde_json::json;

use crate::{
    company::{ANNA, BRAM, CLARA, Company, DAAN, on_both},
    mail_server::MailServer,
};

/// Moves the clock on to that moment.
fn go_to(company: &Company, moment: &str) {
    let then = Moment::from(moment.parse::<Timestamp>().expect("a timestamp"));
    company.advance(then - company.marbles.db.clock.now());
}

/// A Monday, ten in the morning in Copenhagen.
const MONDAY: &str = "2026-11-23T09:00:00Z";
/// The day after, a minute past the usual time.
const TUESDAY: &str = "2026-11-24T08:01:00Z";

async fn prefers(company: &Company, email: &str, pace: Pace) {
    let mut work = company.work_as(email).await;
    let me = work.by.person.expect("a person");
    let before = choosing::of(&mut work, me).await.expect("a rhythm");
    choosing::choose(&mut work, &Chosen { pace, ..before }).await.expect("chosen");
    work.save().await.expect("saved");
}

async fn everybody_only_opens_it(company: &Company) {
    for email in [ANNA, BRAM, CLARA, DAAN] {
        prefers(company, email, Pace::OnOpen).await;
    }
}

async fn publish(company: &Company, title: &str) -> StoryId {
    let mut work = company.work_as(BRAM).await;
    let draft = Draft {
        url: format!("https://northwind.example/{}", title.to_lowercase().replace(' ', "-")),
        title: title.to_owned(),
        summary: "What we found out, in two sentences.".to_owned(),
        language: "en".to_owned(),
        audience: Audience::Everyone,
        ..Draft::default()
    };
    let story = editing::create(&mut work, &draft).await.expect("a story");
    publishing::publish(&mut work, story).await.expect("published");
    work.save().await.expect("saved");
    story
}

/// Lets the spread of a few minutes go by, and delivers.
async fn some_minutes_later(company: &Company) {
    for _ in 0..6 {
        company.do_jobs().await;
        company.advance(SignedDuration::from_secs(60));
    }
    company.do_jobs().await;
}

fn letters_to<'a>(letters: &'a [String], email: &str) -> Vec<&'a String> {
    let to = format!("<{email}>");
    letters
        .iter()
        .filter(|letter| letter.lines().any(|line| line.starts_with("To:") && line.contains(&to)))
        .collect()
}

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

on_both!(whoever_chose_right_away_hears_within_a_minute_and_nobody_else_does, |company| {
    everybody_only_opens_it(&company).await;
    prefers(&company, ANNA, Pace::RightAway).await;
    prefers(&company, CLARA, Pace::Weekly).await;
    go_to(&company, MONDAY);
    publish(&company, "The flood barrier held").await;
    company.do_jobs().await;
    company.advance(SignedDuration::from_secs(60));
    let letters = company.letters().await;
    let to_anna = letters_to(&letters, ANNA);
    assert_eq!(to_anna.len(), 1, "{letters:?}");
    assert!(to_anna[0].contains("The flood barrier held"));
    assert!(to_anna[0].contains("List-Unsubscribe: <"), "{}", to_anna[0]);
    assert!(to_anna[0].contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"));
    assert_eq!(letters.len(), 1);
    publish(&company, "A second one the same day").await;
    some_minutes_later(&company).await;
    assert_eq!(company.letters().await.len(), 1, "one interruption a day");
});

on_both!(the_weekly_message_comes_on_its_day_with_what_is_new_and_never_repeats_a_story, |company| {
    everybody_only_opens_it(&company).await;
    prefers(&company, ANNA, Pace::Weekly).await;
    go_to(&company, MONDAY);
    for title in ["Quiet turbines", "A dike of grass", "Six apprentices"] {
        publish(&company, title).await;
    }
    some_minutes_later(&company).await;
    assert!(company.letters().await.is_empty(), "not before its day");
    go_to(&company, TUESDAY);
    company.do_jobs().await;
    let letters = company.letters().await;
    assert_eq!(letters.len(), 1, "{letters:?}");
    for title in ["Quiet turbines", "A dike of grass", "Six apprentices"] {
        assert!(letters[0].contains(title), "{title}");
    }
    let mut days = 0;
    while days < 6 {
        company.advance(SignedDuration::from_hours(24));
        company.do_jobs().await;
        days += 1;
    }
    publish(&company, "The week after").await;
    company.advance(SignedDuration::from_hours(24));
    company.do_jobs().await;
    let letters = company.letters().await;
    assert_eq!(letters.len(), 2);
    let second = letters.iter().find(|letter| letter.contains("The week after")).expect("the second one");
    assert!(!second.contains("Quiet turbines"));
});

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

on_both!(a_withdrawn_story_leaves_messages_that_wait_and_the_inbox, |company| {
    everybody_only_opens_it(&company).await;
    prefers(&company, ANNA, Pace::RightAway).await;
    prefers(&company, CLARA, Pace::RightAway).await;
    go_to(&company, MONDAY);
    let kept = publish(&company, "It stays").await;
    some_minutes_later(&company).await;
    let anna = company.program(ANNA).await;
    let inbox = anna.get("/api/v1/me/inbox").await.json();
    assert_eq!(inbox["items"][0]["stories"][0]["title"], "It stays");
    assert_eq!(inbox["items"][0]["channel"], "email");
    let mut work = company.work_as(BRAM).await;
    let story = marbles::stories::find(&mut work, kept).await.expect("the story");
    let mut draft = editing::draft_of(&mut work, &story).await.expect("a draft");
    draft.title = "It stays, corrected".to_owned();
    editing::change(&mut work, kept, &draft).await.expect("changed");
    work.save().await.expect("saved");
    let inbox = anna.get("/api/v1/me/inbox").await.json();
    assert_eq!(inbox["items"][0]["stories"][0]["title"], "It stays, corrected");
    company.browser(ANNA).await.get("/inbox").await.says("It stays, corrected");
    let mut work = company.work_as(BRAM).await;
    publishing::withdraw(&mut work, kept, None).await.expect("withdrawn");
    work.save().await.expect("saved");
    company.do_jobs().await;
    let inbox = anna.get("/api/v1/me/inbox").await.json();
    assert_eq!(inbox["items"], json!([]), "nothing is left of it");
    // One that is withdrawn before it went out never does, and takes nobody's day.
    company.advance(SignedDuration::from_hours(48));
    company.do_jobs().await;
    let before = company.letters().await.len();
    let gone = publish(&company, "It goes").await;
    assert_eq!(
        marbles::nudges::offering::offer(&company.marbles, company.org, gone).await.expect("offered"),
        2
    );
    let mut work = company.work_as(BRAM).await;
    publishing::withdraw(&mut work, gone, None).await.expect("withdrawn");
    work.save().await.expect("saved");
    some_minutes_later(&company).await;
    assert_eq!(company.letters().await.len(), before);
    company.advance(SignedDuration::from_mins(1));
    publish(&company, "Another one").await;
    some_minutes_later(&company).await;
    assert_eq!(company.letters().await.len(), before + 2, "their day is free again");
});

on_both!(evening_news_come_in_the_morning, |company| {
    everybody_only_opens_it(&company).await;
    prefers(&company, ANNA, Pace::RightAway).await;
    go_to(&company, "2026-11-25T19:00:00Z");
    publish(&company, "Late news").await;
    some_minutes_later(&company).await;
    assert!(company.letters().await.is_empty(), "it is evening");
    go_to(&company, "2026-11-26T07:01:00Z");
    company.do_jobs().await;
    let letters = company.letters().await;
    assert_eq!(letters.len(), 1);
    assert!(letters[0].contains("Late news"));
});

on_both!(after_a_pause_nothing_old_comes, |company| {
    everybody_only_opens_it(&company).await;
    prefers(&company, ANNA, Pace::Weekly).await;
    go_to(&company, MONDAY);
    let anna = company.program(ANNA).await;
    let paused = anna.call("PUT", "/api/v1/me/pause", json!({ "months": 1 })).await;
    assert_eq!(paused.status, StatusCode::OK, "{}", paused.text);
    publish(&company, "During the pause").await;
    go_to(&company, TUESDAY);
    company.do_jobs().await;
    assert!(company.letters().await.is_empty());
    assert_eq!(anna.call("DELETE", "/api/v1/me/pause", json!({})).await.status, StatusCode::NO_CONTENT);
    company.do_jobs().await;
    company.advance(SignedDuration::from_mins(1));
    publish(&company, "After the pause").await;
    go_to(&company, "2026-12-01T08:01:00Z");
    company.do_jobs().await;
    let letters = company.letters().await;
    assert_eq!(letters.len(), 1);
    assert!(letters[0].contains("After the pause") && !letters[0].contains("During the pause"));
    for bad in
        [json!({ "months": 2 }), json!({ "until": "2020-01-01" }), json!({}), json!({ "until": "soon" })]
    {
        let answer = anna.call("PUT", "/api/v1/me/pause", bad.clone()).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{bad}");
    }
    let until = anna.call("PUT", "/api/v1/me/pause", json!({ "until": "2027-03-01" })).await;
    assert_eq!(until.json()["paused_until"], "2027-02-28T23:00:00Z", "the day begins in Copenhagen");
});

on_both!(a_pause_that_ends_by_itself_leaves_no_backlog_either, |company| {
    everybody_only_opens_it(&company).await;
    prefers(&company, ANNA, Pace::Weekly).await;
    go_to(&company, MONDAY);
    let anna = company.program(ANNA).await;
    anna.call("PUT", "/api/v1/me/pause", json!({ "until": "2026-12-01" })).await;
    publish(&company, "During the pause").await;
    go_to(&company, "2026-12-01T08:01:00Z");
    company.do_jobs().await;
    assert!(company.letters().await.is_empty());
    publish(&company, "After the pause").await;
    go_to(&company, "2026-12-08T08:01:00Z");
    company.do_jobs().await;
    let letters = company.letters().await;
    assert_eq!(letters.len(), 1);
    assert!(!letters[0].contains("During the pause"));
});

on_both!(a_rhythm_is_chosen_and_what_does_not_hold_is_said_field_by_field, |company| {
    let anna = company.program(ANNA).await;
    let usual = anna.get("/api/v1/me/rhythm").await.json();
    assert_eq!(usual["rhythm"], "weekly");
    assert_eq!(usual["chosen"], false);
    assert_eq!(usual["quiet"], json!({ "from": "18:00", "until": "08:00" }));
    let wish = json!({ "rhythm": "daily", "digest": { "day": "wednesday", "time": "10:30" } });
    let chosen = anna.call("PUT", "/api/v1/me/rhythm", wish).await.json();
    assert_eq!(chosen["rhythm"], "daily");
    assert_eq!(chosen["digest"]["time"], "10:30");
    for (field, wish) in [
        ("rhythm", json!({ "rhythm": "hourly" })),
        ("digest_time", json!({ "digest": { "day": "monday", "time": "20:00" } })),
        ("digest_day", json!({ "rhythm": "weekly", "digest": { "day": "sunday", "time": "10:00" } })),
        ("working_days", json!({ "working_days": [] })),
        ("quiet", json!({ "quiet": { "from": "25:00", "until": "08:00" } })),
        ("channels", json!({ "channels": ["pigeon"] })),
    ] {
        let answer = anna.call("PUT", "/api/v1/me/rhythm", wish).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
        assert_eq!(answer.json()["errors"][0]["field"], field);
    }
    let browser = company.browser(ANNA).await;
    browser.get("/me/rhythm").await.says("Once a day");
    let bad = [("rhythm", "weekly"), ("digest_day", "1"), ("digest_time", "21:00"), ("quiet_from", "18:00")];
    let answer = browser.post("/me/rhythm", &[&bad[..], &[("quiet_until", "08:00")]].concat()).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    answer.says("That time lies in your quiet hours").says("Choose at least one working day").says("21:00");
});

on_both!(one_refused_address_of_many_loses_nothing_for_the_others_and_nobody_hears_twice, |company| {
    everybody_only_opens_it(&company).await;
    let crowd = company.crowd(30, "Water", "Esbjerg").await;
    let mut work = company.work().await;
    let refused = people::find(&mut work, crowd[7]).await.expect("a colleague").email;
    for person in &crowd {
        let person = people::find(&mut work, *person).await.expect("a colleague");
        let mut own = company.marbles.db.look(By::marbles(company.org)).await.expect("a look");
        let before = choosing::of(&mut own, person.person_id).await.expect("a rhythm");
        drop(own);
        let by = work.by;
        work.by = person.by();
        choosing::choose(&mut work, &Chosen { pace: Pace::Weekly, ..before }).await.expect("chosen");
        work.by = by;
    }
    work.save().await.expect("saved");
    let server = MailServer::start(&refused).await;
    let company = company.with_post(server.post());
    go_to(&company, MONDAY);
    publish(&company, "The flood barrier held").await;
    go_to(&company, TUESDAY);
    company.do_jobs().await;
    company.do_jobs().await;
    let mut heard = server.received();
    assert_eq!(heard.len(), 29, "everybody but one");
    heard.sort();
    heard.dedup();
    assert_eq!(heard.len(), 29, "nobody twice");
    assert!(!heard.contains(&refused));
    // The one is visible to the administrator, without a name, and finds the message in the inbox.
    let jobs = company.browser(DAAN).await.get("/jobs").await;
    jobs.says("Deliver a message")
        .says("the mail server refused the letter (550)")
        .keeps_quiet_about(&refused);
    let inbox = company.program(&refused).await.get("/api/v1/me/inbox").await.json();
    assert_eq!(inbox["items"][0]["channel"], "inbox");
    // A server that is busy is asked again, and then it goes out once.
    server.be_busy(true);
    company.advance(SignedDuration::from_mins(1));
    publish(&company, "The week after").await;
    go_to(&company, "2026-12-01T08:01:00Z");
    company.do_jobs().await;
    assert_eq!(server.received().len(), 29);
    server.be_busy(false);
    company.advance(SignedDuration::from_mins(20));
    company.do_jobs().await;
    assert_eq!(server.received().len(), 58);
});

on_both!(a_small_step_is_one_goes_up_and_rests_when_refused, |company| {
    let anna = company.program(ANNA).await;
    let step = anna.get("/api/v1/me/step").await.json();
    assert_eq!(step["step"], "read");
    let story = publish(&company, "The flood barrier held").await;
    company.browser(ANNA).await.get(&format!("/stories/{story}")).await;
    assert_eq!(anna.get("/api/v1/me/step").await.json()["step"], "topics");
    assert_eq!(anna.call("DELETE", "/api/v1/me/step", json!({})).await.status, StatusCode::NO_CONTENT);
    assert_eq!(anna.get("/api/v1/me/step").await.json()["step"], json!(null));
    company.advance(SignedDuration::from_hours(24 * 31));
    assert_eq!(anna.get("/api/v1/me/step").await.json()["step"], "topics", "the same one, later");
    let share = json!({ "network": "linkedin", "text": "My own words about it" });
    let share = anna.call("POST", &format!("/api/v1/stories/{story}/shares"), share).await.json();
    let confirm = format!("/api/v1/shares/{}/confirmation", share["id"].as_str().expect("an id"));
    anna.call("PUT", &confirm, json!({})).await;
    let step = anna.get("/api/v1/me/step").await.json();
    assert_eq!(step["step"], "topics", "up, and never down");
    assert_eq!(step["active_weeks"], 1);
});

on_both!(a_plan_is_rehearsed_and_becomes_the_rhythm, |company| {
    let anna = company.browser(ANNA).await;
    let words = "On Thursday with my lunch I look at my stories";
    let back = anna.post("/me/plan", &[("words", words)]).await;
    back.says(words).says("12:00").says("<option value=\"3\" selected>Thursday");
    let made = anna.post("/me/plan", &[("words", words), ("day", "3"), ("time", "12:00")]).await;
    assert_eq!(made.location(), "/today");
    let rhythm = company.program(ANNA).await.get("/api/v1/me/rhythm").await.json();
    assert_eq!(rhythm["digest"], json!({ "day": "thursday", "time": "12:00" }));
    anna.get("/me").await.says(words);
    let night = anna.post("/me/plan", &[("words", words), ("day", "3"), ("time", "23:00")]).await;
    assert_eq!(night.status, StatusCode::UNPROCESSABLE_ENTITY);
    night.says("That time lies in your quiet hours");
});
