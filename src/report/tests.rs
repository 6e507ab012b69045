//! What no page may do, whatever stands in the files: hold what stays at home, or let a text become
//! markup, a script or what drives a terminal.

use proptest::prelude::*;

use super::{FileFormat, export_page};
use crate::maturity::assessment::{Aim, AimKind, Evidence, StagePoint, Voice};
use crate::maturity::fixtures::{ask, domain, known_matrix, matrix, network_state, saved_snapshot};
use crate::maturity::network_report::{NameChoice, ReportOptions, network_page};
use crate::maturity::network_state::{NetworkState, SavedSnapshot};

const FORMATS: [FileFormat; 3] = [FileFormat::Html, FileFormat::Markdown, FileFormat::Text];

/// A network with two snapshots in which `shown` stands wherever a text goes onto a page, and
/// `kept` wherever one stays at home.
fn network(shown: &str, kept: &str) -> NetworkState {
    let mut area = domain("A", &[("a1", "s1"), ("a2", "s1"), ("a3", "s2")]);
    (area.name, area.short_name) = (shown.to_owned(), Some(shown.to_owned()));
    area.statements[0].text = shown.to_owned();
    area.asks.push(ask("S-A", "s1"));
    area.asks[0].text = shown.to_owned();
    let mut asked = matrix(&["s1", "s2"], vec![area]);
    asked.title = shown.to_owned();
    asked.stages[0].name = shown.to_owned();
    asked.footer = Some(shown.to_owned());
    let known = known_matrix(asked);
    let given = [("a1", "partly"), ("a2", "not_sure"), ("a3", "fully")];
    let snapshots = [(1, "2025-03-12"), (2, "2026-03-12")].map(|(number, day)| {
        let mut saved = saved_snapshot(number, day, &known, &given);
        fill(&mut saved, shown, kept);
        saved
    });
    network_state(snapshots.to_vec(), &[&known])
}

fn fill(saved: &mut SavedSnapshot, shown: &str, kept: &str) {
    let snapshot = &mut saved.snapshot;
    snapshot.network.purpose = Some(shown.to_owned());
    snapshot.label = Some(shown.to_owned());
    snapshot.unknown_fields.insert("later".to_owned(), kept.into());
    snapshot.salt = Some(kept.to_owned());
    let said = &mut snapshot.assessment;
    said.voice = Voice::one_view("manager").from_place(Some(kept.to_owned()));
    said.set_note(&"a1".into(), kept);
    let whose = Some(kept.to_owned());
    said.set_evidence(&"a2".into(), vec![Evidence { whose, ..Evidence::new(kept) }]);
    said.set_judgement(&"A".into(), StagePoint::Before, shown);
    let reason = Some(shown.to_owned());
    said.set_aim(&"A".into(), Some(Aim { reason, ..Aim::new(AimKind::NotNow, None) }));
    said.set_ask_raised(&"S-A".into(), true);
    if let Some(raised) = said.asks.get_mut(&"S-A".into()) {
        raised.note = Some(kept.to_owned());
    }
}

fn written(state: &NetworkState, options: ReportOptions, format: FileFormat) -> String {
    let page = network_page(state, &state.snapshots[1], options);
    String::from_utf8(export_page(&page, format)).unwrap()
}

#[test]
fn what_stays_at_home_is_on_no_page_of_any_kind() {
    for names in [NameChoice::Names, NameChoice::Codes, NameChoice::None] {
        let mut state = network("shown", "MARK");
        if names != NameChoice::Names {
            for saved in &mut state.snapshots {
                saved.snapshot.present = vec!["MARK".to_owned()];
                saved.snapshot.network.name = "MARK PCN".to_owned();
                saved.snapshot.network.ods_code = Some("MARK".to_owned());
                saved.snapshot.network.purpose = Some("MARK".to_owned());
                saved.snapshot.network.profile.system = Some("MARK".to_owned());
                saved.snapshot.label = Some("MARK".to_owned());
            }
            state.network.name = "MARK PCN".to_owned();
        }
        for format in FORMATS {
            let options = ReportOptions { names, ..ReportOptions::default() };
            let page = written(&state, options, format);
            assert!(!page.contains("MARK") && page.contains("shown"), "{format:?}: {page}");
        }
    }
    let options = ReportOptions { with_notes: true, ..ReportOptions::default() };
    for format in FORMATS {
        // a note, evidence and whose it is, a need's note
        let page = written(&network("shown", "MARK"), options, format);
        assert!(page.matches("MARK").count() >= 4, "{format:?}: {page}");
        assert!(!page.contains("later") && !page.contains("salt"), "{page}");
    }
}

/// The names of all tags, in order.
fn tags(html: &str) -> Vec<String> {
    let name = |rest: &str| {
        rest.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '!')).collect()
    };
    html.split('<').skip(1).map(name).collect()
}

/// The signs that mean something in Markdown, where no backslash stands before them.
fn live_signs(markdown: &str) -> String {
    let mut signs = String::new();
    let mut letters = markdown.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => drop(letters.next()),
            '|' | '<' | '>' | '[' | ']' | '`' | '&' | '~' | '$' => signs.push(letter),
            _ => {}
        }
    }
    signs
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn no_text_becomes_markup_a_script_or_what_drives_a_terminal(
        text in "(<script>|</td>|\"><img src=x onerror=y>|javascript:|&#60;|\\]\\(http://x\\)|\\||`|--|=1+1|@x|\u{1b}\\[31m|\u{202e}|\u{0}|\n|\r|[a-z ]|\\PC){1,8}"
    ) {
        let text = format!("x{text}x");
        let options = ReportOptions { with_notes: true, ..ReportOptions::default() };
        let (hostile, plain) = (network(&text, &text), network("x", "x"));
        let page = |state, format| written(state, options, format);
        let html = page(&hostile, FileFormat::Html);
        prop_assert_eq!(tags(&html), tags(&page(&plain, FileFormat::Html)));
        let markdown = page(&hostile, FileFormat::Markdown);
        let without_markup = live_signs(&page(&plain, FileFormat::Markdown));
        prop_assert_eq!(live_signs(&markdown), without_markup);
        for text in [html, markdown, page(&hostile, FileFormat::Text)] {
            let is_harmful = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
            prop_assert!(!text.contains(is_harmful), "{}", text);
        }
    }
}
