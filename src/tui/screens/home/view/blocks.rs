//! What stands below the steps of Home, in blocks: areas, snapshots, what has a day to look again.

use super::HomeView;
use crate::maturity::matrix::{Domain, Matrix};
use crate::maturity::network_state::{CopyStatus, SavedSnapshot};
use crate::maturity::phrases;
use crate::maturity::walk_subject::WalkSubject;
use crate::tui::document::truncate;
use crate::tui::screens::home::{AreaWords, HomeFocus, reviews};

/// What a block is called: a title, and the one thing it is about.
pub(crate) struct BlockHeading {
    pub(crate) title: String,
    pub(crate) subject: Option<WalkSubject>,
}

impl From<String> for BlockHeading {
    fn from(title: String) -> Self {
        Self { title, subject: None }
    }
}

impl BlockHeading {
    pub(crate) fn fit(&self, width: u16) -> String {
        let width = usize::from(width);
        self.subject.as_ref().map_or_else(
            || truncate(&self.title, width),
            |topic| topic.fit_title(&self.title, width, truncate),
        )
    }
}

/// One block of lines: a heading and what stands under it.
pub(crate) struct Block {
    pub(crate) heading: BlockHeading,
    pub(crate) column_heading: Option<&'static str>,
    pub(crate) rows: Vec<BlockRow>,
    pub(crate) notes: Vec<String>,
}

pub(crate) struct BlockRow {
    pub(crate) left: String,
    pub(crate) middle: String,
    pub(crate) right: String,
    pub(crate) line: Option<usize>,
}

impl HomeView<'_> {
    pub(crate) fn matrix_blocks(self) -> Vec<Block> {
        self.network_state
            .matrices
            .iter()
            .flat_map(|known| self.blocks_of_matrix(&known.matrix))
            .collect()
    }

    /// A block for each subject of a matrix; where it is about one thing and none was named yet, a
    /// word on that.
    fn blocks_of_matrix(self, matrix: &Matrix) -> Vec<Block> {
        let subjects = self.network_state.walk_subjects_of(&matrix.id);
        if let (true, Some(one)) = (subjects.is_empty(), &matrix.about_one) {
            let notes = vec![format!("For one {one} at a time: none walked yet.")];
            return vec![Block {
                heading: matrix.short_title().to_uppercase().into(),
                column_heading: None,
                rows: Vec::new(),
                notes,
            }];
        }
        subjects.iter().map(|subject| self.subject_block(subject, matrix)).collect()
    }

    fn subject_block(self, subject: &WalkSubject, matrix: &Matrix) -> Block {
        let matrix = self
            .network_state
            .latest_standing(subject)
            .assessment_and_matrix()
            .map_or(matrix, |(_, matrix)| matrix);
        let mut any_differs = false;
        let row = |domain: &Domain| {
            let area = AreaWords::of(self.network_state, subject, &domain.id);
            any_differs |= area.differs;
            BlockRow {
                left: domain.short_name().to_owned(),
                middle: if area.differs { format!("{} *", area.standing) } else { area.standing },
                right: area.remaining,
                line: self.line_index(&HomeFocus::Area(subject.clone(), domain.id.clone())),
            }
        };
        let rows = matrix.domains.iter().map(row).collect();
        let notes = if any_differs {
            vec!["* the answers suggest another; w says why".to_owned()]
        } else {
            Vec::new()
        };
        let head = BlockHeading {
            title: matrix.short_title().to_uppercase(),
            subject: Some(subject.clone()),
        };
        Block { heading: head, column_heading: Some("now"), rows, notes }
    }

    pub(crate) fn snapshots_block(self) -> Block {
        let saved = self
            .network_state
            .current_snapshots()
            .rev()
            .flat_map(|saved| self.network_state.with_copies(saved))
            .map(|saved| self.snapshot_row(saved));
        let elsewhere = self.network_state.other_device_drafts.iter().map(|open| BlockRow {
            left: format!(
                "A walk on another computer: {}",
                WalkSubject::of(&open.draft.assessment).title(&open.matrix.matrix)
            ),
            middle: String::new(),
            right: "carry on".to_owned(),
            line: self.line_index(&HomeFocus::OtherDevice(open.draft.id)),
        });
        let rows: Vec<BlockRow> = elsewhere.chain(saved).collect();
        let notes = if rows.is_empty() {
            vec![
                "None yet. When the walk is done,".to_owned(),
                "s saves one: a dated copy.".to_owned(),
            ]
        } else {
            Vec::new()
        };
        let heading = "SAVED SNAPSHOTS".to_owned().into();
        Block { heading, column_heading: None, rows, notes }
    }

    fn snapshot_row(self, saved: &SavedSnapshot) -> BlockRow {
        let snapshot = &saved.snapshot;
        let subject = WalkSubject::of(&snapshot.assessment);
        let label = snapshot.label.as_ref().map_or_else(
            || subject.title(&saved.matrix.matrix),
            |label| match &subject.subject {
                Some(subject) => format!("{subject} · {label}"),
                None => label.clone(),
            },
        );
        let voice = if snapshot.assessment.voice.is_agreed() { "agreed" } else { "one view" };
        let voice = match (saved.copy_status, saved.changed_after_save) {
            (CopyStatus::Primary, true) => "changed!",
            (CopyStatus::Primary, false) => voice,
            (CopyStatus::Differs | CopyStatus::ChangedAfterSave, _) => "differs",
        };
        BlockRow {
            left: format!("{:<12} {label}", phrases::format_date_short(snapshot.taken_on)),
            middle: String::new(),
            right: voice.to_owned(),
            line: self.line_index(&HomeFocus::of_snapshot(saved)),
        }
    }

    /// What has a day to look again; no block where nothing has.
    pub(crate) fn reviews_block(self) -> Option<Block> {
        let rows: Vec<BlockRow> = reviews(self.network_state)
            .into_iter()
            .take(5)
            .map(|(subject, domain, by)| {
                let name = self
                    .network_state
                    .matrix(&subject.matrix)
                    .and_then(|known| known.matrix.domain(&domain))
                    .map_or("", Domain::short_name)
                    .to_owned();
                let late = if by < self.app.now.today { "late" } else { "" };
                BlockRow {
                    left: format!("by {}: {name}", phrases::format_date_short(by)),
                    middle: String::new(),
                    right: late.to_owned(),
                    line: None,
                }
            })
            .collect();
        (!rows.is_empty()).then(|| Block {
            heading: "LOOK AGAIN".to_owned().into(),
            column_heading: None,
            rows,
            notes: Vec::new(),
        })
    }
}
