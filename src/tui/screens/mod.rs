//! The screens, one folder each, and the one registry of them.
//!
//! A new screen is a folder with `mod.rs` (state and update), `keys.rs` (its rows and, in `CONTEXTS`,
//! every key context) and, unless it only shows a page of text, `view.rs`. Outside it costs a
//! `pub mod`, a line of the registry below, and its `Destination`.

pub mod about_us;
pub mod change_conflict;
pub mod choose_copy;
pub mod compare;
pub mod confirm;
pub mod conflict;
pub mod copy_matrix;
pub mod crosswalk_editor;
pub mod export;
pub mod export_preview;
pub mod form;
pub mod glossary;
pub mod help;
pub mod history;
pub mod home;
pub mod import;
pub mod import_undo;
pub mod join;
pub mod matrices;
pub mod matrix_file;
pub mod matrix_origin;
pub mod matrix_page;
pub mod matrix_title;
pub mod migrate;
pub mod needs;
pub mod networks;
pub mod next_revision;
pub mod palette;
pub mod problems;
pub mod progress;
pub mod quit_unsaved;
pub mod returns;
pub mod revisions;
pub mod save;
pub mod saved;
pub mod settings;
pub mod share;
pub mod share_log;
pub mod snapshot_view;
pub mod source_checks;
pub mod split;
pub mod spreadsheet_path;
pub mod spreadsheet_preview;
pub mod subject;
pub mod trash;
pub mod walk;
pub mod welcome;
pub mod why;

use super::keymap::KeyContext;
use super::protocol::now::Now;
use super::protocol::transition::Destination;
use super::screen::Screen;
use super::state::AppState;

macro_rules! screens {
    ($($name:ident: $module:ident::$screen:ident,)*) => {
        #[derive(Clone, Debug)]
        pub enum ActiveScreen {
            $($name(Box<$module::$screen>),)*
        }

        impl ActiveScreen {
            pub fn as_screen(&self) -> &dyn Screen {
                match self {
                    $(Self::$name(screen) => screen.as_ref(),)*
                }
            }

            pub fn as_screen_mut(&mut self) -> &mut dyn Screen {
                match self {
                    $(Self::$name(screen) => screen.as_mut(),)*
                }
            }

            /// Enters the screen that `to` leads to; none where there is nothing to show there.
            pub fn enter(to: &Destination, state: &mut AppState, now: &Now) -> Option<Self> {
                $(if let Some(screen) = $module::$screen::enter(to, state, now) {
                    return Some(Self::$name(Box::new(screen)));
                })*
                None
            }
        }

        $(impl From<$module::$screen> for ActiveScreen {
            fn from(screen: $module::$screen) -> Self {
                Self::$name(Box::new(screen))
            }
        })*

        pub fn key_contexts() -> impl Iterator<Item = KeyContext> {
            [$($module::keys::CONTEXTS,)*].into_iter().flatten().copied()
        }
    };
}

screens! {
    Welcome: welcome::Welcome,
    Networks: networks::Networks,
    Home: home::Home,
    Subject: subject::Subject,
    Walk: walk::Walk,
    Save: save::Save,
    Saved: saved::Saved,
    ExportPreview: export_preview::ExportPreview,
    Needs: needs::Needs,
    Progress: progress::Progress,
    SnapshotView: snapshot_view::SnapshotView,
    ChooseCopy: choose_copy::ChooseCopy,
    History: history::History,
    Compare: compare::Compare,
    Share: share::Share,
    ShareLog: share_log::ShareLogScreen,
    Import: import::Import,
    ImportUndo: import_undo::ImportUndoScreen,
    AboutUs: about_us::AboutUs,
    Matrices: matrices::Matrices,
    MatrixPage: matrix_page::MatrixPage,
    Revisions: revisions::Revisions,
    SourceChecks: source_checks::SourceChecks,
    CrosswalkEditor: crosswalk_editor::CrosswalkEditor,
    CopyMatrix: copy_matrix::CopyMatrix,
    MatrixFile: matrix_file::MatrixFile,
    NextRevision: next_revision::NextRevision,
    Migrate: migrate::Migrate,
    SpreadsheetPath: spreadsheet_path::SpreadsheetPath,
    SpreadsheetPreview: spreadsheet_preview::Preview,
    MatrixOrigin: matrix_origin::MatrixOrigin,
    MatrixTitle: matrix_title::MatrixTitle,
    Export: export::Export,
    Form: form::Form,
    Returns: returns::Returns,
    Problems: problems::Problems,
    Settings: settings::Settings,
    Conflict: conflict::Conflict,
    ConfirmDiscard: confirm::ConfirmDiscard,
    ChoosingChange: change_conflict::ChoosingChange,
    QuitUnsaved: quit_unsaved::QuitUnsaved,
    Trash: trash::Trash,
    JoinNetworks: join::JoinNetworks,
    SplitNetwork: split::SplitNetwork,
    Why: why::Why,
    Glossary: glossary::Glossary,
    Help: help::Help,
    Palette: palette::Palette,
}
