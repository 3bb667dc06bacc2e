//! What is stored about me, all of it, to take along (GDPR, articles 15 and 20).

use serde_json::{Map, Value};

use super::records;
use crate::{db::Work, error::Result};

/// Everything that says it is mine, by table, under the names of the database.
pub async fn mine(look: &mut Work) -> Result<Value> {
    let Some(me) = look.by.person else { return Ok(Value::Null) };
    let mut all = Map::new();
    for naming in records::naming_people(look).await? {
        if naming.column_name != "person_id" && naming.column_name != "suggested_by" {
            continue;
        }
        let rows = records::rows(look, &naming, me).await?;
        if !rows.is_empty() {
            all.insert(naming.table_name, Value::from(rows));
        }
    }
    Ok(Value::Object(all))
}
