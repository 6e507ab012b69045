//! How the made-up workbook comes about: by commands, by files that people write, and on the
//! screen.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::world::{Printed, World};
use crate::commands::{Bench, OURS, on_ours};
use crate::forms::page::head;

/// The making: a workbook of one's own, somebody else's, and files that people write by hand.
pub struct Making<'w> {
    world: &'w mut World,
    ours: Bench,
    theirs: Bench,
    by_hand: tempfile::TempDir,
}

/// A matrix with every field there is.
const ALL: &str = include_str!("all.json");

/// Which walk most commands are about.
const FALLS: [&str; 6] = ["--network", "hillside", "--matrix", "all", "--subject", "Falls"];

/// The id of the snapshot that was written by hand.
const BY_HAND: &str = "01900000-0000-7000-8000-000000000001";

impl<'w> Making<'w> {
    pub fn new(world: &'w mut World) -> Self {
        let by_hand = tempfile::tempdir().unwrap();
        let (ours, theirs) = (Bench::empty(), Bench::empty().on("2026-04-01"));
        Self { world, ours, theirs, by_hand }
    }

    pub fn all(mut self) {
        self.networks_and_matrices();
        self.walks();
        self.what_comes_in();
        self.what_leaves();
        self.forms();
        self.looking();
        self.sheets();
        self.comparisons();
        self.movement();
        self.goes_along();
        self.joins();
        self.somebody_elses();
        self.two_of_one_id();
        self.lines_and_copies();
        self.taken_back();
        let march = march(&self.ours);
        self.trash(&march);
        self.not_done();
        self.left_open(&march);
        self.returns();
        #[cfg(unix)]
        self.on_the_screen();
        for bench in [&self.ours, &self.theirs] {
            self.world.take_in(bench.home());
        }
    }

    /// Runs a command with `--json` and keeps what it prints, whatever its exit code.
    fn print(&mut self, command: &'static str, args: &[&str]) -> Value {
        Self::printed(self.world, &self.ours, command, args)
    }

    fn printed(world: &mut World, bench: &Bench, command: &'static str, args: &[&str]) -> Value {
        let ran = bench.run(&[args, &["--json"]].concat());
        let value: Value = serde_json::from_str(&ran.out)
            .unwrap_or_else(|_| panic!("{args:?} printed no JSON: {ran:?}"));
        world.printed.push(Printed { command, value: value.clone() });
        value
    }

    /// Writes a file by hand.
    fn write(&self, name: &str, content: &str) -> String {
        let path = self.by_hand.path().join(name);
        fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// The path of a file that the program is to write.
    fn out(&self, name: &str) -> String {
        self.ours.home().join(name).to_str().unwrap().to_owned()
    }

    fn networks_and_matrices(&mut self) {
        let about = ["--ods", "U12345", "--purpose", "Keep people well", "--list-size", "41000"];
        self.print("network add", &[&["network", "add", "Hillside PCN"], &about[..]].concat());
        self.print(
            "network set",
            &["network", "set", "hillside", "--practices", "6", "--model", "flat"],
        );
        self.print("network add", &["network", "add", "Castle PCN"]);
        let wrong = self.write("wrong.json", &ALL.replace("\"A-2\"", "\"A-1\""));
        self.print("matrix check", &["matrix", "check", &wrong]);
        let all = self.write("all.json", ALL);
        self.print("matrix add", &["matrix", "add", &all]);
        self.print("matrix copy", &["matrix", "copy", "all", "--as", "ours", "--title", "Ours"]);
        self.print("matrix mark-checked", &["matrix", "mark-checked", "ours", "A-1"]);
    }

    fn walks(&mut self) {
        let evidence = ["--evidence", "A-1=Call log"];
        let said = ["A-1=fully", "A-2=not_applicable:No line", "A-l=early", "--note", "A-1=A note"];
        let stages = [
            "--judge", "A=early:We say so", "--aim", "A=late:Next", "--aim", "B=stay", "--need",
            "S-A=Soon",
        ];
        let args = [&["answer"], &FALLS[..], &said, &evidence, &stages].concat();
        self.print("answer", &args);
        let args = ["--label", "March walk", "--present", "director", "--present", "manager"];
        self.print("save", &[&["save"], &FALLS[..], &args].concat());
        let voice = ["--voice", "manager", "--of", "Elm Surgery"];
        let args = [&voice[..], &["A-1=same", "B-1=partly"]].concat();
        self.print("answer", &[&["answer"], &FALLS[..], &args].concat());
        self.print("save", &[&["save"], &FALLS[..], &voice].concat());
        for network in ["hillside", "castle"] {
            let national = ["--network", network, "--matrix", "pcn-companion"];
            self.ours.good(&[&["answer"], &national[..], &["LEAD-0a=fully"]].concat());
            self.ours.good(&[&["save"], &national[..], &["--label", "National"]].concat());
        }
        self.walked_frost("2026-03-08");
        self.next_revision();
        self.walked_frost("2026-03-09");
    }

    /// The same answers to the matrix before it changes and after.
    fn walked_frost(&self, day: &str) {
        let on = ["--network", "hillside", "--matrix", "all", "--subject", "Frost"];
        let answers = ["A-1=fully", "A-2=not_yet", "A-l=early"];
        self.ours.good(&[&["answer"], &on[..], &answers].concat());
        self.ours.good(&[&["save"], &on[..], &["--taken-on", day]].concat());
    }

    /// The matrix changes, and is walked once more.
    fn next_revision(&mut self) {
        let mut next: Value = serde_json::from_str(ALL).unwrap();
        let statements = next["domains"][0]["statements"].as_array_mut().unwrap();
        statements[0]["text"] = json!("We answer every call.");
        statements[1]["stage"] = json!("early");
        statements.push(json!({"id": "A-3", "stage": "late", "text": "We call back."}));
        next["domains"][0]["ladders"][0]["rungs"]["late"] = json!("In any way");
        let ladder = &mut next["domains"][0]["ladders"][0];
        ladder["stage_basis"] = json!("verified");
        for (field, now) in
            [("checklist", "It is on paper."), ("references", "Page 6"), ("tags", "desk")]
        {
            ladder[field] = json!([now]);
        }
        next["domains"][1]["statements"][0]["evidence"] = json!("Minutes");
        let first = &mut next["domains"][1]["statements"][0];
        (first["basis"], first["sources"]) = (json!(["recalled"]), json!(["S6"]));
        first["stage_basis"] = json!("verified");
        next["domains"][1]["statements"].as_array_mut().unwrap().truncate(1);
        next["changes"] = json!([
            {"item": "A-1", "was": "split", "into": ["A-1", "A-3"]},
            {"item": "B-2", "was": "merged", "into": ["B-1"]}
        ]);
        let next = self.write("next.json", &next.to_string());
        let args = ["matrix", "add", &next, "--as-next", "--changed", "A-2", "--all-same"];
        self.print("matrix add", &args);
        self.print("matrix diff", &["matrix", "diff", "all@1", "all@2"]);
        self.ours.good(
            &[&["answer"], &FALLS[..], &["A-1=fully", "A-3=partly", "--judge", "A=same"]].concat(),
        );
        let args = [&["save"], &FALLS[..], &["--taken-on", "2026-03-13"]].concat();
        let next_day =
            self.ours.program().env("PCN_WORKBOOK_TODAY", "2026-03-13").args(&args).output();
        assert!(next_day.unwrap().status.success());
    }

    /// A snapshot with all that only the screen and other programs put into one.
    fn what_comes_in(&mut self) {
        let own = &self.ours.files("networks/hillside-pcn/snapshots");
        let mut snapshot = own
            .iter()
            .map(|file| self.ours.read(file))
            .find(|snapshot| snapshot["label"] == "March walk")
            .unwrap();
        snapshot["id"] = json!(BY_HAND);
        snapshot["network"]["id"] = json!("01900000-0000-7000-8000-0000000000aa");
        snapshot["network"]["profile"] = json!({
            "list_size": 41000, "practices": 6, "operating_model": "flat",
            "worked_together": "some", "deprivation": "mixed", "setting": "rural",
            "areas_overlap": "yes", "director_sessions": "2.5",
            "management_support": "one manager", "system": "Northshire"
        });
        snapshot["answers"]["A-1"]["evidence"][0] = json!({
            "text": "Call log", "whose": "manager", "dated": "2025-01-01",
            "good_until": "2027-01-01", "supports": false
        });
        snapshot["aims"]["A"]["review_on"] = json!("2027-01-01");
        snapshot["asks"] = json!({"S-A": {"raised": true, "note": "Please."}});
        snapshot["based_on"] = json!("01900000-0000-7000-8000-000000000002");
        snapshot["taken_on"] = json!("2025-09-01");
        snapshot["own-number"] = json!({"kept": [1, null]});
        snapshot["answers"]["A-1"]["own-word"] = json!("kept");
        let file = self.write("by-hand.json", &snapshot.to_string());
        let letter = self.write("letter.txt", "Dear all");
        let broken = self.write("broken.json", r#"{"format": "pcn-workbook.share/1", "#);
        let matrix = self.write("matrix.json", ALL);
        let mut lost = snapshot.clone();
        lost["matrix"]["fingerprint"] = json!("0".repeat(64));
        let lost = self.write("lost.json", &lost.to_string());
        self.print("import", &["import", &file, &letter, &broken, &matrix, &lost]);
        self.print("import", &["import", &file, "--into", "hillside"]);
        snapshot["label"] = json!("Another");
        let other = self.write("other.json", &snapshot.to_string());
        self.print("import", &["import", &file, &file, &other]);
        self.print("show SNAPSHOT", &["show", BY_HAND]);
        self.print("amend", &["amend", BY_HAND]);
        self.print("save", &[&["save"], &FALLS[..]].concat());
    }

    fn forms(&mut self) {
        self.print("returns", &["returns"]);
        let asked = ["--role", "manager", "--of", "Elm Surgery", "--due", "2026-12-12", "--out"];
        for name in ["elm.xlsx", "elm.html"] {
            let out = self.out(name);
            self.print("form", &[&["form"], &FALLS[..], &asked, &[&out]].concat());
        }
        let bare = self.out("bare.html");
        let castle = ["--network", "castle", "--matrix", "pcn-companion", "--out", &bare];
        self.print("form", &[&["form"], &castle[..]].concat());
        let said = json!({
            "role": "manager", "of": "Elm Surgery", "filled_on": "2026-03-12",
            "answers": {
                "A-1": {"answer": "fully", "note": "Since May"},
                "A-2": {"answer": "not_applicable", "reason": "No line"},
                "A-l": {"answer": "early"}, "A-m": {"answer": "late"},
                "B-1": {"note": "Ask again"}, "B-2": {"answer": "partly"}, "B-3": {"answer": "not_sure"},
                "B-l": {"answer": "early"}, "B-m": {"answer": "none_yet"}
            },
            "judgements": {"A": {"stage": "early", "reason": "We say so"}, "B": {"stage": "before"}},
            "aims": {"A": {"aim": "move", "to": "late", "reason": "Next"}, "B": {"aim": "stay"}},
            "asks": {"S-A": {"raised": true, "note": "Soon"}}
        });
        self.filled("elm.html", "elm-answers.json", said);
        let said = json!({
            "role": "GP", "filled_on": "2026-03-12", "aims": {"LEAD": {"aim": "not_now"}},
            "asks": {"SYS-LEAD-0": {"raised": true}}
        });
        self.filled("bare.html", "bare-answers.json", said);
        let page = fs::read_to_string(&bare).unwrap();
        let items = page.split("data-part=\"item\" data-id=\"").skip(1);
        let all: serde_json::Map<String, Value> = items
            .map(|rest| (rest[..rest.find('"').unwrap()].to_owned(), json!({"answer": "not_sure"})))
            .collect();
        let said = json!({"role": "nurse", "filled_on": "2026-03-13", "answers": all});
        self.filled("bare.html", "nurse-answers.json", said);
        let receipt = self.out("thank-you.txt");
        self.print("returns --receipt", &["returns", "--receipt", "castle", "--out", &receipt]);
    }

    fn returns(&mut self) {
        self.print("returns", &["returns"]);
        let (out, bare) = (self.out("late.xlsx"), ["--network", "bare", "--matrix"]);
        let soon = self.out("soon.xlsx");
        self.print("form", &[&["form"], &bare[..], &["pcn-companion", "--out", &soon]].concat());
        let late = ["pcn-companion", "--role", "nobody", "--due", "2026-03-01", "--out", &out];
        self.print("form", &[&["form"], &bare[..], &late].concat());
        self.print("returns", &["returns"]);
    }

    /// Writes what a form's page saves, and brings it in.
    fn filled(&mut self, page: &str, name: &str, said: Value) {
        let page = fs::read_to_string(self.out(page)).unwrap();
        let mut file = json!({"format": "pcn-workbook.form-answers/1"});
        for part in [head(&page), said] {
            file.as_object_mut().unwrap().extend(part.as_object().unwrap().clone());
        }
        let back = self.out(name);
        fs::write(&back, file.to_string()).unwrap();
        self.print("import", &["import", &back]);
    }

    fn what_leaves(&mut self) {
        let files = ["summary.json", "full.json", "later.json", "own.json"];
        let [summary, full, later, own] = files.map(|name| self.out(name));
        let why = ["--to", "Northshire board", "--why", "yearly plan", "--condition"];
        let march = march(&self.ours);
        let args = ["share", "hillside@2026-03-13", &march, "--out", &summary];
        self.print("share", &[&args, &why[..]].concat());
        self.print("share", &["share", &march, "--out", &full, "--with-notes"]);
        self.print("share", &["share", "hillside@2026-03-13", "--out", &later]);
        self.print("share", &["share", BY_HAND, "--out", &own]);
        let (view, elm) = (one_view(&self.ours), self.out("view.json"));
        self.print("share", &["share", &view, "--out", &elm]);
        self.print("import", &["import", &summary]);
        let page = self.out("page.html");
        self.print("report", &["report", &view, "--out", &page, "--since", "2026-01-01"]);
        self.print("report", &["report", &view, "--format", "md", "--names", "codes"]);
        self.print("report", &["report", "hillside@2026-03-13", "--names", "none"]);
        let tables = self.out("tables");
        self.print("export", &["export", "--out", &tables]);
        for (name, format) in [("tables.xlsx", "xlsx"), ("lines", "jsonl")] {
            let out = self.out(name);
            self.print("export", &["export", "--out", &out, "--format", format]);
        }
        let parts = self.out("parts");
        self.print("export", &["export", "--out", &parts, "--by", "quarter", "--with-notes"]);
        self.print("shares", &["shares"]);
    }

    fn looking(&mut self) {
        self.print("network show", &["network", "show", "hillside"]);
        self.print("network list", &["network", "list"]);
        self.print("show NETWORK", &["show", "hillside"]);
        let args = [&["show", "hillside"], &FALLS[2..]].concat();
        self.print("show NETWORK --matrix M", &args);
        self.print("snapshots", &["snapshots"]);
        self.print("progress", &["progress", "hillside"]);
        self.print("matrix list", &["matrix", "list"]);
        self.print("matrix show", &["matrix", "show", "all@2"]);
        self.print("doctor", &["doctor"]);
        self.print("where", &["where"]);
        self.print("keys", &["keys"]);
        let folder = self.out("made-up");
        self.print("sample", &["sample", &folder, "--networks", "6", "--snapshots", "2"]);
        let folder = self.out("schemas");
        self.print("schema", &["schema", &folder]);
    }

    fn sheets(&mut self) {
        let out = self.out("all.csv");
        self.print("matrix to-sheet", &["matrix", "to-sheet", "all@2", "--out", &out]);
        let again = self.out("again.json");
        self.print("matrix from-sheet", &["matrix", "from-sheet", &out, "--out", &again]);
        let grid = "Area,Early,Late\nAccess,By phone,Any way\nBelonging,We meet,\nDraft of May,,\n";
        let grid = self.write("grid.csv", grid);
        let out = self.out("grid.json");
        let args = ["matrix", "from-sheet", &grid, "--out", &out];
        self.print("matrix from-sheet", &args);
        self.print("matrix from-sheet", &[&args[..], &["--each-box", "one"]].concat());
        let unknown = "Thing,Red,Blue\nAccess,By phone,Any way\nCare,We meet,We plan\n";
        let unknown = self.write("unknown.csv", unknown);
        let args = ["matrix", "from-sheet", &unknown, "--out", &self.out("unknown.json")];
        self.print("matrix from-sheet", &args);
        let out = self.out("several.json");
        let args = ["matrix", "from-sheet", &grid, "--out", &out, "--each-box", "several"];
        self.print("matrix from-sheet", &args);
    }

    fn comparisons(&mut self) {
        let march = march(&self.ours);
        self.print("compare", &["compare", &march, "hillside@2026-03-13"]);
        self.print("compare", &["compare", &march, "castle@last", BY_HAND]);
        let out = self.out("networks.md");
        self.ours.good(&["compare", &march, "castle@last", BY_HAND, "--out", &out]);
        let out = self.out("one.md");
        let national = of_matrix(&self.ours, "hillside", "pcn-companion");
        self.ours.good(&["compare", &march, &national, "--with-notes", "--out", &out]);
        let made_up = self.out("made-up");
        let listed = self.ours.json(&["snapshots", "--library", &made_up]);
        let ids = listed["snapshots"].as_array().unwrap().iter();
        let ids: Vec<&str> = ids.map(|row| row["id"].as_str().unwrap()).collect();
        for name in ["many.md", "data.csv"] {
            let out = self.out(name);
            let args = ["compare", "--library", &made_up, "--out", &out];
            self.ours.good(&[&args[..], &ids].concat());
        }
    }

    /// Walks about each of several things, between which areas move in every way.
    fn movement(&mut self) {
        let none =
            ["B-1", "B-2", "B-3", "B-l", "B-m"].map(|item| format!("{item}=not_applicable:none"));
        let none: Vec<&str> = none.iter().map(String::as_str).collect();
        let met = ["B-1=fully", "B-l=early", "B-m=early"];
        let reached = ["A-1=fully", "A-l=early", "A-m=early"];
        self.walked("Fits", "2026-03-01", &met);
        self.walked("Fits", "2026-03-02", &[&none[..], &reached].concat());
        self.walked("Fits", "2026-03-03", &met);
        let unsure = ["B-1=not_sure", "B-l=early", "B-m=early"];
        self.walked("Flood", "2026-03-01", &[&reached[..], &unsure].concat());
        self.walked(
            "Flood",
            "2026-03-02",
            &[&["A-1=not_sure", "A-l=early", "A-m=early"], &unsure[..]].concat(),
        );
        self.walked("Frail", "2026-03-01", &["A-1=fully", "--judge", "A=early:We say so"]);
        self.walked("Frail", "2026-03-02", &["B-1=fully"]);
        self.walked(
            "Fear",
            "2026-03-01",
            &[&reached[..], &["B-1=not_yet", "B-l=none_yet", "B-m=none_yet"]].concat(),
        );
        self.walked(
            "Fear",
            "2026-03-02",
            &[&["A-1=not_yet", "A-l=early", "A-m=early"], &met[..]].concat(),
        );
        // what is said moves, and the answers below it stay
        let early = ["A-1=fully", "A-2=not_yet", "A-l=early", "A-m=early"];
        for (subject, then, now) in [
            ("Fog", "A=late:We say so", "A=early"),
            ("Fur", "A=early", "A=before:We say so"),
            ("Fig", "A=before:We say so", "A=early"),
            ("Fin", "A=early", "A=late:We say so"),
        ] {
            self.walked(subject, "2026-03-01", &[&early[..], &["--judge", then]].concat());
            self.walked(subject, "2026-03-02", &["--judge", now]);
        }
        let listed = self.ours.json(&["snapshots", "castle"]);
        let rows = listed["snapshots"].as_array().unwrap().iter();
        let ours = rows.filter(|row| row["matrix"]["id"] == "ours");
        let ids: Vec<&str> = ours.map(|row| row["id"].as_str().unwrap()).collect();
        self.print("compare", &[&["compare"], &ids[..]].concat());
        self.print("progress", &["progress", "castle"]);
        for id in ids {
            self.print("report", &["report", id]);
        }
    }

    /// A walk under way goes along to the next revision: what is carried over, read again, retired.
    fn goes_along(&mut self) {
        let mut next: Value = serde_json::from_str(OURS).unwrap();
        next["revision"] = json!(2);
        let area = &mut next["domains"][0];
        area["asks"] = json!([]);
        let items = area["statements"].as_array_mut().unwrap();
        items[0]["text"] = json!("We answer every call.");
        items[1]["text"] = json!("We know each who waits.");
        items.remove(2);
        items.push(json!({"id": "A-9", "stage": "Strong", "text": "We call back."}));
        next["domains"][1] = json!({"id": "C", "name": "Care", "statements": [
            {"id": "C-1", "stage": "Early", "text": "We listen."}]});
        let file = self.write("along.json", &next.to_string());
        let answers = ["A-1a=mostly", "A-1b=fully", "A-2a=partly", "A-l=Early", "B-1a=fully"];
        let rest = ["--judge", "B=Early:We say so", "--aim", "B=stay", "--need", "S-A=Soon"];
        for said in [&[&answers[..], &rest].concat()[..], &["A-2a=partly"], &rest[..2]] {
            let bench = Bench::with_network();
            bench.answer(said);
            let args = ["matrix", "add", &file, "--as-next", "--changed", "A-1b", "--all-same"];
            bench.good(&args);
            for args in [&["--look"][..], &[]] {
                Self::printed(self.world, &bench, "migrate", &on_ours("migrate", args));
            }
            self.world.take_in(&bench.library().join("networks/hillside/drafts"));
        }
    }

    fn walked(&self, subject: &str, day: &str, answers: &[&str]) {
        let on = ["--network", "castle", "--matrix", "ours", "--subject", subject];
        self.ours.good(&[&["answer"], &on[..], answers].concat());
        self.ours.good(&[&["save"], &on[..], &["--taken-on", day]].concat());
    }

    /// What goes to the error stream: with a file and a place in it, with several reasons, alone.
    fn not_done(&mut self) {
        let summary = self.out("summary.json");
        let ours = &["--network", "hillside", "--matrix", "all", "--subject", "Fun"];
        let wrong = [&["answer"], &ours[..], &["A-9=fully", "A-1=perhaps"]].concat();
        for args in [&["show", "nobody"][..], &["compare", &summary, BY_HAND], &wrong] {
            self.error("not done", args);
        }
        self.error("warning", &["network", "set", "castle", "--ods", "X1"]);
        self.ours.good(&["network", "set", "castle", "--ods", "", "--quiet"]);
    }

    fn error(&mut self, command: &'static str, args: &[&str]) {
        let ran = self.ours.run(&[args, &["--json"]].concat());
        let line = ran.err.lines().last().unwrap_or_else(|| panic!("{args:?}: {ran:?}"));
        let value = serde_json::from_str(line).unwrap_or_else(|_| panic!("{args:?}: {ran:?}"));
        self.world.printed.push(Printed { command, value });
    }

    /// What is brought in where nothing of it is known.
    fn somebody_elses(&mut self) {
        let (summary, full) = (self.out("summary.json"), self.out("full.json"));
        let later = self.out("later.json");
        for file in [&later, &summary, &full] {
            Self::printed(self.world, &self.theirs, "import", &["import", file]);
        }
        Self::printed(self.world, &self.theirs, "matrix list", &["matrix", "list"]);
        Self::printed(self.world, &self.theirs, "network list", &["network", "list"]);
        let on = ["--network", "hillside", "--matrix", "all", "--subject", "Falls"];
        self.theirs.good(&[&["answer"], &on[..], &["A-3=mostly"]].concat());
    }

    /// Two networks whose matrices have one id and say different things, side by side; and a snapshot
    /// of which there are two copies, both altered by hand.
    fn two_of_one_id(&mut self) {
        let elm = Bench::empty();
        let share = elm.home().join("elm.json");
        let share = share.to_str().unwrap();
        let other = self.write("other-all.json", &ALL.replace("\"A-1\"", "\"A-9\""));
        elm.good(&["network", "add", "Elm PCN"]);
        elm.good(&["matrix", "add", &other]);
        let on = ["--network", "elm", "--matrix", "all", "--subject", "Falls"];
        elm.good(&[&["answer"], &on[..], &["A-9=fully", "--need", "S-A=Soon"]].concat());
        elm.good(&[&["save"], &on[..]].concat());
        elm.good(&["share", "elm@2026-03-12", "--out", share]);
        let manager = Bench::empty().on("2026-04-01");
        let full = self.out("full.json");
        manager.good(&["import", &full, share]);
        let both = ["compare", "hillside@2026-03-12", "elm@2026-03-12"];
        Self::printed(self.world, &manager, "compare", &both);
        let folder = manager.library().join("networks/elm-pcn/snapshots");
        let file = fs::read_dir(&folder).unwrap().next().unwrap().unwrap().path();
        let text = fs::read_to_string(&file).unwrap();
        for by in ["Ann", "Bob"] {
            let altered = text.replacen('{', &format!("{{ \"altered-by\": \"{by}\", "), 1);
            fs::write(folder.join(format!("{by}.json")), altered).unwrap();
        }
        fs::remove_file(file).unwrap();
        Self::printed(self.world, &manager, "snapshots", &["snapshots", "elm"]);
    }

    /// Lines that are taken by a network's name, in each way; a snapshot that was altered on the way,
    /// and the choice between it and the true one.
    fn lines_and_copies(&mut self) {
        let ash = Bench::empty();
        let share = |name: &str| ash.home().join(name).to_str().unwrap().to_owned();
        for network in ["Ash PCN", "Birch PCN"] {
            ash.good(&["network", "add", network]);
        }
        let walked = |network: &str, matrix: &str, day: &str, answers: &[&str]| {
            let on = ["--network", network, "--matrix", matrix];
            ash.good(&[&["answer"], &on[..], answers].concat());
            ash.good(&[&["save"], &on[..], &["--taken-on", day, "--leave-open"]].concat());
        };
        let said = ["LEAD-0a=partly", "--judge", "LEAD=foundation:We say so"];
        walked("ash", "pcn-companion", "2026-03-01", &said);
        walked("ash", "pcn-companion", "2026-03-02", &["LEAD-0a=fully"]);
        walked("ash", "riverside-example", "2026-03-03", &["RV-PLA-2a=fully"]);
        walked("birch", "riverside-example", "2026-03-03", &["RV-PLA-2a=fully"]);
        let riverside = ["--matrix", "riverside-example"];
        let (line, matrix, last) = (share("line.json"), share("matrix.json"), share("last.json"));
        let print = |world: &mut World, command, args: &[&str]| {
            Self::printed(world, &ash, command, args);
        };
        print(self.world, "share", &["share", "ash", "birch", "ash@last", "--out", &line]);
        let of_matrix = [&["share", "ash", "--out", &matrix], &riverside[..]].concat();
        print(self.world, "share", &of_matrix);
        print(self.world, "report", &["report", "ash", "birch", "--group-by", "system"]);
        print(self.world, "report", &["report", "ash", "birch", "--group-by", "place"]);
        print(self.world, "report", &[&["report", "ash"], &riverside[..]].concat());
        print(self.world, "network list", &["network", "list"]);
        print(self.world, "compare", &["compare", "ash", "birch", "ash@2026-03-01"]);
        print(self.world, "compare", &[&["compare", "ash", "birch"], &riverside[..]].concat());
        print(self.world, "share", &["share", "ash@2026-03-01", "--out", &last]);
        let mut altered: Value = serde_json::from_slice(&fs::read(&last).unwrap()).unwrap();
        let first = &mut altered["snapshots"][0];
        first["answers"]["LEAD-0a"]["answer"] = json!("mostly");
        first["judgements"]["LEAD"]["stage"] = json!("step-1");
        let manager = Bench::empty().on("2026-04-01");
        let file = self.write("altered.json", &altered.to_string());
        Self::printed(self.world, &manager, "import", &["import", &file]);
        let copy = manager.files("networks/ash-pcn/snapshots").remove(0);
        let copy = copy.to_str().unwrap();
        Self::printed(self.world, &manager, "show SNAPSHOT", &["show", copy]);
        Self::printed(self.world, &manager, "snapshots", &["snapshots"]);
        Self::printed(self.world, &manager, "import", &["import", &last]);
        Self::printed(self.world, &manager, "choose", &["choose", copy]);
        let files = manager.files("networks/ash-pcn/snapshots").into_iter();
        let other = files.map(|file| file.to_str().unwrap().to_owned()).find(|file| file != copy);
        Self::printed(self.world, &manager, "choose", &["choose", &other.unwrap()]);
    }

    /// Two networks of one walk each, made one and split again; and one that can't be.
    fn joins(&mut self) {
        let about = ["--ods", "U12346", "--purpose", "Care", "--list-size", "30000"];
        self.ours.good(&[&["network", "add", "Dale PCN"], &about[..]].concat());
        self.ours.good(&["network", "add", "Dale"]);
        for network in ["dale-pcn", "dale"] {
            let walk = ["--network", network, "--matrix", "pcn-companion"];
            self.ours.good(&[&["answer"], &walk[..], &["LEAD-0a=fully"]].concat());
            self.ours.good(&[&["save"], &walk[..]].concat());
        }
        let join = ["network", "join", "dale-pcn", "dale", "--other-code"];
        self.print("network join", &join);
        for network in ["dale-pcn", "hillside"] {
            self.print("network split NETWORK", &["network", "split", network]);
        }
        self.print("network split NETWORK PART", &["network", "split", "dale-pcn", "dale"]);
        for network in ["dale-pcn", "dale"] {
            let walk = ["--network", network, "--matrix", "pcn-companion"];
            self.ours.good(&[&["answer"], &walk[..], &["LEAD-0a=partly"]].concat());
        }
        let look = ["network", "join", "dale", "dale-pcn", "--look"];
        self.print("network join", &look);
        for network in ["dale-pcn", "dale"] {
            self.ours.good(&["discard", "--network", network, "--matrix", "pcn-companion"]);
        }
        self.ours.good(&join);
        // what belongs to a network that lies in the trash can't come back before it
        self.ours.good(&["trash", "dale-pcn@last"]);
        self.ours.good(&["trash", "dale-pcn"]);
        // two of which nothing is known
        for name in ["Lane PCN", "Lane"] {
            self.theirs.good(&["network", "add", name]);
        }
        let look = ["network", "join", "lane-pcn", "lane", "--look"];
        Self::printed(self.world, &self.theirs, "network join", &look);
        let apart = Bench::empty();
        for name in ["Lane PCN", "Lane"] {
            apart.good(&["network", "add", name, "--ods", "U77777"]);
        }
        apart.good(&["network", "split", "lane-pcn", "lane"]);
        apart.good(&["network", "list"]);
        self.world.take_in(apart.home());
        for name in ["lane-pcn", "lane"] {
            self.theirs.good(&["trash", name]);
        }
    }

    /// A bringing in that made a network, joined one and put a matrix in use; taken back but for what
    /// a walk goes on from.
    fn taken_back(&mut self) {
        let share = |name: &str, matrix: &str, file: &str| {
            let sender = Bench::empty();
            sender.good(&["network", "add", name, "--ods", &format!("{file}1")]);
            sender.good(&["matrix", "add", &self.write("sent.json", ALL)]);
            let on = ["--network", file, "--matrix", matrix];
            let (about, said): (&[&str], _) = match matrix {
                "all" => (&["--subject", "Falls"], "A-1=fully"),
                _ => (&[], "LEAD-0a=fully"),
            };
            let on = [&on[..], about].concat();
            sender.good(&[&["answer"], &on[..], &[said]].concat());
            sender.good(&[&["save"], &on[..]].concat());
            let path = self.by_hand.path().join(format!("{file}.json"));
            let path = path.to_str().unwrap().to_owned();
            let _ = fs::remove_file(&path);
            sender.good(&["share", &format!("{file}@2026-03-12"), "--out", &path]);
            path
        };
        let elm = share("Elm PCN", "all", "elm");
        let (lakes, fens) =
            (share("Lakes", "pcn-companion", "lakes"), share("Fens", "pcn-companion", "fens"));
        let receiver = Bench::empty();
        receiver.good(&["network", "add", "Elm", "--ods", "elm1"]);
        receiver.good(&["import", &elm, &lakes, &fens, "--match-ods"]);
        let national = ["--network", "lakes", "--matrix", "pcn-companion"];
        receiver.good(&[&["answer"], &national[..], &["LEAD-0b=fully"]].concat());
        self.world.take_in(receiver.home());
        Self::printed(self.world, &receiver, "import --undo", &["import", "--undo"]);
    }

    fn trash(&mut self, march: &str) {
        let args = ["--voice", "manager", "A-1=partly"];
        self.ours.good(&[&["answer"], &FALLS[..], &args].concat());
        self.print("discard", &[&["discard"], &FALLS[..], &["--voice", "manager"]].concat());
        self.print("trash", &["trash", "castle"]);
        self.print("untrash NAME", &["untrash", "castle-pcn"]);
        self.print("trash", &["trash", march]);
        self.ours.good(&["network", "add", "Brook PCN"]);
        self.print("trash", &["trash", "brook"]);
        // several files have its id: one is named by its path
        let files = self.ours.files("networks/hillside-pcn/snapshots");
        let one = files.into_iter().find(|file| self.ours.read(file)["id"] == BY_HAND).unwrap();
        let file = self.ours.library().join(one);
        self.print("trash", &["trash", file.to_str().unwrap()]);
        self.two_versions();
        self.print("untrash", &["untrash"]);
        self.print("untrash NAME", &["untrash", "version-01900000-0000-7000-8000-0000000000d1"]);
        self.print("shares", &["shares"]);
    }

    /// Versions of drafts that were not chosen: that takes two computers, so they are put there by
    /// hand.
    fn two_versions(&self) {
        let trash = self.ours.library().join("trash");
        let is_draft = |path: &PathBuf| path.to_string_lossy().contains("draft-");
        let discarded = self
            .ours
            .files("trash")
            .into_iter()
            .find(|path| is_draft(path) && !path.ends_with("origin.json"));
        let mut draft = self.ours.read(discarded.unwrap());
        for (id, network) in [
            ("01900000-0000-7000-8000-0000000000d1", "hillside-pcn"),
            ("01900000-0000-7000-8000-0000000000d2", "gone-pcn"),
        ] {
            draft["id"] = json!(id);
            let folder = trash.join(format!("version-{id}"));
            fs::create_dir(&folder).unwrap();
            fs::write(folder.join(format!("{id}.json")), draft.to_string()).unwrap();
            let origin = json!({
                "format": "pcn-workbook.origin/1", "kind": "version", "network": network,
                "trashed_on": "2026-03-12", "unseen": true
            });
            fs::write(folder.join("origin.json"), origin.to_string()).unwrap();
        }
    }

    /// What stays: a corrected copy, a draft that was published twice, drafts without an answer, a
    /// network of which hardly anything is known, and a share of a snapshot that is gone.
    fn left_open(&mut self, march: &str) {
        self.ours.good(&["amend", "hillside@2025-09-01", "--matrix", "all"]);
        let args = ["--voice", "manager", "A-1=partly"];
        self.ours.good(&[&["answer"], &FALLS[..], &args].concat());
        self.ours.good(&[&["answer"], &FALLS[..], &["--voice", "manager", "B-1=fully"]].concat());
        self.print("snapshots", &["snapshots", "hillside"]);
        let castle = ["answer", "--network", "castle", "--matrix", "ours", "--subject"];
        let back = ["A-2=clear", "--judge", "B=clear", "--aim", "A=clear", "--need", "S-A=clear"];
        self.ours.good(&[&castle[..], &["Falls", "--judge", "A=early"], &back].concat());
        let feet = ["Feet", "--note", "A-1=Ask again", "--aim", "B=clear"];
        self.ours.good(&[&castle[..], &feet].concat());
        self.ours.good(&[&castle[..], &["Fog", "A-1=fully", "A-2=clear"]].concat());
        let national = ["--network", "hillside", "--matrix", "pcn-companion"];
        self.ours.good(&[&["answer"], &national[..], &["LEAD-0b=fully"]].concat());
        self.ours.good(&[&["save"], &national[..]].concat());
        self.ours.good(&["amend", "hillside@last", "--matrix", "pcn-companion"]);
        let bare = self.ours.library().join("networks/bare");
        fs::create_dir(&bare).unwrap();
        let network = json!({
            "format": "pcn-workbook.network/1", "id": "01900000-0000-7000-8000-0000000000bb",
            "name": "Bare PCN", "chosen": {BY_HAND: "0".repeat(64)}
        });
        fs::write(bare.join("network.json"), network.to_string()).unwrap();
        self.print("network list", &["network", "list"]);
        let trashed = self.ours.library().join("trash").join(format!("snapshot-{march}"));
        fs::remove_dir_all(trashed).unwrap();
        self.print("shares", &["shares"]);
        // one that can't be read, where the other may be
        let unread = bare.join("snapshots/unread.json");
        fs::create_dir(bare.join("snapshots")).unwrap();
        fs::File::create(&unread).unwrap().set_len(64 * 1024 * 1024).unwrap();
        self.print("shares", &["shares"]);
        fs::remove_dir_all(bare.join("snapshots")).unwrap();
    }

    /// What only the screen writes.
    #[cfg(unix)]
    fn on_the_screen(&mut self) {
        use super::screen::Screen;

        let library = self.ours.library();
        let library = ["--library", library.to_str().unwrap()];
        let mut screen = Screen::open(self.ours.home(), &library);
        screen.wait_for("3 networks").wait_until(|| found(self.ours.home(), "index"));
        screen.leave();
        let mut screen =
            Screen::open(self.ours.home(), &["--library", "made-up", "--network", "a"]);
        screen.wait_for("SAVED SNAPSHOTS").press("\r").wait_for("area 1 of 5");
        screen.leave();
        let mut screen =
            Screen::open(self.ours.home(), &["--library", "made-up", "--network", "a"]);
        screen.wait_for("SAVED SNAPSHOTS").press("t").wait_for("ten minutes,");
        screen.leave();
        let mut screen =
            Screen::open(self.ours.home(), &[&library[..], &["--network", "castle"]].concat());
        screen.wait_for("Castle PCN").wait_for("FIVE NATIONAL AREAS");
        screen.leave();
        let library = self.theirs.library();
        by_hand_in_settings(self.theirs.home());
        let mut screen =
            Screen::open(self.theirs.home(), &["--library", library.to_str().unwrap()]);
        screen.wait_for("Carry on").press("\r").wait_for("We answer every call.");
        screen
            .press("e")
            .wait_for("What shows it?")
            .press("Call log\t\tsoon\x1b[6~Rota\t\t\tlater\x1b");
        screen.wait_for("Last time").press("s").wait_for("What next?").press("\r");
        screen.wait_for("Name it").press("\t\x0131 November").wait_for("31 November");
        screen.leave();
        for (typed, theme) in [
            ("Hillside PCN\rKeep people well", "high-contrast"),
            ("Hillside PCN", "dark"),
            ("\tKeep people well", "light"),
            // what an earlier version wrote
            ("Moorland PCN", "default"),
        ] {
            let fresh = Bench::empty();
            let config = PathBuf::from(fresh.json(&["where"])["config"].as_str().unwrap());
            fs::create_dir_all(&config).unwrap();
            let settings = json!({
                "format": "pcn-workbook.settings/1", "theme": theme, "ascii": false, "mouse": true,
            });
            fs::write(config.join("settings.json"), settings.to_string()).unwrap();
            let mut screen = Screen::open(fresh.home(), &[]);
            screen.wait_for("What is your network called?").press(typed);
            screen.wait_for(typed.split(['\r', '\t']).next_back().unwrap());
            screen.leave();
            self.world.take_in(fresh.home());
        }
    }
}

/// The snapshot of the first walk.
fn march(bench: &Bench) -> String {
    let listed = bench.json(&["snapshots", "hillside"]);
    let rows = listed["snapshots"].as_array().unwrap();
    let is_march = |row: &&Value| row["taken_on"] == "2026-03-12" && row["label"] == "March walk";
    rows.iter().find(is_march).unwrap()["id"].as_str().unwrap().to_owned()
}

/// The one person's view that says where it is from.
fn one_view(bench: &Bench) -> String {
    let listed = bench.json(&["snapshots", "hillside"]);
    let rows = listed["snapshots"].as_array().unwrap();
    let is_view = |row: &&Value| row["voice"]["of"] == "Elm Surgery";
    rows.iter().find(is_view).unwrap()["id"].as_str().unwrap().to_owned()
}

/// The last snapshot of a matrix.
fn of_matrix(bench: &Bench, network: &str, matrix: &str) -> String {
    let listed = bench.json(&["snapshots", network]);
    let rows = listed["snapshots"].as_array().unwrap();
    let last = rows.iter().rfind(|row| row["matrix"]["id"] == matrix);
    last.unwrap()["id"].as_str().unwrap().to_owned()
}

/// What people put into the settings by hand, or by choosing another folder; and what an earlier
/// version put there.
#[cfg(unix)]
fn by_hand_in_settings(home: &Path) {
    let config = home.join(".config/pcn-workbook");
    let settings = json!({
        "format": "pcn-workbook.settings/1", "theme": "mono", "ascii": false, "mouse": true,
        "language": "cy", "editor": "nano", "last_library": home.join("elsewhere"),
        "device": "01a226b5-5689-713b-a130-29690b2d749c",
        "sheets": [{"headings": ["area", "early", "strong"], "columns": 3, "turned": true,
            "uses": {"1": "area", "2": "stage", "3": "stage"}, "order": "low-high", "each_box": "one"},
            {"headings": ["area", "early"], "columns": 2, "uses": {"A": "area"}, "order": "low-high"}],
    });
    fs::create_dir_all(&config).unwrap();
    fs::write(config.join("settings.json"), settings.to_string()).unwrap();
    copied_in_state(&home.join(".local/state/pcn-workbook"));
}

/// What a copied state folder and a copied workbook folder leave in the state.
#[cfg(unix)]
fn copied_in_state(state: &Path) {
    let device = state.join("device.json");
    let mut known: Value = serde_json::from_slice(&fs::read(&device).unwrap()).unwrap();
    known.as_object_mut().unwrap().remove("stamp");
    known["former"] = json!(["01a226b5-5689-713b-a130-29690b2d749c"]);
    fs::write(device, known.to_string()).unwrap();
    let place = below(state).into_iter().find(|path| path.ends_with("place.json")).unwrap();
    let mut known: Value = serde_json::from_slice(&fs::read(&place).unwrap()).unwrap();
    known.as_object_mut().unwrap().retain(|key, _| !["folder", "stamp"].contains(&key.as_str()));
    known["folder_hash"] = json!("0".repeat(64));
    known["taken"] = json!(["1".repeat(64)]);
    let copy = place.parent().unwrap().join("copies/0123456789abcdef");
    fs::create_dir_all(&copy).unwrap();
    fs::write(copy.join("place.json"), known.to_string()).unwrap();
}

#[cfg(unix)]
fn found(home: &Path, name: &str) -> bool {
    below(home).iter().any(|path| path.ends_with(name))
}

/// All files below a folder.
#[cfg(unix)]
fn below(root: &Path) -> Vec<PathBuf> {
    let (mut all, mut waiting) = (Vec::new(), vec![root.to_path_buf()]);
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { waiting.push(path) } else { all.push(path) }
        }
    }
    all
}
