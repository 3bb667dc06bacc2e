//! The three cookies: the session, a toast for the next page, and the language of someone not signed in.

use axum::http::{HeaderMap, HeaderValue, header};
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};

/// How long a browser keeps the session's cookie: a year. When the session itself ends, the server decides.
pub const SESSION_SECONDS: i64 = 365 * 24 * 3600;

/// The cookies that a request carries.
pub fn read(headers: &HeaderMap) -> CookieJar {
    CookieJar::from_headers(headers)
}

/// A cookie that scripts cannot read; over https it is bound to this very host.
pub fn set(name: &str, value: &str, secure: bool, seconds: i64) -> HeaderValue {
    let mut cookie = Cookie::new(name.to_owned(), value.to_owned());
    cookie.set_path("/");
    cookie.set_http_only(true);
    cookie.set_secure(secure);
    cookie.set_same_site(SameSite::Lax);
    let header = format!("{cookie}; Max-Age={seconds}");
    HeaderValue::from_str(&header).unwrap_or_else(|_| HeaderValue::from_static(""))
}

/// Takes a cookie away.
pub fn clear(name: &str, secure: bool) -> HeaderValue {
    set(name, "", secure, 0)
}

/// The header that sets cookies.
pub const SET: header::HeaderName = header::SET_COOKIE;
