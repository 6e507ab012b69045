//! The choices on page 2 of saving: whose view it is, and what becomes of all that was not looked at.

use jiff::civil::Date;

use super::details::{DetailsField, DetailsForm, ROLES};
use crate::maturity::assessment::{NotLookedAt, Voice, VoiceKind};
use crate::maturity::walk::whose_view::VoiceQuestion;

impl DetailsForm {
    pub fn is_one_view(&self) -> bool {
        self.voice_kind == Some(VoiceKind::OneView)
    }

    /// What saving asked, while it is not answered.
    pub fn open_question(&self) -> Option<VoiceQuestion> {
        self.asked.filter(|asked| self.voice_question() == Some(*asked))
    }

    /// What has to be said before it can be saved.
    pub(crate) fn voice_question(&self) -> Option<VoiceQuestion> {
        let is_anybody_there = self.roles.iter().any(|(_, there)| *there);
        VoiceQuestion::before_saving(self.voice().as_ref(), is_anybody_there)
    }

    /// The place of a choice of what becomes of the rest among the lines that can be clicked.
    pub fn not_looked_at_index(&self, choice: NotLookedAt) -> usize {
        self.lines().len() + 2 + usize::from(choice == NotLookedAt::LeftOpen)
    }

    /// The place of a choice of whose view among the lines that can be clicked: behind the lines.
    pub fn voice_choice_index(&self, kind: VoiceKind) -> usize {
        self.lines().len() + usize::from(kind == VoiceKind::OneView)
    }

    /// A choice was clicked: of whose view the first or the second, then of what becomes of the rest.
    pub(crate) fn choose(&mut self, choice: usize, today: Date) -> Option<String> {
        let says = self.finish_field(today);
        if choice > 2 {
            self.focus = DetailsField::NotLookedAt;
            return self.set_not_looked_at(choice > 3).or(says);
        }
        self.focus = DetailsField::Voice;
        let kind = if choice > 1 { VoiceKind::OneView } else { VoiceKind::Agreed };
        self.set_voice(kind).or(says)
    }

    pub(crate) fn set_voice(&mut self, kind: VoiceKind) -> Option<String> {
        self.voice_kind = Some(kind);
        None
    }

    pub(crate) fn set_not_looked_at(&mut self, is_left_open: bool) -> Option<String> {
        self.not_looked_at = if is_left_open { NotLookedAt::LeftOpen } else { NotLookedAt::Kept };
        None
    }

    /// Whose view it is, once it is said.
    pub(crate) fn voice(&self) -> Option<Voice> {
        let voice = match self.voice_kind? {
            VoiceKind::Agreed => Voice::agreed(),
            VoiceKind::OneView => self.one_view(),
        };
        Some(if voice.is_same(&self.voice) { self.voice.clone() } else { voice })
    }

    fn one_view(&self) -> Voice {
        let (role, place) = (self.role.text(), self.place.text());
        let role = if role.trim().is_empty() { ROLES[0] } else { role.trim() };
        let place = Some(place.trim()).filter(|place| !place.is_empty());
        Voice::one_view(role).from_place(place.map(str::to_owned))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maturity::assessment::Voice;
    use jiff::civil::date;

    #[test]
    fn a_role_of_last_time_stands_below_the_one_it_is_a_kind_of() {
        let today = date(2026, 12, 1);
        let mut form = DetailsForm::new(None, Some(Voice::agreed()), today);
        let last = ["GPs from most practices", "network manager"].map(str::to_owned).to_vec();
        form.ask_who_was_there(last);
        let roles: Vec<&str> = form.roles.iter().map(|(role, _)| role.as_str()).collect();
        assert_eq!(roles[2..4], ["GPs", "GPs from most practices"]);
        assert_eq!(roles.last(), Some(&"network manager"));
    }
}
