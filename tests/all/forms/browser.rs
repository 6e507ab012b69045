//! A form in a real browser: a telephone needs no sideways scrolling, and what is filled in and saved
//! there comes in. Where there is no browser the tests say so and check nothing.

use std::fs;

use super::{form, import, snapshots};
use crate::commands::Bench;
use crate::reports::browser::{browser, run};

/// Opens the page in a frame of 360 points, and does what the script says with its window `w` and
/// document `d`; what it puts into the page comes back.
fn in_frame(bench: &Bench, name: &str, script: &str) -> Option<String> {
    let browser = browser()?;
    let around = bench.home().join("around.html");
    let text = format!(
        "<!DOCTYPE html><body><iframe id=f width=360 height=700 style='border:0' src='{name}'></iframe>\
         <pre id=out></pre><script>onload=async()=>{{let w=document.getElementById('f').contentWindow,\
         d=w.document,out=document.getElementById('out');{script}}}</script>"
    );
    fs::write(&around, text).unwrap();
    let address = format!("file://{}", around.display());
    let args = ["--virtual-time-budget=5000", "--dump-dom", &address];
    Some(run(&browser, bench.home(), &args))
}

#[test]
fn a_form_needs_no_sideways_scrolling() {
    let bench = Bench::with_network();
    bench.good(&["network", "set", "hillside", "--name", &"unbreakable".repeat(12)]);
    form(&bench, "form.html", &["--role", &"manager".repeat(20)]);
    let script =
        "let e=d.documentElement;out.textContent='widths '+e.scrollWidth+' '+e.clientWidth";
    let Some(seen) = in_frame(&bench, "form.html", script) else { return };
    assert!(seen.contains("widths 360 360"), "{seen}");
}

#[test]
fn what_is_filled_in_and_saved_in_a_browser_comes_in() {
    let bench = Bench::with_network();
    form(&bench, "form.html", &[]);
    let script = "\
        let saved=null;w.URL.createObjectURL=blob=>{saved=blob;return 'about:blank'};\
        let set=(id,value)=>{let f=d.getElementById(id);f.value=value;f.dispatchEvent(new w.Event('input',{bubbles:true}))};\
        let press=id=>d.getElementById(id).click();\
        w.confirm=()=>true;press('clear');\
        d.querySelector('button[type=submit]').click();\
        let first=d.getElementById('problems').textContent;\
        set('role','practice manager');set('of','Elm Surgery');set('day','2026-03-14');\
        press('item:A-1a:3');press('item:A-1b:5');set('item:A-1b:words','no line here');\
        set('our-stage:A','Growing');set('what-next:A','move:Strong');press('need:S-A:0');\
        d.querySelector('button[type=submit]').click();\
        let read=new FileReader();read.onload=()=>{\
        out.textContent=JSON.stringify([first,d.getElementById('said').textContent,read.result])};\
        read.readAsText(saved||new Blob())";
    let Some(seen) = in_frame(&bench, "form.html", script) else { return };
    let (_, rest) = seen.split_once("<pre id=\"out\">").expect("the page answered");
    let text = rest.split_once("</pre>").unwrap().0;
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    let told: Vec<String> = serde_json::from_str(&text).unwrap();
    assert!(told[0].contains("Say your job role"), "{told:?}");
    assert!(told[1].contains("Saved as "), "{told:?}");
    let file = bench.home().join("saved.json");
    fs::write(&file, &told[2]).unwrap();
    import(&bench, &file);
    let one = &snapshots(&bench, "practice manager")[0];
    assert_eq!(one["answers"]["A-1a"]["answer"], "fully");
    assert_eq!(one["answers"]["A-1b"]["reason"], "no line here");
    assert_eq!(one["judgements"]["A"]["stage"], "Growing");
    assert_eq!(one["aims"]["A"]["to"], "Strong");
    assert_eq!(one["asks"]["S-A"]["raised"], true);
}
