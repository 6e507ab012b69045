//! The rules of a walk, for the screen, `walk --plain` and `answer` alike: the draft that is worked
//! on, the order of the questions, what a digit answers, what was said last time and how it is
//! confirmed, what the closing card opens on, what ten minutes ask, and which agreement a changed
//! answer overtakes.

pub mod agreement;
pub mod aim_choices;
pub mod aim_outcome;
pub mod answer_choices;
pub mod closing_card;
pub mod confirmation;
pub mod draft_lookup;
pub mod find_items;
pub mod kept;
pub mod last_time;
pub mod last_words;
pub mod migration;
pub mod order;
pub mod stage_lines;
pub mod stage_source;
pub mod ten_minutes;
pub mod unlike_last_time;
pub mod whose_view;

#[cfg(test)]
mod tests;
