//! The organisation's logo: fitted to the page, kept, taken away.

use axum::{extract::State, response::Response};
use marbles::{
    error::{Error, Problems},
    ids::PictureId,
    pictures,
    programme::settings,
    stories,
};

use super::settings::mend;
use crate::{
    App,
    people::upload::Upload,
    reply::{Failure, see_with_toast},
    visitor::{Admin, Visit},
};

/// `POST /settings/logo`
pub async fn change(
    State(app): State<App>,
    Admin(visit): Admin,
    upload: Upload<{ pictures::MOST_BYTES }>,
) -> Result<Response, Failure> {
    let fitted = tokio::task::spawn_blocking(move || pictures::fit_logo(&upload.file)).await;
    let logo = match fitted.map_err(|panic| Error::unexpected(panic.to_string()))? {
        Ok(logo) => logo,
        Err(problem) => {
            // words: picture-not-a-picture picture-drawing picture-too-large picture-too-many-pixels picture-damaged
            let mut problems = Problems::default();
            problems.add("logo", problem.key());
            return mend(&visit, problems);
        }
    };
    let picture = stories::pictures::keep(&app.marbles, visit.by.org, &[logo], "", "").await?;
    set(&app, &visit, Some(picture)).await
}

/// `POST /settings/logo/removal`
pub async fn remove(State(app): State<App>, Admin(visit): Admin) -> Result<Response, Failure> {
    set(&app, &visit, None).await
}

async fn set(app: &App, visit: &Visit, logo: Option<PictureId>) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    settings::change_logo(&mut work, logo).await?;
    work.save().await?;
    Ok(see_with_toast(app, "/settings", "toast-settings-saved", None))
}
