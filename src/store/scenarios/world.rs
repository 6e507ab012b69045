//! A small world for the journeys: a library, a device, a clock that is told the time.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::{Date, date};
use tempfile::TempDir;
use uuid::Uuid;

use crate::maturity::assessment::{
    Answer, AnswerRecord, Assessment, Draft, SetAside, SnapshotCover,
};
use crate::maturity::ids::{ItemId, MatrixId, Slug};
use crate::maturity::network::Network;
use crate::maturity::network_state::{KnownMatrix, NetworkState, SavedSnapshot, SnapshotDetails};
use crate::store::dirs::Dirs;
use crate::store::error::StoreError;
use crate::store::library::Library;
use crate::store::ops::Writer;
use crate::store::{id_gen, shipped_matrices};

pub(crate) const TODAY: Date = date(2026, 11, 21);

/// A library in a folder of its own, seen from one device.
pub(crate) struct World {
    folder: Arc<TempDir>,
    pub(crate) device: Uuid,
    state: &'static str,
    library: &'static str,
}

impl World {
    pub(crate) fn new() -> Self {
        Self {
            folder: Arc::new(tempfile::tempdir().unwrap()),
            device: id_gen::generate(),
            state: "state",
            library: "lib",
        }
    }

    /// The same library, seen from another device.
    pub(crate) fn elsewhere(&self) -> Self {
        Self {
            folder: Arc::clone(&self.folder),
            device: id_gen::generate(),
            state: "state-elsewhere",
            library: self.library,
        }
    }

    /// The same folders, worked in under this id.
    pub(crate) fn as_device(&self, device: Uuid) -> Self {
        Self { folder: Arc::clone(&self.folder), device, ..*self }
    }

    /// This device, with the library folder of this name beside the first.
    pub(crate) fn in_folder(&self, library: &'static str) -> Self {
        Self { folder: Arc::clone(&self.folder), library, ..*self }
    }

    /// The folder of the library copied under this name, as `cp -a` does it.
    pub(crate) fn copied(&self, library: &'static str) -> Self {
        let copy = self.in_folder(library);
        let mut files = BTreeMap::new();
        collect(&self.path(""), &self.path(""), &mut files);
        for (name, bytes) in files {
            std::fs::create_dir_all(copy.path(&name).parent().unwrap()).unwrap();
            std::fs::write(copy.path(&name), bytes).unwrap();
        }
        copy
    }

    /// The folder of the library renamed.
    pub(crate) fn moved(&self, library: &'static str) -> Self {
        let moved = self.in_folder(library);
        std::fs::rename(self.path(""), moved.path("")).unwrap();
        moved
    }

    pub(crate) fn path(&self, inside: &str) -> PathBuf {
        self.folder.path().join(self.library).join(inside)
    }

    pub(crate) fn state(&self) -> PathBuf {
        self.folder.path().join(self.state)
    }

    pub(crate) fn folders(&self) -> Dirs {
        let root = self.folder.path();
        Dirs {
            library: root.join(self.library),
            state: self.state(),
            config: root.join("config"),
            is_explicit: false,
        }
    }

    pub(crate) fn library(&self) -> Library {
        Library::open(self.folders()).unwrap()
    }

    pub(crate) fn writer(&self) -> Writer {
        Writer::acquire(&self.library(), self.device, Duration::ZERO, TODAY).unwrap()
    }

    pub(crate) fn with_network(name: &str) -> (Self, Slug) {
        let world = Self::new();
        let slug =
            world.writer().add_network(Network::with_name(id_gen::generate(), name)).unwrap();
        (world, slug)
    }

    pub(crate) fn add(&self, name: &str) -> Slug {
        self.writer().add_network(Network::with_name(id_gen::generate(), name)).unwrap()
    }

    pub(crate) fn open(&self, slug: &Slug) -> NetworkState {
        self.library().open_network(slug, self.device).unwrap()
    }

    pub(crate) fn draft(&self, slug: &Slug, answers: &[(&str, &str)]) -> Draft {
        let network = self.open(slug).network;
        let mut assessment = Assessment::empty(companion().reference.clone());
        give(&mut assessment, answers);
        Draft {
            id: id_gen::generate(),
            device: self.device,
            base_hash: None,
            network: network.to_network_ref(),
            assessment,
            cover: SnapshotCover::default(),
            set_aside: SetAside::default(),
            unknown_fields: serde_json::Map::new(),
        }
    }

    /// A draft with these answers, published.
    pub(crate) fn published(&self, slug: &Slug, answers: &[(&str, &str)]) -> Draft {
        let mut draft = self.draft(slug, answers);
        self.writer().publish_draft(slug, &mut draft, at(0)).unwrap();
        draft
    }

    pub(crate) fn save(&self, slug: &Slug, draft: &Draft) -> Result<SavedSnapshot, StoreError> {
        let network = self.open(slug).network;
        self.writer().save_snapshot(
            slug,
            &network,
            draft,
            &companion(),
            &SnapshotDetails::default(),
            TODAY,
            at(60),
        )
    }

    /// A snapshot with these answers.
    pub(crate) fn saved(&self, slug: &Slug, answers: &[(&str, &str)]) -> SavedSnapshot {
        self.save(slug, &self.draft(slug, answers)).unwrap()
    }

    /// This library's recovery copies on this device.
    pub(crate) fn journal(&self) -> PathBuf {
        self.library().state_dir().unwrap().join("journal")
    }

    pub(crate) fn draft_file(&self, slug: &Slug, draft: &Draft) -> PathBuf {
        self.path(&format!("networks/{slug}/drafts/{}.json", draft.id))
    }

    /// Every file of the library with its bytes, by its path inside.
    pub(crate) fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        collect(&self.path(""), &self.path(""), &mut files);
        files
    }

    /// The codes of all that is found on looking over the library. Files that a test wrote itself
    /// may be open to others.
    pub(crate) fn codes(&self) -> Vec<&'static str> {
        let findings = self.library().diagnose();
        findings
            .iter()
            .map(|finding| finding.code)
            .filter(|code| *code != "others-may-read")
            .collect()
    }
}

pub(crate) fn collect(root: &Path, folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(root, &path, files);
        } else {
            let inside = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
            files.insert(inside, std::fs::read(&path).unwrap());
        }
    }
}

/// Writes a file that is older than any save takes.
pub(crate) fn write_long_ago(path: &Path) {
    let file = std::fs::File::create(path).unwrap();
    std::io::Write::write_all(&mut &file, b"half").unwrap();
    let days = std::time::Duration::from_secs(8 * 24 * 60 * 60);
    file.set_modified(std::time::SystemTime::now() - days).unwrap();
}

pub(crate) fn companion() -> Arc<KnownMatrix> {
    shipped_matrices::find(&MatrixId::from("pcn-companion")).unwrap()
}

pub(crate) fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_795_000_000 + seconds).unwrap()
}

pub(crate) fn give(said: &mut Assessment, answers: &[(&str, &str)]) {
    for (item, label) in answers {
        said.answers.insert(ItemId::from(*item), AnswerRecord::new(Answer::from_label(label)));
    }
}

/// The answers of an assessment, in short.
pub(crate) fn told(said: &Assessment) -> Vec<(String, String)> {
    let told = said.answers.iter().map(|(item, given)| {
        (item.to_string(), given.answer.as_ref().map(ToString::to_string).unwrap_or_default())
    });
    told.collect()
}
