//! What the workbook opens with: which library, how the person likes the screen, and the one
//! network that is seen first. Only that one is read here; everything else comes from the reader
//! once the screen is there.

use std::env;
use std::path::{Path, PathBuf};

use directories::UserDirs;
use uuid::Uuid;

use super::clock::Clock;
use super::library_handle::{LibraryHandle, StoreWriter, by_name, place_in};
use super::view_share::{self, ShareView};
use super::writer_thread::LastPlace;
use super::{demo, editor};
use crate::maturity::ids::{MatrixId, Slug};
use crate::maturity::network_state::NetworkState;
use crate::maturity::sanitize::clean_line;
use crate::maturity::walk_subject::WalkSubject;
use crate::store::error::StoreError;
use crate::store::format::settings::{SettingsFile, ThemeSetting as WrittenTheme};
use crate::store::library::Library;
use crate::store::{dirs, settings, shipped_matrices, unsaved_network};
use crate::tui::app::StartScreen;
use crate::tui::protocol::effect::{Appearance, ThemeChoice};
use crate::tui::protocol::outcome::SampleKind;
use crate::tui::protocol::transition::Bookmark;
use crate::tui::state::AppState;

/// So many networks are listed before the first frame, where that shows the list; all of them come
/// after it.
const FEW: usize = 40;

/// What a new network starts with; it is read at the start only where one is about to be made.
const NATIONAL: &str = shipped_matrices::IDS[0];

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
    pub desk: AppState,
    /// Where to begin.
    pub start: StartScreen,
    /// The library.
    pub books: LibraryHandle,
    /// The way to write to it.
    pub vault: StoreWriter,
    /// Whether it is a made-up one that is gone when it is left.
    pub is_passing: bool,
    /// How many networks it has.
    pub networks: usize,
}

/// Opens what was asked for.
pub fn open(asked: &StartupOptions, clock: &Clock) -> Result<StartupState, StoreError> {
    let config = dirs::config()?;
    let (settings, _) = settings::load(&config);
    let look = look(asked, &settings);
    let editor = editor::editor(settings.editor.as_deref());
    let with_editor =
        |opened: StartupState| StartupState { desk: AppState { editor, ..opened.desk }, ..opened };
    if asked.demo {
        let (books, folder) = demo::make(clock)?;
        let vault = StoreWriter::new(books.clone(), Some(folder));
        let first = Slug::from(demo::FIRST);
        let mut opened = opened(books, vault, look, Some(&first), None, StartScreen::Progress);
        opened.desk.made_up = SampleKind::Passing;
        return Ok(StartupState { is_passing: true, ..with_editor(opened) });
    }
    if let Some(file) = &asked.share {
        return looking(file, asked.library.clone(), look, clock);
    }
    let library = Library::open(dirs::find(asked.library.as_deref(), &settings)?)?;
    let device = match settings.device {
        Some(device) => device,
        // where none can be kept, what is begun now is shown as another device's later, and can be
        // carried on
        None => settings::device(&config).unwrap_or_else(|_| Uuid::now_v7()),
    };
    let network = asked.network.as_deref().map(|typed| library.find_network(typed)).transpose()?;
    let place = library.mark.as_ref().and_then(|mark| place_in(&settings, mark.id));
    let books = LibraryHandle::new(library, device, clock.clone()).at(asked.library.clone());
    let vault = StoreWriter::new(books.clone(), None);
    Ok(with_editor(opened(books, vault, look, network.as_ref(), place, StartScreen::Home)))
}

/// Opens a share to look at only.
fn looking(
    file: &Path,
    own: Option<PathBuf>,
    look: Appearance,
    clock: &Clock,
) -> Result<StartupState, StoreError> {
    let ShareView { books, folder, why } = view_share::at(file, clock)?;
    let books = books.at(own);
    let vault = StoreWriter::to_look_at(books.clone(), folder, why);
    let mut opened = opened(books, vault, look, None, None, StartScreen::Home);
    opened.desk.share = Some(std::path::absolute(file).unwrap_or_else(|_| file.to_path_buf()));
    Ok(opened)
}

/// A person's documents, else their home: where files for others are written unless they say
/// otherwise.
fn documents() -> PathBuf {
    let user = UserDirs::new();
    let own = user.as_ref().map(|user| {
        user.document_dir().filter(|folder| folder.is_dir()).unwrap_or(user.home_dir())
    });
    own.map(Path::to_path_buf).unwrap_or_default()
}

/// Lays out the desk. `then` is where to begin when there is a network and no place in it.
fn opened(
    books: LibraryHandle,
    vault: StoreWriter,
    look: Appearance,
    asked: Option<&Slug>,
    place: Option<LastPlace>,
    then: StartScreen,
) -> StartupState {
    let library = books.library();
    let slugs = library.slugs();
    let read = |slug: &Slug| library.open_network(slug, books.device).ok();
    let remembered = place.as_ref().map(|place| &place.slug);
    let only = if let [only] = slugs.as_slice() { Some(only) } else { None };
    let record = asked.or(remembered).and_then(read).or_else(|| only.and_then(read));
    let start = match &record {
        Some(record) => left_off(record, place).map_or(then, StartScreen::Bookmark),
        None if slugs.is_empty() => StartScreen::Welcome,
        None => StartScreen::Networks,
    };
    let networks = if start == StartScreen::Networks {
        by_name(library.first_networks(FEW))
    } else {
        Vec::new()
    };
    let folders = &library.folders;
    let desk = AppState {
        unlisted: networks.is_empty() && !slugs.is_empty(),
        networks,
        record,
        national: if start == StartScreen::Welcome {
            shipped_matrices::shipped(&MatrixId::from(NATIONAL))
        } else {
            None
        },
        begun: (start == StartScreen::Welcome)
            .then(|| unsaved_network::load(&folders.state, &folders.library)),
        read_only: None,
        made_up: if books.is_demo() { SampleKind::Kept } else { SampleKind::No },
        look,
        device: books.device,
        library: books.shown(),
        documents: documents(),
        state: clean_line(&folders.state.display().to_string()),
        settings: clean_line(&folders.config.join("settings.json").display().to_string()),
        ..AppState::default()
    };
    StartupState { desk, start, books, vault, is_passing: false, networks: slugs.len() }
}

/// Where the person was: in the walk that a crash cut off, else where the last leaving said.
fn left_off(record: &NetworkState, place: Option<LastPlace>) -> Option<Bookmark> {
    let cut_off = record.drafts.iter().find(|open| open.recovered);
    let cut_off = cut_off.map(|open| Bookmark {
        network: record.slug.clone(),
        topic: WalkSubject::of(&open.draft.assessment),
        item: None,
    });
    cut_off.or(place.and_then(|place| place.walk)).filter(|walk| is_walked(record, walk))
}

/// Whether there is a walk to go on with where the person was, and nothing to settle before.
fn is_walked(record: &NetworkState, walk: &Bookmark) -> bool {
    let mut drafts = record.drafts.iter().map(|open| &open.draft.assessment);
    let is_said = drafts.any(|said| walk.topic.holds(said) && !said.is_blank());
    record.slug == walk.network && record.conflicts.is_empty() && is_said
}

/// How the screen should look: as it was asked for, else as the person likes it.
fn look(asked: &StartupOptions, settings: &SettingsFile) -> Appearance {
    let liked = match settings.theme {
        WrittenTheme::Default => ThemeChoice::Default,
        WrittenTheme::HighContrast => ThemeChoice::HighContrast,
        WrittenTheme::Mono => ThemeChoice::Mono,
    };
    let is_colourless = env::var_os("NO_COLOR").is_some_and(|set| !set.is_empty());
    let theme = asked.theme.unwrap_or(if is_colourless { ThemeChoice::Mono } else { liked });
    Appearance { theme, ascii: asked.ascii || settings.ascii, mouse: settings.mouse }
}
