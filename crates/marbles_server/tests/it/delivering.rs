//! Handing messages over: what one mailbox refuses, or a busy server delays, is lost to nobody and heard twice by nobody.

use std::collections::HashSet;

use jiff::SignedDuration;
use marbles::{
    db::By,
    nudges::{
        choosing::{self, Chosen},
        considering,
        rhythm::Pace,
    },
    people,
};

use crate::{
    company::{DAAN, on_both},
    mail_server::MailServer,
    nudging::{MONDAY, TUESDAY, everybody_only_opens_it, go_to, publish},
};

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

on_both!(one_address_of_two_hundred_is_refused_and_the_others_hear_once, |company| {
    everybody_only_opens_it(&company).await;
    let crowd = company.crowd(200, "Water", "Esbjerg").await;
    let mut work = company.work().await;
    let refused = people::find(&mut work, crowd[77]).await.expect("a colleague").email;
    considering::enqueue_due(&mut work).await.expect("the usual rhythm");
    work.save().await.expect("saved");
    let server = MailServer::start(&refused).await;
    let company = company.with_post(server.post());
    go_to(&company, MONDAY);
    publish(&company, "The flood barrier held").await;
    go_to(&company, TUESDAY);
    company.do_jobs().await;
    let heard = server.received();
    let who: HashSet<&String> = heard.iter().collect();
    assert_eq!((heard.len(), who.len()), (199, 199), "everybody but one, and nobody twice");
    assert!(!who.contains(&refused));
    let inbox = company.program(&refused).await.get("/api/v1/me/inbox").await.json();
    assert_eq!(inbox["items"][0]["channel"], "inbox", "nothing is lost to the one either");
});

#[tokio::test]
async fn the_fan_out_is_measured_with_everybody_decided_and_enqueued() {
    let report = marbles_server::bench::nudging::measure(60).await.expect("measured");
    assert_eq!(report.figures.len(), 4);
    assert!(report.figures.iter().all(|figure| figure.measured.is_some() && figure.target > 0.0));
}
