//! Made-up networks, for trying the workbook out and for measuring it. The same seed gives the same
//! bytes, and nothing in here is a real place, a real network or a real person.

mod answers;
mod demo;
mod hillside;
mod judgements;
mod names;
mod profiles;
pub mod random;
mod schedule;
mod storyboard;
mod texts;

#[cfg(test)]
mod tests;

pub use self::demo::{DemoMatrices, demo_networks};

use jiff::civil::Date;

use self::random::SeededRng;
use super::assessment::{Draft, Snapshot};
use super::matrix::MatrixKind;
use super::network::Network;
use super::network_state::KnownMatrix;

/// One made-up network with all that is kept of it.
#[derive(Clone, Debug, PartialEq)]
pub struct SampleNetwork {
    /// The network.
    pub network: Network,
    /// Its snapshots, oldest first.
    pub snapshots: Vec<Snapshot>,
    /// An open draft, where it has one.
    pub draft: Option<Draft>,
}

/// How much to make up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SampleSize {
    /// How many networks.
    pub networks: usize,
    /// How many snapshots each.
    pub snapshots: usize,
    /// The same seed makes the same networks.
    pub seed: u64,
    /// No snapshot is later than this day.
    pub until: Date,
}

/// Makes networks up, one at a time as they are asked for. Each walks the national one of
/// `matrices` about every six months, and one of the local ones beside it; without a national one
/// the first stands in for it, and without any there are no snapshots.
pub fn sample_networks<'m>(
    recipe: &SampleSize,
    matrices: &'m [KnownMatrix],
) -> impl Iterator<Item = SampleNetwork> + use<'m> {
    let recipe = *recipe;
    (0..recipe.networks).map(move |number| sample_network(&recipe, matrices, number))
}

fn sample_network(recipe: &SampleSize, matrices: &[KnownMatrix], number: usize) -> SampleNetwork {
    let mut chance = SeededRng::new(recipe.seed, u64::try_from(number).unwrap_or(u64::MAX));
    let matrices = choose_matrices(matrices, &mut chance);
    let (name, ods_code) = (names::name(recipe.seed, number), names::ods_code(recipe.seed, number));
    build_network((name, ods_code), &matrices, recipe.snapshots, recipe.until, &mut chance)
}

/// A network of this name and code with `count` snapshots up to `until`.
fn build_network(
    (name, ods_code): (String, String),
    matrices: &[&KnownMatrix],
    count: usize,
    until: Date,
    chance: &mut SeededRng,
) -> SampleNetwork {
    let count = if matrices.is_empty() { 0 } else { count };
    let walks = schedule::schedule_walks(count, matrices.len(), until, chance);
    let began = walks.first().map_or(until, |walk| walk.day);
    let mut network = Network::with_name(chance.uuid(began), name);
    network.ods_code = Some(ods_code);
    network.purpose = profiles::purpose(chance);
    network.profile = profiles::profile(chance);
    network.matrices = matrices.iter().map(|known| known.reference.id.clone()).collect();
    let snapshots = schedule::build_snapshots(&network, matrices, &walks, chance);
    SampleNetwork { network, snapshots, draft: None }
}

/// The national matrix, then one local one where there is any.
fn choose_matrices<'m>(
    matrices: &'m [KnownMatrix],
    chance: &mut SeededRng,
) -> Vec<&'m KnownMatrix> {
    let of_kind = |kind: MatrixKind| matrices.iter().filter(move |known| known.matrix.kind == kind);
    let first = of_kind(MatrixKind::National).next().or(matrices.first());
    let local: Vec<_> = of_kind(MatrixKind::Local)
        .filter(|known| first.is_none_or(|first| first.reference != known.reference))
        .collect();
    let beside = local.get(chance.below(local.len())).copied();
    first.into_iter().chain(beside).collect()
}
