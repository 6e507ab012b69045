//! Reads only the id of a matrix, which stands near its beginning, whatever comes after it.

use std::fmt;

use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, Visitor};

use crate::maturity::ids::MatrixId;
use crate::store::json;

/// The id that the matrix in these bytes says it has. The rest may be no matrix at all.
pub fn read_id(bytes: &[u8]) -> Option<MatrixId> {
    let text = json::decode_utf8(bytes).ok()?;
    let mut id = None;
    // it stops at the id, and says then that the rest was not read
    let _ = serde_json::Deserializer::from_str(text).deserialize_map(IdReader(&mut id));
    id.map(|id| MatrixId::from(&*id))
}

struct IdReader<'i>(&'i mut Option<String>);

impl<'de> Visitor<'de> for IdReader<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with an id")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<(), A::Error> {
        while let Some(key) = from.next_key::<String>()? {
            if key == "id" {
                *self.0 = Some(from.next_value()?);
                return Err(A::Error::custom("found"));
            }
            from.next_value::<IgnoredAny>()?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_id_is_found_before_the_rest_is_read() {
        let found = |text: &str| read_id(text.as_bytes()).map(|id| id.to_string());
        assert_eq!(
            found("{\"format\": \"x/1\", \"id\": \"ours\", not json").as_deref(),
            Some("ours")
        );
        assert_eq!(
            found("\u{feff}{\"about\": {\"id\": \"no\"}, \"id\": \"o\\u0075rs\"}").as_deref(),
            Some("ours")
        );
        for none in ["", "[]", "{\"id\": 3}", "{\"about\": {\"id\": \"no\"}}", "\"id\""] {
            assert_eq!(found(none), None, "{none}");
        }
    }
}
