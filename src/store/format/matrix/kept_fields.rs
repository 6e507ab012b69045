//! Fields of somebody's own in a matrix file: kept, not used by this version, and each told once with
//! how often it is there.

use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::sanitize::sanitize_line;
use crate::maturity::waiting_work::KEPT_FIELD;

/// The most names of fields that are told.
const MAX_NAMES: usize = 12;

const MAX_NAME_LETTERS: usize = 40;

const REMEDY: &str = "Nothing has to be done. docs/format.md lists the fields that are used.";

#[derive(Default)]
pub(crate) struct KeptFields {
    fields: Vec<KeptField>,
    has_more: bool,
}

struct KeptField {
    name: String,
    /// Where it stands first.
    path: String,
    count: usize,
}

impl KeptFields {
    pub(crate) fn count(&mut self, name: &str, path: impl FnOnce() -> String) {
        if let Some(field) = self.fields.iter_mut().find(|field| field.name == name) {
            field.count += 1;
        } else if self.fields.len() < MAX_NAMES {
            self.fields.push(KeptField { name: name.to_owned(), path: path(), count: 1 });
        } else {
            self.has_more = true;
        }
    }

    pub(crate) fn into_diagnostics(self) -> Vec<Diagnostic> {
        let told = |field: KeptField| {
            let name: String = sanitize_line(&field.name).chars().take(MAX_NAME_LETTERS).collect();
            let times = match field.count {
                1 => String::new(),
                count => format!(" stands in {count} places. It"),
            };
            let says = format!("The field \"{name}\"{times} is kept, not used by this version.");
            Diagnostic::warning(KEPT_FIELD, field.path, says, REMEDY)
        };
        let more = self.has_more.then(|| {
            let says = "More fields than these are kept, not used by this version.";
            Diagnostic::warning(KEPT_FIELD, "", says, REMEDY)
        });
        self.fields.into_iter().map(told).chain(more).collect()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Map, Value, json};

    use crate::store::format::matrix::read;

    #[test]
    fn a_field_of_somebodys_own_is_told_once_with_how_often_it_is_there() {
        let statement = |number: usize| json!({"id": format!("A-{number}"), "stage": "early", "text": "t", "owner": 1, "tags": 7});
        let mut file = json!({"format": "pcn-workbook.matrix/1", "id": "m", "revision": 1, "title": "M", "colour": "red",
            "stages": [{"id": "early", "name": "Early"}],
            "domains": [{"id": "A", "name": "A", "statements": (0..4).map(statement).collect::<Vec<_>>()}]});
        let (matrix, findings) = read(&serde_json::to_vec(&file).unwrap());
        let says: Vec<&str> = findings.iter().map(|found| found.says.as_str()).collect();
        for told in [
            "The field \"owner\" stands in 4 places. It is kept, not used by this version.",
            "The field \"colour\" is kept, not used by this version.",
        ] {
            assert!(says.contains(&told), "{says:#?}");
        }
        assert!(findings.iter().all(|found| !found.is_error() && found.code == "kept-field"));
        // what somebody else keeps under a name of ours stays as it is
        assert_eq!(matrix.unwrap().domains[0].statements[0].unknown_fields["tags"], 7);
        let many: Map<String, Value> =
            (0..90).map(|number| (format!("own{number}field"), json!(1))).collect();
        file["stages"][0].as_object_mut().unwrap().extend(many);
        let (_, findings) = read(&serde_json::to_vec(&file).unwrap());
        assert_eq!(findings.len(), 13);
        assert!(findings.iter().any(|found| found.says.starts_with("More fields than these")));
    }
}
