//! Finding networks among many: by letters of their names in order, and by what is known of them.
//! What is found stays in the order of names: the best match comes no earlier than another, so that
//! the list never looks like a ranking.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::maturity::network_state::NetworkEntry;
use crate::maturity::summary::NetworkSummary;
use crate::tui::state::AppState;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NetworkFilter {
    #[default]
    All,
    WithSnapshot,
    WithoutSnapshot,
    Moved,
    WithLocalMatrix,
}

impl NetworkFilter {
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::All => Self::WithSnapshot,
            Self::WithSnapshot => Self::WithoutSnapshot,
            Self::WithoutSnapshot => Self::Moved,
            Self::Moved => Self::WithLocalMatrix,
            Self::WithLocalMatrix => Self::All,
        }
    }

    pub fn words(self) -> &'static str {
        match self {
            Self::All => "all networks",
            Self::WithSnapshot => "with a snapshot",
            Self::WithoutSnapshot => "without a snapshot",
            Self::Moved => "that moved since their own last time",
            Self::WithLocalMatrix => "that use a matrix of their own too",
        }
    }

    fn needs_summaries(self) -> bool {
        matches!(self, Self::WithSnapshot | Self::WithoutSnapshot | Self::Moved)
    }

    fn matches(self, entry: &NetworkEntry, figures: Option<&NetworkSummary>) -> bool {
        match self {
            Self::All => true,
            Self::WithLocalMatrix => entry.network.matrices.len() > 1,
            Self::WithSnapshot => figures.is_some_and(|network| !network.snapshots.is_empty()),
            Self::WithoutSnapshot => figures.is_some_and(|network| network.snapshots.is_empty()),
            Self::Moved => figures
                .and_then(NetworkSummary::movement_since_previous)
                .is_some_and(|moved| moved.forward + moved.back > 0),
        }
    }
}

/// The places, in the list of networks, of those that are shown and whose name, code or purpose
/// holds what was typed.
pub(crate) fn fuzzy_search(state: &AppState, shown: NetworkFilter, typed: &str) -> Vec<usize> {
    let pattern = Pattern::parse(typed, CaseMatching::Ignore, Normalization::Smart);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut letters = Vec::new();
    let mut says =
        |text: &str| pattern.score(Utf32Str::new(text, &mut letters), &mut matcher).is_some();
    let figures =
        |entry: &NetworkEntry| state.summaries.as_ref().and_then(|all| all.network(&entry.slug));
    let is_shown = |entry: &NetworkEntry| match &state.summaries {
        None if shown.needs_summaries() => false,
        _ => shown == NetworkFilter::All || shown.matches(entry, figures(entry)),
    };
    let mut is_found = |entry: &NetworkEntry| {
        typed.trim().is_empty()
            || says(&entry.network.name)
            || entry.network.ods_code.as_deref().is_some_and(&mut says)
    };
    let all = state.networks.iter().enumerate().filter(|(_, entry)| is_shown(entry));
    all.filter(|(_, entry)| is_found(entry)).map(|(at, _)| at).collect()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::maturity::network::Network;

    fn desk(names: &[&str]) -> AppState {
        let entry = |name: &&str| {
            let mut network = Network::with_name(Uuid::nil(), *name);
            network.ods_code = Some(format!("U{:05}", name.len()));
            NetworkEntry { slug: name.to_lowercase().replace(' ', "-").as_str().into(), network }
        };
        AppState { networks: names.iter().map(entry).collect(), ..AppState::default() }
    }

    #[test]
    fn letters_in_order_find_a_name_and_names_stay_in_their_order() {
        let state =
            desk(&["Brook Vale PCN", "Castle PCN", "Lakes PCN", "Llŷn PCN", "North Riding PCN"]);
        for (typed, places) in [
            ("", vec![0, 1, 2, 3, 4]),
            ("bv", vec![0]),
            ("pcn", vec![0, 1, 2, 3, 4]),
            ("LLYN", vec![3]),
            ("riding north", vec![4]),
            ("u00010", vec![1]),
            ("zzz", vec![]),
        ] {
            assert_eq!(fuzzy_search(&state, NetworkFilter::All, typed), places, "{typed}");
        }
    }

    #[test]
    fn without_figures_nothing_is_claimed_of_them() {
        let state = desk(&["Castle PCN"]);
        for shown in
            [NetworkFilter::WithSnapshot, NetworkFilter::WithoutSnapshot, NetworkFilter::Moved]
        {
            assert!(fuzzy_search(&state, shown, "").is_empty(), "{shown:?}");
        }
    }
}
