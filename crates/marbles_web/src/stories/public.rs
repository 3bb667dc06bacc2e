//! The public page of a story without a link: anybody may read it, and it has its own card in networks.

use askama::Template;
use axum::{
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use marbles::{
    Error,
    db::By,
    ids::StoryId,
    stories::{self, Story},
};

use super::prose::{Piece, paragraphs};
use crate::{
    App,
    body::Path,
    page::{Page, show, show_as},
    reply::Failure,
    visitor::Anyone,
};

#[derive(Template)]
#[template(path = "stories/article.html")]
struct PublicPage {
    page: Page,
    /// The story's own language.
    language: String,
    title: String,
    summary: String,
    author: String,
    day: String,
    published: String,
    address: String,
    site: String,
    picture: Option<String>,
    /// The picture with our host before it, for networks.
    card: String,
    seed: u32,
    paragraphs: Vec<Vec<Piece>>,
}

#[derive(Template)]
#[template(path = "stories/gone.html")]
struct GonePage {
    page: Page,
}

/// `GET /s/{id}`
pub async fn read(
    State(app): State<App>,
    Anyone(visitor, organisation): Anyone,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let id: StoryId = id.parse().map_err(|_| Error::Missing)?;
    let mut look = app.marbles.db.look(By::marbles(organisation.org_id)).await?;
    let story = stories::find_public(&mut look, id).await?;
    if story.withdrawn_at.is_some() {
        return match &story.withdrawn_to {
            Some(address) => Ok((StatusCode::FOUND, [(header::LOCATION, address.clone())]).into_response()),
            None => {
                show_as(StatusCode::GONE, &GonePage { page: Page::new(&visitor, "story-gone-title", "") })
            }
        };
    }
    let home = app.marbles.home_of(&organisation);
    show(&public_page(
        Page::new(&visitor, "stories-title", "").titled(&story.title),
        &home,
        &organisation.name,
        story,
    ))
}

fn public_page(page: Page, home: &str, site: &str, story: Story) -> PublicPage {
    let picture = story.picture_id.map(|picture| format!("/pictures/{picture}/1200"));
    let card = picture.clone().unwrap_or_else(|| format!("/pictures/story/{}/1200", story.story_id));
    PublicPage {
        address: stories::public_address(home, &story),
        site: site.to_owned(),
        language: story.language,
        summary: story.summary,
        day: story.published_at.map(|at| page.date(&at)).unwrap_or_default(),
        published: story.published_at.map(|at| at.timestamp().to_string()).unwrap_or_default(),
        author: story.author,
        card: format!("{home}{card}"),
        picture,
        seed: crate::today::seed_of(story.story_id.uuid()),
        paragraphs: paragraphs(&story.body),
        title: story.title,
        page,
    }
}
