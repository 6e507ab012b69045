//! Terminal colours (colors): how many a terminal can show and which background it has, as far as
//! that is known.

/// A colour as red, green and blue, 0 to 255 each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// How many colours a terminal can show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum ColorDepth {
    /// None at all.
    None,
    /// The sixteen that every person sets for themselves.
    Sixteen,
    /// Those, and 240 that are the same everywhere.
    #[default]
    Indexed,
    /// All.
    Full,
}

/// The background of a terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Background {
    #[default]
    Unknown,
    /// Dark or light, and no more is known.
    Dark,
    Light,
    /// As the terminal itself said.
    Exactly(Rgb),
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TerminalColors {
    pub depth: ColorDepth,
    pub background: Background,
}

impl Background {
    pub fn is_light(self) -> bool {
        match self {
            Self::Unknown | Self::Dark => false,
            Self::Light => true,
            Self::Exactly(rgb) => rgb.contrast(Rgb(0, 0, 0)) > rgb.contrast(Rgb(255, 255, 255)),
        }
    }
}

impl Rgb {
    /// How bright it is to the eye, 0 to 1, as the Web Content Accessibility Guidelines say it.
    pub fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }

    /// How well one can be read on the other: from 1, not at all, to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// "rgb:1e1e/1e/1" as terminals say a colour: one to four digits for each part. An "rgba:" has
    /// how much shines through after it.
    pub fn parse(said: &str) -> Option<Self> {
        let parts = said.strip_prefix("rgb:").or_else(|| said.strip_prefix("rgba:"))?;
        let mut parts = parts.split('/').map(|part| {
            let most = 16_u32.checked_pow(u32::try_from(part.len()).ok()?)?.checked_sub(1)?;
            let is_short = (1..=4).contains(&part.len());
            let value = u32::from_str_radix(part, 16).ok().filter(|_| is_short)?;
            u8::try_from(value * 255 / most.max(1)).ok()
        });
        Some(Self(parts.next()??, parts.next()??, parts.next()??))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_read_as_terminals_say_it() {
        for (said, colour) in [
            ("rgb:1e1e/2828/ffff", Some(Rgb(0x1e, 0x28, 0xff))),
            ("rgb:0/8/f", Some(Rgb(0, 136, 255))),
            ("rgb:fd/f6/e3", Some(Rgb(0xfd, 0xf6, 0xe3))),
            ("rgba:0000/0000/0000/ffff", Some(Rgb(0, 0, 0))),
            ("rgb:0000/0000", None),
            ("rgb:00000/0/0", None),
            ("rgb://", None),
            ("#102030", None),
            ("?", None),
        ] {
            assert_eq!(Rgb::parse(said), colour, "{said}");
        }
    }

    #[test]
    fn contrast_goes_from_one_to_twenty_one() {
        let (black, white) = (Rgb(0, 0, 0), Rgb(255, 255, 255));
        assert!((black.contrast(white) - 21.0).abs() < 0.01);
        assert!((white.contrast(white) - 1.0).abs() < 0.01);
        assert!((Rgb(0x77, 0x77, 0x77).contrast(white) - 4.48).abs() < 0.01);
    }
}
