//! What the form of a story shows beside what was typed: choices, the size of the audience, and how it will look.

use askama::Template;
use marbles::{
    Marbles,
    db::Work,
    error::Problems,
    ids::TopicId,
    people::groups,
    stories::{Standing, Story, addresses, starters::Tone, topics},
    words::Language,
};

use crate::{
    page::Page,
    stories::{
        audience,
        form::Typed,
        row::{Row, site_of},
    },
    visitor::Visit,
};

#[derive(Template)]
#[template(path = "stories/new.html")]
pub struct NewPage {
    pub page: Page,
    pub url: String,
    pub problems: Problems,
}

#[derive(Template)]
#[template(path = "stories/edit.html")]
pub struct EditPage {
    page: Page,
    /// Where the form goes.
    action: String,
    typed: Typed,
    problems: Problems,
    /// The story as it stands, once there is one.
    row: Option<Row>,
    is_out: bool,
    is_withdrawn: bool,
    is_declined: bool,
    topics: Vec<Choice>,
    groups: Vec<Choice>,
    /// Groups that must not get it.
    barred: Vec<Choice>,
    /// Whether any is barred.
    is_limited: bool,
    followers: Vec<Choice>,
    languages: Vec<Choice>,
    starters: Vec<StartRow>,
    reach: String,
    /// Whether it was held back because the audience holds nobody who could read it.
    is_for_nobody: bool,
    /// Another story with the same address: its id and title.
    twin: Option<(String, String)>,
    site: String,
    notice: Option<Notice>,
}

/// What came of looking at an address.
pub enum Notice {
    /// The fields are filled in from the page.
    Filled,
    /// Nothing could be read, for this reason.
    Failed(String),
}

/// Something to tick or to choose.
pub struct Choice {
    pub value: String,
    pub name: String,
    pub chosen: bool,
}

/// One starter in the form.
pub struct StartRow {
    pub text: String,
    pub languages: Vec<Choice>,
    pub tones: Vec<Choice>,
}

impl EditPage {
    /// The form for what was typed, of a story or of one to be.
    pub async fn new(
        look: &mut Work,
        marbles: &Marbles,
        visit: &Visit,
        typed: Typed,
        story: Option<Story>,
        problems: Problems,
    ) -> marbles::Result<Self> {
        let title = if story.is_some() { "story-edit-title" } else { "story-new-title" };
        let page = Page::new(&visit.visitor, title, "stories");
        let standing = story.as_ref().map(|story| story.standing(look.now));
        let twin =
            addresses::same_address(look, &typed.url, story.as_ref().map(|story| story.story_id)).await?;
        let reach = audience::said(look, marbles, visit, &typed).await?;
        let topics = topic_choices(look, &typed.topic).await?;
        Ok(Self {
            action: story
                .as_ref()
                .map_or_else(|| "/stories".to_owned(), |story| format!("/stories/{}/edit", story.story_id)),
            row: story.as_ref().map(|story| Row::of(story, &page)),
            is_out: story.as_ref().is_some_and(|story| story.published_at.is_some()),
            is_withdrawn: standing == Some(Standing::Withdrawn),
            is_declined: standing == Some(Standing::Declined),
            followers: topic_choices(look, &typed.follower).await?,
            groups: group_choices(look, &typed.group).await?,
            barred: group_choices(look, &typed.barred).await?,
            is_limited: !typed.barred.is_empty(),
            topics,
            languages: language_choices(&typed.language),
            starters: start_rows(&typed, &page),
            is_for_nobody: problems.0.iter().any(|problem| problem.key == "problem-story-for-nobody"),
            reach,
            twin: twin.map(|twin| (twin.story_id.to_string(), twin.title)),
            site: site_of(&typed.url).unwrap_or_else(|| visit.organisation.name.clone()),
            notice: None,
            page,
            typed,
            problems,
        })
    }

    /// The same form, saying what came of looking at the address.
    #[must_use]
    pub fn saying(self, notice: Notice) -> Self {
        Self { notice: Some(notice), ..self }
    }
}

/// The topics in use, and those that were ticked before they were retired.
async fn topic_choices(look: &mut Work, ticked: &[String]) -> marbles::Result<Vec<Choice>> {
    let known = topics::list(look).await?;
    let choice = |value: String, name: String| Choice { chosen: ticked.contains(&value), value, name };
    let mut choices: Vec<Choice> =
        known.into_iter().map(|topic| choice(topic.topic_id.to_string(), topic.name)).collect();
    for gone in ticked {
        if let Ok(id) = gone.parse::<TopicId>()
            && choices.iter().all(|known| known.value != *gone)
            && let Some(name) = topics::name(look, id).await?
        {
            choices.push(choice(gone.clone(), name));
        }
    }
    Ok(choices)
}

async fn group_choices(look: &mut Work, ticked: &[String]) -> marbles::Result<Vec<Choice>> {
    let known = groups::list(look).await?.into_iter();
    let choice = |group: groups::Group| {
        let value = group.group_id.to_string();
        Choice { chosen: ticked.contains(&value), value, name: group.name }
    };
    Ok(known.map(choice).collect())
}

/// Our languages, and the story's own where it is another.
fn language_choices(chosen: &str) -> Vec<Choice> {
    let choice = |value: &str, name: &str| Choice {
        value: value.to_owned(),
        name: name.to_owned(),
        chosen: value == chosen,
    };
    let mut choices: Vec<Choice> =
        Language::ALL.into_iter().map(|language| choice(language.code(), language.own_name())).collect();
    if !chosen.is_empty() && choices.iter().all(|known| !known.chosen) {
        choices.push(choice(chosen, chosen));
    }
    choices
}

/// Every starter, and two empty rows behind them to go on with.
fn start_rows(typed: &Typed, page: &Page) -> Vec<StartRow> {
    let written = typed.starters().into_iter().filter(|start| !start.text.trim().is_empty());
    let empty = std::iter::repeat_n(Default::default(), 2);
    let tone = |tone: Tone, chosen: Tone| Choice {
        value: tone.name().to_owned(),
        // words: tone-plain tone-personal tone-curious
        name: page.t(&format!("tone-{}", tone.name())),
        chosen: tone == chosen,
    };
    let row = |start: marbles::stories::editing::Start| StartRow {
        languages: language_choices(if start.language.is_empty() {
            &typed.language
        } else {
            &start.language
        }),
        tones: Tone::ALL.into_iter().map(|one| tone(one, start.tone)).collect(),
        text: start.text,
    };
    written.chain(empty).map(row).collect()
}
