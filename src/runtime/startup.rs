//! What the workbook opens with: which library, how the person likes the screen, and the one
//! network that is seen first. Only that one is read here; everything else comes from the reader
//! once the screen is there.

use std::env;
use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::clock::Clock;
use super::last_place::last_place;
use super::library_handle::{LibraryHandle, sort_by_name};
use super::store_writer::StoreWriter;
use super::user_dirs::documents_dir;
use super::view_share::{self, ShareView};
use super::{demo, editor};
use crate::maturity::ids::{MatrixId, Slug};
use crate::maturity::network_state::NetworkState;
use crate::maturity::sanitize::sanitize_line;
use crate::maturity::theme_choice::ThemeChoice;
use crate::maturity::walk_subject::WalkSubject;
use crate::store::error::StoreError;
use crate::store::format::settings::SettingsFile;
use crate::store::library::Library;
use crate::store::{dirs, settings, shipped_matrices, unsaved_network};
use crate::tui::app::StartScreen;
use crate::tui::protocol::bookmark::{Bookmark, LastPlace};
use crate::tui::protocol::effect::Appearance;
use crate::tui::protocol::outcome::SampleKind;
use crate::tui::state::AppState;

/// So many networks are listed before the first frame, where that shows the list; all of them come
/// after it.
const MAX_LISTED_FIRST: usize = 40;

/// What a new network starts with; it is read at the start only where one is about to be made.
const NATIONAL_MATRIX: &str = shipped_matrices::IDS[0];

/// How the workbook was asked to open.
#[derive(Clone, Debug, Default)]
pub struct StartupOptions {
    /// The library that was named.
    pub library: Option<PathBuf>,
    /// The network to open at, as it was typed.
    pub network: Option<String>,
    /// The colours that were asked for.
    pub theme: Option<ThemeChoice>,
    /// Whether plain letters were asked for.
    pub ascii: bool,
    /// Whether to open a made-up library.
    pub demo: bool,
    /// A share to look at only.
    pub share: Option<PathBuf>,
}

/// Everything a start needs.
pub struct StartupState {
    /// What lies on the desk.
    pub state: AppState,
    /// Where to begin.
    pub start: StartScreen,
    /// The library.
    pub handle: LibraryHandle,
    /// The way to write to it.
    pub writer: StoreWriter,
    /// Whether it is a made-up one that is gone when it is left.
    pub is_temporary: bool,
    /// How many networks it has.
    pub network_count: usize,
}

/// Opens what was asked for.
pub fn open(asked: &StartupOptions, clock: &Clock) -> Result<StartupState, StoreError> {
    let config = dirs::config_dir()?;
    let (settings, _) = settings::load(&config);
    let look = choose_appearance(asked, &settings);
    let editor = editor::find_editor(settings.editor.as_deref());
    let with_editor = |opened: StartupState| StartupState {
        state: AppState { editor, ..opened.state },
        ..opened
    };
    if asked.demo {
        let (handle, folder) = demo::create(clock)?;
        let writer = StoreWriter::new(handle.clone(), Some(folder));
        let first = Slug::from(demo::FIRST_NETWORK);
        let mut opened =
            build_state(handle, writer, look, Some(&first), None, StartScreen::Progress);
        opened.state.sample_kind = SampleKind::Temporary;
        return Ok(StartupState { is_temporary: true, ..with_editor(opened) });
    }
    if let Some(file) = &asked.share {
        return open_share(file, asked.library.clone(), look, clock);
    }
    let library = Library::open(dirs::resolve(asked.library.as_deref(), &settings)?)?;
    let device = match settings.device {
        Some(device) => device,
        // where none can be kept, what is begun now is shown as another device's later, and can be
        // carried on
        None => settings::device_id(&config).unwrap_or_else(|_| Uuid::now_v7()),
    };
    let network = asked.network.as_deref().map(|typed| library.find_network(typed)).transpose()?;
    let place = library.library_file.as_ref().and_then(|mark| last_place(&settings, mark.id));
    let handle =
        LibraryHandle::new(library, device, clock.clone()).with_own_dir(asked.library.clone());
    let writer = StoreWriter::new(handle.clone(), None);
    Ok(with_editor(build_state(handle, writer, look, network.as_ref(), place, StartScreen::Home)))
}

/// Opens a share to look at only.
fn open_share(
    file: &Path,
    own: Option<PathBuf>,
    look: Appearance,
    clock: &Clock,
) -> Result<StartupState, StoreError> {
    let ShareView { handle, temp_dir: folder, read_only_reason: why } =
        view_share::open(file, clock)?;
    let handle = handle.with_own_dir(own);
    let writer = StoreWriter::read_only(handle.clone(), folder, why);
    let mut opened = build_state(handle, writer, look, None, None, StartScreen::Home);
    opened.state.viewed_share =
        Some(std::path::absolute(file).unwrap_or_else(|_| file.to_path_buf()));
    Ok(opened)
}

/// Lays out the desk. `then` is where to begin when there is a network and no place in it.
fn build_state(
    handle: LibraryHandle,
    writer: StoreWriter,
    look: Appearance,
    asked: Option<&Slug>,
    place: Option<LastPlace>,
    then: StartScreen,
) -> StartupState {
    let library = handle.library();
    let slugs = library.slugs();
    let read = |slug: &Slug| library.open_network(slug, handle.device).ok();
    let remembered = place.as_ref().map(|place| &place.slug);
    let only = if let [only] = slugs.as_slice() { Some(only) } else { None };
    let record = asked.or(remembered).and_then(read).or_else(|| only.and_then(read));
    let start = match &record {
        Some(record) => last_bookmark(record, place).map_or(then, StartScreen::Bookmark),
        None if slugs.is_empty() => StartScreen::Welcome,
        None => StartScreen::Networks,
    };
    let networks = if start == StartScreen::Networks {
        sort_by_name(library.first_networks(MAX_LISTED_FIRST))
    } else {
        Vec::new()
    };
    let folders = &library.dirs;
    let state = AppState {
        networks_unread: networks.is_empty() && !slugs.is_empty(),
        networks,
        network_state: record,
        national_matrix: if start == StartScreen::Welcome {
            shipped_matrices::find(&MatrixId::from(NATIONAL_MATRIX))
        } else {
            None
        },
        unsaved_network: (start == StartScreen::Welcome)
            .then(|| unsaved_network::load(&folders.state, &folders.library)),
        read_only_reason: None,
        sample_kind: if handle.is_demo() { SampleKind::Persistent } else { SampleKind::Real },
        appearance: look,
        device: handle.device,
        library_dir: handle.display_path(),
        documents_dir: documents_dir(),
        state_dir: sanitize_line(&folders.state.display().to_string()),
        settings_path: sanitize_line(&folders.config.join("settings.json").display().to_string()),
        ..AppState::default()
    };
    StartupState { state, start, handle, writer, is_temporary: false, network_count: slugs.len() }
}

/// Where the person was: in the walk that a crash cut off, else where the last leaving said.
fn last_bookmark(record: &NetworkState, place: Option<LastPlace>) -> Option<Bookmark> {
    let cut_off = record.drafts.iter().find(|open| open.recovered);
    let cut_off = cut_off.map(|open| Bookmark {
        network: record.slug.clone(),
        subject: WalkSubject::of(&open.draft.assessment),
        item: None,
    });
    cut_off.or(place.and_then(|place| place.bookmark)).filter(|walk| is_resumable(record, walk))
}

/// Whether there is a walk to go on with where the person was, and nothing to settle before.
fn is_resumable(record: &NetworkState, walk: &Bookmark) -> bool {
    let mut drafts = record.drafts.iter().map(|open| &open.draft.assessment);
    let is_said = drafts.any(|said| walk.subject.matches(said) && !said.is_blank());
    record.slug == walk.network && record.conflicts.is_empty() && is_said
}

/// How the screen should look: as it was asked for, else as the person likes it.
fn choose_appearance(asked: &StartupOptions, settings: &SettingsFile) -> Appearance {
    let is_colourless = env::var_os("NO_COLOR").is_some_and(|set| !set.is_empty());
    let theme =
        asked.theme.unwrap_or(if is_colourless { ThemeChoice::Mono } else { settings.theme });
    Appearance { theme, ascii: asked.ascii || settings.ascii, mouse: settings.mouse }
}
