//! The program's door: reads the command line and hands over to whoever does what it says.

use std::process::ExitCode;

use pcn_workbook::cli::{self, Next};

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        Next::Leave(code) => code,
        Next::Open(_) | Next::Demo(_) => ExitCode::FAILURE,
    }
}
