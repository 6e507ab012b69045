//! One scale of time for strips of letters: the same day stands in the same column in each of them,
//! and what is later never stands before what is earlier.

use jiff::civil::Date;
use unicode_width::UnicodeWidthStr;

use super::to_u16;

/// One letter: its day, and which strip it is on.
#[derive(Clone, Copy)]
struct Letter {
    day: Date,
    strip: usize,
}

/// The columns of each strip's newest letters, from 0 up to `span`, to time, with those of one strip at
/// least `gap` apart. What has no room is left out, the oldest of all strips first, so that all strips
/// begin with the same day.
pub(crate) fn shared_columns(strips: &[Vec<Date>], span: u16, gap: u16) -> Vec<Vec<u16>> {
    let of_strip = |(strip, days): (usize, &Vec<Date>)| -> Vec<Letter> {
        days.iter().map(|day| Letter { day: *day, strip }).collect()
    };
    let mut letters: Vec<Letter> = strips.iter().enumerate().flat_map(of_strip).collect();
    letters.sort_by_key(|letter| letter.day);
    let right = span.saturating_sub(gap);
    let latest = latest_columns(&letters, strips.len(), right, gap);
    let letters = &letters[letters.len() - latest.len()..];
    let mut columns = vec![Vec::new(); strips.len()];
    let (Some(first), Some(last)) = (letters.first(), letters.last()) else { return columns };
    let all = days_between(first.day, last.day).max(1);
    let mut before = 0;
    for (letter, latest) in letters.iter().zip(latest) {
        let along = days_between(first.day, letter.day) * i64::from(right) / all;
        let own = &mut columns[letter.strip];
        let earliest = own.last().map_or(before, |last: &u16| before.max(last + gap));
        before = u16::try_from(along).unwrap_or(right).min(latest).max(earliest);
        own.push(before);
    }
    columns
}

/// What stands over letters: a stroke at the first of each year and the year behind it, with two
/// figures where four have no room; where all are of one year or two, the months. What still has no
/// room is left out.
pub(crate) fn year_marks(days: &[Date], columns: &[u16]) -> Vec<(u16, String)> {
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return Vec::new() };
    let by_month = last.year() - first.year() < 2;
    let period = |day: &Date| (day.year(), if by_month { day.month() } else { 1 });
    let begins =
        (0..days.len()).filter(|at| *at == 0 || period(&days[*at]) != period(&days[at - 1]));
    let begins: Vec<usize> = begins.collect();
    let words = |at: usize, is_long: bool| {
        let is_new_year = at == 0 || days[at].year() != days[at - 1].year();
        let format = match (by_month, is_long || (by_month && is_new_year)) {
            (true, true) => "%b %y",
            (true, false) => "%b",
            (false, true) => "│%Y",
            (false, false) => "│%y",
        };
        days[at].strftime(format).to_string()
    };
    let placed = |is_long: bool| {
        let mut marks: Vec<(u16, String)> = Vec::new();
        let mut free = 0;
        for at in &begins {
            let (Some(x), words) = (columns.get(*at), words(*at, is_long)) else { continue };
            if *x >= free {
                // a stroke parts a year from the one before, months have a blank between them
                free = x + to_u16(words.width()) + u16::from(by_month);
                marks.push((*x, words));
            }
        }
        marks
    };
    let long = placed(true);
    if long.len() == begins.len() { long } else { placed(false) }
}

/// The last column that each of the newest letters may stand in, the oldest of them first; those that
/// have none are left out.
fn latest_columns(letters: &[Letter], strips: usize, right: u16, gap: u16) -> Vec<u16> {
    let mut of_strip: Vec<Option<u16>> = vec![Some(right); strips];
    let (mut latest, mut found) = (right, Vec::new());
    for letter in letters.iter().rev() {
        let Some(own) = of_strip[letter.strip] else { break };
        latest = latest.min(own);
        of_strip[letter.strip] = latest.checked_sub(gap);
        found.push(latest);
    }
    found.reverse();
    found
}

fn days_between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

/// How a day is written where each has `room`, and the newest `last`.
pub(crate) fn day_format(room: u16, last: u16) -> &'static str {
    match room.min(last + 1) {
        12.. => "%-d %b %Y",
        10.. => "%-d %b %y",
        _ => "%b %y",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn months(from: i16, months: &[i16]) -> Vec<Date> {
        let day = |month: &i16| {
            jiff::civil::date(from + month / 12, i8::try_from(month % 12).unwrap() + 1, 5)
        };
        months.iter().map(day).collect()
    }

    #[test]
    fn one_day_stands_in_one_column_in_every_strip() {
        let national = months(2022, &(0..40).collect::<Vec<_>>());
        let local = months(2022, &[10, 20, 30, 39]);
        for span in [40, 43, 60, 100] {
            let columns = shared_columns(&[national.clone(), local.clone()], span, 1);
            assert_eq!(columns[0].len(), 40, "{span}");
            let same = [10, 20, 30, 39].map(|at| columns[0][at]);
            assert_eq!(columns[1], same, "{span}");
        }
    }

    #[test]
    fn the_years_stand_over_the_first_of_each() {
        let days = months(2022, &[0, 6, 12, 18, 24]);
        let words = |columns: &[u16]| {
            let marks = year_marks(&days, columns).into_iter();
            marks.map(|(x, words)| format!("{x} {words}")).collect::<Vec<_>>()
        };
        assert_eq!(words(&[0, 3, 6, 9, 12]), ["0 │2022", "6 │2023", "12 │2024"]);
        assert_eq!(words(&[0, 2, 4, 6, 8]), ["0 │22", "4 │23", "8 │24"]);
        assert_eq!(words(&[0, 1, 2, 3, 4]), ["0 │22", "4 │24"]);
        let within = months(2026, &[0, 1, 2]);
        let marks = year_marks(&within, &[0, 7, 14]);
        let marks: Vec<&str> = marks.iter().map(|(_, words)| words.as_str()).collect();
        assert_eq!(marks, ["Jan 26", "Feb 26", "Mar 26"]);
    }

    #[test]
    fn what_is_later_never_stands_before_what_is_earlier() {
        let national = months(2022, &(0..40).collect::<Vec<_>>());
        let local: Vec<Date> = months(2023, &(0..30).collect::<Vec<_>>())
            .into_iter()
            .map(|day| day.tomorrow().unwrap())
            .collect();
        for (span, gap) in [(0, 1), (1, 1), (20, 1), (45, 1), (45, 3), (200, 3)] {
            let strips = [national.clone(), local.clone()];
            let columns = shared_columns(&strips, span, gap);
            let shown = |strip: usize| {
                let days = &strips[strip];
                let days = &days[days.len() - columns[strip].len()..];
                days.iter().copied().zip(columns[strip].iter().copied())
            };
            let mut all: Vec<(Date, u16)> = shown(0).chain(shown(1)).collect();
            all.sort_unstable();
            assert!(all.windows(2).all(|pair| pair[0].1 <= pair[1].1), "{span} {gap}: {all:?}");
            let apart = |columns: &Vec<u16>| columns.windows(2).all(|two| two[1] >= two[0] + gap);
            assert!(columns.iter().all(apart), "{span} {gap}");
            assert!(all.iter().all(|(_, column)| column + gap <= span.max(gap)), "{span} {gap}");
        }
    }
}
