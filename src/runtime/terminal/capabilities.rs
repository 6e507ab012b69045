//! Terminal capabilities, by what the environment says: how many colours it shows, which background
//! it has, whether it can be asked for that, and whether it shows more than ASCII.

use std::env;

use crate::tui::protocol::terminal_colors::{Background, ColorDepth, TerminalColors};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TerminalCapabilities {
    pub colors: TerminalColors,
    /// Whether it can be asked for its background: others would print the question, or never answer.
    pub answers: bool,
    pub takes_title: bool,
    pub is_utf8: bool,
}

impl TerminalCapabilities {
    pub fn detect() -> Self {
        Self::of(|name| env::var_os(name).map(|set| set.to_string_lossy().into_owned()))
    }

    fn of(variable: impl Fn(&str) -> Option<String>) -> Self {
        let set = |name: &str| variable(name).filter(|value| !value.is_empty());
        let kind = set("TERM").unwrap_or_default();
        let background = set("COLORFGBG").map_or(Background::Unknown, |said| color_fgbg(&said));
        Self {
            colors: TerminalColors { depth: color_depth(&kind, set), background },
            answers: cfg!(unix) && takes_commands(&kind),
            takes_title: takes_title(&kind),
            is_utf8: cfg!(windows) || is_utf8(set),
        }
    }
}

/// Terminals that know nothing of colours.
fn is_colourless(kind: &str) -> bool {
    kind.is_empty()
        || ["vt", "dumb", "ansi-m"].iter().any(|start| kind.starts_with(start))
        || ["-m", "-mono"].iter().any(|end| kind.ends_with(end))
}

fn takes_commands(kind: &str) -> bool {
    let never = ["linux", "ansi", "cons", "eterm", "sun", "wsvt", "unknown", "9term"];
    !is_colourless(kind) && !never.iter().any(|start| kind.starts_with(start))
}

#[cfg(unix)]
fn takes_title(kind: &str) -> bool {
    takes_commands(kind)
}

#[cfg(not(unix))]
fn takes_title(_kind: &str) -> bool {
    crossterm::ansi_support::supports_ansi()
}

fn color_depth(kind: &str, set: impl Fn(&str) -> Option<String>) -> ColorDepth {
    let is_true_color = matches!(set("COLORTERM").as_deref(), Some("truecolor" | "24bit"))
        || kind.ends_with("-direct")
        || set("WT_SESSION").is_some();
    match kind {
        // a console of Windows has no TERM, and all colours since 2017
        _ if cfg!(windows) && kind.is_empty() => ColorDepth::Full,
        _ if is_colourless(kind) => ColorDepth::None,
        _ if is_true_color => ColorDepth::Full,
        _ if kind.contains("256") => ColorDepth::Indexed,
        _ => ColorDepth::Sixteen,
    }
}

/// "15;0", the numbers of the text's colour and of the background's, as rxvt and Konsole say it.
fn color_fgbg(said: &str) -> Background {
    match said.rsplit(';').next().and_then(|number| number.trim().parse::<u8>().ok()) {
        Some(0..=6 | 8) => Background::Dark,
        Some(7 | 9..=15) => Background::Light,
        _ => Background::Unknown,
    }
}

/// Whether the locale is one of UTF-8. Where none is set at all, it is taken to be.
fn is_utf8(set: impl Fn(&str) -> Option<String>) -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set);
    locale.is_none_or(|locale| {
        let locale = locale.to_ascii_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    })
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn of(variables: &[(&str, &str)]) -> TerminalCapabilities {
        TerminalCapabilities::of(|name| {
            variables.iter().find(|(set, _)| *set == name).map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn as_many_colours_are_sent_as_the_terminal_shows() {
        for (variables, depth) in [
            (&[("TERM", "xterm-256color")][..], ColorDepth::Indexed),
            (&[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")], ColorDepth::Full),
            (&[("TERM", "xterm"), ("COLORTERM", "24bit")], ColorDepth::Full),
            (&[("TERM", "xterm-256color"), ("COLORTERM", "yes")], ColorDepth::Indexed),
            (&[("TERM", "xterm-direct")], ColorDepth::Full),
            (&[("TERM", "xterm-256color"), ("WT_SESSION", "a1b2")], ColorDepth::Full),
            (&[("TERM", "xterm")], ColorDepth::Sixteen),
            (&[("TERM", "linux")], ColorDepth::Sixteen),
            (&[("TERM", "vt100"), ("COLORTERM", "truecolor")], ColorDepth::None),
            (&[], ColorDepth::None),
        ] {
            assert_eq!(of(variables).colors.depth, depth, "{variables:?}");
        }
    }

    #[test]
    fn a_terminal_that_would_print_a_question_is_not_asked() {
        for kind in ["xterm", "xterm-256color", "screen-256color", "tmux-256color", "xterm-kitty"] {
            let found = of(&[("TERM", kind)]);
            assert!(found.answers && found.takes_title, "{kind}");
        }
        for kind in ["linux", "dumb", "vt100", "vt220", "eterm-color", "ansi", ""] {
            let found = of(&[("TERM", kind)]);
            assert!(!found.answers && !found.takes_title, "{kind}");
        }
    }

    #[test]
    fn the_background_may_be_said_by_a_variable() {
        for (said, background) in [
            ("15;0", Background::Dark),
            ("0;15", Background::Light),
            ("0;default;15", Background::Light),
            ("12;8", Background::Dark),
            ("15;default", Background::Unknown),
            ("", Background::Unknown),
        ] {
            assert_eq!(of(&[("COLORFGBG", said)]).colors.background, background, "{said}");
        }
    }

    #[test]
    fn plain_letters_are_drawn_where_the_locale_has_no_others() {
        for (variables, is_utf8) in [
            (&[("LANG", "en_GB.UTF-8")][..], true),
            (&[("LANG", "C.utf8")], true),
            (&[("LANG", "C")], false),
            (&[("LANG", "en_GB.ISO-8859-1")], false),
            (&[("LANG", "en_GB.UTF-8"), ("LC_ALL", "POSIX")], false),
            (&[("LANG", "C"), ("LC_CTYPE", "en_GB.UTF-8")], true),
            (&[("LANG", "en_GB.UTF-8"), ("LC_ALL", "")], true),
            (&[], true),
        ] {
            assert_eq!(of(variables).is_utf8, is_utf8, "{variables:?}");
        }
    }
}
