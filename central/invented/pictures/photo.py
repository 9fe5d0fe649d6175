"""Owns the making of one photo: what is to be seen on it, from where it is taken, and the file the phone writes."""

from __future__ import annotations

import io
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

QUALITY = 74
GRAIN = 256
STATES = {"laporan": TROUBLE, "sebelum": TROUBLE, "proses": WORK, "sesudah": AFTER}


class Shot(NamedTuple):
    """What is to be painted: the trouble (a key of ``THEMES``) at the place that ``place`` stands for.

    Photos of one place differ by ``slot`` and ``take``. ``hour`` is the local time of day.
    """

    theme: str
    place: str
    slot: str
    take: int
    hour: float
    is_wet: bool


def painted(shot: Shot) -> Image.Image:
    theme = THEMES[shot.theme]
    place = place_of(f"{shot.place} {shot.theme}", theme.setting)
    dice = Random(f"{shot.place} {shot.theme} {shot.slot} {shot.take}")
    light = light_at(_hour(theme, shot), is_wet=shot.is_wet, is_cloudy=dice.random() < 0.25)
    x = _across(theme, place)
    view = View(_stand(theme, place, x, dice), light, Random())
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


def _stand(theme: Theme, place: Place, x: float, dice: Random) -> Stand:
    """Where the photographer stands: on the road or pavement, looking at the trouble."""
    away = dice.uniform(*theme.away)
    shift = dice.uniform(-0.5, 0.5) * min(away, 3.0)
    edge = place.half + place.pave
    stand_x = max(-edge, min(edge, x - place.side * dice.uniform(0.0, 0.45) * away + shift))
    if theme.where == "channel":
        stand_x = place.side * dice.uniform(1.4, 2.9)
    return Stand(
        x=stand_x,
        z=-away,
        height=theme.height + dice.uniform(-0.2, 0.25),
        focal=dice.uniform(620, 860),
        aim=(x, 0.0),
        across=dice.uniform(0.32, 0.68),
        down=theme.down + dice.uniform(-0.08, 0.08),
        roll=radians(dice.gauss(0.0, 1.8)),
    )


def _developed(image: Image.Image, dice: Random) -> Image.Image:
    """Soft edges, darker corners and the grain of a small sensor."""
    soft = image.filter(ImageFilter.BoxBlur(0.7))
    grain = _grain()
    shift = (dice.randrange(GRAIN), dice.randrange(GRAIN))
    noise = ImageChops.offset(grain, *shift)
    grained = ImageChops.add(soft, noise, 1, -128)
    return ImageChops.multiply(grained, _vignette())


@cache
def _vignette() -> Image.Image:
    middle = Image.radial_gradient("L").resize((int(WIDTH * 1.5), int(WIDTH * 1.5)), Image.Resampling.BILINEAR)
    left, top = (middle.width - WIDTH) // 2, (middle.height - HEIGHT) // 2
    dark = middle.crop((left, top, left + WIDTH, top + HEIGHT)).point(lambda value: 255 - value * value // 900)
    return Image.merge("RGB", (dark, dark, dark))


@cache
def _grain() -> Image.Image:
    """The same for all photos, laid on shifted: 128 is nothing."""
    rng = Random("grain")
    levels = [128 + round(max(-20.0, min(20.0, rng.gauss(0, 6.5)))) for _ in range(65536)]
    tile = Image.new("L", (GRAIN, GRAIN))
    tile.putdata(levels)
    tile = tile.filter(ImageFilter.BoxBlur(0.45))
    whole = Image.new("L", (WIDTH, HEIGHT))
    for x in range(0, WIDTH, GRAIN):
        for y in range(0, HEIGHT, GRAIN):
            whole.paste(tile.rotate(90 * ((x + y) // GRAIN % 4)), (x, y))
    return Image.merge("RGB", (whole, whole, whole))


def encoded(image: Image.Image, exif: Image.Exif | None = None) -> bytes:
    file = io.BytesIO()
    image.save(file, "JPEG", quality=QUALITY, exif=exif or Image.Exif())
    return file.getvalue()
