//! The desk: all that waits for an editor's eyes, as one queue. It is about things, and never about who did nothing.

pub mod answers;
pub mod questions;
pub mod settling;
pub mod thanking;

use crate::{
    db::{Work, all},
    error::{Error, Result},
    people::Role,
    stories::{
        Standing,
        listing::{self, Entry, Wanted},
    },
    voice::readings::{
        self,
        desk::{DeskQueue, Waiting},
    },
};

pub use answers::SentOn;
pub use questions::Unanswered;
pub use thanking::Deed;

/// How many stories one look at the desk holds; the rest follows when these are done.
const LIMIT: usize = 100;

/// All that waits at the desk.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    /// Posts that are out and that their owners would like back.
    pub wished_back: Vec<Entry>,
    /// What colleagues suggested.
    pub suggested: Vec<Entry>,
    /// What colleagues wrote themselves and offer to each other.
    pub offered: Vec<Entry>,
    /// Answers that were sent on.
    pub answers: Vec<SentOn>,
    /// How many drafts wait for a reader here, and how long.
    pub queue: DeskQueue,
    /// Who waits for a reader here, the longest first.
    pub readers: Vec<Waiting>,
    /// What sources and editors brought.
    pub drafts: Vec<Entry>,
    /// What goes out by itself, the next one first.
    pub scheduled: Vec<Entry>,
    /// Questions that nobody has answered so far.
    pub questions: Vec<Unanswered>,
    /// Who could be thanked.
    pub deeds: Vec<Deed>,
}

/// The desk as it is now.
///
/// # Errors
/// `Forbidden` for all but editors.
pub async fn look(work: &mut Work) -> Result<Desk> {
    if work.by.role < Role::Editor {
        return Err(Error::Forbidden);
    }
    let waiting = stories(work, Standing::Waiting).await?;
    let (brought, drafts): (Vec<Entry>, Vec<Entry>) =
        waiting.into_iter().partition(|entry| entry.story.suggested_by.is_some());
    let (offered, suggested) = brought.into_iter().partition(|entry| entry.story.is_own_post());
    let mut scheduled = stories(work, Standing::Scheduled).await?;
    scheduled.sort_by_key(|entry| (entry.story.scheduled_at, entry.story.story_id));
    Ok(Desk {
        wished_back: wished_back(work).await?,
        suggested,
        offered,
        answers: answers::sent_on(work).await?,
        queue: readings::desk_queue(work).await?,
        readers: readings::desk::waiting(work).await?,
        drafts,
        scheduled,
        questions: questions::unanswered(work).await?,
        deeds: thanking::deeds(work).await?,
    })
}

async fn stories(work: &mut Work, standing: Standing) -> Result<Vec<Entry>> {
    let wanted = Wanted { standing: Some(standing), limit: LIMIT, ..Wanted::default() };
    Ok(listing::list(work, &wanted).await?.entries)
}

async fn wished_back(work: &mut Work) -> Result<Vec<Entry>> {
    Ok(all!(
        work,
        Entry,
        "select s.*, p.name as suggested_by_name, cast(null as text) as source_name
         from stories s
         left join people p on p.org_id = s.org_id and p.person_id = s.owned_by
         where s.org_id = $1 and s.wished_back_at is not null and s.published_at is not null
           and s.withdrawn_at is null
         order by s.wished_back_at, s.story_id
         limit 100",
        work.by.org,
    )?)
}

impl Desk {
    /// How many things wait; what goes out by itself and who could be thanked do not.
    pub fn waiting(&self) -> usize {
        let stories = [&self.wished_back, &self.suggested, &self.offered, &self.drafts];
        stories.iter().map(|part| part.len()).sum::<usize>()
            + self.answers.len()
            + self.readers.len()
            + self.questions.len()
    }
}
