//! Pages that screens, the plain walk and commands show alike, each made once as a `Page`: what a
//! snapshot or a matrix holds, why an area stands as it does, how a network got here, what came back.

mod diagnostics;
mod differences;
mod history;
mod joins;
mod last_time;
mod matrix;
mod migration;
mod other_copies;
mod returns;
mod share_log;
mod snapshot;
mod standing;
mod why;
mod why_history;

pub use self::diagnostics::{
    COPY_CODES, NetworkNames, diagnostic_kinds, severity_words, told_count, write_diagnostic,
    write_kinds, write_kinds_folded,
};
pub use self::differences::{difference_words, since_words, write_difference, write_differences};
pub use self::history::history_page;
pub use self::joins::write_join_sides;
pub use self::matrix::{
    MatrixContext, MatrixReader, MatrixText, describe_unchecked, kind_and_origin, kind_and_size,
    matrix_page,
};
pub use self::migration::{migration_title, write_migration_items, write_migration_summary};
pub use self::other_copies::count_differences;
pub use self::returns::{write_return_table, write_returns};
pub use self::share_log::write_share;
pub use self::snapshot::{
    NEEDS_HEADING, PageReader, STANDING_HEADING, present_words, snapshot_page, write_answers,
    write_left_out, write_snapshot_header,
};
pub use self::standing::{area_heading, write_area_standing, write_standing_notes};
pub use self::why::WhyQuestion;
