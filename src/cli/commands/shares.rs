//! `shares`: the private log of what was shared, to whom and why. It is printed and never written
//! anywhere.

use crate::cli::args::OfNetworkArgs;
use crate::cli::error::CommandError;
use crate::cli::json::ShareLogJson;
use crate::cli::session::Session;
use crate::cli::text;
use crate::maturity::ids::Slug;
use crate::maturity::network::Network;
use crate::maturity::phrases::count_of;
use crate::maturity::share::ShareLog;
use crate::store::error::StoreError;
use crate::store::library::Library;

pub(crate) fn list(session: &mut Session, asked: &OfNetworkArgs) -> Result<(), CommandError> {
    let library = session.library()?;
    let network = asked.network.as_deref().map(|typed| named(&library, typed)).transpose()?;
    // looking leaves no trace, so that what was seen is not written down
    let mut log = library.shares(false, |_| true).unwrap_or_default();
    if let Some(finding) = log.unreadable.take() {
        let file = library.folders.library.join(&finding.file);
        return Err(StoreError::from(finding).of_file(&file).into());
    }
    let beside =
        network.as_ref().map_or(0, |(slug, network)| keep_those_of(&mut log, slug, network));
    if session.is_json() {
        session.out.json(&ShareLogJson::of(&log));
    } else {
        let name = network.as_ref().map(|(_, network)| network.name.as_str());
        let moment = session.moment();
        session.out.show(&text::shares::page(&log, name, |instant| {
            (moment.day(instant), moment.clock(instant))
        }));
    }
    if beside > 0 {
        let more = count_of(beside, "more share holds", "more shares hold");
        session.out.warn(&format!(
            "{more} snapshots that are no longer here. To see all: pcn-workbook shares"
        ));
    }
    Ok(())
}

fn named(library: &Library, typed: &str) -> Result<(Slug, Network), CommandError> {
    let slug = library.find_network(typed)?;
    let network = library.network(&slug)?;
    Ok((slug, network))
}

/// Leaves only what holds a snapshot of this network. How many of the others hold snapshots of
/// which nobody can say whose they are.
fn keep_those_of(log: &mut ShareLog, slug: &Slug, network: &Network) -> usize {
    let mut beside = 0;
    log.shares.retain(|one| {
        let is_of = one.is_of(slug, |id| network.goes_by(id));
        beside += usize::from(!is_of && one.has_gone());
        is_of
    });
    beside
}
