//! Considering people: a page of those who are due at a time, each looked at by the one decider, and all that follows in one go.

use std::collections::HashMap;

use jiff::tz::TimeZone;

use super::{
    Kind, campaigns,
    choosing::Chosen,
    deciding::{Decision, History, Offer, decide, looking, patience::Stage},
    histories, keeping,
    keeping::Going,
    rhythm::Pace,
    suiting::{self, News, Traits},
    trials,
};
use crate::{
    Marbles,
    clock::{Moment, zone},
    db::{By, Work, all, value},
    error::Result,
    ids::{CampaignId, OrgId, PersonId, StoryId},
    jobs::{self, Job},
    programme,
    stories::feed,
    words::Language,
};

/// How many people are considered in one transaction.
pub const PAGE: i64 = 500;
/// How many pages one job does before it makes room for others.
const PAGES: usize = 100;

/// A page of people: those after one and up to another, who are due or of a pace.
#[derive(Clone, Debug)]
pub(super) struct Page {
    pub after: PersonId,
    pub last: PersonId,
    pub due: Moment,
    pub pace: &'static str,
}

impl Page {
    /// A page of one person, due or not.
    pub fn of_one(person: PersonId) -> Self {
        let before = uuid::Uuid::from_u128(person.uuid().as_u128().saturating_sub(1));
        let due = Moment::from_micros(i64::MAX);
        Self { after: PersonId::from_uuid(before), last: person, due, pace: "" }
    }
}

/// Somebody of a page, with what they chose.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct Candidate {
    pub person_id: PersonId,
    #[sqlx(flatten)]
    pub chosen: Chosen,
    language: Language,
    time_zone: String,
    paused_until: Option<Moment>,
    takes_part: bool,
}

impl Candidate {
    /// What was published before that is no news to them: a pause leaves no backlog.
    fn news_from(&self) -> Moment {
        self.paused_until.map_or(self.chosen.news_from, |until| until.max(self.chosen.news_from))
    }

    fn is_away(&self, now: Moment) -> bool {
        !self.takes_part || self.paused_until.is_some_and(|until| until > now)
    }
}

/// What the people of a page are considered with.
pub(super) struct Ground {
    pub news: Vec<News>,
    pub traits: HashMap<PersonId, Traits>,
    pub histories: HashMap<PersonId, Vec<histories::Row>>,
    pub campaigns: campaigns::Open,
    pub holds_back: i64,
    pub home: TimeZone,
}

/// Recurring work: whoever takes part has a rhythm, and a job looks at those who are due, where there are any.
pub async fn enqueue_due(work: &mut Work) -> Result<()> {
    super::choosing::give_the_usual(work).await?;
    super::delivering::give_up_stale(work).await?;
    let due = value!(
        work,
        i64,
        "select count(*) from (
             select person_id from rhythms where org_id = $1 and next_at <= $2 limit 1) as due",
        work.by.org,
        work.now,
    )?;
    if due > 0 {
        jobs::enqueue_once(work, &Job::ConsiderDue, Some("consider due")).await?;
    }
    Ok(())
}

/// Considers everybody who is due, page by page, each page in a transaction of its own; says how many.
pub async fn consider_due(marbles: &Marbles, org: OrgId) -> Result<usize> {
    let mut after = PersonId::from_uuid(uuid::Uuid::nil());
    let mut considered = 0;
    for _ in 0..PAGES {
        let mut work = marbles.db.work(By::marbles(org)).await?;
        let (people, last) = consider_page(&mut work, after).await?;
        work.save().await?;
        considered += people;
        match last {
            Some(last) => after = last,
            None => break,
        }
    }
    Ok(considered)
}

/// Considers a page of those who are due; says how many there were, and who was the last.
async fn consider_page(work: &mut Work, after: PersonId) -> Result<(usize, Option<PersonId>)> {
    let people = due(work, after).await?;
    let Some(last) = people.last().map(|person| person.person_id) else { return Ok((0, None)) };
    let page = Page { after, last, due: work.now, pace: "" };
    let ground = ground(work, &page).await?;
    let (mut going, mut held, mut next) = (Vec::new(), Vec::new(), Vec::new());
    for person in &people {
        let zone = zone_of(person, &ground.home);
        let rows = ground.histories.get(&person.person_id);
        let mut history = histories::history(rows, person.chosen.fresh_at, &zone);
        let hours = person.chosen.hours(zone);
        let wish = consider(person, &history, &hours, &ground, work.now);
        if let Some(wish) = wish {
            let lucky = trials::draw(ground.holds_back);
            let at = hours.wall(work.now).day;
            history.sent.push(wish.as_sent(work.now, at, !lucky));
            if ground.holds_back > 0 {
                held.push(trials::Drawn { person: person.person_id, kind: wish.kind, sent: lucky, day: at });
            }
            if lucky {
                going.push(wish.going(person.person_id, at, work.now));
            }
        }
        let again = match person {
            away if !away.takes_part => None,
            away if away.is_away(work.now) => away.paused_until,
            _ => looking::look_again(&history, &person.chosen.rhythm(), &hours, work.now),
        };
        next.push((person.person_id, again));
    }
    keeping::keep(work, &going).await?;
    trials::record(work, &held, ground.holds_back).await?;
    keeping::look_again_at(work, &next).await?;
    let is_last = i64::try_from(people.len()).unwrap_or(0) < PAGE;
    Ok((people.len(), (!is_last).then_some(last)))
}

/// What could go out to a person, with the stories that it would carry.
pub(super) struct Wish {
    pub kind: Kind,
    pub stories: Vec<StoryId>,
    pub campaign: Option<CampaignId>,
}

impl Wish {
    fn as_sent(&self, now: Moment, day: crate::clock::Day, held: bool) -> super::deciding::Sent {
        super::deciding::Sent { at: now, day, kind: self.kind, opened: false, held }
    }

    fn going(self, person: PersonId, day: crate::clock::Day, due_at: Moment) -> Going {
        Going { person, kind: self.kind, day, due_at, stories: self.stories, campaign: self.campaign }
    }
}

/// The one message that may go out to a person now: the question, the digest, the lead's words, or one story.
fn consider(
    person: &Candidate,
    history: &History,
    hours: &super::rhythm::Hours,
    ground: &Ground,
    now: Moment,
) -> Option<Wish> {
    if person.is_away(now) {
        return None;
    }
    let rhythm = person.chosen.rhythm();
    let sends = |offer: &Offer| decide(history, &rhythm, hours, now, offer) == Decision::Send;
    if Stage::of(history, rhythm.pace) == Stage::Asking {
        let wish = || Wish { kind: Kind::StillUseful, stories: Vec::new(), campaign: None };
        return sends(&Offer::StillUseful).then(wish);
    }
    let nobody = Traits::default();
    let traits = ground.traits.get(&person.person_id).unwrap_or(&nobody);
    let campaign = ground.campaigns.for_person(person.person_id, traits.groups());
    let last_digest = history.sent.iter().rev().find(|sent| sent.kind == Kind::Digest).map(|sent| sent.at);
    let since = last_digest.map_or(person.news_from(), |at| at.max(person.news_from()));
    let ranked = rank(&ground.news, traits, person.language, since, now);
    let pieces = ranked.len() + usize::from(campaign.is_some());
    if sends(&Offer::Digest { pieces }) {
        let mut stories: Vec<StoryId> = ranked.iter().map(|(story, ..)| *story).take(feed::SLOTS).collect();
        if let Some(own) = campaign.and_then(|campaign| campaign.story)
            && !traits.knows(own)
        {
            stories.retain(|story| *story != own);
            stories.insert(0, own);
            stories.truncate(feed::SLOTS);
        }
        return Some(Wish { kind: Kind::Digest, stories, campaign: campaign.map(|campaign| campaign.id) });
    }
    if let Some(campaign) = campaign
        && sends(&Offer::Campaign)
    {
        let stories = campaign.story.into_iter().filter(|story| !traits.knows(*story)).collect();
        return Some(Wish { kind: Kind::Campaign, stories, campaign: Some(campaign.id) });
    }
    if rhythm.pace != Pace::RightAway {
        return None;
    }
    let (story, worth, half_life_hours) = *ranked.first()?;
    let offer = Offer::AtOnce { worth, half_life_hours };
    sends(&offer).then(|| Wish { kind: Kind::AtOnce, stories: vec![story], campaign: None })
}

/// The stories that suit, the best first, with what each is worth now and its half-life.
pub(super) fn rank(
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

pub(super) fn zone_of(person: &Candidate, home: &TimeZone) -> TimeZone {
    if person.time_zone.is_empty() { home.clone() } else { zone(&person.time_zone) }
}

pub(super) async fn ground(work: &mut Work, page: &Page) -> Result<Ground> {
    let organisation = programme::organisation(work).await?;
    Ok(Ground {
        news: suiting::news(work).await?,
        traits: suiting::traits(work, page).await?,
        histories: histories::of_page(work, page).await?,
        campaigns: campaigns::open(work, page).await?,
        holds_back: trials::holds_back(work).await?,
        home: organisation.zone(),
    })
}

/// What a candidate's row is read from; `for update` keeps two nodes from considering somebody at once.
macro_rules! candidates {
    ($condition:literal, $lock:literal) => {
        concat!(
            "select r.person_id, r.rhythm, r.working_days, r.quiet_from, r.quiet_until, r.digest_day,
                 r.digest_minute, r.channels, r.chosen_at, r.fresh_at, r.news_from, p.language, p.time_zone,
                 p.paused_until,
                 p.joined_at is not null and p.left_at is null and p.gone_at is null as takes_part
             from rhythms r
             join people p on p.org_id = r.org_id and p.person_id = r.person_id
             where r.org_id = $1 and r.person_id > $2 and ",
            $condition,
            " order by r.person_id
             limit $4",
            $lock
        )
    };
}

async fn due(work: &mut Work, after: PersonId) -> Result<Vec<Candidate>> {
    let sql =
        work.dialect(candidates!("r.next_at <= $3", ""), candidates!("r.next_at <= $3", " for update of r"));
    Ok(all!(work, Candidate, sql, work.by.org, after, work.now, PAGE)?)
}

/// A page of those who want to hear right away and are not silent.
pub(super) async fn right_away(work: &mut Work, after: PersonId) -> Result<Vec<Candidate>> {
    let sql = work.dialect(
        candidates!("r.rhythm = $3 and r.next_at is not null", ""),
        candidates!("r.rhythm = $3 and r.next_at is not null", " for update of r"),
    );
    Ok(all!(work, Candidate, sql, work.by.org, after, Pace::RightAway, PAGE)?)
}

impl Candidate {
    /// Whether a story may be told to them at once now, and what then goes out.
    pub(super) fn offer_at_once(
        &self,
        history: &History,
        hours: &super::rhythm::Hours,
        ground: &Ground,
        story: &News,
        now: Moment,
    ) -> Option<Decision> {
        if self.is_away(now) || story.published_at <= self.news_from() {
            return None;
        }
        let nobody = Traits::default();
        let traits = ground.traits.get(&self.person_id).unwrap_or(&nobody);
        let worth = suiting::worth(story, traits, self.language)?;
        let offer = Offer::AtOnce { worth, half_life_hours: feed::half_life_hours(story.evergreen) };
        Some(decide(history, &self.chosen.rhythm(), hours, now, &offer))
    }
}
