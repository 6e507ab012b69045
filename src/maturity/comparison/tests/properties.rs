//! Properties of any comparison: the order never depends on where anybody stands.

use std::sync::Arc;

use proptest::prelude::*;

use super::{side, test_matrix};
use crate::maturity::assessment::{Judgement, RaisedAsk, StagePoint};
use crate::maturity::comparison::align::AreaCell;
use crate::maturity::comparison::table::TableFilter;
use crate::maturity::comparison::{Comparison, Side, statements};
use crate::maturity::fixtures::known_matrix;
use crate::maturity::matrix::UnknownFields;
use crate::maturity::network_state::KnownMatrix;
use crate::maturity::page::TableRow;

/// All that is shown but where anybody stands: who comes where, which areas, in which order, what
/// they ask.
fn visible_order(sides: &Comparison) -> (Vec<String>, Vec<String>, Vec<Vec<String>>, Vec<String>) {
    let areas = sides.areas.iter().map(|area| area.name.clone()).collect();
    let rows = sides.areas.iter().map(|area| {
        statements::item_rows(&sides.sides, area).into_iter().map(|row| row.text).collect()
    });
    // the first cell of each line of what is written: areas where they stand side by side, networks
    // where they are rows
    let lines = sides.to_table(TableFilter::default()).rows.into_iter().map(|line| match line {
        TableRow::Heading(heading) => heading,
        TableRow::Cells(cells) => cells.into_iter().next().unwrap_or_default(),
    });
    (sides.labels().to_vec(), areas, rows.collect(), lines.collect())
}

const ANSWER_SETS: [&[(&str, &str)]; 5] = [
    &[("a1", "not_yet"), ("b1", "fully"), ("b2", "fully")],
    &[("a1", "fully"), ("b1", "fully"), ("b2", "partly")],
    &[("a1", "fully"), ("a2", "fully"), ("b1", "not_yet")],
    &[("a1", "not_sure"), ("a2", "not_applicable")],
    &[],
];

/// Where a network stands: its answers, those of its first one where there is one, and the stage it
/// says it is at.
type SideSpec = (usize, Option<usize>, Option<bool>);

fn side_specs() -> impl Strategy<Value = Vec<SideSpec>> {
    let stand = (
        0..ANSWER_SETS.len(),
        prop::option::of(0..ANSWER_SETS.len()),
        prop::option::of(any::<bool>()),
    );
    prop::collection::vec(stand, 2..24)
}

fn build_side(number: usize, on: &Arc<KnownMatrix>, (now, then, says): SideSpec) -> Side {
    let mut one = side(
        number as u128 + 1,
        &format!("Network {number:02}"),
        on,
        then.map(|then| ANSWER_SETS[then]),
        ANSWER_SETS[now],
    );
    if let Some(second) = says {
        let stage = StagePoint::from_label(if second { "two" } else { "one" });
        let judgement = Judgement {
            stage,
            reason: Some("why".to_owned()),
            as_before: false,
            as_of: None,
            unknown_fields: UnknownFields::new(),
        };
        one.saved.snapshot.assessment.judgements.insert("A".into(), judgement);
    }
    let ask = if number.is_multiple_of(2) { "ask-a" } else { "ask-b" };
    let raised = RaisedAsk {
        raised: number.is_multiple_of(3),
        note: Some("a word".to_owned()),
        ..RaisedAsk::default()
    };
    one.saved.snapshot.assessment.asks.insert(ask.into(), raised);
    one
}

proptest! {
    #[test]
    fn shuffling_who_stands_where_never_changes_an_order(
        (stands, shuffled) in side_specs().prop_flat_map(|stands| (Just(stands.clone()), Just(stands).prop_shuffle())),
        turn in 0_usize..24,
    ) {
        let on = known_matrix(test_matrix());
        let made = |stands: &[SideSpec], turn: usize| {
            let mut all: Vec<_> = stands.iter().enumerate().map(|(number, stand)| build_side(number, &on, *stand)).collect();
            // named in another order too: what is asked for first does not come first
            all.rotate_left(turn % stands.len());
            Comparison::new(all, vec![], &[])
        };
        prop_assert_eq!(visible_order(&made(&stands, 0)), visible_order(&made(&shuffled, turn)));
    }

    #[test]
    fn without_their_answers_they_are_the_same_rows(stands in side_specs(), reworded in any::<bool>()) {
        let older = known_matrix(test_matrix());
        let mut newer = test_matrix();
        newer.revision = 2;
        newer.domains[0].statements[0].revision = if reworded { 2 } else { 1 };
        let newer = known_matrix(newer);
        let of = |number: usize| if number.is_multiple_of(4) { &newer } else { &older };
        let all: Vec<_> = stands.iter().enumerate().map(|(number, stand)| build_side(number, of(number), *stand)).collect();
        let light: Vec<_> = all.iter().cloned().map(Side::into_row_summary).collect();
        prop_assert!(light.iter().all(|side| side.assessment().answers.is_empty() && !side.has_answers()));
        let (whole, light) = (Comparison::new(all, vec![], &[]), Comparison::new(light, vec![], &[]));
        prop_assert_eq!(&light.comparability, &whole.comparability);
        prop_assert_eq!(&light.asks, &whole.asks);
        prop_assert_eq!(light.to_table(TableFilter::default()), whole.to_table(TableFilter::default()));
        for (light, whole) in light.areas.iter().zip(&whole.areas) {
            let without_reasons = |cells: &Vec<AreaCell>| cells.iter().map(|cell| AreaCell { reason: None, ..cell.clone() }).collect::<Vec<_>>();
            prop_assert_eq!(light.cells.clone(), whole.cells.iter().map(without_reasons).collect::<Vec<_>>());
            prop_assert_eq!(light.differs, whole.differs);
        }
    }
}
