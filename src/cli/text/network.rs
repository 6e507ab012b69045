//! The profile of a network as text, for `network show`.

use crate::maturity::comparison::context::format_people;
use crate::maturity::ids::Slug;
use crate::maturity::network::Network;
use crate::maturity::page::Page;

/// A field that is not given is listed as such.
pub(crate) fn page(slug: &Slug, network: &Network) -> Page {
    let profile = &network.profile;
    let number = |value: Option<u32>| value.map(format_people);
    let matrices: Vec<&str> =
        network.matrices.iter().map(crate::maturity::ids::MatrixId::as_str).collect();
    let rows = [
        ("short name", Some(slug.to_string())),
        ("ODS code", network.ods_code.clone()),
        ("purpose", network.purpose.clone()),
        ("matrices in use", Some(matrices.join(", ")).filter(|list| !list.is_empty())),
        ("people registered", number(profile.list_size)),
        ("practices", number(profile.practices)),
        ("how it is run", profile.operating_model.clone()),
        ("worked together before 2019", profile.worked_together.clone()),
        ("deprivation", profile.deprivation.clone()),
        ("setting", profile.setting.clone()),
        ("areas overlap with the council's", profile.areas_overlap.clone()),
        ("director sessions a week", profile.director_sessions.clone()),
        ("management support", profile.management_support.clone()),
        ("local system", profile.system.clone()),
        ("place in it", profile.place.clone()),
    ];
    let mut page = Page::new(network.name.clone());
    for (what, value) in rows {
        page.body(2, value.unwrap_or_else(|| "not given".to_owned()));
        page.set_prefix(format!("{what}: "));
    }
    page
}
