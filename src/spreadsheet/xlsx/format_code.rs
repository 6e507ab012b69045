//! The code of a number format, such as `#,##0.00;[Red]-0%`, taken apart into its tokens.

/// A sign of a format code, and what it stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Token {
    /// Shown as it is.
    Literal(char),
    /// A digit that is always shown.
    Zero,
    /// A digit that is shown where there is one.
    Optional,
    Point,
    Group,
    Percent,
    /// A part of a day or of a time: y, m, d, h or s.
    Date(char),
    /// Hours, minutes or seconds as a whole: h, m or s.
    Elapsed(char),
    /// Anything that is not known here.
    Unknown,
}

/// The sections between the semicolons of a code; one in quotation marks ends none.
pub(super) fn split_sections(code: &str) -> Vec<String> {
    let (mut sections, mut is_quoted, mut is_escaped) = (vec![String::new()], false, false);
    for letter in code.chars() {
        match letter {
            _ if is_escaped => is_escaped = false,
            '\\' if !is_quoted => is_escaped = true,
            '"' => is_quoted = !is_quoted,
            ';' if !is_quoted => {
                sections.push(String::new());
                continue;
            }
            _ => {}
        }
        if let Some(section) = sections.last_mut() {
            section.push(letter);
        }
    }
    sections
}

/// The tokens of one section.
pub(super) fn tokenize(section: &str) -> Vec<Token> {
    if section.trim().to_ascii_lowercase().contains("general") {
        return vec![Token::Unknown];
    }
    let (mut tokens, mut letters) = (Vec::new(), section.chars().peekable());
    while let Some(letter) = letters.next() {
        match letter {
            '"' => {
                let quoted = letters.by_ref().take_while(|letter| *letter != '"');
                tokens.extend(quoted.map(Token::Literal));
            }
            '\\' => tokens.extend(letters.next().map(Token::Literal)),
            // room as wide as a letter, and a letter to fill the box with
            '_' => {
                letters.next();
                tokens.push(Token::Literal(' '));
            }
            '*' => {
                letters.next();
            }
            '[' => {
                let inside: String = letters.by_ref().take_while(|letter| *letter != ']').collect();
                tokens.extend(bracket_tokens(&inside));
            }
            '0' => tokens.push(Token::Zero),
            '#' | '?' => tokens.push(Token::Optional),
            '.' => tokens.push(Token::Point),
            ',' => tokens.push(Token::Group),
            '%' => tokens.push(Token::Percent),
            '@' => tokens.push(Token::Unknown),
            'E' | 'e' if matches!(letters.peek(), Some('+' | '-')) => tokens.push(Token::Unknown),
            'y' | 'm' | 'd' | 'h' | 's' | 'Y' | 'M' | 'D' | 'H' | 'S' => {
                tokens.push(Token::Date(letter.to_ascii_lowercase()));
            }
            other => tokens.push(Token::Literal(other)),
        }
    }
    tokens
}

/// What stands in square brackets: time as a whole, a currency, a condition; colours and languages
/// show nothing.
fn bracket_tokens(inside: &str) -> Vec<Token> {
    let mut letters = inside.chars().map(|letter| letter.to_ascii_lowercase());
    match letters.next() {
        Some(unit @ ('h' | 'm' | 's')) if letters.all(|letter| letter == unit) => {
            vec![Token::Elapsed(unit)]
        }
        Some('$') => {
            inside.chars().skip(1).take_while(|letter| *letter != '-').map(Token::Literal).collect()
        }
        Some('<' | '>' | '=') => vec![Token::Unknown],
        _ => Vec::new(),
    }
}
