//! The one door through which pictures become textures.
//!
//! Drawing and decoding happen in the workshop's threads; finished pixels are uploaded here, a few per frame, and kept
//! within a byte budget. Nothing else in the house may call `load_texture`.

use std::collections::{HashMap, HashSet};

use egui::emath::Rot2;
use egui::{Color32, ColorImage, Context, Mesh, Rect, TextureHandle, TextureId, TextureOptions, Ui, Vec2, pos2};

use super::view::View;
use crate::imaging::{self, BUILT_IN, Fit, Order, Shelf, Wanted, Workshop};

/// Bytes of textures kept besides those on the screen.
const BUDGET: usize = 48 << 20;
/// Pictures uploaded per frame, so that no frame is late.
const UPLOADS_PER_FRAME: usize = 2;

/// A picture as it can be drawn now.
#[derive(Clone, Copy, Debug)]
pub enum Shown {
    Ready {
        texture: TextureId,
        /// Rises from 0 to 1 while the picture fades in.
        opacity: f32,
    },
    Waiting,
    Broken,
}

struct Texture {
    handle: TextureHandle,
    /// Seconds of the program's clock.
    since: f64,
}

/// Textures by file and size.
pub struct Pictures {
    workshop: Workshop,
    shelf: Shelf<Order, Texture>,
    /// Ordered and not there yet, with whether the frame that is being drawn still wants them.
    ordered: HashMap<Order, bool>,
    broken: HashSet<Order>,
    icons: HashMap<(Icon, u32), TextureHandle>,
    finished: Vec<(Order, imaging::Pixels)>,
    /// Seconds a picture takes to fade in; 0 shows it at once.
    pub(super) fade: f64,
}

impl Pictures {
    pub fn new(workshop: Workshop) -> Pictures {
        Pictures {
            workshop,
            shelf: Shelf::new(BUDGET),
            ordered: HashMap::new(),
            broken: HashSet::new(),
            icons: HashMap::new(),
            finished: Vec::new(),
            fade: 0.0,
        }
    }

    /// Another museum folder: nothing of the old one is good any more.
    pub fn replace_workshop(&mut self, workshop: Workshop) {
        *self = Pictures { icons: std::mem::take(&mut self.icons), fade: self.fade, ..Pictures::new(workshop) };
    }

    /// Takes in what the workshop has finished.
    pub fn begin_frame(&mut self, ctx: &Context) {
        self.ordered.values_mut().for_each(|wanted| *wanted = false);
        for (order, result) in self.workshop.finished() {
            match result {
                Ok(pixels) => self.finished.push((order, pixels)),
                Err(error) => {
                    log::warn!("{}: {error}", order.file);
                    self.ordered.remove(&order);
                    self.broken.insert(order);
                }
            }
        }
        for (order, pixels) in self.finished.drain(..self.finished.len().min(UPLOADS_PER_FRAME)) {
            self.ordered.remove(&order);
            let bytes = pixels.rgba.len();
            let handle = upload(ctx, &order.file, &pixels);
            let since = ctx.input(|input| input.time);
            self.shelf.insert(order, Texture { handle, since }, bytes);
        }
        if !self.finished.is_empty() {
            ctx.request_repaint();
        }
    }

    /// To be called after a frame's last picture: what the frame did not want is not drawn either.
    pub fn end_frame(&mut self) {
        self.shelf.end_frame();
        self.ordered.retain(|_, wanted| *wanted);
        let ordered = &self.ordered;
        self.workshop.keep_only(|order| ordered.contains_key(order));
        self.finished.retain(|(order, _)| ordered.contains_key(order));
    }

    /// Whether anything is still being drawn.
    pub fn is_busy(&self) -> bool {
        !self.ordered.is_empty()
    }

    /// A picture that is part of the program, in so many pixels.
    pub fn built_in(&mut self, ctx: &Context, file: &str, size: [u32; 2]) -> Shown {
        let max_side = ctx.input(|input| input.max_texture_side) as u32;
        let wanted = Wanted { size, fit: Fit::Contain, max_side };
        self.show(ctx, Order { file: format!("{BUILT_IN}{file}"), wanted })
    }

    /// The picture cropped to fill `size` points around `focus`.
    pub fn cover(&mut self, ctx: &Context, file: &str, size: Vec2, focus: (f32, f32)) -> Shown {
        let pixels = |length: f32| (length * ctx.pixels_per_point()).round().max(1.0) as u32;
        let max_side = ctx.input(|input| input.max_texture_side) as u32;
        let wanted = Wanted { size: [pixels(size.x), pixels(size.y)], fit: Fit::Cover { focus }, max_side };
        self.show(ctx, Order { file: file.to_owned(), wanted })
    }

    fn show(&mut self, ctx: &Context, order: Order) -> Shown {
        if let Some(texture) = self.shelf.get(&order) {
            let age = ctx.input(|input| input.time) - texture.since;
            let opacity = if self.fade > 0.0 { (age / self.fade).clamp(0.0, 1.0) as f32 } else { 1.0 };
            if opacity < 1.0 {
                ctx.request_repaint();
            }
            return Shown::Ready { texture: texture.handle.id(), opacity };
        }
        if self.broken.contains(&order) {
            return Shown::Broken;
        }
        if self.ordered.insert(order.clone(), true).is_none() {
            self.workshop.order(order);
        }
        Shown::Waiting
    }

    fn icon(&mut self, ctx: &Context, icon: Icon, side: f32) -> TextureId {
        let px = (side * ctx.pixels_per_point()).round().max(1.0) as u32;
        let handle = self.icons.entry((icon, px)).or_insert_with(|| {
            // A symbol takes some microseconds to draw: not worth a thread.
            let drawn = match icon {
                // The seal has its own colours.
                Icon::Seal => imaging::render(icon.svg(), Wanted { size: [px, px], fit: Fit::Contain, max_side: px }),
                _ => imaging::icon(icon.svg(), px),
            };
            let pixels = drawn.unwrap_or_else(|error| {
                log::error!("icon {icon:?}: {error}");
                imaging::Pixels { size: [1, 1], rgba: vec![0; 4] }
            });
            upload(ctx, "icon", &pixels)
        });
        handle.id()
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the door")]
fn upload(ctx: &Context, name: &str, pixels: &imaging::Pixels) -> TextureHandle {
    let [width, height] = pixels.size.map(|side| side as usize);
    let image = ColorImage::from_rgba_premultiplied([width, height], &pixels.rgba);
    ctx.load_texture(name, image, TextureOptions::LINEAR)
}

/// The symbols of the house.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Icon {
    Back,
    Forward,
    Up,
    Down,
    Home,
    Language,
    Check,
    Close,
    Book,
    Sizes,
    Reach,
    Motion,
    Moon,
    Sun,
    Contrast,
    Reset,
    Erase,
    Layers,
    People,
    Pin,
    Swords,
    Way,
    Plus,
    Minus,
    Whole,
    Map,
    Play,
    Pause,
    Compare,
    Search,
    Clock,
    Calendar,
    Bars,
    Seal,
}

impl Icon {
    fn svg(self) -> &'static [u8] {
        match self {
            Icon::Back => include_bytes!("../../assets/icons/back.svg"),
            Icon::Forward | Icon::Up | Icon::Down => include_bytes!("../../assets/icons/fwd.svg"),
            Icon::Home => include_bytes!("../../assets/icons/home.svg"),
            Icon::Language => include_bytes!("../../assets/icons/lang.svg"),
            Icon::Check => include_bytes!("../../assets/icons/check.svg"),
            Icon::Close => include_bytes!("../../assets/icons/x.svg"),
            Icon::Book => include_bytes!("../../assets/icons/book.svg"),
            Icon::Sizes => include_bytes!("../../assets/icons/aa.svg"),
            Icon::Reach => include_bytes!("../../assets/icons/low.svg"),
            Icon::Motion => include_bytes!("../../assets/icons/motion.svg"),
            Icon::Moon => include_bytes!("../../assets/icons/moon.svg"),
            Icon::Sun => include_bytes!("../../assets/icons/sun.svg"),
            Icon::Contrast => include_bytes!("../../assets/icons/contrast.svg"),
            Icon::Reset => include_bytes!("../../assets/icons/refresh.svg"),
            Icon::Erase => include_bytes!("../../assets/icons/del.svg"),
            Icon::Layers => include_bytes!("../../assets/icons/layers.svg"),
            Icon::People => include_bytes!("../../assets/icons/users.svg"),
            Icon::Pin => include_bytes!("../../assets/icons/pin.svg"),
            Icon::Swords => include_bytes!("../../assets/icons/sword.svg"),
            Icon::Way => include_bytes!("../../assets/icons/way.svg"),
            Icon::Plus => include_bytes!("../../assets/icons/plus.svg"),
            Icon::Minus => include_bytes!("../../assets/icons/minus.svg"),
            Icon::Whole => include_bytes!("../../assets/icons/full.svg"),
            Icon::Map => include_bytes!("../../assets/icons/map.svg"),
            Icon::Play => include_bytes!("../../assets/icons/play.svg"),
            Icon::Pause => include_bytes!("../../assets/icons/pause.svg"),
            Icon::Compare => include_bytes!("../../assets/icons/compare.svg"),
            Icon::Search => include_bytes!("../../assets/icons/search.svg"),
            Icon::Clock => include_bytes!("../../assets/icons/clock.svg"),
            Icon::Calendar => include_bytes!("../../assets/icons/calendar.svg"),
            Icon::Bars => include_bytes!("../../assets/icons/bars.svg"),
            Icon::Seal => include_bytes!("../../assets/icons/seal.svg"),
        }
    }

    /// Quarter turns of the drawing, clockwise.
    fn turns(self) -> f32 {
        match self {
            Icon::Down => 1.0,
            Icon::Up => 3.0,
            _ => 0.0,
        }
    }
}

/// Draws a symbol in one colour.
pub fn show_icon(ui: &Ui, view: &mut View<'_>, rect: Rect, icon: Icon, color: Color32) {
    show_icon_with(ui, &mut view.tools.pictures, rect, icon, color);
}

/// Draws a symbol where there is no view yet.
pub fn show_icon_with(ui: &Ui, pictures: &mut Pictures, rect: Rect, icon: Icon, color: Color32) {
    let texture = pictures.icon(ui.ctx(), icon, rect.width());
    let mut mesh = Mesh::with_texture(texture);
    mesh.add_rect_with_uv(rect, Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0)), color);
    mesh.rotate(Rot2::from_angle(icon.turns() * std::f32::consts::FRAC_PI_2), rect.center());
    ui.painter().add(mesh);
}
