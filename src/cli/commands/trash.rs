//! `trash` and `untrash`: moves snapshots and networks to the trash and restores them; nothing is
//! deleted.

use crate::cli::args::{TrashArgs, UntrashArgs};
use crate::cli::error::CommandError;
use crate::cli::json::{MovedJson, TrashJson};
use crate::cli::session::Session;
use crate::cli::taken::snapshot_words;
use crate::cli::text::lists;
use crate::maturity::trash::TrashKind;
use crate::store::library::snapshot_lookup::NetworkOrSnapshot;

pub(crate) fn trash(session: &mut Session, args: &TrashArgs) -> Result<(), CommandError> {
    let library = session.open_library()?;
    let lookup = library.lookup(session.device()?);
    let found = lookup.find(&args.what, None)?;
    if let NetworkOrSnapshot::Snapshot(found) = &found {
        found.check_only_copy(&args.what)?;
    }
    let mut writer = session.acquire_writer(&library)?;
    let (moved, words) = match found {
        NetworkOrSnapshot::Network(slug) => {
            writer.trash_network(&slug)?;
            let words = format!(
                "{slug} is in the trash, with all its snapshots. To bring it back: pcn-workbook untrash {slug}"
            );
            (MovedJson::new("network", &slug, slug.as_str()), words)
        }
        NetworkOrSnapshot::Snapshot(found) => {
            let found = found.read_again(writer.library(), writer.device())?;
            let (slug, saved) = (&found.network.slug, &found.snapshot);
            writer.trash_snapshot(slug, saved)?;
            let (id, what) = (saved.snapshot.id, snapshot_words(saved));
            let words =
                format!("In the trash: {what}. To bring it back: pcn-workbook untrash {id}");
            (MovedJson::new("snapshot", slug, &id.to_string()), words)
        }
    };
    session.print_status(|| moved, || words);
    Ok(())
}

pub(crate) fn restore(session: &mut Session, args: &UntrashArgs) -> Result<(), CommandError> {
    let library = session.open_library()?;
    let Some(what) = &args.what else {
        let trashed = library.describe_trash()?;
        let style = session.list_style();
        session.print(|| TrashJson::of(&trashed), || lists::render_trash(&trashed, style));
        return Ok(());
    };
    let mut writer = session.acquire_writer(&library)?;
    let restored = writer.restore(what.to_string_lossy().trim())?;
    let (kind, what) = match restored.kind {
        TrashKind::Network => ("network", "The network"),
        TrashKind::Snapshot => ("snapshot", "The snapshot"),
        TrashKind::Draft => ("draft", "The draft"),
        TrashKind::Version => ("version", "The other version of the draft"),
    };
    let words = format!("{what} is back in {}.", restored.network);
    session.print_status(|| MovedJson::new(kind, &restored.network, &restored.name), || words);
    Ok(())
}
