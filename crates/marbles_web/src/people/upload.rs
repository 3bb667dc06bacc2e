//! A form with a file in it, larger than other requests may be.

use axum::{
    extract::{DefaultBodyLimit, FromRequest, Multipart, Request},
    response::{IntoResponse, Response},
};

use crate::App;

/// What the fields around the file may take besides.
const REST: usize = 64 * 1024;

/// A form with one file (`file`) and one text (`text`), together at most `MOST` bytes.
pub struct Upload<const MOST: usize> {
    pub file: Vec<u8>,
    pub text: String,
}

impl<const MOST: usize> FromRequest<App> for Upload<MOST> {
    type Rejection = Response;

    async fn from_request(mut request: Request, app: &App) -> Result<Self, Response> {
        DefaultBodyLimit::max(MOST + REST).apply(&mut request);
        let mut form = Multipart::from_request(request, app).await.map_err(IntoResponse::into_response)?;
        let mut upload = Self { file: Vec::new(), text: String::new() };
        while let Some(field) = form.next_field().await.map_err(IntoResponse::into_response)? {
            match field.name() {
                Some("file") => {
                    upload.file = field.bytes().await.map_err(IntoResponse::into_response)?.to_vec()
                }
                Some("text") => upload.text = field.text().await.map_err(IntoResponse::into_response)?,
                _ => {}
            }
        }
        Ok(upload)
    }
}
