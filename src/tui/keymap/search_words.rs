//! Search words, the aliases of commands: what people type into the palette for a command whose key
//! row says it in other words. A test of the palette names each listed command that has none.

use crate::tui::protocol::command::Command;

/// Other words for a command, with blanks between; empty for moving and answering.
pub const fn search_words(command: Command) -> &'static str {
    match command {
        Command::Back => "leave return close cancel escape",
        Command::Search => "find look statement question",
        Command::SaveSnapshot => "finish done store keep agreed voice whose view who was there",
        Command::Save => "kept stored autosave",
        Command::Progress => "chart graph picture trend movement moved results score overview",
        Command::Matrices | Command::CopyMatrix => "template framework questions statements areas",
        Command::EditMatrixFile => "edit wording rename statements questions",
        Command::Migrate => "revision newer version matrix answers carry over along",
        Command::Retire | Command::MoveUp | Command::MoveDown => "delete remove order reorder sort",
        Command::ColumnUse | Command::StageOrder => "column role field mapping order stages sort",
        Command::ForgetSheet => "remembered choices reset anew again",
        Command::HeadingRow | Command::ShowHidden => "header title row names hidden",
        Command::Revisions => {
            "revision revisions version versions earlier older history was changes"
        }
        Command::NextLanguage => "language translation welsh cymraeg english other words tongue",
        Command::CheckSources => "verify source origin document evidence recalled memory",
        Command::TenMinutes => "quick update short review due",
        Command::FirstLook => "quick short try begin start",
        Command::History => "past earlier previous decisions handover reasons log",
        Command::AboutUs => "rename network practices list size ods code edit details",
        Command::Needs => "asks help support system icb wants",
        Command::Glossary => "meaning definitions dictionary jargon explain",
        Command::Amend => "amend edit rename fix mend mistake wrong replace change",
        Command::Compare => "difference beside other side by side benchmark",
        Command::Import => "import load upload receive add excel spreadsheet files",
        Command::UndoImport => "undo revert import remove returns mistake back out",
        Command::SameForAll => "all every same answer",
        Command::Export => "export send email mail give file board icb",
        Command::AnswersSheet => {
            "print report export excel xlsx spreadsheet csv table data download"
        }
        Command::Report => "print printer paper pdf html word markdown report page board",
        Command::Since => "date day moved movement change period from year",
        Command::GroupBy => "group system place borough ics icb together region",
        Command::Form => "questionnaire survey blank fill ask practices practice",
        Command::Returns => "asked chase missing late due overdue receipt came reminder",
        Command::ShareLog => "history sent exported given",
        command => more_search_words(command),
    }
}

const fn more_search_words(command: Command) -> &'static str {
    match command {
        Command::Networks => "open switch another list pcns change",
        Command::Problems => "errors damaged broken corrupt warnings check",
        Command::Settings => "theme color colour contrast dark light ascii options mouse",
        Command::Discard => "delete remove discard throw away cancel start again over trash bin",
        Command::JoinNetworks => "same network join merge combine duplicate twice split apart",
        Command::Trash => "restore recover undelete untrash bin deleted removed delete",
        Command::TakeOver => "copy reuse earlier previous before",
        Command::Demo => "example sample demo tour practice tutorial",
        Command::Help => "help keys shortcuts keyboard manual commands",
        Command::Quit | Command::QuitNow => "quit exit close end stop",
        Command::Undo => "undo revert mistake",
        Command::Redo => "redo repeat again",
        Command::Evidence => "evidence proof document link attach",
        Command::Note => "note comment remark reason text",
        Command::Why => "why reason history explain",
        Command::OurStage => "stage level judgement override disagree",
        Command::Filter => "filter show hide only open left missing not sure unsure changed due",
        Command::SameAsLastTime => "same confirm last time before",
        Command::NotApplicable => "not applicable irrelevant n/a na skip",
        Command::ToggleView => "chart graph table view switch",
        Command::EditCrosswalk => {
            "crosswalk mapping match maps line lines up with compare areas own"
        }
        Command::Add => "new another plus",
        Command::Toggle | Command::ToggleAll => "select choose check mark",
        Command::OpenFolder => "where explorer finder files documents location directory",
        Command::Palette => "commands menu search find",
        Command::Suspend => "pause background",
        _ => "",
    }
}
