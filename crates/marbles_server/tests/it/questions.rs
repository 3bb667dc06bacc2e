//! Questions: asked to those they suit, brought within everybody's caps, passed on, or declined without a trace.

use jiff::{SignedDuration, Timestamp};
use marbles::{
    clock::Moment,
    ids::{AskId, QuestionId, TopicId},
    nudges::{
        choosing::{self, Chosen},
        rhythm::Pace,
    },
    people::{joining, profile},
    stories::{
        audience::Audience,
        editing::{self, Draft},
        publishing, topics,
    },
    voice::{
        answers::saving::Change,
        answers::{Rung, beginning, saving},
        asking::{self, Whom, asks, chance, passing, receiving},
        questions::{Pattern, writing},
    },
    words::Language,
};
use reqwest::StatusCode;
use serde_json::json;

use crate::company::{ANNA, BRAM, CLARA, Company, DAAN, on_both};

/// A Monday, ten in the morning in Copenhagen.
const MONDAY: &str = "2026-11-23T09:00:00Z";
/// The day after, a minute past the usual time.
const TUESDAY: &str = "2026-11-24T08:01:00Z";
const SURPRISE: &str = "What surprised you at the barrier?";

fn go_to(company: &Company, moment: &str) {
    let then = Moment::from(moment.parse::<Timestamp>().expect("a timestamp"));
    company.advance(then - company.marbles.db.clock.now());
}

async fn prefers(company: &Company, email: &str, pace: Pace) {
    let mut work = company.work_as(email).await;
    let me = work.by.person.expect("a person");
    let before = choosing::of(&mut work, me).await.expect("a rhythm");
    choosing::choose(&mut work, &Chosen { pace, ..before }).await.expect("chosen");
    work.save().await.expect("saved");
}

async fn everybody_only_opens_it(company: &Company) {
    for email in [ANNA, BRAM, CLARA, DAAN] {
        prefers(company, email, Pace::OnOpen).await;
    }
}

async fn question(company: &Company, text: &str, topics: &[TopicId]) -> QuestionId {
    let mut work = company.work_as(BRAM).await;
    let wish = writing::Wish {
        pattern: Some(Pattern::Surprise),
        texts: vec![(Language::English, text.to_owned())],
        topics: topics.to_vec(),
    };
    let question = writing::add(&mut work, &wish).await.expect("a question");
    work.save().await.expect("saved");
    question
}

async fn ask(company: &Company, question: QuestionId, whom: Whom, words: &str) -> AskId {
    let mut work = company.work_as(BRAM).await;
    let ask = asking::ask(&mut work, question, Some(whom), words).await.expect("asked");
    work.save().await.expect("saved");
    ask
}

async fn ask_anna(company: &Company) -> AskId {
    let question = question(company, SURPRISE, &[]).await;
    ask(company, question, Whom::Person(company.person(ANNA).await), "You were there.").await
}

/// What waits for somebody, as they read it.
async fn waiting(company: &Company, email: &str) -> Vec<String> {
    let mut work = company.work_as(email).await;
    let asked = asking::received(&mut work).await.expect("a look");
    asked.into_iter().map(|asked| asked.text).collect()
}

async fn publish(company: &Company, title: &str) {
    let mut work = company.work_as(BRAM).await;
    let draft = Draft {
        url: format!("https://northwind.example/{}", title.to_lowercase().replace(' ', "-")),
        title: title.to_owned(),
        summary: "What we found out, in two sentences.".to_owned(),
        language: "en".to_owned(),
        audience: Audience::Everyone,
        ..Draft::default()
    };
    let story = editing::create(&mut work, &draft).await.expect("a story");
    publishing::publish(&mut work, story).await.expect("published");
    work.save().await.expect("saved");
}

async fn some_minutes_later(company: &Company) {
    for _ in 0..6 {
        company.do_jobs().await;
        company.advance(SignedDuration::from_secs(60));
    }
    company.do_jobs().await;
}

/// The address in a letter that leads to a request.
fn link(letter: &str) -> String {
    let part = letter.split("http://localhost").find(|part| part.contains("/request-")).expect("a link");
    part.chars().take_while(|c| !c.is_whitespace() && !"\"<>".contains(*c)).collect()
}

on_both!(a_question_to_a_topic_reaches_who_follows_it_takes_part_and_takes_no_pause, |company| {
    let mut work = company.work_as(BRAM).await;
    let hydrogen = topics::create(&mut work, "Hydrogen").await.expect("a topic");
    work.save().await.expect("saved");
    for email in [ANNA, BRAM, CLARA, DAAN] {
        let mut work = company.work_as(email).await;
        profile::follow_exactly(&mut work, &[hydrogen]).await.expect("followed");
        work.save().await.expect("saved");
    }
    company.program(CLARA).await.call("PUT", "/api/v1/me/pause", json!({ "months": 1 })).await;
    let mut work = company.work_as(DAAN).await;
    joining::leave(&mut work).await.expect("left");
    work.save().await.expect("saved");
    let question = question(&company, SURPRISE, &[hydrogen]).await;
    ask(&company, question, Whom::Topic(hydrogen), "").await;
    assert_eq!(waiting(&company, ANNA).await, [SURPRISE]);
    for (email, why) in [(BRAM, "he asks"), (CLARA, "she takes a pause"), (DAAN, "he left")] {
        assert!(waiting(&company, email).await.is_empty(), "{email}: {why}");
    }
    let seen = company.browser(BRAM).await.get(&format!("/questions/{question}")).await;
    seen.says("Who knows about Hydrogen").says("a small circle").keeps_quiet_about("Anna");
});

on_both!(how_many_are_reached_is_told_in_tens_before_it_is_asked, |company| {
    company.crowd(27, "Water", "Esbjerg").await;
    let daan = company.program(DAAN).await;
    let group = json!({ "name": "Water", "rule": { "column": "department", "value": "Water" } });
    let group =
        daan.call("POST", "/api/v1/groups", group).await.json()["id"].as_str().expect("an id").to_owned();
    let question = question(&company, SURPRISE, &[]).await;
    let bram = company.browser(BRAM).await;
    let many = format!("group-{group}");
    let typed = [("to", "many"), ("many", many.as_str()), ("words", "You were there."), ("action", "look")];
    let look = bram.post(&format!("/questions/{question}/asks"), &typed).await;
    look.says("those of these about 20 people who take part").says("You were there.");
    let nobody = bram.post(&format!("/questions/{question}/asks"), &[("action", "ask")]).await;
    assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);
    let sent = [("to", "many"), ("many", many.as_str()), ("words", "You were there."), ("action", "ask")];
    let sent = bram.post(&format!("/questions/{question}/asks"), &sent).await;
    assert_eq!(sent.location(), format!("/questions/{question}"));
    bram.get(sent.location())
        .await
        .says("those of these about 20 people who take part")
        .says("You were there.");
});

on_both!(how_many_a_question_is_for_does_not_tell_who_joined, |company| {
    let crowd = company.crowd(10, "Water", "Esbjerg").await;
    let mut work = company.work_as(DAAN).await;
    let hydrogen = topics::create(&mut work, "Hydrogen").await.expect("a topic");
    work.save().await.expect("saved");
    let (org, topic, now) =
        (company.id(company.org.uuid()), company.id(hydrogen.uuid()), company.now().micros());
    for person in &crowd {
        let person = company.id(person.uuid());
        company
            .plant(&format!(
                "insert into follows (org_id, person_id, topic_id, followed_at)
                 values ({org}, {person}, {topic}, {now})"
            ))
            .await;
    }
    let group = json!({ "name": "Water", "rule": { "column": "department", "value": "Water" } });
    let group = company.program(DAAN).await.call("POST", "/api/v1/groups", group).await.json();
    let group = group["id"].as_str().expect("an id").to_owned();
    let (question, bram) = (question(&company, SURPRISE, &[]).await, company.browser(BRAM).await);
    let mut seen = Vec::new();
    for everybody_joined in [true, false] {
        if !everybody_joined {
            let one = company.id(crowd[0].uuid());
            company.plant(&format!("update people set joined_at = null where person_id = {one}")).await;
        }
        let mut told = Vec::new();
        for many in [format!("group-{group}"), format!("topic-{hydrogen}")] {
            let sent = [("to", "many"), ("many", many.as_str()), ("action", "look")];
            let look = bram.post(&format!("/questions/{question}/asks"), &sent).await;
            told.push(look.says("about 10 people").text.clone());
            let whom = many.split_once('-').expect("two parts");
            let asked = json!({ whom.0: whom.1 });
            let path = format!("/api/v1/questions/{question}/asks");
            told.push(
                company.program(BRAM).await.call("POST", &path, asked).await.json()["reached"].to_string(),
            );
        }
        seen.push(told);
    }
    assert_eq!(seen[0], seen[1], "one who did not join makes no difference");
});

on_both!(how_many_answers_one_colleague_sent_is_told_to_nobody, |company| {
    let ask = ask_anna(&company).await;
    let mut work = company.work_as(ANNA).await;
    let question = receiving::find(&mut work, ask).await.expect("hers").question_id;
    drop(work);
    answer(&company, ANNA, question).await;
    let bram = company.browser(BRAM).await;
    let pages = [format!("/questions/{question}"), "/questions?search=surprised".to_owned()];
    let mut before = Vec::new();
    for page in &pages {
        before.push(bram.get(page).await.text);
    }
    company.plant("update answers set sent_at = changed_at").await;
    for (page, before) in pages.iter().zip(before) {
        assert_eq!(bram.get(page).await.text, before, "{page}");
    }
    bram.get("/desk").await.says("The gate closed by itself.");
    let to = json!({ "person": company.person(CLARA).await });
    let path = format!("/api/v1/questions/{question}/asks");
    let asked = company.program(BRAM).await.call("POST", &path, to).await;
    assert_eq!(asked.json()["answers"], json!(null));
});

on_both!(a_question_and_a_story_on_one_day_make_one_interruption, |company| {
    everybody_only_opens_it(&company).await;
    prefers(&company, ANNA, Pace::RightAway).await;
    go_to(&company, MONDAY);
    ask_anna(&company).await;
    company.do_jobs().await;
    company.advance(SignedDuration::from_secs(60));
    let letters = company.letters().await;
    assert_eq!(letters.len(), 1, "{letters:?}");
    assert!(letters[0].contains(SURPRISE) && letters[0].contains("You were there."), "{}", letters[0]);
    publish(&company, "The flood barrier held").await;
    some_minutes_later(&company).await;
    assert_eq!(company.letters().await.len(), 1, "one interruption a day");
    let anna = company.browser(ANNA).await;
    anna.get("/today").await;
    // And the other way round: what somebody asks waits for the next day, or for the digest, whichever is first.
    go_to(&company, "2026-11-25T09:00:00Z");
    company.do_jobs().await;
    let before = company.letters().await.len();
    anna.get("/today").await;
    company.advance(SignedDuration::from_mins(1));
    publish(&company, "Six apprentices").await;
    some_minutes_later(&company).await;
    assert_eq!(company.letters().await.len(), before + 1);
    ask_anna(&company).await;
    some_minutes_later(&company).await;
    assert_eq!(company.letters().await.len(), before + 1, "her day has had its message");
});

on_both!(the_weekly_message_brings_questions_beside_stories_or_alone_and_never_twice, |company| {
    everybody_only_opens_it(&company).await;
    prefers(&company, ANNA, Pace::Weekly).await;
    prefers(&company, CLARA, Pace::Weekly).await;
    go_to(&company, MONDAY);
    let question = question(&company, SURPRISE, &[]).await;
    for email in [ANNA, CLARA] {
        ask(&company, question, Whom::Person(company.person(email).await), "").await;
    }
    some_minutes_later(&company).await;
    assert!(company.letters().await.is_empty(), "not before its day");
    // Whoever has answered already is not asked by a message any more.
    answer(&company, CLARA, question).await;
    go_to(&company, TUESDAY);
    let letters = company.letters().await;
    assert_eq!(letters.len(), 1, "{letters:?}");
    assert!(letters[0].contains("anna@northwind.example") && letters[0].contains(SURPRISE));
    company.advance(SignedDuration::from_hours(1));
    publish(&company, "The week after").await;
    go_to(&company, "2026-12-01T08:01:00Z");
    let letters = company.letters().await;
    let second = letters.iter().find(|letter| letter.contains("The week after") && letter.contains("anna@"));
    assert!(!second.expect("a second one").contains(SURPRISE), "a request is told once");
});

async fn answer(company: &Company, email: &str, question: QuestionId) {
    let mut work = company.work_as(email).await;
    let ask = asking::received(&mut work).await.expect("a look").pop().expect("a question").ask_id;
    let answer = beginning::begin(&mut work, Some(ask), question).await.expect("begun");
    let change = Change::of(Rung::Fact, "The gate closed by itself.".to_owned());
    saving::save(&mut work, answer, &change, 1).await.expect("kept");
    work.save().await.expect("saved");
}

on_both!(a_link_in_a_message_leads_straight_to_the_question_once_and_tells_a_stranger_nothing, |company| {
    everybody_only_opens_it(&company).await;
    prefers(&company, ANNA, Pace::RightAway).await;
    go_to(&company, MONDAY);
    let ask = ask_anna(&company).await;
    some_minutes_later(&company).await;
    let path = link(&company.letters().await[0]);
    let somewhere = company.visitor();
    somewhere.get(&path).await.says("Somebody asks you something").keeps_quiet_about(SURPRISE);
    let entered = somewhere.post(&path, &[]).await;
    assert_eq!(entered.location(), format!("/asked/{ask}"));
    somewhere.get(entered.location()).await.says(SURPRISE).says("Bram de Wit asks you");
    assert_eq!(company.visitor().post(&path, &[]).await.status, StatusCode::GONE, "a link signs in once");
    let forged = path.replace("/request-", "/request-0");
    assert_eq!(company.visitor().post(&forged, &[]).await.status, StatusCode::NOT_FOUND);
    let inbox = company.program(ANNA).await.get("/api/v1/me/inbox").await.json();
    assert_eq!(inbox["items"][0]["requests"][0]["question"], SURPRISE);
    somewhere.post(&format!("/asked/{ask}/decline"), &[]).await;
    let inbox = company.program(ANNA).await.get("/api/v1/me/inbox").await.json();
    assert_eq!(inbox["items"], json!([]), "what is settled leaves the inbox");
    assert_eq!(somewhere.get(&path).await.location(), "/voice", "and the link leads to what is left");
});

on_both!(a_question_that_is_taken_back_goes_out_no_more, |company| {
    everybody_only_opens_it(&company).await;
    prefers(&company, ANNA, Pace::Weekly).await;
    go_to(&company, MONDAY);
    let question = question(&company, SURPRISE, &[]).await;
    let ask = ask(&company, question, Whom::Person(company.person(ANNA).await), "").await;
    company.do_jobs().await;
    let bram = company.browser(BRAM).await;
    bram.post(&format!("/questions/{question}/asks/{ask}/withdrawal"), &[]).await;
    assert!(waiting(&company, ANNA).await.is_empty());
    go_to(&company, TUESDAY);
    assert!(company.letters().await.is_empty());
    bram.post(&format!("/questions/{question}/asks/{ask}/withdrawal/undo"), &[]).await;
    assert_eq!(waiting(&company, ANNA).await, [SURPRISE]);
});

on_both!(passed_on_it_waits_for_the_colleague_who_sees_from_whom_and_the_asker_does_not, |company| {
    everybody_only_opens_it(&company).await;
    prefers(&company, CLARA, Pace::RightAway).await;
    go_to(&company, MONDAY);
    let ask = ask_anna(&company).await;
    let anna = company.browser(ANNA).await;
    anna.get(&format!("/asked/{ask}/pass?name=clara")).await.says("Clara Lund");
    anna.get(&format!("/asked/{ask}/pass?name=holm")).await.says("Nobody here bears that name");
    let clara = company.person(CLARA).await.to_string();
    let passed = anna.post(&format!("/asked/{ask}/pass"), &[("colleague", &clara), ("name", "clara")]).await;
    assert_eq!(passed.location(), "/voice");
    assert!(waiting(&company, ANNA).await.is_empty());
    assert_eq!(waiting(&company, CLARA).await, [SURPRISE]);
    some_minutes_later(&company).await;
    let letters = company.letters().await;
    assert!(letters[0].contains("Anna Holm passes this question on to you"), "{letters:?}");
    company
        .browser(CLARA)
        .await
        .get("/voice")
        .await
        .says("Bram de Wit asks, and Anna Holm passed it on to you");
    let back = company.program(CLARA).await;
    for (email, key) in [(ANNA, "from them"), (BRAM, "from them"), (CLARA, "who is here")] {
        let to = json!({ "colleague": company.person(email).await });
        let refused = back.call("POST", &format!("/api/v1/me/questions/{ask}/pass"), to).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{email}");
        refused.says(key);
    }
    let mut work = company.work_as(CLARA).await;
    let question = receiving::find(&mut work, ask).await.expect("hers").question_id;
    assert_eq!(asks::of(&mut work, question).await.expect("askings").len(), 1);
    drop(work);
    company
        .browser(BRAM)
        .await
        .get(&format!("/questions/{question}"))
        .await
        .keeps_quiet_about("Clara")
        .keeps_quiet_about("Anna");
    // Somebody who had it before keeps it as it is: nobody learns of it by passing on.
    for (from, to) in [(CLARA, DAAN), (DAAN, ANNA)] {
        let to = company.person(to).await;
        let mut work = company.work_as(from).await;
        passing::pass_on(&mut work, ask, to).await.expect("nothing is said");
        work.save().await.expect("saved");
    }
    assert!(waiting(&company, ANNA).await.is_empty(), "it does not come round");
});

on_both!(declining_leaves_no_trace_for_anybody_and_can_be_undone, |company| {
    let ask = ask_anna(&company).await;
    company.do_jobs().await;
    let mut work = company.work_as(ANNA).await;
    let question = receiving::find(&mut work, ask).await.expect("mine").question_id;
    drop(work);
    let (bram, anna) = (company.browser(BRAM).await, company.browser(ANNA).await);
    let page = format!("/questions/{question}");
    let before = bram.get(&page).await.text;
    let declined = anna.post(&format!("/asked/{ask}/decline"), &[]).await;
    assert_eq!(declined.location(), "/voice");
    anna.get("/voice").await.says("Nobody is told").says(&format!("/asked/{ask}/decline/undo"));
    company.do_jobs().await;
    assert_eq!(bram.get(&page).await.text, before, "the editor sees the very same");
    assert!(waiting(&company, ANNA).await.is_empty());
    assert_eq!(anna.post(&format!("/asked/{ask}/decline"), &[]).await.status, StatusCode::NOT_FOUND);
    anna.post(&format!("/asked/{ask}/decline/undo"), &[]).await;
    assert_eq!(waiting(&company, ANNA).await, [SURPRISE]);
});

on_both!(marbles_picks_one_a_week_for_those_who_want_one_and_never_the_same_again, |company| {
    everybody_only_opens_it(&company).await;
    go_to(&company, MONDAY);
    company.do_jobs().await;
    company.browser(ANNA).await.post("/voice/weekly", &[]).await;
    let mut seen = Vec::new();
    for week in 0..4 {
        company.advance(SignedDuration::from_mins(11));
        company.do_jobs().await;
        let now = waiting(&company, ANNA).await;
        assert_eq!(now.len(), 1, "week {week}: {now:?}");
        assert!(!seen.contains(&now[0]), "week {week}: {} again", now[0]);
        // While it waits, no other comes.
        company.advance(SignedDuration::from_hours(24 * 7));
        company.do_jobs().await;
        assert_eq!(waiting(&company, ANNA).await, now);
        seen.extend(now);
        let mut work = company.work_as(ANNA).await;
        let ask = asking::received(&mut work).await.expect("a look")[0].ask_id;
        receiving::decline(&mut work, ask).await.expect("declined");
        work.save().await.expect("saved");
        company.advance(SignedDuration::from_hours(24 * 7));
    }
    for email in [BRAM, CLARA, DAAN] {
        assert!(waiting(&company, email).await.is_empty(), "{email} did not ask for any");
    }
    let mut work = company.work_as(ANNA).await;
    chance::wish_no_more(&mut work).await.expect("no more");
    work.save().await.expect("saved");
    company.do_jobs().await;
    assert!(waiting(&company, ANNA).await.is_empty());
    // One at once, for whoever asks for it.
    let clara = company.browser(CLARA).await;
    let one = clara.post("/voice/question", &[]).await;
    assert!(one.location().starts_with("/asked/"), "{}", one.location());
    clara.get(one.location()).await.says("Marbles picked this for you");
});

on_both!(a_hundred_questions_are_there_and_editors_make_them_theirs, |company| {
    company.do_jobs().await;
    let bram = company.program(BRAM).await;
    let all = bram.get("/api/v1/questions?limit=200").await.json();
    assert_eq!(all["items"].as_array().map(Vec::len), Some(100));
    let first = bram.get("/api/v1/questions?limit=60").await.json();
    let next = first["next"].as_str().expect("a next part");
    let rest = bram.get(&format!("/api/v1/questions?limit=60&after={next}")).await.json();
    assert_eq!(rest["items"].as_array().map(Vec::len), Some(40));
    let crafts = bram.get("/api/v1/questions?pattern=craft&language=da&limit=200").await.json();
    let crafts = crafts["items"].as_array().expect("a list");
    assert!(!crafts.is_empty() && crafts.iter().all(|one| one["pattern"] == "craft"));
    let editor = company.browser(BRAM).await;
    let typed =
        [("pattern", "obvious"), ("language", "en"), ("text", "What do you hear that others do not?")];
    let made = editor.post("/questions", &typed).await;
    let page = made.location().to_owned();
    editor.get(&page).await.says("What do you hear that others do not?");
    let changed = [("pattern", "obvious"), ("language", "nl"), ("text", "Wat hoor jij, en anderen niet?")];
    editor.post(&page, &changed).await;
    editor.get("/questions?search=hoor+jij,+en+anderen").await.says("Wat hoor jij");
    editor.post(&format!("{page}/retirement"), &[]).await;
    editor.get("/questions?search=hoor+jij,+en+anderen").await.says("No question like that");
    editor.get("/questions?retired=on").await.says("Wat hoor jij");
    editor.post(&format!("{page}/retirement/undo"), &[]).await;
    editor.get("/questions?search=hoor+jij,+en+anderen").await.says("Wat hoor jij");
    let empty = editor.post("/questions", &[("text", " ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    empty.says("Write the question in one language at least").says("Choose what kind of question it is");
    company.advance(SignedDuration::from_hours(2));
    company.do_jobs().await;
    let again = bram.get("/api/v1/questions?limit=200").await.json();
    assert_eq!(again["items"].as_array().map(Vec::len), Some(101), "what ships is laid in once");
});

on_both!(whoever_is_no_editor_sees_what_they_were_asked_and_another_organisation_nothing, |company| {
    company.do_jobs().await;
    let ask = ask_anna(&company).await;
    let (anna, clara, stranger) =
        (company.program(ANNA).await, company.program(CLARA).await, company.stranger().await);
    let mine = anna.get("/api/v1/me/questions").await.json();
    assert_eq!(mine["items"][0]["text"], SURPRISE);
    assert_eq!(mine["items"][0]["asked_by"], "Bram de Wit");
    let question = mine["items"][0]["question"].as_str().expect("an id").to_owned();
    let seen = anna.get("/api/v1/questions").await.json();
    assert_eq!(seen["items"].as_array().map(Vec::len), Some(1), "only what she was asked");
    assert_eq!(anna.get(&format!("/api/v1/questions/{question}")).await.status, StatusCode::OK);
    assert_eq!(
        clara.get(&format!("/api/v1/questions/{question}")).await.status,
        StatusCode::OK,
        "she may edit"
    );
    assert_eq!(stranger.get(&format!("/api/v1/questions/{question}")).await.status, StatusCode::NOT_FOUND);
    for act in ["decline", "pass"] {
        let body = json!({ "colleague": company.person(DAAN).await });
        for other in [&clara, &stranger] {
            let answer = other.call("POST", &format!("/api/v1/me/questions/{ask}/{act}"), body.clone()).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{act}");
        }
    }
    assert_eq!(
        company.browser(CLARA).await.get(&format!("/asked/{ask}")).await.status,
        StatusCode::NOT_FOUND
    );
    let body = json!({ "person": company.person(ANNA).await });
    let elsewhere = stranger.call("POST", &format!("/api/v1/questions/{question}/asks"), body).await;
    assert_eq!(elsewhere.status, StatusCode::NOT_FOUND);
    let one = json!({ "person": company.person(ANNA).await, "words": "Once more" });
    let asked =
        company.program(BRAM).await.call("POST", &format!("/api/v1/questions/{question}/asks"), one).await;
    assert_eq!(asked.status, StatusCode::CREATED);
    assert_eq!(asked.json()["reached"], json!(null), "of one colleague nothing is told");
});

on_both!(whoever_is_erased_leaves_none_of_their_words_and_no_question_behind, |company| {
    everybody_only_opens_it(&company).await;
    prefers(&company, ANNA, Pace::RightAway).await;
    go_to(&company, MONDAY);
    ask_anna(&company).await;
    company.browser(ANNA).await.post("/voice/weekly", &[]).await;
    some_minutes_later(&company).await;
    let daan = company.browser(DAAN).await;
    for email in [ANNA, BRAM] {
        let person = company.person(email).await;
        let erased = daan.post(&format!("/people/{person}/erasure"), &[]).await;
        assert!(erased.status.is_redirection(), "{}: {}", erased.status, erased.text);
    }
});
