//! `returns`: who was asked to fill in a form, by when, what came and what is missing; and a receipt
//! to send back.

use std::path::Path;

use crate::cli::args::returns::ReturnsArgs;
use crate::cli::error::CommandError;
use crate::cli::json::{ReceiptJson, ReturnsJson};
use crate::cli::session::Session;
use crate::cli::text;
use crate::maturity::ids::Slug;
use crate::maturity::returns::{ReturnFilter, ReturnRow, receipt_page, return_rows};
use crate::maturity::sanitize::sanitize_line;
use crate::report::{self, FileFormat};
use crate::store::error::StoreError;
use crate::store::export_file::export;
use crate::store::library::Library;
use crate::store::library::import_inspection::is_other_folder;

/// A folder of what came in is often called so, and would be opened under any other name.
const SAME_NAME: &str =
    "There is a folder called returns here too. To look at what is in it: pcn-workbook ./returns";

pub(crate) fn returns(session: &mut Session, args: &ReturnsArgs) -> Result<(), CommandError> {
    let library = session.open_library()?;
    let mut rows = all_rows(session, &library)?;
    if let (Some(network), Some(out)) = (&args.receipt, &args.out) {
        let slug = library.find_network(network)?;
        return receipt(session, &library, &rows, (&slug, out));
    }
    if let Some(network) = &args.network {
        let slug = library.find_network(network)?;
        rows.retain(|row| row.slug.as_ref() == Some(&slug));
    }
    let filter = filter(session, args)?;
    rows.retain(|row| filter.takes(row));
    session.print_page(|| ReturnsJson::of(&rows), || text::returns::page(&rows, filter));
    if args.network.is_none() && is_other_folder(Path::new("returns")) {
        session.out.warn(SAME_NAME);
    }
    Ok(())
}

fn all_rows(session: &Session, library: &Library) -> Result<Vec<ReturnRow>, CommandError> {
    let asked = library.asked_forms()?;
    let figures = library.summaries(|_| true).unwrap_or_default();
    Ok(return_rows(&figures, &asked, session.now().today))
}

fn filter(session: &Session, args: &ReturnsArgs) -> Result<ReturnFilter, CommandError> {
    let today = session.now().today;
    let before = args.older_than.map(|age| today.checked_sub(age)).transpose().map_err(|_| {
        CommandError::usage("That is longer ago than days can be counted.", "Give a shorter age.")
    })?;
    Ok(ReturnFilter {
        missing: args.missing,
        late: args.late,
        incomplete: args.incomplete,
        one_view: args.one_view,
        before,
    })
}

fn receipt(
    session: &mut Session,
    library: &Library,
    rows: &[ReturnRow],
    (slug, out): (&Slug, &Path),
) -> Result<(), CommandError> {
    let format = FileFormat::for_page(out).map_err(|finding| StoreError::from(*finding))?;
    let own: Vec<&ReturnRow> = rows.iter().filter(|row| row.slug.as_ref() == Some(slug)).collect();
    let network = library.network(slug)?;
    let Some(page) = receipt_page(&own, session.now().today) else {
        return Err(CommandError::not_possible(
            format!("There is nothing of {} here yet to give a receipt for.", network.name),
            "Look at what was asked with: pcn-workbook returns",
        ));
    };
    export(out, &report::export_page(&page, format))?;
    let snapshots = own.iter().flat_map(|row| &row.came).map(|came| came.snapshot).collect();
    let file = sanitize_line(&out.to_string_lossy());
    session.print_status(
        || ReceiptJson::new(&file, (slug, &network), snapshots),
        || {
            format!(
                "Written: {file}\n  A receipt for {}. It names no practice, and nothing was sent.",
                network.name
            )
        },
    );
    Ok(())
}
