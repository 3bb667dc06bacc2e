//! Writing guidelines: what is typed becomes a version, and an earlier version can be taken up again.

use serde_json::json;

use super::{Guidelines, Wording, find, in_force};
use crate::{
    activity::{self, Kind},
    db::{Work, run},
    error::{Problem, Problems, Result},
    words::Language,
};

/// Guidelines are read standing: four parts of that many characters fit on one screen.
const LONGEST_PART: usize = 600;
const LONGEST_DISCLOSURE: usize = 60;
/// How many names, and how many promises, can be watched.
const MOST_LINES: usize = 200;
const LONGEST_LINE: usize = 80;

/// Puts new words in force, and says which version they are. The same words once more are no new version.
///
/// # Errors
/// `Invalid` by field.
pub async fn write(work: &mut Work, language: Language, wording: &Wording) -> Result<i64> {
    let wording = tidy(wording);
    problems_of(&wording).none()?;
    let now = in_force(work).await?.into_iter().find(|one| one.language == language);
    match now {
        Some(Guidelines { version, wording: same, .. }) if same == wording => Ok(version),
        now => add(work, language, now.map_or(1, |now| now.version + 1), &wording).await,
    }
}

/// Puts the words of an earlier version in force again, as a new version.
///
/// # Errors
/// `Missing` when there is no such version.
pub async fn restore(work: &mut Work, language: Language, version: i64) -> Result<i64> {
    let earlier = find(work, language, version).await?;
    write(work, language, &earlier.wording).await
}

fn tidy(wording: &Wording) -> Wording {
    let text = |text: &str| text.replace("\r\n", "\n").trim().to_owned();
    let lines = |lines: &[String]| {
        let mut tidy: Vec<String> = Vec::new();
        for line in lines.iter().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")) {
            if !line.is_empty() && !tidy.contains(&line) {
                tidy.push(line);
            }
        }
        tidy
    };
    Wording {
        stand_for: text(&wording.stand_for),
        serve: text(&wording.serve),
        keep_inside: text(&wording.keep_inside),
        say_so: text(&wording.say_so),
        disclosure: wording.disclosure.split_whitespace().collect::<Vec<_>>().join(" "),
        customers: lines(&wording.customers),
        promises: lines(&wording.promises),
    }
}

fn problems_of(wording: &Wording) -> Problems {
    let mut problems = Problems::default();
    let parts = [
        ("stand_for", &wording.stand_for),
        ("serve", &wording.serve),
        ("keep_inside", &wording.keep_inside),
        ("say_so", &wording.say_so),
    ];
    problems.unless(parts.iter().any(|(_, text)| !text.is_empty()), "stand_for", "problem-guidelines-empty");
    let mut too_long = |field, text: &str, most: usize| {
        if text.chars().count() > most {
            problems.0.push(Problem::new(field, "problem-guidelines-long").mention("most", most));
        }
    };
    for (field, text) in parts {
        too_long(field, text, LONGEST_PART);
    }
    too_long("disclosure", &wording.disclosure, LONGEST_DISCLOSURE);
    for (field, lines) in [("customers", &wording.customers), ("promises", &wording.promises)] {
        if lines.len() > MOST_LINES || lines.iter().any(|line| line.chars().count() > LONGEST_LINE) {
            let problem = Problem::new(field, "problem-guidelines-lines");
            problems.0.push(problem.mention("most", MOST_LINES).mention("long", LONGEST_LINE));
        }
    }
    problems
}

async fn add(work: &mut Work, language: Language, version: i64, wording: &Wording) -> Result<i64> {
    run!(
        work,
        "insert into guidelines (org_id, language, version, stand_for, serve, keep_inside, say_so, disclosure,
             customers, promises, written_by, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        work.by.org,
        language,
        version,
        &wording.stand_for,
        &wording.serve,
        &wording.keep_inside,
        &wording.say_so,
        &wording.disclosure,
        wording.customers.join("\n"),
        wording.promises.join("\n"),
        work.by.person,
        work.now,
    )?;
    let detail = json!({ "language": language.code(), "version": version });
    activity::record(work, Kind::GuidelinesChanged, work.by.org.uuid(), detail).await?;
    Ok(version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_lose_empty_lines_and_repeats() {
        let lines = ["  Hansen & Søn ", "", "Hansen  & Søn", "Aqua"].map(str::to_owned);
        let wording = Wording { customers: lines.to_vec(), ..Wording::default() };
        assert_eq!(tidy(&wording).customers, ["Hansen & Søn", "Aqua"]);
    }

    #[test]
    fn guidelines_are_short_and_say_something() {
        assert_eq!(problems_of(&Wording::default()).0[0].key, "problem-guidelines-empty");
        let long = Wording { serve: "a".repeat(601), disclosure: "#".repeat(61), ..Wording::default() };
        let fields: Vec<_> = problems_of(&long).0.iter().map(|problem| problem.field).collect();
        assert_eq!(fields, ["serve", "disclosure"]);
    }
}
