//! The labels of the sides of a comparison, cached: who is compared, what each is called, which days.
//! With a thousand rows no key and no drawing looks through all of them again.

use std::collections::BTreeMap;

use jiff::civil::Date;
use unicode_width::UnicodeWidthStr;

use super::{ComparisonKind, Side, count_networks, side_words};
use crate::maturity::phrases;

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct SideLabels {
    pub(crate) kind: ComparisonKind,
    pub(crate) labels: Vec<String>,
    /// "80/80", "2/80 1 view": how far each is answered, for a narrow column.
    pub(crate) answered: Vec<String>,
    pub(crate) answered_width: usize,
    pub(crate) network_count: usize,
    pub(crate) date_range: Option<(Date, Date)>,
    pub(crate) is_one_matrix: bool,
    /// Whether all have one id, whichever matrices they are.
    pub(crate) is_one_id: bool,
}

impl SideLabels {
    pub(crate) fn of(all: &[Side]) -> Self {
        let about = comparison_kind(all);
        let answered: Vec<String> = all.iter().map(Side::narrow_answered).collect();
        let days = || all.iter().map(|side| side.saved.snapshot.taken_on);
        Self {
            kind: about,
            labels: side_labels(all, about),
            answered_width: answered.iter().map(|words| words.width()).max().unwrap_or(0),
            answered,
            network_count: count_networks(all.iter()),
            date_range: days().min().zip(days().max()),
            is_one_id: all.windows(2).all(|pair| pair[0].lineage.id() == pair[1].lineage.id()),
            is_one_matrix: all.windows(2).all(|pair| pair[0].lineage == pair[1].lineage),
        }
    }
}

fn comparison_kind(all: &[Side]) -> ComparisonKind {
    let Some((first, rest)) = all.split_first() else { return ComparisonKind::Networks };
    if rest.iter().any(|other| other.network_id() != first.network_id()) {
        return ComparisonKind::Networks;
    }
    let voice = &first.assessment().voice;
    if rest.iter().all(|other| other.assessment().voice.is_same(voice)) {
        ComparisonKind::Time
    } else {
        ComparisonKind::Voices
    }
}

fn side_labels(all: &[Side], about: ComparisonKind) -> Vec<String> {
    let one_day = all
        .windows(2)
        .any(|pair| pair[0].saved.snapshot.taken_on == pair[1].saved.snapshot.taken_on);
    let label = |side: &Side| match about {
        ComparisonKind::Networks => side_words::short_network_name(side.name()).to_owned(),
        ComparisonKind::Voices if one_day => side.assessment().voice.describe(),
        ComparisonKind::Voices | ComparisonKind::Time => {
            phrases::format_date_short(side.saved.snapshot.taken_on)
        }
    };
    let labels: Vec<String> = all.iter().map(label).collect();
    if about != ComparisonKind::Networks {
        return labels;
    }
    let mut times: BTreeMap<&String, usize> = BTreeMap::new();
    for label in &labels {
        *times.entry(label).or_default() += 1;
    }
    let is_twice = |label: &String| times.get(label).is_some_and(|times| *times > 1);
    // several days of one network, or two networks of one name: the day tells them apart
    let numbered = |(label, side): (&String, &Side)| {
        let day = phrases::format_date_short(side.saved.snapshot.taken_on);
        if is_twice(label) { format!("{label} {day}") } else { label.clone() }
    };
    labels.iter().zip(all).map(numbered).collect()
}
