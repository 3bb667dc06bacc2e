//! The demo: a company with a year of life in it, marked as what it is.

use marbles::{Marbles, demo::Seat, programme::Organisation};
use marbles_server::demo;
use marbles_web::router::PAGES;
use reqwest::StatusCode;
use tokio::sync::oneshot;

use crate::{
    company::{Browser, fresh_schema, on_both},
    starting::House,
};

struct Demo {
    marbles: Marbles,
    organisation: Organisation,
    database: String,
    address: String,
    _folder: tempfile::TempDir,
    _stop: oneshot::Sender<()>,
}

impl Demo {
    async fn on_sqlite() -> Self {
        Self::open(None).await
    }

    async fn on_postgres() -> Option<Self> {
        let server = std::env::var("MARBLES_TEST_POSTGRES").ok()?;
        Some(Self::open(Some(fresh_schema(&server).await)).await)
    }

    async fn open(database: Option<String>) -> Self {
        let house = House::open("localhost", database, |_| ()).await;
        let (marbles, address) = (house.marbles.clone(), house.address.clone());
        let organisation = demo::open(&marbles).await.expect("a demo");
        let file = house.folder.path().join("marbles.sqlite").display().to_string();
        let database = house.database.clone().unwrap_or(file);
        let (stop, stopped) = oneshot::channel::<()>();
        let _folder = house.serve(async move { drop(stopped.await) });
        Self { marbles, organisation, database, address, _folder, _stop: stop }
    }

    /// The numbers that statements count.
    async fn counts(&self, statements: &[&'static str]) -> Vec<i64> {
        macro_rules! count {
            ($pool:expr) => {{
                let pool = $pool;
                let mut counts = Vec::new();
                for sql in statements {
                    counts.push(sqlx::query_scalar::<_, i64>(*sql).fetch_one(&pool).await.expect(sql));
                }
                counts
            }};
        }
        if self.database.starts_with("postgres") {
            count!(sqlx::PgPool::connect(&self.database).await.expect("PostgreSQL answers"))
        } else {
            count!(sqlx::SqlitePool::connect(&self.database).await.expect("a file"))
        }
    }

    fn visitor(&self) -> Browser {
        Browser::with(&self.address, reqwest::cookie::Jar::default())
    }

    async fn browser(&self, seat: Seat) -> Browser {
        let browser = self.visitor();
        let seated = browser.post(&format!("/demo/{}", seat.name()), &[]).await;
        assert_eq!(seated.status, StatusCode::SEE_OTHER, "{}", seated.text);
        browser
    }
}

/// How much there is of everything, and how the sums hang together.
const SUMS: &[&str] = &[
    "select count(*) from people",
    "select count(*) from people where joined_at is not null",
    "select count(*) from group_members",
    "select count(*) from follows",
    "select count(*) from stories",
    "select count(*) from starters",
    "select count(*) from shares",
    "select count(*) from shares where confirmed_at is not null",
    "select count(*) from clicks",
    "select cast(sum(clicks) as bigint) from click_days",
    "select cast(sum(people) as bigint) from click_days",
    "select count(*) from clicks where first_today",
    "select count(*) from activity",
    "select count(distinct code) from links",
];

/// Days whose roll-up is not what its clicks say.
const BROKEN_DAYS: &str = "
    select count(*) from (
        select org_id, day, code, class, count(*) as clicks, count(distinct visitor) as people
        from clicks
        group by org_id, day, code, class
        except
        select org_id, day, code, class, clicks, people from click_days) broken";

fn holds(counts: &[i64]) {
    assert_eq!(counts[0], 409, "402 colleagues and seven who left");
    assert_eq!(counts[8], counts[9], "every click is in its day, once");
    assert_eq!(counts[10], counts[11], "and so is every person");
    assert_eq!(counts[6], counts[13], "every share has a link of its own");
}

#[tokio::test]
async fn both_databases_hold_the_same_year_and_no_sum_breaks() {
    let demo = Demo::on_sqlite().await;
    let counts = demo.counts(SUMS).await;
    holds(&counts);
    assert_eq!(demo.counts(&[BROKEN_DAYS]).await, [0]);
    if let Some(other) = Demo::on_postgres().await {
        assert_eq!(other.counts(SUMS).await, counts);
        assert_eq!(other.counts(&[BROKEN_DAYS]).await, [0]);
    }
}

#[tokio::test]
async fn a_demo_is_reopened_and_not_told_twice() {
    let first = Demo::on_sqlite().await;
    let before = first.counts(SUMS).await;
    let again = demo::open(&first.marbles).await.expect("the demo");
    assert_eq!(again.org_id, first.organisation.org_id);
    assert_eq!(first.counts(SUMS).await, before);
}

#[tokio::test]
async fn every_page_of_a_demo_says_so() {
    let demo = Demo::on_sqlite().await;
    let sign_in = demo.visitor().get("/sign-in").await;
    sign_in.says("demo-banner").says("action=\"/demo/advocate\"").says("action=\"/demo/admin\"");
    demo.visitor().get("/demo/advocate").await.says("demo-banner").says("Sanne Kuipers");
    let admin = demo.browser(Seat::Admin).await;
    let mut pages = 0;
    for address in PAGES.iter().filter(|address| address.method == "GET" && !address.path.contains('{')) {
        let answer = admin.get(address.path).await;
        let is_page =
            answer.headers.get("content-type").is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
        if is_page {
            answer.says("demo-banner");
            pages += 1;
        }
    }
    assert!(pages >= 3, "{pages} pages");
}

#[tokio::test]
async fn each_seat_opens_on_somebody_who_takes_part() {
    let demo = Demo::on_sqlite().await;
    for seat in Seat::ALL {
        let browser = demo.browser(seat).await;
        let today = browser.get("/today").await;
        assert_eq!(today.status, StatusCode::OK, "{seat:?}");
        let stories = today.text.matches("<article").count();
        assert!((3..=5).contains(&stories), "{seat:?} has a day: {stories}");
    }
}

on_both!(a_real_organisation_has_no_seats_to_take, |company| {
    for seat in Seat::ALL {
        let path = format!("/demo/{}", seat.name());
        assert_eq!(company.visitor().get(&path).await.status, StatusCode::NOT_FOUND);
        assert_eq!(company.visitor().post(&path, &[]).await.status, StatusCode::NOT_FOUND);
    }
    company.visitor().get("/sign-in").await.keeps_quiet_about("/demo/");
});
