//! Which addresses are fetched at all, judged before anything is asked.

use std::net::IpAddr;

use url::{Host, Url};

use super::{Allowed, FetchProblem};

/// Ports on which something other than a web server listens: mail, shells, databases, file shares, caches.
const CLOSED_PORTS: &[u16] = &[
    1433, 1521, 1719, 1720, 1723, 2049, 2181, 2375, 2376, 2379, 3128, 3306, 3389, 3659, 4045, 4190, 5060,
    5061, 5432, 5672, 5900, 5984, 6000, 6379, 6443, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 9042,
    9092, 9200, 9300, 10080, 10250, 11211, 27017,
];

/// Reads an address as a person types it; a missing `https://` is added.
pub(super) fn parse(text: &str) -> Result<Url, FetchProblem> {
    let text = text.trim();
    if text.is_empty() || text.len() > 4096 {
        return Err(FetchProblem::NotAWebAddress);
    }
    match Url::parse(text) {
        Ok(url) if matches!(url.scheme(), "http" | "https") => Ok(url),
        Ok(url) if url.has_host() || !looks_like_a_host(text) => Err(FetchProblem::NotAWebAddress),
        _ if looks_like_a_host(text) => {
            Url::parse(&format!("https://{text}")).map_err(|_| FetchProblem::NotAWebAddress)
        }
        _ => Err(FetchProblem::NotAWebAddress),
    }
}

/// `northwind.example/news` and `northwind.example:8080` are addresses to a person, though not to a parser.
fn looks_like_a_host(text: &str) -> bool {
    let host = text.split(['/', ':', '?', '#']).next().unwrap_or_default();
    host.contains('.') && !host.starts_with('.') && !host.contains(char::is_whitespace) && !text.contains('@')
}

/// Refuses what is not a public web address; names are judged again when they are resolved.
pub(super) fn judge(url: &Url, allowed: &Allowed, any_port: bool) -> Result<(), FetchProblem> {
    if !matches!(url.scheme(), "http" | "https") || !url.username().is_empty() || url.password().is_some() {
        return Err(FetchProblem::NotAWebAddress);
    }
    let port = url.port_or_known_default().ok_or(FetchProblem::NotAWebAddress)?;
    let usual = matches!(port, 80 | 443) || (port >= 1024 && !CLOSED_PORTS.contains(&port));
    if !usual && !any_port {
        return Err(FetchProblem::NotPublic);
    }
    let literal = match url.host() {
        Some(Host::Ipv4(v4)) => Some(IpAddr::V4(v4)),
        Some(Host::Ipv6(v6)) => Some(IpAddr::V6(v6)),
        Some(Host::Domain(name)) if !name.trim_matches('.').is_empty() => None,
        _ => return Err(FetchProblem::NotAWebAddress),
    };
    match literal {
        Some(address) if !allowed(address) => Err(FetchProblem::NotPublic),
        _ => Ok(()),
    }
}

/// The address that a redirect points to.
pub(super) fn next(from: &Url, location: &str) -> Result<Url, FetchProblem> {
    from.join(location.trim()).map_err(|_| FetchProblem::NotAWebAddress)
}
