//! What was said of a sheet by options is kept for the next one with the same headings.

use crate::cli::args::matrix::FromSheetArgs;
use crate::cli::error::CommandError;
use crate::cli::session::Session;
use crate::spreadsheet::{
    LayoutChoices, ReadOptions, Recalled, Table, TableReading, parse_table, recall_sheet,
    remember_sheet,
};
use crate::store::{dirs, settings};

/// What is remembered of sheets with these headings, and whether this one is read by it.
pub(super) struct SheetRecall {
    recalled: Option<Recalled>,
    note: Option<&'static str>,
}

impl SheetRecall {
    /// Reads by what was said before, where nothing is said now; with `--forget` that is forgotten.
    pub(super) fn take_up(
        args: &FromSheetArgs,
        table: &Table,
        options: &mut ReadOptions,
    ) -> Result<Self, CommandError> {
        let config = dirs::config_dir()?;
        let recalled = recall_sheet(table, &settings::load(&config).0.sheets);
        let Some(recalled) = recalled else { return Ok(Self { recalled: None, note: None }) };
        if args.forget {
            settings::forget_sheet(&config, &recalled.memory)?;
            let note = Some("What you chose last time for these headings was forgotten.");
            return Ok(Self { recalled: None, note });
        }
        options.each_box = options.each_box.or(recalled.each_box);
        if options.layout == LayoutChoices::default() {
            let by_memory = ReadOptions { layout: recalled.layout.clone(), ..options.clone() };
            if parse_table(table, &by_memory).is_err() {
                return Ok(Self { recalled: None, note: None });
            }
            *options = by_memory;
        }
        let note = "Read the way you chose last time. --forget starts afresh.";
        Ok(Self { recalled: Some(recalled), note: Some(note) })
    }

    /// Says among what was understood by what the sheet was read.
    pub(super) fn add_note(&self, reading: &mut TableReading) {
        reading.notes.splice(0..0, self.note.map(str::to_owned));
    }

    /// Keeps what was said; that it could not be kept is said, and changes nothing else.
    pub(super) fn keep(
        &self,
        session: &mut Session,
        table: &Table,
        reading: &TableReading,
        options: &ReadOptions,
    ) {
        let is_layout_said = !options.layout.is_empty();
        let each_box = options.each_box.filter(|_| reading.is_grid());
        if !is_layout_said && each_box.is_none() || reading.made_from.is_some() {
            return;
        }
        let memory = remember_sheet(table, reading, is_layout_said, each_box);
        if self.recalled.as_ref().is_some_and(|known| known.memory == memory) {
            return;
        }
        let kept = dirs::config_dir().and_then(|config| settings::remember_sheet(&config, &memory));
        if let Err(error) = kept {
            session
                .out
                .warn(&format!("What you said of the sheet could not be kept: {}", error.message));
        }
    }
}
