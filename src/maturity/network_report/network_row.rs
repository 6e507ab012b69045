//! One network on a report over several: what its part of each page says, and no more, so that a
//! thousand of them take little room.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use uuid::Uuid;

use super::options::ReportOptions;
use super::pictures::status_words;
use super::source::ReportSource;
use crate::maturity::area_words::reason_of;
use crate::maturity::comparison::context::{NOT_GIVEN, format_people_and_practices};
use crate::maturity::ids::{DomainId, ItemId, StageId};
use crate::maturity::lineage::Lineage;
use crate::maturity::matrix::{Domain, Matrix};
use crate::maturity::movement::{AreaMove, AreaReach, AreaState, compare_areas};
use crate::maturity::network_state::{KnownMatrix, NetworkState, SavedSnapshot};
use crate::maturity::page::StripCell;
use crate::maturity::phrases::{format_aim, format_date_short};
use crate::maturity::scoring::Standing;
use crate::maturity::walk::kept::words::describe_answered_briefly;

/// One network, as far as a report over several says anything of it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct NetworkRow {
    pub(super) network: Uuid,
    pub(super) name: String,
    pub(super) lineage: Lineage,
    pub(super) matrix: Arc<KnownMatrix>,
    pub(super) taken_on: Date,
    /// Day, whose view, how far answered; and, where it is named, people and practices, system.
    pub(super) context: Vec<String>,
    /// The system or place it stands under, where networks are put together by that and it is given.
    pub(super) group: Option<String>,
    pub(super) is_agreed: bool,
    /// The days of the strip: its own first, the day asked for, now.
    pub(super) days: Vec<Date>,
    pub(super) areas: BTreeMap<DomainId, RowArea>,
    pub(super) needs: Vec<RowNeed>,
}

/// One area of one network.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct RowArea {
    pub(super) place: AreaPlace,
    /// A cell for each day.
    pub(super) cells: Vec<StripCell>,
    pub(super) since_first: AreaMove,
    /// None where nothing is asked, or known, of that day.
    pub(super) since_day: Option<AreaMove>,
    pub(super) next: String,
    pub(super) reason: Option<String>,
}

/// Where a network is counted in the spread of an area.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum AreaPlace {
    Before,
    Stage(StageId),
    Open,
    NotAnswered,
    NotApplicable,
}

/// A need that one network raised.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct RowNeed {
    pub(super) ask: ItemId,
    pub(super) text: String,
    pub(super) note: Option<String>,
}

impl NetworkRow {
    /// What is said of a network by one of its snapshots.
    pub(super) fn of(record: &NetworkState, saved: &SavedSnapshot, options: ReportOptions) -> Self {
        let source = ReportSource::new(record, saved, options);
        let (matrix, said) = (source.matrix(), source.said());
        let network = &source.saved.snapshot.network;
        let since = options.since.and_then(|day| source.as_of(day));
        let mut sides: Vec<&SavedSnapshot> = source.past.first().into_iter().collect();
        sides.extend(since.filter(|since| source.past.first() != Some(*since)));
        sides.push(&source.saved);
        let area = |domain: &Domain| (domain.id.clone(), row_area(&source, &sides, since, domain));
        let needs = matrix.asks().filter_map(|ask| {
            let raised = said.asks.get(&ask.id).filter(|raised| raised.raised)?;
            Some(RowNeed { ask: ask.id.clone(), text: ask.text.clone(), note: raised.note.clone() })
        });
        Self {
            network: network.id,
            name: network.name.clone(),
            lineage: source.saved.matrix.lineage.clone(),
            taken_on: source.saved.snapshot.taken_on,
            context: context(&source),
            group: options.group_by.and_then(|by| by.of(&network.profile)).map(str::to_owned),
            is_agreed: said.voice.is_agreed(),
            days: sides.iter().map(|side| side.snapshot.taken_on).collect(),
            areas: matrix.domains.iter().map(area).collect(),
            needs: needs.collect(),
            matrix: Arc::clone(&source.saved.matrix),
        }
    }

    /// The network's id.
    pub(super) fn network_id(&self) -> Uuid {
        self.network
    }
}

fn context(source: &ReportSource<'_>) -> Vec<String> {
    let snapshot = &source.saved.snapshot;
    let profile = &snapshot.network.profile;
    let voice = &snapshot.assessment.voice;
    let day = format_date_short(snapshot.taken_on);
    let answered = describe_answered_briefly(source.matrix(), &snapshot.assessment);
    if !source.options.is_named() {
        // how many people, or whose role, would give a network away
        let view = if voice.is_agreed() { "agreed" } else { "one view" };
        return vec![day, view.to_owned(), answered];
    }
    let system: Vec<&str> =
        [&profile.system, &profile.place].into_iter().flatten().map(String::as_str).collect();
    let system = if system.is_empty() { NOT_GIVEN.to_owned() } else { system.join(", ") };
    vec![day, voice.describe(), answered, format_people_and_practices(profile), system]
}

fn row_area(
    source: &ReportSource<'_>,
    sides: &[&SavedSnapshot],
    since: Option<&SavedSnapshot>,
    domain: &Domain,
) -> RowArea {
    let (matrix, said) = (source.matrix(), source.said());
    let moved = |before| compare_areas(before, &source.saved, &domain.id);
    let reading = source.reading(domain);
    let cell = |side: &&SavedSnapshot| {
        let asked = side.matrix.matrix.domain(&domain.id);
        let words = asked.map(|asked| status_words(side, &side.matrix.matrix, asked));
        let (words, filled) = words.unwrap_or_else(|| ("not asked".to_owned(), None));
        StripCell { filled, words, moved: String::new() }
    };
    RowArea {
        place: area_place(matrix, &AreaReach::of(matrix, domain, said)),
        cells: sides.iter().map(cell).collect(),
        since_first: moved(source.past.first()),
        since_day: since.map(|since| moved(Some(since))),
        next: said.aims.get(&domain.id).map(|aim| format_aim(matrix, aim)).unwrap_or_default(),
        reason: reason_of(&reading, said.judgements.get(&domain.id)).map(str::to_owned),
    }
}

fn area_place(matrix: &Matrix, reach: &AreaReach) -> AreaPlace {
    match (reach.state(), reach.low()) {
        (AreaState::NotAnswered, _) => AreaPlace::NotAnswered,
        (AreaState::NotApplicable, _) | (_, Standing::NotApplicable) => AreaPlace::NotApplicable,
        (AreaState::Open, _) => AreaPlace::Open,
        (AreaState::Told, Standing::Before) => AreaPlace::Before,
        (AreaState::Told, Standing::Stage(at)) => match matrix.stages.get(at) {
            Some(stage) => AreaPlace::Stage(stage.id.clone()),
            None => AreaPlace::Open,
        },
    }
}
