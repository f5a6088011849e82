"""The relief: elevation warped to the map's plane, lit by three suns, tinted, cut into tiles; a dark and a light one."""

from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw
from scipy import ndimage
from shapely import get_parts

import elevation
import land
from common import REGION, to_plane, to_sphere

# The picture in the plane. The sector of the region is inside; what lies around it is drawn too, without detail.
X0, Y0 = -2110.0, 1450.0  # km, the upper left corner of tile (0, 0)
KM = 1.5  # a pixel of level 0
TILE, BORDER = 512, 1
LEVELS = 3
COLUMNS, ROWS = 6, 4  # of level 0
FINE = 2  # light is computed this many times finer than it is kept

# Small forms and the large ones under them (km of softening, weight): the large keep mountains whole from afar.
FORMS = [(0.0, 0.55), (1.5, 0.35), (4.0, 0.35), (12.0, 0.30)]
SUNS = [(315, 40, 0.62), (275, 52, 0.20), (355, 52, 0.18)]  # from, height, weight
EXAGGERATION = 5.0


def rgb(text):
    return np.array([int(text[i : i + 2], 16) for i in (1, 3, 5)], np.float32)


class Theme:
    def __init__(self, ramp, lit, lit_most, dark, dark_most, shelf, deep, lake):
        self.heights = [height for height, _ in ramp]
        self.colours = np.array([rgb(colour) for _, colour in ramp])
        self.lit, self.lit_most, self.dark, self.dark_most = rgb(lit), lit_most, rgb(dark), dark_most
        self.shelf, self.deep, self.lake = rgb(shelf), rgb(deep), rgb(lake)


THEMES = {
    "ink": Theme(
        [(0, "#1B2225"), (150, "#1E2628"), (450, "#252C2C"), (900, "#2E3331"), (1400, "#3A3C37"), (2000, "#4A4840"),
         (2800, "#605A4E")],
        "#E2D0AC", 0.34, "#06090C", 0.72, "#13202A", "#0B1117", "#1E4459",
    ),
    "paper": Theme(
        [(0, "#EDE9DA"), (150, "#EFE9D9"), (450, "#EFE6D2"), (900, "#EBDFC7"), (1400, "#E5D5B8"), (2000, "#DFCBAA"),
         (2800, "#D9C29E")],
        "#FFFCF3", 0.62, "#87704E", 0.48, "#D0DDDF", "#BFD2D8", "#BDD3DB",
    ),
}


def grid(step):
    """Longitudes and latitudes of the middles of pixels of a size in km."""
    width, height = round(COLUMNS * TILE * KM / step), round(ROWS * TILE * KM / step)
    x = X0 + (np.arange(width) + 0.5) * step
    y = Y0 - (np.arange(height) + 0.5) * step
    return to_sphere(*np.meshgrid(x, y))


def outside(lon, lat):
    """Kilometres beyond the region's sector, roughly."""
    west, south, east, north = REGION
    across = np.maximum(np.maximum(west - lon, lon - east), 0) * 111.2 * np.cos(np.radians(np.clip(lat, -80, 80)))
    along = np.maximum(np.maximum(south - lat, lat - north), 0) * 111.2
    return np.hypot(across, along).astype(np.float32)


def cover(shapes, step, finer=2):
    """How much of each pixel the shapes cover, 0 to 1."""
    width, height = round(COLUMNS * TILE * KM / step), round(ROWS * TILE * KM / step)
    picture = Image.new("L", (width * finer, height * finer))
    draw = ImageDraw.Draw(picture)
    for shape in shapes:
        for part in get_parts(shape):
            if part.geom_type != "Polygon":
                continue
            for ring, value in [(part.exterior, 255), *((hole, 0) for hole in part.interiors)]:
                x, y = to_plane(*np.array(ring.coords)[:, :2].T)
                points = np.column_stack([(x - X0) / step * finer, (Y0 - y) / step * finer])
                draw.polygon([tuple(point) for point in points], fill=value)
    full = np.asarray(picture, np.float32) / 255
    return full.reshape(height, finer, width, finer).mean((1, 3))


def hill_shade(height, step):
    """Light of the suns on heights in metres, about 0 on level ground; ridges a little lighter, valleys darker."""
    total = np.zeros_like(height)
    for blur, weight in FORMS:
        form = ndimage.gaussian_filter(height, blur / step) if blur else height
        east = ndimage.sobel(form, 1) / 8 / (step * 1000) * EXAGGERATION
        south = ndimage.sobel(form, 0) / 8 / (step * 1000) * EXAGGERATION
        norm = np.sqrt(1 + east**2 + south**2)
        for azimuth, altitude, part in SUNS:
            a, h = np.radians(azimuth), np.radians(altitude)
            light = (np.sin(h) + np.cos(h) * (south * np.cos(a) - east * np.sin(a))) / norm
            total += weight * part * (np.maximum(light, 0) - np.sin(h))
    ridge = height - ndimage.gaussian_filter(height, 6 / step)
    return total + 0.15 * np.tanh(ridge / 220)


def beyond(height, far, step, by=4):
    """Outside the region there are no heights: those of the edge go on, softer and softer."""
    weight = (far == 0).astype(np.float32)

    def small(values):
        rows, columns = values.shape
        return values.reshape(rows // by, by, columns // by, by).mean((1, 3))

    def large(values):
        rows, columns = height.shape
        at = np.meshgrid((np.arange(rows) + 0.5) / by - 0.5, (np.arange(columns) + 0.5) / by - 0.5, indexing="ij")
        return ndimage.map_coordinates(values, at, order=1, mode="nearest")

    total, known = small(height * weight), small(weight)
    result = height
    for reach in (6, 20, 70, 250):  # km
        blur = reach / step / by
        soft = ndimage.gaussian_filter(total, blur) / (ndimage.gaussian_filter(known, blur) + 1e-6)
        soft = large(soft.astype(np.float32))
        part = np.clip(far / (1.2 * reach), 0, 1)
        result = result + (soft - result) * part**2 * (3 - 2 * part)
    return result


def from_elevation(path, guide, step, lon, lat, sea, report):
    metres, mixed = elevation.read(path, guide)
    report["land cells changed by more than 20 m"] = f"{mixed:.1%}"
    height = ndimage.map_coordinates(metres, elevation.pixels(lon, lat, metres.shape), order=3, mode="nearest")
    # In level country the metre steps of the source would show as terraces: the flatter, the softer.
    soft = ndimage.gaussian_filter(height, 2.2 / step)
    slope = np.hypot(ndimage.sobel(soft, 0), ndimage.sobel(soft, 1)) / 8 / (step * 1000)
    sharp = np.clip((ndimage.gaussian_filter(slope, 3 / step) - 0.002) / 0.012, 0, 1)
    height = soft + (ndimage.gaussian_filter(height, 0.6 / step) - soft) * sharp
    height = beyond(np.maximum(height, 0), outside(lon, lat), step) * (1 - sea)
    return height, hill_shade(height, step)


def from_picture(path, step, lon, lat, sea):
    """Tom Patterson's shaded relief of the world, plate carrée: its light, of the strength of ours, and heights guessed
    from roughness for want of better."""
    Image.MAX_IMAGE_PIXELS = None
    grey = np.asarray(Image.open(path).convert("L"), np.float32)
    rows = np.clip((90 - lat) / 180 * grey.shape[0] - 0.5, 0, grey.shape[0] - 1)
    columns = np.clip((lon + 180) % 360 / 360 * grey.shape[1] - 0.5, 0, grey.shape[1] - 1)
    light = ndimage.map_coordinates(grey, [rows, columns], order=3)
    ground = np.maximum(1 - sea, 1e-3)
    even = ndimage.gaussian_filter(light * ground, 12 / step) / ndimage.gaussian_filter(ground, 12 / step)
    relief = (light - even) * (1 - sea)
    rough = np.sqrt(ndimage.gaussian_filter(relief**2, 25 / step))
    return np.clip(rough * 60, 0, 1600), np.clip(relief / 240, -0.3, 0.25)


def paint(theme, height, shade, sea, lake, shore):
    tint = np.stack([np.interp(height, theme.heights, theme.colours[:, i]) for i in range(3)], -1).astype(np.float32)
    lit = (theme.lit_most * np.tanh(np.maximum(shade, 0) / 0.24))[..., None]
    dark = (theme.dark_most * np.tanh(np.maximum(-shade, 0) / 0.38))[..., None]
    tint += (theme.lit - tint) * lit
    tint += (theme.dark - tint) * dark
    depth = (1 - np.exp(-shore / 170))[..., None]
    water = theme.shelf + (theme.deep - theme.shelf) * depth
    tint += (theme.lake - tint) * lake[..., None]
    return tint + (water - tint) * sea[..., None]


def shrink(picture, by):
    """Mean of areas, of light and not of its code."""
    height, width, _ = picture.shape
    linear = np.power(np.maximum(picture, 0) / 255, 2.2, dtype=np.float32)
    linear = linear.reshape(height // by, by, width // by, by, 3).mean((1, 3))
    return np.power(linear, 1 / 2.2) * 255


def tiles_of(picture, level, theme, folder, quality, touches):
    """Cuts one level; each tile has a border of its neighbours' pixels. Where there is no neighbour, its own edge."""
    size = TILE * KM * 2**level
    columns, rows = -(-COLUMNS // 2**level), -(-ROWS // 2**level)
    missing = (rows * TILE - picture.shape[0], columns * TILE - picture.shape[1])
    full = np.pad(picture, ((0, missing[0]), (0, missing[1]), (0, 0)), mode="edge")
    full = np.pad(full, ((BORDER, BORDER), (BORDER, BORDER), (0, 0)), mode="edge")
    noise = np.random.default_rng(level).random(full.shape[:2], np.float32)[..., None]
    full = np.clip(np.floor(full + noise), 0, 255).astype(np.uint8)  # dithered: dark slopes of colour show no steps
    made = []
    for row in range(rows):
        for column in range(columns):
            if not touches(column * size, row * size, size):
                continue
            top, left = row * TILE, column * TILE
            tile = Image.fromarray(full[top : top + TILE + 2 * BORDER, left : left + TILE + 2 * BORDER])
            target = Path(folder) / theme / str(level) / f"{column}-{row}.jpg"
            target.parent.mkdir(parents=True, exist_ok=True)
            tile.save(target, quality=quality, subsampling=0, optimize=True, progressive=False)
            made.append([column, row])
    return columns, rows, made, full


def make(grid_file, guide, picture, natural_earth, folder, quality, report, preview=None):
    step = KM / FINE
    lon, lat = grid(step)
    inside = outside(lon, lat) == 0

    def touches(x, y, size):
        a, b, c = int(x / step), int(y / step), int(size / step)
        return bool(inside[b : b + c, a : a + c].any())

    sea = 1 - cover([part for _, part in land.read(natural_earth / "ne_10m_land", land.WIDE)], step)
    lake = cover(land.lake_shapes(natural_earth, land.WIDE), step)
    shore = ndimage.distance_transform_edt(sea > 0.5).astype(np.float32) * step
    shore = ndimage.gaussian_filter(shore, 4 / step)
    height, shade = from_picture(picture, step, lon, lat, sea)
    if grid_file:  # the picture stays where there are no heights, outside the region
        height, own = from_elevation(grid_file, guide, step, lon, lat, sea, report)
        part = np.clip(outside(lon, lat) / 40, 0, 1)
        shade = own + (0.5 * shade - own) * part**2 * (3 - 2 * part)
    levels = []
    for name, theme in THEMES.items():
        finest = shrink(paint(theme, height, shade, sea, lake, shore), FINE)
        for level in range(LEVELS):
            scaled = finest if level == 0 else shrink(finest, 2**level)
            columns, rows, made, full = tiles_of(scaled, level, name, folder, quality, touches)
            if preview:
                Image.fromarray(full[1:-1, 1:-1]).save(Path(preview) / f"{name}-{level}.png")
            if name == "ink":
                levels.append({"level": level, "km_per_px": KM * 2**level, "columns": columns, "rows": rows, "tiles": made})
    return {
        "x0": X0, "y0": Y0, "tile": TILE, "border": BORDER, "themes": list(THEMES), "format": "jpg",
        "path": "relief/<theme>/<level>/<column>-<row>.jpg", "levels": levels,
    }
