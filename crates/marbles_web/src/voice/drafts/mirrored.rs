//! The mirror on the page of a draft, for those without script: its buttons send the form, and the text comes back with hints.

use axum::response::Response;
use marbles::{
    db::Work,
    error::{Error, Problems},
    ids::DraftId,
    voice::{
        drafts,
        mirror::{choices, hints::Kind},
    },
};

use super::page::{Typed, again, shown};
use crate::{App, reply::Failure, visitor::Visit, voice::mirror::Panel, words};

/// A draft has no network yet; most go to this one.
pub(super) const NETWORK: &str = "linkedin";

impl Typed {
    /// Whether a button of the mirror sent the form.
    pub(super) fn asks_the_mirror(&self) -> bool {
        [&self.look, &self.starter, &self.not_for_me].iter().any(|sent| !sent.is_empty())
    }
}

/// Saves what was typed, or the example that was taken over, and shows it with what the mirror says.
pub(super) async fn look(
    app: &App,
    visit: &Visit,
    draft: DraftId,
    typed: Typed,
) -> Result<Response, Failure> {
    match keep(app, visit, draft, &typed).await {
        Ok(()) => {
            let shows = Typed { look: "yes".to_owned(), ..Typed::default() };
            shown(app, visit, draft, shows, Problems::default()).await
        }
        Err(error) => again(app, visit, draft, typed, error).await,
    }
}

async fn keep(app: &App, visit: &Visit, draft: DraftId, typed: &Typed) -> Result<(), Error> {
    let mut work = app.marbles.db.work(visit.by).await?;
    if !typed.not_for_me.is_empty() {
        choices::dismiss(&mut work, Kind::parse(&typed.not_for_me)?).await?;
    }
    let text = match typed.starter.as_str() {
        "" => typed.text.as_deref().ok_or_else(|| Error::invalid("text", "problem-draft-empty"))?,
        example => example,
    };
    drafts::save(&mut work, draft, text, typed.version).await?;
    work.save().await
}

/// The panel beside a text: what the mirror says where it was asked to look.
pub(super) async fn panel(
    app: &App,
    visit: &Visit,
    work: &mut Work,
    typed: &Typed,
    text: &str,
) -> Result<Panel, Error> {
    if typed.look.is_empty() {
        return Panel::waiting(work).await;
    }
    let words = words::of(visit.visitor.language);
    let panel = Panel::of(work, visit, text, NETWORK, words).await?;
    panel.with_what_was_said(work, app, text, NETWORK, None, words).await
}
