//! Confirming last time's answers: one, or all that is open in a stage and on the screen. Nothing is
//! confirmed that the person does not see.

use jiff::civil::Date;

use super::last_time::LastTime;
use crate::maturity::assessment::{Answer, Assessment, accepts_answer};
use crate::maturity::ids::ItemId;
use crate::maturity::matrix::{Domain, Item, Matrix, Stage};

/// What "the same as last time" would confirm in one stage.
#[derive(Clone, Debug, PartialEq)]
pub struct StageConfirmation<'m> {
    /// The stage.
    pub stage: &'m Stage,
    /// The statements that would be confirmed.
    pub items: Vec<Item<'m>>,
    /// How many statements are open in this stage, these among them.
    pub open: usize,
}

/// Why there is nothing that could be confirmed together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NothingToConfirm {
    /// No snapshot came before this walk.
    NoLastTime,
    /// Descriptions are picked one by one.
    OneByOne,
    /// Nothing is open in this stage.
    NothingOpen,
    /// What is open was not sure or not answered last time, or was reworded since.
    NotKnownThen,
    /// What could be confirmed is not on the screen.
    NotOnScreen,
}

impl LastTime {
    /// Confirms last time's answer to an item, with its reason and the evidence that is still good.
    /// Nothing happens, and `false` comes back, where last time had none that it can still take.
    pub fn confirm(&self, said: &mut Assessment, item: Item<'_>, today: Date) -> bool {
        if !said.confirm_answer(item, &self.answers) {
            return false;
        }
        let given = said.answers.get(item.id());
        let mut pieces = given.map(|given| given.beside.evidence.clone()).unwrap_or_default();
        for piece in self.evidence(item.id(), today).0 {
            if !pieces.iter().any(|other| other.text == piece.text) {
                pieces.push(piece);
            }
        }
        said.set_evidence(item.id(), pieces);
        true
    }

    /// What "the same as last time" would confirm from this item on: the open statements of its
    /// stage that are on the screen and had an answer. Never what was not sure or not answered, and
    /// no description: those are asked one by one.
    pub fn stage_confirmation<'m>(
        &self,
        matrix: &'m Matrix,
        domain: &'m Domain,
        said: &Assessment,
        focus: Item<'_>,
        is_on_screen: impl Fn(&ItemId) -> bool,
    ) -> Result<StageConfirmation<'m>, NothingToConfirm> {
        if self.date.is_none() {
            return Err(NothingToConfirm::NoLastTime);
        }
        let Item::Statement(statement) = focus else { return Err(NothingToConfirm::OneByOne) };
        let stage = matrix.stage(&statement.stage).ok_or(NothingToConfirm::NothingOpen)?;
        let here = domain.statements.iter().filter(|other| other.stage == stage.id);
        let open: Vec<Item<'m>> =
            here.map(Item::Statement).filter(|item| said.answer(item.id()).is_none()).collect();
        let was_known = |item: &&Item<'_>| {
            self.answer(item.id())
                .is_some_and(|then| *then != Answer::NotSure && accepts_answer(**item, then))
        };
        let known: Vec<Item<'m>> = open.iter().filter(was_known).copied().collect();
        let items: Vec<Item<'m>> =
            known.iter().filter(|item| is_on_screen(item.id())).copied().collect();
        match (open.len(), known.len(), items.len()) {
            (0, ..) => Err(NothingToConfirm::NothingOpen),
            (_, 0, _) => Err(NothingToConfirm::NotKnownThen),
            (_, _, 0) => Err(NothingToConfirm::NotOnScreen),
            (open, ..) => Ok(StageConfirmation { stage, items, open }),
        }
    }
}

impl StageConfirmation<'_> {
    /// "all 3 left in Step 1 are the same", "2 of the 3 left in Step 1 are the same".
    pub fn words(&self) -> String {
        let (count, stage) = (self.items.len(), &self.stage.name);
        let verb = if count == 1 { "is" } else { "are" };
        match (count, self.open) {
            (1, 1) => format!("the one left in {stage} is the same"),
            (count, open) if count == open => format!("all {count} left in {stage} are the same"),
            (count, open) => format!("{count} of the {open} left in {stage} {verb} the same"),
        }
    }
}

impl NothingToConfirm {
    /// Why, for the person who asked for it.
    pub fn words(self) -> &'static str {
        match self {
            Self::NoLastTime => "There is no last time yet: this is the first walk.",
            Self::OneByOne => {
                "Descriptions are picked one by one: Enter says this one is the same."
            }
            Self::NothingOpen => "Nothing is open in this stage any more.",
            Self::NotKnownThen => {
                "What is open here was not sure or not answered last time. It is asked again."
            }
            Self::NotOnScreen => {
                "What could be the same here is not on the screen. Move to it first."
            }
        }
    }
}
