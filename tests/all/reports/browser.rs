//! A page in a real browser: it prints on A4, and a telephone needs no sideways scrolling. Where there
//! is no browser the tests say so and check nothing.

#![expect(clippy::print_stderr, reason = "a test that checks nothing says so")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::told;
use crate::commands::Bench;

const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];

/// A browser without a window; none where none is installed.
pub fn browser() -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    let found = std::env::split_paths(&folders)
        .flat_map(|folder| BROWSERS.map(|name| folder.join(name)))
        .find(|path| path.is_file());
    if found.is_none() {
        eprintln!("No Chromium here: pages are not checked in a browser.");
    }
    found
}

pub fn run(browser: &Path, home: &Path, args: &[&str]) -> String {
    let profile = format!("--user-data-dir={}", home.join("profile").display());
    let fixed = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
        "--allow-file-access-from-files",
    ];
    let run = Command::new(browser).args(fixed).arg(profile).args(args).output().unwrap();
    String::from_utf8_lossy(&run.stdout).into_owned()
}

/// The pages that are checked: a small one, and one with names as long as a file allows.
fn pages(bench: &Bench) -> Vec<PathBuf> {
    bench.good(&["network", "set", "hillside", "--purpose", &"unbreakable".repeat(20)]);
    let pages = [vec!["report", "hillside"], vec!["report", "hillside", "--with-notes"]];
    let written = pages.into_iter().enumerate().map(|(at, args)| {
        let out = bench.home().join(format!("page{at}.html"));
        bench.good(&[&args[..], &["--out", out.to_str().unwrap()]].concat());
        out
    });
    written.collect()
}

#[test]
fn a_telephone_needs_no_sideways_scrolling() {
    let Some(browser) = browser() else { return };
    let bench = told();
    for page in pages(&bench) {
        let around = bench.home().join("around.html");
        let name = page.file_name().unwrap().to_str().unwrap();
        let text = format!(
            "<!DOCTYPE html><body><iframe id=f width=360 height=700 style='border:0' src='{name}'></iframe><script>\
             onload=()=>{{let d=document.getElementById('f').contentDocument.documentElement;\
             document.body.innerHTML='widths '+d.scrollWidth+' '+d.clientWidth+' '+d.lang}}</script>"
        );
        fs::write(&around, text).unwrap();
        let address = format!("file://{}", around.display());
        let seen =
            run(&browser, bench.home(), &["--virtual-time-budget=5000", "--dump-dom", &address]);
        assert!(seen.contains("widths 360 360 en-GB"), "{name}: {seen}");
    }
}

/// The page on paper, as PDF.
fn printed(browser: &Path, home: &Path, page: &Path) -> String {
    let paper = page.with_extension("pdf");
    let print = format!("--print-to-pdf={}", paper.display());
    let address = format!("file://{}", page.display());
    run(browser, home, &["--no-pdf-header-footer", &print, &address]);
    String::from_utf8_lossy(&fs::read(&paper).unwrap()).into_owned()
}

#[test]
fn over_fourteen_networks_a_topic_is_one_sheet_and_none_is_blank() {
    let Some(browser) = browser() else { return };
    let bench = Bench::empty();
    let many = bench.home().join("many");
    let many = many.to_str().unwrap();
    bench.good(&["sample", "--networks", "14", "--snapshots", "5", many]);
    let list = bench.json(&["network", "list", "--library", many]);
    let slugs = list["networks"].as_array().unwrap().iter();
    let slugs: Vec<&str> = slugs.map(|network| network["slug"].as_str().unwrap()).collect();
    let page = bench.home().join("paper.html");
    let end = ["--since", "2026-01-01", "--library", many, "--out", page.to_str().unwrap()];
    bench.good(&[&["report"], slugs.as_slice(), &end].concat());
    let sheets = printed(&browser, bench.home(), &page).matches("/MediaBox").count();
    // context, what moved, five topics, needs, seven of two strips each, and the method: with two to
    // spare for the letters of another machine. Tables that move on whole made 24 of them.
    assert!((8..=18).contains(&sheets), "{sheets} sheets");
}

#[test]
fn a_page_prints_on_a4() {
    let Some(browser) = browser() else { return };
    let bench = told();
    for page in pages(&bench) {
        let text = printed(&browser, bench.home(), &page);
        let sheets = text.matches("/MediaBox").count();
        assert!((1..=6).contains(&sheets), "{sheets} sheets");
        let a4 = |part: &&str| part.starts_with(" [0 0 594") || part.starts_with(" [0 0 595");
        assert_eq!(text.split("/MediaBox").skip(1).filter(a4).count(), sheets);
    }
}
