//! The words of every screen and letter, in each language, with plurals, numbers and dates by rule.

use std::{borrow::Cow, collections::HashMap, sync::LazyLock};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use icu_datetime::{DateTimeFormatter, fieldsets, input::Date as IcuDate};
use icu_decimal::{DecimalFormatter, input::Decimal};
use icu_locale_core::Locale;
use jiff::{Zoned, civil::Date};
use marbles::words::Language;
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "words"]
struct Files;

/// The words of one language. A key that is missing shows as itself, and a test finds it.
pub struct Words {
    pub language: Language,
    bundle: FluentBundle<FluentResource>,
    numbers: DecimalFormatter,
    days: DateTimeFormatter<fieldsets::YMD>,
    short_days: DateTimeFormatter<fieldsets::MD>,
}

static ALL: LazyLock<HashMap<Language, Words>> =
    LazyLock::new(|| Language::ALL.into_iter().map(|language| (language, Words::load(language))).collect());

/// The words of a language.
pub fn of(language: Language) -> &'static Words {
    &ALL[&language]
}

/// The locale whose rules for numbers and dates go with a language.
fn locale(language: Language) -> Locale {
    let name = match language {
        Language::English => "en-GB",
        Language::Dutch => "nl-NL",
        Language::Danish => "da-DK",
    };
    name.parse().expect("our own locale names are sound")
}

impl Words {
    fn load(language: Language) -> Self {
        let locale_name = language.code().parse().expect("our own language codes are sound");
        let mut bundle = FluentBundle::new_concurrent(vec![locale_name]);
        bundle.set_use_isolating(false);
        let prefix = format!("{}/", language.code());
        for path in Files::iter().filter(|path| path.starts_with(&prefix)) {
            let file = Files::get(&path).expect("the file was just listed");
            let text = String::from_utf8(file.data.into_owned()).expect("word files are UTF-8");
            let resource = FluentResource::try_new(text).unwrap_or_else(|(resource, errors)| {
                tracing::error!(%path, ?errors, "a word file has lines that cannot be read");
                resource
            });
            if let Err(errors) = bundle.add_resource(resource) {
                tracing::error!(%path, ?errors, "a word file repeats keys");
            }
        }
        let rules = locale(language);
        Self {
            language,
            bundle,
            numbers: DecimalFormatter::try_new((&rules).into(), Default::default())
                .expect("number rules are compiled in"),
            days: DateTimeFormatter::try_new((&rules).into(), fieldsets::YMD::medium())
                .expect("date rules are compiled in"),
            short_days: DateTimeFormatter::try_new((&rules).into(), fieldsets::MD::medium())
                .expect("date rules are compiled in"),
        }
    }

    /// The words of a key.
    pub fn t(&self, key: &str) -> String {
        self.say(key, None)
    }

    /// The words of a key that mention one value.
    pub fn t1(&self, key: &str, name: &str, value: impl ToString) -> String {
        self.with(key, &[(name, value.to_string())])
    }

    /// The words of a key that mention several values.
    pub fn with(&self, key: &str, mentions: &[(&str, String)]) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in mentions {
            args.set(*name, FluentValue::from(value.as_str()));
        }
        self.say(key, Some(&args))
    }

    /// The words of a key about a number: `{ $count }` chooses the plural, `{ $n }` is the number as people write it.
    pub fn n(&self, key: &str, count: i64) -> String {
        self.n_with(key, count, &[])
    }

    /// The words of a key about a number, mentioning other values too.
    pub fn n_with(&self, key: &str, count: i64, mentions: &[(&str, String)]) -> String {
        let mut args = FluentArgs::new();
        args.set("count", FluentValue::from(count));
        args.set("n", FluentValue::from(self.number(count)));
        for (name, value) in mentions {
            args.set(*name, FluentValue::from(value.as_str()));
        }
        self.say(key, Some(&args))
    }

    /// Whether the language has that key.
    pub fn knows(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// A number as people write it: `1,234` or `1.234`.
    pub fn number(&self, number: i64) -> String {
        self.numbers.format(&Decimal::from(number)).to_string()
    }

    /// A day: `21 Nov 2026`.
    pub fn day(&self, date: Date) -> String {
        let (year, month, day) =
            (i32::from(date.year()), date.month().unsigned_abs(), date.day().unsigned_abs());
        IcuDate::try_new_iso(year, month, day)
            .map_or_else(|_| date.to_string(), |date| self.days.format(&date).to_string())
    }

    /// A day of a year that is known: `21 Nov`.
    pub fn short_day(&self, date: Date) -> String {
        let (year, month, day) =
            (i32::from(date.year()), date.month().unsigned_abs(), date.day().unsigned_abs());
        IcuDate::try_new_iso(year, month, day)
            .map_or_else(|_| date.to_string(), |date| self.short_days.format(&date).to_string())
    }

    /// A moment on somebody's clock: `21 Nov 2026, 14:05`.
    pub fn moment(&self, moment: &Zoned) -> String {
        format!("{}, {:02}:{:02}", self.day(moment.date()), moment.hour(), moment.minute())
    }

    fn say(&self, key: &str, args: Option<&FluentArgs>) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            tracing::error!(key, language = self.language.code(), "words are missing");
            return key.to_owned();
        };
        let mut errors = Vec::new();
        let said: Cow<'_, str> = self.bundle.format_pattern(pattern, args, &mut errors);
        if !errors.is_empty() {
            tracing::error!(key, ?errors, "words mention something that they were not given");
        }
        said.into_owned()
    }
}

/// The best of our languages for a browser's `Accept-Language`, among those offered.
pub fn preferred(accept_language: &str, offered: &[Language]) -> Option<Language> {
    accept_language
        .split(',')
        .filter_map(|part| Language::parse(part.split(';').next()?.trim()))
        .find(|language| offered.contains(language))
}
