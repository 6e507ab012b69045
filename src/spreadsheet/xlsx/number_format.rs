//! Number formats of an .xlsx file: a number is shown as its sheet shows it, as far as plain formats
//! go. Days are shown as they are written here, whatever their order in the sheet.

use super::date_format::{DateParts, format_elapsed, format_moment};
use super::format_code::{Token, split_sections, tokenize};

/// A longer code than this is none that a person wrote: Excel takes 255 letters.
const MAX_CODE_BYTES: usize = 1_000;

/// More decimals than this are never shown.
const MAX_DECIMALS: usize = 30;

/// How a number is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum NumberFormat {
    /// As it is; and as every format that is not known here.
    #[default]
    General,
    /// Not at all: the format `;;;`, which also hides words.
    Hidden,
    Date(DateParts),
    /// Hours or minutes that may be more than a day has.
    Elapsed(char, DateParts),
    /// Formats for numbers above zero, below it, and for zero itself.
    Decimal(Vec<DecimalFormat>),
}

/// One section of a format: what stands around the digits, and how many of them there are.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct DecimalFormat {
    before: String,
    after: String,
    has_digits: bool,
    least_whole: usize,
    least_decimals: usize,
    most_decimals: usize,
    is_grouped: bool,
    /// By which power of ten the number is shown larger or smaller: 2 for percent.
    power: i32,
}

impl NumberFormat {
    /// The format that Excel knows by this number.
    pub(super) fn builtin(id: &str) -> Self {
        let code = match id.trim().parse::<u32>().unwrap_or(0) {
            1 => "0",
            2 => "0.00",
            3 | 5 | 6 | 37 | 38 | 41 | 42 => "#,##0",
            4 | 7 | 8 | 39 | 40 | 43 | 44 => "#,##0.00",
            9 => "0%",
            10 => "0.00%",
            14..=17 | 27..=31 | 36 | 50..=54 | 57 | 58 => "yyyy-mm-dd",
            18 | 20 | 32 | 34 | 55 => "h:mm",
            19 | 21 | 33 | 35 | 45 | 47 | 56 => "h:mm:ss",
            22 => "yyyy-mm-dd h:mm",
            46 => "[h]:mm:ss",
            _ => return Self::General,
        };
        Self::parse(code)
    }

    pub(super) fn parse(code: &str) -> Self {
        if code.len() > MAX_CODE_BYTES {
            return Self::General;
        }
        let sections = split_sections(code);
        let is_blank = sections.iter().all(|section| section.trim().is_empty());
        if is_blank && sections.len() == 1 {
            return Self::General;
        }
        if is_blank && sections.len() > 3 {
            return Self::Hidden;
        }
        let tokens: Vec<Vec<Token>> =
            sections.iter().take(3).map(|section| tokenize(section)).collect();
        let first = tokens.first().map_or(&[][..], Vec::as_slice);
        let elapsed = first.iter().find_map(|token| match token {
            Token::Elapsed(unit) => Some(*unit),
            _ => None,
        });
        let parts = DateParts::of(first);
        match (elapsed, parts) {
            (Some(unit), _) => Self::Elapsed(unit, parts),
            (None, parts) if parts.is_any() => Self::Date(parts),
            _ => {
                let decimal: Option<Vec<DecimalFormat>> =
                    tokens.iter().map(|section| DecimalFormat::of(section)).collect();
                decimal.map_or(Self::General, Self::Decimal)
            }
        }
    }

    /// The number as it is seen, or would be if the whole box were not hidden.
    pub(super) fn show(&self, number: f64, is_1904: bool) -> String {
        let shown = match self {
            Self::General | Self::Hidden => None,
            Self::Date(parts) => format_moment(number, *parts, is_1904),
            Self::Elapsed(unit, parts) => format_elapsed(number, *unit, *parts),
            Self::Decimal(sections) => format_decimal(number, sections),
        };
        shown.unwrap_or_else(|| format_general(number))
    }
}

impl DecimalFormat {
    /// None where the section has something that is not known here.
    fn of(tokens: &[Token]) -> Option<Self> {
        let is_digit = |token: &Token| matches!(token, Token::Zero | Token::Optional);
        let first = tokens.iter().position(|token| is_digit(token) || *token == Token::Point);
        let last = tokens.iter().rposition(|token| is_digit(token) || *token == Token::Point);
        let mut format = Self { has_digits: first.is_some(), ..Self::default() };
        let (mut is_after_point, mut thousands) = (false, 0);
        for (at, token) in tokens.iter().enumerate() {
            let is_within = first.is_some_and(|first| at >= first) && last >= Some(at);
            match token {
                Token::Percent => {
                    format.power += 2;
                    format.literal_at(at, first).push('%');
                }
                Token::Literal(letter) if !is_within => format.literal_at(at, first).push(*letter),
                Token::Point if !is_after_point => {
                    is_after_point = true;
                    format.power -= 3 * std::mem::take(&mut thousands);
                }
                Token::Zero | Token::Optional => {
                    format.is_grouped |= std::mem::take(&mut thousands) > 0 && !is_after_point;
                    format.count_digit(*token == Token::Zero, is_after_point);
                }
                Token::Group => thousands += 1,
                _ => return None,
            }
        }
        format.power -= 3 * thousands;
        (format.most_decimals <= MAX_DECIMALS && format.least_whole <= MAX_DECIMALS)
            .then_some(format)
    }

    fn literal_at(&mut self, at: usize, first: Option<usize>) -> &mut String {
        if first.is_some_and(|first| at > first) { &mut self.after } else { &mut self.before }
    }

    fn count_digit(&mut self, is_always_shown: bool, is_after_point: bool) {
        let least = usize::from(is_always_shown);
        if is_after_point {
            self.most_decimals += 1;
            if is_always_shown {
                self.least_decimals = self.most_decimals;
            }
        } else {
            self.least_whole += least;
        }
    }

    fn digits(&self, number: f64) -> String {
        let number = number * 10_f64.powi(self.power);
        // halves are rounded up, as people do, and not to the even neighbour
        let number = number + number * 4.0 * f64::EPSILON;
        let text = format!("{number:.*}", self.most_decimals);
        let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
        let kept = decimals.trim_end_matches('0').len().max(self.least_decimals);
        let whole = if whole == "0" && self.least_whole == 0 { "" } else { whole };
        let whole = format!("{whole:0>least$}", least = self.least_whole);
        let whole = if self.is_grouped { group_thousands(&whole) } else { whole };
        match decimals.get(..kept).unwrap_or_default() {
            "" => whole,
            decimals => format!("{whole}.{decimals}"),
        }
    }
}

/// None where the number is too large to be shown digit by digit.
fn format_decimal(number: f64, sections: &[DecimalFormat]) -> Option<String> {
    const TOO_LARGE: f64 = 1e15;
    if number.abs() >= TOO_LARGE {
        return None;
    }
    let format = match sections {
        [_, below, ..] if number < 0.0 => below,
        [_, _, zero] if number == 0.0 => zero,
        [above, ..] => above,
        [] => return None,
    };
    let digits = if format.has_digits { format.digits(number.abs()) } else { String::new() };
    let is_zero = digits.chars().all(|digit| !matches!(digit, '1'..='9'));
    let sign = if number < 0.0 && sections.len() == 1 && !is_zero { "-" } else { "" };
    Some(format!("{sign}{}{digits}{}", format.before, format.after).trim().to_owned())
}

fn group_thousands(whole: &str) -> String {
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// A number without a format: as many decimals as a column of ordinary numbers has room for.
fn format_general(number: f64) -> String {
    const ROOM: usize = 10;
    let whole = format!("{:.0}", number.abs().trunc()).len();
    if whole >= ROOM || number != 0.0 && number.abs() < 1e-4 {
        return number.to_string();
    }
    let text = format!("{number:.*}", ROOM - whole);
    let text = if text.contains('.') { text.trim_end_matches('0') } else { &text };
    text.trim_end_matches('.').to_owned()
}
