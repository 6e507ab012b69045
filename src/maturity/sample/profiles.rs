//! Sample profiles of networks. Some leave things out, as real ones do.

use super::random::SeededRng;
use crate::maturity::matrix::UnknownFields;
use crate::maturity::network::Profile;

const PURPOSES: [&str; 12] = [
    "Keep people well at home and our practices open.",
    "Give every patient here the same good start, whichever practice they are with.",
    "Share the load between practices so that nobody has to close a list.",
    "Reach the people who do not come to us, and do it with those they trust.",
    "Plan care around people with several long-term conditions, with one team.",
    "Make general practice a place where people want to work.",
    "Join up with community services so that people tell their story once.",
    "Help people in our villages get care without a long journey.",
    "Narrow the gap in health between our two towns.",
    "Do together what no practice can do alone, and leave the rest alone.",
    "Find problems early and act on them with our neighbours.",
    "Bring the council, charities and practices round one table for families.",
];

const SYSTEMS: [&str; 6] = [
    "Northmarrow and the Dales", "Severall and Vale", "Eastfold Coast", "Midwhistle",
    "Three Rivers and Moor", "Southfirth",
];

const PLACES: [&str; 3] = ["Northside", "Marrow Valley", "Eastquay"];

const SUPPORT: [&str; 6] = [
    "a manager two days a week",
    "a full-time manager, shared with another network",
    "a practice manager with half a day",
    "a manager and an administrator",
    "the federation's office",
    "none yet",
];

/// What a network is for; some have not said.
pub(crate) fn purpose(chance: &mut SeededRng) -> Option<String> {
    chance.choose_or_none(&PURPOSES)
}

/// The context a network works in, with some of it not given.
pub(crate) fn profile(chance: &mut SeededRng) -> Profile {
    let list_size = 24_000 + 500 * u32::try_from(chance.below(96)).unwrap_or_default();
    let practices = (list_size / 8_000 + u32::try_from(chance.below(4)).unwrap_or_default()).max(2);
    let mut profile = Profile {
        list_size: (!chance.one_in(6)).then_some(list_size),
        practices: (!chance.one_in(6)).then_some(practices),
        operating_model: chance
            .choose_or_none(&["federation", "federation", "flat", "flat", "lead", "lead", "other"]),
        worked_together: chance.choose_or_none(&["some", "some", "some", "none", "all"]),
        deprivation: chance.choose_or_none(&["low", "mixed", "mixed", "high"]),
        setting: chance.choose_or_none(&["rural", "urban", "mixed"]),
        areas_overlap: chance.choose_or_none(&["yes", "partly", "no"]),
        director_sessions: chance.choose_or_none(&["1", "1.5", "2", "2", "2.5", "3", "4"]),
        management_support: chance.choose_or_none(&SUPPORT),
        system: chance.choose_or_none(&SYSTEMS),
        place: None,
        unknown_fields: UnknownFields::new(),
    };
    profile.place = profile.system.as_ref().and_then(|_| place_of(list_size));
    profile
}

/// By the size of the list, so that nothing more is drawn; some have none.
fn place_of(list_size: u32) -> Option<String> {
    let at = usize::try_from(list_size / 500).unwrap_or_default() % (PLACES.len() + 1);
    PLACES.get(at).map(|place| (*place).to_owned())
}
