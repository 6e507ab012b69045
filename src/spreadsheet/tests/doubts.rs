//! What a person says of a column answers what is in doubt of that column, and nothing else.

use super::*;

/// The columns in doubt.
fn open(read: &TableReading) -> Vec<usize> {
    read.layout.doubts.iter().flat_map(|doubt| doubt.columns.clone()).collect()
}

fn parse(sheet: &Table, layout: LayoutChoices) -> TableReading {
    parse_table(sheet, &ReadOptions { layout, ..read_options(BoxContent::Several) }).unwrap()
}

/// What is in doubt after the next thing was said of a column, as on the screen.
fn say(sheet: &Table, read: &TableReading, column: usize) -> TableReading {
    let earlier = read.layout.to_open_choices();
    let mut said = cycle_column_use(sheet, &earlier, column);
    said.settle_doubts(&earlier);
    parse(sheet, said)
}

const GRID: [&str; 3] = [
    "Thing|Red|Blue|Round|Square",
    "Access|We do a.|We do b.|We do c.|We do d.",
    "Care|We do e.|We do f.|We do g.|We do h.",
];

const LIST: [&str; 7] = [
    "rec_id|section|help_text|criterion_text|tier",
    "10201|Access|Minutes that show it would be more than enough.|We answer all our calls.|Foundation",
    "10202|Access|A page that shows how would be quite enough.|We offer booking in each.|Step 1",
    "10203|Access|A note of who did it would be quite enough.|We review demand each month.|Step 2",
    "10204|Data|A paper with all names on it would be enough.|We all share one paper.|Foundation",
    "10205|Data|A picture of that board would be more than enough.|We look at it together.|Step 1",
    "10206|Data|A list of who was called would be quite enough.|We find all those people.|Step 2",
];

#[test]
fn a_doubt_stays_open_until_its_own_column_is_said() {
    let sheet = table(&GRID);
    let read = parse(&sheet, LayoutChoices::default());
    assert_eq!(open(&read), [1, 2, 3, 4]);
    for column in 1..5 {
        let once = say(&sheet, &read, column);
        let left = open(&once);
        assert_eq!((left.len(), left.contains(&column)), (3, false), "{column}: {left:?}");
        assert!(left.iter().all(|one| once.layout.column_label(*one).ends_with('?')));
    }
    assert_eq!(open(&parse(&sheet, read.layout.to_choices())), [] as [usize; 0]);
    // a column that gives its place up to the one that was said is answered with it
    let sheet = table(&LIST);
    let read = parse(&sheet, LayoutChoices::default());
    assert_eq!(open(&read), [1, 4, 2]);
    assert_eq!(open(&say(&sheet, &read, 3)), [1, 4]);
}

#[test]
fn an_option_for_one_column_answers_that_column_alone() {
    let sheet = table(&GRID);
    let said = |layout| open(&parse(&sheet, layout));
    let columns = [(4, ColumnUse::Note)].into();
    assert_eq!(said(LayoutChoices { columns, ..LayoutChoices::default() }), [1, 2, 3]);
    let heading = LayoutChoices { heading_row: Some(0), ..LayoutChoices::default() };
    assert_eq!(said(heading), [1, 2, 3, 4]);
    let order = LayoutChoices { order: Some(StageOrder::HighLow), ..LayoutChoices::default() };
    assert_eq!(said(order), [1, 2, 3, 4]);
}

#[test]
fn what_is_said_of_the_order_answers_the_order_alone() {
    let sheet = table(&[
        "Thing|Strong|Early|Growing|What people said to us",
        "Access|We do a.|We do b.|We do c.|We do d.",
        "Care|We do e.|We do f.|We do g.|We do h.",
    ]);
    let read = parse(&sheet, LayoutChoices::default());
    let about = |read: &TableReading| {
        read.layout.doubts.iter().map(|doubt| doubt.subject).collect::<Vec<_>>()
    };
    assert_eq!(about(&read), [DoubtSubject::Columns, DoubtSubject::Order]);
    let earlier = read.layout.to_open_choices();
    let mut ordered = LayoutChoices { order: Some(StageOrder::LowHigh), ..earlier.clone() };
    ordered.settle_doubts(&earlier);
    assert_eq!(about(&parse(&sheet, ordered)), [DoubtSubject::Columns]);
    assert_eq!(about(&say(&sheet, &read, 4)), [DoubtSubject::Order]);
    let option = LayoutChoices { order: Some(StageOrder::LowHigh), ..LayoutChoices::default() };
    assert_eq!(about(&parse(&sheet, option)), [DoubtSubject::Columns]);
}

#[test]
fn in_a_turned_sheet_each_row_is_answered_by_itself() {
    let sheet = table(&GRID).turned();
    let turned = LayoutChoices { is_turned: Some(true), ..LayoutChoices::default() };
    let read = parse(&sheet, turned);
    assert_eq!(open(&read), [1, 2, 3, 4]);
    assert_eq!(open(&say(&sheet, &read, 4)), [1, 2, 3]);
}
