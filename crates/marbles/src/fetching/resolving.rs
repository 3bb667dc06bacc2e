//! Looks names up and refuses those that lead, with any of their addresses, to a place that is not allowed.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use super::Allowed;

/// Why a name was not resolved, carried through the client's own error.
#[derive(Debug, Clone, Copy, thiserror::Error)]
pub(super) enum Unresolved {
    #[error("the name leads to an address that is not public")]
    NotPublic,
    #[error("the name is not known")]
    Unknown,
}

/// How long a connection may take to stand, unless somebody is less patient.
pub(super) const CONNECTING: Duration = Duration::from_secs(5);

struct GuardedResolver(Allowed);

impl Resolve for GuardedResolver {
    fn resolve(&self, name: Name) -> Resolving {
        let allowed = Arc::clone(&self.0);
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await.map_err(|_| Unresolved::Unknown)?;
            let found: Vec<SocketAddr> = found.collect();
            if found.is_empty() {
                return Err(Unresolved::Unknown.into());
            }
            // One closed address closes the name: otherwise the order of answers would decide.
            if found.iter().any(|address| !allowed(address.ip())) {
                return Err(Unresolved::NotPublic.into());
            }
            Ok(Box::new(found.into_iter()) as Addrs)
        })
    }
}

/// Builds the client: our resolver, no proxy, no redirects, no referrer.
pub(super) fn client(allowed: Allowed, connecting: Duration) -> reqwest::Client {
    // A second installation of the same provider is refused, and that is fine.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let settings = || {
        reqwest::Client::builder()
            .no_proxy()
            .referer(false)
            .redirect(reqwest::redirect::Policy::none())
            .dns_resolver(GuardedResolver(Arc::clone(&allowed)))
            .connect_timeout(connecting)
            .pool_idle_timeout(Duration::from_secs(20))
    };
    // A container may have no certificates of its own; then Mozilla's list, which is built in, decides.
    settings().build().unwrap_or_else(|_| {
        let roots = rustls::RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
        let tls = rustls::ClientConfig::builder().with_root_certificates(roots).with_no_client_auth();
        settings().tls_backend_preconfigured(tls).build().expect("these settings are constant and complete")
    })
}
