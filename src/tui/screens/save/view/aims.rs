//! Page 1: what next, all areas in one table; below it what stands between the area in focus and
//! the stage aimed for.
//!
//! ```text
//!                          we say         what next          look again    why
//!    Leading together      Step 1         stay               Sep 2026      noted
//!  ► Joining up care       Step 1       ◄ move to Step 2 ►   Mar 2027      -
//! ```

use ratatui::layout::{Constraint, Layout, Rect};

use super::{aim_detail, aims_table, title, to_u16};
use crate::maturity::assessment::{AimKind, Assessment};
use crate::maturity::matrix::Domain;
use crate::maturity::phrases::pluralize;
use crate::maturity::text_wrap::wrap;
use crate::tui::app_view::AppView;
use crate::tui::screens::save::{Save, SaveDraft};
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame::{self, Frame};
use crate::tui::widgets::rect::RectExt;

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
    let now = as_saved(app, saving, here);
    let inside = body.skip_left(3).skip_right(3);
    let intro = wrap(&intro_words(saving, here), inside.columns_of_text());
    let here = SaveDraft { matrix: here.matrix, assessment: &now };
    let below = aim_detail::holding_lines(saving, here);
    let writing = saving.aims.reason.is_some();
    let wanted = if writing { 4 } else { below.len() + aim_detail::heading_rows(saving, here) };
    let mut rows = AimRows::layout(
        to_u16(intro.len()),
        to_u16(here.matrix.domains.len()),
        to_u16(wanted),
        if writing { 2 } else { 0 },
        body.height,
    );
    if usize::from(rows.intro) < intro.len() {
        rows.intro = 0;
    }
    let [top, headings, list, count, below_list] = rows.areas(body);
    canvas.lines(top.intersection(inside), &intro, canvas.theme.plain);
    aims_table::draw_headings(canvas, headings, saving, here);
    aims_table::draw_list(canvas, list, saving, here);
    draw_count(canvas, count.skip_left(3), saving, here, rows.intro == 0);
    if writing {
        aim_detail::draw_reason(canvas, below_list, saving, here);
    } else {
        aim_detail::draw(canvas, below_list, saving, here, &below);
    }
}

/// What is said with all that is kept from before, but for what next.
fn as_saved(app: &AppView<'_>, saving: &Save, here: SaveDraft<'_>) -> Assessment {
    let open = saving.draft.and_then(|draft| app.state.open_draft(draft));
    let whole = match (&app.state.network_state, open) {
        (Some(record), Some(open)) => record.as_saved(open, app.now.today),
        _ => here.assessment.clone(),
    };
    Assessment { aims: here.assessment.aims.clone(), asks: here.assessment.asks.clone(), ..whole }
}

fn intro_words(saving: &Save, here: SaveDraft<'_>) -> String {
    let stands = |domain: &Domain| matches!(saving.aim(here, &domain.id), Some((_, true)));
    if here.matrix.domains.iter().any(stands) {
        return "In brackets is what was said last time, with a ? what the answers suggest. Enter keeps it all; ◄► changes what next in the area in focus. Three areas to move are plenty."
            .to_owned();
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
        "In brackets is what was said last time, with a ? what the answers suggest.".to_owned()
    };
    format!(
        "{first} Which do you want to move? Three is plenty, and staying where you are can be right. Leave it at 'not decided' if you wish."
    )
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

/// How many areas are to move; what brackets mean, where the words at the top have no room; what a
/// star means.
fn draw_count(
    canvas: &mut Canvas<'_>,
    row: Rect,
    saving: &Save,
    here: SaveDraft<'_>,
    says_brackets: bool,
) {
    let moves = here.matrix.domains.iter().filter_map(|domain| saving.aim(here, &domain.id));
    let moves = moves.filter(|(aim, _)| aim.aim == AimKind::Move).count();
    let words = match moves {
        0 => "No area is chosen to move. That can be right.".to_owned(),
        moves => format!("{} to move.", pluralize(moves, "area", "areas")),
    };
    let (plain, quiet) = (canvas.theme.plain, canvas.theme.quiet);
    let mut rest = canvas.text(row, &words, plain);
    if moves >= 4 {
        rest = canvas.text(rest.skip_left(2), "Three is plenty.", quiet);
    }
    if says_brackets && aims_table::has_brackets(saving, here) {
        rest = canvas.text(rest.skip_left(2), "( ) last time  (?) answers suggest", quiet);
    }
    if here.matrix.domains.iter().any(|domain| aims_table::has_star(here, domain)) {
        canvas.text(rest.skip_left(3), "* the answers suggest another stage", quiet);
    }
}
