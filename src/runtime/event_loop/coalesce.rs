//! Coalesces the messages that wait, in the order in which they came.

use std::sync::mpsc::Receiver;

use crate::runtime::message::Message;
use crate::runtime::paste_detect;

/// How many messages are handled before the screen is drawn again, so that it never stands still
/// under a flood.
const MAX_MESSAGES: usize = 4_096;

/// All messages that wait. Input without another message in between becomes one, with bursts of
/// keys merged into pastes where that is needed.
pub(crate) fn coalesce(first: Message, messages: &Receiver<Message>) -> Vec<Message> {
    let waiting = std::iter::once(first).chain(messages.try_iter()).take(MAX_MESSAGES);
    let mut coalesced = waiting.fold(Vec::new(), |mut coalesced, message| {
        match (coalesced.last_mut(), message) {
            (Some(Message::Input(before)), Message::Input(mut events)) => {
                before.append(&mut events);
            }
            (_, message) => coalesced.push(message),
        }
        coalesced
    });
    if paste_detect::IS_NEEDED {
        for message in &mut coalesced {
            if let Message::Input(events) = message {
                *events = paste_detect::merge_bursts(std::mem::take(events));
            }
        }
    }
    coalesced
}
