//! The program's door: reads the command line and hands over to whoever does what it says.

use std::process::ExitCode;

use pcn_workbook::cli::args::Theme;
use pcn_workbook::cli::{self, Next, Opening};
use pcn_workbook::runtime::{self, Asked};
use pcn_workbook::tui::protocol::effect;

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        Next::Leave(code) => code,
        Next::Open(opening) => open(opening, false),
        Next::Demo(opening) => open(opening, true),
    }
}

/// Opens the workbook on the screen.
fn open(opening: Opening, demo: bool) -> ExitCode {
    let theme = opening.theme.map(|theme| match theme {
        Theme::Default => effect::Theme::Default,
        Theme::HighContrast => effect::Theme::HighContrast,
        Theme::Mono => effect::Theme::Mono,
    });
    let asked = Asked {
        library: opening.library,
        share: opening.share,
        network: opening.network,
        theme,
        ascii: opening.ascii,
        demo,
    };
    runtime::run(&asked, opening.clock)
}
