//! Whether a text asks something that somebody could answer.

use super::{Hint, Kind, examples};
use crate::voice::mirror::{Writing, sentences::Sentence};

/// Networks on which people talk below a text.
const WITH_TALK: [&str; 6] = ["linkedin", "facebook", "xing", "threads", "bluesky", "mastodon"];

/// A shorter text may stand alone.
const ENOUGH: usize = 40;

/// Questions that want a click, not an answer.
const BAIT: [&[&str]; 3] = [
    &[
        "agree",
        "agreed",
        "do you agree",
        "don't you agree",
        "agree or disagree",
        "right",
        "thoughts",
        "any thoughts",
        "who's with me",
        "who is with me",
        "are you ready",
        "ready",
        "sounds good",
        "sound familiar",
        "sounds familiar",
        "interested",
        "curious",
        "want to know more",
        "want to learn more",
        "who else",
        "am i right",
        "isn't it",
        "yes or no",
        "what do you think",
        "did you know",
        "isn't that great",
        "what are you waiting for",
    ],
    &[
        "eens",
        "mee eens",
        "eens of oneens",
        "toch",
        "niet waar",
        "nietwaar",
        "herkenbaar",
        "wie doet mee",
        "doe je mee",
        "klaar voor",
        "ben je er klaar voor",
        "nieuwsgierig",
        "benieuwd",
        "interesse",
        "meer weten",
        "wat vind jij",
        "wat vinden jullie",
        "wat denk jij",
        "ben je het ermee eens",
        "waar wacht je nog op",
        "wist je dat",
        "ja of nee",
        "heb ik gelijk",
        "wie herkent dit",
        "gedachten",
    ],
    &[
        "enig",
        "er du enig",
        "enige",
        "ikke",
        "ikke sandt",
        "vel",
        "er du klar",
        "klar",
        "nysgerrig",
        "interesseret",
        "vil du vide mere",
        "hvad synes du",
        "hvad tænker du",
        "hvem er med",
        "er du med",
        "kender du det",
        "hvad venter du på",
        "vidste du",
        "ja eller nej",
        "har jeg ret",
        "enig eller uenig",
        "genkendeligt",
    ],
];

/// Questions that a reader can answer from what they did themselves.
const GENUINE: [[&str; 5]; 3] = [
    [
        "What did you try that worked?",
        "Where did you see this go differently?",
        "What would you have done in my place?",
        "Who taught you this, and how?",
        "What did I overlook?",
    ],
    [
        "Wat heb jij geprobeerd dat werkte?",
        "Waar heb jij dit anders zien gaan?",
        "Wat had jij in mijn plaats gedaan?",
        "Van wie heb jij dit geleerd, en hoe?",
        "Wat zie ik over het hoofd?",
    ],
    [
        "Hvad har du prøvet, som virkede?",
        "Hvor har du set det gå anderledes?",
        "Hvad ville du have gjort i mit sted?",
        "Hvem lærte dig det, og hvordan?",
        "Hvad har jeg overset?",
    ],
];

/// Bait is named; where a longer text asks nothing, a question is offered.
pub fn genuine(writing: &Writing, found: &[Sentence]) -> Option<Hint> {
    if !WITH_TALK.contains(&writing.network) {
        return None;
    }
    let questions = GENUINE[writing.language as usize];
    let question = questions[writing.text.chars().count() / 100 % questions.len()];
    let asked: Vec<&Sentence> = found.iter().filter(|sentence| sentence.is_question(writing.text)).collect();
    if let Some(bait) = asked.iter().find(|sentence| is_bait(sentence, writing)) {
        let bare = examples::without(writing.text, found, bait).unwrap_or_default();
        let hint =
            Hint::new(Kind::Question, "mirror-because-bait", Some(examples::with_line(&bare, question)));
        return Some(hint.mention("question", examples::part(writing.text, bait).unwrap_or_default()));
    }
    let words: usize = found.iter().map(|sentence| sentence.words.len()).sum();
    let is_due = asked.is_empty() && words >= ENOUGH;
    is_due.then(|| {
        let example = examples::with_line(writing.text, question);
        Hint::new(Kind::Question, "mirror-because-no-question", Some(example))
    })
}

fn is_bait(sentence: &Sentence, writing: &Writing) -> bool {
    let words: Vec<String> =
        sentence.words.iter().map(|word| word.text.to_lowercase().replace('’', "'")).collect();
    BAIT[writing.language as usize].contains(&words.join(" ").as_str())
}
