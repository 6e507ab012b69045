//! One scale of time for strips of letters: the same day stands in the same column in each of them,
//! and what is later never stands before what is earlier.

use jiff::civil::Date;

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
