//! Which servers may be asked: any on the public internet over https, and those inside the house that whoever runs
//! Marbles vouches for by host and port.
//!
//! An address is a setting of an organisation's administrator, who need not be the one who runs the installation: without
//! that list they could feel their way through the network behind it. It is judged when it is kept and at each call.

use std::{sync::Arc, time::Duration};

use url::{Host, Url};

use super::trouble;
use crate::fetching::{self, Fetcher};

/// How long a connection may take to stand.
const CONNECTING: Duration = Duration::from_secs(3);
/// The longest that words may be waited for.
const WRITING: Duration = Duration::from_secs(20);
/// The longest that a voice note may be listened to.
const LISTENING: Duration = Duration::from_secs(45);

/// The two ways out: the guarded one, and the one to the hosts that are vouched for. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Reach {
    vouched: Arc<[String]>,
    public: Fetcher,
    inside: Fetcher,
    patience: Option<Duration>,
}

impl Default for Reach {
    fn default() -> Self {
        Self::new(Vec::new())
    }
}

impl Reach {
    /// The public internet, and these hosts: `host:port`, `host` for its scheme's own port, or `host:*` for every port.
    pub fn new(vouched: Vec<String>) -> Self {
        let vouched = vouched.into_iter().map(|one| one.trim().to_ascii_lowercase()).collect();
        let way = |inside| Fetcher::new(inside).connecting_within(CONNECTING);
        Self { vouched, public: way(false), inside: way(true), patience: None }
    }

    /// The same, which gives up after that time, whatever is asked.
    #[must_use]
    pub fn within(self, patience: Duration) -> Self {
        Self { patience: Some(patience), ..self }
    }

    /// Reads the base address of a server, such as `https://models.example/v1`.
    ///
    /// # Errors
    /// The key of the words on why it is none, or none that may be asked.
    pub fn judge(&self, text: &str) -> Result<Address, &'static str> {
        let address = Address::read(text).ok_or("problem-assistant-address")?;
        if self.vouches_for(&address) {
            return Ok(address);
        }
        match address.0.host() {
            Some(Host::Ipv4(v4)) if !fetching::is_public(v4.into()) => return Err(trouble::INSIDE),
            Some(Host::Ipv6(v6)) if !fetching::is_public(v6.into()) => return Err(trouble::INSIDE),
            Some(Host::Domain(name)) if !name.trim_matches('.').contains('.') => return Err(trouble::INSIDE),
            _ => {}
        }
        if address.0.scheme() == "https" { Ok(address) } else { Err("problem-assistant-https") }
    }

    /// Whether it stands on the list of whoever runs Marbles.
    pub fn vouches_for(&self, address: &Address) -> bool {
        let (Some(host), Some(port)) = (address.0.host_str(), address.0.port_or_known_default()) else {
            return false;
        };
        let usual = address.0.port().is_none();
        self.vouched.iter().any(|one| {
            *one == format!("{host}:{port}") || *one == format!("{host}:*") || (usual && one == host)
        })
    }

    /// The way to a server for words.
    pub(super) fn to_write(&self, address: &Address) -> Fetcher {
        self.way_to(address, WRITING)
    }

    /// The way to a server for voice notes.
    pub(super) fn to_listen(&self, address: &Address) -> Fetcher {
        self.way_to(address, LISTENING)
    }

    fn way_to(&self, address: &Address, patience: Duration) -> Fetcher {
        let way = if self.vouches_for(address) { &self.inside } else { &self.public };
        way.clone().within(self.patience.unwrap_or(patience))
    }
}

/// The base address of a server, without a slash at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address(Url);

/// What people paste along with the address.
const ENDPOINTS: [&str; 2] = ["/chat/completions", "/audio/transcriptions"];

impl Address {
    fn read(text: &str) -> Option<Self> {
        let text = text.trim().trim_end_matches('/');
        let text = ENDPOINTS.iter().fold(text, |text, end| text.strip_suffix(end).unwrap_or(text));
        let url = Url::parse(text).ok().filter(|url| text.len() <= 200 && url.has_host())?;
        // What is asked is always appended to a plain path, so that no address can be shaped to ask something else.
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/._-".contains(&byte);
        let sound = matches!(url.scheme(), "http" | "https")
            && url.username().is_empty()
            && url.password().is_none()
            && url.query().is_none()
            && url.fragment().is_none()
            && url.path().bytes().all(is_plain);
        sound.then_some(Self(url))
    }

    /// The address as text, without a slash at its end.
    pub fn text(&self) -> &str {
        self.0.as_str().trim_end_matches('/')
    }

    /// The host that texts go to, with its port where it is not the usual one.
    pub fn host(&self) -> String {
        let host = self.0.host_str().unwrap_or_default();
        self.0.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
    }

    /// Scheme, host and port: whom a key is given to.
    pub(super) fn origin(&self) -> String {
        self.0.origin().ascii_serialization()
    }

    /// One address below it.
    pub(super) fn join(&self, path: &str) -> String {
        format!("{}/{path}", self.text())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reach() -> Reach {
        let vouched = ["localhost:11434", "Models.Northwind.example", "10.0.0.7:*", "[::1]:8080"];
        Reach::new(vouched.map(str::to_owned).to_vec())
    }

    #[test]
    fn any_public_server_may_be_asked_over_https() {
        let address = reach().judge(" https://api.models.example/v1/ ").unwrap();
        assert_eq!(
            (address.text(), address.host().as_str()),
            ("https://api.models.example/v1", "api.models.example")
        );
        assert_eq!(address.join("chat/completions"), "https://api.models.example/v1/chat/completions");
        let pasted = reach().judge("https://api.models.example/v1/chat/completions").unwrap();
        assert_eq!(pasted, address);
        assert_eq!(reach().judge("http://api.models.example/v1"), Err("problem-assistant-https"));
    }

    #[test]
    fn the_house_is_closed_but_for_what_is_vouched_for() {
        for address in [
            "http://localhost:11434/v1",
            "https://localhost:11434",
            "http://models.northwind.example/v1",
            "https://models.northwind.example/v1",
            "http://10.0.0.7:9000/v1",
            "http://[::1]:8080/v1",
        ] {
            assert!(reach().judge(address).is_ok_and(|one| reach().vouches_for(&one)), "{address}");
        }
        for address in [
            "http://localhost:11435/v1",
            "https://localhost/v1",
            "https://localhost.:11434/v1",
            "https://10.0.0.8:9000/v1",
            "https://127.0.0.1:11434/v1",
            "https://2130706433/v1",
            "https://0x7f.1/v1",
            "https://169.254.169.254/latest",
            "https://[::ffff:169.254.169.254]/v1",
            "https://[fd00::1]/v1",
            "https://intranet/v1",
        ] {
            assert_eq!(reach().judge(address), Err(trouble::INSIDE), "{address}");
        }
        let port = reach().judge("https://models.northwind.example:8443/v1").unwrap();
        assert!(!reach().vouches_for(&port), "another port is another server");
    }

    #[test]
    fn no_address_can_be_shaped_to_ask_something_else() {
        for address in [
            "",
            "localhost:11434",
            "ftp://localhost:11434/v1",
            "http://localhost:11434/api/delete?x=",
            "http://localhost:11434/api/delete#",
            "http://localhost:11434/api/delete%3Fx=",
            "http://localhost:11434/a;b",
            "http://me:secret@localhost:11434/v1",
            "file:///etc/passwd",
        ] {
            assert_eq!(reach().judge(address), Err("problem-assistant-address"), "{address}");
        }
    }
}
