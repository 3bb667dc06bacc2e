//! What stories about links and figures begin with: a story that is out, shares of it, and rows as a database holds them.

use marbles::{
    clock::Moment,
    db::By,
    ids::{PersonId, ShareId, StoryId},
    people::Role,
    shares::composing,
};
use sqlx::{AssertSqlSafe, Connection, Executor};
use uuid::Uuid;

use crate::company::{Browser, Company};

/// A share that was posted, with the code of its link.
pub struct Posted {
    pub share: ShareId,
    pub code: String,
}

impl Company {
    /// Runs statements on the database itself, past every verb.
    pub async fn plant(&self, sql: &str) {
        let sql = AssertSqlSafe(sql.to_owned());
        match &self.database {
            Some(server) => {
                let mut connection = sqlx::PgConnection::connect(server).await.expect("PostgreSQL");
                connection.execute(sqlx::raw_sql(sql)).await.expect("a sound statement");
            }
            None => {
                let file = self.marbles.folder.join("marbles.sqlite");
                let options = sqlx::sqlite::SqliteConnectOptions::new()
                    .filename(file)
                    .busy_timeout(std::time::Duration::from_secs(10));
                let mut connection = sqlx::SqliteConnection::connect_with(&options).await.expect("SQLite");
                connection.execute(sqlx::raw_sql(sql)).await.expect("a sound statement");
            }
        }
    }

    /// The first column of every row of a statement, as text.
    pub async fn dig(&self, sql: &str) -> Vec<String> {
        let sql = AssertSqlSafe(sql.to_owned());
        match &self.database {
            Some(server) => {
                let mut connection = sqlx::PgConnection::connect(server).await.expect("PostgreSQL");
                sqlx::query_scalar(sql).fetch_all(&mut connection).await.expect("rows")
            }
            None => {
                let options = sqlx::sqlite::SqliteConnectOptions::new()
                    .filename(self.marbles.folder.join("marbles.sqlite"));
                let mut connection = sqlx::SqliteConnection::connect_with(&options).await.expect("SQLite");
                sqlx::query_scalar(sql).fetch_all(&mut connection).await.expect("rows")
            }
        }
    }

    /// An id as this database writes it in a statement.
    pub fn id(&self, id: Uuid) -> String {
        match self.database {
            Some(_) => format!("'{id}'"),
            None => format!("x'{}'", id.simple()),
        }
    }

    pub fn now(&self) -> Moment {
        self.marbles.db.clock.now()
    }

    /// A story that is out for everyone.
    pub async fn story(&self, title: &str, url: Option<&str>) -> StoryId {
        let story = StoryId::new(self.now());
        let url = url.map_or_else(|| "null".to_owned(), |url| format!("'{url}'"));
        let (org, id, now) = (self.id(self.org.uuid()), self.id(story.uuid()), self.now().micros());
        self.plant(&format!(
            "insert into stories (org_id, story_id, url, title, language, published_at, created_at, changed_at)
             values ({org}, {id}, {url}, '{title}', 'en', {now}, {now}, {now})"
        ))
        .await;
        story
    }

    /// Posts a story as a person.
    pub async fn post(&self, person: PersonId, story: StoryId, network: &str) -> Posted {
        let mut work = self.work().await;
        work.by = By { org: self.org, person: Some(person), role: Role::Member };
        let composed = composing::compose(&mut work, &self.marbles, story, network, "Proud of this.")
            .await
            .expect("a share");
        composing::confirm(&mut work, composed.share.share_id).await.expect("posted");
        work.save().await.expect("saved");
        Posted { share: composed.share.share_id, code: composed.share.code }
    }
}

impl Browser {
    /// Follows a link as a person's browser does; each number is another browser.
    pub async fn follows(&self, path: &str, number: usize) -> crate::company::Answer {
        self.send(self.in_person(path, number)).await
    }

    /// A request as a person's browser makes it.
    pub fn in_person(&self, path: &str, number: usize) -> reqwest::RequestBuilder {
        self.request(reqwest::Method::GET, path)
            .header(
                "User-Agent",
                format!("Mozilla/5.0 (X11; Linux x86_64; rv:{number}.0) Gecko/20100101 Firefox/{number}.0"),
            )
            .header("Accept-Language", "da,en;q=0.5")
    }
}
