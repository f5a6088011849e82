"""What every step shares: the map projection, the region, the sources and small helpers."""

import hashlib
import json
from pathlib import Path

import numpy as np

# Albers equal-area conic on a sphere. The program draws with the same numbers: change both or neither.
RADIUS = 6371.0072  # km
PARALLELS = (44.0, 58.0)
ORIGIN = (125.0, 51.0)  # lon, lat
REGION = (100.0, 40.0, 150.0, 62.0)  # west, south, east, north

_phi1, _phi2, _phi0 = (np.radians(v) for v in (*PARALLELS, ORIGIN[1]))
_n = (np.sin(_phi1) + np.sin(_phi2)) / 2
_c = np.cos(_phi1) ** 2 + 2 * _n * np.sin(_phi1)
_rho0 = RADIUS * np.sqrt(_c - 2 * _n * np.sin(_phi0)) / _n


def to_plane(lon, lat):
    """Degrees to kilometres, x east and y north."""
    rho = RADIUS * np.sqrt(_c - 2 * _n * np.sin(np.radians(lat))) / _n
    theta = _n * np.radians(np.asarray(lon) - ORIGIN[0])
    return rho * np.sin(theta), _rho0 - rho * np.cos(theta)


def to_sphere(x, y):
    """Kilometres to degrees."""
    rho = np.hypot(x, _rho0 - y)
    theta = np.arctan2(x, _rho0 - y)
    sine = (_c - (rho * _n / RADIUS) ** 2) / (2 * _n)
    return ORIGIN[0] + np.degrees(theta / _n), np.degrees(np.arcsin(np.clip(sine, -1, 1)))


def plane(points):
    """An array of lon, lat rows as an array of x, y rows."""
    points = np.asarray(points, float)
    return np.column_stack(to_plane(points[:, 0], points[:, 1]))


def distance(a, b):
    """Great-circle kilometres between two lon, lat points."""
    (lon1, lat1), (lon2, lat2) = np.radians(a[:2]), np.radians(b[:2])
    h = np.sin((lat2 - lat1) / 2) ** 2 + np.cos(lat1) * np.cos(lat2) * np.sin((lon2 - lon1) / 2) ** 2
    return 2 * RADIUS * np.arcsin(np.sqrt(h))


def sha256(path):
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def compact(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def write_features(path, features):
    """GeoJSON with one feature a line, so that a change of one feature is a change of one line."""
    lines = ",\n".join(compact(feature) for feature in features)
    Path(path).write_text('{"type":"FeatureCollection","features":[\n' + lines + "\n]}\n", encoding="utf-8")


def feature(geometry, **properties):
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def rounded(points):
    """Coordinates to four decimals (about 10 m), without repeats."""
    result = []
    for point in points:
        point = [round(float(point[0]), 4), round(float(point[1]), 4)]
        if not result or result[-1] != point:
            result.append(point)
    return result


def names(zh, ru, en):
    return {"zh": zh, "ru": ru, "en": en}
