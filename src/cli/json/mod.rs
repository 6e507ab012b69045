//! The JSON that `--json` prints, serialized for other programs: keys, their order and their
//! meaning are fixed. A format is only ever added to, and a change of meaning gets a new number.
//!
//! What is not known is left out; null stands only where the format says so.

mod chosen;
mod compared;
mod differences;
mod error;
mod exported;
mod findings;
mod form;
mod import_undone;
mod imported;
mod joins;
mod matrices;
mod migrated;
mod networks;
mod progress;
pub(crate) mod references;
mod report;
mod returns;
mod share;
mod shares;
mod snapshots;
pub(crate) mod spreadsheet;
mod standing;
mod trash;

pub(crate) use self::chosen::ChosenJson;
pub(crate) use self::compared::ComparedJson;
pub(crate) use self::differences::DifferencesJson;
pub(crate) use self::error::{ErrorJson, WarningJson};
pub(crate) use self::exported::{ExportedJson, ExportedTableJson};
pub(crate) use self::findings::FindingsJson;
pub(crate) use self::form::FormJson;
pub(crate) use self::import_undone::ImportUndoneJson;
pub(crate) use self::imported::ImportedJson;
pub(crate) use self::joins::{JoinedJson, PartsJson, SplitJson};
pub(crate) use self::matrices::{MatricesJson, MatrixFileJson};
pub(crate) use self::migrated::MigratedJson;
pub(crate) use self::networks::{NetworkJson, NetworksJson};
pub(crate) use self::progress::ProgressJson;
pub(crate) use self::references::{MatrixRefJson, NetworkRefJson};
use self::references::{StandingAtJson, stage_id};
pub(crate) use self::report::ReportJson;
pub(crate) use self::returns::{ReceiptJson, ReturnsJson};
pub(crate) use self::share::{SharedJson, TookJson};
pub(crate) use self::shares::ShareLogJson;
pub(crate) use self::snapshots::{SavedJson, SnapshotsJson};
pub(crate) use self::standing::{StandingJson, StandingsJson};
pub(crate) use self::trash::{MovedJson, TrashJson};

#[cfg(test)]
mod tests;
