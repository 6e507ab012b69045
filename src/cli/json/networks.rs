//! `networks/1`: a list of networks, each with its profile, its matrices and its last snapshot; and `network/1`: one of them, as its own file has it, with the
//! name of its folder.

use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use super::MatrixRefJson;
use super::standing::CompleteJson;
use crate::maturity::assessment::{Voice, VoiceKind};
use crate::maturity::ids::{MatrixId, Slug};
use crate::maturity::network::{Network, Profile};
use crate::maturity::network_state::NetworkEntry;
use crate::maturity::summary::{NetworkSummary, SnapshotSummary, SummaryVoice};

/// A list of networks.
#[derive(Debug, JsonSchema, Serialize)]
pub(crate) struct NetworksJson<'e> {
    format: &'static str,
    networks: Vec<NetworkRowJson<'e>>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct NetworkRowJson<'e> {
    id: Uuid,
    slug: &'e Slug,
    name: &'e str,
    #[serde(skip_serializing_if = "Option::is_none")]
    ods_code: Option<&'e str>,
    profile: &'e Profile,
    matrices: &'e [MatrixId],
    last: Option<LastSnapshotJson<'e>>,
    /// How its areas moved since the snapshot before that one; null where there is none.
    moved: Option<MovedCountsJson>,
}

/// In how many areas of that matrix what moved.
#[derive(Debug, JsonSchema, Serialize)]
struct MovedCountsJson {
    since: Uuid,
    /// Each word of movement that occurs, with how many areas.
    areas: BTreeMap<&'static str, usize>,
}

impl MovedCountsJson {
    fn of(figures: &NetworkSummary) -> Option<Self> {
        let end = figures.line_end()?;
        let before = end.previous?;
        let counts = end.movement_since_previous()?;
        let areas = counts.iter().map(|(moved, count)| (moved.as_str(), count)).collect();
        Some(Self { since: before.id, areas })
    }
}

/// The newest snapshot of the line of the national areas, or of what else is walked.
#[derive(Debug, JsonSchema, Serialize)]
struct LastSnapshotJson<'e> {
    snapshot: Uuid,
    matrix: MatrixRefJson,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<&'e str>,
    taken_on: Date,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'e str>,
    voice: Voice,
    complete: CompleteJson,
    /// Whether it is of the national areas, or of the matrix of the network's last snapshot, as
    /// there is nothing on those.
    #[schemars(extend("enum" = ["national", "last_matrix"]))]
    took: &'static str,
}

/// One network.
#[derive(Debug, Serialize)]
pub(crate) struct NetworkJson<'n> {
    format: &'static str,
    slug: &'n Slug,
    #[serde(flatten)]
    network: &'n Network,
}

impl<'e> NetworksJson<'e> {
    pub(crate) fn of(entries: &'e [NetworkEntry], figures: &'e [NetworkSummary]) -> Self {
        let figures_of = |slug: &Slug| {
            let at = figures.binary_search_by(|network| network.slug.cmp(slug)).ok()?;
            figures.get(at)
        };
        let row = |entry: &'e NetworkEntry| NetworkRowJson {
            id: entry.network.id,
            slug: &entry.slug,
            name: &entry.network.name,
            ods_code: entry.network.ods_code.as_deref(),
            profile: &entry.network.profile,
            matrices: &entry.network.matrices,
            last: figures_of(&entry.slug).and_then(LastSnapshotJson::of),
            moved: figures_of(&entry.slug).and_then(MovedCountsJson::of),
        };
        Self { format: "pcn-workbook.networks/1", networks: entries.iter().map(row).collect() }
    }
}

impl<'e> LastSnapshotJson<'e> {
    fn of(figures: &'e NetworkSummary) -> Option<Self> {
        let end = figures.line_end()?;
        let summary = end.last;
        let SnapshotSummary { id, matrix, subject, taken_on, label, voice, .. } = summary;
        Some(Self {
            snapshot: *id,
            matrix: MatrixRefJson { id: matrix.id.clone(), revision: matrix.revision },
            subject: subject.as_deref(),
            taken_on: *taken_on,
            label: label.as_deref(),
            voice: whole_voice(voice),
            complete: summary.complete().into(),
            took: end.taken_by()?.as_str(),
        })
    }
}

/// The voice in full, as snapshots have it.
pub(super) fn whole_voice(voice: &SummaryVoice) -> Voice {
    match voice {
        SummaryVoice::Agreed => Voice::agreed(),
        SummaryVoice::OneView { role, of } => Voice {
            kind: VoiceKind::OneView,
            role: role.as_deref().map(str::to_owned),
            of: of.as_deref().map(str::to_owned),
            ..Voice::agreed()
        },
    }
}

impl<'n> NetworkJson<'n> {
    pub(crate) fn of(slug: &'n Slug, network: &'n Network) -> Self {
        Self { format: "pcn-workbook.network/1", slug, network }
    }
}
