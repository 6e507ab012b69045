//! What a share holds is what its preview shows: made-up snapshots with every field filled are
//! previewed, written, and the file is gone through field by field.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::Date;
use pcn_workbook::maturity::assessment::Answer;
use pcn_workbook::maturity::ids::MatrixId;
use pcn_workbook::maturity::matrix::Matrix;
use pcn_workbook::maturity::network::Network;
use pcn_workbook::maturity::network_state::KnownMatrix;
use pcn_workbook::maturity::phrases::{format_answer, format_date, format_number};
use pcn_workbook::maturity::share::{ShareLevel, SharePurpose};
use pcn_workbook::store::dirs::Dirs;
use pcn_workbook::store::format::snapshot;
use pcn_workbook::store::library::Library;
use pcn_workbook::store::ops::Writer;
use pcn_workbook::store::ops::share::ShareRequest;
use pcn_workbook::store::shipped_matrices;
use pcn_workbook::tui::app::StartScreen;
use pcn_workbook::tui::page_rows::rows;
use pcn_workbook::tui::screens::ActiveScreen;
use pcn_workbook::tui::screens::share::Share;
use pcn_workbook::tui::state::AppState;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::pictures::desks;
use super::pictures::scene::{Scene, TODAY};

const NETWORK: Uuid = Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0002);

fn companion() -> Arc<KnownMatrix> {
    shipped_matrices::find(&MatrixId::from("pcn-companion")).unwrap()
}

/// Words that stand in one place only.
struct Marks(usize);

impl Marks {
    fn next(&mut self) -> String {
        self.0 += 1;
        format!("mark{}.", self.0)
    }

    fn day(&mut self) -> String {
        self.0 += 1;
        Date::constant(2020, 1, 1)
            .checked_add(jiff::Span::new().days(i64::try_from(self.0).unwrap()))
            .unwrap()
            .to_string()
    }

    /// With a field that no version knows, which must not leave.
    fn known(mut fields: Value) -> Value {
        let unknown = json!({"SECRET-KEY": ["SECRET", {"deep": "SECRET"}]});
        fields.as_object_mut().unwrap().insert("SECRET-field".to_owned(), unknown);
        fields
    }
}

/// A snapshot in which every field is filled, some of them oddly.
fn filled(voice: &Value, as_before: bool) -> Vec<u8> {
    let known = companion();
    let matrix = &known.matrix;
    let mut marks = Marks(0);
    let (mut answers, mut judgements, mut aims, mut asks) =
        (Map::new(), Map::new(), Map::new(), Map::new());
    for (at, item) in matrix.items().enumerate() {
        let label = ["fully", "not_applicable", "mostly", "not_sure"][at % 4];
        let evidence = Marks::known(
            json!({"text": marks.next(), "whose": marks.next(), "dated": marks.day(), "good_until": marks.day(), "supports": at % 2 == 0}),
        );
        let given = json!({"answer": label, "as_before": as_before || at % 5 == 0, "as_of": marks.day(), "reason": marks.next(), "note": marks.next(), "evidence": [evidence]});
        answers.insert(item.id().to_string(), Marks::known(given));
    }
    for (at, domain) in matrix.domains.iter().enumerate() {
        let stage = if at == 0 { "stage-of-nowhere" } else { matrix.stages[0].id.as_str() };
        let judged = json!({"stage": stage, "reason": marks.next(), "as_before": true, "as_of": marks.day()});
        judgements.insert(domain.id.to_string(), Marks::known(judged));
        let kind = ["move", "stay", "not_now"][at % 3];
        let aim = json!({"aim": kind, "to": marks.next(), "reason": marks.next(), "review_on": marks.day(), "as_of": marks.day()});
        aims.insert(domain.id.to_string(), Marks::known(aim));
    }
    for (at, ask) in matrix.asks().enumerate() {
        let asked = json!({"raised": at % 2 == 0, "note": marks.next(), "as_of": marks.day()});
        asks.insert(ask.id.to_string(), Marks::known(asked));
    }
    answers.insert("SECRET-item".to_owned(), json!({"answer": "fully", "note": "SECRET"}));
    judgements.insert("SECRET-area".to_owned(), json!({"stage": "before", "reason": "SECRET"}));
    asks.insert("SECRET-ask".to_owned(), json!({"raised": true, "note": "SECRET"}));
    let reference = &known.reference;
    let whole = json!({
        "format": "pcn-workbook.snapshot/1",
        "id": Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0001),
        "network": Marks::known(json!({"id": NETWORK, "name": marks.next(), "ods_code": marks.next(), "purpose": marks.next(), "profile": Marks::known(json!({
            "list_size": 41_234, "practices": 17, "operating_model": marks.next(), "worked_together": marks.next(),
            "deprivation": marks.next(), "setting": marks.next(), "areas_overlap": marks.next(),
            "director_sessions": marks.next(), "management_support": marks.next(), "system": marks.next(),
        }))})),
        "matrix": Marks::known(json!({"id": reference.id, "revision": reference.revision, "fingerprint": reference.fingerprint})),
        "voice": Marks::known(voice.clone()),
        "subject": marks.next(),
        "based_on": Uuid::from_u128(11),
        "answers": answers, "judgements": judgements, "aims": aims, "asks": asks,
        "taken_on": "2026-03-12", "saved_at": "2026-03-12T12:34:56Z", "label": marks.next(),
        "present": [marks.next(), marks.next()],
        "supersedes": Uuid::from_u128(12), "kept_from": Uuid::from_u128(13), "views": [Uuid::from_u128(14)],
        "salt": "5a17".repeat(8),
    });
    serde_json::to_vec(&Marks::known(whole)).unwrap()
}

/// Every field of a value with its key.
fn fields<'v>(key: &'v str, value: &'v Value, all: &mut Vec<(&'v str, &'v Value)>) {
    match value {
        Value::Object(object) => {
            object.iter().for_each(|(key, below)| fields(key, below, all));
        }
        Value::Array(list) => list.iter().for_each(|below| fields(key, below, all)),
        other => all.push((key, other)),
    }
}

/// The words that the preview has for a field; none where it is told by a whole sentence.
fn words(matrix: &Matrix, key: &str, value: &Value) -> Option<String> {
    let text = match value {
        Value::Number(number) => {
            return Some(format_number(usize::try_from(number.as_u64()?).ok()?));
        }
        Value::String(text) => text.as_str(),
        _ => return None,
    };
    Some(match key {
        "format" => return None,
        "answer" | "stage" | "to" => format_answer(matrix, &Answer::from_label(text)),
        "aim" => text.replace("not_now", "not now"),
        "kind" => text.replace("one-view", "One view"),
        "saved_at" => {
            let moment: Timestamp = text.parse().unwrap();
            format_date(moment.to_zoned(jiff::tz::TimeZone::UTC).date())
        }
        "left_out" => match text {
            "note" => "notes".to_owned(),
            "evidence" => text.to_owned(),
            "present" => "who was there".to_owned(),
            "place" => "where one person's view is from".to_owned(),
            _ => "what this version of the program does not know".to_owned(),
        },
        "of" if text.len() == 64 => "a number by which a fuller copy is known".to_owned(),
        "sha256" => "one by which an altered copy is known".to_owned(),
        _ => text.parse::<Date>().map_or_else(|_| text.to_owned(), format_date),
    })
}

/// A share of the only snapshot of a library: its preview, and its file.
fn previewed_and_written(bytes: &[u8], level: ShareLevel) -> (String, String) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let dirs = Dirs {
        library: root.join("lib"),
        state: root.join("state"),
        config: root.join("config"),
        is_explicit: false,
    };
    let device = Uuid::from_u128(7);
    let library = Library::open(dirs).unwrap();
    let mut writer = Writer::acquire(&library, device, Duration::ZERO, TODAY).unwrap();
    let slug = writer.add_network(Network::with_name(NETWORK, "Hillside PCN")).unwrap();
    let one = snapshot::read(bytes).unwrap();
    let saved = writer.put_snapshot(&slug, &one, &companion()).unwrap();
    let network = writer.library().open_network(&slug, device).unwrap();
    let state = AppState { network_state: Some(network), ..desks::empty() };
    let mut scene = Scene::new(state, StartScreen::Home);
    scene.keys("x");
    let ActiveScreen::Share(share) = &scene.app.screen else { panic!("not sharing") };
    let mut share = Share::clone(share);
    (share.id, share.level) = (saved.snapshot.id, level);
    let page: Vec<String> =
        rows(&share.page(&scene.app.state), u16::MAX).into_iter().map(|row| row.text).collect();
    let file = root.join("share.json");
    let request = ShareRequest {
        contents: &share.contents(&scene.app.state),
        purpose: &SharePurpose::default(),
        file: &file,
        id: Uuid::from_u128(9),
        now: Timestamp::from_second(1_795_000_000).unwrap(),
    };
    writer.share(&request).unwrap();
    (page.join("\n"), std::fs::read_to_string(&file).unwrap())
}

#[test]
fn a_share_holds_exactly_what_its_preview_shows() {
    let (agreed, one_view) = (
        json!({"kind": "agreed", "role": "role-mark", "of": "place-mark"}),
        json!({"kind": "one-view", "role": "role-mark", "of": "place-mark"}),
    );
    let known = companion();
    for level in [ShareLevel::Summary, ShareLevel::SummaryWithPlace, ShareLevel::Full] {
        for (voice, as_before) in [(&agreed, true), (&one_view, false)] {
            let (page, file) = previewed_and_written(&filled(voice, as_before), level);
            for stays in ["SECRET", "5a17", "salt"] {
                assert!(!file.contains(stays) && !page.contains(stays), "{level:?}: {stays}");
            }
            assert_eq!(file.contains("place-mark"), level != ShareLevel::Summary, "{level:?}");
            assert_eq!(file.contains("\"note\":"), level == ShareLevel::Full, "{level:?}");
            let whole: Value = serde_json::from_str(&file).unwrap();
            let mut all = Vec::new();
            fields("", &whole["snapshots"], &mut all);
            assert!(all.len() > 300, "{}", all.len());
            for (key, value) in all {
                let Some(words) = words(&known.matrix, key, value) else { continue };
                assert!(page.contains(&words), "{level:?}: {key} {value} ({words}) in\n{page}");
            }
        }
    }
}
