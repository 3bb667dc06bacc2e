//! The organisation's own colour as a style sheet, made readable where it is not.

use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use marbles::programme::accent::{Accent, Colour};

use crate::visitor::Visitor;

/// `GET /brand.css`: its address carries the colour, so it may be kept for long.
pub async fn css(visitor: Visitor) -> Response {
    let chosen = visitor.organisation.as_ref().and_then(|organisation| Colour::parse(&organisation.accent));
    let style = chosen.map(Accent::from).map(style).unwrap_or_default();
    let headers =
        [(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, "public, max-age=86400")];
    (headers, style).into_response()
}

fn style(accent: Accent) -> String {
    let Accent { light, on_light, dark, on_dark } = accent;
    format!(
        ":root {{ --accent: light-dark({light}, {dark}); --on-accent: light-dark({on_light}, {on_dark}); }}\n"
    )
}
