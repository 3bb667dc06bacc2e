//! The spine: what happened, by whom, to what. Verbs record it; whoever listens is told in a job of the same transaction.

use serde_json::Value;
use uuid::Uuid;

use crate::{
    clock::Moment,
    db::{Work, one, run},
    error::Result,
    ids::{ActivityId, PersonId},
    jobs::{self, Job},
    notices, nudges,
};

macro_rules! kinds {
    ($($kind:ident => $name:literal),* $(,)?) => {
        /// What can happen.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Kind { $(#[doc = $name] $kind),* }

        impl Kind {
            /// The name under which it is stored and told.
            pub fn name(self) -> &'static str {
                match self { $(Self::$kind => $name),* }
            }

            fn parse(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$kind),)* _ => None }
            }
        }
    };
}

kinds! {
    PersonInvited => "person.invited",
    PersonJoined => "person.joined",
    PersonPaused => "person.paused",
    PersonResumed => "person.resumed",
    PersonLeft => "person.left",
    PeopleImported => "people.imported",
    StorySuggested => "story.suggested",
    StoryPublished => "story.published",
    StoryDeclined => "story.declined",
    StoryWithdrawn => "story.withdrawn",
    StoryChanged => "story.changed",
    ShareConfirmed => "share.confirmed",
    ShareTakenBack => "share.taken_back",
    SourceStopped => "source.stopped",
    QuestionAsked => "question.asked",
    QuestionPassedOn => "question.passed_on",
    AnswerSentOn => "answer.sent_on",
    ReaderAsked => "draft.reader_asked",
    DraftRead => "draft.read",
    DraftProposed => "draft.proposed",
    DraftPrepared => "draft.prepared",
    DraftFinished => "draft.finished",
    PostOffered => "post.offered",
    OutcomeTold => "outcome.told",
    ThanksGiven => "thanks.given",
    GuidelinesChanged => "guidelines.changed",
}

/// Something that happened.
#[derive(Debug)]
pub struct Happening {
    pub id: ActivityId,
    pub at: Moment,
    pub kind: Kind,
    pub by: Option<PersonId>,
    pub subject: Uuid,
    pub detail: Value,
}

/// Who wants to hear of what: the name of a listener and the kinds it hears.
const LISTENERS: &[(&str, &[Kind])] = &[
    ("notices", notices::HEARS),
    ("nudges", nudges::hearing::HEARS),
    ("rooms", nudges::rooms::posting::HEARS),
];

/// Records that something happened to a subject, and leaves a job for each listener.
pub async fn record(work: &mut Work, kind: Kind, subject: Uuid, detail: Value) -> Result<()> {
    let id = ActivityId::new(work.now);
    run!(
        work,
        "insert into activity (org_id, activity_id, at, kind, by_person, subject, detail)
         values ($1, $2, $3, $4, $5, $6, $7)",
        work.by.org,
        id,
        work.now,
        kind.name(),
        work.by.person,
        subject,
        sqlx::types::Json(&detail),
    )?;
    for (listener, hears) in LISTENERS {
        if hears.contains(&kind) {
            jobs::enqueue(work, &Job::Tell { listener: (*listener).to_owned(), activity: id }).await?;
        }
    }
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Row {
    at: Moment,
    kind: String,
    by_person: Option<PersonId>,
    subject: Uuid,
    detail: sqlx::types::Json<Value>,
}

/// What happened, by its id.
pub async fn find(work: &mut Work, id: ActivityId) -> Result<Happening> {
    let row = one!(
        work,
        Row,
        "select at, kind, by_person, subject, detail
         from activity
         where org_id = $1 and activity_id = $2",
        work.by.org,
        id,
    )?;
    let kind = Kind::parse(&row.kind).ok_or(crate::error::Error::Missing)?;
    Ok(Happening { id, at: row.at, kind, by: row.by_person, subject: row.subject, detail: row.detail.0 })
}
