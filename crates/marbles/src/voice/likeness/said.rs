//! What an organisation's people posted in thirty days: read once, then only what is new, by each node for itself.
//!
//! Nothing is stored beside the posts, so that nothing is left of one that is taken back or whose author is erased.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use jiff::SignedDuration;

use super::{STRICT_NETWORK, index::Index, shingles::Shingles};
use crate::{
    clock::Moment,
    db::{Work, all, value},
    error::{Error, Result},
    ids::{OrgId, PersonId, ShareId},
};

/// For how long what somebody posted is remembered here.
const REMEMBERED: SignedDuration = SignedDuration::from_hours(30 * 24);
/// After that time everything is read anew, so that what is too old takes no room.
const KEPT: SignedDuration = SignedDuration::from_hours(24);
/// How far back a look for news goes, since another node's clock may be late, or its work long.
const OVERLAP: SignedDuration = SignedDuration::from_mins(10);

/// What is known of one organisation, read by one at a time.
type Held = Arc<tokio::sync::Mutex<Option<Kept>>>;

/// What was posted in the organisations here.
#[derive(Clone, Default)]
pub struct Said(Arc<Mutex<HashMap<OrgId, Held>>>);

/// A post that says what was asked about. It never leaves the domain: only counts do.
#[derive(Clone, Copy, Debug)]
pub struct Post {
    share: ShareId,
    pub(super) person: PersonId,
    pub(super) is_on_x: bool,
    confirmed_at: Moment,
}

/// The posts of one organisation; one that is no longer there keeps its place, marked as gone.
struct Kept {
    made_at: Moment,
    read_at: Moment,
    since: Moment,
    index: Index,
    posts: Vec<Option<Post>>,
    places: HashMap<ShareId, usize>,
}

#[derive(sqlx::FromRow)]
struct Row {
    share_id: ShareId,
    person_id: PersonId,
    network: String,
    text: String,
    confirmed_at: Moment,
}

impl Said {
    /// The posts of the last thirty days that say what this text says.
    pub(super) async fn saying(&self, work: &mut Work, text: &Shingles) -> Result<Vec<Post>> {
        let kept =
            Arc::clone(self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(work.by.org).or_default());
        let mut kept = kept.lock().await;
        let current = match kept.take().filter(|kept| kept.stands(work.now)) {
            Some(kept) => kept.brought_up_to_date(work).await?,
            None => Kept::read(work).await?,
        };
        let current = kept.insert(current);
        let from = work.now - REMEMBERED;
        let found = current.index.saying(text).into_iter().filter_map(|place| *current.posts.get(place)?);
        Ok(found.filter(|post| post.confirmed_at >= from).collect())
    }
}

impl Kept {
    async fn read(work: &mut Work) -> Result<Self> {
        let since = work.now - REMEMBERED;
        let (now, rows) = (work.now, confirmed(work, since).await?);
        let empty = Self {
            made_at: now,
            read_at: now,
            since,
            index: Index::default(),
            posts: Vec::new(),
            places: HashMap::new(),
        };
        tokio::task::spawn_blocking(move || empty.with(rows))
            .await
            .map_err(|error| Error::Unexpected(Box::new(error)))
    }

    fn stands(&self, now: Moment) -> bool {
        let age = now - self.made_at;
        !age.is_negative() && age < KEPT
    }

    async fn brought_up_to_date(self, work: &mut Work) -> Result<Self> {
        let news = confirmed(work, self.read_at - OVERLAP).await?;
        let mut kept = self.with(news);
        kept.read_at = kept.read_at.max(work.now);
        let there = value!(
            work,
            i64,
            "select count(*) from shares where org_id = $1 and confirmed_at >= $2",
            work.by.org,
            kept.since,
        )?;
        let known = kept.posts.iter().flatten().count();
        if i64::try_from(known).is_ok_and(|known| known != there) {
            kept.forget_what_is_gone(work).await?;
        }
        Ok(kept)
    }

    /// Somebody took a post back, or was erased.
    async fn forget_what_is_gone(&mut self, work: &mut Work) -> Result<()> {
        let there = all!(
            work,
            (ShareId, Moment),
            "select share_id, confirmed_at from shares where org_id = $1 and confirmed_at >= $2",
            work.by.org,
            self.since,
        )?;
        let there: HashMap<ShareId, Moment> = there.into_iter().collect();
        for place in &mut self.posts {
            *place = place.filter(|post| there.get(&post.share) == Some(&post.confirmed_at));
        }
        Ok(())
    }

    fn with(mut self, rows: Vec<Row>) -> Self {
        for row in rows {
            let post = Post {
                share: row.share_id,
                person: row.person_id,
                is_on_x: row.network == STRICT_NETWORK,
                confirmed_at: row.confirmed_at,
            };
            let before = self.places.get(&row.share_id).and_then(|place| self.posts.get_mut(*place));
            match before {
                Some(Some(before)) if before.confirmed_at == post.confirmed_at => continue,
                // Taken back and posted again, with other words perhaps.
                Some(before) => *before = None,
                None => {}
            }
            let place = self.index.add(&Shingles::of(&row.text));
            self.posts.push(Some(post));
            self.places.insert(row.share_id, place);
        }
        self
    }
}

async fn confirmed(work: &mut Work, since: Moment) -> Result<Vec<Row>> {
    Ok(all!(
        work,
        Row,
        "select share_id, person_id, network, text, confirmed_at
         from shares
         where org_id = $1 and confirmed_at >= $2
         order by confirmed_at, share_id",
        work.by.org,
        since,
    )?)
}
