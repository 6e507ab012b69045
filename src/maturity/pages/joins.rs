//! Two networks beside each other before they are joined.

use crate::maturity::network_join::JoinPlan;
use crate::maturity::page::Page;

/// What each of two networks is, and what a person should know before they are joined.
pub fn write_join_sides(page: &mut Page, plan: &JoinPlan) {
    for side in [&plan.kept, &plan.other] {
        page.heading(side.network.name.clone());
        page.body(2, side.words());
    }
    for note in plan.code_warning().into_iter().chain(plan.notes()) {
        page.blank_line();
        page.body(0, note);
    }
}
