//! Pages of the room that brings files in: what one file holds, and what became of all of them.

use crate::app::page::Page;
use crate::maturity::saying;
use crate::maturity::sharing::{Arrival, Holds, Incoming, Landing, Likeness, left_out_words};

/// What a file holds, and why it can or can't come in.
pub fn of_arrival(arrival: &Arrival) -> Page {
    let mut page = Page::titled("Bring in files · one file");
    page.heading(arrival.name.clone());
    page.gap();
    let verdict = in_a_sentence(&arrival.verdict_words());
    let stop = if verdict.ends_with('?') { "" } else { "." };
    page.body(0, format!("{verdict}{stop} {}", arrival.explained()));
    let Holds::Snapshots(parcel) = &arrival.holds else { return page };
    page.gap();
    page.heading("In it");
    for one in &parcel.snapshots {
        page.body(2, format!("{}, {}: {}", one.name, saying::day(one.taken_on), likeness(one)));
        page.quiet(4, format!("answered on {}, revision {}", one.matrix_title, one.revision));
    }
    for title in &parcel.brings {
        page.body(2, format!("The matrix {title}, which is not here yet"));
    }
    page.gap();
    page.quiet(0, format!("Left out by the sender: {}.", left_out_words(&parcel.left_out)));
    page.quiet(0, format!("File: {}", crate::maturity::cleaning::clean_line(&arrival.path.to_string_lossy())));
    page
}

fn likeness(one: &Incoming) -> String {
    match one.likeness {
        Likeness::New if one.needs_matrix => "its matrix is missing".to_owned(),
        Likeness::New => "new".to_owned(),
        Likeness::Same => "already here".to_owned(),
        Likeness::Less => "already here, with more in it".to_owned(),
        Likeness::More => "fuller than ours".to_owned(),
        Likeness::Other { answers: 0 } => "differs from ours, not in its answers".to_owned(),
        Likeness::Other { answers } => {
            format!("differs from ours in {}", saying::count_of(answers, "answer", "answers"))
        }
    }
}

/// What became of the files.
pub fn of_landing(landing: &Landing) -> Page {
    let mut page = Page::titled("Bring in files · done");
    page.heading(landing.words());
    let (refused, done): (Vec<_>, Vec<_>) = landing.files.iter().partition(|one| one.refused.is_some());
    if !refused.is_empty() {
        page.gap();
        page.heading("Not brought in, and nothing of it is here");
        for one in refused {
            let Some(finding) = &one.refused else { continue };
            page.body(2, format!("{}: {}", one.name, finding.says));
            page.quiet(4, finding.remedy.clone());
        }
    }
    if !done.is_empty() {
        page.gap();
        page.heading("Done");
        for one in done {
            page.body(2, format!("{}: {}", one.name, one.words()));
        }
    }
    page.gap();
    page.quiet(0, "What was yours is as it was. The files you were given are where they were.");
    page
}

fn in_a_sentence(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|first| first.to_uppercase().collect::<String>() + chars.as_str()).unwrap_or_default()
}
