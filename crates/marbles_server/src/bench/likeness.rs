//! Likeness: drafts against ten thousand posts of thirty days, each asked for anew as the composer does.

use std::time::Instant;

use jiff::SignedDuration;
use marbles::{
    Marbles, Result,
    clock::Moment,
    db::By,
    demo::shares::LaidShare,
    ids::{PersonId, ShareId, StoryId},
    links,
    people::Role,
    voice::likeness,
    words::Language,
};

use super::data::{self, Draw};
use crate::demo::{content, luck::Luck};

const POSTS: usize = 10_000;
const DRAFTS: usize = 500;

/// The milliseconds of each draft, after a first one that reads what was posted, as each node does once a day.
pub async fn milliseconds(marbles: &Marbles) -> Result<Vec<f64>> {
    let (by, posts) = lay_in(marbles).await?;
    let mut took = Vec::new();
    for draft in posts.iter().step_by(POSTS / DRAFTS) {
        let start = Instant::now();
        let mut look = marbles.db.look(by).await?;
        let like = likeness::of(&mut look, marbles, &draft.text, None).await?;
        drop(look);
        took.push(start.elapsed().as_secs_f64() * 1000.0);
        if like.colleagues == 0 && draft.person != by.person.unwrap_or(draft.person) {
            return Err(marbles::Error::unexpected("a post was not found again"));
        }
    }
    took.remove(0);
    Ok(took)
}

/// A company whose people posted that much in the last thirty days, and one of them.
async fn lay_in(marbles: &Marbles) -> Result<(By, Vec<LaidShare>)> {
    let org = data::found(marbles, "A company that posts", "posting").await?;
    let mut work = marbles.db.work(By::marbles(org)).await?;
    let mut draw = Draw::new("likeness", work.now);
    let people = draw.people(1_000, &[]);
    let ids: Vec<PersonId> = people.iter().map(|person| person.id).collect();
    let topics = draw.topics();
    let groups = draw.groups();
    let stories = draw.stories(1, &topics, &groups);
    marbles::demo::people::topics(&mut work, &topics).await?;
    marbles::demo::people::people(&mut work, &people, ids[0]).await?;
    marbles::demo::people::groups(&mut work, &groups).await?;
    marbles::demo::stories::stories(&mut work, &stories).await?;
    let posts = posts(&ids, stories[0].id, work.now)?;
    marbles::demo::shares::shares(&mut work, &posts).await?;
    work.save().await?;
    marbles.db.tune().await?;
    Ok((By { org, person: Some(ids[0]), role: Role::Member }, posts))
}

/// Four sentences each, of those that people write, in one language; a number makes each a text of its own.
fn posts(people: &[PersonId], story: StoryId, now: Moment) -> Result<Vec<LaidShare>> {
    let phrases = content::read()?.posts;
    let sentences = |language: Language| -> Vec<&String> {
        phrases.values().flat_map(|phrases| phrases.in_language(language)).collect()
    };
    let sentences = Language::ALL.map(sentences);
    let mut luck = Luck::of("posts");
    let mut post = |number: usize| {
        let at = now - SignedDuration::from_secs(luck.between(60, 29 * 86_400));
        let mine = luck.pick(&sentences);
        let text: Vec<&str> = (0..4).map(|_| luck.pick(mine).as_str()).collect();
        let mut rest = number;
        let code = links::code_from(|letters| {
            let digit = rest % letters;
            rest /= letters;
            digit
        });
        LaidShare {
            id: ShareId::from_uuid(luck.id(at)),
            person: *luck.pick(people),
            story,
            network: "linkedin",
            text: format!("{number}: {}", text.join(" ")),
            code,
            created_at: at,
            confirmed_at: Some(at),
        }
    };
    Ok((0..POSTS).map(&mut post).collect())
}
