//! The report over several networks: context first, each area a topic of its own, movement since each
//! network's own first, a strip each, needs counted. Networks stand in the order of their names, or of
//! their codes, and in no other.

use crate::maturity::capitalize::capitalize;
use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::group_by::GroupBy;
use super::groups::{self, Part};
use super::method;
use super::network_counts::{MOVE_COLUMNS, NetworkGroup};
use super::network_row::NetworkRow;
use super::options::{NameChoice, ReportOptions};
use crate::maturity::comparison::NO_RANKING;
use crate::maturity::lineage::{Lineage, join_lineages};
use crate::maturity::matrix::Domain;
use crate::maturity::movement::{AreaMove, DomainMovement};
use crate::maturity::page::{ListItem, Page, PageBlock, StripRow, StripsPicture};
use crate::maturity::phrases::{format_date, format_date_short, pluralize};
use crate::maturity::share::format_left_out;

const TOO_FEW: &str = "There are fewer than 5 networks here, so nothing is counted.";

/// The page of several networks, each as one row says.
pub(super) fn networks_page(
    rows: Vec<NetworkRow>,
    options: ReportOptions,
    left_out: &[String],
) -> Page {
    let rows = label_rows(rows, options.names);
    let groups = group_rows(&rows, options);
    let mut page = Page::new(title(&rows, &groups));
    write_opening(&mut page, &rows, options, left_out);
    if options.shows_networks() {
        write_context(&mut page, &rows);
    }
    for sections in groups.iter().map(Sections::of) {
        let whole = sections.whole;
        if groups.len() > 1 {
            page.blocks.push(PageBlock::SheetBreak);
            let count = pluralize(whole.rows.len(), "network", "networks");
            page.part(format!("{}: {count}", whole.matrix.title));
        }
        write_moves(&mut page, &sections);
        for domain in &whole.matrix.domains {
            write_topic(&mut page, &sections, domain);
        }
        write_needs(&mut page, &sections);
        if options.shows_networks() {
            write_strips(&mut page, &sections);
        }
    }
    method::write_shared_method(&mut page);
    page.sanitized()
}

/// Networks on one matrix: as a whole, and as the systems or places they are put together by.
struct Sections<'r> {
    whole: &'r NetworkGroup<'r>,
    /// None where they stand as a whole only.
    parts: Vec<(String, NetworkGroup<'r>)>,
}

impl<'r> Sections<'r> {
    fn of(whole: &'r NetworkGroup<'r>) -> Self {
        let parts = groups::split(&whole.rows, whole.options);
        let parts = parts.into_iter().filter(|_| whole.options.group_by.is_some());
        let group = |part: Part<'r>| {
            let group = NetworkGroup { rows: part.rows, ..*whole };
            (part.name, group)
        };
        let parts: Vec<(String, NetworkGroup<'r>)> = parts.map(group).collect();
        // hidden to one they would tell nothing that the whole does not
        let is_whole = parts.len() < 2 && !whole.options.is_named();
        Self { whole, parts: if is_whole { Vec::new() } else { parts } }
    }

    /// What is counted, each with what is said of it in a caption. Where networks don't stand one by
    /// one the whole is not counted beside its parts: a small count could be worked out from them.
    fn counted(&self) -> Vec<(String, &NetworkGroup<'r>)> {
        let is_with_whole = self.whole.options.shows_networks() || self.parts.is_empty();
        let whole = is_with_whole.then(|| (String::new(), self.whole));
        let parts = self.parts.iter().map(|(name, group)| (format!("{name}: "), group));
        whole.into_iter().chain(parts).filter(|(_, group)| group.may_count()).collect()
    }

    /// Where each network stands by itself, with the name of its part.
    fn shown(&self) -> Vec<(&str, &NetworkGroup<'r>)> {
        if self.parts.is_empty() {
            return vec![("", self.whole)];
        }
        self.parts.iter().map(|(name, group)| (name.as_str(), group)).collect()
    }
}

/// By name, or by code; each network once on each matrix, as its newest snapshot says.
fn label_rows(mut rows: Vec<NetworkRow>, names: NameChoice) -> Vec<NetworkRow> {
    let lineages: Vec<&Lineage> = rows.iter().map(|row| &row.lineage).collect();
    let joined = join_lineages(&lineages);
    for (row, lineage) in rows.iter_mut().zip(joined) {
        row.lineage = lineage;
    }
    rows.sort_by_key(|row| std::cmp::Reverse(row.taken_on));
    let mut seen = BTreeSet::new();
    rows.retain(|row| seen.insert((row.network, row.lineage.clone())));
    if names == NameChoice::Codes {
        rows.sort_by_key(|row| code_order(row.network));
        let codes = codes_by_network(&rows);
        for row in &mut rows {
            row.name = codes.get(&row.network).cloned().unwrap_or_default();
        }
    } else {
        rows.sort_by_key(|row| (row.name.to_lowercase(), row.network));
    }
    rows
}

/// The random end of an id: its order says nothing of a name or a day.
fn code_order(network: Uuid) -> (u128, Uuid) {
    (network.as_u128() & u128::from(u64::MAX), network)
}

fn codes_by_network(rows: &[NetworkRow]) -> BTreeMap<Uuid, String> {
    let mut networks: Vec<Uuid> = rows.iter().map(|row| row.network).collect();
    networks.sort_by_key(|network| code_order(*network));
    networks.dedup();
    (1..).zip(networks).map(|(number, network)| (network, format!("Network {number}"))).collect()
}

/// The key to the codes of a page: each code with the name of its network, in the order of the codes.
pub(super) fn network_codes(rows: &[NetworkRow]) -> Vec<(String, String)> {
    let codes = codes_by_network(rows);
    let mut named: Vec<&NetworkRow> = rows.iter().collect();
    named.sort_by_key(|row| code_order(row.network));
    named.dedup_by_key(|row| row.network);
    let key = |row: &NetworkRow| Some((codes.get(&row.network)?.clone(), row.name.clone()));
    named.into_iter().filter_map(key).collect()
}

/// Those on one matrix together, the matrix of the most networks first.
fn group_rows(rows: &[NetworkRow], options: ReportOptions) -> Vec<NetworkGroup<'_>> {
    let mut groups: Vec<Vec<&NetworkRow>> = Vec::new();
    for row in rows {
        match groups.iter_mut().find(|group| group[0].lineage == row.lineage) {
            Some(group) => group.push(row),
            None => groups.push(vec![row]),
        }
    }
    groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
    groups.into_iter().filter_map(|rows| NetworkGroup::new(rows, options)).collect()
}

fn title(rows: &[NetworkRow], groups: &[NetworkGroup<'_>]) -> String {
    let networks: BTreeSet<Uuid> = rows.iter().map(|row| row.network).collect();
    let count = pluralize(networks.len(), "network", "networks");
    match groups {
        [only] => format!("{count}: {}", only.matrix.short_title()),
        _ => count,
    }
}

fn write_opening(
    page: &mut Page,
    rows: &[NetworkRow],
    options: ReportOptions,
    left_out: &[String],
) {
    page.paragraph(NO_RANKING);
    let mut facts: Vec<(String, String)> = Vec::new();
    let mut fact = |name: &str, words: String| facts.push((name.to_owned(), words));
    let days = rows.iter().map(|row| row.taken_on);
    if let (Some(first), Some(last)) = (days.clone().min(), days.max()) {
        fact("Snapshots", format!("{} to {}", format_date(first), format_date(last)));
    }
    let since = options.since.map(|day| format!(", and since {}", format_date(day)));
    let since = since.unwrap_or_default();
    fact("Moved", format!("since each network's first snapshot{since}"));
    fact("Who may read it", options.reader_words().to_owned());
    let views = rows.iter().filter(|row| !row.is_agreed).count();
    if views > 0 && options.is_named() {
        fact(
            "Whose view",
            format!("agreed by the group, but for {views} that are one person's view"),
        );
    }
    if let Some(by) = options.group_by {
        fact("Put together", groups::words(by, options));
    }
    fact("Left out", format_left_out(left_out));
    page.blocks.push(PageBlock::Facts(facts));
}

fn write_context(page: &mut Page, rows: &[NetworkRow]) {
    page.part("The networks");
    let header = ["Network", "Day", "Whose view", "Answered", "People, practices", "System, place"];
    let columns = 1 + rows.first().map_or(0, |row| row.context.len());
    let row =
        |row: &NetworkRow| std::iter::once(row.name.clone()).chain(row.context.clone()).collect();
    page.table(
        "Context comes first: networks start from different places",
        &header[..columns],
        rows.iter().map(row).collect(),
    );
}

fn write_moves(page: &mut Page, sections: &Sections<'_>) {
    page.blocks.push(PageBlock::SheetBreak);
    page.part("What moved");
    let counted = sections.counted();
    if counted.is_empty() {
        page.paragraph(TOO_FEW);
    }
    for (label, group) in counted {
        let caption = format!("{label}how many networks moved since their own first snapshot");
        write_move_table(page, group, &caption, false);
        if let Some(day) = group.options.since {
            let caption = format!("{label}how many networks moved since {}", format_date(day));
            write_move_table(page, group, &caption, true);
        }
        page.remark(group.count_note());
    }
}

fn write_move_table(page: &mut Page, group: &NetworkGroup<'_>, caption: &str, by_day: bool) {
    let header: Vec<&str> = std::iter::once("Area").chain(MOVE_COLUMNS).collect();
    let row = |domain: &Domain| {
        std::iter::once(domain.short_name().to_owned()).chain(group.move_words(domain, by_day))
    };
    let rows = group.matrix.domains.iter().map(|domain| row(domain).collect());
    page.table(capitalize(caption), &header, rows.collect());
}

fn write_topic(page: &mut Page, sections: &Sections<'_>, domain: &Domain) {
    page.blocks.push(PageBlock::SheetBreak);
    page.part(domain.name.clone());
    if let Some(why) = &domain.why {
        page.remark(why.clone());
    }
    for (label, group) in sections.counted() {
        let rows = group.spread(domain).into_iter().map(|(stage, count)| vec![stage, count]);
        let caption = capitalize(&format!("{label}how many networks stand where"));
        page.table(caption, &["Stage", "Networks"], rows.collect());
    }
    if !sections.whole.options.shows_networks() {
        return;
    }
    write_topic_rows(page, sections, domain);
}

/// Each network in one area, under the system or place that it stands in.
fn write_topic_rows(page: &mut Page, sections: &Sections<'_>, domain: &Domain) {
    let options = sections.whole.options;
    let by = options.group_by.filter(|_| !sections.parts.is_empty());
    let since = options.since.map(|day| format!("Since {}", format_date_short(day)));
    let mut header: Vec<&str> = by.map(GroupBy::heading).into_iter().collect();
    header.extend(["Network", "Since their first"]);
    header.extend(since.as_deref());
    header.extend(["Now", "What next"]);
    let rows = sections.shown().into_iter().flat_map(|(name, group)| {
        let first = by.map(|_| name.to_owned());
        let row = |row: &&NetworkRow| {
            first.iter().cloned().chain(topic_row(row, domain, since.is_some())).collect()
        };
        group.rows.iter().map(row).collect::<Vec<Vec<String>>>()
    });
    page.table("Each network, its own movement before its stage", &header, rows.collect());
    if options.with_notes && options.is_named() {
        let rows = sections.shown().into_iter().flat_map(|(_, group)| &group.rows);
        let reasons = rows.filter_map(|row| {
            let reason = row.areas.get(&domain.id)?.reason.as_ref()?;
            Some(ListItem::new(format!("{}: {reason}", row.name)))
        });
        page.list(reasons.collect());
    }
}

fn topic_row(row: &NetworkRow, domain: &Domain, has_day: bool) -> Vec<String> {
    let Some(area) = row.areas.get(&domain.id) else {
        let blank = if has_day { 3 } else { 2 };
        let blanks = std::iter::repeat_n(String::new(), blank);
        return [row.name.clone(), "not asked".to_owned()].into_iter().chain(blanks).collect();
    };
    let mut cells = vec![row.name.clone(), area.since_first.signed_words()];
    if has_day {
        let since =
            area.since_day.map_or_else(|| "nothing earlier".to_owned(), AreaMove::signed_words);
        cells.push(since);
    }
    cells.push(area.cells.last().map(|cell| cell.words.clone()).unwrap_or_default());
    cells.push(area.next.clone());
    cells
}

fn write_needs(page: &mut Page, sections: &Sections<'_>) {
    page.blocks.push(PageBlock::SheetBreak);
    page.part("What networks need from others");
    if sections.parts.is_empty() || sections.whole.options.shows_networks() {
        return write_group_needs(page, "", sections.whole);
    }
    for (name, group) in &sections.parts {
        write_group_needs(page, &format!("{name}: "), group);
    }
}

fn write_group_needs(page: &mut Page, label: &str, group: &NetworkGroup<'_>) {
    if !group.may_count() && !group.options.shows_networks() {
        page.paragraph(TOO_FEW);
        return;
    }
    let needs = group.needs();
    if needs.is_empty() {
        page.paragraph(capitalize(&format!("{label}nothing was ticked.")));
        return;
    }
    let is_named = group.options.is_named();
    let rows = needs.iter().map(|need| {
        let mut row = vec![need.text.clone()];
        row.extend(group.may_count().then(|| need.count.clone()));
        row.extend(is_named.then(|| need.names.join(", ")));
        row
    });
    let mut header = vec!["Need"];
    header.extend(group.may_count().then_some("Networks"));
    header.extend(is_named.then_some("Who"));
    let caption = capitalize(&format!("{label}in the order of the matrix"));
    page.table(caption, &header, rows.collect());
    if is_named {
        let notes = needs
            .iter()
            .filter(|need| !need.notes.is_empty())
            .map(|need| ListItem { below: need.notes.clone(), ..ListItem::new(need.text.clone()) });
        page.list(notes.collect());
    }
}

/// A strip each: where every area stood first, on the day asked for, and now.
fn write_strips(page: &mut Page, sections: &Sections<'_>) {
    page.blocks.push(PageBlock::SheetBreak);
    for (name, group) in sections.shown() {
        let label = if name.is_empty() { String::new() } else { format!("{name}: ") };
        page.part(capitalize(&format!("{label}a strip for each network")));
        write_group_strips(page, group);
    }
    let signs = DomainMovement::ALL.map(|moved| format!("{} {}", moved.sign(), moved.word()));
    page.remark(format!("The signs: {}.", signs.join(", ")));
}

fn write_group_strips(page: &mut Page, group: &NetworkGroup<'_>) {
    for row in &group.rows {
        page.section(row.name.clone());
        let rows = group.matrix.domains.iter().filter_map(|domain| {
            let area = row.areas.get(&domain.id)?;
            let mut cells = area.cells.clone();
            if let Some(now) = cells.last_mut().filter(|_| row.days.len() > 1) {
                now.moved = area.since_first.signed_words();
            }
            Some(StripRow { name: domain.short_name().to_owned(), cells })
        });
        page.blocks.push(PageBlock::Strips(StripsPicture {
            caption: String::new(),
            row_heading: "Area".to_owned(),
            columns: row.days.iter().map(|day| format_date_short(*day)).collect(),
            rows: rows.collect(),
        }));
    }
}
