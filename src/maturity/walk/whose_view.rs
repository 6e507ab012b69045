//! Whose view a snapshot is: what the question stands on before anybody answers it, and when saving
//! has to ask. Agreed is said, never assumed.

use crate::maturity::assessment::{Draft, Voice};
use crate::maturity::network_state::NetworkState;

/// What the question stands on when a draft is about to be saved: what this walk says already, else
/// last time's answer. None for the first snapshot of a matrix and subject: nobody has said it yet.
pub fn default_voice(network: &NetworkState, draft: &Draft) -> Option<Voice> {
    let voice = &draft.assessment.voice;
    if draft.cover.supersedes.is_some() || !voice.is_agreed() {
        return Some(voice.clone());
    }
    let line = network.line(&network.subject_of(&draft.assessment));
    let last = line.last()?;
    // a draft is agreed from its beginning; that it is so was only said where people were noted
    if !draft.cover.present.is_empty() {
        return Some(voice.clone());
    }
    Some(without_unknown_fields(&last.snapshot.assessment.voice))
}

/// Who was there last time, where that was agreed by the group: who may be there again. Nobody is
/// taken to be there until somebody says so.
pub fn last_present(network: &NetworkState, draft: &Draft) -> Vec<String> {
    let line = network.line(&network.subject_of(&draft.assessment));
    let last = line.last().filter(|saved| saved.snapshot.assessment.voice.is_agreed());
    last.map(|saved| saved.snapshot.present.clone()).unwrap_or_default()
}

fn without_unknown_fields(voice: &Voice) -> Voice {
    Voice { kind: voice.kind, role: voice.role.clone(), of: voice.of.clone(), ..Voice::agreed() }
}

/// Why saving has to ask whose view it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VoiceQuestion {
    /// Nobody has said it.
    NotSaid,
    /// Agreed by the group, and nobody is noted as there.
    NobodyThere,
}

impl VoiceQuestion {
    /// What has to be asked before a snapshot of this voice is saved; none where all is said.
    pub fn before_saving(voice: Option<&Voice>, is_anybody_there: bool) -> Option<Self> {
        match voice {
            None => Some(Self::NotSaid),
            Some(voice) if voice.is_agreed() && !is_anybody_there => Some(Self::NobodyThere),
            Some(_) => None,
        }
    }

    /// Why it is asked, in a sentence.
    pub fn reason(self) -> &'static str {
        match self {
            Self::NotSaid => {
                "It is the first snapshot here, so nothing says yet whose view it is: agreed by the group, or one person's."
            }
            Self::NobodyThere => {
                "Agreed by the group, and nobody is noted as there: note who was there, or say it is one person's view."
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::maturity::fixtures::{domain, known_matrix, matrix, network_state, saved_snapshot};

    fn manager() -> Voice {
        Voice::one_view("practice manager").from_place(Some("Elm Surgery".to_owned()))
    }

    /// The default of a new draft after one snapshot in this voice, else after none.
    fn default_after(last: Option<Voice>, change: fn(&mut Draft)) -> Option<Voice> {
        let known = known_matrix(matrix(&["one"], vec![domain("A", &[("a1", "one")])]));
        let mut saved = saved_snapshot(1, "2026-01-01", &known, &[("a1", "fully")]);
        let saved = last.map(|voice| {
            saved.snapshot.assessment.voice = voice;
            saved
        });
        let network = network_state(saved.into_iter().collect(), &[&known]);
        let subject = crate::maturity::walk_subject::WalkSubject::from("test");
        let id = Uuid::from_u128(9);
        let mut open = network.new_draft(known, &subject, Voice::agreed(), id, Uuid::nil());
        change(&mut open.draft);
        default_voice(&network, &open.draft)
    }

    #[test]
    fn the_first_save_has_no_default_and_later_ones_stand_on_last_time() {
        let untouched = |_: &mut Draft| {};
        assert_eq!(default_after(None, untouched), None);
        assert_eq!(default_after(Some(Voice::agreed()), untouched), Some(Voice::agreed()));
        assert_eq!(default_after(Some(manager()), untouched), Some(manager()));
        let ticked = |draft: &mut Draft| draft.cover.present = vec!["GPs".to_owned()];
        assert_eq!(default_after(None, ticked), None, "who was there is not whose view it is");
        assert_eq!(default_after(Some(manager()), ticked), Some(Voice::agreed()));
        let by_nurse = |draft: &mut Draft| draft.assessment.voice = Voice::one_view("nurse");
        assert_eq!(default_after(None, by_nurse), Some(Voice::one_view("nurse")));
        assert_eq!(default_after(Some(manager()), by_nurse), Some(Voice::one_view("nurse")));
        let corrected = |draft: &mut Draft| draft.cover.supersedes = Some(Uuid::from_u128(1));
        assert_eq!(default_after(Some(manager()), corrected), Some(Voice::agreed()));
    }

    #[test]
    fn what_is_asked_before_saving() {
        let asked = |voice: Option<&Voice>, there| VoiceQuestion::before_saving(voice, there);
        let (agreed, manager) = (Voice::agreed(), manager());
        for (voice, there, question) in [
            (None, false, Some(VoiceQuestion::NotSaid)),
            (None, true, Some(VoiceQuestion::NotSaid)),
            (Some(&agreed), false, Some(VoiceQuestion::NobodyThere)),
            (Some(&agreed), true, None),
            (Some(&manager), false, None),
            (Some(&manager), true, None),
        ] {
            assert_eq!(asked(voice, there), question, "{voice:?} {there}");
        }
    }
}
