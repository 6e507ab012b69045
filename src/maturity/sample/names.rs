//! Sample names and ODS codes of networks that do not exist.

use super::random::SeededRng;

const STEMS: [&str; 60] = [
    "Aldermere", "Ambleford", "Ashwhistle", "Beckhollow", "Birchenfold", "Bramblewick",
    "Brindlemoor", "Brockmere", "Calderfold", "Cherrymoor", "Cloverdene", "Copperbeck",
    "Cranesfold", "Cuckoomere", "Dapplewood", "Dunnockmead", "Elderfirth", "Emberdale",
    "Fallowmere", "Fennelbrook", "Fernhollow", "Flintmarrow", "Foxglade", "Gorsemere",
    "Greenwhistle", "Harebellow", "Hartsfold", "Hawkenmere", "Hazelfirth", "Heronsfold",
    "Hollowbeck", "Ivorydene", "Junipermoor", "Kestrelfold", "Lambsmere", "Larkenfirth",
    "Linnetwick", "Maplemarrow", "Marlowbeck", "Meadowfirth", "Mistlebrook", "Mosshollow",
    "Nettlemoor", "Oakenmere", "Otterfold", "Pebblemere", "Pinewhistle", "Plovermead",
    "Quillbrook", "Ravensfold", "Saltmarrow", "Sedgehollow", "Silverfold", "Sorrelwick",
    "Starlingmoor", "Teaselfold", "Thistlemere", "Umberfirth", "Willowfirth", "Yarrowfold",
];

const NAME_PATTERNS: [&str; 24] = [
    "{} PCN", "{} North PCN", "{} South PCN", "{} East PCN", "{} West PCN", "{} Central PCN",
    "{} Valley PCN", "{} Vale PCN", "{} Park PCN", "{} Bridge PCN", "{} Green PCN",
    "{} and District PCN", "{} Villages PCN", "{} Alliance PCN", "{} Coast PCN", "{} Moors PCN",
    "Greater {} PCN", "Upper {} PCN", "Lower {} PCN", "Old {} PCN", "{} Market PCN",
    "{} Quays PCN", "{} Meadows PCN", "{} Health PCN",
];

/// Shares no factor with the number of names, so that stepping by it meets each name once.
const NAME_STEP: usize = 577;
/// Shares no factor with the number of codes.
const CODE_STEP: usize = 7_919;
const CODE_COUNT: usize = 100_000;

/// The name of the network with this number. Distinct for each number; after 1,440 of them a number
/// is added.
pub(crate) fn name(seed: u64, number: usize) -> String {
    let all = STEMS.len() * NAME_PATTERNS.len();
    let at = (offset(seed, all) + number % all * NAME_STEP) % all;
    let name = NAME_PATTERNS[at / STEMS.len()].replace("{}", STEMS[at % STEMS.len()]);
    match number / all {
        0 => name,
        round => format!("{name} {}", round + 1),
    }
}

/// The ODS code of the network with this number: `U` and five digits, distinct for 100,000
/// networks.
pub(crate) fn ods_code(seed: u64, number: usize) -> String {
    format!("U{:05}", (offset(seed, CODE_COUNT) + number % CODE_COUNT * CODE_STEP) % CODE_COUNT)
}

fn offset(seed: u64, all: usize) -> usize {
    SeededRng::new(seed, u64::MAX).below(all)
}
