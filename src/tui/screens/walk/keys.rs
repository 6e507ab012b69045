//! The keys in the walk: the exercise before it, statements, cards, notes, evidence, search.

use crate::tui::keymap::rows;
use crate::tui::keymap::rows::{
    BACK_TAB, DOWN, ENTER, ESC, GLOSSARY, LEFT, RIGHT, TAB, UP, WHO_TAKES_PART, binding, enter,
    letter, up_down, up_down_in_text,
};
use crate::tui::keymap::{Binding, KeyContext};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::key::{Key, KeyCode};

pub const CONTEXTS: &[KeyContext] =
    &[EXERCISE, WALK, CARD, CARD_REASON, NOT_APPLICABLE_REASON, NOTE, EVIDENCE, SEARCH];

const CARD_HELP: &str = "The answers suggest a stage: the highest at which everything that applies, there and below, is in place. It is your call. What you choose is what is shown, and your reason is kept for whoever takes over.";

const WHY: Binding =
    letter(2, &[Key::char('w')], Command::Why, "why", "Why it stands so, and what it was before");

const UNDO: Binding =
    letter(2, &[Key::char('u')], Command::Undo, "undo", "Take the last step back");

const REDO: Binding = letter(0, &[Key::char('U')], Command::Redo, "redo", "Do it again");

pub const EXERCISE: KeyContext = KeyContext::keys(
    "Before the first statement",
    &[enter("go on to the statements", "Go on to the first statement"), up_down(0, "read on")],
);

pub const WALK: KeyContext = KeyContext::keys(
    "Walk",
    &[
        letter(
            1,
            &[Key::char('1')],
            Command::Answer(1),
            "not yet",
            "Not yet (on a ladder: none yet)",
        ),
        letter(
            1,
            &[Key::char('2')],
            Command::Answer(2),
            "partly",
            "Partly (on a ladder: its first rung)",
        ),
        letter(
            1,
            &[Key::char('3')],
            Command::Answer(3),
            "mostly",
            "Mostly (on a ladder: the next rung)",
        ),
        letter(
            1,
            &[Key::char('4')],
            Command::Answer(4),
            "fully",
            "Fully (on a ladder: the next rung)",
        ),
        letter(0, &[Key::char('5')], Command::Answer(5), "", "On a ladder: the next rung"),
        letter(0, &[Key::char('6')], Command::Answer(6), "", "On a ladder: the next rung"),
        letter(0, &[Key::char('7')], Command::Answer(7), "", "On a ladder: the next rung"),
        letter(0, &[Key::char('8')], Command::Answer(8), "", "On a ladder: the next rung"),
        letter(0, &[Key::char('9')], Command::Answer(9), "", "On a ladder: the next rung"),
        letter(
            1,
            &[Key::char('0')],
            Command::Answer(0),
            "not sure",
            "Not sure: a useful answer, it shows what to find out",
        ),
        letter(
            1,
            &[Key::char('-')],
            Command::NotApplicable,
            "does not apply",
            "Does not apply here; one line for why",
        ),
        binding(
            0,
            "",
            &[ENTER],
            Command::Enter,
            "",
            "The same as last time; with no last time, on to the next open one",
        ),
        binding(
            0,
            "",
            &[Key::char('=')],
            Command::SameAsLastTime,
            "",
            "All that is open in this stage is the same as last time",
        ),
        up_down(2, "move"),
        binding(2, "", &[TAB], Command::Next, "next area", "Next area"),
        binding(0, "", &[BACK_TAB], Command::Previous, "", "Area before"),
        binding(0, "◄", &[LEFT], Command::Left, "", "On a ladder: one rung down"),
        binding(0, "►", &[RIGHT], Command::Right, "", "On a ladder: one rung up"),
        rows::NOTE,
        letter(2, &[Key::char('e')], Command::Evidence, "evidence", "What shows it"),
        letter(2, &[Key::char('o')], Command::OurStage, "stage", "Say our stage for this area"),
        UNDO,
        REDO,
        letter(
            0,
            &[Key::char('w')],
            Command::Why,
            "why",
            "Why the area stands so, and what this was before",
        ),
        letter(
            0,
            &[Key::char('f')],
            Command::Filter,
            "fewer",
            "Walk all, or only the open, not sure, changed or due ones",
        ),
        letter(0, &[Key::char('a')], Command::Needs, "needs", "What we need from others"),
        letter(0, &[Key::char('/')], Command::Search, "search", "Search the statements"),
        letter(0, &[Key::char('s')], Command::SaveSnapshot, "save a snapshot", "Save a snapshot"),
        GLOSSARY,
    ],
)
.with_help(&[
    "Not sure is a useful answer. It often shows what to find out next.",
    "Last time's answer stands beside a statement and counts only once you confirm it.",
    WHO_TAKES_PART,
]);

pub const CARD: KeyContext = KeyContext::keys(
    "Closing an area",
    &[
        enter("agree and go on", "Agree with the stage in focus and go on"),
        up_down(1, "choose another stage"),
        WHY,
        rows::NOTE,
        UNDO,
        REDO,
        binding(2, "", &[TAB], Command::Next, "decide later", "On to the next area; decide later"),
        binding(0, "", &[BACK_TAB], Command::Previous, "", "Area before"),
        GLOSSARY,
    ],
)
.with_help(&[CARD_HELP]);

pub const CARD_REASON: KeyContext = KeyContext::text(
    "Our stage: why",
    &[
        enter("keep and go on", "Keep our stage and its reason, and go on"),
        up_down_in_text(1, "choose again"),
        binding(0, "▼", &[DOWN], Command::Down, "", "The stage above"),
    ],
)
.with_help(&[CARD_HELP]);

pub const NOT_APPLICABLE_REASON: KeyContext = KeyContext::text(
    "Does not apply: why",
    &[
        enter("keep", "Keep the reason: it does not apply"),
        binding(1, "▼", &[DOWN], Command::Down, "a reason used before", "A reason used before"),
        binding(0, "▲", &[UP], Command::Up, "", "The reason before that"),
    ],
)
.with_help(&[super::PRIVACY_NOTICE]);

pub const NOTE: KeyContext = KeyContext::text(
    "Note",
    &[binding(
        1,
        "",
        &[ESC],
        Command::Back,
        "keep and go back",
        "Leave the note; what you typed is kept",
    )],
)
.with_help(&[super::PRIVACY_NOTICE]);

pub const EVIDENCE: KeyContext = KeyContext::text(
    "Evidence",
    &[
        binding(1, "", &[TAB], Command::Next, "next field", "Next field"),
        binding(0, "", &[BACK_TAB], Command::Previous, "", "Field before"),
        binding(
            1,
            "",
            &[Key::plain(KeyCode::PageDown)],
            Command::PageDown,
            "another piece",
            "The next piece of evidence, or a new one",
        ),
        binding(
            0,
            "",
            &[Key::plain(KeyCode::PageUp)],
            Command::PageUp,
            "",
            "The piece of evidence before",
        ),
    ],
)
.with_help(&[super::PRIVACY_NOTICE]);

pub const SEARCH: KeyContext = KeyContext::text(
    "Search",
    &[
        enter("go there", "Go to the statement found"),
        up_down_in_text(1, "another one"),
        binding(0, "▼", &[DOWN], Command::Down, "", "The next one found"),
    ],
);
