//! The words people put at the head of a column, and what they mean by them.

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ColumnRole {
    Area,
    Stage,
    Statement,
    Example,
    Line,
    Id,
    Also,
    Basis,
    Sources,
    Revision,
    Why,
    Good,
    /// Something that has no place in a matrix; with what it looks like.
    Other(&'static str),
}

const AREA_SYNONYMS: &[&str] = &[
    "area",
    "areas",
    "domain",
    "domains",
    "theme",
    "themes",
    "dimension",
    "dimensions",
    "category",
    "categories",
    "topic",
    "topics",
    "element",
    "elements",
    "section",
    "subject",
    "heading",
    "strand",
    "pillar",
    "capability",
    "component",
    "function",
    "sub domain",
    "subdomain",
    "area of work",
    "key area",
    "priority",
    "workstream",
    "domain name",
    "area name",
];
const STAGE_SYNONYMS: &[&str] = &[
    "stage",
    "stages",
    "level",
    "levels",
    "step",
    "phase",
    "maturity",
    "maturity level",
    "maturity stage",
    "stage name",
    "band",
    "rung",
    "maturity step",
];
const STATEMENT_SYNONYMS: &[&str] = &[
    "statement",
    "statements",
    "description",
    "descriptions",
    "descriptor",
    "descriptors",
    "criterion",
    "criteria",
    "indicator",
    "indicators",
    "question",
    "questions",
    "text",
    "what it looks like",
    "what this looks like",
    "measure",
    "requirement",
    "requirements",
    "expectation",
    "wording",
    "item",
];
const EXAMPLE_SYNONYMS: &[&str] = &[
    "for example",
    "example",
    "examples",
    "evidence",
    "examples of evidence",
    "example of evidence",
    "evidence examples",
    "example evidence",
    "evidence required",
    "suggested evidence",
    "how do we know",
    "how we know",
    "how will we know",
];
const WHY_SYNONYMS: &[&str] = &[
    "why it matters",
    "why this matters",
    "why",
    "rationale",
    "purpose",
    "what we mean",
    "what this means",
    "what it means",
    "what is it",
    "definition",
    "definitions",
    "explanation",
    "overview",
    "summary",
    "context",
    "background",
    "aim",
    "aims",
    "intent",
];
const GOOD_SYNONYMS: &[&str] =
    &["what good looks like", "what does good look like", "vision", "goal", "ambition"];

const OTHER_SYNONYMS: &[(&str, &[&str])] = &[
    (
        "notes",
        &[
            "note",
            "notes",
            "comment",
            "comments",
            "remarks",
            "feedback",
            "commentary",
            "narrative",
            "discussion",
            "reason",
        ],
    ),
    (
        "a number",
        &[
            "no",
            "no.",
            "nr",
            "number",
            "#",
            "ref",
            "reference",
            "row",
            "item no",
            "ref no",
            "s no",
            "serial",
        ],
    ),
    (
        "an answer or a score",
        &[
            "score",
            "scores",
            "rating",
            "rag",
            "rag rating",
            "current",
            "current level",
            "current stage",
            "current position",
            "target",
            "target level",
            "self assessment",
            "assessment",
            "our level",
            "our stage",
            "answer",
            "result",
            "total",
            "average",
            "weight",
            "weighting",
            "status",
            "progress",
            "where are we now",
            "agreed level",
            "agreed score",
            "gap",
        ],
    ),
    (
        "a plan",
        &[
            "action",
            "actions",
            "next steps",
            "next step",
            "owner",
            "lead",
            "who",
            "by when",
            "when",
            "date",
            "due",
            "due date",
            "deadline",
            "review date",
            "timescale",
            "priority action",
            "responsible",
            "who leads",
            "actions needed",
            "plan",
        ],
    ),
];

/// A heading as it is compared: small letters, single blanks, nothing but letters and digits.
pub(crate) fn normalize_heading(text: &str) -> String {
    let mut key = String::new();
    for letter in text.chars() {
        match letter {
            '(' | ')' | '\'' | '’' | '?' | '!' | '*' => {}
            '#' => key.push('#'),
            _ if letter.is_alphanumeric() => key.extend(letter.to_lowercase()),
            _ if !key.ends_with(' ') && !key.is_empty() => key.push(' '),
            _ => {}
        }
    }
    key.truncate(key.trim_end().len());
    key
}

/// What a heading says its column holds, where it is one of those known. Of one with several words
/// for the same, such as "Notes / comments", each counts.
pub(crate) fn column_role(heading: &str) -> Option<ColumnRole> {
    let parts = heading
        .split(['/', '&', ',', '+', '\n'])
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" or "));
    let mut kinds =
        parts.filter(|part| !normalize_heading(part).is_empty()).map(single_column_role);
    let first = kinds.next().flatten()?;
    kinds.all(|kind| kind == Some(first)).then_some(first).or_else(|| single_column_role(heading))
}

fn single_column_role(heading: &str) -> Option<ColumnRole> {
    let key = normalize_heading(heading);
    let among = |words: &[&str]| words.contains(&key.as_str());
    let known: [(&[&str], ColumnRole); 12] = [
        (AREA_SYNONYMS, ColumnRole::Area),
        (STAGE_SYNONYMS, ColumnRole::Stage),
        (STATEMENT_SYNONYMS, ColumnRole::Statement),
        (EXAMPLE_SYNONYMS, ColumnRole::Example),
        (&["line", "kind of line"], ColumnRole::Line),
        (&["id", "ids", "code"], ColumnRole::Id),
        (&["also"], ColumnRole::Also),
        (&["basis"], ColumnRole::Basis),
        (&["source", "sources"], ColumnRole::Sources),
        (&["revision"], ColumnRole::Revision),
        (WHY_SYNONYMS, ColumnRole::Why),
        (GOOD_SYNONYMS, ColumnRole::Good),
    ];
    let found = known.into_iter().find(|(words, _)| among(words)).map(|(_, column)| column);
    found.or_else(|| {
        OTHER_SYNONYMS
            .iter()
            .find(|(_, words)| among(words))
            .map(|(what, _)| ColumnRole::Other(what))
    })
}

/// Names that plainly mean the time before the first stage.
pub(crate) fn is_before_first_stage(heading: &str) -> bool {
    let names = [
        "before",
        "before we start",
        "before the first stage",
        "not started",
        "not yet started",
        "not yet",
        "none yet",
    ];
    names.contains(&normalize_heading(heading).as_str())
}

/// Whether a name looks like that of a stage: "Level 1", "Stage two", "3", "Emerging".
pub(crate) fn is_stage_like(heading: &str) -> bool {
    const STAGE_WORDS: &[&str] = &[
        "emerging",
        "developing",
        "established",
        "maturing",
        "mature",
        "thriving",
        "advanced",
        "foundation",
        "initial",
        "basic",
        "exemplar",
        "excellent",
        "leading",
        "embedded",
        "optimised",
        "defined",
        "managed",
        "progressing",
        "growing",
        "early",
        "strong",
        "starting",
        "beginning",
        "good",
        "outstanding",
        "achieving",
        "enabling",
        "transforming",
        "exploring",
    ];
    let key = normalize_heading(heading);
    let mut words = key.split(' ');
    let first = words.next().unwrap_or_default();
    ["level", "stage", "step", "phase", "band", "tier"].contains(&first)
        || STAGE_WORDS.contains(&first)
        || key.len() <= 2 && key.chars().all(|letter| letter.is_ascii_digit())
        || words.any(|word| STAGE_WORDS.contains(&word))
}

/// Whether a name counts a stage: "Level 1", "Stage two", "3", "2. Developing".
pub(crate) fn is_numbered_stage(heading: &str) -> bool {
    const STAGE_PREFIXES: &[&str] = &["level", "stage", "step", "phase", "band", "tier"];
    const NUMBER_WORDS: &[&str] = &[
        "zero", "one", "two", "three", "four", "five", "six", "seven", "i", "ii", "iii", "iv", "v",
    ];
    let key = normalize_heading(heading);
    let mut words = key.split(' ');
    let first = words.next().unwrap_or_default();
    let is_number = |word: &str| {
        word.chars().next().is_some_and(|letter| letter.is_ascii_digit())
            || NUMBER_WORDS.contains(&word)
    };
    is_number(first) || STAGE_PREFIXES.contains(&first) && words.next().is_some_and(is_number)
}

/// Whether a box says that there is nothing in it.
pub(crate) fn is_placeholder(text: &str) -> bool {
    let has_words = text.chars().any(char::is_alphanumeric);
    !has_words
        || ["na", "n a", "none", "nil", "tbc", "tbd", "not applicable", "x", "blank"]
            .contains(&normalize_heading(text).as_str())
}

/// Whether a box holds a number or a tick, as somebody's answer would.
pub(crate) fn is_score(text: &str) -> bool {
    let is_number = text.trim_end_matches('%').parse::<f64>().is_ok();
    is_number
        || ["x", "y", "n", "yes", "no", "✓", "✔", "r", "a", "g", "red", "amber", "green"]
            .contains(&text.to_lowercase().as_str())
}

/// Whether a box holds what a spreadsheet says when a formula fails.
pub(crate) fn is_formula_error(text: &str) -> bool {
    text.starts_with('#')
        && matches!(text, "#REF!" | "#N/A" | "#NAME?" | "#VALUE!" | "#DIV/0!" | "#NULL!" | "#NUM!")
}
