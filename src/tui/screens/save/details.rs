//! Page 2 of saving: name, day, whose view, who was there. All of it is filled in before anybody
//! types.

use jiff::civil::Date;

use crate::maturity::assessment::{
    Draft, NotLookedAt, SnapshotCover, Voice, VoiceKind, is_same_name,
};
use crate::maturity::network_state::SnapshotDetails;
use crate::maturity::phrases;
use crate::maturity::snapshot_line::default_label;
use crate::maturity::taken_on::parse_taken_on;
use crate::maturity::walk::kept::KeptOffer;
use crate::maturity::walk::whose_view::VoiceQuestion;
use crate::tui::protocol::command::Command;
use crate::tui::widgets::text_field::TextField;

/// Who may have been there: job roles, in the order they are offered.
pub const ROLES: [&str; 7] = [
    "clinical director", "practice manager", "GPs", "community nursing", "patient or public",
    "council", "charity or community",
];

#[derive(Clone, Debug, PartialEq)]
pub struct DetailsForm {
    pub focus: DetailsField,
    pub label: TextField,
    pub day: TextField,
    /// Agreed or one person's; none where nobody has said it yet.
    pub voice_kind: Option<VoiceKind>,
    pub role: TextField,
    /// The practice or organisation that the one person is from.
    pub place: TextField,
    pub roles: Vec<(String, bool)>,
    pub new_role: TextField,
    /// What becomes of all that was not looked at; there is a line for it where there is an offer.
    pub not_looked_at: NotLookedAt,
    pub offer: Option<KeptOffer>,
    /// Who was there last time.
    pub last_present: Vec<String>,
    /// What saving has asked and is not answered yet.
    pub(crate) asked: Option<VoiceQuestion>,
    pub(crate) voice: Voice,
    cover: SnapshotCover,
    default_day: Date,
    default_label: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DetailsField {
    Name,
    Day,
    Voice,
    Role,
    Place,
    NotLookedAt,
    Present(usize),
    NewRole,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DetailsError {
    pub field: DetailsField,
    pub message: String,
}

impl DetailsForm {
    /// The form as it is first shown: as far as it was filled in before or a corrected copy took it
    /// over, else from the day; whose view it is, as it stands before anybody answers.
    pub fn new(draft: Option<&Draft>, default_voice: Option<Voice>, today: Date) -> Self {
        let cover = draft.map(|draft| draft.cover.clone()).unwrap_or_default();
        let voice_kind = default_voice.as_ref().map(|voice| voice.kind);
        let voice = default_voice.unwrap_or_default();
        let day = cover.taken_on.unwrap_or(today);
        let is_corrected = cover.supersedes.is_some();
        let default_day = if is_corrected { day } else { today };
        let default_label =
            cover.label.clone().filter(|_| is_corrected).unwrap_or_else(|| default_label(day));
        let mut roles: Vec<(String, bool)> =
            ROLES.iter().map(|role| ((*role).to_owned(), false)).collect();
        for there in &cover.present {
            tick_role(&mut roles, there);
        }
        Self {
            focus: DetailsField::Name,
            label: TextField::single_line(cover.label.as_deref().unwrap_or(&default_label)),
            day: TextField::single_line(
                &cover.typed_day.clone().unwrap_or_else(|| phrases::format_date(day)),
            ),
            voice_kind,
            role: TextField::single_line(voice.role.as_deref().unwrap_or(ROLES[0])),
            place: TextField::single_line(voice.of.as_deref().unwrap_or_default()),
            roles,
            new_role: TextField::single_line(""),
            not_looked_at: NotLookedAt::Kept,
            offer: None,
            last_present: Vec::new(),
            asked: None,
            voice,
            cover,
            default_day,
            default_label,
        }
    }

    /// Opens on the question of who was there, where only that is missing: Enter then says that they
    /// are the same as last time.
    pub(crate) fn ask_who_was_there(&mut self, last_present: Vec<String>) {
        if last_present.is_empty() || self.voice_question() != Some(VoiceQuestion::NobodyThere) {
            return;
        }
        for role in &last_present {
            if self.roles.iter().any(|(offered, _)| is_same_name(Some(offered), Some(role))) {
                continue;
            }
            // "GPs from most practices" stands right below "GPs", so that both are seen to be there
            let is_kind_of = |(offered, _): &(String, bool)| {
                role.strip_prefix(offered.as_str()).is_some_and(|rest| rest.starts_with(' '))
            };
            let at = self.roles.iter().position(is_kind_of).map_or(self.roles.len(), |at| at + 1);
            self.roles.insert(at, (role.clone(), false));
        }
        self.asked = Some(VoiceQuestion::NobodyThere);
        self.focus = DetailsField::Present(0);
        self.last_present = last_present;
    }

    /// Whether Enter says that the same people were there as last time: nobody is ticked, and the
    /// focus is on who was there.
    pub fn enter_ticks_last_present(&self) -> bool {
        let is_on_roles = matches!(self.focus, DetailsField::Present(_));
        is_on_roles
            && !self.last_present.is_empty()
            && self.open_question() == Some(VoiceQuestion::NobodyThere)
    }

    pub(crate) fn tick_last_present(&mut self) {
        for role in &self.last_present {
            tick_role(&mut self.roles, role);
        }
    }

    /// What is filled in so far, to be kept with the draft: only what the day alone does not say. A
    /// day that is no day yet leaves the one before.
    pub(crate) fn to_cover(&self, today: Date) -> SnapshotCover {
        let is_corrected = self.cover.supersedes.is_some();
        let day = self.parse_date(today);
        let typed_day = day.is_err().then(|| self.day.text().trim().to_owned());
        let taken_on = day.map_or(self.cover.taken_on, Some);
        let typed = self.label.text().trim().to_owned();
        let is_own =
            !typed.is_empty() && (typed != self.default_label || self.cover.label.is_some());
        let there = self.roles.iter().filter(|(_, there)| *there).map(|(role, _)| role.clone());
        let another = self.new_role.text().trim().to_owned();
        SnapshotCover {
            taken_on: taken_on.filter(|day| is_corrected || *day != today),
            typed_day,
            label: is_own.then_some(typed),
            present: there.chain(Some(another).filter(|role| !role.is_empty())).collect(),
            supersedes: self.cover.supersedes,
            kept_from: self.cover.kept_from,
        }
    }

    pub(crate) fn introduction(&self) -> &'static str {
        self.cover.introduction()
    }

    pub fn lines(&self) -> Vec<DetailsField> {
        let mut lines = vec![DetailsField::Name, DetailsField::Day, DetailsField::Voice];
        if self.is_one_view() {
            lines.extend([DetailsField::Role, DetailsField::Place]);
        }
        lines.extend(self.offer.map(|_| DetailsField::NotLookedAt));
        lines.extend((0..self.roles.len()).map(DetailsField::Present));
        lines.push(DetailsField::NewRole);
        lines
    }

    /// In how many rows the roles stand, in two columns, with the one to add as the last.
    pub fn role_rows(&self) -> usize {
        (self.roles.len() + 1).div_ceil(2)
    }

    pub fn field(&self) -> Option<&TextField> {
        match self.focus {
            DetailsField::Name => Some(&self.label),
            DetailsField::Day => Some(&self.day),
            DetailsField::Role => Some(&self.role),
            DetailsField::Place => Some(&self.place),
            DetailsField::NewRole => Some(&self.new_role),
            DetailsField::Voice | DetailsField::NotLookedAt | DetailsField::Present(_) => None,
        }
    }

    /// The field being written in, unless the focus is on a choice.
    pub fn field_mut(&mut self) -> Option<&mut TextField> {
        match self.focus {
            DetailsField::Name => Some(&mut self.label),
            DetailsField::Day => Some(&mut self.day),
            DetailsField::Role => Some(&mut self.role),
            DetailsField::Place => Some(&mut self.place),
            DetailsField::NewRole => Some(&mut self.new_role),
            DetailsField::Voice | DetailsField::NotLookedAt | DetailsField::Present(_) => None,
        }
    }

    pub(crate) fn update(&mut self, command: Command, today: Date) -> Option<String> {
        let (lines, rows) = (self.lines(), self.role_rows());
        let at = lines.iter().position(|line| *line == self.focus).unwrap_or(0);
        let end = lines.len() - 1;
        match command {
            Command::Up | Command::Previous | Command::Down | Command::Next
                if self.has_new_role() =>
            {
                self.finish_field(today)
            }
            Command::Up => self.move_focus(at.saturating_sub(1), today),
            Command::Down => self.move_focus((at + 1).min(end), today),
            Command::Next => self.move_focus((at + 1) % lines.len(), today),
            Command::Previous => self.move_focus((at + end) % lines.len(), today),
            Command::Focus(to) => self.move_focus(to.min(end), today),
            Command::Open(to) if to > end => self.choose(to - end, today),
            Command::Open(to) => self.move_focus(to.min(end), today).or_else(|| self.toggle()),
            Command::Toggle => self.toggle(),
            Command::Left if self.focus == DetailsField::Voice => self.set_voice(VoiceKind::Agreed),
            Command::Right if self.focus == DetailsField::Voice => {
                self.set_voice(VoiceKind::OneView)
            }
            Command::Left | Command::Right if self.focus == DetailsField::NotLookedAt => {
                self.set_not_looked_at(command == Command::Right)
            }
            Command::Left if matches!(self.focus, DetailsField::Present(role) if role >= rows) => {
                self.move_focus(at - rows, today)
            }
            Command::Right if matches!(self.focus, DetailsField::Present(_)) => {
                self.move_focus((at + rows).min(end), today)
            }
            _ => None,
        }
    }

    /// Whether a role was typed that is not on the list yet: leaving the line adds it and stays for
    /// the next.
    fn has_new_role(&self) -> bool {
        self.focus == DetailsField::NewRole && !self.new_role.is_blank()
    }

    /// Enter on the line for another role: it is added, and the line stays for the next one.
    pub(crate) fn add_role(&mut self, today: Date) -> Option<String> {
        if self.new_role.is_blank() {
            return Some("Type a job role first. On any other line Enter saves.".to_owned());
        }
        self.finish_field(today)
    }

    fn move_focus(&mut self, to: usize, today: Date) -> Option<String> {
        let says = self.finish_field(today);
        if let Some(field) = self.field_mut() {
            field.keep();
        }
        self.focus = self.lines().get(to).copied().unwrap_or(DetailsField::NewRole);
        says
    }

    fn toggle(&mut self) -> Option<String> {
        match self.focus {
            DetailsField::Voice => {
                self.voice_kind = Some(match self.voice_kind {
                    Some(VoiceKind::Agreed) => VoiceKind::OneView,
                    Some(VoiceKind::OneView) | None => VoiceKind::Agreed,
                });
            }
            DetailsField::NotLookedAt => {
                return self.set_not_looked_at(self.not_looked_at == NotLookedAt::Kept);
            }
            DetailsField::Present(at) => {
                let (role, there) = self.roles.get_mut(at)?;
                *there = !*there;
                if !*there && !ROLES.contains(&role.as_str()) {
                    let (role, _) = self.roles.remove(at);
                    return Some(format!("Not there: {role}. It is off the list."));
                }
            }
            _ => {}
        }
        None
    }

    /// Leaves the line in focus: an empty field gets its value back, a day is spelt out as it was
    /// understood, a role is added.
    pub(crate) fn finish_field(&mut self, today: Date) -> Option<String> {
        match self.focus {
            DetailsField::Name if self.label.is_blank() => self.label.replace(&self.default_label),
            DetailsField::Day => return self.normalize_date(today),
            DetailsField::Role if self.role.is_blank() => self.role.replace(ROLES[0]),
            DetailsField::NewRole if !self.new_role.is_blank() => {
                let role = self.new_role.text().trim().to_owned();
                tick_role(&mut self.roles, &role);
                self.new_role = TextField::single_line("");
                return Some(format!("Was there: {role}."));
            }
            _ => {}
        }
        None
    }

    /// Spells the day out, so that the person sees what was understood; a name made from the day
    /// before goes with it.
    fn normalize_date(&mut self, today: Date) -> Option<String> {
        match self.parse_date(today) {
            Ok(day) => {
                let spelt = phrases::format_date(day);
                if self.day.text() != spelt {
                    self.day.replace(&spelt);
                }
                if self.label.text() == self.default_label && day != self.default_day {
                    self.default_label = default_label(day);
                    self.label.replace(&self.default_label);
                }
                None
            }
            Err(says) => Some(says),
        }
    }

    /// The day as it is understood; else what is wrong with it.
    pub fn parse_date(&self, today: Date) -> Result<Date, String> {
        if self.day.is_blank() {
            return Ok(self.default_day);
        }
        parse_taken_on(&self.day.text(), today)
    }

    /// All that is filled in; else what has to be put right.
    pub(crate) fn validate(&mut self, today: Date) -> Result<SnapshotDetails, DetailsError> {
        let day = self
            .parse_date(today)
            .map_err(|says| DetailsError { field: DetailsField::Day, message: says })?;
        self.normalize_date(today);
        self.finish_field(today);
        self.asked = self.voice_question();
        if let Some(question) = self.asked {
            return Err(DetailsError::of(question));
        }
        let label = if self.label.is_blank() {
            self.default_label.clone()
        } else {
            self.label.text().trim().to_owned()
        };
        let present =
            self.roles.iter().filter(|(_, there)| *there).map(|(role, _)| role.clone()).collect();
        Ok(SnapshotDetails {
            taken_on: Some(day),
            label: Some(label),
            voice: self.voice(),
            present: Some(present),
            not_looked_at: self.not_looked_at,
        })
    }
}

impl DetailsError {
    /// Takes the person to where it is answered. Why it is asked stands on the page.
    fn of(question: VoiceQuestion) -> Self {
        let (field, message) = match question {
            VoiceQuestion::NotSaid => {
                (DetailsField::Voice, "Not saved yet: say whose view it is. ◄► or Space chooses.")
            }
            VoiceQuestion::NobodyThere => {
                (DetailsField::Present(0), "Not saved yet: who was there? Space ticks.")
            }
        };
        Self { field, message: message.to_owned() }
    }
}

fn tick_role(roles: &mut Vec<(String, bool)>, role: &str) {
    match roles.iter_mut().find(|(offered, _)| offered.to_lowercase() == role.to_lowercase()) {
        Some((_, there)) => *there = true,
        None => roles.push((role.to_owned(), true)),
    }
}
