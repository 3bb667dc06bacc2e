//! Tells the people who follow a link from the machines that look at it.

mod known;

/// Who made a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Class {
    /// A person.
    Human,
    /// A network or a browser that looks ahead, to draw a card or to be quick.
    Preview,
    /// Any other machine.
    Bot,
    /// The person whose link it is.
    Own,
}

impl Class {
    /// Every class.
    pub const ALL: [Self; 4] = [Self::Human, Self::Preview, Self::Bot, Self::Own];

    /// The word for it in the database and in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Preview => "preview",
            Self::Bot => "bot",
            Self::Own => "self",
        }
    }

    /// The class that a word stands for.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.as_str() == word)
    }
}

/// What is known of a visit when it comes in; a header that was not sent is `None`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Visit<'a> {
    /// The HTTP method.
    pub method: &'a str,
    /// `User-Agent`.
    pub user_agent: Option<&'a str>,
    /// `Accept-Language`.
    pub accept_language: Option<&'a str>,
    /// The first that was sent of `Sec-Purpose`, `Purpose`, `X-Purpose` and `X-Moz`.
    pub purpose: Option<&'a str>,
    /// `Sec-Fetch-Dest`.
    pub sec_fetch_dest: Option<&'a str>,
    /// Whether the visitor is signed in as the person whose link it is.
    pub by_owner: bool,
}

/// The class of a visit and the reason for it, a fixed word that can be stored and translated.
pub fn classify(visit: &Visit<'_>) -> (Class, &'static str) {
    if visit.by_owner {
        return (Class::Own, "owner");
    }
    let agent = visit.user_agent.unwrap_or_default().trim().to_lowercase();
    by_agent(&agent).or_else(|| by_request(visit)).unwrap_or((Class::Human, "browser"))
}

fn by_agent(agent: &str) -> Option<(Class, &'static str)> {
    if agent.is_empty() {
        return Some((Class::Bot, "no-user-agent"));
    }
    let named = known::VISITORS.iter().find(|(sign, ..)| match sign.strip_prefix('^') {
        Some(start) => agent.starts_with(start),
        None => agent.contains(sign),
    });
    if let Some(&(_, class, reason)) = named {
        return Some((class, reason));
    }
    // Cubot makes telephones.
    let words = agent.replace("cubot", "");
    if known::MACHINE_WORDS.iter().any(|word| words.contains(word)) {
        return Some((Class::Bot, "machine-word"));
    }
    let browser = known::BROWSERS.iter().any(|start| agent.starts_with(start)) && agent.contains('(');
    (!browser).then_some((Class::Bot, "no-browser"))
}

fn by_request(visit: &Visit<'_>) -> Option<(Class, &'static str)> {
    let purpose = visit.purpose.unwrap_or_default().to_ascii_lowercase();
    if ["prefetch", "prerender", "preview"].iter().any(|word| purpose.contains(word)) {
        return Some((Class::Preview, "looking-ahead"));
    }
    if !visit.method.eq_ignore_ascii_case("GET") {
        return Some((Class::Bot, "no-page-asked"));
    }
    match visit.sec_fetch_dest.unwrap_or("document").to_ascii_lowercase().as_str() {
        // A service worker passes a person's visit on as "empty".
        "document" | "empty" | "" => {}
        "iframe" | "frame" | "embed" | "object" | "fencedframe" => return Some((Class::Preview, "embedded")),
        _ => return Some((Class::Bot, "no-page-asked")),
    }
    // Every browser that people use says its languages; scanners of mail that pose as one often do not.
    let silent = visit.accept_language.is_none_or(|languages| languages.trim().is_empty());
    silent.then_some((Class::Bot, "no-language"))
}

#[cfg(test)]
mod tests;
