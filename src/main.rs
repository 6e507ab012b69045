//! The program's door: reads the command line and hands over to whoever does what it says.

use std::process::ExitCode;

use pcn_workbook::cli::{self, AfterParse, OpenRequest};
use pcn_workbook::runtime::{self, StartupOptions};

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        AfterParse::Exit(code) => code,
        AfterParse::Open(request) => open(request, false),
        AfterParse::Demo(request) => open(request, true),
    }
}

/// Opens the workbook on the screen.
fn open(request: OpenRequest, demo: bool) -> ExitCode {
    let OpenRequest { library, share, returns, network, theme, ascii, language, clock } = request;
    runtime::run(
        &StartupOptions { library, share, returns, network, theme, ascii, language, demo },
        clock,
    )
}
