//! At once: when a story is out, those who want to hear right away and whom it suits, spread over a few minutes.

use jiff::SignedDuration;

use super::{
    Kind,
    considering::{self, Candidate, Ground},
    deciding::Decision,
    histories,
    keeping::{self, Going},
    rhythm::Pace,
    trials,
};
use crate::{
    Marbles,
    clock::Moment,
    db::{By, Work, value},
    error::Result,
    ids::{OrgId, PersonId, StoryId},
    people::whom::Page,
};

/// Over how long the messages about one story are spread, so that colleagues do not post in one second.
const SPREAD: SignedDuration = SignedDuration::from_secs(240);
/// With few people the spread is shorter: so much for each of them.
const SPREAD_EACH: SignedDuration = SignedDuration::from_secs(3);

/// Offers a story to everybody who wants to hear right away; says how many messages go out.
pub async fn offer(marbles: &Marbles, org: OrgId, story: StoryId) -> Result<usize> {
    let mut after = PersonId::from_uuid(uuid::Uuid::nil());
    let mut gone = 0;
    loop {
        let mut work = marbles.db.work(By::marbles(org)).await?;
        let people = considering::right_away(&mut work, after).await?;
        let Some(last) = people.last().map(|person| person.person_id) else { return Ok(gone) };
        gone += offer_to_page(&mut work, marbles, story, &people, after).await?;
        work.save().await?;
        after = last;
    }
}

async fn offer_to_page(
    work: &mut Work,
    marbles: &Marbles,
    story: StoryId,
    people: &[Candidate],
    after: PersonId,
) -> Result<usize> {
    let last = people.last().map_or(after, |person| person.person_id);
    let due = Moment::from_micros(i64::MIN);
    let page = Page { after, last, due, pace: Pace::RightAway.name() };
    let ground = considering::ground(work, marbles, &page).await?;
    let (mut going, mut drawn) = (Vec::new(), Vec::new());
    for person in people {
        if !goes_out(person, &ground, story, work.now) {
            continue;
        }
        let day = work.now.day(&considering::zone_of(person, &ground.home));
        let sent = trials::draw(ground.holds_back);
        drawn.push(trials::Drawn { person: person.person_id, kind: Kind::AtOnce, sent, day });
        if sent {
            going.push(Going {
                person: person.person_id,
                kind: Kind::AtOnce,
                day,
                due_at: work.now + wait(ground.spread, story, person.person_id),
                stories: vec![story],
                requests: Vec::new(),
                campaign: None,
            });
        }
    }
    keeping::keep(work, &going).await?;
    trials::record(work, &drawn, ground.holds_back).await?;
    Ok(going.len())
}

fn goes_out(person: &Candidate, ground: &Ground, story: StoryId, now: Moment) -> bool {
    let zone = considering::zone_of(person, &ground.home);
    let rows = ground.histories.get(&person.person_id);
    let history = histories::history(rows, &person.chosen, &zone);
    let hours = person.chosen.hours(zone);
    person.offer_at_once(&history, &hours, ground, story, now) == Some(Decision::Send)
}

/// Over how long messages about one story are spread, by how many want to hear right away.
pub(super) async fn spread(work: &mut Work) -> Result<SignedDuration> {
    let each = SPREAD_EACH.as_secs().saturating_mul(wanting(work).await?);
    Ok(SPREAD.min(SignedDuration::from_secs(each)))
}

/// How many want to hear right away.
pub async fn wanting(work: &mut Work) -> Result<i64> {
    Ok(value!(
        work,
        i64,
        "select count(*) from rhythms where org_id = $1 and rhythm = $2",
        work.by.org,
        Pace::RightAway,
    )?)
}

/// Each story finds people in another order.
pub(super) fn wait(spread: SignedDuration, story: StoryId, person: PersonId) -> SignedDuration {
    let mut bytes = story.uuid().as_bytes().to_vec();
    bytes.extend(person.uuid().as_bytes());
    let hash = blake3::hash(&bytes);
    let luck = f64::from(u32::from_be_bytes([0, hash.as_bytes()[0], hash.as_bytes()[1], hash.as_bytes()[2]]));
    spread.mul_f64(luck / f64::from(1_u32 << 24))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_message_leaves_within_a_minute_and_the_last_within_four() {
        for people in [1, 2, 5, 20, 80, 1_000] {
            let spread = SPREAD.min(SignedDuration::from_secs(SPREAD_EACH.as_secs() * people));
            let colleagues: Vec<PersonId> = (0..people)
                .map(|number| PersonId::from_uuid(uuid::Uuid::from_u128(u128::try_from(number).unwrap())))
                .collect();
            let stories = (0..100_u128).map(|number| StoryId::from_uuid(uuid::Uuid::from_u128(number << 64)));
            let mut firsts: Vec<SignedDuration> = stories
                .map(|story| {
                    let waits = colleagues.iter().map(|person| wait(spread, story, *person));
                    let waits: Vec<SignedDuration> = waits.collect();
                    assert!(waits.iter().all(|wait| *wait <= SPREAD));
                    waits.into_iter().min().unwrap()
                })
                .collect();
            firsts.sort();
            assert!(firsts[95] < SignedDuration::from_secs(60), "{people} people: {:?}", firsts[95]);
        }
    }
}
