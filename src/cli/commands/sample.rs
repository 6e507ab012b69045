//! `sample`: writes sample data, a made-up workbook, into a new or empty folder. The same seed
//! writes the same bytes, whenever and wherever.

use jiff::Timestamp;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::{Builder, Uuid};

use crate::cli::args::SampleArgs;
use crate::cli::error::CommandError;
use crate::cli::session::Session;
use crate::maturity::network_state::KnownMatrix;
use crate::maturity::phrases::pluralize;
use crate::maturity::sample::{SampleSize, sample_networks};
use crate::maturity::sanitize::sanitize_line;
use crate::store::format::library_file::LibraryFile;
use crate::store::ops::write_sample::write_sample;
use crate::store::sha256::sha256_hex;
use crate::store::shipped_matrices;

/// The day up to which things are made up, unless the day of the run is fixed: so that the same
/// seed gives the same bytes on every day.
const DEFAULT_END_DATE: Date = date(2026, 6, 30);

/// `sample/1`.
#[derive(JsonSchema, Serialize)]
pub(crate) struct SampleJson {
    format: &'static str,
    library: String,
    networks: usize,
    snapshots: usize,
}

pub(crate) fn generate(session: &mut Session, args: &SampleArgs) -> Result<(), CommandError> {
    let until = session.fixed_day().unwrap_or(DEFAULT_END_DATE);
    let mut mark = LibraryFile::new(library_id(args.seed, until), until);
    mark.demo = true;
    let matrices: Vec<KnownMatrix> =
        shipped_matrices::all().iter().map(|known| KnownMatrix::clone(known)).collect();
    let size = SampleSize {
        networks: usize::try_from(args.networks).unwrap_or(usize::MAX),
        snapshots: usize::try_from(args.snapshots).unwrap_or(usize::MAX),
        seed: args.seed,
        until,
    };
    let written = write_sample(&args.dir, &mark, &matrices, sample_networks(&size, &matrices))?;
    let library = sanitize_line(&args.dir.to_string_lossy());
    if session.is_json() {
        session.out.print_json(&SampleJson {
            format: "pcn-workbook.sample/1",
            library,
            networks: written.networks,
            snapshots: written.snapshots,
        });
    } else {
        let networks = pluralize(written.networks, "made-up network", "made-up networks");
        let snapshots = pluralize(written.snapshots, "snapshot", "snapshots");
        session.out.print_status(&format!(
            "Made {networks} with {snapshots}. Look at them with: pcn-workbook --library {library}"
        ));
    }
    Ok(())
}

/// The library's id, from the seed like everything else.
fn library_id(seed: u64, until: Date) -> Uuid {
    let hash = sha256_hex(format!("pcn-workbook sample {seed}").as_bytes());
    let number =
        hash.get(..20).and_then(|digits| u128::from_str_radix(digits, 16).ok()).unwrap_or_default();
    let mut random = [0; 10];
    random.copy_from_slice(&number.to_be_bytes()[6..]);
    let noon =
        TimeZone::UTC.to_timestamp(until.at(12, 0, 0, 0)).map_or(0, Timestamp::as_millisecond);
    Builder::from_unix_timestamp_millis(u64::try_from(noon).unwrap_or(0), &random).into_uuid()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_has_one_library() {
        assert_eq!(library_id(1, DEFAULT_END_DATE), library_id(1, DEFAULT_END_DATE));
        assert_ne!(library_id(1, DEFAULT_END_DATE), library_id(2, DEFAULT_END_DATE));
        assert_eq!(library_id(1, DEFAULT_END_DATE).get_version_num(), 7);
    }
}
