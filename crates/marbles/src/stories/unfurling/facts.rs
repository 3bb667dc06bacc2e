//! Gathers what the head of a page says, field by field in the order in which the sources are trusted.

use dom_query::{Document, Selection};
use url::Url;

use super::json_ld::{self, Described};
use super::{FeedKind, FeedLink, Page, line, tidy_url};
use crate::stories::{dates, languages};

const LONGEST_TITLE: usize = 300;
const LONGEST_SUMMARY: usize = 500;

/// Reads a decoded page.
pub(super) fn page(html: &str, url: &Url) -> Page {
    let document = Document::from(html);
    let base = document.select("base[href]").attr("href").and_then(|href| url.join(href.trim()).ok());
    let facts =
        Facts { metas: metas(&document), document: &document, base: base.unwrap_or_else(|| url.clone()) };
    let described = json_ld::describe(&facts.scripts());
    facts.page(url, described)
}

struct Facts<'a> {
    document: &'a Document,
    metas: Vec<(String, String)>,
    base: Url,
}

/// Every `<meta>` as a name in lower case and its content, in order.
fn metas(document: &Document) -> Vec<(String, String)> {
    let all = document.select("meta[content]");
    let named = all.iter().take(500).flat_map(|meta| {
        let content = meta.attr("content").unwrap_or_default().trim().to_owned();
        let names = ["property", "name", "itemprop", "http-equiv"]
            .into_iter()
            .filter_map(move |kind| meta.attr(kind));
        names.map(|name| (name.trim().to_ascii_lowercase(), content.clone())).collect::<Vec<_>>()
    });
    named.filter(|(_, content)| !content.is_empty()).collect()
}

impl Facts<'_> {
    fn page(&self, url: &Url, described: Described) -> Page {
        let named = self.first(&["og:title", "twitter:title"]).or(described.title);
        let title_is_weak = named.is_none();
        let title = named
            .or_else(|| self.text("head > title"))
            .or_else(|| self.text("title"))
            .or_else(|| self.text("h1"));
        let summary = self.first(&["og:description", "twitter:description"]).or(described.summary);
        let summary =
            summary.or_else(|| self.first(&["description", "dc.description", "dcterms.description"]));
        let locale = self.first(&["og:locale"]).and_then(|tag| languages::code(&tag));
        let said = || described.language.as_deref().and_then(languages::code);
        Page {
            title: title.and_then(|text| line(&text, LONGEST_TITLE)),
            summary: summary.and_then(|text| line(&text, LONGEST_SUMMARY)),
            image: self.image(described.image.as_deref()),
            image_alt: self
                .first(&["og:image:alt", "twitter:image:alt"])
                .and_then(|text| line(&text, LONGEST_TITLE)),
            language: locale.or_else(said).or_else(|| self.language()),
            author: self.author(described.author),
            published_at: self.published().or(described.published_at),
            canonical_url: self.canonical(url, described.url.as_deref()),
            site_name: self
                .first(&["og:site_name"])
                .or(described.site_name)
                .or_else(|| self.first(&["application-name", "apple-mobile-web-app-title"]))
                .and_then(|text| line(&text, 120)),
            feeds: self.feeds(),
            oembed: self.oembed(),
            title_is_weak,
        }
    }

    fn first(&self, names: &[&str]) -> Option<String> {
        names
            .iter()
            .find_map(|name| self.metas.iter().find(|(found, _)| found == name))
            .map(|(_, text)| text.clone())
    }

    fn text(&self, selector: &str) -> Option<String> {
        let text = self.document.select_single(selector).text().trim().to_owned();
        (!text.is_empty()).then_some(text)
    }

    fn scripts(&self) -> Vec<String> {
        let all = self.document.select("script[type]");
        let described = all.iter().filter(|script| {
            script
                .attr("type")
                .is_some_and(|kind| kind.to_ascii_lowercase().starts_with("application/ld+json"))
        });
        described.take(20).map(|script| script.text().to_string()).collect()
    }

    fn address(&self, text: &str) -> Option<Url> {
        let text = text.trim();
        let url = self.base.join(text).ok().filter(|_| !text.is_empty() && text.len() < 4096)?;
        (matches!(url.scheme(), "http" | "https") && url.has_host()).then_some(url)
    }

    fn image(&self, described: Option<&str>) -> Option<Url> {
        let tags = ["og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src"];
        let named = tags.iter().filter_map(|tag| self.first(&[tag]));
        let mut told = named.chain(described.map(str::to_owned)).filter_map(|text| self.address(&text));
        let linked = || {
            let link = self.links("image_src").into_iter().next()?;
            self.address(&link.attr("href")?)
        };
        let marked = || self.first(&["image", "thumbnail"]).and_then(|text| self.address(&text));
        told.next().or_else(linked).or_else(marked)
    }

    /// The `<link>` elements whose `rel` holds a word.
    fn links(&self, rel: &str) -> Vec<Selection<'_>> {
        let all = self.document.select("link[rel][href]");
        let holds = |link: &Selection<'_>| {
            let said = link.attr("rel").unwrap_or_default();
            said.split_whitespace().any(|word| word.eq_ignore_ascii_case(rel))
        };
        all.iter().take(1000).filter(holds).collect()
    }

    fn language(&self) -> Option<String> {
        let html = self.document.select_single("html");
        let said = html.attr("lang").or_else(|| html.attr("xml:lang")).and_then(|tag| languages::code(&tag));
        said.or_else(|| languages::code(&self.first(&["content-language", "dc.language", "language"])?))
    }

    fn author(&self, described: Option<String>) -> Option<String> {
        let is_name = |text: &String| !text.contains("://") && !text.starts_with('@');
        let named = self.first(&["article:author", "og:article:author", "book:author"]).filter(is_name);
        let last =
            || self.first(&["author", "dc.creator", "parsely-author", "twitter:creator"]).filter(is_name);
        named.or(described).or_else(last).and_then(|text| line(&text, 120))
    }

    fn published(&self) -> Option<jiff::Timestamp> {
        let tags = [
            "article:published_time",
            "og:article:published_time",
            "article:published",
            "datepublished",
            "og:published_time",
            "date",
            "dc.date",
            "dc.date.issued",
            "dcterms.created",
            "dcterms.issued",
            "pubdate",
            "publish-date",
            "parsely-pub-date",
        ];
        tags.iter().find_map(|tag| dates::read(&self.first(&[tag])?))
    }

    /// The address that the page prefers; one that sends every page to the front page is a mistake.
    fn canonical(&self, url: &Url, described: Option<&str>) -> Option<Url> {
        let linked = self.links("canonical").into_iter().next().and_then(|link| link.attr("href"));
        let told =
            [linked.map(|href| href.to_string()), self.first(&["og:url"]), described.map(str::to_owned)];
        let is_front = |url: &Url| matches!(url.path(), "" | "/") && url.query().is_none();
        let mut usable = told.into_iter().flatten().filter_map(|text| self.address(&text));
        usable.find(|found| !is_front(found) || is_front(url)).map(|found| tidy_url(&found))
    }

    fn feeds(&self) -> Vec<FeedLink> {
        let mut feeds: Vec<FeedLink> = Vec::new();
        for link in self.links("alternate").into_iter().chain(self.links("feed")) {
            let said = link.attr("type").unwrap_or_default().to_ascii_lowercase();
            let kind = match said.split(';').next().unwrap_or_default().trim() {
                "application/rss+xml"
                | "application/rdf+xml"
                | "text/rss"
                | "text/xml"
                | "application/xml" => FeedKind::Rss,
                "application/atom+xml" => FeedKind::Atom,
                "application/feed+json" => FeedKind::Json,
                // Sites also announce their programming interface so; only a title or a name tells a feed.
                "application/json" if link.attr("href").is_some_and(|href| href.contains("feed")) => {
                    FeedKind::Json
                }
                "" if link.attr("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("feed")) => FeedKind::Rss,
                _ => continue,
            };
            let Some(url) = link.attr("href").and_then(|href| self.address(&href)) else { continue };
            if !feeds.iter().any(|feed| feed.url == url) {
                feeds.push(FeedLink {
                    url,
                    title: link.attr("title").and_then(|text| line(&text, 200)),
                    kind,
                });
            }
        }
        feeds
    }

    fn oembed(&self) -> Option<Url> {
        let is_json = |link: &Selection<'_>| {
            link.attr("type")
                .is_some_and(|kind| kind.to_ascii_lowercase().starts_with("application/json+oembed"))
        };
        let link = self.links("alternate").into_iter().find(is_json)?;
        self.address(&link.attr("href")?)
    }
}
