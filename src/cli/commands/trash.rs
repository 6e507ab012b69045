//! `trash` and `untrash`: things are moved and never deleted.

use crate::cli::args::{MaybeNamedArgs, NamedArgs};
use crate::cli::error::CommandError;
use crate::cli::json::{MovedJson, TrashJson};
use crate::cli::resolve::{self, NetworkOrSnapshot};
use crate::cli::session::{Session, device};
use crate::cli::text::lists;
use crate::maturity::phrases::day;
use crate::store::library::trash_list::TrashKind;

pub(crate) fn trash(session: &mut Session, asked: &NamedArgs) -> Result<(), CommandError> {
    let library = session.library()?;
    let device = device()?;
    resolve::either(&library, device, &asked.what, None)?;
    let mut writer = session.writer(&library)?;
    let (moved, words) = match resolve::either(
        writer.library(),
        writer.device(),
        &asked.what,
        None,
    )? {
        NetworkOrSnapshot::Network(slug) => {
            writer.trash_network(&slug)?;
            let words = format!(
                "{slug} is in the trash, with all its snapshots. To bring it back: pcn-workbook untrash {slug}"
            );
            (MovedJson::new("network", &slug, slug.as_str()), words)
        }
        NetworkOrSnapshot::Snapshot(slug, saved) => {
            writer.trash_snapshot(&slug, &saved)?;
            let (id, taken) = (saved.snapshot.id, day(saved.snapshot.taken_on));
            let words = format!(
                "The snapshot of {taken} is in the trash. To bring it back: pcn-workbook untrash {id}"
            );
            (MovedJson::new("snapshot", &slug, &id.to_string()), words)
        }
    };
    tell(session, &moved, &words);
    Ok(())
}

pub(crate) fn untrash(session: &mut Session, asked: &MaybeNamedArgs) -> Result<(), CommandError> {
    let library = session.library()?;
    let Some(what) = &asked.what else {
        let trashed = library.trashed()?;
        if session.is_json() {
            session.out.json(&TrashJson::of(&trashed));
        } else {
            session.out.show(&lists::trash(&trashed));
        }
        return Ok(());
    };
    let mut writer = session.writer(&library)?;
    let thing = writer.untrash(what.to_string_lossy().trim())?;
    let (kind, what) = match thing.kind {
        TrashKind::Network => ("network", "The network"),
        TrashKind::Snapshot => ("snapshot", "The snapshot"),
        TrashKind::Draft => ("draft", "The draft"),
        TrashKind::Version => ("version", "The other version of the draft"),
    };
    let words = format!("{what} is back in {}.", thing.network);
    tell(session, &MovedJson::new(kind, &thing.network, &thing.name), &words);
    Ok(())
}

fn tell(session: &mut Session, moved: &MovedJson, words: &str) {
    if session.is_json() {
        session.out.json(moved);
    } else {
        session.out.say(words);
    }
}
