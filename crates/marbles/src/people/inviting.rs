//! Inviting people to the programme: everybody, a group or one person, and nobody twice.
//!
//! Nothing here tells who was invited or has joined: an administrator sees a number, and no small one; and whoever
//! has joined counts as invited like everybody else, without a letter.

use crate::{
    db::{Work, all, value},
    error::Result,
    ids::{GroupId, PersonId},
    people::joining,
};

/// Invites everybody who was not invited yet; whoever asked to join has a letter already, and may be a stranger until they use it.
pub async fn invite_everybody(work: &mut Work) -> Result<()> {
    invite(work, None, None).await
}

/// Invites those of a group who were not invited yet.
pub async fn invite_group(work: &mut Work, group: GroupId) -> Result<()> {
    super::groups::find(work, group).await?;
    invite(work, Some(group), None).await
}

/// Invites one person, unless they were invited; the caller cannot tell.
pub async fn invite_one(work: &mut Work, person: PersonId) -> Result<()> {
    super::find(work, person).await?;
    invite(work, None, Some(person)).await
}

/// How many people were invited; none where they are fewer than the organisation's smallest group.
pub async fn invited(work: &mut Work) -> Result<Option<i64>> {
    let minimum = crate::programme::organisation(work).await?.minimum_group;
    let count = value!(work, i64, "select count(*) from invitations where org_id = $1", work.by.org)?;
    Ok((count >= minimum).then_some(count))
}

async fn invite(work: &mut Work, group: Option<GroupId>, person: Option<PersonId>) -> Result<()> {
    let people = all!(
        work,
        (PersonId,),
        "select p.person_id
         from people p
         where p.org_id = $1 and p.gone_at is null
           and not exists (select 1 from invitations i where i.org_id = $1 and i.person_id = p.person_id)
           and ($3 is not null or p.knocked_at is null)
           and ($2 is null or exists (
               select 1 from group_members m
               where m.org_id = $1 and m.group_id = $2 and m.person_id = p.person_id))
           and ($3 is null or p.person_id = $3)
         order by p.person_id",
        work.by.org,
        group,
        person,
    )?;
    for (person,) in people {
        joining::invite(work, person).await?;
    }
    Ok(())
}
