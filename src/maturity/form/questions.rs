//! What a form asks: the items of each area with the answers that may be chosen, then our stage, what
//! next and what is needed from others. One list for the spreadsheet and for the browser.

use crate::maturity::capitalize::capitalize;
use std::collections::BTreeMap;

use crate::maturity::assessment::{Answer, StagePoint};
use crate::maturity::ids::{DomainId, ItemId};
use crate::maturity::matrix::{Domain, Item, Ladder, Matrix};
use crate::maturity::phrases::{self, Sign};
use crate::maturity::walk::answer_choices::answer_choices;
use crate::maturity::walk::order;

/// The value of an aim to move, before the stage.
pub const MOVE_PREFIX: &str = "move:";

/// One area of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormArea {
    /// Its id.
    pub id: DomainId,
    /// What stands above it and the areas that it is grouped with.
    pub group: Option<String>,
    /// Its name.
    pub name: String,
    /// Why it matters.
    pub why: Option<String>,
    /// What is asked in it, in order.
    pub questions: Vec<FormQuestion>,
}

/// One question with the answers that may be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormQuestion {
    /// What it is about.
    pub part: QuestionPart,
    /// The name of the stage that it belongs to.
    pub stage: Option<String>,
    /// What is asked, in one sentence.
    pub text: String,
    /// Lines below it: the descriptions of a ladder, an example.
    pub details: Vec<String>,
    /// The answers, in order.
    pub choices: Vec<FormChoice>,
    /// What the field beside the answer is for.
    pub beside: &'static str,
}

/// What a question is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum QuestionPart {
    /// A statement or a ladder.
    Item(ItemId),
    /// Our stage in an area.
    OurStage(DomainId),
    /// What next in an area.
    WhatNext(DomainId),
    /// Something that is needed from others.
    Need(ItemId),
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormChoice {
    /// What a person reads and chooses. No two of a question are the same.
    pub label: String,
    /// What it is in files.
    pub value: String,
}

impl QuestionPart {
    /// What the row of a sheet is known by: `item:LEAD-0a`.
    pub fn key(&self) -> String {
        let (kind, id) = self.kind_and_id();
        format!("{kind}:{id}")
    }

    /// Its kind, in one word, and the id of what it is about.
    pub fn kind_and_id(&self) -> (&'static str, &str) {
        match self {
            Self::Item(id) => ("item", id.as_str()),
            Self::OurStage(id) => ("our-stage", id.as_str()),
            Self::WhatNext(id) => ("what-next", id.as_str()),
            Self::Need(id) => ("need", id.as_str()),
        }
    }
}

impl FormQuestion {
    /// The choice that a person means by these words: its label or its value, whatever the capitals.
    pub fn choice(&self, words: &str) -> Option<&FormChoice> {
        let folded = fold(words);
        let by = |text: fn(&FormChoice) -> &str| {
            self.choices.iter().find(|choice| fold(text(choice)) == folded)
        };
        by(|choice| &choice.label).or_else(|| by(|choice| &choice.value))
    }
}

fn fold(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// What a form on this matrix asks, area by area in its order.
pub fn form_areas(matrix: &Matrix) -> Vec<FormArea> {
    let areas = matrix.domains.iter().enumerate();
    areas.map(|(at, domain)| form_area(matrix, at, domain)).collect()
}

fn form_area(matrix: &Matrix, at: usize, domain: &Domain) -> FormArea {
    let rows = order::rows(matrix, domain).into_iter();
    let items = rows.map(|row| {
        let stage = row.stage.and_then(|stage| matrix.stages.get(stage));
        item_question(matrix, row.item, stage.map(|stage| stage.name.clone()))
    });
    let needs = domain.asks.iter().map(|ask| FormQuestion {
        part: QuestionPart::Need(ask.id.clone()),
        stage: matrix.stage(&ask.stage).map(|stage| stage.name.clone()),
        text: format!("Do you need this from others? {}", ask.text),
        details: Vec::new(),
        choices: vec![choice("Yes", "yes")],
        beside: "A word about it",
    });
    FormArea {
        id: domain.id.clone(),
        group: matrix.group_heading(at).map(str::to_owned),
        name: domain.name.clone(),
        why: domain.why.clone(),
        questions: items
            .chain([our_stage(matrix, domain), what_next(matrix, domain)])
            .chain(needs)
            .collect(),
    }
}

fn item_question(matrix: &Matrix, item: Item<'_>, stage: Option<String>) -> FormQuestion {
    let mut details = match item {
        Item::Ladder(ladder) => ladder_details(matrix, ladder),
        Item::Statement(_) => Vec::new(),
    };
    details.extend(item.plain_evidence().map(|example| format!("For example: {example}")));
    let others = [Answer::NotSure, Answer::NotApplicable];
    let answers = answer_choices(matrix, item).into_iter().chain(others);
    let choices = answers.map(|answer| choice(&answer_label(matrix, &answer), answer.as_str()));
    FormQuestion {
        part: QuestionPart::Item(item.id().clone()),
        stage,
        text: item.plain_text().into_owned(),
        details,
        choices: distinct(choices.collect()),
        beside: "Reason or note",
    }
}

fn ladder_details(matrix: &Matrix, ladder: &Ladder) -> Vec<String> {
    matrix.rung_words(ladder).iter().map(crate::maturity::matrix::RungWords::line).collect()
}

fn answer_label(matrix: &Matrix, answer: &Answer) -> String {
    match answer {
        Answer::Rung(_) => phrases::format_answer(matrix, answer),
        Answer::NotApplicable => capitalize(Sign::NotApplicable.label()),
        other => capitalize(&phrases::format_answer(matrix, other)),
    }
}

fn our_stage(matrix: &Matrix, domain: &Domain) -> FormQuestion {
    let before = choice(&matrix.before_label(), StagePoint::Before.as_str());
    let stages = matrix.stages.iter().map(|stage| choice(&stage.name, stage.id.as_str()));
    FormQuestion {
        part: QuestionPart::OurStage(domain.id.clone()),
        stage: None,
        text: "All in all, where do you say this area is?".to_owned(),
        details: Vec::new(),
        choices: distinct(std::iter::once(before).chain(stages).collect()),
        beside: "Why",
    }
}

fn what_next(matrix: &Matrix, domain: &Domain) -> FormQuestion {
    let moves = matrix.stages.iter().map(|stage| {
        choice(&format!("Move to {}", stage.name), &format!("{MOVE_PREFIX}{}", stage.id))
    });
    let all = [choice("Stay as it is", "stay"), choice("Not now", "not_now")].into_iter();
    FormQuestion {
        part: QuestionPart::WhatNext(domain.id.clone()),
        stage: None,
        text: "What should come next in this area?".to_owned(),
        details: Vec::new(),
        choices: distinct(all.chain(moves).collect()),
        beside: "Why",
    }
}

fn choice(label: &str, value: &str) -> FormChoice {
    FormChoice { label: label.trim().to_owned(), value: value.to_owned() }
}

/// Labels that read the same get what they are in files behind them.
fn distinct(mut choices: Vec<FormChoice>) -> Vec<FormChoice> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for one in &choices {
        *counts.entry(fold(&one.label)).or_default() += 1;
    }
    for one in &mut choices {
        if counts.get(&fold(&one.label)).is_some_and(|count| *count > 1) {
            one.label = format!("{} ({})", one.label, one.value);
        }
    }
    choices
}
