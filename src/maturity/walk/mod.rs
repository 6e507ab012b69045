//! The rules of a walk, for the screen, `walk --plain` and `answer` alike: the draft that is worked
//! on, the order of the questions, what a digit answers, last time's answers, what ten minutes ask,
//! and which agreement a changed answer overtakes.

pub mod agreement;
pub mod aim_choices;
pub mod answer_choices;
pub mod draft_lookup;
pub mod kept;
pub mod last_time;
pub mod order;
pub mod stage_lines;
pub mod ten_minutes;
pub mod whose_view;
