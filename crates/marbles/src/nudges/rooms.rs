//! Rooms: a team's channel in Slack or Microsoft Teams where each new story for that team is posted once.

pub mod posting;

use serde::Deserialize;
use url::Url;

use super::channels::providers::Providers;
use crate::{
    Marbles,
    clock::Moment,
    db::{Work, all, maybe, run},
    error::{Error, Problems, Result},
    ids::{GroupId, OrgId, RoomId, TopicId},
    people::groups,
    secrets::sealing::{Place, Sealed},
    stories::topics,
};

/// Whose chat a room is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "lowercase")]
pub enum Provider {
    Slack,
    Teams,
}

impl Provider {
    /// Every provider.
    pub const ALL: [Self; 2] = [Self::Slack, Self::Teams];

    /// Its name in forms.
    pub fn key(self) -> &'static str {
        match self {
            Self::Slack => "slack",
            Self::Teams => "teams",
        }
    }

    /// The name that people know.
    pub fn name(self) -> &'static str {
        match self {
            Self::Slack => "Slack",
            Self::Teams => "Microsoft Teams",
        }
    }

    fn takes(self, providers: &Providers, webhook: &Url) -> bool {
        match self {
            Self::Slack => providers.is_slack(webhook),
            Self::Teams => providers.is_teams(webhook),
        }
    }
}

/// A room as an administrator types it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Offered {
    pub provider: String,
    pub name: String,
    pub webhook: String,
    /// `everyone`, `group:{id}` or `topic:{id}`.
    pub audience: String,
}

/// A room as an administrator sees it: never with its address, which is a credential.
#[derive(Debug, sqlx::FromRow)]
pub struct Room {
    pub room_id: RoomId,
    pub provider: Provider,
    pub name: String,
    pub group_name: Option<String>,
    pub topic_name: Option<String>,
    pub delivered_at: Option<Moment>,
    pub failed_at: Option<Moment>,
    pub problem: Option<String>,
    pub stopped_at: Option<Moment>,
    /// Stories that it still waits for.
    pub waiting: i64,
}

/// Adds a room; what is published from now on is posted there.
///
/// # Errors
/// `Invalid` by field.
pub async fn add(work: &mut Work, marbles: &Marbles, offered: &Offered) -> Result<RoomId> {
    let mut problems = Problems::default();
    let provider = Provider::ALL.into_iter().find(|provider| provider.key() == offered.provider);
    problems.unless(provider.is_some(), "provider", "problem-choice");
    let name = offered.name.trim();
    problems.unless((1..=100).contains(&name.chars().count()), "name", "problem-name");
    let webhook = Url::parse(offered.webhook.trim()).ok().filter(|url| {
        url.as_str().len() <= 2000 && provider.is_some_and(|provider| provider.takes(&marbles.providers, url))
    });
    problems.unless(webhook.is_some(), "webhook", "problem-webhook");
    let audience = audience(work, &offered.audience).await?;
    problems.unless(audience.is_some(), "audience", "problem-choice");
    problems.none()?;
    let (Some(provider), Some(webhook), Some((group, topic))) = (provider, webhook, audience) else {
        return Err(Error::Missing);
    };
    let room = RoomId::new(work.now);
    let sealed = marbles.key.seal(place(work.by.org, room), &webhook.as_str())?;
    run!(
        work,
        "insert into rooms (org_id, room_id, provider, name, sealed, group_id, topic_id, created_at, created_by, next_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $8)",
        work.by.org,
        room,
        provider.key(),
        name,
        &sealed,
        group,
        topic,
        work.now,
        work.by.person,
    )?;
    Ok(room)
}

/// Everybody, one group or one topic, if it is one of ours.
async fn audience(work: &mut Work, text: &str) -> Result<Option<(Option<GroupId>, Option<TopicId>)>> {
    let found = match text.split_once(':') {
        None => matches!(text, "" | "everyone").then_some((None, None)),
        Some(("group", id)) => match id.parse() {
            Ok(group) => groups::find(work, group).await.ok().map(|_| (Some(group), None)),
            Err(_) => None,
        },
        Some(("topic", id)) => match id.parse() {
            Ok(topic) => topics::name(work, topic).await?.map(|_| (None, Some(topic))),
            Err(_) => None,
        },
        Some(_) => None,
    };
    Ok(found)
}

/// Every room, by name.
pub async fn list(work: &mut Work) -> Result<Vec<Room>> {
    Ok(all!(work, Room, include_str!("rooms/list.sql"), work.by.org)?)
}

/// Takes a room away; what was posted there stays.
///
/// # Errors
/// `Missing` when there is none.
pub async fn remove(work: &mut Work, room: RoomId) -> Result<()> {
    let touched = run!(work, "delete from rooms where org_id = $1 and room_id = $2", work.by.org, room)?;
    if touched == 0 { Err(Error::Missing) } else { Ok(()) }
}

/// Where a room is, open while something is posted there.
struct Door {
    provider: Provider,
    webhook: String,
}

async fn door(work: &mut Work, marbles: &Marbles, room: RoomId) -> Result<Door> {
    let row = maybe!(
        work,
        (Provider, Sealed),
        "select provider, sealed from rooms where org_id = $1 and room_id = $2",
        work.by.org,
        room,
    )?;
    let (provider, sealed) = row.ok_or(Error::Missing)?;
    Ok(Door { provider, webhook: marbles.key.unseal(place(work.by.org, room), &sealed)? })
}

fn place(org: OrgId, room: RoomId) -> Place {
    Place { org, purpose: "webhook", of: room.uuid() }
}
