//! `matrix list`, `show`, `check` and `add`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// What to do with matrices.
#[derive(Clone, Debug, Subcommand)]
pub enum Matrix {
    /// List the matrices that can be used: those that come with the program and those in this folder.
    List,
    /// Show a matrix: its areas, stages and statements.
    Show(Shown),
    /// Check matrix files and say everything that is wrong with them at once.
    #[command(after_help = "Example:\n  pcn-workbook matrix check our-matrix.json")]
    Check(Checked),
    /// Check a matrix file and put a copy of it into this folder.
    #[command(after_help = "Example:\n  pcn-workbook matrix add our-matrix.json")]
    Add(Added),
}

/// The matrix to show.
#[derive(Args, Clone, Debug)]
pub struct Shown {
    /// Its id, or ID@REVISION.
    #[arg(value_name = "MATRIX")]
    pub matrix: String,
}

/// The files to check.
#[derive(Args, Clone, Debug)]
pub struct Checked {
    /// Matrix files.
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
}

/// The file to add.
#[derive(Args, Clone, Debug)]
pub struct Added {
    /// A matrix file.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
}
