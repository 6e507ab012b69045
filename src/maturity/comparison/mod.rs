//! Snapshots side by side: other days, other voices, other networks. Each stands beside its own
//! past first; nothing is ranked, added up or sorted by stage. Whoever is compared stands in name
//! order, and one network in order of time.
//!
//! Answers compare where every side was asked the same thing; areas of different matrices only line
//! up, in words.

pub mod align;
pub mod context;
pub mod data_table;
mod day_steps;
mod labels;
pub mod needs;
pub mod notes;
mod row_summary;
pub mod selection;
pub mod side_words;
pub mod statements;
pub mod table;
mod table_page;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use uuid::Uuid;

use self::align::{AreaCell, ComparedArea};
use self::context::ContextRow;
use self::labels::SideLabels;
use self::needs::AskRow;
use self::statements::Comparability;
use super::assessment::Assessment;
use super::ids::{ItemId, Slug};
use super::lineage::{self, Lineage};
use super::matrix::Matrix;
use super::network_state::{KnownMatrix, NetworkState, SavedSnapshot};
use super::scoring::{Completeness, completeness};
use super::walk::kept::words::describe_answered_briefly;

/// Of so few networks no counts are shown: each of them could be recognised.
pub const MIN_NETWORKS_FOR_COUNTS: usize = 5;

/// So many stand side by side; more are rows.
pub const MAX_COLUMNS: usize = 4;

/// What must be kept in mind whenever networks are looked at together.
pub const NO_RANKING: &str =
    "Networks start from different places. Use this to find someone to learn from, not to rank.";

/// One snapshot that is compared, with its own past.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// The folder of its network.
    pub slug: Slug,
    /// The snapshot.
    pub saved: SavedSnapshot,
    /// The network's own first one of this matrix, voice and subject; none where this is it.
    pub first: Option<SavedSnapshot>,
    /// Its matrix as it is today: that says what it lines up with.
    pub newest_matrix: Arc<KnownMatrix>,
    /// How far it is answered; kept where the answers were dropped.
    pub complete: Completeness,
    /// The same in few words: "8 of 80", with how much was kept.
    pub answered: String,
    /// Whether other copies of it in the library say something else.
    pub differs: bool,
    /// Which matrix that is, under one name for all sides that were asked the same one.
    pub lineage: Lineage,
    /// Where it stands in each of its own areas, once its answers were dropped; none while it
    /// holds them.
    summary_cells: Option<Box<[AreaCell]>>,
    /// What it did not answer, once its answers were dropped.
    summary_open: Box<[ItemId]>,
}

impl Side {
    /// A snapshot, with the network's own first one like it, and its matrix as it is today.
    pub fn new(
        slug: Slug,
        saved: SavedSnapshot,
        first: Option<SavedSnapshot>,
        today: Arc<KnownMatrix>,
    ) -> Self {
        let lineage = saved.matrix.lineage.clone();
        let (matrix, said) = (&saved.matrix.matrix, &saved.snapshot.assessment);
        Self {
            complete: completeness(matrix, &said.answers),
            answered: describe_answered_briefly(matrix, said),
            slug,
            saved,
            first,
            newest_matrix: today,
            lineage,
            differs: false,
            summary_cells: None,
            summary_open: Box::default(),
        }
    }

    /// The same, of which other copies in the library say something else or do not.
    #[must_use]
    pub fn with_differs(self, differs: bool) -> Self {
        Self { differs, ..self }
    }

    /// A snapshot of this network, with the network's own first one like it.
    pub fn of(record: &NetworkState, saved: &SavedSnapshot) -> Self {
        let today = record.matrix(&saved.matrix.lineage).unwrap_or(&saved.matrix);
        Self::new(
            record.slug.clone(),
            saved.clone().within(&record.network),
            selection::find_first(record, saved).cloned(),
            Arc::clone(today),
        )
        .with_differs(record.copies_of(saved.snapshot.id).len() > 1)
    }

    /// The network's id.
    pub fn network_id(&self) -> Uuid {
        self.saved.snapshot.network.id
    }

    /// The network's name, as it was; of one that was joined, the name that both have now.
    pub fn name(&self) -> &str {
        &self.saved.snapshot.network.name
    }

    /// The matrix it was answered on.
    pub fn matrix(&self) -> &Matrix {
        &self.saved.matrix.matrix
    }

    /// What was said.
    pub fn assessment(&self) -> &Assessment {
        &self.saved.snapshot.assessment
    }
}

/// What sets the sides apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ComparisonKind {
    /// One network on different days.
    Time,
    /// One network in different voices.
    Voices,
    /// Different networks.
    Networks,
}

/// A network that was to be compared and can't be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingNetwork {
    /// Its name, or its folder where that is not known.
    pub name: String,
    /// Why not, in a few words.
    pub reason: String,
}

/// Snapshots side by side, with all that is shown of them at first sight.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The snapshots, in order.
    pub sides: Vec<Side>,
    /// What could not be compared.
    pub missing: Vec<MissingNetwork>,
    /// The context they stand in.
    pub context: Vec<ContextRow>,
    /// The areas, lined up.
    pub areas: Vec<ComparedArea>,
    /// How many statements can be compared, and why not the others.
    pub comparability: Comparability,
    /// What they ask of others.
    pub asks: Vec<AskRow>,
    /// The matrix under whose areas the others stand, and its short title.
    pub anchor: (Lineage, String),
    side_labels: SideLabels,
}

impl Comparison {
    /// Puts these side by side, in order. `known` are other matrices: one that nobody here was
    /// asked may be what all line up with.
    pub fn new(
        mut all: Vec<Side>,
        missing: Vec<MissingNetwork>,
        known: &[Arc<KnownMatrix>],
    ) -> Self {
        sort_sides(&mut all);
        join_matrices(&mut all);
        let anchor = align::find_anchor(&all);
        let (title, areas) = align::align_areas(&all, &anchor, known);
        Self {
            // as rows they show less of it, each in its own columns
            context: if all.len() <= MAX_COLUMNS {
                context::context_rows(&all)
            } else {
                Vec::new()
            },
            side_labels: SideLabels::of(&all),
            areas,
            comparability: statements::comparability(&all),
            asks: needs::ask_rows(&all),
            anchor: (anchor, title),
            sides: all,
            missing,
        }
    }

    /// What sets them apart.
    pub fn kind(&self) -> ComparisonKind {
        self.side_labels.kind
    }

    /// Whether they stand as columns; more of them are rows.
    pub fn fits_columns(&self) -> bool {
        self.sides.len() <= MAX_COLUMNS
    }

    /// Whether all were answered on the same matrix, at whatever revision.
    pub fn is_one_matrix(&self) -> bool {
        self.side_labels.is_one_matrix
    }

    /// How many networks there are.
    pub fn network_count(&self) -> usize {
        self.side_labels.network_count
    }

    /// The first and the last day that they speak of.
    pub fn date_range(&self) -> Option<(Date, Date)> {
        self.side_labels.date_range
    }

    /// What each side is called where there is little room: the network; the day or the voice,
    /// where it is all one network.
    pub fn labels(&self) -> &[String] {
        &self.side_labels.labels
    }

    /// How far each side is answered, and in a word what sets it apart, for a narrow column; and how
    /// wide that column is.
    pub fn answered_column(&self) -> (&[String], usize) {
        (&self.side_labels.answered, self.side_labels.answered_width)
    }
}

/// Gives the sides that were asked one and the same matrix one name for it, whatever each network
/// knows of it.
fn join_matrices(all: &mut [Side]) {
    let known: Vec<&Lineage> = all.iter().map(|side| &side.saved.matrix.lineage).collect();
    let joined = lineage::join_lineages(&known);
    for (side, lineage) in all.iter_mut().zip(joined) {
        side.lineage = lineage;
    }
}

fn count_networks<'c>(sides: impl Iterator<Item = &'c Side>) -> usize {
    let ids: std::collections::BTreeSet<Uuid> = sides.map(Side::network_id).collect();
    ids.len()
}

/// By name, whatever was answered; one network by day. A network that was renamed stands under its
/// newest name.
fn sort_sides(all: &mut [Side]) {
    let mut names: BTreeMap<Uuid, (Date, String)> = BTreeMap::new();
    for side in all.iter() {
        let dated = (side.saved.snapshot.taken_on, side.name().to_lowercase());
        let newest = names.entry(side.network_id()).or_insert_with(|| dated.clone());
        if *newest < dated {
            *newest = dated;
        }
    }
    all.sort_by_cached_key(|side| {
        let snapshot = &side.saved.snapshot;
        let name = names.get(&side.network_id()).map(|(_, name)| name.clone()).unwrap_or_default();
        (name, side.slug.clone(), snapshot.taken_on, snapshot.saved_at, snapshot.id)
    });
}

#[cfg(test)]
mod tests;
