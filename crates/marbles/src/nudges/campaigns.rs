//! Campaign messages: a programme lead addresses people once, within everybody's own rhythm and caps.

pub mod listing;
pub mod saying;

use std::collections::{HashMap, HashSet};

use crate::{
    db::{Work, all},
    error::Result,
    ids::{CampaignId, GroupId, PersonId, StoryId},
    people::whom::{Page, in_page},
};

/// A campaign that still finds people.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub(super) struct Running {
    #[sqlx(rename = "campaign_id")]
    pub id: CampaignId,
    #[sqlx(rename = "story_id")]
    pub story: Option<StoryId>,
    for_everyone: bool,
}

/// The campaigns that run, for whom, and who has heard already.
#[derive(Debug, Default)]
pub(super) struct Open {
    running: Vec<Running>,
    groups: HashMap<CampaignId, HashSet<GroupId>>,
    heard: HashSet<(PersonId, CampaignId)>,
}

impl Open {
    /// The oldest campaign that a person has not heard yet.
    pub fn for_person(&self, person: PersonId, groups: &HashSet<GroupId>) -> Option<Running> {
        let meant = |one: &&Running| {
            one.for_everyone || self.groups.get(&one.id).is_some_and(|its| !its.is_disjoint(groups))
        };
        self.running.iter().filter(meant).find(|one| !self.heard.contains(&(person, one.id))).copied()
    }
}

/// What runs now, for the people of a page.
pub(super) async fn open(work: &mut Work, page: &Page) -> Result<Open> {
    let running = all!(
        work,
        Running,
        "select campaign_id, case when s.withdrawn_at is null then c.story_id end as story_id, c.for_everyone
         from campaigns c
         left join stories s on s.org_id = c.org_id and s.story_id = c.story_id
         where c.org_id = $1 and c.ends_at > $2 and c.stopped_at is null
         order by c.created_at, c.campaign_id",
        work.by.org,
        work.now,
    )?;
    if running.is_empty() {
        return Ok(Open::default());
    }
    let mut groups: HashMap<CampaignId, HashSet<GroupId>> = HashMap::new();
    for (campaign, group) in all!(
        work,
        (CampaignId, GroupId),
        "select g.campaign_id, g.group_id
         from campaigns c
         join campaign_groups g on g.org_id = c.org_id and g.campaign_id = c.campaign_id
         where c.org_id = $1 and c.ends_at > $2",
        work.by.org,
        work.now,
    )? {
        groups.entry(campaign).or_default().insert(group);
    }
    let heard = all!(
        work,
        (PersonId, CampaignId),
        concat!(
            "select n.person_id, n.campaign_id from rhythms r
             join nudges n on n.org_id = r.org_id and n.person_id = r.person_id and n.campaign_id is not null",
            in_page!()
        ),
        work.by.org,
        page.after,
        page.last,
        page.due,
        page.pace,
    )?;
    Ok(Open { running, groups, heard: heard.into_iter().collect() })
}
