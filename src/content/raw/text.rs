//! A text in several languages, as the files write it.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};

/// A text per language, written `(zh: "…", en: "…", ru: "…")`. Languages are not a closed list, so the keys are kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Text(pub Vec<(String, String)>);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Languages;

        impl<'de> Visitor<'de> for Languages {
            type Value = Text;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text per language, such as (zh: \"…\", en: \"…\", ru: \"…\")")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry::<String, String>()? {
                    entries.push(entry);
                }
                Ok(Text(entries))
            }
        }

        // An empty field list: RON then accepts any field name and hands it over as a string.
        deserializer.deserialize_struct("", &[], Languages)
    }
}
