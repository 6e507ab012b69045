//! Finding networks among many: by letters of their names in order, and by what is known of them.
//! What is found stays in the order of names: the best match comes no earlier than another, so that
//! the list never looks like a ranking.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::maturity::network_state::NetworkEntry;
use crate::maturity::summary::NetworkSummary;
use crate::tui::state::AppState;

/// Which networks are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NetworkFilter {
    /// All of them.
    #[default]
    All,
    /// Those with a snapshot.
    Saved,
    /// Those without one.
    NotSaved,
    /// Those in which an area moved since their own last time.
    Moved,
    /// Those that use a matrix besides the national one.
    Local,
}

impl NetworkFilter {
    /// The next one, round and round.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::All => Self::Saved,
            Self::Saved => Self::NotSaved,
            Self::NotSaved => Self::Moved,
            Self::Moved => Self::Local,
            Self::Local => Self::All,
        }
    }

    /// What it shows, in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::All => "all networks",
            Self::Saved => "with a snapshot",
            Self::NotSaved => "without a snapshot",
            Self::Moved => "that moved since their own last time",
            Self::Local => "that use a matrix of their own too",
        }
    }

    /// Whether it is one that needs figures to be known.
    fn needs_figures(self) -> bool {
        matches!(self, Self::Saved | Self::NotSaved | Self::Moved)
    }

    fn has(self, entry: &NetworkEntry, figures: Option<&NetworkSummary>) -> bool {
        match self {
            Self::All => true,
            Self::Local => entry.network.matrices.len() > 1,
            Self::Saved => figures.is_some_and(|network| !network.snapshots.is_empty()),
            Self::NotSaved => figures.is_some_and(|network| network.snapshots.is_empty()),
            Self::Moved => figures
                .and_then(NetworkSummary::moved)
                .is_some_and(|moved| moved.forward + moved.back > 0),
        }
    }
}

/// The places, in the list of networks, of those that are shown and whose name, code or purpose
/// holds what was typed.
pub(crate) fn found(desk: &AppState, shown: NetworkFilter, typed: &str) -> Vec<usize> {
    let pattern = Pattern::parse(typed, CaseMatching::Ignore, Normalization::Smart);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut letters = Vec::new();
    let mut says =
        |text: &str| pattern.score(Utf32Str::new(text, &mut letters), &mut matcher).is_some();
    let figures =
        |entry: &NetworkEntry| desk.summaries.as_ref().and_then(|all| all.of(&entry.slug));
    let is_shown = |entry: &NetworkEntry| match &desk.summaries {
        None if shown.needs_figures() => false,
        _ => shown == NetworkFilter::All || shown.has(entry, figures(entry)),
    };
    let mut is_found = |entry: &NetworkEntry| {
        typed.trim().is_empty()
            || says(&entry.network.name)
            || entry.network.ods_code.as_deref().is_some_and(&mut says)
    };
    let all = desk.networks.iter().enumerate().filter(|(_, entry)| is_shown(entry));
    all.filter(|(_, entry)| is_found(entry)).map(|(at, _)| at).collect()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::maturity::network::Network;

    fn desk(names: &[&str]) -> AppState {
        let entry = |name: &&str| {
            let mut network = Network::named(Uuid::nil(), *name);
            network.ods_code = Some(format!("U{:05}", name.len()));
            NetworkEntry { slug: name.to_lowercase().replace(' ', "-").as_str().into(), network }
        };
        AppState { networks: names.iter().map(entry).collect(), ..AppState::default() }
    }

    #[test]
    fn letters_in_order_find_a_name_and_names_stay_in_their_order() {
        let desk =
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
            assert_eq!(found(&desk, NetworkFilter::All, typed), places, "{typed}");
        }
    }

    #[test]
    fn without_figures_nothing_is_claimed_of_them() {
        let desk = desk(&["Castle PCN"]);
        for shown in [NetworkFilter::Saved, NetworkFilter::NotSaved, NetworkFilter::Moved] {
            assert!(found(&desk, shown, "").is_empty(), "{shown:?}");
        }
    }
}
