//! `shares`: the private log of what was shared, to whom and why. It is printed and never written
//! anywhere.

use crate::cli::args::NetworkFilterArgs;
use crate::cli::error::CommandError;
use crate::cli::json::ShareLogJson;
use crate::cli::session::Session;
use crate::cli::text;
use crate::maturity::ids::Slug;
use crate::maturity::network::Network;
use crate::maturity::phrases::pluralize;
use crate::maturity::share::ShareLog;
use crate::store::error::StoreError;
use crate::store::library::Library;

pub(crate) fn list(session: &mut Session, asked: &NetworkFilterArgs) -> Result<(), CommandError> {
    let library = session.open_library()?;
    let network =
        asked.network.as_deref().map(|typed| find_network(&library, typed)).transpose()?;
    // looking leaves no trace, so that what was seen is not written down
    let mut log = library.read_share_log(false, |_| true).unwrap_or_default();
    if let Some(finding) = log.unreadable.take() {
        let file = library.dirs.library.join(&finding.file);
        return Err(StoreError::from(finding).in_file(&file).into());
    }
    let beside =
        network.as_ref().map_or(0, |(slug, network)| retain_network(&mut log, slug, network));
    if session.is_json() {
        session.out.print_json(&ShareLogJson::of(&log));
    } else {
        let name = network.as_ref().map(|(_, network)| network.name.as_str());
        let now = session.now();
        session.out.print(&text::shares::render(&log, name, |instant| {
            (now.local_date(instant), now.local_time(instant))
        }));
    }
    if beside > 0 {
        let more = pluralize(beside, "more share holds", "more shares hold");
        session.out.warn(&format!(
            "{more} snapshots that are no longer here. To see all: pcn-workbook shares"
        ));
    }
    Ok(())
}

fn find_network(library: &Library, typed: &str) -> Result<(Slug, Network), CommandError> {
    let slug = library.find_network(typed)?;
    let network = library.network(&slug)?;
    Ok((slug, network))
}

/// Leaves only what holds a snapshot of this network. How many of the others hold snapshots of
/// which nobody can say whose they are.
fn retain_network(log: &mut ShareLog, slug: &Slug, network: &Network) -> usize {
    let mut beside = 0;
    log.shares.retain(|one| {
        let is_of = one.concerns_network(slug, |id| network.has_id(id));
        beside += usize::from(!is_of && one.has_missing());
        is_of
    });
    beside
}
