//! The one door through which pictures become textures.
//!
//! Drawing and decoding happen in the workshop's threads; finished pixels are uploaded here, a few per frame, and kept
//! within a byte budget. Nothing else in the house may call `load_texture`.

use std::collections::{HashMap, HashSet, VecDeque};

use egui::emath::Rot2;
use egui::{Color32, ColorImage, Context, Mesh, Rect, TextureHandle, TextureId, TextureOptions, Ui, Vec2, pos2};

use super::view::View;
use crate::imaging::{self, BUILT_IN, Fit, Geometry, Made, Order, Shelf, Stamp, TileId, Wanted, Workshop};

/// Bytes of textures kept besides those on the screen, unless the museum says otherwise.
const BUDGET: usize = 192 << 20;
/// Bytes uploaded per frame, so that no frame is late; a picture that is larger comes alone.
const UPLOADED_PER_FRAME: usize = 3 << 20;

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

/// What is known of a picture that is to be looked at closely.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plate {
    Waiting,
    Broken,
    /// How large it is; its tiles are being cut, or cannot be.
    Whole(Geometry),
    /// Its tiles are there.
    Cut(Geometry),
}

impl Plate {
    /// How large the picture is, once that is known.
    pub fn geometry(self) -> Option<Geometry> {
        match self {
            Plate::Whole(geometry) | Plate::Cut(geometry) => Some(geometry),
            Plate::Waiting | Plate::Broken => None,
        }
    }
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
    /// What is known of pictures looked at closely, with whether this frame asked; forgotten when a frame does not.
    plates: HashMap<String, (Plate, bool)>,
    /// The state of their files, also of those that nobody looks at any more.
    stamps: HashMap<String, Stamp>,
    /// By file: the largest size at which a picture looked at closely has been shown as a whole.
    wholes: HashMap<String, Order>,
    icons: HashMap<(Icon, u32), TextureHandle>,
    finished: VecDeque<(Order, imaging::Pixels)>,
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
            plates: HashMap::new(),
            stamps: HashMap::new(),
            wholes: HashMap::new(),
            icons: HashMap::new(),
            finished: VecDeque::new(),
            fade: 0.0,
        }
    }

    /// Another museum folder: nothing of the old one is good any more.
    pub fn replace_workshop(&mut self, workshop: Workshop) {
        *self = Pictures { icons: std::mem::take(&mut self.icons), fade: self.fade, ..Pictures::new(workshop) };
    }

    /// Keeps so many bytes of textures besides those on the screen.
    pub fn set_budget(&mut self, bytes: usize) {
        self.shelf.set_budget(bytes);
    }

    /// Bytes of all textures that are kept.
    pub fn bytes(&self) -> usize {
        self.shelf.bytes()
    }

    /// Takes in what the workshop has finished.
    pub fn begin_frame(&mut self, ctx: &Context) {
        self.ordered.values_mut().for_each(|wanted| *wanted = false);
        self.plates.values_mut().for_each(|(_, wanted)| *wanted = false);
        for (order, result) in self.workshop.finished() {
            match result {
                Ok(Made::Pixels(pixels)) => self.finished.push_back((order, pixels)),
                Ok(Made::Plate { geometry, is_cut, stamp }) => {
                    self.ordered.remove(&order);
                    self.recognise(order.file(), stamp);
                    let plate = if is_cut { Plate::Cut(geometry) } else { Plate::Whole(geometry) };
                    self.plates.insert(order.file().to_owned(), (plate, true));
                }
                Err(error) => self.fail(order, &error),
            }
        }
        let mut uploaded = 0;
        while let Some((order, pixels)) = self.finished.front() {
            uploaded += pixels.rgba.len();
            if uploaded > UPLOADED_PER_FRAME && uploaded > pixels.rgba.len() {
                break;
            }
            let handle = upload(ctx, order.file(), pixels);
            let (bytes, since) = (pixels.rgba.len(), ctx.input(|input| input.time));
            self.ordered.remove(order);
            self.shelf.insert(order.clone(), Texture { handle, since }, bytes);
            self.finished.pop_front();
        }
        if !self.finished.is_empty() {
            ctx.request_repaint();
        }
    }

    /// A file that is another than it was: nothing of the old one may be mixed with the new.
    fn recognise(&mut self, file: &str, stamp: Stamp) {
        let before = self.stamps.get(file);
        if before.is_some_and(|before| *before != stamp) {
            log::info!("{file} has been replaced");
            self.shelf.retain(|order| order.file() != file);
            self.broken.retain(|order| order.file() != file);
            self.finished.retain(|(order, _)| order.file() != file);
            self.ordered.retain(|order, _| order.file() != file);
            self.wholes.remove(file);
        }
        self.stamps.insert(file.to_owned(), stamp);
    }

    fn fail(&mut self, order: Order, error: &imaging::ImagingError) {
        log::warn!("{}: {error}", order.file());
        self.ordered.remove(&order);
        match &order {
            // The tiles are damaged or gone. Those that were seen stay until there are new ones.
            Order::Tile { file, .. } => {
                if let Some((plate @ Plate::Cut(_), _)) = self.plates.get_mut(file)
                    && let Plate::Cut(geometry) = *plate
                {
                    *plate = Plate::Whole(geometry);
                }
            }
            Order::Plate { file } => {
                self.plates.insert(file.clone(), (Plate::Broken, true));
            }
            Order::Picture { .. } | Order::Cut { .. } => {
                self.broken.insert(order);
            }
        }
    }

    /// To be called after a frame's last picture: what the frame did not want is not drawn either.
    pub fn end_frame(&mut self) {
        self.shelf.end_frame();
        self.ordered.retain(|_, wanted| *wanted);
        self.plates.retain(|_, (_, wanted)| *wanted);
        self.wholes.retain(|file, _| self.plates.contains_key(file));
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
        let wanted = Wanted { size, fit: Fit::Contain, max_side: max_side(ctx) };
        self.show(ctx, Order::Picture { file: format!("{BUILT_IN}{file}"), wanted })
    }

    /// The picture cropped to fill `size` points around `focus`.
    pub fn cover(&mut self, ctx: &Context, file: &str, size: Vec2, focus: (f32, f32)) -> Shown {
        self.show(ctx, fitted(ctx, file, size, Fit::Cover { focus }))
    }

    /// The whole picture, as large as fits into `size` points.
    pub fn whole(&mut self, ctx: &Context, file: &str, size: Vec2) -> Shown {
        let order = fitted(ctx, file, size, Fit::Contain);
        let shown = self.show(ctx, order.clone());
        if matches!(shown, Shown::Ready { opacity, .. } if opacity >= 1.0) {
            self.remember_whole(order);
        }
        shown
    }

    /// A picture looked at closely, as a whole in the largest size in which it has been shown so; it is not asked for.
    pub fn ready_whole(&mut self, file: &str) -> Option<TextureId> {
        let order = self.wholes.get(file)?;
        self.shelf.get(order).map(|texture| texture.handle.id())
    }

    fn remember_whole(&mut self, order: Order) {
        let across = |order: &Order| if let Order::Picture { wanted, .. } = order { wanted.size[0] } else { 0 };
        let known = self.wholes.get(order.file()).filter(|known| self.shelf.contains(known));
        if known.is_none_or(|known| across(known) < across(&order)) {
            self.wholes.insert(order.file().to_owned(), order);
        }
    }

    /// What is known of a picture. Asks for its size, and then for its tiles.
    pub fn plate(&mut self, file: &str) -> Plate {
        let Some((plate, wanted)) = self.plates.get_mut(file) else {
            self.order(Order::Plate { file: file.to_owned() });
            return Plate::Waiting;
        };
        *wanted = true;
        let plate = *plate;
        let cut = Order::Cut { file: file.to_owned() };
        if matches!(plate, Plate::Whole(_)) && !self.broken.contains(&cut) {
            self.order(cut);
        }
        plate
    }

    /// A tile of a picture whose plate is `Plate::Cut`.
    pub fn tile(&mut self, ctx: &Context, file: &str, tile: TileId) -> Shown {
        self.show(ctx, Order::Tile { file: file.to_owned(), tile })
    }

    /// A tile, if it is there; it is not asked for.
    pub fn ready_tile(&mut self, file: &str, tile: TileId) -> Option<TextureId> {
        self.shelf.get(&Order::Tile { file: file.to_owned(), tile }).map(|texture| texture.handle.id())
    }

    fn order(&mut self, order: Order) {
        if self.ordered.insert(order.clone(), true).is_none() {
            self.workshop.order(order);
        }
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
        self.order(order);
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

fn fitted(ctx: &Context, file: &str, size: Vec2, fit: Fit) -> Order {
    let pixels = |length: f32| (length * ctx.pixels_per_point()).round().max(1.0) as u32;
    let wanted = Wanted { size: [pixels(size.x), pixels(size.y)], fit, max_side: max_side(ctx) };
    Order::Picture { file: file.to_owned(), wanted }
}

/// The longest side of a texture.
fn max_side(ctx: &Context) -> u32 {
    ctx.input(|input| input.max_texture_side) as u32
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
