//! Importing people: a file or pasted lines, a preview with every problem, and one button.

use askama::Template;
use axum::{
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use axum_extra::extract::Form;
use marbles::{
    error::{Error, Problems},
    people::{
        importing::{self, Choices, Counts, Plan, Planned, Step, kept},
        reading::{self, Problem, Sheet, SheetProblem},
    },
};
use serde::Deserialize;
use uuid::Uuid;

use super::upload::Upload;
use crate::{
    App,
    body::Path,
    page::{Counted, Page, show, show_as},
    reply::{Failure, see, see_with_toast},
    visitor::{Admin, Visit},
    words::Words,
};

/// How many problems and how many names a preview shows; the counts are always whole.
const MOST_PROBLEMS: usize = 1000;
const MOST_NAMES: usize = 50;

const EXAMPLE: &str = "email,name,role,title,department,location,language,time_zone\r\n\
    freja.lindholm@northwind.example,Freja Lindholm,member,Turbine engineer,Wind,Esbjerg,da,Europe/Copenhagen\r\n\
    bram.de.wit@northwind.example,Bram de Wit,editor,Communications adviser,Communication,Rotterdam,nl,Europe/Amsterdam\r\n";

#[derive(Template)]
#[template(path = "people/import.html")]
struct ImportPage {
    page: Page,
    text: String,
    problem: Option<String>,
}

#[derive(Template)]
#[template(path = "people/preview.html")]
struct PreviewPage {
    page: Page,
    kept: Uuid,
    sheet: Sheet,
    plan: Plan,
    counts: Counts,
    choices: Choices,
    problems: Problems,
}

impl PreviewPage {
    fn shown_problems(&self) -> &[Problem] {
        &self.sheet.problems[..self.sheet.problems.len().min(MOST_PROBLEMS)]
    }

    fn say(&self, problem: &Problem) -> String {
        in_words(problem, self.page.words())
    }

    /// The name of a column as the forms call it.
    fn column(&self, column: &str) -> String {
        // words: person-email person-name person-role person-title person-department person-location person-language person-time-zone person-row
        self.page.t(&format!("person-{}", column.replace('_', "-")))
    }

    fn new_people(&self) -> Vec<&Planned> {
        self.plan.with(Step::New).take(MOST_NAMES).collect()
    }

    fn changed_people(&self) -> Vec<&Planned> {
        self.plan.with(Step::Changed).chain(self.plan.with(Step::Back)).take(MOST_NAMES).collect()
    }

    fn leavers(&self) -> Vec<&marbles::people::Person> {
        self.plan.leavers.iter().take(MOST_NAMES).collect()
    }

    fn beyond(&self, count: impl Counted) -> usize {
        usize::try_from(count.counted()).unwrap_or(0).saturating_sub(MOST_NAMES)
    }
}

/// A line's problem in words; the keys stand in `people::reading::ProblemKind::key`.
pub fn in_words(problem: &Problem, words: &Words) -> String {
    // words: import-problem-email-missing import-problem-email-invalid import-problem-email-repeated import-problem-name-missing
    // words: import-problem-role-unknown import-problem-language-unknown import-problem-time-zone-unknown
    // words: import-problem-too-many-fields import-problem-quote-broken import-problem-too-long
    let number = problem.kind.number().and_then(|number| i64::try_from(number).ok()).unwrap_or(0);
    words.n(problem.kind.key(), number)
}

/// Why there is no list of people in a file, in words.
fn sheet_in_words(problem: &SheetProblem, words: &Words) -> String {
    // words: import-problem-sheet-empty import-problem-sheet-workbook import-problem-sheet-not-text
    // words: import-problem-sheet-no-email-column import-problem-sheet-too-large import-problem-sheet-too-many-rows
    let (number, found) = match problem {
        SheetProblem::NoEmailColumn { found } => (0, found.join(", ")),
        SheetProblem::TooLarge { limit } => (limit / 1024 / 1024, String::new()),
        SheetProblem::TooManyRows { limit } => (*limit, String::new()),
        _ => (0, String::new()),
    };
    words.n_with(problem.key(), i64::try_from(number).unwrap_or(0), &[("found", found)])
}

/// `GET /people/import`
pub async fn form(Admin(visit): Admin) -> Result<Response, Failure> {
    let page = Page::new(&visit.visitor, "import-title", "people");
    show(&ImportPage { page, text: String::new(), problem: None })
}

/// `GET /people/import/example.csv`
pub async fn example(Admin(_): Admin) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"people.csv\""),
    ];
    (headers, EXAMPLE).into_response()
}

/// `POST /people/import`: keeps the file and leads to its preview.
pub async fn upload(
    State(app): State<App>,
    Admin(visit): Admin,
    upload: Upload<{ reading::LARGEST }>,
) -> Result<Response, Failure> {
    let Upload { file, text } = upload;
    let bytes = if file.is_empty() { text.clone().into_bytes() } else { file };
    let (bytes, sheet) = read(bytes).await?;
    if let Err(problem) = sheet {
        let page = Page::new(&visit.visitor, "import-title", "people");
        let problem = Some(sheet_in_words(&problem, page.words()));
        return show_as(StatusCode::UNPROCESSABLE_ENTITY, &ImportPage { page, text, problem });
    }
    let name = kept::keep(&app.marbles, visit.by, bytes).await?;
    forget_later(app, visit, name);
    Ok(see(&format!("/people/import/{name}")))
}

/// `GET /people/import/{kept}`
pub async fn preview(
    State(app): State<App>,
    Admin(visit): Admin,
    Path(name): Path<Uuid>,
) -> Result<Response, Failure> {
    show(&preview_page(&app, &visit, name, Choices::default(), Problems::default()).await?)
}

/// What the confirmation carries.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Confirmation {
    leavers: String,
    invite: String,
}

/// `POST /people/import/{kept}`: carries the import out, all of it or nothing.
pub async fn carry_out(
    State(app): State<App>,
    Admin(visit): Admin,
    Path(name): Path<Uuid>,
    Form(confirmation): Form<Confirmation>,
) -> Result<Response, Failure> {
    let choices = Choices {
        others_have_left: !confirmation.leavers.is_empty(),
        invite: !confirmation.invite.is_empty(),
    };
    let sheet = kept_sheet(&app, &visit, name).await?;
    let mut work = app.marbles.db.work(visit.by).await?;
    let problems = match importing::carry_out(&mut work, &sheet, choices).await {
        Ok(_) => {
            work.save().await?;
            kept::forget(&app.marbles, visit.by, name).await?;
            return Ok(see_with_toast(&app, "/people", "toast-people-imported", None));
        }
        Err(Error::Invalid(problems)) => problems,
        Err(Error::Clash(key)) => {
            let mut problems = Problems::default();
            problems.add("file", key);
            problems
        }
        Err(error) => return Err(error.into()),
    };
    drop(work);
    let page = preview_page(&app, &visit, name, choices, problems).await?;
    show_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

async fn preview_page(
    app: &App,
    visit: &Visit,
    name: Uuid,
    choices: Choices,
    problems: Problems,
) -> Result<PreviewPage, Failure> {
    let sheet = kept_sheet(app, visit, name).await?;
    let mut look = app.marbles.db.look(visit.by).await?;
    let plan = importing::plan(&mut look, &sheet).await?;
    let page = Page::new(&visit.visitor, "import-preview-title", "people");
    Ok(PreviewPage { page, kept: name, counts: plan.counts(), sheet, plan, choices, problems })
}

async fn kept_sheet(app: &App, visit: &Visit, name: Uuid) -> Result<Sheet, Failure> {
    let bytes = kept::open(&app.marbles, visit.by, name).await?;
    let (_, sheet) = read(bytes).await?;
    sheet.map_err(|_| Error::Missing.into())
}

/// Reading twenty megabytes takes a while: not on a thread that serves others.
async fn read(bytes: Vec<u8>) -> Result<(Vec<u8>, Result<Sheet, SheetProblem>), Failure> {
    let read = tokio::task::spawn_blocking(move || {
        let sheet = reading::read(&bytes);
        (bytes, sheet)
    });
    read.await.map_err(|panic| Error::unexpected(panic.to_string()).into())
}

/// A file that nobody confirms is deleted after its hour, whether or not anybody imports again.
fn forget_later(app: App, visit: Visit, name: Uuid) {
    tokio::spawn(async move {
        tokio::time::sleep(kept::LASTS.unsigned_abs()).await;
        let _ = kept::forget(&app.marbles, visit.by, name).await;
    });
}
