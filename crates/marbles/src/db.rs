//! One SQL over two databases: a unit of work is one transaction, one moment and who acts.

use std::{path::Path, str::FromStr, sync::Arc, time::Duration};

use sqlx::{
    Postgres, Sqlite, Transaction,
    postgres::{PgConnectOptions, PgPool, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous},
};
use tokio::sync::Notify;

use crate::{
    clock::{Clock, Moment},
    error::Result,
    ids::{OrgId, PersonId},
    people::Role,
};

/// The open database, with the clock that dates its work. Cheap to clone.
#[derive(Clone)]
pub struct Db {
    pub(crate) pools: Pools,
    pub clock: Clock,
    /// Rings when a saved unit of work left jobs behind.
    pub jobs_waiting: Arc<Notify>,
}

/// SQLite has one writer at a time, so its writer is a pool of one; readers never wait for it.
#[derive(Clone)]
pub(crate) enum Pools {
    Sqlite { read: SqlitePool, write: SqlitePool },
    Postgres(PgPool),
}

/// Who acts: the organisation, and the person where there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct By {
    pub org: OrgId,
    pub person: Option<PersonId>,
    pub role: Role,
}

impl By {
    /// Marbles itself, in one organisation: jobs, imports, the command line.
    pub fn marbles(org: OrgId) -> Self {
        Self { org, person: None, role: Role::Admin }
    }
}

/// A unit of work: one transaction, one moment, and who acts. What is not saved is not done.
pub struct Work {
    pub(crate) tx: Tx,
    pub now: Moment,
    pub by: By,
    pub(crate) leaves_jobs: bool,
    jobs_waiting: Arc<Notify>,
}

pub(crate) enum Tx {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

impl Db {
    /// Opens `postgres://…`, `sqlite://path`, or a path, and brings its schema up to date.
    pub async fn open(address: &str, clock: Clock) -> Result<Self> {
        let pools = if address.starts_with("postgres://") || address.starts_with("postgresql://") {
            let options = PgConnectOptions::from_str(address)?.application_name("marbles");
            let pool = PgPoolOptions::new()
                .max_connections(16)
                .acquire_timeout(Duration::from_secs(10))
                .connect_with(options)
                .await?;
            Pools::Postgres(pool)
        } else {
            open_sqlite(Path::new(address.trim_start_matches("sqlite://"))).await?
        };
        let db = Self { pools, clock, jobs_waiting: Arc::new(Notify::new()) };
        crate::schema::bring_up_to_date(&db).await?;
        db.tune().await?;
        Ok(db)
    }

    /// Opens what is there to look at it, and changes nothing: no file is made and no migration applied.
    pub async fn open_as_it_is(address: &str, clock: Clock) -> Result<Self> {
        let pools = if address.starts_with("postgres://") || address.starts_with("postgresql://") {
            let options = PgConnectOptions::from_str(address)?.application_name("marbles");
            let pool = PgPoolOptions::new().max_connections(1).acquire_timeout(Duration::from_secs(10));
            Pools::Postgres(pool.connect_with(options).await?)
        } else {
            let path = Path::new(address.trim_start_matches("sqlite://"));
            let options = SqliteConnectOptions::new()
                .filename(path)
                .read_only(true)
                .busy_timeout(Duration::from_secs(10));
            let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await?;
            Pools::Sqlite { read: pool.clone(), write: pool }
        };
        Ok(Self { pools, clock, jobs_waiting: Arc::new(Notify::new()) })
    }

    /// Starts a unit of work that may write.
    pub async fn work(&self, by: By) -> Result<Work> {
        let tx = match &self.pools {
            Pools::Sqlite { write, .. } => Tx::Sqlite(write.begin_with("begin immediate").await?),
            Pools::Postgres(pool) => Tx::Postgres(pool.begin().await?),
        };
        Ok(self.unit(tx, by))
    }

    /// Starts a unit of work that only reads, and sees one state of the database.
    pub async fn look(&self, by: By) -> Result<Work> {
        let tx = match &self.pools {
            Pools::Sqlite { read, .. } => Tx::Sqlite(read.begin().await?),
            Pools::Postgres(pool) => Tx::Postgres(
                pool.begin_with("begin transaction isolation level repeatable read read only").await?,
            ),
        };
        Ok(self.unit(tx, by))
    }

    /// Lets SQLite count what its tables hold, so that it chooses its indexes well; PostgreSQL does so by itself.
    pub async fn tune(&self) -> Result<()> {
        if let Pools::Sqlite { write, .. } = &self.pools {
            sqlx::raw_sql("pragma analysis_limit = 400; pragma optimize = 0x10002").execute(write).await?;
        }
        Ok(())
    }

    /// Which database is open, in a word: `SQLite` or `PostgreSQL`.
    pub fn name(&self) -> &'static str {
        match self.pools {
            Pools::Sqlite { .. } => "SQLite",
            Pools::Postgres(_) => "PostgreSQL",
        }
    }

    /// Lets every connection finish and closes them.
    pub async fn close(&self) {
        match &self.pools {
            Pools::Sqlite { read, write } => {
                read.close().await;
                write.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
        }
    }

    fn unit(&self, tx: Tx, by: By) -> Work {
        let jobs_waiting = Arc::clone(&self.jobs_waiting);
        Work { tx, now: self.clock.now(), by, leaves_jobs: false, jobs_waiting }
    }
}

impl Work {
    /// The organisation that this work is in: the first argument of every statement.
    pub fn org(&self) -> OrgId {
        self.by.org
    }

    /// Picks the statement for the open database, where the two must differ.
    pub fn dialect(&self, sqlite: &'static str, postgres: &'static str) -> &'static str {
        match self.tx {
            Tx::Sqlite(_) => sqlite,
            Tx::Postgres(_) => postgres,
        }
    }

    /// Makes the work lasting, and wakes whoever runs the jobs that it leaves behind.
    pub async fn save(self) -> Result<()> {
        match self.tx {
            Tx::Sqlite(tx) => tx.commit().await?,
            Tx::Postgres(tx) => tx.commit().await?,
        }
        if self.leaves_jobs {
            self.jobs_waiting.notify_one();
        }
        Ok(())
    }
}

async fn open_sqlite(path: &Path) -> Result<Pools> {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Normal)
        .busy_timeout(Duration::from_secs(10))
        .foreign_keys(true)
        .pragma("cache_size", "-8000");
    let write = SqlitePoolOptions::new().max_connections(1).connect_with(options.clone()).await?;
    let read = SqlitePoolOptions::new().max_connections(4).connect_with(options).await?;
    Ok(Pools::Sqlite { read, write })
}

/// Runs one statement on whichever database is open, the binding arguments after it.
macro_rules! on_open_database {
    ($work:expr, $query:expr, $sql:expr, [$($arg:expr),*], $fetch:ident) => {
        match &mut $work.tx {
            $crate::db::Tx::Sqlite(tx) => $query($sql)$(.bind($arg))*.$fetch(&mut **tx).await,
            $crate::db::Tx::Postgres(tx) => $query($sql)$(.bind($arg))*.$fetch(&mut **tx).await,
        }
    };
}

/// All rows of a statement: `all!(work, Type, "select …", arguments…)`.
macro_rules! all {
    ($work:expr, $type:ty, $sql:expr $(, $arg:expr)* $(,)?) => {
        $crate::db::on_open_database!($work, sqlx::query_as::<_, $type>, $sql, [$($arg),*], fetch_all)
    };
}

/// The one row of a statement; no row is `Missing`.
macro_rules! one {
    ($work:expr, $type:ty, $sql:expr $(, $arg:expr)* $(,)?) => {
        $crate::db::on_open_database!($work, sqlx::query_as::<_, $type>, $sql, [$($arg),*], fetch_one)
    };
}

/// The row of a statement, if there is one.
macro_rules! maybe {
    ($work:expr, $type:ty, $sql:expr $(, $arg:expr)* $(,)?) => {
        $crate::db::on_open_database!($work, sqlx::query_as::<_, $type>, $sql, [$($arg),*], fetch_optional)
    };
}

/// The first column of the one row of a statement.
macro_rules! value {
    ($work:expr, $type:ty, $sql:expr $(, $arg:expr)* $(,)?) => {
        $crate::db::on_open_database!($work, sqlx::query_scalar::<_, $type>, $sql, [$($arg),*], fetch_one)
    };
}

/// Runs a statement and says how many rows it touched.
macro_rules! run {
    ($work:expr, $sql:expr $(, $arg:expr)* $(,)?) => {
        match &mut $work.tx {
            $crate::db::Tx::Sqlite(tx) =>
                sqlx::query($sql)$(.bind($arg))*.execute(&mut **tx).await.map(|done| done.rows_affected()),
            $crate::db::Tx::Postgres(tx) =>
                sqlx::query($sql)$(.bind($arg))*.execute(&mut **tx).await.map(|done| done.rows_affected()),
        }
    };
}

pub(crate) use {all, maybe, on_open_database, one, run, value};
