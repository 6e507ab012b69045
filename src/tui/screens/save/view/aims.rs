//! Page 1: what next, all areas in one table; below it what stands between the area in focus and
//! the stage aimed for.
//!
//! ```text
//!                          stage   from          what next          look again    why
//!    Leading together      Step 1  answers       stay               Sep 2026      noted
//!  ► Joining up care       Step 1  last time   ◄ move to Step 2 ►   Mar 2027      -
//! ```

use ratatui::layout::{Constraint, Layout, Rect};
use unicode_width::UnicodeWidthStr;

use super::aim_columns::AimColumns;
use super::{aim_detail, aim_words, aims_table, title, to_u16};
use crate::maturity::assessment::AimKind;
use crate::maturity::matrix::Domain;
use crate::maturity::phrases::pluralize;
use crate::maturity::text_wrap::wrap;
use crate::tui::app_view::AppView;
use crate::tui::screens::save::{Save, SaveDraft};
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame::{self, Frame};
use crate::tui::widgets::rect::RectExt;
use crate::tui::widgets::sign_legend::STAR;

/// The rows that each part of the page gets, from the top.
struct AimRows {
    intro: u16,
    gaps: [u16; 4],
    list: u16,
    count: u16,
    below: u16,
}

impl AimRows {
    /// What is wanted, less what is not there: first the empty rows go, then the words at the top,
    /// then those below.
    fn layout(intro: u16, list: u16, below: u16, keep_below: u16, height: u16) -> Self {
        let mut rows = Self { intro, gaps: [1; 4], list, count: 1, below };
        let wanted = rows.intro + 4 + 1 + rows.list + rows.count + rows.below;
        let mut over = wanted.saturating_sub(height);
        let mut give = |part: &mut u16, keep: u16| {
            let cut = over.min(part.saturating_sub(keep));
            *part -= cut;
            over -= cut;
        };
        give(&mut rows.below, keep_below + 4);
        give(&mut rows.gaps[1], 0);
        give(&mut rows.gaps[0], 0);
        give(&mut rows.gaps[2], 0);
        give(&mut rows.intro, 0);
        give(&mut rows.below, keep_below);
        give(&mut rows.gaps[3], 0);
        give(&mut rows.list, 1);
        give(&mut rows.count, 0);
        rows
    }

    /// Gives the count a second row where it needs one and a row is free or shows no more than words.
    fn make_room_for_count(&mut self, lines: usize) {
        let gaps = [3, 2].into_iter().find(|gap| self.gaps[*gap] > 0);
        let taken = match gaps {
            _ if lines < 2 || self.count == 0 => return,
            Some(gap) => &mut self.gaps[gap],
            None => &mut self.below,
        };
        if *taken > 0 {
            *taken -= 1;
            self.count += 1;
        }
    }

    /// The parts of the page: intro, headings, list, count, what is below.
    fn areas(&self, body: Rect) -> [Rect; 5] {
        let [first, second, third, fourth] = self.gaps;
        let heights =
            [self.intro, first, 1, second, self.list, third, self.count, fourth, self.below];
        let [intro, _, headings, _, list, _, count, _, below] =
            Layout::vertical(heights.map(Constraint::Length)).areas(body);
        [intro, headings, list, count, below]
    }
}

pub(crate) fn draw(canvas: &mut Canvas<'_>, app: &AppView<'_>, saving: &Save, here: SaveDraft<'_>) {
    let frame = Frame {
        title: title(app, saving, "What next?"),
        hint: hint(saving, here),
        esc: "back",
        ..Frame::default()
    };
    let body = frame::draw(canvas, app, &frame);
    let now = saving.as_saved(app.state, here, app.now.today);
    let inside = body.skip_left(3).skip_right(3);
    let intros = intro_words(saving, here).map(|words| wrap(&words, inside.columns_of_text()));
    let here = SaveDraft { matrix: here.matrix, assessment: &now };
    let below = aim_detail::holding_lines(saving, here);
    let writing = saving.aims.reason.is_some();
    let columns = AimColumns::of(body.width, saving, here);
    let heading_rows = aim_detail::heading_rows(saving, here, &columns);
    let wanted = if writing { 4 } else { below.len() + heading_rows };
    let layout = |intro: usize| {
        AimRows::layout(
            to_u16(intro),
            to_u16(here.matrix.domains.len()),
            to_u16(wanted),
            if writing { 2 } else { 0 },
            body.height,
        )
    };
    // all of the words, or fewer, or none: half a sentence is no help
    let fits = |intro: &&Vec<String>| usize::from(layout(intro.len()).intro) == intro.len();
    let intro = intros.iter().find(fits).cloned().unwrap_or_default();
    let mut rows = layout(intro.len());
    let count = count_lines(saving, here, inside.columns_of_text());
    rows.make_room_for_count(count.len());
    let [top, headings, list, count_area, below_list] = rows.areas(body);
    canvas.lines(top.intersection(inside), &intro, canvas.theme.plain);
    aims_table::draw_headings(canvas, headings, &columns);
    aims_table::draw_list(canvas, list, &columns, saving, here);
    canvas.lines(count_area.intersection(inside), &count, canvas.theme.plain);
    if writing {
        aim_detail::draw_reason(canvas, below_list, saving, here);
    } else {
        aim_detail::draw(canvas, below_list, (saving, here), &columns, &below);
    }
}

/// The words above the table, and the same in fewer: what Enter keeps comes first.
fn intro_words(saving: &Save, here: SaveDraft<'_>) -> [String; 2] {
    let stands = |domain: &Domain| matches!(saving.aim(here, &domain.id), Some((_, true)));
    if here.matrix.domains.iter().any(stands) {
        return [
            "Enter keeps all that stands here; ◄► changes what next in the area in focus. Three areas to move are plenty.",
            "Enter keeps all this; ◄► changes what next.",
        ]
        .map(str::to_owned);
    }
    let judged = here
        .matrix
        .domains
        .iter()
        .filter(|domain| here.assessment.judgements.contains_key(&domain.id))
        .count();
    let areas = here.matrix.domains.len();
    let first = if judged == areas {
        format!("All {} have a stage.", pluralize(areas, "area", "areas"))
    } else {
        "Enter keeps the stages as they stand here.".to_owned()
    };
    let long = format!(
        "{first} Which do you want to move? Three is plenty, and staying where you are can be right. Leave it at 'not decided' if you wish."
    );
    [long, "Which do you want to move? Three is plenty.".to_owned()]
}

fn hint(saving: &Save, here: SaveDraft<'_>) -> String {
    let domain = saving.focused_area(here);
    let reason = domain
        .and_then(|domain| saving.aim(here, &domain.id))
        .and_then(|(aim, _)| aim.reason.as_deref());
    let needs = here
        .matrix
        .asks()
        .filter(|ask| saving.last_time.is_raised(here.assessment, &ask.id))
        .count();
    match (reason, here.matrix.asks().count()) {
        _ if saving.aims.reason.is_some() => {
            "Job roles, not names; nothing about patients. No reason is all right too.".to_owned()
        }
        (Some(reason), _) => format!("Why: {reason}"),
        (None, 0) => {
            "Enter goes on to name the snapshot. Nothing here has to be decided.".to_owned()
        }
        (None, _) if needs > 0 => format!(
            "Enter keeps {} too; a shows them.",
            pluralize(needs, "need from others", "needs from others")
        ),
        (None, asks) => {
            format!(
                "a: what you need from others, {}. None is scored.",
                pluralize(asks, "line", "lines")
            )
        }
    }
}

/// How many areas are to move, and how many of them as last time; what a star means.
fn count_lines(saving: &Save, here: SaveDraft<'_>, width: usize) -> Vec<String> {
    let aims = here.matrix.domains.iter().filter_map(|domain| saving.aim(here, &domain.id));
    let moves: Vec<bool> = aims
        .filter(|(aim, _)| aim.aim == AimKind::Move)
        .map(|(_, is_last_time)| is_last_time)
        .collect();
    let last = moves.iter().filter(|is_last_time| **is_last_time).count();
    let chosen = match (moves.len(), last) {
        (0, _) => "No area is chosen to move. That can be right.".to_owned(),
        (moves, 0) => format!("{} to move.", pluralize(moves, "area", "areas")),
        (moves, last) if moves == last => {
            format!("{} to move, as last time.", pluralize(moves, "area", "areas"))
        }
        (moves, last) => format!("{moves} areas to move, {last} of them as last time."),
    };
    let plenty = format!("{chosen} Three is plenty.");
    let has_plenty = moves.len() >= 4 && plenty.width() <= width;
    let words = if has_plenty { plenty } else { chosen };
    let has_star = here.matrix.domains.iter().any(|domain| aim_words::has_star(here, domain));
    match format!("{words}   {STAR}") {
        _ if !has_star => vec![words],
        both if both.width() <= width => vec![both],
        _ => vec![words, STAR.to_owned()],
    }
}
