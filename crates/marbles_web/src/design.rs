//! The page that shows every component, for whoever builds or brands a screen.

use askama::Template;
use axum::response::Response;

use crate::{
    page::{Page, show},
    reply::Failure,
    visitor::Admin,
};

#[derive(Template)]
#[template(path = "design/design.html")]
struct DesignPage {
    page: Page,
}

/// `GET /design`
pub async fn show_all(Admin(visit): Admin) -> Result<Response, Failure> {
    let page = Page::new(&visit.visitor, "frame-settings", "settings").titled("Design");
    show(&DesignPage { page })
}
