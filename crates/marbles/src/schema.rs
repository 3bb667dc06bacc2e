//! The schema: migrations written once with type words, applied at start, refused when the database is newer.

use sqlx::AssertSqlSafe;

use crate::{
    db::{By, Db, Tx, Work},
    error::{Error, Result},
    ids::OrgId,
};

/// Every migration in order: its name and its text.
pub const MIGRATIONS: &[(&str, &str)] = &[
    ("0001_people", include_str!("../migrations/0001_people.sql")),
    ("0002_stories", include_str!("../migrations/0002_stories.sql")),
    ("0003_shares", include_str!("../migrations/0003_shares.sql")),
    ("0004_spine", include_str!("../migrations/0004_spine.sql")),
    ("0005_source_entries", include_str!("../migrations/0005_source_entries.sql")),
    ("0006_figures", include_str!("../migrations/0006_figures.sql")),
    ("0007_self_joined", include_str!("../migrations/0007_self_joined.sql")),
    ("0008_shares_told", include_str!("../migrations/0008_shares_told.sql")),
    ("0009_relevance", include_str!("../migrations/0009_relevance.sql")),
    ("0010_nudges", include_str!("../migrations/0010_nudges.sql")),
    ("0012_personal_channels", include_str!("../migrations/0012_personal_channels.sql")),
    ("0013_rooms", include_str!("../migrations/0013_rooms.sql")),
    ("0014_kept_overviews", include_str!("../migrations/0014_kept_overviews.sql")),
    ("0015_retention", include_str!("../migrations/0015_retention.sql")),
    ("0016_deleted_groups", include_str!("../migrations/0016_deleted_groups.sql")),
    ("0017_voice", include_str!("../migrations/0017_voice.sql")),
    ("0018_mirror", include_str!("../migrations/0018_mirror.sql")),
    ("0019_guidelines", include_str!("../migrations/0019_guidelines.sql")),
    ("0020_asking", include_str!("../migrations/0020_asking.sql")),
    ("0021_answers", include_str!("../migrations/0021_answers.sql")),
    ("0022_drafts", include_str!("../migrations/0022_drafts.sql")),
    ("0023_own_posts", include_str!("../migrations/0023_own_posts.sql")),
    ("0024_assistant", include_str!("../migrations/0024_assistant.sql")),
];

/// What each type word means on SQLite and on PostgreSQL. A moment is whole microseconds since 1970.
const TYPE_WORDS: &[(&str, &str, &str)] = &[
    ("{id}", "blob", "uuid"),
    ("{time}", "integer", "bigint"),
    ("{int}", "integer", "bigint"),
    ("{bool}", "integer", "boolean"),
    ("{json}", "text", "jsonb"),
    ("{bytes}", "blob", "bytea"),
    ("{strict}", "strict, without rowid", ""),
];

/// Applies the migrations that this database lacks.
///
/// # Errors
/// When the database was written by a newer Marbles, or a statement fails: then nothing has changed.
pub async fn bring_up_to_date(db: &Db) -> Result<()> {
    let mut work = db.work(By::marbles(OrgId::nobody())).await?;
    execute(
        &mut work,
        "create table if not exists schema_history (version bigint not null primary key, name text not null)",
    )
    .await?;
    hold_alone(&mut work).await?;
    let version = current(&mut work).await?;
    let known = MIGRATIONS.len();
    if version > known {
        return Err(Error::unexpected(format!(
            "the database is of a newer Marbles (schema {version}, this program knows {known}): start that version"
        )));
    }
    for (number, (name, text)) in MIGRATIONS.iter().enumerate().skip(version) {
        let sql = in_words_of(&work, text);
        execute(&mut work, &sql).await?;
        let history = format!("insert into schema_history values ({}, '{name}')", number + 1);
        execute(&mut work, &history).await?;
    }
    work.save().await
}

/// The schema version that the database stands at.
pub async fn current(work: &mut Work) -> Result<usize> {
    let version = crate::db::value!(work, i64, "select coalesce(max(version), 0) from schema_history")?;
    Ok(usize::try_from(version).unwrap_or(usize::MAX))
}

/// Two nodes that start at once migrate one after the other (SQLite's writer is alone already).
async fn hold_alone(work: &mut Work) -> Result<()> {
    if matches!(work.tx, Tx::Postgres(_)) {
        execute(work, "lock table schema_history in exclusive mode").await?;
    }
    Ok(())
}

fn in_words_of(work: &Work, text: &str) -> String {
    TYPE_WORDS.iter().fold(text.to_owned(), |text, (word, sqlite, postgres)| {
        text.replace(word, if matches!(work.tx, Tx::Sqlite(_)) { sqlite } else { postgres })
    })
}

async fn execute(work: &mut Work, sql: &str) -> Result<()> {
    let sql = AssertSqlSafe(sql.to_owned());
    match &mut work.tx {
        Tx::Sqlite(tx) => sqlx::raw_sql(sql).execute(&mut **tx).await.map(drop)?,
        Tx::Postgres(tx) => sqlx::raw_sql(sql).execute(&mut **tx).await.map(drop)?,
    }
    Ok(())
}
