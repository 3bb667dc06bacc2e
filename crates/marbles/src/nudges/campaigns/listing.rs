//! Campaigns as their lead sees them, with what came of them in figures.

use crate::{
    clock::Moment,
    db::{Work, all, value},
    error::Result,
    ids::CampaignId,
    insights::figures::{Figure, Rule},
};

/// A campaign as its lead sees it.
#[derive(Clone, Debug)]
pub struct Campaign {
    pub id: CampaignId,
    pub title: String,
    pub words: String,
    pub created_at: Moment,
    pub ends_at: Moment,
    pub stopped: bool,
    /// Whether it still looks for moments.
    pub running: bool,
    /// How many it was meant for, reached and moved to open it: told once it is over, so that nobody can watch it grow
    /// by one.
    pub meant: Figure,
    pub reached: Figure,
    pub opened: Figure,
}

#[derive(sqlx::FromRow)]
struct Row {
    campaign_id: CampaignId,
    title: String,
    words: String,
    for_everyone: bool,
    audience: i64,
    created_at: Moment,
    ends_at: Moment,
    stopped_at: Option<Moment>,
    reached: i64,
    opened: i64,
}

/// The last fifty campaigns, newest first.
pub async fn list(work: &mut Work) -> Result<Vec<Campaign>> {
    let minimum =
        value!(work, i64, "select minimum_group from organisations where org_id = $1", work.by.org)?;
    let rows = all!(
        work,
        Row,
        "select c.campaign_id, c.title, c.words, c.for_everyone, c.audience, c.created_at, c.ends_at, c.stopped_at,
             (select count(*) from nudges n
              where n.org_id = c.org_id and n.campaign_id = c.campaign_id and n.sent_at <= c.ends_at) as reached,
             (select count(*) from nudges n
              where n.org_id = c.org_id and n.campaign_id = c.campaign_id and n.opened_at <= c.ends_at) as opened
         from campaigns c
         where c.org_id = $1
         order by c.created_at desc, c.campaign_id desc
         limit 50",
        work.by.org,
    )?;
    let now = work.now;
    Ok(rows.into_iter().map(|row| row.told(now, Rule::new(minimum))).collect())
}

impl Row {
    /// Of groups only whole tens are told: two campaigns to nearly the same people would tell of one of them.
    fn told(self, now: Moment, rule: Rule) -> Campaign {
        let audience = usize::try_from(self.audience).unwrap_or(0);
        let is_over = self.ends_at <= now;
        let figure = |count: i64| {
            let count = usize::try_from(count).unwrap_or(0);
            let figure = if self.for_everyone {
                Figure::doers_of_all(count, audience, rule)
            } else {
                Figure::doers(count / 10 * 10, audience, rule)
            };
            figure.unless(!is_over)
        };
        Campaign {
            meant: Figure::count(
                if self.for_everyone { audience } else { audience / 10 * 10 },
                audience,
                rule,
            ),
            reached: figure(self.reached),
            opened: figure(self.opened),
            running: !is_over && self.stopped_at.is_none(),
            stopped: self.stopped_at.is_some(),
            id: self.campaign_id,
            title: self.title,
            words: self.words,
            created_at: self.created_at,
            ends_at: self.ends_at,
        }
    }
}
