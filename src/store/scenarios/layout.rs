//! Where a library may be, and where one is never made.

use std::time::Duration;

use jiff::civil::date;

use super::world::{TODAY, World};
use crate::maturity::network::Network;
use crate::store::dirs::{self, Dirs};
use crate::store::error::ErrorKind;
use crate::store::format::library_file::LibraryFile;
use crate::store::format::settings::SettingsFile;
use crate::store::id_gen;
use crate::store::library::Library;
use crate::store::ops::Writer;

#[test]
fn the_usual_place_becomes_a_library_with_the_first_write() {
    let world = World::new();
    let library = world.library();
    assert!(library.library_file.is_none() && !world.path("").exists(), "opening writes nothing");
    assert_eq!(
        (library.slugs().unwrap().len(), library.networks().0.len(), library.diagnose().len()),
        (0, 0, 0)
    );
    let writer = world.writer();
    assert_eq!(writer.library().library_file.as_ref().unwrap().made_on, TODAY);
    assert!(world.path("library.json").exists());
}

#[test]
fn a_named_library_that_is_missing_is_said_and_never_made() {
    let world = World::new();
    let named = Dirs { is_explicit: true, ..world.folders() };
    assert_eq!(Library::open(named.clone()).unwrap_err().kind, ErrorKind::Missing);
    // one with other things in it
    std::fs::create_dir_all(world.path("")).unwrap();
    std::fs::write(world.path("letter.txt"), "Dear").unwrap();
    assert_eq!(Library::open(named.clone()).unwrap_err().kind, ErrorKind::Missing);
    assert_eq!(Library::open(world.folders()).unwrap_err().kind, ErrorKind::Missing);
    assert_eq!(world.files().len(), 1);
    // an empty one becomes a library
    std::fs::remove_file(world.path("letter.txt")).unwrap();
    let library = Library::open(named).unwrap();
    Writer::acquire(&library, world.device, Duration::ZERO, TODAY).unwrap();
    assert!(world.path("library.json").exists());
    // and a file is none
    let file = Dirs { library: world.path("library.json"), ..world.folders() };
    assert!(Library::open(file).is_err());
}

#[test]
fn a_library_that_was_cut_off_while_being_made_is_still_an_empty_folder() {
    let world = World::new();
    std::fs::create_dir_all(world.path("")).unwrap();
    super::world::write_long_ago(&world.path("~pw-0123456789abcdef.tmp"));
    assert_eq!(
        world
            .writer()
            .add_network(Network::with_name(id_gen::generate(), "Hillside"))
            .unwrap()
            .as_str(),
        "hillside"
    );
    assert!(!world.path("~pw-0123456789abcdef.tmp").exists());
}

#[test]
fn a_made_up_library_bears_the_mark_it_was_given() {
    let world = World::new();
    let mark = LibraryFile { demo: true, ..LibraryFile::new(id_gen::generate(), date(2026, 1, 1)) };
    let library = Library::init(world.folders(), &mark).unwrap();
    assert_eq!(library.library_file, Some(mark.clone()));
    // a second one changes nothing
    let again =
        Library::init(world.folders(), &LibraryFile::new(id_gen::generate(), TODAY)).unwrap();
    assert_eq!(again.library_file, Some(mark));
}

#[test]
fn one_writer_at_a_time_and_the_next_is_told() {
    let (world, _) = World::with_network("Hillside");
    let first = world.writer();
    let second = Writer::acquire(&world.library(), world.device, Duration::from_millis(10), TODAY);
    assert_eq!(second.unwrap_err().kind, ErrorKind::Locked);
    drop(first);
    assert!(Writer::acquire(&world.library(), world.device, Duration::ZERO, TODAY).is_ok());
}

#[test]
fn a_remembered_library_that_is_gone_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let settings =
        SettingsFile { last_library: Some(folder.path().to_path_buf()), ..SettingsFile::default() };
    if std::env::var_os(dirs::LIBRARY_ENV_VAR).is_none() {
        assert_eq!(dirs::resolve(None, &settings).unwrap_err().kind, ErrorKind::Missing);
        assert_eq!(dirs::resolve_unchecked(None, &settings).unwrap().library, folder.path());
    }
    let named = dirs::resolve(Some(folder.path()), &SettingsFile::default()).unwrap();
    assert!(named.is_explicit);
    assert_eq!(named.library, folder.path());
}

#[test]
fn networks_of_one_name_get_folders_of_their_own() {
    let world = World::new();
    let mut writer = world.writer();
    let mut add = |name: &str| {
        writer.add_network(Network::with_name(id_gen::generate(), name)).unwrap().to_string()
    };
    assert_eq!(
        [add("Hillside PCN"), add("Hillside PCN"), add("HILLSIDE-PCN"), add("../../etc")],
        ["hillside-pcn", "hillside-pcn-2", "hillside-pcn-3", "etc"]
    );
    let (networks, findings) = world.library().networks();
    assert_eq!((networks.len(), findings.len()), (4, 0));
    assert_eq!(networks[0].network.matrices[0].as_str(), "pcn-companion");
}

#[test]
fn what_could_not_be_read_again_is_not_written() {
    let world = World::new();
    let mut network = Network::with_name(id_gen::generate(), "Hillside");
    network.purpose = Some("x".repeat(70_000));
    let mut writer = world.writer();
    let before = world.files();
    assert_eq!(writer.add_network(network).unwrap_err().kind, ErrorKind::NotPossible);
    assert_eq!(world.files(), before);
}
