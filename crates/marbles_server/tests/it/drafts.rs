//! Drafts: what two write at once comes together or is kept side by side, and no word is ever lost.

use jiff::SignedDuration;
use marbles::{
    ids::{AnswerId, DraftId, PersonId},
    voice::{
        drafts::{self, proposing, saving::Outcome, versions},
        readings::{self, Whom},
    },
};
use proptest::{prelude::*, strategy::ValueTree};
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::company::{ANNA, BRAM, Browser, Company, on_both};

const TEXT: &str = "We built a turbine on the dike.\nIt turns when nobody looks.\nCome and see it one day.";

async fn draft_of(program: &Browser, text: &str) -> (String, i64) {
    let made = program.call("POST", "/api/v1/drafts", json!({ "text": text })).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text);
    let made = made.json();
    (
        format!("/api/v1/drafts/{}", made["id"].as_str().expect("an id")),
        made["version"].as_i64().expect("one"),
    )
}

async fn save(program: &Browser, path: &str, text: &str, version: &Value) -> Value {
    program.call("PATCH", path, json!({ "text": text, "version": version })).await.json()
}

on_both!(a_draft_grows_from_an_answer_and_pressing_twice_is_the_same_draft, |company| {
    let answer = AnswerId::new(company.now());
    let anna = company.id(company.person(ANNA).await.uuid());
    let (org, id, now) = (company.id(company.org.uuid()), company.id(answer.uuid()), company.now().micros());
    company
        .plant(&format!(
            "insert into answers (
                 org_id, answer_id, person_id, language, fact, so_what, first_line, created_at, changed_at)
             values ({org}, {id}, {anna}, 'en', 'The rotor stops at 3 m/s.', 'Nobody had asked the birds.',
                 'The night shift taught me something.', {now}, {now})"
        ))
        .await;
    let mut work = company.work_as(ANNA).await;
    let draft = drafts::grow(&mut work, answer).await.expect("a draft");
    let again = drafts::grow(&mut work, answer).await.expect("a draft");
    assert_eq!(draft, again);
    let seen = drafts::find(&mut work, draft).await.expect("mine");
    assert_eq!(
        seen.draft.text,
        "The night shift taught me something.\n\nThe rotor stops at 3 m/s.\n\nNobody had asked the birds."
    );
    work.save().await.expect("saved");
    let bram = company.program(BRAM).await;
    let grown = bram.call("POST", &format!("/api/v1/answers/{answer}/draft"), json!({})).await;
    assert_eq!(grown.status, StatusCode::NOT_FOUND, "nobody grows a draft from another's answer");
    let anna = company.program(ANNA).await;
    let grown = anna.call("POST", &format!("/api/v1/answers/{answer}/draft"), json!({})).await;
    assert_eq!(grown.json()["id"], draft.to_string());
    let finished = anna.call("PUT", &format!("/api/v1/drafts/{draft}/finish"), json!({ "version": 1 })).await;
    assert_eq!(finished.status, StatusCode::OK);
    let next = anna.call("POST", &format!("/api/v1/answers/{answer}/draft"), json!({})).await.json();
    assert_ne!(next["id"], draft.to_string(), "after it is finished, a second post can grow");
});

on_both!(two_tabs_come_together_where_they_touched_different_words, |company| {
    let anna = company.program(ANNA).await;
    let (path, version) = draft_of(&anna, TEXT).await;
    let version = json!(version);
    let first = save(&anna, &path, &TEXT.replace("turbine", "quiet turbine"), &version).await;
    assert_eq!(first["outcome"], "kept");
    let second = save(&anna, &path, &TEXT.replace("one day", "on Saturday"), &version).await;
    assert_eq!(second["outcome"], "merged");
    let both = TEXT.replace("turbine", "quiet turbine").replace("one day", "on Saturday");
    assert_eq!(second["text"], both);
    assert_eq!(anna.get(&path).await.json()["text"], both);
});

on_both!(two_tabs_that_touched_the_same_words_are_both_kept, |company| {
    let anna = company.program(ANNA).await;
    let (path, version) = draft_of(&anna, TEXT).await;
    save(&anna, &path, &TEXT.replace("turbine", "pump"), &json!(version)).await;
    let theirs = TEXT.replace("a turbine", "three turbines");
    let answer = anna.call("PATCH", &path, json!({ "text": theirs, "version": version })).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    let saved = answer.json();
    assert_eq!(saved["outcome"], "beside");
    assert_eq!(saved["text"], TEXT.replace("turbine", "pump"), "the text itself is left as it was");
    let beside = saved["beside"].as_i64().expect("a version");
    let versions = anna.get(&format!("{path}/versions")).await.json();
    let kept = versions["items"].as_array().expect("a list").iter().find(|item| item["version"] == beside);
    assert_eq!(kept.map(|item| (&item["text"], &item["waits"])), Some((&json!(theirs), &json!(true))));
    let chosen = anna.call("POST", &format!("{path}/versions/{beside}/restoration"), json!({})).await.json();
    assert_eq!(chosen["text"], theirs);
    let versions = anna.get(&format!("{path}/versions")).await.json();
    assert!(versions["items"].as_array().expect("a list").iter().all(|item| item["waits"] == false));
});

on_both!(writing_on_is_one_version_and_taking_words_out_is_another, |company| {
    let anna = company.program(ANNA).await;
    let (path, version) = draft_of(&anna, "We").await;
    let mut version = json!(version);
    for text in ["We bui", "We built a", "We built a turbine.", "We built a quiet turbine."] {
        version = save(&anna, &path, text, &version).await["version"].clone();
    }
    let list = async || {
        anna.get(&format!("{path}/versions")).await.json()["items"].as_array().cloned().expect("a list")
    };
    assert_eq!(list().await.len(), 1);
    version = save(&anna, &path, "We built a turbine.", &version).await["version"].clone();
    assert_eq!(list().await.len(), 2, "the word that was taken out is still in a version");
    company.advance(SignedDuration::from_mins(11));
    save(&anna, &path, "We built a turbine. It hums.", &version).await;
    assert_eq!(list().await.len(), 3, "another sitting is another version");
});

on_both!(an_older_tab_of_one_sitting_still_comes_together, |company| {
    let anna = company.program(ANNA).await;
    let (path, first) = draft_of(&anna, TEXT).await;
    let mut version = json!(first);
    for text in [format!("{TEXT} Bring"), format!("{TEXT} Bring cake.")] {
        version = save(&anna, &path, &text, &version).await["version"].clone();
    }
    let old_tab = save(&anna, &path, &TEXT.replace("We built", "Last year we built"), &json!(first)).await;
    assert_eq!(old_tab["outcome"], "merged");
    assert_eq!(old_tab["text"], format!("{} Bring cake.", TEXT.replace("We built", "Last year we built")));
});

on_both!(what_was_is_compared_and_brought_back_and_that_can_be_undone, |company| {
    let anna = company.program(ANNA).await;
    let (path, version) = draft_of(&anna, "I like wind.").await;
    let second = save(&anna, &path, "I like storms.", &json!(version)).await;
    let pieces = anna.get(&format!("{path}/versions/{version}/comparison")).await.json();
    assert_eq!(
        pieces["items"],
        json!([
            { "change": "kept", "text": "I like " }, { "change": "left", "text": "wind" },
            { "change": "added", "text": "storms" }, { "change": "kept", "text": "." },
        ])
    );
    let back = anna.call("POST", &format!("{path}/versions/{version}/restoration"), json!({})).await.json();
    assert_eq!(back["text"], "I like wind.");
    let undo = format!("{path}/versions/{}/restoration", second["version"]);
    assert_eq!(anna.call("POST", &undo, json!({})).await.json()["text"], "I like storms.");
    let missing = anna.call("POST", &format!("{path}/versions/99/restoration"), json!({})).await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
});

on_both!(a_finished_draft_stays_as_it_is_and_what_another_tab_sends_is_kept_beside, |company| {
    let anna = company.program(ANNA).await;
    let (path, version) = draft_of(&anna, TEXT).await;
    let seen = json!({ "version": version });
    assert_eq!(anna.call("PUT", &format!("{path}/finish"), seen).await.status, StatusCode::OK);
    let late = anna.call("PATCH", &path, json!({ "text": format!("{TEXT} Bye."), "version": version })).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert_eq!(anna.get(&path).await.json()["text"], TEXT);
    assert_eq!(anna.get("/api/v1/me/drafts").await.json()["items"], json!([]));
    assert_eq!(
        anna.call("DELETE", &format!("{path}/finish"), json!({})).await.status,
        StatusCode::NO_CONTENT
    );
    assert_eq!(anna.get("/api/v1/me/drafts").await.json()["items"][0]["text"], TEXT);
    let (empty, _) = draft_of(&anna, "  ").await;
    let refused = anna.call("PUT", &format!("{empty}/finish"), json!({ "version": 1 })).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
});

on_both!(a_version_that_is_none_and_a_text_without_end_are_refused_field_by_field, |company| {
    let anna = company.program(ANNA).await;
    let (path, version) = draft_of(&anna, TEXT).await;
    for version in [0, -1, 7] {
        let refused = anna.call("PATCH", &path, json!({ "text": "x", "version": version })).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(refused.json()["errors"][0]["field"], "version");
    }
    let refused = anna.call("PATCH", &path, json!({ "text": "ø".repeat(20_001), "version": version })).await;
    assert_eq!(refused.json()["errors"][0]["field"], "text");
    let refused = anna.call("POST", "/api/v1/drafts", json!({ "text": "x", "language": "fr" })).await;
    assert_eq!(refused.json()["errors"][0]["field"], "language");
});

/// What somebody does in one of two tabs.
#[derive(Clone, Debug)]
enum Deed {
    /// A new word at about that place.
    Type {
        tab: usize,
        place: u8,
    },
    /// A word taken out.
    TakeOut {
        tab: usize,
        place: u8,
    },
    Save {
        tab: usize,
    },
    /// The page is loaded again, after saving what stood there.
    Reload {
        tab: usize,
    },
    Restore {
        version: u8,
    },
    /// A reader proposes a text, and the author takes its first change.
    TakeProposal {
        place: u8,
    },
    Wait,
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let tab = 0..2_usize;
    let deed = prop_oneof![
        8 => (tab.clone(), any::<u8>()).prop_map(|(tab, place)| Deed::Type { tab, place }),
        3 => (tab.clone(), any::<u8>()).prop_map(|(tab, place)| Deed::TakeOut { tab, place }),
        5 => tab.clone().prop_map(|tab| Deed::Save { tab }),
        2 => tab.prop_map(|tab| Deed::Reload { tab }),
        1 => any::<u8>().prop_map(|version| Deed::Restore { version }),
        1 => any::<u8>().prop_map(|place| Deed::TakeProposal { place }),
        1 => Just(Deed::Wait),
    ];
    proptest::collection::vec(deed, 5..40)
}

struct Tab {
    words: Vec<String>,
    version: i64,
}

/// One life of a draft: who writes, who proposes, two tabs, and every word that was ever saved.
struct Life<'a> {
    company: &'a Company,
    draft: DraftId,
    tabs: [Tab; 2],
    typed: Vec<String>,
    count: usize,
}

impl Life<'_> {
    fn word(&mut self) -> String {
        self.count += 1;
        format!("w{:04}", self.count)
    }

    async fn save(&mut self, tab: usize) {
        let text = self.tabs[tab].words.join(" ");
        let mut work = self.company.work_as(ANNA).await;
        let saved = drafts::save(&mut work, self.draft, &text, self.tabs[tab].version).await.expect("saved");
        work.save().await.expect("saved");
        self.typed.extend(self.tabs[tab].words.iter().cloned());
        self.tabs[tab].version = saved.version;
        // Who is told that both are kept chooses their own words; else the tab shows what came together.
        if !matches!(saved.outcome, Outcome::Beside(_)) {
            self.tabs[tab].words = words_of(&saved.text);
        }
    }

    async fn live(&mut self, deed: &Deed) {
        match *deed {
            Deed::Type { tab, place } => {
                let word = self.word();
                let at = usize::from(place) % (self.tabs[tab].words.len() + 1);
                self.tabs[tab].words.insert(at, word);
            }
            Deed::TakeOut { tab, place } if !self.tabs[tab].words.is_empty() => {
                let at = usize::from(place) % self.tabs[tab].words.len();
                self.tabs[tab].words.remove(at);
            }
            Deed::TakeOut { .. } => {}
            Deed::Save { tab } => self.save(tab).await,
            Deed::Reload { tab } => {
                self.save(tab).await;
                let mut look = self.company.work_as(ANNA).await;
                let seen = drafts::find(&mut look, self.draft).await.expect("mine").draft;
                self.tabs[tab] = Tab { words: words_of(&seen.text), version: seen.version };
            }
            Deed::Restore { version } => {
                let mut work = self.company.work_as(ANNA).await;
                let list = versions::list(&mut work, self.draft).await.expect("versions");
                let version = list[usize::from(version) % list.len()].version;
                versions::restore(&mut work, self.draft, version).await.expect("restored");
                work.save().await.expect("saved");
            }
            Deed::TakeProposal { place } => self.take_a_proposal(place).await,
            Deed::Wait => self.company.advance(SignedDuration::from_mins(11)),
        }
    }

    async fn take_a_proposal(&mut self, place: u8) {
        let word = self.word();
        let mut work = self.company.work_as(BRAM).await;
        let seen = drafts::find(&mut work, self.draft).await.expect("asked").draft;
        let mut words = words_of(&seen.text);
        words.insert(usize::from(place) % (words.len() + 1), word.clone());
        let proposed = proposing::propose(&mut work, self.draft, &words.join(" "), seen.version, "")
            .await
            .expect("a proposal");
        work.save().await.expect("saved");
        let mut work = self.company.work_as(ANNA).await;
        let taking = proposing::take(&mut work, self.draft, proposed, &[1]).await.expect("taken");
        work.save().await.expect("saved");
        assert!(taking.missed.is_empty());
        self.typed.push(word);
    }
}

fn words_of(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

on_both!(whatever_two_tabs_do_no_word_that_was_saved_is_lost, |company| {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let lives = if company.database.is_some() { 12 } else { 60 };
    let bram: PersonId = company.person(BRAM).await;
    for _ in 0..lives {
        let deeds = deeds().new_tree(&mut runner).expect("a life").current();
        let mut work = company.work_as(ANNA).await;
        let draft = drafts::start(&mut work, "", "en").await.expect("a draft");
        readings::ask(&mut work, draft, Whom::Person(bram), "").await.expect("asked");
        work.save().await.expect("saved");
        let tabs = [Tab { words: Vec::new(), version: 1 }, Tab { words: Vec::new(), version: 1 }];
        let mut life = Life { company: &company, draft, tabs, typed: Vec::new(), count: 0 };
        for deed in &deeds {
            life.live(deed).await;
        }
        let mut look = company.work_as(ANNA).await;
        let kept: Vec<String> = versions::list(&mut look, draft)
            .await
            .expect("versions")
            .iter()
            .flat_map(|version| words_of(&version.text))
            .collect();
        for word in &life.typed {
            assert!(kept.contains(word), "{word} is in no version after {deeds:?}");
        }
    }
});

on_both!(a_form_without_a_text_empties_nothing, |company| {
    let (path, version) = draft_of(&company.program(ANNA).await, TEXT).await;
    let browser = company.browser(ANNA).await;
    let version = version.to_string();
    for then in ["", "finish"] {
        let sent = [("version", version.as_str()), ("then", then)];
        let refused = browser.post(&path.replace("/api/v1", ""), &sent).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        refused.says(TEXT);
    }
    let kept = company.program(ANNA).await.get(&path).await.json();
    assert_eq!((&kept["text"], &kept["version"].to_string()), (&json!(TEXT), &version));
});
