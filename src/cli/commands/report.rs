//! `report`: a page that people read, printed, or written as HTML, Markdown or text.

use std::path::Path;

use crate::cli::args::report::{PageKind, ReportArgs};
use crate::cli::error::CommandError;
use crate::cli::json::{ReportJson, TookJson};
use crate::cli::resolve::parse_matrix_pointer;
use crate::cli::session::Session;
use crate::cli::taken::take_last;
use crate::cli::text;
use crate::maturity::comparison::MIN_NETWORKS_FOR_COUNTS;
use crate::maturity::network_report::{NetworksReport, ReportOptions, network_page};
use crate::maturity::page::{Page, TextStyle, to_plain_text};
use crate::maturity::sanitize::sanitize_line;
use crate::report::{self, FileFormat};
use crate::store::export_file::export;

pub(crate) fn report(session: &mut Session, args: &ReportArgs) -> Result<(), CommandError> {
    let format = page_format(args)?;
    let options = ReportOptions {
        with_notes: args.with_notes,
        names: args.names.into(),
        since: args.since,
        group_by: args.group_by.map(Into::into),
    };
    let library = session.open_library()?;
    let lookup = library.lookup(session.device()?);
    let matrix = args.matrix.as_deref().map(parse_matrix_pointer).transpose()?;
    let is_own_page = args.what.len() == 1;
    let mut made = MadeOf::default();
    let mut several = NetworksReport::new(options);
    let mut own_page = None;
    // of a thousand networks only what their rows say is held
    for name in &args.what {
        let taken = take_last(&lookup, name, matrix.as_ref())?;
        made.words.push(taken.last_words());
        made.took.push(TookJson::of(&taken));
        if is_own_page {
            let snapshots = taken.snapshots.iter().map(|saved| &saved.snapshot);
            made.left_out = options.left_out(snapshots, true);
            let saved = taken.snapshots.last();
            own_page = saved.map(|saved| network_page(&taken.network, saved, options));
        } else {
            taken.snapshots.iter().for_each(|saved| several.add(&taken.network, saved));
        }
    }
    let page = match own_page {
        Some(page) => page,
        None => several_page(&mut made, several)?,
    };
    if let Some(out) = &args.out {
        export(out, &report::export_page(&page, format))?;
    }
    print_report(session, args, &page, (format, options), made);
    Ok(())
}

/// What a page is made of.
#[derive(Default)]
struct MadeOf {
    took: Vec<TookJson>,
    words: Vec<String>,
    left_out: Vec<String>,
}

fn several_page(made: &mut MadeOf, report: NetworksReport) -> Result<Page, CommandError> {
    let finished = report.finish().map_err(|few| {
        CommandError::not_possible(
            few.says(),
            format!("Name at least {MIN_NETWORKS_FOR_COUNTS} networks, or leave --names out."),
        )
    })?;
    if !finished.codes.is_empty() {
        let keys = finished.codes.into_iter();
        made.words = keys.map(|(code, name)| format!("{code} is {name}")).collect();
    }
    made.left_out = finished.left_out;
    Ok(finished.page)
}

fn print_report(
    session: &mut Session,
    args: &ReportArgs,
    page: &Page,
    (format, options): (FileFormat, ReportOptions),
    made: MadeOf,
) {
    let style = session.text_style();
    match &args.out {
        _ if session.is_json() => {
            let json = ReportJson::of(args, format, options, (made.left_out, made.took));
            session.out.print_json(&json);
        }
        Some(out) => {
            let file = sanitize_line(&out.to_string_lossy());
            session.out.print_status(&format!(
                "Written: {file}\n  {}\n  Nothing was sent. Look at it before you pass it on.",
                made.words.join("\n  ")
            ));
        }
        None => session.out.print(&printed_page(page, args.format, style)),
    }
}

fn printed_page(page: &Page, kind: Option<PageKind>, style: TextStyle) -> String {
    let text = match kind {
        None | Some(PageKind::Txt) => {
            let width = text::prose_width(style);
            to_plain_text(page, TextStyle { width, ..style }).join("\n")
        }
        Some(kind) => {
            let bytes = report::export_page(page, kind.into());
            String::from_utf8_lossy(&bytes).into_owned()
        }
    };
    text.trim_end().to_owned()
}

/// The format that is written: the ending of the file and `--format` have to agree.
fn page_format(args: &ReportArgs) -> Result<FileFormat, CommandError> {
    let by_kind = args.format.map(FileFormat::from);
    let Some(out) = &args.out else { return Ok(by_kind.unwrap_or(FileFormat::Text)) };
    let by_name = FileFormat::for_page(out)
        .map_err(|finding| CommandError::not_possible(&*finding.says, &*finding.remedy))?;
    match by_kind {
        Some(kind) if kind != by_name => Err(CommandError::usage(
            format!("--format says another kind of page than the name {}.", file_name(out)),
            "Leave --format out: the ending of the name says it.",
        )),
        _ => Ok(by_name),
    }
}

fn file_name(path: &Path) -> String {
    sanitize_line(&path.file_name().unwrap_or_default().to_string_lossy())
}

impl From<PageKind> for FileFormat {
    fn from(kind: PageKind) -> Self {
        match kind {
            PageKind::Html => Self::Html,
            PageKind::Md => Self::Markdown,
            PageKind::Txt => Self::Text,
        }
    }
}
