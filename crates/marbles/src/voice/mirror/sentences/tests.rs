use super::*;

fn cut(text: &str, language: Language) -> Vec<String> {
    sentences(text, language).iter().map(|found| text[found.start..found.end].to_owned()).collect()
}

fn words(text: &str) -> Vec<&str> {
    sentences(text, Language::English)
        .iter()
        .flat_map(|found| found.words.iter().map(|word| word.text))
        .collect()
}

#[test]
fn a_full_stop_inside_an_abbreviation_or_a_number_ends_nothing() {
    let text = "Dr. Jensen measured 2.5 metres at 10.30 a.m. on site. She smiled, e.g. at Bo.";
    assert_eq!(cut(text, Language::English).len(), 2);
    assert_eq!(
        cut("Vi mødtes den 3. maj kl. 9 i Aarhus, bl.a. med J. Holm. Det blæste.", Language::Danish).len(),
        2
    );
    assert_eq!(cut("Dat kost ca. 3 euro, d.w.z. bijna niets. Toch?", Language::Dutch).len(), 2);
}

#[test]
fn an_abbreviation_may_close_a_sentence_before_a_capital() {
    assert_eq!(
        cut("Pipes, pumps, etc. Then lunch.", Language::English),
        ["Pipes, pumps, etc.", "Then lunch."]
    );
    assert_eq!(cut("Pipes, pumps, etc. and lunch.", Language::English).len(), 1);
}

#[test]
fn a_question_inside_quotes_goes_on_with_a_small_letter() {
    assert_eq!(
        cut("“Why?” she asked. Nobody knew!", Language::English),
        ["“Why?” she asked.", "Nobody knew!"].map(|s| s.trim_start_matches('“'))
    );
    assert_eq!(cut("Why? Because. really", Language::English).len(), 3);
}

#[test]
fn links_hashtags_mail_and_list_marks_are_no_words() {
    let text = "Read https://northwind.example/a.b?c=d. Then write to anna@northwind.example #WindPower 🎉\n1. One-off\n• it's 5%";
    assert_eq!(words(text), ["Read", "Then", "write", "to", "One-off", "it's", "5"]);
    assert_eq!(cut(text, Language::English).len(), 4);
}

#[test]
fn an_emoji_ends_a_sentence_unless_it_goes_on() {
    assert_eq!(cut("We did it 🎉 Now we rest", Language::English).len(), 2);
    assert_eq!(cut("We ❤️ wind", Language::English).len(), 1);
}

#[test]
fn invisible_signs_do_not_cut_a_word() {
    assert_eq!(
        words("wa\u{200b}ter wa\u{ad}ter and/or one—two"),
        ["wa\u{200b}ter", "wa\u{ad}ter", "and", "or", "one", "two"]
    );
}

#[test]
fn a_forgotten_space_still_ends_a_sentence() {
    assert_eq!(cut("It works.Now the next.", Language::English).len(), 2);
    assert!(cut("", Language::English).is_empty());
    assert!(cut(" …! 🎉\n\n#Wind", Language::Dutch).is_empty());
}
