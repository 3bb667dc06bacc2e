use super::*;
use crate::{
    voice::mirror::{look, sentences},
    words::Language,
};

const NONE: &[String] = &[];

fn on(network: &'static str, language: Language, text: &str) -> Vec<Hint> {
    let writing = Writing { text, language, network, picture_is_mute: false, watched: NONE, dismissed: &[] };
    look(&writing).hints
}

fn find(kind: Kind, hints: &[Hint]) -> &Hint {
    hints.iter().find(|hint| hint.kind == kind).unwrap_or_else(|| panic!("no {kind:?} in {hints:?}"))
}

fn kinds(hints: &[Hint]) -> Vec<Kind> {
    hints.iter().map(|hint| hint.kind).collect()
}

const LONG_LINE: &str = "On Tuesday I stood under turbine 14 with a torch. We had been looking for one bolt since seven in the \
                         morning, and Bo found it next to an old coffee cup when nobody believed in it any more.";

#[test]
fn a_long_first_line_is_cut_at_its_first_sentence() {
    let hints = on("linkedin", Language::English, LONG_LINE);
    let hint = find(Kind::FirstLine, &hints);
    let example = hint.example.as_deref().unwrap();
    assert!(
        example.starts_with("On Tuesday I stood under turbine 14 with a torch.\n\nWe had been"),
        "{example}"
    );
    assert!(hint.mentions.contains(&("most", "140".to_owned())));
    assert!(!kinds(&on("x", Language::English, LONG_LINE)).contains(&Kind::FirstLine), "X folds nothing");
}

#[test]
fn a_first_sentence_that_does_not_fit_gives_way_to_a_shorter_one() {
    let text = format!(
        "{} and we waited and waited until the rain had gone. Then Bo found the bolt. It shone.",
        "We stood there".repeat(9)
    );
    let hints = on("linkedin", Language::English, &text);
    let example = find(Kind::FirstLine, &hints).example.clone().unwrap();
    assert!(example.starts_with("Then Bo found the bolt.\n\nWe stood"), "{example}");
    assert!(example.ends_with("had gone. It shone."), "{example}");
}

#[test]
fn a_brochure_is_told_by_its_words_and_loses_its_heaviest_sentence() {
    let text = "We are thrilled to announce our innovative, best-in-class solutions for operational excellence. \
                Bo and Carla built the first one in a shed in Esbjerg.";
    let hints = on("x", Language::English, text);
    let hint = find(Kind::Corporate, &hints);
    assert!(hint.mentions[0].1.contains("“best-in-class”"), "{:?}", hint.mentions);
    assert_eq!(hint.example.as_deref(), Some("Bo and Carla built the first one in a shed in Esbjerg."));
}

#[test]
fn a_text_that_shows_nothing_is_asked_for_a_moment() {
    let text = "Veiligheid is belangrijk. Iedereen zou er elke dag aan moeten denken, op het werk en ook thuis. Kleine \
                dingen kunnen een groot verschil maken. #Veiligheid";
    let hints = on("linkedin", Language::Dutch, text);
    let example = find(Kind::Flat, &hints).example.clone().unwrap();
    assert!(
        example.ends_with(": …\n\n#Veiligheid") || example.contains("verschil maken. #Veiligheid\n\n"),
        "{example}"
    );
}

#[test]
fn a_story_with_names_and_moments_gets_no_hint() {
    let text = "Yesterday I stood in the rain next to pump 4. Bo had brought coffee.\n\nThe valve was stuck, so we hit it \
                with a hammer. My boots are still wet. What do you do with a stuck valve?";
    assert_eq!(kinds(&on("linkedin", Language::English, text)), []);
}

#[test]
fn a_sentence_that_runs_on_is_cut_where_it_joins() {
    let text = "Jeg stod ved pumpen i regnen fra klokken syv om morgenen til langt efter frokost, og Bo kom med kaffe og \
                en hammer fra bilen, så vi kunne slå på ventilen igen og igen til den gik op.";
    let hints = on("x", Language::Danish, text);
    let example = find(Kind::Sentence, &hints).example.clone().unwrap();
    assert!(
        example.contains("efter frokost. Og Bo kom") || example.contains("fra bilen. Så vi"),
        "{example}"
    );
}

#[test]
fn bait_is_told_from_a_question() {
    let bait = "I think every engineer should climb a tower once a year. Agree?";
    let hints = on("linkedin", Language::English, bait);
    let hint = find(Kind::Question, &hints);
    assert_eq!(hint.because, "mirror-because-bait");
    let example = hint.example.as_deref().unwrap();
    assert!(!example.contains("Agree") && example.ends_with('?'), "{example}");
    let honest = bait.replace("Agree?", "Which tower did you climb first?");
    assert!(!kinds(&on("linkedin", Language::English, &honest)).contains(&Kind::Question));
    assert!(!kinds(&on("x", Language::English, bait)).contains(&Kind::Question));
}

#[test]
fn hashtags_get_a_capital_for_each_word_and_are_three_at_most() {
    let text = "Carla climbed tower 9 in the fog.\n#windenergy #womenintech #Esbjerg #offshore #proud";
    let hints = on("x", Language::English, text);
    let example = find(Kind::Hashtags, &hints).example.clone().unwrap();
    assert_eq!(example, "Carla climbed tower 9 in the fog.\n#WindEnergy #WomenInTech #Esbjerg");
    let one = on("x", Language::Dutch, "Carla klom in toren 9. #werkenbijnorthwind #windenergie");
    let hint = find(Kind::Hashtags, &one);
    assert_eq!(hint.mentions[1].1, "#WerkenBijNorthwind");
    assert!(hint.example.as_deref().unwrap().ends_with("#windenergie"), "a compound is one word");
    assert!(kinds(&on("x", Language::English, "See C# and https://a.example/#top now #IoT")).is_empty());
}

#[test]
fn a_watched_word_comes_first_and_whole() {
    let watched = ["Acme Dairy".to_owned(), "guarantee".to_owned(), " ".to_owned()];
    let look_at = |text: &str| {
        let writing = Writing {
            text,
            language: Language::English,
            network: "linkedin",
            picture_is_mute: true,
            watched: &watched,
            dismissed: &[],
        };
        look(&writing).hints
    };
    let hints = look_at("We fixed it in an hour. That is how acme dairy got its milk back.");
    assert_eq!(kinds(&hints)[..2], [Kind::Promise, Kind::AltText]);
    assert_eq!(hints[0].mentions, [("word", "Acme Dairy".to_owned())]);
    assert_eq!(hints[0].example.as_deref(), Some("We fixed it in an hour."));
    assert_eq!(kinds(&look_at("We guaranteed nothing."))[..1], [Kind::AltText]);
}

#[test]
fn at_most_three_and_none_that_was_dismissed() {
    let text = format!(
        "{LONG_LINE} We are thrilled to announce innovative solutions and synergies for all stakeholders. \
                Agree? #windenergy #a1b #b2c #c3d"
    );
    let all = on("linkedin", Language::English, &text);
    assert_eq!(all.len(), 3);
    let dismissed: Vec<Kind> = all.iter().map(|hint| hint.kind).collect();
    let writing = Writing {
        text: &text,
        language: Language::English,
        network: "linkedin",
        picture_is_mute: false,
        watched: NONE,
        dismissed: &dismissed,
    };
    let others = look(&writing).hints;
    assert!(!others.is_empty() && others.iter().all(|hint| !dismissed.contains(&hint.kind)), "{others:?}");
}

#[test]
fn examples_never_break_hostile_text() {
    let pieces = [
        "<script>alert(1)</script>",
        "שלום עולם",
        "\u{202e}abc\u{202c}",
        "a\u{200b}b",
        "👩‍👩‍👧‍👦",
        "#",
        "##",
        "?!",
        "…",
        "\r\n",
        "#a_b",
        "\u{0}",
        "é",
        "e\u{301}",
        "’",
        "\"",
        "1.",
        ". ",
    ];
    for seed in 0..400_usize {
        let text: String = (0..60)
            .map(|at| pieces[(seed * 31 + at * at * 7 + at) % pieces.len()])
            .collect::<Vec<_>>()
            .join([" ", ""][seed % 2]);
        for language in Language::ALL {
            for sentence in sentences::sentences(&text, language) {
                assert!(text.get(sentence.start..sentence.end).is_some());
            }
            for network in ["linkedin", "x"] {
                on(network, language, &text);
            }
        }
    }
}
