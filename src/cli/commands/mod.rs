//! The subcommands, one file each: every one opens the library, does one thing and prints it.

pub(crate) mod answer;
pub(crate) mod choose;
pub(crate) mod compare;
pub(crate) mod doctor;
pub(crate) mod export;
pub(crate) mod form;
pub(crate) mod import;
pub(crate) mod keys;
pub(crate) mod matrix;
pub(crate) mod migrate;
pub(crate) mod network;
pub(crate) mod network_join;
pub(crate) mod report;
pub(crate) mod returns;
pub(crate) mod sample;
pub(crate) mod save;
pub(crate) mod schema;
pub(crate) mod share;
pub(crate) mod shares;
pub(crate) mod show;
pub(crate) mod snapshots;
pub(crate) mod trash;
pub(crate) mod where_cmd;
