//! Letters to people: written as rows in the transaction of their cause, sent by a job, in the reader's language.

pub mod post;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sqlx::types::Json;

use crate::{
    Marbles,
    activity::{Happening, Kind},
    clock::Moment,
    db::{By, Work, all, one, run, value},
    error::{Error, Result},
    ids::{LetterId, OrgId, PersonId},
    jobs::{self, Job},
    nudges::{
        channels::cards::Card,
        messages::{Message, Spoken},
    },
    people::{self, Person, sign_in},
    programme::{self, Organisation},
    secrets::Token,
    stories::Story,
};

/// Why a letter is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LetterKind {
    /// A link to sign in with, asked for by its reader.
    SignIn,
    /// An invitation to the programme.
    Invitation,
    /// The story that the reader suggested is out.
    SuggestionAccepted,
    /// The story that the reader suggested is not taken, with a kind word.
    SuggestionDeclined,
}

impl LetterKind {
    /// Every kind of letter.
    pub const ALL: [Self; 4] =
        [Self::SignIn, Self::Invitation, Self::SuggestionAccepted, Self::SuggestionDeclined];

    /// The name in tables and word keys.
    pub fn name(self) -> &'static str {
        match self {
            Self::SignIn => "sign-in",
            Self::Invitation => "invitation",
            Self::SuggestionAccepted => "suggestion-accepted",
            Self::SuggestionDeclined => "suggestion-declined",
        }
    }

    /// The kind of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Whether the letter was asked for at that very moment, so that it cannot be switched off.
    pub fn is_asked_for(self) -> bool {
        self == Self::SignIn
    }

    /// Whether this letter may reach a person at that moment.
    fn may_reach(self, to: &Person, now: Moment) -> bool {
        let is_away = to.left_at.is_some() || to.is_paused(now);
        let is_late = self == Self::Invitation && to.joined_at.is_some();
        to.gone_at.is_none() && (self.is_asked_for() || !(is_away || is_late))
    }
}

/// What this module hears of.
pub(crate) const HEARS: &[Kind] = &[Kind::PersonInvited, Kind::StoryPublished, Kind::StoryDeclined];

/// Turns what happened into letters.
pub(crate) async fn hear(work: &mut Work, happening: &Happening) -> Result<()> {
    let suggested_by =
        happening.detail.get("suggested_by").and_then(|id| id.as_str()?.parse::<PersonId>().ok());
    let detail = |name: &str| happening.detail.get(name);
    let letter = json!({ "story": happening.subject, "title": detail("title"), "words": detail("words") });
    match (happening.kind, suggested_by) {
        (Kind::PersonInvited, _) => {
            write(work, PersonId::from_uuid(happening.subject), LetterKind::Invitation, json!({})).await
        }
        (Kind::StoryPublished, Some(person)) => {
            write(work, person, LetterKind::SuggestionAccepted, letter).await
        }
        (Kind::StoryDeclined, Some(person)) => {
            write(work, person, LetterKind::SuggestionDeclined, letter).await
        }
        _ => Ok(()),
    }
}

/// Writes a letter to a person, to be sent when this work is saved; not one that they switched off, and none that they
/// did not ask for while they pause or after they left.
pub async fn write(work: &mut Work, to: PersonId, kind: LetterKind, detail: Value) -> Result<()> {
    let unwanted = value!(
        work,
        i64,
        "select count(*) from unwanted_letters where org_id = $1 and person_id = $2 and kind = $3",
        work.by.org,
        to,
        kind.name(),
    )?;
    let reader = people::find(work, to).await?;
    if (unwanted > 0 && !kind.is_asked_for()) || !kind.may_reach(&reader, work.now) {
        return Ok(());
    }
    let letter = LetterId::new(work.now);
    run!(
        work,
        "insert into letters (org_id, letter_id, person_id, kind, detail, created_at)
         values ($1, $2, $3, $4, $5, $6)",
        work.by.org,
        letter,
        to,
        kind.name(),
        Json(&detail),
        work.now,
    )?;
    jobs::enqueue(work, &Job::SendLetter { letter }).await
}

/// Switches a kind of letter off for a person, from the link in the letter itself.
pub async fn unsubscribe(work: &mut Work, person: PersonId, kind: LetterKind) -> Result<()> {
    run!(
        work,
        "insert into unwanted_letters (org_id, person_id, kind, since) values ($1, $2, $3, $4)
         on conflict (org_id, person_id, kind) do nothing",
        work.by.org,
        person,
        kind.name(),
        work.now,
    )?;
    Ok(())
}

/// Switches a kind of letter on again.
pub async fn subscribe(work: &mut Work, person: PersonId, kind: LetterKind) -> Result<()> {
    run!(
        work,
        "delete from unwanted_letters where org_id = $1 and person_id = $2 and kind = $3",
        work.by.org,
        person,
        kind.name(),
    )?;
    Ok(())
}

/// The kinds of letter that a person has switched off.
pub async fn unwanted(work: &mut Work, person: PersonId) -> Result<Vec<LetterKind>> {
    let rows = all!(
        work,
        (String,),
        "select kind from unwanted_letters where org_id = $1 and person_id = $2",
        work.by.org,
        person,
    )?;
    Ok(rows.iter().filter_map(|(kind,)| LetterKind::parse(kind)).collect())
}

/// A letter with all that its words need.
pub struct Letter {
    pub kind: LetterKind,
    pub to: Person,
    pub organisation: Organisation,
    pub detail: Value,
    /// The address of this installation for the organisation, without a slash at the end.
    pub home: String,
    /// The sign-in token, in letters that carry one.
    pub token: Option<Token>,
    /// The address that switches this kind of letter off.
    pub unsubscribe: Option<String>,
}

/// A letter in words.
pub struct Written {
    pub subject: String,
    pub text: String,
    pub html: String,
}

/// Puts letters and messages into words; the pages' side does it, since words and looks live there.
pub trait Writer: Send + Sync {
    /// The letter in its reader's language.
    fn write(&self, letter: &Letter) -> Result<Written>;

    /// A nudge in its reader's language, as every channel needs it.
    fn speak(&self, message: &Message) -> Result<Spoken>;

    /// A story for a team's channel in a chat, in the organisation's language; without one, a word to see that it works.
    fn tell_room(&self, organisation: &Organisation, home: &str, story: Option<&Story>) -> Card;
}

#[derive(sqlx::FromRow)]
struct Row {
    person_id: PersonId,
    kind: String,
    detail: Json<Value>,
    sent_at: Option<Moment>,
}

/// Sends a letter that is not sent yet. No transaction is open meanwhile, so that a slow mail server holds up nobody.
pub(crate) async fn send(marbles: &Marbles, org: OrgId, id: LetterId) -> Result<()> {
    let Some(letter) = prepare(marbles, org, id).await? else { return Ok(()) };
    let envelope = post::Envelope {
        kind: letter.kind.name(),
        from: &letter.organisation.name,
        to: &letter.to.email,
        name: (!letter.kind.is_asked_for()).then_some(letter.to.name.as_str()),
        stop: letter.unsubscribe.as_deref(),
    };
    marbles.post.send(&envelope, &marbles.writer.write(&letter)?).await?;
    let mut work = marbles.db.work(By::marbles(org)).await?;
    run!(work, "update letters set sent_at = $3 where org_id = $1 and letter_id = $2", org, id, work.now)?;
    work.save().await
}

/// A letter that is to be sent, with what it needs.
async fn prepare(marbles: &Marbles, org: OrgId, id: LetterId) -> Result<Option<Letter>> {
    let mut work = marbles.db.work(By::marbles(org)).await?;
    let row = one!(
        work,
        Row,
        "select person_id, kind, detail, sent_at from letters where org_id = $1 and letter_id = $2",
        org,
        id,
    )?;
    let to = people::find(&mut work, row.person_id).await?;
    let kind = LetterKind::parse(&row.kind).ok_or(Error::Missing)?;
    if row.sent_at.is_some() || !kind.may_reach(&to, work.now) {
        return Ok(None);
    }
    // The token is made now, so that its fifteen minutes start when the letter leaves and no table ever holds it.
    // An invitation carries none, because people open it days later.
    let token = match kind {
        LetterKind::SignIn => Some(sign_in::make_link(&mut work, to.person_id).await?),
        _ => None,
    };
    let organisation = programme::organisation(&mut work).await?;
    work.save().await?;
    let home = marbles.home_of(&organisation);
    let unsubscribe = (!kind.is_asked_for()).then(|| unsubscribe_address(marbles, &home, to.person_id, kind));
    Ok(Some(Letter { kind, to, organisation, detail: row.detail.0, home, token, unsubscribe }))
}

/// The address that switches a kind of letter off with one click and no session (RFC 8058).
fn unsubscribe_address(marbles: &Marbles, home: &str, person: PersonId, kind: LetterKind) -> String {
    let signature = marbles.key.sign("unsubscribe", &format!("{person} {}", kind.name()));
    format!("{home}/letters/{}/{person}/{signature}/off", kind.name())
}

/// Whether an unsubscribe address was really given out by this installation.
pub fn is_ours(marbles: &Marbles, person: PersonId, kind: LetterKind, signature: &str) -> bool {
    marbles.key.verifies("unsubscribe", &format!("{person} {}", kind.name()), signature)
}
