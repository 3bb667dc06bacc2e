//! Where something of a person is stored: asked of the database itself, so that no table that is added later is forgotten.

use serde_json::{Map, Value};
use sqlx::AssertSqlSafe;
use uuid::Uuid;

use crate::{
    clock::Moment,
    db::{Tx, Work, all},
    error::Result,
    ids::PersonId,
};

/// A column that names a person.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct Naming {
    pub table_name: String,
    pub column_name: String,
    pub required: i64,
}

/// What stays out of an export: it is of no use to the person, and of some to a thief, or it is somebody else's words.
const UNTOLD: [&str; 7] =
    ["org_id", "token_hash", "endpoint_hash", "sealed", "quote", "quote_before", "quote_after"];
/// Numbers from here on are moments: microseconds since 1970.
const MOMENTS: i64 = 100_000_000_000_000;

/// Every column that names a person: `person_id`, `by_person`, and those that end in `_by`.
pub(super) async fn naming_people(work: &mut Work) -> Result<Vec<Naming>> {
    let sql = work.dialect(
        "select m.name as table_name, c.name as column_name, c.[notnull] as required
         from sqlite_master m
         join pragma_table_info(m.name) c
         where m.type = 'table' and lower(c.type) = 'blob'
           and (c.name = 'person_id' or c.name = 'by_person' or substr(c.name, -3) = '_by')
         order by 1, 2",
        "select cast(table_name as text) as table_name, cast(column_name as text) as column_name,
             cast(case when is_nullable = 'NO' then 1 else 0 end as bigint) as required
         from information_schema.columns
         where table_schema = current_schema() and data_type = 'uuid'
           and (column_name = 'person_id' or column_name = 'by_person' or right(column_name, 3) = '_by')
         order by 1, 2",
    );
    Ok(all!(work, Naming, sql)?)
}

/// Every row that a column says is the person's, as it may be told to them.
pub(super) async fn rows(work: &mut Work, naming: &Naming, person: PersonId) -> Result<Vec<Value>> {
    let (table, column) = (&naming.table_name, &naming.column_name);
    let row = match work.tx {
        Tx::Sqlite(_) => sqlite_row(work, table).await?,
        Tx::Postgres(_) => "cast(to_jsonb(t) as text)".to_owned(),
    };
    let sql = AssertSqlSafe(format!(
        "select {row} from {table} t where t.org_id = $1 and t.{column} = $2 order by 1"
    ));
    let rows = all!(work, (String,), sql, work.by.org, person)?;
    Ok(rows.into_iter().filter_map(|(row,)| serde_json::from_str(&row).ok()).map(told).collect())
}

/// SQLite has no JSON of a whole row, and none of bytes.
async fn sqlite_row(work: &mut Work, table: &str) -> Result<String> {
    let sql =
        AssertSqlSafe(format!("select name, lower(type) from pragma_table_info('{table}') order by cid"));
    let columns = all!(work, (String, String), sql)?;
    let value = |kind: &str, name: &str| match kind {
        "blob" => format!("lower(hex(t.{name}))"),
        _ => format!("t.{name}"),
    };
    let pairs: Vec<String> =
        columns.iter().map(|(name, kind)| format!("'{name}', {}", value(kind, name))).collect();
    Ok(format!("json_object({})", pairs.join(", ")))
}

fn told(row: Value) -> Value {
    let Value::Object(row) = row else { return row };
    let row: Map<String, Value> = row
        .into_iter()
        .filter(|(name, value)| !UNTOLD.contains(&name.as_str()) && !value.is_null() && value != "")
        .map(|(name, value)| (name, readable(value)))
        .collect();
    Value::Object(row)
}

fn readable(value: Value) -> Value {
    if let Some(moment) = value.as_i64().filter(|number| *number >= MOMENTS) {
        return Value::from(Moment::from_micros(moment).timestamp().to_string());
    }
    match value.as_str().filter(|text| text.len() == 32).and_then(|text| Uuid::try_parse(text).ok()) {
        Some(id) => Value::from(id.to_string()),
        None => value,
    }
}
