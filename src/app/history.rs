//! Stand-in; the room follows.
use super::desk::Desk;
use super::keys::Room;
use super::visit::Visit;
use super::words::command::Command;
use super::words::moment::Moment;
use super::words::reply::{Go, Reply};
#[derive(Clone, Debug, Default)]
pub struct History;
impl Visit for History {
    fn room(&self) -> Room {
        Room::History
    }
    fn update(&mut self, _desk: &mut Desk, command: Command, _moment: &Moment) -> Vec<Reply> {
        if command == Command::Back { vec![Reply::Go(Go::Back)] } else { Vec::new() }
    }
}
