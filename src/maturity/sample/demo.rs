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

/// The matrices that the made-up networks use.
#[derive(Clone, Copy, Debug)]
pub struct DemoMatrices<'m> {
    /// The national one, which every network uses.
    pub national: &'m KnownMatrix,
    /// A network's own, beside it.
    pub local: &'m KnownMatrix,
    /// What is asked of neighbourhoods, beside it.
    pub neighbourhood: &'m KnownMatrix,
}

/// The matrix that a made-up network uses beside the national one.
#[derive(Clone, Copy, Debug)]
enum SecondMatrix {
    None,
    Local,
    Neighbourhood,
}

/// The five others: name, code, how many snapshots, and what they use beside the national matrix.
const OTHER_NETWORKS: [(&str, &str, usize, SecondMatrix); 5] = [
    ("Aldermere and District PCN", "U20671", 10, SecondMatrix::Local),
    ("Copperbeck Valley PCN", "U48213", 6, SecondMatrix::Neighbourhood),
    ("Larkenfirth Villages PCN", "U73305", 9, SecondMatrix::Local),
    ("Otterfold Bridge PCN", "U15948", 2, SecondMatrix::None),
    ("Thistlemere Central PCN", "U90126", 7, SecondMatrix::Local),
];

/// Six networks over about three years up to `until`. The first, Hillside PCN, has a whole story and
/// has a draft open on `device`: a third of the national matrix, based on its last snapshot.
pub fn demo_networks(until: Date, matrices: &DemoMatrices<'_>, device: Uuid) -> Vec<SampleNetwork> {
    let DemoMatrices { national, local, neighbourhood } = *matrices;
    let others = OTHER_NETWORKS.iter().zip(1..).map(|(other, stream)| {
        let (name, code, count, second) = *other;
        let mut chance = SeededRng::new(SEED, stream);
        let matrices: &[&KnownMatrix] = match second {
            SecondMatrix::None => &[national],
            SecondMatrix::Local => &[national, local],
            SecondMatrix::Neighbourhood => &[national, neighbourhood],
        };
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
        place: None,
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
