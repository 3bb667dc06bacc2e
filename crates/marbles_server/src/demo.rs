//! Northwind Wind & Water: a believable company with a year of life in it, the same every time, dated back from today.

mod clicks;
pub(crate) mod content;
mod groups;
mod happenings;
pub(crate) mod luck;
mod names;
mod people;
mod pictures;
mod shares;
mod sightings;
mod stories;
mod year;

use marbles::{
    Marbles, Result,
    clock::{Moment, zone},
    db::{By, Work},
    demo::{
        self, Looks, happenings::LaidHappening, people::LaidTopic, shares::LaidClick, sightings::LaidSighting,
    },
    ids::TopicId,
    programme::{self, Founding, Organisation},
    words::Language,
};

use self::{
    content::Content,
    groups::Groups,
    luck::Luck,
    people::Colleague,
    shares::Posted,
    stories::{Desk, Told},
    year::Year,
};

/// The year as it was drawn, before it is laid in.
struct Story {
    topics: Vec<LaidTopic>,
    crowd: Vec<Colleague>,
    groups: Groups,
    source: demo::stories::LaidSource,
    told: Vec<Told>,
    posted: Vec<Posted>,
    clicks: Vec<LaidClick>,
    sightings: Vec<LaidSighting>,
    happenings: Vec<LaidHappening>,
}

/// The demo's organisation: the one that is there already, else a new one with its year behind it.
///
/// # Errors
/// When a year cannot be drawn or laid in.
pub async fn open(marbles: &Marbles) -> Result<Organisation> {
    let there = programme::all_organisations(&marbles.db).await?;
    if let Some(organisation) = there.into_iter().find(|organisation| organisation.is_demo) {
        return Ok(organisation);
    }
    let content = content::read()?;
    let year = Year::until(marbles.db.clock.now(), zone(&content.company.time_zone));
    let founding = Founding {
        name: content.company.name.clone(),
        slug: content.company.slug.clone(),
        languages: Language::ALL.to_vec(),
        time_zone: content.company.time_zone.clone(),
        email_domains: vec![content.company.email_domain.clone()],
        host: String::new(),
        is_demo: true,
    };
    let story = tell(&content, &year);
    let org = programme::found(&marbles.db, founding).await?;
    let mut work = marbles.db.work(By::marbles(org)).await?;
    let looks = Looks {
        accent: content.company.accent.clone(),
        tagline: content.company.tagline.in_language(Language::English).to_owned(),
        since: year.at_home(year.first_day(), 7 * 60),
    };
    demo::dress(&mut work, &looks).await?;
    demo::pictures::pictures(&mut work, &marbles.pictures, &pictures::all(&year)).await?;
    lay_in(&mut work, story).await?;
    let organisation = programme::organisation(&mut work).await?;
    work.save().await?;
    Ok(organisation)
}

/// Draws the year: people first, then their stories, what they posted, and who came.
fn tell(content: &Content, year: &Year) -> Story {
    let topics = topics(content, year.at_home(year.first_day(), 8 * 60));
    let ids: Vec<TopicId> = topics.iter().map(|topic| topic.id).collect();
    let crowd = people::draw(content, year, &ids);
    let groups = Groups::gather(content, year, &crowd);
    let desk = Desk { content, year, crowd: &crowd, groups: &groups, topics: &ids };
    let (source, mut told, waiting) = (desk.source(), desk.told(), desk.waiting());
    let posted = shares::draw(content, year, &crowd, &groups, &told);
    let clicks = clicks::draw(year, &crowd, &told, &posted);
    let sightings = sightings::draw(year, &crowd, &told, &posted);
    told.extend(waiting);
    let happenings = happenings::remember(year, &crowd, &told, &posted);
    Story { topics, crowd, groups, source, told, posted, clicks, sightings, happenings }
}

async fn lay_in(work: &mut Work, story: Story) -> Result<()> {
    let lead = story.crowd.iter().find(|person| person.key == "annelies").unwrap_or(&story.crowd[0]).laid.id;
    let people: Vec<_> = story.crowd.into_iter().map(|person| person.laid).collect();
    let stories: Vec<_> = story.told.into_iter().map(|told| told.laid).collect();
    let shares: Vec<_> = story.posted.into_iter().map(|posted| posted.laid).collect();
    demo::people::topics(work, &story.topics).await?;
    demo::people::people(work, &people, lead).await?;
    demo::people::groups(work, &story.groups.rows()).await?;
    demo::stories::source(work, &story.source).await?;
    demo::stories::stories(work, &stories).await?;
    demo::shares::shares(work, &shares).await?;
    demo::shares::clicks(work, &story.clicks).await?;
    demo::shares::roll_up(work).await?;
    demo::sightings::sightings(work, &story.sightings).await?;
    demo::happenings::happenings(work, &story.happenings).await
}

fn topics(content: &Content, created_at: Moment) -> Vec<LaidTopic> {
    let mut luck = Luck::of("topics");
    let mut topic = |topic: &content::Topic| LaidTopic {
        id: TopicId::from_uuid(luck.id(created_at)),
        name: topic.name.clone(),
        created_at,
    };
    content.company.topics.iter().map(&mut topic).collect()
}

#[cfg(test)]
mod tests {
    use std::fmt::Debug;

    use super::*;

    fn told_at(moment: &str) -> Story {
        let now: jiff::Timestamp = moment.parse().expect("a timestamp");
        let content = content::read().expect("the demo's files");
        tell(&content, &Year::until(Moment::from(now), zone(&content.company.time_zone)))
    }

    fn digest(story: &Story) -> String {
        let people: Vec<_> = story.crowd.iter().map(|person| &person.laid).collect();
        let stories: Vec<_> = story.told.iter().map(|told| &told.laid).collect();
        let shares: Vec<_> = story.posted.iter().map(|posted| &posted.laid).collect();
        let parts: [&dyn Debug; 7] = [
            &people,
            &story.groups.rows(),
            &story.topics,
            &stories,
            &shares,
            &story.clicks,
            &story.happenings,
        ];
        parts.map(|part| format!("{part:?}")).concat()
    }

    #[test]
    fn the_same_moment_tells_the_same_year() {
        let (one, other) = (told_at("2026-11-21T09:00:00Z"), told_at("2026-11-21T09:00:00Z"));
        assert!(digest(&one) == digest(&other), "two years differ");
    }

    #[test]
    fn a_later_hour_only_adds_to_the_year() {
        let codes =
            |story: &Story| story.posted.iter().map(|share| share.laid.code.clone()).collect::<Vec<_>>();
        let (morning, evening) =
            (codes(&told_at("2026-11-18T09:30:00Z")), codes(&told_at("2026-11-18T19:30:00Z")));
        let kept = morning.iter().filter(|code| evening.contains(code)).count();
        assert!(
            kept + 25 >= morning.len() && evening.len() + 25 >= morning.len(),
            "{kept} of {} stayed",
            morning.len()
        );
    }

    #[test]
    fn a_year_is_believable_whenever_it_is_told() {
        for moment in ["2026-11-21T09:00:00Z", "2027-01-02T00:10:00Z", "2027-07-15T22:30:00Z"] {
            let story = told_at(moment);
            let now = Moment::from(moment.parse::<jiff::Timestamp>().expect("a timestamp"));
            let joined = story.crowd.iter().filter(|person| person.takes_part(now)).count();
            assert!((200..300).contains(&joined), "{moment}: {joined} take part");
            assert!((1500..4500).contains(&story.posted.len()), "{moment}: {} shares", story.posted.len());
            assert!(
                (40_000..120_000).contains(&story.clicks.len()),
                "{moment}: {} clicks",
                story.clicks.len()
            );
            assert!(story.clicks.iter().all(|click| click.at < now), "{moment}: a click of the future");
            assert!(
                story.posted.iter().all(|share| share.laid.created_at < now),
                "{moment}: a share of the future"
            );
            assert!(story.happenings.iter().all(|what| what.at <= now), "{moment}: something of the future");
        }
    }

    #[test]
    fn nobody_shares_before_joining_nor_a_story_before_it_is_out() {
        let story = told_at("2026-11-21T09:00:00Z");
        for share in &story.posted {
            let (person, about) = (&story.crowd[share.person], &story.told[share.story]);
            assert!(person.takes_part(share.laid.created_at), "{}", person.laid.name);
            assert!(
                about.laid.published_at.is_some_and(|at| at < share.laid.created_at),
                "{}",
                about.laid.title
            );
            assert!(!about.laid.inside_only, "{}", about.laid.title);
        }
    }
}
