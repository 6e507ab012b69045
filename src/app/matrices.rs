//! Stand-in; the room follows.
use super::desk::Desk;
use super::keys::Room;
use super::visit::Visit;
use super::words::command::Command;
use super::words::moment::Moment;
use super::words::reply::{Go, Reply};
#[derive(Clone, Debug, Default)]
pub struct Matrices;
#[derive(Clone, Debug, Default)]
pub struct MatrixPage;
impl MatrixPage {
    pub fn open(_d: &Desk, _r: &crate::maturity::assessment::MatrixRef) -> Option<Self> {
        Some(Self)
    }
}
impl Visit for MatrixPage {
    fn room(&self) -> Room {
        Room::MatrixPage
    }
    fn update(&mut self, _d: &mut Desk, _c: Command, _m: &Moment) -> Vec<Reply> {
        vec![Reply::Go(Go::Back)]
    }
}
impl Visit for Matrices {
    fn room(&self) -> Room {
        Room::Matrices
    }
    fn update(&mut self, _desk: &mut Desk, command: Command, _moment: &Moment) -> Vec<Reply> {
        if command == Command::Back { vec![Reply::Go(Go::Back)] } else { Vec::new() }
    }
}
