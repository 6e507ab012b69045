//! Joining two networks that are one and the same, and splitting them again: the plan of a join,
//! and what becomes of the name, the code, the profile and the matrices. No snapshot is changed by
//! it: each goes on saying which network it was saved in.

mod words;

use jiff::civil::Date;
use uuid::Uuid;

use super::ids::{MatrixId, Slug};
use super::network::{Network, NetworkAtTime, Profile};

/// One of the two networks, as a person is shown it before they are joined.
#[derive(Clone, Debug, PartialEq)]
pub struct JoinSide {
    /// The name of its folder.
    pub slug: Slug,
    /// The network.
    pub network: Network,
    /// SHA-256 of its file as it was read.
    pub hash: String,
    /// How many snapshots it has.
    pub snapshots: usize,
    /// The newest day that one of them speaks of.
    pub last_day: Option<Date>,
}

/// What joining two networks would make; nothing is done yet.
#[derive(Clone, Debug, PartialEq)]
pub struct JoinPlan {
    /// The one that keeps its name, its folder and its id.
    pub kept: JoinSide,
    /// The one that becomes part of it.
    pub other: JoinSide,
    /// How many snapshots are in both, the same.
    pub same_snapshots: usize,
    /// How many are in both and say different things.
    pub clashing_snapshots: usize,
    /// What both have an agreed snapshot of on one day: the day and the matrix, in words.
    pub same_days: Vec<String>,
    /// The titles of matrices of one id that are not the same.
    pub namesakes: Vec<String>,
    /// Why they can't be joined as things are.
    pub obstacle: Option<String>,
}

/// A network that is part of another one, and can be split off.
#[derive(Clone, Debug, PartialEq)]
pub struct NetworkPart {
    /// Its own id.
    pub id: Uuid,
    /// All ids that go with it, its own first.
    pub ids: Vec<Uuid>,
    /// What it would be by itself.
    pub network: Network,
    /// The name of the folder that it had, where that is known.
    pub slug: Option<Slug>,
    /// How many snapshots carry one of its ids.
    pub snapshots: usize,
    /// Whether it has a folder of its own: joining or splitting was cut off.
    pub is_unfinished: bool,
}

impl JoinPlan {
    /// The network that the two become.
    pub fn joined(&self) -> Network {
        join_networks(&self.kept.network, &self.other.network)
    }

    /// The same with the other one keeping its name.
    #[must_use]
    pub fn reversed(&self) -> Self {
        let (kept, other) = (self.other.clone(), self.kept.clone());
        Self { kept, other, ..self.clone() }
    }

    /// Whether both have an ODS code, and not the same one.
    pub fn has_different_codes(&self) -> bool {
        match (&self.kept.network.ods_code, &self.other.network.ods_code) {
            (Some(one), Some(other)) => !one.eq_ignore_ascii_case(other),
            _ => false,
        }
    }

    /// Whether their one ODS code says that they are one network, and no person said otherwise.
    pub fn is_code_shared(&self) -> bool {
        let (kept, other) = (&self.kept.network, &self.other.network);
        kept.shares_code(other) && kept.id != other.id && !kept.is_told_apart(other)
    }

    /// Whether joining them was begun and cut off: the one goes by the other's id already.
    pub fn is_begun(&self) -> bool {
        self.kept.network.also.contains(&self.other.network.id)
    }
}

/// What two networks become: the first, with what only the second has, and by the ids of both.
pub fn join_networks(kept: &Network, other: &Network) -> Network {
    let mut joined = kept.clone();
    fill(&mut joined.ods_code, &other.ods_code);
    fill(&mut joined.purpose, &other.purpose);
    fill_profile(&mut joined.profile, &other.profile);
    for id in &other.matrices {
        if !joined.matrices.contains(id) {
            joined.matrices.push(id.clone());
            joined.lineages.extend(other.lineages.get_key_value(id).map(owned));
        }
    }
    for (snapshot, hash) in &other.chosen {
        joined.chosen.entry(*snapshot).or_insert_with(|| hash.clone());
    }
    for id in std::iter::once(&other.id).chain(&other.also) {
        if !joined.has_id(*id) {
            joined.also.push(*id);
        }
    }
    joined.apart.extend(&other.apart);
    joined.apart.sort_unstable();
    joined.apart.dedup();
    joined.apart.retain(|id| *id != kept.id && !joined.also.contains(id));
    joined
}

/// What stays of a network when a part is split off.
///
/// `before` is what it was before the two were joined, where that is known: what the joining filled
/// in and nobody changed since goes again. `stays` says whether anything that stays was answered on
/// a matrix.
pub fn split_network(
    joined: &Network,
    part: &NetworkPart,
    before: Option<&Network>,
    stays: impl Fn(&MatrixId) -> bool,
) -> Network {
    let mut left = joined.clone();
    left.also.retain(|id| !part.ids.contains(id));
    let then = before.map(|before| (before, join_networks(before, &part.network)));
    if let Some((before, made)) = &then {
        revert(&mut left.ods_code, &made.ods_code, &before.ods_code);
        revert(&mut left.purpose, &made.purpose, &before.purpose);
        revert_profile(&mut left.profile, &made.profile, &before.profile);
        left.chosen.retain(|id, _| {
            before.chosen.contains_key(id) || !part.network.chosen.contains_key(id)
        });
    }
    let was_there = |id: &MatrixId| before.is_some_and(|before| before.matrices.contains(id));
    let gone: Vec<MatrixId> =
        (part.network.matrices.iter()).filter(|id| !was_there(id) && !stays(id)).cloned().collect();
    if gone.len() < left.matrices.len() {
        for id in &gone {
            left.stop_using(id);
        }
    }
    left.tell_apart(&part.network);
    left
}

/// A network of which only its snapshots know: as the newest of them has it.
pub fn network_at_time(then: &NetworkAtTime, matrices: Vec<MatrixId>) -> Network {
    Network {
        ods_code: then.ods_code.clone(),
        purpose: then.purpose.clone(),
        profile: then.profile.clone(),
        matrices,
        ..Network::with_name(then.id, then.name.clone())
    }
}

fn owned<K: Clone, V: Clone>((key, value): (&K, &V)) -> (K, V) {
    (key.clone(), value.clone())
}

#[expect(clippy::ref_option, reason = "it is a field of each of the two")]
fn fill<T: Clone>(mine: &mut Option<T>, theirs: &Option<T>) {
    if mine.is_none() {
        mine.clone_from(theirs);
    }
}

/// Puts back what stood there before, where it is still what the joining made of it.
#[expect(clippy::ref_option, reason = "it is a field of each of the three")]
fn revert<T: Clone + PartialEq>(now: &mut Option<T>, made: &Option<T>, before: &Option<T>) {
    if now == made {
        now.clone_from(before);
    }
}

fn fill_profile(mine: &mut Profile, theirs: &Profile) {
    fill(&mut mine.list_size, &theirs.list_size);
    fill(&mut mine.practices, &theirs.practices);
    fill(&mut mine.operating_model, &theirs.operating_model);
    fill(&mut mine.worked_together, &theirs.worked_together);
    fill(&mut mine.deprivation, &theirs.deprivation);
    fill(&mut mine.setting, &theirs.setting);
    fill(&mut mine.areas_overlap, &theirs.areas_overlap);
    fill(&mut mine.director_sessions, &theirs.director_sessions);
    fill(&mut mine.management_support, &theirs.management_support);
    fill(&mut mine.system, &theirs.system);
    fill(&mut mine.place, &theirs.place);
}

fn revert_profile(now: &mut Profile, made: &Profile, before: &Profile) {
    revert(&mut now.list_size, &made.list_size, &before.list_size);
    revert(&mut now.practices, &made.practices, &before.practices);
    revert(&mut now.operating_model, &made.operating_model, &before.operating_model);
    revert(&mut now.worked_together, &made.worked_together, &before.worked_together);
    revert(&mut now.deprivation, &made.deprivation, &before.deprivation);
    revert(&mut now.setting, &made.setting, &before.setting);
    revert(&mut now.areas_overlap, &made.areas_overlap, &before.areas_overlap);
    revert(&mut now.director_sessions, &made.director_sessions, &before.director_sessions);
    revert(&mut now.management_support, &made.management_support, &before.management_support);
    revert(&mut now.system, &made.system, &before.system);
    revert(&mut now.place, &made.place, &before.place);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn network(id: u128, name: &str, code: Option<&str>, people: Option<u32>) -> Network {
        let mut network = Network::with_name(Uuid::from_u128(id), name);
        network.ods_code = code.map(str::to_owned);
        network.profile.list_size = people;
        network.matrices = vec!["pcn-companion".into()];
        network
    }

    fn part_of(other: &Network) -> NetworkPart {
        NetworkPart {
            id: other.id,
            ids: std::iter::once(other.id).chain(other.also.iter().copied()).collect(),
            network: other.clone(),
            slug: None,
            snapshots: 0,
            is_unfinished: false,
        }
    }

    #[test]
    fn the_first_keeps_its_own_and_takes_only_what_it_lacks() {
        let kept = network(1, "Hillside PCN", Some("U12345"), None);
        let mut other = network(2, "Hillside", Some("U99999"), Some(33_333));
        other.also = vec![Uuid::from_u128(3)];
        other.matrices.push("ours".into());
        other.lineages.insert("ours".into(), "abc".to_owned());
        let joined = join_networks(&kept, &other);
        assert_eq!((joined.id, joined.name.as_str()), (kept.id, "Hillside PCN"));
        assert_eq!(joined.ods_code.as_deref(), Some("U12345"));
        assert_eq!(joined.profile.list_size, Some(33_333));
        assert_eq!(joined.matrices, ["pcn-companion".into(), "ours".into()]);
        assert_eq!(joined.lineages.len(), 1);
        assert!([1, 2, 3].iter().all(|id| joined.has_id(Uuid::from_u128(*id))));
        assert_eq!(join_networks(&joined, &other), joined, "joined again it is the same");
    }

    #[test]
    fn split_again_each_is_what_it_was_but_for_what_was_changed_since() {
        let kept = network(1, "Hillside PCN", None, None);
        let mut other = network(2, "Hillside", Some("U12345"), Some(33_333));
        other.profile.practices = Some(6);
        other.matrices.push("ours".into());
        let mut joined = join_networks(&kept, &other);
        let split =
            |joined: &Network| split_network(joined, &part_of(&other), Some(&kept), |_| false);
        assert_eq!(split(&joined), kept);
        joined.profile.practices = Some(7);
        joined.name = "Hillside and Moor".to_owned();
        let left = split(&joined);
        assert_eq!((left.profile.practices, left.name.as_str()), (Some(7), "Hillside and Moor"));
        assert_eq!((left.profile.list_size, left.ods_code), (None, None));
        let walked =
            split_network(&joined, &part_of(&other), Some(&kept), |id| *id == "ours".into());
        assert_eq!(walked.matrices.len(), 2, "what was walked here since stays in use");
    }

    #[test]
    fn codes_that_differ_are_noticed_and_no_code_is_no_other_code() {
        let side = |code: Option<&str>| JoinSide {
            slug: "a".into(),
            network: network(1, "A", code, None),
            hash: String::new(),
            snapshots: 0,
            last_day: None,
        };
        let plan = |one, other| JoinPlan {
            kept: side(one),
            other: side(other),
            same_snapshots: 0,
            clashing_snapshots: 0,
            same_days: Vec::new(),
            namesakes: Vec::new(),
            obstacle: None,
        };
        assert!(plan(Some("U12345"), Some("U54321")).has_different_codes());
        assert!(!plan(Some("U12345"), Some("u12345")).has_different_codes());
        assert!(!plan(Some("U12345"), None).has_different_codes());
    }
}
