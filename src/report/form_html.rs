//! A form as one HTML page: it works from a mail's attachment without a network, is made for the
//! keyboard and for a screen reader, and saves the answers as a file. Every text goes through the
//! template, which escapes it; the script is the same on every page and is given its data as text.

use maud::{DOCTYPE, Markup, PreEscaped, html};
use serde_json::{Map, Value, json};

use super::form_words::heading;
use crate::maturity::form::{
    FORM_WORDS, FormArea, FormQuestion, FormRequest, QuestionPart, form_areas,
};
use crate::maturity::matrix::Matrix;

const STYLE: &str = concat!(include_str!("page.css"), include_str!("form.css"));

const SCRIPT: &str = include_str!("form.js");

/// The text of a form's page. The same request gives the same page.
pub(super) fn form_to_html(request: &FormRequest, matrix: &Matrix) -> String {
    let areas = form_areas(matrix);
    let lines = heading(request, matrix);
    let title = lines.first().map_or("", String::as_str);
    // only the script of this page is run, and nothing is fetched
    let nonce = request.id.simple().to_string();
    let policy = format!(
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-{nonce}'; base-uri 'none'; form-action 'none'"
    );
    let markup = html! {
        (DOCTYPE)
        html lang="en-GB" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="generator" content="pcn-workbook";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                main {
                    h1 { (title) }
                    @for line in lines.iter().skip(1) { p { strong { (line) } } }
                    @for words in FORM_WORDS { p { (words) } }
                    noscript { p { strong { "This page needs JavaScript, which is turned off in this browser. Ask for the form as a spreadsheet instead." } } }
                    (contents(&areas))
                    form id="form" autocomplete="off" novalidate data-form=(head_data(request)) {
                        (about_you(request))
                        @for (at, area) in areas.iter().enumerate() { (area_markup(at, area)) }
                        (save_markup())
                    }
                }
                script nonce=(nonce) { (PreEscaped(SCRIPT)) }
            }
        }
    };
    markup.into_string() + "\n"
}

/// What the file of answers carries beside them, as the script puts it there.
fn head_data(request: &FormRequest) -> String {
    let mut network = Map::new();
    network.insert("id".to_owned(), json!(request.network.id));
    network.insert("name".to_owned(), json!(request.network.name));
    if let Some(code) = &request.network.ods_code {
        network.insert("ods_code".to_owned(), json!(code));
    }
    let matrix = &request.matrix;
    let mut head = Map::new();
    head.insert("form".to_owned(), json!(request.id));
    head.insert("network".to_owned(), Value::Object(network));
    head.insert(
        "matrix".to_owned(),
        json!({"id": matrix.id, "revision": matrix.revision, "fingerprint": matrix.fingerprint}),
    );
    if let Some(subject) = &request.subject {
        head.insert("subject".to_owned(), json!(subject));
    }
    if let Some(due) = request.due {
        head.insert("due".to_owned(), json!(due));
    }
    head.insert("made_on".to_owned(), json!(request.made_on));
    Value::Object(head).to_string()
}

fn contents(areas: &[FormArea]) -> Markup {
    html! {
        nav aria-label="Areas" {
            ul {
                @for (at, area) in areas.iter().enumerate() {
                    li { a href={ "#area-" (at + 1) } { (area.name) } }
                }
                li { a href="#save-part" { "Save your answers" } }
            }
        }
    }
}

fn about_you(request: &FormRequest) -> Markup {
    html! {
        section aria-labelledby="about-you" {
            h2 id="about-you" { "About you" }
            div.field {
                label for="role" { "Your job role, not your name" }
                input type="text" id="role" name="who:role" required maxlength="200" value=[request.role.as_deref()];
            }
            div.field {
                label for="of" { "Your practice or organisation" }
                input type="text" id="of" name="who:of" maxlength="200" value=[request.of.as_deref()];
            }
            div.field {
                label for="day" { "The day you fill this in" }
                input type="date" id="day" name="who:day" required min=(request.made_on);
            }
            p.remark id="kept" {}
        }
    }
}

fn area_markup(at: usize, area: &FormArea) -> Markup {
    let id = format!("area-{}", at + 1);
    html! {
        section aria-labelledby=(id) {
            @if let Some(group) = &area.group { p.remark { (group) } }
            h2 id=(id) tabindex="-1" { (area.name) }
            @if let Some(why) = &area.why { p { (why) } }
            @for question in &area.questions { (question_markup(area, question)) }
        }
    }
}

fn question_markup(area: &FormArea, question: &FormQuestion) -> Markup {
    let key = question.part.key();
    let (kind, id) = question.part.kind_and_id();
    let name = match &question.part {
        QuestionPart::Item(id) | QuestionPart::Need(id) => id.to_string(),
        QuestionPart::OurStage(_) | QuestionPart::WhatNext(_) => area.name.clone(),
    };
    html! {
        fieldset data-part=(kind) data-id=(id) data-name=(name) {
            legend {
                (question.text)
                @if let Some(stage) = &question.stage { " " span.stage { "(" (stage) ")" } }
            }
            @if !question.details.is_empty() {
                ul.details { @for line in &question.details { li { (line) } } }
            }
            @match &question.part {
                QuestionPart::Item(_) => (radios(&key, question)),
                QuestionPart::Need(_) => (boxes(&key, question)),
                _ => (list(&key, question)),
            }
            label.beside for={ (key) ":words" } { (question.beside) }
            textarea id={ (key) ":words" } name={ (key) ":words" } rows="2" maxlength="20000" {}
        }
    }
}

fn radios(key: &str, question: &FormQuestion) -> Markup {
    html! {
        div.choices {
            @for (at, choice) in question.choices.iter().enumerate() {
                label {
                    input type="radio" id={ (key) ":" (at) } name=(key) value=(choice.value);
                    span { (choice.label) }
                }
            }
            label {
                input type="radio" id={ (key) ":open" } name=(key) value="" checked;
                span { "Leave open" }
            }
        }
    }
}

fn boxes(key: &str, question: &FormQuestion) -> Markup {
    html! {
        div.choices {
            @for (at, choice) in question.choices.iter().enumerate() {
                label {
                    input type="checkbox" id={ (key) ":" (at) } name=(key) value=(choice.value);
                    span { (choice.label) }
                }
            }
        }
    }
}

fn list(key: &str, question: &FormQuestion) -> Markup {
    html! {
        select id=(key) name=(key) aria-label=(question.text) {
            option value="" { "Leave open" }
            @for choice in &question.choices { option value=(choice.value) { (choice.label) } }
        }
    }
}

fn save_markup() -> Markup {
    html! {
        section aria-labelledby="save-part" {
            h2 id="save-part" tabindex="-1" { "Save your answers" }
            p id="progress" {}
            p { "Your answers are saved as a file on this computer. Nothing is sent: send that file back yourself." }
            div.problems id="problems" role="alert" {}
            p {
                button type="submit" { "Save my answers as a file" }
                " "
                button.quiet type="button" id="clear" { "Start again" }
            }
            p.said id="said" role="status" {}
        }
    }
}
