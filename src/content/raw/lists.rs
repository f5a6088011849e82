//! `sources.ron`, `people.ron`, `places.ron`, `glossary.ron`: what exhibits refer to; and `timeline.ron`.

use serde::Deserialize;

use super::{Actor, Cite, Date, Picture, Text};

/// `sources.ron`.
#[derive(Clone, Debug, Deserialize)]
pub struct Sources {
    pub format: u32,
    pub sources: Vec<Source>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Source {
    pub id: String,
    pub kind: SourceKind,
    #[serde(default)]
    pub author: Option<String>,
    pub title: String,
    pub note: Text,
    #[serde(default)]
    pub published: Option<String>,
    #[serde(default)]
    pub year: Option<String>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
pub enum SourceKind {
    Primary,
    Edition,
    Study,
    Reference,
    Census,
    Official,
    Museum,
    Press,
    Own,
}

/// `people.ron`.
#[derive(Clone, Debug, Deserialize)]
pub struct Persons {
    pub format: u32,
    /// How people of an office dressed: pictures that several may share.
    #[serde(default)]
    pub portraits: Vec<Portrait>,
    pub people: Vec<Person>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Person {
    pub id: String,
    pub name: Text,
    #[serde(default)]
    pub manchu: Option<String>,
    #[serde(default)]
    pub years: Option<String>,
    pub role: Text,
    /// Id of a portrait.
    #[serde(default)]
    pub portrait: Option<String>,
    #[serde(default)]
    pub sources: Vec<Cite>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Portrait {
    pub id: String,
    pub picture: Picture,
}

/// `places.ron`.
#[derive(Clone, Debug, Deserialize)]
pub struct Places {
    pub format: u32,
    pub places: Vec<Place>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Place {
    pub id: String,
    pub name: Text,
    #[serde(default)]
    pub manchu: Option<String>,
    #[serde(default)]
    pub lon_lat: Option<(f64, f64)>,
    #[serde(default)]
    pub note: Option<Text>,
    #[serde(default)]
    pub sources: Vec<Cite>,
}

/// `glossary.ron`.
#[derive(Clone, Debug, Deserialize)]
pub struct Glossary {
    pub format: u32,
    pub terms: Vec<Term>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Term {
    pub id: String,
    pub name: Text,
    pub text: Text,
}

/// `timeline.ron`.
#[derive(Clone, Debug, Deserialize)]
pub struct Timeline {
    pub format: u32,
    pub entries: Vec<Entry>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Entry {
    pub id: String,
    pub date: Date,
    pub actor: Actor,
    pub kind: EntryKind,
    pub title: Text,
    #[serde(default)]
    pub text: Option<Text>,
    #[serde(default)]
    pub exhibit: Option<String>,
    #[serde(default)]
    pub place: Option<String>,
    #[serde(default)]
    pub people: Vec<String>,
    #[serde(default)]
    pub sources: Vec<Cite>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
pub enum EntryKind {
    Treaty,
    Battle,
    Journey,
    Founding,
    Rule,
    Border,
}
