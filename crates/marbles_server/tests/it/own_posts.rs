//! Posts of one's own: nobody else's until they are offered and taken, and shared like any other story.

use marbles::ids::{DraftId, StoryId};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::company::{ANNA, BRAM, CLARA, Company, DAAN, on_both};

pub const WORDS: &str = "The pump was silent for a minute.\nThat minute taught me more than the manual.";
const TITLE: &str = "The pump was silent for a minute.";

impl Company {
    /// A draft of somebody's that is finished.
    pub async fn finished_draft(&self, email: &str, text: &str) -> DraftId {
        let draft = DraftId::new(self.now());
        let person = self.person(email).await;
        let (org, id, person) = (self.id(self.org.uuid()), self.id(draft.uuid()), self.id(person.uuid()));
        let (now, text) = (self.now().micros(), text.replace('\'', "''"));
        self.plant(&format!(
            "insert into drafts (org_id, draft_id, person_id, language, text, created_at, changed_at, finished_at)
             values ({org}, {id}, {person}, 'en', '{text}', {now}, {now}, {now})"
        ))
        .await;
        draft
    }

    /// A post of somebody's own.
    pub async fn own_post(&self, email: &str) -> StoryId {
        let draft = self.finished_draft(email, WORDS).await;
        let mut work = self.work_as(email).await;
        let story = marbles::voice::posts::make(&mut work, draft).await.expect("a post");
        work.save().await.expect("saved");
        story
    }
}

/// Every list and every address where a story could show.
async fn told_to(company: &Company, email: &str, post: StoryId) -> Vec<(String, StatusCode, String)> {
    let (browser, program) = (company.browser(email).await, company.program(email).await);
    let pages =
        ["/today", "/saved", "/inbox", "/voice", "/impact", "/suggest", "/me/relevance", "/me/export"];
    let desks =
        ["/desk", "/desk?show=suggested", "/desk?show=drafts", "/stories", "/stories?q=pump", "/sources"];
    let leads = ["/campaigns/new", "/overview", "/people", "/jobs"];
    let lists = ["/api/v1/stories", "/api/v1/stories?standing=waiting", "/api/v1/today", "/api/v1/me/impact"];
    let more = ["/api/v1/me/posts", "/api/v1/insights/overview", "/api/v1/me/inbox", "/api/v1/desk"];
    let mut told = Vec::new();
    for path in pages.iter().chain(&desks).chain(&leads) {
        let answer = browser.get(path).await;
        told.push(((*path).to_owned(), answer.status, answer.text));
    }
    for path in lists.iter().chain(&more) {
        let answer = program.get(path).await;
        told.push(((*path).to_owned(), answer.status, answer.text));
    }
    for path in ["edit", "withdraw", "decline"].map(|verb| format!("/stories/{post}/{verb}")) {
        let answer = browser.get(&path).await;
        told.push((path, answer.status, answer.text));
    }
    for path in [format!("/stories/{post}"), format!("/s/{post}"), format!("/api/v1/stories/{post}")] {
        let caller = if path.starts_with("/api") { &program } else { &browser };
        let answer = caller.get(&path).await;
        told.push((path, answer.status, answer.text));
    }
    told
}

/// What somebody else could do to it.
const VERBS: [(&str, &str); 15] = [
    ("POST", "/stories/{id}/shares"),
    ("POST", "/stories/{id}/edit"),
    ("POST", "/stories/{id}/publication"),
    ("POST", "/stories/{id}/withdraw"),
    ("POST", "/stories/{id}/decline"),
    ("POST", "/stories/{id}/signals"),
    ("POST", "/stories/{id}/address"),
    ("POST", "/stories/{id}/offer"),
    ("POST", "/stories/{id}/offer/undo"),
    ("PATCH", "/api/v1/stories/{id}"),
    ("PUT", "/api/v1/stories/{id}/publication"),
    ("DELETE", "/api/v1/stories/{id}/publication"),
    ("POST", "/api/v1/stories/{id}/shares"),
    ("PUT", "/api/v1/me/posts/{id}/offer"),
    ("PATCH", "/api/v1/me/posts/{id}"),
];

async fn is_nobody_elses(company: &Company, post: StoryId) {
    for other in [BRAM, CLARA, DAAN] {
        for (path, status, text) in told_to(company, other, post).await {
            assert!(!text.contains("pump"), "{other} reads it at {path} ({status})");
            if path.contains(&post.to_string()) {
                let refused = matches!(status, StatusCode::NOT_FOUND | StatusCode::FORBIDDEN);
                assert!(refused, "{other} is answered {status} at {path}");
            }
        }
        let (browser, program) = (company.browser(other).await, company.program(other).await);
        let body = json!({
            "network": "copy", "text": "Mine", "kind": "saved", "url": "https://a.example/", "why": "Because",
            "title": "Taken", "language": "en", "audience": { "everyone": true }
        });
        for (method, path) in VERBS {
            let (path, method) =
                (path.replace("{id}", &post.to_string()), Method::from_bytes(method.as_bytes()));
            let method = method.expect("a method");
            let answer = match path.starts_with("/api/") {
                true => program.send(program.request(method.clone(), &path).json(&body)).await,
                false => {
                    let form = [
                        ("network", "copy"),
                        ("text", "Mine"),
                        ("kind", "saved"),
                        ("title", "Taken"),
                        ("language", "en"),
                        ("audience", "everyone"),
                    ];
                    browser.send(browser.request(method.clone(), &path).form(&form)).await
                }
            };
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{other}: {method} {path}: {}", answer.text);
        }
    }
    assert_eq!(company.visitor().get(&format!("/s/{post}")).await.status, StatusCode::NOT_FOUND);
    let drawn = company.visitor().get(&format!("/pictures/story/{post}/640")).await;
    assert_eq!(drawn.status, StatusCode::NOT_FOUND);
    let stranger = company.stranger().await.get(&format!("/api/v1/stories/{post}")).await;
    assert_eq!(stranger.status, StatusCode::NOT_FOUND);
}

on_both!(an_own_post_is_seen_by_its_owner_alone, |company| {
    let post = company.own_post(ANNA).await;
    company.do_jobs().await;
    is_nobody_elses(&company, post).await;
    let anna = company.browser(ANNA).await;
    anna.get(&format!("/stories/{post}")).await.says("That minute taught me").says("Only you see this");
    anna.get("/voice").await.says(TITLE).says("Only you");
    let mine = company.program(ANNA).await.get("/api/v1/me/posts").await.json();
    assert_eq!((&mine["items"][0]["text"], &mine["items"][0]["standing"]), (&json!(WORDS), &json!("mine")));
    let desk = company.browser(BRAM).await.get("/desk").await;
    desk.says("Nothing waits");
});

on_both!(a_shared_own_post_is_still_its_owners_alone, |company| {
    let post = company.own_post(ANNA).await;
    company.post(company.person(ANNA).await, post, "linkedin").await;
    company.do_jobs().await;
    is_nobody_elses(&company, post).await;
});

on_both!(only_a_finished_draft_of_mine_becomes_a_post_and_it_does_so_once, |company| {
    let draft = company.finished_draft(ANNA, WORDS).await;
    let path = format!("/api/v1/drafts/{draft}/post");
    for other in [BRAM, DAAN] {
        let answer = company.program(other).await.call("POST", &path, json!({})).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
    }
    let anna = company.program(ANNA).await;
    let first = anna.call("POST", &path, json!({})).await;
    assert_eq!(first.status, StatusCode::CREATED, "{}", first.text);
    let page = company.browser(ANNA).await.post(&format!("/drafts/{draft}/post"), &[]).await;
    assert_eq!(page.location(), format!("/stories/{}", first.json()["id"].as_str().expect("an id")));
    company.plant("update drafts set text = 'Another ending.'").await;
    let again = anna.call("POST", &path, json!({})).await.json();
    assert_eq!((&again["id"], &again["text"]), (&first.json()["id"], &json!("Another ending.")));
    company.plant("update drafts set finished_at = null").await;
    assert_eq!(anna.call("POST", &path, json!({})).await.status, StatusCode::CONFLICT);
    company.plant("update drafts set finished_at = 1, text = ' '").await;
    assert_eq!(anna.call("POST", &path, json!({})).await.status, StatusCode::UNPROCESSABLE_ENTITY);
});

on_both!(it_goes_through_the_same_composer_without_a_link, |company| {
    let post = company.own_post(ANNA).await;
    let anna = company.browser(ANNA).await;
    let composer = anna.get(&format!("/stories/{post}")).await;
    composer
        .says("data-composer")
        .says(WORDS.lines().next_back().expect("a line"))
        .says("No link goes along");
    composer.says("data-link=\"\"").keeps_quiet_about("link-card");
    let form = [("network", "linkedin"), ("text", WORDS)];
    let sent = anna.post(&format!("/stories/{post}/shares"), &form).await;
    let ready = anna.get(sent.location()).await;
    ready.says("shareActive=true").keeps_quiet_about("/go/").keeps_quiet_about("share-link");
    anna.post(&format!("{}/confirmation", sent.location()), &[]).await;
    let own = "select cast(own_words as text) from shares where confirmed_at is not null";
    assert!(["1", "true"].contains(&company.dig(own).await[0].as_str()), "it is in her own words");
    anna.get("/impact").await.says(TITLE).says("nothing to count").keeps_quiet_about("no visits yet");
    let told = company.program(ANNA).await.get("/api/v1/me/impact").await.json();
    assert_eq!(told["shares"][0]["title"], TITLE);
});

on_both!(without_a_link_all_of_the_room_is_for_words, |company| {
    let post = company.own_post(ANNA).await;
    let anna = company.program(ANNA).await;
    let path = format!("/api/v1/stories/{post}/shares");
    let full = "x".repeat(280);
    let sent = anna.call("POST", &path, json!({ "network": "x", "text": full })).await;
    assert_eq!(sent.status, StatusCode::CREATED, "{}", sent.text);
    assert_eq!((&sent.json()["text"], &sent.json()["link"]), (&json!(full), &Value::Null));
    let over = anna.call("POST", &path, json!({ "network": "x", "text": format!("{full}x") })).await;
    assert_eq!(over.status, StatusCode::UNPROCESSABLE_ENTITY);
    let nothing = anna.call("POST", &path, json!({ "network": "x", "text": " " })).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY, "words alone must be words");
});

on_both!(an_address_that_she_adds_goes_along_as_a_link, |company| {
    let post = company.own_post(ANNA).await;
    let anna = company.browser(ANNA).await;
    let wrong = anna.post(&format!("/stories/{post}/address"), &[("url", "no address")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.says("not a web address").says("no address");
    let address = "https://northwind.example/pump";
    anna.post(&format!("/stories/{post}/address"), &[("url", address)]).await;
    anna.get(&format!("/stories/{post}")).await.says("The link is added for you");
    let posted = company.post(company.person(ANNA).await, post, "linkedin").await;
    let clicked = company.visitor().follows(&format!("/go/{}", posted.code), 1).await;
    assert!(clicked.location().starts_with(address), "{}", clicked.location());
    let known = company.browser(BRAM).await.post("/suggest", &[("url", address), ("why", "Good")]).await;
    assert_eq!(known.location(), "/suggest/thanks", "nobody learns that she has it");
    anna.post(&format!("/stories/{post}/address"), &[("url", "")]).await;
    anna.get(&format!("/stories/{post}")).await.says("No link goes along");
});

on_both!(a_small_circle_comes_first_where_there_is_one, |company| {
    let post = company.own_post(ANNA).await;
    let anna = company.browser(ANNA).await;
    let path = format!("/stories/{post}/shares");
    let form = |network| [("network", network), ("text", WORDS), ("circle", "small")];
    let none = anna.post(&path, &form("bluesky")).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    none.says("There is no small circle there");
    let sent = anna.post(&path, &form("linkedin")).await;
    anna.get(sent.location()).await.says("Connections only");
    anna.post(&format!("{}/confirmation", sent.location()), &[]).await;
    anna.get(sent.location()).await.says("Now to everybody");
    anna.get(&format!("/stories/{post}")).await.says("You showed this to a small circle on LinkedIn");
    let everybody = anna.post(&path, &[("network", "linkedin"), ("text", WORDS)]).await;
    assert_ne!(everybody.location(), sent.location(), "the second goes to everybody");
    anna.get(everybody.location()).await.keeps_quiet_about("Connections only");
});

on_both!(an_offered_post_waits_at_the_desk_and_goes_out_with_credit, |company| {
    let post = company.own_post(ANNA).await;
    let anna = company.browser(ANNA).await;
    anna.post(&format!("/stories/{post}/offer"), &[("why", "For everybody who fears the manual.")]).await;
    anna.get(&format!("/stories/{post}")).await.says("The editors have it before them");
    let bram = company.browser(BRAM).await;
    bram.get("/desk").await.says(TITLE).says("For everybody who fears the manual.").says("Anna Holm");
    bram.get(&format!("/stories/{post}/edit")).await.says(TITLE);
    let clara = company.browser(CLARA).await;
    assert_eq!(clara.get(&format!("/stories/{post}")).await.status, StatusCode::NOT_FOUND, "not out yet");
    bram.post(&format!("/stories/{post}/publication"), &[("from", "desk")]).await;
    clara.get(&format!("/stories/{post}")).await.says("From Anna Holm").says("The link is added for you");
    clara.get("/today").await.says(TITLE).says("From Anna Holm");
    anna.get("/today").await.keeps_quiet_about(TITLE);
    let read = company.visitor().get(&format!("/s/{post}")).await;
    read.says("That minute taught me").says("Anna Holm");
    let posted = company.post(company.person(CLARA).await, post, "linkedin").await;
    let clicked = company.visitor().follows(&format!("/go/{}", posted.code), 1).await;
    assert!(clicked.location().ends_with(&format!("/s/{post}")), "{}", clicked.location());
    let letters = company.letters().await;
    assert!(letters.iter().any(|letter| letter.contains(ANNA)), "she hears that it is out");
});

on_both!(an_offer_is_taken_back_until_it_is_out_and_wished_back_after, |company| {
    let post = company.own_post(ANNA).await;
    let (anna, bram) = (company.browser(ANNA).await, company.browser(BRAM).await);
    let offer = format!("/stories/{post}/offer");
    anna.post(&offer, &[("why", "")]).await;
    let address = [
        ("url", "https://northwind.example/pump"),
        ("title", "Taken"),
        ("language", "en"),
        ("audience", "everyone"),
    ];
    bram.post(&format!("/stories/{post}/edit"), &address).await;
    anna.post(&format!("{offer}/undo"), &[]).await;
    is_nobody_elses(&company, post).await;
    let known = bram.post("/suggest", &[("url", "https://northwind.example/pump"), ("why", "Good")]).await;
    assert_eq!(known.location(), "/suggest/thanks", "what was taken back is unknown again");
    anna.post(&offer, &[("why", "")]).await;
    bram.post(&format!("/stories/{post}/publication"), &[("from", "desk")]).await;
    anna.post(&format!("{offer}/undo"), &[]).await;
    anna.get(&format!("/stories/{post}")).await.says("The editors know that you want it back");
    bram.get("/desk").await.says("Taken").says("Anna Holm would like it back");
    let clara = company.browser(CLARA).await;
    assert_eq!(clara.get(&format!("/stories/{post}")).await.status, StatusCode::OK, "a wish is a wish");
    bram.post(&format!("/stories/{post}/withdraw"), &[("lead_to", "")]).await;
    assert_eq!(clara.get(&format!("/stories/{post}")).await.status, StatusCode::NOT_FOUND);
    bram.get("/desk").await.keeps_quiet_about("would like it back");
    anna.get(&format!("/stories/{post}"))
        .await
        .says(TITLE)
        .says("It is yours, as before")
        .says("data-composer");
});

on_both!(a_post_that_is_not_taken_gets_a_kind_word_and_stays_hers, |company| {
    let post = company.own_post(ANNA).await;
    let (anna, bram) = (company.browser(ANNA).await, company.browser(BRAM).await);
    anna.post(&format!("/stories/{post}/offer"), &[("why", "")]).await;
    let mute = bram.post(&format!("/stories/{post}/decline"), &[("words", "")]).await;
    assert_eq!(mute.status, StatusCode::UNPROCESSABLE_ENTITY, "a colleague took the trouble");
    bram.post(&format!("/stories/{post}/decline"), &[("words", "Keep this one for your own name, Anna.")])
        .await;
    anna.get(&format!("/stories/{post}")).await.says("Keep this one for your own name").says("data-composer");
    anna.post(&format!("/stories/{post}/offer"), &[("why", "Once more")]).await;
    bram.get("/desk").await.says("Once more");
});

on_both!(an_editors_own_post_is_not_a_colleagues_either, |company| {
    let post = company.own_post(BRAM).await;
    company.browser(BRAM).await.get("/desk").await.keeps_quiet_about("pump");
    for other in [ANNA, DAAN] {
        for (path, _, text) in told_to(&company, other, post).await {
            assert!(!text.contains("pump"), "{other} reads it at {path}");
        }
    }
});

on_both!(an_own_post_is_taken_along_and_erased_with_its_owner, |company| {
    let (kept, passed) = (company.own_post(ANNA).await, company.own_post(ANNA).await);
    let anna = company.browser(ANNA).await;
    anna.post(&format!("/stories/{passed}/offer"), &[("why", "Mine")]).await;
    let bram = company.browser(BRAM).await;
    bram.post(&format!("/stories/{passed}/publication"), &[("from", "desk")]).await;
    company.post(company.person(CLARA).await, passed, "linkedin").await;
    let all = anna.get("/me/export").await.json();
    assert_eq!(all["stories"].as_array().map(Vec::len), Some(2), "each once: {}", all["stories"]);
    let person = company.person(ANNA).await;
    let erased = company.browser(DAAN).await.post(&format!("/people/{person}/erasure"), &[]).await;
    assert_eq!(erased.status, StatusCode::SEE_OTHER, "{}", erased.text);
    for post in [kept, passed] {
        for other in [BRAM, CLARA, DAAN] {
            let answer = company.browser(other).await.get(&format!("/stories/{post}")).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{other}");
        }
        assert_eq!(company.visitor().get(&format!("/s/{post}")).await.status, StatusCode::NOT_FOUND);
    }
    let told = "select title || summary || body || author from stories";
    for row in company.dig(told).await {
        assert!(!row.contains("pump") && !row.contains("Anna"), "{row}");
    }
    assert_eq!(company.browser(CLARA).await.get("/impact").await.status, StatusCode::OK);
    bram.get("/desk").await.says("Nothing waits");
});
