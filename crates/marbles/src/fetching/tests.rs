//! The guarded client against small real servers on this machine.

use std::io::Write;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use super::*;

/// A site that gives the same answer to everybody and remembers what it was asked.
pub(crate) struct Site {
    pub at: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Site {
    pub async fn answering(answer: impl Fn(&str) -> Vec<u8> + Send + Sync + 'static) -> Self {
        Self::on("127.0.0.1", answer).await
    }

    async fn on(host: &str, answer: impl Fn(&str) -> Vec<u8> + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind((host, 0)).await.unwrap();
        let at = listener.local_addr().unwrap();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (heard, answer) = (Arc::clone(&asked), Arc::new(answer));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, Arc::clone(&heard), Arc::clone(&answer)));
            }
        });
        Self { at, asked }
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.at)
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

async fn serve(mut stream: TcpStream, heard: Arc<Mutex<Vec<String>>>, answer: Arc<impl Fn(&str) -> Vec<u8>>) {
    let mut request = Vec::new();
    while !request.ends_with(b"\r\n\r\n") {
        match stream.read_u8().await {
            Ok(byte) => request.push(byte),
            Err(_) => return,
        }
    }
    let mut request = String::from_utf8(request).unwrap();
    let announced = request
        .to_lowercase()
        .split_once("content-length: ")
        .map(|(_, rest)| rest.split("\r\n").next().unwrap_or_default().parse::<usize>().unwrap());
    let mut body = vec![0; announced.unwrap_or(0)];
    stream.read_exact(&mut body).await.unwrap();
    request.push_str(&String::from_utf8_lossy(&body));
    heard.lock().unwrap().push(request.clone());
    let path = request.split(' ').nth(1).unwrap().to_owned();
    let _ = stream.write_all(&answer(&path)).await;
    let _ = stream.shutdown().await;
}

pub(crate) fn says(status: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let mut answer = format!("HTTP/1.1 {status}\r\nconnection: close\r\n{headers}\r\n").into_bytes();
    answer.extend_from_slice(body);
    answer
}

fn page(url: impl Into<String>) -> Request {
    Request::new(url, Purpose::Page)
}

async fn problem(fetcher: &Fetcher, url: impl Into<String>) -> FetchProblem {
    fetcher.fetch(&page(url)).await.expect_err("this must be refused")
}

#[tokio::test]
async fn a_page_arrives_with_what_its_headers_say() {
    let headers = "content-type: text/html; charset=latin1\r\netag: \"a1\"\r\nlast-modified: yesterday\r\n";
    let site = Site::answering(move |_| says("200 OK", headers, b"<h1>Wind</h1>")).await;
    let public: Url = "https://marbles.northwind.example/".parse().unwrap();
    let fetched = Fetcher::new(true).named(&public).fetch(&page(site.url("/news"))).await.unwrap();
    assert_eq!((fetched.status, &fetched.bytes[..]), (200, &b"<h1>Wind</h1>"[..]));
    assert_eq!(fetched.content_type.as_deref(), Some("text/html"));
    assert_eq!(fetched.charset.as_deref(), Some("latin1"));
    assert_eq!(fetched.etag.as_deref(), Some("\"a1\""));
    assert_eq!(fetched.permanent_url, None);
    let asked = site.asked();
    assert!(
        asked[0].contains("Marbles/") && asked[0].contains("(+https://marbles.northwind.example/)"),
        "{asked:?}"
    );
    assert!(asked[0].contains("accept: text/html"), "{asked:?}");
}

#[tokio::test]
async fn an_unchanged_document_is_not_sent_again() {
    let site = Site::answering(|_| says("304 Not Modified", "etag: \"a1\"\r\n", b"")).await;
    let request = Request::new(site.url("/feed"), Purpose::Feed)
        .unless_unchanged(Some("\"a1\"".into()), Some("Tue, 03 Nov 2026 09:00:00 GMT".into()));
    let fetched = Fetcher::new(true).fetch(&request).await.unwrap();
    assert!(fetched.not_modified && fetched.bytes.is_empty());
    let asked = site.asked()[0].to_lowercase();
    assert!(asked.contains("if-none-match: \"a1\"") && asked.contains("if-modified-since: tue, 03 nov 2026"));
}

#[tokio::test]
async fn five_redirects_are_followed_and_six_are_not() {
    let site = Site::answering(|path| match path.trim_start_matches('/').parse::<u32>() {
        Ok(0) => says("200 OK", "", b"there"),
        Ok(left) => says("301 Moved", &format!("location: /{}\r\n", left - 1), b""),
        Err(_) => says("302 Found", "location: /1\r\n", b""),
    })
    .await;
    let fetcher = Fetcher::new(true);
    let fetched = fetcher.fetch(&page(site.url("/5"))).await.unwrap();
    assert_eq!(fetched.final_url.path(), "/0");
    assert_eq!(fetched.permanent_url, Some(fetched.final_url.clone()));
    let once_temporary = fetcher.fetch(&page(site.url("/now"))).await.unwrap();
    assert_eq!((once_temporary.final_url.path(), once_temporary.permanent_url), ("/0", None));
    assert_eq!(problem(&fetcher, site.url("/6")).await, FetchProblem::TooManyRedirects);
}

#[tokio::test]
async fn addresses_that_are_not_public_are_refused_without_asking() {
    let site = Site::answering(|_| says("200 OK", "", b"secret")).await;
    let fetcher = Fetcher::new(false);
    let port = site.at.port();
    for host in
        ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "0177.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "0"]
    {
        let found = problem(&fetcher, format!("http://{host}:{port}/")).await;
        assert_eq!(found, FetchProblem::NotPublic, "{host}");
    }
    for url in ["http://169.254.169.254/latest/meta-data/", "http://1.1.1.1:22/", "http://1.1.1.1:6379/"] {
        assert_eq!(problem(&fetcher, url).await, FetchProblem::NotPublic, "{url}");
    }
    assert!(site.asked().is_empty());
}

#[tokio::test]
async fn what_is_no_web_address_is_refused() {
    let fetcher = Fetcher::new(true);
    for url in [
        "",
        " ",
        "news",
        "ftp://northwind.example/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://",
        "mailto:news@northwind.example",
        "http://me:secret@northwind.example/",
        "http://[fe80::1%25eth0]/",
        "http://./",
    ] {
        assert_eq!(problem(&fetcher, url).await, FetchProblem::NotAWebAddress, "{url}");
    }
    assert_eq!(targets::parse("northwind.example/news").unwrap().as_str(), "https://northwind.example/news");
    assert_eq!(targets::parse("northwind.example:8443").unwrap().as_str(), "https://northwind.example:8443/");
}

#[tokio::test]
async fn a_redirect_cannot_lead_into_the_house() {
    let inside = Site::on("127.0.0.2", |_| says("200 OK", "", b"secret")).await;
    let by_number = inside.url("/");
    let by_name = format!("http://localhost:{}/", inside.at.port());
    let site = Site::on("127.0.0.3", move |path| match path {
        "/number" => says("302 Found", &format!("location: {by_number}\r\n"), b""),
        "/name" => says("301 Moved", &format!("location: {by_name}\r\n"), b""),
        "/file" => says("302 Found", "location: file:///etc/passwd\r\n", b""),
        "/password" => says("302 Found", "location: http://a:b@127.0.0.3/\r\n", b""),
        _ => says("200 OK", "", b"open"),
    })
    .await;
    let door: IpAddr = "127.0.0.3".parse().unwrap();
    let fetcher = Fetcher::allowing(Arc::new(move |address| address == door), true);
    assert_eq!(fetcher.fetch(&page(site.url("/"))).await.unwrap().bytes, "open");
    assert_eq!(problem(&fetcher, site.url("/number")).await, FetchProblem::NotPublic);
    assert_eq!(problem(&fetcher, site.url("/name")).await, FetchProblem::NotPublic);
    assert_eq!(problem(&fetcher, site.url("/file")).await, FetchProblem::NotAWebAddress);
    assert_eq!(problem(&fetcher, site.url("/password")).await, FetchProblem::NotAWebAddress);
    assert!(inside.asked().is_empty());
    let open = Fetcher::new(true).fetch(&page(site.url("/number"))).await.unwrap();
    assert_eq!(open.bytes, "secret", "the same redirect works where private addresses are allowed");
}

#[tokio::test]
async fn large_answers_and_bombs_stop_early() {
    let zeros = vec![0; 20 * 1024 * 1024];
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(&zeros).unwrap();
    let bomb = packer.finish().unwrap();
    assert!(bomb.len() < 200_000);
    let site = Site::answering(move |path| match path {
        "/announced" => says("200 OK", "content-length: 209715200\r\n", b"x"),
        "/bomb" => says("200 OK", "content-encoding: gzip\r\n", &bomb),
        "/damaged" => says("200 OK", "content-encoding: gzip\r\n", b"this is not gzip"),
        "/exact" => says("200 OK", "", &zeros[..MOST_BYTES]),
        _ => says("200 OK", "", &zeros),
    })
    .await;
    let fetcher = Fetcher::new(true);
    for path in ["/announced", "/bomb", "/endless"] {
        assert_eq!(problem(&fetcher, site.url(path)).await, FetchProblem::TooLarge, "{path}");
    }
    assert_eq!(fetcher.fetch(&page(site.url("/exact"))).await.unwrap().bytes.len(), MOST_BYTES);
    assert_eq!(problem(&fetcher, site.url("/damaged")).await, FetchProblem::Damaged);
}

#[tokio::test]
async fn a_site_that_never_answers_is_given_up() {
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", silent.local_addr().unwrap());
    let fetcher = Fetcher::new(true).within(Duration::from_millis(200));
    assert_eq!(problem(&fetcher, url).await, FetchProblem::TooSlow);
}

#[tokio::test]
async fn refusals_of_the_site_say_what_to_do() {
    let site = Site::answering(|path| match path {
        "/gone" => says("410 Gone", "", b""),
        "/busy" => says("429 Too Many Requests", "retry-after: 120\r\n", b""),
        _ => says("404 Not Found", "", b""),
    })
    .await;
    let fetcher = Fetcher::new(true);
    assert_eq!(problem(&fetcher, site.url("/gone")).await, FetchProblem::Gone);
    assert_eq!(problem(&fetcher, site.url("/missing")).await, FetchProblem::Status(404));
    let wait = Some(Duration::from_secs(120));
    assert_eq!(
        problem(&fetcher, site.url("/busy")).await,
        FetchProblem::Busy { status: 429, retry_after: wait }
    );
    assert_eq!(problem(&fetcher, "http://nowhere.invalid/").await, FetchProblem::NotFound);
    let closed = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    assert_eq!(problem(&fetcher, format!("http://{closed}/")).await, FetchProblem::Unreachable);
}

#[tokio::test]
async fn what_is_sent_goes_to_public_addresses_only_and_is_never_led_elsewhere() {
    let site = Site::answering(|path| match path {
        "/away" => says("307 Temporary Redirect", "location: /elsewhere\r\n", b""),
        "/busy" => says("429 Too Many Requests", "retry-after: 30\r\n", b"slow down"),
        _ => says("201 Created", "location: /m/1\r\n", b"ok"),
    })
    .await;
    let to = |path: &str| Outgoing::new(&site.url(path), "application/json", "{}").with("ttl", "60");
    let guarded = Fetcher::new(false);
    assert_eq!(guarded.post(&to("/")).await.unwrap_err(), FetchProblem::NotPublic);
    assert!(site.asked().is_empty());
    let fetcher = Fetcher::new(true);
    let taken = fetcher.post(&to("/")).await.unwrap();
    assert_eq!((taken.status, taken.text().as_str(), taken.location.as_deref()), (201, "ok", Some("/m/1")));
    let away = fetcher.post(&to("/away")).await.unwrap();
    assert_eq!((away.status, away.is_success()), (307, false));
    let busy = fetcher.post(&to("/busy")).await.unwrap();
    assert_eq!((busy.status, busy.retry_after), (429, Some(Duration::from_secs(30))));
    let asked = site.asked();
    assert_eq!(asked.len(), 3, "the redirect was not followed");
    assert!(asked[0].starts_with("POST / ") && asked[0].contains("ttl: 60") && asked[0].ends_with("{}"));
    assert_eq!(format!("{:?}", to("/secret")), "Outgoing(2 bytes)", "an address may be a credential");
}

#[tokio::test]
async fn an_answer_that_lingers_after_its_status_counts() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = listener.local_addr().unwrap();
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut asked = [0; 1024];
        while !asked.windows(5).any(|end| end == b"hello") {
            let _ = stream.read(&mut asked).await.unwrap();
        }
        stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nok").await.unwrap();
        std::future::pending::<()>().await;
    });
    let outgoing = Outgoing::new(&format!("http://{at}/"), "text/plain", "hello");
    let taken = Fetcher::new(true).within(Duration::from_millis(500)).post(&outgoing).await.unwrap();
    assert_eq!((taken.status, taken.text().as_str()), (200, "ok"));
}
