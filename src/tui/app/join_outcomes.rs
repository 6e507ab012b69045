//! What comes back about two networks that became one, or one that became two again.

use super::App;
use crate::maturity::ids::Slug;
use crate::maturity::network_state::NetworkState;
use crate::tui::protocol::effect::Effect;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::outcome::Outcome;
use crate::tui::protocol::transition::Destination;
use crate::tui::screens::ActiveScreen;
use crate::tui::state::LastJoin;

const ONE: &str = "One network";
const TWO: &str = "Two networks";

impl App {
    pub(crate) fn apply_join_outcome(&mut self, outcome: Outcome, now: &Now) -> Vec<Effect> {
        match outcome {
            Outcome::NetworksJoined { kept, other, part, names, network_state } => {
                let message = format!("{}, with {}", names[0], names[1]);
                self.state.networks.retain(|entry| entry.slug != other);
                let last = part.map(|part| LastJoin::Joined { kept: kept.clone(), part });
                self.after_join(&[kept, other], network_state, last, (ONE, message), now)
            }
            Outcome::NetworkSplit { slug, other, name, network_state } => {
                let message = format!("{name} is by itself again");
                let last = LastJoin::Split { network: slug.clone(), other: other.clone() };
                self.after_join(&[slug, other], network_state, Some(last), (TWO, message), now)
            }
            Outcome::NetworksKeptApart { other, names, network_state } => {
                let message = format!("{} and {}", names[0], names[1]);
                let concerned = network_state.is_some().then_some(other);
                self.after_join(concerned.as_slice(), network_state, None, (TWO, message), now)
            }
            read => {
                self.forward_outcome(&read);
                Vec::new()
            }
        }
    }

    /// The list of networks, read anew. What is open of them is as it is now, and no walk of theirs
    /// stays open behind it.
    fn after_join(
        &mut self,
        concerned: &[Slug],
        fresh: Option<Box<NetworkState>>,
        last: Option<LastJoin>,
        (count, message): (&str, String),
        now: &Now,
    ) -> Vec<Effect> {
        if let Some(open) = &mut self.state.network_state
            && concerned.contains(&open.slug)
        {
            match fresh {
                Some(fresh) => *open = *fresh,
                None => self.state.network_state = None,
            }
        }
        (self.state.last_joined, self.state.last_trashed) = (last, None);
        let mut effects = self.navigate(Destination::Home, now);
        if matches!(self.screen, ActiveScreen::Networks(_)) {
            effects.extend(self.screen.as_screen().initial_read(&self.state));
        } else {
            effects.extend(self.navigate(Destination::Networks, now));
        }
        if let (ActiveScreen::Networks(list), [kept, ..]) = (&mut self.screen, concerned) {
            list.focus_on(kept.clone());
        }
        effects.extend(self.look_again());
        let undo = if self.state.last_joined.is_some() { " (u takes it back)" } else { "" };
        self.message = Some(format!("{count} now{undo}: {message}."));
        effects
    }
}
