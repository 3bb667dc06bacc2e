//! A message as every channel gets it: what it carries, and the words for it in the person's language.

use super::{Kind, channels::cards::Piece, requests::carrying::Carried, rhythm::Pace, steps::Step};
use crate::{
    ids::{NudgeId, StoryId},
    people::Person,
    programme::Organisation,
};

/// What a nudge carries, before it has words.
#[derive(Clone, Debug)]
pub struct Message {
    pub nudge: NudgeId,
    pub kind: Kind,
    pub to: Person,
    pub organisation: Organisation,
    /// The address of this installation for the organisation, without a slash at the end.
    pub home: String,
    /// The rhythm that the person chose, so that a message can say why it comes.
    pub pace: Pace,
    /// What the programme lead says, and its title, where this is or carries a campaign.
    pub campaign: Option<Said>,
    pub stories: Vec<Told>,
    /// What somebody asks of its reader, each with the address that leads straight to it and signs in there once.
    pub requests: Vec<(Carried, String)>,
    /// The person's one next step, where a digest carries it, and the address at which it is taken.
    pub step: Option<(Step, String)>,
    /// Fewer messages from now on: one click.
    pub less_address: String,
    /// No messages from now on: one click, and no session where it is posted to (RFC 8058).
    pub stop_address: String,
    /// "Yes, still useful": one click.
    pub keep_address: String,
}

impl Message {
    /// Whether it carries nothing any more.
    pub fn is_empty(&self) -> bool {
        self.stories.is_empty() && self.requests.is_empty() && self.campaign.is_none()
    }
}

/// What a programme lead says once to many.
#[derive(Clone, Debug)]
pub struct Said {
    pub title: String,
    pub words: String,
}

/// A story as a message tells it.
#[derive(Clone, Debug)]
pub struct Told {
    pub story_id: StoryId,
    pub title: String,
    pub summary: String,
    pub language: String,
    /// The address of its picture, where it has one. Mail leaves it out: fetching it would tell of the reading.
    pub picture: Option<String>,
    /// The address that leads straight to the composer, and signs its reader in there once.
    pub address: String,
}

/// A message in words.
#[derive(Clone, Debug)]
pub struct Spoken {
    /// The subject of a mail, the heading of a card.
    pub subject: String,
    /// As few words as a locked screen shows in bold.
    pub title: String,
    /// One or two sentences of plain text.
    pub body: String,
    /// What the button of a story says.
    pub button: String,
    /// What is asked of the reader, in words, in the order of the message's requests.
    pub requests: Vec<Piece>,
    /// The next small step, in a sentence, where there is one.
    pub step: Option<String>,
    /// Why this comes, in a sentence.
    pub why: String,
    /// What the link to fewer messages says.
    pub less: String,
    /// What the link to none says.
    pub stop: String,
    /// What "yes, still useful" says.
    pub keep: String,
    /// The whole message as plain text, links included.
    pub text: String,
    /// The whole message as a mail's HTML.
    pub html: String,
}
