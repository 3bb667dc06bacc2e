//! Push: what a device subscribes to, what reaches it, and what happens when it or its service does not answer.

use std::time::Duration;

use jiff::SignedDuration;
use marbles::{
    Marbles,
    nudges::{
        channels::{
            Refusal,
            push::{self, Note, subscriptions},
        },
        choosing,
    },
};
use reqwest::StatusCode;
use serde_json::Value;

use crate::{
    company::{ANNA, BRAM, Browser, Company, DAAN, on_both},
    push_service::{Mood, PushService},
};

fn note() -> Note {
    Note {
        title: "Something new that suits you".to_owned(),
        body: "Our first turbine turns – blæsevejr!".to_owned(),
        language: "da",
        address: "http://localhost/stories/1".to_owned(),
        tag: "0193500000007000800000000000000a".to_owned(),
    }
}

async fn subscribe(company: &Company, service: &PushService, browser: &Browser, device: &str) {
    let fields = service.subscribe(device, &company.marbles.vapid.public_key());
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let answer = browser.post("/me/push", &fields).await;
    assert_eq!(answer.status, StatusCode::NO_CONTENT, "{}", answer.text);
}

async fn send(company: &Company, to: &str) -> Result<(), Refusal> {
    let to = company.work_as(to).await.by;
    push::push(&company.marbles, to, &note()).await
}

async fn devices(company: &Company, of: &str) -> usize {
    let mut work = company.work_as(of).await;
    let person = work.by.person.expect("a person");
    subscriptions::of(&mut work, person).await.expect("devices").len()
}

on_both!(a_message_reaches_the_device_and_only_the_device_can_read_it, |company| {
    let service = PushService::open(company.marbles.db.clock.clone()).await;
    let browser = company.browser(ANNA).await;
    subscribe(&company, &service, &browser, "phone").await;
    send(&company, ANNA).await.expect("it is taken");
    let read = service.read();
    assert_eq!(read.len(), 1);
    let told: Value = serde_json::from_str(&read[0].text).expect("JSON");
    assert_eq!(told["notification"]["title"], note().title.as_str());
    assert_eq!(told["notification"]["body"], note().body.as_str());
    assert_eq!(told["notification"]["navigate"], note().address.as_str());
    assert_eq!(told["web_push"], 8030);
    assert_eq!((read[0].ttl, read[0].urgency.as_str()), (86_400, "normal"));
    assert_eq!(read[0].topic, note().tag, "the same message, sent again, takes the place of the first");
    assert_eq!(read[0].contact, "mailto:marbles@localhost");
    browser.get("/me/channels").await.says("Test · phone").keeps_quiet_about("/push/phone");
});

on_both!(the_signature_is_made_anew_and_never_holds_for_a_day, |company| {
    let service = PushService::open(company.marbles.db.clock.clone()).await;
    subscribe(&company, &service, &company.browser(ANNA).await, "phone").await;
    for _ in 0..3 {
        send(&company, ANNA).await.expect("it is taken");
        company.advance(SignedDuration::from_hours(20));
    }
    assert_eq!(service.read().len(), 3);
});

on_both!(a_device_that_is_gone_is_dropped, |company| {
    let service = PushService::open(company.marbles.db.clock.clone()).await;
    let browser = company.browser(ANNA).await;
    for (device, status) in [("phone", 404), ("laptop", 410)] {
        subscribe(&company, &service, &browser, device).await;
        service.will(&[Mood::Says(status)]);
        assert_eq!(send(&company, ANNA).await, Err(Refusal::Gone));
        assert_eq!(devices(&company, ANNA).await, 0, "{status}");
    }
    let asked = service.asked();
    assert_eq!(send(&company, ANNA).await, Err(Refusal::Gone));
    assert_eq!(service.asked(), asked, "nobody is asked in vain");
});

on_both!(one_device_that_is_gone_does_not_keep_the_message_from_another, |company| {
    let service = PushService::open(company.marbles.db.clock.clone()).await;
    let browser = company.browser(ANNA).await;
    subscribe(&company, &service, &browser, "phone").await;
    subscribe(&company, &service, &browser, "laptop").await;
    service.unsubscribe("phone");
    assert_eq!(send(&company, ANNA).await, Ok(()));
    assert_eq!(service.read().iter().map(|read| read.device.as_str()).collect::<Vec<_>>(), ["laptop"]);
    assert_eq!(devices(&company, ANNA).await, 1);
});

on_both!(a_service_that_is_busy_or_refuses_says_so_and_the_device_stays, |company| {
    let service = PushService::open(company.marbles.db.clock.clone()).await;
    subscribe(&company, &service, &company.browser(ANNA).await, "phone").await;
    let minute = Some(SignedDuration::from_mins(1));
    let cases = [
        (Mood::SaysLater(429, 60), Refusal::Busy { retry_after: minute }),
        (Mood::Says(429), Refusal::Busy { retry_after: None }),
        (Mood::Says(503), Refusal::Busy { retry_after: None }),
        (Mood::Says(413), Refusal::Rejected("the push service refused it (413)".to_owned())),
        (Mood::Says(400), Refusal::Rejected("the push service refused it (400)".to_owned())),
    ];
    for (mood, refusal) in cases {
        service.will(&[mood]);
        assert_eq!(send(&company, ANNA).await, Err(refusal), "{mood:?}");
    }
    assert_eq!(devices(&company, ANNA).await, 1);
    assert_eq!(send(&company, ANNA).await, Ok(()), "and then it goes");
    assert_eq!(service.read().len(), 1);
});

on_both!(a_service_that_hangs_is_left_for_later, |company| {
    let service = PushService::open(company.marbles.db.clock.clone()).await;
    subscribe(&company, &service, &company.browser(ANNA).await, "phone").await;
    let fetcher = company.marbles.fetcher.clone().within(Duration::from_millis(300));
    let impatient = Marbles { fetcher, ..company.marbles.clone() };
    service.will(&[Mood::Hangs]);
    let to = company.work_as(ANNA).await.by;
    assert_eq!(push::push(&impatient, to, &note()).await, Err(Refusal::Busy { retry_after: None }));
    assert_eq!(devices(&company, ANNA).await, 1);
});

on_both!(messages_go_to_push_services_only, |company| {
    let service = PushService::open(company.marbles.db.clock.clone()).await;
    let browser = company.browser(ANNA).await;
    let sound = service.subscribe("phone", &company.marbles.vapid.public_key());
    for (field, value) in [
        ("endpoint", "https://intranet.northwind.example/push"),
        ("endpoint", "http://169.254.169.254/latest/meta-data"),
        ("endpoint", "http://fcm.googleapis.com/x"),
        ("endpoint", "file:///etc/passwd"),
        ("p256dh", "AAAA"),
        ("auth", "AAAA"),
    ] {
        let fields: Vec<(&str, &str)> = sound
            .iter()
            .map(|(name, own)| (*name, if *name == field { value } else { own.as_str() }))
            .collect();
        let answer = browser.post("/me/push", &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{value}");
    }
    assert_eq!(devices(&company, ANNA).await, 0);
    assert_eq!(service.asked(), 0);
});

on_both!(a_device_belongs_to_whoever_used_it_last_and_nobody_switches_off_anothers, |company| {
    let service = PushService::open(company.marbles.db.clock.clone()).await;
    let (anna, bram) = (company.browser(ANNA).await, company.browser(BRAM).await);
    subscribe(&company, &service, &anna, "shared").await;
    subscribe(&company, &service, &bram, "shared").await;
    assert_eq!((devices(&company, ANNA).await, devices(&company, BRAM).await), (0, 1));
    let endpoint = service.subscribe("shared", &company.marbles.vapid.public_key())[0].1.clone();
    anna.post("/me/push/off", &[("endpoint", &endpoint)]).await;
    assert_eq!(devices(&company, BRAM).await, 1);
    let page = bram.get("/me/channels").await.text;
    let off = page.split("action=\"").find(|part| part.starts_with("/me/push/0")).expect("a form");
    let off = off.split('"').next().expect("an address");
    assert_eq!(anna.post(off, &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(devices(&company, BRAM).await, 1);
    assert_eq!(bram.post(off, &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(devices(&company, BRAM).await, 0);
});

on_both!(another_site_cannot_subscribe_anybody, |company| {
    let service = PushService::open(company.marbles.db.clock.clone()).await;
    let browser = company.browser(ANNA).await;
    let fields = service.subscribe("phone", &company.marbles.vapid.public_key());
    let request = browser.request(reqwest::Method::POST, "/me/push").form(&fields);
    let answer = browser.send(request.header("sec-fetch-site", "cross-site")).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert_eq!(company.visitor().post("/me/push", &[]).await.status, StatusCode::SEE_OTHER, "sign in first");
});

on_both!(somebody_tries_it_themselves, |company| {
    let service = PushService::open(company.marbles.db.clock.clone()).await;
    let browser = company.browser(ANNA).await;
    assert_eq!(browser.post("/me/push/try", &[]).await.status, StatusCode::SEE_OTHER);
    browser.get("/me/channels").await.says("No device could be reached");
    subscribe(&company, &service, &browser, "phone").await;
    browser.post("/me/push/try", &[]).await;
    assert!(service.read()[0].text.contains("It works"));
});

on_both!(whoever_leaves_the_company_is_reached_on_no_device, |company| {
    let service = PushService::open(company.marbles.db.clock.clone()).await;
    subscribe(&company, &service, &company.browser(ANNA).await, "phone").await;
    let anna = company.work_as(ANNA).await.by;
    let person = anna.person.expect("Anna");
    company.browser(DAAN).await.post(&format!("/people/{person}/departure"), &[]).await;
    assert_eq!(push::push(&company.marbles, anna, &note()).await, Err(Refusal::Gone));
    assert_eq!(service.asked(), 0);
});

on_both!(whoever_switches_push_on_gets_it_first_and_may_choose_otherwise, |company| {
    let service = PushService::open(company.marbles.db.clock.clone()).await;
    let browser = company.browser(ANNA).await;
    subscribe(&company, &service, &browser, "phone").await;
    let mut work = company.work_as(ANNA).await;
    let anna = work.by.person.expect("Anna");
    let mut chosen = choosing::of(&mut work, anna).await.expect("a rhythm");
    assert_eq!(chosen.channels.0, ["push", "email"]);
    assert!(chosen.chosen_at.is_none(), "the question about the rhythm still stands");
    chosen.channels.0 = vec!["email".to_owned()];
    choosing::choose(&mut work, &chosen).await.expect("chosen");
    work.save().await.expect("saved");
    subscribe(&company, &service, &browser, "phone").await;
    subscribe(&company, &service, &browser, "laptop").await;
    let chosen = choosing::of(&mut company.work().await, anna).await.expect("a rhythm");
    assert_eq!(chosen.channels.0, ["email"], "what was chosen stays");
});

on_both!(what_i_take_along_names_my_devices_and_opens_none, |company| {
    let service = PushService::open(company.marbles.db.clock.clone()).await;
    let browser = company.browser(ANNA).await;
    subscribe(&company, &service, &browser, "phone").await;
    browser.post("/me/calendar", &[]).await;
    let export = browser.get("/me/export").await;
    export.says("Test · phone").says("calendar_feeds");
    export.keeps_quiet_about("sealed").keeps_quiet_about("_hash");
});
