//! Northwind Wind & Water: a believable company with a year of life in it, the same every time, dated back from today.

mod clicks;
mod content;
mod groups;
mod happenings;
mod luck;
mod names;
mod people;
mod pictures;
mod shares;
mod stories;
mod year;

use marbles::{
    Marbles, Result,
    clock::{Moment, zone},
    db::{By, Work},
    demo::{self, Looks, happenings::LaidHappening, people::LaidTopic, shares::LaidClick},
    error::Error,
    ids::TopicId,
    pictures::Store,
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
    let fitted = pictures::fit_all(&year).await?;
    let store = Store::open(&marbles.folder).map_err(|problem| Error::Unexpected(Box::new(problem)))?;
    let org = programme::found(&marbles.db, founding).await?;
    let mut work = marbles.db.work(By::marbles(org)).await?;
    let looks = Looks {
        accent: content.company.accent.clone(),
        tagline: content.company.tagline.in_language(Language::English).to_owned(),
        since: year.at_home(year.first_day(), 7 * 60),
    };
    demo::dress(&mut work, &looks).await?;
    demo::pictures::pictures(&mut work, &store, &fitted).await?;
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
    told.extend(waiting);
    let happenings = happenings::remember(year, &crowd, &told, &posted);
    Story { topics, crowd, groups, source, told, posted, clicks, happenings }
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
    demo::happenings::happenings(work, &story.happenings).await
}

fn topics(content: &Content, created_at: Moment) -> Vec<LaidTopic> {
    let mut luck = Luck::of("topics");
    let mut topic = |topic: &content::Topic| LaidTopic { id: TopicId::from_uuid(luck.id(created_at)), name: topic.name.clone(), created_at };
    content.company.topics.iter().map(&mut topic).collect()
}
