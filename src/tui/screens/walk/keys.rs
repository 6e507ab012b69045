//! The keys in the walk: the exercise before it, statements, cards, notes, evidence, search.

use crate::tui::keymap::rows::{
    self, BACK_TAB, DOWN, ENTER, GLOSSARY, LEFT, PAGE_DOWN, PAGE_UP, RIGHT, TAB, UP,
    WHO_TAKES_PART, binding, enter, help_only, letter, up_down, up_down_in_text,
};
use crate::tui::keymap::{Binding, KeyContext};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::key::Key;

pub const CONTEXTS: &[KeyContext] =
    &[EXERCISE, WALK, CARD, CARD_REASON, NOT_APPLICABLE_REASON, NOTE, EVIDENCE, SEARCH];

const CARD_HELP: &str = "The answers suggest a stage: the highest at which everything that applies, there and below, is in place. It is your call. What you choose is what is shown, and your reason is kept for whoever takes over.";

const WHY: Binding = letter(
    2,
    &[Key::char('w')],
    Command::Why,
    "why",
    "Why this stage or answer, and what it was before",
);

const UNDO: Binding =
    letter(2, &[Key::char('u')], Command::Undo, "undo", "Take the last step back");

const REDO: Binding = help_only(&[Key::char('U')], Command::Redo, "Do it again");

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
            "Not yet",
        ),
        letter(
            1,
            &[Key::char('2')],
            Command::Answer(2),
            "partly",
            "Partly",
        ),
        letter(
            1,
            &[Key::char('3')],
            Command::Answer(3),
            "mostly",
            "Mostly",
        ),
        letter(
            1,
            &[Key::char('4')],
            Command::Answer(4),
            "fully",
            "Fully",
        ),
        help_only(
            &[Key::char('5')],
            Command::Answer(5),
            "Where you pick one description: the one with that number",
        ),
        help_only(
            &[Key::char('6')],
            Command::Answer(6),
            "Where you pick one description: the one with that number",
        ),
        help_only(
            &[Key::char('7')],
            Command::Answer(7),
            "Where you pick one description: the one with that number",
        ),
        help_only(
            &[Key::char('8')],
            Command::Answer(8),
            "Where you pick one description: the one with that number",
        ),
        help_only(
            &[Key::char('9')],
            Command::Answer(9),
            "Where you pick one description: the one with that number",
        ),
        letter(
            1,
            &[Key::char('0')],
            Command::Answer(0),
            "not sure",
            "Not sure",
        ),
        help_only(
            &[Key::char('.')],
            Command::NotSure,
            "Not sure, also where 0 is one of the descriptions",
        ),
        letter(
            1,
            &[Key::char('-')],
            Command::NotApplicable,
            "does not apply",
            "Does not apply here; one line for why",
        ),
        help_only(
            &[ENTER],
            Command::Enter,
            "The same as last time; with no last time, on to the next open one",
        ),
        help_only(
            &[Key::char('=')],
            Command::SameAsLastTime,
            "What is open in this stage and on the screen is the same as last time",
        ),
        up_down(2, "move"),
        binding(2, "", &[TAB], Command::Next, "next area", "Next area"),
        help_only(&[BACK_TAB], Command::Previous, "Area before"),
        help_only(&[LEFT], Command::Left, "Where you pick one description: one down"),
        help_only(&[RIGHT], Command::Right, "Where you pick one description: one up"),
        rows::NOTE,
        letter(2, &[Key::char('e')], Command::Evidence, "evidence", "What shows it"),
        letter(2, &[Key::char('o')], Command::OurStage, "stage", "Say our stage for this area"),
        UNDO,
        REDO,
        WHY,
        help_only(
            &[Key::char('f')],
            Command::Filter,
            "Walk all, or only the open, not sure, changed or due ones",
        ),
        help_only(&[Key::char('a')], Command::Needs, "What we need from others"),
        help_only(&[Key::char('/')], Command::Search, "Search the statements"),
        help_only(&[Key::char('s')], Command::SaveSnapshot, "Save a snapshot"),
        rows::MIGRATE_WALK,
        GLOSSARY,
    ],
)
.with_help(&[
    "Not sure is a useful answer. It often shows what to find out next.",
    "Where you pick one description, each has its digit in front: 1 is none yet, or the first number.",
    "Last time's answer stands beside a statement and counts only once you confirm it.",
    WHO_TAKES_PART,
]);

const fn stage_digit(keys: &'static [Key], digit: u8) -> Binding {
    help_only(
        keys,
        Command::Answer(digit),
        "Where the stages are numbers: the stage of that number",
    )
}

pub const CARD: KeyContext = KeyContext::keys(
    "Closing an area",
    &[
        enter("agree and go on", "Agree with the stage in focus and go on"),
        up_down(1, "choose another stage"),
        stage_digit(&[Key::char('0')], 0),
        stage_digit(&[Key::char('1')], 1),
        stage_digit(&[Key::char('2')], 2),
        stage_digit(&[Key::char('3')], 3),
        stage_digit(&[Key::char('4')], 4),
        stage_digit(&[Key::char('5')], 5),
        stage_digit(&[Key::char('6')], 6),
        stage_digit(&[Key::char('7')], 7),
        stage_digit(&[Key::char('8')], 8),
        stage_digit(&[Key::char('9')], 9),
        WHY,
        rows::NOTE,
        UNDO,
        REDO,
        binding(2, "", &[TAB], Command::Next, "decide later", "On to the next area; decide later"),
        help_only(&[BACK_TAB], Command::Previous, "Area before"),
        GLOSSARY,
    ],
)
.with_help(&[CARD_HELP]);

pub const CARD_REASON: KeyContext = KeyContext::line(
    "Our stage: why",
    &[
        enter("keep", "Keep our stage and its reason, and go on"),
        up_down_in_text(1, "choose again"),
        help_only(&[DOWN], Command::Down, "The stage above"),
    ],
)
.with_help(&[CARD_HELP]);

pub const NOT_APPLICABLE_REASON: KeyContext = KeyContext::line(
    "Does not apply: why",
    &[
        enter("keep", "Keep the reason: it does not apply"),
        binding(1, "▼", &[DOWN], Command::Down, "a reason used before", "A reason used before"),
        help_only(&[UP], Command::Up, "The reason before that"),
    ],
)
.with_help(&[super::PRIVACY_NOTICE]);

const TAKE_OVER: Binding =
    help_only(&[Key::ctrl('l')], Command::TakeOver, "Take last time's text over into the field");

pub const NOTE: KeyContext =
    KeyContext::prose("Note", &[TAKE_OVER]).with_help(&[super::PRIVACY_NOTICE]);

pub const EVIDENCE: KeyContext = KeyContext::prose(
    "Evidence",
    &[
        binding(1, "", &[TAB], Command::Next, "next field", "Next field"),
        help_only(&[BACK_TAB], Command::Previous, "Field before"),
        binding(
            1,
            "",
            &[PAGE_DOWN],
            Command::PageDown,
            "another piece",
            "The next piece of evidence, or a new one",
        ),
        help_only(&[PAGE_UP], Command::PageUp, "The piece of evidence before"),
        TAKE_OVER,
    ],
)
.with_help(&[super::PRIVACY_NOTICE]);

pub const SEARCH: KeyContext = KeyContext::text(
    "Search",
    &[
        enter("go there", "Go to the statement found"),
        up_down_in_text(1, "another one"),
        help_only(&[DOWN], Command::Down, "The next one found"),
    ],
);
