//! Journeys through the store as a person makes them: begin, answer, close, come back, save, put
//! right; with interruptions and odd files on the way. Each looks only at what is in the folders
//! afterwards, or at what opening them again shows.

mod comparison;
mod conflicts;
mod damage;
mod devices;
mod drafts;
mod hostile;
mod import_batch;
mod import_flush;
mod import_undo;
mod index;
mod joins;
mod layout;
mod matrices;
mod matrix_edits;
mod places;
mod share;
mod share_attack;
mod share_log;
mod small_breaks;
mod snapshot_copies;
mod snapshots;
mod trash;
mod world;
