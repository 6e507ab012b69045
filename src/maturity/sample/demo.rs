//! The demonstration: six made-up networks, the first with a story that can be followed.

use jiff::civil::Date;
use uuid::Uuid;

use super::random::SeededRng;
use super::storyboard::{build_story, last_agreed, parse_board};
use super::{SampleNetwork, build_network, hillside, judgements};
use crate::maturity::assessment::{Assessment, Draft, Snapshot};
use crate::maturity::matrix::UnknownFields;
use crate::maturity::network::{Network, Profile};
use crate::maturity::network_state::KnownMatrix;
use crate::maturity::scoring::evaluate;

const SEED: u64 = 2019;

/// The five others: name, code, how many snapshots, and whether they use the local matrix too.
const OTHER_NETWORKS: [(&str, &str, usize, bool); 5] = [
    ("Aldermere and District PCN", "U20671", 10, true),
    ("Copperbeck Valley PCN", "U48213", 6, false),
    ("Larkenfirth Villages PCN", "U73305", 9, true),
    ("Otterfold Bridge PCN", "U15948", 2, false),
    ("Thistlemere Central PCN", "U90126", 7, true),
];

/// Six networks over about three years up to `until`. The first, Hillside PCN, has a whole story and
/// has a draft open on `device`: a third of the national matrix, based on its last snapshot.
pub fn demo_networks(
    until: Date,
    national: &KnownMatrix,
    local: &KnownMatrix,
    device: Uuid,
) -> Vec<SampleNetwork> {
    let others = OTHER_NETWORKS.iter().zip(1..).map(|(other, stream)| {
        let (name, code, count, is_local_too) = *other;
        let mut chance = SeededRng::new(SEED, stream);
        let matrices: &[&KnownMatrix] = if is_local_too { &[national, local] } else { &[national] };
        build_network((name.to_owned(), code.to_owned()), matrices, count, until, &mut chance)
    });
    std::iter::once(hillside_network(until, national, local, device)).chain(others).collect()
}

fn hillside_network(
    until: Date,
    national: &KnownMatrix,
    local: &KnownMatrix,
    device: Uuid,
) -> SampleNetwork {
    let mut chance = SeededRng::new(SEED, 0);
    let began = until.saturating_sub(jiff::Span::new().months(37));
    let mut network = Network::with_name(chance.uuid(began), "Hillside PCN");
    network.ods_code = Some("U12345".to_owned());
    network.purpose = Some("Keep people well at home and our practices open.".to_owned());
    network.profile = profile();
    network.matrices = vec![national.reference.id.clone(), local.reference.id.clone()];
    let mut snapshots =
        build_story(&network, national, &hillside::NATIONAL_WALKS, until, &mut chance);
    let draft = open_draft(&network, national, last_agreed(&snapshots), until, device, &mut chance);
    snapshots.extend(build_story(&network, local, &hillside::LOCAL_WALKS, until, &mut chance));
    snapshots.sort_by_key(|snapshot| (snapshot.taken_on, snapshot.saved_at));
    SampleNetwork { network, snapshots, draft: Some(draft) }
}

fn profile() -> Profile {
    let said = |text: &str| Some(text.to_owned());
    Profile {
        list_size: Some(41_000),
        practices: Some(6),
        operating_model: said("flat"),
        worked_together: said("some"),
        deprivation: said("mixed"),
        setting: said("mixed"),
        areas_overlap: said("partly"),
        director_sessions: said("2.5"),
        management_support: said("a manager two days a week"),
        system: None,
        unknown_fields: UnknownFields::new(),
    }
}

/// Today's walk: the first areas, with our stage for each one that is all answered.
fn open_draft(
    network: &Network,
    known: &KnownMatrix,
    last: Option<&Snapshot>,
    until: Date,
    device: Uuid,
    chance: &mut SeededRng,
) -> Draft {
    let matrix = &known.matrix;
    let mut said = Assessment::empty(known.reference.clone());
    said.based_on = last.map(|last| last.id);
    said.answers =
        parse_board(matrix, &hillside::TODAY_BOARD, last.map(|last| &last.assessment.answers));
    for domain in &matrix.domains {
        let reading = evaluate(matrix, domain, &said.answers, None);
        if reading.answered == reading.items {
            let judgement = judgements::build_judgement(matrix, reading.suggested, None);
            said.judgements.extend(judgement.map(|judgement| (domain.id.clone(), judgement)));
        }
    }
    Draft::new(chance.uuid(until), device, network.to_network_ref(), said)
}
