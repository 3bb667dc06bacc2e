use super::*;

/// Words with a dot between their syllables, as a dictionary writes them.
fn hold(language: Language, marked: &str) {
    let wrong: Vec<_> = marked
        .split_whitespace()
        .map(|marked| (marked, of(&marked.replace('·', ""), language)))
        .filter(|(marked, counted)| marked.matches('·').count() + 1 != *counted)
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn english_words_count_as_they_are_spoken() {
    hold(
        Language::English,
        "make makes worked want·ed set·tled ta·ble ta·bles move·ment state·ment el·e·ment use·ful com·plete·ly \
         be·ing do·ing i·de·a sci·ence cli·ent qui·et so·ci·e·ty ac·tu·al na·tion re·gion pre·cious mil·lion \
         ra·di·o col·league peo·ple buy·er try·ing eye eyes did·n't don't could·n't it's they've tour·is·m \
         al·go·rith·m in·ter·est dif·fer·ent hun·dred some·thing ev·ery·one en·gi·neer ex·pe·ri·ence lan·guage \
         u·nique called smelled me·tre me·tres say·ing play·er crawled can·dles han·dled whole rules place·ment \
         a·gree·ment vol·un·teer·ing ac·cu·rate re·li·a·ble va·ri·e·ty pa·tience mu·si·cian vi·o·lin cru·el \
         e·val·u·ate con·tin·u·ous e·qual squeal graph·ic heat·ed blessed pur·pose heart·less im·prove·ment \
         ques·tion re·la·tion·ship guide build·ing fruit juice long·-term co·op·er·ate",
    );
}

#[test]
fn dutch_words_count_as_they_are_spoken() {
    hold(
        Language::Dutch,
        "wa·ter nieu·we leeuw se·ri·eus mi·li·eu i·dee i·dee·ën sta·ti·on fi·nan·ci·eel be·ant·woor·den foto's \
         bij·een·komst groei·en mooi·e re·a·li·teit in·di·vi·du·eel co·ör·di·na·tie één ca·fé sy·steem zo'n \
         site on·line mu·se·um jaar·lijk·se vrouw"
            .replace("foto's", "fo·to's")
            .as_str(),
    );
}

#[test]
fn danish_words_count_as_they_are_spoken() {
    hold(
        Language::Danish,
        "vand strøm fa·mi·li·e sta·tion ver·sion re·gi·on i·de·er di·a·log vind·møl·le·park e·ner·gi ak·tu·el \
         team må·ler læ·se eu·ro·pa vej",
    );
}

#[test]
fn numbers_and_initials_are_spelled() {
    hold(Language::English, "C·E·O H·R 1·9·1·8 2·.5 C·O·2 4·-year NA·TO A");
}
