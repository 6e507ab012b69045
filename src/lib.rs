//! A workbook in which a primary care network talks through where it is and what it wants next.
//!
//! Imports point down only: the ground floor [`maturity`] is pure; [`store`] alone touches the disk; [`sheet`] reads
//! spreadsheets and [`report`] writes what leaves; `app` is what the person is
//! doing; `ui` draws it; `cli` and `driver` are the roof, the only floor that sees everyone.

pub mod app;
pub mod cli;
pub mod driver;
pub mod maturity;
pub mod report;
pub mod sheet;
pub mod store;
pub mod ui;
