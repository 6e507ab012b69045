//! Stand-in; the room follows.
use super::desk::Desk;
use super::keys::Room;
use super::visit::Visit;
use super::words::command::Command;
use super::words::moment::Moment;
use super::words::reply::{Go, Reply};
#[derive(Clone, Debug, Default)]
pub struct Welcome;
impl Welcome {
    pub fn for_another() -> Self {
        Self
    }
    pub fn then(&self) -> Option<super::words::reply::Scope> {
        None
    }
}
impl Visit for Welcome {
    fn room(&self) -> Room {
        Room::Welcome
    }
    fn update(&mut self, _desk: &mut Desk, command: Command, _moment: &Moment) -> Vec<Reply> {
        if command == Command::Back { vec![Reply::Go(Go::Back)] } else { Vec::new() }
    }
}
