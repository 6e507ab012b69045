//! The exit message, printed when the terminal is given back: the truth about what is on the disk.

use super::message::WriterFinished;
use crate::maturity::phrases::format_number;
use crate::maturity::unsaved_change::{WORKBOOK_PLACE, cause, kept_words};

/// What is known when the program ends.
#[derive(Clone, Debug, Default)]
pub struct ExitMessage {
    /// What is not on the disk, each as a person would call it.
    pub unsaved: Vec<String>,
    /// What is in a recovery copy on this computer, and not where it belongs.
    pub kept: Vec<String>,
    /// Where that belongs.
    pub kept_place: &'static str,
    /// Whether the person chose to lose what is not saved.
    pub is_lost_on_purpose: bool,
    pub reason: Option<String>,
    /// What was asked for and could not be done.
    pub not_done: Option<String>,
    /// What the writer thread knew at its end; none where that did not come in time.
    pub finished: Option<WriterFinished>,
    /// Whether everything was made up and is gone now.
    pub is_temporary: bool,
    /// Whether nothing could be written in any case.
    pub is_read_only: bool,
    /// The command that opens this workbook again; none where the name of the program does.
    pub command: Option<String>,
}

impl ExitMessage {
    fn command(&self) -> &str {
        self.command.as_deref().unwrap_or("pcn-workbook")
    }

    pub fn to_text(&self) -> (String, bool) {
        let (text, is_good) = self.with_kept(self.save_summary());
        let text = match &self.not_done {
            Some(what) if !self.is_temporary => format!("{text}\nNot done: {what}"),
            _ => text,
        };
        match self
            .finished
            .as_ref()
            .and_then(|finished| finished.interrupted_import)
            .filter(|_| !self.is_temporary)
        {
            None => (text, is_good),
            Some((done, of)) => {
                let (done, of) = (format_number(done), format_number(of));
                let cut = format!(
                    "Not all files were brought in: {done} of {of} are done, each of them whole."
                );
                (
                    format!(
                        "{text}\n{cut}\n  what to do: bring the same files in again; only what is missing comes in."
                    ),
                    false,
                )
            }
        }
    }

    /// What is kept on this computer and not where it belongs is not called saved.
    fn with_kept(&self, (text, is_good): (String, bool)) -> (String, bool) {
        if self.is_temporary || self.kept.is_empty() {
            return (text, is_good);
        }
        let rest = if is_good { "Everything else is saved." } else { &text };
        let reason = cause(self.reason.as_deref().unwrap_or("It could not be written there."));
        let (kept, command) = (indented(&self.kept), self.command());
        (
            format!(
                "{}:\n{kept}\n  why: {reason}\n  what to do: run {command} again; nothing has to be typed again.\n{rest}",
                kept_words(self.kept_place)
            ),
            false,
        )
    }

    fn save_summary(&self) -> (String, bool) {
        if self.is_temporary {
            return (
                "That was made up, and is gone again. Run pcn-workbook to begin your own."
                    .to_owned(),
                true,
            );
        }
        if !self.unsaved.is_empty() {
            return (self.unsaved_text(), false);
        }
        if self.is_read_only {
            return ("Nothing was changed.".to_owned(), true);
        }
        let command = self.command();
        let is_place_lost = self.finished.as_ref().is_some_and(|finished| finished.is_place_lost);
        let place = if is_place_lost {
            "it opens on Home, as your settings could not be written."
        } else {
            "you will be where you were."
        };
        let again = format!("run {command} again later; nothing has to be typed again.");
        match self.finished.as_ref().map(|finished| &finished.publish_error) {
            Some(None) => (format!("Saved. Run {command} again: {place}"), true),
            Some(Some(text)) => (
                format!("{}: {}\n  what to do: {again}", kept_words(WORKBOOK_PLACE), cause(text)),
                false,
            ),
            None => (
                format!(
                    "Kept on this computer. The workbook folder did not answer in time.\n  what to do: {again}"
                ),
                false,
            ),
        }
    }

    fn unsaved_text(&self) -> String {
        let names = indented(&self.unsaved);
        let reason = cause(self.reason.as_deref().unwrap_or("The disk did not answer in time."));
        let copy = self.finished.as_ref().and_then(|finished| finished.emergency_copy.as_deref());
        let command = self.command();
        let remedy = match copy {
            Some(path) => format!(
                "All of it is in an emergency copy:\n  {path}\n  what to do: run {command} again, and it is taken up; if it is not, name it: {command} FILE"
            ),
            None if self.is_lost_on_purpose => {
                "You chose to leave without it. What was saved before is there.".to_owned()
            }
            None => format!(
                "  what to do: run {command} again and look at them; what was saved before is there."
            ),
        };
        format!("NOT saved: the last changes to\n{names}\n  why: {reason}\n{remedy}")
    }
}

fn indented(names: &[String]) -> String {
    names.iter().map(|name| format!("  {name}")).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finished(unpublished: Option<&str>) -> WriterFinished {
        WriterFinished {
            publish_error: unpublished.map(str::to_owned),
            ..WriterFinished::default()
        }
    }

    #[test]
    fn what_is_advised_opens_the_workbook_that_was_named() {
        let command = Some("pcn-workbook --library /data/ours".to_owned());
        let rescued =
            WriterFinished { emergency_copy: Some("/tmp/copy.json".to_owned()), ..finished(None) };
        let unsaved = vec!["Hillside PCN".to_owned()];
        let good =
            ExitMessage { finished: Some(finished(None)), command, ..ExitMessage::default() };
        for message in [
            good.clone(),
            ExitMessage { finished: None, ..good.clone() },
            ExitMessage { finished: Some(finished(Some("full"))), ..good.clone() },
            ExitMessage { kept: unsaved.clone(), ..good.clone() },
            ExitMessage { unsaved: unsaved.clone(), ..good.clone() },
            ExitMessage { unsaved, finished: Some(rescued), ..good },
        ] {
            let (text, _) = message.to_text();
            let named = text.matches("pcn-workbook --library /data/ours").count();
            assert!(named > 0 && named == text.matches("pcn-workbook").count(), "{text}");
        }
    }

    #[test]
    fn saved_is_said_only_when_everything_is() {
        let good = ExitMessage { finished: Some(finished(None)), ..ExitMessage::default() };
        assert_eq!(
            good.to_text(),
            ("Saved. Run pcn-workbook again: you will be where you were.".to_owned(), true)
        );
        let placeless = WriterFinished { is_place_lost: true, ..finished(None) };
        let placeless = ExitMessage { finished: Some(placeless), ..ExitMessage::default() };
        let (text, is_good) = placeless.to_text();
        assert!(is_good && !text.contains("where you were"), "{text}");
        let unkept = vec!["Hillside PCN: Five national areas".to_owned()];
        for finished in [Some(finished(None)), None] {
            let (text, is_good) =
                ExitMessage { unsaved: unkept.clone(), finished, ..ExitMessage::default() }
                    .to_text();
            assert!(
                !is_good
                    && text.starts_with("NOT saved")
                    && text.contains("Hillside PCN: Five national areas"),
                "{text}"
            );
        }
    }

    #[test]
    fn files_that_did_not_come_in_any_more_are_told_of() {
        let finished = WriterFinished {
            interrupted_import: Some((1_200, 25_000)),
            ..WriterFinished::default()
        };
        let (text, is_good) =
            ExitMessage { finished: Some(finished), ..ExitMessage::default() }.to_text();
        assert!(
            !is_good
                && text.starts_with("Saved. ")
                && text.contains("1,200 of 25,000")
                && text.contains("again"),
            "{text}"
        );
    }

    #[test]
    fn what_is_not_where_it_belongs_is_not_called_saved() {
        for (unpublished, rest) in [
            (None, "Everything else is saved."),
            (Some("The disk is full."), "not in the folder yet: The disk is full."),
        ] {
            let kept = vec!["Hillside PCN: About us".to_owned()];
            let message = ExitMessage {
                finished: Some(finished(unpublished)),
                kept,
                kept_place: "the folder",
                ..ExitMessage::default()
            };
            let (text, is_good) = message.to_text();
            assert!(
                !is_good
                    && text.starts_with("Kept on this computer, not in the folder yet:")
                    && text.contains("  Hillside PCN: About us")
                    && text.contains(rest),
                "{text}"
            );
        }
    }

    #[test]
    fn an_emergency_copy_is_named_and_a_chosen_loss_is_said() {
        let unsaved = vec!["Hillside PCN: About us".to_owned()];
        let copied = WriterFinished {
            emergency_copy: Some("/stick/copy.json".to_owned()),
            ..WriterFinished::default()
        };
        let message = ExitMessage {
            unsaved: unsaved.clone(),
            finished: Some(copied),
            ..ExitMessage::default()
        };
        assert!(message.to_text().0.contains("emergency copy:\n  /stick/copy.json"));
        let lost = ExitMessage { unsaved, is_lost_on_purpose: true, ..ExitMessage::default() };
        let (text, is_good) = lost.to_text();
        assert!(!is_good && text.contains("You chose to leave without it"), "{text}");
    }

    #[test]
    fn what_was_asked_for_and_not_done_is_said_beside_what_is_saved() {
        let not_done = Some("the walk was not thrown away: the disk is full".to_owned());
        let message =
            ExitMessage { finished: Some(finished(None)), not_done, ..ExitMessage::default() };
        let (text, is_good) = message.to_text();
        assert!(is_good && text.starts_with("Saved."), "nothing is lost by it: {text}");
        assert!(text.ends_with("Not done: the walk was not thrown away: the disk is full"));
    }

    #[test]
    fn what_is_only_on_this_computer_is_said() {
        let full = ExitMessage {
            finished: Some(finished(Some("The disk is full."))),
            ..ExitMessage::default()
        };
        assert!(full.to_text().0.contains("not in the folder yet: The disk is full."));
        assert!(ExitMessage::default().to_text().0.contains("did not answer"));
    }
}
