//! The folder `maps`: the layers that `museum.ron` names, and the drawings that the layers name.

use std::collections::{BTreeMap, BTreeSet};

use super::{Lookup, Reader};
use crate::content::check::{self, House, MAPS, Register, Shared};
use crate::content::drawing::{self, Sketch};
use crate::content::raw;
use crate::content::source::{Document, join, read_document};
use crate::diagnostic::{Place, Problem};
use crate::model::id;
use crate::model::map::Layer;

/// Bytes of all drawings together: they are held until all layers are checked.
const MOST_BYTES: usize = 256 << 20;

/// The layers as they are written.
#[derive(Default)]
pub struct Maps {
    /// In the order of `museum.ron`.
    layers: Vec<(String, Lookup<raw::Layer>)>,
    /// By the name of the file; those that cannot be read are not there.
    pub sketches: BTreeMap<String, Sketch>,
    modern_border: bool,
    approvals_required: bool,
    /// Whether nobody can know which layers there should be.
    unreadable: bool,
}

impl Maps {
    /// Without a part `atlas` nothing is read, and nothing in the folder is amiss.
    pub(super) fn read(
        reader: &Reader<'_>,
        museum: Option<&raw::Museum>,
        mended: bool,
        problems: &mut Vec<Problem>,
    ) -> Maps {
        let Some(atlas) = museum.and_then(|museum| museum.atlas.as_ref()) else {
            return Maps { unreadable: museum.is_none() || mended, ..Maps::default() };
        };
        let mut layers: Vec<(String, Lookup<raw::Layer>)> = Vec::new();
        for name in &atlas.layers {
            if id::is_valid_part(name) && !layers.iter().any(|(other, _)| other == name) {
                layers.push((name.clone(), reader.file(MAPS, &format!("{name}.ron"), problems)));
            }
        }
        let mut named = BTreeSet::new();
        for raw in layers.iter().filter_map(|(_, layer)| layer.raw()) {
            named.extend(raw.features.iter().filter_map(|feature| match &feature.shape {
                raw::Shape::File(name) => Some(name.as_str()),
                _ => None,
            }));
        }
        for file in reader.listing.files(MAPS) {
            let place = || Place::file(join(MAPS, file));
            let lower = file.to_lowercase();
            let known = || layers.iter().any(|(name, _)| file.strip_suffix(".ron") == Some(name));
            // A layer that cannot be read may name any drawing.
            let all_read =
                || layers.iter().all(|(_, layer)| layer.read().is_some_and(|read| read.document.mended.is_none()));
            if lower.ends_with(".ron") && !known() {
                problems.push(Problem::warning(place(), "layer-unnamed").with("id", file.trim_end_matches(".ron")));
            } else if lower.ends_with(".geojson") && !named.contains(file.as_str()) && all_read() {
                problems.push(Problem::warning(place(), "drawing-unnamed").with("file", file));
            }
        }
        let has = |name: &&&str| reader.listing.has_file(MAPS, name) && name.ends_with(".geojson");
        let mut sketches = BTreeMap::new();
        let mut bytes = 0;
        for name in named.iter().filter(has) {
            if bytes > MOST_BYTES {
                problems.push(Problem::error(Place::file(join(MAPS, name)), "atlas-large"));
                continue;
            }
            let document = read_document(reader.folder, &join(MAPS, name), reader.limits, problems);
            match document.map(sketch) {
                Some(Ok(sketch)) => {
                    bytes += sketch.document.text.len();
                    sketches.insert((*name).to_owned(), sketch);
                }
                Some(Err(problem)) => problems.push(problem),
                None => {}
            }
        }
        let (modern_border, approvals_required) = (atlas.modern_border, atlas.approvals_required);
        Maps { layers, sketches, modern_border, approvals_required, unreadable: false }
    }

    /// Checks the layers, and tells the house which of them and of their features can be shown.
    pub(super) fn check(&self, house: &mut House<'_>, problems: &mut Vec<Problem>) -> Vec<Layer> {
        let empty = || if self.unreadable { Register::unreadable() } else { Register::default() };
        let (mut ids, mut features) = (empty(), empty());
        let mut shared = Shared::default();
        let mut layers = Vec::new();
        for (id, layer) in &self.layers {
            ids.insert(id, false);
            let Some(read) = layer.read() else {
                features.forgive();
                continue;
            };
            let shown = self.modern_border || !read.raw.modern;
            let approval = shown && self.approvals_required;
            let (layer, found) = check::layer(house, &read.document, &read.raw, approval, &mut shared);
            problems.extend(read.own(found));
            for feature in read.raw.features.iter().filter(|feature| id::is_valid_part(&feature.id)) {
                features.insert_hidden(&feature.id);
            }
            if read.document.mended.is_some() {
                // Features that could not be understood have ids as well.
                features.forgive();
            }
            let Some(layer) = layer.filter(|_| shown && read.is_whole()) else { continue };
            ids.insert(id, true);
            for feature in &layer.features {
                features.insert(feature.id.as_str(), true);
            }
            layers.push(layer);
        }
        (house.layers, house.features) = (ids, features);
        layers
    }
}

fn sketch(document: Document) -> Result<Sketch, Problem> {
    let drawing = drawing::read(&document)?;
    Ok(Sketch { document, drawing })
}
