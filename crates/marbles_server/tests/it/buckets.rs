//! Pictures in a bucket of an object store, instead of the data folder.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, Method, StatusCode, Uri},
    routing::any,
};
use marbles::pictures::{Store, StoreProblem};
use marbles_server::{doctor, opening, settings::Pictures};
use tokio::net::TcpListener;

use crate::starting::{open, place};

type Held = Arc<Mutex<BTreeMap<String, Bytes>>>;

/// A store that holds objects for whoever signs with the key `northwind`, as Amazon's S3 asks it to be done.
async fn store() -> (String, Held) {
    let held = Held::default();
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    let routes = Router::new().fallback(any(answer)).with_state(Arc::clone(&held));
    tokio::spawn(async move { axum::serve(listener, routes).await });
    (address, held)
}

async fn answer(
    State(held): State<Held>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> (StatusCode, [(&'static str, &'static str); 2], Bytes) {
    let marks = [("etag", "\"1\""), ("last-modified", "Fri, 20 Nov 2026 08:00:00 GMT")];
    let header =
        |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    let signature = header("authorization");
    let is_signed = signature.starts_with("AWS4-HMAC-SHA256 Credential=northwind/")
        && signature.contains("/eu-north-1/s3/aws4_request")
        && signature.contains("Signature=")
        && !header("x-amz-date").is_empty()
        && !header("x-amz-content-sha256").is_empty();
    if !is_signed {
        return (StatusCode::FORBIDDEN, marks, Bytes::new());
    }
    let mut held = held.lock().expect("held");
    match method {
        Method::PUT => {
            held.insert(uri.path().to_owned(), body);
            (StatusCode::OK, marks, Bytes::new())
        }
        _ => match held.get(uri.path()) {
            Some(object) => (StatusCode::OK, marks, object.clone()),
            None => (StatusCode::NOT_FOUND, marks, Bytes::new()),
        },
    }
}

fn bucket(endpoint: &str, key: &str) -> Pictures {
    Pictures {
        bucket: Some("s3://pictures/marbles".to_owned()),
        s3_endpoint: Some(endpoint.to_owned()),
        s3_region: Some("eu-north-1".to_owned()),
        s3_key: Some(key.to_owned()),
        s3_secret: Some("a secret".to_owned()),
    }
}

#[tokio::test]
async fn pictures_are_kept_in_a_bucket_and_found_there() {
    let (endpoint, held) = store().await;
    let folder = tempfile::tempdir().expect("a folder");
    let mut place = place(folder.path());
    place.pictures = bucket(&endpoint, "northwind");
    let pictures: Store = open(&place, "http://localhost").await.pictures;
    pictures.put("northwind/mill/640.jpg", b"a mill").await.expect("kept");
    assert_eq!(pictures.get("northwind/mill/640.jpg").await.expect("found"), &b"a mill"[..]);
    assert!(matches!(pictures.get("northwind/mill/320.jpg").await, Err(StoreProblem::Missing)));
    let names: Vec<String> = held.lock().expect("held").keys().cloned().collect();
    assert_eq!(names, ["/pictures/marbles/northwind/mill/640.jpg"]);
    assert!(!folder.path().join("pictures").exists(), "nothing lies in the data folder");
}

#[tokio::test]
async fn the_doctor_tells_whether_the_bucket_lets_us_in() {
    let (endpoint, _) = store().await;
    let folder = tempfile::tempdir().expect("a folder");
    let mut place = place(folder.path());
    for (key, state) in [("northwind", doctor::State::Fine), ("somebody", doctor::State::Broken)] {
        place.pictures = bucket(&endpoint, key);
        let findings = doctor::examine(&place).await;
        let found = findings.iter().find(|finding| finding.about == "pictures").expect("a finding");
        assert_eq!(found.state, state, "{}", found.said);
        assert!(found.said.contains("s3://pictures/marbles") && !found.said.contains("a secret"));
    }
    place.pictures.bucket = Some("pictures".to_owned());
    assert!(matches!(opening::pictures(&place), Err(StoreProblem::BadAddress)));
}
