//! Two networks before they are joined and after, and the parts of one, as text.

use super::WIDTH;
use super::wrap::wrap_hanging;
use crate::maturity::ids::Slug;
use crate::maturity::network_join::{JoinPlan, JoinSide, NetworkPart};
use crate::maturity::phrases::pluralize;
use crate::store::ops::split_network::SplitOff;

/// What joining would make; nothing is done.
pub(crate) fn render_plan(plan: &JoinPlan) -> String {
    let mut lines = render_sides(plan);
    if let Some(why) = &plan.obstacle {
        lines.push(wrap_hanging("They can't be joined now: ", why, WIDTH));
        return lines.join("\n");
    }
    let name = format!("Joined: {} · ", plan.kept.network.name);
    lines.push(wrap_hanging(&name, &plan.joined_words(), WIDTH));
    lines.push("Nothing was changed. To join them leave --look out.".to_owned());
    lines.join("\n")
}

/// What was joined, and how to take it back.
pub(crate) fn render_joined(plan: &JoinPlan) -> String {
    let mut lines = render_sides(plan);
    let name = format!("They are one network now: {} · ", plan.kept.network.name);
    lines.push(wrap_hanging(&name, &plan.joined_words(), WIDTH));
    let (kept, other) = (&plan.kept.slug, &plan.other.slug);
    lines.push(if plan.kept.network.id == plan.other.network.id {
        "No snapshot was changed.".to_owned()
    } else {
        format!(
            "No snapshot was changed. To take it back: pcn-workbook network split {kept} {other}"
        )
    });
    lines.join("\n")
}

fn render_sides(plan: &JoinPlan) -> Vec<String> {
    let side = |side: &JoinSide| {
        let name = format!("{} ({}) · ", side.network.name, side.slug);
        wrap_hanging(&name, &side.words(), WIDTH)
    };
    let mut lines = vec![side(&plan.kept), side(&plan.other)];
    let notes = plan.code_warning().into_iter().chain(plan.notes());
    lines.extend(notes.map(|note| wrap_hanging("  ", &note, WIDTH)));
    lines
}

/// The parts of a network, with what each is named by.
pub(crate) fn render_parts(slug: &Slug, name: &str, parts: &[NetworkPart]) -> String {
    if parts.is_empty() {
        return format!("{name} is made of no other network.");
    }
    let many = pluralize(parts.len(), "other network is", "other networks are");
    let mut lines = vec![format!("{many} part of {name}:")];
    lines.extend(parts.iter().map(|part| {
        let unfinished = if part.is_unfinished { " · not joined to the end" } else { "" };
        let named = format!("  {}  ", part_name(part));
        wrap_hanging(&named, &format!("{}{unfinished}", part.words()), WIDTH)
    }));
    if let Some(first) = parts.first() {
        lines.push(format!(
            "To split one off: pcn-workbook network split {slug} {}",
            part_name(first)
        ));
    }
    lines.join("\n")
}

/// What was split off, and how to take it back.
pub(crate) fn render_split(slug: &Slug, name: &str, split: &SplitOff) -> String {
    let SplitOff { slug: own, network } = split;
    format!(
        "{} ({own}) is a network of its own again, apart from {name}. No snapshot was changed.\nTo take it back: pcn-workbook network join {slug} {own}",
        network.name
    )
}

/// That two networks of one code are two.
pub(crate) fn render_kept_apart(one: &str, two: &str) -> String {
    format!(
        "{one} and {two} are kept as two networks. That they have one ODS code is not told as a problem any more."
    )
}

/// The ids of several parts.
pub(crate) fn list_ids(parts: &[&NetworkPart]) -> String {
    parts.iter().map(|part| part.id.to_string()).collect::<Vec<_>>().join(" or ")
}

fn part_name(part: &NetworkPart) -> String {
    part.slug.as_ref().map_or_else(|| part.id.to_string(), Slug::to_string)
}
