#![allow(clippy::unwrap_used)]

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;

const HEADER: &str = "email,name,role,title,department,location,language,time_zone\n";

fn sheet(text: &str) -> Sheet {
    read(text.as_bytes()).unwrap()
}

/// The problems of one line under the documented header, as column, key and whether the row is kept.
fn problems_of(line: &str) -> Vec<(&'static str, &'static str, bool)> {
    let sheet = sheet(&format!("{HEADER}{line}\n"));
    sheet.problems.iter().map(|problem| (problem.column, problem.kind.key(), problem.row_kept)).collect()
}

/// How many rows a file of one line under the documented header gives.
fn rows_of(line: &str) -> usize {
    sheet(&format!("{HEADER}{line}\n")).rows.len()
}

fn person(line: u64, email: &str, name: &str) -> Row {
    Row {
        line,
        email: email.to_owned(),
        name: name.to_owned(),
        role: None,
        title: None,
        department: None,
        location: None,
        language: None,
        time_zone: None,
    }
}

#[test]
fn a_plain_file_reads_whole() {
    let told = sheet(&format!(
        "{HEADER}mette@northwind.example,Mette Holm,lead,Head of communication,Communication,Aarhus,da,Europe/Copenhagen\n"
    ));
    assert_eq!(
        (told.separator, told.encoding, &told.problems, &told.unknown_columns),
        (',', "UTF-8", &vec![], &vec![])
    );
    assert_eq!(
        told.columns,
        ["email", "name", "role", "title", "department", "location", "language", "time_zone"]
    );
    let mette = Row {
        role: Some("lead"),
        title: Some("Head of communication".to_owned()),
        department: Some("Communication".to_owned()),
        location: Some("Aarhus".to_owned()),
        language: Some("da".to_owned()),
        time_zone: Some("Europe/Copenhagen".to_owned()),
        ..person(2, "mette@northwind.example", "Mette Holm")
    };
    assert_eq!(told.rows, [mette]);
}

#[test]
fn a_dutch_file_reads_as_well() {
    let told = sheet(
        "E-mailadres;Voornaam;Tussenvoegsel;Achternaam;Rol;Functie;Afdeling;Vestiging;Taal;Tijdzone;Pasnummer\r\n\
         Anna@Northwind.example;Anna;van der;Meer;Redacteur;Hydroloog;Water;Delft;Nederlands;Europe/Amsterdam;7\r\n",
    );
    assert_eq!((told.separator, told.unknown_columns), (';', vec!["Pasnummer".to_owned()]));
    let anna = Row {
        role: Some("editor"),
        title: Some("Hydroloog".to_owned()),
        department: Some("Water".to_owned()),
        location: Some("Delft".to_owned()),
        language: Some("nl".to_owned()),
        time_zone: Some("Europe/Amsterdam".to_owned()),
        ..person(2, "anna@northwind.example", "Anna van der Meer")
    };
    assert_eq!((told.rows, told.problems), (vec![anna], vec![]));
}

#[test]
fn a_danish_file_reads_as_well() {
    let told = sheet(
        "E-post\tFornavn\tEfternavn\tRolle\tStilling\tAfdeling\tSted\tSprog\tTidszone\n\
         søren@northwind.example\tSøren\tØstergård\tRedaktør\tIngeniør\tVind\tEsbjerg\tDansk\teurope/copenhagen\n",
    );
    let soren = &told.rows[0];
    assert_eq!((told.separator, soren.name.as_str(), soren.role), ('\t', "Søren Østergård", Some("editor")));
    assert_eq!(
        (soren.language.as_deref(), soren.time_zone.as_deref()),
        (Some("da"), Some("Europe/Copenhagen"))
    );
    assert_eq!((soren.title.as_deref(), soren.location.as_deref()), (Some("Ingeniør"), Some("Esbjerg")));
}

#[test]
fn titles_are_known_without_case_accents_and_signs() {
    for title in ["E-MAIL", " e mail ", "\"E-mail\"", "É-mail", "E‑mail*", "Mail", "E_Mail_Address"] {
        let told = sheet(&format!("{title},NÁME\na@northwind.example,Ann\n"));
        assert_eq!(told.columns, ["email", "name"], "{title}");
    }
}

#[test]
fn every_separator_is_found() {
    for separator in [',', ';', '\t', '|'] {
        let text = "name,email\n\"Holm, Mette; dr | ing\",m@northwind.example\n".replacen(
            ',',
            &separator.to_string(),
            1,
        );
        let (first, second) = text.split_once('\n').unwrap();
        let text = format!("{first}\n{}", second.replace("\",m", &format!("\"{separator}m")));
        let told = sheet(&text);
        assert_eq!((told.separator, told.rows[0].name.as_str()), (separator, "Holm, Mette; dr | ing"));
    }
}

#[test]
fn a_separator_told_by_a_spreadsheet_is_believed() {
    let told = sheet("sep=;\r\nemail;name\r\nann@northwind.example;Ann\r\n");
    assert_eq!((told.separator, told.rows), (';', vec![person(3, "ann@northwind.example", "Ann")]));
}

#[test]
fn every_encoding_gives_the_same_people() {
    let text = "email;naam\r\nsoren@northwind.example;Søren Ærø €\r\n";
    let utf16 = |unit: fn(u16) -> [u8; 2], mark: [u8; 2]| {
        mark.into_iter().chain(text.encode_utf16().flat_map(unit)).collect::<Vec<u8>>()
    };
    let windows = text
        .chars()
        .map(|c| match c {
            'ø' => 0xf8,
            'Æ' => 0xc6,
            '€' => 0x80,
            c => u8::try_from(c).unwrap(),
        })
        .collect::<Vec<u8>>();
    for (bytes, encoding) in [
        (text.as_bytes().to_vec(), "UTF-8"),
        ([b"\xef\xbb\xbf", text.as_bytes()].concat(), "UTF-8"),
        (utf16(u16::to_le_bytes, [0xff, 0xfe]), "UTF-16LE"),
        (utf16(u16::to_be_bytes, [0xfe, 0xff]), "UTF-16BE"),
        (windows, "windows-1252"),
    ] {
        let told = read(&bytes).unwrap();
        assert_eq!(told.encoding, encoding);
        assert_eq!(told.rows, [person(2, "soren@northwind.example", "Søren Ærø €")], "{encoding}");
    }
}

#[test]
fn every_mistake_is_told_by_its_line() {
    assert_eq!(problems_of(",Ann"), [("email", "import-problem-email-missing", false)]);
    for wrong in [
        "ann",
        "ann@",
        "@northwind.example",
        "ann@northwind",
        "a b@northwind.example",
        "a@b@northwind.example",
        "ann@north wind.example",
        "Ann <ann@northwind.example>",
    ] {
        assert_eq!(
            problems_of(&format!("{wrong},Ann")),
            [("email", "import-problem-email-invalid", false)],
            "{wrong}"
        );
    }
    assert_eq!(problems_of("ann@northwind.example, "), [("name", "import-problem-name-missing", false)]);
    assert_eq!(
        problems_of("ann@northwind.example,Ann,boss"),
        [("role", "import-problem-role-unknown", true)]
    );
    assert_eq!(
        problems_of("ann@northwind.example,Ann,,,,,Klingon"),
        [("language", "import-problem-language-unknown", true)]
    );
    assert_eq!(
        problems_of("ann@northwind.example,Ann,,,,,,Mars/Base"),
        [("time_zone", "import-problem-time-zone-unknown", true)]
    );
    assert_eq!(
        problems_of("ann@northwind.example,Ann,,,,,,,extra"),
        [("row", "import-problem-too-many-fields", false)]
    );
    assert_eq!(
        problems_of("ann@northwind.example,\"Ann\" Holm"),
        [("row", "import-problem-quote-broken", false)]
    );
    let long = "x".repeat(201);
    assert_eq!(
        problems_of(&format!("ann@northwind.example,{long}")),
        [("name", "import-problem-too-long", false)]
    );
    assert_eq!(
        problems_of(&format!("ann@northwind.example,Ann,,{long}")),
        [("title", "import-problem-too-long", true)]
    );
    assert_eq!(
        problems_of(&format!("{long}{long}@northwind.example,Ann")),
        [("email", "import-problem-too-long", false)]
    );
}

#[test]
fn only_what_is_wrong_is_left_out() {
    let told =
        sheet(&format!("{HEADER}ann@northwind.example,Ann,boss,Engineer,,,Klingon,Europe/Amsterdam\n"));
    let ann = Row {
        title: Some("Engineer".to_owned()),
        time_zone: Some("Europe/Amsterdam".to_owned()),
        ..person(2, "ann@northwind.example", "Ann")
    };
    assert_eq!((told.rows, told.problems.len()), (vec![ann], 2));
    assert_eq!(told.problems[1].value, "Klingon");
    assert_eq!(rows_of("ann,Ann,boss"), 0);
}

#[test]
fn a_person_left_out_is_left_out_in_every_problem() {
    let told = problems_of("ann,,boss");
    let keys: Vec<_> = told.iter().map(|(column, _, kept)| (*column, *kept)).collect();
    assert_eq!(keys, [("email", false), ("name", false), ("role", false)]);
}

#[test]
fn an_address_counts_once_and_the_second_names_the_first() {
    let told = sheet(
        "email,name\n\nann@northwind.example,Ann\nbo@northwind.example,Bo\n Ann@Northwind.Example ,Ann Again\n",
    );
    assert_eq!(told.rows.len(), 2);
    let problem = &told.problems[0];
    assert_eq!((problem.line, problem.kind), (5, ProblemKind::EmailRepeated { first_line: 3 }));
    assert_eq!(problem.kind.number(), Some(3));
}

#[test]
fn a_person_refused_does_not_stand_in_the_way_of_a_later_line() {
    let told = sheet("email,name\nann@northwind.example,\nann@northwind.example,Ann\n");
    assert_eq!(told.rows, [person(3, "ann@northwind.example", "Ann")]);
    assert_eq!(told.problems.len(), 1);
}

#[test]
fn one_broken_line_never_loses_the_others() {
    let told = sheet(
        "email,name\nann@northwind.example,\"Ann\nbo@northwind.example,Bo\n\"cy@northwind.example\",\"Cy\"\n",
    );
    let lines: Vec<_> = told.rows.iter().map(|row| row.line).collect();
    assert_eq!((lines, told.problems[0].line), (vec![3, 4], 2));
}

#[test]
fn blank_lines_short_lines_and_loose_ends_are_no_problem() {
    let told = sheet(
        "\r\nemail;name;role;;\r\n;;;;\r\n \r\nann@northwind.example;Ann\r\n;;;;;;;\r\nbo@northwind.example;Bo;;;;;;",
    );
    assert_eq!(
        told.rows,
        [person(5, "ann@northwind.example", "Ann"), person(7, "bo@northwind.example", "Bo")]
    );
    assert_eq!((told.problems, told.unknown_columns), (vec![], vec![]));
}

#[test]
fn what_cannot_be_seen_is_not_kept() {
    let told = sheet(
        "email,name\n\u{a0}mailto:Ann@northwind.example\u{200b},\"  Ann\u{a0}\n Zo\u{308}e\u{301} \"\n",
    );
    assert_eq!(told.rows, [person(2, "ann@northwind.example", "Ann Zöé")]);
}

#[test]
fn roles_and_languages_are_known_in_three_languages() {
    for (words, role) in [
        ("Member lid Medewerker medarbejder", "member"),
        ("editor Redacteur REDAKTØR", "editor"),
        ("lead Programmaleider programleder", "lead"),
        ("admin Beheerder Administrator", "admin"),
    ] {
        for word in words.split(' ') {
            assert_eq!(values::role(word), Some(role), "{word}");
        }
    }
    for (words, language) in [
        ("en EN en-GB en_US English Engels engelsk", "en"),
        ("nl nl-BE Nederlands Dutch hollandsk", "nl"),
        ("da da_DK Dansk Deens danish", "da"),
    ] {
        for word in words.split(' ') {
            assert_eq!(values::language(word), Some(language), "{word}");
        }
    }
    assert_eq!((values::role("programme lead"), values::role("")), (Some("lead"), None));
    assert_eq!((values::language("de"), values::language("German")), (None, None));
}

#[test]
fn a_file_that_is_no_list_of_people_says_why() {
    for (bytes, key) in [
        (b"".as_slice(), "import-problem-sheet-empty"),
        (b"\xef\xbb\xbf \r\n\r\n", "import-problem-sheet-empty"),
        (b"PK\x03\x04\x14\x00\x06\x00", "import-problem-sheet-workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "import-problem-sheet-workbook"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "import-problem-sheet-not-text"),
        (b"%PDF-1.7\nemail", "import-problem-sheet-not-text"),
        (b"\xff\xfee\x00m\x00\x00\xd8", "import-problem-sheet-not-text"),
        (b"email", ""),
    ] {
        assert_eq!(read(bytes).err().map_or("", |problem| problem.key()), key, "{bytes:?}");
    }
    let large = vec![b'a'; LARGEST + 1];
    assert_eq!(read(&large), Err(SheetProblem::TooLarge { limit: LARGEST }));
}

#[test]
fn a_file_without_addresses_lists_the_columns_it_has() {
    let problem = read("Naam;Afdeling;\nAnn;Water;\n".as_bytes()).unwrap_err();
    assert_eq!(
        problem,
        SheetProblem::NoEmailColumn { found: vec!["Naam".to_owned(), "Afdeling".to_owned()] }
    );
    assert_eq!(
        problem.to_string(),
        "No column holds e-mail addresses. The columns found are: Naam, Afdeling."
    );
}

#[test]
fn a_file_with_too_many_rows_is_refused() {
    let text = format!("email\n{}", "a\n".repeat(MOST_ROWS + 1));
    assert_eq!(read(text.as_bytes()), Err(SheetProblem::TooManyRows { limit: MOST_ROWS }));
}

#[test]
fn a_file_made_to_tire_the_reader_does_not() {
    let began = Instant::now();
    for sign in [",", "\"", "\"\n", "a,\"b\n", "\"\"", "\r", "é", "sep="] {
        let text = sign.repeat(1024 * 1024 / sign.len());
        let _ = read(text.as_bytes());
        let _ = read(format!("email,name\n{text}").as_bytes());
    }
    let took = began.elapsed();
    assert!(took < Duration::from_secs(30), "unoptimised, on a busy machine: {took:?}");
}

#[test]
fn ten_thousand_people_read_in_well_under_a_second() {
    let mut text = HEADER.to_owned();
    for at in 0..10_000 {
        let zone = if at % 2 == 0 { "Europe/Copenhagen" } else { "Europe/Amsterdm" };
        writeln!(
            text,
            "person{at}@northwind.example,\"Person, {at}\",member,Engineer,Water,Delft,Dansk,{zone}"
        )
        .unwrap();
    }
    let began = Instant::now();
    let told = sheet(&text);
    let took = began.elapsed();
    assert_eq!((told.rows.len(), told.problems.len()), (10_000, 5_000));
    assert!(took < Duration::from_secs(2), "unoptimised, on a busy machine: {took:?}");
}

proptest! {
    #[test]
    fn no_bytes_stop_it_and_each_line_is_told_truly(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = read(&bytes);
        let told = read(&[b"email,name\n", bytes.as_slice()].concat());
        if let Ok(sheet) = told {
            prop_assert!(sheet.rows.iter().all(|row| row.line >= 2 && row.email.contains('@')));
        }
    }

    #[test]
    fn untidy_lines_lose_nobody_else(lines in prop::collection::vec("[a-c\",;@. \n]{0,12}", 0..30)) {
        let mut text = "email,name\n".to_owned();
        for (at, line) in lines.iter().enumerate() {
            write!(text, "{}\nfine{at}@northwind.example,Fine\n", line.replace('\n', " ")).unwrap();
        }
        let told = sheet(&text);
        let fine = told.rows.iter().filter(|row| row.email.starts_with("fine")).count();
        prop_assert_eq!(fine, lines.len());
        prop_assert!(told.problems.windows(2).all(|pair| pair[0].line <= pair[1].line));
    }
}
