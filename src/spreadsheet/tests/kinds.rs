//! Sheets of kinds that leave room for a silent mistake: two rows of headings, rows that are no areas,
//! boxes without a description, stages out of order. Each is read right, asked about, or refused.

use super::*;
use crate::maturity::matrix::Item;

/// What is right: stages, areas and how many statements; a question; or the code of the refusal.
pub(super) enum Right {
    Read(&'static str, &'static str, usize),
    Asked,
    Refused(&'static str),
}

use Right::{Asked, Read, Refused};

const KINDS: &[(&str, &str, Right)] = &[
    (
        "a title over all stages",
        "|Maturity level||\nArea|Early|Growing|Strong\nLead|We meet.|We plan.|We lead.\nData|We count.|We share.|We use it.",
        Read("Early|Growing|Strong", "Lead|Data", 6),
    ),
    (
        "statement and evidence again and again",
        "Area|Foundation||Step 1||Step 2|\n|Statement|Evidence|Statement|Evidence|Statement|Evidence\nLead|We meet.|notes|We plan.|plan|We lead.|list\nData|We count.|table|We share.|sheet|We use it.|chart",
        Read("Foundation|Step 1|Step 2", "Lead|Data", 6),
    ),
    (
        "evidence after each stage",
        "Area|Early|Evidence|Growing|Evidence|Strong|Evidence\nLead|We meet.|notes|We plan.|plan|We lead.|list\nData|We count.|table|We share.|sheet|We use it.|chart",
        Read("Early|Growing|Strong", "Lead|Data", 6),
    ),
    (
        "a colour after each stage",
        "Area|Early|RAG|Growing|RAG|Strong|RAG\nLead|We meet.|R|We plan.|A|We lead.|G\nData|We count.|R|We share.|A|We use it.|G",
        Read("Early|Growing|Strong", "Lead|Data", 6),
    ),
    (
        "headings above several areas",
        "|Early|Growing|Strong\nPeople\nBoard|We meet.|We plan.|We lead.\nStaff|We talk.|We train.|We grow.\nPlace\nHomes|We visit.|We plan.|We care.",
        Read("Early|Growing|Strong", "Board|Staff|Homes", 9),
    ),
    (
        "one row not filled in yet is no heading",
        "Area|Early|Growing|Strong\nLead|We meet.|We plan.|We lead.\nMoney\nData|We count.|We share.|We use it.",
        Read("Early|Growing|Strong", "Lead|Data", 6),
    ),
    (
        "a key below",
        "Area|Early|Growing|Strong\nLead|We meet.|We plan.|We lead.\nData|We count.|We share.|We use it.\n\nHow to score\nEarly|1\nGrowing|2\nStrong|3",
        Read("Early|Growing|Strong", "Lead|Data", 6),
    ),
    (
        "signed below",
        "Area|Early|Growing|Strong\nLead|We meet.|We plan.|We lead.\nData|We count.|We share.|We use it.\n\nSigned|Jo Smith",
        Read("Early|Growing|Strong", "Lead|Data", 6),
    ),
    (
        "rows that add up",
        "Area|Early|Growing|Strong\nLead|We meet.|We plan.|We lead.\nData|We count.|We share.|We use it.\nTotal|2|1|0",
        Read("Early|Growing|Strong", "Lead|Data", 6),
    ),
    (
        "ticks and as above",
        "Area|Early|Growing|Strong\nLead|We meet.|We plan.|TRUE\nData|Same as above|ditto|We use it.",
        Read("Early|Growing|Strong", "Lead|Data", 3),
    ),
    (
        "nothing but ticks",
        "Statement|0|1|2|3\nWe have a plan|||x|\nWe have a team||x||",
        Refused("only-scores"),
    ),
    (
        "a column for what does not apply",
        "Area|N/A|Early|Growing|Strong\nLead|-|We meet.|We plan.|We lead.\nData|-|We count.|We share.|We use it.",
        Read("Early|Growing|Strong", "Lead|Data", 6),
    ),
    (
        "a full column of what was said",
        "Area|Early|Growing|Strong|What people said\nLead|We meet.|We plan.|We lead.|It is hard to find time.\nData|We count.|We share.|We use it.|We like the charts.",
        Asked,
    ),
    (
        "years",
        "Area|2024|2025|2026\nLead|We meet.|We plan.|We lead.\nData|We count.|We share.|We use it.",
        Asked,
    ),
    ("days", "Area|2026-04-01|2027-04-01\nLead|We meet.|We plan.\nData|We count.|We share.", Asked),
    (
        "numbers and their names down the side",
        "Level|Name|Lead|Data\n1|Initial|We meet.|We count.\n2|Managed|We plan.|We share.\n3|Strong|We lead.|We use it.",
        Read("1|2|3", "Lead|Data", 6),
    ),
    (
        "high to low by words",
        "Area|Leading|Established|Developing|Emerging\nLead|a one is|a two is|a three is|a four is\nData|b one is|b two is|b three is|b four is",
        Read("Emerging|Developing|Established|Leading", "Lead|Data", 8),
    ),
    (
        "seeds and trees, the wrong way round",
        "Area|Thriving|Growing|Sprouting|Seeded\nLead|a one is|a two is|a three is|a four is\nData|b one is|b two is|b three is|b four is",
        Read("Seeded|Sprouting|Growing|Thriving", "Lead|Data", 8),
    ),
    (
        "rows that begin with the highest stage",
        "Area|Stage|Statement\nLead|Strong|We lead.\nLead|Growing|We plan.\nLead|Early|We meet.\nData|Early|We count.",
        Read("Early|Growing|Strong", "Lead|Data", 4),
    ),
    (
        "rows whose stages come in no order",
        "Area|Stage|Statement\nLead|Strong|We lead.\nLead|Early|We meet.\nData|Growing|We share.\nData|Early|We count.",
        Asked,
    ),
    (
        "stages in the rows, numbered and named",
        "Area|Level|Descriptor\nLead|Level 2: Managed|We plan.\n|Level 1: Initial|We meet.\nData|Level 1: Initial|We count.",
        Read("Level 1: Initial|Level 2: Managed", "Lead|Data", 3),
    ),
    (
        "points below points",
        "Area|Early|Strong\nLead|• We meet / • We talk /   – in person / • We act|We lead.\nData|We count.|We share.",
        Read("Early|Strong", "Lead|Data", 6),
    ),
    (
        "boxes to tick before each statement of a box",
        "Area|Early|Strong\nLead|☐ We meet. / ☑ We talk.|☐ We lead.\nData|❑ We count. / ❑ We add.|➢ We share.",
        Read("Early|Strong", "Lead|Data", 6),
    ),
    (
        "no column of stages",
        "Area|Statement\nLead|Level 1: We meet.\nLead|Level 2: We plan.",
        Refused("missing-column"),
    ),
    (
        "weights",
        "Area|Weight|Early|Growing\nLead|30%|We meet.|We plan.\nData|70%|We count.|We share.",
        Read("Early|Growing", "Lead|Data", 4),
    ),
    (
        "yes and no, ticked",
        "Area|Question|Yes|No|N/A\nLead|We have a plan|x||\nData|We count things||x|",
        Refused("only-scores"),
    ),
];

/// What is not as it should be with a sheet of this kind.
pub(super) fn fault(sheet: &str, right: &Right) -> Option<String> {
    let rows: Vec<&str> = sheet.split('\n').collect();
    let read = parse_table(&table(&rows), &read_options(BoxContent::Several));
    let is_right = match (&read, right) {
        (Ok(read), Read(stages_, areas_, count)) => {
            read.layout.doubts.is_empty()
                && stages(read).join("|") == *stages_
                && areas(read).join("|") == *areas_
                && read.matrix.items().count() == *count
        }
        (Ok(read), Asked) => !read.layout.doubts.is_empty(),
        (Err(error), Refused(code)) => error.code == *code,
        _ => false,
    };
    let words = |read: &TableReading| {
        let texts = read.matrix.items().map(Item::plain_text).collect::<Vec<_>>();
        format!("{:?} {:?} {texts:?} {:?}", stages(read), areas(read), read.layout.doubts)
    };
    (!is_right).then(|| read.as_ref().map_or_else(|error| format!("{error:?}"), words))
}

#[test]
fn a_sheet_of_any_kind_is_read_right_asked_about_or_refused() {
    let faults = KINDS.iter().filter_map(|(kind, sheet, right)| Some((kind, fault(sheet, right)?)));
    let faults: Vec<(&&str, String)> = faults.collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn an_example_beside_a_stage_belongs_to_that_stage_alone() {
    let rows = [
        "Area|Foundation||Step 1|",
        "|Statement|Evidence|Statement|Evidence",
        "Lead|We meet.|notes|We plan. / We act.|plan",
        "Data|We count.||We share.|sheet",
    ];
    let one = read(&rows, BoxContent::One);
    let examples = &one.matrix.domains[0].ladders[0].examples;
    let texts: Vec<&str> = examples.iter().map(|one| one.text.as_str()).collect();
    assert_eq!((texts, unused(&one).len()), (vec!["notes", "plan"], 0));
    assert!(one.matrix.stages.iter().all(|stage| stage.meaning.is_none()));
    let several = read(&rows, BoxContent::Several);
    let evidence = several.matrix.domains.iter().flat_map(|domain| &domain.statements);
    let evidence: Vec<Option<&str>> = evidence.map(|one| one.evidence.as_deref()).collect();
    assert_eq!(evidence, [Some("notes"), None, None, None, Some("sheet")]);
    assert_eq!(unused(&several), ["E3"], "whose example it is can't be told, and is said");
    // by the options that say the same it is the same
    let options = ReadOptions { layout: one.layout.to_choices(), ..read_options(BoxContent::One) };
    assert_eq!(parse_table(&table(&rows), &options).unwrap().matrix, one.matrix);
}

#[test]
fn a_heading_above_areas_groups_them_and_is_said() {
    let merged = |rows: &[&str], at: &[usize]| {
        let over = at.iter().map(|row| Merge { first: Cell::at(*row, 0), last: Cell::at(*row, 2) });
        table(rows).with_merges(over.collect())
    };
    let rows = [
        "Area|Early|Late", "PEOPLE", "Board|We meet.|We plan.", "PLACE", "Homes|We visit.|We care.",
    ];
    let read = parse_table(&merged(&rows, &[1, 3]), &read_options(BoxContent::One)).unwrap();
    let groups: Vec<_> = read.matrix.domains.iter().map(|domain| domain.group.as_deref()).collect();
    assert_eq!(
        (areas(&read), groups),
        (vec!["Board", "Homes"], vec![Some("PEOPLE"), Some("PLACE")])
    );
    assert!(read.unused_cells.is_empty());
    let says = "\"PEOPLE\" (A2) and 1 row like it stand alone: they were taken for headings above the areas below them.";
    assert!(read.notes.iter().any(|note| note == says), "{:?}", read.notes);
}
