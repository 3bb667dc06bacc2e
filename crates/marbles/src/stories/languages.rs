//! Which language a text is in: what it says of itself first, a guess only when it is silent.

use whatlang::Lang;

/// The two-letter code (ISO 639-1) in a language tag such as `en-GB`, `nl_NL` or `Danish`.
pub fn code(tag: &str) -> Option<String> {
    let main = tag.trim().split(['-', '_', ',', ';', ' ']).next()?.to_ascii_lowercase();
    let long = match main.as_str() {
        "eng" | "english" => "en",
        "nld" | "dut" | "dutch" | "nederlands" => "nl",
        "dan" | "danish" | "dansk" => "da",
        "deu" | "ger" | "german" | "deutsch" => "de",
        "fra" | "fre" | "french" => "fr",
        "swe" | "swedish" => "sv",
        "nor" | "nob" | "nb" | "nn" | "norwegian" => "no",
        short => short,
    };
    (long.len() == 2 && long.bytes().all(|byte| byte.is_ascii_lowercase())).then(|| long.to_owned())
}

/// The small words that a language cannot do without and its neighbours do not share.
const SMALL_WORDS: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            "the", "and", "our", "with", "this", "that", "from", "are", "is", "how", "what", "you", "their",
            "has", "to",
        ],
    ),
    (
        "nl",
        &[
            "het", "een", "voor", "van", "naar", "onze", "ons", "wij", "niet", "ook", "zijn", "wordt", "hoe",
            "bij", "deze",
        ],
    ),
    (
        "da",
        &[
            "af", "og", "ikke", "vores", "til", "hvordan", "bliver", "også", "efter", "hvad", "fra", "på",
            "nye", "kan", "med",
        ],
    ),
    (
        "de",
        &[
            "der", "die", "das", "und", "nicht", "wird", "unsere", "für", "mit", "auf", "ein", "eine", "wie",
            "wir", "ist",
        ],
    ),
    (
        "sv",
        &[
            "och", "inte", "att", "för", "av", "är", "som", "vår", "från", "på", "med", "ett", "nya", "hur",
            "till",
        ],
    ),
    (
        "no",
        &[
            "og", "ikke", "av", "vår", "hvordan", "blir", "også", "etter", "hva", "fra", "på", "nye", "til",
            "med", "kan",
        ],
    ),
    (
        "fr",
        &[
            "le", "la", "les", "des", "et", "est", "pour", "dans", "une", "notre", "nous", "avec", "sur",
            "du", "qui",
        ],
    ),
];

/// The language of a text as its words suggest, when there is enough of it to tell.
pub fn guess(text: &str) -> Option<String> {
    if text.chars().filter(|letter| letter.is_alphabetic()).take(12).count() < 12 {
        return None;
    }
    by_small_words(text).or_else(|| by_letters(text)).map(str::to_owned)
}

/// Small words tell neighbours such as Danish and Norwegian apart where a headline has too few letters for statistics.
fn by_small_words(text: &str) -> Option<&'static str> {
    let lower = text.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).take(400).collect();
    let hits = |known: &[&str]| words.iter().filter(|word| known.contains(word)).count();
    let mut ranked: Vec<(usize, &str)> =
        SMALL_WORDS.iter().map(|(code, known)| (hits(known), *code)).collect();
    ranked.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let (first, second) = (ranked[0], ranked[1]);
    (first.0 >= 2 && first.0 > second.0).then_some(first.1)
}

fn by_letters(text: &str) -> Option<&'static str> {
    let found = whatlang::detect(text)?;
    short(found.lang()).filter(|_| found.is_reliable() || found.confidence() >= 0.5)
}

fn short(lang: Lang) -> Option<&'static str> {
    Some(match lang {
        Lang::Eng => "en",
        Lang::Nld => "nl",
        Lang::Dan => "da",
        Lang::Deu => "de",
        Lang::Fra => "fr",
        Lang::Spa => "es",
        Lang::Ita => "it",
        Lang::Por => "pt",
        Lang::Swe => "sv",
        Lang::Nob => "no",
        Lang::Fin => "fi",
        Lang::Est => "et",
        Lang::Lav => "lv",
        Lang::Lit => "lt",
        Lang::Pol => "pl",
        Lang::Ces => "cs",
        Lang::Slk => "sk",
        Lang::Slv => "sl",
        Lang::Hrv => "hr",
        Lang::Hun => "hu",
        Lang::Ron => "ro",
        Lang::Bul => "bg",
        Lang::Ell => "el",
        Lang::Tur => "tr",
        Lang::Ukr => "uk",
        Lang::Rus => "ru",
        Lang::Jpn => "ja",
        Lang::Cmn => "zh",
        Lang::Kor => "ko",
        Lang::Ara => "ar",
        Lang::Heb => "he",
        Lang::Hin => "hi",
        Lang::Cat => "ca",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_languages_of_northwind_are_told_apart() {
        let dutch = "Het nieuwe windpark levert genoeg stroom voor de hele stad, zeggen onze ingenieurs.";
        let danish =
            "Den nye vindmøllepark leverer nok strøm til hele byen, siger vores ingeniører i Aarhus.";
        assert_eq!(guess("Vindmøller på havet: sådan bliver strømmen til brint").as_deref(), Some("da"));
        assert_eq!(guess("Hoe wij het drinkwater schoon houden").as_deref(), Some("nl"));
        let english = "The new wind farm delivers enough power for the whole city, our engineers say.";
        assert_eq!(guess(dutch).as_deref(), Some("nl"));
        assert_eq!(guess(danish).as_deref(), Some("da"));
        assert_eq!(guess(english).as_deref(), Some("en"));
        assert_eq!(guess("Wind"), None);
    }

    #[test]
    fn tags_of_every_kind_give_two_letters() {
        let codes = ["en-GB", "nl_NL", "DA", "Danish", "nb-NO", "x-default", "", "english (uk)"].map(code);
        let plain: Vec<_> = codes.iter().map(|found| found.as_deref().unwrap_or("-")).collect();
        assert_eq!(plain, ["en", "nl", "da", "da", "no", "-", "-", "en"]);
    }
}
