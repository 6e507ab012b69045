//! Lookup in a matrix: stages, domains, items and asks by their ids.

use super::{Ask, Domain, Item, Matrix, Stage, TitlesWithNetwork};
use crate::maturity::ids::{DomainId, ItemId, StageId};

impl Domain {
    /// The short name where there is one, else the full name.
    pub fn short_name(&self) -> &str {
        self.short_name.as_deref().unwrap_or(&self.name)
    }

    /// All items: the statements as written, then the ladders.
    pub fn items(&self) -> impl Iterator<Item = Item<'_>> {
        self.statements.iter().map(Item::Statement).chain(self.ladders.iter().map(Item::Ladder))
    }
}

impl Matrix {
    /// The short title where there is one, else the title; with its network's name where another
    /// matrix here has its id.
    pub fn short_title(&self) -> &str {
        let plain = || self.short_title.as_deref().unwrap_or(&self.title);
        self.titles_with_network.as_ref().map_or_else(plain, |titles| &titles.short_title)
    }

    /// The title, with its network's name where another matrix here has its id.
    pub fn full_title(&self) -> &str {
        self.titles_with_network.as_ref().map_or(&self.title, |titles| &titles.title)
    }

    /// The same matrix, called by its titles and the name of the network whose it is.
    pub fn set_network_name(&mut self, name: &str) {
        let plain = self.short_title.as_deref().unwrap_or(&self.title);
        self.titles_with_network = Some(Box::new(TitlesWithNetwork {
            title: format!("{} ({name})", self.title),
            short_title: format!("{plain} ({name})"),
        }));
    }

    /// The text alone, without what it is called here: that stands in no file.
    #[must_use]
    pub fn without_network_name(&self) -> Self {
        Self { titles_with_network: None, ..self.clone() }
    }

    /// Where `stage` stands among the stages, counted from 0.
    pub fn stage_index(&self, stage: &StageId) -> Option<usize> {
        self.stages.iter().position(|s| s.id == *stage)
    }

    /// The stage with this id.
    pub fn stage(&self, id: &StageId) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.id == *id)
    }

    /// The domain with this id.
    pub fn domain(&self, id: &DomainId) -> Option<&Domain> {
        self.domains.iter().find(|domain| domain.id == *id)
    }

    /// The heading that stands above the domain numbered `at`: its group, where the domain before
    /// it is of another one.
    pub fn group_heading(&self, at: usize) -> Option<&str> {
        let group = |at: usize| self.domains.get(at)?.group.as_deref();
        let before = at.checked_sub(1).and_then(group);
        group(at).filter(|here| before != Some(*here))
    }

    /// Every item of every domain, in order.
    pub fn items(&self) -> impl Iterator<Item = Item<'_>> {
        self.domains.iter().flat_map(Domain::items)
    }

    /// The item with this id.
    pub fn item(&self, id: &ItemId) -> Option<Item<'_>> {
        self.items().find(|item| item.id() == id)
    }

    /// The domain that holds the item with this id.
    pub fn domain_of(&self, id: &ItemId) -> Option<&Domain> {
        self.domains.iter().find(|domain| domain.items().any(|item| item.id() == id))
    }

    /// Every ask of every domain, in order.
    pub fn asks(&self) -> impl Iterator<Item = &Ask> {
        self.domains.iter().flat_map(|domain| &domain.asks)
    }

    /// What people read for "before the first stage": the matrix's own name, else "Before" and the
    /// first stage. Before 0 there is nothing: an area without a number has no stage yet.
    pub fn before_label(&self) -> String {
        match (&self.before, self.stages.first()) {
            (Some(before), _) => before.name.clone(),
            (None, Some(_)) if self.begins_at_zero() => "No stage yet".to_owned(),
            (None, Some(first)) => format!("Before {}", first.name),
            (None, None) => "Before".to_owned(),
        }
    }

    /// The same where there is little room: "Before" alone, unless the matrix has a name of its own for
    /// it.
    pub fn short_before_label(&self) -> String {
        match &self.before {
            Some(before) => before.name.clone(),
            None if self.begins_at_zero() => "No stage".to_owned(),
            None => "Before".to_owned(),
        }
    }

    /// What "before the first stage" means, in a few words: "not yet Foundation". None where the matrix
    /// has its own words for it, or says that there is no stage.
    pub fn before_meaning(&self) -> Option<String> {
        let first = self.stages.first().filter(|_| self.before.is_none())?;
        (!self.begins_at_zero()).then(|| format!("not yet {}", first.name))
    }

    fn begins_at_zero(&self) -> bool {
        self.stage_numbers().is_some_and(|numbers| numbers.first() <= Some(&0))
    }
}
