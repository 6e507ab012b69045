//! Any matrix written as rows is the same matrix when it is read.

use proptest::prelude::*;

use super::*;
use crate::maturity::ids::{DomainId, ItemId, StageId};
use crate::maturity::matrix::{
    AnswerSet, Ask, Band, Bar, Basis, BeforeName, ChangeKind, CrosswalkRow, Domain, ItemChange,
    ItemDetails, Ladder, Matrix, MatrixKind, OwnAnswer, Rung, Rungs, Scale, Stage, Statement, Term,
    Translations, UnknownFields,
};
use crate::maturity::sanitize::{sanitize, sanitize_line};

fn line() -> BoxedStrategy<String> {
    let odd = prop_oneof![
        Just("json:\"x\"".to_owned()),
        Just("id:a".to_owned()),
        Just("=1+1".to_owned()),
        Just("- we meet".to_owned()),
        Just("n/a".to_owned()),
        Just("#REF!".to_owned()),
        Just(" early ".to_owned()),
        Just("EARLY".to_owned()),
        Just("_x0041_".to_owned()),
    ];
    prop_oneof![4 => "[A-Za-z ,.;:'\"’é€-]{1,20}", 1 => odd, 1 => "\\PC{1,8}"]
        .prop_filter_map("blank", |text| {
            let text = sanitize_line(&text);
            (!text.trim().is_empty()).then_some(text)
        })
        .boxed()
}

fn lines() -> BoxedStrategy<String> {
    (line(), prop::option::of(line()))
        .prop_map(|(one, two)| sanitize(&two.map_or(one.clone(), |two| format!("{one}\n{two}"))))
        .boxed()
}

fn some<T: Clone + std::fmt::Debug + 'static>(
    of: impl Strategy<Value = T> + 'static,
) -> BoxedStrategy<Option<T>> {
    prop::option::of(of).boxed()
}

fn list() -> BoxedStrategy<Vec<String>> {
    prop::collection::vec(line(), 0..3).boxed()
}

fn details() -> BoxedStrategy<ItemDetails> {
    let all = (some(line()), list(), list(), list());
    all.prop_map(|(lead_in, checklist, references, tags)| ItemDetails {
        lead_in,
        checklist,
        references,
        tags,
    })
    .boxed()
}

prop_compose! {
    fn statement(stages: usize)(
        stage in 0..stages, upper in any::<bool>(), text in line(), evidence in some(prop_oneof![lines(), Just(String::new())]),
        basis in prop::collection::vec(prop_oneof![Just(Basis::Own), Just(Basis::Verified), Just(Basis::Recalled)], 0..3),
        sources in list(), revision in 1_u32..4,
        stage_basis in some(prop_oneof![Just(Basis::Own), Just(Basis::Verified), Just(Basis::Recalled)]), details in details()
    ) -> Statement {
        let stage = if upper { format!("S{stage}") } else { format!("s{stage}") };
        Statement { id: "x".into(), stage: StageId::new(stage), text, evidence, basis, sources, revision, stage_basis, answers: None, details, unknown_fields: UnknownFields::new() }
    }
}

prop_compose! {
    fn domain(stages: usize)(
        name in line(), short_name in some(line()), group in some(line()), why in some(lines()), good in some(lines()), before in some(lines()),
        signs in list(), statements in prop::collection::vec(statement(stages).boxed(), 1..4).boxed(),
        ladders in prop::collection::vec((line(), prop::collection::vec(lines(), stages), some(lines()), some(lines()), any::<bool>(), details()), 0..2).boxed(),
        asks in prop::collection::vec((line(), 0..stages), 0..2)
    ) -> Domain {
        let rung = |(at, text): (usize, String)| Rung { stage: StageId::new(format!("s{at}")), text };
        let own = |rungs: Vec<String>, before| Rungs::own(rungs.into_iter().enumerate().map(rung).collect(), before);
        let ladder = |(title, rungs, before, example, is_shared, details): (String, Vec<String>, Option<String>, Option<String>, bool, ItemDetails)| Ladder {
            id: "x".into(), title, rungs: if is_shared { Rungs::of_scale("settled".into()) } else { own(rungs, before) },
            examples: example.into_iter().map(|text| rung((0, text))).collect(), details,
            evidence: None, basis: vec![Basis::Own], sources: Vec::new(), revision: 2, stage_basis: Some(Basis::Recalled), unknown_fields: UnknownFields::new(),
        };
        let ask = |(text, at): (String, usize)| Ask { id: "x".into(), stage: StageId::new(format!("s{at}")), text, unknown_fields: UnknownFields::new() };
        Domain {
            id: "x".into(), name, short_name, group, why, good, before, signs, statements,
            ladders: ladders.into_iter().map(ladder).collect(), asks: asks.into_iter().map(ask).collect(), unknown_fields: UnknownFields::new(),
        }
    }
}

prop_compose! {
    fn top()(
        title in line(), has_languages in any::<bool>(), short_title in some(line()), about_one in some(line()), short_ladders in any::<bool>(), about in some(lines()), opening in some(lines()), source in some(lines()), footer in some(lines()),
        before in some(line()), kind in prop_oneof![Just(MatrixKind::Local), Just(MatrixKind::National), Just(MatrixKind::Exercise)],
        lineage in any::<bool>(), bar in prop_oneof![Just(Bar::Mostly), Just(Bar::Fully)],
        (no, yes) in (line(), line()), scale in (some(line()), some(lines()), lines()), stages in prop::collection::vec(
            (line(), some(lines()), some(prop_oneof![Just(Band::Start), Just(Band::PartWay), Just(Band::Established)])), 1..4),
        glossary in prop::collection::vec((line(), line(), list()), 0..3),
        crosswalk in prop::collection::vec(
            (any::<prop::sample::Index>(), any::<bool>(), some(Just("CARE")), prop::collection::vec(Just("RES"), 0..3)), 0..3),
        changes in prop::collection::vec(prop_oneof![Just(ChangeKind::Same), Just(ChangeKind::Split), Just(ChangeKind::New), Just(ChangeKind::Retired)], 0..3)
    ) -> (Matrix, Vec<(prop::sample::Index, bool)>) {
        let scale = Scale {
            id: "settled".into(), name: scale.0, before: scale.1, rungs: vec![Rung { stage: "s0".into(), text: scale.2 }], unknown_fields: UnknownFields::new(),
        };
        let own = |(counts_as, name): (&str, String)| OwnAnswer { counts_as: counts_as.to_owned(), name };
        // two answers of one name are no set
        let (no, yes) = (format!("No{no}"), format!("Yes{yes}"));
        let answers = AnswerSet {
            id: "yes-no".into(), answers: [("not_yet", no), ("fully", yes)].map(own).to_vec(), unknown_fields: UnknownFields::new(),
        };
        let stage = |(at, (name, meaning, band)): (usize, (String, Option<String>, Option<Band>))| Stage {
            id: StageId::new(format!("s{at}")), name, meaning, band, unknown_fields: UnknownFields::new(),
        };
        let places = crosswalk.iter().map(|(at, upper, ..)| (*at, *upper)).collect();
        let crossing = |(_, _, main, also): (prop::sample::Index, bool, Option<&str>, Vec<&str>)| CrosswalkRow {
            domain: "x".into(), matrix: "national".into(), main: main.map(DomainId::from),
            also: also.into_iter().map(DomainId::from).collect(), unknown_fields: UnknownFields::new(),
        };
        let matrix = Matrix {
            id: "ours".into(), revision: 3, lineage: lineage.then(|| "abcdef0123456789".repeat(4)), title, short_title, language: has_languages.then(|| "en".parse().unwrap()), kind, bar, about_one, short_ladders, about, opening, source, footer,
            before: before.map(|name| BeforeName { name, unknown_fields: UnknownFields::new() }),
            stages: stages.into_iter().enumerate().map(stage).collect(),
            scales: vec![scale],
            answer_sets: vec![answers],
            domains: Vec::new(),
            glossary: glossary.into_iter().map(|(term, meaning, also)| Term { term, meaning, also, unknown_fields: UnknownFields::new() }).collect(),
            crosswalk: crosswalk.into_iter().map(crossing).collect(),
            changes: changes.into_iter().map(|was| ItemChange { item: "old-1".into(), was, into: vec!["D0-0".into()], unknown_fields: UnknownFields::new() }).collect(),
            unknown_fields: UnknownFields::new(),
            translations: Translations::default(),
            titles_with_network: None,
        };
        (matrix, places)
    }
}

/// A matrix without errors: ids are given out, each once.
fn matrix() -> BoxedStrategy<Matrix> {
    let whole = top().boxed().prop_flat_map(|(top, places)| {
        let stages = top.stages.len();
        (Just(top), Just(places), prop::collection::vec(domain(stages).boxed(), 1..4))
    });
    whole
        .prop_map(|(mut matrix, places, domains)| {
            matrix.domains = domains;
            matrix.fill_scales();
            for (at, domain) in matrix.domains.iter_mut().enumerate() {
                domain.id = DomainId::new(format!("D{at}"));
                if let Some(first) = domain.statements.first_mut() {
                    first.answers = Some("yes-no".into());
                }
                let mut number = 0_usize..;
                let mut next = || ItemId::new(format!("D{at}-{}", number.next().unwrap_or(0)));
                domain.statements.iter_mut().for_each(|one| one.id = next());
                domain.ladders.iter_mut().for_each(|one| one.id = next());
                domain.asks.iter_mut().for_each(|one| one.id = next());
            }
            let count = matrix.domains.len();
            for (crossing, (at, upper)) in matrix.crosswalk.iter_mut().zip(places) {
                crossing.domain =
                    DomainId::new(format!("{}{}", if upper { "D" } else { "d" }, at.index(count)));
            }
            if matrix.language.is_some() {
                // some texts say the same, some nothing, in the other language
                let words = |text: &str| match text.len() % 3 {
                    0 => None,
                    1 => Some(text.to_owned()),
                    _ => Some(format!("{text}, meddai")),
                };
                matrix.translate_all("cy".parse().unwrap(), words);
                matrix.translate_all("fr-CA".parse().unwrap(), |text| words(&format!("{text}!")));
            }
            matrix
        })
        .boxed()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn a_matrix_written_as_rows_is_the_same_when_read(matrix in matrix()) {
        let table = export_matrix(&matrix, None);
        let read = parse_table(&table, &ReadOptions::default()).unwrap();
        prop_assert_eq!(serde_json::to_string(&read.matrix).unwrap(), serde_json::to_string(&matrix).unwrap());
        prop_assert!(read.unused_cells.is_empty(), "{:?}", read.unused_cells);
    }

    #[test]
    fn nothing_that_stands_in_a_table_makes_reading_fail(
        cells in prop::collection::vec(prop::collection::vec(
            prop_oneof![
                "\\PC{0,6}", "[a-z \n•.)-]{0,12}",
                prop::sample::select(vec!["Area", "Stage", "Statement", "Level 1", "Level 2", "Line", "stage", "pick one", "description", "", "0&0", "1, 2", "id:1", "json:1"])
                    .prop_map(str::to_owned),
            ], 0..6), 0..8)
    ) {
        let merge = Merge { first: Cell::at(1, 1), last: Cell::at(2, 3) };
        let table = Table::new("t", cells).with_merges(vec![merge]);
        for each_box in [BoxContent::One, BoxContent::Several] {
            if let Ok(read) = parse_table(&table, &read_options(each_box)) {
                let again = parse_table(&export_matrix(&read.matrix, None), &ReadOptions::default()).unwrap();
                prop_assert_eq!(again.matrix, read.matrix);
            }
        }
    }
}

/// A table as a program that divides by this sign would save it.
fn csv(rows: &[Vec<String>], delimiter: u8) -> String {
    let mut writer = ::csv::WriterBuilder::new()
        .delimiter(delimiter)
        .quote_style(::csv::QuoteStyle::Always)
        .flexible(true)
        .from_writer(Vec::new());
    for row in rows {
        writer.write_record(row.iter().map(|text| escape_formula(text).into_owned())).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

#[test]
fn a_stage_whose_name_looks_like_a_list_is_that_stage() {
    let cells = ["0&0", "1, 2", "3/4", "1; 2"].map(|stage| {
        vec![
            vec!["A".to_owned(), stage.to_owned(), "B".to_owned()],
            vec!["C".to_owned(), "D".to_owned()],
        ]
    });
    for cells in cells {
        let read = parse_table(&Table::new("t", cells), &read_options(BoxContent::One)).unwrap();
        let again =
            parse_table(&export_matrix(&read.matrix, None), &ReadOptions::default()).unwrap();
        assert_eq!(again.matrix, read.matrix);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_matrix_of_ours_sorted_widened_and_saved_in_any_way_is_the_same_or_asked_about(
        matrix in matrix(), column in 0_usize..11, note_at in 0_usize..12,
        delimiter in prop::sample::select(vec![b',', b';', b'\t', b'|'])
    ) {
        let fingerprint = "0123456789abcdef".repeat(4);
        let mut rows = export_matrix(&matrix, Some(&fingerprint)).rows;
        // sorted as Excel does, by any column, with the headings where they are
        rows[1..].sort_by_key(|row| row.get(column).cloned().unwrap_or_default().to_lowercase());
        let width = rows.iter().map(Vec::len).max().unwrap_or_default();
        for (at, row) in rows.iter_mut().enumerate() {
            row.resize(width, String::new());
            row.insert(note_at, if at == 0 { "Note".to_owned() } else { "seen".to_owned() });
        }
        let text = csv(&rows, delimiter);
        let encodings = super::csv_forms::in_encodings(&text);
        for bytes in encodings {
            if crate::spreadsheet::encoding::decode(&bytes).is_none_or(|decoded| decoded.text != text) {
                continue; // this encoding has no letter for something in it
            }
            let Ok(book) = crate::spreadsheet::read(&bytes) else { continue };
            let read = parse_table(&book.tables[0], &ReadOptions::default());
            let Ok(read) = read else { continue }; // asked about
            prop_assert_eq!(serde_json::to_string(&read.matrix).unwrap(), serde_json::to_string(&matrix).unwrap());
            prop_assert_eq!(read.made_from.map(|from| from.fingerprint), Some(fingerprint.clone()));
        }
    }
}

#[test]
fn a_line_separator_within_a_cell_is_read_as_it_is_written() {
    let cells = [vec!["", "a", "Stage"], vec![], vec![], vec!["\u{1e023}", "A\u{2028}A"]];
    let cells = cells.map(|row| row.into_iter().map(str::to_owned).collect()).to_vec();
    let merge = Merge { first: Cell::at(1, 1), last: Cell::at(2, 3) };
    let table = Table::new("t", cells).with_merges(vec![merge]);
    for each_box in [BoxContent::One, BoxContent::Several] {
        let read = parse_table(&table, &read_options(each_box)).unwrap();
        let again =
            parse_table(&export_matrix(&read.matrix, None), &ReadOptions::default()).unwrap();
        assert_eq!(again.matrix, read.matrix);
    }
}

/// The same as an .xlsx file of one sheet, with these columns hidden.
fn xlsx(rows: &[Vec<String>], hidden: usize) -> Vec<u8> {
    let escape = |text: &str| {
        let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        // what would be read as an escape of a character is escaped itself, as Excel does
        text.replace('\r', "&#13;").replace("_x", "_x005F_x")
    };
    let cell = |text: &String| {
        let text = escape(text);
        format!(r#"<c t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>"#)
    };
    let row =
        |row: &Vec<String>| format!("<row>{}</row>", row.iter().map(cell).collect::<String>());
    let rows: String = rows.iter().map(row).collect();
    let at = hidden + 1;
    let columns = format!(r#"<cols><col min="{at}" max="{at}" hidden="1"/></cols>"#);
    crate::spreadsheet::xlsx::tests::workbook(
        &format!("{columns}<sheetData>{rows}</sheetData>"),
        "",
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_matrix_of_ours_sorted_and_with_a_hidden_column_is_the_same_as_xlsx(
        matrix in matrix(), column in 0_usize..11, note_at in 0_usize..12
    ) {
        let mut rows = export_matrix(&matrix, None).rows;
        rows[1..].sort_by_key(|row| row.get(column).cloned().unwrap_or_default().to_lowercase());
        let width = rows.iter().map(Vec::len).max().unwrap_or_default();
        for (at, row) in rows.iter_mut().enumerate() {
            row.resize(width, String::new());
            row.insert(note_at, if at == 0 { "Area".to_owned() } else { "hidden".to_owned() });
        }
        let Ok(book) = crate::spreadsheet::read(&xlsx(&rows, note_at)) else {
            return Ok(()); // a sign that no .xlsx file can hold
        };
        if let Ok(read) = parse_table(&book.tables[0], &ReadOptions::default()) {
            prop_assert_eq!(serde_json::to_string(&read.matrix).unwrap(), serde_json::to_string(&matrix).unwrap());
            prop_assert!(!book.tables[0].skipped_notes.is_empty(), "what is hidden is said");
        }
    }
}
