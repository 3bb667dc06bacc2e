//! The command line beside a running server, as somebody at a terminal meets it.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Output, Stdio},
};

use reqwest::StatusCode;
use serde_json::Value;

use crate::company::Browser;

fn marbles(data: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_marbles"));
    for name in ["MARBLES_DATA", "MARBLES_DATABASE", "MARBLES_PUBLIC_URL"] {
        command.env_remove(name);
    }
    command.args(arguments).arg("--data").arg(data);
    command
}

fn ran(data: &Path, arguments: &[&str]) -> Output {
    marbles(data, arguments).output().expect("marbles runs")
}

#[track_caller]
fn answer(data: &Path, arguments: &[&str]) -> Value {
    let output = ran(data, &[arguments, &["--json"]].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("one JSON document")
}

/// A server that ends with the test.
struct Running {
    child: Child,
    said: Value,
}

impl Running {
    fn start(data: &Path, command: &str) -> Self {
        let arguments = [command, "--listen", "127.0.0.1:0", "--json"];
        let mut child =
            marbles(data, &arguments).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("a server");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("its output")).read_line(&mut line).expect("a line");
        Self { child, said: serde_json::from_str(&line).expect("one JSON document on one line") }
    }

    fn url(&self) -> &str {
        self.said["url"].as_str().expect("an address")
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn with_a_company() -> tempfile::TempDir {
    let data = tempfile::tempdir().expect("a folder");
    answer(data.path(), &["org", "create", "--name", "Northwind Wind & Water", "--slug", "northwind"]);
    let list = data.path().join("people.csv");
    std::fs::write(&list, "email,name\nanna@northwind.example,Anna Holm\n").expect("a file");
    answer(data.path(), &["people", "import", list.to_str().expect("a path"), "--org", "northwind"]);
    data
}

#[tokio::test]
async fn a_sign_in_link_leads_to_the_running_server_whatever_its_port() {
    let data = with_a_company();
    let server = Running::start(data.path(), "serve");
    let link = answer(data.path(), &["sign-in-link", "anna@northwind.example", "--org", "northwind"]);
    let link = link["url"].as_str().expect("a link");
    let path = link.strip_prefix(server.url()).expect("a link to the server");
    let browser = Browser::with(server.url(), reqwest::cookie::Jar::default());
    assert_eq!(browser.get(path).await.status, StatusCode::OK);
    let looked = String::from_utf8(ran(data.path(), &["doctor"]).stdout).expect("text");
    assert!(looked.contains(server.url()), "{looked}");
}

#[tokio::test]
async fn a_demo_tells_programs_where_its_seats_are() {
    let data = tempfile::tempdir().expect("a folder");
    let demo = Running::start(data.path(), "demo");
    let browser = Browser::with(demo.url(), reqwest::cookie::Jar::default());
    for seat in ["advocate", "editor", "lead", "admin"] {
        let address = demo.said["seats"][seat].as_str().expect(seat);
        let path = address.strip_prefix(demo.url()).expect("an address of the demo");
        assert_eq!(browser.get(path).await.status, StatusCode::OK, "{address}");
    }
}

#[track_caller]
fn complaint(data: &Path, arguments: &[&str]) -> String {
    let output = ran(data, arguments);
    assert!(!output.status.success(), "{arguments:?}");
    String::from_utf8(output.stderr).expect("text")
}

#[test]
fn what_does_not_hold_is_said_in_words() {
    let data = with_a_company();
    let create = |slug| complaint(data.path(), &["org", "create", "--name", "Southport", "--slug", slug]);
    assert_eq!(
        create("Bad Slug"),
        "marbles: slug: Use small letters, digits and hyphens only, at most 40, such as northwind.\n"
    );
    assert_eq!(create("northwind"), "marbles: This short name or host is in use already.\n");
    let source = complaint(data.path(), &["source", "add", "nowhere", "--org", "northwind"]);
    assert!(source.contains("This is not a web address."), "{source}");
}

#[test]
fn programs_get_ids_and_lists_that_end() {
    let data = with_a_company();
    let token =
        answer(data.path(), &["token", "create", "--org", "northwind", "--person", "anna@northwind.example"]);
    assert!(token["id"].as_str().is_some_and(|id| id.parse::<uuid::Uuid>().is_ok()), "{token}");
    let feed = data.path().join("feed.xml");
    std::fs::write(&feed, crate::site::feed(&[("1", "/a", "Wind", "Sat, 21 Nov 2026 09:00:00 GMT")]))
        .expect("a file");
    let lists = [
        answer(data.path(), &["org", "list"]),
        answer(data.path(), &["source", "refresh", "--org", "northwind"]),
        answer(data.path(), &["source", "preview", feed.to_str().expect("a path")]),
    ];
    for list in lists {
        assert!(list["items"].is_array() && list.get("next").is_some_and(Value::is_null), "{list}");
    }
}

#[test]
fn the_doctor_looks_and_touches_nothing() {
    let parent = tempfile::tempdir().expect("a folder");
    let nowhere = parent.path().join("nowhere");
    let told = answer(&nowhere, &["doctor"]).to_string();
    assert!(told.contains("is not there yet") && !nowhere.exists(), "{told}");
    let data = with_a_company();
    let told = answer(data.path(), &["doctor"]).to_string();
    assert!(told.contains("Northwind Wind & Water: 1 people"), "{told}");
}

#[tokio::test]
async fn the_doctor_leaves_an_old_schema_as_it_is() {
    let data = with_a_company();
    let address = data.path().join("marbles.sqlite").display().to_string();
    let pool = sqlx::SqlitePool::connect(&address).await.expect("a file");
    sqlx::query("delete from schema_history where version > 3")
        .execute(&pool)
        .await
        .expect("an older schema");
    let told = answer(data.path(), &["doctor"]).to_string();
    assert!(told.contains("schema 3, and this Marbles has"), "{told}");
    let version: i64 = sqlx::query_scalar("select max(version) from schema_history")
        .fetch_one(&pool)
        .await
        .expect("a version");
    assert_eq!(version, 3);
}
