//! docs/format.md says all that there is in files and in printed JSON, and nothing that there is
//! not: a made-up workbook is made with the program itself, and everything in it and everything
//! that is printed is held against the tables of that page.

mod check;
mod making;
pub mod page;
mod schemas;
pub mod screen;
mod source;
mod world;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use self::check::{Check, OWN};
use self::page::{Page, slug};
use self::schemas::WITHOUT_SCHEMA;
use self::world::World;

fn problems(found: &BTreeSet<String>) -> String {
    let lines: Vec<&str> = found.iter().map(String::as_str).collect();
    lines.join("\n  ")
}

fn assert_none(found: &BTreeSet<String>) {
    assert!(found.is_empty(), "docs/format.md and the program differ:\n  {}", problems(found));
}

/// A format as it is in one place of the world: which one, and what holds it.
fn format_of(value: &Value) -> String {
    value["format"].as_str().unwrap_or("no format").to_owned()
}

#[test]
fn every_field_of_every_file_and_printed_json_is_described_and_every_described_one_is_there() {
    let page = Page::read();
    let world = World::make();
    let mut check = Check::new(&page);
    for printed in &world.printed {
        check.value(&format!("printed by {}", printed.command), &printed.value);
    }
    for (name, value) in world.files() {
        check.value(&name, &value);
    }
    for (name, lines) in world.indexes() {
        check.index(&name, &lines);
    }
    let mut found = check.problems.clone();
    found.extend(check.never_seen(!cfg!(unix)));
    assert_none(&found);
}

#[test]
fn every_command_prints_the_format_that_the_page_says() {
    let page = Page::read();
    let world = World::make();
    let mut found = BTreeSet::new();
    let mut open: BTreeSet<&str> = page.commands.iter().map(|(name, _)| name.as_str()).collect();
    for printed in &world.printed {
        open.remove(printed.command);
        let said = page.commands.iter().find(|(name, _)| name == printed.command);
        match said {
            Some((_, format)) if *format == format_of(&printed.value) => {}
            Some((_, format)) => {
                let printed_format = format_of(&printed.value);
                found.insert(format!("{} prints {printed_format}, not {format}", printed.command));
            }
            None => drop(found.insert(format!("{} is in no row of commands", printed.command))),
        }
    }
    found.extend(open.into_iter().map(|name| format!("{name} was not run")));
    let printed: BTreeSet<&String> = page.commands.iter().map(|(_, format)| format).collect();
    let in_files: BTreeSet<String> = world.files().map(|(_, value)| format_of(&value)).collect();
    for section in page.sections.iter().filter(|section| !section.format.is_empty()) {
        let is_index = section.format.starts_with("pcn-workbook.index/");
        let is_known = printed.contains(&section.format) || in_files.contains(&section.format);
        if !is_known && !is_index && (cfg!(unix) || !section.format.contains(".begun/")) {
            found.insert(format!("{} is neither printed nor in a file", section.format));
        }
    }
    assert_none(&found);
}

#[test]
fn the_short_name_is_printed_with_a_network_and_is_not_in_its_file() {
    let world = World::make();
    let network = |value: &Value| format_of(value).starts_with("pcn-workbook.network/");
    let printed = world.printed.iter().filter(|printed| network(&printed.value));
    assert!(printed.map(|printed| &printed.value["slug"]).all(Value::is_string));
    let mut files = world.files().filter(|(_, value)| network(value));
    assert!(files.all(|(_, value)| value.get("slug").is_none()));
}

#[test]
fn fields_of_ones_own_are_kept_and_in_no_summary() {
    let world = World::make();
    let has_own = |value: &Value| value.to_string().contains(&format!("\"{OWN}"));
    let of = |format: &str| {
        let format = format!("pcn-workbook.{format}/");
        world.files().filter(move |(_, value)| format_of(value).starts_with(&format))
    };
    assert!(of("snapshot").any(|(_, value)| has_own(&value)), "as they came in");
    assert!(of("draft").any(|(_, value)| has_own(&value)), "in a corrected copy");
    let summary = of("share").find(|(name, _)| name == "own.json").unwrap().1;
    assert!(!has_own(&summary), "{summary:#}");
    let left_out = summary["snapshots"][0]["left_out"].as_array().unwrap();
    assert!(left_out.contains(&Value::from("extra")), "{left_out:?}");
}

#[test]
fn every_format_in_the_source_has_a_section_and_every_section_a_format_in_the_source() {
    let page = Page::read();
    let named = source::formats();
    let mut found = BTreeSet::new();
    for (format, file) in &named {
        let (name, number) = format.split_once('/').unwrap_or((format, ""));
        let is_said = page.sections.iter().any(|section| match number {
            "" => section.format.split('/').next() == Some(name),
            _ => section.format == *format,
        });
        let is_only_named = page.text.contains(&format!("`{name}/1`"));
        if !is_said && !is_only_named {
            found.insert(format!("{format} of {file} has no section"));
        }
    }
    for section in page.sections.iter().filter(|section| !section.format.is_empty()) {
        let name = section.format.split('/').next().unwrap_or_default();
        let is_there = named.iter().any(|(format, _)| *format == section.format || format == name);
        if !is_there {
            found.insert(format!("{} is nowhere in the source", section.format));
        }
    }
    assert_none(&found);
}

#[test]
fn every_example_is_as_its_table_says_and_every_link_leads_somewhere() {
    let page = Page::read();
    let mut check = Check::new(&page);
    for section in &page.sections {
        for (at, example) in section.examples.iter().enumerate() {
            let name = format!("example {} of {}", at + 1, section.title);
            match serde_json::from_str::<Value>(example) {
                Ok(value) if format_of(&value) == section.format => check.value(&name, &value),
                Ok(value) => {
                    let other = format_of(&value);
                    check.problems.insert(format!("{name} has the format {other}"));
                }
                Err(error) => drop(check.problems.insert(format!("{name}: {error}"))),
            }
        }
        if !section.format.is_empty() && section.examples.is_empty() {
            check.problems.insert(format!("{} has no example", section.title));
        }
    }
    let anchors: BTreeSet<String> = page.headings.iter().map(|heading| slug(heading)).collect();
    assert_eq!(anchors.len(), page.headings.len(), "two headings lead to one place");
    for link in page.links() {
        if !anchors.contains(&link) {
            check.problems.insert(format!("#{link} leads nowhere"));
        }
    }
    assert_none(&check.problems);
}

#[test]
fn a_spreadsheet_has_the_columns_and_lines_that_the_page_says() {
    let page = Page::read();
    let world = World::make();
    let rows = world.rows_of("all.csv");
    let (heading, rows) = rows.split_first().unwrap();
    assert_eq!(page.first_cells("| column | holds |")[0], *heading);
    let lines: BTreeSet<&str> = rows.iter().map(|row| row[4].as_str()).collect();
    let said = page.first_cells("| line | is | in the other columns |");
    let mut said: BTreeSet<&str> = said[0].iter().map(String::as_str).collect();
    said.insert("");
    assert_eq!(lines, said);
}

#[test]
fn a_comparison_has_the_rows_and_columns_that_the_page_says() {
    let page = Page::read();
    let world = World::make();
    // up to the heading over all columns, which has one box with text
    let context = |file: &str| -> Vec<String> {
        let rows = world.rows_of(file);
        let rows =
            rows.iter().skip(1).take_while(|row| row[1..].iter().any(|cell| !cell.is_empty()));
        rows.map(|row| row[0].clone()).collect()
    };
    let said = page.first_cells("| row | says |");
    assert_eq!(context("networks.md"), said[0]);
    assert_eq!(context("one.md"), said[1]);
    let columns = &page.first_cells("| column | says |")[0];
    assert_eq!(world.rows_of("many.md")[0][..columns.len()], columns[..]);
    assert_eq!(world.rows_of("data.csv")[0], page.first_cells("| box | says |")[0]);
}

#[test]
fn the_shipped_matrices_have_the_ids_that_the_page_says() {
    let page = Page::read();
    let world = World::make();
    let shipped = world.printed.iter().find(|printed| printed.command == "matrix list").unwrap();
    let shipped = shipped.value["matrices"].as_array().unwrap().iter();
    let shipped = shipped.filter(|row| row["origin"] == "shipped").map(|row| &row["id"]);
    let shipped: Vec<String> = shipped.map(|id| id.as_str().unwrap().to_owned()).collect();
    let said = page.code_cells("| matrix | stages | areas |");
    assert_eq!(said.iter().map(|row| row[0][0].clone()).collect::<Vec<_>>(), shipped);
    let ids = |list: &Value| -> Vec<String> {
        let ids = list.as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap());
        ids.map(str::to_owned).collect()
    };
    for row in said {
        let name = format!("made-up/matrices/{}@", row[0][0]);
        let (_, matrix) = world.files().find(|(file, _)| file.starts_with(&name)).unwrap();
        assert_eq!(
            (ids(&matrix["stages"]), ids(&matrix["domains"])),
            (row[1].clone(), row[2].clone())
        );
    }
}

/// Kinds of files that nobody but the program reads: they have no schema.
const OWN_FILES: [&str; 6] = ["begun", "device", "index", "journal", "origin", "place"];

/// The name of a format without what all have.
fn name_of(format: &str) -> &str {
    format.trim_start_matches("pcn-workbook.").split('/').next().unwrap_or_default()
}

#[test]
fn every_format_has_a_schema_with_the_fields_that_the_page_says() {
    let page = Page::read();
    let world = World::make();
    let mut found = BTreeSet::new();
    let mut open: BTreeSet<&str> = world.schemas.keys().map(String::as_str).collect();
    for section in page.sections.iter().filter(|section| !section.format.is_empty()) {
        let name = name_of(&section.format);
        open.remove(name);
        let is_file = ["matrix", "network"].contains(&name);
        let is_printed = page.commands.iter().any(|(_, format)| *format == section.format);
        match world.schemas.get(name) {
            Some(schema) => {
                let is_printed = is_printed && !is_file;
                found.extend(schemas::differences(&page, &section.format, schema, is_printed));
                if schema["title"] != section.format.as_str() {
                    found.insert(format!("{name}.schema.json has another title"));
                }
            }
            None if OWN_FILES.contains(&name) => {}
            None => drop(found.insert(format!("{} has no schema", section.format))),
        }
    }
    found.extend(open.into_iter().map(|name| format!("{name}.schema.json is of no format")));
    assert_none(&found);
}

#[test]
fn all_that_is_printed_and_written_passes_its_schema_and_does_not_when_spoilt() {
    let world = World::make();
    let validators: BTreeMap<&str, jsonschema::Validator> = world
        .schemas
        .iter()
        .map(|(name, schema)| {
            jsonschema::meta::validate(schema).unwrap();
            let options = jsonschema::options().should_validate_formats(true);
            (name.as_str(), options.build(schema).unwrap())
        })
        .collect();
    let printed = world.printed.iter().map(|printed| (printed.command.to_owned(), &printed.value));
    let files: Vec<(String, Value)> = world.files().collect();
    let files = files.iter().map(|(name, value)| (name.clone(), value));
    let mut found = BTreeSet::new();
    for (name, value) in printed.chain(files) {
        let format = format_of(value);
        let Some(validator) = validators.get(name_of(&format)) else {
            assert!(OWN_FILES.contains(&name_of(&format)), "{format} has no schema");
            continue;
        };
        for error in validator.iter_errors(value) {
            found.insert(format!("{name}: {} {error}", error.instance_path()));
        }
        for field in value.as_object().unwrap().keys() {
            let is_free = field.starts_with(OWN) || WITHOUT_SCHEMA.contains(&field.as_str());
            let mut spoilt = value.clone();
            spoilt[field] = Value::from(-0.5);
            if !is_free && validator.is_valid(&spoilt) {
                found.insert(format!("{name}: {field} may be anything"));
            }
        }
    }
    assert_none(&found);
}
