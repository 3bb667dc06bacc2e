//! The weight of a page: its HTML, styles and scripts as they travel, compressed.

use std::collections::BTreeSet;

use axum::http::header;
use reqwest::Client;

/// The kilobytes of a page with its styles, its scripts and those that they import.
pub async fn compressed(address: &str, path: &str, cookie: &str) -> Option<f64> {
    let plain = Client::new();
    let packed = Client::builder().no_gzip().no_brotli().build().ok()?;
    let mut waiting = vec![path.to_owned()];
    let mut seen = BTreeSet::new();
    let mut bytes = 0;
    while let Some(path) = waiting.pop() {
        if !seen.insert(path.clone()) {
            continue;
        }
        let url = format!("{address}{path}");
        let answer = packed
            .get(&url)
            .header(header::COOKIE, cookie)
            .header(header::ACCEPT_ENCODING, "br")
            .send()
            .await
            .ok()?;
        bytes += answer.error_for_status().ok()?.bytes().await.ok()?.len();
        let text = plain.get(&url).header(header::COOKIE, cookie).send().await.ok()?.text().await.ok()?;
        waiting.extend(named_in(&text, &path));
    }
    let kilobytes = u32::try_from(bytes).ok()?;
    Some(f64::from(kilobytes) / 1000.0)
}

/// The styles and scripts that a text names in quotes, as paths.
fn named_in(text: &str, path: &str) -> Vec<String> {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let quoted = text.split(['"', '\'']).map(|part| part.split('?').next().unwrap_or(part));
    let wanted = quoted
        .filter(|part| (part.ends_with(".js") || part.ends_with(".css")) && !part.contains([' ', '\n']));
    wanted
        .filter_map(|part| match part.strip_prefix("./") {
            Some(beside) => Some(format!("{folder}/{beside}")),
            None if part.starts_with('/') && !part.ends_with("/sw.js") => Some(part.to_owned()),
            None => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_names_its_styles_and_a_script_what_it_imports() {
        let page = r#"<link rel="stylesheet" href="/assets/1/marbles.css"><script src="/assets/1/js/marbles.js?v=2"></script><a href="/today">"#;
        assert_eq!(named_in(page, "/today"), ["/assets/1/marbles.css", "/assets/1/js/marbles.js"]);
        assert_eq!(
            named_in(r#"import { a } from "./copy.js"; register("/sw.js")"#, "/assets/1/js/marbles.js"),
            ["/assets/1/js/copy.js"]
        );
    }
}
