//! What stands below the steps of Home, in blocks: areas as they were last saved, snapshots, what
//! has a day to look again. Worked out once for each change of the data, not for each frame.

use unicode_width::UnicodeWidthStr;

use super::focus::{HomeFocus, focus_lines, listed_snapshots};
use super::sign_groups::{SignGroup, heads_over};
use super::{AreaWords, reviews};
use crate::maturity::assessment::Assessment;
use crate::maturity::crosswalk::alignment::AlignedGroup;
use crate::maturity::matrix::{Domain, Matrix};
use crate::maturity::network_state::{CopyStatus, KnownMatrix, NetworkState, SavedSnapshot};
use crate::maturity::phrases::{self, Sign};
use crate::maturity::snapshot_line::{self, SnapshotLine};
use crate::maturity::text_wrap::truncate;
use crate::maturity::walk::kept::words::describe_kept;
use crate::maturity::walk::order::{self, WalkRow};
use crate::maturity::walk_subject::WalkSubject;
use crate::tui::crosswalk_table;
use crate::tui::protocol::now::Now;
use crate::tui::state::AppState;
use crate::tui::widgets::board::stage_heading;

/// What stands at the right of a day that is past.
pub(crate) const LATE: &str = "late";

/// All that Home shows of the network, and the lines that its focus can stop at.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct HomeFacts {
    pub(crate) lines: Vec<HomeFocus>,
    pub(crate) matrices: Vec<Block>,
    pub(crate) snapshots: Block,
    pub(crate) reviews: Option<Block>,
    /// The areas lined up, where they are shown so.
    pub(crate) groups: Option<Vec<AlignedGroup>>,
}

impl HomeFacts {
    pub(crate) fn of(state: &AppState, is_aligned: bool, now: &Now) -> Self {
        let Some(network_state) = &state.network_state else { return Self::default() };
        let lines = focus_lines(state, is_aligned, now);
        let of = BlockMaker { network_state, lines: &lines, now };
        let groups = crosswalk_table::current_groups(network_state).filter(|_| is_aligned);
        let (matrices, snapshots, reviews) = if groups.is_some() {
            (Vec::new(), Block::default(), None)
        } else {
            (of.matrix_blocks(), of.snapshots_block(), of.reviews_block())
        };
        Self { lines, matrices, snapshots, reviews, groups }
    }

    /// The line of the snapshot that stands in this line of Home.
    pub(crate) fn snapshot_line(&self, at: usize) -> Option<&SnapshotLine> {
        let row = self.snapshots.rows.iter().find(|row| row.line == Some(at))?;
        match &row.left {
            BlockText::Snapshot(line) => Some(line),
            BlockText::Words(_) | BlockText::Due(..) => None,
        }
    }
}

/// What a block is called: a title, and the one thing it is about.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct BlockHeading {
    pub(crate) title: String,
    pub(crate) subject: Option<WalkSubject>,
    /// The day that its lines speak of, long and short.
    pub(crate) day: Option<(String, String)>,
    /// What stands over the signs: the stage that each of them belongs to.
    pub(crate) stages: String,
    /// The title within a sentence.
    pub(crate) spoken: String,
}

impl BlockHeading {
    pub(crate) fn fit(&self, width: u16) -> String {
        let width = usize::from(width);
        self.subject.as_ref().map_or_else(
            || truncate(&self.title, width),
            |topic| topic.fit_title(&self.title, width, truncate),
        )
    }

    pub(crate) fn words(&self) -> String {
        let topic = self.subject.as_ref();
        topic.map_or_else(|| self.title.clone(), |topic| topic.append_to_title(&self.title))
    }

    /// The same within a sentence.
    pub(crate) fn spoken_words(&self) -> String {
        let topic = self.subject.as_ref();
        topic.map_or_else(|| self.spoken.clone(), |topic| topic.append_to_title(&self.spoken))
    }

    fn of_matrix(matrix: &Matrix) -> Self {
        let spoken = matrix.short_title().to_owned();
        Self { title: spoken.to_uppercase(), spoken, ..Self::default() }
    }

    fn of_list(title: &str, spoken: &str) -> Self {
        Self { title: title.to_owned(), spoken: spoken.to_owned(), ..Self::default() }
    }
}

/// One block of lines: a heading and what stands under it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Block {
    pub(crate) heading: BlockHeading,
    pub(crate) rows: Vec<BlockRow>,
    pub(crate) notes: Vec<String>,
    /// Whether a star stands beside one of its stages.
    pub(crate) has_star: bool,
    /// Whether a walk is begun that is not in what is shown.
    pub(crate) has_open_walk: bool,
    /// Whether another matrix has statements left for a next stage: then all have the same headings.
    pub(crate) is_beside_left: bool,
    /// How many of the first notes stay where rows are few.
    pub(crate) needed_notes: usize,
    /// What its rows are, one and many.
    pub(crate) row_words: (&'static str, &'static str),
    /// The groups of signs in its rows.
    pub(crate) sign_groups: Vec<SignGroup>,
    /// The fewest columns for the names of areas: where the title stands above them.
    pub(crate) least_name: u16,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct BlockRow {
    pub(crate) left: BlockText,
    /// The signs of an area's answers, a blank between two stages.
    pub(crate) signs: Vec<Option<Sign>>,
    pub(crate) middle: String,
    pub(crate) right: String,
    pub(crate) line: Option<usize>,
}

/// What stands at the left of a row: the line of a snapshot knows how to be short.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum BlockText {
    Words(String),
    /// A day, and what is due by then.
    Due(String, String),
    Snapshot(SnapshotLine),
}

impl Default for BlockText {
    fn default() -> Self {
        Self::Words(String::new())
    }
}

impl BlockText {
    pub(crate) fn fit(&self, width: u16) -> String {
        match self {
            Self::Words(words) => truncate(words, usize::from(width)),
            Self::Due(day, name) => truncate(&format!("{day}: {name}"), usize::from(width)),
            Self::Snapshot(line) => line.fit(usize::from(width), truncate),
        }
    }

    /// The same in two lines; words take one.
    pub(crate) fn fit_two_lines(&self, width: u16) -> [String; 2] {
        match self {
            Self::Words(_) => [self.fit(width), String::new()],
            Self::Due(day, name) => [day.clone(), name.clone()],
            Self::Snapshot(line) => line.fit_two_lines(usize::from(width), truncate),
        }
    }

    /// Whether it is whole in one line; words are cut, where they are too long.
    pub(crate) fn fits(&self, width: u16) -> bool {
        match self {
            Self::Words(_) => true,
            Self::Due(day, name) => day.width() + 2 + name.width() <= usize::from(width),
            Self::Snapshot(line) => line.words().width() <= usize::from(width),
        }
    }
}

/// The signs of each area's answers, the stages below each other; ladders come last. Beside them the
/// groups that they stand in.
fn board_signs(matrix: &Matrix, said: &Assessment) -> (Vec<Vec<Option<Sign>>>, Vec<SignGroup>) {
    let areas: Vec<Vec<WalkRow<'_>>> =
        matrix.domains.iter().map(|domain| order::rows(matrix, domain)).collect();
    let stages = || (0..matrix.stages.len()).map(Some).chain([None]);
    let count = |rows: &[WalkRow<'_>], stage| rows.iter().filter(|row| row.stage == stage).count();
    let widths: Vec<(Option<usize>, usize)> = stages()
        .map(|stage| (stage, areas.iter().map(|rows| count(rows, stage)).max().unwrap_or(0)))
        .filter(|(_, most)| *most > 0)
        .collect();
    let signs = |rows: &Vec<WalkRow<'_>>| {
        let mut signs = Vec::new();
        for (stage, most) in &widths {
            if !signs.is_empty() {
                signs.push(None);
            }
            let here = rows.iter().filter(|row| row.stage == *stage);
            let mut drawn: Vec<Option<Sign>> = here
                .map(|row| Some(phrases::answer_sign(row.item, matrix, said.answer(row.item.id()))))
                .collect();
            drawn.resize(*most, None);
            signs.extend(drawn);
        }
        signs
    };
    let names: Vec<&str> = matrix.stages.iter().map(|stage| stage.name.as_str()).collect();
    let group = |(stage, most): &(Option<usize>, usize)| {
        let head = |room| stage.map_or_else(String::new, |at| stage_heading(&names, at, room));
        SignGroup { width: *most, heads: [head(3), head(2)] }
    };
    (areas.iter().map(signs).collect(), widths.iter().map(group).collect())
}

/// Makes the blocks of one network.
#[derive(Clone, Copy)]
struct BlockMaker<'r> {
    network_state: &'r NetworkState,
    lines: &'r [HomeFocus],
    now: &'r Now,
}

impl BlockMaker<'_> {
    fn matrix_blocks(self) -> Vec<Block> {
        let known = self.network_state.matrices.iter();
        let mut blocks: Vec<Block> = known.flat_map(|known| self.blocks_of_matrix(known)).collect();
        let has_left = blocks.iter().any(Block::heads_left);
        for block in &mut blocks {
            block.is_beside_left = has_left && block.has_signs();
        }
        blocks
    }

    /// A block for each subject of a matrix; where it is about one thing and none was named yet, a
    /// word on that.
    fn blocks_of_matrix(self, known: &KnownMatrix) -> Vec<Block> {
        let matrix = &known.matrix;
        let subjects = self.network_state.walk_subjects_of(&known.lineage);
        if let (true, Some(one)) = (subjects.is_empty(), &matrix.about_one) {
            let notes = vec![format!("For one {one} at a time: none walked yet.")];
            let heading = BlockHeading::of_matrix(matrix);
            return vec![Block { heading, notes, ..Block::default() }];
        }
        subjects.iter().map(|subject| self.subject_block(subject, matrix)).collect()
    }

    fn subject_block(self, subject: &WalkSubject, newest: &Matrix) -> Block {
        let stands = self.network_state.standing_snapshot(subject);
        let matrix = stands.map_or(newest, |saved| &saved.matrix.matrix);
        let unsaved = AreaWords::unsaved(self.network_state, subject);
        let mut any_differs = false;
        let board = stands.map(|saved| board_signs(matrix, &saved.snapshot.assessment));
        let signs = |at: usize| board.as_ref().and_then(|(board, _)| board.get(at)).cloned();
        let row = |(at, domain): (usize, &Domain)| {
            let area = stands.map_or_else(|| unsaved.clone(), |saved| AreaWords::of(saved, domain));
            any_differs |= area.differs;
            BlockRow {
                left: BlockText::Words(domain.short_name().to_owned()),
                signs: signs(at).unwrap_or_default(),
                middle: if area.differs { format!("{} *", area.standing) } else { area.standing },
                right: area.remaining,
                line: self.line_index(&HomeFocus::Area(subject.clone(), domain.id.clone())),
            }
        };
        let rows = matrix.domains.iter().enumerate().map(row).collect();
        let mut notes = Vec::new();
        let open = self.network_state.find_draft(subject);
        let has_open_walk = open.is_some_and(|open| !open.draft.assessment.is_blank());
        let kept = stands.and_then(|saved| describe_kept(matrix, &saved.snapshot.assessment));
        notes.extend(kept);
        let voice = stands.map(|saved| &saved.snapshot.assessment.voice);
        if let Some(voice) = voice.filter(|voice| !voice.is_agreed()) {
            let role = voice.role.as_deref().unwrap_or("one person");
            notes.push(format!("Not agreed yet: the view of {role}"));
        }
        let day = |saved: &SavedSnapshot| {
            let day = saved.snapshot.taken_on;
            (phrases::format_date_short(day), day.strftime("%b %Y").to_string())
        };
        let sign_groups = board.map(|(_, groups)| groups).unwrap_or_default();
        let heading = BlockHeading {
            subject: Some(subject.clone()),
            day: stands.map(day),
            stages: heads_over(&sign_groups, 0),
            ..BlockHeading::of_matrix(matrix)
        };
        Block {
            heading,
            rows,
            notes,
            has_star: any_differs,
            has_open_walk: has_open_walk && stands.is_some(),
            row_words: ("area", "areas"),
            sign_groups,
            ..Block::default()
        }
    }

    fn snapshots_block(self) -> Block {
        let listed: Vec<&SavedSnapshot> = listed_snapshots(self.network_state).collect();
        let lines = snapshot_line::lines_of(listed.iter().copied(), self.now.offset);
        let saved =
            listed.into_iter().zip(lines).map(|(saved, line)| self.snapshot_row(saved, line));
        let elsewhere = self.network_state.other_device_drafts.iter().enumerate();
        let elsewhere = elsewhere.map(|(at, open)| {
            let answered = open.draft.assessment.answers.values();
            let answered = answered.filter(|given| given.answer.is_some()).count();
            let title = WalkSubject::from(open).title(&open.matrix.matrix);
            BlockRow {
                left: BlockText::Words(format!(
                    "Another computer's walk, {answered} answered: {title}"
                )),
                right: "carry on".to_owned(),
                line: self.line_index(&HomeFocus::OtherDevice(open.draft.id, at)),
                ..BlockRow::default()
            }
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
        let row_words = ("snapshot", "snapshots");
        let heading = BlockHeading::of_list("SAVED SNAPSHOTS", "snapshots");
        Block { heading, rows, notes, row_words, ..Block::default() }
    }

    fn snapshot_row(self, saved: &SavedSnapshot, line: SnapshotLine) -> BlockRow {
        let right = match (saved.copy_status, saved.changed_after_save) {
            (CopyStatus::Primary, true) => "changed!",
            (CopyStatus::Primary, false) => "",
            (CopyStatus::Differs, _) => "differs",
            (CopyStatus::Altered, _) => "altered",
        };
        BlockRow {
            left: BlockText::Snapshot(line),
            right: right.to_owned(),
            line: self.line_index(&HomeFocus::of_snapshot(saved)),
            ..BlockRow::default()
        }
    }

    /// What has a day to look again; no block where nothing has.
    fn reviews_block(self) -> Option<Block> {
        let rows: Vec<BlockRow> = reviews(self.network_state)
            .into_iter()
            .map(|(subject, domain, by)| {
                let name = self
                    .network_state
                    .standing_matrix(&subject)
                    .and_then(|matrix| matrix.domain(&domain))
                    .map_or("", Domain::short_name);
                let late = if by < self.now.today { LATE } else { "" };
                BlockRow {
                    left: BlockText::Due(
                        format!("by {}", phrases::format_date_short(by)),
                        name.to_owned(),
                    ),
                    right: late.to_owned(),
                    line: self.line_index(&HomeFocus::Review(subject, domain)),
                    ..BlockRow::default()
                }
            })
            .collect();
        let row_words = ("area", "areas");
        let heading = BlockHeading::of_list("LOOK AGAIN", "look again");
        let block = Block { heading, rows, row_words, ..Block::default() };
        (!block.rows.is_empty()).then_some(block)
    }

    fn line_index(self, line: &HomeFocus) -> Option<usize> {
        self.lines.iter().position(|other| other == line)
    }
}
