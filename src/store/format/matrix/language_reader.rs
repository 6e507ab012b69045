//! Reads texts that stand in several languages: an object of their tags in the place of a text, as
//! `{"en": "We meet.", "cy": "Rydym yn cwrdd."}`.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::maturity::diagnostic::{Diagnostic, describe_path};
use crate::maturity::matrix::{Language, Matrix, TextByLanguage};
use crate::store::format::limits::{MAX_TEXT_BYTES, too_long};
use crate::store::json::member_path;

/// What was read of texts in several languages.
#[derive(Default)]
pub(super) struct LanguageReader {
    /// The matrix's own language; where the file does not say it, the first of the first such text.
    own: Option<Language>,
    is_said: bool,
    /// The texts by their paths in the file.
    texts: BTreeMap<String, TextByLanguage>,
}

/// Whether an object holds one text in several languages: all of its keys are tags of languages.
pub(super) fn is_text_by_language(object: &Map<String, Value>) -> bool {
    !object.is_empty() && object.keys().all(|key| key.trim().parse::<Language>().is_ok())
}

/// The finding about a value of another kind than there should be.
pub(super) fn wrong_kind(path: String, should: &str) -> Diagnostic {
    let says = format!("{} should be {should}.", describe_path(&path));
    Diagnostic::error("wrong-kind", path, says, "Write it so.")
}

impl LanguageReader {
    /// Which language is the matrix's own, before its texts are read.
    pub(super) fn of(matrix: &Value) -> Self {
        let said = matrix.get("language").and_then(Value::as_str);
        let own: Option<Language> = said.and_then(|tag| tag.trim().parse().ok());
        Self { own, is_said: own.is_some(), texts: BTreeMap::new() }
    }

    /// The text in the matrix's own language, and what is wrong with it; the others are kept.
    pub(super) fn read_text(
        &mut self,
        object: &Map<String, Value>,
        path: String,
        cleaned: fn(&str) -> String,
    ) -> (String, Vec<Diagnostic>) {
        let (mut words, mut findings) = (TextByLanguage::new(), Vec::new());
        for (key, value) in object {
            let Ok(language) = key.trim().parse::<Language>() else { continue };
            let is_own = language == *self.own.get_or_insert(language);
            let place = || member_path(&path, key);
            match value {
                Value::String(text) if text.len() > MAX_TEXT_BYTES => {
                    findings.push(too_long(place()));
                }
                Value::String(text) => {
                    words.insert(language, cleaned(text));
                }
                Value::Null if !is_own => {}
                _ => findings.push(wrong_kind(place(), "text in quotation marks")),
            }
        }
        let own = self.own.and_then(|own| words.get(&own).cloned());
        if own.is_none() && findings.is_empty() {
            findings.push(self.no_own_words(&path));
        }
        self.texts.insert(path, words);
        (own.unwrap_or_default(), findings)
    }

    fn no_own_words(&self, path: &str) -> Diagnostic {
        let language = self.own.map(|own| own.to_string()).unwrap_or_default();
        let says = format!(
            "{} has no words in the matrix's own language ({language}).",
            describe_path(path)
        );
        let remedy = "Add them: what has no words in the language that is chosen is shown in the matrix's own.";
        Diagnostic::error("no-own-language", path, says, remedy)
    }

    /// Puts the texts in further languages into the matrix; those where only one text can stand are
    /// findings.
    pub(super) fn fill_translations(self, matrix: &mut Matrix) -> Vec<Diagnostic> {
        let mut findings = Vec::new();
        if self.texts.is_empty() {
            return findings;
        }
        if let Some(own) = self.own.filter(|_| !self.is_said) {
            let says = format!(
                "Texts stand in several languages, and it is not said which is the matrix's own: {} ({own}) was taken.",
                own.name()
            );
            let remedy = format!("Write it beside the title: \"language\": \"{own}\".");
            findings.push(Diagnostic::warning("no-language", "language", says, remedy));
            matrix.language = Some(own);
        }
        let misplaced = matrix.take_translations(self.texts).into_iter();
        let should = "text in quotation marks, in one language";
        findings.extend(misplaced.map(|path| wrong_kind(path, should)));
        findings
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::maturity::matrix::{Language, Matrix};
    use crate::store::format::matrix::{canonical_bytes, read_validated, reference};

    fn file() -> Value {
        json!({"format": "pcn-workbook.matrix/1", "id": "m", "revision": 1, "language": "en",
            "title": {"en": "Ours", "cy": "Ein un ni"},
            "before": {"name": {"en": "Not started", "cy": "Heb ddechrau"}},
            "stages": [{"id": "early", "name": {"en": "Early", "cy": "Cynnar"}, "meaning": "First"},
                       {"id": "late", "name": "Late"}],
            "scales": [{"id": "how", "rungs": {"early": {"en": "Seldom", "cy": "Anaml"}, "late": "Often"}}],
            "answer_sets": [{"id": "yn", "answers": {"not_yet": {"en": "No", "cy": "Na"}, "fully": "Yes"}}],
            "domains": [{"id": "A", "name": {"en": "Access", "cy": "Mynediad"}, "signs": [{"en": "Queues", "cy": "Ciwiau"}],
                "statements": [{"id": "A-1", "stage": "early", "text": {"en": "We meet.", "cy": "Rydym yn cwrdd.", "fr": "On se voit."},
                    "evidence": {"en": "Notes", "cy": "Nodiadau"}, "answers": "yn",
                    "checklist": [{"en": "Weekly", "cy": "Wythnosol"}]}],
                "ladders": [{"id": "A-l", "title": "How often", "scale": "how"},
                            {"id": "A-m", "title": "Own", "rungs": {"early": {"en": "One", "cy": "Un"}}}]}],
            "glossary": [{"term": {"en": "meet", "cy": "cwrdd"}, "meaning": {"en": "To sit", "cy": "Eistedd"}}]})
    }

    fn read(file: &Value) -> Matrix {
        let (matrix, findings) = read_validated(&serde_json::to_vec(file).unwrap());
        let errors: Vec<_> = findings.iter().filter(|found| found.is_error()).collect();
        assert!(errors.is_empty(), "{errors:?}");
        matrix.unwrap()
    }

    fn tag(tag: &str) -> Option<Language> {
        tag.parse().ok()
    }

    #[test]
    fn one_language_is_shown_and_all_are_kept() {
        let own = read(&file());
        assert_eq!(own.language_names().as_deref(), Some("English, Cymraeg, Français"));
        assert_eq!((own.title.as_str(), own.shown_language()), ("Ours", tag("en")));
        let mut shown = own.clone();
        shown.show_in(tag("cy-GB"));
        let area = &shown.domains[0];
        let statement = &area.statements[0];
        let texts = [
            &shown.title,
            &shown.before.as_ref().unwrap().name,
            &shown.stages[0].name,
            shown.stages[0].meaning.as_ref().unwrap(),
            &shown.stages[1].name,
            &area.name,
            &area.signs[0],
            &statement.text,
            statement.evidence.as_ref().unwrap(),
            &statement.details.checklist[0],
            &area.ladders[0].rungs[0].text,
            &area.ladders[1].rungs[0].text,
            &area.ladders[0].title,
            &shown.answer_sets[0].answers[0].name,
            &shown.glossary[0].term,
        ];
        assert_eq!(
            texts.map(String::as_str),
            [
                "Ein un ni", "Heb ddechrau", "Cynnar", "First", "Late", "Mynediad", "Ciwiau",
                "Rydym yn cwrdd.", "Nodiadau", "Wythnosol", "Anaml", "Un", "How often", "Na",
                "cwrdd",
            ]
        );
        // whatever is shown, it is the same matrix and the same file
        assert_eq!(canonical_bytes(&shown), canonical_bytes(&own));
        assert_eq!(reference(&shown), reference(&own));
        assert_eq!(*shown.in_own_language(), own);
        let written: Value = serde_json::from_slice(&canonical_bytes(&own)).unwrap();
        assert_eq!(
            written["domains"][0]["statements"][0]["text"],
            file()["domains"][0]["statements"][0]["text"]
        );
        assert_eq!(written["scales"][0]["rungs"]["early"]["cy"], "Anaml");
        assert_eq!(read(&written), own);
        shown.show_in(tag("fr"));
        assert_eq!(shown.domains[0].statements[0].text, "On se voit.");
        assert_eq!(shown.title, "Ours");
        shown.show_in(tag("pl"));
        assert_eq!(shown, own);
    }

    #[test]
    fn an_edit_is_one_of_the_language_that_is_shown() {
        let mut shown = read(&file());
        shown.show_in(tag("cy"));
        shown.domains[0].statements[0].text = "Cwrdd.".to_owned();
        shown.domains[0].statements[0].evidence = None;
        let own = shown.in_own_language().into_owned();
        assert_eq!(own.domains[0].statements[0].text, "We meet.");
        assert_eq!(own.domains[0].statements[0].evidence, None, "it was taken out");
        let text = String::from_utf8(canonical_bytes(&shown)).unwrap();
        assert!(text.contains("\"cy\": \"Cwrdd.\"") && !text.contains("Nodiadau"), "{text}");
    }

    #[test]
    fn what_languages_can_not_be_is_said_where_it_stands() {
        type Change = fn(&mut Value);
        let cases: [(&str, &str, Change); 5] = [
            ("no-own-language", "title", |file| file["title"] = json!({"cy": "Ein un ni"})),
            ("wrong-kind", "title.cy", |file| file["title"]["cy"] = json!(7)),
            ("wrong-kind", "domains[0].id", |file| file["domains"][0]["id"] = json!({"en": "A"})),
            ("wrong-kind", "language", |file| file["language"] = json!("Welsh!")),
            ("wrong-kind", "title", |file| file["title"] = json!({"en": "Ours", "welsh": "x"})),
        ];
        for (code, path, change) in cases {
            let mut wrong = file();
            change(&mut wrong);
            let (_, findings) = read_validated(&serde_json::to_vec(&wrong).unwrap());
            let found = findings
                .iter()
                .any(|one| (one.code, one.path.as_str()) == (code, path) && one.is_error());
            assert!(found, "{code} {path}: {findings:?}");
        }
    }

    #[test]
    fn where_no_language_is_said_the_first_is_the_matrixs_own() {
        let mut unsaid = file();
        unsaid.as_object_mut().unwrap().remove("language");
        let (matrix, findings) = read_validated(&serde_json::to_vec(&unsaid).unwrap());
        assert!(findings.iter().any(|one| one.code == "no-language" && !one.is_error()));
        assert_eq!(matrix.unwrap(), read(&file()));
    }
}
