//! What can be wrong with a file of people, each with a key that screens translate.

use thiserror::Error;

/// A problem on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line on which the person begins, counted from 1.
    pub line: u64,
    /// The column as the documentation names it, or `row` when the whole line is meant.
    pub column: &'static str,
    /// What is wrong.
    pub kind: ProblemKind,
    /// What stands there, shortened.
    pub value: String,
    /// Whether the person can be imported without this value.
    pub row_kept: bool,
}

/// What is wrong with a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ProblemKind {
    /// There is no e-mail address.
    EmailMissing,
    /// What stands there is no e-mail address.
    EmailInvalid,
    /// An earlier line has the same address.
    EmailRepeated {
        /// That line.
        first_line: u64,
    },
    /// There is no name.
    NameMissing,
    /// The role is none that exists.
    RoleUnknown,
    /// The language is none that Marbles speaks.
    LanguageUnknown,
    /// The time zone does not exist.
    TimeZoneUnknown,
    /// The line has more values than there are columns.
    TooManyFields {
        /// How many columns there are.
        columns: usize,
    },
    /// A quotation mark opens that never closes, or closes in the middle of a value.
    QuoteBroken,
    /// The value is longer than fits.
    TooLong {
        /// How many characters fit.
        limit: usize,
    },
}

impl ProblemKind {
    /// The key of its sentence.
    pub fn key(self) -> &'static str {
        match self {
            Self::EmailMissing => "import-problem-email-missing",
            Self::EmailInvalid => "import-problem-email-invalid",
            Self::EmailRepeated { .. } => "import-problem-email-repeated",
            Self::NameMissing => "import-problem-name-missing",
            Self::RoleUnknown => "import-problem-role-unknown",
            Self::LanguageUnknown => "import-problem-language-unknown",
            Self::TimeZoneUnknown => "import-problem-time-zone-unknown",
            Self::TooManyFields { .. } => "import-problem-too-many-fields",
            Self::QuoteBroken => "import-problem-quote-broken",
            Self::TooLong { .. } => "import-problem-too-long",
        }
    }

    /// The number that its sentence needs: the first line, the number of columns or the limit.
    pub fn number(self) -> Option<u64> {
        match self {
            Self::EmailRepeated { first_line } => Some(first_line),
            Self::TooManyFields { columns: number } | Self::TooLong { limit: number } => {
                u64::try_from(number).ok()
            }
            _ => None,
        }
    }
}

/// Why there is no list of people in a file.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SheetProblem {
    /// There is nothing in it.
    #[error("The file is empty.")]
    Empty,
    /// It is a workbook (xlsx, xls, ods, numbers).
    #[error("This is a spreadsheet file, not a CSV file. Open it and save it as CSV.")]
    Workbook,
    /// It is no text at all.
    #[error("This file is not text. Save the list of people as CSV.")]
    NotText,
    /// No column holds e-mail addresses.
    #[error("No column holds e-mail addresses. The columns found are: {}.", .found.join(", "))]
    NoEmailColumn {
        /// The titles that were found.
        found: Vec<String>,
    },
    /// The file is larger than is read.
    #[error("The file is larger than {} MB.", .limit / 1024 / 1024)]
    TooLarge {
        /// In bytes.
        limit: usize,
    },
    /// The file has more rows than are read.
    #[error("The file has more than {limit} rows. Split it into smaller files.")]
    TooManyRows {
        /// The most rows that are read.
        limit: usize,
    },
}

impl SheetProblem {
    /// The key of its sentence.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Empty => "import-problem-sheet-empty",
            Self::Workbook => "import-problem-sheet-workbook",
            Self::NotText => "import-problem-sheet-not-text",
            Self::NoEmailColumn { .. } => "import-problem-sheet-no-email-column",
            Self::TooLarge { .. } => "import-problem-sheet-too-large",
            Self::TooManyRows { .. } => "import-problem-sheet-too-many-rows",
        }
    }
}
