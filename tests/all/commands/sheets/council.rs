//! A made-up council's grid, with the mess that people leave in spreadsheets.

use rust_xlsxwriter::{Color, Format, FormatAlign, Formula, Workbook, Worksheet};

const LEVELS: [&str; 5] =
    ["1 Starting", "2 Emerging", "3 Developing", "4 Established", "5 Leading"];

const AREAS: [(&str, [&str; 5]); 7] = [
    (
        "Leadership and shared purpose",
        [
            "No shared purpose. Each service works alone.",
            "Some leaders meet.\nPurpose is talked about.",
            "• One purpose is written down\n• Leaders meet monthly\n• Residents were asked",
            "Purpose guides the yearly plan.",
            "Residents and partners say it is theirs too.",
        ],
    ),
    (
        "Working with residents",
        [
            "Residents hear of decisions afterwards.",
            "Surveys once a year.",
            "- A residents' panel meets\n- What they said is published",
            "Residents help design services.",
            "Residents lead some of the work.",
        ],
    ),
    (
        "Data and insight",
        [
            "Data stay in each service.",
            "Some reports are shared.",
            "1. One dashboard\n2. A named analyst",
            "Teams use it every week.",
            "Partners add theirs, and all trust it.",
        ],
    ),
    (
        "Staff and skills",
        [
            "Roles unclear.", "Roles written down.", "Joint induction.", "Joint teams.",
            "Teams teach others.",
        ],
    ),
    (
        "Money",
        [
            "Separate budgets.", "Budgets are shared openly.", "A small pooled fund.",
            "Pooled by need.", "Shifted early to prevention.",
        ],
    ),
    (
        "Buildings and digital",
        [
            "Each its own.",
            "A list of all rooms exists.",
            "* Shared rooms\n* One booking page",
            "One system for both.",
            "Open to community groups.",
        ],
    ),
    (
        "Learning and review",
        [
            "No review.",
            "Review after problems.",
            "A yearly review, by café-style talks.",
            "Quarterly, with partners.",
            "“What if” reviews shape plans – and budgets.",
        ],
    ),
];

/// The grid: a merged title, a form above, headings in row 6 over which "Level" is merged, blank
/// rows, bullets, a column of notes, one of scores, numbers before the areas, a footnote, a
/// formula, a second sheet of guidance and a hidden one.
pub fn grid() -> Vec<u8> {
    let mut book = Workbook::new();
    let bold = Format::new()
        .set_bold()
        .set_align(FormatAlign::Center)
        .set_background_color(Color::RGB(0x00DD_EEFF));
    guidance(book.add_worksheet());
    let sheet = book.add_worksheet();
    sheet.set_name("Matrix v3 FINAL").unwrap();
    sheet.merge_range(0, 0, 0, 8, "Hollybank Council: working together", &bold).unwrap();
    sheet.write_string(2, 0, "Completed by:").unwrap();
    sheet.write_string(2, 2, "J. Hill").unwrap();
    sheet.write_string(2, 3, "Date:").unwrap();
    sheet.merge_range(4, 2, 4, 6, "Level of maturity", &bold).unwrap();
    sheet.merge_range(4, 1, 5, 1, "Domain", &bold).unwrap();
    sheet.write_string(5, 0, "No.").unwrap();
    for (at, level) in LEVELS.iter().enumerate() {
        sheet.write_string_with_format(5, 2 + u16::try_from(at).unwrap(), *level, &bold).unwrap();
    }
    sheet.write_string(5, 7, "Notes").unwrap();
    sheet.write_string(5, 8, "Score").unwrap();
    for (at, (area, levels)) in AREAS.iter().enumerate() {
        let row = 6 + u32::try_from(at).unwrap() + u32::from(at > 2) * 2; // two blank rows in the middle
        sheet.write_number(row, 0, f64::from(u32::try_from(at).unwrap()) + 1.0).unwrap();
        sheet.write_string(row, 1, format!(" {area} ")).unwrap();
        for (column, text) in levels.iter().enumerate() {
            sheet.write_string(row, 2 + u16::try_from(column).unwrap(), *text).unwrap();
        }
        sheet.write_number(row, 8, 3).unwrap();
    }
    sheet.write_string(6, 7, "ask Priya about this one").unwrap();
    sheet.write_formula(15, 8, Formula::new("=SUM(I7:I15)").set_result("21")).unwrap();
    sheet
        .write_string(
            17,
            0,
            "Adapted with thanks from our own grid of 2021. See http://intranet.example/grid",
        )
        .unwrap();
    book.add_worksheet()
        .set_name("Old")
        .unwrap()
        .set_hidden(true)
        .write_string(0, 0, "do not use")
        .unwrap();
    book.save_to_buffer().unwrap()
}

fn guidance(sheet: &mut Worksheet) {
    sheet.set_name("Read me").unwrap();
    sheet.write_string(0, 0, "How to use this workbook").unwrap();
    sheet.write_string(1, 0, "Talk about each domain together and agree a level.").unwrap();
}

/// Two sheets that could both be the matrix.
pub fn two_grids() -> Vec<u8> {
    grids(&["North", "South"])
}

/// A workbook with the same small grid on each of these sheets; where a sheet is called a note, only
/// a line of text.
pub fn grids(names: &[&str]) -> Vec<u8> {
    let mut book = Workbook::new();
    for name in names {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).unwrap();
        if name.starts_with("Note") {
            sheet.write_string(0, 0, "To talk about").unwrap();
            continue;
        }
        for (row, cells) in
            [["Area", "Early", "Late"], ["Access", "We queue.", "We book."]].iter().enumerate()
        {
            for (column, text) in cells.iter().enumerate() {
                sheet
                    .write_string(
                        u32::try_from(row).unwrap(),
                        u16::try_from(column).unwrap(),
                        *text,
                    )
                    .unwrap();
            }
        }
    }
    book.save_to_buffer().unwrap()
}
