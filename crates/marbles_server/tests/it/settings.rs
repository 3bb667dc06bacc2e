//! Settings: looks that can be read, rules that hold, and only for administrators.

use marbles::programme;
use reqwest::StatusCode;

use crate::company::{BRAM, CLARA, DAAN, on_both};

on_both!(a_weak_colour_is_said_to_be_weak_and_served_corrected, |company| {
    let daan = company.browser(DAAN).await;
    let looks =
        [("name", "Northwind Wind & Water"), ("tagline", "Wind, water, people"), ("accent", "#FFD400")];
    assert_eq!(daan.post("/settings/looks", &looks).await.status, StatusCode::SEE_OTHER);
    daan.get("/settings")
        .await
        .says("On light paper your colour is too weak")
        .keeps_quiet_about("On dark paper your colour is too weak");
    let brand = company.visitor().get("/brand.css").await;
    brand.says("--accent: light-dark(#").says(", #ffd400)").keeps_quiet_about("light-dark(#ffd400");
    assert_eq!(brand.headers["content-type"], "text/css; charset=utf-8");
});

/// A form's address, what is typed into it, and what must still stand there afterwards.
type Mistake = (&'static str, &'static [(&'static str, &'static str)], &'static str);

on_both!(what_does_not_hold_is_shown_beside_its_field_and_nothing_typed_is_lost, |company| {
    let daan = company.browser(DAAN).await;
    let mistakes: [Mistake; 5] = [
        ("/settings/looks", &[("name", "Northwind Renewed"), ("accent", "blueish")], "Northwind Renewed"),
        ("/settings/languages", &[("leading", "nl"), ("time_zone", "Europe/Atlantis")], "Europe/Atlantis"),
        ("/settings/joining", &[("email_domains", "northwind.example no-domain")], "no-domain"),
        ("/settings/privacy", &[("minimum_group", "4")], "value=\"4\""),
        ("/settings/addresses", &[("host", "southport.localhost"), ("link_host", "")], "southport.localhost"),
    ];
    for (path, form, typed) in mistakes {
        let answer = daan.post(path, form).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
        answer.says(typed).says("aria-invalid=\"true\"");
    }
    let mut look = company.work().await;
    let organisation = programme::organisation(&mut look).await.expect("Northwind");
    assert_eq!((organisation.name.as_str(), organisation.minimum_group), ("Northwind Wind & Water", 10));
});

on_both!(the_first_language_leads_and_domains_decide_who_may_join, |company| {
    let daan = company.browser(DAAN).await;
    daan.post(
        "/settings/languages",
        &[("leading", "da"), ("languages", "en"), ("languages", "da"), ("time_zone", "Europe/Copenhagen")],
    )
    .await;
    daan.post("/settings/joining", &[("email_domains", "@Northwind.example\nnw.example")]).await;
    daan.post("/settings/privacy", &[("minimum_group", "12")]).await;
    let mut look = company.work().await;
    let organisation = programme::organisation(&mut look).await.expect("Northwind");
    assert_eq!(
        organisation.languages.iter().map(|language| language.code()).collect::<Vec<_>>(),
        ["da", "en"]
    );
    assert!(organisation.welcomes("ida@nw.example") && organisation.welcomes("ida@northwind.example"));
    assert_eq!(organisation.minimum_group, 12);
});

on_both!(a_logo_is_fitted_and_a_drawing_is_refused, |company| {
    use reqwest::multipart::{Form, Part};
    let daan = company.browser(DAAN).await;
    let logo = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/../marbles_web/assets/icon-192.png"))
        .expect("an icon");
    let send = async |bytes: Vec<u8>| {
        daan.post_files("/settings/logo", Form::new().part("file", Part::bytes(bytes).file_name("logo")))
            .await
    };
    assert_eq!(
        send(b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec()).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert_eq!(send(logo).await.status, StatusCode::SEE_OTHER);
    let page = daan.get("/settings").await;
    let path = page
        .text
        .split("src=\"")
        .find(|part| part.starts_with("/pictures/"))
        .and_then(|part| part.split('"').next())
        .expect("a logo");
    assert_eq!(company.visitor().get(path).await.status, StatusCode::OK);
    daan.post("/settings/logo/removal", &[]).await;
    daan.get("/settings").await.keeps_quiet_about("/pictures/");
});

on_both!(only_administrators_change_settings, |company| {
    for email in [BRAM, CLARA] {
        let other = company.browser(email).await;
        assert_eq!(other.get("/settings").await.status, StatusCode::FORBIDDEN);
        assert_eq!(
            other.post("/settings/privacy", &[("minimum_group", "5")]).await.status,
            StatusCode::FORBIDDEN
        );
    }
});

on_both!(a_second_organisation_takes_nothing_from_the_first, |company| {
    let mut work = company.work().await;
    programme::set_host(&mut work, "").await.expect("no host");
    work.save().await.expect("saved");
    company.visitor().get("/sign-in").await.says("Northwind");
    let mut work = company.marbles.db.work(marbles::db::By::marbles(company.other_org)).await.expect("work");
    programme::set_host(&mut work, "southport.localhost:8080").await.expect("a host");
    work.save().await.expect("saved");
    let southport = company.visitor().at(&company.address.replace("localhost", "southport.localhost"));
    southport.get("/sign-in").await.says("Southport").keeps_quiet_about("Northwind");
});

on_both!(an_organisation_is_founded_at_a_host_that_is_free, |company| {
    let mut work = company.work().await;
    programme::settings::change_addresses(&mut work, "localhost", "go.localhost").await.expect("a link host");
    work.save().await.expect("saved");
    for host in ["https://third.example", "third example", "GO.localhost ", "Southport.localhost"] {
        let founding = programme::Founding {
            name: "Third".to_owned(),
            slug: "third".to_owned(),
            time_zone: "Europe/Amsterdam".to_owned(),
            host: host.to_owned(),
            ..Default::default()
        };
        assert!(programme::found(&company.marbles.db, founding).await.is_err(), "{host}");
    }
});
