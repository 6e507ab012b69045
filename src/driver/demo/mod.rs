//! A made-up library to look round in: in a folder of its own under the system's temporary one, marked, and gone when it is
//! left. Nothing of it mixes with what is real: it has its own state and settings.

mod folder;

use std::time::Duration;

use uuid::Uuid;

use super::books::Books;
use super::clock::Clock;
use crate::maturity::assessment::MatrixRef;
use crate::maturity::ids::{MatrixId, Slug};
use crate::maturity::record::KnownMatrix;
use crate::maturity::sampling::{self, Sample};
use crate::store::fault::{Fault, Trouble};
use crate::store::folders::Folders;
use crate::store::forms::mark::Mark;
use crate::store::library::Library;
use crate::store::shipped;
use crate::store::writer::Writer;

pub use folder::Folder;

/// The network whose story is told: the one to open at.
pub const FIRST: &str = "hillside-pcn";

/// The two matrices it is told with.
const MATRICES: [&str; 2] = ["pcn-companion", "riverside-example"];

/// Makes a made-up library. What one that was cut off left behind goes first.
pub fn make(clock: &Clock) -> Result<(Books, Folder), Fault> {
    folder::clear_leftovers();
    let folder = Folder::make()?;
    let moment = clock.moment();
    let mark = Mark { demo: true, ..Mark::new(Uuid::now_v7(), moment.today) };
    let folders = Folders {
        library: folder.below("library"),
        state: folder.below("state"),
        config: folder.below("config"),
        named: false,
    };
    let library = Library::found(folders, &mark)?;
    let device = Uuid::now_v7();
    let mut writer = Writer::take(&library, device, Duration::ZERO, moment.today)?;
    let [national, local] = [matrix(MATRICES[0])?, matrix(MATRICES[1])?];
    for sample in sampling::demo(moment.today, &national, &local, device) {
        fill(&mut writer, sample, &[&national, &local], clock)?;
    }
    Ok((Books::new(writer.library().clone(), device, clock.clone()), folder))
}

fn fill(writer: &mut Writer, sample: Sample, matrices: &[&KnownMatrix], clock: &Clock) -> Result<(), Fault> {
    let slug: Slug = writer.add_network(sample.network)?;
    let of = |reference: &MatrixRef| matrices.iter().find(|known| known.reference == *reference).ok_or_else(missing);
    for snapshot in &sample.snapshots {
        writer.put_snapshot(&slug, snapshot, of(&snapshot.assessment.matrix)?)?;
    }
    if let Some(mut draft) = sample.draft {
        let matrix = of(&draft.assessment.matrix)?;
        writer.journal(&slug, &draft, matrix, clock.now())?;
        writer.publish(&slug, &mut draft, clock.now())?;
    }
    Ok(())
}

fn matrix(id: &str) -> Result<KnownMatrix, Fault> {
    shipped::shipped(&MatrixId::from(id)).map(|known| KnownMatrix::clone(&known)).ok_or_else(missing)
}

fn missing() -> Fault {
    Fault::new(Trouble::Missing, "A matrix that comes with the program is missing.", "Please report it.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_made_up_library_is_marked_and_goes_with_its_folder() {
        let (books, folder) = make(&Clock::standing_at(date(2027, 5, 1))).unwrap();
        let place = folder.below("library");
        let library = books.library();
        assert!(books.is_demo() && place.is_dir());
        assert_eq!(library.slugs().len(), 6);
        let record = library.open_network(&Slug::from(FIRST), books.device).unwrap();
        assert_eq!((record.drafts.len(), record.findings), (1, Vec::new()));
        drop(folder);
        assert!(!place.exists());
    }
}
