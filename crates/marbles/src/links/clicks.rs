//! Writing clicks: before each visitor is answered, and in batches, so that a busy link costs one transaction for many.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use tokio::sync::{mpsc, oneshot};

use crate::{
    clock::{Day, Moment},
    db::{By, Db, Work, maybe, run},
    error::{Error, Result},
    ids::{ClickId, OrgId},
    insights::quarters::Quarter,
    links::{
        classifying::Class,
        redirecting::Link,
        visitors::{Visitor, Visitors},
    },
};

/// How many clicks may wait for the writer, and how many it takes at once.
const WAITING: usize = 10_000;
const AT_ONCE: usize = 500;
/// How often the writer looks whether the day is over.
const LOOK_UP: Duration = Duration::from_secs(60);

/// One visit through a link.
#[derive(Clone, Debug)]
pub struct Click {
    pub org: OrgId,
    pub link: Arc<Link>,
    pub at: Moment,
    /// The organisation's day.
    pub day: Day,
    pub class: Class,
    pub reason: &'static str,
    /// None for a visitor who asks not to be followed, and for machines.
    pub visitor: Option<Visitor>,
}

/// The way to this process's one writer of clicks. Cheap to clone.
#[derive(Clone)]
pub struct Clicks(mpsc::Sender<Order>);

enum Order {
    Write(Click, oneshot::Sender<bool>),
    Finish(oneshot::Sender<()>),
}

impl Clicks {
    /// Starts the writer. It ends when the last way to it is dropped.
    pub fn start(db: Db, visitors: Arc<Visitors>) -> Self {
        let (orders, taken) = mpsc::channel(WAITING);
        tokio::spawn(write_as_they_come(db, visitors, taken));
        Self(orders)
    }

    /// Writes a click; returns when it is lasting.
    ///
    /// # Errors
    /// When it could not be written: it is counted as lost, and the visitor need not notice.
    pub async fn write(&self, click: Click) -> Result<()> {
        let class = click.class.as_str();
        let (done, written) = oneshot::channel();
        let sent = self.0.try_send(Order::Write(click, done)).is_ok();
        if sent && written.await.unwrap_or(false) {
            metrics::counter!("marbles_clicks_total", "class" => class).increment(1);
            return Ok(());
        }
        metrics::counter!("marbles_clicks_lost_total").increment(1);
        Err(Error::unexpected("a click could not be written"))
    }

    /// Returns when every click that waits now has been written.
    pub async fn finish(&self) {
        let (done, finished) = oneshot::channel();
        if self.0.send(Order::Finish(done)).await.is_ok() {
            let _ = finished.await;
        }
    }
}

async fn write_as_they_come(db: Db, visitors: Arc<Visitors>, mut orders: mpsc::Receiver<Order>) {
    let mut look_up = tokio::time::interval(LOOK_UP);
    let mut taken = Vec::with_capacity(AT_ONCE);
    loop {
        tokio::select! {
            count = orders.recv_many(&mut taken, AT_ONCE) => {
                if count == 0 {
                    return;
                }
                carry_out(&db, &mut taken).await;
            }
            _ = look_up.tick() => {
                if let Err(error) = visitors.turn_the_day(db.clock.now()) {
                    tracing::error!(%error, "the key that tells visitors apart could not be replaced");
                }
            }
        }
    }
}

async fn carry_out(db: &Db, taken: &mut Vec<Order>) {
    let mut by_organisation: BTreeMap<OrgId, Vec<(Click, oneshot::Sender<bool>)>> = BTreeMap::new();
    let mut finished = Vec::new();
    for order in taken.drain(..) {
        match order {
            Order::Write(click, done) => by_organisation.entry(click.org).or_default().push((click, done)),
            Order::Finish(done) => finished.push(done),
        }
    }
    for (org, mut batch) in by_organisation {
        // Two nodes that touch the same links touch them in the same order, and never wait for each other in a ring.
        batch.sort_by(|(a, _), (b, _)| a.link.code.cmp(&b.link.code));
        let outcome = write_batch(db, org, &batch).await;
        if let Err(error) = &outcome {
            tracing::error!(%error, clicks = batch.len(), "clicks were lost");
        }
        for (_, done) in batch {
            let _ = done.send(outcome.is_ok());
        }
    }
    for done in finished {
        let _ = done.send(());
    }
}

async fn write_batch(db: &Db, org: OrgId, batch: &[(Click, oneshot::Sender<bool>)]) -> Result<()> {
    let mut work = db.work(By::marbles(org)).await?;
    for (click, _) in batch {
        write_one(&mut work, click).await?;
    }
    work.save().await
}

async fn write_one(work: &mut Work, click: &Click) -> Result<()> {
    let first_today = click.class == Class::Human && !has_come_today(work, click).await?;
    run!(
        work,
        "insert into clicks (org_id, click_id, code, at, day, class, reason, visitor, first_today)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        work.by.org,
        ClickId::new(click.at),
        &click.link.code,
        click.at,
        click.day,
        click.class.as_str(),
        click.reason,
        click.visitor.map(|visitor| visitor.to_vec()),
        first_today,
    )?;
    run!(
        work,
        "insert into click_days (org_id, day, code, class, story_id, share_id, person_id, clicks, people)
         values ($1, $2, $3, $4, $5, $6, $7, 1, $8)
         on conflict (org_id, day, code, class) do update
             set clicks = click_days.clicks + 1, people = click_days.people + $8",
        work.by.org,
        click.day,
        &click.link.code,
        click.class.as_str(),
        click.link.story_id,
        click.link.share_id,
        click.link.person_id,
        i64::from(first_today),
    )?;
    roll_up_quarter(work, click, first_today).await
}

async fn roll_up_quarter(work: &mut Work, click: &Click, first_today: bool) -> Result<()> {
    let Some(person) = click.link.person_id.filter(|_| click.class == Class::Human) else { return Ok(()) };
    run!(
        work,
        "insert into click_quarters (org_id, quarter, story_id, person_id, clicks, people)
         values ($1, $2, $3, $4, 1, $5)
         on conflict (org_id, quarter, story_id, person_id) do update
             set clicks = click_quarters.clicks + 1, people = click_quarters.people + $5",
        work.by.org,
        Quarter::of(click.day),
        click.link.story_id,
        person,
        i64::from(first_today),
    )?;
    Ok(())
}

/// Whether this visitor has come through this link today. All who ask not to be followed count as one: never too many.
async fn has_come_today(work: &mut Work, click: &Click) -> Result<bool> {
    let (code, day) = (&click.link.code, click.day);
    let earlier = match click.visitor {
        Some(visitor) => maybe!(
            work,
            (ClickId,),
            "select click_id from clicks
             where org_id = $1 and code = $2 and day = $3 and visitor = $4 and class = 'human'
             limit 1",
            work.by.org,
            code,
            day,
            visitor.to_vec(),
        )?,
        None => maybe!(
            work,
            (ClickId,),
            "select click_id from clicks
             where org_id = $1 and code = $2 and day = $3 and visitor is null and class = 'human'
             limit 1",
            work.by.org,
            code,
            day,
        )?,
    };
    Ok(earlier.is_some())
}
