//! A form as an .xlsx file: a row for each question with a list to choose from, locked but for the
//! cells that are filled in. Every text is written as text, and so is no formula.

use std::collections::BTreeMap;

use rust_xlsxwriter::{
    Color, DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder,
    Formula, ProtectionOptions, Workbook, Worksheet, XlsxError,
};

use super::form_words::{about_rows, heading, who_rows};
use super::row_height::row_height;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::form::{
    FORM_WORDS, FormArea, FormChoice, FormQuestion, FormRequest, form_areas,
};
use crate::maturity::matrix::Matrix;
use crate::spreadsheet::{ABOUT_SHEET, FORM_SHEET, column_letters};

/// The widths of the columns, in letters: key, area, stage, question, answer, reason.
const COLUMN_WIDTHS: [f64; 6] = [16.0, 22.0, 16.0, 64.0, 22.0, 44.0];

const HEADINGS: [&str; 6] =
    ["Code", "Area", "Stage", "What is asked", "Your answer", "Reason or note"];

/// The sheet with the lists of answers.
const LISTS_SHEET: &str = "Lists";

/// The bytes of a form. The same request gives the same bytes.
pub(super) fn form_to_xlsx(
    request: &FormRequest,
    matrix: &Matrix,
) -> Result<Vec<u8>, Box<Diagnostic>> {
    write_workbook(request, matrix).map_err(|error| {
        let (says, remedy) = match error {
            XlsxError::MaxStringLengthExceeded => (
                "A text of this matrix is longer than a box of a spreadsheet can hold (32,767 letters).".to_owned(),
                "Write the form as .html instead.",
            ),
            other => (format!("The form can't be made: {other}."), "Write it as .html instead."),
        };
        Box::new(Diagnostic::error("not-written", "", says, remedy))
    })
}

fn write_workbook(request: &FormRequest, matrix: &Matrix) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // no clock: the day it was made is for the file system to know
    workbook.set_properties(
        &DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2026, 1, 1)?),
    );
    let areas = form_areas(matrix);
    let lists = AnswerLists::of(&areas);
    let form = workbook.add_worksheet().set_name(FORM_SHEET)?;
    FormWriter { sheet: form, formats: Formats::new(), row: 0 }
        .write(request, matrix, &areas, &lists)?;
    let about = workbook.add_worksheet().set_name(ABOUT_SHEET)?;
    for (row, (name, text)) in (0..).zip(about_rows(request)) {
        about.write_string(row, 0, name)?;
        about.write_string(row, 1, text)?;
    }
    about.protect().set_hidden(true);
    let sheet = workbook.add_worksheet().set_name(LISTS_SHEET)?;
    lists.write(sheet)?;
    sheet.protect().set_hidden(true);
    workbook.save_to_buffer()
}

/// The different lists of answers, each in a column of its own.
struct AnswerLists(BTreeMap<Vec<String>, u16>);

impl AnswerLists {
    fn of(areas: &[FormArea]) -> Self {
        let mut columns = BTreeMap::new();
        for question in areas.iter().flat_map(|area| &area.questions) {
            let next = u16::try_from(columns.len()).unwrap_or(u16::MAX);
            columns.entry(labels(&question.choices)).or_insert(next);
        }
        Self(columns)
    }

    fn write(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        for (labels, column) in &self.0 {
            for (row, label) in (0..).zip(labels) {
                sheet.write_string(row, *column, label)?;
            }
        }
        Ok(())
    }

    /// Where the list of a question stands: `=Lists!$A$1:$A$6`.
    fn validation(&self, question: &FormQuestion) -> Result<DataValidation, XlsxError> {
        let labels = labels(&question.choices);
        let column = self.0.get(&labels).copied().unwrap_or_default();
        let letters = column_letters(usize::from(column));
        let range = format!("={LISTS_SHEET}!${letters}$1:${letters}${}", labels.len());
        DataValidation::new()
            .allow_list_formula(Formula::new(range))
            .ignore_blank(true)
            .set_error_title("Choose from the list")?
            .set_error_message("Choose one of the answers in the list, or leave it blank.")
    }
}

fn labels(choices: &[FormChoice]) -> Vec<String> {
    choices.iter().map(|choice| choice.label.clone()).collect()
}

/// How the cells look.
struct Formats {
    title: Format,
    plain: Format,
    key: Format,
    heading: Format,
    text: Format,
    answer: Format,
}

impl Formats {
    fn new() -> Self {
        let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        Self {
            title: Format::new().set_bold().set_font_size(16),
            plain: Format::new(),
            key: text.clone().set_font_color(Color::Gray).set_font_size(8),
            heading: text.clone().set_bold().set_border_bottom(FormatBorder::Thin),
            // as text, so that a day stays as it is typed and nothing becomes a formula
            answer: text
                .clone()
                .set_unlocked()
                .set_num_format("@")
                .set_background_color(Color::RGB(0x00FF_F8DC))
                .set_border(FormatBorder::Thin),
            text,
        }
    }
}

struct FormWriter<'w> {
    sheet: &'w mut Worksheet,
    formats: Formats,
    row: u32,
}

impl FormWriter<'_> {
    fn write(
        mut self,
        request: &FormRequest,
        matrix: &Matrix,
        areas: &[FormArea],
        lists: &AnswerLists,
    ) -> Result<(), XlsxError> {
        self.lay_out()?;
        self.write_head(request, matrix)?;
        for area in areas {
            self.write_area(area, lists)?;
        }
        Ok(())
    }

    fn lay_out(&mut self) -> Result<(), XlsxError> {
        for (column, width) in (0..).zip(COLUMN_WIDTHS) {
            self.sheet.set_column_width(column, width)?;
        }
        self.sheet.set_landscape().set_print_fit_to_pages(1, 0);
        // rows may be made taller and columns wider, and nothing but answers be changed
        self.sheet.protect_with_options(&ProtectionOptions {
            format_columns: true,
            format_rows: true,
            ..ProtectionOptions::default()
        });
        Ok(())
    }

    fn write_head(&mut self, request: &FormRequest, matrix: &Matrix) -> Result<(), XlsxError> {
        let lines = heading(request, matrix);
        let mut lines = lines.iter().map(String::as_str);
        let title = lines.next().unwrap_or_default();
        self.write_line(title, &self.formats.title.clone())?;
        self.write_headings()?;
        let plain = self.formats.plain.clone();
        for line in lines.chain(FORM_WORDS) {
            self.write_line(line, &plain)?;
        }
        self.row += 1;
        for (key, question, known) in who_rows(request) {
            self.write_texts([key, "About you", "", question])?;
            let format = &self.formats.answer;
            self.sheet.write_string_with_format(self.row, 4, known, format)?;
            self.row += 1;
        }
        Ok(())
    }

    /// A line across the columns.
    fn write_line(&mut self, line: &str, format: &Format) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(self.row, 1, line, format)?;
        self.row += 1;
        Ok(())
    }

    /// What each column is. It stays in sight, on the screen and on every sheet of paper, and so
    /// does the title above it.
    fn write_headings(&mut self) -> Result<(), XlsxError> {
        for (column, words) in (0..).zip(HEADINGS) {
            let format = &self.formats.heading;
            self.sheet.write_string_with_format(self.row, column, words, format)?;
        }
        self.sheet.set_repeat_rows(0, self.row)?;
        self.row += 1;
        self.sheet.set_freeze_panes(self.row, 0)?;
        Ok(())
    }

    fn write_area(&mut self, area: &FormArea, lists: &AnswerLists) -> Result<(), XlsxError> {
        self.row += 1;
        let name = match &area.group {
            Some(group) => format!("{group}: {}", area.name),
            None => area.name.clone(),
        };
        self.sheet.write_string_with_format(self.row, 1, &name, &self.formats.heading)?;
        self.fit_row(&["", &name, "", area.why.as_deref().unwrap_or_default()])?;
        if let Some(why) = &area.why {
            self.sheet.write_string_with_format(self.row, 3, why, &self.formats.text)?;
        }
        self.row += 1;
        for question in &area.questions {
            self.write_question(area, question, lists)?;
        }
        Ok(())
    }

    fn write_question(
        &mut self,
        area: &FormArea,
        question: &FormQuestion,
        lists: &AnswerLists,
    ) -> Result<(), XlsxError> {
        let text = std::iter::once(&question.text).chain(&question.details);
        let text = text.map(String::as_str).collect::<Vec<_>>().join("\n");
        let stage = question.stage.as_deref().unwrap_or_default();
        self.write_texts([&question.part.key(), &area.name, stage, &text])?;
        for column in [4, 5] {
            self.sheet.write_blank(self.row, column, &self.formats.answer)?;
        }
        let validation = lists.validation(question)?;
        self.sheet.add_data_validation(self.row, 4, self.row, 4, &validation)?;
        self.row += 1;
        Ok(())
    }

    /// The four cells of a row that are not filled in.
    fn write_texts(&mut self, texts: [&str; 4]) -> Result<(), XlsxError> {
        for (column, text) in (0..).zip(texts) {
            let format = if column == 0 { &self.formats.key } else { &self.formats.text };
            self.sheet.write_string_with_format(self.row, column, text, format)?;
        }
        self.fit_row(&texts)
    }

    /// Makes the row as high as its texts.
    fn fit_row(&mut self, texts: &[&str]) -> Result<(), XlsxError> {
        let cells = texts.iter().copied().zip(COLUMN_WIDTHS);
        if let Some(height) = row_height(cells.skip(1)) {
            self.sheet.set_row_height(self.row, height)?;
        }
        Ok(())
    }
}
