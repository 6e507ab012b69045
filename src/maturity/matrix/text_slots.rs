//! Every text of a matrix that may stand in several languages, each with its place: whose it is and in
//! which field. Ids, sources, references and tags are no such texts.

use std::fmt;

use super::{Ask, Domain, ItemDetails, Ladder, Matrix, Rung, Stage, Statement};

/// Where a text stands, so that it is found again after other edits: by the id of what it belongs to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TextPlace {
    owner: String,
    field: TextField,
}

/// The field of a text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TextField {
    /// By its name.
    Named(&'static str),
    /// In an object of texts, by its key: the description for a stage.
    Keyed(&'static str, String),
    /// In a list, by its number.
    Listed(&'static str, usize),
}

impl TextPlace {
    /// A text of the matrix itself.
    pub fn of_matrix(field: &'static str) -> Self {
        Self::of("", TextField::Named(field))
    }

    /// A text of what has this id.
    pub fn of(owner: &str, field: TextField) -> Self {
        Self { owner: owner.to_lowercase(), field }
    }
}

impl TextPlace {
    /// Whether the text stands on one line.
    pub(crate) fn is_line(&self) -> bool {
        const LINES: [&str; 12] = [
            "title", "short_title", "about_one", "name", "short_name", "group", "text", "lead_in",
            "term", "signs", "checklist", "also",
        ];
        let (TextField::Named(name) | TextField::Keyed(name, _) | TextField::Listed(name, _)) =
            &self.field;
        LINES.contains(name) || *name == "meaning" && self.owner.starts_with(TERM_OWNER)
    }
}

const TERM_OWNER: &str = "glossary[";

/// The name of a matrix's own words for the time before its first stage: no id is spelt so.
pub(crate) const BEFORE_OWNER: &str = "before";

/// A text in its field.
pub(super) struct TextSlot<'m> {
    pub(super) place: TextPlace,
    /// What it belongs to, as a path in the file: lists with the number of the entry.
    base: &'m [(&'static str, usize)],
    pub(super) text: SlotText<'m>,
}

pub(super) enum SlotText<'m> {
    Required(&'m mut String),
    Optional(&'m mut Option<String>),
}

impl TextSlot<'_> {
    /// Its path in the file: `domains[2].statements[0].text`.
    pub(super) fn path(&self) -> String {
        let mut path = String::new();
        for (name, at) in self.steps() {
            if !path.is_empty() {
                path.push('.');
            }
            path.push_str(&name);
            if let Some(at) = at {
                path.extend(["[", &at.to_string(), "]"]);
            }
        }
        path
    }

    /// The same, step by step: a key, and the number of an entry of the list in it.
    pub(super) fn steps(&self) -> Vec<(String, Option<usize>)> {
        let base = self.base.iter();
        let mut steps: Vec<_> =
            base.map(|(name, at)| ((*name).to_owned(), (*at != NO_LIST).then_some(*at))).collect();
        match &self.place.field {
            TextField::Named(name) => steps.push(((*name).to_owned(), None)),
            TextField::Keyed(name, key) => {
                steps.extend([((*name).to_owned(), None), (key.clone(), None)]);
            }
            TextField::Listed(name, at) => steps.push(((*name).to_owned(), Some(*at))),
        }
        steps
    }
}

impl fmt::Display for TextPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.field {
            TextField::Named(name) => write!(f, "{} {name}", self.owner),
            TextField::Keyed(name, key) => write!(f, "{} {name} {key}", self.owner),
            TextField::Listed(name, at) => write!(f, "{} {name} {}", self.owner, at + 1),
        }
    }
}

/// The number of what stands in no list.
const NO_LIST: usize = usize::MAX;

/// What is done with each text.
type Visit<'v> = dyn FnMut(TextSlot<'_>) + 'v;

/// What the texts of one part of a matrix have in common.
struct Part<'p, 'v> {
    owner: &'p str,
    base: &'p [(&'static str, usize)],
    visit: &'p mut Visit<'v>,
}

impl Part<'_, '_> {
    fn visit(&mut self, field: TextField, text: SlotText<'_>) {
        let place = TextPlace::of(self.owner, field);
        (self.visit)(TextSlot { place, base: self.base, text });
    }

    fn required(&mut self, field: &'static str, text: &mut String) {
        self.visit(TextField::Named(field), SlotText::Required(text));
    }

    fn optional(&mut self, fields: &mut [(&'static str, &mut Option<String>)]) {
        for (field, text) in fields {
            self.visit(TextField::Named(field), SlotText::Optional(text));
        }
    }

    fn list(&mut self, field: &'static str, texts: &mut [String]) {
        for (at, text) in texts.iter_mut().enumerate() {
            self.visit(TextField::Listed(field, at), SlotText::Required(text));
        }
    }

    fn by_stage(&mut self, field: &'static str, rungs: &mut [Rung]) {
        for rung in rungs {
            let key = rung.stage.to_string();
            self.visit(TextField::Keyed(field, key), SlotText::Required(&mut rung.text));
        }
    }

    fn details(&mut self, details: &mut ItemDetails) {
        self.optional(&mut [("lead_in", &mut details.lead_in)]);
        self.list("checklist", &mut details.checklist);
    }
}

/// Goes through every text, in the order of the file.
pub(super) fn visit_texts(matrix: &mut Matrix, visit: &mut Visit<'_>) {
    let mut part = Part { owner: "", base: &[], visit };
    part.required("title", &mut matrix.title);
    part.optional(&mut [
        ("short_title", &mut matrix.short_title),
        ("about_one", &mut matrix.about_one),
        ("about", &mut matrix.about),
        ("opening", &mut matrix.opening),
        ("source", &mut matrix.source),
        ("footer", &mut matrix.footer),
    ]);
    if let Some(before) = &mut matrix.before {
        let base = [("before", NO_LIST)];
        let mut part = Part { owner: BEFORE_OWNER, base: &base, visit };
        part.required("name", &mut before.name);
    }
    for (at, stage) in matrix.stages.iter_mut().enumerate() {
        visit_stage(stage, at, visit);
    }
    for (at, scale) in matrix.scales.iter_mut().enumerate() {
        let (owner, base) = (scale.id.to_string(), [("scales", at)]);
        let mut part = Part { owner: &owner, base: &base, visit };
        part.optional(&mut [("name", &mut scale.name), ("before", &mut scale.before)]);
        part.by_stage("rungs", &mut scale.rungs);
    }
    for (at, set) in matrix.answer_sets.iter_mut().enumerate() {
        let (owner, base) = (set.id.to_string(), [("answer_sets", at)]);
        let mut part = Part { owner: &owner, base: &base, visit };
        for answer in &mut set.answers {
            let field = TextField::Keyed("answers", answer.counts_as.clone());
            part.visit(field, SlotText::Required(&mut answer.name));
        }
    }
    for (at, domain) in matrix.domains.iter_mut().enumerate() {
        visit_domain(domain, at, visit);
    }
    for (at, term) in matrix.glossary.iter_mut().enumerate() {
        let (owner, base) = (term_owner(at), [("glossary", at)]);
        let mut part = Part { owner: &owner, base: &base, visit };
        part.required("term", &mut term.term);
        part.required("meaning", &mut term.meaning);
        part.list("also", &mut term.also);
    }
}

/// What the texts of the word numbered `at` belong to: a word has no id.
pub(crate) fn term_owner(at: usize) -> String {
    format!("{TERM_OWNER}{at}]")
}

fn visit_stage(stage: &mut Stage, at: usize, visit: &mut Visit<'_>) {
    let (owner, base) = (stage.id.to_string(), [("stages", at)]);
    let mut part = Part { owner: &owner, base: &base, visit };
    part.required("name", &mut stage.name);
    part.optional(&mut [("meaning", &mut stage.meaning)]);
}

fn visit_domain(domain: &mut Domain, at: usize, visit: &mut Visit<'_>) {
    let here = ("domains", at);
    let (owner, base) = (domain.id.to_string(), [here]);
    let mut part = Part { owner: &owner, base: &base, visit };
    part.required("name", &mut domain.name);
    part.optional(&mut [
        ("short_name", &mut domain.short_name),
        ("group", &mut domain.group),
        ("why", &mut domain.why),
        ("good", &mut domain.good),
        ("before", &mut domain.before),
    ]);
    part.list("signs", &mut domain.signs);
    for (at, statement) in domain.statements.iter_mut().enumerate() {
        visit_statement(statement, &[here, ("statements", at)], visit);
    }
    for (at, ladder) in domain.ladders.iter_mut().enumerate() {
        visit_ladder(ladder, &[here, ("ladders", at)], visit);
    }
    for (at, ask) in domain.asks.iter_mut().enumerate() {
        visit_ask(ask, &[here, ("asks", at)], visit);
    }
}

fn visit_statement(
    statement: &mut Statement,
    base: &[(&'static str, usize)],
    visit: &mut Visit<'_>,
) {
    let owner = statement.id.to_string();
    let mut part = Part { owner: &owner, base, visit };
    part.required("text", &mut statement.text);
    part.optional(&mut [("evidence", &mut statement.evidence)]);
    part.details(&mut statement.details);
}

/// Those of a scale belong to the scale.
fn visit_ladder(ladder: &mut Ladder, base: &[(&'static str, usize)], visit: &mut Visit<'_>) {
    let owner = ladder.id.to_string();
    let mut part = Part { owner: &owner, base, visit };
    part.required("title", &mut ladder.title);
    if ladder.rungs.scale.is_none() {
        part.by_stage("rungs", &mut ladder.rungs.list);
        part.optional(&mut [("before", &mut ladder.rungs.before)]);
    }
    part.optional(&mut [("evidence", &mut ladder.evidence)]);
    part.by_stage("examples", &mut ladder.examples);
    part.details(&mut ladder.details);
}

fn visit_ask(ask: &mut Ask, base: &[(&'static str, usize)], visit: &mut Visit<'_>) {
    let owner = ask.id.to_string();
    Part { owner: &owner, base, visit }.required("text", &mut ask.text);
}
