//! A form that was filled in and saved by LibreOffice, as .xlsx and as .ods, comes in as the one that
//! it read. Where there is no LibreOffice nothing is checked.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::sheet::filled;
use super::{PRACTICE, SAID, form, import, snapshots};
use crate::commands::Bench;

/// The same spreadsheet as LibreOffice saves it; none without it.
fn saved_again(bench: &Bench, file: &Path, ending: &str) -> Option<PathBuf> {
    let folder = bench.home().join(format!("as-{ending}"));
    fs::create_dir_all(&folder).unwrap();
    let profile = format!("-env:UserInstallation=file://{}", bench.home().join("office").display());
    let ran = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", ending, "--outdir"])
        .args([&folder, file])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    let saved = folder.join(file.file_name()?).with_extension(ending);
    match ran {
        Ok(_) if saved.exists() => Some(saved),
        _ => None,
    }
}

#[test]
fn what_libreoffice_saves_comes_in_as_what_it_read() {
    let bench = Bench::with_network().on("2026-03-12");
    let sheet = form(&bench, "elm.xlsx", &PRACTICE);
    let bench = bench.on("2026-03-20");
    let back = bench.home().join("back.xlsx");
    fs::write(&back, filled(&fs::read(&sheet).unwrap(), SAID)).unwrap();
    for ending in ["xlsx", "ods"] {
        let Some(saved) = saved_again(&bench, &back, ending) else { return };
        let (first, second) = (bench.copy().on("2026-03-20"), bench.copy().on("2026-03-20"));
        import(&first, &back);
        let told = import(&second, &saved);
        assert!(told.contains("practice manager, Elm Surgery. 4 of"), "{ending}: {told}");
        let came = snapshots(&second, "practice manager");
        assert_eq!(came, snapshots(&first, "practice manager"), "{ending}");
        assert_eq!(came.len(), 1);
    }
}
