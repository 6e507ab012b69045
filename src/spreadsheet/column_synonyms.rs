//! Column synonyms: the words people put at the head of a column, and what they mean by them; and
//! the words for stages, blanks and scores.

use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use super::column_roles::ColumnRole;

/// What a heading may be called, by what its column holds; as `normalize_heading` leaves it.
const SYNONYMS: &[(ColumnRole, &str)] = &[
    (
        ColumnRole::Area,
        "area, areas, domain, domains, theme, themes, dimension, dimensions, category, \
         categories, topic, topics, element, elements, section, subject, heading, strand, \
         pillar, capability, component, function, sub domain, subdomain, area of work, \
         key area, priority, workstream, domain name, area name, sub dimension, subdimension, \
         sub area, sub theme, sub category, subcategory",
    ),
    (
        ColumnRole::Stage,
        "stage, stages, level, levels, step, phase, maturity, maturity level, maturity stage, \
         stage name, band, rung, maturity step, maturity levels, maturity stages, level name",
    ),
    (
        ColumnRole::Statement,
        "statement, statements, description, descriptions, descriptor, descriptors, \
         criterion, criteria, indicator, indicators, question, questions, text, \
         what it looks like, what this looks like, measure, requirement, requirements, \
         expectation, wording, item, question text, item text, statement text",
    ),
    (
        ColumnRole::Example,
        "for example, example, examples, evidence, examples of evidence, example of evidence, \
         evidence examples, example evidence, evidence required, suggested evidence, \
         how do we know, how we know, how will we know",
    ),
    (ColumnRole::Line, "line, kind of line"),
    (ColumnRole::Id, "id, ids, code"),
    (ColumnRole::Also, "also"),
    (ColumnRole::Basis, "basis"),
    (ColumnRole::Sources, "source, sources"),
    (ColumnRole::Revision, "revision"),
    (ColumnRole::Order, "order"),
    (
        ColumnRole::Why,
        "why it matters, why this matters, why, rationale, purpose, what we mean, \
         what this means, what it means, what is it, definition, definitions, explanation, \
         overview, summary, context, background, aim, aims, intent, about, what this is about",
    ),
    (ColumnRole::Good, "what good looks like, what does good look like, vision, goal, ambition"),
    (
        ColumnRole::Other("notes"),
        "note, notes, comment, comments, remarks, feedback, commentary, narrative, \
         discussion, reason",
    ),
    (
        ColumnRole::Other("a number"),
        "no, nr, number, #, ref, reference, row, item no, ref no, s no, serial, ref id, item id, \
         question id, framework id, domain id, area id, level id, statement id, depth",
    ),
    (
        ColumnRole::Other("an answer or a score"),
        "score, scores, rating, rag, rag rating, current, current level, current stage, \
         current position, target, target level, self assessment, assessment, our level, \
         our stage, answer, result, total, average, weight, weighting, status, progress, \
         where are we now, where do we want to be, where we are now, where we want to be, \
         where are we, where do we want to go, our target, desired level, desired state, \
         future state, current state, as is, to be, baseline score, actual, self score, our score, \
         our answer, response, your score, your level, your stage, agreed level, agreed score, gap, \
         n a, na, not applicable, does not apply, not sure, dont know, do not know, unsure, \
         maturity score, rag status, tick, evidence score, progress score, confidence",
    ),
    (
        ColumnRole::Other("a plan"),
        "action, actions, next steps, next step, owner, lead, who, by when, when, date, due, \
         due date, deadline, review date, timescale, priority action, responsible, who leads, \
         actions needed, plan",
    ),
];

/// Words for a stage: how far along something is.
const STAGE_WORDS: &str = "emerging, developing, established, maturing, mature, thriving, advanced, foundation, \
     initial, basic, exemplar, excellent, leading, embedded, optimised, defined, managed, \
     progressing, growing, early, strong, starting, beginning, good, outstanding, achieving, \
     enabling, transforming, exploring, optimized, optimising, optimizing, measured, \
     quantitatively, intermediate, expert, novice, proficient, competent, baseline, entry, start, \
     core, ad, adhoc, repeatable, aware, awareness, active, practising, practicing, learning, \
     building, sustaining, innovating, thrive, achieved, partially, fully, foundational, \
     foundations, developed, consolidating, accomplished, exemplary, inadequate";

/// Words for low stages and for high ones: they tell which end of a row of stages is up.
const LOW_WORDS: &str = "initial, basic, beginning, starting, start, baseline, entry, ad, adhoc, novice, early, \
     emerging, foundation, foundations, foundational, aware, awareness, exploring, inadequate, \
     none, no, not, poor, low, red, crawl, crawling, bronze, never, minimal, absent, seed, seeded, seedling, reactive, limited, weak, undeveloped";
const HIGH_WORDS: &str = "optimised, optimized, optimising, optimizing, leading, exemplar, exemplary, excellent, \
     outstanding, thriving, transforming, expert, mature, embedded, advanced, innovating, \
     sustaining, strong, fully, achieved, accomplished, flourishing, tree, proactive, high, green, \
     run, running, gold, platinum, always";

/// Words that count stages: "Level 1", "Step two".
const STAGE_PREFIXES: &str =
    "level, stage, step, phase, band, tier, maturity, grade, rung, horizon, ml, l, rating";

const NUMBER_WORDS: &str = "zero, one, two, three, four, five, six, seven, i, ii, iii, iv, v";

/// Names that plainly mean the time before the first stage.
const BEFORE_NAMES: &str = "before, before we start, before the first stage, not started, \
     not yet started, not yet, none yet";

/// More digits than this are no number that anybody wrote.
const MAX_NUMBER_BYTES: usize = 60;

/// Whether a cell is as short as a tick or a score is.
fn is_short(text: &str) -> bool {
    const MAX_BYTES: usize = 12;
    text.len() <= MAX_BYTES
}

fn is_among(key: &str, words: &str) -> bool {
    // by one sign, which is far quicker to find than two: this is asked of every box
    words.split(',').any(|word| word.strip_prefix(' ').unwrap_or(word) == key)
}

/// A longer text than this is no word that is known here, and no heading.
const MAX_KNOWN_BYTES: usize = 200;

/// A heading as it is compared: small letters, single blanks, nothing but letters and digits. Of a
/// text that is far too long for one the rest stays as it is.
pub(crate) fn normalize_heading(text: &str) -> String {
    const MAX_BYTES: usize = 1_000;
    let mut end = MAX_BYTES.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let (head, rest) = text.split_at(end);
    let mut key = String::with_capacity(head.len() + rest.len());
    for letter in head.chars() {
        match letter {
            '(' | ')' | '\'' | '’' | '?' | '!' | '*' => {}
            '#' => key.push('#'),
            _ if letter.is_ascii_alphanumeric() => key.push(letter.to_ascii_lowercase()),
            _ if letter.is_alphanumeric() => key.extend(letter.to_lowercase()),
            _ if !key.ends_with(' ') && !key.is_empty() => key.push(' '),
            _ => {}
        }
    }
    key.truncate(key.trim_end().len());
    key.push_str(rest);
    key
}

/// What a heading says its column holds, where it is one of those known. Of one with several words
/// for the same, such as "Notes / comments", each counts.
pub(crate) fn column_role(heading: &str) -> Option<ColumnRole> {
    if heading.len() > MAX_KNOWN_BYTES {
        return None;
    }
    if let Some(role) = single_column_role(heading) {
        return Some(role);
    }
    let parts = heading
        .split(['/', '&', ',', '+', '\n'])
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" or "));
    let mut roles =
        parts.filter(|part| !normalize_heading(part).is_empty()).map(single_column_role);
    let first = roles.next().flatten()?;
    roles.all(|role| role == Some(first)).then_some(first)
}

fn single_column_role(heading: &str) -> Option<ColumnRole> {
    static ROLES: LazyLock<BTreeMap<&str, ColumnRole>> = LazyLock::new(|| {
        let words = |(role, words): &(ColumnRole, &'static str)| {
            let role = *role;
            words.split(", ").map(move |word| (word, role))
        };
        SYNONYMS.iter().flat_map(words).collect()
    });
    let find = |heading: &str| ROLES.get(normalize_heading(heading).as_str()).copied();
    // "Sub-strand" is a narrower strand
    let find_part = || {
        let key = normalize_heading(heading);
        let whole = key.strip_prefix("sub").map(str::trim_start)?;
        find(whole).filter(|role| *role == ColumnRole::Area)
    };
    find(heading).or_else(|| find(&split_camel_case(heading))).or_else(find_part)
}

/// "DomainName" as "Domain Name", the way programs write the names of columns.
fn split_camel_case(heading: &str) -> String {
    let mut words = String::new();
    let mut before = ' ';
    for letter in heading.chars() {
        if before.is_lowercase() && letter.is_uppercase() {
            words.push(' ');
        }
        words.push(letter);
        before = letter;
    }
    words
}

/// Whether a name means the time before the first stage.
pub(crate) fn is_before_first_stage(heading: &str) -> bool {
    is_among(&normalize_heading(heading), BEFORE_NAMES)
}

/// Whether a name looks like that of a stage: "Level 1", "Stage two", "3", "Emerging". A sentence is
/// none, whatever words are in it.
pub(crate) fn is_stage_like(heading: &str) -> bool {
    const MAX_WORDS: usize = 4;
    if heading.len() > MAX_KNOWN_BYTES {
        return is_numbered_stage(heading);
    }
    let key = normalize_heading(heading);
    let words = key.split(' ').count();
    let is_sentence = words > 2 && heading.trim_end().ends_with('.');
    if words > MAX_WORDS || is_sentence {
        return is_numbered_stage(heading);
    }
    is_among(key.split(' ').next().unwrap_or_default(), STAGE_PREFIXES)
        || matches!(key.len(), 1 | 2) && key.chars().all(|letter| letter.is_ascii_digit())
        || key.split(' ').any(is_stage_word)
}

/// Whether a word is one for a stage; asked of every box, so not of one word after the other.
fn is_stage_word(word: &str) -> bool {
    static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| STAGE_WORDS.split(", ").collect());
    WORDS.contains(word)
}

/// Whether a name counts a stage: "Level 1", "Stage two", "3", "2. Developing".
pub(crate) fn is_numbered_stage(heading: &str) -> bool {
    let key = normalize_heading(heading);
    let mut words = key.split(' ');
    let first = words.next().unwrap_or_default();
    let is_number = |word: &str| {
        word.starts_with(|letter: char| letter.is_ascii_digit()) || is_among(word, NUMBER_WORDS)
    };
    is_number(first) || is_among(first, STAGE_PREFIXES) && words.next().is_some_and(is_number)
}

/// Whether the words of a stage's name say that it is a high one or a low one; nothing where they
/// say neither.
pub(crate) fn is_high_stage(name: &str) -> Option<bool> {
    let key = normalize_heading(name);
    let has = |words: &str| key.split(' ').any(|word| is_among(word, words));
    match (has(LOW_WORDS), has(HIGH_WORDS)) {
        (true, false) => Some(false),
        (false, true) => Some(true),
        _ => None,
    }
}

/// The number in a stage's name, and the word that it counts: "Level 2 - Some" is 2 of "level",
/// "Reifegrad3" 3 of "reifegrad", "2. Developing" 2 of nothing.
pub(crate) fn stage_number(name: &str) -> Option<(u32, String)> {
    let key = normalize_heading(name);
    let is_digit = |letter: &char| letter.is_ascii_digit();
    let leading = key.chars().take_while(is_digit).count();
    if leading > 0 {
        return key[..leading].parse().ok().map(|number| (number, String::new()));
    }
    let mut words = key.split(' ');
    let (first, second) = (words.next().unwrap_or_default(), words.next());
    let number_word = |word: &str| {
        let at = NUMBER_WORDS.split(',').position(|known| known.trim_start() == word)?;
        u32::try_from(if at > 7 { at - 7 } else { at }).ok()
    };
    if let Some(number) = second.and_then(|word| word.parse().ok().or_else(|| number_word(word)))
        && (is_among(first, STAGE_PREFIXES) || words.next().is_none())
    {
        return Some((number, first.to_owned()));
    }
    let trailing = key.chars().rev().take_while(is_digit).count();
    let (rest, number) = key.split_at(key.len() - trailing);
    number.parse().ok().map(|number| (number, rest.trim().to_owned()))
}

/// Which of these names count: two or more that differ only in their number.
pub(crate) fn counted_names(names: &[&str]) -> Vec<bool> {
    let numbers: Vec<Option<(u32, String)>> = names.iter().map(|name| stage_number(name)).collect();
    let counts = |at: usize| {
        let Some((number, word)) = &numbers[at] else { return false };
        numbers.iter().flatten().any(|(other, its)| its == word && other != number)
    };
    (0..names.len()).map(|at| counts(at) || is_numbered_stage(names[at])).collect()
}

/// Whether a cell says that there is nothing in it.
pub(crate) fn is_placeholder(text: &str) -> bool {
    const PLACEHOLDERS: &str = "na, n a, none, nil, tbc, tbd, not applicable, x, blank";
    !text.chars().any(char::is_alphanumeric)
        || text.len() <= MAX_KNOWN_BYTES && is_among(&normalize_heading(text), PLACEHOLDERS)
}

/// Whether a cell says that it is as another one: its own words are not there.
pub(crate) fn is_ditto(text: &str) -> bool {
    const DITTO: &str = "ditto, as above, same as above, as before, same as before, see above, \
                         as left, same, as previous, same as previous";
    matches!(text.trim(), "\"" | "''" | "〃" | "”" | "-\"-")
        || text.len() <= MAX_KNOWN_BYTES && is_among(&normalize_heading(text), DITTO)
}

/// Whether a cell holds a tick, which is somebody's answer and no description.
pub(crate) fn is_tick(text: &str) -> bool {
    const TICKS: &str = "x, true, false, ✓, ✔, ☑, ☒, ☐, ✗, ✘";
    is_short(text) && is_among(&text.trim().to_lowercase(), TICKS)
}

/// Whether a heading is an answer to a question, as a questionnaire has one column for each.
pub(crate) fn is_answer(heading: &str) -> bool {
    const ANSWERS: &str = "yes, no, n a, na, not applicable, dont know, not sure, unsure, never, rarely, \
                           seldom, sometimes, often, usually, mostly, always, partly, fully, \
                           not at all, agree, disagree, strongly agree, strongly disagree, \
                           neither agree nor disagree, neutral, true, false, y, n, \
                           to some extent, to a great extent, somewhat, completely";
    is_among(&normalize_heading(heading), ANSWERS)
}

/// Whether a cell holds nothing but a number.
pub(crate) fn is_number(text: &str) -> bool {
    let bare = text.trim().trim_end_matches('%').trim_end();
    if bare.len() > MAX_NUMBER_BYTES {
        return false;
    }
    // decimal commas and thousands too, as 12,5 and 1.234,50
    let is_digits = bare.bytes().any(|sign| sign.is_ascii_digit())
        && bare.bytes().all(|sign| matches!(sign, b'0'..=b'9' | b',' | b'.' | b'-' | b'+'));
    is_digits || bare.parse::<f64>().is_ok()
}

/// Whether a name is a day, a month or a year, and so says when and not how far: "2026-04-01",
/// "Apr 2026", "2025/26".
pub(crate) fn is_time(name: &str) -> bool {
    const MONTHS: &str = "jan, feb, mar, apr, may, jun, jul, aug, sep, sept, oct, nov, dec, \
                          january, february, march, april, june, july, august, september, \
                          october, november, december, q1, q2, q3, q4, spring, summer, autumn, winter";
    let key = normalize_heading(name);
    let is_year = |word: &str| {
        word.len() == 4 && word.parse::<u32>().is_ok_and(|year| (1990..2100).contains(&year))
    };
    let is_part = |word: &str| {
        is_among(word, MONTHS) || word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    key.split(' ').any(is_year) && key.split(' ').all(|word| is_year(word) || is_part(word))
}

/// Whether a cell holds a day, with a time or without: "2026-04-01 09:30:00", "01/04/2026".
pub(crate) fn is_day(text: &str) -> bool {
    const MAX_BYTES: usize = 40;
    if text.len() > MAX_BYTES {
        return false;
    }
    let day = text.trim().split([' ', 'T']).next().unwrap_or_default();
    let parts: Vec<&str> = day.split(['-', '/', '.']).collect();
    let is_part =
        |part: &&str| matches!(part.len(), 1 | 2 | 4) && part.bytes().all(|b| b.is_ascii_digit());
    parts.len() == 3
        && parts.iter().all(is_part)
        && parts.iter().filter(|part| part.len() == 4).count() == 1
}

/// Whether a cell holds a number or a tick, as somebody's answer would.
pub(crate) fn is_score(text: &str) -> bool {
    const ANSWERS: &str = "x, y, n, yes, no, ✓, ✔, r, a, g, red, amber, green, true, false";
    is_number(text) || is_short(text) && is_among(&text.to_lowercase(), ANSWERS)
}

/// Whether a cell holds what a spreadsheet shows when a formula fails: `#REF!`, `#N/A`, `#NAME?`,
/// `#SPILL!`, `Err:502` and the like.
pub(crate) fn is_formula_error(text: &str) -> bool {
    const UNMARKED: [&str; 3] = ["#N/A", "#GETTING_DATA", "#CONNECT"];
    let is_name = |name: &str| {
        !name.is_empty()
            && name.bytes().all(|sign| matches!(sign, b'A'..=b'Z' | b'0' | b'/' | b'_'))
    };
    let is_marked =
        text.strip_prefix('#').and_then(|name| name.strip_suffix(['!', '?'])).is_some_and(is_name);
    let is_numbered = text.strip_prefix("Err:").is_some_and(|number| {
        number.len() == 3 && number.bytes().all(|digit| digit.is_ascii_digit())
    });
    is_marked || is_numbered || UNMARKED.contains(&text)
}
