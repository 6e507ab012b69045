//! Seventy-four sheets of every usual shape, each with what is right: which stages, which areas, how
//! many statements, or why it is refused. None is read in another way without a word.

use super::*;

/// Names of stages, lowest first, as they stand in the headings.
const STAGES: [&str; 19] = [
    "Foundation|Step 1|Step 2|Step 3",
    "Entry|Developing|Established|Leading",
    "Initial|Managed|Defined|Measured",
    "Bronze|Silver|Gold",
    "Red|Amber|Green",
    "Crawl|Walk|Run",
    "1|2|3|4",
    "0|1|2|3|4|5",
    "Level 0|Level 1|Level 2",
    "Stage one|Stage two|Stage three",
    "Phase I|Phase II|Phase III",
    "Step 1: Plan|Step 2: Do|Step 3: Check",
    "Maturity level 1|Maturity level 2",
    "Seed|Shoot|Tree",
    "Basic|Good|Excellent",
    "Aware|Active|Embedded|Leading",
    "L1|L2|L3",
    "1 - Ad hoc|2 - Repeatable|3 - Optimised",
    "Beginning|Progressing|Maturing|Thriving",
];

/// What the column of areas is headed.
const AREA_HEADINGS: [&str; 10] = [
    "Domain", "Theme", "Dimension", "Capability", "Category", "Topic", "Pillar", "Strand", "",
    "Element",
];

const AREAS: [&str; 3] = ["Leadership", "Use of data", "Our people"];

/// A grid of three areas under these headings, each box with words of its own.
fn grid(heading: &str, stages: &str) -> String {
    let count = stages.split('|').count();
    let row = |area: &&str| {
        let boxes = (1..=count).map(|at| format!("|{area}: we do so much, {at}."));
        format!("\n{area}{}", boxes.collect::<String>())
    };
    format!("{heading}|{stages}{}", AREAS.iter().map(row).collect::<String>())
}

fn read_sheet(sheet: &str) -> Result<TableReading, Box<Diagnostic>> {
    let rows: Vec<&str> = sheet.split('\n').collect();
    parse_table(&table(&rows), &read_options(BoxContent::Several))
}

#[test]
fn a_grid_has_the_stages_and_areas_that_it_names() {
    let by_stages = STAGES.map(|stages| ("Area", stages));
    let by_heading = AREA_HEADINGS.map(|heading| (heading, "Early|Growing|Strong"));
    for (heading, names) in by_stages.into_iter().chain(by_heading) {
        let read = read_sheet(&grid(heading, names)).unwrap();
        assert!(read.is_grid() && read.layout.doubts.is_empty(), "{heading} {names}");
        assert_eq!(stages(&read).join("|"), names, "{heading}");
        assert_eq!(areas(&read), AREAS, "{heading} {names}");
    }
}

/// A sheet, and what is right: stages, areas and how many statements; or the code of the refusal.
type Case = (&'static str, Result<(&'static str, &'static str, usize), &'static str>);

const CASES: &[Case] = &[
    // grid of Not started, In progress, Complete
    (
        "Area|Not started|In progress|Complete\nLeadership|We plan a little.|We plan some of it.|We plan most of it.\nUse of data|We count a little.|We count some of it.|We count most of it.\nOur people|We train a little.|We train some of it.|We train most of it.",
        Ok(("In progress|Complete", "Leadership|Use of data|Our people", 6)),
    ),
    // high to low by number
    (
        "Area|Level 3|Level 2|Level 1\nLeadership|We plan a little.|We plan some of it.|We plan most of it.\nUse of data|We count a little.|We count some of it.|We count most of it.\nOur people|We train a little.|We train some of it.|We train most of it.",
        Ok(("Level 1|Level 2|Level 3", "Leadership|Use of data|Our people", 9)),
    ),
    // high to low by words
    (
        "Area|Optimised|Managed|Initial\nLeadership|We plan a little.|We plan some of it.|We plan most of it.\nUse of data|We count a little.|We count some of it.|We count most of it.\nOur people|We train a little.|We train some of it.|We train most of it.",
        Ok(("Initial|Managed|Optimised", "Leadership|Use of data|Our people", 9)),
    ),
    // numbers mixed up
    (
        "Area|Level 2|Level 1|Level 3\nLeadership|We plan a little.|We plan some of it.|We plan most of it.\nUse of data|We count a little.|We count some of it.|We count most of it.\nOur people|We train a little.|We train some of it.|We train most of it.",
        Ok(("Level 1|Level 2|Level 3", "Leadership|Use of data|Our people", 9)),
    ),
    // title above
    (
        "Our network 2026\n\nArea|Early|Growing|Strong\nLeadership|We plan a little.|We plan some of it.|We plan most of it.\nUse of data|We count a little.|We count some of it.|We count most of it.\nOur people|We train a little.|We train some of it.|We train most of it.",
        Ok(("Early|Growing|Strong", "Leadership|Use of data|Our people", 9)),
    ),
    // two titles above
    (
        "Our network\nVersion 3\nArea|Early|Growing|Strong\nLeadership|We plan a little.|We plan some of it.|We plan most of it.\nUse of data|We count a little.|We count some of it.|We count most of it.\nOur people|We train a little.|We train some of it.|We train most of it.",
        Ok(("Early|Growing|Strong", "Leadership|Use of data|Our people", 9)),
    ),
    // notes right
    (
        "Area|Early|Growing|Strong|Notes\nLeadership|We plan a little.|We plan some of it.|We plan most of it.|ask Jo\nUse of data|We count a little.|We count some of it.|We count most of it.|ask Jo\nOur people|We train a little.|We train some of it.|We train most of it.|ask Jo",
        Ok(("Early|Growing|Strong", "Leadership|Use of data|Our people", 9)),
    ),
    // score right
    (
        "Area|Early|Growing|Strong|Score\nLeadership|We plan a little.|We plan some of it.|We plan most of it.|1\nUse of data|We count a little.|We count some of it.|We count most of it.|2\nOur people|We train a little.|We train some of it.|We train most of it.|3",
        Ok(("Early|Growing|Strong", "Leadership|Use of data|Our people", 9)),
    ),
    // number left
    (
        "No|Area|Early|Growing|Strong\n1|Leadership|We plan a little.|We plan some of it.|We plan most of it.\n2|Use of data|We count a little.|We count some of it.|We count most of it.\n3|Our people|We train a little.|We train some of it.|We train most of it.",
        Ok(("Early|Growing|Strong", "Leadership|Use of data|Our people", 9)),
    ),
    // code left
    (
        "Ref|Area|Early|Growing|Strong\nA1.1|Leadership|We plan a little.|We plan some of it.|We plan most of it.\nA2.1|Use of data|We count a little.|We count some of it.|We count most of it.\nA3.1|Our people|We train a little.|We train some of it.|We train most of it.",
        Ok(("Early|Growing|Strong", "Leadership|Use of data|Our people", 9)),
    ),
    // group left
    (
        "Domain|Subdomain|Early|Growing|Strong\nPeople|Leadership|We plan a little.|We plan some of it.|We plan most of it.\n|Use of data|We count a little.|We count some of it.|We count most of it.\nPlace|Our people|We train a little.|We train some of it.|We train most of it.",
        Ok(("Early|Growing|Strong", "Leadership|Use of data|Our people", 9)),
    ),
    // why after area
    (
        "Area|Why it matters|Early|Growing|Strong\nLeadership|It matters here.|We plan a little.|We plan some of it.|We plan most of it.\nUse of data|It matters here.|We count a little.|We count some of it.|We count most of it.\nOur people|It matters here.|We train a little.|We train some of it.|We train most of it.",
        Ok(("Early|Growing|Strong", "Leadership|Use of data|Our people", 9)),
    ),
    // target column
    (
        "Area|Early|Growing|Strong|Target\nLeadership|We plan a little.|We plan some of it.|We plan most of it.|Strong\nUse of data|We count a little.|We count some of it.|We count most of it.|Strong\nOur people|We train a little.|We train some of it.|We train most of it.|Strong",
        Ok(("Early|Growing|Strong", "Leadership|Use of data|Our people", 9)),
    ),
    // owner and date
    (
        "Area|Early|Growing|Strong|Owner|By when\nLeadership|We plan a little.|We plan some of it.|We plan most of it.|Jo|May\nUse of data|We count a little.|We count some of it.|We count most of it.|Jo|May\nOur people|We train a little.|We train some of it.|We train most of it.|Jo|May",
        Ok(("Early|Growing|Strong", "Leadership|Use of data|Our people", 9)),
    ),
    // one box filled in a row
    (
        "Area|Early|Late\nA|We meet.|\nA||We plan.\nB|We count.|\nB||We share.",
        Ok(("Early|Late", "A|B", 4)),
    ),
    // blank rows between
    (
        "Area|Early|Growing|Strong\n\nLeadership|We plan a little.|We plan some of it.|We plan most of it.\n\nUse of data|We count a little.|We count some of it.|We count most of it.\n\nOur people|We train a little.|We train some of it.|We train most of it.\n",
        Ok(("Early|Growing|Strong", "Leadership|Use of data|Our people", 9)),
    ),
    // turned
    (
        "Stage|Leadership|Use of data|Our people\nEarly|We meet.|We count.|We train.\nGrowing|We plan.|We share.|We coach.\nStrong|We lead.|We use it.|We grow.",
        Ok(("Early|Growing|Strong", "Leadership|Use of data|Our people", 9)),
    ),
    // rows plain
    (
        "Area|Stage|Statement\nLead|Early|We meet.\nLead|Late|We plan.\nData|Early|We count.",
        Ok(("Early|Late", "Lead|Data", 3)),
    ),
    // rows with example
    (
        "Domain|Level|Criteria|Evidence\nLead|1|We meet.|minutes\nLead|2|We plan.|plan\nData|1|We count.|table",
        Ok(("1|2", "Lead|Data", 3)),
    ),
    // rows with blanks as above
    (
        "Area|Stage|Statement\nLead|Early|We meet.\n||We talk.\n|Late|We plan.\nData|Early|We count.",
        Ok(("Early|Late", "Lead|Data", 4)),
    ),
    // rows sorted backwards
    (
        "Area|Level|Statement\nData|3|We use it.\nData|2|We share.\nLead|1|We meet.",
        Ok(("1|2|3", "Data|Lead", 3)),
    ),
    // rows questions
    (
        "Theme|Question|Step\nLead|Do we meet?|1\nLead|Do we plan?|2\nData|Do we count?|1",
        Ok(("1|2", "Lead|Data", 3)),
    ),
    // rows no stage
    ("Area|Statement\nLead|We meet.\nData|We count.", Err("missing-column")),
    // rows no area
    ("Stage|Statement\nEarly|We meet.\nLate|We plan.", Err("missing-column")),
    // rows two areas
    (
        "Domain|Sub-domain|Level|Statement\nPeople|Lead|1|We meet.\nPeople|Data|2|We count.\nPlace|Home|1|We visit.",
        Ok(("1|2", "Lead|Data|Home", 3)),
    ),
    // rows extra unknown
    (
        "Area|Stage|Statement|Colour\nLead|Early|We meet.|blue\nData|Late|We count.|red",
        Ok(("Early|Late", "Lead|Data", 2)),
    ),
    // rows with ids
    (
        "Id|Area|Stage|Statement\nL1|Lead|Early|We meet.\nL2|Lead|Late|We plan.\nD1|Data|Early|We count.",
        Ok(("Early|Late", "Lead|Data", 3)),
    ),
    // rows double ids
    ("Id|Area|Stage|Statement\nL1|Lead|Early|We meet.\nL1|Lead|Late|We plan.", Err("duplicate-id")),
    // rows bullets
    (
        "Area|Stage|Statement\nLead|Early|- We meet. / - We talk.\nData|Early|We count.",
        Ok(("Early", "Lead|Data", 3)),
    ),
    // scores only
    ("Area|Level 1|Level 2\nLead|1|0\nData|0|1", Err("only-scores")),
    // prose
    (
        "We are a network of six practices.\nWe meet on Tuesdays.\nNothing here is a grid.",
        Err("one-column"),
    ),
    // one column
    ("Area\nLead\nData", Err("one-column")),
    // no areas
    ("Early|Late\nWe meet.|We plan.\nWe count.|We share.", Err("one-stage")),
    // one stage
    ("Area|Early\nLead|We meet.\nData|We count.", Err("one-stage")),
    // line break in stage
    (
        "Area|Level 1 / starting|Level 2 / going\nLead|We meet.|We plan.\nData|We count.|We share.",
        Ok(("Level 1 starting|Level 2 going", "Lead|Data", 4)),
    ),
    // line break in area
    (
        "Area|Level 1|Level 2\nUse of / data|We meet.|We plan.\nMoney|We count.|We share.",
        Ok(("Level 1|Level 2", "Use of data|Money", 4)),
    ),
    // same area twice
    (
        "Area|Level 1|Level 2\nLead|We meet.|We plan.\nLead|We talk.|We act.",
        Ok(("Level 1|Level 2", "Lead", 4)),
    ),
    // same stage twice
    (
        "Area|Level 1|Level 1\nLead|We meet.|We plan.\nData|We count.|We share.",
        Err("same-stage-twice"),
    ),
    // error boxes
    (
        "Area|Level 1|Level 2\nLead|#REF!|We plan.\nData|We count.|#SPILL!",
        Ok(("Level 1|Level 2", "Lead|Data", 2)),
    ),
    // placeholders
    (
        "Area|Level 1|Level 2\nLead|n/a|We plan.\nData|We count.|TBC",
        Ok(("Level 1|Level 2", "Lead|Data", 2)),
    ),
    // none under level 0
    (
        "Area|Level 0|Level 1\nLead|None.|We plan.\nData|Nothing yet.|We share.",
        Ok(("Level 0|Level 1", "Lead|Data", 4)),
    ),
    // french headings
    (
        "Domaine|Niveau 1|Niveau 2|Niveau 3\nPilotage|On se voit.|On planifie.|On partage.\nDonnées|On compte.|On montre.|On agit.",
        Ok(("Niveau 1|Niveau 2|Niveau 3", "Pilotage|Données", 6)),
    ),
    // german headings
    (
        "Bereich|Reifegrad 1|Reifegrad 2\nLeitung|Wir treffen uns.|Wir planen.\nDaten|Wir zählen.|Wir teilen.",
        Ok(("Reifegrad 1|Reifegrad 2", "Leitung|Daten", 4)),
    ),
    // heading repeated below
    (
        "Area|Early|Growing|Strong\nLeadership|We plan a little.|We plan some of it.|We plan most of it.\nUse of data|We count a little.|We count some of it.|We count most of it.\nOur people|We train a little.|We train some of it.|We train most of it.\nArea|Early|Growing|Strong\nLeadership|We plan a little.|We plan some of it.|We plan most of it.",
        Ok(("Early|Growing|Strong", "Leadership|Use of data|Our people", 12)),
    ),
    // long headings
    (
        "Area of our work together|Level 1: we have only just begun to talk|Level 2: we do it well and often\nLead|We meet.|We plan.\nData|We count.|We share.",
        Ok((
            "Level 1: we have only just begun to talk|Level 2: we do it well and often",
            "Lead|Data",
            4,
        )),
    ),
];

#[test]
fn a_sheet_is_read_as_its_maker_meant_it_or_refused_with_the_reason() {
    for (sheet, expected) in CASES {
        let read = read_sheet(sheet);
        match (read, expected) {
            (Ok(read), Ok((stages_, areas_, count))) => {
                assert!(read.layout.doubts.is_empty(), "{sheet}");
                assert_eq!(stages(&read).join("|"), *stages_, "{sheet}");
                assert_eq!(areas(&read).join("|"), *areas_, "{sheet}");
                assert_eq!(read.matrix.items().count(), *count, "{sheet}");
            }
            (Err(error), Err(code)) => assert_eq!(error.code, *code, "{sheet}"),
            (read, _) => panic!("{sheet}: {read:?}"),
        }
    }
}
