//! Work that is safe and not where it belongs: recovery copies of other places of this workbook,
//! changes that their files did not take, emergency copies, and versions of drafts that were set
//! aside. Each is told of until somebody has settled it.

use std::collections::BTreeSet;
use std::path::Path;

use uuid::Uuid;

use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::finished_draft::holds_all_of;
use crate::maturity::network_state::OpenDraft;
use crate::maturity::phrases::pluralize;
use crate::maturity::sanitize::sanitize_line;
use crate::maturity::unsaved_change::{ChangeKey, WORKBOOK_PLACE, kept_words};
use crate::maturity::waiting_work::{
    CHANGE_NOT_SAVED, CHANGE_WITHOUT_FILE, COMES_ALONG, COPIED_PLACE, EMERGENCY_COPY,
    MORE_THAN_SAVED, OTHER_PLACE, OTHER_PLACE_WAITING, SET_ASIDE, WALK_NOT_IN_FOLDER,
};
use crate::store::dirs::quote_argument;
use crate::store::format::recovery_copy::RecoveryCopy;
use crate::store::journal::Journal;
use crate::store::layout::{Layout, draft_file_name};
use crate::store::library::Library;
use crate::store::library::drafts::{self, has_same_content};
use crate::store::library::snapshots::SnapshotOnDisk;
use crate::store::library::trash_list::TrashEntry;
use crate::store::sha256::sha256_hex;
use crate::store::state_dir::folder_identity::{Presence, is_same_folder, presence, shown};
use crate::store::state_dir::{OWNER_FILE, OtherStateDir, came_along_words};
use crate::store::{list_dir, read_file, unsaved_change};

pub(crate) fn find_unsaved_work(library: &Library) -> Vec<Diagnostic> {
    let mut findings = other_places(library);
    findings.extend(library.unseen_versions().iter().map(|entry| set_aside(library, entry)));
    findings.extend(library.unsaved_work());
    findings.extend(walks_without_network(library));
    findings.extend(unreadable_copies(library));
    findings
}

impl Library {
    /// What comes along from places that are gone, in words; none where nothing does.
    pub fn coming_along(&self) -> Option<String> {
        let found = self.find_state_dir()?;
        let taken = found.all_taken();
        let mut left = found.left.iter().filter(|left| has_news(self, left, &taken));
        Some(came_along_words(left.next()?.folder.as_deref()))
    }

    /// What is on this computer and not where it belongs: changes, and emergency copies.
    pub fn unsaved_work(&self) -> Vec<Diagnostic> {
        let mut findings = unsaved_changes(self);
        findings.extend(emergency_copies(self));
        findings
    }
}

/// The same workbook in other folders, each with recovery copies of its own.
fn other_places(library: &Library) -> Vec<Diagnostic> {
    let Some((found, id)) = library.find_state_dir().zip(library.id()) else { return Vec::new() };
    let root = library.layout.root();
    let others = found.others.iter().filter(|other| {
        !other
            .folder
            .as_deref()
            .is_some_and(|folder| folder == root || is_same_folder(folder, root))
    });
    let others = others.filter_map(|other| other_place(other, id, found.is_copy()));
    let left = library.coming_along().map(|says| {
        let remedy = "Nothing has to be done.";
        Diagnostic::warning(COMES_ALONG, "", says, remedy)
    });
    let unreadable = found.unreadable.iter().map(|dir| {
        let file = dir.join(OWNER_FILE);
        Diagnostic::warning(
            "place-unreadable",
            "",
            "This file says which workbook folder the recovery copies beside it belong to, and it can't be read. They are left alone.",
            "If they belong to this workbook folder, take this file away; then open the workbook again.",
        )
        .in_file(shown(&file))
    });
    others.chain(left).chain(unreadable).collect()
}

/// Whether something waits there that this folder does not say.
fn has_news(library: &Library, left: &OtherStateDir, taken: &BTreeSet<String>) -> bool {
    let is_taken = |bytes: &[u8]| taken.contains(&sha256_hex(bytes));
    let journal = Journal::in_dir(&left.dir);
    let ids = journal.draft_ids().unwrap_or_default();
    let mut copies = ids.into_iter().filter_map(|id| journal.read_copies(id).newest);
    let mut changes = unsaved_change::load_with_bytes(&left.dir).into_iter();
    copies.any(|copy| {
        let file = journal.copy_path(copy.draft.id, copy.sequence);
        !read_file::read(&file).is_ok_and(|bytes| is_taken(&bytes))
            && !is_published(library.layout.root(), &copy)
    }) || changes.any(|(_, bytes)| !is_taken(&bytes))
}

fn other_place(other: &OtherStateDir, id: Uuid, is_copy: bool) -> Option<Diagnostic> {
    let folder = other.folder.as_deref()?;
    let place = shown(folder);
    let presence = presence(folder, id);
    let waiting = count_waiting(other, (presence == Presence::There).then_some(folder));
    let command = format!("pcn-workbook --library {}", quote_argument(&place));
    let (says, remedy) = match (presence, waiting) {
        // it was moved or taken away, and left nothing behind
        (Presence::Gone, _) | (Presence::Unknown, 0) => return None,
        (Presence::Unknown, _) => (
            format!(
                "This workbook was also in {place}, which can't be looked at just now. What was not saved yet there is left alone."
            ),
            format!("Make that folder available, and open it: {command}"),
        ),
        (Presence::There, 0) => (
            format!(
                "The same workbook is also in {place}: one of the two is a copy. What is typed in one does not come into the other."
            ),
            "Nothing has to be done. Work in one of the two only.".to_owned(),
        ),
        (Presence::There, _) => (
            format!(
                "The same workbook is also in {place}: one of the two is a copy. {} not been saved there yet. It stays there, and does not come into this folder.",
                have_waited(waiting)
            ),
            format!("To go on with it, open that folder: {command}"),
        ),
    };
    let code = match (waiting, is_copy) {
        (0, true) => COPIED_PLACE,
        (0, false) => OTHER_PLACE,
        _ => OTHER_PLACE_WAITING,
    };
    Some(Diagnostic::warning(code, "", says, remedy).in_file(place))
}

fn have_waited(count: usize) -> String {
    let things = pluralize(count, "walk or other change", "walks or other changes");
    format!("{things} {}", if count == 1 { "has" } else { "have" })
}

/// How many drafts and changes wait in a folder of the state. A draft that its folder holds as well,
/// with the same answers, does not wait.
fn count_waiting(other: &OtherStateDir, folder: Option<&Path>) -> usize {
    let journal = Journal::in_dir(&other.dir);
    let ids = journal.draft_ids().unwrap_or_default();
    let copies = ids.into_iter().filter_map(|id| journal.read_copies(id).newest);
    let waiting = copies.filter(|copy| folder.is_none_or(|folder| !is_published(folder, copy)));
    waiting.count() + unsaved_change::load_all(&other.dir).len()
}

fn is_published(folder: &Path, copy: &RecoveryCopy) -> bool {
    let layout = Layout::new(folder);
    let slugs = list_dir::slugs(&layout.networks_dir()).unwrap_or_default();
    slugs.iter().any(|slug| {
        let file = layout.draft_file(slug, copy.draft.id);
        let published = file.and_then(|file| drafts::read(&file));
        published.is_ok_and(|published| has_same_content(&published.draft, &copy.draft))
    })
}

fn set_aside(library: &Library, entry: &TrashEntry) -> Diagnostic {
    let answers = drafts::read(&entry.path).map(|version| {
        let given = &version.draft.assessment.answers;
        given.values().filter(|given| given.answer.is_some()).count()
    });
    let answers = answers.map_or_else(
        |_| String::new(),
        |count| format!(" with {}", pluralize(count, "answer", "answers")),
    );
    Diagnostic::warning(
        SET_ASIDE,
        "",
        format!("A version of a walk{answers} was set aside, because the walk was saved or changed elsewhere. It is in the trash."),
        format!("Look at it in the trash (T on the screen), which ends this message. To bring it back: {}", library.dirs.command(&format!("untrash {}", sanitize_line(&entry.name)))),
    )
    .in_file(library.layout.relative_path(&entry.path))
}

/// Changes that are in a recovery copy and not in their files.
fn unsaved_changes(library: &Library) -> Vec<Diagnostic> {
    let state = library.state_dir().unwrap_or_default();
    let found = unsaved_change::load_all(&state).into_iter().map(|copy| {
        let (key, words) = (copy.change.key(), sanitize_line(&copy.change.words()));
        let file = shown(&unsaved_change::file_path(&state, &key));
        let is_gone = matches!(&key, ChangeKey::Network(slug)
            if library.layout.network_file(slug).is_ok_and(|file| !file.exists()));
        let (code, says, remedy) = if is_gone {
            (CHANGE_WITHOUT_FILE, format!("A change is kept on this computer and can't be written, because its network is not in the workbook folder: {words}."), "Bring the network back, from the trash or a backup; the change is written then. This recovery copy stays until it is.")
        } else {
            (CHANGE_NOT_SAVED, format!("{}: {words}.", kept_words(copy.change.place())), "Open the workbook on the screen: it is written, or you are asked which version to keep.")
        };
        Diagnostic::warning(code, "", says, remedy).in_file(file)
    });
    let aside = unsaved_change::from_elsewhere(&state).into_iter().map(|file| {
        Diagnostic::warning(
            "change-from-elsewhere",
            "",
            "A change that was made where this workbook was before is kept here. The same was changed in this folder too, and that one counts.",
            "Look whether something in it is missing in the workbook; then take this file away.",
        )
        .in_file(shown(&file))
    });
    let unreadable = unsaved_change::unreadable(&state).into_iter().map(|file| {
        let says = "A recovery copy of a change can't be read. It is left where it is.";
        let remedy = "A newer version of the workbook may still read it. If nothing is missing, take this file away.";
        Diagnostic::warning("copy-unreadable", "", says, remedy).in_file(shown(&file))
    });
    found.chain(aside).chain(unreadable).collect()
}

/// A walk of which this computer has more than the folder, which can only be read.
pub(crate) fn walk_not_in_folder(open: &OpenDraft) -> Diagnostic {
    let (network, title) = (&open.draft.network.name, &open.matrix.matrix.title);
    let says = format!("{}: a walk, {network}, {title}.", kept_words(WORKBOOK_PLACE));
    let remedy = "Open the workbook on the screen: it is put into the folder once the folder can be written to.";
    Diagnostic::warning(WALK_NOT_IN_FOLDER, "", says, remedy)
}

/// The walks of which there are recovery copies, looked for among snapshots.
pub(crate) struct KeptWalks {
    journal: Journal,
    ids: Vec<Uuid>,
}

impl KeptWalks {
    pub(crate) fn of(library: &Library) -> Self {
        let journal = library.journal().unwrap_or_default();
        Self { ids: journal.draft_ids().unwrap_or_default(), journal }
    }

    /// A recovery copy of the walk that became this snapshot, with something that is not in it: a
    /// sync program, a backup or another computer saved an older version of the walk.
    pub(crate) fn find_more_than_saved(&self, stored: &SnapshotOnDisk) -> Option<Diagnostic> {
        let id = stored.snapshot.id;
        let copy = self.ids.contains(&id).then(|| self.journal.read_copies(id).newest)??;
        if holds_all_of(&stored.snapshot.assessment, &copy.draft) {
            return None;
        }
        let name = sanitize_line(&copy.draft.network.name);
        let says = format!(
            "This computer holds more of a walk than the snapshot that was saved of it, elsewhere or in another folder: {name}."
        );
        let remedy = "Open the workbook on the screen and change anything there: this version then goes into the trash, where you can look at it and bring it back.";
        let file = self.journal.copy_path(id, copy.sequence);
        Some(Diagnostic::warning(MORE_THAN_SAVED, "", says, remedy).in_file(shown(&file)))
    }
}

/// Recovery copies of drafts whose network is not in the folder, such as in an older backup.
fn walks_without_network(library: &Library) -> Vec<Diagnostic> {
    let state = library.state_dir().unwrap_or_default();
    let journal = Journal::in_dir(&state);
    let ids = journal.draft_ids().unwrap_or_default();
    let mut copies: Vec<_> =
        ids.into_iter().filter_map(|id| journal.read_copies(id).newest).collect();
    if copies.is_empty() {
        return Vec::new();
    }
    let networks = library.networks().0;
    let trashed = library.list_trash().unwrap_or_default();
    copies.retain(|copy| {
        let file = draft_file_name(copy.draft.id);
        !networks.iter().any(|entry| entry.network.has_id(copy.draft.network.id))
            && !trashed.iter().any(|entry| entry.path.join("drafts").join(&file).exists())
    });
    let finding = |copy: &RecoveryCopy| {
        let name = sanitize_line(&copy.draft.network.name);
        let says = format!(
            "A walk is kept on this computer and can't be shown, because its network is not in the workbook folder: {name}."
        );
        let remedy = "Bring the network back, from the trash or a backup, and the walk is there again. This recovery copy stays until then.";
        let file = journal.copy_path(copy.draft.id, copy.sequence);
        Diagnostic::warning(CHANGE_WITHOUT_FILE, "", says, remedy).in_file(shown(&file))
    };
    copies.iter().map(finding).collect()
}

/// Recovery copies that can't be read, and were moved out of the way of good ones.
fn unreadable_copies(library: &Library) -> Vec<Diagnostic> {
    let state = library.state_dir().unwrap_or_default();
    let entries = list_dir::entries(Journal::in_dir(&state).dir()).unwrap_or_default();
    let files = entries.iter().map(std::fs::DirEntry::path);
    let aside = files.filter(|file| {
        file.extension()
            .and_then(|ending| ending.to_str())
            .is_some_and(|ending| ending.starts_with("unreadable-"))
    });
    aside
        .map(|file| {
            Diagnostic::warning(
                "copy-unreadable",
                "",
                "A recovery copy of a draft could not be read and was moved out of the way. Newer ones are fine.",
                "A newer version of the workbook may still read it. If nothing is missing, take this file away.",
            )
            .in_file(shown(&file))
        })
        .collect()
}

fn emergency_copies(library: &Library) -> Vec<Diagnostic> {
    library
        .emergency_copies()
        .iter()
        .map(|file| {
            let place = shown(file);
            Diagnostic::warning(
                EMERGENCY_COPY,
                "",
                "What could not be saved when the workbook was last left is in this emergency copy.",
                format!("Open the workbook on the screen, and it is taken up; if it is not, name it: {}", library.dirs.command(&quote_argument(&place))),
            )
            .in_file(place)
        })
        .collect()
}
