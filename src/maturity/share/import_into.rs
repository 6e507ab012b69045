//! Guards bringing files into a network that was named: they must be of one network, and of no other
//! ODS code than that one has, unless a person insists.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::import_plan::{FileContent, ImportPlan, IncomingOwner, IncomingSnapshot};
use super::import_report::format_names;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::Slug;
use crate::maturity::network::Network;

impl ImportPlan {
    /// Whether all of it may come into this network; why not, where it may not.
    pub fn check_into(
        &self,
        slug: &Slug,
        network: &Network,
        takes_other_code: bool,
    ) -> Result<(), Diagnostic> {
        if let Some(name) = self.all_snapshots().find_map(|one| other_home(one, slug)) {
            return Err(belongs_elsewhere(name, &network.name));
        }
        let mut names: BTreeMap<Uuid, String> = BTreeMap::new();
        for one in self.all_snapshots() {
            names.entry(one.network.id).or_insert_with(|| one.network.name.clone());
        }
        let names: Vec<String> = names.into_values().collect();
        if names.len() > 1 {
            return Err(several_networks(&names, &network.name));
        }
        let own = network.ods_code.as_deref();
        let is_other = |code: &&str| own.is_some_and(|own| !own.eq_ignore_ascii_case(code));
        let codes = self.all_snapshots().filter_map(|one| one.network.ods_code.as_deref());
        match codes.filter(|_| !takes_other_code).find(is_other) {
            Some(code) => Err(other_code(&names, code, &network.name, own.unwrap_or_default())),
            None => Ok(()),
        }
    }

    fn all_snapshots(&self) -> impl Iterator<Item = &IncomingSnapshot> {
        self.files.iter().flat_map(|file| match &file.content {
            FileContent::Snapshots(bundle) => bundle.snapshots.as_slice(),
            _ => &[],
        })
    }
}

/// The name of the network here that a snapshot belongs to, where that is not this one.
fn other_home<'s>(one: &'s IncomingSnapshot, slug: &Slug) -> Option<&'s str> {
    match &one.owner {
        IncomingOwner::InLibrary(own, name) if own != slug => Some(name),
        _ => None,
    }
}

fn belongs_elsewhere(name: &str, wanted: &str) -> Diagnostic {
    Diagnostic::error(
        "another-network",
        "network.id",
        format!(
            "This belongs to {name}, which is here as a network of its own, and not to {wanted}. Nothing was brought in."
        ),
        "Bring it in without --into.",
    )
}

fn several_networks(names: &[String], wanted: &str) -> Diagnostic {
    Diagnostic::error(
        "several-networks",
        "network.id",
        format!(
            "These files are of {} networks: {}. Only those of one can be brought into {wanted}. Nothing was brought in.",
            names.len(),
            format_names(names)
        ),
        "Name the files of one network only, or bring them in without --into; --match-ods puts each with the network that has its ODS code.",
    )
}

fn other_code(names: &[String], code: &str, wanted: &str, own: &str) -> Diagnostic {
    Diagnostic::error(
        "other-code",
        "network.ods_code",
        format!(
            "{} has the ODS code {code}, and {wanted} has {own}: they may be two networks. Nothing was brought in.",
            format_names(names)
        ),
        "If they are one all the same, say so with --other-code.",
    )
}
