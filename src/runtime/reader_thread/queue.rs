//! The queue of read requests: by priority, and of each kind only the newest.

use std::mem::discriminant;

use crate::runtime::message::RequestNumber;
use crate::tui::protocol::effect::ReadRequest;

#[derive(Debug, Default)]
pub(crate) struct ReadQueue(Vec<(RequestNumber, ReadRequest)>);

impl ReadQueue {
    /// Adds a request in the place of an older one of its kind: nobody waits for that any more.
    pub(crate) fn push(&mut self, number: RequestNumber, request: ReadRequest) {
        self.0.retain(|(_, other)| discriminant(other) != discriminant(&request));
        self.0.push((number, request));
    }

    /// Puts back one that was stopped, unless another of its kind came meanwhile.
    pub(crate) fn requeue(&mut self, number: RequestNumber, request: ReadRequest) {
        if !self.0.iter().any(|(_, other)| discriminant(other) == discriminant(&request)) {
            self.0.push((number, request));
        }
    }

    /// Takes the oldest of those that come first.
    pub(crate) fn pop(&mut self) -> Option<(RequestNumber, ReadRequest)> {
        if self.0.is_empty() {
            return None;
        }
        let first = self.0.iter().map(|(_, request)| request.priority()).min();
        Some(self.0.remove(
            self.0.iter().position(|(_, request)| Some(request.priority()) == first).unwrap_or(0),
        ))
    }

    /// Forgets all: they were asked of another library.
    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maturity::comparison::selection::SnapshotChoice;

    #[test]
    fn what_a_person_waits_for_comes_first() {
        let mut queue = ReadQueue::default();
        queue.push(1, ReadRequest::Diagnose);
        queue.push(2, ReadRequest::Networks);
        queue.push(3, ReadRequest::Network("hillside-pcn".into()));
        queue.push(4, ReadRequest::Matrices);
        let order: Vec<_> = std::iter::from_fn(|| queue.pop()).map(|(number, _)| number).collect();
        assert_eq!(order, [3, 4, 2, 1]);
    }

    #[test]
    fn a_comparison_that_is_given_up_is_not_taken_up_again() {
        let mut queue = ReadQueue::default();
        let many = ReadRequest::Compare(vec![
            SnapshotChoice::last("one".into()),
            SnapshotChoice::last("two".into()),
        ]);
        // it was being read when nothing was asked for in its place
        queue.push(2, ReadRequest::Compare(Vec::new()));
        queue.requeue(1, many);
        assert_eq!(queue.pop(), Some((2, ReadRequest::Compare(Vec::new()))));
        assert_eq!(queue.pop(), None);
    }

    #[test]
    fn nobody_waits_for_the_network_before_the_last() {
        let mut queue = ReadQueue::default();
        queue.push(1, ReadRequest::Network("one".into()));
        queue.push(2, ReadRequest::Network("two".into()));
        queue.requeue(1, ReadRequest::Network("one".into()));
        assert_eq!(queue.pop(), Some((2, ReadRequest::Network("two".into()))));
        assert_eq!(queue.pop(), None);
    }
}
