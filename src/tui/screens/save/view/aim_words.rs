//! What the cells of the table of page 1 say of an area: its stage, what next, and where each of them
//! comes from.

use unicode_width::UnicodeWidthStr;

use crate::maturity::assessment::Aim;
use crate::maturity::matrix::Domain;
use crate::maturity::walk::stage_source::StageSource;
use crate::maturity::{phrases, scoring};
use crate::tui::screens::save::SaveDraft;

/// The stage, with a star where the team says another than the answers suggest.
pub(crate) fn stage_words(here: SaveDraft<'_>, domain: &Domain) -> String {
    let reading = scoring::evaluate_domain(here.matrix, domain, here.assessment);
    let words = phrases::headline_short(here.matrix, &reading);
    words + if reading.differs() { " *" } else { "" }
}

/// Where the stage of an area comes from.
pub(crate) fn source_words(here: SaveDraft<'_>, domain: &Domain) -> &'static str {
    let reading = scoring::evaluate_domain(here.matrix, domain, here.assessment);
    StageSource::of(&reading, domain, here.assessment).map_or("", StageSource::words)
}

/// Where what next in an area comes from, if it was not said in this walk.
pub(crate) fn aim_source_words(shown: Option<(&Aim, bool)>) -> &'static str {
    if shown.is_some_and(|(_, is_last)| is_last) { StageSource::LastTime.words() } else { "" }
}

/// Whether the stage of an area stands with a star.
pub(crate) fn has_star(here: SaveDraft<'_>, domain: &Domain) -> bool {
    scoring::evaluate_domain(here.matrix, domain, here.assessment).differs()
}

/// "move to Step 2"; where that is too long, "to Step 2".
pub(crate) fn aim_words(here: SaveDraft<'_>, aim: Option<&Aim>, width: u16) -> String {
    let Some(aim) = aim else { return "not decided".to_owned() };
    let words = phrases::format_aim(here.matrix, aim);
    match words.strip_prefix("move ") {
        Some(rest) if words.width() > usize::from(width) => rest.to_owned(),
        _ => words,
    }
}
