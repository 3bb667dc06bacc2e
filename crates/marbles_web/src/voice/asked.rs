//! Being asked: what waits for me on My voice, and a question on a page of its own.

pub mod api;
pub mod pages;
pub mod passing;

use marbles::{
    Result as Done,
    db::Work,
    voice::asking::{self, Asked, chance},
};

use crate::page::Page;

/// What waits for me, as My voice shows it.
pub struct Section {
    pub waiting: Vec<Line>,
    /// Whether I want a question a week.
    pub weekly: bool,
}

impl Section {
    /// My own.
    pub async fn of(look: &mut Work, page: &Page) -> Done<Self> {
        let waiting = asking::received(look).await?;
        Ok(Self {
            waiting: waiting.into_iter().map(|asked| Line::new(asked, page)).collect(),
            weekly: chance::is_wished(look).await?,
        })
    }
}

/// A question that I was asked, with who asked it in words.
pub struct Line {
    pub asked: Asked,
    pub by: String,
}

impl Line {
    fn new(asked: Asked, page: &Page) -> Self {
        Self { by: by(&asked, page), asked }
    }

    /// The language that it is in, where that is not the page's.
    pub fn lang(&self, page: &Page) -> Option<&'static str> {
        let code = self.asked.language.code();
        (code != page.lang).then_some(code)
    }
}

/// Who asked it, and who passed it on.
fn by(asked: &Asked, page: &Page) -> String {
    match (&asked.asked_by, &asked.passed_by) {
        (None, None) => page.t("asked-by-marbles"),
        (Some(name), None) => page.t1("asked-by", "name", name),
        (None, Some(passed)) => page.t1("asked-passed", "name", passed),
        (Some(name), Some(passed)) => page.t2("asked-by-passed", "name", name, "passed", passed),
    }
}
