//! The steps of a plain walk that can be taken back and done again.

use crate::maturity::assessment::Assessment;

/// How many steps can be taken back.
const MAX_STEPS: usize = 100;

/// What was said before each step, the last one at the end.
#[derive(Default)]
pub(crate) struct Steps {
    back: Vec<Assessment>,
    again: Vec<Assessment>,
}

impl Steps {
    /// Before a step is made.
    pub(crate) fn push(&mut self, said: &Assessment) {
        self.back.push(said.clone());
        if self.back.len() > MAX_STEPS {
            self.back.remove(0);
        }
        self.again.clear();
    }

    /// A step that was not made in the end.
    pub(crate) fn forget_last(&mut self) {
        self.back.pop();
    }

    pub(crate) fn take(&mut self, is_back: bool) -> Option<Assessment> {
        if is_back { self.back.pop() } else { self.again.pop() }
    }

    pub(crate) fn keep(&mut self, said: Assessment, is_back: bool) {
        if is_back { self.again.push(said) } else { self.back.push(said) }
    }
}
