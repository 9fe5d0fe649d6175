"""Owns the making of one picture: what is to be seen on it, from where it is taken, and what the camera adds."""

from __future__ import annotations

from functools import cache
from math import radians
from random import Random
from typing import NamedTuple

from PIL import Image, ImageChops, ImageFilter

from central.invented.pictures.composition import AFTER, TROUBLE, WORK, Composition, Theme
from central.invented.pictures.light import light_at
from central.invented.pictures.place import Place, place_of
from central.invented.pictures.street import paint_street
from central.invented.pictures.themes import THEMES
from central.invented.pictures.view import HEIGHT, WIDTH, Stand, View
from domain.actions import Slot

GRAIN = 256
PATCHES = (9, 7)
SLOTS: tuple[Slot, ...] = ("laporan", "sebelum", "proses", "sesudah")
STATES = {"laporan": TROUBLE, "sebelum": TROUBLE, "proses": WORK, "sesudah": AFTER}


class Shot(NamedTuple):
    """What is to be painted: the trouble (a key of ``THEMES``) at the place that ``place`` stands for.

    Photos of one place differ by ``slot`` and ``take``. ``hour`` is the local time of day.
    """

    theme: str
    place: str
    slot: Slot
    take: int
    hour: float
    is_wet: bool


def painted(shot: Shot) -> Image.Image:
    theme = THEMES[shot.theme]
    place = place_of(f"{shot.place} {shot.theme}", theme.setting)
    dice = Random(f"{shot.place} {shot.theme} {shot.slot} {shot.take}")
    light = light_at(_hour(theme, shot), is_wet=shot.is_wet, is_cloudy=dice.random() < 0.25)
    x = _across(theme, place)
    view = View(_stand(theme, place, x, shot, dice), light, Random())
    view.rng.seed(f"{place.seed} trouble")
    on = Composition(view, place, STATES[shot.slot], x, dice)
    if theme.setting != "room":
        paint_street(view, place, dice)
        on.surroundings()
    view.rng.seed(f"{place.seed} trouble")
    theme.paint(on)
    on.paint_things()
    return _developed(view.image, dice)


def _hour(theme: Theme, shot: Shot) -> float:
    if theme.hour == "night" and 5.0 < shot.hour < 18.5:
        return 19.5 + shot.hour % 4
    return shot.hour


def _across(theme: Theme, place: Place) -> float:
    where = {
        "road": place.side * place.half * 0.35,
        "edge": place.kerb - place.side * 0.75,
        "walk": place.walk,
        "wall": place.side * (place.half + 0.3 + place.pave),
        "channel": place.side * 5.4,
        "middle": 0.0,
    }
    return where[theme.where]


def _stand(theme: Theme, place: Place, x: float, shot: Shot, dice: Random) -> Stand:
    """Where the photographer stands: on the road or pavement, looking at the trouble.

    The photos of one place are spread evenly over all stands, so that no two are taken from the same.
    """
    number = SLOTS.index(shot.slot) + len(SLOTS) * shot.take
    first = Random(place.seed)
    near, left, low = ((first.random() + number * step) % 1.0 for step in (0.618, 0.382, 0.271))
    away = theme.away[0] + (theme.away[1] - theme.away[0]) * near
    shift = dice.uniform(-0.4, 0.4) * min(away, 3.0)
    edge = place.half + place.pave
    aside = theme.aside * dice.uniform(0.75, 1.15) or dice.uniform(0.0, 0.45) * away
    stand_x = max(-edge, min(edge, x - place.side * aside + shift))
    if theme.where == "channel":
        stand_x = place.side * dice.uniform(1.4, 2.9)
    return Stand(
        x=stand_x,
        z=-away,
        height=theme.height + dice.uniform(-0.2, 0.25),
        focal=dice.uniform(600, 880),
        aim=(x, 0.0),
        across=0.3 + 0.4 * left,
        down=theme.down - 0.09 + 0.18 * low,
        roll=radians(max(-5.0, min(5.0, dice.gauss(0.0, 2.8)))),
    )


def _developed(image: Image.Image, dice: Random) -> Image.Image:
    """Soft edges, uneven light with darker corners, and the grain of a small sensor."""
    soft = Image.blend(image, ImageChops.offset(image, 1, 0), 0.5)
    soft = Image.blend(soft, ImageChops.offset(soft, 0, 1), 0.5)
    noise = ImageChops.offset(_grain(), dice.randrange(GRAIN), dice.randrange(GRAIN))
    return ImageChops.multiply(ImageChops.add(soft, noise, 1, -128), _falloff(dice))


def _falloff(dice: Random) -> Image.Image:
    """How much light reaches each part of the sensor: less in the corners, and in passing shadows."""
    small = Image.new("L", PATCHES)
    for row in range(PATCHES[1]):
        for column in range(PATCHES[0]):
            across, down = 2 * column / (PATCHES[0] - 1) - 1, 2 * row / (PATCHES[1] - 1) - 1
            corner = 20 * (across * across + down * down) / 2
            small.putpixel((column, row), 255 - int(corner + 44 * dice.random()))
    whole = small.resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)
    return Image.merge("RGB", (whole, whole, whole))


@cache
def _grain() -> Image.Image:
    """The same for all photos, laid on shifted: 128 is nothing."""
    rng = Random("grain")
    levels = [128 + round(max(-26.0, min(26.0, rng.gauss(0, 8.5)))) for _ in range(65536)]
    tile = Image.new("L", (GRAIN, GRAIN))
    tile.putdata(levels)
    tile = tile.filter(ImageFilter.BoxBlur(0.45))
    whole = Image.new("L", (WIDTH, HEIGHT))
    for x in range(0, WIDTH, GRAIN):
        for y in range(0, HEIGHT, GRAIN):
            whole.paste(tile.rotate(90 * ((x + y) // GRAIN % 4)), (x, y))
    return Image.merge("RGB", (whole, whole, whole))
