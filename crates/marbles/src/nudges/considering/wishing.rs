//! The one message that may go out to a person, and what it carries.

use jiff::SignedDuration;

use super::ground::{Candidate, Ground};
use crate::{
    clock::{Day, Moment},
    ids::{CampaignId, PersonId, RequestId, StoryId},
    nudges::{
        Kind, campaigns,
        deciding::{Decision, History, Offer, Sent, Why, decide, patience::Stage},
        keeping::Going,
        offering,
        rhythm::{Hours, Pace},
        suiting::News,
    },
    relevance::slots::SLOTS,
};

/// What could go out to a person, with the stories that it would carry.
pub(in crate::nudges) struct Wish {
    pub kind: Kind,
    pub stories: Vec<StoryId>,
    pub requests: Vec<RequestId>,
    pub campaign: Option<CampaignId>,
}

impl Wish {
    pub(super) fn as_sent(&self, now: Moment, day: Day, held: bool) -> Sent {
        Sent { at: now, day, kind: self.kind, opened: false, held }
    }

    fn digest(
        news: &[News],
        requests: Vec<RequestId>,
        campaign: Option<campaigns::Running>,
        carried: Option<StoryId>,
    ) -> Self {
        let others = news.iter().map(|news| news.story).filter(|story| Some(*story) != carried);
        let stories = carried.into_iter().chain(others).take(SLOTS).collect();
        Self { kind: Kind::Digest, stories, requests, campaign: campaign.map(|campaign| campaign.id) }
    }

    /// What comes at a set time comes then; colleagues hear of one story at different moments.
    pub(super) fn wait(&self, spread: SignedDuration, person: PersonId) -> SignedDuration {
        match (self.kind, self.stories.first()) {
            (Kind::AtOnce, Some(story)) => offering::wait(spread, *story, person),
            _ => SignedDuration::ZERO,
        }
    }

    pub(super) fn going(self, person: PersonId, day: Day, due_at: Moment) -> Going {
        let Self { kind, stories, requests, campaign } = self;
        Going { person, kind, day, due_at, stories, requests, campaign }
    }
}

/// The one message that may go out to a person now: the question, the digest, what somebody asks, the lead's
/// words, or one story; and whether a set time came and had nothing to tell.
pub(super) fn consider(
    person: &Candidate,
    history: &History,
    hours: &Hours,
    ground: &Ground,
    now: Moment,
) -> (Option<Wish>, bool) {
    if person.is_away(now) {
        return (None, false);
    }
    let rhythm = person.chosen.rhythm();
    let decided = |offer: &Offer| decide(history, &rhythm, hours, now, offer);
    if Stage::of(history, rhythm.pace) == Stage::Asking {
        let wish =
            Wish { kind: Kind::StillUseful, stories: Vec::new(), requests: Vec::new(), campaign: None };
        return (Some(wish).filter(|_| decided(&Offer::StillUseful) == Decision::Send), false);
    }
    let listener = ground.listener(person.person_id);
    let campaign = ground.campaigns.for_person(person.person_id, listener.groups());
    let carried = campaign.and_then(|one| one.story).filter(|story| listener.may_carry(*story, now));
    let requests = ground.requests.for_person(person.person_id, person.news_from());
    let news = listener.news(person.news_since(history), now);
    let pieces = news.len() + requests.len() + usize::from(campaign.is_some());
    let digest = decided(&Offer::Digest { pieces });
    if digest == Decision::Send {
        return (Some(Wish::digest(&news, requests, campaign, carried)), false);
    }
    let was_empty = digest == Decision::Wait(Why::Later);
    // Somebody waits for an answer to this: luck and stories come after it.
    if !requests.is_empty() && decided(&Offer::Request) == Decision::Send {
        return (Some(Wish { kind: Kind::AtOnce, stories: Vec::new(), requests, campaign: None }), was_empty);
    }
    if let Some(campaign) = campaign
        && decided(&Offer::Campaign) == Decision::Send
    {
        let stories = carried.into_iter().collect();
        let wish = Wish { kind: Kind::Campaign, stories, requests: Vec::new(), campaign: Some(campaign.id) };
        return (Some(wish), was_empty);
    }
    let at_once = news.first().filter(|news| {
        let offer = Offer::AtOnce { worth: news.worth, half_life_hours: news.half_life_hours };
        rhythm.pace == Pace::RightAway && decided(&offer) == Decision::Send
    });
    let wish = |news: &News| Wish {
        kind: Kind::AtOnce,
        stories: vec![news.story],
        requests: Vec::new(),
        campaign: None,
    };
    (at_once.map(wish), was_empty)
}
