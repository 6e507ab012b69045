//! Commands: what a person wants, whatever key, click or palette line stands for it.

/// One intent. A screen does what it can with it and leaves the rest alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    /// The main thing here: go in, go on, agree, save.
    Enter,
    Back,
    Up,
    Down,
    Left,
    Right,
    PageUp,
    PageDown,
    First,
    Last,
    Next,
    /// To the area or field before.
    Previous,
    Toggle,
    /// Tick all that are shown, or untick them.
    ToggleAll,
    Answer(u8),
    /// Not sure: one key for every kind of item.
    NotSure,
    NotApplicable,
    SameAsLastTime,
    /// Put last time's text into the field.
    TakeOver,
    Note,
    Evidence,
    Why,
    OurStage,
    /// Give all questions of a kind the answer of the one in focus.
    SameForAll,
    /// Take the last bringing in of files back.
    UndoImport,
    /// Show fewer: only open ones, only what changed.
    Filter,
    Undo,
    Redo,
    Search,
    Needs,
    Glossary,
    SaveSnapshot,
    Progress,
    Matrices,
    CopyMatrix,
    EditMatrixFile,
    /// Ask this no longer: what was answered keeps its text.
    Retire,
    /// Put it one place up among its like.
    MoveUp,
    MoveDown,
    /// Say what a column of a spreadsheet is.
    ColumnUse,
    /// The same of this column: a click on what stands above it.
    ColumnUseAt(usize),
    /// Say which row of a spreadsheet holds the headings.
    HeadingRow,
    /// Read what is hidden in a spreadsheet too, or not.
    ShowHidden,
    /// Say in which order the stages of a spreadsheet stand.
    StageOrder,
    /// Forget what was said of sheets of this shape.
    ForgetSheet,
    /// Take a walk under way along to the newer revision of its matrix.
    Migrate,
    /// What is still to be checked against the document.
    CheckSources,
    NextLanguage,
    Revisions,
    TenMinutes,
    History,
    AboutUs,
    /// A corrected copy of a saved snapshot.
    Amend,
    /// The other way to look at this.
    ToggleView,
    /// Choose which areas line up with those of another matrix.
    EditCrosswalk,
    Add,
    Compare,
    Import,
    Export,
    /// A page to print or send, made of a saved snapshot.
    Report,
    /// Put networks together by another thing, or by nothing.
    GroupBy,
    /// Name the day since which it is said how areas moved.
    Since,
    /// A spreadsheet of the answers of a saved snapshot.
    AnswersSheet,
    ShareLog,
    /// A form that one person fills in.
    Form,
    /// Who was asked to fill in a form, and what came.
    Returns,
    Networks,
    Problems,
    Settings,
    FirstLook,
    /// Move what is in focus to the trash: a walk, a snapshot, a network.
    Discard,
    /// The trash: what was thrown away, to be brought back.
    Trash,
    /// Two networks are one and the same, or one is two after all.
    JoinNetworks,
    /// Look round a made-up network.
    Demo,
    Help,
    Palette,
    /// Everything is saved already; this says so.
    Save,
    /// Leave the program, from Home.
    Quit,
    /// Leave the program from anywhere, at once.
    QuitNow,
    /// Stop the program until the shell resumes it.
    /// Opens the folder of the workbook in the computer's own window for files.
    OpenFolder,
    /// Completes the path that is being typed.
    CompletePath,
    Suspend,
    /// Focus this line of the screen: a click.
    Focus(usize),
    /// Focus this line and go in: a second click.
    Open(usize),
    /// Choose this of several, or take it where it is chosen already: a click.
    Choose(usize),
    /// Put the cursor of the field in focus here, counted from the field's corner: a click.
    PlaceCursor {
        column: u16,
        row: u16,
    },
    GoToArea(usize),
    /// To the day of this snapshot: a click on it.
    GoToDay(usize),
}

impl Command {
    /// Whether it changes what is kept, so that it does nothing where all is to look at only.
    pub fn is_edit(self) -> bool {
        matches!(
            self,
            Self::SaveSnapshot
                | Self::Amend
                | Self::Discard
                | Self::Undo
                | Self::Note
                | Self::Evidence
                | Self::OurStage
                | Self::TenMinutes
                | Self::Answer(_)
                | Self::NotSure
                | Self::NotApplicable
                | Self::SameAsLastTime
        )
    }

    /// Whether it goes to another place on the screen and does nothing else.
    pub fn is_moving(self) -> bool {
        matches!(
            self,
            Self::Up
                | Self::Down
                | Self::Left
                | Self::Right
                | Self::PageUp
                | Self::PageDown
                | Self::First
                | Self::Last
                | Self::Next
                | Self::Previous
        )
    }
}
