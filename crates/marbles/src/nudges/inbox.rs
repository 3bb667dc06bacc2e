//! The inbox: what I was sent, whichever way it came, as the stories stand now.

use std::collections::HashMap;

use jiff::SignedDuration;

use super::{
    Kind,
    requests::carrying::{self, Carried as Request},
};
use crate::{
    clock::Moment,
    db::{Work, all},
    error::{Error, Result},
    ids::{NudgeId, PictureId, StoryId},
    people,
    stories::visible,
};

/// How long a message stays in the inbox.
pub const STAYS: SignedDuration = SignedDuration::from_hours(24 * 60);

/// A message that I was sent.
#[derive(Clone, Debug)]
pub struct Received {
    pub nudge: NudgeId,
    pub kind: Kind,
    pub sent_at: Moment,
    /// The way it came.
    pub channel: String,
    /// The programme lead's words, and their title.
    pub title: Option<String>,
    pub words: Option<String>,
    pub stories: Vec<Carried>,
    /// What somebody asks of me, as long as it is open.
    pub requests: Vec<Request>,
}

/// A story in it that I may still see.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Carried {
    nudge_id: NudgeId,
    pub story_id: StoryId,
    pub title: String,
    pub summary: String,
    pub language: String,
    pub picture_id: Option<PictureId>,
}

#[derive(sqlx::FromRow)]
struct Row {
    nudge_id: NudgeId,
    kind: Kind,
    sent_at: Moment,
    channel: String,
    title: Option<String>,
    words: Option<String>,
}

/// What I was sent in the last two months, newest first, after a message where one is named.
///
/// A message whose stories are all withdrawn or over is left out, so that a page may hold fewer than asked; the last one
/// of the page is told too, to go on after.
///
/// # Errors
/// `Missing` when nobody asks.
pub async fn mine(
    work: &mut Work,
    after: Option<NudgeId>,
    limit: i64,
) -> Result<(Vec<Received>, Option<NudgeId>)> {
    let me = work.by.person.ok_or(Error::Missing)?;
    let newest = NudgeId::from_uuid(uuid::Uuid::max());
    let after = after.unwrap_or(newest);
    let since = work.now - STAYS;
    let rows = all!(
        work,
        Row,
        "select n.nudge_id, n.kind, n.sent_at, coalesce(n.channel, 'inbox') as channel, c.title, c.words
         from nudges n
         left join campaigns c on c.org_id = n.org_id and c.campaign_id = n.campaign_id
             and c.stopped_at is null
         where n.org_id = $1 and n.person_id = $2 and n.sent_at > $3 and n.nudge_id < $4
         order by n.nudge_id desc
         limit $5",
        work.by.org,
        me,
        since,
        after,
        limit,
    )?;
    let mut stories: HashMap<NudgeId, Vec<Carried>> = HashMap::new();
    for carried in all!(
        work,
        Carried,
        concat!(
            "select t.nudge_id, s.story_id, s.title, s.summary, s.language, s.picture_id
             from nudges n
             join nudge_stories t on t.org_id = n.org_id and t.nudge_id = n.nudge_id
             join stories s on s.org_id = t.org_id and s.story_id = t.story_id
             where n.org_id = $1 and n.person_id = $2 and n.sent_at > $4 and n.nudge_id < $5 and ",
            visible!(),
            " order by t.nudge_id, t.position"
        ),
        work.by.org,
        me,
        work.now,
        since,
        after,
    )? {
        stories.entry(carried.nudge_id).or_default().push(carried);
    }
    let language = people::find(work, me).await?.language;
    let mut requests: HashMap<NudgeId, Vec<Request>> = HashMap::new();
    for request in carrying::of_person(work, me, language).await? {
        requests.entry(request.nudge).or_default().push(request);
    }
    let full = i64::try_from(rows.len()).unwrap_or(0) == limit;
    let last = rows.last().map(|row| row.nudge_id).filter(|_| full);
    let received = rows.into_iter().map(|row| Received {
        stories: stories.remove(&row.nudge_id).unwrap_or_default(),
        requests: requests.remove(&row.nudge_id).unwrap_or_default(),
        nudge: row.nudge_id,
        kind: row.kind,
        sent_at: row.sent_at,
        channel: row.channel,
        title: row.title,
        words: row.words,
    });
    let still_says = |one: &Received| {
        !one.stories.is_empty()
            || !one.requests.is_empty()
            || one.words.is_some()
            || one.kind == Kind::StillUseful
    };
    Ok((received.filter(still_says).collect(), last))
}
