//! Manchu words: kept as Möllendorff romanisation, shown in script.

/// A Manchu word or phrase.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Manchu {
    /// Möllendorff romanisation: `sahaliyan ula`.
    pub romanised: String,
    /// The same in Mongolian-block code points, in reading order; to be drawn in columns from left to right.
    pub script: String,
}
