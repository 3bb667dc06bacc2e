//! Makes a person of a record, or says why not.

use std::collections::HashMap;

use super::columns::{Column, Header};
use super::records::Record;
use super::values::{self, LONGEST, LONGEST_EMAIL, tidy};
use super::{Problem, ProblemKind, Row};

/// How much of a wrong value a problem shows, in characters.
const SHOWN: usize = 80;

/// Gathers people and problems.
pub(super) struct Reader<'a> {
    columns: &'a [Option<Column>],
    rows: Vec<Row>,
    problems: Vec<Problem>,
    /// The line of each address that was taken.
    taken: HashMap<String, u64>,
}

impl<'a> Reader<'a> {
    pub fn new(header: &'a Header<'_>) -> Self {
        Self { columns: &header.columns, rows: Vec::new(), problems: Vec::new(), taken: HashMap::new() }
    }

    /// What was gathered.
    pub fn finish(self) -> (Vec<Row>, Vec<Problem>) {
        (self.rows, self.problems)
    }

    /// Takes the person in a record, or notes what is wrong.
    pub fn take(&mut self, record: &Record<'_>) {
        let mut person = Person { columns: self.columns, record, problems: &mut self.problems };
        if !person.has_shape() {
            return;
        }
        let (email, name) = (person.email(&self.taken), person.name());
        let row = Row {
            line: record.line,
            email: email.clone().unwrap_or_default(),
            name: name.clone().unwrap_or_default(),
            role: person.known(Column::Role, ProblemKind::RoleUnknown, values::role),
            title: person.words(Column::Title),
            department: person.words(Column::Department),
            location: person.words(Column::Location),
            language: person
                .known(Column::Language, ProblemKind::LanguageUnknown, values::language)
                .map(str::to_owned),
            time_zone: person.known(Column::TimeZone, ProblemKind::TimeZoneUnknown, values::time_zone),
        };
        if let (Some(email), Some(_)) = (email, name) {
            self.taken.insert(email, record.line);
            self.rows.push(row);
            return;
        }
        for problem in self.problems.iter_mut().rev().take_while(|problem| problem.line == record.line) {
            problem.row_kept = false;
        }
    }
}

/// One record while it is read.
struct Person<'a> {
    columns: &'a [Option<Column>],
    record: &'a Record<'a>,
    problems: &'a mut Vec<Problem>,
}

impl Person<'_> {
    /// Whether the values stand under their columns.
    fn has_shape(&mut self) -> bool {
        let fields = &self.record.fields;
        if self.record.broken {
            self.refuse("row", ProblemKind::QuoteBroken, &tidy(&fields[0]));
            return false;
        }
        let columns = self.columns.len();
        let loose = fields.iter().skip(columns).map(|field| tidy(field)).find(|field| !field.is_empty());
        if let Some(value) = &loose {
            self.refuse("row", ProblemKind::TooManyFields { columns }, value);
        }
        loose.is_none()
    }

    fn email(&mut self, taken: &HashMap<String, u64>) -> Option<String> {
        let value = self.value(Column::Email);
        let column = Column::Email.as_str();
        if value.is_empty() {
            self.refuse(column, ProblemKind::EmailMissing, "");
            return None;
        }
        if value.chars().count() > LONGEST_EMAIL {
            self.refuse(column, ProblemKind::TooLong { limit: LONGEST_EMAIL }, &value);
            return None;
        }
        let Some(email) = values::email(&value) else {
            self.refuse(column, ProblemKind::EmailInvalid, &value);
            return None;
        };
        if let Some(&first_line) = taken.get(&email) {
            self.refuse(column, ProblemKind::EmailRepeated { first_line }, &email);
            return None;
        }
        Some(email)
    }

    /// The full name, or the parts of it put together.
    fn name(&mut self) -> Option<String> {
        let mut name = self.value(Column::Name);
        if name.is_empty() {
            let parts = [Column::First, Column::Middle, Column::Last].map(|part| self.value(part));
            name = tidy(&parts.join(" "));
        }
        let problem = match name.chars().count() {
            0 => ProblemKind::NameMissing,
            1..=LONGEST => return Some(name),
            _ => ProblemKind::TooLong { limit: LONGEST },
        };
        self.refuse(Column::Name.as_str(), problem, &name);
        None
    }

    fn words(&mut self, column: Column) -> Option<String> {
        let value = self.value(column);
        if value.chars().count() > LONGEST {
            self.drop_value(column, ProblemKind::TooLong { limit: LONGEST }, &value);
            return None;
        }
        Some(value).filter(|value| !value.is_empty())
    }

    fn known<T>(
        &mut self,
        column: Column,
        problem: ProblemKind,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let value = self.words(column)?;
        let known = read(&value);
        if known.is_none() {
            self.drop_value(column, problem, &value);
        }
        known
    }

    fn value(&self, column: Column) -> String {
        let place = self.columns.iter().position(|&held| held == Some(column));
        place.and_then(|place| self.record.fields.get(place)).map(|field| tidy(field)).unwrap_or_default()
    }

    fn refuse(&mut self, column: &'static str, kind: ProblemKind, value: &str) {
        self.note(column, kind, value, false);
    }

    fn drop_value(&mut self, column: Column, kind: ProblemKind, value: &str) {
        self.note(column.as_str(), kind, value, true);
    }

    fn note(&mut self, column: &'static str, kind: ProblemKind, value: &str, row_kept: bool) {
        let value = value.chars().take(SHOWN).collect();
        self.problems.push(Problem { line: self.record.line, column, kind, value, row_kept });
    }
}
