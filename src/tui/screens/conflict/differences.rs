//! Where two versions of a draft differ, each place in the words of both sides.

use std::collections::BTreeSet;

use crate::maturity::assessment::{Aim, AnswerRecord, Assessment, Evidence, RaisedAsk, StagePoint};
use crate::maturity::ids::{DomainId, ItemId};
use crate::maturity::matrix::{Item, Matrix};
use crate::maturity::network_state::{DraftConflict, OpenDraft};
use crate::maturity::phrases;

/// One place where the two differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftDifference {
    /// What is spoken of.
    pub about: String,
    /// What the version on this computer says.
    pub here: String,
    /// What the version in the folder says.
    pub there: String,
}

/// All places where the two versions differ, in the order of the matrix: answers, what stands
/// beside them, our stages, what next, needs.
pub fn differences(conflict: &DraftConflict) -> Vec<DraftDifference> {
    let sides = [&conflict.recovery, &conflict.published];
    let mut all = Vec::new();
    for id in items(sides) {
        answers(&mut all, sides, &id);
    }
    for id in domains(sides) {
        judgements(&mut all, sides, &id);
    }
    needs(&mut all, sides);
    all
}

type BothDrafts<'s> = [&'s OpenDraft; 2];

fn matrix_of(open: &OpenDraft) -> &Matrix {
    &open.matrix.matrix
}

fn said(open: &OpenDraft) -> &Assessment {
    &open.draft.assessment
}

/// The items that either side says something of, in the order of the matrix; those it does not know
/// last.
fn items(sides: BothDrafts<'_>) -> Vec<ItemId> {
    let spoken: BTreeSet<&ItemId> =
        sides.iter().flat_map(|open| said(open).answers.keys()).collect();
    let known: Vec<&ItemId> = matrix_of(sides[0]).items().map(Item::id).collect();
    let mut all: Vec<ItemId> =
        known.iter().filter(|id| spoken.contains(**id)).map(|id| (*id).clone()).collect();
    all.extend(spoken.into_iter().filter(|id| !known.contains(id)).cloned());
    all
}

fn domains(sides: BothDrafts<'_>) -> Vec<DomainId> {
    matrix_of(sides[0]).domains.iter().map(|domain| domain.id.clone()).collect()
}

fn text_of(sides: BothDrafts<'_>, id: &ItemId) -> String {
    let found = sides.iter().find_map(|open| matrix_of(open).item(id));
    found.map_or_else(|| id.to_string(), |item| item.text().to_owned())
}

fn answers(all: &mut Vec<DraftDifference>, sides: BothDrafts<'_>, id: &ItemId) {
    let given = sides.map(|open| said(open).answers.get(id));
    let answer = |at: usize| given[at].and_then(|given| given.answer.as_ref());
    if answer(0) != answer(1) {
        let words = |at: usize| {
            answer(at).map_or("open".to_owned(), |answer| {
                phrases::answer_words(matrix_of(sides[at]), answer)
            })
        };
        all.push(DraftDifference { about: text_of(sides, id), here: words(0), there: words(1) });
    }
    let about = |what: &str| format!("{what}: {}", text_of(sides, id));
    let beside = |words: fn(&AnswerRecord) -> String| {
        given.map(|given| given.map(words).unwrap_or_default())
    };
    push(all, about("note"), beside(note_words));
    push(all, about("evidence"), beside(evidence_words));
    push(all, about("why not"), beside(reason_words));
}

fn note_words(given: &AnswerRecord) -> String {
    given.note.clone().unwrap_or_default()
}

fn reason_words(given: &AnswerRecord) -> String {
    given.reason.clone().unwrap_or_default()
}

fn evidence_words(given: &AnswerRecord) -> String {
    given.evidence.iter().map(piece_words).collect::<Vec<_>>().join("; ")
}

fn piece_words(piece: &Evidence) -> String {
    let against = (!piece.supports).then(|| "against it".to_owned());
    let dated = piece.dated.map(phrases::short_day);
    let until = piece.good_until.map(|day| format!("good until {}", phrases::short_day(day)));
    let beside: Vec<String> =
        [piece.whose.clone(), against, dated, until].into_iter().flatten().collect();
    if beside.is_empty() {
        piece.text.clone()
    } else {
        format!("{} ({})", piece.text, beside.join(", "))
    }
}

fn judgements(all: &mut Vec<DraftDifference>, sides: BothDrafts<'_>, id: &DomainId) {
    let name = matrix_of(sides[0])
        .domain(id)
        .map_or_else(|| id.to_string(), |domain| domain.short().to_owned());
    let stages = sides.map(|open| {
        said(open).judgements.get(id).map(|judged| point_words(matrix_of(open), &judged.stage))
    });
    push(all, format!("our stage: {name}"), stages.map(Option::unwrap_or_default));
    let reason = |open: &OpenDraft| {
        said(open).judgements.get(id).and_then(|judged| judged.reason.clone()).unwrap_or_default()
    };
    push(all, format!("why our stage: {name}"), sides.map(reason));
    let aim = |open: &OpenDraft| {
        said(open).aims.get(id).map(|aim| aim_words(matrix_of(open), aim)).unwrap_or_default()
    };
    push(all, format!("what next: {name}"), sides.map(aim));
}

fn aim_words(matrix: &Matrix, aim: &Aim) -> String {
    let again = aim.review_on.map(|day| format!("look again {}", phrases::short_day(day)));
    let parts = [Some(phrases::wish_words(matrix, aim)), again, aim.reason.clone()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn point_words(matrix: &Matrix, point: &StagePoint) -> String {
    match point {
        StagePoint::Before => matrix.before_name(),
        StagePoint::At(stage) => {
            matrix.stage(stage).map_or_else(|| stage.to_string(), |stage| stage.name.clone())
        }
    }
}

fn needs(all: &mut Vec<DraftDifference>, sides: BothDrafts<'_>) {
    for ask in matrix_of(sides[0]).asks() {
        let words =
            sides.map(|open| said(open).asks.get(&ask.id).map(need_words).unwrap_or_default());
        push(all, format!("needed: {}", ask.text), words);
    }
}

fn need_words(need: &RaisedAsk) -> String {
    let raised = need.raised.then(|| "raised".to_owned());
    raised.into_iter().chain(need.note.clone()).collect::<Vec<_>>().join(": ")
}

/// Adds a difference between two texts; an empty one is said to be so.
fn push(all: &mut Vec<DraftDifference>, about: String, [here, there]: [String; 2]) {
    if here == there {
        return;
    }
    let words = |text: String| if text.is_empty() { "nothing".to_owned() } else { text };
    all.push(DraftDifference { about, here: words(here), there: words(there) });
}
