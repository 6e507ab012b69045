//! Three years of Hillside PCN, which does not exist: what the demonstration opens on.
//!
//! Each walk is drawn as its board, area by area in the order of the matrix, with the signs of
//! `maturity::phrases` in ASCII: `#` fully, `+` mostly, `~` partly, `o` not yet, `?` not sure, `-`
//! does not apply, `.` open. Spaces only part the stages.

use crate::maturity::assessment::AimKind;

pub(crate) struct StoryWalk {
    pub(crate) months_ago: i32,
    /// Its name, where it is not called after its month.
    pub(crate) label: Option<&'static str>,
    /// Whether it is one view, from the clinical director.
    pub(crate) is_one_view: bool,
    pub(crate) present: &'static [&'static str],
    /// The board: a row of signs for each area.
    pub(crate) board: &'static [&'static str],
    /// Where the team says another stage than the answers suggest: area, stage, why. Both are
    /// counted from 0.
    pub(crate) judgements: &'static [(usize, usize, &'static str)],
    /// What next: area, wish, why, and in how many days from today to look again.
    pub(crate) aims: &'static [(usize, AimKind, &'static str, i32)],
    /// Notes: area, item, text.
    pub(crate) notes: &'static [(usize, usize, &'static str)],
    /// Evidence: area, item, text, and whose it is.
    pub(crate) evidence: &'static [(usize, usize, &'static str, &'static str)],
}

const DEFAULT_WALK: StoryWalk = StoryWalk {
    months_ago: 0,
    label: None,
    is_one_view: false,
    present: &["clinical director", "practice manager", "GPs from 4 of 6 practices"],
    board: &[],
    judgements: &[],
    aims: &[],
    notes: &[],
    evidence: &[],
};

/// Why something did not apply.
pub(crate) const NOT_APPLICABLE_REASON: &str = "We have no new-role staff yet.";

pub(crate) const NATIONAL_WALKS: [StoryWalk; 6] = [
    StoryWalk {
        months_ago: 36,
        label: Some("First walk"),
        is_one_view: true,
        present: &["clinical director"],
        board: &[
            "##+~ ~ooo oooo ....", "~+o~ oo?o oooo ....", "+++- ~ooo oooo ....",
            "++++ oooo oooo ....", "~+oo oooo oooo ....",
        ],
        notes: &[
            (0, 3, "I know the names, not the people."),
            (4, 2, "A guess: nobody has looked."),
        ],
        ..DEFAULT_WALK
    },
    StoryWalk {
        months_ago: 30,
        board: &[
            "##++ ~~oo oooo oooo", "++~+ o~oo oooo oooo", "++++ ~ooo ~ooo oooo",
            "+#++ ~o~o oooo oooo", "+++~ ~ooo oooo oooo",
        ],
        notes: &[(2, 3, "Our first pharmacist has begun."), (3, 0, "Paid for one year.")],
        evidence: &[(0, 1, "Signed agreement, all six practices", "practice manager")],
        ..DEFAULT_WALK
    },
    StoryWalk {
        months_ago: 24,
        present: &[
            "clinical director", "practice manager", "GPs from 5 of 6 practices",
            "community nursing",
        ],
        board: &[
            "##++ +~~o ~ooo oooo", "#+++ ~~oo o?oo oooo", "#+++ ~~?o ~ooo oooo",
            "+#+# ~~~o oooo oooo", "+#++ ~~o? oooo oooo",
        ],
        evidence: &[
            (1, 0, "One-page profile of our 41,000 people", "practice manager"),
            (4, 1, "Notes of the evening with local groups", "link worker"),
        ],
        ..DEFAULT_WALK
    },
    StoryWalk {
        months_ago: 18,
        present: &[
            "clinical director", "practice manager", "GPs from 5 of 6 practices",
            "community nursing", "council",
        ],
        board: &[
            "###+ ++++ ~~oo oooo", "#++# ~+~o oo?o oooo", "#+++ +~?~ ~ooo oooo",
            "~#+# ~~+o o?oo oooo", "+#++ ++~+ ~ooo oooo",
        ],
        aims: &[
            (1, AimKind::Move, "We choose blind without it.", -330),
            (3, AimKind::NotNow, "First somebody has to pay for the time again.", -330),
        ],
        notes: &[(3, 0, "The paid hour has ended: back to goodwill.")],
        ..DEFAULT_WALK
    },
    StoryWalk {
        months_ago: 12,
        present: &[
            "clinical director", "practice manager", "GPs from 6 of 6 practices",
            "patient or public",
        ],
        board: &[
            "#### ++++ ++~o ~ooo", "##+# +++~ ~o?o oooo", "#+#+ ++~+ ~~oo oooo",
            "~##+ ~++~ o?oo oooo", "##++ +++# ~~oo oooo",
        ],
        aims: &[
            (1, AimKind::Move, "One statement is left, and the data lead has begun.", -150),
            (2, AimKind::Move, "Practices would notice this first.", -150),
            (3, AimKind::NotNow, "Still no paid hour.", -150),
        ],
        notes: &[
            (2, 6, "We counted posts, not skills."),
            (1, 7, "One afternoon a week from the federation."),
        ],
        evidence: &[(4, 4, "Summary of six coffee mornings", "link worker")],
        ..DEFAULT_WALK
    },
    StoryWalk {
        months_ago: 6,
        present: &[
            "clinical director", "practice manager", "GPs from 5 of 6 practices",
            "community nursing", "patient or public", "charity or community",
        ],
        board: &[
            "#### +#++ +++~ ~?oo", "#### ++++ ~~~o ooo?", "#### ~++? ~~~o ooo.",
            "+##+ ~+#~ ~~oo oooo", "##+# +#++ ~ooo ooo.",
        ],
        judgements: &[(2, 1, "Weekly frailty meetings in 5 of 6 practices.")],
        aims: &[
            (0, AimKind::Stay, "The plan carries us; our time is needed elsewhere.", 12),
            (1, AimKind::Move, "Spotting people early is what our purpose asks of us.", 170),
            (2, AimKind::Move, "Three practices have asked when it will be their turn.", 80),
            (3, AimKind::NotNow, "Not before the new manager has started.", 170),
        ],
        notes: &[
            (2, 4, "Fewer meetings over the winter in one practice."),
            (2, 7, "Numbers changed; has everyone got the new ones?"),
            (3, 0, "Paid again, for two years."),
            (4, 9, "The walking group has lost its lead."),
        ],
        evidence: &[
            (2, 5, "Workshop notes: the care we want and the care we have", "clinical director"),
            (1, 4, "Comparison of our six practices", "data lead"),
        ],
        ..DEFAULT_WALK
    },
];

pub(crate) const LOCAL_WALKS: [StoryWalk; 5] = [
    StoryWalk {
        months_ago: 29,
        board: &[
            "~o oo oo ..", "+~ oo oo ..", "~o oo oo ..", "~~ oo oo ..", "~~ oo oo ..",
            "oo oo oo ..",
        ],
        ..DEFAULT_WALK
    },
    StoryWalk {
        months_ago: 23,
        board: &[
            "+~ o? oo oo", "++ ~o oo oo", "+~ oo oo oo", "++ oo oo oo", "+~ ~o oo oo",
            "~o oo oo oo",
        ],
        notes: &[(3, 0, "Took two meetings and one good lawyer.")],
        ..DEFAULT_WALK
    },
    StoryWalk {
        months_ago: 17,
        present: &["clinical director", "community nursing", "council", "charity or community"],
        board: &[
            "#+ ~~ oo oo", "#+ ++ oo oo", "+~ ~o oo oo", "++ ~o oo oo", "++ ~o oo oo",
            "~~ oo oo oo",
        ],
        evidence: &[(0, 0, "Map agreed with the council", "council")],
        ..DEFAULT_WALK
    },
    StoryWalk {
        months_ago: 11,
        present: &[
            "clinical director", "community nursing", "council", "charity or community",
            "patient or public",
        ],
        board: &[
            "#+ +~ oo oo", "## ++ ~o oo", "#+ ~~ oo oo", "+# ~? oo oo", "+# +~ oo oo",
            "~+ oo oo oo",
        ],
        aims: &[(2, AimKind::Move, "The team wants its meetings to be planned.", -120)],
        ..DEFAULT_WALK
    },
    StoryWalk {
        months_ago: 5,
        present: &["clinical director", "community nursing", "council", "charity or community"],
        board: &[
            "## ++ ~o oo", "## #+ ~~ oo", "## ~+ oo oo", "## ~~ oo oo", "## ++ ~o oo",
            "+~ ~o oo oo",
        ],
        aims: &[
            (2, AimKind::Move, "Planned meetings are nearly all that is missing.", 60),
            (5, AimKind::NotNow, "The joint fund is decided next year.", 200),
        ],
        notes: &[(5, 1, "Four hours a month, from three organisations.")],
        ..DEFAULT_WALK
    },
];

/// Today's walk through the national matrix, so far.
pub(crate) const TODAY_BOARD: [&str; 2] = ["#### +#++ ++++ ~+oo", "#### #+++ +~~. ...."];
