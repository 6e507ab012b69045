//! How much was looked at and how much was kept, in words and by day.

use jiff::civil::Date;

use super::Kept;
use crate::maturity::assessment::Assessment;
use crate::maturity::matrix::{Domain, Item, Matrix};
use crate::maturity::phrases::{format_date, format_date_short};
use crate::maturity::scoring::completeness;

/// "80 of 80 answered", and where some of it was kept "80 of 80 answered: 5 looked at, 75 as of
/// 1 May 2026".
pub fn describe_answered(matrix: &Matrix, said: &Assessment) -> String {
    let complete = completeness(matrix, &said.answers);
    let answered = format!("{} of {} answered", complete.answered, complete.total);
    match describe_kept(matrix, said) {
        Some(words) => format!("{answered}: {words}"),
        None => answered,
    }
}

/// "5 looked at, 75 as of 1 May 2026"; none where nothing was kept. With answers of several days
/// it names the oldest.
pub fn describe_kept(matrix: &Matrix, said: &Assessment) -> Option<String> {
    let complete = completeness(matrix, &said.answers);
    let days = kept_days(matrix.items().map(Item::id), said);
    let (oldest, newest) = (days.iter().min()?, days.iter().max()?);
    let later = if oldest == newest { "" } else { " or later" };
    Some(format!(
        "{} looked at, {} as of {}{later}",
        complete.answered - complete.kept,
        complete.kept,
        format_date_short(*oldest)
    ))
}

/// How much is answered, kept and open, as a sum: "4 answered + 74 kept from 17 Sep 2026 + 2 open =
/// 80", "40 answered + 40 open = 80", "All 80 answered"; without the day where there is little room.
pub fn describe_sum(matrix: &Matrix, said: &Assessment, is_brief: bool) -> String {
    let complete = completeness(matrix, &said.answers);
    let day = kept_day_words(matrix, said).filter(|_| !is_brief).unwrap_or_default();
    let kept = Some(format!("{} kept{day}", complete.kept)).filter(|_| complete.kept > 0);
    let open = Some(complete.remaining()).filter(|open| *open > 0);
    if kept.is_none() && open.is_none() {
        return format!("All {} answered", complete.total);
    }
    let answered = format!("{} answered", complete.answered - complete.kept);
    let open = open.map(|open| format!("{open} open"));
    let parts: Vec<String> = [Some(answered), kept, open].into_iter().flatten().collect();
    format!("{} = {}", parts.join(" + "), complete.total)
}

/// " from 17 Sep 2026"; of answers of several days it names the oldest.
fn kept_day_words(matrix: &Matrix, said: &Assessment) -> Option<String> {
    let days = kept_days(matrix.items().map(Item::id), said);
    let (oldest, newest) = (days.iter().min()?, days.iter().max()?);
    let later = if oldest == newest { "" } else { " or later" };
    Some(format!(" from {}{later}", format_date_short(*oldest)))
}

/// The day from which all answers in a domain were kept; none where something was looked at, or
/// they are of several days.
pub fn common_kept_day(domain: &Domain, said: &Assessment) -> Option<Date> {
    let given = domain.items().filter_map(|item| said.answers.get(item.id()));
    let mut days = given.filter(|given| given.answer.is_some()).map(|given| given.as_of);
    let first = days.next()??;
    days.all(|day| day == Some(first)).then_some(first)
}

/// "80 of 80", and where some of it was kept "80 of 80, 75 as of 1 May 2026": for a column.
pub fn describe_answered_briefly(matrix: &Matrix, said: &Assessment) -> String {
    let complete = completeness(matrix, &said.answers);
    let answered = format!("{} of {}", complete.answered, complete.total);
    match kept_days(matrix.items().map(Item::id), said).into_iter().min() {
        Some(oldest) => {
            format!("{answered}, {} as of {}", complete.kept, format_date_short(oldest))
        }
        None => answered,
    }
}

/// How far one domain is answered: "all 16 answered", "3 of 16 answered", and where some of it is
/// kept "3/16 today, 13 kept from 1 May 2026", or "3/16 today, 13 kept" where there is little room.
pub fn describe_domain_answered(domain: &Domain, said: &Assessment, is_brief: bool) -> String {
    let given = domain.items().filter_map(|item| said.answers.get(item.id()));
    let given: Vec<_> = given.filter(|given| given.answer.is_some()).collect();
    let days: Vec<Date> = given.iter().filter_map(|given| given.as_of).collect();
    let (today, kept) = (given.len() - days.len(), days.len());
    match (days.iter().min(), given.len(), domain.items().count()) {
        (Some(_), ..) if is_brief => {
            format!("{today}/{} today, {kept} kept", domain.items().count())
        }
        (Some(oldest), _, items) => {
            format!("{today}/{items} today, {kept} kept from {}", format_date(*oldest))
        }
        (None, answered, items) if answered == items => format!("all {items} answered"),
        (None, answered, items) => format!("{answered} of {items} answered"),
    }
}

/// How far a walk is: "4 of 80 answered", and where some is kept "4/80 today, 74 kept".
pub fn describe_walk_answered(matrix: &Matrix, said: &Assessment, kept: &Kept) -> String {
    let complete = completeness(matrix, &said.answers);
    let today = complete.answered - complete.kept;
    let whole = matrix.items().filter(|item| kept.answer(said, item.id()).is_some()).count();
    match whole - today {
        0 => format!("{today} of {} answered", complete.total),
        kept => format!("{today}/{} today, {kept} kept", complete.total),
    }
}

/// The oldest day from which something in a domain was kept: an answer, or our stage.
pub fn oldest_kept_day(domain: &Domain, said: &Assessment) -> Option<Date> {
    let judged = said.judgements.get(&domain.id).and_then(|judgement| judgement.as_of);
    let days = kept_days(domain.items().map(Item::id), said);
    days.into_iter().chain(judged).min()
}

fn kept_days<'m>(
    items: impl Iterator<Item = &'m crate::maturity::ids::ItemId>,
    said: &Assessment,
) -> Vec<Date> {
    let given = items.filter_map(|id| said.answers.get(id));
    given.filter(|given| given.answer.is_some()).filter_map(|given| given.as_of).collect()
}
