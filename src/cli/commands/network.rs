//! `network add`, `set`, `list` and `show`.

use crate::cli::args::network::{
    NetworkAddArgs, NetworkCommand as Asked, NetworkSetArgs, NetworkShowArgs, ProfileArgs,
};
use crate::cli::error::CommandError;
use crate::cli::json::{NetworkJson, NetworksJson};
use crate::cli::output::Output;
use crate::cli::session::Session;
use crate::cli::text;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::{Slug, is_ods_code};
use crate::maturity::network::Network;
use crate::maturity::phrases::pluralize;
use crate::store::library::Library;

pub(crate) fn run(session: &mut Session, asked: Asked) -> Result<(), CommandError> {
    match asked {
        Asked::Add(asked) => add(session, asked),
        Asked::Set(asked) => set(session, asked),
        Asked::List => list(session),
        Asked::Show(asked) => show(session, &asked),
    }
}

fn add(session: &mut Session, asked: NetworkAddArgs) -> Result<(), CommandError> {
    let library = session.open_library()?;
    let mut network = Network::with_name(uuid::Uuid::now_v7(), asked.name);
    apply_profile(&mut network, asked.about);
    let mut writer = session.acquire_writer(&library)?;
    let slug = writer.add_network(network)?;
    let library = writer.library().clone();
    let network = library.network(&slug)?;
    warn_about_ods_code(session, &library, &slug, &network);
    if session.is_json() {
        session.out.print_json(&NetworkJson::of(&slug, &network));
    } else {
        session.out.print_status(slug.as_str());
    }
    Ok(())
}

fn set(session: &mut Session, asked: NetworkSetArgs) -> Result<(), CommandError> {
    let library = session.open_library()?;
    let slug = library.find_network(&asked.network)?;
    let mut writer = session.acquire_writer(&library)?;
    let library = writer.library().clone();
    // read again under the lock, so that nothing another writer just did is undone
    let mut network = library.network(&slug)?;
    if let Some(name) = asked.name {
        network.name = name;
    }
    apply_profile(&mut network, asked.about);
    writer.put_network(&slug, &network)?;
    warn_about_ods_code(session, &library, &slug, &network);
    if session.is_json() {
        session.out.print_json(&NetworkJson::of(&slug, &network));
    } else {
        session.out.print_status(&format!("Changed what is known of {}.", network.name));
    }
    Ok(())
}

fn apply_profile(network: &mut Network, about: ProfileArgs) {
    let ProfileArgs { ods, purpose, list_size, practices, model } = about;
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
}

/// A code that looks odd, or that another network has, is kept; but it is said.
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
    let (entries, findings) = session.open_library()?.networks();
    if session.is_json() {
        session.out.print_json(&NetworksJson::of(&entries));
    } else {
        session.out.print(&text::lists::render_networks(&entries));
    }
    warn_to_run_doctor(&mut session.out, count_errors(&findings));
    Ok(())
}

fn show(session: &mut Session, asked: &NetworkShowArgs) -> Result<(), CommandError> {
    let library = session.open_library()?;
    let slug = library.find_network(&asked.network)?;
    let network = library.network(&slug)?;
    if session.is_json() {
        session.out.print_json(&NetworkJson::of(&slug, &network));
    } else {
        session.out.print(&text::network::render(&slug, &network));
    }
    Ok(())
}

/// How many of these findings are of files that can't be used as they are.
pub(crate) fn count_errors(findings: &[Diagnostic]) -> usize {
    findings.iter().filter(|finding| finding.is_error()).count()
}

/// Says that there is something that can't be read, and how to hear of it.
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
