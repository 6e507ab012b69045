//! Choosing another area in the plain walk.

use super::input::InputEnd;
use super::walk_session::WalkSession;
use crate::maturity::matrix::Matrix;

/// The areas by number. None to stay.
pub(crate) fn choose_area(
    walk: &mut WalkSession<'_>,
    matrix: &Matrix,
) -> Result<Option<usize>, InputEnd> {
    for (domain, number) in matrix.domains.iter().zip(1..) {
        let items = domain.items().count();
        let answered =
            domain.items().filter(|item| walk.assessment().answer(item.id()).is_some()).count();
        walk.print(&format!("  {number} {}, {answered} of {items} answered", domain.short_name()));
    }
    let chosen = walk.prompt("Which area? Its number, or Enter to go on: ")?;
    Ok(chosen
        .parse::<usize>()
        .ok()
        .and_then(|number| number.checked_sub(1))
        .filter(|area| *area < matrix.domains.len()))
}
