//! Hashtags that everybody can read, screen readers too: a capital for each word, three at most.

use std::collections::HashSet;

use super::{Hint, Kind, examples::capitalised};
use crate::{
    voice::mirror::{Writing, lexicon},
    words::Language,
};

/// More than these are noise.
const MOST: usize = 3;

/// A longer tag is no word that anybody meant to be read.
const LONGEST: usize = 60;

/// Words that hashtags are made of, beside those of the text itself and the small ones of the language.
const USUAL: [&str; 3] = [
    "wind energy power water green clean climate change safety work life team women engineering tech digital innovation \
     leadership career jobs hiring job future data science offshore onshore solar hydrogen drinking waste circular \
     economy sustainable sustainability project management best company culture employer great place cyber security \
     customer success public speaking open source artificial intelligence machine learning smart city cities supply \
     chain human resources day week month proud new good north sea blue deep health mental lessons learned stories story \
     behind scenes working join love northwind employee advocacy social media thank thanks friday monday motivation",
    "werken wij ons team trots water samen werk maken jouw northwind nieuwe baan vacature week goed veilig techniek \
     vrouwen leren elkaar",
    "jobbet job dit vores arbejde bliv klogere sammen vand vind northwind stolt god uge nye kolleger kollega kvinder",
];

/// Tags run together, or more than three of them.
pub fn legible(writing: &Writing) -> Option<Hint> {
    let known = known(writing);
    let tags: Vec<(Tag, Option<String>)> = tags(writing.text)
        .into_iter()
        .map(|tag| (tag, in_camel_case(tag.word, &known, writing.language)))
        .collect();
    let example = || Some(rewritten(writing.text, &tags));
    if tags.len() > MOST {
        let hint = Hint::new(Kind::Hashtags, "mirror-because-many-hashtags", example());
        return Some(hint.mention("n", tags.len()));
    }
    let (tag, camel) = tags.iter().find_map(|(tag, camel)| camel.as_ref().map(|camel| (tag.word, camel)))?;
    let hint = Hint::new(Kind::Hashtags, "mirror-because-camel-case", example());
    Some(hint.mention("tag", format!("#{tag}")).mention("camel", format!("#{camel}")))
}

#[derive(Clone, Copy)]
struct Tag<'t> {
    /// The byte of its sign.
    start: usize,
    word: &'t str,
}

fn tags(text: &str) -> Vec<Tag<'_>> {
    let mut found = Vec::new();
    for (start, _) in text.match_indices('#') {
        let before = text[..start].chars().next_back();
        let rest = &text[start + 1..];
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        let word = &rest[..end];
        // A sign inside a link or a number (`/#top`, `C#`) makes no tag.
        let stands_alone = !before.is_some_and(|c| c.is_alphanumeric() || "/#&=".contains(c));
        if stands_alone && word.chars().any(char::is_alphabetic) {
            found.push(Tag { start, word });
        }
    }
    found
}

fn known(writing: &Writing) -> HashSet<String> {
    let own = writing.text.split_whitespace().filter(|word| !word.contains('#') && word.len() < LONGEST);
    let own = own.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase());
    let usual = USUAL[writing.language as usize].split_whitespace().map(str::to_owned);
    own.filter(|word| word.chars().count() > 2).chain(usual).collect()
}

/// The tag with a capital for each word, if it has several and lacks the capitals.
fn in_camel_case(tag: &str, known: &HashSet<String>, language: Language) -> Option<String> {
    if tag.len() > LONGEST || has_inner_capital(tag) {
        return None;
    }
    let parts: Vec<String> = match tag.contains('_') {
        true => tag.split('_').filter(|part| !part.is_empty()).map(str::to_lowercase).collect(),
        false => split(&tag.to_lowercase(), known, language)?,
    };
    // A compound is one word in Dutch and Danish (#windenergie): there a small word must tell that it is several.
    let is_small = |part: &String| lexicon::of(language).common.weight(part) > 0;
    let is_several =
        parts.len() > 1 && (language == Language::English || tag.contains('_') || parts.iter().any(is_small));
    is_several.then(|| parts.iter().map(|part| capitalised(part)).collect())
}

fn has_inner_capital(tag: &str) -> bool {
    tag.chars().any(char::is_lowercase) && tag.chars().skip(1).any(char::is_uppercase)
}

/// The fewest known words that a tag can be cut into; itself where it is one.
fn split(tag: &str, known: &HashSet<String>, language: Language) -> Option<Vec<String>> {
    let cuts: Vec<usize> = tag.char_indices().map(|(at, _)| at).chain([tag.len()]).collect();
    let small = &lexicon::of(language).common;
    let mut best: Vec<Option<Vec<&str>>> = vec![None; cuts.len()];
    best[0] = Some(Vec::new());
    for end in 1..cuts.len() {
        for start in 0..end {
            let part = &tag[cuts[start]..cuts[end]];
            let Some(before) = best[start].as_ref() else { continue };
            let is_better = best[end].as_ref().is_none_or(|parts| parts.len() > before.len() + 1);
            if is_better && (known.contains(part) || small.weight(part) > 0) {
                best[end] = Some(before.iter().copied().chain([part]).collect());
            }
        }
    }
    best.pop()?.map(|parts| parts.into_iter().map(str::to_owned).collect())
}

/// The text with three legible tags; of the others the word stays inside a sentence, and nothing at the end.
fn rewritten(text: &str, tags: &[(Tag, Option<String>)]) -> String {
    let tail = tail_of_tags(text);
    let mut made = String::with_capacity(text.len());
    let mut from = 0;
    for (at, (tag, camel)) in tags.iter().enumerate() {
        made.push_str(&text[from..tag.start]);
        if at < MOST {
            made.push('#');
            made.push_str(camel.as_deref().unwrap_or(tag.word));
        } else if tag.start < tail {
            made.push_str(tag.word);
        } else {
            made.truncate(made.trim_end_matches(' ').len());
        }
        from = tag.start + 1 + tag.word.len();
    }
    made.push_str(&text[from..]);
    made.trim_end().to_owned()
}

/// The byte from which only tags follow.
fn tail_of_tags(text: &str) -> usize {
    let mut tail = text.len();
    for word in text.split_whitespace().rev().take_while(|word| word.starts_with('#')) {
        tail = text[..tail].rfind(word).unwrap_or(tail);
    }
    tail
}
