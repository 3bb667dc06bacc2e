//! HTTP: pages and JSON side by side over the same verbs. Every address stands in [`router`].

pub mod api;
mod assets;
mod body;
mod channels;
mod charts;
mod cookies;
mod demo;
mod design;
mod desk;
mod door;
mod impact;
mod insights;
mod joining;
mod letters;
mod limits;
mod links;
mod me;
mod networks;
mod nudges;
mod operations;
pub mod page;
mod people;
mod pictures;
mod programme;
mod relevance;
mod reply;
pub mod router;
mod shares;
mod sign_in;
pub mod sources;
mod stories;
mod today;
pub mod visitor;
mod voice;
mod welcome;
pub mod words;

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use marbles::{
    Marbles,
    insights::standing::Reports,
    links::{clicks::Clicks, redirecting::Links, visitors::Visitors},
    programme::Organisation,
};
use metrics_exporter_prometheus::PrometheusHandle;

pub use letters::Letters;

/// What every handler can reach. Cheap to clone.
#[derive(Clone)]
pub struct App {
    pub marbles: Marbles,
    pub(crate) limits: Arc<limits::Limits>,
    pub(crate) metrics: PrometheusHandle,
    pub(crate) links: Links,
    pub(crate) clicks: Clicks,
    pub(crate) visitors: Arc<Visitors>,
    pub(crate) reports: Reports,
    has_organisation: Arc<AtomicBool>,
    stopping: Arc<AtomicBool>,
    trusted_proxies: Arc<Vec<std::net::IpAddr>>,
    /// Who may read the metrics.
    pub(crate) metrics_for: MetricsFor,
}

/// Who may read the metrics.
#[derive(Clone, Debug, Default)]
pub enum MetricsFor {
    /// Programs on this machine that come to the door themselves, not through a proxy.
    #[default]
    ThisMachine,
    /// Whoever shows this token.
    Bearer(Arc<str>),
    Everybody,
}

impl App {
    /// The web side of a running Marbles, with its writer of clicks; to be made within a runtime.
    pub fn new(marbles: Marbles, metrics: PrometheusHandle, trusted_proxies: Vec<std::net::IpAddr>) -> Self {
        let visitors = Arc::new(Visitors::new(marbles.folder.join("visitors.key")));
        Self {
            clicks: Clicks::start(marbles.db.clone(), Arc::clone(&visitors)),
            links: Links::default(),
            reports: Reports::default(),
            visitors,
            marbles,
            limits: Arc::default(),
            metrics,
            has_organisation: Arc::default(),
            stopping: Arc::default(),
            trusted_proxies: Arc::new(trusted_proxies),
            metrics_for: MetricsFor::default(),
        }
    }

    /// The same, with its metrics for these.
    #[must_use]
    pub fn with_metrics_for(self, metrics_for: MetricsFor) -> Self {
        Self { metrics_for, ..self }
    }

    /// The organisation that answers on a host: the one that has it as its own, else the only one there is, else the
    /// only one without a host of its own.
    pub(crate) async fn organisation_at(&self, host: String) -> marbles::Result<Option<Organisation>> {
        let known = marbles::programme::all_organisations(&self.marbles.db).await?;
        let found = answering(&known, &host).cloned();
        self.has_organisation.store(!known.is_empty(), Ordering::SeqCst);
        Ok(found)
    }

    /// Whether nobody has created an organisation yet.
    pub(crate) fn awaits_setup(&self) -> bool {
        !self.has_organisation.load(Ordering::SeqCst)
    }

    /// Whether people reach us over https.
    pub(crate) fn is_secure(&self) -> bool {
        self.marbles.public_url.starts_with("https://")
    }

    /// Over https the session is bound to this very host; browsers take that prefix over https only.
    pub(crate) fn cookie_name(&self) -> &'static str {
        if self.is_secure() { "__Host-marbles" } else { "marbles" }
    }

    /// From now on `/ready` says no, so that a proxy sends nobody here any more.
    pub fn stop(&self) {
        self.stopping.store(true, Ordering::SeqCst);
    }

    /// Returns when everything that visitors left behind is written.
    pub async fn finish(&self) {
        self.clicks.finish().await;
    }

    pub(crate) fn is_stopping(&self) -> bool {
        self.stopping.load(Ordering::SeqCst)
    }
}

/// A port that was asked or set counts where two organisations differ in nothing else.
fn answering<'a>(known: &'a [Organisation], host: &str) -> Option<&'a Organisation> {
    let its_own = |same: fn(&str, &str) -> bool| {
        known
            .iter()
            .find(|one| [&one.host, &one.link_host].iter().any(|own| !own.is_empty() && same(own, host)))
    };
    let without_host = || {
        let mut hostless = known.iter().filter(|one| one.host.is_empty());
        hostless.next().filter(|_| hostless.next().is_none())
    };
    let alone = || known.first().filter(|_| known.len() == 1);
    its_own(|own, host| own == host)
        .or_else(|| its_own(|own, host| visitor::host_name(own) == visitor::host_name(host)))
        .or_else(alone)
        .or_else(without_host)
}
