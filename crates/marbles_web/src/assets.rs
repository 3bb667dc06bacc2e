//! Static files: built into the program, addressed by the hash of their content, cached for ever.

use std::{borrow::Cow, sync::LazyLock};

use axum::{
    extract::Path,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "assets"]
struct Files;

/// The parts that make up the one style sheet, in order.
const STYLE_PARTS: [&str; 5] = ["tokens.css", "base.css", "components.css", "pages.css", "drafts.css"];

/// One hash over all files: a new release has new addresses, and relative ones inside style sheets and modules hold.
static EDITION: LazyLock<String> = LazyLock::new(|| {
    let mut names: Vec<Cow<'static, str>> = Files::iter().collect();
    names.sort();
    let mut hasher = blake3::Hasher::new();
    for file in names.iter().filter_map(|name| Files::get(name)) {
        hasher.update(&file.metadata.sha256_hash());
    }
    hasher.finalize().to_hex()[..12].to_owned()
});

static STYLE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let parts = STYLE_PARTS.iter().filter_map(|part| Files::get(part));
    parts.flat_map(|file| file.data.into_owned()).collect()
});

/// The address of a static file.
pub fn address(path: &str) -> String {
    format!("/assets/{}/{path}", *EDITION)
}

/// `GET /assets/{edition}/{*path}`
pub async fn show(Path((_edition, path)): Path<(String, String)>) -> Response {
    answer(&path, "public, max-age=31536000, immutable")
}

/// A static file, to be cached as told.
pub fn answer(path: &str, cache: &'static str) -> Response {
    if path == "marbles.css" {
        return (
            [(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, cache)],
            STYLE.as_slice(),
        )
            .into_response();
    }
    let Some(file) = Files::get(path) else { return StatusCode::NOT_FOUND.into_response() };
    let kind = file.metadata.mimetype().to_owned();
    let kind = if kind.starts_with("text/") && !kind.contains("charset") {
        format!("{kind}; charset=utf-8")
    } else {
        kind
    };
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, cache.to_owned())], file.data.into_owned())
        .into_response()
}
