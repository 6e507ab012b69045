//! `form`: a form that one person fills in, as a file, and the note that it was asked for.

use std::sync::Arc;

use crate::cli::args::form::FormArgs;
use crate::cli::error::CommandError;
use crate::cli::json::FormJson;
use crate::cli::resolve::{find_matrix_of, parse_matrix_pointer};
use crate::cli::session::Session;
use crate::maturity::form::{AskedForm, FormDetails, FormRequest, parse_due};
use crate::maturity::known_matrix::KnownMatrix;
use crate::maturity::network_state::NetworkState;
use crate::maturity::phrases::{format_date, format_item_count};
use crate::maturity::sanitize::sanitize_line;
use crate::report::{FileFormat, export_form};
use crate::store::error::StoreError;
use crate::store::export_file::export;

pub(crate) fn form(session: &mut Session, args: &FormArgs) -> Result<(), CommandError> {
    let format = FileFormat::for_form(&args.out).map_err(|finding| StoreError::from(*finding))?;
    let (record, request, known) = request(session, args)?;
    let bytes = export_form(&request, &known.matrix, format)
        .map_err(|finding| StoreError::from(*finding))?;
    if args.not_noted {
        export(&args.out, &bytes)?;
    } else {
        // the lock is taken first: where nothing can be noted, nothing is written either
        let library = session.open_library()?;
        let mut writer = session.acquire_writer(&library)?;
        export(&args.out, &bytes)?;
        if let Err(error) = writer.note_asked(&AskedForm::of(&request, &known), &known) {
            session.out.warn(&format!(
                "The form is written, but it could not be noted that it was asked: {error}"
            ));
        }
    }
    session.print_status(
        || FormJson::of(&request, (&record, &known.matrix), (&args.out, format), !args.not_noted),
        || describe(&request, &known, args),
    );
    Ok(())
}

fn request(
    session: &mut Session,
    args: &FormArgs,
) -> Result<(NetworkState, FormRequest, Arc<KnownMatrix>), CommandError> {
    let pointer = parse_matrix_pointer(&args.matrix)?;
    let library = session.open_library()?;
    let slug = library.find_network(&args.network)?;
    let record = library.open_network(&slug, session.device()?)?;
    let known = find_matrix_of(&library, &record, &pointer)?;
    let now = session.now();
    let due = parse_due(args.due.as_deref().unwrap_or_default(), now.today)
        .map_err(|says| CommandError::usage(says, "Give --due another day."))?;
    let details = FormDetails {
        subject: args.subject.clone(),
        role: args.role.clone(),
        of: args.of.clone(),
        due,
    };
    let request = FormRequest::with_details(now.new_id, &record, &known, &details, now.today)
        .map_err(|error| CommandError::not_possible(error.says(), "Leave --subject out."))?;
    for doubt in request.doubts(&known) {
        session.out.warn(&doubt);
    }
    Ok((record, request, known))
}

fn describe(request: &FormRequest, known: &KnownMatrix, args: &FormArgs) -> String {
    let file = sanitize_line(&args.out.to_string_lossy());
    let due = request.due.map(|due| format!(", by {}", format_date(due))).unwrap_or_default();
    let noted =
        if args.not_noted { "It is not noted that this was asked." } else { "Noted as asked." };
    format!(
        "Written: {file}\n  {}, a form for {}: {}{due}.\n  {noted} Nothing of yours is in it, and nothing was sent.\n  What comes back: pcn-workbook import FILE",
        known.matrix.short_title(),
        request.network.name,
        format_item_count(&known.matrix),
    )
}
