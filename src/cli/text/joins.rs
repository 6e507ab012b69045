//! Two networks before they are joined and after, and the parts of one, as text.

use super::WIDTH;
use super::wrap::wrap_hanging;
use crate::maturity::ids::Slug;
use crate::maturity::network_join::{JoinPlan, NetworkPart};
use crate::maturity::page::Page;
use crate::maturity::pages::write_join_sides;
use crate::maturity::phrases::pluralize;
use crate::store::ops::split_network::SplitOff;

/// What joining would make; nothing is done.
pub(crate) fn plan_page(plan: &JoinPlan) -> Page {
    let mut page = Page::default();
    write_join_sides(&mut page, plan);
    page.blank_line();
    if let Some(why) = &plan.obstacle {
        page.body(0, format!("They can't be joined now. {why}"));
        return page;
    }
    page.body(0, format!("Joined: {} · {}", plan.kept.network.name, plan.joined_words()));
    page.body(0, "Nothing was changed. To join them leave --look out.");
    page
}

/// What was joined, and how to take it back.
pub(crate) fn joined_page(plan: &JoinPlan) -> Page {
    let mut page = Page::default();
    write_join_sides(&mut page, plan);
    page.blank_line();
    let name = &plan.kept.network.name;
    page.body(0, format!("They are one network now: {name} · {}", plan.joined_words()));
    let (kept, other) = (&plan.kept.slug, &plan.other.slug);
    page.body(0, "No snapshot was changed.");
    if plan.kept.network.id != plan.other.network.id {
        page.verbatim(0, format!("To take it back: pcn-workbook network split {kept} {other}"));
    }
    page
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
