//! Examples from the person's own words: the same text, with one piece of advice taken.

use unicode_segmentation::UnicodeSegmentation;

use super::lines::SHOWN;
use crate::{voice::mirror::sentences::Sentence, words::Language};

/// The first sentence on a line of its own, where it fits into what is shown.
pub fn first_sentence_alone(text: &str, found: &[Sentence]) -> Option<String> {
    let first = found.first()?;
    let (head, rest) = (text.get(..first.end)?.trim(), text.get(first.end..)?.trim_start());
    (fits(head) && !rest.is_empty()).then(|| format!("{head}\n\n{rest}"))
}

/// The first short sentence that says something, put before all others.
pub fn short_one_first(text: &str, found: &[Sentence]) -> Option<String> {
    let says_something =
        |one: &&Sentence| one.words.len() >= 4 && !one.is_question(text) && part(text, one).is_some_and(fits);
    let short = found.iter().skip(1).find(says_something)?;
    let rest = without(text, found, short)?;
    Some(format!("{}\n\n{rest}", part(text, short)?))
}

/// The text without one of its sentences; nothing where it is the only one.
pub fn without(text: &str, found: &[Sentence], one: &Sentence) -> Option<String> {
    if found.len() < 2 {
        return None;
    }
    let (head, rest) = (text.get(..one.start)?, text.get(one.end..)?);
    let head = head.trim_end_matches(|c: char| "\"“„«(¿¡•-".contains(c));
    let rest = rest.trim_start_matches([' ', '\t']);
    // A sentence that ends its line takes the space before it along.
    let ends_line = rest.is_empty() || rest.starts_with(['\n', '\r']);
    let head = if ends_line { head.trim_end_matches([' ', '\t']) } else { head };
    Some(format!("{head}{rest}").trim().to_owned())
}

/// The text with a line of its own at the end, before its hashtags.
pub fn with_line(text: &str, line: &str) -> String {
    let (body, tags) = split_tags(text);
    let tags = if tags.is_empty() { String::new() } else { format!("\n\n{tags}") };
    if body.is_empty() { format!("{line}{tags}") } else { format!("{body}\n\n{line}{tags}") }
}

/// The text, and the lines of hashtags and links at its end.
fn split_tags(text: &str) -> (&str, &str) {
    let body = text.trim_end();
    let mut cut = body.len();
    for line in body.rsplit('\n') {
        let is_tags = line.split_whitespace().all(|word| word.starts_with('#') || word.starts_with("http"));
        if !is_tags {
            break;
        }
        // The mark that broke the line goes along; the very first line has none.
        cut = cut.saturating_sub(line.len() + 1);
    }
    (body[..cut].trim_end(), body[cut..].trim())
}

/// The words of a sentence with its marks.
pub fn part<'t>(text: &'t str, sentence: &Sentence) -> Option<&'t str> {
    text.get(sentence.start..sentence.end).map(str::trim)
}

fn fits(line: &str) -> bool {
    line.graphemes(true).count() <= SHOWN
}

/// Where a long sentence can be cut in two: what joins its halves, and what stands there afterwards.
const JOINTS: [&[(&str, &str)]; 3] = [
    &[
        ("; ", ". "),
        (", and ", ". "),
        (", but ", ". But "),
        (", so ", ". So "),
        (" – ", ". "),
        (" — ", ". "),
        (" and I ", ". I "),
        (" and we ", ". We "),
        (" and it ", ". It "),
        (" and they ", ". They "),
        (" and he ", ". He "),
        (" and she ", ". She "),
        (" but I ", ". But I "),
        (" but we ", ". But we "),
        (" but it ", ". But it "),
        (" because ", ". That is because "),
        (", which ", ". This "),
    ],
    &[
        ("; ", ". "),
        (", en ", ". En "),
        (", maar ", ". Maar "),
        (", dus ", ". Dus "),
        (" – ", ". "),
        (" — ", ". "),
        (" en ik ", ". Ik "),
        (" en we ", ". We "),
        (" en wij ", ". Wij "),
        (" en het ", ". Het "),
        (" en dat ", ". Dat "),
        (" en hij ", ". Hij "),
        (" en ze ", ". Ze "),
        (" maar ", ". Maar "),
        (", want ", ". Want "),
        (" want ", ". Want "),
    ],
    &[
        ("; ", ". "),
        (", og ", ". Og "),
        (", men ", ". Men "),
        (", så ", ". Så "),
        (" – ", ". "),
        (" — ", ". "),
        (" og jeg ", ". Jeg "),
        (" og vi ", ". Vi "),
        (" og det ", ". Det "),
        (" og den ", ". Den "),
        (" og de ", ". De "),
        (" og han ", ". Han "),
        (" og hun ", ". Hun "),
        (" men ", ". Men "),
        (", for ", ". For "),
    ],
];

/// The text with a long sentence cut in two, as near to its middle as it can be.
pub fn cut_in_two(text: &str, sentence: &Sentence, language: Language) -> Option<String> {
    let long = text.get(sentence.start..sentence.end)?;
    let (middle, margin) = (long.len() / 2, long.len() / 5);
    let cuts = JOINTS[language as usize].iter().flat_map(|(joint, instead)| {
        long.match_indices(joint).map(move |(at, _)| (at, at + joint.len(), instead))
    });
    let inside = cuts.filter(|(at, end, _)| *at > margin && end + margin < long.len());
    let (at, end, instead) = inside.min_by_key(|(at, _, _)| at.abs_diff(middle))?;
    let rest = if instead.len() == 2 { capitalised(&long[end..]) } else { long[end..].to_owned() };
    Some(format!("{}{}{instead}{rest}{}", &text[..sentence.start], &long[..at], &text[sentence.end..]))
}

/// The text with a capital at its beginning.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
