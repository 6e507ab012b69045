//! Sheets whose parts stand where they are not looked for first: areas right of the stages or between
//! them, rows beneath that are no areas, columns that say how urgent something is, answers that a form
//! collected. Each is read right, asked about, or refused for what it is.

use super::kinds::{Right, fault};
use super::*;

use Right::{Asked, Read, Refused};

const STEPS: &str = "Foundation|Step 1|Step 2|Step 3";
const FOUR: &str = "Lead|Data|Care|People";

const SHEETS: &[(&str, &str, Right)] = &[
    (
        "areas right of the stages",
        "Foundation|Step 1|Step 2|Step 3|Domain\na b|c d|e f|g h|Lead\ni j|k l|m n|o p|Data\nq r|s t|u v|w x|Care\nb a|d c|f e|h g|People",
        Read(STEPS, FOUR, 16),
    ),
    (
        "areas right of the stages, between a number and notes",
        "Ref|Foundation|Step 1|Step 2|Step 3|Theme|Notes\nR1|a b|c d|e f|g h|Lead|ask Jo\nR2|i j|k l|m n|o p|Data|\nR3|q r|s t|u v|w x|Care|\nR4|b a|d c|f e|h g|People|",
        Read(STEPS, FOUR, 16),
    ),
    (
        "areas and their groups right of the stages",
        "Foundation|Step 1|Step 2|Step 3|Sub-domain|Domain\na b|c d|e f|g h|Lead|Core\ni j|k l|m n|o p|Data|Core\nq r|s t|u v|w x|Care|Wider\nb a|d c|f e|h g|People|Wider",
        Read(STEPS, FOUR, 16),
    ),
    (
        "ids left and names of areas right",
        "ID|Foundation|Step 1|Step 2|Step 3|Area name\n101|a b|c d|e f|g h|Lead\n102|i j|k l|m n|o p|Data\n103|q r|s t|u v|w x|Care\n104|b a|d c|f e|h g|People",
        Read(STEPS, FOUR, 16),
    ),
    (
        "areas right of the stages without a heading",
        "Foundation|Step 1|Step 2|Step 3|\nWe have a plan of it|We do it now|We do it all|We lead on it|Lead\nWe have a list of it|We share it now|We use it all|We lead on that|Data",
        Asked,
    ),
    (
        "areas between the stages",
        "Foundation|Step 1|Area|Step 2|Step 3\na b|c d|Lead|e f|g h\ni j|k l|Data|m n|o p\nq r|s t|Care|u v|w x",
        Asked,
    ),
    (
        "unknown names left of the areas",
        "Seed|Sapling|Tree|Area\na b|c d|e f|Lead\ni j|k l|m n|Data\nq r|s t|u v|Care",
        Asked,
    ),
    (
        "rows called averages",
        "Area|Early|Growing|Strong\nLead|We meet.|We plan.|We lead.\nData|We count.|We share.|We use it.\nAverage score|1|2|3\nGrand total|4|4|4",
        Read("Early|Growing|Strong", "Lead|Data", 6),
    ),
    (
        "an area that is called overall and has words",
        "Area|Early|Growing|Strong\nOverall leadership|We meet.|We plan.|We lead.\nData|We count.|We share.|We use it.",
        Read("Early|Growing|Strong", "Overall leadership|Data", 6),
    ),
    (
        "notes and a version beneath",
        "Area|Early|Growing|Strong|Best\nLead|We meet.|We plan.|We lead.|We teach.\nData|We count.|We share.|We use it.|We tell.\n\nNotes\n1. From the council.\nVersion|1.2|June 2024",
        Read("Early|Growing|Strong|Best", "Lead|Data", 8),
    ),
    (
        "numbers above and names of stages in the row of questions",
        "|0|1|2\nQuestion|None|Some|All\nLead|We meet.|We plan.|We lead.\nData|We count.|We share.|We use it.",
        Read("0|1|2", "Lead|Data", 6),
    ),
    (
        "a first stage with hardly anything in it",
        "Domain|Foundation|Step 1|Step 2\nLead|We meet.|We plan.|We lead.\nData||We share.|We use it.\nCare||a b|c d\nPeople||e f|g h",
        Asked,
    ),
    (
        "how urgent each is",
        "Domain|Foundation|Step 1|Step 2|Priority\nLead|We meet.|We plan.|We lead.|H\nData|We count.|We share.|We use it.|H",
        Read("Foundation|Step 1|Step 2", "Lead|Data", 6),
    ),
    (
        "a stage in two columns",
        "Domain|Foundation|Step 1 a|Step 1 b\nLead|We meet.|We plan.|We lead.\nData|We count.|We share.|We use it.",
        Asked,
    ),
    (
        "answers that a form collected",
        "ID|Start time|Completion time|Email|Name|Leadership: where are we?\n1|2024-03-01 09:00|2024-03-01 09:20|anonymous||Step 1\n2|2024-03-02 09:00|2024-03-02 09:20|anonymous||Foundation",
        Refused("only-scores"),
    ),
    (
        "answers that a survey collected, with a second row of headings",
        "Respondent ID|Collector ID|Start Date|End Date|IP Address|Where is data?\n|||||Response\n1183|44|2024-01-02|2024-01-02|10.0.0.1|Step 1",
        Refused("only-scores"),
    ),
    (
        "a questionnaire without areas",
        "No|Question|Yes|No|N/A|Comments\n1|Do we have a plan?||||\n2|Do we have a team?||||",
        Refused("only-scores"),
    ),
    (
        "two grids one below the other",
        "Domain|Foundation|Step 1|Step 2\nLead|We meet often.|We plan it all.|We lead on it.\nData|We count it all.|We share it now.|We use it daily.\nCare|a b c d|e f g h|i j k l\n\nEnablers|Basic|Good|Great\nPeople|m n o p|q r s t|u v w x",
        Asked,
    ),
    (
        "short descriptions that are words for stages",
        "Domain|Early|Growing|Strong\nLead|None|Basic|Advanced\nData|Poor|Good|Excellent",
        Read("Early|Growing|Strong", "Lead|Data", 5),
    ),
    (
        "weights with decimal commas",
        "Domain|Gewicht|Foundation|Step 1\nLead|12,5%|We plan.|We do.\nData|87,5%|We count.|We share.\nCare|1.250,00|a b|c d",
        Read("Foundation|Step 1", "Lead|Data|Care", 6),
    ),
    (
        "headings as a program writes them",
        "DomainID|DomainName|StageOrder|StageName|StatementID|StatementText\n1|Lead|0|Foundation|10|We meet.\n1|Lead|1|Step 1|11|We plan.\n2|Data|0|Foundation|20|We count.",
        Read("Foundation|Step 1", "Lead|Data", 3),
    ),
    (
        "a list of a team site",
        "Title|Domain|Maturity Level|Statement|Item Type|Path|Modified|ID\nLE-0|Lead|Foundation|We meet.|Item|sites/pcn|2024-01-05|1\nLE-1|Lead|Step 1|We plan.|Item|sites/pcn|2024-01-05|2\nDA-0|Data|Foundation|We count.|Item|sites/pcn|2024-01-05|3",
        Read("Foundation|Step 1", "Lead|Data", 3),
    ),
    (
        "a sheet whose areas are called by their country",
        "Area (UK)|Stage|Statement\nLead|Early|We meet.\nData|Early|We count.\nData|Strong|We share.",
        Read("Early|Strong", "Lead|Data", 3),
    ),
];

#[test]
fn a_sheet_of_an_odd_layout_is_read_right_asked_about_or_refused() {
    let faults =
        SHEETS.iter().filter_map(|(kind, sheet, right)| Some((kind, fault(sheet, right)?)));
    let faults: Vec<(&&str, String)> = faults.collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn a_title_down_the_side_is_no_stage() {
    let rows = [
        "MATURITY MATRIX|Domain|Foundation|Step 1",
        "|Lead|We meet.|We plan.",
        "|Data|We count.|We share.",
        "|Care|a b|c d",
    ];
    let merge = Merge { first: Cell::at(0, 0), last: Cell::at(3, 0) };
    let table = table(&rows).with_merges(vec![merge]);
    let read = parse_table(&table, &read_options(BoxContent::One)).unwrap();
    assert_eq!(
        (stages(&read), areas(&read)),
        (vec!["Foundation", "Step 1"], vec!["Lead", "Data", "Care"])
    );
    assert!(read.layout.doubts.is_empty());
}

#[test]
fn boxes_that_are_merged_over_the_columns_of_their_heading_are_one_column() {
    let rows =
        ["Domain|Foundation||Step 1||", "Lead|We meet.||We plan.||", "Data|We count.||We share.||"];
    let over = |row: usize, column: usize| Merge {
        first: Cell::at(row, column),
        last: Cell::at(row, column + 1),
    };
    let merges = (0..3).flat_map(|row| [over(row, 1), over(row, 3)]).collect();
    let read =
        parse_table(&table(&rows).with_merges(merges), &read_options(BoxContent::One)).unwrap();
    assert_eq!((stages(&read), areas(&read)), (vec!["Foundation", "Step 1"], vec!["Lead", "Data"]));
    assert!(read.layout.doubts.is_empty() && read.unused_cells.is_empty());
}

#[test]
fn a_heading_merged_down_is_no_title() {
    let rows =
        ["Domain|Maturity level||", "|1|2|3", "Lead|We meet.|We plan.|We lead.", "Data|a|b|c d"];
    let merges = vec![
        Merge { first: Cell::at(0, 0), last: Cell::at(1, 0) },
        Merge { first: Cell::at(0, 1), last: Cell::at(0, 3) },
    ];
    let read =
        parse_table(&table(&rows).with_merges(merges), &read_options(BoxContent::One)).unwrap();
    assert_eq!((stages(&read), read.matrix.title.as_str()), (vec!["1", "2", "3"], "Our grid"));
}

#[test]
fn a_sentence_with_a_word_for_a_stage_is_no_heading() {
    let rows = [
        "|Access|Data|People",
        "Foundation|Foundation of access.|Foundation of data.|Foundation of people.",
        "Step 1|We book.|We count.|We hire.",
        "Step 2|We plan.|We see.|We train.",
    ];
    let read = read(&rows, BoxContent::One);
    assert_eq!(areas(&read), ["Access", "Data", "People"]);
    assert_eq!(stages(&read), ["Foundation", "Step 1", "Step 2"]);
    assert!(read.layout.is_turned && read.layout.doubts.is_empty(), "{:?}", read.layout);
}

#[test]
fn areas_that_are_called_like_stages_are_asked_about() {
    let rows = [
        "|Early days|Strong days|Access",
        "Step 1|We book.|We count.|We hire.",
        "Step 2|We plan.|We see.|We train.",
    ];
    let read = read(&rows, BoxContent::One);
    let doubts: Vec<&str> = read.layout.doubts.iter().map(|doubt| doubt.says.as_str()).collect();
    assert!(
        read.layout.is_turned || doubts.iter().any(|says| says.contains("called like stages")),
        "{doubts:?}"
    );
}
