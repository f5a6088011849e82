"""rivers.geojson: whole rivers, each one line from its source to its mouth."""

import numpy as np
from scipy.spatial import cKDTree
from shapely.geometry import LineString

import names
from common import distance, feature, names as named, plane, rounded, to_sphere
from graph import Net, read_gshhg, read_middle_lines

FINE = {"amur", "argun", "shilka", "ussuri", "sungari", "zeya", "sungacha"}
FINE_KM, COARSE_KM = 0.1, 0.25  # Douglas-Peucker in the plane
TOUCH = 4.0  # km: so near, an end belongs to the river it comes near to
REACH = 30.0  # km: so far a tributary of a wide river is led on to the middle line
SHORTEST = 25.0  # km: shorter lines without a name are left out


def length(points):
    return sum(distance(a, b) for a, b in zip(points, points[1:]))


def courses(net, report):
    """Every named river as points, with the set of pairs of nodes that they use."""
    rivers, used, claimed = [], set(), []
    for ident, rank, zh, ru, en, through in names.RIVERS:
        stops = []
        for point in through:
            node, far = net.nearest(point)
            if far > 30:
                raise SystemExit(f"{ident}: no line within 30 km of {point}")
            stops.append(node)
        way = [stops[0]]
        for a, b in zip(stops, stops[1:]):
            straight = distance(net.at[a], net.at[b])
            leg = net.route(a, b)
            if leg is None or length(net.at[leg]) > 6 * straight + 200:
                report.setdefault("led across a gap", []).append(f"{ident}: {straight:.0f} km")
                leg = [a, b]
            way += leg[1:]
        # A tributary ends where it first touches a river that stands above it in the table.
        met = set(claimed)
        for place, node in enumerate(way):
            if place and node in met:
                way = way[: place + 1]
                break
        else:
            if claimed and (end := led_on(net, way, claimed)):
                way, far = end
                if far > TOUCH:
                    report.setdefault("led on to a wide river", []).append(f"{ident}: {far:.0f} km")
        claimed += way
        used |= {frozenset(pair) for pair in zip(way, way[1:])}
        rivers.append((ident, rank, named(zh, ru, en), way))
    return rivers, used, claimed


def led_on(net, way, claimed):
    """A way whose end lies near a claimed river is led to it, from its point that is nearest."""
    nodes = np.array(claimed)
    tree = cKDTree(net.flat[nodes])
    far, which = tree.query(net.flat[way[-1]])
    if far > REACH or far > 0.2 * length(net.at[way]):
        return None
    # Where it runs beside the other for a while, it ends as soon as it is as near.
    for place in range(1, len(way)):
        here, other = tree.query(net.flat[way[place]])
        if here <= min(far, TOUCH):
            return [*way[: place + 1], int(nodes[other])], here
    return [*way, int(nodes[which])], far


def simplified(net, way, junctions, tolerance):
    """Fewer points, but every junction stays: between junctions each stretch is simplified alone."""
    cuts = [place for place, node in enumerate(way) if node in junctions or place in (0, len(way) - 1)]
    result = []
    for a, b in zip(cuts, cuts[1:]):
        line = LineString(net.flat[way[a : b + 1]]).simplify(tolerance)
        result += list(line.coords)[bool(result) :]
    flat = np.array(result)
    return np.column_stack(to_sphere(flat[:, 0], flat[:, 1]))


def beside(net, way, tree):
    """Whether a short line runs along the Amur as a side channel."""
    far, _ = tree.query(net.flat[way])
    return far.max() < 18 and length(net.at[way]) < 150


def make(gshhg, natural_earth, report):
    net = Net(read_gshhg(gshhg), read_middle_lines(natural_earth))
    rivers, used, claimed = courses(net, report)
    tree = cKDTree(net.flat[np.array(rivers[0][3])])
    every = cKDTree(net.flat[np.array(claimed)])
    rest = []
    for way in net.chains(used):
        points = net.at[way]
        if length(points) < SHORTEST or beside(net, way, tree):
            continue
        if any(w < points[:, 0].mean() < e and s < points[:, 1].mean() < n for w, s, e, n in names.DUG):
            continue
        for end in (0, -1):  # a loose end near a river is led to it
            far, which = every.query(net.flat[way[end]])
            if 0 < far < TOUCH:
                way = [claimed[which], *way] if end == 0 else [*way, claimed[which]]
        rest.append(way)
    ends = {way[place] for *_, way in rivers for place in (0, -1)} | {way[place] for way in rest for place in (0, -1)}
    features = []
    for ident, rank, name, way in rivers:
        points = simplified(net, way, ends, FINE_KM if ident in FINE else COARSE_KM)
        if ident == "amur":
            points = np.concatenate([points, names.ESTUARY])
        features.append(river(ident, rank, points, name))
    shilka = next(net.flat[way] for ident, _, _, way in rivers if ident == "shilka")
    mouth = shilka[cKDTree(shilka).query(plane([names.GORBITSA[-1]])[0])[1]]
    gorbitsa = [*names.GORBITSA[:-1], to_sphere(*mouth)]
    features.append(river("gorbitsa", 3, gorbitsa, named("格尔必齐河", "Горбица", "Gorbitsa"), certainty="schematic"))
    features.sort(key=lambda item: (item["properties"]["rank"], item["properties"]["id"]))
    rest = [simplified(net, way, ends, COARSE_KM) for way in rest]
    for number, points in enumerate(sorted(rest, key=lambda line: tuple(line[0])), 1):
        features.append(river(f"stream-{number:03}", 5, points))
    report["rivers"] = f"{len(rivers) + 1} named, {len(rest)} without a name"
    return features


def river(ident, rank, points, name=None, **more):
    properties = {"id": ident, "rank": rank}
    if name:
        properties["name"] = name
    if ident in names.MANCHU:
        properties["manchu"] = names.MANCHU[ident]
    return feature({"type": "LineString", "coordinates": rounded(points)}, **properties, **more)
