//! A form that one person fills in, in a spreadsheet or a browser: what it asks, what comes back, and
//! the snapshot of one view that it becomes.
//!
//! A form holds the questions of a matrix and nothing that was answered: no last time, no note, no
//! stage of ours leaves with it.

pub mod asked;
pub mod details;
pub mod filled;
pub mod questions;
pub mod sheet;

use jiff::civil::Date;
use uuid::Uuid;

pub use self::asked::AskedForm;
pub use self::details::{FormDetails, NotAboutOne, form_words, parse_due};
pub use self::filled::FilledForm;
pub use self::questions::{FormArea, FormChoice, FormQuestion, QuestionPart, form_areas};
pub use self::sheet::{FormRow, FormSheet};
use super::assessment::MatrixRef;
use super::known_matrix::KnownMatrix;
use super::network::Network;

/// What a person is asked for, and by when: what a form carries beside its questions, so that it is
/// known when it comes back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormRequest {
    /// The form's own id.
    pub id: Uuid,
    /// The network that it is about.
    pub network: FormNetwork,
    /// The exact text of the matrix whose questions it asks.
    pub matrix: MatrixRef,
    /// The one thing it is about, in a matrix that is about one.
    pub subject: Option<String>,
    /// The job role that it was made for.
    pub role: Option<String>,
    /// The practice or organisation that it was made for.
    pub of: Option<String>,
    /// The day by which it is wanted back.
    pub due: Option<Date>,
    /// The day it was made.
    pub made_on: Date,
}

/// The network of a form: what is needed to know it again, and nothing more of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormNetwork {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// Its ODS code.
    pub ods_code: Option<String>,
}

impl FormNetwork {
    /// What a form says of this network.
    pub fn of(network: &Network) -> Self {
        Self { id: network.id, name: network.name.clone(), ods_code: network.ods_code.clone() }
    }
}

impl FormRequest {
    /// A form for whoever fills it in, about the whole network, without a day.
    pub fn new(id: Uuid, network: &Network, matrix: &KnownMatrix, made_on: Date) -> Self {
        Self {
            id,
            network: FormNetwork::of(network),
            matrix: matrix.reference.clone(),
            subject: None,
            role: None,
            of: None,
            due: None,
            made_on,
        }
    }
}

/// What a form says before its questions, one sentence each.
pub const FORM_WORDS: [&str; 4] = [
    "There is no pass mark and no score: say how it is where you are. Leave open what you can't say.",
    "Not sure is a useful answer. It often shows what to find out next.",
    "Do not type anything about patients. Use job roles, not names, for staff. Others may ask to see this under freedom of information law.",
    "It comes back as your view and stands beside others. It does not speak for the network.",
];

#[cfg(test)]
mod tests;
