//! What failed: each piece of work in plain words, why, and when it is tried again.

use askama::Template;
use axum::{extract::State, response::Response};
use marbles::{
    ids::JobId,
    jobs::{self, Seen},
};

use crate::{
    App,
    body::Path,
    page::{Page, show},
    reply::{Failure, see_with_toast},
    visitor::Admin,
};

#[derive(Template)]
#[template(path = "jobs/jobs.html")]
struct JobsPage {
    page: Page,
    jobs: Vec<Seen>,
}

impl JobsPage {
    /// What a job does, in words.
    fn name(&self, job: &Seen) -> String {
        // words: job-tell job-send-letter job-refresh-source job-fetch-picture job-post-in-room job-learn-relevance
        // words: job-offer-story job-consider-due job-deliver-nudge job-correct-story job-other
        let key = format!("job-{}", job.kind.replace('_', "-"));
        self.page.t(if self.page.words().knows(&key) { &key } else { "job-other" })
    }
}

/// `GET /jobs`
pub async fn list(State(app): State<App>, Admin(visit): Admin) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let jobs = jobs::troubled(&mut look).await?;
    show(&JobsPage { page: Page::new(&visit.visitor, "jobs-title", "settings"), jobs })
}

/// `POST /jobs/{id}/rerun`
pub async fn rerun(
    State(app): State<App>,
    Admin(visit): Admin,
    Path(job): Path<JobId>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    jobs::rerun(&mut work, job).await?;
    work.save().await?;
    Ok(see_with_toast(&app, "/jobs", "toast-job-rerun", None))
}
