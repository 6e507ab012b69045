//! The lineage of a matrix: which texts are revisions of one matrix. A matrix is known by what it
//! says (its fingerprint), never by its id: two texts are one matrix only where they are equal, or
//! where one is a later revision of the other.
//!
//! A later revision made by this program carries the fingerprint of its first one. Of files that
//! say nothing, the revisions of one id within a network are one matrix, unless one revision of it
//! has two texts; between networks only equal texts join.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use super::assessment::MatrixRef;
use super::ids::MatrixId;
use super::matrix::Matrix;

/// The matrices that come with the program, each with the fingerprints of all its revisions, the
/// first one first. Their files never say so themselves, since they never change.
pub const SHIPPED_LINEAGES: [(&str, &[&str]); 8] = [
    (
        "pcn-companion",
        &[
            "319ecade987641c57ebc9f39267e088196cd2c1207b479738179eaaabfc3689a",
            "cd3b9fc501218d97e961ef6b93bbaf1fa75cb3c8b4a1a632e326a55d616c8a72",
        ],
    ),
    ("neighbourhood-2026", &["a974a02d36e1c80c64c2345e69bbadc6d98477c4432a347d69397e1aaaf0c7ee"]),
    ("riverside-example", &["ea00e93946ee8ff4fac7458815d8021f6111c3ec6d34d2fe6d6ced7480cc3859"]),
    ("network-practice", &["3ab20df810afa6b4dc1ce40bf2544f4e1d45786965e4c50dfdc340ed3eb1055e"]),
    ("what-next-for-us", &["a2dd6222715efd3de4459abd4ea109b5555c8ac8e12e79cc5087b401f17c5418"]),
    ("pre-mortem", &["8e72a39de783f68b62946488470bb90b09947f3bb785b845880b8482633a2044"]),
    ("change-model", &["3f20f4faea9a9474be305f04a4428a9c06d6de48f9463c3ca3f34f8db5ac6ead"]),
    ("six-steps", &["5ade6e3c0c7fb3dd17acae6cd98d9bd7ee7179e22aaa8cbed81e844ae330659d"]),
];

/// One matrix through all its revisions. Two are the same one where their first text is.
#[derive(Clone, Debug)]
pub struct Lineage {
    id: MatrixId,
    /// The fingerprint of the first revision, as far back as is known.
    first: Arc<str>,
    /// Those of later revisions that do not say themselves which they follow.
    later: Arc<[Arc<str>]>,
}

/// What a text says of its lineage.
#[derive(Clone, Copy, Debug)]
pub struct MatrixText<'m> {
    /// The text.
    pub reference: &'m MatrixRef,
    /// The fingerprint of its first revision, where that is said or known; itself, for a first one.
    pub first: Option<&'m str>,
}

impl<'m> MatrixText<'m> {
    /// A text with what its matrix says.
    pub fn of(reference: &'m MatrixRef, matrix: &'m Matrix) -> Self {
        Self { reference, first: said_first(reference, matrix.lineage.as_deref()) }
    }
}

/// The first revision of a text: itself, what the program knows of its own, or what the file says.
fn said_first<'m>(reference: &'m MatrixRef, said: Option<&'m str>) -> Option<&'m str> {
    let own = reference.fingerprint.as_str();
    let shipped = SHIPPED_LINEAGES.iter().find(|(id, _)| *id == reference.id.as_str());
    let known = shipped.filter(|(_, texts)| texts.contains(&own));
    if let Some((_, [first, ..])) = known {
        return Some(first);
    }
    if reference.revision <= 1 { Some(own) } else { said }
}

impl Lineage {
    /// That of a text by itself: what it says, else itself.
    pub fn of_text(text: &MatrixText<'_>) -> Self {
        let first = text.first.unwrap_or(&text.reference.fingerprint);
        Self::new(text.reference.id.clone(), first)
    }

    /// The one that begins with this text.
    pub fn new(id: MatrixId, first: &str) -> Self {
        Self { id, first: first.into(), later: Arc::default() }
    }

    /// Whether it comes with the program.
    pub fn is_shipped(&self) -> bool {
        SHIPPED_LINEAGES.iter().any(|(_, texts)| texts.first() == Some(&self.first()))
    }

    /// The id, which others may have too.
    pub fn id(&self) -> &MatrixId {
        &self.id
    }

    /// The fingerprint of its first revision, as far back as is known.
    pub fn first(&self) -> &str {
        &self.first
    }

    /// Whether this text is known to be one of it, without what the text says itself.
    pub fn contains(&self, fingerprint: &str) -> bool {
        *self.first == *fingerprint || self.later.iter().any(|text| **text == *fingerprint)
    }

    /// Whether nothing more is known of one than of the other.
    pub fn is_identical(&self, other: &Self) -> bool {
        self == other && self.later == other.later
    }

    /// Whether two are one matrix, each as one network knows it: where any text is in both.
    pub fn is_same(&self, other: &Self) -> bool {
        let texts = || std::iter::once(&self.first).chain(self.later.iter());
        self.id == other.id && texts().any(|text| other.contains(text))
    }
}

impl fmt::Display for Lineage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.id.fmt(f)
    }
}

impl PartialEq for Lineage {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Lineage {}

impl PartialOrd for Lineage {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Lineage {
    fn cmp(&self, other: &Self) -> Ordering {
        (&self.id, &self.first).cmp(&(&other.id, &other.first))
    }
}

impl Hash for Lineage {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.id, &self.first).hash(state);
    }
}

/// Which lineage each of these texts is of, all of them known within one network. The order of the
/// texts changes nothing.
pub fn group_texts(texts: &[MatrixText<'_>]) -> Vec<Lineage> {
    let mut by_id: BTreeMap<&MatrixId, Vec<MatrixText<'_>>> = BTreeMap::new();
    for text in texts {
        by_id.entry(&text.reference.id).or_default().push(*text);
    }
    let unsaid: BTreeMap<&MatrixId, Lineage> =
        by_id.iter().filter_map(|(id, texts)| Some((*id, lineage_of_unsaid(id, texts)?))).collect();
    let lineage = |text: &MatrixText<'_>| {
        let own = Lineage::of_text(text);
        match unsaid.get(&text.reference.id) {
            Some(joined) if text.first.is_none() || joined.contains(&own.first) => joined.clone(),
            _ => own,
        }
    };
    texts.iter().map(lineage).collect()
}

/// The one lineage of all texts of an id that do not say theirs; none where there are no such
/// texts, or where that can't be told.
fn lineage_of_unsaid(id: &MatrixId, texts: &[MatrixText<'_>]) -> Option<Lineage> {
    let mut by_revision: BTreeMap<u32, BTreeSet<&str>> = BTreeMap::new();
    for text in texts {
        let of_revision = by_revision.entry(text.reference.revision).or_default();
        of_revision.insert(&text.reference.fingerprint);
    }
    if by_revision.values().any(|texts| texts.len() > 1) {
        return None;
    }
    let unsaid: BTreeSet<(u32, &str)> = texts
        .iter()
        .filter(|text| text.first.is_none())
        .map(|text| (text.reference.revision, text.reference.fingerprint.as_str()))
        .collect();
    // a text that does not say its own first revision may be the first one that a later one knows
    let is_unsaid = |first: &&str| unsaid.iter().any(|(_, text)| text == first);
    let said = texts.iter().filter_map(|text| text.first).filter(|first| !is_unsaid(first));
    let mut said = said.collect::<BTreeSet<&str>>().into_iter();
    let first = match (said.next(), said.next()) {
        (Some(only), None) => only,
        (None, _) => unsaid.first().map(|(_, text)| *text)?,
        _ => return None,
    };
    let later = unsaid.iter().map(|(_, text)| *text).filter(|text| *text != first);
    let later: Arc<[Arc<str>]> = later.map(Arc::from).collect();
    (!unsaid.is_empty()).then(|| Lineage { id: id.clone(), first: first.into(), later })
}

/// Which of several matrices of one id a network has in use: the one that its file names; else that
/// of its last answers, `answered`, the newest first; else the only one there is, of `ours`, those
/// written here, before all of `usable`. None where that can't be told.
pub fn choose_in_use(
    id: &MatrixId,
    named: Option<&str>,
    answered: &[&Lineage],
    ours: &[&Lineage],
    usable: &[&Lineage],
) -> Option<Lineage> {
    if let Some(first) = named {
        let known = answered.iter().chain(usable).find(|lineage| lineage.contains(first));
        return Some(known.map_or_else(|| Lineage::new(id.clone(), first), |one| (*one).clone()));
    }
    let only = |all: &[&Lineage]| {
        let first = all.first()?;
        all.iter().all(|other| other.is_same(first)).then(|| (*first).clone())
    };
    answered.first().map(|one| (*one).clone()).or_else(|| only(ours)).or_else(|| only(usable))
}

/// The same matrices under one name each, where several networks' are looked at together: what is
/// one in any two of them is one for all. In the order given.
pub fn join_lineages(all: &[&Lineage]) -> Vec<Lineage> {
    let mut joined: Vec<(Lineage, Vec<&Lineage>)> = Vec::new();
    let distinct: BTreeSet<(&Lineage, &[Arc<str>])> =
        all.iter().map(|one| (*one, &*one.later)).collect();
    for (one, _) in distinct {
        let is_same = |(_, members): &(Lineage, Vec<&Lineage>)| {
            members.iter().any(|member| member.is_same(one))
        };
        let (same, others): (Vec<_>, Vec<_>) = joined.into_iter().partition(is_same);
        joined = others;
        let mut members: Vec<&Lineage> =
            same.into_iter().flat_map(|(_, members)| members).collect();
        members.push(one);
        let first = members.iter().copied().min().unwrap_or(one).clone();
        joined.push((first, members));
    }
    let find = |one: &&Lineage| {
        let found = joined.iter().find(|(_, members)| members.iter().any(|member| member == one));
        found.map_or_else(|| (*one).clone(), |(first, _)| first.clone())
    };
    all.iter().map(find).collect()
}

#[cfg(test)]
mod tests;
