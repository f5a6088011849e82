//! A quick answer to "can this character be drawn?" for whole museums of text.

use std::sync::OnceLock;

use super::coverage;

/// One bit for each character of the Basic Multilingual Plane; the fonts are asked once.
#[derive(Debug)]
pub struct Drawable {
    bits: Box<[u64; 1024]>,
}

impl Drawable {
    /// The characters the bundled fonts draw.
    pub fn bundled() -> &'static Drawable {
        static BUNDLED: OnceLock<Drawable> = OnceLock::new();
        BUNDLED.get_or_init(|| {
            let mut bits = Box::new([u64::MAX; 1024]);
            for (block, bits) in (0u32..).step_by(64).zip(bits.iter_mut()) {
                let characters: String = (block..block + 64).filter_map(char::from_u32).collect();
                for c in coverage::undrawable(&characters) {
                    *bits &= !(1 << (u32::from(c) % 64));
                }
            }
            Drawable { bits }
        })
    }

    pub fn has(&self, c: char) -> bool {
        let code = c as usize;
        match self.bits.get(code / 64) {
            Some(bits) => bits & (1 << (code % 64)) != 0,
            None => coverage::undrawable(c.encode_utf8(&mut [0; 4])).is_empty(),
        }
    }

    /// Byte offset of the first character that cannot be drawn.
    pub fn first_missing(&self, text: &str) -> Option<usize> {
        text.char_indices().find(|(_, c)| !self.has(*c)).map(|(at, _)| at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_fonts() {
        let drawable = Drawable::bundled();
        assert_eq!(drawable.first_missing("尼布楚 Nerchinsk Нерчинск\n"), None);
        assert_eq!(drawable.first_missing("ab\u{e000}"), Some(2));
        assert_eq!(drawable.first_missing("🛶"), Some(0));
    }
}
