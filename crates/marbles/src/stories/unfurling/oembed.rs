//! Fills the gaps of a page from its oEmbed description (oembed.com).

use serde_json::Value;
use url::Url;

use super::{Page, line};

/// Takes from an oEmbed answer what the page itself did not say; a title of the browser tab gives way to a real one.
pub fn merge_oembed(page: &mut Page, json: &Value) {
    let text = |name: &str, most: usize| line(json[name].as_str()?, most);
    let address = |name: &str| {
        Url::parse(json[name].as_str()?.trim()).ok().filter(|url| url.scheme().starts_with("http"))
    };
    if (page.title_is_weak || page.title.is_none())
        && let Some(title) = text("title", 300)
    {
        page.title = Some(title);
        page.title_is_weak = false;
    }
    let photo = || (json["type"] == "photo").then(|| address("url")).flatten();
    page.image = page.image.take().or_else(|| address("thumbnail_url")).or_else(photo);
    page.summary = page.summary.take().or_else(|| text("description", 500));
    page.author = page.author.take().or_else(|| text("author_name", 120));
    page.site_name = page.site_name.take().or_else(|| text("provider_name", 120));
}
