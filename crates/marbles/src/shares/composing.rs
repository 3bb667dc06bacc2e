//! Composing a share: my words, a link of its own, and the way to the network; then "posted".

use serde_json::json;

use crate::{
    Marbles,
    activity::{self, Kind},
    db::{Work, maybe, run},
    error::{Error, Problem, Problems, Result},
    ids::{ShareId, StoryId},
    links, people, programme,
    relevance::tallies,
    shares::{self, Share, own_words},
    stories::{self, Story, starters},
    voice::likeness,
};

/// More than any network takes, and less than would hurt us.
const LONGEST_TEXT: usize = 20_000;

/// A share that waits for its author to post it.
#[derive(Clone, Debug)]
pub struct Composed {
    pub share: Share,
    pub story: Story,
    /// The tracked link; empty where the words go out alone.
    pub link: String,
    /// My words with the link in them, as they go out.
    pub text: String,
    /// Where the network's own composer opens, if it has one.
    pub compose_url: Option<String>,
    /// What to paste there, where the composer does not take it along.
    pub text_to_copy: Option<String>,
}

/// I write my words for a story and a network. Doing so again before posting changes that same share.
///
/// # Errors
/// `Missing` when the story is not for me, `Forbidden` when it stays inside, `Invalid` by field, also when the network
/// forbids what was posted there already.
pub async fn compose(
    work: &mut Work,
    marbles: &Marbles,
    story: StoryId,
    network: &str,
    text: &str,
) -> Result<Composed> {
    compose_for(work, marbles, story, network, text, Circle::Everybody).await
}

/// Who is to read a post first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Circle {
    #[default]
    Everybody,
    /// A few people that its author chooses: in LinkedIn's own dialog, or by sending the words themselves.
    Small,
}

/// The networks on which a post of one's own can go to a small circle first.
pub const SMALL_CIRCLES: [&str; 6] = ["copy", "linkedin", "email", "whatsapp", "telegram", "device"];

/// The same as [`compose`], for a post of my own perhaps to a small circle first.
///
/// # Errors
/// As [`compose`]; `Invalid` too where the network knows no small circle, or where there is nothing to say.
pub async fn compose_for(
    work: &mut Work,
    marbles: &Marbles,
    story: StoryId,
    network: &str,
    text: &str,
    circle: Circle,
) -> Result<Composed> {
    let story = stories::find_visible(work, story).await?;
    if story.inside_only && !story.is_own_post_of(work.by) {
        return Err(Error::Forbidden);
    }
    let mut problems = Problems::default();
    problems.unless(marbles_networks::find(network).is_some(), "network", "problem-network");
    let length = text.chars().count();
    if length > LONGEST_TEXT {
        problems.0.push(Problem::new("text", "problem-text-long").mention("most", LONGEST_TEXT));
    }
    let way = Way { without_link: story.goes_without_link(work.by), circle };
    if let Some(over) = too_much(work, marbles, network, text, way).await? {
        problems.0.push(Problem::new("text", "problem-text-over").mention("count", over));
    }
    problems.unless(!way.without_link || !text.trim().is_empty(), "text", "problem-post-empty");
    let has_circle = circle == Circle::Everybody || SMALL_CIRCLES.contains(&network);
    problems.unless(has_circle, "circle", "problem-post-circle");
    problems.none()?;
    likeness::allow(work, marbles, network, text).await?;
    let share = match waiting(work, &story, network).await? {
        Some(share) => rewrite(work, share, text, way).await?,
        None => begin(work, &story, network, text, way).await?,
    };
    present(work, marbles, share, story).await
}

/// A share of mine as it goes out.
pub async fn review(work: &mut Work, marbles: &Marbles, share: ShareId) -> Result<Composed> {
    let share = shares::mine(work, share).await?;
    let story = stories::find(work, share.story_id).await?;
    present(work, marbles, share, story).await
}

/// I have posted it. Saying so twice counts once.
pub async fn confirm(work: &mut Work, share: ShareId) -> Result<()> {
    let share = shares::mine(work, share).await?;
    let me = people::me(work).await?;
    let before = tallies::grade_of(work, me.person_id, share.story_id).await?;
    let suggested = starters::of_story(work, share.story_id, me.language.code()).await?;
    let is_own_post = stories::find(work, share.story_id).await?.is_own_post_of(work.by);
    let own_words =
        is_own_post || own_words::are_own(&share.text, suggested.iter().map(|starter| starter.text.as_str()));
    let touched = run!(
        work,
        "update shares set confirmed_at = $3, own_words = $4
         where org_id = $1 and share_id = $2 and confirmed_at is null",
        work.by.org,
        share.share_id,
        work.now,
        own_words,
    )?;
    if touched == 1 {
        tallies::regrade(work, &me, share.story_id, before).await?;
        let detail = json!({ "story": share.story_id, "network": share.network });
        activity::record(work, Kind::ShareConfirmed, share.share_id.uuid(), detail).await?;
    }
    Ok(())
}

/// I have not posted it after all.
pub async fn take_back(work: &mut Work, share: ShareId) -> Result<()> {
    let share = shares::mine(work, share).await?;
    let me = people::me(work).await?;
    let before = tallies::grade_of(work, me.person_id, share.story_id).await?;
    let touched = run!(
        work,
        "update shares set confirmed_at = null
         where org_id = $1 and share_id = $2 and confirmed_at is not null",
        work.by.org,
        share.share_id,
    )?;
    if touched == 1 {
        tallies::regrade(work, &me, share.story_id, before).await?;
        activity::record(work, Kind::ShareTakenBack, share.share_id.uuid(), json!({})).await?;
    }
    Ok(())
}

/// How a share goes out.
#[derive(Clone, Copy)]
struct Way {
    without_link: bool,
    circle: Circle,
}

/// By how much the text, with its link, passes what the network takes.
async fn too_much(
    work: &mut Work,
    marbles: &Marbles,
    network: &str,
    text: &str,
    way: Way,
) -> Result<Option<i64>> {
    let organisation = programme::organisation(work).await?;
    let sample = marbles.link_of(&organisation, &links::sample_code());
    let sample = if way.without_link { String::new() } else { sample };
    let left = marbles_networks::find(network)
        .and_then(|network| network.count(&network.full_text(text, &sample)).left);
    Ok(left.filter(|left| *left < 0).map(|left| -left))
}

async fn waiting(work: &mut Work, story: &Story, network: &str) -> Result<Option<Share>> {
    Ok(maybe!(
        work,
        Share,
        "select * from shares
         where org_id = $1 and story_id = $2 and person_id = $3 and network = $4 and confirmed_at is null
         order by created_at desc, share_id desc
         limit 1",
        work.by.org,
        story.story_id,
        work.by.person,
        network,
    )?)
}

async fn rewrite(work: &mut Work, share: Share, text: &str, way: Way) -> Result<Share> {
    let (without_link, small_circle) = (way.without_link, way.circle == Circle::Small);
    run!(
        work,
        "update shares set text = $3, without_link = $4, small_circle = $5 where org_id = $1 and share_id = $2",
        work.by.org,
        share.share_id,
        text,
        without_link,
        small_circle,
    )?;
    Ok(Share { text: text.to_owned(), without_link, small_circle, ..share })
}

async fn begin(work: &mut Work, story: &Story, network: &str, text: &str, way: Way) -> Result<Share> {
    let share = Share {
        share_id: ShareId::new(work.now),
        story_id: story.story_id,
        network: network.to_owned(),
        text: text.to_owned(),
        code: links::new_code(),
        created_at: work.now,
        confirmed_at: None,
        without_link: way.without_link,
        small_circle: way.circle == Circle::Small,
    };
    run!(
        work,
        "insert into shares (
             org_id, share_id, person_id, story_id, network, text, code, created_at, without_link, small_circle)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        work.by.org,
        share.share_id,
        work.by.person,
        share.story_id,
        network,
        text,
        &share.code,
        work.now,
        share.without_link,
        share.small_circle,
    )?;
    links::create(work, &share).await?;
    Ok(share)
}

async fn present(work: &mut Work, marbles: &Marbles, share: Share, story: Story) -> Result<Composed> {
    let organisation = programme::organisation(work).await?;
    let network = marbles_networks::find(&share.network).ok_or(Error::Missing)?;
    let link = match share.without_link {
        true => String::new(),
        false => marbles.link_of(&organisation, &share.code),
    };
    let text = network.full_text(&share.text, &link);
    let draft = marbles_networks::Draft { text: &share.text, link: &link, title: &story.title };
    let way = network.compose(&draft);
    Ok(Composed { share, story, link, text, compose_url: way.url, text_to_copy: way.text_to_copy })
}
