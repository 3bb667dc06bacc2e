//! Asking: one request to a server that speaks as OpenAI's does (`POST {base}/chat/completions`), not streamed.

use serde::Deserialize;
use serde_json::json;

use super::{Help, Server, reading, reading::Failed, trouble};
use crate::{
    fetching::{Fetcher, Outgoing},
    words::Language,
};

/// The most tokens that an answer may take.
const MOST_TOKENS: u32 = 2000;
/// Close to the most likely words, so that little is made up.
const TEMPERATURE: f64 = 0.2;

/// What a server said, as it said it, and what that used.
#[derive(Debug)]
pub(super) struct Said {
    pub text: String,
    pub tokens: i64,
}

#[derive(Deserialize)]
struct Completion {
    choices: Vec<Choice>,
    usage: Option<Usage>,
}

#[derive(Deserialize)]
struct Choice {
    message: Message,
    finish_reason: Option<String>,
}

#[derive(Deserialize)]
struct Message {
    content: Option<String>,
}

#[derive(Deserialize)]
struct Usage {
    #[serde(default)]
    total_tokens: i64,
}

/// Asks once. A tool that the server wants to be called is not: there is none.
pub(super) async fn ask(way: &Fetcher, server: &Server, told: &str, text: &str) -> Result<Said, Failed> {
    let body = json!({
        "model": server.model,
        "messages": [{ "role": "system", "content": told }, { "role": "user", "content": text }],
        "temperature": TEMPERATURE,
        "max_tokens": MOST_TOKENS,
        "stream": false,
    });
    let outgoing =
        Outgoing::new(&server.address.join("chat/completions"), "application/json", body.to_string())
            .with("accept", "application/json");
    let answer = reading::answer(way, &reading::with_key(outgoing, server)).await?;
    let completion: Completion = reading::json(&answer.bytes)?;
    let choice = completion.choices.into_iter().next().ok_or_else(|| Failed::of(trouble::EMPTY))?;
    if choice.finish_reason.as_deref() == Some("length") {
        return Err(Failed::of(trouble::CUT));
    }
    let said = choice.message.content.filter(|content| !content.trim().is_empty());
    let said = said.ok_or_else(|| Failed::of(trouble::EMPTY))?;
    let guess = i64::try_from((told.len() + text.len() + said.len()) / 4).unwrap_or(0);
    // A server may leave out what it used, or say nonsense; a budget holds all the same.
    let tokens = completion.usage.map_or(0, |usage| usage.total_tokens.clamp(0, 1_000_000)).max(guess);
    Ok(Said { text: said, tokens })
}

/// What a server is told to do with the text that follows.
pub(super) fn instructions(help: Help, into: Language) -> String {
    let language = match into {
        Language::English => "English",
        Language::Dutch => "Dutch",
        Language::Danish => "Danish",
    };
    let task = match help {
        Help::Question => include_str!("prompts/question.txt"),
        Help::Shorten => include_str!("prompts/shorten.txt"),
        Help::Strongest => include_str!("prompts/strongest.txt"),
        Help::Translate => include_str!("prompts/translate.txt"),
    };
    format!("{}\n{}", task.replace("{language}", language).trim(), include_str!("prompts/rules.txt").trim())
}
