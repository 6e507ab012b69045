//! The questions of an import: the same network under two ids, one ODS code in two files, names that
//! are alike, and files that say different things of one snapshot. Only a person can answer them.

use std::sync::Arc;

use jiff::civil::Date;

use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::Slug;
use crate::maturity::network::NetworkAtTime;
use crate::maturity::phrases::{format_date, pluralize};

/// One question about a batch of files.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportQuestion {
    /// What is asked.
    pub kind: QuestionKind,
    /// The networks of the files that it is about; none of them is here.
    pub networks: Vec<QuestionNetwork>,
    /// The files that it is about, by their places in the plan.
    pub files: Vec<usize>,
    /// The names of those files.
    pub file_names: Vec<String>,
}

/// A network of the files that something is asked about.
#[derive(Clone, Debug, PartialEq)]
pub struct QuestionNetwork {
    /// The network, as its newest snapshot in the files has it.
    pub network: Arc<NetworkAtTime>,
    /// The day of that snapshot.
    pub newest: Date,
    /// Its files, by their places in the plan.
    pub files: Vec<usize>,
}

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub enum QuestionKind {
    /// A network of the files has the ODS code of one or more here: is it one of them?
    SameCodeHere {
        /// The code.
        code: String,
        /// Those here: their folders and names.
        ours: Vec<(Slug, String)>,
    },
    /// Networks of the files have one ODS code and different ids: are they one?
    SameCode {
        /// The code.
        code: String,
    },
    /// A hint: a network of the files has a name like one here, and no other code.
    LikeNameHere {
        /// Those here: their folders and names.
        ours: Vec<(Slug, String)>,
    },
    /// A hint: networks of the files have like names, and no other codes.
    LikeName,
    /// Files say different things of one snapshot, and nothing tells which one is as it was saved:
    /// which is to come in?
    Clash {
        /// Whose snapshot the first such one is.
        network: String,
        /// Its day.
        taken_on: Date,
        /// In how many answers it differs.
        answers: usize,
        /// How many snapshots there are of which that is so.
        snapshots: usize,
    },
}

/// The answer to a question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ImportAnswer {
    /// None yet: nothing that it is about comes in.
    #[default]
    Unanswered,
    /// It is the network here that stands in this place of those asked about.
    Here(usize),
    /// They are one network.
    Same,
    /// It is a network of its own; each of them is.
    Another,
    /// Of the files that clash only this one comes in, by its place in the plan.
    Only(usize),
    /// All of them come in, side by side.
    All,
}

impl ImportQuestion {
    /// Whether it is only a hint, which nothing waits for.
    pub fn is_hint(&self) -> bool {
        matches!(self.kind, QuestionKind::LikeNameHere { .. } | QuestionKind::LikeName)
    }

    /// The answer before a person gives one.
    pub fn first_answer(&self) -> ImportAnswer {
        if self.is_hint() { ImportAnswer::Another } else { ImportAnswer::Unanswered }
    }

    /// The answers there are, the first one first; of the files that clash only `file`, where that is
    /// the one in focus.
    pub fn answers(&self, file: Option<usize>) -> Vec<ImportAnswer> {
        let mut answers = vec![self.first_answer()];
        match &self.kind {
            QuestionKind::SameCodeHere { ours, .. } | QuestionKind::LikeNameHere { ours } => {
                answers.extend((0..ours.len()).map(ImportAnswer::Here));
            }
            QuestionKind::SameCode { .. } | QuestionKind::LikeName => {
                answers.push(ImportAnswer::Same);
            }
            QuestionKind::Clash { .. } => {
                let is_meant = |at: &&usize| file.is_none_or(|file| file == **at);
                let files = self.files.iter().filter(is_meant);
                answers.extend(files.map(|at| ImportAnswer::Only(*at)));
                answers.push(ImportAnswer::All);
            }
        }
        if !answers.contains(&ImportAnswer::Another) && !self.is_clash() {
            answers.push(ImportAnswer::Another);
        }
        answers
    }

    /// Whether files say different things of one snapshot.
    pub fn is_clash(&self) -> bool {
        matches!(self.kind, QuestionKind::Clash { .. })
    }

    /// Whether the same is asked as in another question, so that one answer can do for both.
    pub fn is_like(&self, other: &Self) -> bool {
        std::mem::discriminant(&self.kind) == std::mem::discriminant(&other.kind)
    }

    /// The answer to this question that says what `answer` says to another one of its kind; none
    /// where it has to be said for each.
    pub fn same_answer(&self, answer: ImportAnswer) -> Option<ImportAnswer> {
        let is_only = |answers: &[ImportAnswer]| {
            answers.iter().filter(|one| matches!(one, ImportAnswer::Here(_))).count() == 1
        };
        match answer {
            ImportAnswer::Only(_) => None,
            // of several that have the code it is not known which one
            ImportAnswer::Here(_) => is_only(&self.answers(None)).then_some(ImportAnswer::Here(0)),
            answer => self.answers(None).contains(&answer).then_some(answer),
        }
    }

    /// The names of the networks that it is about.
    pub fn network_names(&self) -> String {
        list_names(self.networks.iter().map(|one| one.network.name.as_str()))
    }

    /// The question in one line of a list.
    pub fn line(&self) -> String {
        let names = self.network_names();
        match &self.kind {
            QuestionKind::SameCodeHere { code, ours } => {
                format!("{names}: the code of {}, {code}", our_names(ours))
            }
            QuestionKind::SameCode { code } => format!("{names}: one code, {code}"),
            QuestionKind::LikeNameHere { ours } => {
                format!("{names}: a name like {}", our_names(ours))
            }
            QuestionKind::LikeName => format!("{names}: names alike"),
            QuestionKind::Clash { network, .. } => {
                format!("{network}: {} disagree", pluralize(self.files.len(), "file", "files"))
            }
        }
    }

    /// An answer in two or three words.
    pub fn answer_label(&self, answer: ImportAnswer) -> String {
        match (answer, &self.kind) {
            (ImportAnswer::Unanswered, QuestionKind::Clash { .. }) => "which one?".to_owned(),
            (ImportAnswer::Unanswered, QuestionKind::SameCode { .. }) => "one network?".to_owned(),
            (ImportAnswer::Unanswered, _) => "the same network?".to_owned(),
            (
                ImportAnswer::Here(at),
                QuestionKind::SameCodeHere { ours, .. } | QuestionKind::LikeNameHere { ours },
            ) if ours.len() > 1 => ours.get(at).map(|(_, name)| name.clone()).unwrap_or_default(),
            (ImportAnswer::Here(_), _) => "the same network".to_owned(),
            (ImportAnswer::Same, _) => "one network".to_owned(),
            (ImportAnswer::Another, QuestionKind::SameCode { .. } | QuestionKind::LikeName) => {
                "different networks".to_owned()
            }
            (ImportAnswer::Another, _) => "another network".to_owned(),
            (ImportAnswer::Only(file), _) => self.file_name(file).to_owned(),
            (ImportAnswer::All, _) if self.files.len() == 2 => "both".to_owned(),
            (ImportAnswer::All, _) => "all of them".to_owned(),
        }
    }

    fn file_name(&self, file: usize) -> &str {
        let at = self.files.iter().position(|one| *one == file);
        at.and_then(|at| self.file_names.get(at)).map(String::as_str).unwrap_or_default()
    }

    /// The question, or what its answer leads to, in a sentence or two.
    pub fn describe(&self, answer: ImportAnswer) -> String {
        let names = self.network_names();
        match answer {
            ImportAnswer::Unanswered => self.ask(),
            ImportAnswer::Here(at) => {
                let ours = match &self.kind {
                    QuestionKind::SameCodeHere { ours, .. }
                    | QuestionKind::LikeNameHere { ours } => ours.get(at),
                    _ => None,
                };
                let name = ours.map(|(_, name)| name.as_str()).unwrap_or_default();
                format!(
                    "{names} is kept with {name}, which stays called so. What the file says of the network itself is not taken over."
                )
            }
            ImportAnswer::Same => {
                let first = self.main_network(|_| true);
                let name = first.map(|one| one.network.name.as_str()).unwrap_or_default();
                format!(
                    "They are kept together as one network, {name}, as the newest snapshot calls it."
                )
            }
            ImportAnswer::Another if self.is_hint() => self.hint(),
            ImportAnswer::Another if self.networks.len() > 1 => {
                "Each is made as a network of its own.".to_owned()
            }
            ImportAnswer::Another => format!("{names} is made as a network of its own."),
            ImportAnswer::Only(file) => {
                format!(
                    "Only {} comes in. What disagrees with it is left out.",
                    self.file_name(file)
                )
            }
            ImportAnswer::All => {
                "All of it comes in, side by side. Which one counts, you say afterwards.".to_owned()
            }
        }
    }

    fn ask(&self) -> String {
        let names = self.network_names();
        match &self.kind {
            QuestionKind::SameCodeHere { code, ours } => {
                let which =
                    if ours.len() > 1 { "Is it one of them?" } else { "Is it the same network?" };
                format!(
                    "{names} has the same ODS code as {}, which is here: {code}. {which}",
                    our_names(ours)
                )
            }
            QuestionKind::SameCode { code } => {
                format!(
                    "{names} have the same ODS code, {code}, and come from different workbooks. Are they one network?"
                )
            }
            QuestionKind::LikeNameHere { .. } | QuestionKind::LikeName => self.hint(),
            QuestionKind::Clash { network, taken_on, answers, snapshots } => {
                let files = list_names(self.file_names.iter().map(String::as_str));
                let how = match answers {
                    0 => "not in an answer".to_owned(),
                    many => format!("in {}", pluralize(*many, "answer", "answers")),
                };
                let more = match snapshots {
                    1 => String::new(),
                    many => {
                        format!(", and of {} more", pluralize(many - 1, "snapshot", "snapshots"))
                    }
                };
                format!(
                    "{files} say different things of {network}, {}, {how}{more}. Which one is to come in?",
                    format_date(*taken_on)
                )
            }
        }
    }

    fn hint(&self) -> String {
        let names = self.network_names();
        match &self.kind {
            QuestionKind::LikeNameHere { ours } => format!(
                "{names} has a name like {}, which is here, and no ODS code tells them apart. It is made as a network of its own, unless you say that it is the same.",
                our_names(ours)
            ),
            _ => format!(
                "{names} have names that are alike, and no ODS code tells them apart. Each is made as a network of its own, unless you say that they are one."
            ),
        }
    }

    /// The network that the others are joined to, of those that `is_in`: that of the newest snapshot.
    pub fn main_network(
        &self,
        is_in: impl Fn(&QuestionNetwork) -> bool,
    ) -> Option<&QuestionNetwork> {
        let chosen = self.networks.iter().filter(|one| is_in(one));
        chosen.max_by_key(|one| (one.newest, one.network.id))
    }

    /// The question as a command says it of a file that waits for it.
    pub fn to_diagnostic(&self) -> Diagnostic {
        let (code, path, remedy) = match &self.kind {
            QuestionKind::Clash { .. } => (
                "clash",
                "",
                "Bring in the one that you trust by itself, or all of them with --keep-both."
                    .to_owned(),
            ),
            QuestionKind::SameCodeHere { ours, .. } => {
                let slugs: Vec<&str> = ours.iter().map(|(slug, _)| slug.as_str()).collect();
                let remedy = format!(
                    "If it is, bring it in with --into {}, or all with equal codes with --match-ods; if not, with --as-new.",
                    slugs.join(" or ")
                );
                ("same-network", "network.ods_code", remedy)
            }
            _ => (
                "same-network",
                "network.ods_code",
                "If they are, bring them in with --match-ods; if not, with --as-new.".to_owned(),
            ),
        };
        Diagnostic::error(code, path, self.ask(), remedy)
    }
}

fn our_names(ours: &[(Slug, String)]) -> String {
    list_names(ours.iter().map(|(_, name)| name.as_str()))
}

/// "A", "A and B", "A, B and 3 more".
fn list_names<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let names: Vec<&str> = names.collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [one, other] => format!("{one} and {other}"),
        [one, other, rest @ ..] => format!("{one}, {other} and {} more", rest.len()),
    }
}
