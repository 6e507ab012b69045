//! What each place is called where its keys are listed.

use super::Room;

/// What a room is called in help and README.
pub(super) const fn name(room: Room) -> &'static str {
    match room {
        Room::Welcome => "Welcome",
        Room::Networks => "Networks in this folder",
        Room::NetworkSearch => "Networks: find",
        Room::Home => "Home",
        Room::Walk => "Walk",
        Room::Card => "Closing an area",
        Room::CardReason => "Our stage: why",
        Room::SetAside => "Does not apply: why",
        Room::Note => "Note",
        Room::Evidence => "Evidence",
        Room::Search => "Search",
        Room::Aims => "Save a snapshot: what next",
        Room::AimReason => "What next: why",
        Room::Needs => "What we need from others",
        Room::Naming => "Save a snapshot: name and day",
        Room::Progress => "Progress",
        Room::ProgressArea => "Progress, one area",
        Room::Reading => "A saved snapshot",
        Room::History => "How we got here",
        Room::AboutUs => "About us",
        Room::Matrices => "Matrices",
        Room::MatrixPage => "A matrix",
        Room::Problems => "Problems",
        Room::Settings => "Settings",
        Room::Copying => "Copy and make ours",
        Room::Changing => "A matrix of ours: its file",
        Room::Revising => "The next revision",
        Room::Bringing => "Bring in a spreadsheet",
        Room::Preview => "A spreadsheet, looked at",
        Room::Titling => "A spreadsheet's title",
        Room::WritingOut => "Write a spreadsheet",
        Room::Conflict => "Two versions",
        Room::Asking => "A question first",
        Room::Why => "Why",
        Room::Glossary => "Words",
        Room::Help => "Keys",
        Room::Palette => "Find a command",
    }
}
