//! The batch of files that is looked at: its rows, what was answered and ticked, and what becomes of
//! each file by that. Questions stand first.

use std::collections::HashSet;

use crate::maturity::phrases::pluralize;
use crate::maturity::share::{
    FileContent, FileForecast, FileVerdict, ImportAnswer, ImportChoices, ImportForecast,
    ImportPlan, ImportQuestion, PlannedFile,
};

/// A line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportRow {
    Question(usize),
    File(usize),
}

/// The files that were looked at, and what was chosen of them.
#[derive(Clone, Debug)]
pub struct Batch {
    pub plan: ImportPlan,
    pub choices: ImportChoices,
    pub forecast: ImportForecast,
    /// The lines of the list. They stay where they are whatever is answered.
    pub rows: Vec<ImportRow>,
    /// Files that look alike in the list but for their own names.
    pub look_alikes: HashSet<usize>,
    /// How many files of each kind there are. There may be thousands, so it is said once for each
    /// change.
    pub counts: String,
    /// What those that come in lack.
    pub left_out: Option<String>,
    /// The files that were brought in as matrices.
    pub added_matrices: HashSet<usize>,
}

impl Batch {
    pub fn new(plan: ImportPlan) -> Self {
        let choices = ImportChoices {
            answers: plan.first_answers(),
            differing_waits: true,
            ..ImportChoices::default()
        };
        let forecast = plan.forecast(&choices);
        let questions = (0..plan.questions.len()).map(ImportRow::Question);
        let files = plan.listed(&forecast).into_iter().map(ImportRow::File);
        let rows = questions.chain(files).collect();
        let (look_alikes, left_out) = (plan.look_alikes(), plan.describe_left_out(&forecast));
        let counts = plan.describe_counts(&forecast);
        let added_matrices = HashSet::new();
        Self { plan, choices, forecast, rows, look_alikes, counts, left_out, added_matrices }
    }

    fn refresh(&mut self) {
        self.forecast = self.plan.forecast(&self.choices);
        self.counts = self.plan.describe_counts(&self.forecast);
        self.left_out = self.plan.describe_left_out(&self.forecast);
    }

    pub fn file(&self, at: usize) -> Option<(&PlannedFile, &FileForecast)> {
        self.plan.files.get(at).zip(self.forecast.files.get(at))
    }

    pub fn answer(&self, question: usize) -> ImportAnswer {
        self.choices.answers.get(question).copied().unwrap_or_default()
    }

    /// How many questions wait for an answer.
    pub fn open_questions(&self) -> usize {
        self.choices.answers.iter().filter(|one| **one == ImportAnswer::Unanswered).count()
    }

    /// The question that a line is about: its own, or the first one about its file, one that waits
    /// before others.
    pub fn question_of(&self, row: ImportRow) -> Option<usize> {
        match row {
            ImportRow::Question(at) => Some(at),
            ImportRow::File(file) => {
                let (_, foretold) = self.file(file)?;
                let waits = |at: &&usize| self.answer(**at) == ImportAnswer::Unanswered;
                let waiting = foretold.questions.iter().find(waits);
                waiting.or(foretold.questions.first()).copied()
            }
        }
    }

    /// Takes the next answer to the question of a line; whether there is one.
    pub fn cycle(&mut self, row: ImportRow, by: isize) -> bool {
        let Some(at) = self.question_of(row) else { return false };
        let file = match row {
            ImportRow::File(file) => Some(file),
            ImportRow::Question(_) => None,
        };
        let Some(question) = self.plan.questions.get(at) else { return false };
        let answers = question.answers(file);
        let now = self.answer(at);
        let place = answers.iter().position(|answer| *answer == now).unwrap_or(0);
        let next = (place + answers.len()).saturating_add_signed(by) % answers.len().max(1);
        if let (Some(own), Some(answer)) = (self.choices.answers.get_mut(at), answers.get(next)) {
            *own = *answer;
        }
        self.refresh();
        true
    }

    /// Gives the answer of a line to all questions of its kind; says what came of it.
    pub fn answer_all(&mut self, row: ImportRow) -> String {
        let Some(at) = self.question_of(row) else {
            return "Nothing is asked about this one.".to_owned();
        };
        let answer = self.answer(at);
        let Some(asked) = self.plan.questions.get(at).cloned() else { return String::new() };
        if answer == ImportAnswer::Unanswered {
            return "First answer this one: ◄► chooses. Then A gives all others the same answer."
                .to_owned();
        }
        if asked.same_answer(answer).is_none() {
            return "Which one it is has to be said for each.".to_owned();
        }
        let mut same = 0;
        for (question, own) in self.plan.questions.iter().zip(&mut self.choices.answers) {
            let Some(theirs) = question.same_answer(answer).filter(|_| asked.is_like(question))
            else {
                continue;
            };
            (*own, same) = (theirs, same + 1);
        }
        self.refresh();
        format!("{} answered so.", pluralize(same, "question is", "questions are"))
    }

    /// Ticks a file, or unticks it; says why it can't be ticked.
    pub fn toggle(&mut self, at: usize) -> Option<&'static str> {
        let verdict = self.file(at).map(|(_, foretold)| foretold.verdict.clone())?;
        if verdict.is_asking() {
            return Some("First answer the question about it: ◄► chooses.");
        }
        if verdict == FileVerdict::LeftOut {
            return Some("Another file was chosen in its place: ◄► chooses this one.");
        }
        if !verdict.is_importable() {
            return Some("This one has nothing to bring in, or can't come in: w says why.");
        }
        let is_chosen = self.file(at).is_some_and(|(_, foretold)| foretold.is_chosen);
        self.choices.ticks.insert(at, !is_chosen);
        self.refresh();
        None
    }

    /// What to know about a line.
    pub fn describe(&self, row: ImportRow) -> String {
        match row {
            ImportRow::Question(at) => {
                let Some(question) = self.plan.questions.get(at) else { return String::new() };
                let alike = self.plan.questions.iter().filter(|one| one.is_like(question)).count();
                let more = if alike > 1 { " A: the same for all like it." } else { "" };
                format!("{} ◄► answers.{more}", question.describe(self.answer(at)))
            }
            ImportRow::File(at) => {
                let Some((file, foretold)) = self.file(at) else { return String::new() };
                if self.added_matrices.contains(&at) {
                    return "It is in your folder now. Put it in use among the matrices."
                        .to_owned();
                }
                let text = foretold.describe(&self.plan, file);
                match foretold.verdict {
                    FileVerdict::Differs if !foretold.is_chosen => {
                        format!("It stays out unless Space ticks it. {text}")
                    }
                    FileVerdict::Matrix => format!("{text} Space leads there."),
                    _ if foretold.verdict.is_asking() => format!("{text} ◄► answers."),
                    _ => text,
                }
            }
        }
    }

    /// The matrix that a line is, where it is one and not in the folder yet: its place in the plan.
    pub fn addable_matrix(&self, row: ImportRow) -> Option<usize> {
        let ImportRow::File(at) = row else { return None };
        let is_matrix = matches!(self.file(at)?.0.content, FileContent::Matrix { .. });
        (is_matrix && !self.added_matrices.contains(&at)).then_some(at)
    }

    /// The spreadsheet that a line is, where a matrix could be made of it: its place in the plan.
    pub fn readable_sheet(&self, row: ImportRow) -> Option<usize> {
        let ImportRow::File(at) = row else { return None };
        let is_sheet = match &self.file(at)?.0.content {
            FileContent::Foreign(finding) | FileContent::Refused(finding) => {
                finding.code == "spreadsheet"
            }
            _ => false,
        };
        (is_sheet && !self.added_matrices.contains(&at)).then_some(at)
    }

    /// Notes that a matrix was made of the file at this place.
    pub fn note_added_sheet(&mut self, at: usize) {
        self.added_matrices.insert(at);
    }

    /// Notes that a matrix with this text is in the folder now.
    pub fn note_added_matrix(&mut self, text: &str) {
        let is_it = |file: &PlannedFile| matches!(&file.content, FileContent::Matrix { fingerprint, .. } if fingerprint == text);
        let files = self.plan.files.iter().enumerate();
        self.added_matrices.extend(files.filter(|(_, file)| is_it(file)).map(|(at, _)| at));
    }

    /// What becomes of a file, as the list shows it.
    pub fn label(&self, at: usize) -> String {
        match self.file(at) {
            _ if self.added_matrices.contains(&at) => "in your folder now".to_owned(),
            Some((file, foretold)) => foretold.label(file),
            None => String::new(),
        }
    }

    /// The file's own name, where it has to tell it from another line.
    pub fn needs_name(&self, at: usize) -> bool {
        self.look_alikes.contains(&at)
    }

    pub fn question(&self, at: usize) -> Option<&ImportQuestion> {
        self.plan.questions.get(at)
    }
}
