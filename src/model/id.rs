//! Names by which parts of the museum refer to each other.

use std::fmt;
use std::sync::Arc;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Wraps a name that has been checked: lower-case letters, digits and hyphens, parts joined by `/`.
            pub fn new(name: impl Into<Arc<str>>) -> Self {
                $name(name.into())
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id!(
    /// An exhibit's folder below the museum folder: `treaties/nerchinsk-1689`.
    ExhibitId
);
id!(
    /// A hall's folder: `treaties`.
    HallId
);
id!(
    /// A disputed point within one exhibit: `uda-open-zone`.
    AccountId
);
id!(
    /// An entry of `people.ron`.
    PersonId
);
id!(
    /// An entry of `places.ron`.
    PlaceId
);
id!(
    /// An entry of `sources.ron`.
    SourceId
);
id!(
    /// An entry of `glossary.ron`.
    TermId
);
id!(
    /// An entry of `timeline.ron`.
    EntryId
);
id!(
    /// A file of the folder `maps/`, without `.ron`: `borders`.
    LayerId
);
id!(
    /// A thing on a layer: `nerchinsk-1689`. No two layers use the same.
    FeatureId
);

/// Whether `name` may be an id or one part of one: `a`–`z`, `0`–`9` and single hyphens inside.
pub fn is_valid_part(name: &str) -> bool {
    !name.is_empty()
        && name.len() <= 80
        && !name.starts_with('-')
        && !name.ends_with('-')
        && !name.contains("--")
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

#[cfg(test)]
mod tests {
    use super::is_valid_part;

    #[test]
    fn ids_are_plain() {
        for good in ["a", "nerchinsk-1689", "7"] {
            assert!(is_valid_part(good), "{good}");
        }
        for bad in ["", "-a", "a-", "a--b", "A", "尼布楚", "a b", "a/b", "..", "a.b"] {
            assert!(!is_valid_part(bad), "{bad}");
        }
    }
}
