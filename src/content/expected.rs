//! Which fields may stand at a place of a file, asked of the raw types themselves.
//!
//! serde tells every `Deserializer` the field names a struct expects. [`fields_at`] runs a deserializer that has no
//! data: it walks down a path until it reaches the struct in question, and comes back with the names it was told.

use std::fmt;

use serde::Deserialize;
use serde::de::value::StrDeserializer;
use serde::de::{
    self, DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, MapAccess, SeqAccess, VariantAccess, Visitor,
};

use super::locate::Step;

/// The fields of the struct at `path` below `T`; empty if no struct stands there. `variant` names the variant the text
/// chose at a path that leads to an enum.
pub fn fields_at<T: for<'de> Deserialize<'de>>(
    path: &[Step],
    variant: &dyn Fn(&[Step]) -> String,
) -> &'static [&'static str] {
    match T::deserialize(Probe { path, depth: 0, variant }) {
        Err(Answer::Fields(fields)) => fields,
        _ => &[],
    }
}

#[derive(Clone, Copy)]
struct Probe<'a> {
    path: &'a [Step],
    depth: usize,
    variant: &'a dyn Fn(&[Step]) -> String,
}

/// What ends the walk.
#[derive(Debug)]
enum Answer {
    Fields(&'static [&'static str]),
    Nothing,
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl std::error::Error for Answer {}

impl de::Error for Answer {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Answer::Nothing
    }
}

impl Probe<'_> {
    fn step(&self) -> Result<&Step, Answer> {
        self.path.get(self.depth).ok_or(Answer::Nothing)
    }

    fn deeper(self) -> Self {
        Probe { depth: self.depth + 1, ..self }
    }
}

impl<'de> Deserializer<'de> for Probe<'_> {
    type Error = Answer;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Answer> {
        Err(Answer::Nothing)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Answer> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Answer> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Answer> {
        visitor.visit_seq(self)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Answer> {
        visitor.visit_map(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Answer> {
        if self.depth == self.path.len() { Err(Answer::Fields(fields)) } else { visitor.visit_map(self) }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Answer> {
        let chosen = (self.variant)(&self.path[..self.depth]);
        if variants.contains(&chosen.as_str()) {
            visitor.visit_enum(Variant { chosen, probe: self })
        } else {
            Err(Answer::Nothing)
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct tuple
        tuple_struct identifier ignored_any
    }
}

impl<'de> SeqAccess<'de> for Probe<'_> {
    type Error = Answer;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Answer> {
        self.step()?;
        seed.deserialize(self.deeper()).map(Some)
    }
}

impl<'de> MapAccess<'de> for Probe<'_> {
    type Error = Answer;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Answer> {
        let Step::Field(name) = self.step()? else { return Err(Answer::Nothing) };
        let name: StrDeserializer<'_, Answer> = name.as_ref().into_deserializer();
        seed.deserialize(name).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Answer> {
        seed.deserialize(self.deeper())
    }
}

struct Variant<'a> {
    chosen: String,
    probe: Probe<'a>,
}

impl<'de, 'a> EnumAccess<'de> for Variant<'a> {
    type Error = Answer;
    type Variant = Probe<'a>;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Probe<'a>), Answer> {
        let name: StrDeserializer<'_, Answer> = self.chosen.as_str().into_deserializer();
        Ok((seed.deserialize(name)?, self.probe))
    }
}

impl<'de> VariantAccess<'de> for Probe<'_> {
    type Error = Answer;

    fn unit_variant(self) -> Result<(), Answer> {
        Err(Answer::Nothing)
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Answer> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Answer> {
        Err(Answer::Nothing)
    }

    fn struct_variant<V: Visitor<'de>>(self, fields: &'static [&'static str], _: V) -> Result<V::Value, Answer> {
        Err(Answer::Fields(fields))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::raw;

    #[test]
    fn knows_the_fields_of_every_depth() {
        let none = |_: &[Step]| String::new();
        let treaty = |path: &[Step]| if path.len() == 1 { "Treaty".to_owned() } else { String::new() };
        let field = |name: &'static str| Step::Field(name.into());
        assert!(fields_at::<raw::Exhibit>(&[], &none).contains(&"summary"));
        let picture = [field("pictures"), Step::Index(3)];
        assert_eq!(
            fields_at::<raw::Exhibit>(&picture, &none),
            ["file", "title", "alt", "caption", "credit", "focus", "width_mm", "hotspots"]
        );
        assert!(fields_at::<raw::Exhibit>(&[field("kind")], &treaty).contains(&"left_open"));
        let signatory = [field("kind"), field("parties"), Step::Index(0), field("signatories"), Step::Index(1)];
        assert_eq!(fields_at::<raw::Exhibit>(&signatory, &treaty), ["person", "role"]);
        assert!(fields_at::<raw::Exhibit>(&[field("nonsense"), field("deeper")], &none).is_empty());
        assert!(fields_at::<raw::Museum>(&[field("hours"), field("monday")], &none).contains(&"last_entry"));
    }
}
