//! The locations of parts of a matrix in its file, so that every finding can name its place.

use crate::maturity::ids::StageId;
use crate::maturity::matrix::{Domain, ItemDetails, Ladder, Matrix, Rung};

/// Something of a matrix with its path in the file, such as `domains[2].statements[0].id`.
pub(crate) struct Located<T> {
    pub(crate) path: String,
    pub(crate) value: T,
}

fn located<T>(path: String, what: T) -> Located<T> {
    Located { path, value: what }
}

pub(crate) struct LocatedText<'m> {
    pub(crate) text: &'m str,
    /// Whether a matrix can't do without it.
    pub(crate) is_required: bool,
}

fn required_text(text: &str) -> LocatedText<'_> {
    LocatedText { text, is_required: true }
}

/// All ids that have to differ from each other: of stages, scales, domains, items and asks, in the
/// order of the file.
pub(crate) fn ids(matrix: &Matrix) -> Vec<Located<&str>> {
    let stages = matrix
        .stages
        .iter()
        .enumerate()
        .map(|(at, stage)| located(format!("stages[{at}].id"), stage.id.as_str()));
    let scales = matrix.scales.iter().enumerate();
    let scales = scales.map(|(at, scale)| located(format!("scales[{at}].id"), scale.id.as_str()));
    let sets = matrix.answer_sets.iter().enumerate();
    let sets = sets.map(|(at, set)| located(format!("answer_sets[{at}].id"), set.id.as_str()));
    let mut ids: Vec<_> = stages.chain(scales).chain(sets).collect();
    for (at, domain) in matrix.domains.iter().enumerate() {
        let here = format!("domains[{at}]");
        ids.push(located(format!("{here}.id"), domain.id.as_str()));
        let items = domain
            .statements
            .iter()
            .map(|one| &one.id)
            .enumerate()
            .map(|found| ("statements", found));
        let ladders =
            domain.ladders.iter().map(|one| &one.id).enumerate().map(|found| ("ladders", found));
        let asks = domain.asks.iter().map(|one| &one.id).enumerate().map(|found| ("asks", found));
        let all = items.chain(ladders).chain(asks);
        ids.extend(
            all.map(|(list, (at, id))| located(format!("{here}.{list}[{at}].id"), id.as_str())),
        );
    }
    ids
}

/// All stages that statements, rungs and asks name.
pub(crate) fn stage_references(matrix: &Matrix) -> Vec<Located<&StageId>> {
    let mut named = Vec::new();
    for (at, scale) in matrix.scales.iter().enumerate() {
        named.extend(stages_of(format!("scales[{at}].rungs"), &scale.rungs));
    }
    for (at, domain) in matrix.domains.iter().enumerate() {
        let here = format!("domains[{at}]");
        let statements = domain.statements.iter().enumerate();
        named.extend(
            statements
                .map(|(at, one)| located(format!("{here}.statements[{at}].stage"), &one.stage)),
        );
        for (at, ladder) in domain.ladders.iter().enumerate() {
            let here = format!("{here}.ladders[{at}]");
            named.extend(stages_of(format!("{here}.rungs"), own_rungs(ladder)));
            named.extend(stages_of(format!("{here}.examples"), &ladder.examples));
        }
        let asks = domain.asks.iter().enumerate();
        named.extend(asks.map(|(at, one)| located(format!("{here}.asks[{at}].stage"), &one.stage)));
    }
    named
}

/// The descriptions that stand in the ladder itself: those of a scale stand there.
fn own_rungs(ladder: &Ladder) -> &[Rung] {
    if ladder.rungs.scale.is_some() { &[] } else { &ladder.rungs.list }
}

fn stages_of(here: String, rungs: &[Rung]) -> impl Iterator<Item = Located<&StageId>> {
    rungs.iter().map(move |rung| located(format!("{here}.{}", rung.stage), &rung.stage))
}

pub(crate) fn item_revisions(matrix: &Matrix) -> Vec<Located<u32>> {
    let of_domain = |(at, domain): (usize, &Domain)| {
        let here = format!("domains[{at}]");
        let statements = domain.statements.iter().enumerate();
        let ladders = domain.ladders.iter().enumerate();
        let statements = statements
            .map(|(at, one)| located(format!("{here}.statements[{at}].revision"), one.revision));
        let ladders = ladders
            .map(|(at, one)| located(format!("{here}.ladders[{at}].revision"), one.revision));
        statements.chain(ladders).collect::<Vec<_>>()
    };
    matrix.domains.iter().enumerate().flat_map(of_domain).collect()
}

/// All texts that people read, but for the glossary's.
pub(crate) fn texts(matrix: &Matrix) -> Vec<Located<LocatedText<'_>>> {
    let mut texts = vec![located("title".to_owned(), required_text(&matrix.title))];
    let heads = [
        ("short_title", &matrix.short_title),
        ("about", &matrix.about),
        ("source", &matrix.source),
        ("footer", &matrix.footer),
    ];
    add_optional(&mut texts, "", &heads);
    texts.extend(
        matrix
            .before
            .iter()
            .map(|before| located("before.name".to_owned(), required_text(&before.name))),
    );
    for (at, stage) in matrix.stages.iter().enumerate() {
        texts.push(located(format!("stages[{at}].name"), required_text(&stage.name)));
        add_optional(&mut texts, &format!("stages[{at}]."), &[("meaning", &stage.meaning)]);
    }
    for (at, scale) in matrix.scales.iter().enumerate() {
        let here = format!("scales[{at}].");
        add_optional(&mut texts, &here, &[("name", &scale.name), ("before", &scale.before)]);
        add_rungs(&mut texts, &format!("{here}rungs"), &scale.rungs);
    }
    for (at, set) in matrix.answer_sets.iter().enumerate() {
        texts.extend(set.answers.iter().map(|answer| {
            let path = format!("answer_sets[{at}].answers.{}", answer.counts_as);
            located(path, required_text(&answer.name))
        }));
    }
    for (at, domain) in matrix.domains.iter().enumerate() {
        add_domain(&mut texts, &format!("domains[{at}]."), domain);
    }
    texts
}

pub(crate) fn glossary_texts(matrix: &Matrix) -> Vec<Located<LocatedText<'_>>> {
    let mut texts = Vec::new();
    for (at, term) in matrix.glossary.iter().enumerate() {
        let here = format!("glossary[{at}]");
        texts.push(located(format!("{here}.term"), required_text(&term.term)));
        texts.push(located(format!("{here}.meaning"), required_text(&term.meaning)));
        let also = term.also.iter().enumerate();
        texts.extend(
            also.map(|(at, form)| located(format!("{here}.also[{at}]"), required_text(form))),
        );
    }
    texts
}

fn add_optional<'m>(
    texts: &mut Vec<Located<LocatedText<'m>>>,
    here: &str,
    fields: &[(&str, &'m Option<String>)],
) {
    for (field, text) in fields {
        let optional = text.iter().map(|text| LocatedText { text, is_required: false });
        texts.extend(optional.map(|text| located(format!("{here}{field}"), text)));
    }
}

fn add_domain<'m>(texts: &mut Vec<Located<LocatedText<'m>>>, here: &str, domain: &'m Domain) {
    texts.push(located(format!("{here}name"), required_text(&domain.name)));
    let about = [
        ("short_name", &domain.short_name),
        ("group", &domain.group),
        ("why", &domain.why),
        ("good", &domain.good),
        ("before", &domain.before),
    ];
    add_optional(texts, here, &about);
    for (at, sign) in domain.signs.iter().enumerate() {
        texts.push(located(format!("{here}signs[{at}]"), required_text(sign)));
    }
    for (at, statement) in domain.statements.iter().enumerate() {
        let here = format!("{here}statements[{at}].");
        texts.push(located(format!("{here}text"), required_text(&statement.text)));
        add_optional(texts, &here, &[("evidence", &statement.evidence)]);
        add_details(texts, &here, &statement.details);
    }
    for (at, ladder) in domain.ladders.iter().enumerate() {
        add_ladder(texts, &format!("{here}ladders[{at}]."), ladder);
    }
    for (at, ask) in domain.asks.iter().enumerate() {
        texts.push(located(format!("{here}asks[{at}].text"), required_text(&ask.text)));
    }
}

fn add_ladder<'m>(texts: &mut Vec<Located<LocatedText<'m>>>, here: &str, ladder: &'m Ladder) {
    texts.push(located(format!("{here}title"), required_text(&ladder.title)));
    if ladder.rungs.scale.is_none() {
        add_rungs(texts, &format!("{here}rungs"), &ladder.rungs);
        add_optional(texts, here, &[("before", &ladder.rungs.before)]);
    }
    add_optional(texts, here, &[("evidence", &ladder.evidence)]);
    add_rungs(texts, &format!("{here}examples"), &ladder.examples);
    add_details(texts, here, &ladder.details);
}

fn add_rungs<'m>(texts: &mut Vec<Located<LocatedText<'m>>>, here: &str, rungs: &'m [Rung]) {
    let rung =
        |rung: &'m Rung| located(format!("{here}.{}", rung.stage), required_text(&rung.text));
    texts.extend(rungs.iter().map(rung));
}

fn add_details<'m>(
    texts: &mut Vec<Located<LocatedText<'m>>>,
    here: &str,
    details: &'m ItemDetails,
) {
    add_optional(texts, here, &[("lead_in", &details.lead_in)]);
    let lists = [
        ("checklist", &details.checklist),
        ("references", &details.references),
        ("tags", &details.tags),
    ];
    for (field, list) in lists {
        let entries = list.iter().enumerate();
        texts.extend(
            entries.map(|(at, text)| located(format!("{here}{field}[{at}]"), required_text(text))),
        );
    }
}
