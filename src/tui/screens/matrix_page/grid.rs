//! A matrix as people know it from paper: areas down, stages across, each box with what it asks.

use unicode_width::UnicodeWidthStr;

use crate::maturity::markdown::to_plain;
use crate::maturity::matrix::{Domain, Ladder, Matrix, Stage};
use crate::maturity::page::Page;
use crate::maturity::text_wrap::wrap;

/// What a column has where not all stages have room side by side.
const MIN_COLUMN_WIDTH: usize = 17;

/// What it has at least where all of them do.
const NARROW_COLUMN_WIDTH: usize = 12;

const COLUMN_GAP: usize = 2;

/// How many stages stand side by side: all of them in narrow columns rather than some in wider ones.
pub(crate) fn visible_stages(matrix: &Matrix, width: u16) -> usize {
    let all = matrix.stages.len().max(1);
    let fit = |least: usize| (usize::from(width) + COLUMN_GAP) / (least + COLUMN_GAP);
    if fit(NARROW_COLUMN_WIDTH) >= all { all } else { fit(MIN_COLUMN_WIDTH).clamp(1, all) }
}

/// The grid from the stage numbered `from` on, as many stages as fit.
pub(crate) fn page(matrix: &Matrix, from: usize, width: u16) -> Page {
    let across = visible_stages(matrix, width);
    let from = from.min(matrix.stages.len().saturating_sub(across));
    let stages = matrix.stages.get(from..from + across).unwrap_or_default();
    let mut page = Page::new(matrix.title.clone());
    if across < matrix.stages.len() {
        page.quiet(
            0,
            format!(
                "Stages {} to {} of {}; ◄► shows the others",
                from + 1,
                from + across,
                matrix.stages.len()
            ),
        );
    }
    let wide = (usize::from(width) + COLUMN_GAP) / across - COLUMN_GAP;
    for scale in &matrix.scales {
        page.blank_line();
        page.heading(format!("The scale \"{}\"", scale.title()));
        matrix.scale_words(scale).iter().for_each(|rung| page.body(2, rung.line()));
    }
    for (at, domain) in matrix.domains.iter().enumerate() {
        page.blank_line();
        if let Some(group) = matrix.group_heading(at) {
            page.heading(group.to_uppercase());
        }
        page.heading(domain.name.clone());
        let heads: Vec<_> =
            stages.iter().map(|stage| wrap(&stage.name.to_uppercase(), wide)).collect();
        write_columns(&mut page, &heads, wide, |page| page.quiet(0, ""));
        if !domain.statements.is_empty() {
            let boxes = stages.iter().map(|stage| statement_lines(domain, stage, wide));
            write_columns(&mut page, &boxes.collect::<Vec<_>>(), wide, |page| page.body(0, ""));
        }
        for ladder in &domain.ladders {
            write_ladder(&mut page, (matrix, domain), ladder, (stages, wide));
        }
    }
    page
}

/// The descriptions of a ladder under their stages, below its title where that says more than the
/// area's name; of one on a shared scale its title alone, for the scale is said once.
fn write_ladder(
    page: &mut Page,
    (matrix, domain): (&Matrix, &Domain),
    ladder: &Ladder,
    (stages, wide): (&[Stage], usize),
) {
    if let Some(scale) = matrix.scale_of(ladder) {
        page.body(0, format!("{} (on the scale \"{}\")", ladder.title, scale.title()));
        return;
    }
    if domain.items().count() > 1 || ladder.title != domain.name {
        page.quiet(0, ladder.title.clone());
    }
    let texts = stages.iter().map(|stage| ladder.rung(&stage.id).map(|rung| rung.text.as_str()));
    let boxes: Vec<_> = texts.map(|text| cell_lines(text.into_iter(), wide)).collect();
    write_columns(page, &boxes, wide, |page| page.body(0, ""));
}

/// What one box says of its stage: its statements.
fn statement_lines(domain: &Domain, stage: &Stage, wide: usize) -> Vec<String> {
    let of_stage = domain.statements.iter().filter(|statement| statement.stage == stage.id);
    cell_lines(of_stage.map(|statement| statement.text.as_str()), wide)
}

fn cell_lines<'t>(texts: impl Iterator<Item = &'t str>, wide: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    // in a narrow column words need the room of the bullet: a blank line tells two texts apart
    let is_narrow = wide < MIN_COLUMN_WIDTH;
    for text in texts {
        if is_narrow {
            lines.extend((!lines.is_empty()).then(String::new));
            lines.extend(wrap(&to_plain(text), wide.max(1)));
            continue;
        }
        let wrapped = wrap(&to_plain(text), wide - 2).into_iter().enumerate();
        lines.extend(
            wrapped.map(|(at, line)| format!("{} {line}", if at == 0 { "·" } else { " " })),
        );
    }
    if lines.is_empty() { vec!["-".to_owned()] } else { lines }
}

/// Puts columns of lines beside each other. The page gets each row as it is to stand, so that it
/// is not wrapped again.
fn write_columns(page: &mut Page, columns: &[Vec<String>], wide: usize, add: impl Fn(&mut Page)) {
    let rows = columns.iter().map(Vec::len).max().unwrap_or(0);
    for at in 0..rows {
        let mut row = String::new();
        for column in columns {
            let cell = column.get(at).map_or("", String::as_str);
            row.push_str(cell);
            row.extend(std::iter::repeat_n(' ', (wide + COLUMN_GAP).saturating_sub(cell.width())));
        }
        add(page);
        page.set_prefix(row.trim_end());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maturity::fixtures::{domain, matrix};

    #[test]
    fn boxes_stand_below_their_stage_and_nothing_is_cut_off() {
        let text = "We have asked every practice what they want the network to solve.";
        let mut one = domain("A", &[("A-1", "one"), ("A-2", "two")]);
        one.statements[1].text = text.to_owned();
        let matrix = matrix(&["one", "two", "three"], vec![one]);
        let page = page(&matrix, 0, 56);
        let rows: Vec<String> = page.lines().map(|line| line.prefix.clone()).collect();
        let at = rows.iter().find_map(|row| row.find("TWO")).unwrap();
        let of_second =
            |row: &String| row.chars().skip(at).take(MIN_COLUMN_WIDTH).collect::<String>();
        let second =
            rows.iter().skip(2).map(of_second).collect::<Vec<_>>().join(" ").replace('·', "");
        assert_eq!(
            second.split_whitespace().collect::<Vec<_>>(),
            text.split_whitespace().collect::<Vec<_>>(),
            "{rows:#?}"
        );
    }

    #[test]
    fn narrow_columns_show_all_stages_with_a_blank_line_between_two_texts() {
        let mut one = domain("A", &[("A-1", "a"), ("A-2", "a"), ("A-3", "d")]);
        one.statements[0].text = "We meet our partnerships".to_owned();
        one.statements[1].text = "We plan".to_owned();
        let matrix = matrix(&["a", "b", "c", "d"], vec![one]);
        let page = page(&matrix, 0, 56);
        let rows: Vec<&str> = page.lines().map(|line| line.prefix.as_str()).collect();
        let first = |row: &&str| row.chars().take(12).collect::<String>().trim_end().to_owned();
        let column: Vec<String> = rows.iter().map(first).skip_while(|cell| cell != "A").collect();
        assert_eq!(column, ["A", "We meet our", "partnerships", "", "We plan"], "{rows:#?}");
    }

    #[test]
    fn stages_that_do_not_fit_are_a_step_away() {
        let matrix =
            matrix(&["a", "b", "c", "d", "e", "f", "g"], vec![domain("A", &[("A-1", "a")])]);
        assert_eq!(
            (visible_stages(&matrix, 76), visible_stages(&matrix, 116), visible_stages(&matrix, 1)),
            (4, 7, 1),
            "all of them where each has a narrow column, else as many as have a wide one"
        );
        let last = page(&matrix, 99, 76);
        assert!(last.lines().next().unwrap().text.starts_with("Stages 4 to 7 of 7"), "{last:?}");
    }
}
