//! What waits is taken in together, in the order in which it happened.

use std::sync::mpsc::Receiver;

use crate::runtime::message::Message;
use crate::runtime::paste_detect;

/// How many messages are taken in before the screen is drawn again, so that it never stands still
/// under a flood.
const MAX_MESSAGES: usize = 4_096;

/// All messages that wait. What was heard without anything in between is one, with bursts folded
/// where that is meant.
pub(crate) fn coalesce(first: Message, messages: &Receiver<Message>) -> Vec<Message> {
    let waiting = std::iter::once(first).chain(messages.try_iter()).take(MAX_MESSAGES);
    let mut gathered = waiting.fold(Vec::new(), |mut gathered, message| {
        match (gathered.last_mut(), message) {
            (Some(Message::Input(before)), Message::Input(mut heard)) => before.append(&mut heard),
            (_, message) => gathered.push(message),
        }
        gathered
    });
    if paste_detect::IS_NEEDED {
        for message in &mut gathered {
            if let Message::Input(heard) = message {
                *heard = paste_detect::merge_bursts(std::mem::take(heard));
            }
        }
    }
    gathered
}
