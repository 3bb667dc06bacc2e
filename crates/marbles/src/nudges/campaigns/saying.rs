//! What a programme lead says once to many: written, seen as it will come, stopped, and what came of it.

use std::collections::HashSet;

use jiff::SignedDuration;

use crate::{
    Marbles,
    db::{Work, all, run},
    error::{Error, Problems, Result},
    ids::{CampaignId, NudgeId, PersonId, StoryId},
    nudges::{
        Kind, choosing,
        messages::{Message, Said, Told},
    },
    people, programme,
    stories::{
        self,
        audience::{self, Audience, Reach},
    },
};

/// For how long a campaign looks for a moment that suits each person.
pub const LASTS: SignedDuration = SignedDuration::from_hours(24 * 14);
/// The longest title and the longest words.
pub const MOST_TITLE: usize = 120;
pub const MOST_WORDS: usize = 2_000;

/// What a lead wants to say, and to whom.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    pub title: String,
    pub words: String,
    pub story: Option<StoryId>,
    /// Everyone, or the members of groups.
    pub audience: Audience,
}

/// Checks what a lead typed.
///
/// # Errors
/// `Invalid` by field: `title`, `words`, `audience`, `story`.
pub async fn check(work: &mut Work, wish: &Wish) -> Result<Wish> {
    let (title, words) = (wish.title.trim(), wish.words.trim());
    let mut problems = Problems::default();
    problems.unless((1..=MOST_TITLE).contains(&title.chars().count()), "title", "problem-campaign-title");
    problems.unless((1..=MOST_WORDS).contains(&words.chars().count()), "words", "problem-campaign-words");
    let audience = audience::known(work, &wish.audience).await?;
    let has_somebody = match &audience {
        Audience::Everyone => true,
        Audience::Some { groups, .. } => !groups.is_empty(),
    };
    problems.unless(has_somebody, "audience", "problem-campaign-audience");
    if let Some(story) = wish.story {
        let is_out = stories::find(work, story).await.is_ok_and(|story| {
            story.published_at.is_some_and(|at| at <= work.now) && story.withdrawn_at.is_none()
        });
        problems.unless(is_out, "story", "problem-campaign-story");
    }
    problems.none()?;
    Ok(Wish { title: title.to_owned(), words: words.to_owned(), story: wish.story, audience })
}

/// Says it: it goes out to each person when their rhythm, hours and budget allow, for two weeks.
///
/// # Errors
/// As [`check`].
pub async fn say(work: &mut Work, wish: &Wish) -> Result<CampaignId> {
    let wish = check(work, wish).await?;
    let campaign = CampaignId::new(work.now);
    let meant = audience_of(work, &wish.audience).await?;
    run!(
        work,
        "insert into campaigns (org_id, campaign_id, title, words, story_id, for_everyone, audience, created_at,
             created_by, ends_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        work.by.org,
        campaign,
        &wish.title,
        &wish.words,
        wish.story,
        wish.audience == Audience::Everyone,
        i64::try_from(meant.len()).unwrap_or(i64::MAX),
        work.now,
        work.by.person,
        work.now + LASTS,
    )?;
    if let Audience::Some { groups, .. } = &wish.audience {
        for group in groups {
            run!(
                work,
                "insert into campaign_groups (org_id, campaign_id, group_id) values ($1, $2, $3)",
                work.by.org,
                campaign,
                *group,
            )?;
        }
    }
    // Whoever wants to hear right away is looked at now; the others at their own time.
    run!(
        work,
        "update rhythms set next_at = $2
         where org_id = $1 and rhythm = 'right_away' and next_at > $2",
        work.by.org,
        work.now,
    )?;
    Ok(campaign)
}

/// Stops a campaign: who has not heard it will not, and the inboxes forget its words.
///
/// # Errors
/// `Missing` when there is none.
pub async fn stop(work: &mut Work, campaign: CampaignId) -> Result<()> {
    let touched = run!(
        work,
        "update campaigns set stopped_at = coalesce(stopped_at, $3) where org_id = $1 and campaign_id = $2",
        work.by.org,
        campaign,
        work.now,
    )?;
    if touched == 0 { Err(Error::Missing) } else { Ok(()) }
}

async fn audience_of(work: &mut Work, audience: &Audience) -> Result<HashSet<PersonId>> {
    let mut meant = HashSet::new();
    match audience {
        Audience::Everyone => {
            let sql = "select person_id from people
                 where org_id = $1 and joined_at is not null and left_at is null and gone_at is null";
            meant.extend(all!(work, (PersonId,), sql, work.by.org)?.into_iter().map(|(person,)| person));
        }
        Audience::Some { groups, .. } => {
            for group in groups {
                let sql = "select m.person_id from group_members m
                     join people p on p.org_id = m.org_id and p.person_id = m.person_id
                     where m.org_id = $1 and m.group_id = $2 and p.joined_at is not null and p.left_at is null
                       and p.gone_at is null";
                let members = all!(work, (PersonId,), sql, work.by.org, *group)?;
                meant.extend(members.into_iter().map(|(person,)| person));
            }
        }
    }
    Ok(meant)
}

/// How many people it will probably reach, down to whole tens: those who want messages at all and take no pause.
pub async fn probable_reach(work: &mut Work, audience: &Audience) -> Result<Reach> {
    let meant = audience_of(work, audience).await?;
    let away = all!(
        work,
        (PersonId,),
        "select p.person_id
         from people p
         left join rhythms r on r.org_id = p.org_id and r.person_id = p.person_id
         where p.org_id = $1 and (r.rhythm = 'on_open' or p.paused_until > $2
             or (r.person_id is not null and r.next_at is null))",
        work.by.org,
        work.now,
    )?;
    let away = away.into_iter().filter(|(person,)| meant.contains(person)).count();
    let reached = i64::try_from(meant.len() - away).unwrap_or(0);
    Ok(Reach::About(reached / 10 * 10))
}

/// The message as it would come to me, for its author to see before it is said.
pub async fn preview(work: &mut Work, marbles: &Marbles, wish: &Wish) -> Result<Message> {
    let to = people::me(work).await?;
    let organisation = programme::organisation(work).await?;
    let home = marbles.home_of(&organisation);
    let mut told = Vec::new();
    if let Some(story) = wish.story {
        let story = stories::find(work, story).await?;
        told.push(Told {
            address: format!("{home}/stories/{}", story.story_id),
            picture: None,
            story_id: story.story_id,
            title: story.title,
            summary: story.summary,
            language: story.language,
        });
    }
    let pace = choosing::of(work, to.person_id).await?.pace;
    let said = Said { title: wish.title.clone(), words: wish.words.clone() };
    Ok(Message {
        nudge: NudgeId::from_uuid(uuid::Uuid::nil()),
        kind: Kind::Campaign,
        campaign: Some(said),
        stories: told,
        requests: Vec::new(),
        step: None,
        less_address: format!("{home}/me/rhythm"),
        stop_address: format!("{home}/me/rhythm"),
        keep_address: format!("{home}/me/rhythm"),
        to,
        organisation,
        home,
        pace,
    })
}

/// The stories that a campaign may carry: the last thirty that are out.
pub async fn stories_to_carry(work: &mut Work) -> Result<Vec<(StoryId, String)>> {
    Ok(all!(
        work,
        (StoryId, String),
        "select story_id, title from stories
         where org_id = $1 and published_at <= $2 and withdrawn_at is null
           and (expires_at is null or expires_at > $2)
         order by published_at desc, story_id desc
         limit 30",
        work.by.org,
        work.now,
    )?)
}
