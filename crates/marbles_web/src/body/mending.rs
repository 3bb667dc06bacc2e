//! Finding everything that is wrong with a body: each wrong field is filled with something that fits, until serde is content.

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::{Unfit, read_fields};

/// More wrong fields than this are not told at once.
const MOST: usize = 30;

/// Adds what is wrong beside the fields that are known to be.
pub(super) fn find_more<T: DeserializeOwned>(mut body: Value, wrong: &mut Vec<Unfit>) {
    while wrong.len() < MOST {
        let Some((field, _)) = wrong.last().cloned() else { return };
        let Some((mended, next)) = mend::<T>(&body, &field) else { return };
        body = mended;
        match next {
            Some(next) if !wrong.contains(&next) => wrong.push(next),
            _ => return,
        }
    }
}

/// The body with something in that field that fits, and what is wrong then; none where nothing fits.
fn mend<T: DeserializeOwned>(body: &Value, field: &str) -> Option<(Value, Option<Unfit>)> {
    let nobody = uuid::Uuid::nil().to_string();
    for filling in [json!(""), json!(0), json!(false), json!([]), json!(nobody), json!({})] {
        let mut mended = body.clone();
        *place(&mut mended, field)? = filling;
        match read_fields::<T>(&serde_json::to_vec(&mended).ok()?) {
            Ok(_) => return Some((mended, None)),
            Err(Some((next, key))) if next != field => return Some((mended, Some((next, key)))),
            Err(_) => {}
        }
    }
    None
}

/// Where a path such as `starters[1].text` leads; what is missing there is made.
fn place<'a>(body: &'a mut Value, path: &str) -> Option<&'a mut Value> {
    let mut here = body;
    for step in path.split(['.', '[']).filter(|step| !step.is_empty()) {
        here = match step.strip_suffix(']') {
            Some(number) => here.get_mut(number.parse::<usize>().ok()?)?,
            None => here.as_object_mut()?.entry(step).or_insert(Value::Null),
        };
    }
    (!path.is_empty()).then_some(here)
}
