//! The pages of an answer: writing it rung by rung, looking it over, sending it on, dropping it.

use askama::Template;
use axum::{
    Form,
    extract::{Query, State},
    response::Response,
};
use marbles::{
    db::Work,
    error::{Error, Problems},
    ids::{AnswerId, AskId, QuestionId, SubjectId},
    people,
    voice::{
        answers::{
            self, Answer, Rung, beginning,
            photos::{self, Photo},
            recordings::{self, VoiceNote},
            sending, transcribing,
        },
        assistant::agreeing::Told,
    },
};
use serde::Deserialize;

use super::{Line, title_of};
use crate::{
    App,
    body::Path,
    door,
    page::{Page, show},
    reply::{Failure, see, see_with_toast},
    visitor::{Member, Visit},
};

/// How many answers a screen of the list holds.
const SCREEN: i64 = 30;

/// The photos and voice notes of an answer.
pub(super) struct Media {
    photos: Vec<Photo>,
    notes: Vec<VoiceNote>,
    /// Where voice notes can be written out, for their author to agree to.
    listener: Option<Told>,
}

impl Media {
    pub(super) async fn of(app: &App, look: &mut Work, answer: &Answer) -> Result<Self, Error> {
        let (photos, notes) = (photos::of(look, answer).await?, recordings::of(look, answer).await?);
        let listener = transcribing::listener(look, &app.marbles).await?;
        Ok(Self { photos, notes, listener })
    }

    /// Whether a voice note is still being written out.
    fn is_writing_out(&self) -> bool {
        self.notes.iter().any(|note| self.waits(note))
    }

    /// Whether this one is.
    fn waits(&self, note: &VoiceNote) -> bool {
        note.transcribing_at.is_some() && note.transcript.is_none() && note.transcript_failed_at.is_none()
    }

    /// How long a voice note lasts, as a clock shows it.
    fn lasts(&self, note: &VoiceNote) -> String {
        format!("{}:{:02}", note.seconds / 60, note.seconds % 60)
    }
}

#[derive(Template)]
#[template(path = "voice/answer.html")]
pub(super) struct WritePage {
    page: Page,
    answer: Answer,
    rung: Rung,
    /// What stands in the field.
    text: String,
    problems: Problems,
    /// What was written there meanwhile, in another window.
    other: Option<String>,
    media: Media,
}

impl WritePage {
    pub(super) fn new(visit: &Visit, answer: Answer, media: Media, rung: Rung) -> Self {
        let page = Page::new(&visit.visitor, "answer-title", "voice");
        let title = title_of(&answer, &page);
        let text = answer.rung(rung).to_owned();
        let (page, problems) = (page.titled(&title), Problems::default());
        Self { page, answer, rung, text, problems, other: None, media }
    }

    pub(super) fn with_problems(self, text: String, problems: Problems) -> Self {
        Self { text, problems, ..self }
    }

    pub(super) fn with_both(self, mine: String) -> Self {
        Self { other: Some(self.text), text: mine, ..self }
    }

    /// The rungs that say something already, apart from this one.
    fn said(&self) -> impl Iterator<Item = Rung> + '_ {
        Rung::ALL.into_iter().filter(|rung| *rung != self.rung && !self.answer.rung(*rung).trim().is_empty())
    }

    /// The words about this rung: its name, or what helps to write it.
    // words: answer-fact answer-so_what answer-change_wanted answer-first_line answer-fact-help answer-so_what-help answer-change_wanted-help answer-first_line-help
    fn about(&self, rung: &Rung, ending: &str) -> String {
        self.page.t(&format!("answer-{}{ending}", rung.name()))
    }
}

#[derive(Template)]
#[template(path = "voice/answer_whole.html")]
struct WholePage {
    page: Page,
    answer: Answer,
    /// Who wrote it, where it is not mine.
    author: Option<String>,
    is_used: bool,
    media: Media,
}

impl WholePage {
    fn about(&self, rung: &Rung) -> String {
        self.page.t(&format!("answer-{}", rung.name()))
    }

    fn rungs(&self) -> impl Iterator<Item = Rung> + '_ {
        Rung::ALL.into_iter().filter(|rung| !self.answer.rung(*rung).trim().is_empty())
    }

    fn is_list(&self, rung: &Rung) -> bool {
        *rung == Rung::Fact && self.answer.shape == answers::Shape::List
    }
}

/// What an answer begins with; with nothing, it is about anything.
#[derive(Debug, Deserialize)]
pub struct Begin {
    ask: Option<AskId>,
    question: Option<QuestionId>,
    subject: Option<SubjectId>,
}

/// `POST /answers`
pub async fn begin(
    State(app): State<App>,
    Member(visit): Member,
    Form(begin): Form<Begin>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let answer = match begin {
        Begin { question: Some(question), ask, .. } => beginning::begin(&mut work, ask, question).await?,
        Begin { ask: Some(ask), .. } => beginning::begin_asked(&mut work, ask).await?,
        Begin { subject: Some(subject), .. } => beginning::begin_on(&mut work, subject).await?,
        Begin { .. } => beginning::begin_freely(&mut work).await?,
    };
    work.save().await?;
    Ok(see(&format!("/answers/{answer}")))
}

#[derive(Template)]
#[template(path = "voice/answer_list.html")]
struct ListPage {
    page: Page,
    lines: Vec<Line>,
    more: Option<AnswerId>,
}

/// Which part of the list.
#[derive(Debug, Deserialize)]
pub struct Asked {
    after: Option<AnswerId>,
}

/// `GET /answers`
pub async fn list(
    State(app): State<App>,
    Member(visit): Member,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let page = Page::new(&visit.visitor, "answers-title", "voice");
    let (answers, more) = answers::mine(&mut look, asked.after, SCREEN).await?;
    let lines = answers.into_iter().map(|answer| Line::new(answer, &page)).collect();
    show(&ListPage { page, lines, more })
}

/// Which rung; `whole` is all of it at once.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Where {
    rung: String,
}

/// `GET /answers/{id}`: to be written while it is mine alone, else to be read.
pub async fn show_one(
    State(app): State<App>,
    Member(visit): Member,
    Path(answer): Path<AnswerId>,
    Query(place): Query<Where>,
) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let answer = answers::find_readable(&mut look, answer).await?;
    let is_mine = answer.person_id == visit.person.person_id;
    if !is_mine || answer.sent_at.is_some() || place.rung == "whole" {
        return Ok(door::with_sound(show(&whole(&app, &mut look, &visit, answer).await?)?));
    }
    let rung = Rung::parse(&place.rung).unwrap_or(Rung::Fact);
    let media = Media::of(&app, &mut look, &answer).await?;
    Ok(door::with_microphone(show(&WritePage::new(&visit, answer, media, rung))?))
}

async fn whole(app: &App, look: &mut Work, visit: &Visit, answer: Answer) -> Result<WholePage, Error> {
    let page = Page::new(&visit.visitor, "answer-title", "voice");
    let title = title_of(&answer, &page);
    let author = match answer.person_id {
        me if me == visit.person.person_id => None,
        other => Some(people::find(look, other).await?.name),
    };
    let is_used = sending::is_used(look, answer.answer_id).await?;
    let media = Media::of(app, look, &answer).await?;
    Ok(WholePage { page: page.titled(&title), answer, author, is_used, media })
}

/// `POST /answers/{id}/sending`: the editors may read it from now on.
pub async fn send_on(
    State(app): State<App>,
    Member(visit): Member,
    Path(answer): Path<AnswerId>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    sending::send_on(&mut work, answer).await?;
    work.save().await?;
    let undo = format!("/answers/{answer}/sending/undo");
    Ok(see_with_toast(&app, &format!("/answers/{answer}"), "toast-answer-sent", Some(&undo)))
}

/// `POST /answers/{id}/sending/undo`
pub async fn take_back(
    State(app): State<App>,
    Member(visit): Member,
    Path(answer): Path<AnswerId>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    sending::take_back(&mut work, answer).await?;
    work.save().await?;
    Ok(see_with_toast(&app, &format!("/answers/{answer}"), "toast-answer-back", None))
}

/// `POST /answers/{id}/removal`
pub async fn drop(
    State(app): State<App>,
    Member(visit): Member,
    Path(answer): Path<AnswerId>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    sending::drop(&mut work, answer).await?;
    work.save().await?;
    let undo = format!("/answers/{answer}/removal/undo");
    Ok(see_with_toast(&app, "/voice", "toast-answer-dropped", Some(&undo)))
}

/// `POST /answers/{id}/removal/undo`
pub async fn bring_back(
    State(app): State<App>,
    Member(visit): Member,
    Path(answer): Path<AnswerId>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    sending::bring_back(&mut work, answer).await?;
    work.save().await?;
    Ok(see(&format!("/answers/{answer}")))
}
