//! Places in a matrix whose words can be edited: a statement, a rung, an area, a stage, an example
//! of evidence, a need from others, the title.

use serde::{Deserialize, Serialize};

use crate::maturity::ids::{DomainId, ItemId, StageId};
use crate::maturity::matrix::{Ask, Basis, Domain, Item, Ladder, Matrix, Stage, Statement};
use crate::maturity::sanitize::{sanitize, sanitize_line};

/// Where in a matrix a text stands. By ids, so that it is found again after other edits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum MatrixPlace {
    /// The title of the matrix.
    Title,
    /// What it is about.
    About,
    /// The name of a stage.
    Stage {
        /// The stage.
        stage: StageId,
    },
    /// What a stage means.
    StageMeaning {
        /// The stage.
        stage: StageId,
    },
    /// The name of an area.
    Area {
        /// The area.
        area: DomainId,
    },
    /// Why an area matters.
    AreaWhy {
        /// The area.
        area: DomainId,
    },
    /// The words of a statement, or the title of a ladder.
    Item {
        /// The item.
        item: ItemId,
    },
    /// The example of evidence of an item.
    Example {
        /// The item.
        item: ItemId,
    },
    /// One description of a ladder.
    Rung {
        /// The ladder.
        item: ItemId,
        /// The stage it is for.
        stage: StageId,
    },
    /// A need from others.
    Ask {
        /// The need.
        ask: ItemId,
    },
}

impl MatrixPlace {
    /// The item whose words it is part of. Whether they still mean the same may have to be said.
    pub fn item(&self) -> Option<&ItemId> {
        match self {
            Self::Item { item } | Self::Rung { item, .. } => Some(item),
            _ => None,
        }
    }

    /// Whether the words may take several lines.
    pub fn is_multiline(&self) -> bool {
        matches!(
            self,
            Self::About | Self::AreaWhy { .. } | Self::StageMeaning { .. } | Self::Rung { .. }
        )
    }

    /// Whether it may be left blank: then there is none.
    pub fn is_optional(&self) -> bool {
        matches!(
            self,
            Self::About | Self::AreaWhy { .. } | Self::StageMeaning { .. } | Self::Example { .. }
        )
    }

    /// The words that stand there; blank where there are none. None where there is no such place.
    pub fn text(&self, matrix: &Matrix) -> Option<String> {
        let optional = |text: Option<&str>| Some(text.unwrap_or_default().to_owned());
        match self {
            Self::Title => Some(matrix.title.clone()),
            Self::About => optional(matrix.about.as_deref()),
            Self::Stage { stage } => matrix.stage(stage).map(|stage| stage.name.clone()),
            Self::StageMeaning { stage } => optional(matrix.stage(stage)?.meaning.as_deref()),
            Self::Area { area } => matrix.domain(area).map(|domain| domain.name.clone()),
            Self::AreaWhy { area } => optional(matrix.domain(area)?.why.as_deref()),
            Self::Item { item } => matrix.item(item).map(|item| item.text().to_owned()),
            Self::Example { item } => optional(matrix.item(item)?.evidence()),
            Self::Rung { item, stage } => {
                let Item::Ladder(ladder) = matrix.item(item)? else { return None };
                ladder.rung(stage).map(|rung| rung.text.clone())
            }
            Self::Ask { ask } => {
                matrix.asks().find(|one| one.id == *ask).map(|one| one.text.clone())
            }
        }
    }

    /// Whether another stage or area is called the same, so that nobody could tell the two apart.
    pub fn has_namesake(&self, matrix: &Matrix) -> bool {
        let own = self.text(matrix).unwrap_or_default().trim().to_lowercase();
        let is_same = |name: &str| name.trim().to_lowercase() == own;
        match self {
            Self::Stage { stage } => {
                matrix.stages.iter().any(|other| other.id != *stage && is_same(&other.name))
            }
            Self::Area { area } => {
                matrix.domains.iter().any(|other| other.id != *area && is_same(&other.name))
            }
            _ => false,
        }
    }

    /// The matrix with other words at this place; as it is where there is no such place. Words of
    /// one's own rest on nobody's document.
    pub fn with_text(&self, matrix: &Matrix, text: &str) -> Matrix {
        let mut edited = matrix.clone();
        let words = if self.is_multiline() { sanitize(text) } else { sanitize_line(text) };
        let words = words.trim().to_owned();
        if self.text(matrix).is_none_or(|before| before == words) {
            return edited;
        }
        let optional = Some(words.clone()).filter(|words| !words.is_empty());
        match self {
            Self::Title => edited.title = words,
            Self::About => edited.about = optional,
            Self::Stage { stage } => set(find_stage(&mut edited, stage), |it| it.name = words),
            Self::StageMeaning { stage } => {
                set(find_stage(&mut edited, stage), |it| it.meaning = optional);
            }
            Self::Area { area } => set(find_area(&mut edited, area), |it| {
                // the short name was of the words before
                it.short_name = None;
                it.name = words;
            }),
            Self::AreaWhy { area } => set(find_area(&mut edited, area), |it| it.why = optional),
            Self::Item { item } => {
                set(find_statement(&mut edited, item), |it| {
                    it.text.clone_from(&words);
                    it.basis = vec![Basis::Own];
                });
                set(find_ladder(&mut edited, item), |it| it.title = words);
            }
            Self::Example { item } => {
                set(find_statement(&mut edited, item), |it| it.evidence.clone_from(&optional));
                set(find_ladder(&mut edited, item), |it| it.evidence = optional);
            }
            Self::Rung { item, stage } => set(find_ladder(&mut edited, item), |it| {
                it.basis = vec![Basis::Own];
                set(it.rungs.iter_mut().find(|rung| rung.stage == *stage), |it| it.text = words);
            }),
            Self::Ask { ask } => set(find_ask(&mut edited, ask), |it| it.text = words),
        }
        edited
    }

    /// What a person would call it: "Statement A-1 · Foundation".
    pub fn label(&self, matrix: &Matrix) -> String {
        let stage_name = |id: &StageId| {
            matrix.stage(id).map_or_else(|| id.to_string(), |stage| stage.name.clone())
        };
        match self {
            Self::Title => "The title".to_owned(),
            Self::About => "What it is about".to_owned(),
            Self::Stage { .. } => "The name of this stage".to_owned(),
            Self::StageMeaning { stage } => format!("What {} means", stage_name(stage)),
            Self::Area { .. } => "The name of this area".to_owned(),
            Self::AreaWhy { .. } => "Why this area matters".to_owned(),
            Self::Item { item } => match matrix.item(item) {
                Some(Item::Statement(one)) => {
                    format!("Statement {item} · {}", stage_name(&one.stage))
                }
                _ => format!("What {item} is called"),
            },
            Self::Example { item } => format!("The example for {item}"),
            Self::Rung { item, stage } => format!("Description {item} · {}", stage_name(stage)),
            Self::Ask { .. } => "A need from others".to_owned(),
        }
    }

    /// Where a finding about it stands, such as `domains[2].statements[0]`.
    pub fn json_path(&self, matrix: &Matrix) -> String {
        let at = |found: Option<usize>| found.unwrap_or(usize::MAX);
        let stage_at = |id: &StageId| at(matrix.stage_index(id));
        let area_at = |id: &DomainId| at(matrix.domains.iter().position(|it| it.id == *id));
        match self {
            Self::Title => "title".to_owned(),
            Self::About => "about".to_owned(),
            Self::Stage { stage } => format!("stages[{}].name", stage_at(stage)),
            Self::StageMeaning { stage } => format!("stages[{}].meaning", stage_at(stage)),
            Self::Area { area } => format!("domains[{}].name", area_at(area)),
            Self::AreaWhy { area } => format!("domains[{}].why", area_at(area)),
            Self::Item { item } | Self::Example { item } | Self::Rung { item, .. } => {
                list_path(matrix, item)
            }
            Self::Ask { ask } => list_path(matrix, ask),
        }
    }
}

/// The path of an item or a need.
fn list_path(matrix: &Matrix, id: &ItemId) -> String {
    let in_domain = |domain: &Domain| {
        let statement = domain.statements.iter().position(|one| one.id == *id);
        let ladder = || domain.ladders.iter().position(|one| one.id == *id);
        let ask = || domain.asks.iter().position(|one| one.id == *id);
        statement
            .map(|at| format!("statements[{at}]"))
            .or_else(|| ladder().map(|at| format!("ladders[{at}]")))
            .or_else(|| ask().map(|at| format!("asks[{at}]")))
    };
    let mut domains = matrix.domains.iter().enumerate();
    let found = domains.find_map(|(at, domain)| Some((at, in_domain(domain)?)));
    found.map_or_else(String::new, |(at, rest)| format!("domains[{at}].{rest}"))
}

fn set<T>(found: Option<&mut T>, change: impl FnOnce(&mut T)) {
    if let Some(found) = found {
        change(found);
    }
}

fn find_stage<'m>(matrix: &'m mut Matrix, id: &StageId) -> Option<&'m mut Stage> {
    matrix.stages.iter_mut().find(|stage| stage.id == *id)
}

fn find_area<'m>(matrix: &'m mut Matrix, id: &DomainId) -> Option<&'m mut Domain> {
    matrix.domains.iter_mut().find(|domain| domain.id == *id)
}

fn find_statement<'m>(matrix: &'m mut Matrix, id: &ItemId) -> Option<&'m mut Statement> {
    matrix.domains.iter_mut().flat_map(|it| &mut it.statements).find(|one| one.id == *id)
}

fn find_ladder<'m>(matrix: &'m mut Matrix, id: &ItemId) -> Option<&'m mut Ladder> {
    matrix.domains.iter_mut().flat_map(|it| &mut it.ladders).find(|one| one.id == *id)
}

fn find_ask<'m>(matrix: &'m mut Matrix, id: &ItemId) -> Option<&'m mut Ask> {
    matrix.domains.iter_mut().flat_map(|it| &mut it.asks).find(|one| one.id == *id)
}
