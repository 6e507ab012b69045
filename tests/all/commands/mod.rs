//! The commands, run as a person or a script runs them: the program itself, on a folder of its own.

mod answer;
mod breaks;
mod compare;
mod copies;
mod import;
mod keep;
mod languages;
mod line;
mod look;
mod matrices;
mod migrate;
mod namesakes;
mod networks;
mod ours;
mod plain;
mod samples;
mod save;
mod scripts;
mod share;
mod shares;
pub mod sheets;
mod subjects;
mod trash;
mod update;
mod usage;
mod vectors;

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// A home folder with a library in it, for one test.
pub struct Bench {
    home: tempfile::TempDir,
    today: &'static str,
}

/// What a command did.
#[derive(Debug)]
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Bench {
    /// An empty folder, to become a library.
    pub fn empty() -> Self {
        let home = tempfile::tempdir().unwrap();
        std::fs::create_dir(home.path().join("library")).unwrap();
        Self { home, today: "2026-03-12" }
    }

    /// A library with the network `hillside`, and the small matrix [`OURS`] in it.
    pub fn with_network() -> Self {
        let bench = Self::empty();
        bench.good(&["network", "add", "Hillside"]);
        bench.add_matrix(OURS);
        bench
    }

    /// A home of its own with a copy of this library, for another way to go on.
    pub fn copy(&self) -> Self {
        let copy = Self::empty();
        for (name, bytes) in tree(&self.library()) {
            let path = copy.library().join(&name);
            if self.library().join(&name).is_dir() {
                std::fs::create_dir_all(path).unwrap();
            } else {
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                std::fs::write(path, bytes).unwrap();
            }
        }
        copy
    }

    /// The same, on another day.
    pub fn on(self, today: &'static str) -> Self {
        Self { today, ..self }
    }

    pub fn home(&self) -> &Path {
        self.home.path()
    }

    pub fn library(&self) -> PathBuf {
        self.home.path().join("library")
    }

    /// The program, ready to run on this library.
    pub fn program(&self) -> Command {
        let mut program = self.bare();
        program.arg("--library").arg(self.library());
        program
    }

    /// The program without a library named.
    pub fn bare(&self) -> Command {
        let mut program = Command::new(env!("CARGO_BIN_EXE_pcn-workbook"));
        program
            .env_clear()
            .env("HOME", self.home())
            .env("USERPROFILE", self.home())
            .env("APPDATA", self.home().join("roaming"));
        program
            .env("LOCALAPPDATA", self.home().join("local"))
            .env("PCN_WORKBOOK_TODAY", self.today);
        program.envs(std::env::var_os("SystemRoot").map(|root| ("SystemRoot", root)));
        program.current_dir(self.home()).stdin(Stdio::null());
        program
    }

    pub fn run<A: AsRef<OsStr>>(&self, args: &[A]) -> Ran {
        Ran::of(&self.program().args(args).output().unwrap())
    }

    /// Runs what must be done, and returns what it printed.
    pub fn good<A: AsRef<OsStr>>(&self, args: &[A]) -> String {
        let ran = self.run(args);
        assert_eq!(ran.code, Some(0), "{:?}: {}", shown(args), ran.err);
        ran.out
    }

    /// The same, with its JSON read.
    pub fn json(&self, args: &[&str]) -> Value {
        let mut args = args.to_vec();
        args.push("--json");
        let printed = self.good(&args);
        let value: Value = serde_json::from_str(&printed).unwrap();
        assert_eq!(value.as_object().unwrap().keys().next().unwrap(), "format", "{args:?}");
        value
    }

    /// Runs what must be refused: exit 1, the reason on the error stream, and not a byte changed in
    /// the library.
    pub fn refused<A: AsRef<OsStr>>(&self, args: &[A], reason: &str) {
        let before = tree(&self.library());
        let ran = self.run(args);
        assert_eq!(ran.code, Some(1), "{:?}: {ran:?}", shown(args));
        assert!(ran.err.contains(reason), "{:?}: expected '{reason}' in: {}", shown(args), ran.err);
        assert!(ran.err.contains("what to do: "), "{:?}: {}", shown(args), ran.err);
        assert_eq!(
            differing(&before, &tree(&self.library())),
            Vec::<&str>::new(),
            "{:?} changed something",
            shown(args)
        );
    }

    /// Runs what is wrong usage: exit 2, said on the error stream, and not a byte changed.
    pub fn wrong<A: AsRef<OsStr>>(&self, args: &[A]) {
        let before = tree(&self.library());
        let ran = self.run(args);
        assert_eq!(ran.code, Some(2), "{:?}: {ran:?}", shown(args));
        assert!(ran.out.is_empty() && !ran.err.is_empty(), "{:?}: {ran:?}", shown(args));
        assert_eq!(
            differing(&before, &tree(&self.library())),
            Vec::<&str>::new(),
            "{:?} changed something",
            shown(args)
        );
    }

    /// Runs with these lines on standard input.
    pub fn told(&self, args: &[&str], lines: &str) -> Ran {
        let mut program = self.program();
        program.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = program.spawn().unwrap();
        child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
        Ran::of(&child.wait_with_output().unwrap())
    }

    /// Puts a matrix into the library.
    pub fn add_matrix(&self, text: &str) {
        let file = self.home().join("a-matrix.json");
        std::fs::write(&file, text).unwrap();
        self.good(&[OsStr::new("matrix"), OsStr::new("add"), file.as_os_str()]);
    }

    /// `answer` for the network and matrix of [`Self::with_network`].
    pub fn answer(&self, more: &[&str]) -> String {
        self.good(&on_ours("answer", more))
    }

    /// The files below a folder of the library, by their path in it.
    pub fn files(&self, folder: &str) -> Vec<PathBuf> {
        let all = tree(&self.library());
        all.into_keys()
            .map(PathBuf::from)
            .filter(|path| path.starts_with(folder) && path.extension().is_some())
            .collect()
    }

    /// Reads a file of the library as JSON.
    pub fn read(&self, file: impl AsRef<Path>) -> Value {
        serde_json::from_slice(&std::fs::read(self.library().join(file)).unwrap()).unwrap()
    }
}

impl Ran {
    pub fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        Self { code: output.status.code(), out: text(&output.stdout), err: text(&output.stderr) }
    }
}

/// A command on the draft of `hillside` and `ours`.
pub fn on_ours<'a>(command: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    let mut args = vec![command, "--network", "hillside", "--matrix", "ours"];
    args.extend(more);
    args
}

fn shown<A: AsRef<OsStr>>(args: &[A]) -> Vec<&OsStr> {
    args.iter().map(AsRef::as_ref).collect()
}

/// Every file and folder below `root` with its bytes; a link is its target.
pub fn tree(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut waiting = vec![root.to_path_buf()];
    while let Some(folder) = waiting.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
            let about = std::fs::symlink_metadata(&path).unwrap();
            let bytes = match about.file_type() {
                kind if kind.is_dir() => {
                    waiting.push(path);
                    Vec::new()
                }
                kind if kind.is_file() => std::fs::read(&path).unwrap_or_default(),
                _ => b"special".to_vec(),
            };
            all.insert(name, bytes);
        }
    }
    all
}

/// The names of what is not the same in two trees.
pub fn differing<'t>(
    before: &'t BTreeMap<String, Vec<u8>>,
    after: &'t BTreeMap<String, Vec<u8>>,
) -> Vec<&'t str> {
    let all =
        before.keys().chain(after.keys()).filter(|name| before.get(*name) != after.get(*name));
    all.map(String::as_str).collect()
}

/// A small matrix: two areas, three stages, a ladder, and fields that this version does not know.
pub const OURS: &str = r#"{
  "format": "pcn-workbook.matrix/1", "id": "ours", "revision": 1, "title": "Ours", "kind": "local", "later": {"kept": [1, null]},
  "before": {"name": "Not started"},
  "stages": [{"id": "Early", "name": "Early"}, {"id": "Growing", "name": "Growing"}, {"id": "Strong", "name": "Strong"}],
  "domains": [
    {"id": "A", "name": "Access", "why": "People wait.",
      "statements": [
        {"id": "A-1a", "stage": "Early", "text": "We answer the phone.", "evidence": "Call log"},
        {"id": "A-1b", "stage": "Early", "text": "We know who waits."},
        {"id": "A-2a", "stage": "Growing", "text": "We use one shared record."},
        {"id": "A-3a", "stage": "Strong", "text": "We share one booking line."}],
      "ladders": [{"id": "A-l", "title": "How we book", "rungs": {"Early": "By phone", "Growing": "Online too", "Strong": "Any way"}}],
      "asks": [{"id": "S-A", "stage": "Early", "text": "Give us phones."}]},
    {"id": "B", "name": "Belonging", "statements": [{"id": "B-1a", "stage": "Early", "text": "We meet."}]}],
  "glossary": [{"term": "shared record", "meaning": "One file that all teams can read."}]
}"#;
