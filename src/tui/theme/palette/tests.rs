//! Tests of the palettes: every colour of ours that carries text can be read on every scheme that
//! Windows Terminal ships, and on what a terminal says its background is.

use super::schemes::{Scheme, schemes};
use super::*;

const DEPTHS: [ColorDepth; 3] = [ColorDepth::Sixteen, ColorDepth::Indexed, ColorDepth::Full];

fn rgb(ink: Ink, scheme: &Scheme) -> Rgb {
    match ink {
        Ink::Numbered(number @ 0..=15) => scheme.sixteen[usize::from(number)],
        ink => ink.rgb().unwrap(),
    }
}

/// What carries text, and what it stands on: the page or the terminal's own, the bar, the stages.
fn pairs(palette: &Palette, scheme: &Scheme) -> Vec<(Rgb, Rgb)> {
    let page = palette.page.map_or(scheme.background, |(_, page)| rgb(page, scheme));
    let mut pairs: Vec<(Rgb, Rgb)> =
        palette.text_inks().map(|ink| (rgb(ink, scheme), page)).collect();
    let stages = palette.stages.into_iter().flatten();
    let own = [palette.warning, palette.focus, palette.page].into_iter().flatten();
    pairs.extend(own.chain(stages).map(|(text, on)| (rgb(text, scheme), rgb(on, scheme))));
    // where the bar has a colour of its own, words on it keep theirs
    if let Some((_, bar)) = palette.focus.filter(|_| palette.page.is_none()) {
        let bar = rgb(bar, scheme);
        pairs.extend(palette.text_inks().map(|ink| (rgb(ink, scheme), bar)));
    }
    pairs
}

#[test]
fn every_colour_of_ours_is_readable_on_every_scheme() {
    for scheme in schemes() {
        let fitting = if scheme.is_light() { ThemeChoice::Light } else { ThemeChoice::Dark };
        for depth in DEPTHS {
            let known =
                TerminalColors { depth, background: Background::Exactly(scheme.background) };
            for theme in [ThemeChoice::Automatic, fitting, ThemeChoice::HighContrast] {
                let palette = Palette::of(theme, known);
                for (text, on) in pairs(&palette, &scheme) {
                    let contrast = text.contrast(on);
                    let what = format!("{} {depth:?} {theme:?}: {text:?} on {on:?}", scheme.name);
                    assert!(contrast >= MIN_CONTRAST, "{what} is {contrast:.2}");
                }
            }
            assert_eq!(
                Palette::of(ThemeChoice::Automatic, known),
                Palette::of(fitting, known),
                "{} {depth:?}",
                scheme.name
            );
        }
    }
}

#[test]
fn where_the_background_is_not_known_no_colour_carries_text() {
    for depth in DEPTHS {
        let unknown = TerminalColors { depth, background: Background::Unknown };
        for theme in [ThemeChoice::Automatic, ThemeChoice::Mono] {
            assert_eq!(Palette::of(theme, unknown), Palette::default(), "{theme:?} {depth:?}");
        }
    }
}

#[test]
fn a_background_on_which_neither_set_can_be_read_gets_no_colours() {
    let mut unpainted = 0;
    for grey in 0..=255 {
        let background = Background::Exactly(Rgb(grey, grey, grey));
        for depth in DEPTHS.into_iter().skip(1) {
            let palette = Palette::of(ThemeChoice::Automatic, TerminalColors { depth, background });
            unpainted += usize::from(palette == Palette::default());
            for ink in palette.text_inks().filter_map(Ink::rgb) {
                assert!(ink.contrast(Rgb(grey, grey, grey)) >= MIN_CONTRAST, "{grey} {depth:?}");
            }
        }
    }
    assert!((100..400).contains(&unpainted), "{unpainted}");
}

#[test]
fn a_terminal_without_colours_gets_them_only_where_they_are_asked_for() {
    let none = TerminalColors { depth: ColorDepth::None, background: Background::Dark };
    assert_eq!(Palette::of(ThemeChoice::Automatic, none), Palette::default());
    assert!(Palette::of(ThemeChoice::HighContrast, none).page.is_some());
    assert!(Palette::of(ThemeChoice::Dark, none).key.is_some());
}
