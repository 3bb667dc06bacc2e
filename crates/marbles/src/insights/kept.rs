//! What an overview told last, kept as it was told.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sqlx::types::Json;

use super::{
    overview::{Overview, Period},
    quarters::Quarter,
    weeks::WeekRow,
};
use crate::{
    clock::{Day, Moment},
    db::{Work, maybe, run},
    error::Result,
};

/// An overview as it was told, and since when each of its figures stands so.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Kept {
    pub overview: Overview,
    pub since: BTreeMap<String, Moment>,
}

impl Kept {
    /// Since when the oldest of its figures stands.
    pub fn oldest(&self) -> Moment {
        self.since.values().copied().min().unwrap_or(self.overview.as_of)
    }
}

/// What was told of a period in that quarter, if those who were frozen then still are.
pub(super) async fn load(
    look: &mut Work,
    quarter: Quarter,
    period: Period,
    frozen_at: Moment,
) -> Result<Option<Kept>> {
    let kept = maybe!(
        look,
        (Json<Kept>,),
        "select told from kept_overviews where org_id = $1 and quarter = $2 and period = $3 and frozen_at = $4",
        look.by.org,
        quarter,
        period.name(),
        frozen_at,
    )?;
    Ok(kept.map(|(Json(kept),)| kept))
}

/// What was told of a week when it was not over, and since when its oldest figure stands.
pub(super) async fn of_week(look: &mut Work, monday: Day) -> Result<Option<(WeekRow, Moment)>> {
    let kept = maybe!(
        look,
        (Json<Kept>,),
        "select told from kept_overviews where org_id = $1 and period = $2 order by as_of desc limit 1",
        look.by.org,
        Period::ThisQuarter.name(),
    )?;
    let Some((Json(kept),)) = kept else { return Ok(None) };
    let oldest = ["joined", "shared", "people"].into_iter().filter_map(|figure| kept.since.get(figure)).min();
    let week = kept.overview.weeks.last().filter(|week| week.monday == monday);
    Ok(week.map(|week| (*week, oldest.copied().unwrap_or(kept.overview.as_of))))
}

/// Keeps what is told now, unless somebody else has told anew since `before`; says whether it was kept.
pub(super) async fn keep(
    work: &mut Work,
    quarter: Quarter,
    frozen_at: Moment,
    kept: &Kept,
    before: Option<Moment>,
) -> Result<bool> {
    let touched = run!(
        work,
        "insert into kept_overviews (org_id, quarter, period, as_of, frozen_at, told) values ($1, $2, $3, $4, $5, $6)
         on conflict (org_id, quarter, period) do update set as_of = $4, frozen_at = $5, told = $6
         where kept_overviews.as_of = $7 or kept_overviews.frozen_at <> $5",
        work.by.org,
        quarter,
        kept.overview.period.name(),
        kept.overview.as_of,
        frozen_at,
        Json(kept),
        before,
    )?;
    Ok(touched == 1)
}
