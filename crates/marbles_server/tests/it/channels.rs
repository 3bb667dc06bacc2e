//! What holds for every channel in the list: a message comes once, by one way, whatever its provider does meanwhile.

use std::time::Duration;

use jiff::SignedDuration;
use marbles::{
    Marbles,
    ids::{NudgeId, StoryId},
    jobs::{self, Job},
    nudges::channels::{
        self,
        providers::Providers,
        slack::{apps, people},
    },
};

use crate::{
    chats::{self, Chats},
    company::{ANNA, Company, on_both},
    push_service::{self, PushService},
};

/// The other end of a channel.
enum Counterpart {
    Email,
    Inbox,
    Push(PushService),
    Slack(Chats),
}

/// What a provider does next, in the words of each.
#[derive(Clone, Copy, Debug)]
enum Does {
    SaysLater,
    SaysLaterIn(u64),
    Hangs,
    BreaksDown,
    IsGone,
    Refuses,
}

impl Counterpart {
    async fn of(key: &str, company: &Company) -> Self {
        let clock = company.marbles.db.clock.clone();
        match key {
            "email" => Self::Email,
            "inbox" => Self::Inbox,
            "push" => {
                let service = PushService::open(clock).await;
                let fields = service.subscribe("phone", &company.marbles.vapid.public_key());
                let fields: Vec<(&str, &str)> =
                    fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
                company.browser(ANNA).await.post("/me/push", &fields).await;
                Self::Push(service)
            }
            "slack" => {
                let mut work = company.work_as(ANNA).await;
                apps::set(&mut work, &company.marbles, "signing-secret", "xoxb-northwind")
                    .await
                    .expect("an app");
                let seat = people::Seat {
                    slack_team: "T0NORTH".to_owned(),
                    slack_user: "U0ANNA".to_owned(),
                    slack_name: "anna.h".to_owned(),
                };
                let token = people::offer(&mut work, &seat).await.expect("an offer");
                people::connect(&mut work, &token).await.expect("connected");
                work.save().await.expect("saved");
                Self::Slack(Chats::open(clock).await)
            }
            other => panic!("the channel {other} has no counterpart here yet: write one"),
        }
    }

    /// Whether it has a provider that can be busy or gone.
    fn has_moods(&self) -> bool {
        matches!(self, Self::Push(_) | Self::Slack(_))
    }

    fn will(&self, does: Does) {
        match self {
            Self::Push(service) => service.will(&[match does {
                Does::SaysLater => push_service::Mood::Says(429),
                Does::SaysLaterIn(seconds) => push_service::Mood::SaysLater(429, seconds),
                Does::Hangs => push_service::Mood::Hangs,
                Does::BreaksDown => push_service::Mood::Says(500),
                Does::IsGone => push_service::Mood::Says(410),
                Does::Refuses => push_service::Mood::Says(413),
            }]),
            Self::Slack(chats) => chats.will(&[match does {
                Does::SaysLater => chats::Mood::Says(429, ""),
                Does::SaysLaterIn(seconds) => chats::Mood::SaysLater(429, seconds),
                Does::Hangs => chats::Mood::Hangs,
                Does::BreaksDown => chats::Mood::Says(500, ""),
                Does::IsGone => chats::Mood::Says(200, r#"{"ok":false,"error":"user_not_found"}"#),
                Does::Refuses => chats::Mood::Says(200, r#"{"ok":false,"error":"msg_blocks_too_long"}"#),
            }]),
            Self::Email | Self::Inbox => {}
        }
    }

    /// How often it was asked to take something.
    fn asked(&self) -> usize {
        match self {
            Self::Push(service) => service.asked(),
            Self::Slack(chats) => chats.asked(),
            Self::Email | Self::Inbox => 0,
        }
    }

    /// How often the person heard of it there.
    async fn heard(&self, company: &Company, nudge: NudgeId) -> usize {
        match self {
            Self::Push(service) => service.read().len(),
            Self::Slack(chats) => chats.shown().len(),
            Self::Email => company.letters().await.len(),
            Self::Inbox => usize::from(state(company, nudge).await == "inbox sent"),
        }
    }

    fn marbles(&self, company: &Company) -> Marbles {
        let usual = company.marbles.clone();
        let slack_api = match self {
            Self::Slack(chats) => chats.slack_api(),
            _ => usual.providers.slack_api.clone(),
        };
        let fetcher = usual.fetcher.clone().within(Duration::from_millis(300));
        Marbles { providers: Providers { slack_api, ..usual.providers.clone() }, fetcher, ..usual }
    }
}

/// The channel that a message took, and whether it went out.
async fn state(company: &Company, nudge: NudgeId) -> String {
    let sql = format!(
        "select coalesce(channel, 'none') || case when sent_at is null then ' waits' else ' sent' end
         from nudges where nudge_id = {}",
        company.id(nudge.uuid())
    );
    company.dig(&sql).await.remove(0)
}

/// A message that was decided on a Monday morning, to somebody who wants this one channel.
async fn decided(company: &Company, key: &str) -> NudgeId {
    let story: StoryId = company.story("Our first turbine turns", None).await;
    let (nudge, now) = (NudgeId::new(company.now()), company.now().micros());
    let (org, id, story) =
        (company.id(company.org.uuid()), company.id(nudge.uuid()), company.id(story.uuid()));
    let anna = company.id(company.person(ANNA).await.uuid());
    company
        .plant(&format!(
            "delete from rhythms where person_id = {anna};
             insert into rhythms (org_id, person_id, rhythm, channels, chosen_at, fresh_at, news_from)
             values ({org}, {anna}, 'right_away', '[\"{key}\"]', {now}, {now}, {now});
             insert into nudges (org_id, nudge_id, person_id, kind, slot, day, decided_at, due_at, refused)
             values ({org}, {id}, {anna}, 'at_once', '{nudge}', 0, {now}, {now}, '[]');
             insert into nudge_stories (org_id, person_id, story_id, nudge_id, position)
             values ({org}, {anna}, {story}, {id}, 0)"
        ))
        .await;
    let mut work = company.work().await;
    jobs::enqueue(&mut work, &Job::DeliverNudge { nudge }).await.expect("a job");
    work.save().await.expect("saved");
    nudge
}

async fn monday_morning(company: &Company) {
    company.advance(SignedDuration::from_hours(48));
}

/// Does what is due, and what falls due in the meantime, in steps of ten seconds.
async fn let_time_pass(marbles: &Marbles, company: &Company, until: SignedDuration) {
    let end = company.now() + until;
    loop {
        jobs::running::do_what_is_due(marbles).await.expect("jobs");
        if company.now() >= end {
            return;
        }
        company.advance(SignedDuration::from_secs(10));
    }
}

on_both!(a_message_comes_once_by_whichever_channel, |company| {
    monday_morning(&company).await;
    for channel in channels::all() {
        let key = channel.key();
        let counterpart = Counterpart::of(key, &company).await;
        let marbles = counterpart.marbles(&company);
        let nudge = decided(&company, key).await;
        let mut work = company.work().await;
        jobs::enqueue(&mut work, &Job::DeliverNudge { nudge }).await.expect("the same job again");
        work.save().await.expect("saved");
        let_time_pass(&marbles, &company, SignedDuration::from_secs(30)).await;
        assert_eq!(state(&company, nudge).await, format!("{key} sent"));
        assert_eq!(counterpart.heard(&company, nudge).await, 1, "{key}");
    }
});

on_both!(a_provider_that_is_busy_hangs_or_breaks_down_gets_it_later_and_once, |company| {
    monday_morning(&company).await;
    for channel in channels::all() {
        let key = channel.key();
        let counterpart = Counterpart::of(key, &company).await;
        if !counterpart.has_moods() {
            continue;
        }
        let marbles = counterpart.marbles(&company);
        for does in [Does::SaysLaterIn(120), Does::SaysLater, Does::Hangs, Does::BreaksDown] {
            counterpart.will(does);
        }
        let nudge = decided(&company, key).await;
        let_time_pass(&marbles, &company, SignedDuration::from_secs(60)).await;
        assert_eq!(counterpart.asked(), 1, "{key}: it was asked to wait for two minutes");
        let_time_pass(&marbles, &company, SignedDuration::from_mins(20)).await;
        assert_eq!(state(&company, nudge).await, format!("{key} sent"));
        assert_eq!((counterpart.heard(&company, nudge).await, counterpart.asked()), (1, 5), "{key}");
    }
});

on_both!(what_a_channel_cannot_deliver_lies_in_the_inbox_and_is_lost_nowhere, |company| {
    monday_morning(&company).await;
    for channel in channels::all() {
        for does in [Does::IsGone, Does::Refuses] {
            let key = channel.key();
            let counterpart = Counterpart::of(key, &company).await;
            if !counterpart.has_moods() {
                continue;
            }
            counterpart.will(does);
            let nudge = decided(&company, key).await;
            let_time_pass(&counterpart.marbles(&company), &company, SignedDuration::from_mins(2)).await;
            assert_eq!(state(&company, nudge).await, "inbox sent", "{key} {does:?}");
            assert_eq!(
                (counterpart.heard(&company, nudge).await, counterpart.asked()),
                (0, 1),
                "{key} {does:?}"
            );
        }
    }
});
