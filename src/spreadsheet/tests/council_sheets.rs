//! Sheets as councils and trusts have them: in two languages, sorted, with columns to tick, with one
//! heading that is not like the others. Each is read right, asked about, or refused for what it is.

use super::kinds::{Right, fault};
use super::*;

use Right::{Asked, Read, Refused};

const SHEETS: &[(&str, &str, Right)] = &[
    (
        "a column in Welsh beside each stage",
        "Area|Early|Cynnar|Growing|Yn tyfu|Strong|Cryf\nLead|We talk of the plan.|Rydym yn siarad am hyn.|We have agreed who leads.|Rydym wedi cytuno ar hyn.|We act on it with all.|Rydym yn gweithredu ar hyn.\nData|We count what is done.|Rydym yn cyfrif.|We share our lists.|Rydym wedi rhannu.|We act on the lists.|Rydym yn gweithredu.",
        Asked,
    ),
    (
        "a row in Welsh below each area",
        "Area|Early|Growing|Strong\nLead|We talk of the plan.|We have agreed.|We act on it.\nArwain|Rydym yn siarad.|Rydym wedi cytuno.|Rydym yn gweithredu.\nData|We count what is done.|We share the list.|We act on it.\nGofal|Rydym yn cyfrif.|Rydym wedi rhannu.|Rydym yn gwneud.",
        Asked,
    ),
    (
        "statements in two languages",
        "Area|Stage|Statement\nLead|Step 1|We have agreed who leads.\nArwain|Step 1|Rydym wedi cytuno ar hyn.\nData|Step 2|We share the list with all.\nData cy|Step 2|Rydym yn rhannu ein rhestr.",
        Asked,
    ),
    (
        "one statement that quotes another language",
        "Area|Early|Growing\nLead|We have a plan.|We act on the plan.\nData|Rydym yn rhannu ein data.|We share it with all.\nCare|We meet the homes.|We have a team for it.\nPeople|We ask the staff.|We act on what they say.",
        Read("Early|Growing", "Lead|Data|Care|People", 8),
    ),
    (
        "numbers below zero",
        "Domain|-1|0|1|2\nLead|It does harm.|We meet.|We plan.|We lead.\nData|It is wrong.|We count.|We share.|We act.",
        Read("-1|0|1|2", "Lead|Data", 8),
    ),
    (
        "numbers below zero with their names, the best first",
        "Domain|2 Leads|1 Helps|0 Neutral|-1 Harms\nLead|We lead.|We plan.|We meet.|It does harm.\nData|We act.|We share.|We count.|It is wrong.",
        Read("-1 Harms|0 Neutral|1 Helps|2 Leads", "Lead|Data", 8),
    ),
    (
        "a standard beside levels of assurance",
        "Domain|Standard|No assurance|Limited assurance|Full assurance\nLead|Lead standard|We meet now and then.|We plan with all.|We lead with all.\nData|Data standard|We count by hand.|We share with all.|We act with all.",
        Asked,
    ),
    (
        "names in another language beside the areas",
        "Area|Maes|Early|Growing|Strong\nLead|Arwain|We meet now and then.|We plan with all.|We lead with all.\nData|Gwybodaeth|We count by hand.|We share with all.|We act with all.\nCare|Gofal|We call by phone.|We visit each week.|We plan with homes.",
        Asked,
    ),
    (
        "columns to tick for an answer, all empty",
        "Section|No.|Standard|Yes|No|Partial|Comments\nLead|1.1|We have a plan.||||\nLead|1.2|We act on the plan.||||\nData|2.1|We share the list.||||\nData|2.2|We act on the list.||||",
        Refused("only-scores"),
    ),
    (
        "columns for an answer, ticked",
        "Section|Standard|Met|Partially met|Not met\nLead|We have a plan.|x||\nLead|We act on the plan.||x|\nData|We share the list.|||x\nData|We act on the list.|x||",
        Refused("only-scores"),
    ),
    (
        "a scale to tick, all empty",
        "Domain|Statement|0|1|2|3|4|5\nLead|We have a plan.||||||\nData|We share the list.||||||",
        Refused("only-scores"),
    ),
    (
        "stages called met and not met, with words",
        "Domain|Not met|Partially met|Met\nLead|We meet now and then.|We plan.|We lead.\nData|We count.|We share.|We act.",
        Read("Not met|Partially met|Met", "Lead|Data", 6),
    ),
    (
        "stages in the order of the alphabet whose names tell another",
        "Domain|Stage|Statement\nData|Developing|We count.\nData|Emerging|We meet.\nLead|Maturing|We plan.\nLead|Thriving|We lead.",
        Asked,
    ),
    (
        "stages in the order of the alphabet whose names tell none",
        "Domain|Stage|Statement\nData|Bloom|We count.\nData|Leaf|We meet.\nLead|Root|We plan.",
        Asked,
    ),
    (
        "stages whose names tell their order, which is that of the alphabet too",
        "Domain|Stage|Statement\nData|Early|We count.\nData|Growing|We meet.\nLead|Strong|We plan.",
        Read("Early|Growing|Strong", "Data|Lead", 3),
    ),
    (
        "a beginner who is called advanced",
        "Domain|Novice|Advanced beginner|Competent|Proficient|Expert\nLead|We meet.|We talk.|We plan.|We lead.|We teach.\nData|We count.|We add.|We share.|We act.|We tell.",
        Read("Novice|Advanced beginner|Competent|Proficient|Expert", "Lead|Data", 10),
    ),
    (
        "a prompt before the levels",
        "Theme|Ref|Prompt|Level 1|Level 2|Level 3\nLead|1.1|Is it led well?|We meet.|We plan.|We lead.\nLead|1.2|Is it known?|We talk.|We write.|We teach.\nData|2.1|Is it used?|We count.|We share.|We act.",
        Read("Level 1|Level 2|Level 3", "Lead|Data", 9),
    ),
    (
        "links and an officer after the stages",
        "Domain|Foundation|Step 1|Step 2|Resources|Lead officer\nLead|We meet.|We plan.|We lead.|https://a.example/1|Jo\nData|We count.|We share.|We act.|https://a.example/2|Al",
        Read("Foundation|Step 1|Step 2", "Lead|Data", 6),
    ),
    (
        "a first stage that says what it means",
        "Domain|Foundation (we are just starting)|Step 1 (we are on our way)|Step 2 (we do it all the time)\nLead|We meet.|We plan.|We lead.\nData|We count.|We share.|We act.",
        Read(
            "Foundation (we are just starting)|Step 1 (we are on our way)|Step 2 (we do it all the time)",
            "Lead|Data",
            6,
        ),
    ),
    (
        "a column that says where each area stands, called by nobody's word for it",
        "Domain|Emerging|Developing|Thriving|PCN view\nLead|We meet.|We plan.|We lead.|Developing\nData|We count.|We share.|We act.|Emerging\nCare|We call.|We visit.|We plan.|Developing",
        Read("Emerging|Developing|Thriving", "Lead|Data|Care", 9),
    ),
    (
        "a summary beside the grid that names its stages",
        "Domain|Foundation|Step 1|Step 2||Summary|Count\nLead|We meet.|We plan.|We lead.||Foundation|4\nData|We count.|We share.|We act.||Step 1|3\nCare|We call.|We visit.|We plan.||Step 2|2",
        Read("Foundation|Step 1|Step 2", "Lead|Data|Care", 9),
    ),
    (
        "a row below the headings that says what each looks like",
        "Domain|Foundation|Step 1|Step 2\nWhat does this look like?|We have the basics.|We work together.|It is how we work.\nLead|We meet.|We plan.|We lead.\nData|We count.|We share.|We act.",
        Read("Foundation|Step 1|Step 2", "Lead|Data", 6),
    ),
    (
        "numbers in a row between the names of the stages and the areas",
        "Domain|Emerging|Developing|Thriving\n|1|2|3\nLead|We meet.|We plan.|We lead.\nData|We count.|We share.|We act.",
        Read("Emerging|Developing|Thriving", "Lead|Data", 6),
    ),
    (
        "rows beneath that count the others",
        "Domain|Foundation|Step 1|Step 2\nLead|We meet.|We plan.|We lead.\nData|We count.|We share.|We act.\nCare|We call.|We visit.|We plan.\nNumber in place|3|2|1\n%|75%|50%|25%",
        Asked,
    ),
    (
        "a row that shows how to fill the sheet in",
        "Domain|Foundation|Step 1|Step 2\n(Example) Car park|No spaces.|Some spaces.|Enough spaces.\nLead|We meet.|We plan.|We lead.\nData|We count.|We share.|We act.",
        Asked,
    ),
    (
        "levels down the side as bare numbers, the best first",
        "Level|Leadership|Data use|Care homes\n3|We lead.|We act.|We plan with them.\n2|We plan.|We share.|We visit.\n1|We meet.|We count.|We call.",
        Read("1|2|3", "Leadership|Data use|Care homes", 9),
    ),
    (
        "levels down the side as bare numbers, with what they mean",
        "Level|What it means|Leadership|Data use\n1|We start.|We meet.|We count.\n2|We go on.|We plan.|We share.\n3|We are there.|We lead.|We act.",
        Read("1|2|3", "Leadership|Data use", 6),
    ),
];

#[test]
fn a_sheet_of_a_council_is_read_right_asked_about_or_refused() {
    let faults =
        SHEETS.iter().filter_map(|(kind, sheet, right)| Some((kind, fault(sheet, right)?)));
    let faults: Vec<(&&str, String)> = faults.collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn columns_in_another_language_are_left_out_until_a_person_says_otherwise() {
    let sheet: Vec<&str> = SHEETS[0].1.split('\n').collect();
    let sheet = table(&sheet);
    let read = parse_table(&sheet, &read_options(BoxContent::One)).unwrap();
    assert_eq!(stages(&read), ["Early", "Growing", "Strong"]);
    let reasons: Vec<&str> = read.unused_cells.iter().map(|cell| cell.reason.as_str()).collect();
    assert!(reasons.contains(&"\"Yn tyfu\" is in Welsh, and the grid in English."), "{reasons:?}");
}

#[test]
fn a_doubt_about_several_columns_names_those_that_are_open() {
    let sheet = table(&[
        "Thing|Red|Blue|Round|Square",
        "Access|We do a.|We do b.|We do c.|We do d.",
        "Care|We do e.|We do f.|We do g.|We do h.",
    ]);
    let parse = |layout| {
        let options = ReadOptions { layout, ..read_options(BoxContent::Several) };
        parse_table(&sheet, &options).unwrap().layout
    };
    let mut layout = parse(LayoutChoices::default());
    for (column, left) in [(1, "\"Blue\", \"Round\", \"Square\""), (3, "\"Blue\", \"Square\"")] {
        let earlier = layout.to_open_choices();
        let mut said = cycle_column_use(&sheet, &earlier, column);
        said.settle_doubts(&earlier);
        layout = parse(said);
        let says: Vec<&str> = layout.doubts.iter().map(|doubt| doubt.says.as_str()).collect();
        let rest = "were taken for stages, though none of the headings says so.";
        assert_eq!(says, [format!("{left} {rest}")]);
    }
}
