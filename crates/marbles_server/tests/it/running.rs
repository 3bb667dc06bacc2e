//! Jobs: what is slow or broken holds up nothing else.

use std::{path::Path, time::Duration};

use jiff::SignedDuration;
use marbles::{
    Marbles,
    db::By,
    ids::OrgId,
    jobs::{self, running},
    notices::{self, LetterKind, post::Post},
    people::joining::{self, Newcomer},
    programme::{self, Founding},
    stories::sources::adding::{self, Wish},
    words::Language,
};
use marbles_server::serving;
use serde_json::json;
use tokio::{
    net::TcpListener,
    sync::watch,
    time::{sleep, timeout},
};

use crate::{
    company::{ANNA, on_both},
    starting,
};

/// An organisation on SQLite in which nobody does the jobs yet, with sign-in letters to one person.
async fn office(folder: &Path, smtp: Option<String>, letters: usize) -> (Marbles, OrgId) {
    let mut place = starting::place(folder);
    (place.allow_private_fetch, place.mail.smtp) = (true, smtp);
    let marbles = starting::open(&place, "http://localhost").await;
    let founding = Founding {
        name: "Northwind Wind & Water".to_owned(),
        slug: "northwind".to_owned(),
        languages: Language::ALL.to_vec(),
        time_zone: "Europe/Copenhagen".to_owned(),
        email_domains: Vec::new(),
        host: String::new(),
        is_demo: false,
    };
    let org = programme::found(&marbles.db, founding).await.expect("an organisation");
    let mut work = marbles.db.work(By::marbles(org)).await.expect("work");
    let anna = Newcomer { email: ANNA.to_owned(), name: "Anna Holm".to_owned(), ..Newcomer::default() };
    let anna = joining::add(&mut work, &anna).await.expect("a newcomer");
    for _ in 0..letters {
        notices::write(&mut work, anna, LetterKind::SignIn, json!({ "next": "/" })).await.expect("written");
    }
    work.save().await.expect("saved");
    (marbles, org)
}

fn letters_in(folder: &Path) -> usize {
    std::fs::read_dir(folder.join("outbox")).map_or(0, Iterator::count)
}

#[tokio::test]
async fn a_slow_mail_server_blocks_no_other_work() {
    let folder = tempfile::tempdir().expect("a folder");
    let silent = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let smtp = format!("smtp://{}", silent.local_addr().expect("an address"));
    let (marbles, org) = office(folder.path(), Some(smtp), 1).await;
    let db = marbles.db.clone();
    let sending = tokio::spawn(async move { running::do_what_is_due(&marbles).await });
    let _caller = silent.accept().await.expect("a letter on its way");
    let work = timeout(Duration::from_secs(5), db.work(By::marbles(org))).await;
    assert!(work.is_ok_and(|work| work.is_ok()), "the database is held while a letter is sent");
    sending.abort();
}

#[tokio::test]
async fn a_letter_that_could_not_be_sent_is_sent_later_and_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let (marbles, org) = office(folder.path(), Some("smtp://127.0.0.1:1".to_owned()), 1).await;
    running::do_what_is_due(&marbles).await.expect("jobs");
    let mut look = marbles.db.look(By::marbles(org)).await.expect("a look");
    assert_eq!(jobs::troubled(&mut look).await.expect("a list").len(), 1);
    drop(look);
    let post = Post::outbox(folder.path().join("outbox"), "marbles@northwind.example").expect("an outbox");
    let mended = Marbles { post, ..marbles };
    for _ in 0..2 {
        mended.db.clock.advance(SignedDuration::from_hours(1));
        running::do_what_is_due(&mended).await.expect("jobs");
        assert_eq!(letters_in(folder.path()), 1);
    }
}

#[tokio::test]
async fn a_runner_that_is_told_to_stop_takes_no_other_job() {
    let folder = tempfile::tempdir().expect("a folder");
    let (marbles, org) = office(folder.path(), None, 300).await;
    let (tell, told) = watch::channel(false);
    let runner = tokio::spawn(running::run(marbles.clone(), told));
    while letters_in(folder.path()) == 0 {
        sleep(Duration::from_millis(1)).await;
    }
    tell.send_replace(true);
    runner.await.expect("it stops");
    let mut look = marbles.db.look(By::marbles(org)).await.expect("a look");
    assert!(jobs::due(&mut look).await.expect("a count") > 0, "it went on to the end");
}

on_both!(a_slow_site_holds_up_no_sign_in_letter, |company| {
    let silent = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}/feed", silent.local_addr().expect("an address"));
    let mut work = company.work().await;
    adding::add(&mut work, &Wish { url, ..Wish::default() }).await.expect("a source");
    work.save().await.expect("saved");
    company.advance(SignedDuration::from_mins(2));
    let (_tell, told) = watch::channel(false);
    let _runners = serving::start_runners(&company.marbles, &told);
    let _caller = timeout(Duration::from_secs(20), silent.accept()).await.expect("a visit").expect("a visit");
    company.visitor().post("/sign-in", &[("email", ANNA)]).await;
    for _ in 0..40 {
        if letters_in(&company.marbles.folder) == 1 {
            return;
        }
        sleep(Duration::from_millis(100)).await;
    }
    panic!("the letter waits for the site");
});
