//! The runner: takes jobs as they fall due and does them, until it is told to stop.

use std::time::Duration;

use tokio::sync::watch;

use crate::{
    Marbles, activity,
    db::By,
    error::{Error, Result},
    ids::OrgId,
    jobs::{self, Ended, Held, Job},
    notices,
    nudges::{self, considering, correcting, delivering, offering, rooms::posting},
    programme,
    relevance::nightly,
    stories::{pictures, sources},
    voice::answers::{files, transcribing},
};

/// How long the runner sleeps when nobody wakes it.
const NAP: Duration = Duration::from_secs(1);

/// Does jobs until `stop` turns true; the job in hand is finished first. Several may run at once, since each job is
/// held by one of them.
pub async fn run(marbles: Marbles, mut stop: watch::Receiver<bool>) {
    let told = stop.clone();
    let is_over = || *told.borrow();
    while !is_over() {
        match work_off(&marbles, &is_over).await {
            Ok(0) => {}
            Ok(_) => continue,
            Err(error) => tracing::error!(%error, "jobs could not be taken"),
        }
        tokio::select! {
            () = marbles.db.jobs_waiting.notified() => {}
            () = tokio::time::sleep(NAP) => {}
            _ = stop.changed() => {}
        }
    }
}

/// Starts the recurring work that is due, then does every job that is due; says how many it did.
pub async fn do_what_is_due(marbles: &Marbles) -> Result<usize> {
    work_off(marbles, &|| false).await
}

/// As `do_what_is_due`, and takes no other job once it is over.
async fn work_off(marbles: &Marbles, is_over: &(dyn Fn() -> bool + Send + Sync)) -> Result<usize> {
    let mut done = 0;
    for organisation in programme::all_organisations(&marbles.db).await? {
        let org = organisation.org_id;
        if is_over() {
            break;
        }
        jobs::recurring::do_due(&marbles.db, org).await?;
        while !is_over()
            && let Some(held) = jobs::claim(&marbles.db, org).await?
        {
            attempt(marbles, org, &held).await?;
            done += 1;
        }
    }
    Ok(done)
}

async fn attempt(marbles: &Marbles, org: OrgId, held: &Held) -> Result<()> {
    let outcome = match serde_json::from_value::<Job>(held.payload.0.clone()) {
        Ok(job) => tokio::spawn(perform(marbles.clone(), org, job))
            .await
            .unwrap_or_else(|panic| Err(Error::unexpected(panic.to_string()))),
        Err(error) => Err(error.into()),
    };
    let mut work = marbles.db.work(By::marbles(org)).await?;
    match outcome {
        // What the job was about is gone: there is nothing left to do.
        Ok(Ended::Done) | Err(Error::Missing) => jobs::finish(&mut work, held).await?,
        Ok(Ended::Later(pause, problem)) => {
            jobs::postpone(&mut work, held, pause, problem.as_deref()).await?;
        }
        Ok(Ended::InVain(problem)) => jobs::give_up(&mut work, held, &problem).await?,
        Err(error) => {
            tracing::warn!(job = %held.job_id, attempts = held.attempts, %error, "a job failed");
            jobs::fail(&mut work, held, &error.to_string()).await?;
        }
    }
    work.save().await
}

async fn perform(marbles: Marbles, org: OrgId, job: Job) -> Result<Ended> {
    match job {
        Job::Tell { listener, activity } => {
            let mut work = marbles.db.work(By::marbles(org)).await?;
            let happening = activity::find(&mut work, activity).await?;
            match listener.as_str() {
                "notices" => notices::hear(&mut work, &happening).await?,
                "nudges" => nudges::hearing::hear(&mut work, &happening).await?,
                "rooms" => posting::hear(&mut work, &happening).await?,
                _ => return Err(Error::unexpected(format!("nobody listens as {listener}"))),
            }
            work.save().await?;
        }
        Job::SendLetter { letter } => notices::send(&marbles, org, letter).await?,
        Job::RefreshSource { source } => sources::refresh(&marbles, org, source).await.map(drop)?,
        Job::FetchPicture { story } => pictures::fetch_for(&marbles, org, story).await?,
        Job::LearnRelevance => nightly::learn(&marbles, org).await?,
        Job::OfferStory { story } => offering::offer(&marbles, org, story).await.map(drop)?,
        Job::ConsiderDue => considering::consider_due(&marbles, org).await.map(drop)?,
        Job::DeliverNudge { nudge } => return delivering::deliver(&marbles, org, nudge).await,
        Job::PostInRoom { room, story } => return posting::post(&marbles, org, room, story).await,
        Job::Transcribe { note } => transcribing::transcribe(&marbles, org, note).await?,
        Job::ForgetFiles { answer, file } => files::forget(&marbles, org, answer, file).await?,
        Job::CorrectStory { story } => correcting::correct(&marbles, org, story).await?,
    }
    Ok(Ended::Done)
}
