//! Pages and JSON of the domain's programme.

pub mod brand;
pub mod jobs;
pub mod logo;
pub mod settings;
pub mod setup;

/// Every time zone that a form offers, by its name.
pub fn time_zones() -> Vec<String> {
    let db = jiff::tz::db();
    db.available()
        .map(|name| name.as_str().to_owned())
        .filter(|name| name.contains('/') && !name.starts_with("Etc/"))
        .collect()
}

/// Words in a text field, one a line or parted by commas.
pub fn words_of(text: &str) -> Vec<String> {
    text.split([',', ';', '\n', ' ', '\t', '\r']).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}
