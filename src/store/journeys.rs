//! Journeys through the store as a person makes them: begin, answer, close, come back, save, put right; with interruptions and
//! odd files on the way. Each looks only at what is in the folders afterwards, or at what opening them again shows.

mod comparing;
mod conflicts;
mod copies;
mod damage;
mod drafts;
mod hostile;
mod indexing;
mod matrices;
mod places;
mod sharing;
mod snapshots;
mod throwing_away;
mod world;
