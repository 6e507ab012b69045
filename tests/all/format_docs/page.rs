//! docs/format.md taken apart: its headings, the tables below them, the examples and the links.

use std::fs;
use std::path::Path;

/// The page.
pub struct Page {
    pub text: String,
    pub headings: Vec<String>,
    pub sections: Vec<Section>,
    /// Each command with the format that it prints.
    pub commands: Vec<(String, String)>,
}

/// What stands below one heading.
pub struct Section {
    pub title: String,
    /// By what links lead to it.
    pub anchor: String,
    /// The format in its heading; empty where there is none.
    pub format: String,
    pub rows: Vec<Row>,
    pub examples: Vec<String>,
}

/// A row of a table of fields.
pub enum Row {
    /// A field: its path, its kind, whether it is always there, and whether this version writes it.
    Field { path: Vec<Step>, shown: String, kind: Kind, is_always: bool, is_written: bool },
    /// All fields of another table, at this path.
    All { of: String, path: Vec<Step> },
}

/// One step down to a field.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    Key(String),
    /// Whatever the key is: an id.
    AnyKey,
    Each,
    At(usize),
}

/// What a field holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    Text,
    Count,
    Revision,
    Bool,
    Day,
    Moment,
    Uuid,
    Hash,
    Id,
    ShortName,
    Object,
    Any,
    OneOf(Vec<String>),
    /// As another table says, by its anchor.
    As(String),
    List(Box<Kind>),
    OrNull(Box<Kind>),
}

/// The head of each table of fields.
const FIELDS: &str = "| field | kind | there | meaning |";

/// What the row begins with that takes in another table.
const ALL_OF: &str = "and all of ";

impl Page {
    pub fn read() -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/format.md");
        let text = fs::read_to_string(path).unwrap();
        let mut sections: Vec<Section> = Vec::new();
        let mut lines = text.lines().peekable();
        while let Some(line) = lines.next() {
            if let Some(title) = line.strip_prefix('#') {
                sections.push(Section::headed(title.trim_start_matches('#').trim()));
            } else if line == "```json" {
                let example: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
                let section = sections.last_mut().expect("an example stands below a heading");
                section.examples.push(example.join("\n"));
            } else if line.starts_with("```") {
                lines.by_ref().take_while(|line| *line != "```").for_each(drop);
            } else if line == FIELDS {
                lines.next();
                let section = sections.last_mut().expect("a table stands below a heading");
                while let Some(row) = lines.next_if(|line| line.starts_with('|')) {
                    section.rows.push(Row::read(row));
                }
            }
        }
        let headings = sections.iter().map(|section| section.title.clone()).collect();
        let commands = commands(&text, &sections);
        Self { text, headings, sections, commands }
    }

    /// The section that links with this anchor lead to.
    pub fn section(&self, anchor: &str) -> &Section {
        let found = self.sections.iter().find(|section| section.anchor == anchor);
        found.unwrap_or_else(|| panic!("no heading for #{anchor}"))
    }

    pub fn of_format(&self, format: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.format == format)
    }

    /// The anchors that the page's own links lead to.
    pub fn links(&self) -> Vec<String> {
        let parts = self.text.split("](#").skip(1);
        parts.filter_map(|part| part.split(')').next()).map(str::to_owned).collect()
    }

    /// The words in the first column of each table with this head.
    pub fn first_cells(&self, head: &str) -> Vec<Vec<String>> {
        let first = |mut row: Vec<Vec<String>>| row.remove(0).remove(0);
        self.tables(head).map(|table| table.into_iter().map(first).collect()).collect()
    }

    /// The words in each cell of the table with this head, row by row.
    pub fn code_cells(&self, head: &str) -> Vec<Vec<Vec<String>>> {
        self.tables(head).next().expect("a table")
    }

    fn tables(&self, head: &str) -> impl Iterator<Item = Vec<Vec<Vec<String>>>> {
        let head = format!("{head}\n");
        let rows = |table: &str| -> Vec<Vec<Vec<String>>> {
            let rows = table.lines().skip(1).take_while(|line| line.starts_with('|'));
            rows.map(|row| cells(row).iter().map(|cell| in_code(cell)).collect()).collect()
        };
        let tables: Vec<_> = self.text.split(&head).skip(1).map(rows).collect();
        tables.into_iter()
    }
}

impl Section {
    fn headed(title: &str) -> Self {
        let format = in_code(title).into_iter().find(|word| word.starts_with("pcn-workbook."));
        Self {
            title: title.to_owned(),
            anchor: slug(title),
            format: format.unwrap_or_default(),
            rows: Vec::new(),
            examples: Vec::new(),
        }
    }
}

impl Row {
    fn read(line: &str) -> Self {
        let cells = cells(line);
        let [field, kind, there, _] = &cells[..] else { panic!("four columns: {line}") };
        if let Some(rest) = field.strip_prefix(ALL_OF) {
            let at = in_code(rest).first().map(|path| steps(path)).unwrap_or_default();
            return Self::All { of: anchor_in(rest).expect("a link to a table"), path: at };
        }
        let shown = in_code(field).remove(0);
        Self::Field {
            path: steps(&shown),
            shown,
            kind: Kind::read(kind),
            is_always: there == "always",
            is_written: !there.starts_with("never written"),
        }
    }
}

impl Kind {
    fn read(words: &str) -> Self {
        if let Some(rest) = words.strip_prefix("list of ") {
            return Self::List(Box::new(Self::read(rest)));
        }
        if let Some(rest) = words.strip_suffix(" or null") {
            return Self::OrNull(Box::new(Self::read(rest)));
        }
        if let Some(rest) = words.strip_prefix("one of ") {
            return Self::OneOf(in_code(rest));
        }
        if let Some(anchor) = anchor_in(words) {
            return Self::As(anchor);
        }
        match words {
            "text" => Self::Text,
            "count" => Self::Count,
            "revision" => Self::Revision,
            "true or false" => Self::Bool,
            "day" => Self::Day,
            "moment" => Self::Moment,
            "uuid" => Self::Uuid,
            "hash" => Self::Hash,
            "item id" | "area id" | "stage id" | "scale id" | "stage id or `before`" | "answer" => {
                Self::Id
            }
            "matrix id" | "short name" => Self::ShortName,
            "object" => Self::Object,
            "any" => Self::Any,
            other => panic!("what kind is '{other}'?"),
        }
    }
}

/// Where links to a heading lead, as the usual readers of Markdown make it.
pub fn slug(heading: &str) -> String {
    let kept = heading.to_lowercase();
    let kept = kept.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

fn cells(row: &str) -> Vec<String> {
    let row = row.trim().trim_start_matches('|').trim_end_matches('|');
    row.split('|').map(|cell| cell.trim().to_owned()).collect()
}

/// All that stands between backticks.
fn in_code(text: &str) -> Vec<String> {
    text.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

fn anchor_in(text: &str) -> Option<String> {
    let (_, rest) = text.split_once("](#")?;
    Some(rest.split_once(')')?.0.to_owned())
}

/// The steps of `a.b[].<item>.c[0]`.
fn steps(path: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    for part in path.split('.') {
        let (name, mut rest) = part.split_at(part.find('[').unwrap_or(part.len()));
        match name {
            "" => {}
            name if name.starts_with('<') => steps.push(Step::AnyKey),
            name => steps.push(Step::Key(name.to_owned())),
        }
        while let Some((inside, after)) =
            rest.strip_prefix('[').and_then(|rest| rest.split_once(']'))
        {
            steps.push(match inside {
                "" => Step::Each,
                number => Step::At(number.parse().expect("a place in a list")),
            });
            rest = after;
        }
    }
    steps
}

fn commands(text: &str, sections: &[Section]) -> Vec<(String, String)> {
    let (_, table) = text.split_once("| command | prints |\n").expect("the table of commands");
    let rows = table.lines().skip(1).take_while(|line| line.starts_with('|'));
    let each = rows.flat_map(|row| {
        let cells = cells(row);
        let anchor = anchor_in(&cells[1]).expect("a link to a format");
        let section = sections.iter().find(|section| section.anchor == anchor);
        let format = section.map(|section| section.format.clone()).unwrap_or_default();
        in_code(&cells[0]).into_iter().map(move |command| (command, format.clone()))
    });
    each.collect()
}
