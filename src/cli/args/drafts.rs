//! Arguments of the commands on drafts: `answer`, `save`, `amend` and `discard`.

use std::ffi::OsString;

use clap::{ArgGroup, Args};
use jiff::civil::Date;

use super::values::{
    ItemValue, parse_day, parse_item_value, parse_need, parse_place, parse_role, parse_subject,
};

pub(crate) const ANSWER_HELP: &str = "\
ANSWER is fully, mostly, partly, not_yet or not_sure; not_applicable:REASON; same (as last time) or clear.
For a ladder it is the STAGE whose description fits, or none_yet.
All is checked first: one that can't be taken, and nothing is changed.

Examples:
  pcn-workbook answer --network hillside --matrix pcn-companion LEAD-0a=fully LEAD-0b=partly
  pcn-workbook answer --network hillside --matrix pcn-companion CARE-1a=same --note CARE-1a=\"Ask again in May\"
  pcn-workbook answer --network hillside --matrix pcn-companion --judge CARE=step-1:\"Weekly meetings in 5 of 6\"
  pcn-workbook answer --network hillside --matrix pcn-companion --aim CARE=step-2:\"Next winter\" --aim RES=stay
  pcn-workbook answer --network hillside --matrix change-model --subject \"Falls clinic\" CM-PUR-l=working";

pub(crate) const SAVE_HELP: &str = "\
Examples:
  pcn-workbook save --network hillside --matrix pcn-companion --label \"March walk\" --present \"clinical director\"
  pcn-workbook save --network hillside --matrix pcn-companion --voice \"practice manager\" --of \"Elm Surgery\"";

/// What to put into the draft.
#[derive(Args, Clone, Debug)]
#[command(group = ArgGroup::new("something").required(true).multiple(true).args(["answers", "notes", "evidence", "judge", "aim", "needs"]))]
pub struct AnswerArgs {
    /// Which draft.
    #[command(flatten)]
    pub draft: DraftArgs,
    /// Answers by item.
    #[arg(value_name = "ITEM=ANSWER", value_parser = parse_item_value)]
    pub answers: Vec<ItemValue>,
    /// A note to an item; an empty one takes it away. Nothing about patients, please.
    #[arg(long = "note", id = "notes", value_name = "ITEM=TEXT", value_parser = parse_item_value)]
    pub notes: Vec<ItemValue>,
    /// What shows it; an empty one takes all evidence for the item away.
    #[arg(long, value_name = "ITEM=TEXT", value_parser = parse_item_value)]
    pub evidence: Vec<ItemValue>,
    /// Our own stage for an area, and why; `before` is before the first stage, `same` is
    /// last time's with its reason, `clear` takes it back.
    #[arg(long, value_name = "AREA=STAGE[:REASON]", value_parser = parse_item_value)]
    pub judge: Vec<ItemValue>,
    /// What next in an area, and why: stay, not_now, or the stage to move to; `clear` takes it
    /// back.
    #[arg(long, value_name = "AREA=stay|not_now|STAGE[:REASON]", value_parser = parse_item_value)]
    pub aim: Vec<ItemValue>,
    /// What we need from others, and a word about it; `clear` takes it back.
    #[arg(long = "need", id = "needs", value_name = "NEED[=TEXT]", value_parser = parse_need)]
    pub needs: Vec<ItemValue>,
}

/// Which draft: of a network, on a matrix, about one thing or the network, in a voice.
#[derive(Args, Clone, Debug)]
pub struct DraftArgs {
    /// The network: its short name, its ODS code, or the beginning of either.
    #[arg(long, value_name = "NETWORK")]
    pub network: String,
    /// The matrix: its id, or ID@REVISION.
    #[arg(long, value_name = "MATRIX")]
    pub matrix: String,
    /// The one thing it is about, in a matrix that is about one: which change, say.
    #[arg(long, value_name = "SUBJECT", value_parser = parse_subject, allow_hyphen_values = true)]
    pub subject: Option<String>,
    /// Whose view it is: agreed, or a job role, for one person's view. Agreed by the group when not
    /// said.
    #[arg(long, value_name = "agreed|ROLE", value_parser = parse_role, allow_hyphen_values = true)]
    pub voice: Option<String>,
    /// The practice or organisation that this one person is from.
    #[arg(long, value_name = "PLACE", value_parser = parse_place, requires = "voice", allow_hyphen_values = true)]
    pub of: Option<String>,
}

/// What a snapshot is called.
#[derive(Args, Clone, Debug)]
pub struct SaveArgs {
    /// Which draft.
    #[command(flatten)]
    pub draft: DraftArgs,
    /// What to call it.
    #[arg(long, value_name = "LABEL", allow_hyphen_values = true)]
    pub label: Option<String>,
    /// The day it speaks of; today when not said.
    #[arg(long, value_name = "DAY", value_parser = parse_day, allow_hyphen_values = true)]
    pub taken_on: Option<Date>,
    /// Who was there: a job role, not a name. May be given several times.
    #[arg(long, value_name = "ROLE", value_parser = parse_role, allow_hyphen_values = true)]
    pub present: Vec<String>,
    /// Keep what was not looked at in this walk as of the day it was last looked at. This is what
    /// happens when neither is said, where there is an earlier snapshot to keep from.
    #[arg(long, conflicts_with = "leave_open")]
    pub keep: bool,
    /// Leave open what was not looked at in this walk.
    #[arg(long)]
    pub leave_open: bool,
}

/// The snapshot to correct.
#[derive(Args, Clone, Debug)]
pub struct AmendArgs {
    /// Its id (or 6 or more of its first or last letters), NETWORK@last, NETWORK@2026-03-12, or its
    /// file.
    #[arg(value_name = "SNAPSHOT")]
    pub snapshot: OsString,
    /// Only snapshots of this matrix are meant.
    #[arg(long, value_name = "MATRIX")]
    pub matrix: Option<String>,
}

/// The draft to move to the trash.
#[derive(Args, Clone, Debug)]
pub struct DiscardArgs {
    /// Which draft.
    #[command(flatten)]
    pub draft: DraftArgs,
}

/// The walk to take along to another revision of its matrix.
#[derive(Args, Clone, Debug)]
pub struct MigrateArgs {
    /// Which draft.
    #[command(flatten)]
    pub draft: DraftArgs,
    /// The revision to go to; the newest when not said.
    #[arg(long, value_name = "REVISION")]
    pub to: Option<u32>,
    /// Only show what would carry over, what is to be read again, what is new and what is no longer
    /// asked. Nothing is changed.
    #[arg(long)]
    pub look: bool,
}
