//! The signs of a page as inline SVG: a box for each answer, filled as far as it is in place, so that
//! they can be told apart in black and white; and the bar of a stage. Each says in words what it shows.

use maud::{Markup, html};

use crate::maturity::page::count_signs;
use crate::maturity::phrases::Sign;

/// The side of a box and what lies between two, in the units of the drawing.
const BOX: usize = 12;
const STEP: usize = 16;

/// So many boxes stand in a row.
const BOXES_PER_ROW: usize = 8;

/// The signs of some answers, with their counts as words for who does not see them.
pub(super) fn sign_row(signs: &[Sign]) -> Markup {
    if signs.is_empty() {
        return html! {};
    }
    let columns = signs.len().min(BOXES_PER_ROW);
    let (wide, high) = (columns * STEP, signs.len().div_ceil(BOXES_PER_ROW) * STEP);
    html! {
        svg role="img" aria-label=(count_signs(signs)) width=(wide) height=(high)
            viewBox=(format!("0 0 {wide} {high}")) {
            @for (at, sign) in signs.iter().enumerate() {
                (sign_box(*sign, (at % BOXES_PER_ROW) * STEP + 2, (at / BOXES_PER_ROW) * STEP + 2))
            }
        }
    }
}

/// One sign before words that say it: it is not heard twice.
pub(super) fn sign_mark(sign: Sign) -> Markup {
    html! {
        svg aria-hidden="true" width=(STEP) height=(STEP) viewBox=(format!("0 0 {STEP} {STEP}")) {
            (sign_box(sign, 2, 2))
        }
    }
}

/// Every sign with its word.
pub(super) fn legend() -> Markup {
    html! {
        ul.legend aria-label="What the signs mean" {
            @for sign in Sign::ALL { li { (sign_mark(sign)) " " (sign.label()) } }
        }
    }
}

fn sign_box(sign: Sign, x: usize, y: usize) -> Markup {
    let (middle, base) = (x + BOX / 2, y + BOX - 2);
    let filled = |height: usize| {
        html! {
            @if height > 0 {
                rect.full x=(x) y=(y + BOX - height) width=(BOX) height=(height) {}
            }
            rect.edge x=(x) y=(y) width=(BOX) height=(BOX) {}
        }
    };
    match sign {
        Sign::Fully => filled(BOX),
        Sign::Mostly => filled(BOX * 2 / 3),
        Sign::Partly => filled(BOX / 3),
        Sign::NotYet => filled(0),
        Sign::NotSure => html! { text.mark x=(middle) y=(base) { "?" } },
        Sign::NotApplicable => html! {
            rect.full x=(x + 2) y=(y + BOX / 2 - 1) width=(BOX - 4) height="2" {}
        },
        Sign::Open => html! { circle.full cx=(middle) cy=(y + BOX / 2) r="1.6" {} },
    }
}

/// The stages as boxes, filled up to the one that is reached. The words beside it say which.
pub(super) fn stage_bar(reached: usize, stages: usize) -> Markup {
    let wide = stages * STEP + 4;
    html! {
        svg aria-hidden="true" width=(wide) height="12" viewBox=(format!("0 0 {wide} 12")) {
            @for at in 0..stages {
                rect class=(if at < reached { "full" } else { "edge" })
                    x=(at * STEP + 2) y="2" width=(STEP - 3) height="8" {}
            }
        }
    }
}
