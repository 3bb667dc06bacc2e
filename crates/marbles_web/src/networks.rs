//! The networks as JSON: what each one takes, and how long a text is by its own counting.

use axum::extract::State;
use marbles::{error::Error, people::profile};
use marbles_networks::{LinkWeight, Network, Unit, links_in};
use serde::{Deserialize, Serialize};

use crate::{
    App,
    api::Listed,
    body::{Json, Path},
    reply::Failure,
    shares::name_of,
    visitor::{Member, Visit},
    words,
};

/// How long a text may be.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct LimitItem {
    /// The most that the network takes; null where there is no limit.
    text: Option<usize>,
    /// In what it counts: `graphemes` (what a reader sees as one sign) or `weighted` (X: most signs 1, others and emoji 2).
    unit: &'static str,
    /// A second limit in bytes of UTF-8 that holds as well.
    bytes: Option<usize>,
    /// What each link weighs, whatever its length; null where it weighs as much as it is long.
    link: Option<usize>,
}

/// A network, and how a story can be shared there.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct NetworkItem {
    /// The word for it in every address of this API.
    key: &'static str,
    name: String,
    limits: LimitItem,
    /// `prefilled`: its composer opens with the text in it; `pasted`: it opens with the link, and the text is pasted;
    /// `by_hand`: the text is copied, or handed to the phone.
    sharing: &'static str,
    /// Whether I said that I use it.
    mine: bool,
}

/// A text to measure.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub struct Text {
    text: String,
}

/// A text by a network's own counting.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Measure {
    /// What it uses, in the network's unit; in bytes when only the limit in bytes is passed.
    length: usize,
    /// The most that the network takes, in the same unit; null where there is no limit.
    limit: Option<usize>,
    /// By how much it is too long; 0 when it fits.
    over: usize,
    /// The web addresses in it, in order.
    links: Vec<String>,
}

/// The networks, in the order in which the composer offers them to me.
#[utoipa::path(
    get, path = "/api/v1/networks", tag = "networks",
    responses((status = 200, body = Listed<NetworkItem>))
)]
pub async fn list(
    State(app): State<App>,
    Member(visit): Member,
) -> Result<Json<Listed<NetworkItem>>, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let mine = profile::networks(&mut look, visit.person.person_id).await?;
    let mut items: Vec<NetworkItem> =
        marbles_networks::all().iter().map(|network| item(*network, &visit, &mine)).collect();
    items.sort_by_key(|item| !item.mine);
    Ok(Json(Listed { items, next: None }))
}

/// Measures a text as a network counts it; nothing is kept.
#[utoipa::path(
    post, path = "/api/v1/networks/{key}/measure", tag = "networks",
    params(("key" = String, Path, description = "such as `linkedin`")), request_body = Text,
    responses((status = 200, body = Measure), (status = 404, description = "no such network"))
)]
pub async fn measure(
    Member(_): Member,
    Path(key): Path<String>,
    Json(text): Json<Text>,
) -> Result<Json<Measure>, Failure> {
    let network = marbles_networks::find(&key).ok_or(Error::Missing)?;
    let count = network.count(&text.text);
    Ok(Json(Measure {
        length: count.used,
        limit: count.limit,
        over: count.limit.map_or(0, |limit| count.used.saturating_sub(limit)),
        links: links_in(&text.text).into_iter().map(str::to_owned).collect(),
    }))
}

fn item(network: &dyn Network, visit: &Visit, mine: &[String]) -> NetworkItem {
    let rule = network.rule();
    let (unit, link) = match rule.unit {
        Unit::Weighted => ("weighted", Some(marbles_networks::LINK_ON_X)),
        Unit::Graphemes { link: LinkWeight::Fixed(weight), .. } => ("graphemes", Some(weight)),
        Unit::Graphemes { .. } => ("graphemes", None),
    };
    NetworkItem {
        key: network.key(),
        name: name_of(network.key(), words::of(visit.visitor.language)),
        limits: LimitItem { text: rule.limit, unit, bytes: rule.bytes, link },
        sharing: sharing(network),
        mine: mine.iter().any(|key| key == network.key()),
    }
}

fn sharing(network: &dyn Network) -> &'static str {
    const LINK: &str = "https://example.org/a";
    let way = network.compose(&marbles_networks::Draft { text: "Hello", link: LINK, title: "Hello" });
    match (way.url, way.prefills) {
        (Some(_), true) => "prefilled",
        (Some(_), false) => "pasted",
        (None, _) => "by_hand",
    }
}
