//! Column synonyms: the words people put at the head of a column, and what they mean by them; and
//! the words for stages.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::column_roles::ColumnRole;
use super::word_list::WordList;

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
         expectation, wording, item, question text, item text, statement text, prompt, prompts, \
         key question, key questions, reflective question, reflective questions, probe",
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
         discussion, reason, resources, useful resources, links, useful links, further reading, \
         barriers, enablers, risks, support needed, help needed",
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
         actions needed, plan, officer, lead officer, responsible officer, accountable officer, sro",
    ),
];

/// Words for a stage: how far along something is.
static STAGE_WORDS: WordList = WordList::new(
    "emerging, developing, established, maturing, mature, thriving, advanced, foundation, \
     initial, basic, exemplar, excellent, leading, embedded, optimised, defined, managed, \
     progressing, growing, early, strong, starting, beginning, good, outstanding, achieving, \
     enabling, transforming, exploring, optimized, optimising, optimizing, measured, \
     quantitatively, intermediate, expert, novice, proficient, competent, baseline, entry, start, \
     core, ad, adhoc, repeatable, aware, awareness, active, practising, practicing, learning, \
     building, sustaining, innovating, thrive, achieved, partially, fully, foundational, \
     foundations, developed, consolidating, accomplished, exemplary, inadequate",
);

/// Words for low stages and for high ones: they tell which end of a row of stages is up.
static LOW_WORDS: WordList = WordList::new(
    "initial, basic, beginning, beginner, starting, start, baseline, entry, ad, adhoc, novice, early, \
     emerging, foundation, foundations, foundational, aware, awareness, exploring, inadequate, \
     none, no, not, poor, low, red, crawl, crawling, bronze, never, minimal, absent, seed, seeded, seedling, reactive, limited, weak, undeveloped",
);
/// Words for the stages between: those nearer the low end, and those nearer the high one.
static EARLY_WORDS: WordList = WordList::new(
    "developing, progressing, growing, building, partially, partly, amber, silver, \
     medium, requires, walk, walking, learning, competent, sprouting, sapling",
);
static LATE_WORDS: WordList = WordList::new(
    "late, later, maturing, established, consolidating, consolidated, proficient, good, substantial",
);
static HIGH_WORDS: WordList = WordList::new(
    "optimised, optimized, optimising, optimizing, leading, exemplar, exemplary, excellent, \
     outstanding, thriving, transforming, expert, mature, embedded, advanced, innovating, \
     sustaining, strong, fully, achieved, accomplished, flourishing, tree, proactive, high, green, \
     run, running, gold, platinum, always",
);

/// Words that count stages: "Level 1", "Step two".
static STAGE_PREFIXES: WordList = WordList::new(
    "level, stage, step, phase, band, tier, maturity, grade, rung, horizon, ml, l, rating",
);

static NUMBER_WORDS: WordList =
    WordList::new("zero, one, two, three, four, five, six, seven, i, ii, iii, iv, v");

/// Names that plainly mean the time before the first stage.
static BEFORE_NAMES: WordList = WordList::new(
    "before, before we start, before the first stage, not started, \
     not yet started, not yet, none yet",
);

/// A longer text than this is no word that is known here, and no heading.
pub(crate) const MAX_KNOWN_BYTES: usize = 200;

/// What stands before a number below zero in a heading as it is compared: "-1" is not "1".
const MINUS: &str = "minus ";

/// Whether a text is a number below zero, alone or before its name: "-1", "−2 Harmful".
fn is_below_zero(text: &str) -> bool {
    let text = text.trim_start();
    let number = text.strip_prefix(['-', '−']).unwrap_or_default();
    let rest = number.trim_start_matches(|letter: char| letter.is_ascii_digit());
    rest.len() < number.len() && (rest.is_empty() || rest.starts_with([' ', ':', '.', ',']))
}

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
    if is_below_zero(head) {
        key.push_str(MINUS);
    }
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
    BEFORE_NAMES.has(&normalize_heading(heading))
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
    key.starts_with(MINUS)
        || STAGE_PREFIXES.has(key.split(' ').next().unwrap_or_default())
        || matches!(key.len(), 1 | 2) && key.chars().all(|letter| letter.is_ascii_digit())
        || key.split(' ').any(|word| STAGE_WORDS.has(word))
}

/// Whether a name counts a stage: "Level 1", "Stage two", "3", "2. Developing".
pub(crate) fn is_numbered_stage(heading: &str) -> bool {
    let key = normalize_heading(heading);
    let mut words = key.strip_prefix(MINUS).unwrap_or(&key).split(' ');
    let first = words.next().unwrap_or_default();
    let is_number = |word: &str| {
        word.starts_with(|letter: char| letter.is_ascii_digit()) || NUMBER_WORDS.has(word)
    };
    is_number(first) || STAGE_PREFIXES.has(first) && words.next().is_some_and(is_number)
}

/// Whether the words of a stage's name say that it is a high one or a low one; nothing where they
/// say neither.
pub(crate) fn is_high_stage(name: &str) -> Option<bool> {
    let key = normalize_heading(name);
    let has = |words: &WordList| key.split(' ').any(|word| words.has(word));
    match (has(&LOW_WORDS), has(&HIGH_WORDS)) {
        (true, false) => Some(false),
        (false, true) => Some(true),
        _ => None,
    }
}

/// Whether a stage between the low and the high ones is nearer to the high ones by its words; nothing
/// where they don't say.
pub(crate) fn is_late_stage(name: &str) -> Option<bool> {
    let key = normalize_heading(name);
    let has = |words: &WordList| key.split(' ').any(|word| words.has(word));
    match (has(&EARLY_WORDS), has(&LATE_WORDS)) {
        (true, false) => Some(false),
        (false, true) => Some(true),
        _ => None,
    }
}

/// The number in a stage's name, and the word that it counts: "Level 2 - Some" is 2 of "level",
/// "Reifegrad3" 3 of "reifegrad", "2. Developing" 2 of nothing.
pub(crate) fn stage_number(name: &str) -> Option<(i32, String)> {
    let key = normalize_heading(name);
    if let Some(rest) = key.strip_prefix(MINUS) {
        let digits = rest.split(' ').next().unwrap_or_default();
        return digits.parse().ok().map(|number: i32| (-number, String::new()));
    }
    let is_digit = |letter: &char| letter.is_ascii_digit();
    let leading = key.chars().take_while(is_digit).count();
    if leading > 0 {
        return key[..leading].parse().ok().map(|number| (number, String::new()));
    }
    let mut words = key.split(' ');
    let (first, second) = (words.next().unwrap_or_default(), words.next());
    let number_word = |word: &str| {
        let at = NUMBER_WORDS.iter().position(|known| known == word)?;
        i32::try_from(if at > 7 { at - 7 } else { at }).ok()
    };
    if let Some(number) = second.and_then(|word| word.parse().ok().or_else(|| number_word(word)))
        && (STAGE_PREFIXES.has(first) || words.next().is_none())
    {
        return Some((number, first.to_owned()));
    }
    let trailing = key.chars().rev().take_while(is_digit).count();
    let (rest, number) = key.split_at(key.len() - trailing);
    number.parse().ok().map(|number| (number, rest.trim().to_owned()))
}

/// Which of these names count: two or more that differ only in their number.
pub(crate) fn counted_names(names: &[&str]) -> Vec<bool> {
    let numbers: Vec<Option<(i32, String)>> = names.iter().map(|name| stage_number(name)).collect();
    let counts = |at: usize| {
        let Some((number, word)) = &numbers[at] else { return false };
        numbers.iter().flatten().any(|(other, its)| its == word && other != number)
    };
    (0..names.len()).map(|at| counts(at) || is_numbered_stage(names[at])).collect()
}
