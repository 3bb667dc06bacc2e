//! What a story must be to be kept: every problem is found at once, each with its field.

use crate::{
    clock::Moment,
    db::Work,
    error::{Error, Problem, Problems, Result},
    stories::{
        Story, addresses,
        audience::{self, Audience},
        editing::{Draft, Start},
    },
};

/// The longest texts of a story, in characters.
const MOST_TITLE: usize = 300;
const MOST_SUMMARY: usize = 2_000;
const MOST_BODY: usize = 20_000;
const MOST_AUTHOR: usize = 200;
const MOST_STARTER: usize = 3_000;
/// How many starters a story takes.
const MOST_STARTERS: usize = 20;

/// The draft, tidied; moments that were there before may be past by now.
pub(super) async fn checked(work: &mut Work, draft: &Draft, before: Option<&Story>) -> Result<Draft> {
    let mut problems = Problems::default();
    let mut draft = tidied(draft);
    check_texts(&draft, &mut problems);
    draft.url = tidy_address(&draft.url, "url", &mut problems);
    draft.picture_url = tidy_address(&draft.picture_url, "picture_url", &mut problems);
    check_starters(&draft.starters, &mut problems);
    if before.is_some_and(|story| story.published_at.is_some() || story.declined_at.is_some()) {
        draft.scheduled_at = None;
    }
    check_moments(&draft, before, work.now, &mut problems);
    draft.audience = audience::known(work, &draft.audience).await?;
    draft.barred = audience::known_groups(work, &draft.barred).await?;
    let nobody = matches!(&draft.audience, Audience::Some { groups, followers } if groups.is_empty() && followers.is_empty());
    problems.unless(!nobody, "audience", "problem-story-audience");
    problems.none()?;
    Ok(draft)
}

fn tidied(draft: &Draft) -> Draft {
    let trim = |text: &String| text.trim().replace("\r\n", "\n");
    let starters = draft.starters.iter().filter(|start| !start.text.trim().is_empty());
    Draft {
        title: draft.title.split_whitespace().collect::<Vec<_>>().join(" "),
        summary: trim(&draft.summary),
        body: trim(&draft.body),
        author: trim(&draft.author),
        language: draft.language.trim().to_lowercase(),
        starters: starters.map(|start| Start { text: trim(&start.text), ..start.clone() }).collect(),
        ..draft.clone()
    }
}

fn check_texts(draft: &Draft, problems: &mut Problems) {
    problems.unless(!draft.title.is_empty(), "title", "problem-story-title");
    let texts = [
        ("title", &draft.title, MOST_TITLE),
        ("summary", &draft.summary, MOST_SUMMARY),
        ("body", &draft.body, MOST_BODY),
        ("author", &draft.author, MOST_AUTHOR),
    ];
    for (field, text, most) in texts {
        at_most(text, field, most, problems);
    }
    problems.unless(is_language(&draft.language), "language", "problem-story-language");
}

fn at_most(text: &str, field: &'static str, most: usize, problems: &mut Problems) {
    if text.chars().count() > most {
        problems.0.push(Problem::new(field, "problem-story-long").mention("most", most));
    }
}

fn tidy_address(typed: &str, field: &'static str, problems: &mut Problems) -> String {
    if typed.trim().is_empty() {
        return String::new();
    }
    addresses::web_address(typed, field).unwrap_or_else(|problem| {
        if let Error::Invalid(found) = problem {
            problems.0.extend(found.0);
        }
        typed.to_owned()
    })
}

fn check_starters(starters: &[Start], problems: &mut Problems) {
    for start in starters {
        at_most(&start.text, "starters", MOST_STARTER, problems);
        problems.unless(is_language(&start.language), "starters", "problem-story-language");
    }
    if starters.len() > MOST_STARTERS {
        problems.0.push(Problem::new("starters", "problem-story-starters").mention("most", MOST_STARTERS));
    }
}

fn check_moments(draft: &Draft, before: Option<&Story>, now: Moment, problems: &mut Problems) {
    let pinned = (draft.pinned_until, before.and_then(|story| story.pinned_until), "pinned_until");
    let expiry = (draft.expires_at, before.and_then(|story| story.expires_at), "expires_at");
    let schedule = (draft.scheduled_at, before.and_then(|story| story.scheduled_at), "scheduled_at");
    for (typed, was, field) in [pinned, expiry, schedule] {
        problems.unless(typed.is_none_or(|at| at > now) || typed == was, field, "problem-story-past");
    }
    if let (Some(out), Some(end)) = (draft.scheduled_at, draft.expires_at) {
        problems.unless(end > out, "expires_at", "problem-story-ends-early");
    }
}

/// A language code such as `nl` or `pt-br`.
fn is_language(code: &str) -> bool {
    let mut parts = code.split('-');
    let primary = parts.next().unwrap_or_default();
    let sound = |part: &str, lengths: std::ops::RangeInclusive<usize>| {
        lengths.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    sound(primary, 2..=3) && parts.all(|part| sound(part, 2..=8))
}
