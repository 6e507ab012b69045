//! How much was looked at and how much was kept, in words and by day.

use jiff::civil::Date;

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
/// kept "3 today, 13 as of 1 May 2026", or "3 of 16 today, 13 kept" where there is little room.
pub fn describe_domain_answered(domain: &Domain, said: &Assessment, is_brief: bool) -> String {
    let given = domain.items().filter_map(|item| said.answers.get(item.id()));
    let given: Vec<_> = given.filter(|given| given.answer.is_some()).collect();
    let days: Vec<Date> = given.iter().filter_map(|given| given.as_of).collect();
    let (today, kept) = (given.len() - days.len(), days.len());
    match (days.iter().min(), given.len(), domain.items().count()) {
        (Some(_), ..) if is_brief => {
            format!("{today} of {} today, {kept} kept", domain.items().count())
        }
        (Some(oldest), ..) => format!("{today} today, {kept} as of {}", format_date(*oldest)),
        (None, answered, items) if answered == items => format!("all {items} answered"),
        (None, answered, items) => format!("{answered} of {items} answered"),
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
