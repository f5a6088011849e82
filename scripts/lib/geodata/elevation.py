"""The elevation grid and its repair.

The grid is in Web Mercator over exactly the region, 16-bit grey, 12000 standing for sea level. It was once scaled down
as a picture whose bytes hold the high and the low part of a height apart. Where a cell mixes heights from both sides
of a multiple of 256 m, its height is wrong by anything up to 128 m; in mountains that is every fifth cell. The repair
weighs for each cell whether its height or such a mixture is likelier, given its neighbours and a coarse grid of
another make.
"""

import numpy as np
from PIL import Image
from scipy import ndimage

from common import REGION

STEP = 256.0  # metres

# Marble's tiles of SRTM: plate carrée, 1/30 degree, eight bits. Grey and height, compared with the grid by medians.
TILE, TILE_DEGREES, PER_DEGREE = 675, 22.5, 30
GREY = [103, 115, 126.8, 135.3, 141.1, 146.8, 152.5, 158.2, 163.5, 168.8, 174, 177.4, 179.5, 181.4, 183, 184.7, 186.5,
        188.1, 189.8, 191.5, 193.1, 194.5, 195.7, 196.9, 198.1, 199, 200.2, 201.3, 202.5, 203.9, 205, 206.3, 207.3, 213,
        222]
METRES = [0, *range(50, 3151, 100), 3650, 4500]
assert len(GREY) == len(METRES)


def _up(degrees):
    return np.arctanh(np.sin(np.radians(degrees)))


def pixels(lon, lat, shape):
    """Rows and columns of the grid; outside, those of its edge."""
    west, south, east, north = REGION
    lon, lat = np.clip(lon, west, east), np.clip(lat, south, north)
    height, width = shape
    rows = (_up(north) - _up(lat)) / (_up(north) - _up(south)) * height - 0.5
    columns = (lon - west) / (east - west) * width - 0.5
    return np.clip(rows, 0, height - 1), np.clip(columns, 0, width - 1)


def coarse(folder, shape):
    """Heights of Marble's tiles at the cells of the grid."""
    west, south, east, north = REGION
    top, bottom = int((90 - north) // TILE_DEGREES), int((90 - south) // TILE_DEGREES)
    left, right = int((west + 180) // TILE_DEGREES), int((east + 180) // TILE_DEGREES)
    grey = np.vstack([
        np.hstack([np.asarray(Image.open(folder / f"{r:06}/{r:06}_{c:06}.jpg")) for c in range(left, right + 1)])
        for r in range(top, bottom + 1)
    ]).astype(np.float32)
    height, width = shape
    up = _up(north) - (np.arange(height) + 0.5) / height * (_up(north) - _up(south))
    lat = np.degrees(np.arcsin(np.tanh(up)))
    lon = west + (np.arange(width) + 0.5) / width * (east - west)
    rows = (90 - top * TILE_DEGREES - lat) * PER_DEGREE - 0.5
    columns = (lon + 180 - left * TILE_DEGREES) * PER_DEGREE - 0.5
    at = np.meshgrid(rows, columns, indexing="ij")
    grey = ndimage.map_coordinates(grey, at, order=1, mode="nearest")
    return np.interp(ndimage.gaussian_filter(grey, 0.7), GREY, METRES).astype(np.float32)


def repaired(metres, guide, rounds=8):
    """The likeliest heights."""
    kernel = np.exp(-(np.arange(-3, 4) ** 2) / 2)
    kernel = np.outer(kernel, kernel)
    kernel[3, 3] = 0
    trust = np.ones_like(metres)
    height = (ndimage.gaussian_filter(metres, 1.6) + guide) / 2
    guide_error = np.where(guide < 1000, 22, 60) + 0.02 * guide
    for _ in range(rounds):
        around = ndimage.convolve(height * trust, kernel) / ndimage.convolve(trust, kernel)
        mean = ndimage.uniform_filter(height, 5)
        spread = np.sqrt(np.maximum(ndimage.uniform_filter((height - mean) ** 2, 5), 0))
        error = np.clip(spread, 6, 90)
        other = np.hypot(guide_error, error / 2)
        expected = (around / error**2 + guide / other**2) / (1 / error**2 + 1 / other**2)
        error = np.maximum(1.15 / np.sqrt(1 / error**2 + 1 / other**2), 6)
        # Near a multiple of 256 m a mixture is likely beforehand, and it may have any height.
        step = STEP * np.round(expected / STEP)
        before = 0.95 * np.exp(-((expected - step) ** 2) / (4 * error**2))
        right = (1 - before) * np.exp(-((metres - expected) ** 2) / (2 * error**2)) / (error * 2.507)
        wrong = before / STEP
        mixture = wrong / (wrong + right + 1e-12)
        instead = np.where(np.abs(expected - step) < 2 * error, 0.7 * expected + 0.3 * step, expected)
        height = (1 - mixture) * metres + mixture * instead
        trust = 0.3 + 0.7 * (1 - mixture)
    return height


def read(path, folder):
    """Heights in metres, none below sea level, and the share of the land that was changed by more than 20 m."""
    metres = np.array(Image.open(path)).astype(np.float32) - 12000
    land = metres > -20  # the sea floor is not used
    guide = coarse(folder, metres.shape)
    height = np.maximum(repaired(np.maximum(metres, 0), np.where(land, guide, 0)), 0)
    changed = np.abs(height - metres)[metres > 0] > 20
    return height, float(changed.mean())
