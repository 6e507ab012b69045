//! The report over several networks in the making, for the screen and the command: networks are added
//! one after the other, and of each only what its row says is held.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::network_row::NetworkRow;
use super::networks_page::{network_codes, networks_page};
use super::options::{NameChoice, ReportOptions};
use crate::maturity::comparison::MIN_NETWORKS_FOR_COUNTS;
use crate::maturity::network_state::{NetworkState, SavedSnapshot};
use crate::maturity::page::Page;

/// Networks for one report.
#[derive(Clone, Debug)]
pub struct NetworksReport {
    options: ReportOptions,
    rows: Vec<NetworkRow>,
    left_out: Vec<String>,
}

/// The report as it is read and written.
#[derive(Clone, Debug, PartialEq)]
pub struct FinishedReport {
    /// What was asked for.
    pub options: ReportOptions,
    /// Its page.
    pub page: Page,
    /// The key to its codes, each with the name of its network; it stands on no page. Empty where
    /// there are none.
    pub codes: Vec<(String, String)>,
    /// What does not go, by the words of files.
    pub left_out: Vec<String>,
}

/// There are so few networks that each could be told without its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooFewNetworks;

impl TooFewNetworks {
    /// What is wrong, in a sentence.
    pub fn says(self) -> &'static str {
        "So few networks could be told apart without their names."
    }

    /// What can be done.
    pub fn remedy(self) -> String {
        format!("Take at least {MIN_NETWORKS_FOR_COUNTS} networks, or call them by name.")
    }
}

impl NetworksReport {
    /// A report without networks.
    pub fn new(options: ReportOptions) -> Self {
        Self { options, rows: Vec::new(), left_out: Vec::new() }
    }

    /// Adds what one snapshot of a network says.
    pub fn add(&mut self, record: &NetworkState, saved: &SavedSnapshot) {
        for kind in self.options.left_out([&saved.snapshot], false) {
            if !self.left_out.contains(&kind) {
                self.left_out.push(kind);
            }
        }
        self.rows.push(NetworkRow::of(record, saved, self.options));
    }

    /// The page of all that were added.
    pub fn finish(self) -> Result<FinishedReport, TooFewNetworks> {
        let Self { options, rows, left_out } = self;
        let networks: BTreeSet<Uuid> = rows.iter().map(NetworkRow::network_id).collect();
        if !options.is_named() && networks.len() < MIN_NETWORKS_FOR_COUNTS {
            return Err(TooFewNetworks);
        }
        let has_codes = options.names == NameChoice::Codes;
        let codes = if has_codes { network_codes(&rows) } else { Vec::new() };
        let page = networks_page(rows, options, &left_out);
        Ok(FinishedReport { options, page, codes, left_out })
    }
}
