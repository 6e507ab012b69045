//! What was typed for a network that is not made yet: handed over to be kept as it is typed, and put back where it was typed once
//! the person is here again.

use super::Welcome;
use crate::app::App;
use crate::app::desk::Desk;
use crate::app::field::Field;
use crate::app::screen::Screen;
use crate::app::words::effect::{Effect, Pace};
use crate::app::words::moment::Moment;
use crate::app::words::outcome::MadeUp;
use crate::app::words::reply::Reply;
use crate::maturity::begun::Begun;

/// What is said where something came back.
const KEPT: &str = "What you began here was kept.";

impl Welcome {
    /// What was typed so far.
    fn begun(&self) -> Begun {
        Begun { name: self.name.text(), purpose: self.purpose.text() }
    }

    /// Puts back what was begun, into fields in which nothing stands. Whether anything came back.
    fn resume(&mut self, begun: &Begun) -> bool {
        let put = |field: &mut Field, text: &str| {
            let comes_back = field.is_blank() && !text.trim().is_empty();
            if comes_back {
                field.replace(text);
            }
            comes_back
        };
        let name = put(&mut self.name, &begun.name);
        put(&mut self.purpose, &begun.purpose) || name
    }

    /// Hands over what changed, to be kept within two seconds. Not while a network is being made of it: it is kept then.
    pub(crate) fn hand_over(&mut self, desk: &mut Desk) -> Vec<Reply> {
        let begun = self.begun();
        if self.asked.is_some()
            || desk.begun.as_ref().map_or(begun.is_blank(), |known| *known == begun)
        {
            return Vec::new();
        }
        self.is_typed = true;
        desk.begun = Some(begun.clone());
        keep(desk, begun, Pace::Typing)
    }

    /// Hands over what was typed last, to be kept at once: the person goes elsewhere.
    pub(crate) fn hand_over_now(&mut self, desk: &Desk) -> Vec<Reply> {
        if self.asked.is_some() || !std::mem::take(&mut self.is_typed) {
            return Vec::new();
        }
        keep(desk, self.begun(), Pace::Now)
    }
}

/// Keeps it, unless nothing may be written here or all of it is gone when it is left.
fn keep(desk: &Desk, begun: Begun, pace: Pace) -> Vec<Reply> {
    if desk.read_only.is_some() || desk.made_up == MadeUp::Passing {
        return Vec::new();
    }
    vec![Reply::Do(Effect::KeepBegun { begun, pace })]
}

impl App {
    /// Puts back on the first screen what was begun there; asks for it where that is not known yet.
    pub(crate) fn resume_begun(&mut self) -> Vec<Effect> {
        let Screen::Welcome(welcome) = &mut self.screen else { return Vec::new() };
        let Some(begun) = &self.desk.begun else { return vec![Effect::FindBegun] };
        if welcome.resume(begun) {
            self.says = Some(KEPT.to_owned());
        }
        Vec::new()
    }

    /// What was begun was found. What was typed meanwhile stays, and is kept together with what came back beside it.
    pub(crate) fn begun_found(&mut self, found: Begun, moment: &Moment) -> Vec<Effect> {
        let is_here = matches!(self.screen, Screen::Welcome(_));
        let welcome =
            self.trail.iter_mut().chain([&mut self.screen]).find_map(|screen| match screen {
                Screen::Welcome(welcome) => Some(welcome),
                _ => None,
            });
        let Some(welcome) = welcome.filter(|welcome| welcome.asked.is_none()) else {
            self.desk.begun.get_or_insert(found);
            return Vec::new();
        };
        let came_back = welcome.resume(&found);
        let replies = match &self.desk.begun {
            Some(_) => welcome.hand_over(&mut self.desk),
            None => Vec::new(),
        };
        self.desk.begun = Some(welcome.begun());
        if came_back && is_here {
            self.says = Some(KEPT.to_owned());
        }
        self.follow(replies, moment)
    }
}
