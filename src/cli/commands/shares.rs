//! `shares`: prints the private log of what was shared, to whom and why. It is never exported.

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

pub(crate) fn list(session: &mut Session, args: &NetworkFilterArgs) -> Result<(), CommandError> {
    let library = session.open_library()?;
    let network = args.network.as_deref().map(|typed| find_network(&library, typed)).transpose()?;
    // reading writes nothing, not even to the index
    let mut log = library.read_share_log(false, |_| true).unwrap_or_default();
    if let Some(finding) = log.unreadable.take() {
        if log.shares.is_empty() {
            let file = library.dirs.library.join(&finding.file);
            return Err(StoreError::from(finding).in_file(&file).into());
        }
        session.out.warn(&format!(
            "A part of the log can't be read, so a share may be missing here: {}. {} {}",
            finding.file, finding.says, finding.remedy
        ));
    }
    let unknown =
        network.as_ref().map_or(0, |(slug, network)| retain_network(&mut log, slug, network));
    let name = network.as_ref().map(|(_, network)| network.name.as_str());
    let now = session.now();
    let local = |instant| now.offset.to_datetime(instant);
    session.print_page(|| ShareLogJson::of(&log), || text::shares::page(&log, name, local));
    if unknown > 0 {
        let more = pluralize(unknown, "more share holds", "more shares hold");
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

/// Filters the log for shares that hold a snapshot of this network. Returns how many of the others
/// hold snapshots that are gone, and so could be this network's.
fn retain_network(log: &mut ShareLog, slug: &Slug, network: &Network) -> usize {
    let mut unknown = 0;
    log.shares.retain(|share| {
        let is_of = share.concerns_network(slug, |id| network.has_id(id));
        unknown += usize::from(!is_of && share.has_missing());
        is_of
    });
    unknown
}
