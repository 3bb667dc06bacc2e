//! Lists of stories: for editors by standing and by words, a page at a time; for everybody what they may see.

use crate::{
    clock::Moment,
    db::{Work, all},
    error::{Error, Result},
    ids::StoryId,
    stories::{Standing, Story, open, visible},
};

/// A story in a list, with the names of who and what brought it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Entry {
    #[sqlx(flatten)]
    pub story: Story,
    pub suggested_by_name: Option<String>,
    pub source_name: Option<String>,
}

/// Which part of which list.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// None for every standing.
    pub standing: Option<Standing>,
    /// Words that all stand in its title, summary, author or address; empty for any.
    pub words: String,
    /// The `next` of the part before.
    pub after: Option<String>,
    pub limit: usize,
}

/// A part of a list; `next` asks for the part that follows.
#[derive(Clone, Debug, Default)]
pub struct Part {
    pub entries: Vec<Entry>,
    pub next: Option<String>,
}

/// How many stories are read at once while looking for words.
const BATCH: i64 = 200;

/// Where a story stands at $2, in SQL what [`Story::standing`] says.
macro_rules! standing {
    () => {
        "case
             when s.withdrawn_at is not null then 'withdrawn'
             when s.declined_at is not null then 'declined'
             when s.published_at is not null and s.expires_at <= $2 then 'expired'
             when s.published_at is not null then 'published'
             when s.scheduled_at is not null then 'scheduled'
             else 'waiting'
         end"
    };
}

/// A part of the editors' list, newest first.
///
/// # Errors
/// `Invalid` when `after` is not a cursor of ours.
pub async fn list(work: &mut Work, wanted: &Wanted) -> Result<Part> {
    let words: Vec<String> = wanted.words.split_whitespace().map(str::to_lowercase).collect();
    let mut cursor = Cursor::parse(wanted.after.as_deref())?;
    let mut entries: Vec<Entry> = Vec::new();
    loop {
        let batch = batch(work, wanted.standing, cursor).await?;
        let is_last = batch.len() < usize::try_from(BATCH).unwrap_or(usize::MAX);
        for entry in batch {
            cursor = Cursor::of(&entry.story);
            if !holds(&entry.story, &words) {
                continue;
            }
            if entries.len() == wanted.limit {
                let next = entries.last().map(|last| Cursor::of(&last.story).to_string());
                return Ok(Part { entries, next });
            }
            entries.push(entry);
        }
        if is_last {
            return Ok(Part { entries, next: None });
        }
    }
}

/// How many stories there are of each standing.
pub async fn counts(work: &mut Work) -> Result<Vec<(String, i64)>> {
    Ok(all!(
        work,
        (String, i64),
        concat!(
            "select ",
            standing!(),
            " as standing, count(*) from stories s where s.org_id = $1 and ",
            open!(),
            " group by 1"
        ),
        work.by.org,
        work.now,
    )?)
}

/// A part of the stories that I may see, newest first.
///
/// # Errors
/// `Invalid` when `after` is not a cursor of ours.
pub async fn visible_to_me(work: &mut Work, after: Option<&str>, limit: usize) -> Result<Part> {
    let cursor = Cursor::parse(after)?;
    let mut entries = all!(
        work,
        Entry,
        concat!(
            "select s.*, p.name as suggested_by_name, cast(null as text) as source_name
             from stories s
             left join people p on p.org_id = s.org_id and p.person_id = s.suggested_by
             where s.org_id = $1
               and (s.published_at < $4 or (s.published_at = $4 and s.story_id < $5))
               and ",
            visible!(),
            " order by s.published_at desc, s.story_id desc
             limit $6"
        ),
        work.by.org,
        work.by.person,
        work.now,
        cursor.at,
        cursor.story,
        i64::try_from(limit).unwrap_or(i64::MAX).saturating_add(1),
    )?;
    let more = entries.len() > limit;
    entries.truncate(limit);
    let next = entries.last().filter(|_| more).map(|last| Cursor::of(&last.story).to_string());
    Ok(Part { entries, next })
}

async fn batch(work: &mut Work, standing: Option<Standing>, after: Cursor) -> Result<Vec<Entry>> {
    Ok(all!(
        work,
        Entry,
        concat!(
            "select s.*, p.name as suggested_by_name,
                 case when src.title = '' then src.url else src.title end as source_name
             from stories s
             left join people p on p.org_id = s.org_id and p.person_id = s.suggested_by
             left join sources src on src.org_id = s.org_id and src.source_id = s.source_id
             where s.org_id = $1
               and ",
            open!(),
            "
               and ($3 = '' or ",
            standing!(),
            " = $3)
               and (coalesce(s.published_at, s.created_at) < $4
                    or (coalesce(s.published_at, s.created_at) = $4 and s.story_id < $5))
             order by coalesce(s.published_at, s.created_at) desc, s.story_id desc
             limit $6"
        ),
        work.by.org,
        work.now,
        standing.map_or("", Standing::name),
        after.at,
        after.story,
        BATCH,
    )?)
}

/// SQLite lowers ASCII only, so words are compared here.
fn holds(story: &Story, words: &[String]) -> bool {
    if words.is_empty() {
        return true;
    }
    let address = story.url.as_deref().unwrap_or_default();
    let text = format!("{} {} {} {address}", story.title, story.summary, story.author).to_lowercase();
    words.iter().all(|word| text.contains(word))
}

/// The place behind a story in a list that is sorted by moment and id, newest first.
#[derive(Clone, Copy, Debug)]
struct Cursor {
    at: Moment,
    story: StoryId,
}

impl Cursor {
    fn of(story: &Story) -> Self {
        Self { at: story.published_at.unwrap_or(story.created_at), story: story.story_id }
    }

    fn parse(after: Option<&str>) -> Result<Self> {
        let Some(after) = after else {
            return Ok(Self {
                at: Moment::from_micros(i64::MAX),
                story: StoryId::from_uuid(uuid::Uuid::max()),
            });
        };
        let wrong = || Error::invalid("after", "problem-story-cursor");
        let (at, story) = after.split_once('.').ok_or_else(wrong)?;
        let at = at.parse().map(Moment::from_micros).map_err(|_| wrong())?;
        Ok(Self { at, story: story.parse().map_err(|_| wrong())? })
    }
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.at.micros(), self.story)
    }
}
