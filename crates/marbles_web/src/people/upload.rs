//! A form with a file in it, larger than other requests may be.

use axum::{
    extract::{DefaultBodyLimit, FromRequest, Multipart, Request, multipart::Field},
    http::StatusCode,
    response::{IntoResponse, Response},
};

use crate::App;

/// A file that is too large is still read to its end, up to that many times what is kept: a browser that is cut off
/// while it sends shows its own error instead of our answer.
const PATIENCE: usize = 10;

/// A form with one file (`file`) and one text (`text`), each at most `MOST` bytes.
pub struct Upload<const MOST: usize> {
    pub file: Vec<u8>,
    pub text: String,
}

impl<const MOST: usize> FromRequest<App> for Upload<MOST> {
    type Rejection = Response;

    async fn from_request(mut request: Request, app: &App) -> Result<Self, Response> {
        DefaultBodyLimit::max(MOST * PATIENCE).apply(&mut request);
        let mut form = Multipart::from_request(request, app).await.map_err(IntoResponse::into_response)?;
        let (mut file, mut text) = (Some(Vec::new()), Some(Vec::new()));
        while let Some(field) = form.next_field().await.map_err(IntoResponse::into_response)? {
            match field.name() {
                Some("file") => file = read(field, MOST).await?,
                Some("text") => text = read(field, MOST).await?,
                _ => {}
            }
        }
        let (Some(file), Some(text)) = (file, text) else {
            return Err(StatusCode::PAYLOAD_TOO_LARGE.into_response());
        };
        Ok(Self { file, text: String::from_utf8_lossy(&text).into_owned() })
    }
}

/// What a field holds; nothing when it holds more than fits.
async fn read(mut field: Field<'_>, most: usize) -> Result<Option<Vec<u8>>, Response> {
    let mut held = Some(Vec::new());
    while let Some(chunk) = field.chunk().await.map_err(IntoResponse::into_response)? {
        held = held.filter(|bytes| bytes.len() + chunk.len() <= most);
        if let Some(bytes) = &mut held {
            bytes.extend_from_slice(&chunk);
        }
    }
    Ok(held)
}
