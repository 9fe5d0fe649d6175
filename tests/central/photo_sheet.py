"""Invented photos on one sheet: sixteen places, each reported, seen, worked on and done.

Run by `make screenshots`; writes docs/guide/foto-contoh.png. With the name of a file: one clean place, in that file.
"""

import sys
from pathlib import Path

from PIL import Image

from central.invented.pictures.photo import SLOTS, Shot, painted

SHEET = Path(__file__).parents[2] / "docs" / "guide" / "foto-contoh.png"
WIDTH, HEIGHT, GAP = 200, 150, 3
PLACES_IN_A_ROW = 2
COLOURS = 256
# Theme, hour of the day, and whether it rains.
PLACES = (
    ("pothole", 9.5, False), ("garbage", 7.5, False), ("drain", 13.0, False), ("flood", 10.0, True),
    ("cars", 11.0, False), ("traders", 14.4, False), ("fallen_tree", 8.5, True), ("lamp_out", 20.0, False),
    ("pavement", 10.0, False), ("banners", 13.5, False), ("rubble", 12.0, False), ("manhole", 15.4, False),
    ("traffic_light", 6.8, False), ("playground", 10.5, False), ("river", 14.0, False), ("counter", 9.0, False),
)  # fmt: skip


def main():
    if len(sys.argv) > 1:
        painted(Shot("garbage", "contoh 4", "sesudah", 0, 10.5, False)).save(sys.argv[1], quality=85)
        return
    rows = -(-len(PLACES) // PLACES_IN_A_ROW)
    wide = PLACES_IN_A_ROW * len(SLOTS) * (WIDTH + GAP) + PLACES_IN_A_ROW * 2 * GAP
    sheet = Image.new("RGB", (wide, rows * (HEIGHT + GAP)), "white")
    for number, (theme, hour, is_wet) in enumerate(PLACES):
        row, column = divmod(number, PLACES_IN_A_ROW)
        for step, slot in enumerate(SLOTS):
            is_rain = is_wet and slot in ("laporan", "sebelum")
            image = painted(Shot(theme, "contoh 4", slot, 0, (hour + step * 0.8) % 24, is_rain))
            left = column * (len(SLOTS) * (WIDTH + GAP) + 2 * GAP) + step * (WIDTH + GAP)
            sheet.paste(image.resize((WIDTH, HEIGHT), Image.Resampling.BOX), (left, row * (HEIGHT + GAP)))
    SHEET.parent.mkdir(parents=True, exist_ok=True)
    sheet.quantize(COLOURS, dither=Image.Dither.NONE).save(SHEET, optimize=True)


if __name__ == "__main__":
    main()
