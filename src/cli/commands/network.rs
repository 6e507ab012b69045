//! `network add`, `set`, `list` and `show`: the profile of a network.

use super::network_join;
use crate::cli::args::network::{
    NetworkAddArgs, NetworkCommand, NetworkSetArgs, NetworkShowArgs, ProfileArgs,
};
use crate::cli::error::CommandError;
use crate::cli::json::{NetworkJson, NetworksJson};
use crate::cli::output::Output;
use crate::cli::session::Session;
use crate::cli::text;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::{Slug, is_ods_code};
use crate::maturity::network::Network;
use crate::maturity::network_state::NetworkEntry;
use crate::maturity::phrases::pluralize;
use crate::store::id_gen;
use crate::store::library::Library;

pub(crate) fn run(session: &mut Session, command: NetworkCommand) -> Result<(), CommandError> {
    match command {
        NetworkCommand::Add(args) => add(session, args),
        NetworkCommand::Set(args) => set(session, args),
        NetworkCommand::List => list(session),
        NetworkCommand::Show(args) => show(session, &args),
        NetworkCommand::Join(args) => network_join::join(session, &args),
        NetworkCommand::Split(args) => network_join::split(session, &args),
    }
}

fn add(session: &mut Session, args: NetworkAddArgs) -> Result<(), CommandError> {
    let library = session.open_library()?;
    let mut network = Network::with_name(id_gen::generate(), args.name);
    apply_profile(&mut network, args.about);
    let mut writer = session.acquire_writer(&library)?;
    let slug = writer.add_network(network)?;
    let library = writer.library().clone();
    let network = library.network(&slug)?;
    warn_about_ods_code(session, &library, &slug, &network);
    session.print_status(|| NetworkJson::of(&slug, &network), || slug.to_string());
    Ok(())
}

fn set(session: &mut Session, args: NetworkSetArgs) -> Result<(), CommandError> {
    let library = session.open_library()?;
    let slug = library.find_network(&args.network)?;
    let mut writer = session.acquire_writer(&library)?;
    let library = writer.library().clone();
    // read again under the lock, so that nothing another writer just did is undone
    let mut network = library.network(&slug)?;
    if let Some(name) = args.name {
        network.name = name;
    }
    apply_profile(&mut network, args.about);
    writer.put_network(&slug, &network)?;
    warn_about_ods_code(session, &library, &slug, &network);
    session.print_status(
        || NetworkJson::of(&slug, &network),
        || format!("Changed what is known of {}.", network.name),
    );
    Ok(())
}

fn apply_profile(network: &mut Network, about: ProfileArgs) {
    let ProfileArgs { ods, purpose, list_size, practices, model, system, place } = about;
    let profile = &mut network.profile;
    if let Some(ods) = ods {
        network.ods_code = ods.into_option().map(|code| code.to_uppercase());
    }
    if let Some(purpose) = purpose {
        network.purpose = purpose.into_option();
    }
    if let Some(list_size) = list_size {
        profile.list_size = list_size.into_option();
    }
    if let Some(practices) = practices {
        profile.practices = practices.into_option();
    }
    if let Some(model) = model {
        profile.operating_model = model.into_option();
    }
    if let Some(system) = system {
        profile.system = system.into_option();
    }
    if let Some(place) = place {
        profile.place = place.into_option();
    }
}

/// A code that looks odd, or that another network has, is kept with a warning.
fn warn_about_ods_code(session: &mut Session, library: &Library, slug: &Slug, network: &Network) {
    let Some(code) = &network.ods_code else { return };
    if !is_ods_code(code) {
        session.out.warn(&format!("{code} does not look like a network's ODS code, which is U and five digits. It was kept."));
    }
    let others = library.networks_with_code(code, slug);
    if !others.is_empty() {
        let others: Vec<&str> = others.iter().map(Slug::as_str).collect();
        let others = others.join(", ");
        session.out.warn(&format!(
            "{others} has the code {code} too, so the code finds neither. Both were kept."
        ));
    }
}

fn list(session: &mut Session) -> Result<(), CommandError> {
    let library = session.open_library()?;
    let (entries, findings) = library.networks();
    let figures = library.summaries(|_| true).unwrap_or_default();
    if session.is_json() {
        session.out.print_json(&NetworksJson::of(&entries, &figures));
    } else {
        let style = session.list_style();
        session.out.print(&text::lists::render_networks(&entries, &figures, style));
    }
    let is_unread =
        |entry: &&NetworkEntry| figures.binary_search_by(|one| one.slug.cmp(&entry.slug)).is_err();
    let unread = entries.iter().filter(is_unread).count() + library.unread_count();
    warn_to_run_doctor(&mut session.out, count_errors(&findings) + unread);
    Ok(())
}

fn show(session: &mut Session, args: &NetworkShowArgs) -> Result<(), CommandError> {
    let library = session.open_library()?;
    let slug = library.find_network(&args.network)?;
    let network = library.network(&slug)?;
    session
        .print_page(|| NetworkJson::of(&slug, &network), || text::network::page(&slug, &network));
    Ok(())
}

pub(crate) fn count_errors(findings: &[Diagnostic]) -> usize {
    findings.iter().filter(|finding| finding.is_error()).count()
}

pub(crate) fn warn_to_run_doctor(out: &mut Output, errors: usize) {
    if errors > 0 {
        let what = pluralize(
            errors,
            "file here can't be used as it is",
            "files here can't be used as they are",
        );
        out.warn(&format!("{what}. To see which and why: pcn-workbook doctor"));
    }
}
