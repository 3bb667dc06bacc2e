//! Typed identifiers: version 7 UUIDs, dated by the clock of the work that makes them.

use std::{fmt, str::FromStr};

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
    /// One API token.
    TokenId,
}

impl OrgId {
    /// No organisation: work on the installation itself, such as its schema.
    pub const fn nobody() -> Self {
        Self(Uuid::nil())
    }
}

/// A version 7 UUID of the given moment with fresh randomness.
pub(crate) fn uuid_at(now: Moment) -> Uuid {
    let millis = u64::try_from(now.micros() / 1000).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(millis, &rand::random()).into_uuid()
}
