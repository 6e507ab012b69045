//! The keys in the list of networks and its search line.

use crate::tui::global_commands::{PAGE_OVER_NETWORKS_HELP, RETURNS_HELP, TRASH_HELP};
use crate::tui::keymap::KeyContext;
use crate::tui::keymap::rows::{
    ABOUT_THE_WORKBOOK, DOWN, OPEN_IMPORT, QUIT, SPACE, UNDO_TRASH_HELP, WHO_TAKES_PART, enter,
    help_only, letter, up_down, up_down_in_text,
};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::key::Key;

pub const CONTEXTS: &[KeyContext] = &[NETWORKS, NETWORK_SEARCH];

pub const NETWORKS: KeyContext = KeyContext::keys("Networks in this folder", &[
    enter("open", "Open this network"),
    up_down(0, "move"),
    letter(1, &[SPACE], Command::Toggle, "pick", "Pick this network to be compared, or no longer"),
    help_only(&[Key::char('*'), Key::ctrl('a')], Command::ToggleAll, "Pick all networks that are shown, or none of them; what is only loosely like it, and what / and f leave out, stays as it is"),
    letter(
        1,
        &[Key::char('c')],
        Command::Compare,
        "compare",
        "Compare the networks that are picked, by their last snapshots",
    ),
    help_only(
        &[Key::char('P')],
        Command::Report,
        PAGE_OVER_NETWORKS_HELP,
    ),
    OPEN_IMPORT,
    letter(
        1,
        &[Key::char('/')],
        Command::Search,
        "find",
        "Find a network by words of its name, or by its ODS code",
    ),
    letter(
        1,
        &[Key::char('f')],
        Command::Filter,
        "fewer",
        "Show fewer: with a snapshot, without one, moved, with a matrix of their own",
    ),
    help_only(&[Key::char('+')], Command::Add, "Make a new network"),
    help_only(&[Key::char('T')], Command::Trash, TRASH_HELP),
    help_only(
        &[Key::char('d')],
        Command::Discard,
        "Throw the network in focus away, into the trash, after a question",
    ),
    help_only(&[Key::char('u')], Command::Undo, UNDO_TRASH_HELP),
    help_only(
        &[Key::char('J')],
        Command::JoinNetworks,
        "Make one of the two networks that are picked; with none picked, split what was joined",
    ),
    help_only(&[Key::char('B')], Command::Returns, RETURNS_HELP),
    QUIT,
]).with_help(&[ABOUT_THE_WORKBOOK, WHO_TAKES_PART]);

pub const NETWORK_SEARCH: KeyContext = KeyContext::text(
    "Networks: find",
    &[
        enter("open", "Open the network in focus"),
        up_down_in_text(1, "another one"),
        help_only(&[DOWN], Command::Down, "The next one found"),
    ],
);
