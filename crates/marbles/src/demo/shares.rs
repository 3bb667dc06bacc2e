//! Shares with their links, clicks, and the days they are rolled up into.

use crate::{
    clock::{Day, Moment},
    db::{Work, one, run},
    demo::lay,
    error::Result,
    ids::{ClickId, PersonId, ShareId, StoryId},
    insights::quarters::Quarter,
    links::classifying::Class,
};

/// One person's post.
#[derive(Clone, Debug)]
pub struct LaidShare {
    pub id: ShareId,
    pub person: PersonId,
    pub story: StoryId,
    pub network: &'static str,
    pub text: String,
    pub code: String,
    pub created_at: Moment,
    pub confirmed_at: Option<Moment>,
}

/// One visit through a link.
#[derive(Clone, Debug)]
pub struct LaidClick {
    pub id: ClickId,
    pub code: String,
    pub at: Moment,
    pub day: Day,
    pub class: Class,
    pub reason: &'static str,
    /// Only people are told apart, and only within a day.
    pub visitor: Option<Vec<u8>>,
    pub first_today: bool,
}

/// Lays shares in, each with its link.
pub async fn shares(work: &mut Work, shares: &[LaidShare]) -> Result<()> {
    let org = work.by.org;
    lay!(
        work,
        "insert into shares (org_id, share_id, person_id, story_id, network, text, code, created_at, confirmed_at) ",
        shares,
        |share| [
            org,
            share.id,
            share.person,
            share.story,
            share.network,
            &share.text,
            &share.code,
            share.created_at,
            share.confirmed_at,
        ]
    );
    lay!(
        work,
        "insert into links (org_id, code, story_id, share_id, person_id, network, created_at) ",
        shares,
        |share| [org, &share.code, share.story, share.id, share.person, share.network, share.created_at]
    );
    Ok(())
}

/// Lays clicks in; [`roll_up`] follows when all of them are there.
pub async fn clicks(work: &mut Work, clicks: &[LaidClick]) -> Result<()> {
    let org = work.by.org;
    lay!(
        work,
        "insert into clicks (org_id, click_id, code, at, day, class, reason, visitor, first_today) ",
        clicks,
        |click| [
            org,
            click.id,
            &click.code,
            click.at,
            click.day,
            click.class.as_str(),
            click.reason,
            &click.visitor,
            click.first_today,
        ]
    );
    Ok(())
}

/// Rolls every click up into its day and its quarter, as the counting of single clicks would have done.
pub async fn roll_up(work: &mut Work) -> Result<()> {
    run!(work, include_str!("roll_up.sql"), work.by.org)?;
    let days = one!(
        work,
        (Option<Day>, Option<Day>),
        "select min(day), max(day) from click_days where org_id = $1",
        work.by.org,
    )?;
    let (Some(first), Some(last)) = days else { return Ok(()) };
    let mut quarter = Quarter::of(first);
    while quarter <= Quarter::of(last) {
        run!(
            work,
            "insert into click_quarters (org_id, quarter, story_id, person_id, clicks, people)
             select org_id, cast($2 as bigint), story_id, person_id, cast(sum(clicks) as bigint), cast(sum(people) as bigint)
             from click_days
             where org_id = $1 and day >= $3 and day < $4 and class = 'human' and person_id is not null
             group by org_id, story_id, person_id",
            work.by.org,
            quarter,
            quarter.first_day(),
            quarter.plus(1).first_day(),
        )?;
        quarter = quarter.plus(1);
    }
    Ok(())
}
