//! What is stored about me, all of it, to take along (GDPR, articles 15 and 20).

use serde_json::{Map, Value};

use super::records;
use crate::{db::Work, error::Result};

/// The columns that say a row is mine.
const TOLD_BY: [&str; 4] = ["person_id", "suggested_by", "owned_by", "given_by"];

/// Everything that says it is mine, by table, under the names of the database.
pub async fn mine(look: &mut Work) -> Result<Value> {
    let Some(me) = look.by.person else { return Ok(Value::Null) };
    let mut all = Map::new();
    for naming in records::naming_people(look).await? {
        if !TOLD_BY.contains(&naming.column_name.as_str()) {
            continue;
        }
        let rows = records::rows(look, &naming, me).await?;
        if rows.is_empty() {
            continue;
        }
        let told = all.entry(naming.table_name).or_insert_with(|| Value::Array(Vec::new()));
        if let Value::Array(told) = told {
            let new: Vec<Value> = rows.into_iter().filter(|row| !told.contains(row)).collect();
            told.extend(new);
        }
    }
    Ok(Value::Object(all))
}
