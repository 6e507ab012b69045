//! Finding networks among many: by the words of their names, by their codes, and by what is known of
//! them.

use crate::maturity::line_end::LineEnd;
use crate::maturity::network_state::NetworkEntry;
use crate::maturity::search::SearchQuery;
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
                .and_then(NetworkSummary::line_end)
                .and_then(LineEnd::movement_since_previous)
                .is_some_and(|counts| counts.is_forward_or_back()),
        }
    }
}

/// Places in the list of networks. Where all are shown no list of them is made: it would be made
/// anew for every key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Places {
    /// So many from the first on.
    All(usize),
    /// These.
    Some(Vec<usize>),
}

impl Default for Places {
    fn default() -> Self {
        Self::All(0)
    }
}

impl Places {
    pub fn len(&self) -> usize {
        match self {
            Self::All(count) => *count,
            Self::Some(places) => places.len(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The place that stands in row number `at`.
    pub fn get(&self, at: usize) -> Option<usize> {
        match self {
            Self::All(count) => Some(at).filter(|at| at < count),
            Self::Some(places) => places.get(at).copied(),
        }
    }

    /// The row in which a place stands.
    pub fn row_of(&self, place: usize) -> Option<usize> {
        match self {
            Self::All(_) => self.get(place),
            Self::Some(places) => places.iter().position(|at| *at == place),
        }
    }

    /// All of them, in the order of rows.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.len()).filter_map(|at| self.get(at))
    }
}

/// The networks that are found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundNetworks {
    /// Their places in the list of networks: those whose words were typed first, then those that are
    /// only loosely like it; each in the order of names.
    pub places: Places,
    /// How many of them are sure.
    pub sure_count: usize,
}

impl FoundNetworks {
    /// Those that are sure.
    pub fn sure(&self) -> impl Iterator<Item = usize> + '_ {
        self.places.iter().take(self.sure_count)
    }

    /// How many are only loosely like what was typed.
    pub fn loose_count(&self) -> usize {
        self.places.len().saturating_sub(self.sure_count)
    }
}

/// The networks that the filter leaves and whose name or code fits what was typed.
pub(crate) fn find_networks(state: &AppState, shown: NetworkFilter, typed: &str) -> FoundNetworks {
    let figures =
        |entry: &NetworkEntry| state.summaries.as_ref().and_then(|all| all.network(&entry.slug));
    let is_shown = |entry: &NetworkEntry| match &state.summaries {
        None if shown.needs_summaries() => false,
        _ => shown == NetworkFilter::All || shown.matches(entry, figures(entry)),
    };
    let query = SearchQuery::new(typed);
    let all = state.networks.iter().enumerate().filter(|(_, entry)| is_shown(entry));
    if query.is_blank() {
        let places = match shown {
            NetworkFilter::All => Places::All(state.networks.len()),
            _ => Places::Some(all.map(|(at, _)| at).collect()),
        };
        return FoundNetworks { sure_count: places.len(), places };
    }
    let mut found = query.find(all, |query, (_, entry)| {
        query.rank_network(&entry.network.name, entry.network.ods_code.as_deref())
    });
    // one group of all that are sure, so that no list of names looks like a ranking
    found.sort_by_key(|((at, _), rank)| (!rank.is_sure(), *at));
    let sure_count = found.iter().filter(|(_, rank)| rank.is_sure()).count();
    let places = found.into_iter().map(|((at, _), _)| at).collect();
    FoundNetworks { places: Places::Some(places), sure_count }
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
    fn words_find_a_name_before_letters_do_and_names_stay_in_their_order() {
        let state = desk(&[
            "Beck and Coastal Town", "Brook Vale PCN", "Castle PCN", "Coast PCN", "Llŷn PCN",
            "North Riding PCN",
        ]);
        for (typed, places, sure) in [
            ("", vec![0, 1, 2, 3, 4, 5], 6),
            ("bv", vec![1], 0),
            ("pcn", vec![1, 2, 3, 4, 5], 5),
            ("LLYN", vec![4], 1),
            ("riding north", vec![5], 1),
            ("coast", vec![0, 3], 2),
            ("cn", vec![1, 2, 3, 4, 5], 5),
            ("bct", vec![0], 0),
            ("u00010", vec![2], 1),
            ("u0001", vec![1, 2, 5], 3),
            ("00010", vec![], 0),
            ("zzz", vec![], 0),
        ] {
            let found = find_networks(&state, NetworkFilter::All, typed);
            let shown: Vec<usize> = found.places.iter().collect();
            assert_eq!((shown, found.sure_count), (places, sure), "{typed}");
        }
    }

    #[test]
    fn without_figures_nothing_is_claimed_of_them() {
        let state = desk(&["Castle PCN"]);
        for shown in
            [NetworkFilter::WithSnapshot, NetworkFilter::WithoutSnapshot, NetworkFilter::Moved]
        {
            assert!(find_networks(&state, shown, "").places.is_empty(), "{shown:?}");
        }
    }
}
