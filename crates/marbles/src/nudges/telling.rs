//! Putting a message together from its rows: what it carries now, whatever the stories were when it was decided.

use super::{
    Kind, choosing,
    messages::{Message, Said, Told},
    requests::carrying,
    rhythm::Pace,
    steps::{self, Step},
};
use crate::{
    Marbles,
    clock::Moment,
    db::{Work, all, maybe},
    error::{Error, Result},
    ids::{CampaignId, NudgeId, PersonId, PictureId, StoryId},
    people::{self, Person},
    programme::{self, Organisation},
    stories::visible,
};

/// A message's row.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Row {
    pub nudge_id: NudgeId,
    pub person_id: PersonId,
    pub kind: Kind,
    pub campaign_id: Option<CampaignId>,
    pub due_at: Moment,
    pub channel: Option<String>,
    pub refused: sqlx::types::Json<Vec<String>>,
    pub sent_at: Option<Moment>,
    pub receipt: Option<String>,
    pub withdrawn_at: Option<Moment>,
}

/// A message's row by its id.
///
/// # Errors
/// `Missing` when there is none.
pub(super) async fn row(work: &mut Work, nudge: NudgeId) -> Result<Row> {
    maybe!(
        work,
        Row,
        "select nudge_id, person_id, kind, campaign_id, due_at, channel, refused, sent_at, receipt, withdrawn_at
         from nudges
         where org_id = $1 and nudge_id = $2",
        work.by.org,
        nudge,
    )?
    .ok_or(Error::Missing)
}

#[derive(sqlx::FromRow)]
struct StoryRow {
    story_id: StoryId,
    title: String,
    summary: String,
    language: String,
    picture_id: Option<PictureId>,
}

/// The message of a row, with the stories that its person may still see.
pub(super) async fn message(work: &mut Work, marbles: &Marbles, row: &Row) -> Result<Message> {
    let to = people::find(work, row.person_id).await?;
    let organisation = programme::organisation(work).await?;
    let home = marbles.home_of(&organisation);
    let stories = all!(
        work,
        StoryRow,
        concat!(
            "select s.story_id, s.title, s.summary, s.language, s.picture_id
             from nudge_stories t
             join stories s on s.org_id = t.org_id and s.story_id = t.story_id
             where t.org_id = $1 and t.nudge_id = $4 and t.person_id = $2 and ",
            visible!(),
            " order by t.position"
        ),
        work.by.org,
        row.person_id,
        work.now,
        row.nudge_id,
    )?;
    let address = |what: &str| address(marbles, &organisation, row.nudge_id, what);
    let told = |story: StoryRow| Told {
        address: address(&story.story_id.to_string()),
        picture: story.picture_id.map(|picture| format!("{home}/pictures/{picture}/640")),
        story_id: story.story_id,
        title: story.title,
        summary: story.summary,
        language: story.language,
    };
    let requests = carrying::of_nudge(work, row.nudge_id, to.language).await?;
    let requests = requests.into_iter().map(|one| {
        let address = address(&format!("{}{}", super::entering::REQUEST, one.request_id));
        (one, address)
    });
    let step = if row.kind == Kind::Digest { step(work, &to).await? } else { None };
    Ok(Message {
        requests: requests.collect(),
        step: step.map(|step| (step, format!("{home}{}", step.address()))),
        nudge: row.nudge_id,
        kind: row.kind,
        stories: stories.into_iter().map(told).collect(),
        campaign: said(work, row.campaign_id).await?,
        pace: pace(work, row.person_id).await?,
        less_address: address("less"),
        stop_address: address("stop"),
        keep_address: address("keep"),
        to,
        home,
        organisation,
    })
}

/// Their next step, as they would see it themselves.
async fn step(work: &mut Work, to: &Person) -> Result<Option<Step>> {
    let by = work.by;
    work.by = to.by();
    let step = steps::next(work).await;
    work.by = by;
    step
}

async fn pace(work: &mut Work, person: PersonId) -> Result<Pace> {
    Ok(choosing::of(work, person).await?.pace)
}

async fn said(work: &mut Work, campaign: Option<CampaignId>) -> Result<Option<Said>> {
    let Some(campaign) = campaign else { return Ok(None) };
    let row = maybe!(
        work,
        (String, String),
        "select title, words from campaigns
         where org_id = $1 and campaign_id = $2 and stopped_at is null",
        work.by.org,
        campaign,
    )?;
    Ok(row.map(|(title, words)| Said { title, words }))
}

/// The address of something that a message offers; its signature shows that this installation gave it out.
fn address(marbles: &Marbles, organisation: &Organisation, nudge: NudgeId, what: &str) -> String {
    let signature = marbles.key.sign("nudge", &format!("{nudge} {what}"));
    format!("{}/n/{nudge}/{what}/{signature}", marbles.home_of(organisation))
}

/// Whether this installation gave that address out.
pub(super) fn is_ours(marbles: &Marbles, nudge: NudgeId, what: &str, signature: &str) -> bool {
    marbles.key.verifies("nudge", &format!("{nudge} {what}"), signature)
}
