//! Privacy warnings: detects what may be about a patient, an NHS number or a date of birth. It warns
//! and never blocks, since only the person who types can know.

mod birth_dates;

/// What a text seems to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrivacyWarning {
    /// Ten digits that pass the check of an NHS number.
    NhsNumber,
    /// A day long enough ago to be a birthday, or any day said to be one.
    DateOfBirth,
}

/// What `text` seems to hold that should not stand in a note; each worry at most once.
pub fn find_privacy_warnings(text: &str) -> Vec<PrivacyWarning> {
    let mut found = Vec::new();
    if has_nhs_number(text) {
        found.push(PrivacyWarning::NhsNumber);
    }
    if birth_dates::has_birth_date(text) {
        found.push(PrivacyWarning::DateOfBirth);
    }
    found
}

/// One plain sentence for the person who typed it.
pub fn warning_message(worry: PrivacyWarning) -> &'static str {
    match worry {
        PrivacyWarning::NhsNumber => {
            "This looks like an NHS number: please leave out anything about a patient."
        }
        PrivacyWarning::DateOfBirth => {
            "This looks like a date of birth: please leave out anything about a patient."
        }
    }
}

fn has_nhs_number(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    (0..chars.len()).any(|start| {
        let begins =
            chars[start].is_ascii_digit() && (start == 0 || !chars[start - 1].is_ascii_digit());
        begins && parse_ten_digits(&chars[start..]).is_some_and(is_checksum_valid)
    })
}

/// Ten digits and no more: in one run, or as three, three and four with one space or hyphen
/// between.
fn parse_ten_digits(chars: &[char]) -> Option<[u32; 10]> {
    let mut digits = [0; 10];
    let (mut count, mut at) = (0, 0);
    let mut gaps = Vec::new();
    while count < 10 {
        let found = *chars.get(at)?;
        if let Some(digit) = found.to_digit(10) {
            digits[count] = digit;
            count += 1;
        } else if matches!(found, ' ' | '-' | '\u{a0}' | '\u{2010}' | '\u{2011}')
            && gaps.last() != Some(&count)
        {
            gaps.push(count);
        } else {
            return None;
        }
        at += 1;
    }
    let is_grouped = gaps.is_empty() || gaps == [3, 6];
    (is_grouped && !chars.get(at).is_some_and(char::is_ascii_digit)).then_some(digits)
}

/// The modulus 11 check of the NHS Data Dictionary: the first nine digits weigh ten down to two,
/// the tenth is the check digit.
fn is_checksum_valid(digits: [u32; 10]) -> bool {
    let sum: u32 =
        digits[..9].iter().zip((2..=10).rev()).map(|(digit, weight)| digit * weight).sum();
    let check = (11 - sum % 11) % 11;
    check == digits[9] && sum != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_nhs_number_is_noticed_however_it_is_grouped() {
        for text in [
            "9434765919", "no 943 476 5919.", "943-476-5919", "(9434765919)",
            "call 12, then 943 476 5919",
        ] {
            assert_eq!(find_privacy_warnings(text), [PrivacyWarning::NhsNumber], "{text}");
        }
        for text in [
            "9434765918", "94347659190", "19434765919", "9434 76 5919", "943  476 5919",
            "0000000000", "123", "9.434765919",
        ] {
            assert!(find_privacy_warnings(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_birthday_is_noticed_and_the_day_of_a_meeting_is_not() {
        let birthdays = [
            "born 12/03/1948",
            "DOB: 3.4.51",
            "d.o.b. 12 March 2019",
            "date of birth is the 1st of May 2021",
            "Mrs A, 12 March 1948",
            "1948-03-12",
            "March 12th, 1948",
            "12-mar-1948",
            "3/4/51 (date of birth)",
        ];
        for text in birthdays {
            assert_eq!(find_privacy_warnings(text), [PrivacyWarning::DateOfBirth], "{text}");
        }
        let others = [
            "2019",
            "since 1948",
            "12 March 2026",
            "agreed on 2025-09-10, again 3/4/26",
            "minutes of 12/03/2019",
            "scores 40/60/1950",
            "3 of 4, 1950 patients",
            "version 1.2.3",
            "the unborn plan of 12 March 2026",
            "ask 12 practices by March 2000",
        ];
        for text in others {
            assert!(find_privacy_warnings(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn both_worries_are_said_once_each() {
        let text = "9434765919 9434765919 born 1/2/1950, born 1/2/1950";
        assert_eq!(
            find_privacy_warnings(text),
            [PrivacyWarning::NhsNumber, PrivacyWarning::DateOfBirth]
        );
        assert_ne!(
            warning_message(PrivacyWarning::NhsNumber),
            warning_message(PrivacyWarning::DateOfBirth)
        );
    }
}
