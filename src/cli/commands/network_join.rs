//! `network join` and `network split`: two networks that are one and the same, and a network of which
//! a part turned out to be another one. No snapshot is changed by either.

use crate::cli::args::network::{NetworkJoinArgs, NetworkSplitArgs};
use crate::cli::error::CommandError;
use crate::cli::json::{JoinedJson, PartsJson, SplitJson};
use crate::cli::session::Session;
use crate::cli::text::joins;
use crate::maturity::ids::Slug;
use crate::maturity::network_join::{JoinPlan, NetworkPart};
use crate::maturity::sanitize::sanitize_line;
use crate::store::error::StoreError;
use crate::store::library::Library;
use crate::store::ops::split_network::SplitOff;

/// The fewest characters of an id's beginning that name a part.
const MIN_ID_LEN: usize = 6;

pub(crate) fn join(session: &mut Session, args: &NetworkJoinArgs) -> Result<(), CommandError> {
    let library = session.open_library()?;
    let lookup = library.network_lookup();
    let (kept, other) = (lookup.find(&args.kept)?, lookup.find(&args.other)?);
    let plan = library.plan_join(&kept, &other, session.device()?)?;
    if args.look {
        session.print_page(|| JoinedJson::of(&plan, false), || joins::plan_page(&plan));
        return Ok(());
    }
    if let Some(warning) = plan.code_warning().filter(|_| !args.other_code) {
        let remedy = "Look at them with --look. If they are one network all the same, say so with --other-code.";
        return Err(StoreError::not_possible(warning, remedy).into());
    }
    let mut writer = session.acquire_writer(&library)?;
    // looked at once more under the lock
    let plan = writer.library().plan_join(&kept, &other, writer.device())?;
    writer.join_networks(&plan)?;
    session.print_status_page(|| JoinedJson::of(&plan, true), || joins::joined_page(&plan));
    Ok(())
}

pub(crate) fn split(session: &mut Session, args: &NetworkSplitArgs) -> Result<(), CommandError> {
    let library = session.open_library()?;
    let slug = library.find_network(&args.network)?;
    let name = library.network(&slug)?.name;
    let parts = library.network_parts(&slug)?;
    let Some(typed) = &args.part else {
        if session.is_json() {
            session.out.print_json(&PartsJson::of(&slug, &name, &parts));
        } else {
            session.out.print_advice(&joins::render_parts(&slug, &name, &parts));
        }
        return Ok(());
    };
    let part = match find_part(&parts, typed, &slug, &name) {
        Ok(part) => part.id,
        Err(error) => {
            let plan = plan_with(session, &library, &slug, typed)?;
            return plan.map_or(Err(error.into()), |plan| keep_apart(session, &library, &plan));
        }
    };
    let split = session.acquire_writer(&library)?.split_network(&slug, part)?;
    session.print_status(
        || SplitJson::of(&slug, &split),
        || joins::render_split(&slug, &name, &split),
    );
    Ok(())
}

/// The network that a person names who says that it is another one, beside the first, where both
/// have one ODS code.
fn plan_with(
    session: &Session,
    library: &Library,
    slug: &Slug,
    typed: &str,
) -> Result<Option<JoinPlan>, CommandError> {
    let other = library.find_network(typed).ok().filter(|other| other != slug);
    let Some(other) = other else { return Ok(None) };
    let plan = library.plan_join(slug, &other, session.device()?)?;
    Ok(Some(plan).filter(|plan| plan.kept.network.shares_code(&plan.other.network)))
}

/// Two networks that were never one: that they are two is noted, whatever their one code says.
fn keep_apart(
    session: &mut Session,
    library: &Library,
    plan: &JoinPlan,
) -> Result<(), CommandError> {
    let (one, two) = (&plan.kept.network, &plan.other.network);
    session.acquire_writer(library)?.keep_networks_apart(plan)?;
    let split = SplitOff { slug: plan.other.slug.clone(), network: two.clone() };
    session.print_status(
        || SplitJson::of(&plan.kept.slug, &split),
        || joins::render_kept_apart(&one.name, &two.name),
    );
    Ok(())
}

/// The part that a person names: by its short name, its ODS code, its name, or a beginning of its
/// id.
fn find_part<'p>(
    parts: &'p [NetworkPart],
    typed: &str,
    slug: &Slug,
    name: &str,
) -> Result<&'p NetworkPart, StoreError> {
    let is_it = |part: &&NetworkPart| {
        let names = [
            part.slug.as_ref().map(Slug::as_str),
            part.network.ods_code.as_deref(),
            Some(part.network.name.as_str()),
        ];
        let by_id =
            typed.len() >= MIN_ID_LEN && part.id.to_string().starts_with(&typed.to_lowercase());
        by_id || names.into_iter().flatten().any(|name| name.eq_ignore_ascii_case(typed))
    };
    let found: Vec<&NetworkPart> = parts.iter().filter(is_it).collect();
    let typed = sanitize_line(typed);
    let (says, remedy) = match found.as_slice() {
        [one] => return Ok(one),
        [] if parts.is_empty() => (
            format!("{name} is made of no other network, so there is nothing to split off."),
            "Nothing was changed.".to_owned(),
        ),
        [] => (
            format!("There is no part \"{typed}\" in {name}."),
            format!("See its parts with: pcn-workbook network split {slug}"),
        ),
        many => (
            format!("\"{typed}\" can mean more than one part of {name}."),
            format!("Name it by its id: {}.", joins::list_ids(many)),
        ),
    };
    Err(StoreError::not_possible(says, remedy))
}
