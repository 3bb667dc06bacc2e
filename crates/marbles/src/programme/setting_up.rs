//! Setting up: whoever comes first to a fresh installation makes its organisation and becomes its administrator.
//!
//! From another computer that takes a code, which only whoever started the server can read.

use super::{Founding, found_in};
use crate::{
    db::{By, Db, run, value},
    error::{Error, Result},
    ids::OrgId,
    people::{
        self, Person, Role,
        joining::{self, Newcomer},
        sign_in,
    },
    secrets::{Key, Token},
};

/// The code that shows that one has started the server: the same after a restart, and of no use once an organisation is there.
pub fn code(key: &Key) -> String {
    let signs = key.sign("setting up", "code").to_lowercase();
    let signs: String = signs.chars().filter(char::is_ascii_alphanumeric).take(12).collect();
    format!("{}-{}-{}", &signs[..4], &signs[4..8], &signs[8..])
}

/// Whether that is the code, however it was typed.
pub fn is_code(key: &Key, typed: &str) -> bool {
    let bare =
        |text: &str| text.to_lowercase().chars().filter(char::is_ascii_alphanumeric).collect::<String>();
    // What is compared is a signature of either, so that the time it takes tells nothing of the code.
    let (known, typed) = (bare(&code(key)), bare(typed));
    key.verifies("setting up", &typed, &key.sign("setting up", &known))
}

/// Makes the first organisation and its administrator, who is signed in at once.
///
/// # Errors
/// `Invalid` by field (the person's are `own_name` and `email`); `Clash` when somebody was faster.
pub async fn set_up(db: &Db, founding: Founding, name: &str, email: &str) -> Result<(Person, Token)> {
    let org = OrgId::new(db.clock.now());
    let mut work = db.work(By::marbles(org)).await?;
    // SQLite's writer is alone already; on PostgreSQL the second one waits here and then sees the first.
    let alone = work.dialect("select 1", "lock table organisations in exclusive mode");
    run!(work, alone)?;
    if value!(work, i64, "select count(*) from organisations where org_id <> $1", org)? > 0 {
        return Err(Error::Clash("problem-set-up-already"));
    }
    let language = founding.languages.first().copied();
    let found = found_in(&mut work, founding).await;
    let newcomer = Newcomer {
        email: email.to_owned(),
        name: name.to_owned(),
        role: Role::Admin,
        language,
        ..Newcomer::default()
    };
    let person = match found {
        Ok(()) => joining::add(&mut work, &newcomer).await.map_err(as_own)?,
        Err(Error::Invalid(mut problems)) => {
            if let Err(Error::Invalid(more)) = joining::check(&newcomer).map_err(as_own) {
                problems.0.extend(more.0);
            }
            return Err(Error::Invalid(problems));
        }
        Err(error) => return Err(error),
    };
    let session = sign_in::open_session(&mut work, person).await?;
    let person = people::find(&mut work, person).await?;
    work.save().await?;
    Ok((person, session))
}

/// The form has two names: the organisation's and one's own.
fn as_own(error: Error) -> Error {
    match error {
        Error::Invalid(mut problems) => {
            for problem in problems.0.iter_mut().filter(|problem| problem.field == "name") {
                problem.field = "own_name";
            }
            Error::Invalid(problems)
        }
        other => other,
    }
}
