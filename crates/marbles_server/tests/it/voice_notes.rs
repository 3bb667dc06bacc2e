//! Photos and voice notes in an answer: whose they are, what is taken in, and what is left when they go.

use std::path::PathBuf;

use marbles::{
    Marbles,
    ids::AnswerId,
    voice::{
        answers::{find_mine, recordings, transcribing},
        assistant::{Task, agreeing, reach::Reach, settings},
    },
};
use reqwest::{
    Method, StatusCode,
    multipart::{Form, Part},
};
use serde_json::json;

use crate::{
    answers::{FACT, answered, id_of},
    company::{ANNA, BRAM, CLARA, Company, DAAN, on_both},
    site::{Site, document_of, status},
};

fn page(position: u64, held: &[u8]) -> Vec<u8> {
    let mut page = b"OggS\0\0".to_vec();
    page.extend(position.to_le_bytes());
    page.extend([0; 12]);
    page.extend([1, u8::try_from(held.len()).expect("a short page")]);
    page.extend(held);
    page
}

/// A recording of so many seconds.
fn recording(seconds: u64) -> Vec<u8> {
    let head = [b"OpusHead".as_slice(), &[1, 1], &[0; 9]].concat();
    [page(0, &head), page(seconds * 48_000, b"what was said")].concat()
}

/// A photo that says where it was taken.
fn photo() -> Vec<u8> {
    let plain = include_bytes!("../../demo/pictures/320/aurora.jpg");
    let place = b"Exif\0\0MM\0*\0\0\0\x08 taken at 55.4765 N, 8.4594 E";
    let length = u16::try_from(place.len() + 2).expect("a short note").to_be_bytes();
    [&plain[..2], &[0xff, 0xe1], &length, place, &plain[2..]].concat()
}

fn form(file: Vec<u8>, name: &str) -> Form {
    Form::new().part("file", Part::bytes(file).file_name(name.to_owned())).text("text", "A turbine at dawn")
}

/// Every file that answers have left on the disk.
fn files(company: &Company) -> Vec<PathBuf> {
    fn within(folder: PathBuf) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
        entries.flat_map(|path| if path.is_dir() { within(path) } else { vec![path] }).collect()
    }
    within(company.marbles.folder.join("pictures").join(company.org.to_string()).join("answers"))
}

async fn add(company: &Company, answer: &str, what: &str, file: Vec<u8>) -> String {
    let anna = company.program(ANNA).await;
    let kept = anna.post_files(&format!("/api/v1/answers/{answer}/{what}"), form(file, "file")).await;
    assert_eq!(kept.status, StatusCode::CREATED, "{}", kept.text);
    id_of(&kept.json())
}

on_both!(a_voice_note_is_heard_by_its_author_and_those_it_was_sent_to, |company| {
    let answer = id_of(&answered(&company, json!({ "fact": FACT })).await);
    let note = add(&company, &answer, "voice", recording(7)).await;
    let photo = add(&company, &answer, "pictures", photo()).await;
    let paths = [format!("/answers/{answer}/voice/{note}"), format!("/answers/{answer}/pictures/{photo}")];
    let anna = company.browser(ANNA).await;
    let heard = anna.get(&paths[0]).await;
    assert_eq!(heard.headers["content-type"], "audio/ogg");
    assert_eq!(heard.headers["x-content-type-options"], "nosniff");
    assert_eq!(heard.headers["content-disposition"], "inline; filename=\"voice-note.ogg\"");
    assert_eq!(heard.headers["cache-control"], "private, no-store");
    let part = anna.send(anna.request(Method::GET, &paths[0]).header("range", "bytes=0-3")).await;
    assert_eq!((part.status, part.text.as_str()), (StatusCode::PARTIAL_CONTENT, "OggS"));
    let shown = anna.get(&format!("/answers/{answer}")).await;
    shown.says("Voice note, 0:07").says("A turbine at dawn");
    assert!(shown.headers["permissions-policy"].to_str().expect("words").contains("microphone=(self)"));
    let elsewhere = anna.get("/voice").await;
    assert!(elsewhere.headers["permissions-policy"].to_str().expect("words").contains("microphone=()"));

    let open_to = async |who: &[(&str, bool)]| {
        for (email, may) in who {
            let (browser, program) = (company.browser(email).await, company.program(email).await);
            for path in &paths {
                let wanted = if *may { StatusCode::OK } else { StatusCode::NOT_FOUND };
                assert_eq!(browser.get(path).await.status, wanted, "{email} {path}");
                assert_eq!(program.get(&format!("/api/v1{path}")).await.status, wanted, "{email} {path}");
            }
        }
        let stranger = company.stranger().await;
        assert_eq!(stranger.get(&format!("/api/v1{}", paths[0])).await.status, StatusCode::NOT_FOUND);
        assert_ne!(company.visitor().get(&paths[1]).await.status, StatusCode::OK);
        let open = company.visitor().get(&format!("/pictures/{photo}/640")).await.status;
        assert_eq!(open, StatusCode::NOT_FOUND, "the open door for pictures knows nothing of it");
    };
    open_to(&[(ANNA, true), (BRAM, false), (CLARA, false), (DAAN, false)]).await;
    let media = format!("/api/v1/answers/{answer}/media");
    assert_eq!(company.program(BRAM).await.get(&media).await.status, StatusCode::NOT_FOUND);
    anna.post(&format!("/answers/{answer}/sending"), &[]).await;
    open_to(&[(ANNA, true), (BRAM, true), (CLARA, true), (DAAN, true)]).await;
    let told = company.program(BRAM).await.get(&media).await.json();
    assert_eq!((&told["voice_notes"][0]["seconds"], &told["pictures"][0]["width"]), (&json!(7), &json!(320)));
    for (method, path) in [("POST", "voice"), ("POST", "pictures")] {
        let refused = company.program(BRAM).await;
        let refused =
            refused.post_files(&format!("/api/v1/answers/{answer}/{path}"), form(recording(1), "a")).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND, "{method} {path}");
    }
    anna.post(&format!("/answers/{answer}/sending/undo"), &[]).await;
    open_to(&[(ANNA, true), (BRAM, false)]).await;
});

on_both!(a_photo_tells_nobody_where_it_was_taken, |company| {
    let answer = id_of(&answered(&company, json!({ "fact": FACT })).await);
    let before = photo();
    assert!(before.windows(7).any(|part| part == b"55.4765"));
    add(&company, &answer, "pictures", before).await;
    let kept = files(&company);
    assert_eq!(kept.len(), 1);
    let after = std::fs::read(&kept[0]).expect("a file");
    assert!(!after.windows(4).any(|part| part == b"Exif" || part == b"55.4"));
});

on_both!(what_is_no_recording_is_not_kept, |company| {
    let answer = id_of(&answered(&company, json!({ "fact": FACT })).await);
    let path = format!("/api/v1/answers/{answer}/voice");
    let anna = company.program(ANNA).await;
    let html = b"<html><script>alert(document.cookie)</script></html>".to_vec();
    let hidden = [recording(0), html.clone()].concat();
    let wrong_magic = [b"OggX".to_vec(), recording(7).split_off(4)].concat();
    for (file, name) in
        [(html, "voice.webm"), (hidden, "voice.ogg"), (wrong_magic, "a.ogg"), (recording(900), "long.ogg")]
    {
        let part = Part::bytes(file).file_name(name).mime_str("audio/ogg").expect("a kind");
        let refused = anna.post_files(&path, Form::new().part("file", part)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
    }
    let large = [recording(7), vec![0; 11 * 1024 * 1024]].concat();
    let refused = anna.post_files(&path, form(large, "large.ogg")).await;
    assert_eq!(refused.status, StatusCode::PAYLOAD_TOO_LARGE);
    let browser = company.browser(ANNA).await;
    let shown =
        browser.post_files(&format!("/answers/{answer}/voice"), form(b"<html>".to_vec(), "a.ogg")).await;
    assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY);
    shown.says("This is not a recording that we can keep").says(FACT);
    let svg = browser
        .post_files(&format!("/answers/{answer}/pictures"), form(b"<svg></svg>".to_vec(), "a.jpg"))
        .await;
    assert_eq!(svg.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(files(&company), Vec::<PathBuf>::new());
});

on_both!(files_go_with_their_note_their_answer_and_their_author, |company| {
    let answer = id_of(&answered(&company, json!({ "fact": FACT })).await);
    let note = add(&company, &answer, "voice", recording(7)).await;
    let photo = add(&company, &answer, "pictures", photo()).await;
    add(&company, &answer, "voice", recording(8)).await;
    assert_eq!(files(&company).len(), 3);
    let anna = company.browser(ANNA).await;
    anna.post(&format!("/answers/{answer}/voice/{note}/removal"), &[]).await;
    anna.post(&format!("/answers/{answer}/pictures/{photo}/removal"), &[]).await;
    company.do_jobs().await;
    assert_eq!(files(&company).len(), 1);
    let person = company.person(ANNA).await;
    let mut work = company.work().await;
    marbles::people::erasing::erase(&mut work, person).await.expect("erased");
    work.save().await.expect("saved");
    company.do_jobs().await;
    assert_eq!(files(&company), Vec::<PathBuf>::new());
    assert_eq!(company.dig("select cast(count(*) as text) from voice_notes").await, ["0"]);
});

/// Marbles with somebody who listens, to which Anna agreed.
async fn listened(company: &Company, site: &Site) -> Marbles {
    let reach = Reach::new(vec!["127.0.0.1:*".to_owned()]);
    let marbles = Marbles { assistants: reach, ..company.marbles.clone() };
    let mut work = company.work().await;
    let offered = settings::Offered {
        enabled: true,
        address: site.url("/v1"),
        model: "whisper".to_owned(),
        whose: "Our own".to_owned(),
        ..settings::Offered::default()
    };
    settings::set(&mut work, &marbles, Task::Listening, &offered).await.expect("a server");
    work.save().await.expect("saved");
    let mut work = company.work_as(ANNA).await;
    let told = agreeing::told(&mut work, &marbles, Task::Listening).await.expect("a look").expect("somebody");
    agreeing::agree(&mut work, Task::Listening, &told.edition).await.expect("agreed");
    work.save().await.expect("saved");
    marbles
}

on_both!(a_voice_note_becomes_words_that_its_author_takes_with_one_tap, |company| {
    let heard = r#"{"text":"It was the gearbox, and nobody had looked there."}"#;
    let site = Site::serving("application/json", heard).await;
    let marbles = listened(&company, &site).await;
    let id = id_of(&answered(&company, json!({ "fact": FACT })).await);
    let answer: AnswerId = id.parse().expect("an id");
    let by = company.work_as(ANNA).await.by;
    let note = recordings::add(&marbles, by, answer, recording(7)).await.expect("kept");
    let anna = company.browser(ANNA).await;
    anna.get(&format!("/answers/{id}")).await.says("It is being written out");
    marbles::jobs::running::do_what_is_due(&marbles).await.expect("jobs");
    assert_eq!(site.asked()[0].path, "/v1/audio/transcriptions");
    anna.get(&format!("/answers/{id}")).await.says("It was the gearbox").says("Put it into my answer");
    let taken = anna.post(&format!("/answers/{id}/voice/{note}/transcript"), &[]).await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.text);
    let mut look = company.work_as(ANNA).await;
    let fact = find_mine(&mut look, answer).await.expect("an answer").fact;
    drop(look);
    assert_eq!(fact, format!("{FACT}\n\nIt was the gearbox, and nobody had looked there."));
    let bram = company.browser(BRAM).await.post(&format!("/answers/{id}/voice/{note}/transcript"), &[]).await;
    assert_eq!(bram.status, StatusCode::NOT_FOUND);
});

on_both!(a_voice_note_that_nobody_could_write_out_stands_in_nobodys_way, |company| {
    let site = Site::answering(|_| status(503, ("retry-after", "1"))).await;
    let marbles = listened(&company, &site).await;
    let id = id_of(&answered(&company, json!({ "fact": FACT })).await);
    let answer: AnswerId = id.parse().expect("an id");
    let by = company.work_as(ANNA).await.by;
    recordings::add(&marbles, by, answer, recording(7)).await.expect("kept all the same");
    for _ in 0..6 {
        marbles::jobs::running::do_what_is_due(&marbles).await.expect("jobs");
        company.advance(jiff::SignedDuration::from_mins(15));
    }
    assert!(site.asked().len() > 1, "it was tried again");
    let failed = "select cast(count(*) as text) from voice_notes where transcript_failed_at is not null";
    assert_eq!(company.dig(failed).await, ["1"]);
    site.now_answers(|_| document_of("application/json", r#"{"text":"At last."}"#));
    let mut look = company.work_as(ANNA).await;
    let told = transcribing::listener(&mut look, &marbles).await.expect("a look").expect("somebody");
    let mine = find_mine(&mut look, answer).await.expect("mine");
    let note = recordings::of(&mut look, &mine).await.expect("notes")[0].voice_note_id;
    drop(look);
    let mut work = company.work_as(BRAM).await;
    assert!(transcribing::write_out(&mut work, answer, note, &told.edition).await.is_err(), "not his");
    drop(work);
    let mut work = company.work_as(ANNA).await;
    transcribing::write_out(&mut work, answer, note, &told.edition).await.expect("again");
    work.save().await.expect("saved");
    marbles::jobs::running::do_what_is_due(&marbles).await.expect("jobs");
    let words = company.dig("select transcript from voice_notes").await;
    assert_eq!(words, ["At last."]);
});

on_both!(nothing_is_sent_before_its_author_agreed, |company| {
    let site = Site::serving("application/json", r#"{"text":"Heard"}"#).await;
    let marbles = listened(&company, &site).await;
    let mut work = company.work_as(ANNA).await;
    agreeing::take_back(&mut work, Task::Listening).await.expect("taken back");
    work.save().await.expect("saved");
    let answer: AnswerId = id_of(&answered(&company, json!({ "fact": FACT })).await).parse().expect("an id");
    let by = company.work_as(ANNA).await.by;
    recordings::add(&marbles, by, answer, recording(7)).await.expect("kept");
    marbles::jobs::running::do_what_is_due(&marbles).await.expect("jobs");
    assert!(site.asked().is_empty());
});

on_both!(one_persons_files_have_an_end, |company| {
    let answer = id_of(&answered(&company, json!({ "fact": FACT })).await);
    let note = add(&company, &answer, "voice", recording(7)).await;
    company.plant("update voice_notes set bytes = 500 * 1024 * 1024 - 10").await;
    let anna = company.program(ANNA).await;
    for (what, file) in [("voice", recording(7)), ("pictures", photo())] {
        let refused = anna.post_files(&format!("/api/v1/answers/{answer}/{what}"), form(file, "file")).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{what}: {}", refused.text);
        refused.says("Take some out first");
    }
    assert_eq!(files(&company).len(), 1, "what was refused is not kept");
    company.browser(ANNA).await.post(&format!("/answers/{answer}/voice/{note}/removal"), &[]).await;
    add(&company, &answer, "voice", recording(7)).await;
});

on_both!(two_files_at_once_do_not_share_the_last_room, |company| {
    let answer: AnswerId = id_of(&answered(&company, json!({ "fact": FACT })).await).parse().expect("an id");
    let by = company.work_as(ANNA).await.by;
    for seconds in 0..11 {
        recordings::add(&company.marbles, by, answer, recording(seconds + 1)).await.expect("kept");
    }
    let another = |seconds| recordings::add(&company.marbles, by, answer, recording(seconds));
    let tried = tokio::join!(another(20), another(21), another(22), another(23));
    let kept = [tried.0.is_ok(), tried.1.is_ok(), tried.2.is_ok(), tried.3.is_ok()];
    assert_eq!(kept.iter().filter(|kept| **kept).count(), 1, "{kept:?}");
    assert_eq!(files(&company).len(), 12);
});

on_both!(who_sends_one_file_after_the_other_waits_at_last, |company| {
    let answer = id_of(&answered(&company, json!({ "fact": FACT })).await);
    let anna = company.program(ANNA).await;
    let path = format!("/api/v1/answers/{answer}/voice");
    let mut refused = 0;
    for _ in 0..60 {
        let sent = anna.post_files(&path, form(b"nothing".to_vec(), "a.ogg")).await.status;
        refused += i32::from(sent == StatusCode::TOO_MANY_REQUESTS);
    }
    assert!(refused > 0, "sixty at once are too many");
});
