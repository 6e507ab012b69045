//! Values held against the tables of the page: what is not described, what is described and not
//! there, what is of another kind.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::page::{Kind, Page, Row, Step};

/// How fields begin that people keep for themselves: any file may have them, and no table does.
pub const OWN: &str = "own-";

/// A table with the tables that it takes in, as a tree.
#[derive(Default)]
pub struct Node<'p> {
    pub field: Option<Field<'p>>,
    pub below: BTreeMap<Step, Node<'p>>,
}

/// A row of a table.
pub struct Field<'p> {
    /// The table it is written in, and how.
    pub name: (&'p str, &'p str),
    pub kind: &'p Kind,
    pub is_always: bool,
}

/// The state of a check.
pub struct Check<'p> {
    page: &'p Page,
    /// The tables, by the anchors of their headings.
    pub trees: BTreeMap<&'p str, Node<'p>>,
    seen: BTreeSet<(&'p str, &'p str)>,
    missed: BTreeSet<(&'p str, &'p str)>,
    /// The words that were seen, of fields that hold one of some.
    words: BTreeSet<(&'p str, &'p str, String)>,
    pub problems: BTreeSet<String>,
}

impl<'p> Check<'p> {
    pub fn new(page: &'p Page) -> Self {
        let mut trees = BTreeMap::new();
        for section in page.sections.iter().filter(|section| !section.rows.is_empty()) {
            let mut tree = Node::default();
            plant(page, &mut tree, &section.anchor, &[]);
            trees.insert(section.anchor.as_str(), tree);
        }
        let (seen, missed) = (BTreeSet::new(), BTreeSet::new());
        let (words, problems) = (BTreeSet::new(), BTreeSet::new());
        Self { page, trees, seen, missed, words, problems }
    }

    /// A whole JSON, by its format.
    pub fn value(&mut self, name: &str, value: &Value) {
        let format = value["format"].as_str().unwrap_or_default();
        let is_first = value.as_object().and_then(|object| object.keys().next()?.into());
        if is_first.is_none_or(|key| key != "format") {
            self.problems.insert(format!("{name} does not begin with its format"));
        }
        match self.page.of_format(format) {
            Some(section) => self.table(name, &section.anchor, value),
            None => drop(self.problems.insert(format!("{name}: there is no section {format}"))),
        }
    }

    /// The lines of an index.
    pub fn index(&mut self, name: &str, lines: &[Value]) {
        let (head, rest) = lines.split_first().expect("an index has a first line");
        self.value(name, head);
        for line in rest {
            match line.get("n") {
                Some(network) => self.table(name, "part-a-network-in-the-index", network),
                None => self.table(name, "part-a-snapshots-line", &line["s"]),
            }
        }
    }

    /// Fields that are described and were seen nowhere; and those that are not said to be always
    /// there and always were. `is_without_screen`: what only the screen writes can't be seen.
    pub fn never_seen(&self, is_without_screen: bool) -> BTreeSet<String> {
        let by_screen = ["index", "begun", "settings"];
        let mut found = BTreeSet::new();
        for section in &self.page.sections {
            let is_out = by_screen.iter().any(|word| section.anchor.contains(word));
            for row in section.rows.iter().filter(|_| !(is_without_screen && is_out)) {
                let Row::Field { shown, kind, is_written, is_always, .. } = row else { continue };
                let field = (section.anchor.as_str(), shown.as_str());
                for word in words_of(kind).into_iter().flatten() {
                    if !self.words.contains(&(field.0, field.1, word.clone())) {
                        found.insert(format!(
                            "{word} as {shown} of '{}' was seen nowhere",
                            section.title
                        ));
                    }
                }
                if *is_written && !self.seen.contains(&field) {
                    found.insert(format!("{shown} of '{}' was seen nowhere", section.title));
                } else if !is_always && !self.missed.contains(&field) {
                    found.insert(format!("{shown} of '{}' was always there", section.title));
                }
            }
        }
        found
    }

    fn table(&mut self, name: &str, anchor: &str, value: &Value) {
        let trees = std::mem::take(&mut self.trees);
        match trees.get(anchor) {
            Some(tree) => self.inside(&trees, name, anchor, tree, value),
            None => drop(self.problems.insert(format!("#{anchor} has no table"))),
        }
        self.trees = trees;
    }

    /// What is inside an object or a list whose places differ.
    fn inside(
        &mut self,
        trees: &BTreeMap<&'p str, Node<'p>>,
        name: &str,
        at: &str,
        node: &Node<'p>,
        value: &Value,
    ) {
        let found: Vec<(Step, String, &Value)> = match value {
            Value::Object(object) => object
                .iter()
                .map(|(key, value)| (Step::Key(key.clone()), format!(".{key}"), value))
                .collect(),
            Value::Array(list) => list
                .iter()
                .enumerate()
                .map(|(place, value)| (Step::At(place), format!("[{place}]"), value))
                .collect(),
            _ => return self.wrong(name, at, "is no object"),
        };
        let is_own = |step: &Step| matches!(step, Step::Key(key) if key.starts_with(OWN));
        for (step, shown, value) in found.iter().filter(|(step, ..)| !is_own(step)) {
            let at = format!("{at}{shown}");
            let known = node.below.get(step).or_else(|| node.below.get(&Step::AnyKey));
            match known {
                Some(known) => self.field(trees, name, &at, known, value),
                None => self.wrong(name, &at, "is not described"),
            }
        }
        for (step, below) in &node.below {
            let is_there = *step == Step::AnyKey || found.iter().any(|(own, ..)| own == step);
            match &below.field {
                Some(field) if !is_there && field.is_always => {
                    self.wrong(name, at, &format!("has no {step:?}, which is always there"));
                }
                Some(field) if !is_there => drop(self.missed.insert(field.name)),
                _ => {}
            }
        }
    }

    fn field(
        &mut self,
        trees: &BTreeMap<&'p str, Node<'p>>,
        name: &str,
        at: &str,
        node: &Node<'p>,
        value: &Value,
    ) {
        let Some(field) = &node.field else {
            return self.wrong(name, at, "has no row of its own");
        };
        self.seen.insert(field.name);
        if words_of(field.kind).is_some() {
            let texts = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
            let words = texts.iter().filter_map(Value::as_str);
            self.words.extend(words.map(|word| (field.name.0, field.name.1, word.to_owned())));
        }
        self.kind(trees, name, at, (node, field.kind), value);
    }

    fn kind(
        &mut self,
        trees: &BTreeMap<&'p str, Node<'p>>,
        name: &str,
        at: &str,
        (node, kind): (&Node<'p>, &Kind),
        value: &Value,
    ) {
        match kind {
            Kind::OrNull(_) if value.is_null() => {}
            Kind::OrNull(kind) => self.kind(trees, name, at, (node, kind), value),
            Kind::Object if value.is_object() => self.inside(trees, name, at, node, value),
            Kind::As(anchor) => match trees.get(anchor.as_str()) {
                Some(tree) => self.inside(trees, name, at, tree, value),
                None => self.wrong(name, at, "is as a table that is not there"),
            },
            Kind::List(of) => {
                let Some(list) = value.as_array() else {
                    return self.wrong(name, at, "is no list");
                };
                let below = node.below.get(&Step::Each).unwrap_or(node);
                for (place, value) in list.iter().enumerate() {
                    self.kind(trees, name, &format!("{at}[{place}]"), (below, of), value);
                }
            }
            kind if is_of(kind, value) => {}
            kind => self.wrong(name, at, &format!("is {value}, and no {kind:?}")),
        }
    }

    fn wrong(&mut self, name: &str, at: &str, why: &str) {
        self.problems.insert(format!("{name}: {at} {why}"));
    }
}

/// Puts the rows of a table into the tree, below a path, and those of the tables it takes in.
fn plant<'p>(page: &'p Page, tree: &mut Node<'p>, anchor: &str, below: &[Step]) {
    let section = page.section(anchor);
    for row in &section.rows {
        match row {
            Row::All { of, path } => plant(page, tree, of, &[below, path].concat()),
            Row::Field { path, shown, kind, is_always, .. } => {
                let mut node = &mut *tree;
                for step in below.iter().chain(path) {
                    node = node.below.entry(step.clone()).or_default();
                }
                let name = (section.anchor.as_str(), shown.as_str());
                let field = Field { name, kind, is_always: *is_always };
                assert!(node.field.replace(field).is_none(), "{shown} stands twice in #{anchor}");
            }
        }
    }
}

/// The words that a field may hold, where it holds one of some, or a list of them.
pub fn words_of(kind: &Kind) -> Option<&Vec<String>> {
    match kind {
        Kind::OneOf(words) => Some(words),
        Kind::List(of) | Kind::OrNull(of) => words_of(of),
        _ => None,
    }
}

fn is_of(kind: &Kind, value: &Value) -> bool {
    let text = value.as_str();
    let is_hex = |text: &str| text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    match kind {
        Kind::Any => true,
        Kind::Text => text.is_some(),
        Kind::Count => value.is_u64(),
        Kind::Revision => value.as_u64().is_some_and(|number| number > 0),
        Kind::Bool => value.is_boolean(),
        Kind::Day => {
            text.is_some_and(|text| text.len() == 10 && text.parse::<jiff::civil::Date>().is_ok())
        }
        Kind::Moment => {
            text.is_some_and(|text| text.ends_with('Z') && text.parse::<jiff::Timestamp>().is_ok())
        }
        Kind::Uuid => {
            text.is_some_and(|text| text.len() == 36 && text.parse::<uuid::Uuid>().is_ok())
        }
        Kind::Hash => text.is_some_and(|text| text.len() == 64 && is_hex(text)),
        Kind::Id => text.is_some_and(|text| {
            let is_plain = |b: u8| b.is_ascii_alphanumeric() || b"._-".contains(&b);
            (1..=48).contains(&text.len()) && text.bytes().all(is_plain)
        }),
        Kind::ShortName => text.is_some_and(|text| {
            let is_plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
            (1..=32).contains(&text.len()) && text.bytes().all(is_plain)
        }),
        Kind::OneOf(words) => text.is_some_and(|text| words.iter().any(|word| word == text)),
        Kind::Object | Kind::As(_) | Kind::List(_) | Kind::OrNull(_) => false,
    }
}
