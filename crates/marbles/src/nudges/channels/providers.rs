//! Which hosts messages may be handed to: those of the providers, and those that whoever runs Marbles adds.

use url::Url;

/// Push services of the browsers.
const PUSH: &[&str] =
    &["fcm.googleapis.com", "*.push.services.mozilla.com", "web.push.apple.com", "*.notify.windows.com"];
/// Where Slack takes webhooks.
const SLACK: &[&str] = &["hooks.slack.com", "hooks.slack-gov.com"];
/// Where the workflows of Microsoft Teams take webhooks; the second is the older address.
const TEAMS: &[&str] = &["*.environment.api.powerplatform.com", "*.logic.azure.com"];

/// Slack's own interface.
const SLACK_API: &str = "https://slack.com/api";

/// Where messages may be handed over. An address that a person gives leads nowhere else.
#[derive(Clone, Debug)]
pub struct Providers {
    /// Further push services, as `host:port`, or as `host` for all its ports.
    pub push_hosts: Vec<String>,
    /// Further hosts of webhooks that speak as Slack or Teams do, written in the same way.
    pub webhook_hosts: Vec<String>,
    /// The address of Slack's interface, without a slash at the end.
    pub slack_api: String,
}

impl Default for Providers {
    fn default() -> Self {
        Self { push_hosts: Vec::new(), webhook_hosts: Vec::new(), slack_api: SLACK_API.to_owned() }
    }
}

impl Providers {
    /// Whether that is the address of a device at a push service.
    pub fn is_push(&self, address: &Url) -> bool {
        allows(PUSH, &self.push_hosts, address)
    }

    /// Whether that is a webhook of Slack.
    pub fn is_slack(&self, address: &Url) -> bool {
        allows(SLACK, &self.webhook_hosts, address)
    }

    /// Whether that is a webhook of Microsoft Teams.
    pub fn is_teams(&self, address: &Url) -> bool {
        allows(TEAMS, &self.webhook_hosts, address)
    }
}

/// Known hosts are reached over https at its usual port only; added ones as they were added.
fn allows(known: &[&str], added: &[String], address: &Url) -> bool {
    let Some(host) = address.host_str() else { return false };
    if !address.username().is_empty() || address.password().is_some() {
        return false;
    }
    let with_port = address.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"));
    let is_known = known.iter().any(|pattern| match pattern.strip_prefix("*.") {
        Some(domain) => host.strip_suffix(domain).is_some_and(|rest| rest.len() > 1 && rest.ends_with('.')),
        None => host == *pattern,
    });
    let is_added =
        || added.iter().any(|one| one.eq_ignore_ascii_case(&with_port) || one.eq_ignore_ascii_case(host));
    matches!(address.scheme(), "http" | "https")
        && ((is_known && address.scheme() == "https" && address.port().is_none()) || is_added())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(text: &str) -> Url {
        text.parse().unwrap()
    }

    #[test]
    fn the_providers_own_hosts_are_known() {
        let providers = Providers::default();
        for address in [
            "https://fcm.googleapis.com/fcm/send/x",
            "https://updates.push.services.mozilla.com/wpush/v2/x",
            "https://web.push.apple.com/x",
            "https://db5p.notify.windows.com/w/?token=x",
        ] {
            assert!(providers.is_push(&url(address)), "{address}");
        }
        assert!(providers.is_slack(&url("https://hooks.slack.com/services/T0/B0/x")));
        assert!(
            providers
                .is_teams(&url("https://abc.12.environment.api.powerplatform.com:443/powerautomate/x?sig=y"))
        );
        assert!(providers.is_teams(&url("https://prod-1.westeurope.logic.azure.com:443/workflows/x")));
    }

    #[test]
    fn addresses_that_only_look_like_them_are_not() {
        let providers = Providers::default();
        for address in [
            "http://fcm.googleapis.com/x",
            "https://fcm.googleapis.com:8443/x",
            "https://fcm.googleapis.com.evil.example/x",
            "https://evilpush.services.mozilla.com/x",
            "https://push.services.mozilla.com.evil.example/x",
            "https://.push.services.mozilla.com/x",
            "https://me:secret@fcm.googleapis.com/x",
            "https://169.254.169.254/latest",
            "https://localhost/x",
            "ftp://fcm.googleapis.com/x",
            "https://hooks.slack.com/services/T0/B0/x",
        ] {
            assert!(!providers.is_push(&url(address)), "{address}");
        }
    }

    #[test]
    fn whoever_runs_marbles_may_add_a_host_with_its_port() {
        let own = Providers {
            webhook_hosts: vec!["chat.northwind.example:8065".to_owned()],
            ..Providers::default()
        };
        assert!(own.is_slack(&url("http://chat.northwind.example:8065/hooks/x")));
        assert!(!own.is_slack(&url("http://chat.northwind.example:8066/hooks/x")));
        let all_ports =
            Providers { push_hosts: vec!["push.northwind.example".to_owned()], ..Providers::default() };
        assert!(all_ports.is_push(&url("https://push.northwind.example:8443/x")));
        assert!(!own.is_push(&url("http://chat.northwind.example:8065/hooks/x")));
    }
}
