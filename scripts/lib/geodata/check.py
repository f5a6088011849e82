"""Checks what was made: rivers pass where the museum's facts put them, the Amur is whole, no reservoir is left."""

import json

import numpy as np
from PIL import Image
from scipy.spatial import cKDTree

from common import distance, plane

# name, point, rivers that may pass, km. The points are those of the museum's facts.
POINTS = [
    ("Shilka and Argun meet", (121.47, 53.32), ("amur",), 4),
    ("Albazin", (124.08, 53.383), ("amur",), 4),
    ("Zeya mouth", (127.59, 50.21), ("zeya",), 4),
    ("Zeya mouth on the Amur", (127.59, 50.21), ("amur",), 4),
    ("Aigun", (127.49, 49.98), ("amur",), 4),
    ("Bureya mouth", (129.50, 49.42), ("bureya",), 4),
    ("Sungari mouth", (132.52, 47.71), ("sungari",), 4),
    ("Sungari mouth on the Amur", (132.52, 47.71), ("amur",), 4),
    ("Ussuri mouth", (135.06, 48.48), ("ussuri",), 4),
    ("Ussuri mouth on the Amur", (135.06, 48.48), ("amur",), 4),
    ("Khabarovsk", (135.097, 48.462), ("amur", "ussuri"), 4),
    ("Nerchinsk", (116.587, 51.98), ("shilka", "nercha"), 8),
    ("Onon and Ingoda meet", (115.83, 51.70), ("onon", "ingoda", "shilka"), 4),
    ("Huma mouth", (126.70, 51.67), ("huma",), 4),
    ("Gorbitsa mouth", (119.24, 53.11), ("gorbitsa",), 4),
    ("Gorbitsa mouth on the Shilka", (119.24, 53.11), ("shilka",), 4),
    ("Uda mouth", (135.27, 54.74), ("uda",), 4),
    ("Lake Khanka's outlet", (132.92, 45.03), ("sungacha",), 8),
    ("Mergen", (125.22, 49.174), ("nen",), 8),
    ("Qiqihar", (123.962, 47.339), ("nen",), 20),
    ("Sanxing", (129.561, 46.322), ("sungari", "mudan"), 8),
    ("Ningguta", (129.474, 44.338), ("mudan",), 8),
    ("Jilin", (126.561, 43.847), ("sungari",), 8),
    ("Troitskoye", (136.548, 49.441), ("amur",), 8),
    ("Tyr", (139.77, 52.93), ("amur",), 4),
    ("Nikolaevsk", (140.73, 53.14), ("amur",), 4),
    ("Amur mouth", (141.3, 52.95), ("amur",), 4),
]
MEET = [
    ("shilka", "amur"), ("argun", "amur"), ("ingoda", "shilka"), ("onon", "shilka"), ("zeya", "amur"),
    ("selemdzha", "zeya"), ("bureya", "amur"), ("sungari", "amur"), ("nen", "sungari"), ("mudan", "sungari"),
    ("ussuri", "amur"), ("sungacha", "ussuri"), ("huma", "amur"), ("nercha", "shilka"), ("gorbitsa", "shilka"),
    ("amgun", "amur"), ("hailar", "argun"), ("olyokma", "lena"), ("vitim", "lena"), ("chara", "olyokma"),
    ("muling", "ussuri"),
]
RESERVOIRS = {"Bratsk": (101.9, 55.4), "Zeya": (128.0, 54.2), "Ust-Ilimsk": (102.9, 57.3), "Fengman": (126.8, 43.6)}


def load(folder, name):
    return json.loads((folder / name).read_text(encoding="utf-8"))["features"]


def nearest(point, lines):
    """Kilometres from a point to the nearest of some lines, which are cut into short steps first."""
    best = np.inf
    for line in lines:
        line = plane(line)
        steps = np.maximum(1, np.ceil(np.hypot(*np.diff(line, axis=0).T) / 0.2)).astype(int)
        pieces = [np.linspace(a, b, count, endpoint=False) for a, b, count in zip(line, line[1:], steps)]
        dense = np.concatenate([*pieces, line[-1:]])
        best = min(best, cKDTree(dense).query(plane([point])[0])[0])
    return best


def run(folder, relief):
    failed = []

    def say(good, text):
        print(("  " if good else "! ") + text)
        if not good:
            failed.append(text)

    rivers = {item["properties"]["id"]: item for item in load(folder, "rivers.geojson")}
    line = {ident: item["geometry"]["coordinates"] for ident, item in rivers.items()}
    for name, point, idents, limit in POINTS:
        far = nearest(point, [line[ident] for ident in idents])
        say(far <= limit, f"{name}: {far:.1f} km from {' or '.join(idents)}, {limit} allowed")
    for ident, into in MEET:
        far = min(distance(line[ident][-1], vertex) for vertex in line[into])
        say(far < 0.05, f"{ident} ends on a vertex of {into}" if far < 0.05 else f"{ident} ends {far:.2f} km off {into}")
    amur = line["amur"]
    longest = max(distance(a, b) for a, b in zip(amur, amur[1:]))
    course = sum(distance(a, b) for a, b in zip(amur, amur[1:]))
    say(longest < 25 and 2500 < course < 2900, f"the Amur is one line of {course:.0f} km, longest step {longest:.1f} km")
    say(amur[0][0] < 122 and amur[-1][0] > 141, f"the Amur runs from {amur[0]} to {amur[-1]}")
    lakes = load(folder, "lakes.geojson")
    for name, (lon, lat) in RESERVOIRS.items():
        hit = [item for item in lakes if inside(lon, lat, item["geometry"]["coordinates"][0], 0.15)]
        say(not hit, f"no lake at the reservoir of {name}")
    for name in ("rivers", "lakes", "labels"):
        own = [item["properties"]["id"] for item in load(folder, f"{name}.geojson") if "id" in item["properties"]]
        say(len(own) == len(set(own)), f"{name}: {len(own)} ids, all different")
    for name in ("rivers", "land", "coast", "lakes", "labels"):
        items = load(folder, f"{name}.geojson")
        good = all(whole(item) for item in items)
        say(good, f"{name}: {len(items)} features, names in three languages, coordinates inside the region")
    wanted = relief["tile"] + 2 * relief["border"]
    count, wrong = 0, 0
    for theme in relief["themes"]:
        for level in relief["levels"]:
            for column, row in level["tiles"]:
                with Image.open(folder / "relief" / theme / str(level["level"]) / f"{column}-{row}.jpg") as tile:
                    count, wrong = count + 1, wrong + (tile.size != (wanted, wanted))
    say(not wrong, f"relief: {count} tiles of {wanted} px")
    return failed


def inside(lon, lat, ring, reach):
    xs, ys = zip(*ring)
    return min(xs) - reach < lon < max(xs) + reach and min(ys) - reach < lat < max(ys) + reach


def whole(item):
    name = item["properties"].get("name")
    if name is not None and (set(name) != {"zh", "ru", "en"} or not all(name.values())):
        return False
    flat = np.array(json.loads("[" + json.dumps(item["geometry"]["coordinates"]).replace("[", "").replace("]", "") + "]"))
    lon, lat = flat[0::2], flat[1::2]
    return 98.9 < lon.min() and lon.max() < 151.1 and 38.9 < lat.min() and lat.max() < 63.1
