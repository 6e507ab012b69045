//! Words that give way where columns are few: titles so that the place stays, hints by whole sentences.

use unicode_width::UnicodeWidthStr;

use crate::maturity::text_wrap::{truncate, truncate_at_word};

/// The fewest columns that a long name in front is shortened to, and from which on it is long.
const MIN_NAME: usize = 6;
const LONG_NAME: usize = 10;

/// A title in `room` columns: a long name in front gives way, all of it if need be, so that the place
/// stays.
pub(crate) fn fit_title(title: &str, room: usize) -> String {
    let parts = title.split_once(" · ").filter(|_| title.width() > room);
    let Some((name, place)) = parts.filter(|(name, _)| name.width() > LONG_NAME) else {
        return truncate(title, room);
    };
    let left = room.saturating_sub(place.width() + 3);
    if left >= MIN_NAME {
        format!("{} · {place}", truncate(name, left))
    } else if place.width() <= room {
        place.to_owned()
    } else {
        truncate(title, room)
    }
}

/// As many signs with their words, or sentences of a hint, as fit whole: the first says most, and all of
/// it is on the help page. Where not one of them does, it is cut off.
pub(crate) fn fit_hint(text: &str, room: usize) -> String {
    if text.width() <= room {
        return text.to_owned();
    }
    // what people wrote is never cut without a sign
    let is_quoted = text.starts_with("Why: ") || text.contains(": '");
    let cuts = text.char_indices().rev().filter_map(|(at, _)| {
        let (before, rest) = text.split_at(at);
        let is_sentence = rest.starts_with(' ') && before.ends_with(['.', '?']);
        if is_sentence {
            return Some(if is_quoted { format!("{before} …") } else { before.to_owned() });
        }
        rest.starts_with("  ").then(|| before.trim_end().to_owned())
    });
    let fits = |part: &String| part.width() <= room && part.width() * 3 >= room;
    let mut cuts = cuts;
    cuts.find(fits).unwrap_or_else(|| truncate_at_word(text, room))
}

/// A stage in at most seven columns: the name, its first word where that is short, or its first
/// letters and a full stop; a plus where it stood so far.
pub(crate) fn short_name(name: &str) -> String {
    if let Some(stage) = name.strip_suffix(" so far") {
        return short_name(stage) + "+";
    }
    match name {
        "not answered" => "-".to_owned(),
        "not applicable" => "n/a".to_owned(),
        "still open" => "open".to_owned(),
        _ if name.width() <= 7 => name.to_owned(),
        _ => {
            let word = name.split(' ').next().unwrap_or(name);
            if (4..=7).contains(&word.width()) {
                return word.to_owned();
            }
            let first: String = name.chars().take(5).collect();
            format!("{}.", first.trim_end())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_gives_way_so_that_the_place_stays() {
        let title = "Ambleford Central PCN · Progress · then and now";
        for (room, words) in [
            (60, title),
            (40, "Ambleford Cen… · Progress · then and now"),
            (28, "Progress · then and now"),
            (12, "Ambleford C…"),
        ] {
            assert_eq!(fit_title(title, room), words, "{room}");
        }
        let compared = fit_title("Compare · 4 networks · Five national areas", 30);
        assert_eq!(compared, "Compare · 4 networks · Five n…");
    }

    #[test]
    fn a_hint_is_cut_behind_a_sentence_or_a_sign_with_its_words() {
        let hint = "To read only. y makes a copy of it that is ours to change.";
        assert_eq!(fit_hint(hint, 60), hint);
        assert_eq!(fit_hint(hint, 30), "To read only.");
        assert_eq!(
            fit_hint("Why: No analyst yet. It was asked for.", 30),
            "Why: No analyst yet. …"
        );
        assert_eq!(fit_hint("▲ forward  ▼ back  ● now known", 25), "▲ forward  ▼ back");
        assert_eq!(fit_hint("Hillside: Growing; Brook Vale: Step 1", 20), "Hillside: Growing;…");
        assert_eq!(
            fit_hint("Why? It is a long story", 20),
            "Why? It is a long…",
            "too little is left"
        );
    }
}
