//! `marbles source`: the feeds that stories come from.

use std::path::Path;

use clap::{Args, Subcommand};
use futures_util::{StreamExt, stream};
use marbles::{
    Marbles, Result,
    db::By,
    error::Error,
    fetching::Fetcher,
    stories::sources::{
        self,
        adding::{self, Wish},
        asking::{self, Known},
        listing,
        reading::{Entry, Feed},
        trouble::Silence,
    },
};
use marbles_web::{sources::in_words, words};
use serde_json::{Value, json};

use super::Output;
use crate::{opening, settings::Place};

/// How many sources are asked at the same time.
const AT_ONCE: usize = 8;

/// The feeds that stories come from.
#[derive(Debug, Subcommand)]
pub enum Source {
    /// Add a source: a feed, or a page that points to one.
    Add(Add),
    /// Ask every source for news now.
    Refresh(Refresh),
    /// Show what a feed would bring; nothing is stored.
    Preview(Preview),
}

/// Add a source: a feed, or a page that points to one.
#[derive(Debug, Args)]
pub struct Add {
    url: String,
    /// The organisation's short name.
    #[arg(long)]
    org: String,
    /// Publish its news at once; else it waits for an editor.
    #[arg(long)]
    publish: bool,
}

/// Ask every source for news now.
#[derive(Debug, Args)]
pub struct Refresh {
    /// The organisation's short name.
    #[arg(long)]
    org: String,
}

/// Show what a feed would bring; nothing is stored.
#[derive(Debug, Args)]
pub struct Preview {
    /// An address, or a file.
    address: String,
}

impl Source {
    pub(super) async fn run(self, place: &Place, output: &Output) -> Result<()> {
        match self {
            Self::Add(add) => add.run(&super::open(place).await?, output).await,
            Self::Refresh(refresh) => refresh.run(&super::open(place).await?, output).await,
            Self::Preview(preview) => preview.run(&opening::fetcher(place), output).await,
        }
    }
}

impl Add {
    async fn run(self, marbles: &Marbles, output: &Output) -> Result<()> {
        let organisation = super::organisation(marbles, &self.org).await?;
        let mut work = marbles.db.work(By::marbles(organisation.org_id)).await?;
        let wish = Wish { url: self.url, publishes: self.publish, ..Wish::default() };
        let added = adding::add(&mut work, &wish).await?;
        let source = sources::find(&mut work, added).await?;
        work.save().await?;
        let value = json!({ "id": source.source_id, "url": source.url, "publish": source.publishes });
        output.print(&format!("{} is a source now", source.url), &value)
    }
}

impl Refresh {
    async fn run(self, marbles: &Marbles, output: &Output) -> Result<()> {
        let organisation = super::organisation(marbles, &self.org).await?;
        let by = By::marbles(organisation.org_id);
        let mut look = marbles.db.look(by).await?;
        let all = listing::list(&mut look, None, i64::MAX).await?;
        drop(look);
        let (mut lines, mut items) = (Vec::new(), Vec::new());
        let open = all.into_iter().map(|listed| listed.source).filter(|source| source.stopped_at.is_none());
        let asked = open.map(|source| async move {
            let brought = sources::refresh(marbles, by.org, source.source_id).await;
            (source, brought)
        });
        // Told in their order, however long each takes.
        let mut told = stream::iter(asked).buffered(AT_ONCE);
        while let Some((source, brought)) = told.next().await {
            let brought = brought?;
            let problem =
                brought.trouble.as_ref().map(|trouble| in_words(trouble, words::of(Default::default())));
            lines.push(match &problem {
                Some(problem) => format!("{}: {problem}", source.url),
                None => {
                    format!("{}: {} published, {} waiting", source.url, brought.published, brought.waiting)
                }
            });
            items.push(json!({
                "id": source.source_id, "url": source.url, "brought": brought.stories(),
                "published": brought.published, "waiting": brought.waiting, "problem": problem,
            }));
        }
        output.print(&lines.join("\n"), &json!({ "items": items, "next": null }))?;
        let failed = items.iter().filter(|item| !item["problem"].is_null()).count();
        if failed == 0 {
            return Ok(());
        }
        Err(Error::unexpected(format!(
            "{failed} of {} sources could not be read; what is printed above says why",
            items.len()
        )))
    }
}

impl Preview {
    async fn run(self, fetcher: &Fetcher, output: &Output) -> Result<()> {
        let found = if Path::new(&self.address).is_file() {
            read_file(&self.address).await?
        } else {
            let news = asking::ask(fetcher, Known::address(&self.address)).await;
            news.map(|news| news.feed.unwrap_or_default())
        };
        let feed =
            found.map_err(|silence| Error::unexpected(format!("{}: {}", self.address, silence.sentence)))?;
        let items: Vec<Value> = feed.items.iter().map(item).collect();
        let value = json!({ "title": feed.title, "language": feed.language, "items": items, "next": null });
        output.print(&in_lines(&feed), &value)
    }
}

/// Relative addresses in a file have no site to stand on; they are resolved against this one.
async fn read_file(path: &str) -> Result<Result<Feed, Silence>> {
    let bytes = tokio::fs::read(path).await?;
    let nowhere =
        url::Url::parse("http://localhost/").map_err(|error| Error::unexpected(error.to_string()))?;
    Ok(asking::read_document(bytes, nowhere).await)
}

fn item(entry: &Entry) -> Value {
    json!({
        "id": entry.key, "title": entry.title, "url": entry.link, "summary": entry.summary, "image": entry.image,
        "author": entry.author, "language": entry.language, "published_at": entry.published_at,
    })
}

fn in_lines(feed: &Feed) -> String {
    let dash = || "–".to_owned();
    let mut lines = vec![format!(
        "{}: {} items",
        feed.title.as_deref().unwrap_or("A feed without a title"),
        feed.items.len()
    )];
    for entry in &feed.items {
        lines.push(format!(
            "\n{}\n  {}\n  {}  {}  {}",
            entry.title,
            entry.link.as_ref().map_or_else(dash, ToString::to_string),
            entry.published_at.map_or_else(dash, |moment| moment.strftime("%Y-%m-%d %H:%M UTC").to_string()),
            entry.language.clone().unwrap_or_else(dash),
            entry.image.as_ref().map_or_else(dash, ToString::to_string),
        ));
    }
    lines.join("\n")
}
