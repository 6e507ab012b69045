//! The networks of the folder, by name: choose one. What has to be read is read in the background; no key waits for it.

use std::collections::BTreeSet;

use super::desk::Desk;
use super::keys::Room;
use super::visit::Visit;
use super::words::command::Command;
use super::words::effect::Effect;
use super::words::moment::Moment;
use super::words::reply::{Go, Reply};
use crate::maturity::ids::Slug;
use crate::maturity::record::NetworkEntry;
use crate::maturity::saying;
use crate::maturity::sides::choosing::Wanted;

/// The chooser.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Networks {
    /// The folder of the network in focus; before anything moved, that of the open one.
    focus: Option<Slug>,
    /// The folders of those picked to be compared.
    pub picked: BTreeSet<Slug>,
}

impl Networks {
    /// The number of the network in focus. None where there are no networks.
    pub fn position(&self, desk: &Desk) -> Option<usize> {
        let open = desk.record.as_ref().map(|record| &record.slug);
        let wanted = self.focus.as_ref().or(open);
        let found = wanted.and_then(|slug| desk.networks.iter().position(|entry| entry.slug == *slug));
        found.or((!desk.networks.is_empty()).then_some(0))
    }

    /// How many networks there are, in words.
    pub fn count(desk: &Desk) -> String {
        let many = desk.networks.len();
        format!("{} {}", saying::grouped(many), if many == 1 { "network" } else { "networks" })
    }

    /// Whether this is the network that is open.
    pub fn is_open(desk: &Desk, entry: &NetworkEntry) -> bool {
        desk.record.as_ref().is_some_and(|record| record.slug == entry.slug)
    }

    fn go_to(&mut self, desk: &Desk, at: usize) -> Vec<Reply> {
        let last = desk.networks.len().saturating_sub(1);
        self.focus = desk.networks.get(at.min(last)).map(|entry| entry.slug.clone());
        Vec::new()
    }

    /// Picks the network in focus, or no longer, and goes on to the next.
    fn pick(&mut self, desk: &Desk, at: usize) -> Vec<Reply> {
        if let Some(entry) = desk.networks.get(at)
            && !self.picked.remove(&entry.slug)
        {
            self.picked.insert(entry.slug.clone());
        }
        self.go_to(desk, at + 1)
    }

    /// Compares those that are picked, by their last snapshots.
    fn compare(&self, desk: &Desk) -> Vec<Reply> {
        let picked = desk.networks.iter().filter(|entry| self.picked.contains(&entry.slug));
        let wanted: Vec<Wanted> = picked.map(|entry| Wanted::last(entry.slug.clone())).collect();
        if wanted.len() < 2 {
            return vec![Reply::Say("Space picks networks, two or more; c compares those that are picked.".to_owned())];
        }
        vec![Reply::Go(Go::Compare(wanted))]
    }

    fn open(&self, desk: &Desk) -> Vec<Reply> {
        let Some(entry) = self.position(desk).and_then(|at| desk.networks.get(at)) else {
            return vec![Reply::Say("There is no network here to open. + makes a new one.".to_owned())];
        };
        if Self::is_open(desk, entry) {
            return vec![Reply::Go(Go::Home)];
        }
        vec![Reply::Do(Effect::Publish), Reply::Do(Effect::OpenNetwork(entry.slug.clone()))]
    }
}

/// How many rows the list has on a terminal of this size: the frame and the two rows above the list take the rest.
pub fn list_rows(size: (u16, u16)) -> usize {
    let (_, body) = super::page::body_size(size);
    body.saturating_sub(if body > 6 { 2 } else { 0 }).max(1)
}

impl Visit for Networks {
    fn room(&self) -> Room {
        Room::Networks
    }

    fn update(&mut self, desk: &mut Desk, command: Command, _moment: &Moment) -> Vec<Reply> {
        let at = self.position(desk).unwrap_or(0);
        let page = list_rows(desk.size);
        match command {
            Command::Up => self.go_to(desk, at.saturating_sub(1)),
            Command::Down => self.go_to(desk, at + 1),
            Command::PageUp => self.go_to(desk, at.saturating_sub(page)),
            Command::PageDown => self.go_to(desk, at + page),
            Command::First => self.go_to(desk, 0),
            Command::Last => self.go_to(desk, usize::MAX),
            Command::Focus(at) => self.go_to(desk, at),
            Command::Open(at) => {
                self.go_to(desk, at);
                self.open(desk)
            }
            Command::Enter => self.open(desk),
            Command::Tick => self.pick(desk, at),
            Command::Compare => self.compare(desk),
            Command::Add => vec![Reply::Go(Go::NewNetwork)],
            Command::Back if desk.record.is_some() => vec![Reply::Go(Go::Back)],
            Command::Back => vec![Reply::Say("Enter opens the network in focus; q leaves the workbook.".to_owned())],
            _ => Vec::new(),
        }
    }
}
