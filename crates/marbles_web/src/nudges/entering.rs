//! Where the links inside messages lead: the composer, what is asked, or a page with one button; and fewer or no messages in one click.

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use marbles::{
    db::{By, Work},
    error::Error,
    ids::NudgeId,
    nudges::{
        entering::{self, Offered, What},
        rhythm::Pace,
    },
};

use crate::{
    App,
    body::Path,
    door::Place,
    page::{Page, show, show_as},
    reply::{Failure, see, see_with_toast},
    sign_in::enter_with,
    visitor::{Anyone, Visitor},
};

#[derive(Template)]
#[template(path = "nudges/enter.html")]
struct EnterPage {
    page: Page,
    /// Where the button posts to; none where the link is used up, and the way in is by a mail.
    action: Option<String>,
    first_name: String,
    title: String,
    next: String,
}

#[derive(Template)]
#[template(path = "nudges/less.html")]
struct LessPage {
    page: Page,
    action: String,
    /// How often messages come from now on, once it is done.
    done: Option<Pace>,
    button: String,
    lead: String,
}

type Link = Path<(NudgeId, String, String)>;

async fn offered(
    app: &App,
    work: &mut Work,
    (nudge, what, signature): &(NudgeId, String, String),
) -> Result<Offered, Error> {
    entering::look(work, &app.marbles, *nudge, what, signature).await
}

/// `GET /n/{nudge}/{what}/{signature}`: for its reader, signed in, straight on; for anybody else a page with a button,
/// because scanners open every link.
pub async fn open(
    State(app): State<App>,
    Anyone(visitor, organisation): Anyone,
    Path(link): Link,
) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(By::marbles(organisation.org_id)).await?;
    let offered = offered(&app, &mut look, &link).await?;
    drop(look);
    let is_reader =
        visitor.person.as_ref().is_some_and(|person| person.person_id == offered.person.person_id);
    if is_reader {
        return act(&app, &offered).await;
    }
    let action = format!("/n/{}/{}/{}", link.0, link.1, link.2);
    match offered.what {
        What::Story(_) | What::Request(_) => enter_page(&visitor, &offered, action),
        _ => less_page(&visitor, &offered, action),
    }
}

/// The reader is signed in: one click is enough.
async fn act(app: &App, offered: &Offered) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(offered.person.by()).await?;
    if let What::Story(_) | What::Request(_) = offered.what {
        entering::follow(&mut work, offered).await?;
        work.save().await?;
        return Ok(see(&next_of(offered)));
    }
    let pace = entering::obey(&mut work, offered).await?;
    work.save().await?;
    Ok(see_with_toast(app, "/me/rhythm", toast_of(pace), None))
}

fn toast_of(pace: Pace) -> &'static str {
    match pace {
        Pace::RightAway => "toast-rhythm-right-away",
        Pace::Daily => "toast-rhythm-daily",
        Pace::Weekly => "toast-rhythm-weekly",
        Pace::OnOpen => "toast-rhythm-on-open",
    }
}

/// The composer of the story, or Today where the story is over; what is asked, or My voice where that is over.
fn next_of(offered: &Offered) -> String {
    match (offered.what, &offered.title) {
        (What::Story(story), Some(_)) => format!("/stories/{story}"),
        (What::Request(_), _) => offered.screen.clone().unwrap_or_else(|| "/voice".to_owned()),
        _ => "/today".to_owned(),
    }
}

fn enter_page(visitor: &Visitor, offered: &Offered, action: String) -> Result<Response, Failure> {
    let page = Page::new(visitor, "enter-title", "");
    // Whoever holds the link reads no more than this: what is asked stays between two people.
    let asks = matches!(offered.what, What::Request(_));
    let title = page.t(if asks { "enter-request" } else { "enter-title" });
    let title = offered.title.clone().unwrap_or(title);
    show(&EnterPage {
        page: page.titled(&title),
        action: offered.signs_in.then_some(action),
        first_name: offered.person.first_name().to_owned(),
        title,
        next: next_of(offered),
    })
}

fn less_page(visitor: &Visitor, offered: &Offered, action: String) -> Result<Response, Failure> {
    let (title, lead, button) = match offered.what {
        What::Less => ("less-title", "less-lead", "nudge-less"),
        What::Keep => ("keep-title", "keep-lead", "nudge-keep"),
        _ => ("stop-title", "stop-lead", "nudge-stop"),
    };
    let page = Page::new(visitor, title, "");
    let (lead, button) = (page.t(lead), page.t(button));
    show(&LessPage { page, action, done: None, button, lead })
}

/// `POST /n/{nudge}/{what}/{signature}`: the button, or a mail reader's own way to stop (RFC 8058): no session, no redirect.
pub async fn press(
    State(app): State<App>,
    Place(place): Place,
    Anyone(visitor, organisation): Anyone,
    Path(link): Link,
) -> Result<Response, Failure> {
    app.limits.knock(place)?;
    let mut work = app.marbles.db.work(By::marbles(organisation.org_id)).await?;
    let offered = offered(&app, &mut work, &link).await?;
    if let What::Story(_) | What::Request(_) = offered.what {
        return match entering::enter(&mut work, &offered).await {
            Ok(session) => {
                work.save().await?;
                Ok(enter_with(&app, &session, &next_of(&offered)))
            }
            Err(Error::Missing) => {
                let over = Offered { signs_in: false, ..offered };
                let mut page = enter_page(&visitor, &over, String::new())?;
                *page.status_mut() = StatusCode::GONE;
                Ok(page)
            }
            Err(error) => Err(error.into()),
        };
    }
    let pace = entering::obey(&mut work, &offered).await?;
    work.save().await?;
    let page = Page::new(&visitor, "less-done-title", "");
    let done = LessPage {
        page,
        action: String::new(),
        done: Some(pace),
        button: String::new(),
        lead: String::new(),
    };
    Ok(show_as(StatusCode::OK, &done)?.into_response())
}

impl LessPage {
    fn done_words(&self, pace: &Pace) -> String {
        // words: less-done-right_away less-done-daily less-done-weekly less-done-on_open
        self.page.t(&format!("less-done-{}", pace.name()))
    }
}
