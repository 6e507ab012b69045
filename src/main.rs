//! The program: the command line first, and the screens where no command was given.

use std::process::ExitCode;

use pcn_workbook::driver::{self, Asked};

fn main() -> ExitCode {
    driver::run(&Asked::default())
}
