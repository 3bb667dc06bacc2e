//! Typed identifiers: version 7 UUIDs, dated by the clock of the work that makes them.

use std::{
    fmt,
    str::FromStr,
    sync::atomic::{AtomicU32, Ordering},
};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::clock::Moment;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, sqlx::Type)]
        #[serde(transparent)]
        #[sqlx(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// A new id, sortable by its moment.
            pub fn new(now: Moment) -> Self {
                Self(uuid_at(now))
            }

            /// The id as a plain UUID.
            pub fn uuid(self) -> Uuid {
                self.0
            }

            /// An id from a plain UUID, such as one that a request carries.
            pub const fn from_uuid(uuid: Uuid) -> Self {
                Self(uuid)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, uuid::Error> {
                text.parse().map(Self)
            }
        }
    )*};
}

ids! {
    /// One organisation.
    OrgId,
    /// Someone with an account.
    PersonId,
    /// A set of people.
    GroupId,
    /// What a story is about and what a person follows.
    TopicId,
    /// A feed or page that stories come from.
    SourceId,
    /// Something worth sharing.
    StoryId,
    /// A suggested first text.
    StarterId,
    /// A picture in its stored sizes.
    PictureId,
    /// One person's post of one story on one network.
    ShareId,
    /// One visit through a link.
    ClickId,
    /// Something that happened.
    ActivityId,
    /// Something still to be done.
    JobId,
    /// One letter (mail) to one person.
    LetterId,
    /// One message that carries stories or a step to one person.
    NudgeId,
    /// What a lead says once to many.
    CampaignId,
    /// One moment that luck decided.
    TrialId,
    /// One device that somebody is told on.
    SubscriptionId,
    /// A team's channel in a chat, where new stories are posted.
    RoomId,
    /// What experts are asked.
    QuestionId,
    /// One asking of a question.
    AskId,
    /// What somebody answers.
    AnswerId,
    /// A recording inside an answer.
    VoiceNoteId,
    /// A subject that somebody could tell about.
    SubjectId,
    /// A text that becomes somebody's own post.
    DraftId,
    /// A text that somebody proposes beside a draft.
    ProposalId,
    /// A draft that somebody is asked to read.
    ReadingId,
    /// A remark on a passage of a draft.
    RemarkId,
    /// What one person is asked for by another.
    RequestId,
    /// What came of a share.
    OutcomeId,
    /// A word of thanks.
    ThanksId,
    /// One API token.
    TokenId,
}

impl OrgId {
    /// No organisation: work on the installation itself, such as its schema.
    pub const fn nobody() -> Self {
        Self(Uuid::nil())
    }
}

/// A version 7 UUID of the given moment: ids of one process in one millisecond keep the order in which they were made
/// (RFC 9562, section 6.2, method 1), the rest is random.
pub(crate) fn uuid_at(now: Moment) -> Uuid {
    static MADE: AtomicU32 = AtomicU32::new(0);
    let count = MADE.fetch_add(1, Ordering::Relaxed);
    let millis = u64::try_from(now.micros() / 1000).unwrap_or(0);
    let mut rest: [u8; 10] = rand::random();
    // The builder keeps 4 bits of the first byte and 6 of the third for the version and the variant.
    let bits = [count >> 22 & 0x0f, count >> 14 & 0xff, count >> 8 & 0x3f, count & 0xff];
    for (byte, bits) in rest.iter_mut().zip(bits) {
        *byte = bits.to_le_bytes()[0];
    }
    uuid::Builder::from_unix_timestamp_millis(millis, &rest).into_uuid()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_one_moment_keep_their_order() {
        let now = Moment::from_micros(1_795_000_000_000_000);
        let ids: Vec<Uuid> = (0..2000).map(|_| uuid_at(now)).collect();
        assert!(ids.is_sorted());
        assert_eq!(ids[0].get_version_num(), 7);
    }
}
