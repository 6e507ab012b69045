//! One area of Progress: its film, its step chart and its table, what is in focus in them, and the
//! snapshots of its line, worked out once for each area.

use std::borrow::Cow;

use jiff::civil::Date;
use uuid::Uuid;

use super::marks::{TrendSpot, trend_spot};
use super::timeline::AreaTimeline;
use crate::maturity::ids::{DomainId, ItemId};
use crate::maturity::network_state::NetworkState;
use crate::maturity::trend::film::{Film, FilmFrame, build_film};
use crate::maturity::walk_subject::WalkSubject;
use crate::tui::protocol::command::Command;
use crate::tui::viewport::Viewport;

/// So many statements or snapshots are a page.
const PAGE: usize = 10;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct OneArea {
    pub view: AreaView,
    /// The statement in focus in the film; none is the first.
    pub item: Option<ItemId>,
    /// Which of the areas that line up with it stands below the steps, counted from 0.
    pub aligned_index: usize,
    /// How many snapshots are left out at the end of the table.
    pub table_skip: usize,
    film: Option<AreaFilm>,
}

/// The ways to look at one area.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AreaView {
    /// Statements down, snapshots across.
    #[default]
    Film,
    Steps,
    Table,
}

impl AreaView {
    pub(crate) fn next(self) -> Self {
        match self {
            Self::Film => Self::Steps,
            Self::Steps => Self::Table,
            Self::Table => Self::Film,
        }
    }
}

/// The film of an area, and where the area stood in each of its snapshots.
#[derive(Clone, Debug, PartialEq)]
pub struct AreaFilm {
    pub film: Film,
    pub spots: Vec<Option<TrendSpot>>,
    subject: WalkSubject,
    domain: DomainId,
    /// The snapshots that the network had: they never change, so that their ids are enough to know.
    snapshots: Vec<Uuid>,
}

impl AreaFilm {
    pub(crate) fn of(record: &NetworkState, line: &AreaTimeline) -> Self {
        let film = build_film(record, &line.subject, &line.domain);
        let newest = film.frames.last().and_then(|frame| record.snapshot(frame.snapshot));
        let spot = |frame: &FilmFrame| {
            let saved = record.snapshot(frame.snapshot)?;
            let newest = &newest?.matrix.matrix;
            Some(trend_spot(newest, saved, &line.domain, frame.point.as_ref()?))
        };
        let spots = film.frames.iter().map(spot).collect();
        Self {
            spots,
            film,
            subject: line.subject.clone(),
            domain: line.domain.clone(),
            snapshots: snapshot_ids(record).collect(),
        }
    }

    fn is_current(&self, record: &NetworkState, line: &AreaTimeline) -> bool {
        self.subject == line.subject
            && self.domain == line.domain
            && snapshot_ids(record).eq(self.snapshots.iter().copied())
    }

    /// The number of the newest snapshot up to the end of a day; of all of them where there is none.
    pub fn last_until(&self, day: Option<Date>) -> usize {
        let frames = &self.film.frames;
        let count =
            day.map_or(frames.len(), |day| frames.partition_point(|frame| frame.taken_on <= day));
        count.saturating_sub(1)
    }

    /// The days of its line, oldest first.
    pub(crate) fn days(&self) -> Vec<Date> {
        let mut days: Vec<Date> = self.film.frames.iter().map(|frame| frame.taken_on).collect();
        days.dedup();
        days
    }

    /// The row of an item; the first where there is none.
    pub fn row_of(&self, item: Option<&ItemId>) -> usize {
        let row = |item: &ItemId| self.film.rows.iter().position(|row| row.item == *item);
        item.and_then(row).unwrap_or(0)
    }
}

fn snapshot_ids(record: &NetworkState) -> impl Iterator<Item = Uuid> {
    record.snapshots.iter().map(|saved| saved.snapshot.id)
}

impl OneArea {
    /// The film of the area `line`: as it was worked out last, or anew where that no longer holds.
    pub fn film(&self, record: &NetworkState, line: &AreaTimeline) -> Cow<'_, AreaFilm> {
        match &self.film {
            Some(film) if film.is_current(record, line) => Cow::Borrowed(film),
            _ => Cow::Owned(AreaFilm::of(record, line)),
        }
    }

    /// Works the film out, unless what is known still holds.
    pub(crate) fn refresh_film(&mut self, record: &NetworkState, line: &AreaTimeline) {
        if !self.film.as_ref().is_some_and(|film| film.is_current(record, line)) {
            self.film = Some(AreaFilm::of(record, line));
        }
    }

    /// To another area, looked at in the same way.
    pub(crate) fn leave_for_other_area(&mut self) {
        *self = Self { view: self.view, ..Self::default() };
    }

    /// Moves what is in focus in the film, or what is seen of the table.
    pub(crate) fn move_focus(&mut self, command: Command) {
        let Some(film) = &self.film else { return };
        match self.view {
            AreaView::Film => {
                let at = film.row_of(self.item.as_ref());
                let at = Viewport::screenful(at, PAGE, film.film.rows.len()).moved(at, command);
                self.item = film.film.rows.get(at).map(|row| row.item.clone());
            }
            AreaView::Table => {
                let end = film.film.frames.len().saturating_sub(1);
                let newest = end.saturating_sub(self.table_skip);
                let newest = Viewport::screenful(newest, PAGE, end + 1).moved(newest, command);
                self.table_skip = end.saturating_sub(newest);
            }
            AreaView::Steps => {}
        }
    }

    /// The item in focus, where one is looked at.
    pub(crate) fn focused_item(&self) -> Option<ItemId> {
        let film = self.film.as_ref().filter(|_| self.view == AreaView::Film)?;
        let row = film.film.rows.get(film.row_of(self.item.as_ref()))?;
        Some(row.item.clone())
    }

    /// The days of the line of the area.
    pub(crate) fn days(&self) -> Vec<Date> {
        self.film.as_ref().map(AreaFilm::days).unwrap_or_default()
    }

    /// The day of snapshot number `at`.
    pub(crate) fn day(&self, at: usize) -> Option<Date> {
        self.film.as_ref()?.film.frames.get(at).map(|frame| frame.taken_on)
    }
}
