//! What a file would change: who is new, who changes and in what, who comes back, and who is not in it.

use std::collections::{HashMap, HashSet};

use super::Counts;
use crate::{
    clock::Moment,
    ids::PersonId,
    people::{
        Person, Role,
        joining::Newcomer,
        reading::{Problem, ProblemKind, Row, Sheet},
    },
    words::Language,
};

/// What importing one person does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    New,
    Changed,
    /// They had left the organisation and are in it again.
    Back,
    Unchanged,
}

/// One person of the file, as they will be.
#[derive(Clone, Debug)]
pub struct Planned {
    pub step: Step,
    pub to: Newcomer,
    /// What changes: the column, what stands there, what will.
    pub changes: Vec<(&'static str, String, String)>,
    pub(super) person: PersonId,
}

/// What an import would do.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The people of the file, in its order.
    pub people: Vec<Planned>,
    /// People of the organisation who are not in the file, without the one who imports.
    pub leavers: Vec<Person>,
    /// Whether every line could be read; where not, nobody is taken for a leaver.
    pub every_line_read: bool,
}

impl Plan {
    /// How many people each step touches; `left` is how many are not in the file.
    pub fn counts(&self) -> Counts {
        let count = |step| self.people.iter().filter(|planned| planned.step == step).count();
        Counts {
            new: count(Step::New),
            changed: count(Step::Changed),
            back: count(Step::Back),
            unchanged: count(Step::Unchanged),
            left: self.leavers.len(),
        }
    }

    /// The people whom that step touches.
    pub fn with(&self, step: Step) -> impl Iterator<Item = &Planned> {
        self.people.iter().filter(move |planned| planned.step == step)
    }
}

/// Holds a sheet against the people who are known.
pub(super) fn make(sheet: &Sheet, known: Vec<Person>, home: Language, importer: Option<PersonId>) -> Plan {
    let wrong: HashSet<(u64, &str)> =
        sheet.problems.iter().map(|problem| (problem.line, problem.column)).collect();
    let mut by_email: HashMap<String, Person> = HashMap::new();
    let mut leavers = Vec::new();
    let in_file: HashSet<&str> = sheet.rows.iter().map(|row| row.email.as_str()).collect();
    // A line that cannot be read may mean somebody who is here: nobody leaves because of a typing mistake.
    let repeated = |problem: &Problem| matches!(problem.kind, ProblemKind::EmailRepeated { .. });
    let every_line_read = sheet.problems.iter().all(|problem| problem.row_kept || repeated(problem));
    for person in known {
        let is_in_file = in_file.contains(person.email.as_str());
        if is_in_file {
            by_email.insert(person.email.clone(), person);
        } else if person.gone_at.is_none() && importer != Some(person.person_id) && every_line_read {
            leavers.push(person);
        }
    }
    let reading = Reading { columns: sheet.columns.iter().copied().collect(), wrong };
    let people = sheet
        .rows
        .iter()
        .map(|row| reading.plan_one(row, by_email.get(&row.email), home, importer))
        .collect();
    Plan { people, leavers, every_line_read }
}

struct Reading<'a> {
    columns: HashSet<&'static str>,
    wrong: HashSet<(u64, &'a str)>,
}

impl Reading<'_> {
    fn plan_one(
        &self,
        row: &Row,
        known: Option<&Person>,
        home: Language,
        importer: Option<PersonId>,
    ) -> Planned {
        let Some(known) = known else {
            let person = PersonId::from_uuid(uuid::Uuid::nil());
            return Planned { step: Step::New, to: self.newcomer(row, home), changes: Vec::new(), person };
        };
        let mut to = Newcomer {
            email: row.email.clone(),
            name: row.name.clone(),
            role: row.role.and_then(Role::parse).unwrap_or(known.role),
            title: self.text(row, "title", &row.title, &known.title),
            department: self.text(row, "department", &row.department, &known.department),
            location: self.text(row, "location", &row.location, &known.location),
            language: Some(row.language.as_deref().and_then(Language::parse).unwrap_or(known.language)),
            time_zone: row.time_zone.clone().unwrap_or_else(|| known.time_zone.clone()),
        };
        // Nobody takes their own key away by a line in a file.
        if importer == Some(known.person_id) {
            to.role = known.role;
        }
        let changes = changes(known, &to);
        let step = match (known.gone_at, changes.is_empty()) {
            (Some::<Moment>(_), _) => Step::Back,
            (None, true) => Step::Unchanged,
            (None, false) => Step::Changed,
        };
        Planned { step, to, changes, person: known.person_id }
    }

    fn newcomer(&self, row: &Row, home: Language) -> Newcomer {
        Newcomer {
            email: row.email.clone(),
            name: row.name.clone(),
            role: row.role.and_then(Role::parse).unwrap_or_default(),
            title: row.title.clone().unwrap_or_default(),
            department: row.department.clone().unwrap_or_default(),
            location: row.location.clone().unwrap_or_default(),
            language: Some(row.language.as_deref().and_then(Language::parse).unwrap_or(home)),
            time_zone: row.time_zone.clone().unwrap_or_default(),
        }
    }

    /// The value in the file; what is known where the file lacks the column or holds nothing that can be read.
    fn text(&self, row: &Row, column: &'static str, value: &Option<String>, known: &str) -> String {
        let told = self.columns.contains(column) && !self.wrong.contains(&(row.line, column));
        if told { value.clone().unwrap_or_default() } else { known.to_owned() }
    }
}

fn changes(known: &Person, to: &Newcomer) -> Vec<(&'static str, String, String)> {
    let language = to.language.unwrap_or(known.language);
    let all = [
        ("name", known.name.as_str(), to.name.as_str()),
        ("role", known.role.name(), to.role.name()),
        ("title", &known.title, &to.title),
        ("department", &known.department, &to.department),
        ("location", &known.location, &to.location),
        ("language", known.language.code(), language.code()),
        ("time_zone", &known.time_zone, &to.time_zone),
    ];
    all.into_iter()
        .filter(|(_, before, after)| before != after)
        .map(|(column, before, after)| (column, before.to_owned(), after.to_owned()))
        .collect()
}
