//! What holds for every table, every statement, every address and every word, without anyone remembering.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use marbles_web::router::{API, Address, PAGES, Who};
use reqwest::{Method, StatusCode};

use crate::company::{ANNA, BRAM, Browser, CLARA, Company, DAAN, on_both};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn files(folder: &Path, ending: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.to_string_lossy().ends_with(ending) {
            let text = fs::read_to_string(&path).expect("a text");
            found.push((path, text));
        }
    }
    found
}

/// Statements about the installation itself: its organisations as a whole, and its schema.
const ABOUT_THE_INSTALLATION: &[&str] = &[
    "select count(*) from organisations",
    "select * from organisations order by created_at",
    "from sqlite_master",
    "from pragma_table_info",
    "from information_schema.columns",
    "from schema_history",
    "insert into schema_history",
];

#[test]
fn every_statement_stays_inside_one_organisation() {
    let source = root().join("crates/marbles/src");
    let mut seen = 0;
    let mut wrong = Vec::new();
    let mut check = |path: &Path, sql: &str| {
        let words = sql.split_whitespace().collect::<Vec<_>>().join(" ");
        seen += 1;
        if !words.contains("org_id") && !ABOUT_THE_INSTALLATION.iter().any(|known| words.contains(known)) {
            wrong.push(format!("{}: {words}", path.display()));
        }
    };
    for (path, text) in files(&source, ".rs") {
        for literal in literals(&text) {
            let start = literal.trim_start();
            // A verb alone, or one followed by an ellipsis, is prose.
            let is_prose = literal.contains('…') || literal.split_whitespace().count() < 3;
            if !is_prose
                && ["select ", "insert into ", "update ", "delete from ", "with "]
                    .iter()
                    .any(|verb| start.starts_with(verb))
            {
                check(&path, literal);
            }
        }
    }
    for (path, text) in files(&source, ".sql") {
        check(&path, &text);
    }
    assert!(seen > 60, "the search found only {seen} statements: it looks in the wrong place");
    assert!(wrong.is_empty(), "statements without org_id:\n{}", wrong.join("\n"));
}

/// The string literals of Rust source (those without escaped quotes, as statements are).
fn literals(text: &str) -> impl Iterator<Item = &str> {
    text.split('"').skip(1).step_by(1)
}

#[test]
fn every_key_and_index_is_led_by_the_organisation() {
    let migrations = marbles::schema::MIGRATIONS;
    let mut tables = 0;
    for (name, text) in migrations {
        let text: String =
            text.lines().filter(|line| !line.trim_start().starts_with("--")).collect::<Vec<_>>().join("\n");
        for statement in text.split(';').map(str::trim).filter(|statement| !statement.is_empty()) {
            if let Some(table) = statement.strip_prefix("create table ") {
                tables += 1;
                assert!(table.contains("org_id {id} not null"), "{name}: {table}");
                for key in ["primary key (", "unique (", "foreign key (", "references "] {
                    for (at, _) in table.match_indices(key) {
                        let rest = &table[at + key.len()..];
                        let columns = if key == "references " {
                            rest.split_once('(').map_or("", |(_, rest)| rest)
                        } else {
                            rest
                        };
                        assert!(
                            columns.starts_with("org_id"),
                            "{name}: {}",
                            &table[at..table.len().min(at + 80)]
                        );
                    }
                }
            } else if statement.starts_with("create index ") || statement.starts_with("create unique index ")
            {
                let columns = statement.split_once('(').map_or("", |(_, columns)| columns);
                assert!(columns.starts_with("org_id"), "{name}: {statement}");
            }
        }
    }
    assert!(tables > 20, "only {tables} tables found");
}

fn wanted(address: &Address, who: Option<Who>) -> bool {
    match who {
        None => address.who == Who::Anyone,
        Some(role) => address.who <= role,
    }
}

fn filled(path: &str) -> String {
    let nobody = "00000000-0000-7000-8000-000000000000";
    path.split('/')
        .map(|part| match part {
            "{id}" | "{person}" | "{story}" | "{group}" => nobody,
            "{kind}" => "invitation",
            part if part.starts_with('{') => "unknown",
            part => part,
        })
        .collect::<Vec<_>>()
        .join("/")
}

/// Somebody who walks the addresses: their role, their browser and their program.
struct Walker {
    role: Option<Who>,
    browser: Browser,
    program: Browser,
}

async fn walkers(company: &Company) -> Vec<Walker> {
    let nobody = Walker { role: None, browser: company.visitor(), program: company.visitor() };
    let mut walkers = vec![nobody];
    for (role, email) in [(Who::Member, ANNA), (Who::Editor, BRAM), (Who::Lead, CLARA), (Who::Admin, DAAN)] {
        walkers.push(Walker {
            role: Some(role),
            browser: company.browser(email).await,
            program: company.program(email).await,
        });
    }
    walkers
}

on_both!(every_address_lets_in_whom_it_says_and_no_one_else, |company| {
    let mut wrong = Vec::new();
    let walkers = walkers(&company).await;
    // Signing out comes last: it ends the walk.
    let (out, others): (Vec<&Address>, Vec<&Address>) =
        PAGES.iter().chain(API).partition(|address| address.path == "/sign-out");
    for address in others.into_iter().chain(out) {
        for walker in &walkers {
            let visitor = if address.path.starts_with("/api/") { &walker.program } else { &walker.browser };
            let method = Method::from_bytes(address.method.as_bytes()).expect("a method");
            let answer = visitor.send(visitor.request(method, &filled(address.path))).await;
            let refused = matches!(answer.status, StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN)
                || answer.location().starts_with("/sign-in?next=");
            if refused == wanted(address, walker.role) || answer.status.is_server_error() {
                wrong.push(format!(
                    "{} {} as {:?}: {} {}",
                    address.method,
                    address.path,
                    walker.role,
                    answer.status,
                    answer.location()
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
});

on_both!(another_organisations_token_opens_nothing_here, |company| {
    let stranger = company.stranger().await.at(&company.address);
    for address in API.iter().filter(|address| address.who != Who::Anyone) {
        let method = Method::from_bytes(address.method.as_bytes()).expect("a method");
        let answer = stranger.send(stranger.request(method, &filled(address.path))).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{} {}", address.method, address.path);
    }
});

on_both!(the_description_names_every_operation, |company| {
    let description = company.visitor().get("/api/v1/openapi.json").await.json();
    assert_eq!(description["openapi"].as_str().map(|version| version.starts_with("3.1")), Some(true));
    for address in API {
        let method = address.method.to_lowercase();
        assert!(
            description["paths"][address.path][&method].is_object(),
            "{} {} is not described",
            address.method,
            address.path
        );
    }
});

on_both!(the_description_tells_how_each_operation_can_fail, |company| {
    let description = company.visitor().get("/api/v1/openapi.json").await.json();
    for address in API {
        let operation = &description["paths"][address.path][address.method.to_lowercase()];
        let responses = operation["responses"].as_object().expect("responses");
        let told = |status: &str| responses.contains_key(status);
        assert_eq!(told("401"), address.who != Who::Anyone, "{} {}", address.method, address.path);
        assert!(told("422") || operation["requestBody"].is_null(), "{} {}", address.method, address.path);
        for (status, response) in responses.iter().filter(|(status, _)| status.starts_with('4')) {
            let problem = &response["content"]["application/problem+json"]["schema"]["$ref"];
            assert_eq!(problem, "#/components/schemas/ProblemDocument", "{status} of {}", address.path);
        }
    }
});

/// The word keys of a language, each with the variables that it mentions.
fn words(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut keys: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = String::new();
    for (path, text) in files(&root().join("crates/marbles_web/words").join(language), ".ftl") {
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((key, _)) = line.split_once(" =").filter(|(key, _)| is_key(key)) {
                current = key.to_owned();
                assert!(
                    keys.insert(current.clone(), BTreeSet::new()).is_none(),
                    "{key} stands twice, again in {}",
                    path.display()
                );
            }
            for variable in line.split('$').skip(1) {
                let name: String =
                    variable.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
                keys.entry(current.clone()).or_default().insert(name);
            }
        }
    }
    keys
}

fn is_key(key: &str) -> bool {
    !key.is_empty() && key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_".contains(c))
}

#[test]
fn every_language_has_every_word_and_mentions_the_same() {
    let english = words("en");
    assert!(english.len() > 100, "only {} keys", english.len());
    for language in ["nl", "da"] {
        let others = words(language);
        let missing: Vec<_> = english.keys().filter(|key| !others.contains_key(*key)).collect();
        let surplus: Vec<_> = others.keys().filter(|key| !english.contains_key(*key)).collect();
        assert!(
            missing.is_empty() && surplus.is_empty(),
            "{language}: missing {missing:?}, surplus {surplus:?}"
        );
        for (key, variables) in &english {
            let plain = |variables: &BTreeSet<String>| {
                variables
                    .iter()
                    .filter(|name| !["count", "n"].contains(&name.as_str()))
                    .cloned()
                    .collect::<BTreeSet<_>>()
            };
            assert_eq!(
                plain(variables),
                plain(&others[key]),
                "{language}: {key} mentions other things than English does"
            );
        }
    }
}

/// Every text in quotes that has the form of a key, in code and templates, and those that a comment `words:` lists.
fn mentioned() -> BTreeSet<String> {
    let crates = root().join("crates");
    let mut texts = files(&crates.join("marbles_web/templates"), ".html");
    for folder in ["marbles_web/src", "marbles/src", "marbles_server/src"] {
        texts.extend(files(&crates.join(folder), ".rs"));
    }
    let mut keys = BTreeSet::new();
    for (_, text) in texts {
        keys.extend(text.split('"').filter(|part| is_key(part)).map(str::to_owned));
        for line in text.lines().filter_map(|line| line.split_once("words: ")) {
            keys.extend(line.1.split_whitespace().filter(|part| is_key(part)).map(str::to_owned));
        }
    }
    keys
}

#[test]
fn no_word_is_missing_and_none_is_unused() {
    let english: BTreeSet<String> = words("en").into_keys().collect();
    let mentioned = mentioned();
    let called: BTreeSet<String> = files(&root().join("crates/marbles_web/templates"), ".html")
        .into_iter()
        .flat_map(|(_, text)| called_keys(&text))
        .collect();
    let missing: Vec<_> = called.iter().filter(|key| !english.contains(*key)).collect();
    let unused: Vec<_> = english.iter().filter(|key| !mentioned.contains(*key)).collect();
    assert!(missing.is_empty(), "missing: {missing:?}");
    assert!(unused.is_empty(), "unused: {unused:?}");
}

/// The keys that a template asks for: `page.t("key")`, `t1`, `t2`, `n`.
fn called_keys(text: &str) -> Vec<String> {
    ["page.t(\"", "page.t1(\"", "page.t2(\"", "page.n(\""]
        .iter()
        .flat_map(|call| {
            text.split(call).skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned)
        })
        .collect()
}

#[test]
fn every_letter_has_its_words() {
    let english = words("en");
    for kind in marbles::notices::LetterKind::ALL {
        for part in ["subject", "text", "button", "why"] {
            let key = format!("letter-{}-{part}", kind.name());
            assert!(english.contains_key(&key), "{key} is missing");
        }
    }
}
