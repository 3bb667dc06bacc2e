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
        suiting::{self, News, Traits},
    },
    stories::feed,
    words::Language,
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

    fn digest(ranked: &[(StoryId, f64, f64)], campaign: Option<campaigns::Running>, traits: &Traits) -> Self {
        let own = campaign.and_then(|campaign| campaign.story).filter(|story| !traits.knows(*story));
        let others = ranked.iter().map(|(story, ..)| *story).filter(|story| Some(*story) != own);
        let stories = own.into_iter().chain(others).take(feed::SLOTS).collect();
        Self {
            kind: Kind::Digest,
            stories,
            requests: Vec::new(),
            campaign: campaign.map(|campaign| campaign.id),
        }
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
/// words, or one story; and
/// whether a set time came and had nothing to tell.
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
    let nobody = Traits::default();
    let traits = ground.traits.get(&person.person_id).unwrap_or(&nobody);
    let campaign = ground.campaigns.for_person(person.person_id, traits.groups());
    let requests = ground.requests.for_person(person.person_id, person.news_from());
    let since = person.news_since(history);
    let ranked = rank(&ground.news, traits, person.language, since, now);
    let digest =
        decided(&Offer::Digest { pieces: ranked.len() + requests.len() + usize::from(campaign.is_some()) });
    if digest == Decision::Send {
        return (Some(Wish { requests, ..Wish::digest(&ranked, campaign, traits) }), false);
    }
    let was_empty = digest == Decision::Wait(Why::Later);
    // Somebody waits for an answer to this: luck and stories come after it.
    if !requests.is_empty() && decided(&Offer::Request) == Decision::Send {
        return (Some(Wish { kind: Kind::AtOnce, stories: Vec::new(), requests, campaign: None }), was_empty);
    }
    if let Some(campaign) = campaign
        && decided(&Offer::Campaign) == Decision::Send
    {
        let stories = campaign.story.into_iter().filter(|story| !traits.knows(*story)).collect();
        let wish = Wish { kind: Kind::Campaign, stories, requests: Vec::new(), campaign: Some(campaign.id) };
        return (Some(wish), was_empty);
    }
    let at_once = ranked.first().filter(|(_, worth, half_life_hours)| {
        let offer = Offer::AtOnce { worth: *worth, half_life_hours: *half_life_hours };
        rhythm.pace == Pace::RightAway && decided(&offer) == Decision::Send
    });
    let wish = |(story, ..): &(StoryId, f64, f64)| Wish {
        kind: Kind::AtOnce,
        stories: vec![*story],
        requests: Vec::new(),
        campaign: None,
    };
    (at_once.map(wish), was_empty)
}

/// The stories that suit, the best first, with what each is worth now and its half-life.
pub(in crate::nudges) fn rank(
    news: &[News],
    traits: &Traits,
    language: Language,
    since: Moment,
    now: Moment,
) -> Vec<(StoryId, f64, f64)> {
    let mut ranked: Vec<(f64, &News, f64)> = news
        .iter()
        .filter(|news| news.published_at > since)
        .filter_map(|news| {
            let half_life = feed::half_life_hours(news.evergreen);
            let age = (now - news.published_at).as_secs_f64().max(0.0) / 3600.0;
            let worth = suiting::worth(news, traits, language)? * (-age / half_life).exp2();
            Some((worth, news, half_life))
        })
        .collect();
    ranked.sort_by(|(a, one, _), (b, other, _)| b.total_cmp(a).then_with(|| other.story.cmp(&one.story)));
    ranked.into_iter().map(|(worth, news, half_life)| (news.story, worth, half_life)).collect()
}
