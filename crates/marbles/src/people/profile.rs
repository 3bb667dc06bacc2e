//! What a person chooses for themselves: language, theme, topics to follow, networks to use.

use crate::{
    db::{Work, all, run},
    error::{Error, Result},
    ids::{PersonId, TopicId},
    words::Language,
};

/// I choose the language of my screens and letters.
pub async fn choose_language(work: &mut Work, language: Language) -> Result<()> {
    run!(
        work,
        "update people set language = $3 where org_id = $1 and person_id = $2",
        work.by.org,
        work.by.person,
        language
    )?;
    Ok(())
}

/// I choose light, dark, or what my device says (`system`).
///
/// # Errors
/// `Invalid` for any other word.
pub async fn choose_theme(work: &mut Work, theme: &str) -> Result<()> {
    if !["light", "dark", "system"].contains(&theme) {
        return Err(Error::invalid("theme", "problem-choice"));
    }
    run!(
        work,
        "update people set theme = $3 where org_id = $1 and person_id = $2",
        work.by.org,
        work.by.person,
        theme
    )?;
    Ok(())
}

/// I follow exactly these topics from now on.
pub async fn follow_exactly(work: &mut Work, topics: &[TopicId]) -> Result<()> {
    let me = work.by.person.ok_or(Error::Missing)?;
    run!(work, "delete from follows where org_id = $1 and person_id = $2", work.by.org, me)?;
    for topic in topics {
        run!(
            work,
            "insert into follows (org_id, person_id, topic_id, followed_at)
             select org_id, $2, topic_id, $4 from topics where org_id = $1 and topic_id = $3
             on conflict (org_id, person_id, topic_id) do nothing",
            work.by.org,
            me,
            *topic,
            work.now,
        )?;
    }
    Ok(())
}

/// The topics that a person follows.
pub async fn followed(work: &mut Work, person: PersonId) -> Result<Vec<TopicId>> {
    let rows = all!(
        work,
        (TopicId,),
        "select topic_id from follows where org_id = $1 and person_id = $2 order by topic_id",
        work.by.org,
        person,
    )?;
    Ok(rows.into_iter().map(|(topic,)| topic).collect())
}

/// I use exactly these networks; words that name none are left out.
pub async fn use_networks(work: &mut Work, networks: &[String]) -> Result<()> {
    run!(
        work,
        "delete from person_networks where org_id = $1 and person_id = $2",
        work.by.org,
        work.by.person
    )?;
    for network in networks.iter().filter_map(|key| marbles_networks::find(key)) {
        run!(
            work,
            "insert into person_networks (org_id, person_id, network) values ($1, $2, $3)
             on conflict (org_id, person_id, network) do nothing",
            work.by.org,
            work.by.person,
            network.key(),
        )?;
    }
    Ok(())
}

/// The keys of the networks that a person uses.
pub async fn networks(work: &mut Work, person: PersonId) -> Result<Vec<String>> {
    let rows = all!(
        work,
        (String,),
        "select network from person_networks where org_id = $1 and person_id = $2 order by network",
        work.by.org,
        person,
    )?;
    Ok(rows.into_iter().map(|(network,)| network).collect())
}
