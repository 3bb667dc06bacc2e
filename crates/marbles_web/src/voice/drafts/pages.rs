//! Writing a draft: beginning, saving, finishing, letting be; all of it can be undone.

use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use axum_extra::extract::Form;
use marbles::{
    error::{Error, Problems},
    ids::{AnswerId, DraftId, PersonId},
    voice::{
        delegates::{self, Partner},
        drafts::{self, finishing::WRITTEN_MEANWHILE, saving::Outcome},
    },
};
use serde::Deserialize;

use super::{
    api, mirrored,
    page::{Typed, again, shown},
};
use crate::{
    App,
    body::{Json, Path},
    page::{Page, show_as},
    reply::{Failure, see, see_with_toast},
    visitor::{Member, Visit},
};

#[derive(Template)]
#[template(path = "drafts/new.html")]
struct NewPage {
    page: Page,
    typed: Typed,
    language: String,
    /// For whom I may prepare a draft.
    served: Vec<Partner>,
    problems: Problems,
}

/// `GET /drafts/new`
pub async fn new(
    State(app): State<App>,
    Member(visit): Member,
    Query(typed): Query<Typed>,
) -> Result<Response, Failure> {
    new_page(&app, &visit, typed, Problems::default()).await
}

async fn new_page(app: &App, visit: &Visit, typed: Typed, problems: Problems) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let served = delegates::whom_i_serve(&mut look).await?;
    let status = if problems.0.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let language = match typed.language.as_str() {
        "" => visit.person.language.code().to_owned(),
        chosen => chosen.to_owned(),
    };
    let page = Page::new(&visit.visitor, "draft-new-title", "voice");
    show_as(status, &NewPage { page, typed, language, served, problems })
}

/// `POST /drafts`
pub async fn start(
    State(app): State<App>,
    Member(visit): Member,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let text = typed.text.as_deref().unwrap_or_default();
    let begun = match typed.prepared_for.parse::<PersonId>() {
        Ok(author) => delegates::prepare(&mut work, author, text, &typed.language).await,
        Err(_) => drafts::start(&mut work, text, &typed.language).await,
    };
    match begun {
        Ok(draft) => {
            work.save().await?;
            Ok(see(&format!("/drafts/{draft}")))
        }
        Err(Error::Invalid(problems)) => {
            drop(work);
            new_page(&app, &visit, typed, problems).await
        }
        Err(error) => Err(error.into()),
    }
}

/// `POST /answers/{id}/draft`: a draft grows from my answer.
pub async fn grow(
    State(app): State<App>,
    Member(visit): Member,
    Path(answer): Path<AnswerId>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let draft = drafts::grow(&mut work, answer).await?;
    work.save().await?;
    Ok(see(&format!("/drafts/{draft}")))
}

/// `GET /drafts/{id}`
pub async fn show_one(
    State(app): State<App>,
    Member(visit): Member,
    Path(draft): Path<DraftId>,
) -> Result<Response, Failure> {
    shown(&app, &visit, draft, Typed::default(), Problems::default()).await
}

/// `POST /drafts/{id}`: saves, and then finishes or hands over where that was pressed.
pub async fn save(
    State(app): State<App>,
    Member(visit): Member,
    Path(draft): Path<DraftId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    if typed.asks_the_mirror() {
        return mirrored::look(&app, &visit, draft, typed).await;
    }
    match save_then(&app, &visit, draft, &typed).await {
        Ok(response) => Ok(response),
        // What is in the draft by then is to be seen, not what was sent.
        Err(Error::Invalid(problems))
            if problems.0.iter().any(|problem| problem.key == WRITTEN_MEANWHILE) =>
        {
            shown(&app, &visit, draft, Typed { text: None, ..typed }, problems).await
        }
        Err(error) => again(&app, &visit, draft, typed, error).await,
    }
}

async fn save_then(app: &App, visit: &Visit, draft: DraftId, typed: &Typed) -> Result<Response, Error> {
    let here = format!("/drafts/{draft}");
    let mut work = app.marbles.db.work(visit.by).await?;
    let text = typed.text.as_deref().ok_or(Error::invalid("text", "problem-draft-no-text"))?;
    let saved = drafts::save(&mut work, draft, text, typed.version).await?;
    let answer = match (saved.outcome, typed.then.as_str()) {
        // The page shows what stands beside; nothing is finished over somebody's head.
        (Outcome::Beside(_), _) => see(&here),
        // What came together is kept, and its author has not seen it yet.
        (Outcome::Merged, "finish") => {
            work.save().await?;
            return Err(Error::invalid("version", WRITTEN_MEANWHILE));
        }
        (Outcome::Kept, "finish") => {
            drafts::finish(&mut work, draft, saved.version).await?;
            see_with_toast(app, &here, "toast-draft-finished", Some(&format!("{here}/finish/undo")))
        }
        (_, "hand-over") => {
            delegates::hand_over(&mut work, draft).await?;
            see_with_toast(app, &here, "toast-draft-handed-over", None)
        }
        (Outcome::Merged, _) => see_with_toast(app, &here, "toast-draft-merged", None),
        (Outcome::Kept, _) => see_with_toast(app, &here, "toast-draft-saved", None),
    };
    work.save().await?;
    Ok(answer)
}

/// What the page sends at each pause.
#[derive(Debug, Deserialize)]
pub struct Autosaved {
    text: String,
    version: i64,
}

/// `POST /drafts/{id}/autosave`
pub async fn autosave(
    State(app): State<App>,
    Member(visit): Member,
    Path(draft): Path<DraftId>,
    Json(typed): Json<Autosaved>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let saved = drafts::save(&mut work, draft, &typed.text, typed.version).await?;
    work.save().await?;
    Ok(api::told(saved))
}

/// `POST /drafts/{id}/finish/undo`
pub async fn unfinish(
    State(app): State<App>,
    Member(visit): Member,
    Path(draft): Path<DraftId>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    drafts::unfinish(&mut work, draft).await?;
    work.save().await?;
    Ok(see(&format!("/drafts/{draft}")))
}

/// `POST /drafts/{id}/removal`
pub async fn let_be(
    State(app): State<App>,
    Member(visit): Member,
    Path(draft): Path<DraftId>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    drafts::drop(&mut work, draft).await?;
    work.save().await?;
    let undo = format!("/drafts/{draft}/removal/undo");
    Ok(see_with_toast(&app, "/voice", "toast-draft-dropped", Some(&undo)))
}

/// `POST /drafts/{id}/removal/undo`
pub async fn take_up(
    State(app): State<App>,
    Member(visit): Member,
    Path(draft): Path<DraftId>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    drafts::take_up(&mut work, draft).await?;
    work.save().await?;
    Ok(see(&format!("/drafts/{draft}")))
}
