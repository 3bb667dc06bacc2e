//! Deleting a group: asked once, and undone for an hour.

use askama::Template;
use axum::{extract::State, response::Response};
use marbles::{
    ids::GroupId,
    people::groups::{self, Group},
};

use crate::{
    App,
    body::Path,
    page::{Page, show},
    reply::{Failure, see_with_toast},
    visitor::Admin,
};

#[derive(Template)]
#[template(path = "groups/deletion.html")]
struct DeletionPage {
    page: Page,
    group: Group,
}

/// `GET /groups/{id}/deletion`: asks once.
pub async fn ask(
    State(app): State<App>,
    Admin(visit): Admin,
    Path(group): Path<GroupId>,
) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let group = groups::find(&mut look, group).await?;
    show(&DeletionPage { page: Page::new(&visit.visitor, "group-delete", "people"), group })
}

/// `POST /groups/{id}/deletion`
pub async fn delete(
    State(app): State<App>,
    Admin(visit): Admin,
    Path(group): Path<GroupId>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    groups::delete(&mut work, group).await?;
    work.save().await?;
    let undo = format!("/groups/{group}/restoration");
    Ok(see_with_toast(&app, "/groups", "toast-group-deleted", Some(&undo)))
}

/// `POST /groups/{id}/restoration`
pub async fn restore(
    State(app): State<App>,
    Admin(visit): Admin,
    Path(group): Path<GroupId>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    groups::restore(&mut work, group).await?;
    work.save().await?;
    Ok(see_with_toast(&app, &format!("/groups/{group}"), "toast-group-back", None))
}
