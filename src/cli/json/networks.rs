//! `networks/1`: a list of networks; and `network/1`: one of them, as its own file has it, with the
//! name of its folder.

use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use crate::maturity::ids::Slug;
use crate::maturity::network::Network;
use crate::maturity::network_state::NetworkEntry;

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
    pub(crate) fn of(entries: &'e [NetworkEntry]) -> Self {
        let row = |entry: &'e NetworkEntry| NetworkRowJson {
            id: entry.network.id,
            slug: &entry.slug,
            name: &entry.network.name,
            ods_code: entry.network.ods_code.as_deref(),
        };
        Self { format: "pcn-workbook.networks/1", networks: entries.iter().map(row).collect() }
    }
}

impl<'n> NetworkJson<'n> {
    pub(crate) fn of(slug: &'n Slug, network: &'n Network) -> Self {
        Self { format: "pcn-workbook.network/1", slug, network }
    }
}
