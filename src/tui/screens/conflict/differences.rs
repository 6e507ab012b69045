//! Where two versions of a draft differ, each place in the words of both sides.

use std::collections::BTreeSet;

use crate::maturity::assessment::{Aim, AnswerRecord, Assessment, Evidence, RaisedAsk, StagePoint};
use crate::maturity::ids::{DomainId, ItemId};
use crate::maturity::matrix::{Item, Matrix};
use crate::maturity::network_state::{DraftConflict, OpenDraft};
use crate::maturity::phrases;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftDifference {
    pub about: String,
    pub recovery: String,
    pub published: String,
}

/// All places where the two versions differ, in the order of the matrix: answers, what stands
/// beside them, our stages, what next, needs.
pub fn diff_drafts(conflict: &DraftConflict) -> Vec<DraftDifference> {
    let sides = [&conflict.recovery, &conflict.published];
    let mut all = Vec::new();
    for id in differing_items(sides) {
        diff_answers(&mut all, sides, &id);
    }
    for id in domain_ids(sides) {
        diff_judgements(&mut all, sides, &id);
    }
    diff_needs(&mut all, sides);
    all
}

type BothDrafts<'s> = [&'s OpenDraft; 2];

fn matrix_of(open: &OpenDraft) -> &Matrix {
    &open.matrix.matrix
}

fn assessment_of(open: &OpenDraft) -> &Assessment {
    &open.draft.assessment
}

/// The items that either side says something of, in the order of the matrix; those it does not know
/// last.
fn differing_items(sides: BothDrafts<'_>) -> Vec<ItemId> {
    let spoken: BTreeSet<&ItemId> =
        sides.iter().flat_map(|open| assessment_of(open).answers.keys()).collect();
    let known: Vec<&ItemId> = matrix_of(sides[0]).items().map(Item::id).collect();
    let mut all: Vec<ItemId> =
        known.iter().filter(|id| spoken.contains(**id)).map(|id| (*id).clone()).collect();
    all.extend(spoken.into_iter().filter(|id| !known.contains(id)).cloned());
    all
}

fn domain_ids(sides: BothDrafts<'_>) -> Vec<DomainId> {
    matrix_of(sides[0]).domains.iter().map(|domain| domain.id.clone()).collect()
}

fn item_text(sides: BothDrafts<'_>, id: &ItemId) -> String {
    let found = sides.iter().find_map(|open| matrix_of(open).item(id));
    found.map_or_else(|| id.to_string(), |item| item.text().to_owned())
}

fn diff_answers(all: &mut Vec<DraftDifference>, sides: BothDrafts<'_>, id: &ItemId) {
    let given = sides.map(|open| assessment_of(open).answers.get(id));
    let answer = |at: usize| given[at].and_then(|given| given.answer.as_ref());
    if answer(0) != answer(1) {
        let words = |at: usize| {
            answer(at).map_or("open".to_owned(), |answer| {
                phrases::format_answer_to(matrix_of(sides[at]), id, answer)
            })
        };
        all.push(DraftDifference {
            about: item_text(sides, id),
            recovery: words(0),
            published: words(1),
        });
    }
    let about = |what: &str| format!("{what}: {}", item_text(sides, id));
    let beside = |words: fn(&AnswerRecord) -> String| {
        given.map(|given| given.map(words).unwrap_or_default())
    };
    push_difference(all, about("note"), beside(note_words));
    push_difference(all, about("evidence"), beside(evidence_words));
    push_difference(all, about("why not"), beside(reason_words));
}

fn note_words(given: &AnswerRecord) -> String {
    given.beside.note.clone().unwrap_or_default()
}

fn reason_words(given: &AnswerRecord) -> String {
    given.beside.reason.clone().unwrap_or_default()
}

fn evidence_words(given: &AnswerRecord) -> String {
    given.beside.evidence.iter().map(evidence_piece_words).collect::<Vec<_>>().join("; ")
}

fn evidence_piece_words(piece: &Evidence) -> String {
    let against = (!piece.supports).then(|| "against it".to_owned());
    let dated = piece.dated.map(phrases::format_date_short);
    let until =
        piece.good_until.map(|day| format!("good until {}", phrases::format_date_short(day)));
    let typed = piece.typed.words().map(|typed| format!("'{typed}', not read as a day"));
    let beside: Vec<String> =
        [piece.whose.clone(), against, dated, until].into_iter().flatten().chain(typed).collect();
    if beside.is_empty() {
        piece.text.clone()
    } else {
        format!("{} ({})", piece.text, beside.join(", "))
    }
}

fn diff_judgements(all: &mut Vec<DraftDifference>, sides: BothDrafts<'_>, id: &DomainId) {
    let name = matrix_of(sides[0])
        .domain(id)
        .map_or_else(|| id.to_string(), |domain| domain.short_name().to_owned());
    let stages = sides.map(|open| {
        assessment_of(open)
            .judgements
            .get(id)
            .map(|judged| stage_point_words(matrix_of(open), &judged.stage))
    });
    push_difference(all, format!("our stage: {name}"), stages.map(Option::unwrap_or_default));
    let reason = |open: &OpenDraft| {
        assessment_of(open)
            .judgements
            .get(id)
            .and_then(|judged| judged.reason.clone())
            .unwrap_or_default()
    };
    push_difference(all, format!("why our stage: {name}"), sides.map(reason));
    let aim = |open: &OpenDraft| {
        assessment_of(open)
            .aims
            .get(id)
            .map(|aim| aim_words(matrix_of(open), aim))
            .unwrap_or_default()
    };
    push_difference(all, format!("what next: {name}"), sides.map(aim));
}

fn aim_words(matrix: &Matrix, aim: &Aim) -> String {
    let again = aim.review_on.map(|day| format!("look again {}", phrases::format_date_short(day)));
    let parts = [Some(phrases::format_aim(matrix, aim)), again, aim.reason.clone()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn stage_point_words(matrix: &Matrix, point: &StagePoint) -> String {
    match point {
        StagePoint::Before => matrix.before_label(),
        StagePoint::At(stage) => {
            matrix.stage(stage).map_or_else(|| stage.to_string(), |stage| stage.name.clone())
        }
    }
}

fn diff_needs(all: &mut Vec<DraftDifference>, sides: BothDrafts<'_>) {
    for ask in matrix_of(sides[0]).asks() {
        let words = sides
            .map(|open| assessment_of(open).asks.get(&ask.id).map(need_words).unwrap_or_default());
        push_difference(all, format!("needed: {}", ask.text), words);
    }
}

fn need_words(need: &RaisedAsk) -> String {
    let raised = need.raised.then(|| "raised".to_owned());
    raised.into_iter().chain(need.note.clone()).collect::<Vec<_>>().join(": ")
}

/// Adds a difference between two texts; an empty one is said to be so.
fn push_difference(all: &mut Vec<DraftDifference>, about: String, [here, there]: [String; 2]) {
    if here == there {
        return;
    }
    let words = |text: String| if text.is_empty() { "nothing".to_owned() } else { text };
    all.push(DraftDifference { about, recovery: words(here), published: words(there) });
}
