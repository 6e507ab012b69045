//! The ground floor: the field's own words and the rules of meaning. Pure: no files, clock, random
//! source, environment or terminal.
//!
//! One word for one thing, everywhere:
//!
//! | word | is |
//! | --- | --- |
//! | matrix | what is asked: stages, domains, items; national, local or an exercise |
//! | domain | one row of a matrix; on screen an *area* |
//! | stage | one column; number, names and meaning belong to the matrix |
//! | subject | what a walk is about: a matrix, and one thing where its walks are about one |
//! | item | a statement (answered on the scale) or a ladder (answered by the rung that fits) |
//! | ask | an unscored line: what the network needs from others |
//! | answer | a label: not yet, partly, mostly, fully; not sure; does not apply; a rung; none yet |
//! | in place | an answer at or above the matrix's bar |
//! | suggested stage | what the answers make of a domain |
//! | judgement | the stage the team itself settles on, with a reason |
//! | standing | the judgement where there is one, else the suggestion |
//! | holding | the items that stand between the standing and the next stage |
//! | aim | stay, move, or not now; with a reason and a day to look again |
//! | draft | the assessment being worked on |
//! | snapshot | a dated copy of a draft that never changes |
//! | voice | whose view: agreed, or one role's |
//! | movement | what changed between two snapshots |
//! | crosswalk | how a local matrix sits beside another |
//! | share | a file with snapshots for somebody else, and every matrix they need |

pub mod appearance;
pub mod area_status;
pub mod area_summary;
pub mod area_words;
pub mod assessment;
pub mod capitalize;
pub mod comparison;
pub mod crosswalk;
pub mod date_input;
pub mod diagnostic;
pub mod diff;
pub mod export_tables;
pub mod finished_draft;
#[cfg(test)]
pub(crate) mod fixtures;
pub mod form;
pub mod glossary;
pub mod ids;
pub mod known_matrix;
pub mod line;
pub mod line_end;
pub mod lineage;
pub mod markdown;
pub mod matrices_in_use;
pub mod matrix;
pub mod matrix_catalog;
pub mod movement;
pub mod network;
pub mod network_join;
pub mod network_report;
pub mod network_state;
pub mod page;
pub mod pages;
pub mod phrases;
pub mod privacy;
pub mod profile_words;
pub mod progress_table;
pub mod returns;
pub mod revision;
pub mod sample;
pub mod sanitize;
pub mod scoring;
pub mod search;
pub mod share;
pub mod sheet_memory;
pub mod snapshot_line;
pub mod suggest;
pub mod summary;
pub mod summary_voice;
pub mod taken_on;
pub mod text_table;
pub mod text_wrap;
pub mod theme_choice;
pub mod trash;
pub mod trend;
pub mod unread_days;
pub mod unsaved_change;
pub mod unsaved_network;
pub mod validate;
pub mod waiting_work;
pub mod walk;
pub mod walk_subject;
