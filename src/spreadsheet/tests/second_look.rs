//! Sheets that once came in wrong without a word: each is read right or asked about.

use super::kinds::{Right, fault};

use Right::{Asked, Read, Refused};

const SHEETS: &[(&str, &str, Right)] = &[
    (
        "a first stage that says by when",
        "Domain|Foundation (by April 2025)|Step 1 (by April 2026)|Step 2 (by April 2027)\nLead|We meet.|We plan.|We lead.\nData|We count.|We share.|We act.",
        Read(
            "Foundation (by April 2025)|Step 1 (by April 2026)|Step 2 (by April 2027)",
            "Lead|Data",
            6,
        ),
    ),
    (
        "codes of what is on another sheet",
        "Area|Foundation|Step 1|Step 2\nLead|F1|S1|S2\nData|F2|S3|S4",
        Asked,
    ),
    (
        "colours, the best first",
        "Area|Green|Amber|Red\nLead|We do.|We start to.|We do not.\nData|We can.|We begin.|We cannot.",
        Read("Red|Amber|Green", "Lead|Data", 6),
    ),
    (
        "run, walk and crawl",
        "Theme|Run|Walk|Crawl\nLead|We run it.|We walk it.|We crawl.\nData|We all run.|We all walk.|We all crawl.",
        Read("Crawl|Walk|Run", "Lead|Data", 6),
    ),
    (
        "high, medium and low",
        "Area|High|Medium|Low\nLead|We lead.|We plan.|We meet.\nData|We act.|We share.|We count.",
        Read("Low|Medium|High", "Lead|Data", 6),
    ),
    (
        "letters, of which the first may be the best",
        "Area|A|B|C|D\nLead|We lead.|We plan.|We talk.|We meet.\nData|We act.|We use.|We share.|We count.",
        Asked,
    ),
    (
        "a sum among statements",
        "Area|Stage|Statement\nLead|Early|We meet.\nLead|Late|We lead.\nLead total||2\nData|Early|We count.",
        Read("Early|Late", "Lead|Data", 3),
    ),
    (
        "a stage with a slip of the pen",
        "Area|Stage|Statement\nLead|Early|We meet.\nLead|Late|We lead.\nData|Erly|We talk.",
        Asked,
    ),
    (
        "an area with a slip of the pen",
        "Area|Early|Late\nLeadership|We meet.|We lead.\nData|We count.|We act.\nLeadreship|We talk.|We teach.",
        Asked,
    ),
    (
        "stages by number and by name",
        "Area|Stage|Statement\nLead|1|We meet.\nLead|Step 2|We plan.\nData|2|We share.\nData|Step 1|We count.",
        Asked,
    ),
    (
        "several statements in a row",
        "Area|Stage|Statement 1|Statement 2|Statement 3\nLead|Early|We meet.|We talk.|We write.\nLead|Late|We lead.|We teach.|\nData|Early|We count.||",
        Asked,
    ),
    (
        "the stage of today beside the stages",
        "Domain|Foundation|Step 1|Step 2|Stage\nLead|We meet.|We plan.|We lead.|Step 1\nData|We count.|We share.|We act.|Foundation",
        Read("Foundation|Step 1|Step 2", "Lead|Data", 6),
    ),
    (
        "two columns that may be the stage",
        "Area|Level|Stage|Statement\nLead|PCN|Foundation|We meet.\nLead|Place|Step 1|We plan.\nData|PCN|Foundation|We count.\nData|System|Step 1|We share.",
        Asked,
    ),
    (
        "two columns that may be the statement",
        "Area|Criterion|Stage|Indicator\nLead|Meeting|Early|We meet.\nLead|Meeting|Late|We decide.\nData|Counting|Early|We count.",
        Asked,
    ),
    (
        "answers to choose from",
        "Question|Option 1|Option 2|Option 3\nHow do you meet?|Never|Now and then|Each week\nHow do you count?|Never|By hand|By machine",
        Asked,
    ),
    (
        "rows of evidence under each area",
        "Area|Early|Growing|Strong\nLead|We meet.|We plan.|We lead.\nEvidence|minutes|a plan|a board\nData|We count.|We share.|We act.\nEvidence|a list|a file|a chart",
        Asked,
    ),
    (
        "an area with one box below a hidden row",
        "Area|Early|Growing|Strong\nLead|We meet.|We plan.|We lead.\n\nCare|We call.||\nData|We count.|We share.|We act.",
        Read("Early|Growing|Strong", "Lead|Care|Data", 7),
    ),
    (
        "a rule of dashes",
        "Area|Early|Late\n---|---|---\nLead|We meet.|We lead.\nData|We count.|We act.",
        Read("Early|Late", "Lead|Data", 4),
    ),
    (
        "one stage of each row in a cell",
        "Area|Description\nLead|Foundation: we meet. / Step 1: we plan.\nData|Foundation: we count.",
        Refused("missing-column"),
    ),
    (
        "names that differ by what counts them",
        "Area|Stage|Statement\nPractice A|Level 1|We meet.\nPractice B|Level 2|We plan.\nPractice B|Level 1|We count.",
        Read("Level 1|Level 2", "Practice A|Practice B", 3),
    ),
];

#[test]
fn what_was_wrong_without_a_word_is_right_or_asked_about() {
    let faults =
        SHEETS.iter().filter_map(|(kind, sheet, right)| Some((kind, fault(sheet, right)?)));
    let faults: Vec<(&&str, String)> = faults.collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn a_heading_with_a_number_before_it_groups_the_areas() {
    let rows = [
        "No|Area|Early|Late", "1|People||", "1.1|Board|We meet.|We lead.",
        "1.2|Staff|We talk.|We grow.", "2|Place||", "2.1|Homes|We visit.|We care.",
    ];
    let read = super::read(&rows, super::BoxContent::One);
    let groups: Vec<_> = read.matrix.domains.iter().map(|one| one.group.as_deref()).collect();
    assert_eq!(groups, [Some("People"), Some("People"), Some("Place")]);
}
