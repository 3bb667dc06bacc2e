//! Dutch: the vowels and vowel pairs of the spelling.

/// Loan words that are not spoken as they are spelled, and Dutch words whose neighbours are spoken apart.
const EXCEPTIONS: &[(&str, usize)] = &[
    ("team", 1),
    ("teams", 1),
    ("deal", 1),
    ("deals", 1),
    ("lease", 1),
    ("lead", 1),
    ("leads", 1),
    ("stream", 1),
    ("website", 2),
    ("websites", 2),
    ("site", 1),
    ("sites", 1),
    ("online", 2),
    ("offline", 2),
    ("update", 2),
    ("updates", 2),
    ("game", 1),
    ("games", 1),
    ("software", 2),
    ("hardware", 2),
    ("feature", 2),
    ("features", 2),
    ("coach", 1),
    ("coachen", 2),
    ("coaches", 2),
    ("dashboard", 2),
    ("board", 1),
    ("onboarding", 3),
    ("roadmap", 2),
    ("live", 1),
    ("time", 1),
    ("deadline", 2),
    ("deadlines", 2),
    ("mindset", 2),
    ("freelance", 2),
    ("service", 2),
    ("space", 1),
    ("performance", 3),
    ("governance", 3),
    ("compliance", 3),
    ("office", 2),
    ("pipeline", 2),
    ("case", 1),
    ("cases", 2),
    ("franchise", 2),
    ("interface", 3),
    ("baseline", 2),
    ("mainframe", 2),
    ("awareness", 3),
    ("storytelling", 4),
    ("workshop", 2),
    ("business", 2),
    ("like", 1),
    ("likes", 1),
    ("museum", 3),
    ("petroleum", 4),
    ("lyceum", 3),
    ("jubileum", 4),
    ("reünie", 3),
    ("guidelines", 2),
    ("timeline", 2),
    ("headline", 2),
    ("engineer", 3),
    ("engineers", 3),
    ("goal", 1),
    ("goals", 1),
    ("keynote", 2),
    ("quote", 1),
    ("quotes", 1),
    ("sale", 1),
    ("sales", 1),
    ("scale", 1),
    ("change", 1),
    ("leader", 2),
    ("leaders", 2),
    ("leadership", 3),
    ("idea", 3),
    ("sustainable", 4),
    ("corporate", 3),
    ("creative", 3),
    ("expertise", 4),
    ("moment", 2),
    ("reis", 1),
    ("beacon", 2),
    ("tape", 1),
    ("cafeïne", 4),
    ("bureau", 2),
    ("bureaus", 2),
    ("niveau", 2),
    ("niveaus", 2),
    ("cadeau", 2),
    ("plateau", 2),
    ("route", 2),
];

/// Vowels that are one sound together, the longest first.
const UNITS: &[&str] = &[
    "aai", "ooi", "oei", "eeu", "ieu", "aa", "ee", "oo", "uu", "ie", "oe", "eu", "ui", "ei", "ij", "au",
    "ou", "ai",
];

/// How many syllables a lower-case word has.
pub fn of(word: &str) -> usize {
    if let Some(count) = super::listed(EXCEPTIONS, word) {
        return count;
    }
    // An accent stresses, it parts nothing; a diaeresis stands for itself.
    let plain: String = word.chars().map(unaccented).collect();
    plain.split('\'').map(of_run).sum()
}

fn unaccented(c: char) -> char {
    match c {
        'á' | 'à' | 'â' => 'a',
        'é' | 'è' | 'ê' => 'e',
        'í' => 'i',
        'ó' | 'ô' => 'o',
        'ú' | 'û' => 'u',
        other => other,
    }
}

fn of_run(run: &str) -> usize {
    let mut rest = run;
    let mut before = ' ';
    let mut count = 0;
    while let Some(c) = rest.chars().next() {
        let unit = UNITS.iter().find(|unit| rest.starts_with(**unit) && holds(unit, &rest[unit.len()..]));
        let length = unit.map_or(c.len_utf8(), |unit| unit.len());
        let after = rest[length..].chars().next();
        let glides = c == 'y' && (after.is_some_and(is_vowel) || is_vowel(before))
            || c == 'u' && before == 'q' && after.is_some_and(is_vowel);
        if unit.is_some() || is_vowel(c) && !glides {
            count += 1;
        }
        before = rest[..length].chars().next_back().unwrap_or(' ');
        rest = &rest[length..];
    }
    count
}

/// `ieu` is one sound only in `nieuw`; in `serieus` and `milieu` it is two.
fn holds(unit: &str, after: &str) -> bool {
    unit != "ieu" || after.starts_with('w')
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'ä' | 'ë' | 'ï' | 'ö' | 'ü')
}
