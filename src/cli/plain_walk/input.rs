//! Input of the plain walk: the lines a person types on stdin. A line is text from outside like any other: it
//! is sanitized, and cut where no answer or note could be that long.

use std::io::{self, BufRead, IsTerminal};

use crate::cli::error::CommandError;
use crate::cli::output::Output;
use crate::maturity::sanitize::sanitize_line;
use crate::store::error::StoreError;

const START_HELP: [&str; 2] = [
    "Type what is asked for, then Enter. Enter alone takes what stands after 'Enter:'.",
    "q leaves; all that you said is kept. ? says this again.",
];

const MAX_LINE_BYTES: usize = 16 * 1024;

#[derive(Debug, PartialEq)]
pub(crate) enum InputEnd {
    Eof,
    /// "q" was typed: back to the menu.
    Menu,
    Failed(CommandError),
}

impl From<CommandError> for InputEnd {
    fn from(refusal: CommandError) -> Self {
        Self::Failed(refusal)
    }
}

impl From<StoreError> for InputEnd {
    fn from(fault: StoreError) -> Self {
        Self::Failed(fault.into())
    }
}

pub(crate) struct LineInput {
    reader: Box<dyn BufRead>,
    is_terminal: bool,
}

impl LineInput {
    pub(crate) fn standard() -> Self {
        let input = io::stdin();
        let is_terminal = input.is_terminal();
        Self { reader: Box::new(input.lock()), is_terminal }
    }

    pub(crate) fn is_terminal(&self) -> bool {
        self.is_terminal
    }

    /// Prints a question and reads the answer.
    pub(crate) fn prompt(&mut self, out: &mut Output, question: &str) -> Result<String, InputEnd> {
        out.prompt(question);
        let line = self.read_line();
        if !self.is_terminal {
            // nobody's Enter ended the line on the screen
            out.print("");
        }
        line
    }

    /// Asks before there is a menu: "q" leaves, "?" says what can be typed.
    pub(crate) fn ask(&mut self, out: &mut Output, question: &str) -> Result<String, InputEnd> {
        loop {
            let typed = self.prompt(out, question)?;
            match typed.as_str() {
                "q" | "Q" => return Err(InputEnd::Eof),
                "?" => START_HELP.iter().for_each(|line| out.print(line)),
                _ => return Ok(typed),
            }
        }
    }

    /// The next line, sanitized and trimmed. A last line counts without an Enter, as scripts leave it
    /// out.
    pub(crate) fn read_line(&mut self) -> Result<String, InputEnd> {
        let mut kept = Vec::new();
        loop {
            let waiting = match self.reader.fill_buf() {
                Ok(waiting) => waiting,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(_) => return Err(InputEnd::Eof),
            };
            if waiting.is_empty() {
                return if kept.is_empty() {
                    Err(InputEnd::Eof)
                } else {
                    Ok(sanitize_input(&kept))
                };
            }
            let ends = waiting.iter().position(|byte| *byte == b'\n');
            let line = ends.map_or(waiting, |at| &waiting[..at]);
            let fits = MAX_LINE_BYTES.saturating_sub(kept.len()).min(line.len());
            kept.extend_from_slice(&line[..fits]);
            let used = ends.map_or(waiting.len(), |at| at + 1);
            self.reader.consume(used);
            if ends.is_some() {
                return Ok(sanitize_input(&kept));
            }
        }
    }
}

fn sanitize_input(bytes: &[u8]) -> String {
    sanitize_line(String::from_utf8_lossy(bytes).trim()).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn line_input(text: &[u8]) -> LineInput {
        LineInput { reader: Box::new(Cursor::new(text.to_vec())), is_terminal: false }
    }

    #[test]
    fn lines_come_one_by_one_and_then_the_end() {
        let mut input = line_input(b" 4 \r\n\n\x1b[2Jnote\xff\nlast");
        assert_eq!(input.read_line().unwrap(), "4");
        assert_eq!(input.read_line().unwrap(), "");
        assert_eq!(input.read_line().unwrap(), "\u{fffd}[2Jnote\u{fffd}");
        assert_eq!(input.read_line().unwrap(), "last");
        assert_eq!(input.read_line(), Err(InputEnd::Eof));
        assert_eq!(input.read_line(), Err(InputEnd::Eof));
    }

    #[test]
    fn a_line_without_end_is_cut() {
        let mut long = vec![b'x'; 5 * MAX_LINE_BYTES];
        long.push(b'\n');
        long.extend_from_slice(b"next\n");
        let mut input = line_input(&long);
        assert_eq!(input.read_line().unwrap().len(), MAX_LINE_BYTES);
        assert_eq!(input.read_line().unwrap(), "next");
    }
}
