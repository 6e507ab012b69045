//! A workbook in which a primary care network talks through where it is and what it wants next.
//!
//! Imports point down only. [`maturity`] holds every rule of meaning and is pure; [`spreadsheet`]
//! reads and writes tables; [`store`] alone touches the disk; [`report`] makes what leaves; [`tui`]
//! is what the person sees and does; [`cli`] and [`runtime`] are the roof, which sees everyone.

pub mod cli;
#[warn(missing_docs)]
pub mod maturity;
#[warn(missing_docs)]
pub mod report;
pub mod runtime;
#[warn(missing_docs)]
pub mod spreadsheet;
#[warn(missing_docs)]
pub mod store;
pub mod tui;
