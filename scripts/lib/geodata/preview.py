"""Pictures of what was made: the whole map in both themes and pieces of it at full size, rivers drawn over."""

import json

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from common import plane, to_plane

PIECES = {"albazin": (124.08, 53.38), "baikal": (107.7, 53.2), "mouth": (139.8, 52.4), "sikhote-alin": (136.2, 46.4),
          "khingan": (121.5, 48.5), "stanovoy": (126.5, 55.5), "west": (102.0, 45.0)}
RIVER = {"ink": (95, 168, 201), "paper": (40, 95, 124)}
WIDTH = {1: 3.4, 2: 2.2, 3: 1.5, 4: 1.0, 5: 0.7}


def draw(folder, target, relief):
    border, tile = relief["border"], relief["tile"]
    level = relief["levels"][0]
    for theme in relief["themes"]:
        picture = Image.new("RGB", (level["columns"] * tile, level["rows"] * tile))
        for column, row in level["tiles"]:
            piece = Image.open(folder / "relief" / theme / "0" / f"{column}-{row}.jpg")
            piece = piece.crop((border, border, tile + border, tile + border))
            picture.paste(piece, (column * tile, row * tile))
        big = picture.resize((picture.width * 2, picture.height * 2), Image.BICUBIC)
        over = Image.new("L", big.size)
        pen = ImageDraw.Draw(over)
        km = level["km_per_px"] / 2

        def line(points, width, value):
            xy = plane(points)
            xy = np.column_stack([(xy[:, 0] - relief["x0"]) / km, (relief["y0"] - xy[:, 1]) / km])
            pen.line([tuple(p) for p in xy], fill=value, width=round(width * 2), joint="curve")

        for item in json.loads((folder / "coast.geojson").read_text())["features"]:
            line(item["geometry"]["coordinates"], 1, 115)
        for item in json.loads((folder / "rivers.geojson").read_text())["features"]:
            rank = item["properties"]["rank"]
            line(item["geometry"]["coordinates"], WIDTH[rank], 235 if rank < 4 else 150)
        font = ImageFont.truetype(str(folder.parent / "fonts/NotoSansSC-Regular.ttf"), 44) if \
            (folder.parent / "fonts").is_dir() else ImageFont.load_default(44)
        for item in json.loads((folder / "labels.geojson").read_text())["features"]:
            shape = item["geometry"]
            points = [shape["coordinates"]] if shape["type"] == "Point" else shape["coordinates"]
            if len(points) > 1:
                line(points, 0.7, 255)
            x, y = plane([points[len(points) // 2]])[0]
            pen.text(((x - relief["x0"]) / km, (relief["y0"] - y) / km), item["properties"]["name"]["zh"], 255, font, "mm")
        big.paste(Image.new("RGB", big.size, RIVER[theme]), mask=over)
        drawn = big.resize(picture.size, Image.LANCZOS)
        drawn.resize((picture.width * 5 // 8, picture.height * 5 // 8), Image.LANCZOS).save(target / f"{theme}.png")
        for name, at in PIECES.items():
            x, y = to_plane(*at)
            x, y = (x - relief["x0"]) / km / 2, (relief["y0"] - y) / km / 2
            x, y = max(x, 500), max(y, 350)
            drawn.crop((int(x - 500), int(y - 350), int(x + 500), int(y + 350))).save(target / f"{theme}-{name}.png")
