use super::*;
use crate::settings::{Mail, Pictures};

#[tokio::test]
async fn no_secret_is_repeated() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = Place {
        data: Some(folder.path().to_owned()),
        database: Some("postgres://marbles:hunter2@127.0.0.1:1/marbles?password=hunter2".to_owned()),
        public_url: Some("https://who:hunter2@marbles.example.org".to_owned()),
        allow_private_fetch: false,
        channels: Default::default(),
        assistants: Default::default(),
        mail: Mail {
            smtp: Some("smtps://post:hunter2@mail.example.org".to_owned()),
            mail_from: "post@example.org".to_owned(),
        },
        pictures: Pictures {
            bucket: Some("s3://pictures".to_owned()),
            s3_endpoint: Some("http://who:hunter2@127.0.0.1:1".to_owned()),
            s3_key: Some("hunter2".to_owned()),
            s3_secret: Some("hunter2".to_owned()),
            ..Pictures::default()
        },
    };
    let findings = examine(&place).await;
    let said = in_words(&findings) + &serde_json::to_string(&findings).expect("JSON");
    assert!(!said.contains("hunter2"), "{said}");
    assert!(said.contains("mail.example.org") && said.contains("127.0.0.1"), "{said}");
    assert!(
        findings.iter().any(|finding| finding.about == "database" && finding.state == State::Broken),
        "{said}"
    );
}

#[tokio::test]
async fn a_fresh_installation_is_told_what_it_lacks_and_nothing_is_broken() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = Place::in_folder(folder.path());
    let findings = examine(&place).await;
    let missing: Vec<_> =
        findings.iter().filter(|one| one.state == State::Missing).map(|one| one.about).collect();
    assert_eq!(missing, ["public address", "mail", "sender", "database"]);
    assert!(
        findings
            .iter()
            .all(|one| one.state != State::Broken && (one.state == State::Fine) == one.todo.is_none())
    );
}
