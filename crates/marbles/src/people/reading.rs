//! Reads a list of people from a CSV file as offices make them, and tells every problem by its line.
//!
//! Nothing is written here: what comes out is a preview that can be shown, mended and then imported.

mod columns;
mod decoding;
mod problems;
mod records;
mod rows;
mod values;

pub use problems::{Problem, ProblemKind, SheetProblem};

use rows::Reader;

/// The largest file that is read, in bytes.
pub const LARGEST: usize = 20 * 1024 * 1024;

/// The most rows that are read from one file.
pub const MOST_ROWS: usize = 300_000;

/// What a file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The people that can be imported, in the file's order.
    pub rows: Vec<Row>,
    /// Every problem, in the file's order.
    pub problems: Vec<Problem>,
    /// What stands between two values.
    pub separator: char,
    /// The encoding by its usual name.
    pub encoding: &'static str,
    /// The columns that were recognised: a re-import leaves what the file does not mention as it is.
    pub columns: Vec<&'static str>,
    /// The titles of columns that mean nothing here.
    pub unknown_columns: Vec<String>,
}

/// One person in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line on which the person begins, counted from 1.
    pub line: u64,
    /// The address in lower case; no two rows share one.
    pub email: String,
    /// The full name.
    pub name: String,
    /// `member`, `editor`, `lead` or `admin`.
    pub role: Option<&'static str>,
    /// What they do.
    pub title: Option<String>,
    /// Where in the organisation they work.
    pub department: Option<String>,
    /// Where in the world they work.
    pub location: Option<String>,
    /// `en`, `nl` or `da`.
    pub language: Option<String>,
    /// A name from the IANA time zone database.
    pub time_zone: Option<String>,
}

/// Reads a file.
///
/// # Errors
/// When there is no list of people to be had from it at all.
pub fn read(bytes: &[u8]) -> Result<Sheet, SheetProblem> {
    let (text, encoding) = decoding::decode(bytes)?;
    let header = columns::find(&text)?;
    let mut reader = Reader::new(&header);
    for (at, record) in header.records.clone().filter(|record| !record.is_blank()).enumerate() {
        if at == MOST_ROWS {
            return Err(SheetProblem::TooManyRows { limit: MOST_ROWS });
        }
        reader.take(&record);
    }
    let (rows, problems) = reader.finish();
    let columns = header.known();
    Ok(Sheet {
        rows,
        problems,
        separator: header.separator,
        encoding,
        columns,
        unknown_columns: header.unknown,
    })
}

#[cfg(test)]
mod tests;
