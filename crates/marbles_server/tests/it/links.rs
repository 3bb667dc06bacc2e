//! Short links: onward at once, each visit counted for what it is, and nobody followed.

use jiff::SignedDuration;
use reqwest::{Method, StatusCode};

use crate::company::{ANNA, CLARA, Company, on_both};

const ADDRESS: &str = "https://northwind.example/news/mill?page=2#top";

/// The classes and reasons of every click so far, in order.
async fn classes(company: &Company) -> Vec<String> {
    company.dig("select class || ' ' || reason from clicks order by class, reason").await
}

async fn figure(company: &Company, sql: &str) -> i64 {
    company.dig(&format!("select cast(({sql}) as text)")).await[0].parse().expect("a number")
}

async fn people(company: &Company) -> i64 {
    figure(company, "select coalesce(sum(people), 0) from click_days").await
}

on_both!(a_link_leads_to_its_story_with_tags_and_without_a_name, |company| {
    let story = company.story("The mill turns again", Some(ADDRESS)).await;
    let posted = company.post(company.person(ANNA).await, story, "linkedin").await;
    let answer = company.visitor().follows(&format!("/go/{}", posted.code), 1).await;
    assert_eq!(answer.status, StatusCode::FOUND);
    let expected = format!(
        "https://northwind.example/news/mill?page=2&utm_source=linkedin&utm_medium=social&utm_campaign=the-mill-turns-again\
         &utm_content={}&utm_source_platform=advocacy#top",
        story
    );
    assert_eq!(answer.location(), expected);
    let header = |name: &str| answer.headers[name].to_str().expect("text").to_owned();
    assert_eq!(header("cache-control"), "private, no-store");
    assert_eq!(header("referrer-policy"), "no-referrer-when-downgrade");
    assert_eq!(header("x-robots-tag"), "noindex");
    assert!(!answer.headers.contains_key("set-cookie"));
    assert!(!answer.location().to_lowercase().contains("anna"));
});

on_both!(a_code_in_capitals_leads_on_and_an_unknown_one_nowhere, |company| {
    let story = company.story("The mill turns again", Some(ADDRESS)).await;
    let posted = company.post(company.person(ANNA).await, story, "x").await;
    let shouted = company.visitor().follows(&format!("/go/{}.", posted.code.to_uppercase()), 1).await;
    assert_eq!(shouted.status, StatusCode::FOUND);
    for unknown in ["/go/zzzzzzz", "/go/%2F%2Fevil.example", "/go/%F0%9F%8E%BE"] {
        let answer = company.visitor().follows(unknown, 1).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{unknown}");
        answer.says("Linket fører ingen steder hen");
    }
    assert_eq!(classes(&company).await.len(), 1);
});

on_both!(every_visit_is_counted_for_what_it_is, |company| {
    let story = company.story("The mill turns again", Some(ADDRESS)).await;
    let posted = company.post(company.person(ANNA).await, story, "linkedin").await;
    let path = format!("/go/{}", posted.code);
    let visitor = company.visitor();
    visitor.follows(&path, 1).await;
    let card = visitor
        .request(Method::GET, &path)
        .header("User-Agent", "LinkedInBot/1.0 (compatible; Mozilla/5.0; +http://www.linkedin.com)");
    assert_eq!(visitor.send(card).await.status, StatusCode::FOUND);
    visitor.send(visitor.request(Method::GET, &path).header("User-Agent", "curl/8.5.0")).await;
    let peek = visitor.send(visitor.request(Method::HEAD, &path)).await;
    assert_eq!(peek.status, StatusCode::FOUND);
    company.browser(ANNA).await.follows(&path, 2).await;
    assert_eq!(
        classes(&company).await,
        ["bot machine-word", "bot no-user-agent", "human browser", "preview linkedin", "self owner"]
    );
    assert_eq!(people(&company).await, 1);
    assert_eq!(figure(&company, "select sum(clicks) from click_days").await, 5);
    assert_eq!(figure(&company, "select sum(clicks) from click_quarters").await, 1);
});

on_both!(a_visitor_counts_once_a_day_and_again_the_next, |company| {
    let story = company.story("The mill turns again", Some(ADDRESS)).await;
    let posted = company.post(company.person(ANNA).await, story, "linkedin").await;
    let path = format!("/go/{}", posted.code);
    let visitor = company.visitor();
    visitor.follows(&path, 1).await;
    visitor.follows(&path, 1).await;
    visitor.follows(&path, 2).await;
    assert_eq!(people(&company).await, 2);
    company.advance(SignedDuration::from_hours(24));
    visitor.follows(&path, 1).await;
    assert_eq!(people(&company).await, 3);
    assert_eq!(figure(&company, "select sum(people) from click_quarters").await, 3);
});

on_both!(nothing_that_is_kept_joins_two_days_or_names_a_visitor, |company| {
    let story = company.story("The mill turns again", Some(ADDRESS)).await;
    let posted = company.post(company.person(ANNA).await, story, "linkedin").await;
    let path = format!("/go/{}", posted.code);
    let visitor = company.visitor();
    let key = || std::fs::read(company.marbles.folder.join("visitors.key")).expect("a key");
    visitor.follows(&path, 1).await;
    let monday = key();
    company.advance(SignedDuration::from_hours(24));
    visitor.follows(&path, 1).await;
    let tuesday = key();
    assert_eq!((monday.len(), tuesday.len()), (40, 40));
    assert_ne!(monday[8..], tuesday[8..]);
    let hex = if company.database.is_some() { "encode(visitor, 'hex')" } else { "hex(visitor)" };
    let seen = company.dig(&format!("select {hex} from clicks")).await;
    assert_eq!(seen.len(), 2);
    assert_ne!(seen[0], seen[1]);
    assert_eq!(seen[0].len(), 32);
});

on_both!(who_asks_not_to_be_followed_is_not, |company| {
    let story = company.story("The mill turns again", Some(ADDRESS)).await;
    let posted = company.post(company.person(ANNA).await, story, "linkedin").await;
    let path = format!("/go/{}", posted.code);
    let visitor = company.visitor();
    visitor.send(visitor.in_person(&path, 1).header("DNT", "1")).await;
    visitor.send(visitor.in_person(&path, 2).header("Sec-GPC", "1")).await;
    assert_eq!(
        figure(&company, "select count(*) from clicks where visitor is null and class = 'human'").await,
        2
    );
    assert_eq!(people(&company).await, 1, "they cannot be told apart, so they never count for too many");
});

on_both!(clicks_that_come_at_once_are_all_written_before_their_answers, |company| {
    let story = company.story("The mill turns again", Some(ADDRESS)).await;
    let posted = company.post(company.person(ANNA).await, story, "linkedin").await;
    let path = format!("/go/{}", posted.code);
    let visitor = company.visitor();
    let visits: Vec<_> = (0..60)
        .map(|number| {
            let (visitor, path) = (visitor.clone(), path.clone());
            tokio::spawn(async move { visitor.follows(&path, number).await.status })
        })
        .collect();
    for visit in visits {
        assert_eq!(visit.await.expect("an answer"), StatusCode::FOUND);
    }
    assert_eq!((people(&company).await, figure(&company, "select count(*) from clicks").await), (60, 60));
});

on_both!(a_withdrawn_story_leads_to_a_polite_page_or_where_its_editor_says, |company| {
    let story = company.story("The mill turns again", Some(ADDRESS)).await;
    let posted = company.post(company.person(ANNA).await, story, "linkedin").await;
    let path = format!("/go/{}", posted.code);
    let visitor = company.visitor();
    assert_eq!(visitor.follows(&path, 1).await.status, StatusCode::FOUND);
    company.plant("update stories set withdrawn_at = published_at").await;
    company.advance(SignedDuration::from_secs(5));
    let gone = visitor.follows(&path, 1).await;
    assert_eq!(gone.status, StatusCode::GONE);
    gone.says("Historien er her ikke længere").keeps_quiet_about("mill");
    company.plant("update stories set withdrawn_to = 'https://northwind.example/news'").await;
    company.advance(SignedDuration::from_secs(5));
    assert_eq!(visitor.follows(&path, 1).await.location(), "https://northwind.example/news");
    company.plant("update stories set withdrawn_to = 'javascript:alert(1)'").await;
    company.advance(SignedDuration::from_secs(5));
    assert_eq!(visitor.follows(&path, 1).await.status, StatusCode::GONE);
});

on_both!(an_expired_story_still_leads_on_and_one_without_a_link_to_its_own_page, |company| {
    let anna = company.person(ANNA).await;
    let story = company.story("The mill turns again", Some(ADDRESS)).await;
    let expired = company.post(anna, story, "linkedin").await;
    company.plant("update stories set expires_at = published_at").await;
    let own = company.story("A day on the water", None).await;
    let unlinked = company.post(anna, own, "linkedin").await;
    let visitor = company.visitor();
    let onward = visitor.follows(&format!("/go/{}", expired.code), 1).await;
    assert!(onward.location().starts_with("https://northwind.example/news/mill?page=2&utm_"));
    let page = visitor.follows(&format!("/go/{}", unlinked.code), 1).await;
    assert!(page.location().ends_with(&format!("localhost/s/{own}")), "{}", page.location());
});

on_both!(only_stored_web_addresses_are_led_to, |company| {
    let story = company.story("The mill turns again", Some("javascript:alert(1)")).await;
    let posted = company.post(company.person(ANNA).await, story, "linkedin").await;
    let visitor = company.visitor();
    let code = &posted.code;
    for path in [format!("/go/{code}"), format!("/go/{code}?url=https://evil.example&to=//evil.example")] {
        let answer = visitor.follows(&path, 1).await;
        assert!(answer.location().ends_with(&format!("localhost/s/{story}")), "{}", answer.location());
    }
});

on_both!(another_organisations_code_is_unknown_here, |company| {
    let story = company.story("The mill turns again", Some(ADDRESS)).await;
    let posted = company.post(company.person(ANNA).await, story, "linkedin").await;
    let path = format!("/go/{}", posted.code);
    assert_eq!(company.stranger().await.follows(&path, 1).await.status, StatusCode::NOT_FOUND);
    assert_eq!(company.visitor().follows(&path, 1).await.status, StatusCode::FOUND);
});

on_both!(a_host_for_links_serves_codes_and_nothing_else, |company| {
    company
        .plant(&format!(
            "update organisations set link_host = 'go.localhost' where org_id = {}",
            company.id(company.org.uuid())
        ))
        .await;
    let story = company.story("The mill turns again", Some(ADDRESS)).await;
    let posted = company.post(company.person(ANNA).await, story, "linkedin").await;
    let visitor = company.visitor();
    let there = |path: &str| visitor.in_person(path, 1).header("Host", "go.localhost");
    assert_eq!(visitor.send(there(&format!("/{}", posted.code))).await.status, StatusCode::FOUND);
    assert_eq!(visitor.send(there("/")).await.status, StatusCode::OK);
    assert_eq!(visitor.send(there("/health")).await.status, StatusCode::OK);
    for closed in ["/sign-in", "/today", "/api/v1/me", "/overview", "/go/abc"] {
        assert_eq!(visitor.send(there(closed)).await.status, StatusCode::NOT_FOUND, "{closed}");
    }
    assert_eq!(visitor.follows("/sign-in", 1).await.status, StatusCode::OK);
    assert_eq!(visitor.follows(&format!("/go/{}", posted.code), 1).await.status, StatusCode::FOUND);
});

on_both!(my_link_is_a_qr_code_for_me_alone, |company| {
    let story = company.story("The mill turns again", Some(ADDRESS)).await;
    let posted = company.post(company.person(ANNA).await, story, "linkedin").await;
    let place = format!("/shares/{}/qr", posted.share);
    let anna = company.browser(ANNA).await;
    for (kind, mime) in [("svg", "image/svg+xml"), ("png", "image/png")] {
        let answer = anna.get(&format!("{place}/{kind}")).await;
        assert_eq!(answer.headers["content-type"], mime);
    }
    assert_eq!(anna.get(&format!("{place}/gif")).await.status, StatusCode::NOT_FOUND);
    let clara = company.browser(CLARA).await;
    assert_eq!(clara.get(&format!("{place}/svg")).await.status, StatusCode::NOT_FOUND);
});
