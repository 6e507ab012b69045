//! `report/1`: what a page was made of, and where it was written.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::share::TookJson;
use crate::cli::args::report::ReportArgs;
use crate::maturity::network_report::{GroupBy, NameChoice, ReportOptions};
use crate::report::FileFormat;

/// The page that was made.
#[derive(Debug, JsonSchema, Serialize)]
pub(crate) struct ReportJson {
    format: &'static str,
    /// Left out where the page was only looked at.
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    #[schemars(extend("enum" = ["html", "md", "txt"]))]
    kind: &'static str,
    #[schemars(extend("enum" = ["names", "codes", "none"]))]
    names: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<Date>,
    /// By what several networks are put together; left out where they are not.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("enum" = ["system", "place"]))]
    group_by: Option<&'static str>,
    left_out: Vec<String>,
    /// What each name stood for, in the order of the command.
    took: Vec<TookJson>,
}

impl ReportJson {
    pub(crate) fn of(
        args: &ReportArgs,
        format: FileFormat,
        options: ReportOptions,
        (left_out, took): (Vec<String>, Vec<TookJson>),
    ) -> Self {
        Self {
            format: "pcn-workbook.report/1",
            file: args.out.as_ref().map(|out| out.to_string_lossy().into_owned()),
            kind: match format {
                FileFormat::Html => "html",
                FileFormat::Markdown => "md",
                _ => "txt",
            },
            names: match options.names {
                NameChoice::Names => "names",
                NameChoice::Codes => "codes",
                NameChoice::None => "none",
            },
            since: options.since,
            group_by: options.group_by.map(GroupBy::as_str),
            left_out,
            took,
        }
    }
}
