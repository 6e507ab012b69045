//! Startup: which library is opened, how the person likes the screen, and the one network that is
//! seen first. Only that one is read here; everything else comes from the reader thread once the
//! screen is there.

use std::env;
use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::clock::Clock;
use super::last_place::last_place;
use super::library_handle::{LibraryHandle, sort_by_name};
use super::store_writer::StoreWriter;
use super::terminal::TerminalCapabilities;
use super::user_dirs::{documents_dir, offered_library_dir};
use super::view_share::{self, ShareView};
use super::{demo, editor, take_up};
use crate::maturity::ids::{MatrixId, Slug};
use crate::maturity::line::NATIONAL_MATRIX;
use crate::maturity::matrix::Language;
use crate::maturity::network::Network;
use crate::maturity::network_state::{NetworkEntry, NetworkState, OpenDraft};
use crate::maturity::sanitize::sanitize_line;
use crate::maturity::theme_choice::ThemeChoice;
use crate::maturity::walk_subject::WalkSubject;
use crate::store::error::StoreError;
use crate::store::library::Library;
use crate::store::{device, dirs, id_gen, settings, shipped_matrices, unsaved_network};
use crate::tui::app::StartScreen;
use crate::tui::protocol::bookmark::{Bookmark, LastPlace};
use crate::tui::protocol::effect::Appearance;
use crate::tui::protocol::outcome::SampleKind;
use crate::tui::state::AppState;

/// So many networks are listed before the first frame, where that shows the list; all of them come
/// after it.
const MAX_LISTED_FIRST: usize = 40;

#[derive(Clone, Debug, Default)]
pub struct StartupOptions {
    pub library: Option<PathBuf>,
    pub network: Option<String>,
    pub theme: Option<ThemeChoice>,
    pub ascii: bool,
    pub language: Option<Language>,
    pub demo: bool,
    pub share: Option<PathBuf>,
    /// Files and folders that somebody gave, to be brought in.
    pub returns: Vec<PathBuf>,
}

pub struct StartupState {
    pub state: AppState,
    pub start: StartScreen,
    pub handle: LibraryHandle,
    pub writer: StoreWriter,
    /// Whether it is a made-up one that is gone when it is left.
    pub is_temporary: bool,
    pub network_count: usize,
}

pub fn open(options: &StartupOptions, clock: &Clock) -> Result<StartupState, StoreError> {
    let config = dirs::config_dir()?;
    let (settings, _) = settings::load(&config);
    let terminal = TerminalCapabilities::detect();
    let saved_appearance = Appearance {
        theme: settings.theme,
        ascii: settings.ascii,
        mouse: settings.mouse,
        language: settings.language,
    };
    let appearance = choose_appearance(options, saved_appearance, terminal);
    let editor = editor::find_editor(settings.editor.as_deref());
    let with_editor = |opened: StartupState| StartupState {
        state: AppState {
            editor,
            saved_appearance,
            terminal_colors: terminal.colors,
            ..opened.state
        },
        ..opened
    };
    if options.demo {
        let (handle, folder) = demo::create(clock)?;
        let handle = handle.with_own_dir(options.library.clone());
        let writer = StoreWriter::new(handle.clone(), Some(folder));
        let first = Slug::from(demo::FIRST_NETWORK);
        let mut opened =
            build_state(handle, writer, appearance, Some(&first), None, StartScreen::Home)?;
        opened.state.sample_kind = SampleKind::Temporary;
        return Ok(StartupState { is_temporary: true, ..with_editor(opened) });
    }
    let share = options.share.as_deref();
    if let Some(file) = share.filter(|file| !take_up::is_emergency_copy(file)) {
        let opened = open_share(file, options.library.clone(), appearance, clock)?;
        return Ok(with_editor(opened));
    }
    let library = Library::open(dirs::resolve(options.library.as_deref(), &settings)?)?;
    // where none can be stored, what is begun now is shown as another device's later, and can be
    // carried on
    let device =
        device::device_id(&library.dirs.state, &config).unwrap_or_else(|_| id_gen::generate());
    let coming_along = library.coming_along();
    let start_message = take_up::take_up(&library, device, clock, options.share.as_deref());
    let network =
        options.network.as_deref().map(|typed| library.find_network(typed)).transpose()?;
    let place = library.library_file.as_ref().and_then(|mark| last_place(&settings, mark.id));
    let handle =
        LibraryHandle::new(library, device, clock.clone()).with_own_dir(options.library.clone());
    let writer = StoreWriter::new(handle.clone(), None);
    let then = StartScreen::Home;
    let mut opened = build_state(handle, writer, appearance, network.as_ref(), place, then)?;
    opened.state.start_message = start_message.or(coming_along);
    if !options.returns.is_empty() {
        let whole = |path: &PathBuf| std::path::absolute(path).unwrap_or_else(|_| path.clone());
        opened.start = StartScreen::Import(options.returns.iter().map(whole).collect());
    }
    Ok(with_editor(opened))
}

/// Opens a share to look at only.
fn open_share(
    file: &Path,
    own: Option<PathBuf>,
    appearance: Appearance,
    clock: &Clock,
) -> Result<StartupState, StoreError> {
    let ShareView { handle, temp_dir, read_only_reason } = view_share::open(file, clock)?;
    let handle = handle.with_own_dir(own);
    let writer = StoreWriter::read_only(handle.clone(), temp_dir, read_only_reason);
    let mut opened = build_state(handle, writer, appearance, None, None, StartScreen::Home)?;
    opened.state.viewed_share =
        Some(std::path::absolute(file).unwrap_or_else(|_| file.to_path_buf()));
    Ok(opened)
}

/// Builds the state of the app. `then` is where to begin when there is a network and no place in
/// it.
fn build_state(
    handle: LibraryHandle,
    writer: StoreWriter,
    appearance: Appearance,
    named: Option<&Slug>,
    place: Option<LastPlace>,
    then: StartScreen,
) -> Result<StartupState, StoreError> {
    handle.library().set_language(appearance.language);
    let library = handle.library();
    let slugs = library.slugs()?;
    let read = |slug: &Slug| library.open_network(slug, handle.device).ok();
    let remembered = place.as_ref().map(|place| &place.slug);
    let only = if let [only] = slugs.as_slice() { Some(only) } else { None };
    let network_state = named.or(remembered).and_then(read).or_else(|| only.and_then(read));
    let start = match &network_state {
        Some(state) => last_bookmark(state, place).map_or(then, StartScreen::Bookmark),
        None if slugs.is_empty() => StartScreen::Welcome,
        None => StartScreen::Networks,
    };
    let networks =
        if start == StartScreen::Networks { first_list(&library, &slugs) } else { Vec::new() };
    let dirs = &library.dirs;
    let state = AppState {
        networks_unread: networks.is_empty() && !slugs.is_empty(),
        network_count: slugs.len(),
        networks,
        network_state,
        national_matrix: if start == StartScreen::Welcome {
            shipped_matrices::find(&MatrixId::from(NATIONAL_MATRIX))
        } else {
            None
        },
        unsaved_network: (start == StartScreen::Welcome)
            .then(|| unsaved_network::load(&dirs.state, &dirs.library)),
        read_only_reason: None,
        sample_kind: if handle.is_demo() { SampleKind::Persistent } else { SampleKind::Real },
        appearance,
        device: handle.device,
        library_dir: handle.display_path(),
        documents_dir: documents_dir(),
        offered_library_dir: (start == StartScreen::Welcome && !dirs.is_explicit)
            .then(offered_library_dir)
            .flatten(),
        state_dir: sanitize_line(&dirs.state.display().to_string()),
        settings_path: sanitize_line(&dirs.config.join("settings.json").display().to_string()),
        ..AppState::default()
    };
    let network_count = slugs.len();
    Ok(StartupState { state, start, handle, writer, is_temporary: false, network_count })
}

/// The list before all networks are read: the first ones as they are, the others by their short
/// names, so that each can be found and opened at once.
fn first_list(library: &Library, slugs: &[Slug]) -> Vec<NetworkEntry> {
    let mut listed = library.first_networks(MAX_LISTED_FIRST);
    if listed.len() >= MAX_LISTED_FIRST {
        let last = listed.last().map(|entry| entry.slug.clone());
        let later = slugs.iter().filter(|slug| Some(*slug) > last.as_ref());
        listed.extend(later.map(|slug| NetworkEntry {
            slug: slug.clone(),
            network: Network::with_name(Uuid::nil(), slug.as_str().replace('-', " ")),
        }));
    }
    sort_by_name(listed)
}

/// Where the person was: in the walk that a crash cut off, else where they left.
fn last_bookmark(state: &NetworkState, place: Option<LastPlace>) -> Option<Bookmark> {
    let cut_off = state.drafts.iter().find(|open| open.recovered);
    let cut_off = cut_off.map(|open| Bookmark {
        network: state.slug.clone(),
        subject: WalkSubject::from(open),
        item: None,
        is_ten_minutes: false,
    });
    let left = place.and_then(|place| place.bookmark).map(|mut walk| {
        let matrix = &mut walk.subject.matrix;
        if let Some(own) = state.lineage_with_id(matrix.id()).filter(|_| matrix.first().is_empty())
        {
            *matrix = own.clone();
        }
        walk
    });
    cut_off.or(left).filter(|walk| is_resumable(state, walk))
}

/// Whether there is a walk to go on with where the person was, and nothing to settle before.
fn is_resumable(state: &NetworkState, walk: &Bookmark) -> bool {
    let is_begun = |open: &OpenDraft| !open.draft.assessment.is_blank();
    let has_answers =
        state.drafts.iter().any(|open| walk.subject.matches_draft(open) && is_begun(open));
    state.slug == walk.network && state.conflicts.is_empty() && has_answers
}

/// How the screen looks: as it was asked for, else as the person likes it and the terminal can show
/// it. A theme that was named wins over `NO_COLOR`.
fn choose_appearance(
    options: &StartupOptions,
    saved: Appearance,
    terminal: TerminalCapabilities,
) -> Appearance {
    let is_colourless = env::var_os("NO_COLOR").is_some_and(|set| !set.is_empty());
    let theme =
        options.theme.unwrap_or(if is_colourless { ThemeChoice::Mono } else { saved.theme });
    let language = options.language.or(saved.language);
    let ascii = options.ascii || saved.ascii || !terminal.is_utf8;
    Appearance { theme, ascii, language, ..saved }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::store::dirs::Dirs;
    use crate::store::ops::Writer;

    #[test]
    fn before_all_networks_are_read_each_can_be_found_by_its_short_name() {
        let folder = tempfile::tempdir().unwrap();
        let place = |name: &str| folder.path().join(name);
        let dirs = Dirs {
            library: place("lib"),
            state: place("state"),
            config: place("config"),
            is_explicit: false,
        };
        let library = Library::open(dirs).unwrap();
        let (device, wait) = (id_gen::generate(), std::time::Duration::ZERO);
        let mut writer = Writer::acquire(&library, device, wait, date(2026, 11, 21)).unwrap();
        for number in 0..=MAX_LISTED_FIRST {
            let name = format!("Network {number:03}");
            writer.add_network(Network::with_name(id_gen::generate(), name)).unwrap();
        }
        let library = writer.library();
        let listed = first_list(library, &library.slugs().unwrap());
        let names: Vec<&str> = listed.iter().map(|entry| entry.network.name.as_str()).collect();
        assert_eq!(listed.len(), MAX_LISTED_FIRST + 1);
        assert_eq!((names[0], names[MAX_LISTED_FIRST]), ("Network 000", "network 040"));
    }
}
