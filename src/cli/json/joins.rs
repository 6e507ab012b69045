//! `joined/1`: two networks that become one; `parts/1`: the networks that one is made of; and
//! `split/1`: one that was split off.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use crate::maturity::ids::{MatrixId, Slug};
use crate::maturity::network::{Network, Profile};
use crate::maturity::network_join::{JoinPlan, JoinSide, NetworkPart};
use crate::store::ops::split_network::SplitOff;

/// Two networks that become one.
#[derive(Debug, JsonSchema, Serialize)]
pub(crate) struct JoinedJson {
    format: &'static str,
    /// Whether it was done, and not only looked at.
    done: bool,
    kept: JoinSideJson,
    other: JoinSideJson,
    joined: JoinedNetworkJson,
    same_snapshots: usize,
    clashing_snapshots: usize,
    codes_differ: bool,
    /// What a person should know before.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<String>,
    /// Why they can't be joined as things are.
    #[serde(skip_serializing_if = "Option::is_none")]
    obstacle: Option<String>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct JoinSideJson {
    slug: Slug,
    id: Uuid,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    ods_code: Option<String>,
    snapshots: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    last: Option<Date>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct JoinedNetworkJson {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    ods_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    purpose: Option<String>,
    matrices: Vec<MatrixId>,
    profile: Profile,
}

/// The networks that one is made of.
#[derive(Debug, JsonSchema, Serialize)]
pub(crate) struct PartsJson {
    format: &'static str,
    network: Slug,
    name: String,
    parts: Vec<PartJson>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct PartJson {
    id: Uuid,
    #[serde(skip_serializing_if = "Option::is_none")]
    slug: Option<Slug>,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    ods_code: Option<String>,
    snapshots: usize,
    /// Whether joining or splitting it was cut off.
    unfinished: bool,
}

/// A network that was split off.
#[derive(Debug, JsonSchema, Serialize)]
pub(crate) struct SplitJson {
    format: &'static str,
    /// The one that it was part of.
    network: Slug,
    slug: Slug,
    id: Uuid,
    name: String,
}

impl JoinedJson {
    pub(crate) fn of(plan: &JoinPlan, done: bool) -> Self {
        let Network { name, ods_code, purpose, matrices, profile, .. } = plan.joined();
        Self {
            format: "pcn-workbook.joined/1",
            done,
            kept: JoinSideJson::of(&plan.kept),
            other: JoinSideJson::of(&plan.other),
            joined: JoinedNetworkJson { name, ods_code, purpose, matrices, profile },
            same_snapshots: plan.same_snapshots,
            clashing_snapshots: plan.clashing_snapshots,
            codes_differ: plan.has_different_codes(),
            notes: plan.code_warning().into_iter().chain(plan.notes()).collect(),
            obstacle: plan.obstacle.clone(),
        }
    }
}

impl JoinSideJson {
    fn of(side: &JoinSide) -> Self {
        Self {
            slug: side.slug.clone(),
            id: side.network.id,
            name: side.network.name.clone(),
            ods_code: side.network.ods_code.clone(),
            snapshots: side.snapshots,
            last: side.last_day,
        }
    }
}

impl PartsJson {
    pub(crate) fn of(network: &Slug, name: &str, parts: &[NetworkPart]) -> Self {
        let row = |part: &NetworkPart| PartJson {
            id: part.id,
            slug: part.slug.clone(),
            name: part.network.name.clone(),
            ods_code: part.network.ods_code.clone(),
            snapshots: part.snapshots,
            unfinished: part.is_unfinished,
        };
        Self {
            format: "pcn-workbook.parts/1",
            network: network.clone(),
            name: name.to_owned(),
            parts: parts.iter().map(row).collect(),
        }
    }
}

impl SplitJson {
    pub(crate) fn of(network: &Slug, split: &SplitOff) -> Self {
        Self {
            format: "pcn-workbook.split/1",
            network: network.clone(),
            slug: split.slug.clone(),
            id: split.network.id,
            name: split.network.name.clone(),
        }
    }
}
