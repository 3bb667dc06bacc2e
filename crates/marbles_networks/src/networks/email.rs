//! E-mail: a message in the person's own mail program (RFC 6068).

use crate::address::encode;
use crate::card::CardShape;
use crate::draft::{Compose, Draft};
use crate::network::Network;
use crate::rule::Rule;

pub(super) const NETWORK: &dyn Network = &Email;

struct Email;

impl Network for Email {
    fn key(&self) -> &'static str {
        "email"
    }

    fn name(&self) -> &'static str {
        "E-mail"
    }

    fn rule(&self) -> Rule {
        Rule::FREE
    }

    fn card(&self) -> CardShape {
        CardShape::NONE
    }

    fn compose(&self, draft: &Draft<'_>) -> Compose {
        let text = self.full_text(draft.text, draft.link);
        let url = mailto(draft.title, &text);
        if url.len() <= LONGEST {
            return Compose::prefilled(url);
        }
        Compose::pasted(mailto(draft.title, draft.link), text)
    }

    fn utm_medium(&self) -> &'static str {
        "email"
    }
}

/// What mail programs still open; beyond it they cut the message or open nothing.
const LONGEST: usize = 2_000;

fn mailto(subject: &str, body: &str) -> String {
    let subject = subject.split_whitespace().collect::<Vec<_>>().join(" ");
    let body = body.replace("\r\n", "\n").replace('\r', "\n").replace('\n', "\r\n");
    format!("mailto:?subject={}&body={}", encode(&subject), encode(&body))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{LONGEST, NETWORK};
    use crate::Draft;

    const LINK: &str = "https://go.northwind.example/a1";

    #[test]
    fn lines_end_as_mail_wants_them() {
        let draft = Draft { text: "Hej\nKom forbi", link: LINK, title: "Vind & vand" };
        let url = NETWORK.compose(&draft).url.unwrap();
        assert!(url.starts_with("mailto:?subject=Vind%20%26%20vand&body=Hej%0D%0AKom%20forbi%0D%0Ahttps%3A"));
    }

    #[test]
    fn a_message_too_long_for_an_address_is_pasted() {
        let text = "wind ".repeat(1_000);
        let compose = NETWORK.compose(&Draft { text: &text, link: LINK, title: "Wind" });
        assert!(compose.url.unwrap().len() < LONGEST);
        assert!(!compose.prefills);
        assert!(compose.text_to_copy.unwrap().ends_with(LINK));
    }
}
