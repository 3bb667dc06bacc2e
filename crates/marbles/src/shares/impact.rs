//! My impact: who came through my posts, told to me alone.

use std::collections::HashMap;

use serde::Serialize;

use crate::{
    clock::{Day, Moment},
    db::{Work, all},
    error::Result,
    ids::{ShareId, StoryId},
    links::classifying::Class,
    programme,
};

/// How many weeks back the picture goes, this one included.
const WEEKS: i64 = 12;

/// Visits by who made them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Visits {
    pub human: i64,
    pub preview: i64,
    pub bot: i64,
    #[serde(rename = "self")]
    pub own: i64,
}

/// What one of my posts brought.
#[derive(Clone, Debug)]
pub struct ShareImpact {
    pub share_id: ShareId,
    pub story_id: StoryId,
    pub title: String,
    pub network: String,
    pub shared_at: Moment,
    /// Words that went out alone, so that there is nothing to count.
    pub without_link: bool,
    /// Different visitors within each day, added up.
    pub people: i64,
    pub clicks: Visits,
}

/// The people who came through my posts in a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Week {
    pub monday: Day,
    pub people: i64,
}

/// What all my posts brought.
#[derive(Clone, Debug)]
pub struct Impact {
    pub people: i64,
    pub clicks: Visits,
    /// Newest first.
    pub shares: Vec<ShareImpact>,
    /// The last twelve, oldest first.
    pub weeks: Vec<Week>,
}

impl Visits {
    /// Visits by networks that draw cards and by other machines.
    pub fn machines(&self) -> i64 {
        self.preview + self.bot
    }

    fn add(&mut self, class: Class, clicks: i64) {
        *match class {
            Class::Human => &mut self.human,
            Class::Preview => &mut self.preview,
            Class::Bot => &mut self.bot,
            Class::Own => &mut self.own,
        } += clicks;
    }
}

/// What my posts brought. A post that I did not confirm counts as one when people came through it.
pub async fn mine(work: &mut Work) -> Result<Impact> {
    let counted = counted(work).await?;
    let shares: Vec<ShareImpact> = posted(work)
        .await?
        .into_iter()
        .map(|posted| {
            let (people, clicks) = counted.get(&posted.share_id).copied().unwrap_or_default();
            ShareImpact {
                share_id: posted.share_id,
                story_id: posted.story_id,
                title: posted.title,
                network: posted.network,
                shared_at: posted.shared_at,
                without_link: posted.without_link,
                people,
                clicks,
            }
        })
        .collect();
    let mut clicks = Visits::default();
    for share in &shares {
        clicks.human += share.clicks.human;
        clicks.preview += share.clicks.preview;
        clicks.bot += share.clicks.bot;
        clicks.own += share.clicks.own;
    }
    let people = shares.iter().map(|share| share.people).sum();
    Ok(Impact { people, clicks, shares, weeks: weeks(work).await? })
}

#[derive(sqlx::FromRow)]
struct Posted {
    share_id: ShareId,
    story_id: StoryId,
    title: String,
    network: String,
    shared_at: Moment,
    without_link: bool,
}

async fn posted(work: &mut Work) -> Result<Vec<Posted>> {
    Ok(all!(
        work,
        Posted,
        "select s.share_id, s.story_id, t.title, s.network, coalesce(s.confirmed_at, s.created_at) as shared_at,
             s.without_link
         from shares s
         join stories t on t.org_id = s.org_id and t.story_id = s.story_id
         where s.org_id = $1 and s.person_id = $2
           and (s.confirmed_at is not null
                or exists (
                    select 1 from click_days c
                    where c.org_id = s.org_id and c.code = s.code and c.class = 'human'))
         order by coalesce(s.confirmed_at, s.created_at) desc, s.share_id desc",
        work.by.org,
        work.by.person,
    )?)
}

async fn counted(work: &mut Work) -> Result<HashMap<ShareId, (i64, Visits)>> {
    let rows = all!(
        work,
        (ShareId, String, i64, i64),
        "select share_id, class, cast(sum(clicks) as bigint), cast(sum(people) as bigint)
         from click_days
         where org_id = $1 and person_id = $2 and share_id is not null
         group by share_id, class",
        work.by.org,
        work.by.person,
    )?;
    let mut counted: HashMap<ShareId, (i64, Visits)> = HashMap::new();
    for (share, class, clicks, people) in rows {
        let (so_far, visits) = counted.entry(share).or_default();
        *so_far += people;
        visits.add(Class::parse(&class).unwrap_or(Class::Bot), clicks);
    }
    Ok(counted)
}

async fn weeks(work: &mut Work) -> Result<Vec<Week>> {
    let zone = programme::organisation(work).await?.zone();
    let first = work.now.day(&zone).monday().plus(-7 * (WEEKS - 1));
    let rows = all!(
        work,
        (Day, i64),
        "select day, cast(sum(people) as bigint)
         from click_days
         where org_id = $1 and person_id = $2 and day >= $3 and class = 'human'
         group by day",
        work.by.org,
        work.by.person,
        first,
    )?;
    let in_week =
        |monday: Day| rows.iter().filter(|(day, _)| day.monday() == monday).map(|(_, people)| people).sum();
    Ok((0..WEEKS)
        .map(|week| first.plus(7 * week))
        .map(|monday| Week { monday, people: in_week(monday) })
        .collect())
}
