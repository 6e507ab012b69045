//! Compare: side by side, as rows, down to the statements; and that nobody's place ever depends on
//! a stage.

use std::sync::Arc;

use jiff::civil::{Date, date};
use pcn_workbook::maturity::assessment::{Judgement, RaisedAsk, StagePoint, Voice};
use pcn_workbook::maturity::comparison::selection::{OtherSnapshot, SnapshotChoice};
use pcn_workbook::maturity::comparison::table::ComparisonTable;
use pcn_workbook::maturity::comparison::{Comparison, MissingNetwork, Side};
use pcn_workbook::maturity::diagnostic::Diagnostic;
use pcn_workbook::maturity::ids::{DomainId, ItemId, MatrixId, Slug};
use pcn_workbook::maturity::matrix::UnknownFields;
use pcn_workbook::maturity::network::Network;
use pcn_workbook::maturity::network_state::{
    KnownMatrix, NetworkEntry, NetworkState, SavedSnapshot,
};
use pcn_workbook::tui::app::StartScreen;
use pcn_workbook::tui::protocol::effect::{Effect, ReadRequest, WriteRequest};
use pcn_workbook::tui::protocol::export_content::ExportContent;
use pcn_workbook::tui::protocol::outcome::Outcome;
use pcn_workbook::tui::protocol::terminal_colors::{Background, ColorDepth, TerminalColors};
use pcn_workbook::tui::state::AppState;
use ratatui::style::Color;
use uuid::Uuid;

use super::scene::Scene;
use super::sizes::survives;
use super::{check, desks};

const NAMES: [&str; 12] = [
    "Brook Vale PCN",
    "Castle PCN",
    "Eastfield PCN",
    "Hillside PCN",
    "Lakes PCN",
    "Moorland PCN",
    "North Riding PCN",
    "Old Mill PCN",
    "Port and Quays PCN",
    "Six Wells Primary Care Network",
    "Upper Dale PCN",
    "Weir PCN",
];

fn slug(name: &str) -> Slug {
    Slug::new(name.to_lowercase().replace(' ', "-"))
}

fn network(number: usize, name: &str) -> Network {
    let mut network = Network::with_name(Uuid::from_u128(100 + number as u128), name);
    network.matrices = vec![MatrixId::from("pcn-companion"), MatrixId::from("riverside-example")];
    if number % 3 != 2 {
        network.profile.list_size = Some(u32::try_from(29_000 + number * 3_700).unwrap());
        network.profile.practices = Some(u32::try_from(4 + number % 5).unwrap());
        network.profile.operating_model =
            Some(["federation", "lead", "flat", "hub and spoke"][number % 4].to_owned());
        network.profile.setting = Some("rural".to_owned());
    }
    network
}

/// A network that walked on these days, a little further along each time.
pub(super) fn record(
    number: usize,
    name: &str,
    known: &Arc<KnownMatrix>,
    days: &[Date],
) -> NetworkState {
    let network = network(number, name);
    let taken = |(at, day): (usize, &Date)| {
        let mut saved = desks::snapshot(
            &network,
            known,
            *day,
            &format!("Walk {}", at + 1),
            number * 10 + at,
            1 + (number + at * 2) % 5,
        );
        ask(&mut saved, number);
        saved
    };
    NetworkState {
        slug: slug(name),
        network: network.clone(),
        snapshots: days.iter().enumerate().map(taken).collect(),
        drafts: Vec::new(),
        other_device_drafts: Vec::new(),
        conflicts: Vec::new(),
        matrices: vec![Arc::clone(known)],
        diagnostics: Vec::new(),
    }
}

fn ask(saved: &mut SavedSnapshot, number: usize) {
    let all: Vec<ItemId> = saved.matrix.matrix.asks().map(|ask| ask.id.clone()).collect();
    for id in
        all.iter().enumerate().filter(|(at, _)| (number + at).is_multiple_of(4)).map(|(_, id)| id)
    {
        saved
            .snapshot
            .assessment
            .asks
            .insert(id.clone(), RaisedAsk { raised: true, ..RaisedAsk::default() });
    }
}

const DAYS: [Date; 3] = [date(2024, 9, 20), date(2025, 3, 10), date(2026, 3, 3)];

fn last(record: &NetworkState) -> Side {
    Side::of(record, record.snapshots.last().unwrap())
}

/// The last snapshots of so many networks; the sixth has but one, from one person, and says nothing
/// of itself.
fn networks(count: usize, known: &Arc<KnownMatrix>) -> Vec<Side> {
    let one = |number: usize| {
        let name = NAMES
            .get(number)
            .map_or_else(|| format!("Network {number:02} PCN"), |name| (*name).to_owned());
        if number == 5 {
            let mut alone = record(number, &name, known, &[date(2026, 1, 20)]);
            alone.snapshots[0].snapshot.network.profile =
                pcn_workbook::maturity::network::Profile::default();
            alone.snapshots[0].snapshot.assessment.voice = Voice::one_view("practice manager");
            return last(&alone);
        }
        last(&record(number, &name, known, &DAYS[number % 2..]))
    };
    (0..count).map(one).collect()
}

fn scene_of(sides: Comparison) -> Scene {
    let entry = |name: &&str| NetworkEntry {
        slug: slug(name),
        network: Network::with_name(Uuid::nil(), *name),
    };
    let networks: Vec<NetworkEntry> = NAMES.iter().map(entry).collect();
    let mut scene = Scene::new(AppState { networks, ..desks::empty() }, StartScreen::Networks);
    scene.keys("Space Space c").take(Outcome::Compared(Arc::new(sides), Vec::new()));
    scene
}

/// So many networks, compared.
pub fn abreast(count: usize) -> Scene {
    scene_of(Comparison::new(networks(count, &desks::known("pcn-companion")), Vec::new(), &[]))
}

#[test]
fn the_picked_networks_are_read_and_compared_by_their_last_snapshots() {
    let mut scene = scene_of(Comparison::new(Vec::new(), Vec::new(), &[]));
    let wanted = vec![
        SnapshotChoice::last("brook-vale-pcn".into()),
        SnapshotChoice::last("castle-pcn".into()),
    ];
    assert!(scene.effects.contains(&Effect::Read(ReadRequest::Compare(wanted))));
    assert!(scene.picture(80, 24).contains("Compare"));
    let mut waiting = scene_of(Comparison::new(Vec::new(), Vec::new(), &[]));
    waiting.keys("Esc c").take(Outcome::CompareProgress { done: 2, total: 12 });
    check("compare-reading", &mut waiting);
}

#[test]
fn one_picked_network_alone_is_not_compared() {
    let mut scene = scene_of(Comparison::new(Vec::new(), Vec::new(), &[]));
    scene.keys("Esc Up Space c");
    check("networks-picked", &mut scene);
}

#[test]
fn two_networks_side_by_side() {
    check("compare-two", &mut abreast(2));
    check("compare-two-area", abreast(2).keys("Down*2 Enter Down*4 n"));
    check("compare-two-why", abreast(2).keys("Down*2 w"));
    check("compare-two-only-what-differs", abreast(2).keys("Enter f"));
}

#[test]
fn three_and_four_networks_side_by_side() {
    check("compare-three", abreast(3).keys("Down*2"));
    check("compare-four", abreast(4).keys("Down*3 n"));
    check("compare-four-area", abreast(4).keys("Enter"));
    check("compare-four-asks", abreast(4).keys("End Up Enter"));
}

#[test]
fn a_narrow_screen_shows_all_of_it() {
    let mut scene = abreast(4);
    for (columns, rows) in [(60, 18), (20, 5)] {
        let picture = scene.picture(columns, rows);
        assert!(picture.contains('►'), "{picture}");
    }
    assert!(scene.picture(60, 18).contains("▲") || scene.picture(60, 18).contains("■"));
    let three = abreast(3).picture(60, 18);
    for name in ["Leading together", "Knowing our people"] {
        assert!(three.contains(name), "{name}: {three}");
    }
    assert!(!(three.contains("Foundation") && three.contains("Found.")), "{three}");
    let mut rows = abreast(12);
    let all = rows.picture(60, 18);
    for words in ["Leading", "Working", "S1 = Step 1", "▲ S1"] {
        assert!(all.contains(words) && !all.contains("◄► other areas"), "{words}: {all}");
    }
    let left = rows.picture(40, 18);
    assert!(!left.contains("Work") && left.contains("◄► other"), "{left}");
    let right = rows.keys("Right*3").picture(40, 18);
    assert!(right.contains("Work") && !right.contains("Lead"), "{right}");
}

#[test]
fn what_is_missing_is_said() {
    let known = desks::known("pcn-companion");
    let mut all = networks(6, &known);
    all.drain(1..5);
    let missing = MissingNetwork {
        name: "Otterfold Bridge PCN".to_owned(),
        reason: "nothing saved yet".to_owned(),
    };
    check("compare-missing-context", &mut scene_of(Comparison::new(all, vec![missing], &[])));
}

#[test]
fn one_network_over_time_and_in_different_voices() {
    let known = desks::known("pcn-companion");
    let mut kept = record(3, "Hillside PCN", &known, &DAYS);
    let judged = kept.snapshots.last_mut().unwrap();
    let judgement = Judgement {
        stage: StagePoint::from_label("step-2"),
        reason: Some("Weekly frailty meetings in 5 of 6 practices.".to_owned()),
        as_before: false,
        as_of: None,
        unknown_fields: UnknownFields::new(),
    };
    judged.snapshot.assessment.judgements.insert(DomainId::from("CARE"), judgement);
    let all = || kept.snapshots.iter().map(|saved| Side::of(&kept, saved)).collect::<Vec<_>>();
    check("compare-time", scene_of(Comparison::new(all(), Vec::new(), &[])).keys("Down*2 n"));
    let mut alone = kept.snapshots[2].clone();
    alone.snapshot.id = Uuid::from_u128(77);
    alone.snapshot.assessment.voice = Voice::one_view("practice manager");
    alone
        .snapshot
        .assessment
        .answers
        .retain(|_, given| given.answer.as_ref().is_some_and(|answer| answer.as_str() != "mostly"));
    kept.snapshots.push(alone);
    let voices = kept.snapshots[2..].iter().map(|saved| Side::of(&kept, saved)).collect();
    check("compare-voices", scene_of(Comparison::new(voices, Vec::new(), &[])).keys("f"));
}

#[test]
fn of_two_days_the_sign_is_between_the_two_and_not_since_the_first() {
    let known = desks::known("pcn-companion");
    let mut kept = record(3, "Hillside PCN", &known, &DAYS);
    for (at, stage) in [(0, "foundation"), (1, "step-3"), (2, "step-2")] {
        let judgement = Judgement {
            stage: StagePoint::from_label(stage),
            reason: None,
            as_before: false,
            as_of: None,
            unknown_fields: UnknownFields::new(),
        };
        let said = &mut kept.snapshots[at].snapshot.assessment.judgements;
        said.insert(DomainId::from("CARE"), judgement);
    }
    let sides = kept.snapshots[1..3].iter().map(|saved| Side::of(&kept, saved)).collect();
    let mut scene = scene_of(Comparison::new(sides, Vec::new(), &[]));
    for keys in ["Down*2", "Enter"] {
        let picture = scene.keys(keys).picture(80, 24);
        let row = picture.lines().find(|row| row.contains("Step 3") && row.contains("Step 2"));
        let row = row.unwrap_or_default();
        assert!(row.contains("▼ Step 2") && !row.contains('▲'), "{picture}");
    }
}

#[test]
fn what_is_hidden_is_counted_and_no_statement_is_cut() {
    let side_by_side = abreast(2).picture(60, 18);
    assert!(side_by_side.contains("more ▼"), "{side_by_side}");
    for name in ["people, practices", "Leading together", "since their first"] {
        assert!(side_by_side.contains(name), "{name}: {side_by_side}");
    }
    for (columns, rows) in [(80, 24), (60, 18)] {
        let area = abreast(2).keys("Down*2 Enter").picture(columns, rows);
        let statements = area.lines().skip(4).filter(|row| row.contains('…')).count();
        assert_eq!(statements, 0, "{area}");
        assert!(area.contains("more ▼"), "{area}");
    }
    let rows = abreast(5).picture(60, 18);
    assert!(rows.contains("4 practices") && rows.contains("a: what they ask"), "{rows}");
}

#[test]
fn different_matrices_line_up_in_words() {
    let mut all = networks(2, &desks::known("pcn-companion"));
    all.push(last(&record(3, "Hillside PCN", &desks::known("riverside-example"), &DAYS)));
    let sides = || Comparison::new(all.clone(), Vec::new(), &[]);
    check("compare-matrices", &mut scene_of(sides()));
    check("compare-matrices-end", scene_of(sides()).keys("End Enter"));
    check("compare-matrices-area", scene_of(sides()).keys("Down*2 Enter Down*16"));
}

#[test]
fn a_reworded_statement_is_not_compared() {
    let known = desks::known("pcn-companion");
    let mut newer = known.matrix.clone();
    newer.revision += 1;
    newer.domains[0].statements[1].revision = newer.revision;
    let mut reference = known.reference.clone();
    reference.revision = newer.revision;
    let newer = Arc::new(KnownMatrix {
        lineage: known.lineage.clone(),
        ..KnownMatrix::new(newer, reference, known.origin.clone())
    });
    let mut all = networks(1, &known);
    all.push(last(&record(3, "Hillside PCN", &newer, &DAYS)));
    let sides = || Comparison::new(all.clone(), Vec::new(), &[]);
    check("compare-reworded", scene_of(sides()).keys("Enter Down"));
    check("compare-reworded-list", scene_of(sides()).keys("End Enter"));
}

#[test]
fn many_networks_are_rows() {
    check("compare-rows-five", abreast(5).keys("Down"));
    let picture = abreast(5).picture(80, 24);
    assert!(picture.contains("▲ Step 1 ") && !picture.contains("S1"), "words first: {picture}");
    assert!(picture.contains("Before = not yet Foundation"), "{picture}");
    let narrow = abreast(5).picture(60, 18);
    assert!(narrow.contains("Be = not yet Fo"), "letters where no words fit: {narrow}");
    check("compare-rows-twelve", abreast(12).keys("Down*5"));
    check("compare-rows-forty", abreast(40).keys("PageDown Down*2"));
    check("compare-rows-picked", abreast(12).keys("Down Space Down Space"));
    check("compare-rows-asks", abreast(12).keys("a"));
    let mut scene = abreast(5);
    let slug = "networks/brook-vale-pcn/snapshots/a.json";
    let copy = Diagnostic::warning("same-id", "", "", "").in_file(slug);
    scene.take(Outcome::Diagnosed(vec![copy]));
    check("compare-rows-problem", &mut scene);
}

#[test]
fn a_row_opens_beside_its_own_past_and_picked_rows_side_by_side() {
    let all = networks(12, &desks::known("pcn-companion"));
    let mut scene = abreast(12);
    // a row holds figures: what it was made of is read when it is opened
    scene.keys("Down*3 Enter");
    let now = &all[3];
    let then = now.first.clone().unwrap();
    let one = |id: Uuid| SnapshotChoice::one(now.slug.clone(), id);
    let wanted = vec![one(then.snapshot.id), one(now.saved.snapshot.id)];
    assert_eq!(scene.effects.last(), Some(&Effect::Read(ReadRequest::Compare(wanted))));
    let then = Side::new(now.slug.clone(), then, None, Arc::clone(&now.newest_matrix));
    scene.take(Outcome::Compared(
        Arc::new(Comparison::new(vec![then, now.clone()], Vec::new(), &[])),
        Vec::new(),
    ));
    check("compare-rows-opened", &mut scene);
    scene.keys("Esc");
    assert!(scene.picture(80, 24).contains("12 networks, in name order"));
    scene.keys("Home Space Space c");
    assert_eq!(
        scene.effects.last(),
        Some(&Effect::Read(ReadRequest::Compare(
            all[..2].iter().map(SnapshotChoice::from).collect()
        )))
    );
    scene.take(Outcome::Compared(
        Arc::new(Comparison::new(all[..2].to_vec(), Vec::new(), &[])),
        Vec::new(),
    ));
    assert!(
        scene.picture(80, 24).contains("· 2 networks, in name order"),
        "{}",
        scene.picture(80, 24)
    );
    scene.keys("Esc Space Space Space c");
    assert!(scene.picture(80, 24).contains("Space picks two to four"), "five are too many");
}

#[test]
fn all_that_are_shown_are_picked_with_one_key_and_put_back_with_the_same() {
    let entry = |name: &&str| NetworkEntry {
        slug: slug(name),
        network: Network::with_name(Uuid::nil(), *name),
    };
    let state = AppState { networks: NAMES.iter().map(entry).collect(), ..desks::empty() };
    let mut scene = Scene::new(state, StartScreen::Networks);
    // only what is found by its letters
    scene.keys("/").keys("r i d i n g").keys("Esc * c");
    assert!(
        scene.picture(80, 24).contains("Space picks networks, * all that are shown"),
        "one alone is not compared"
    );
    scene.keys("Esc C-a");
    check("networks-picked-all", &mut scene);
    scene.keys("*");
    assert!(!scene.picture(80, 24).contains("[x]"), "none of them is picked any more");
    scene.keys("* c");
    let all: Vec<SnapshotChoice> =
        NAMES.iter().map(|name| SnapshotChoice::last(slug(name))).collect();
    assert_eq!(scene.effects.last(), Some(&Effect::Read(ReadRequest::Compare(all))));
}

#[test]
fn whoever_goes_back_is_not_kept_waiting_and_nothing_is_read_for_nobody() {
    let mut scene = abreast(6);
    scene.keys("Esc");
    assert!(
        !scene.effects.contains(&Effect::Read(ReadRequest::Compare(Vec::new()))),
        "all was read"
    );
    scene.keys("c").take(Outcome::CompareProgress { done: 1, total: 2 });
    scene.keys("Esc");
    assert_eq!(scene.effects.last(), Some(&Effect::Read(ReadRequest::Compare(Vec::new()))));
    scene.take(Outcome::Compared(
        Arc::new(Comparison::new(Vec::new(), Vec::new(), &[])),
        Vec::new(),
    ));
    assert!(scene.picture(80, 24).contains("Networks in this folder"));
}

#[test]
fn while_more_is_being_read_no_row_is_opened_in_its_place() {
    let mut scene = abreast(6);
    scene.keys("Home + Enter");
    let asked = scene.effects.len();
    scene.keys("Enter Space Space c");
    assert_eq!(scene.effects.len(), asked, "{:?}", scene.effects);
    assert!(scene.picture(80, 24).contains("being read"), "{}", scene.picture(80, 24));
}

#[test]
fn another_network_or_snapshot_is_added_and_all_is_read_anew() {
    let known = desks::known("pcn-companion");
    let kept = record(3, "Hillside PCN", &known, &DAYS);
    let sides = Comparison::new(
        kept.snapshots[1..].iter().map(|saved| Side::of(&kept, saved)).collect(),
        Vec::new(),
        &[],
    );
    let mut scene = scene_of(Comparison::new(Vec::new(), Vec::new(), &[]));
    scene
        .keys("Esc c")
        .take(Outcome::Compared(Arc::new(sides), OtherSnapshot::all(&kept).collect()));
    check("compare-add", scene.keys("+ End"));
    scene.keys("Enter");
    let one = |at: usize| SnapshotChoice::one(kept.slug.clone(), kept.snapshots[at].snapshot.id);
    assert_eq!(
        scene.effects.last(),
        Some(&Effect::Read(ReadRequest::Compare(vec![one(1), one(2), one(0)])))
    );
    assert!(
        scene.picture(80, 24).contains("reading"),
        "it says so while the others stay to be seen"
    );
}

#[test]
fn nothing_is_added_by_a_number_that_means_something_else_once_the_networks_are_read() {
    let kept = record(3, "Hillside PCN", &desks::known("pcn-companion"), &DAYS);
    let sides = Comparison::new(
        kept.snapshots[1..].iter().map(|saved| Side::of(&kept, saved)).collect(),
        Vec::new(),
        &[],
    );
    let mut scene = Scene::new(
        AppState { networks: Vec::new(), networks_unread: true, ..desks::full() },
        StartScreen::Home,
    );
    scene
        .keys("End Up*2 c")
        .take(Outcome::Compared(Arc::new(sides), OtherSnapshot::all(&kept).collect()))
        .keys("+");
    assert_eq!(scene.effects.last(), Some(&Effect::Read(ReadRequest::Networks)));
    assert!(scene.picture(80, 24).contains("Reading the networks…"), "{}", scene.picture(80, 24));
    scene.keys("Enter");
    assert_eq!(
        scene.effects.last(),
        Some(&Effect::Read(ReadRequest::Networks)),
        "nothing was chosen"
    );
    scene.take(Outcome::Networks(Vec::new()));
    assert!(scene.picture(80, 24).contains("Another snapshot of"), "{}", scene.picture(80, 24));
}

#[test]
fn a_snapshot_on_home_is_compared_with_the_one_before() {
    let mut scene = Scene::new(desks::full(), StartScreen::Home);
    scene.keys("End Up*2 c");
    let ids = |effect: &Effect| match effect {
        Effect::Read(ReadRequest::Compare(wanted)) => wanted.len(),
        _ => 0,
    };
    assert_eq!(scene.effects.last().map(ids), Some(2));
}

/// What stands around the stages: the order of rows and columns, and every style.
fn around(mut scene: Scene) -> Vec<String> {
    let stages = [
        "Before", "Foundation", "Step 1", "Step 2", "Step 3", "▲", "▼", "■", "*", "-",
        "not answered",
    ];
    let mut picture = scene.picture(120, 40);
    for stage in stages {
        picture = picture.replace(stage, "");
    }
    picture.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

#[test]
fn shuffling_who_stands_where_changes_no_order() {
    let known = desks::known("pcn-companion");
    let shuffled = |by: usize, count: usize| {
        let mut all = networks(count, &known);
        let said: Vec<_> =
            all.iter().map(|side| side.saved.snapshot.assessment.answers.clone()).collect();
        for (at, side) in all.iter_mut().enumerate() {
            side.saved.snapshot.assessment.answers = said[(at + by) % said.len()].clone();
        }
        around(scene_of(Comparison::new(all, Vec::new(), &[])))
    };
    for count in [3, 12] {
        for by in 1..count {
            assert_eq!(shuffled(0, count), shuffled(by, count), "{count} networks, by {by}");
        }
    }
}

/// The styles that stages are drawn in, off the line in focus: one for all of them.
#[test]
fn no_stage_has_a_colour_of_its_own() {
    for (count, first, last) in [(3, 13, 17), (12, 6, 12)] {
        let mut scene = abreast(count);
        scene.app.state.terminal_colors =
            TerminalColors { depth: ColorDepth::Full, background: Background::Dark };
        let terminal = scene.drawn(80, 24);
        let buffer = terminal.backend().buffer();
        let cells =
            (first..=last).flat_map(|y| (36..79).map(move |x| (x, y))).map(|at| &buffer[at]);
        let words: Vec<_> = cells
            .filter(|cell| !" ▲▼■".contains(cell.symbol()) && cell.bg == Color::Reset)
            .collect();
        let one = words[0].style();
        assert!(words.iter().all(|cell| cell.style() == one), "{count}");
    }
}

/// What is sent to be written of so many networks, after these keys, and where.
pub fn written_table(count: usize, keys: &str) -> (String, Arc<ComparisonTable>) {
    let mut scene = abreast(count);
    scene.keys(keys).keys("x Enter");
    match scene.effects.last() {
        Some(Effect::Write(WriteRequest::Export {
            content: ExportContent::ComparisonTable(extract),
            path,
        })) => (path.to_string_lossy().into_owned(), Arc::clone(extract)),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_on_screen_is_written_to_a_named_file() {
    let written = |keys: &str| {
        let (path, extract) = written_table(2, keys);
        (path, extract.rows.len(), extract.title.clone())
    };
    let (path, all, title) = written("");
    assert_eq!(
        (path.as_str(), title.as_str()),
        (
            "~/compared-brook-vale-castle.md",
            "Compare: 2 networks, in name order, Five national areas"
        )
    );
    assert!(written("f").1 < all, "only what differs is on screen, so nothing else is written");
    let (path, _, title) = written("Enter");
    assert_eq!(path, "~/compared-brook-vale-castle-leading-together.md");
    assert!(title.ends_with("Leading together"));
    let mut scene = abreast(12);
    check("compare-write", scene.keys("x"));
    scene.keys("Enter").take(Outcome::FileWritten("/home/j/compared-12-networks.md".to_owned()));
    assert!(scene.picture(80, 24).contains("Written to /home/j/compared-12-networks.md"));
}

#[test]
fn comparisons_survive_every_size() {
    for (count, keys) in
        [(3, "Down"), (4, "Enter Down n"), (12, "Down Space"), (12, "Right Right"), (2, "+ Down")]
    {
        survives(keys, abreast(count).keys(keys));
    }
    survives("to read", abreast(2).keys("w PageDown"));
    survives("to read", abreast(2).keys("f Enter f f"));
}
