//! A doubt about how a sheet was read: what may be otherwise, for a person to settle.

/// Of more columns than this the names are not all said.
const MAX_NAMED: usize = 5;

/// What a doubt is about, and so what answers it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DoubtSubject {
    /// What its columns are.
    Columns,
    /// The order of the stages.
    Order,
    /// Whether the sheet has to be turned.
    Turn,
}

/// Something in the reading of a sheet that may be otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The columns that it is about, counted from 0; in a turned sheet the rows.
    pub columns: Vec<usize>,
    /// What is in doubt, in a sentence.
    pub says: String,
    /// What it is about.
    pub subject: DoubtSubject,
    /// What each column is called, where the sentence names those that are still open.
    named: Option<NamedColumns>,
}

/// Columns by their names, and what is said of one and of several.
#[derive(Clone, Debug, PartialEq, Eq)]
struct NamedColumns {
    names: Vec<(usize, String)>,
    of_one: &'static str,
    of_several: &'static str,
}

impl NamedColumns {
    fn sentence(&self) -> String {
        let names: Vec<String> =
            self.names.iter().take(MAX_NAMED).map(|(_, name)| format!("\"{name}\"")).collect();
        let more = if self.names.len() > names.len() { " and others" } else { "" };
        let rest = if self.names.len() == 1 { self.of_one } else { self.of_several };
        format!("{}{more} {rest}", names.join(", "))
    }
}

impl Doubt {
    pub(crate) fn new(subject: DoubtSubject, columns: Vec<usize>, says: impl Into<String>) -> Self {
        Self { columns, says: says.into(), subject, named: None }
    }

    /// A doubt about what columns are.
    pub(crate) fn of_columns(columns: Vec<usize>, says: impl Into<String>) -> Self {
        Self::new(DoubtSubject::Columns, columns, says)
    }

    /// A doubt about what each of these columns is, that names them: what is said of one of them alone,
    /// and of several.
    pub(crate) fn of_named(
        names: Vec<(usize, String)>,
        of_one: &'static str,
        of_several: &'static str,
    ) -> Self {
        let columns = names.iter().map(|(column, _)| *column).collect();
        let open = NamedColumns { names, of_one, of_several };
        let says = open.sentence();
        Self { named: Some(open), ..Self::of_columns(columns, says) }
    }

    /// Leaves in doubt only the columns that are still open; what is said names no others.
    pub(crate) fn retain_columns(&mut self, is_open: impl Fn(&usize) -> bool) {
        self.columns.retain(&is_open);
        if let Some(named) = &mut self.named {
            named.names.retain(|(column, _)| is_open(column));
            self.says = named.sentence();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_names_the_columns_that_are_open() {
        let names = |count: usize| (0..count).map(|at| (at, format!("c{at}"))).collect();
        let mut doubt = Doubt::of_named(names(7), "is one.", "are several.");
        assert_eq!(doubt.says, r#""c0", "c1", "c2", "c3", "c4" and others are several."#);
        doubt.retain_columns(|column| *column > 4);
        assert_eq!((&*doubt.says, &*doubt.columns), (r#""c5", "c6" are several."#, &[5, 6][..]));
        doubt.retain_columns(|column| *column == 6);
        assert_eq!(doubt.says, r#""c6" is one."#);
    }
}
