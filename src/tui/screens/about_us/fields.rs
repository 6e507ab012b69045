//! The lines of the form: what each asks and why, how it is filled from a network, and how it goes
//! back into one.

use super::choices::{self, Choice};
use crate::maturity::ids::is_ods_code;
use crate::maturity::network::Network;
use crate::maturity::phrases;
use crate::tui::widgets::text_field::TextField;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProfileField {
    Name,
    Purpose,
    OdsCode,
    ListSize,
    Practices,
    OperatingModel,
    WorkedTogether,
    Deprivation,
    Setting,
    AreasOverlap,
    DirectorSessions,
    ManagementSupport,
    System,
    Place,
}

pub const FIELDS: [ProfileField; 14] = [
    ProfileField::Name,
    ProfileField::Purpose,
    ProfileField::OdsCode,
    ProfileField::ListSize,
    ProfileField::Practices,
    ProfileField::OperatingModel,
    ProfileField::WorkedTogether,
    ProfileField::Deprivation,
    ProfileField::Setting,
    ProfileField::AreasOverlap,
    ProfileField::DirectorSessions,
    ProfileField::ManagementSupport,
    ProfileField::System,
    ProfileField::Place,
];

#[derive(Clone, Debug, PartialEq)]
pub enum FieldInput {
    Text(Box<TextField>),
    Choice(Choice),
}

impl ProfileField {
    pub fn label(self) -> &'static str {
        match self {
            Self::Name => "Name",
            Self::Purpose => "What it is for",
            Self::OdsCode => "ODS code",
            Self::ListSize => "Registered patients",
            Self::Practices => "Number of practices",
            Self::OperatingModel => "How it is run",
            Self::WorkedTogether => "Worked together before 2019",
            Self::Deprivation => "Deprivation",
            Self::Setting => "Rural or urban",
            Self::AreasOverlap => "Same area as the council",
            Self::DirectorSessions => "Director sessions a week",
            Self::ManagementSupport => "Management support",
            Self::System => "Our health and care system",
            Self::Place => "Our place in it",
        }
    }

    pub fn help(self) -> &'static str {
        match self {
            Self::Name => "The name that people use. It stands at the top of every screen.",
            Self::Purpose => "One or two sentences. It stands under the name, to come back to.",
            Self::OdsCode => {
                "U and five digits. It shows that two files speak of the same network."
            }
            Self::ListSize => "How many people you serve, so that others see where you start from.",
            Self::Practices => {
                "More practices take longer to agree: others see where you start from."
            }
            Self::OperatingModel => "Networks that are run alike learn most from each other.",
            Self::WorkedTogether => "A head start counts: others see where you start from.",
            Self::Deprivation => {
                "Need differs from place to place: others see where you start from."
            }
            Self::Setting => "Distance matters: others see where you start from.",
            Self::AreasOverlap => "Working with a council is simpler where you share an area.",
            Self::DirectorSessions => "Time to lead, such as 2.5: others see where you start from.",
            Self::ManagementSupport => {
                "Such as: a manager for three days a week. Job roles, not names."
            }
            Self::System => "The local system you work in, often called an ICS.",
            Self::Place => "The place or borough within that system, where it has such parts.",
        }
    }

    fn choices(self) -> Option<choices::ChoiceWords> {
        match self {
            Self::OperatingModel => Some(choices::OPERATING_MODELS),
            Self::WorkedTogether => Some(choices::WORKED_TOGETHER),
            Self::Deprivation => Some(choices::DEPRIVATION),
            Self::Setting => Some(choices::AREA_SETTINGS),
            Self::AreasOverlap => Some(choices::AREAS_OVERLAP),
            _ => None,
        }
    }

    pub fn input_from(self, network: &Network) -> FieldInput {
        let mut network = network.clone();
        if let Some(known) = self.choices() {
            return FieldInput::Choice(Choice::new(
                known,
                self.text_mut(&mut network).and_then(|text| text.as_ref()),
            ));
        }
        let number = |given: Option<u32>| {
            given
                .and_then(|n| usize::try_from(n).ok())
                .map_or_else(String::new, phrases::format_number)
        };
        let text = match self {
            Self::Name => network.name,
            Self::ListSize => number(network.profile.list_size),
            Self::Practices => number(network.profile.practices),
            _ => self.text_mut(&mut network).and_then(|text| text.clone()).unwrap_or_default(),
        };
        let field = if self == Self::Purpose {
            TextField::multiline(&text)
        } else {
            TextField::single_line(&text.replace('\n', " "))
        };
        FieldInput::Text(Box::new(field))
    }

    /// Where the text of a line that may be left out stands in a network.
    fn text_mut(self, network: &mut Network) -> Option<&mut Option<String>> {
        let profile = &mut network.profile;
        match self {
            Self::Name | Self::ListSize | Self::Practices => None,
            Self::Purpose => Some(&mut network.purpose),
            Self::OdsCode => Some(&mut network.ods_code),
            Self::OperatingModel => Some(&mut profile.operating_model),
            Self::WorkedTogether => Some(&mut profile.worked_together),
            Self::Deprivation => Some(&mut profile.deprivation),
            Self::Setting => Some(&mut profile.setting),
            Self::AreasOverlap => Some(&mut profile.areas_overlap),
            Self::DirectorSessions => Some(&mut profile.director_sessions),
            Self::ManagementSupport => Some(&mut profile.management_support),
            Self::System => Some(&mut profile.system),
            Self::Place => Some(&mut profile.place),
        }
    }

    /// Puts what stands on the line into a network. What can't be taken is said, and nothing is
    /// changed.
    pub fn apply_to(self, entry: &FieldInput, network: &mut Network) -> Result<(), String> {
        let given = match entry {
            FieldInput::Choice(choice) => choice.value(),
            FieldInput::Text(field) => {
                Some(field.text().trim().to_owned()).filter(|text| !text.is_empty())
            }
        };
        match (self, given) {
            (Self::Name, None) => return Err("A network needs a name.".to_owned()),
            (Self::Name, Some(name)) => network.name = name,
            (Self::ListSize, given) => network.profile.list_size = parse_number(given, "34,000")?,
            (Self::Practices, given) => network.profile.practices = parse_number(given, "6")?,
            (Self::OdsCode, given) => network.ods_code = given.map(|code| code.to_uppercase()),
            (_, given) => {
                if let Some(text) = self.text_mut(network) {
                    *text = given;
                }
            }
        }
        Ok(())
    }

    pub fn is_number(self) -> bool {
        matches!(self, Self::ListSize | Self::Practices)
    }

    pub fn warning(self, network: &Network) -> Option<String> {
        let code =
            network.ods_code.as_ref().filter(|code| self == Self::OdsCode && !is_ods_code(code))?;
        Some(format!("{code} is kept. Most networks' codes are U and five digits, such as U12345."))
    }
}

/// A number as people write it: with commas or blanks between the thousands, or with a k for them.
fn parse_number(given: Option<String>, such_as: &str) -> Result<Option<u32>, String> {
    let Some(given) = given else { return Ok(None) };
    let plain: String = given.chars().filter(|c| !c.is_whitespace() && *c != ',').collect();
    let (digits, zeros) =
        plain.strip_suffix(['k', 'K']).map_or((plain.as_str(), ""), |digits| (digits, "000"));
    match format!("{digits}{zeros}").parse() {
        Ok(number) if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            Ok(Some(number))
        }
        _ => Err(format!("Not a number yet. Write figures, such as {such_as}.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        let read = |text: &str| parse_number(Some(text.to_owned()), "6");
        for (text, value) in
            [("34,000", 34_000), ("34 000", 34_000), ("41k", 41_000), ("6", 6), ("0", 0)]
        {
            assert_eq!(read(text), Ok(Some(value)), "{text}");
        }
        for text in ["about 6", "-6", "+6", "k", "6.5", "99999999999", "six"] {
            assert!(read(text).is_err(), "{text}");
        }
        assert_eq!(parse_number(None, "6"), Ok(None));
    }

    #[test]
    fn what_a_file_says_is_kept_until_it_is_changed() {
        let mut network = Network::with_name(uuid::Uuid::nil(), "Hillside PCN");
        network.profile.operating_model = Some("hub and spoke".to_owned());
        network.profile.setting = Some("Rural".to_owned());
        let before = network.clone();
        let FieldInput::Choice(mut choice) = ProfileField::OperatingModel.input_from(&network)
        else {
            panic!("no choice")
        };
        assert_eq!(choice.label(), "hub and spoke");
        for line in FIELDS {
            line.apply_to(&line.input_from(&network), &mut network).unwrap();
        }
        network.profile.setting.clone_from(&before.profile.setting);
        assert_eq!(network, before);
        choice.cycle(1);
        assert_eq!(choice.label(), "not given");
        choice.cycle(-1);
        assert_eq!(choice.label(), "hub and spoke");
    }
}
