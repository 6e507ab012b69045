//! Forms as pages: nothing is fetched, no text becomes markup or a script, and every field is named.

use std::fs;

use serde_json::Value;

use super::{PRACTICE, form};
use crate::commands::{Bench, OURS};

/// What the page carries beside its questions, as its script reads it.
pub fn head(page: &str) -> Value {
    let (_, rest) = page.split_once("data-form=\"").unwrap();
    let (text, _) = rest.split_once('"').unwrap();
    let unescaped = text.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">");
    serde_json::from_str(&unescaped.replace("&amp;", "&")).unwrap()
}

#[test]
fn no_text_becomes_markup_or_a_script() {
    const ODD: &str = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\\\"'&lt;";
    let bench = Bench::empty();
    bench.good(&["network", "add", ODD, "--ods", "U12345"]);
    let text = serde_json::to_string(ODD).unwrap();
    bench.add_matrix(&OURS.replace("\"name\": \"Growing\"", &format!("\"name\": {text}")));
    let out = bench.home().join("form.html");
    let network = ["form", "--network", "U12345", "--matrix", "ours", "--role", ODD, "--of", ODD];
    bench.good(&[&network[..], &["--out", out.to_str().unwrap()]].concat());
    let page = fs::read_to_string(&out).unwrap();
    assert_eq!(page.matches("<script").count(), 1, "only ours");
    assert_eq!(page.matches("</script>").count(), 1);
    assert!(!page.contains("<img"));
    assert_eq!(head(&page)["network"]["name"], ODD);
    assert!(page.contains("&lt;img src=x"));
}

#[test]
fn a_page_fetches_nothing_and_names_every_field() {
    let bench = Bench::with_network();
    let page = fs::read_to_string(form(&bench, "elm.html", &PRACTICE)).unwrap();
    for way in ["http://", "https://", "src=", "@import", "url(", "fetch(", "XMLHttpRequest"] {
        assert!(!page.contains(way), "{way}");
    }
    assert!(page.contains("default-src 'none'"));
    assert_eq!(page.matches("<fieldset").count(), page.matches("<legend>").count());
    let ids: Vec<&str> =
        page.split(" id=\"").skip(1).map(|rest| &rest[..rest.find('"').unwrap()]).collect();
    let mut once = ids.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), ids.len(), "no id stands twice");
    for named in page.split("for=\"").skip(1).map(|rest| &rest[..rest.find('"').unwrap()]) {
        assert!(ids.contains(&named), "{named}");
    }
    assert!(page.contains("value=\"Elm Surgery\""));
    // the same request gives the same page, and nothing that was answered is in it
    bench.answer(&["A-1a=fully", "--note", "A-1a=MARK of a note"]);
    let again = fs::read_to_string(form(&bench, "again.html", &PRACTICE)).unwrap();
    assert!(!again.contains("MARK"));
}
