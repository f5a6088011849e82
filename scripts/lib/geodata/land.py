"""land.geojson, coast.geojson, lakes.geojson, labels.geojson, and the same shapes for the relief."""

import shapefile
from shapely import STRtree, get_parts, make_valid, segmentize
from shapely.geometry import MultiLineString, Point, box, shape
from shapely.geometry.polygon import orient
from shapely.ops import linemerge, transform, unary_union

import names
from common import REGION, feature, names as named, rounded, to_plane, to_sphere

# With points all along its sides: a parallel is a curve in the plane.
GROWN = segmentize(box(REGION[0] - 1, REGION[1] - 1, REGION[2] + 1, REGION[3] + 1), 0.5)
WIDE = box(80, 30, 170, 72)  # what the relief's corners can show
SHAPE_KM = 0.25
SMALLEST_ISLAND, SMALLEST_LAKE = 1.0, 5.0  # km2


def read(path, window):
    """(properties, shape) of what meets a window, cut to it."""
    result = []
    for item in shapefile.Reader(str(path), encoding="utf-8").iterShapeRecords():
        west, south, east, north = item.shape.bbox
        if west > window.bounds[2] or east < window.bounds[0] or south > window.bounds[3] or north < window.bounds[1]:
            continue
        part = make_valid(shape(item.shape.__geo_interface__)).intersection(window)
        if not part.is_empty:
            result.append((item.record.as_dict(), part))
    return result


def flat(geometry):
    return transform(to_plane, geometry)


def simple(geometry, tolerance=SHAPE_KM):
    """Simplified in the plane, back in degrees."""
    return transform(to_sphere, flat(geometry).simplify(tolerance))


def is_lake(properties):
    return properties["featurecla"] != "Reservoir" and properties["name"] not in names.DAMMED


def polygon(part):
    part = orient(part)  # as RFC 7946 wants it: the outside counter-clockwise
    return {"type": "Polygon", "coordinates": [rounded(ring.coords) for ring in (part.exterior, *part.interiors)]}


def land_features(folder):
    land = unary_union([part for _, part in read(folder / "ne_10m_land", GROWN)])
    parts = [part for part in get_parts(land) if part.geom_type == "Polygon"]
    result = []
    for part in sorted(parts, key=lambda p: -flat(p).area):
        if flat(part).area < SMALLEST_ISLAND:
            continue
        result.append(feature(polygon(simple(part)), area_km2=round(flat(part).area)))
    return result


def coast_features(folder):
    lines = []
    for _, part in read(folder / "ne_10m_coastline", GROWN):
        lines += [line for line in get_parts(part) if line.geom_type == "LineString"]
    merged = linemerge(MultiLineString(lines))
    merged = [merged] if merged.geom_type == "LineString" else list(merged.geoms)
    kept = [line for line in merged if flat(line).length > 4]
    kept.sort(key=lambda line: -flat(line).length)
    return [feature({"type": "LineString", "coordinates": rounded(simple(line).coords)}) for line in kept]


def lake_shapes(folder, window):
    return [part for properties, part in read(folder / "ne_10m_lakes", window) if is_lake(properties)]


def lake_features(folder):
    parts = [p for shape_ in lake_shapes(folder, GROWN) for p in get_parts(shape_) if p.geom_type == "Polygon"]
    tree = STRtree(parts)
    found = {}
    for ident, at, zh, ru, en, rank in names.LAKES:
        which = int(tree.nearest(Point(at)))
        if parts[which].distance(Point(at)) > 0.15:
            raise SystemExit(f"no lake at {at} for {ident}")
        found[which] = (ident, rank, named(zh, ru, en))
    result = []
    for which, part in enumerate(parts):
        area = round(flat(part).area)
        if which in found:
            ident, rank, name = found[which]
            result.append(feature(polygon(simple(part, 0.25)), id=ident, rank=rank, name=name, area_km2=area))
        elif area >= SMALLEST_LAKE:
            result.append(feature(polygon(simple(part, 0.25)), rank=5, area_km2=area))
    return sorted(result, key=lambda item: (item["properties"]["rank"], -item["properties"]["area_km2"]))


def label_features():
    result = []
    for ident, kind, rank, zh, ru, en, points in names.LABELS:
        if len(points) == 1:
            geometry = {"type": "Point", "coordinates": list(points[0])}
        else:
            geometry = {"type": "LineString", "coordinates": rounded(curve(points))}
        result.append(feature(geometry, id=ident, kind=kind, rank=rank, name=named(zh, ru, en)))
    return result


def curve(points):
    """A smooth line through the points (Catmull-Rom): letters stand on it."""
    if len(points) == 2:
        (x1, y1), (x2, y2) = (to_plane(*p) for p in points)
        return [to_sphere(x1 + (x2 - x1) * t / 8, y1 + (y2 - y1) * t / 8) for t in range(9)]
    flat_points = [to_plane(*p) for p in points]
    padded = [flat_points[0], *flat_points, flat_points[-1]]
    result = []
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:]):
        for step in range(8):
            t = step / 8
            xy = [
                0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t**2 + (3 * q - p - 3 * r + s) * t**3)
                for p, q, r, s in zip(a, b, c, d)
            ]
            result.append(to_sphere(*xy))
    return [*result, points[-1]]
