//! A site of somebody else's, on a real port: it answers as the test says and remembers what it was asked.

use std::sync::{Arc, Mutex};

use axum::{
    Router,
    body::Body,
    extract::Request,
    http::{HeaderMap, Response, StatusCode},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};

/// A request as the site saw it.
#[derive(Clone, Debug)]
pub struct Asked {
    pub path: String,
    pub headers: HeaderMap,
}

impl Asked {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}

/// What a site answers to what it is asked.
type Answering = dyn Fn(&Asked) -> Response<Body> + Send + Sync;

/// A site; its answer can be changed between two visits.
pub struct Site {
    pub address: String,
    asked: Arc<Mutex<Vec<Asked>>>,
    answer: Arc<Mutex<Arc<Answering>>>,
}

impl Site {
    pub async fn answering(answer: impl Fn(&Asked) -> Response<Body> + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let site = Self { address, asked: Arc::default(), answer: Arc::new(Mutex::new(Arc::new(answer))) };
        let (asked, answer) = (Arc::clone(&site.asked), Arc::clone(&site.answer));
        let routes = Router::new().fallback(move |request: Request| {
            let seen = Asked { path: request.uri().path().to_owned(), headers: request.headers().clone() };
            asked.lock().expect("no panic").push(seen.clone());
            let answer = Arc::clone(&answer.lock().expect("no panic"));
            async move { answer(&seen) }
        });
        tokio::spawn(async move { axum::serve(listener, routes).await });
        site
    }

    /// A site that serves one document, whatever it is asked for.
    pub async fn serving(kind: &'static str, document: impl Into<Vec<u8>>) -> Self {
        let document = document.into();
        Self::answering(move |_| document_of(kind, document.clone())).await
    }

    /// Answers differently from now on.
    pub fn now_answers(&self, answer: impl Fn(&Asked) -> Response<Body> + Send + Sync + 'static) {
        *self.answer.lock().expect("no panic") = Arc::new(answer);
    }

    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    pub fn asked(&self) -> Vec<Asked> {
        self.asked.lock().expect("no panic").clone()
    }
}

/// A whole document.
pub fn document_of(kind: &str, document: impl Into<Body>) -> Response<Body> {
    Response::builder().header("content-type", kind).body(document.into()).expect("a response")
}

/// A bare status with one header.
pub fn status(code: u16, header: (&str, &str)) -> Response<Body> {
    let code = StatusCode::from_u16(code).expect("a status");
    Response::builder().status(code).header(header.0, header.1).body(Body::empty()).expect("a response")
}

/// A feed of articles: (id, path of the article, title, date in RFC 2822).
pub fn feed(articles: &[(&str, &str, &str, &str)]) -> String {
    let items: String = articles
        .iter()
        .map(|(id, path, title, date)| {
            format!("<item><guid isPermaLink=\"false\">{id}</guid><link>{path}</link><title>{title}</title><pubDate>{date}</pubDate><description>What we did this week at the harbour.</description></item>")
        })
        .collect();
    format!(
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Northwind News</title><link>/</link><language>en</language>{items}</channel></rss>"
    )
}

/// The address of a feed that never ends; it stops sending when nobody reads on.
pub async fn endless_feed() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = format!("http://{}/feed", listener.local_addr().expect("an address"));
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            tokio::spawn(async move {
                let _ = stream.read(&mut [0; 4096]).await;
                let start = b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n\r\n<rss version=\"2.0\"><channel>";
                let mut sent = stream.write_all(start).await;
                let item = "<item><title>Wind</title></item>".repeat(2000);
                while sent.is_ok() {
                    sent = stream.write_all(item.as_bytes()).await;
                }
            });
        }
    });
    address
}
