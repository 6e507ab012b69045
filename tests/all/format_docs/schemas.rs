//! JSON Schemas held against the tables of the page: the same fields, the same words, and for what
//! is printed the same fields that are always there.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::check::{Check, Node, words_of};
use super::page::{Kind, Page, Step};

/// Fields that the schemas have no word for: where a person was, which only the program itself
/// reads, and what is printed beside the fields of a file.
pub const WITHOUT_SCHEMA: [&str; 2] = ["places", "slug"];

/// All that a schema and its table differ in.
pub fn differences(
    page: &Page,
    format: &str,
    schema: &Value,
    is_printed: bool,
) -> BTreeSet<String> {
    let check = Check::new(page);
    let mut walk =
        Walk { trees: &check.trees, root: schema, is_printed, found: BTreeSet::new(), format };
    match page.of_format(format).and_then(|section| check.trees.get(section.anchor.as_str())) {
        Some(tree) => walk.object("", tree, schema),
        None => walk.say("", "has no table"),
    }
    walk.found
}

struct Walk<'w, 'p> {
    trees: &'w BTreeMap<&'p str, Node<'p>>,
    root: &'w Value,
    is_printed: bool,
    found: BTreeSet<String>,
    format: &'w str,
}

impl<'w, 'p> Walk<'w, 'p> {
    fn say(&mut self, at: &str, what: &str) {
        self.found.insert(format!("schema of {}: {at} {what}", self.format));
    }

    /// What a reference, or a choice between something and null, stands for.
    fn meant(&self, schema: &'w Value) -> &'w Value {
        if let Some(to) = schema["$ref"].as_str() {
            let found = self.root.pointer(to.trim_start_matches('#'));
            return self.meant(found.expect("a reference leads somewhere"));
        }
        let choices = schema["anyOf"].as_array().map(Vec::as_slice).unwrap_or_default();
        let is_null = |choice: &&Value| choice["type"] == "null";
        match choices {
            [one, other] if is_null(&other) => self.meant(one),
            _ => schema,
        }
    }

    fn object(&mut self, at: &str, node: &Node<'p>, schema: &'w Value) {
        let schema = self.meant(schema);
        let Some(fields) = schema["properties"].as_object() else {
            return node.below.values().for_each(|below| self.by_id(at, below, schema));
        };
        let required = schema["required"].as_array().map(Vec::as_slice).unwrap_or_default();
        for (step, below) in &node.below {
            let Step::Key(key) = step else { continue };
            let at = format!("{at}.{key}");
            let Some(field) = fields.get(key) else {
                if !WITHOUT_SCHEMA.contains(&key.as_str()) {
                    self.say(&at, "is not in the schema");
                }
                continue;
            };
            let is_required = required.iter().any(|one| one == key);
            let is_always = below.field.as_ref().is_some_and(|field| field.is_always);
            if self.is_printed && is_required != is_always {
                self.say(&at, &format!("is required: {is_required}; always there: {is_always}"));
            }
            self.field(&at, below, field);
        }
        for key in fields.keys().filter(|key| *key != "$schema") {
            if !node.below.contains_key(&Step::Key(key.clone())) {
                self.say(&format!("{at}.{key}"), "is not on the page");
            }
        }
    }

    /// What stands under ids.
    fn by_id(&mut self, at: &str, node: &Node<'p>, schema: &'w Value) {
        let by_pattern = schema["patternProperties"].as_object();
        let of_any = by_pattern.and_then(|all| all.values().next());
        match of_any.or(schema.get("additionalProperties")) {
            Some(of) if of.is_object() => self.field(&format!("{at}.<id>"), node, of),
            _ => self.say(at, "says nothing of what stands under ids"),
        }
    }

    fn field(&mut self, at: &str, node: &Node<'p>, schema: &'w Value) {
        let Some(field) = &node.field else { return };
        self.words(at, field.kind, schema);
        self.kind(at, node, field.kind, schema);
    }

    fn kind(&mut self, at: &str, node: &Node<'p>, kind: &Kind, schema: &'w Value) {
        let schema = self.meant(schema);
        match kind {
            Kind::OrNull(kind) => self.kind(at, node, kind, schema),
            Kind::List(of) => {
                let below = node.below.get(&Step::Each).unwrap_or(node);
                self.kind(&format!("{at}[]"), below, of, &schema["items"]);
            }
            Kind::Object => self.object(at, node, schema),
            Kind::As(anchor) => match self.trees.get(anchor.as_str()) {
                Some(tree) => self.object(at, tree, schema),
                None => self.say(at, "is as a table that is not there"),
            },
            _ => {}
        }
    }

    /// The words of a field that holds one of some are the same, where the schema lists them.
    fn words(&mut self, at: &str, kind: &Kind, schema: &'w Value) {
        let Some(said) = words_of(kind) else { return };
        let mut schema = self.meant(schema);
        if let Some(items) = schema.get("items") {
            schema = self.meant(items);
        }
        let listed = schema["enum"].as_array().cloned().unwrap_or_default();
        let each = schema["oneOf"].as_array().cloned().unwrap_or_default();
        let each = each.iter().flat_map(|one| {
            one["enum"].as_array().cloned().unwrap_or_else(|| vec![one["const"].clone()])
        });
        let listed: BTreeSet<String> = listed
            .into_iter()
            .chain(each)
            .filter_map(|word| word.as_str().map(str::to_owned))
            .collect();
        let said: BTreeSet<String> = said.iter().cloned().collect();
        if !listed.is_empty() && listed != said {
            self.say(at, &format!("is one of {listed:?}, and on the page one of {said:?}"));
        }
    }
}
