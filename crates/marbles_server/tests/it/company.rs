//! Northwind Wind & Water, small enough for a test: its people, a real server on a real port, a clock that stands still.

use std::{
    path::PathBuf,
    sync::atomic::{AtomicU32, Ordering},
};

use jiff::SignedDuration;
use marbles::{
    Marbles,
    db::{By, Work},
    ids::{OrgId, PersonId},
    people::{
        self, Role,
        joining::{self, Newcomer},
        sign_in, tokens,
    },
    programme::{self, Founding},
    words::Language,
};
use reqwest::{Method, StatusCode, header};
use serde_json::Value;
use tokio::sync::oneshot;

use marbles_server::settings::{Channels, Place};

use crate::starting::House;

/// Runs a test on SQLite and on PostgreSQL: `on_both!(name, |company| { … });`
macro_rules! on_both {
    ($name:ident, |$company:ident| $claim:block) => {
        mod $name {
            #[allow(unused_imports)]
            use super::*;

            async fn claim($company: $crate::company::Company) $claim

            #[tokio::test]
            async fn on_sqlite() {
                claim($crate::company::Company::on_sqlite().await).await;
            }

            #[tokio::test]
            async fn on_postgres() {
                if let Some(company) = $crate::company::Company::on_postgres().await {
                    claim(company).await;
                }
            }
        }
    };
}
pub(crate) use on_both;

/// The cast: an advocate, an editor, a programme lead and an administrator.
pub const ANNA: &str = "anna@northwind.example";
pub const BRAM: &str = "bram@northwind.example";
pub const CLARA: &str = "clara@northwind.example";
pub const DAAN: &str = "daan@northwind.example";
/// An administrator of another organisation on the same installation.
pub const SOREN: &str = "soren@southport.example";

/// A company with its server running.
pub struct Company {
    pub marbles: Marbles,
    pub org: OrgId,
    pub other_org: OrgId,
    pub address: String,
    /// The address of its PostgreSQL, where it has one.
    pub database: Option<String>,
    _folder: tempfile::TempDir,
    stop: Option<oneshot::Sender<()>>,
}

impl Company {
    pub async fn on_sqlite() -> Self {
        Self::open(None).await
    }

    /// None where no PostgreSQL is at hand; on CI there must be one.
    pub async fn on_postgres() -> Option<Self> {
        let Ok(server) = std::env::var("MARBLES_TEST_POSTGRES") else {
            assert!(
                std::env::var("CI").is_err(),
                "MARBLES_TEST_POSTGRES is not set: ./test starts a PostgreSQL and sets it"
            );
            eprintln!("skipped: MARBLES_TEST_POSTGRES is not set (./test sets it)");
            return None;
        };
        Some(Self::open(Some(fresh_schema(&server).await)).await)
    }

    async fn open(database: Option<String>) -> Self {
        let change = |place: &mut Place| {
            place.allow_private_fetch = true;
            place.assistants.assistant_host = vec!["127.0.0.1:*".to_owned()];
            place.channels = Channels {
                push_host: vec!["127.0.0.1".to_owned()],
                webhook_host: vec!["127.0.0.1".to_owned()],
                // Nobody listens there: a test that speaks with Slack says where it stands.
                slack_api: Some("http://127.0.0.1:1".to_owned()),
            };
        };
        let house = House::open("localhost", database, change).await;
        let (marbles, address, database) =
            (house.marbles.clone(), house.address.clone(), house.database.clone());
        let org = found(&marbles, "Northwind Wind & Water", "northwind", "").await;
        let other_org = found(&marbles, "Southport Shipping", "southport", "southport.localhost").await;
        let (stop, stopped) = oneshot::channel::<()>();
        let _folder = house.serve_pages(async move { drop(stopped.await) });
        let company = Self { marbles, org, other_org, address, database, _folder, stop: Some(stop) };
        company.hire().await;
        company
    }

    async fn hire(&self) {
        let mut work = self.work().await;
        programme::set_host(&mut work, "localhost").await.expect("a host");
        let cast = [
            (ANNA, "Anna Holm", Role::Member),
            (BRAM, "Bram de Wit", Role::Editor),
            (CLARA, "Clara Lund", Role::Lead),
            (DAAN, "Daan Visser", Role::Admin),
        ];
        for (email, name, role) in cast {
            hire(&mut work, email, name, role).await;
        }
        work.save().await.expect("saved");
        let mut work = self.marbles.db.work(By::marbles(self.other_org)).await.expect("work");
        hire(&mut work, SOREN, "Søren Krag", Role::Admin).await;
        work.save().await.expect("saved");
    }

    /// The same company, whose jobs hand letters over by another post.
    pub fn with_post(mut self, post: marbles::notices::post::Post) -> Self {
        self.marbles.post = post;
        self
    }

    /// A unit of work as Marbles itself.
    pub async fn work(&self) -> Work {
        self.marbles.db.work(By::marbles(self.org)).await.expect("work")
    }

    /// A unit of work as a person.
    pub async fn work_as(&self, email: &str) -> Work {
        let mut work = self.work().await;
        work.by = people::by_email(&mut work, email).await.expect("a look").expect("a person").by();
        work
    }

    pub async fn person(&self, email: &str) -> PersonId {
        self.work_as(email).await.by.person.expect("a person")
    }

    /// Adds people who have joined the programme, so that a group has a size.
    pub async fn crowd(&self, count: usize, department: &str, location: &str) -> Vec<PersonId> {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let mut work = self.work().await;
        let mut crowd = Vec::new();
        for _ in 0..count {
            let number = NUMBER.fetch_add(1, Ordering::SeqCst);
            let newcomer = Newcomer {
                email: format!("colleague{number}@northwind.example"),
                name: format!("Colleague {number}"),
                department: department.to_owned(),
                location: location.to_owned(),
                ..Newcomer::default()
            };
            let person = joining::add(&mut work, &newcomer).await.expect("a newcomer");
            let by = work.by;
            work.by = By { person: Some(person), ..by };
            joining::join(&mut work).await.expect("joined");
            work.by = by;
            crowd.push(person);
        }
        work.save().await.expect("saved");
        crowd
    }

    pub fn advance(&self, by: SignedDuration) {
        self.marbles.db.clock.advance(by);
    }

    /// Does every job that is due now, and waits for those that another runner has in hand.
    pub async fn do_jobs(&self) {
        loop {
            marbles::jobs::running::do_what_is_due(&self.marbles).await.expect("jobs");
            if marbles::jobs::due(&mut self.work().await).await.expect("a count") == 0 {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
    }

    /// The letters in the outbox, as text with their headers.
    pub async fn letters(&self) -> Vec<String> {
        self.do_jobs().await;
        let outbox: PathBuf = self.marbles.folder.join("outbox");
        let mut letters: Vec<String> = std::fs::read_dir(outbox)
            .expect("an outbox")
            .map(|file| std::fs::read_to_string(file.expect("a file").path()).expect("a letter"))
            .map(|letter| letter.replace("=\r\n", "").replace("=3D", "="))
            .collect();
        letters.sort();
        letters
    }

    /// A browser that nobody has signed in with.
    pub fn visitor(&self) -> Browser {
        self.browser_with(reqwest::cookie::Jar::default())
    }

    /// A browser in which that person is signed in.
    pub async fn browser(&self, email: &str) -> Browser {
        let mut work = self.work().await;
        let person = people::by_email(&mut work, email).await.expect("a look").expect("a person");
        let session = sign_in::open_session(&mut work, person.person_id).await.expect("a session");
        work.save().await.expect("saved");
        let jar = reqwest::cookie::Jar::default();
        jar.add_cookie_str(
            &format!("marbles={}", session.reveal()),
            &self.address.parse().expect("an address"),
        );
        self.browser_with(jar)
    }

    fn browser_with(&self, jar: reqwest::cookie::Jar) -> Browser {
        Browser::with(&self.address, jar)
    }

    /// A program that acts as that person through the API.
    pub async fn program(&self, email: &str) -> Browser {
        let mut work = self.work().await;
        let person = people::by_email(&mut work, email).await.expect("a look").expect("a person");
        let (_, token) = tokens::create(&mut work, person.person_id, "test").await.expect("a token");
        work.save().await.expect("saved");
        Browser { bearer: Some(token.reveal().to_owned()), ..self.visitor() }
    }

    /// A program of the other organisation's administrator, at this organisation's address and its own.
    pub async fn stranger(&self) -> Browser {
        let mut work = self.marbles.db.work(By::marbles(self.other_org)).await.expect("work");
        let person = people::by_email(&mut work, SOREN).await.expect("a look").expect("a person");
        let (_, token) = tokens::create(&mut work, person.person_id, "test").await.expect("a token");
        work.save().await.expect("saved");
        let address = self.address.replace("localhost", "southport.localhost");
        Browser { bearer: Some(token.reveal().to_owned()), address, ..self.visitor() }
    }
}

impl Drop for Company {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
    }
}

async fn found(marbles: &Marbles, name: &str, slug: &str, host: &str) -> OrgId {
    let founding = Founding {
        name: name.to_owned(),
        slug: slug.to_owned(),
        languages: Language::ALL.to_vec(),
        time_zone: "Europe/Copenhagen".to_owned(),
        email_domains: vec!["northwind.example".to_owned()],
        host: host.to_owned(),
        is_demo: false,
    };
    programme::found(&marbles.db, founding).await.expect("an organisation")
}

async fn hire(work: &mut Work, email: &str, name: &str, role: Role) {
    let newcomer = Newcomer { email: email.to_owned(), name: name.to_owned(), role, ..Newcomer::default() };
    let person = joining::add(work, &newcomer).await.expect("a newcomer");
    let by = work.by;
    work.by = By { person: Some(person), ..by };
    joining::join(work).await.expect("joined");
    work.by = by;
}

pub async fn fresh_schema(server: &str) -> String {
    use sqlx::Executor;
    let schema = format!("t_{}", uuid::Uuid::new_v4().simple());
    let pool = sqlx::postgres::PgPoolOptions::new()
        .max_connections(1)
        .connect(server)
        .await
        .expect("PostgreSQL answers");
    let create = sqlx::AssertSqlSafe(format!("create schema {schema}"));
    pool.execute(sqlx::raw_sql(create)).await.expect("a schema");
    pool.close().await;
    let joint = if server.contains('?') { '&' } else { '?' };
    format!("{server}{joint}options=-csearch_path%3D{schema}")
}

/// A browser, or a program with a token.
#[derive(Clone)]
pub struct Browser {
    client: reqwest::Client,
    address: String,
    bearer: Option<String>,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: header::HeaderMap,
    pub text: String,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text)
            .unwrap_or_else(|_| panic!("not JSON ({}): {}", self.status, self.text))
    }

    pub fn location(&self) -> &str {
        self.headers.get(header::LOCATION).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    #[track_caller]
    pub fn says(&self, text: &str) -> &Self {
        assert!(self.text.contains(text), "“{text}” is not in: {}", self.text);
        self
    }

    #[track_caller]
    pub fn keeps_quiet_about(&self, text: &str) -> &Self {
        assert!(!self.text.contains(text), "“{text}” is in: {}", self.text);
        self
    }
}

impl Browser {
    /// A browser with these cookies, at an address such as `http://localhost:4680`.
    pub fn with(address: &str, jar: reqwest::cookie::Jar) -> Self {
        let port = address.rsplit(':').next().and_then(|port| port.parse().ok()).expect("a port");
        let here = std::net::SocketAddr::from(([127, 0, 0, 1], port));
        // A test may meet the network before any server of ours did.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = reqwest::Client::builder()
            .resolve("localhost", here)
            .resolve("southport.localhost", here)
            .cookie_provider(std::sync::Arc::new(jar))
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .build()
            .expect("a browser");
        Self { client, address: address.to_owned(), bearer: None }
    }

    /// The same program, asking at another address.
    pub fn at(self, address: &str) -> Self {
        Self { address: address.to_owned(), ..self }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(self.request(Method::GET, path)).await
    }

    /// Sends a form.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.send(self.request(Method::POST, path).form(fields)).await
    }

    /// Sends a form with files.
    pub async fn post_files(&self, path: &str, form: reqwest::multipart::Form) -> Answer {
        self.send(self.request(Method::POST, path).multipart(form)).await
    }

    /// Calls the API with a body.
    pub async fn call(&self, method: &str, path: &str, body: Value) -> Answer {
        let method = Method::from_bytes(method.as_bytes()).expect("a method");
        self.send(self.request(method, path).json(&body)).await
    }

    /// A request to be shaped further, such as with headers.
    pub fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        let request = self
            .client
            .request(method, format!("{}{path}", self.address))
            .header(header::ORIGIN, &self.address);
        match &self.bearer {
            Some(token) => request.bearer_auth(token),
            None => request,
        }
    }

    pub async fn send(&self, request: reqwest::RequestBuilder) -> Answer {
        let response = request.send().await.expect("an answer");
        let (status, headers) = (response.status(), response.headers().clone());
        Answer { status, headers, text: response.text().await.expect("a body") }
    }
}
