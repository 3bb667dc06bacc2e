//! The join page: whoever has an address of a welcome domain may come in by themselves, and nobody else leaves a trace.

use std::collections::HashSet;

use jiff::SignedDuration;

use super::{
    joining::{self, Newcomer},
    sign_in,
};
use crate::{
    db::{Work, all, maybe, run},
    error::Result,
    ids::PersonId,
    programme,
    words::Language,
};

/// How long an account waits for the first use of a link from its mailbox.
const WAITS: SignedDuration = SignedDuration::from_hours(24);

/// Whether a stranger may give that as their name: one that no mail reader turns into a link.
pub fn is_own_name(name: &str) -> bool {
    let name = name.trim();
    let letters = name.chars().collect::<Vec<_>>();
    let is_dot = |sign: char| matches!(sign, '.' | '。' | '．' | '｡');
    let looks_like_a_domain = letters
        .windows(3)
        .any(|three| is_dot(three[0]) && three[1].is_alphanumeric() && three[2].is_alphanumeric());
    let strange = |sign: char| sign.is_control() || ":/\\@<>".contains(sign) || (is_dot(sign) && sign != '.');
    (1..=80).contains(&letters.len())
        && letters.iter().any(|sign| sign.is_alphabetic())
        && !letters.iter().any(|sign| strange(*sign))
        && !looks_like_a_domain
}

/// Somebody opens the join page: a known address gets a sign-in link, a new one of a welcome domain an account as well.
///
/// The caller cannot tell which of these happened, nor whether anything did.
///
/// # Errors
/// `Invalid` for a name that is none.
pub async fn ask(work: &mut Work, email: &str, name: &str, language: Language) -> Result<()> {
    if !is_own_name(name) {
        return Err(crate::error::Error::invalid("name", "problem-name"));
    }
    let email = super::tidy_email(email);
    if super::by_email(work, &email).await?.is_none() && may_come_in(work, &email).await? {
        let newcomer = Newcomer {
            email: email.clone(),
            name: name.to_owned(),
            language: Some(language),
            ..Newcomer::default()
        };
        let person = joining::add(work, &newcomer).await?;
        run!(
            work,
            "update people set knocked_at = $3 where org_id = $1 and person_id = $2",
            work.by.org,
            person,
            work.now,
        )?;
    }
    sign_in::request(work, &email, "/").await
}

async fn may_come_in(work: &mut Work, email: &str) -> Result<bool> {
    let organisation = programme::organisation(work).await?;
    let gone = maybe!(
        work,
        (PersonId,),
        "select person_id from people where org_id = $1 and email = $2",
        work.by.org,
        email,
    )?;
    Ok(gone.is_none() && organisation.welcomes(email))
}

/// The address is really this person's: they used a link from their mailbox, or an administrator knows them.
pub(super) async fn vouch_for(work: &mut Work, person: PersonId) -> Result<()> {
    run!(
        work,
        "update people set knocked_at = null where org_id = $1 and person_id = $2",
        work.by.org,
        person
    )?;
    Ok(())
}

/// Who came by the join page and was not heard of since.
pub(super) async fn waiting(work: &mut Work) -> Result<HashSet<PersonId>> {
    let sql = "select person_id from people where org_id = $1 and knocked_at is not null";
    Ok(all!(work, (PersonId,), sql, work.by.org)?.into_iter().map(|(person,)| person).collect())
}

/// Forgets whoever came by the join page and used no link within a day, as if they had never been there.
pub(super) async fn forget_strangers(work: &mut Work) -> Result<()> {
    let strangers = all!(
        work,
        (PersonId,),
        "select p.person_id
         from people p
         where p.org_id = $1 and p.knocked_at <= $2 and p.welcomed_at is null and p.joined_at is null
           and not exists (select 1 from invitations i where i.org_id = $1 and i.person_id = p.person_id)
           and not exists (select 1 from sessions s where s.org_id = $1 and s.person_id = p.person_id)
           and not exists (select 1 from api_tokens t where t.org_id = $1 and t.person_id = p.person_id)
           and not exists (select 1 from sign_in_links l
               where l.org_id = $1 and l.person_id = p.person_id and l.expires_at > $3)",
        work.by.org,
        work.now - WAITS,
        work.now,
    )?;
    for (person,) in strangers {
        let org = work.by.org;
        run!(work, "delete from letters where org_id = $1 and person_id = $2", org, person)?;
        run!(work, "delete from unwanted_letters where org_id = $1 and person_id = $2", org, person)?;
        run!(work, "delete from sign_in_links where org_id = $1 and person_id = $2", org, person)?;
        run!(work, "delete from group_members where org_id = $1 and person_id = $2", org, person)?;
        run!(work, "delete from people where org_id = $1 and person_id = $2", org, person)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::is_own_name;

    #[test]
    fn a_name_is_a_name_and_no_address() {
        for name in
            ["Fie Dam", "J.R. Smith", "J. P. de Vries", "Søren Krag-Møller", "李小龍", "Anna O’Neill", "Bo 2"]
        {
            assert!(is_own_name(name), "{name}");
        }
        let long = "a".repeat(81);
        for other in [
            "",
            " ",
            "12345",
            "https://evil.example/login",
            "evil.example",
            "t.co",
            "go evil。example",
            "a@b",
            "x\\y",
            "a\nb",
            &long,
        ] {
            assert!(!is_own_name(other), "{other}");
        }
    }
}
