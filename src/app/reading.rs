//! Stand-in; the room follows.
use super::desk::Desk;
use super::keys::Room;
use super::visit::Visit;
use super::words::command::Command;
use super::words::moment::Moment;
use super::words::reply::{Go, Reply};
#[derive(Clone, Debug, Default)]
pub struct Reading;
impl Reading {
    pub fn open(_d: &Desk, _i: uuid::Uuid) -> Option<Self> {
        Some(Self)
    }
}
impl Visit for Reading {
    fn room(&self) -> Room {
        Room::Reading
    }
    fn update(&mut self, _desk: &mut Desk, command: Command, _moment: &Moment) -> Vec<Reply> {
        if command == Command::Back { vec![Reply::Go(Go::Back)] } else { Vec::new() }
    }
}
