//! Recognises the columns by their titles in English, Dutch or Danish, and by them the separator.

use unicode_normalization::UnicodeNormalization;

use super::SheetProblem;
use super::records::Records;
use super::values::tidy;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Column {
    Email,
    Name,
    First,
    Middle,
    Last,
    Role,
    Title,
    Department,
    Location,
    Language,
    TimeZone,
}

/// The titles of each column, folded: lower case, without accents, spaces and signs.
const TITLES: [(Column, &str); 11] = [
    (
        Column::Email,
        "email emails emailaddress emailadres emailadresse mail mailaddress mailadres mailadresse epost epostadresse \
         workemail zakelijkemail zakelijkemailadres arbejdsmail arbejdsemail userprincipalname",
    ),
    (
        Column::Name,
        "name naam navn fullname volledigenaam fuldenavn fuldtnavn displayname weergavenaam visningsnavn",
    ),
    (Column::First, "firstname givenname forename voornaam roepnaam fornavn"),
    (Column::Middle, "middlename infix tussenvoegsel tussenvoegsels mellemnavn"),
    (Column::Last, "lastname surname familyname achternaam familienaam efternavn"),
    (Column::Role, "role rol rolle"),
    (
        Column::Title,
        "title titel jobtitle jobtitel position functie functietitel functienaam stilling stillingsbetegnelse",
    ),
    (Column::Department, "department dept afdeling"),
    (
        Column::Location,
        "location locatie vestiging standplaats werklocatie lokation sted arbejdssted placering office kantoor kontor",
    ),
    (
        Column::Language,
        "language preferredlanguage taal voorkeurstaal sprog foretrukketsprog foretrukkensprog",
    ),
    (Column::TimeZone, "timezone tijdzone tidszone"),
];

/// The longest title that is looked up, in bytes.
const LONGEST_TITLE: usize = 200;

/// What the first line says.
#[derive(Debug)]
pub(super) struct Header<'a> {
    pub separator: char,
    /// What each column holds, if it is known and no earlier column holds it.
    pub columns: Vec<Option<Column>>,
    pub unknown: Vec<String>,
    /// The records below.
    pub records: Records<'a>,
}

impl Header<'_> {
    /// The recognised columns by their documented names, each once.
    pub fn known(&self) -> Vec<&'static str> {
        let mut known = Vec::new();
        for column in self.columns.iter().flatten() {
            if !known.contains(&column.as_str()) {
                known.push(column.as_str());
            }
        }
        known
    }

    fn recognised(&self) -> usize {
        self.columns.iter().flatten().count()
    }
}

impl Column {
    /// The documented name; parts of a name belong to `name`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Name | Self::First | Self::Middle | Self::Last => "name",
            Self::Role => "role",
            Self::Title => "title",
            Self::Department => "department",
            Self::Location => "location",
            Self::Language => "language",
            Self::TimeZone => "time_zone",
        }
    }
}

/// Finds the header: the separator that makes most sense of the first line is the one.
pub(super) fn find(text: &str) -> Result<Header<'_>, SheetProblem> {
    let (told, text, line) = told_separator(text);
    let candidates = told.map_or_else(|| vec![',', ';', '\t', '|'], |separator| vec![separator]);
    let headers = candidates.into_iter().rev().filter_map(|separator| header(text, separator, line));
    let header = headers
        .max_by_key(|header| (header.recognised(), header.columns.len()))
        .ok_or(SheetProblem::Empty)?;
    if header.columns.contains(&Some(Column::Email)) {
        return Ok(header);
    }
    let mut titles = Records::new(text, header.separator, line).filter(|record| !record.is_blank());
    let found = titles.next().map(|record| record.fields).unwrap_or_default();
    let found = found.iter().map(|title| shown(title)).filter(|title| !title.is_empty()).take(40).collect();
    Err(SheetProblem::NoEmailColumn { found })
}

fn header(text: &str, separator: char, line: u64) -> Option<Header<'_>> {
    let mut records = Records::new(text, separator, line);
    let titles = records.find(|record| !record.is_blank())?.fields;
    let (mut columns, mut unknown) = (Vec::with_capacity(titles.len()), Vec::new());
    for title in &titles {
        let column = recognise(title).filter(|column| !columns.contains(&Some(*column)));
        if column.is_none() && !shown(title).is_empty() {
            unknown.push(shown(title));
        }
        columns.push(column);
    }
    Some(Header { separator, columns, unknown, records })
}

/// The separator that spreadsheet programs write on a line of its own (`sep=;`), the text below it, and its line.
fn told_separator(text: &str) -> (Option<char>, &str, u64) {
    let (first, below) = text.split_once('\n').unwrap_or((text, ""));
    let told = first.trim_end_matches('\r').trim_matches('"');
    let mut signs =
        told.get(..4).filter(|word| word.eq_ignore_ascii_case("sep=")).map_or("", |_| &told[4..]).chars();
    match (signs.next(), signs.next()) {
        (Some(separator), None) if separator != '"' => (Some(separator), below, 2),
        _ => (None, text, 1),
    }
}

fn recognise(title: &str) -> Option<Column> {
    let title = Some(title).filter(|title| title.len() <= LONGEST_TITLE).map(fold)?;
    TITLES.iter().find(|(_, titles)| titles.split(' ').any(|known| known == title)).map(|&(column, _)| column)
}

/// A title as it can be shown, not too long.
fn shown(title: &str) -> String {
    tidy(&title.chars().take(60).collect::<String>())
}

/// A word without case, accents, spaces and signs.
pub(super) fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for c in word.nfkd().flat_map(char::to_lowercase) {
        match c {
            'ø' => folded.push('o'),
            'æ' => folded.push_str("ae"),
            // Accents are signs of their own after decomposition, and no letters.
            c if c.is_alphanumeric() => folded.push(c),
            _ => {}
        }
    }
    folded
}
