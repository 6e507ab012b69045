//! Python as a second reader of what was written, where it has the package for it.

#![expect(clippy::print_stderr, reason = "a test that checks nothing says so")]

use std::process::{Command, Stdio};

use crate::commands::Bench;

/// Whether Python has a package; said where it has not.
pub fn has(package: &str) -> bool {
    let import = Command::new("python3")
        .args(["-c", &format!("import {package}")])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    let is_there = import.is_ok_and(|status| status.success());
    if !is_there {
        eprintln!("Python has no {package} here: what was written is not read with it.");
    }
    is_there
}

/// What a program prints that runs where the bench is; it must end well.
pub fn python(bench: &Bench, program: &str) -> String {
    let ran = Command::new("python3").args(["-c", program]).current_dir(bench.home()).output();
    let ran = ran.unwrap();
    let said = String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success(), "{program}\n{said}");
    String::from_utf8(ran.stdout).unwrap()
}
