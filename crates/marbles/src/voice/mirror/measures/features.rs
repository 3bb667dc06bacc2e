//! What the measures count in a text.

use crate::{
    voice::mirror::{
        lexicon::{self, Lexicons},
        sentences::{Sentence, Word},
    },
    words::Language,
};

/// Counts of a text, each of words unless it says otherwise.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Features {
    pub words: f64,
    /// The summed weights of words and phrases that sell.
    pub jargon: f64,
    /// Nouns made of verbs and adjectives: `-tion`, `-heid`, `-else`.
    pub made_nouns: f64,
    pub concrete: f64,
    pub vague: f64,
    /// Names: capitals inside a sentence.
    pub names: f64,
    pub numbers: f64,
    pub i: f64,
    pub we: f64,
    /// Verbs in the past that tell of an event.
    pub events: f64,
    /// Words of none of the lists: particular, for the general ones are listed.
    pub other: f64,
    /// Quotation marks that open: somebody speaks.
    pub speech: f64,
    /// Signs, not words.
    pub hashtags: f64,
    pub rockets: f64,
}

impl Features {
    /// Counts a text.
    pub fn of(text: &str, found: &[Sentence], language: Language) -> Self {
        let mut features = Self {
            speech: text.chars().filter(|c| "“„«".contains(*c)).count() as f64
                + (text.matches('"').count() / 2) as f64,
            hashtags: text.split_whitespace().filter(|word| word.starts_with('#') && word.len() > 2).count()
                as f64,
            rockets: text.chars().filter(|c| "🚀🎉🔥💪🙌💡✨🌟👏🏆📈".contains(*c)).count() as f64,
            ..Self::default()
        };
        let lists = lexicon::of(language);
        for sentence in found {
            features.add(sentence, lists, language);
        }
        features
    }

    /// A count per hundred words, as if a text had at least twenty-five.
    pub fn per_hundred(&self, count: f64) -> f64 {
        100.0 * count / self.words.max(25.0)
    }

    fn add(&mut self, sentence: &Sentence, lists: &Lexicons, language: Language) {
        let lower: Vec<String> =
            sentence.words.iter().map(|word| word.text.to_lowercase().replace('’', "'")).collect();
        let mut told = 0;
        for (at, word) in sentence.words.iter().enumerate() {
            self.words += 1.0;
            if at >= told
                && let Some((weight, length)) = lists.corporate.phrase(&lower[at..])
            {
                self.jargon += f64::from(weight) + 1.0;
                told = at + length;
            } else if let Some((weight, length)) = lists.concrete.phrase(&lower[at..]).filter(|_| at >= told)
            {
                self.concrete += f64::from(weight);
                told = at + length;
            } else if let Some((_, length)) = lists.vague.phrase(&lower[at..]).filter(|_| at >= told) {
                self.vague += 1.0;
                told = at + length;
            }
            self.weigh(word, &lower[at], at, at < told, lists, language);
        }
    }

    fn weigh(
        &mut self,
        word: &Word,
        lower: &str,
        at: usize,
        told: bool,
        lists: &Lexicons,
        language: Language,
    ) {
        let (i, we) = persons(language);
        if i.contains(&lower) {
            self.i += 1.0;
        } else if we.contains(&lower) {
            self.we += 1.0;
        } else if word.has_digit() {
            self.numbers += 1.0;
        } else if told || lists.common.weight(lower) > 0 {
            // Weighed with its phrase, or a small word that weighs nothing.
        } else if is_name(word, at, lower, lists) {
            self.names += 1.0;
        } else {
            self.weigh_content(lower, lists, language);
        }
    }

    fn weigh_content(&mut self, lower: &str, lists: &Lexicons, language: Language) {
        let jargon = f64::from(lists.corporate.weight(lower));
        let vague = lists.vague.weight(lower) > 0;
        self.jargon += jargon;
        self.vague += f64::from(u8::from(vague));
        if jargon > 0.0 || vague {
            return;
        }
        if lists.events.weight(lower) > 0 || is_past(lower, language) {
            self.events += 1.0;
        } else if lists.concrete.weight(lower) > 0 {
            self.concrete += 1.0;
        } else if is_made_noun(lower, language) {
            self.made_nouns += 1.0;
        } else {
            self.other += 1.0;
        }
    }
}

/// A capital inside a sentence, but no word of the offices (`KPI`).
fn is_name(word: &Word, at: usize, lower: &str, lists: &Lexicons) -> bool {
    at > 0 && word.is_capital() && lists.corporate.weight(lower) == 0
}

type Persons = (&'static [&'static str], &'static [&'static str]);

fn persons(language: Language) -> Persons {
    match language {
        Language::English => (
            &["i", "my", "me", "mine", "myself", "i'm", "i've", "i'd", "i'll"],
            &["we", "our", "us", "ours", "we're", "we've", "we'll", "we'd"],
        ),
        Language::Dutch => (&["ik", "mijn", "me", "mij", "m'n"], &["wij", "we", "ons", "onze"]),
        Language::Danish => (&["jeg", "min", "mit", "mine", "mig"], &["vi", "vores", "os", "vort"]),
    }
}

/// Regular verbs in the past, where their ending says so.
fn is_past(word: &str, language: Language) -> bool {
    let long = word.chars().count();
    match language {
        Language::English => long > 4 && word.ends_with("ed") && !word.ends_with("eed"),
        Language::Dutch => {
            let body = word.strip_prefix("ge").unwrap_or_default();
            body.len() > 3 && (body.ends_with('d') || body.ends_with('t') || body.ends_with("en"))
        }
        Language::Danish => long > 4 && word.ends_with("ede"),
    }
}

/// Nouns made of verbs and adjectives, by their ends; short ones are words of every day (`station`, `moment`).
fn is_made_noun(word: &str, language: Language) -> bool {
    let ends: &[&str] = match language {
        Language::English => &[
            "tion", "tions", "sion", "sions", "ment", "ments", "ness", "ity", "ities", "ance", "ence",
            "ancy", "ency", "ship", "ism",
        ],
        Language::Dutch => {
            &["tie", "ties", "heid", "heden", "ing", "ingen", "iteit", "schap", "isme", "ering"]
        }
        Language::Danish => &[
            "tion", "tioner", "sion", "hed", "heder", "else", "elser", "ning", "ninger", "ering", "itet",
            "skab", "isme", "tionen", "heden", "elsen", "ningen", "eringen",
        ],
    };
    word.chars().count() > 7 && ends.iter().any(|end| word.ends_with(end))
}
