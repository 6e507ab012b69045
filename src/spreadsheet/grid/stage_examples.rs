//! Examples that belong to one stage of a grid alone.

use crate::spreadsheet::column_roles::{ColumnRole, TableRoles};

/// Where there are several columns of examples, each belongs to the stage right before it.
pub(crate) fn pair_examples(roles: &mut TableRoles) {
    let examples = roles.columns.iter().filter(|(_, role)| *role == Some(ColumnRole::Example));
    let examples: Vec<usize> = examples.map(|(column, _)| *column).collect();
    if examples.len() < 2 {
        return;
    }
    for example in examples {
        let before = roles.stages.iter().map(|stage| stage.cell.column).filter(|at| *at < example);
        if let Some(stage) = before.max() {
            roles.stage_examples.entry(stage).or_insert(example);
        }
    }
}
