//! Listening: a voice note becomes words, at the server that the organisation chose for it
//! (`POST {base}/audio/transcriptions`, as OpenAI describes it).

use bytes::Bytes;
use serde::Deserialize;

use super::{Server, Task, cleaning, reading, reserve, trouble};
use crate::{
    Marbles,
    db::By,
    error::{Error, Result},
    fetching::Outgoing,
};

/// The largest voice note that is sent.
const MOST_BYTES: usize = 25 * 1024 * 1024;
/// The longest words that a voice note can become.
const MOST_SIGNS: usize = 20_000;

/// What comes back.
#[derive(Deserialize)]
struct Heard {
    text: String,
}

/// Turns a voice note of the one who asks into words. What is sent is not kept, and what comes back is theirs to change.
///
/// # Errors
/// `Clash` when the organisation has no such server, the person has not agreed, or a budget is used up; `Outside` when the
/// server does not answer as is needed; `Invalid` when it is no recording. The voice note is safe in every case.
pub async fn transcribe(marbles: &Marbles, by: By, recording: Bytes, mime: &str) -> Result<String> {
    let kind = ending(mime).ok_or_else(|| Error::invalid("recording", "problem-assistant-recording"))?;
    if recording.is_empty() || recording.len() > MOST_BYTES {
        return Err(Error::invalid("recording", "problem-assistant-recording"));
    }
    let server = reserve(marbles, by, Task::Listening).await?;
    let way = marbles.assistants.to_listen(&server.address);
    let outgoing = letter(&server, &recording, kind);
    let answer = reading::answer(&way, &outgoing).await;
    reading::log(Task::Listening.name(), &answer);
    let heard: Heard =
        answer.and_then(|answer| reading::json(&answer.bytes)).map_err(|failed| failed.error())?;
    let text = cleaning::plain(&heard.text);
    match text.chars().count() {
        0 => Err(Error::Outside(trouble::EMPTY)),
        1..=MOST_SIGNS => Ok(text),
        _ => Err(Error::Outside(trouble::LARGE)),
    }
}

/// A form with the recording and the model (RFC 7578); its boundary is drawn anew, so that no recording can hold it.
fn letter(server: &Server, recording: &[u8], kind: Kind) -> Outgoing {
    let boundary = format!("marbles-{:032x}", rand::random::<u128>());
    let mut body = Vec::with_capacity(recording.len() + 1024);
    for (name, value) in [("model", server.model.as_str()), ("response_format", "json")] {
        let part =
            format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend_from_slice(part.as_bytes());
    }
    let (ending, media_type) = kind;
    let file = format!(
        "--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"note.{ending}\"\r\n\
         Content-Type: {media_type}\r\n\r\n"
    );
    body.extend_from_slice(file.as_bytes());
    body.extend_from_slice(recording);
    body.extend_from_slice(format!("\r\n--{boundary}--\r\n").as_bytes());
    let address = server.address.join("audio/transcriptions");
    let outgoing = Outgoing::new(&address, "multipart/form-data", body)
        .with("content-type", &format!("multipart/form-data; boundary={boundary}"))
        .with("accept", "application/json");
    reading::with_key(outgoing, server)
}

type Kind = (&'static str, &'static str);

/// The ending by which servers know a recording, and its media type.
fn ending(mime: &str) -> Option<Kind> {
    let kind = mime.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    [
        (&["audio/webm", "video/webm"][..], ("webm", "audio/webm")),
        (&["audio/ogg", "application/ogg"], ("ogg", "audio/ogg")),
        (&["audio/mp4", "audio/x-m4a", "audio/m4a", "audio/aac", "video/mp4"], ("m4a", "audio/mp4")),
        (&["audio/mpeg", "audio/mp3"], ("mp3", "audio/mpeg")),
        (&["audio/wav", "audio/x-wav", "audio/wave"], ("wav", "audio/wav")),
        (&["audio/flac", "audio/x-flac"], ("flac", "audio/flac")),
    ]
    .into_iter()
    .find_map(|(names, kind_)| names.contains(&kind.as_str()).then_some(kind_))
}
