//! The program's door: reads the command line and hands over to whoever does what it says.

use std::process::ExitCode;

use pcn_workbook::cli::args::ThemeArg;
use pcn_workbook::cli::{self, AfterParse, OpenRequest};
use pcn_workbook::runtime::{self, StartupOptions};
use pcn_workbook::tui::protocol::effect;

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        AfterParse::Exit(code) => code,
        AfterParse::Open(opening) => open(opening, false),
        AfterParse::Demo(opening) => open(opening, true),
    }
}

/// Opens the workbook on the screen.
fn open(opening: OpenRequest, demo: bool) -> ExitCode {
    let theme = opening.theme.map(|theme| match theme {
        ThemeArg::Default => effect::ThemeChoice::Default,
        ThemeArg::HighContrast => effect::ThemeChoice::HighContrast,
        ThemeArg::Mono => effect::ThemeChoice::Mono,
    });
    let asked = StartupOptions {
        library: opening.library,
        share: opening.share,
        network: opening.network,
        theme,
        ascii: opening.ascii,
        demo,
    };
    runtime::run(&asked, opening.clock)
}
