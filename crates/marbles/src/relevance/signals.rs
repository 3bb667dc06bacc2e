//! What a person makes of a story: they saw it, opened it, saved it, hid it, or said that it is not for them.

use serde::{Deserialize, Serialize};

use crate::{
    db::{Work, all, run, value},
    error::{Error, Result},
    ids::{PersonId, StoryId},
    people, programme,
    relevance::{exposures::Others, tallies},
    stories,
};

/// What somebody may make of a story, beside sharing it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Signal {
    /// It was really before their eyes.
    Seen,
    /// They had it open for more than ten seconds.
    Opened,
    /// They keep it for later.
    Saved,
    /// They do not want to see it again, and judge nothing by it.
    Hidden,
    /// They do not want to see it again, nor what is like it.
    NotForMe,
}

impl Signal {
    /// Every signal.
    pub const ALL: [Self; 5] = [Self::Seen, Self::Opened, Self::Saved, Self::Hidden, Self::NotForMe];

    /// Its name, as it is stored and told.
    pub fn name(self) -> &'static str {
        match self {
            Self::Seen => "seen",
            Self::Opened => "opened",
            Self::Saved => "saved",
            Self::Hidden => "hidden",
            Self::NotForMe => "not_for_me",
        }
    }

    /// The signal of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|signal| signal.name() == name)
    }
}

/// I give a signal about a story that I may read. Giving it twice changes nothing, but seeing counts each time.
///
/// # Errors
/// `Missing` when the story is not for me.
pub async fn give(work: &mut Work, story: StoryId, signal: Signal) -> Result<()> {
    let me = people::me(work).await?;
    stories::find_readable(work, story).await?;
    if signal == Signal::Seen {
        return see(work, &me, story).await;
    }
    let before = tallies::grade_of(work, me.person_id, story).await?;
    run!(
        work,
        "insert into signals (org_id, person_id, story_id, kind, at) values ($1, $2, $3, $4, $5)
         on conflict (org_id, person_id, story_id, kind) do nothing",
        work.by.org,
        me.person_id,
        story,
        signal.name(),
        work.now,
    )?;
    tallies::regrade(work, &me, story, before).await
}

/// I take a signal back; what was seen stays seen.
///
/// # Errors
/// `Missing` when there is no such story.
pub async fn take_back(work: &mut Work, story: StoryId, signal: Signal) -> Result<()> {
    let me = people::me(work).await?;
    stories::find(work, story).await?;
    let before = tallies::grade_of(work, me.person_id, story).await?;
    run!(
        work,
        "delete from signals where org_id = $1 and person_id = $2 and story_id = $3 and kind = $4",
        work.by.org,
        me.person_id,
        story,
        signal.name(),
    )?;
    tallies::regrade(work, &me, story, before).await
}

/// The stories that I keep for later and may still read, the last kept first.
pub async fn saved(work: &mut Work) -> Result<Vec<stories::Story>> {
    let me = work.by.person.ok_or(Error::Missing)?;
    let kept = all!(
        work,
        (StoryId,),
        "select story_id from signals
         where org_id = $1 and person_id = $2 and kind = 'saved'
         order by at desc, story_id desc
         limit 200",
        work.by.org,
        me,
    )?;
    let mut saved = Vec::with_capacity(kept.len());
    for (story,) in kept {
        match stories::find_readable(work, story).await {
            Ok(story) => saved.push(story),
            Err(Error::Missing) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(saved)
}

/// How many stories I keep for later.
pub async fn saved_count(work: &mut Work) -> Result<i64> {
    Ok(value!(
        work,
        i64,
        "select count(*) from signals where org_id = $1 and person_id = $2 and kind = 'saved'",
        work.by.org,
        work.by.person,
    )?)
}

/// The signals that I gave about a story, seeing aside.
pub async fn given(work: &mut Work, person: PersonId, story: StoryId) -> Result<Vec<Signal>> {
    let rows = all!(
        work,
        (String,),
        "select kind from signals where org_id = $1 and person_id = $2 and story_id = $3 order by kind",
        work.by.org,
        person,
        story,
    )?;
    Ok(rows.iter().filter_map(|(kind,)| Signal::parse(kind)).collect())
}

/// A story seen from elsewhere than Today counts as seen, with no chance to its name.
async fn see(work: &mut Work, me: &people::Person, story: StoryId) -> Result<()> {
    let zone = programme::zone_of(work, me).await?;
    let day = work.now.day(&zone);
    run!(
        work,
        "insert into exposures (org_id, person_id, day, story_id, shown_at, position, model, terms, others)
         values ($1, $2, $3, $4, $5, 0, 0, $6, $7)
         on conflict (org_id, person_id, day, story_id) do nothing",
        work.by.org,
        me.person_id,
        day,
        story,
        work.now,
        sqlx::types::Json(Vec::<f64>::new()),
        sqlx::types::Json(Others::default()),
    )?;
    let first = run!(
        work,
        "update exposures set seen_at = $5
         where org_id = $1 and person_id = $2 and day = $3 and story_id = $4 and seen_at is null",
        work.by.org,
        me.person_id,
        day,
        story,
        work.now,
    )?;
    run!(
        work,
        "update exposures set times_seen = times_seen + 1
         where org_id = $1 and person_id = $2 and day = $3 and story_id = $4",
        work.by.org,
        me.person_id,
        day,
        story,
    )?;
    if first == 1 { tallies::add(work, me, story, tallies::Change::Seen).await } else { Ok(()) }
}
