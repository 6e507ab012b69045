//! What was shared: nothing, a few, very many, one in full, and a log that can't be read.

use std::sync::Arc;

use jiff::civil::{Date, date};
use pcn_workbook::maturity::diagnostic::Diagnostic;
use pcn_workbook::maturity::ids::Slug;
use pcn_workbook::maturity::share::log::{
    SentSnapshot, SentStatus, ShareLog, ShareLogEntry, SnapshotName,
};
use pcn_workbook::maturity::share::{ShareLevel, ShareReceipt};
use pcn_workbook::tui::app::StartScreen;
use pcn_workbook::tui::protocol::command::Command;
use pcn_workbook::tui::protocol::effect::{Effect, ReadRequest};
use pcn_workbook::tui::protocol::outcome::Outcome;
use pcn_workbook::tui::screens;
use uuid::Uuid;

use super::scene::Scene;
use super::{check, desks};

fn named(name: &str, taken_on: Date, label: Option<&str>) -> SnapshotName {
    SnapshotName {
        network: Uuid::nil(),
        slug: Some(Slug::from("a")),
        network_name: name.to_owned(),
        taken_on,
        label: label.map(str::to_owned),
    }
}

fn sent(now: SentStatus) -> SentSnapshot {
    SentSnapshot { id: Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_00ab_cdef), status: now }
}

fn logged(
    day: Date,
    to: Option<&str>,
    why: Option<&str>,
    condition: Option<bool>,
    snapshots: Vec<SentSnapshot>,
) -> ShareLogEntry {
    ShareLogEntry {
        made_at: day.at(14, 5, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).unwrap().timestamp(),
        recipient: to.map(str::to_owned),
        reason: why.map(str::to_owned),
        condition_of_support: condition,
        snapshots,
        left_out: ShareLevel::Summary.left_out([]),
        file: format!("/home/j/Documents/hillside-pcn-{day}.json"),
    }
}

fn few() -> ShareLog {
    let here = |day, label| sent(SentStatus::Here(named("Hillside PCN", day, Some(label))));
    let spring = || here(date(2025, 3, 10), "March 2025 walk");
    let mut full = logged(
        date(2025, 1, 20),
        Some("Castle PCN, as a friend"),
        None,
        Some(false),
        vec![spring()],
    );
    full.left_out.clear();
    let shares = vec![
        logged(
            date(2026, 3, 2),
            Some("Northshire Integrated Care Board"),
            Some(
                "The yearly support plan: no analyst time without it.\nAsked for by letter on 14 February.",
            ),
            Some(true),
            vec![
                here(date(2025, 9, 12), "September 2025 walk"),
                sent(SentStatus::InTrash(named(
                    "Hillside PCN",
                    date(2025, 9, 1),
                    Some("A first try"),
                ))),
                sent(SentStatus::Gone),
            ],
        ),
        logged(date(2025, 9, 15), None, None, None, vec![sent(SentStatus::Gone)]),
        full,
    ];
    ShareLog { shares, unreadable: None }
}

fn many() -> ShareLog {
    let one = |at: i64| {
        let day = date(2026, 3, 12).checked_sub(jiff::Span::new().days(at)).unwrap();
        let here = sent(SentStatus::Here(named("Hillside PCN", day, None)));
        logged(
            day,
            Some(&format!("Reader {at}")),
            Some("the yearly plan"),
            Some(at % 3 == 0),
            vec![here],
        )
    };
    ShareLog { shares: (0..1250).map(one).collect(), unreadable: None }
}

fn opened() -> Scene {
    let mut scene = Scene::new(desks::full(), StartScreen::Home);
    scene.keys("C-p \"what was shared\" Enter");
    assert_eq!(scene.effects.last(), Some(&Effect::Read(ReadRequest::ShareLog)));
    scene
}

pub fn shown(log: ShareLog) -> Scene {
    let mut scene = opened();
    scene.take(Outcome::ShareLogRead(Arc::new(log)));
    scene
}

pub fn a_few() -> Scene {
    shown(few())
}

#[test]
fn nothing_was_shared_yet() {
    let mut scene = opened();
    assert!(scene.picture(80, 24).contains("Reading the log…"), "{}", scene.picture(80, 24));
    scene.take(Outcome::SummaryProgress { done: 1200, total: 25_000 });
    assert!(scene.picture(80, 24).contains("1,200 of 25,000 files"), "{}", scene.picture(80, 24));
    check("shares-empty", scene.take(Outcome::ShareLogRead(Arc::new(ShareLog::default()))));
    assert_eq!(
        scene.app.state.summary_progress, None,
        "the list of networks does not go on saying that it reads"
    );
    scene.keys("Enter");
    assert_eq!(scene.app.key_context(), screens::home::keys::HOME);
}

#[test]
fn a_few_shares_the_newest_first() {
    check("shares-few", &mut a_few());
}

#[test]
fn what_no_share_says_has_no_column_and_the_one_in_focus_is_told_whole() {
    let here =
        sent(SentStatus::Here(named("Ambleford Central and Valleys PCN", date(2026, 4, 16), None)));
    let log = logged(date(2026, 5, 1), None, None, None, vec![here]);
    let mut scene = shown(ShareLog { shares: vec![log], unreadable: None });
    let picture = scene.picture(60, 18);
    assert!(!picture.contains("required?"), "{picture}");
    let whole = "16 Apr 2026, Ambleford Central and Valleys PCN";
    assert!(picture.lines().any(|line| line.contains(whole)), "{picture}");
    assert!(
        picture.contains("Nobody noted for whom it was or whether it was required."),
        "{picture}"
    );
    let picture = a_few().picture(60, 18);
    assert!(picture.contains("In it: 3 snapshots"), "{picture}");
    assert!(picture.contains("required?"), "{picture}");
}

#[test]
fn very_many_shares_a_screenful_at_a_time() {
    let mut scene = shown(many());
    check("shares-many", scene.keys("PageDown Down*3"));
    scene.keys("End");
    assert!(scene.picture(80, 24).contains("Reader 1249"), "{}", scene.picture(80, 24));
}

#[test]
fn one_in_full_and_from_one_to_the_next() {
    let mut scene = a_few();
    check("shares-one", scene.keys("Enter"));
    scene.keys("Tab Tab");
    let last = scene.picture(80, 24);
    assert!(
        last.contains("no, it was shared freely") && last.contains("Nothing was left out"),
        "{last}"
    );
    scene.keys("Tab S-Tab Esc");
    assert_eq!(
        scene.app.key_context(),
        screens::share_log::keys::SHARE_LOG,
        "{}",
        scene.picture(80, 24)
    );
    scene.obey(Command::Open(0));
    assert_eq!(scene.app.key_context(), screens::share_log::keys::SHARE_LOG_ENTRY);
}

#[test]
fn a_log_that_cannot_be_read_says_so_with_its_reason() {
    let finding = Diagnostic::error(
        "newer-format",
        "format",
        "This file was written by a newer version of the workbook.",
        "Open it with that version; here it is left as it is.",
    );
    let unreadable = Some(finding.in_file("shares.json"));
    let mut none = shown(ShareLog { shares: Vec::new(), unreadable: unreadable.clone() });
    check("shares-unreadable", &mut none);
    // what can be read is shown all the same
    check("shares-part-unreadable", &mut shown(ShareLog { unreadable, ..few() }));
}

#[test]
fn it_is_reached_from_share_before_and_after_the_file_is_written() {
    let mut scene = super::sharing::previewed();
    scene.keys("w");
    assert_eq!(scene.effects.last(), Some(&Effect::Read(ReadRequest::ShareLog)));
    scene.keys("Esc");
    assert_eq!(
        scene.app.key_context(),
        screens::share::keys::SHARE_PREVIEW,
        "back to what was being shared"
    );
    scene.keys("Enter Enter*4");
    let given = ShareReceipt {
        file: "/home/j/a.json".into(),
        snapshots: 1,
        matrices: 1,
        left_out: Vec::new(),
        warnings: Vec::new(),
        waiting_line: None,
    };
    scene.take(Outcome::Shared(Box::new(given))).keys("w");
    assert_eq!(
        scene
            .effects
            .iter()
            .filter(|effect| **effect == Effect::Read(ReadRequest::ShareLog))
            .count(),
        2
    );
    scene.take(Outcome::ShareLogRead(Arc::new(few()))).keys("Esc");
    assert_eq!(scene.app.key_context(), screens::share::keys::SHARE_RECEIPT);
}

#[test]
fn it_is_reached_where_no_network_is_open_and_in_the_palette_once() {
    let mut scene = Scene::new(desks::empty(), StartScreen::Networks);
    scene.keys("C-p \"what was shared\"");
    let lines = scene.picture(80, 24).matches("What was shared: to whom").count();
    assert_eq!(lines, 1);
    scene.keys("Enter");
    assert_eq!(scene.effects.last(), Some(&Effect::Read(ReadRequest::ShareLog)));
    let mut scene = super::sharing::previewed();
    scene.keys("C-p \"what was shared\"");
    assert_eq!(
        scene.picture(80, 24).matches("What was shared: to whom").count(),
        1,
        "{}",
        scene.picture(80, 24)
    );
}
