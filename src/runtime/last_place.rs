//! The last place in each library, as the settings remember it. Besides the network's id they hold
//! its folder, so that the next start need not search for it.

use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::maturity::ids::{ItemId, MatrixId, Slug};
use crate::maturity::lineage::Lineage;
use crate::maturity::walk_subject::WalkSubject;
use crate::store::format::settings::SettingsFile;
use crate::tui::protocol::bookmark::{Bookmark, LastPlace};

/// The field of the settings that holds the places by library id, the newest at its end.
const PLACES: &str = "places";

const MAX_PLACES: usize = 8;

pub fn last_place(settings: &SettingsFile, library: Uuid) -> Option<LastPlace> {
    let place = settings.unknown_fields.get(PLACES)?.get(library.to_string())?;
    let text = |key: &str| place.get(key).and_then(Value::as_str);
    let slug = Slug::from(text("folder")?);
    let walk = text("matrix").map(|matrix| Bookmark {
        network: slug.clone(),
        subject: WalkSubject {
            // of an older version: which matrix of that id is said by the network
            matrix: Lineage::new(MatrixId::from(matrix), text("lineage").unwrap_or_default()),
            subject: text("subject").map(str::to_owned),
        },
        item: text("item").map(ItemId::from),
        is_ten_minutes: place.get("ten_minutes").and_then(Value::as_bool).unwrap_or_default(),
    });
    Some(LastPlace { slug, network: text("network")?.parse().ok()?, bookmark: walk })
}

pub(crate) fn set_last_place(settings: &mut SettingsFile, library: Uuid, place: &LastPlace) {
    settings.last_network = Some(place.network);
    let mut places = match settings.unknown_fields.remove(PLACES) {
        Some(Value::Object(places)) => places,
        _ => Map::new(),
    };
    let id = library.to_string();
    places.shift_remove(&id);
    places.insert(id, to_json(place));
    while places.len() > MAX_PLACES {
        let Some(first) = places.keys().next().cloned() else { break };
        places.shift_remove(&first);
    }
    settings.unknown_fields.insert(PLACES.to_owned(), Value::Object(places));
}

fn to_json(place: &LastPlace) -> Value {
    let mut written =
        json!({ "folder": place.slug.as_str(), "network": place.network.to_string() });
    if let (Some(walk), Some(fields)) = (&place.bookmark, written.as_object_mut()) {
        let matrix = &walk.subject.matrix;
        fields.insert("matrix".to_owned(), matrix.id().as_str().into());
        fields.insert("lineage".to_owned(), matrix.first().into());
        if let Some(subject) = &walk.subject.subject {
            fields.insert("subject".to_owned(), subject.as_str().into());
        }
        if let Some(item) = &walk.item {
            fields.insert("item".to_owned(), item.as_str().into());
        }
        if walk.is_ten_minutes {
            fields.insert("ten_minutes".to_owned(), true.into());
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(slug: &str, item: Option<&str>) -> LastPlace {
        let walk = item.map(|item| Bookmark {
            network: slug.into(),
            subject: "ours".into(),
            item: Some(item.into()),
            is_ten_minutes: true,
        });
        LastPlace { slug: slug.into(), network: Uuid::from_u128(7), bookmark: walk }
    }

    #[test]
    fn each_library_has_a_place_of_its_own() {
        let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let mut settings = SettingsFile::default();
        set_last_place(&mut settings, one, &place("hillside-pcn", Some("CARE-1a")));
        set_last_place(&mut settings, other, &place("valley-pcn", None));
        assert_eq!(last_place(&settings, one), Some(place("hillside-pcn", Some("CARE-1a"))));
        assert_eq!(last_place(&settings, other), Some(place("valley-pcn", None)));
        assert_eq!(last_place(&settings, Uuid::from_u128(3)), None);
        assert_eq!(settings.last_network, Some(Uuid::from_u128(7)));
    }

    #[test]
    fn a_walk_about_one_thing_is_found_again_with_what_it_is_about() {
        let topic = WalkSubject::with_subject(&"change-model".into(), "Falls clinic");
        let walk =
            Bookmark { network: "a".into(), subject: topic, item: None, is_ten_minutes: false };
        let place = LastPlace { bookmark: Some(walk), ..place("a", None) };
        let mut settings = SettingsFile::default();
        set_last_place(&mut settings, Uuid::nil(), &place);
        assert_eq!(last_place(&settings, Uuid::nil()), Some(place));
    }

    #[test]
    fn only_the_libraries_used_last_are_remembered() {
        let mut settings = SettingsFile::default();
        for library in 0..20 {
            set_last_place(&mut settings, Uuid::from_u128(library), &place("a", None));
            set_last_place(&mut settings, Uuid::from_u128(0), &place("b", None));
        }
        let remembered = |library| last_place(&settings, Uuid::from_u128(library)).is_some();
        assert!(remembered(0) && remembered(19) && remembered(13) && !remembered(12));
    }

    #[test]
    fn rubbish_in_the_settings_is_no_place() {
        for rubbish in
            [json!([]), json!({ "x": 1 }), json!({ Uuid::nil().to_string(): { "folder": 3 } })]
        {
            let mut settings = SettingsFile::default();
            settings.unknown_fields.insert(PLACES.to_owned(), rubbish);
            assert_eq!(last_place(&settings, Uuid::nil()), None);
            set_last_place(&mut settings, Uuid::nil(), &place("a", None));
            assert_eq!(last_place(&settings, Uuid::nil()), Some(place("a", None)));
        }
    }
}
