//! What every page knows: its words, its reader, its organisation, and how to become a response.

use askama::Template;
use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use jiff::tz::TimeZone;
use marbles::{
    clock::{Day, Moment, zone},
    error::Problems,
    people::{Person, Role},
    programme::Organisation,
    words::Language,
};

use crate::{
    assets,
    reply::Failure,
    visitor::Visitor,
    words::{self, Words},
};

/// What every page knows. Each page's struct holds one as `page`.
pub struct Page {
    pub title: String,
    /// The key of the place that is marked in the navigation.
    pub here: &'static str,
    pub lang: &'static str,
    pub theme: String,
    pub org: Option<Home>,
    pub person: Option<Reader>,
    pub demo: bool,
    pub toast: Option<Toast>,
    pub now: Moment,
    words: &'static Words,
    zone: TimeZone,
}

/// The organisation as the page's frame shows it.
pub struct Home {
    pub name: String,
    pub has_logo: bool,
    pub logo_url: String,
    brand_url: String,
}

impl Home {
    fn new(organisation: &Organisation) -> Self {
        Self {
            name: organisation.name.clone(),
            has_logo: organisation.logo_id.is_some(),
            logo_url: organisation.logo_id.map(|id| format!("/pictures/{id}/logo")).unwrap_or_default(),
            brand_url: format!("/brand.css?v={}", organisation.accent.trim_start_matches('#')),
        }
    }
}

/// The reader as the page's frame shows them.
pub struct Reader {
    pub name: String,
    pub first_name: String,
    pub initials: String,
    pub role: &'static str,
    pub paused: bool,
    pub joined: bool,
}

/// A short word after something happened, with a way back where there is one.
#[derive(Clone, Debug)]
pub struct Toast {
    pub text: String,
    pub undo: Option<Undo>,
}

/// The way back: a form's address.
#[derive(Clone, Debug)]
pub struct Undo {
    pub action: String,
    pub label: String,
}

impl Page {
    /// The page of a visitor, with its title's key and its place in the navigation.
    pub fn new(visitor: &Visitor, title: &str, here: &'static str) -> Self {
        let words = words::of(visitor.language);
        let person = visitor.person.as_ref();
        let zone_name = person.map_or("", |person| person.time_zone.as_str());
        let zone_name = match (zone_name, &visitor.organisation) {
            ("", Some(organisation)) => organisation.time_zone.as_str(),
            (own, _) => own,
        };
        Self {
            title: words.t(title),
            here,
            lang: visitor.language.code(),
            theme: person.map_or_else(|| "system".to_owned(), |person| person.theme.clone()),
            org: visitor.organisation.as_ref().map(Home::new),
            person: person.map(|person| Reader::new(person, visitor.now)),
            demo: visitor.organisation.as_ref().is_some_and(|organisation| organisation.is_demo),
            toast: visitor.toast.as_ref().map(|toast| toast.in_words(words)),
            now: visitor.now,
            words,
            zone: zone(zone_name),
        }
    }

    /// The same page with a title of its own, such as a story's.
    #[must_use]
    pub fn titled(mut self, title: &str) -> Self {
        title.clone_into(&mut self.title);
        self
    }

    /// The words of a key.
    pub fn t(&self, key: &str) -> String {
        self.words.t(key)
    }

    /// The words of a key that mention one value.
    pub fn t1(&self, key: &str, name: &str, value: impl ToString) -> String {
        self.words.t1(key, name, value)
    }

    /// The words of a key that mention two values.
    pub fn t2(&self, key: &str, a: &str, value_a: impl ToString, b: &str, value_b: impl ToString) -> String {
        self.words.with(key, &[(a, value_a.to_string()), (b, value_b.to_string())])
    }

    /// The words of a key about a number (`$count` chooses the plural, `$n` is the number written out).
    pub fn n(&self, key: &str, count: impl Counted) -> String {
        self.words.n(key, count.counted())
    }

    /// The words themselves.
    pub fn words(&self) -> &'static Words {
        self.words
    }

    /// A number as people write it.
    pub fn number(&self, number: impl Counted) -> String {
        self.words.number(number.counted())
    }

    /// The day of a moment, in the reader's time zone.
    pub fn date(&self, moment: &Moment) -> String {
        self.words.day(moment.zoned(&self.zone).date())
    }

    /// A day.
    pub fn day(&self, day: &Day) -> String {
        self.words.day(day.date())
    }

    /// A moment with its time of day, in the reader's time zone.
    pub fn moment(&self, moment: &Moment) -> String {
        self.words.moment(&moment.zoned(&self.zone))
    }

    /// How long ago: today, yesterday, then days, then the date.
    pub fn ago(&self, moment: &Moment) -> String {
        match self.now.day(&self.zone).number() - moment.day(&self.zone).number() {
            0 => self.t("ago-today"),
            1 => self.t("ago-yesterday"),
            days @ 2..=6 => self.n("ago-days", days),
            _ => self.date(moment),
        }
    }

    /// The reader's time zone.
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// The address of a static file, with the hash of its content.
    pub fn asset(&self, path: &str) -> String {
        assets::address(path)
    }

    /// The address of the organisation's own colours.
    pub fn brand_url(&self) -> String {
        self.org.as_ref().map_or_else(|| "/brand.css".to_owned(), |org| org.brand_url.clone())
    }

    /// Whether the reader may edit.
    pub fn is_editor(&self) -> bool {
        self.has_role(Role::Editor)
    }

    /// Whether the reader may lead the programme.
    pub fn is_lead(&self) -> bool {
        self.has_role(Role::Lead)
    }

    /// Whether the reader may administer.
    pub fn is_admin(&self) -> bool {
        self.has_role(Role::Admin)
    }

    /// Whether that is the active place, for `aria-current`.
    pub fn is_here(&self, place: &str) -> bool {
        self.here == place
    }

    /// What is wrong with a field, in words.
    pub fn problem(&self, problems: &Problems, field: &str) -> Option<String> {
        let problem = problems.0.iter().find(|problem| problem.field == field)?;
        let mentions: Vec<(&str, String)> =
            problem.mentions.iter().map(|(name, value)| (*name, value.clone())).collect();
        Some(self.words.with(problem.key, &mentions))
    }

    /// The name of one of our languages in itself, or the code of another.
    pub fn language_name(&self, code: &str) -> String {
        Language::parse(code).map_or_else(|| code.to_owned(), |language| language.own_name().to_owned())
    }

    fn has_role(&self, role: Role) -> bool {
        self.person.as_ref().and_then(|reader| Role::parse(reader.role)).is_some_and(|mine| mine >= role)
    }
}

impl Reader {
    fn new(person: &Person, now: Moment) -> Self {
        Self {
            name: person.name.clone(),
            first_name: person.first_name().to_owned(),
            initials: initials(&person.name),
            role: person.role.name(),
            paused: person.is_paused(now),
            joined: person.is_advocate(),
        }
    }
}

/// What can be counted: templates hand over references as they please.
pub trait Counted {
    /// The count.
    fn counted(self) -> i64;
}

impl Counted for i64 {
    fn counted(self) -> i64 {
        self
    }
}

impl Counted for usize {
    fn counted(self) -> i64 {
        i64::try_from(self).unwrap_or(i64::MAX)
    }
}

impl<T: Counted + Copy> Counted for &T {
    fn counted(self) -> i64 {
        (*self).counted()
    }
}

/// The first letters of the first and the last name.
pub fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter_map(|word| word.chars().next());
    let first = words.next();
    first.into_iter().chain(words.next_back()).flat_map(char::to_uppercase).collect()
}

/// Renders a page.
pub fn show(page: &impl Template) -> Result<Response, Failure> {
    show_as(StatusCode::OK, page)
}

/// Renders a page with another status than 200.
pub fn show_as(status: StatusCode, page: &impl Template) -> Result<Response, Failure> {
    let html = page.render().map_err(|error| marbles::Error::Unexpected(Box::new(error)))?;
    Ok((status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response())
}
