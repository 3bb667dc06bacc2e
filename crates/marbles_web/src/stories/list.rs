//! The editors' list of stories: by standing and by words, a page at a time.

use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use marbles::stories::{
    Standing,
    listing::{self, Wanted},
};
use serde::Deserialize;

use super::row::{Row, standing_in_words};
use crate::{
    App,
    page::{Page, show},
    reply::Failure,
    visitor::Editor,
};

/// How many stories a page shows.
const LIMIT: usize = 25;

#[derive(Template)]
#[template(path = "stories/list.html")]
struct ListPage {
    page: Page,
    tabs: Vec<Tab>,
    standing: &'static str,
    words: String,
    rows: Vec<Row>,
    next: Option<String>,
    /// Whether there is no story at all.
    is_first_day: bool,
}

struct Tab {
    url: String,
    name: String,
    count: i64,
    here: bool,
}

/// Which stories are asked for.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    standing: String,
    search: String,
    after: Option<String>,
}

/// `GET /stories`
pub async fn show_list(
    State(app): State<App>,
    Editor(visit): Editor,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let standing = Standing::parse(&asked.standing);
    let wanted = Wanted {
        standing,
        words: asked.search.clone(),
        after: asked.after.clone().filter(|after| !after.is_empty()),
        limit: LIMIT,
    };
    let part = listing::list(&mut look, &wanted).await?;
    let counts = listing::counts(&mut look).await?;
    let page = Page::new(&visit.visitor, "stories-title", "stories");
    let next = part.next.map(|after| address(standing, &asked.search, Some(&after)));
    show(&ListPage {
        tabs: tabs(&page, &counts, standing, &asked.search),
        standing: standing.map_or("", Standing::name),
        rows: part.entries.iter().map(|entry| Row::new(entry, &page)).collect(),
        is_first_day: counts.is_empty(),
        words: asked.search,
        next,
        page,
    })
}

fn tabs(page: &Page, counts: &[(String, i64)], here: Option<Standing>, search: &str) -> Vec<Tab> {
    let count = |standing: Standing| {
        counts.iter().find(|(name, _)| name == standing.name()).map_or(0, |(_, count)| *count)
    };
    let all = Tab {
        url: address(None, search, None),
        name: page.t("stories-all"),
        count: counts.iter().map(|(_, count)| count).sum(),
        here: here.is_none(),
    };
    let tab = |standing: Standing| Tab {
        url: address(Some(standing), search, None),
        name: standing_in_words(standing, page.words()),
        count: count(standing),
        here: here == Some(standing),
    };
    let used = Standing::ALL.into_iter().filter(|standing| count(*standing) > 0 || here == Some(*standing));
    std::iter::once(all).chain(used.map(tab)).collect()
}

fn address(standing: Option<Standing>, search: &str, after: Option<&str>) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    if let Some(standing) = standing {
        query.append_pair("standing", standing.name());
    }
    if !search.is_empty() {
        query.append_pair("search", search);
    }
    if let Some(after) = after {
        query.append_pair("after", after);
    }
    let query = query.finish();
    if query.is_empty() { "/stories".to_owned() } else { format!("/stories?{query}") }
}
