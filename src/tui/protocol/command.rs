//! What a person wants, whatever key, click or palette line said so.

/// One intent. A screen does what it can with it and leaves the rest alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    /// The main thing here: go in, go on, agree, save.
    Enter,
    /// Leave this place for the one before.
    Back,
    /// One up.
    Up,
    /// One down.
    Down,
    /// One to the left, or the choice before.
    Left,
    /// One to the right, or the choice after.
    Right,
    /// A screenful up.
    PageUp,
    /// A screenful down.
    PageDown,
    /// To the first.
    First,
    /// To the last.
    Last,
    /// To the next area or field.
    Next,
    /// To the area or field before.
    Previous,
    /// Tick or untick.
    Toggle,
    /// Tick all that are shown, or untick them.
    ToggleAll,
    /// Answer with the key of this digit.
    Answer(u8),
    /// Say that it does not apply.
    NotApplicable,
    /// All that is open in this stage is the same as last time.
    SameAsLastTime,
    /// Write a note.
    Note,
    /// Show evidence.
    Evidence,
    /// Why is this so, and what was it before?
    Why,
    /// Say our own stage.
    OurStage,
    /// Show fewer: only open ones, only what changed.
    Filter,
    /// Take the last step back.
    Undo,
    /// Do it again.
    Redo,
    /// Search.
    Search,
    /// What we need from others.
    Needs,
    /// Explain the words used here.
    Glossary,
    /// Save a snapshot.
    SaveSnapshot,
    /// Look at progress.
    Progress,
    /// The matrices.
    Matrices,
    /// Copy a matrix, to make it ours.
    CopyMatrix,
    /// Change the file of a matrix.
    EditMatrixFile,
    /// A walk of ten minutes.
    TenMinutes,
    /// How we got here.
    History,
    /// About us: the network itself.
    AboutUs,
    /// A corrected copy of a saved snapshot.
    Amend,
    /// The other way to look at this.
    ToggleView,
    /// Say which areas line up with those of another matrix.
    EditCrosswalk,
    /// Add one.
    Add,
    /// Compare: with other days, voices or networks.
    Compare,
    /// Bring in files that somebody made elsewhere.
    Import,
    /// Write this to a file.
    Export,
    /// What was shared, to whom and why.
    ShareLog,
    /// The other networks in this folder.
    Networks,
    /// What could not be read, and what to do.
    Problems,
    /// Colours and signs.
    Settings,
    /// The first stage only.
    FirstLook,
    /// Set today's walk aside, into the trash.
    Discard,
    /// Look round a made-up network.
    Demo,
    /// The keys of this place.
    Help,
    /// Every command by name.
    Palette,
    /// Save now (it already is).
    Save,
    /// Leave the program, from Home.
    Quit,
    /// Leave the program from anywhere, at once.
    QuitNow,
    /// Put the program to sleep, where the system can.
    Suspend,
    /// Put the focus on line number so-and-so of the screen: a click.
    Focus(usize),
    /// Put the focus there and go in: a second click.
    Open(usize),
    /// Go to area number so-and-so: a click on the board.
    GoToArea(usize),
}
