//! The groups that the signs of an area's answers stand in on Home, one for each stage, and the short
//! name of the stage over each.

use crate::maturity::phrases::Sign;

/// The signs of one stage.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct SignGroup {
    /// How many signs there are at most.
    pub(crate) width: usize,
    /// What the stage is called in three letters and in two; nothing over ladders.
    pub(crate) heads: [String; 2],
}

impl SignGroup {
    /// The widest of its heads that fits into so many columns.
    fn head(&self, room: usize) -> Option<&String> {
        self.heads.iter().find(|head| head.chars().count() <= room)
    }
}

/// What stands over groups of at least so many columns each; blank where a name has no room.
pub(crate) fn heads_over(groups: &[SignGroup], least: usize) -> String {
    let head = |group: &SignGroup| {
        let width = group.width.max(least);
        format!("{:<width$}", group.head(width).map_or("", String::as_str))
    };
    groups.iter().map(head).collect::<Vec<_>>().join(" ")
}

/// Whether each stage has a name over it, where groups have at least so many columns.
pub(crate) fn are_named(groups: &[SignGroup], least: usize) -> bool {
    groups.iter().all(|group| group.head(group.width.max(least)).is_some())
}

/// The signs of a row, each group in at least so many columns.
pub(crate) fn spread(
    signs: &[Option<Sign>],
    groups: &[SignGroup],
    least: usize,
) -> Vec<Option<Sign>> {
    let mut spread = Vec::new();
    let mut rest = signs;
    for group in groups {
        if !spread.is_empty() {
            spread.push(None);
            rest = rest.get(1..).unwrap_or_default();
        }
        let (here, after) = rest.split_at(group.width.min(rest.len()));
        let end = spread.len() + group.width.max(least);
        spread.extend(here.iter().copied());
        spread.resize(end, None);
        rest = after;
    }
    spread
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(width: usize, three: &str, two: &str) -> SignGroup {
        SignGroup { width, heads: [three.to_owned(), two.to_owned()] }
    }

    #[test]
    fn each_group_of_signs_has_the_name_of_its_stage_over_it() {
        let groups = [group(1, "Und", "Un"), group(2, "Don", "Do"), group(1, "", "")];
        assert_eq!(heads_over(&groups, 0), "  Do  ");
        assert_eq!(heads_over(&groups, 3), "Und Don    ");
        let signs = [Some(Sign::Fully), None, Some(Sign::Partly), None, None, Some(Sign::Open)];
        let drawn: String =
            spread(&signs, &groups, 3).iter().map(|sign| sign.map_or(' ', Sign::symbol)).collect();
        assert_eq!(drawn, "█   ▒   ·  ");
    }
}
