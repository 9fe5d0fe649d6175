"""Paints a place without its trouble: sky, houses, road, river or lawn; things that stand in it come after."""

from __future__ import annotations

from math import sin
from random import Random

from PIL import Image

from central.invented.pictures.light import Colour, mixed, scaled
from central.invented.pictures.place import AHEAD, BEHIND, Lot, Place
from central.invented.pictures.view import HEIGHT, WIDTH, View

GLASS: Colour = (84, 98, 112)
DARK: Colour = (58, 54, 52)
WATER: Colour = (104, 108, 88)
GRASS: Colour = (112, 136, 76)
SOIL: Colour = (140, 122, 98)
CHANNEL = (3.4, 12.5)
DEPTH = -1.3
# What lies further away shows no windows.
FINE = 38.0


def paint_street(view: View, place: Place, weather: Random) -> None:
    _sky(view, weather)
    _skyline(view, Random(f"{place.seed} skyline"))
    has_channel = place.setting == "river"
    has_lawn = place.setting == "park"
    view.ground(-60, 60, BEHIND, AHEAD * 2, SOIL)
    if has_channel:
        _channel(view, place)
    if has_lawn:
        view.ground(place.side * place.half, place.side * 60, BEHIND, AHEAD * 2, GRASS)
    for side in (-1, 1):
        if not (side == place.side and (has_channel or has_lawn)):
            _row(view, place, side)
    _road(view, place)
    if view.light.is_wet:
        _wet(view, place)


def _sky(view: View, weather: Random) -> None:
    light = view.light
    strip = Image.new("RGB", (1, 2))
    strip.putpixel((0, 0), light.zenith)
    strip.putpixel((0, 1), light.horizon)
    bottom = max(2, int(view.horizon) + 40)
    view.image.paste(strip.resize((WIDTH, bottom), Image.Resampling.BILINEAR), (0, 0))
    if light.is_night:
        return
    cloud = mixed(light.horizon, (255, 255, 255), 0.5)
    for _ in range(int(weather.random() * 6) + 2):
        across, down = weather.random() * WIDTH, weather.random() * max(view.horizon - 20, 10)
        for _ in range(4):
            size = (weather.uniform(40, 150), weather.uniform(8, 26))
            shift = weather.uniform(-90, 90)
            view.oval(across + shift, down + weather.uniform(-12, 12), size, cloud, 60, is_lit=True)


def _skyline(view: View, rng: Random) -> None:
    """Towers and treetops far away, in the haze."""
    haze = view.light.horizon
    x = -260.0
    while x < 260:
        wide, high = rng.uniform(12, 34), rng.uniform(8, 70) if rng.random() < 0.5 else rng.uniform(6, 14)
        colour = mixed(view.tinted((134, 146, 160)), haze, rng.uniform(0.45, 0.75))
        foot, top = view.spot(x, 230.0), view.spot(x + wide, 230.0, high)
        if view.is_ahead(x, 230.0, 40.0):
            corners = ((foot[0], foot[1] + 6), (foot[0], top[1]), (top[0], top[1]), (top[0], foot[1] + 6))
            view.patch(corners, colour, is_lit=True)
        x += wide * rng.uniform(0.8, 1.8)
    green = mixed(view.tinted((92, 118, 80)), haze, 0.35)
    for step in range(-22, 23):
        across, down, scale = view.spot(step * 8.0, 130.0)
        if view.is_ahead(step * 8.0, 130.0, 30.0):
            size = (6 * scale, rng.uniform(3.0, 8.0) * scale)
            view.oval(across, down, size, green, is_lit=True)


def _channel(view: View, place: Place) -> None:
    near, far = (place.side * edge for edge in CHANNEL)
    view.face(((near, DEPTH, BEHIND), (far, DEPTH, BEHIND), (far, DEPTH, AHEAD * 2), (near, DEPTH, AHEAD * 2)), WATER)
    for step in range(26):
        z = step * step * 0.22 - 4
        x = near + (far - near) * (0.2 + 0.6 * ((step * 37) % 10) / 10)
        view.face(
            ((x, DEPTH, z), (x + 1.6, DEPTH, z), (x + 1.6, DEPTH, z + 0.3), (x, DEPTH, z + 0.3)), (150, 156, 140), 90
        )
    view.side(far, (BEHIND, AHEAD * 2), (DEPTH, 0.35), (150, 146, 136))
    view.side(far, (BEHIND, AHEAD * 2), (DEPTH, DEPTH + 0.35), (96, 96, 80))
    for lot in reversed(place.lots[place.side]):
        x = far + place.side * 1.6
        view.side(x, (lot.z0, lot.z1), (0.2, lot.height * 0.8), lot.wall)
        view.side(x, (lot.z0 - 0.3, lot.z1 + 0.3), (lot.height * 0.8, lot.height * 0.8 + 0.7), lot.trim)


def _row(view: View, place: Place, side: int) -> None:
    for lot in reversed(place.lots[side]):
        x = side * (place.half + 0.3 + place.pave + lot.setback)
        if view.is_ahead(x, lot.z1) or view.is_ahead(x, lot.z0):
            _PAINTED[lot.style](view, lot, x, side)


def _plain(view: View, lot: Lot, x: float) -> Colour:
    """The wall, a little darker towards the ground, with what rain has left on it."""
    shade = 0.9 if (x > 0) == (view.light.shade > 75) else 1.0
    wall = scaled(lot.wall, shade)
    view.side(x, (lot.z0, lot.z1), (0, lot.height), wall)
    view.side(x, (lot.z0, lot.z1), (0, 0.45), scaled(wall, 0.8))
    return wall


def _house(view: View, lot: Lot, x: float, side: int) -> None:
    wall = _plain(view, lot, x)
    long = lot.z1 - lot.z0
    back = x + side * 2.4
    top = lot.height
    view.face(
        ((x - side * 0.5, top - 0.1, lot.z0), (x - side * 0.5, top - 0.1, lot.z1), (back, top + 1.3, lot.z1),
         (back, top + 1.3, lot.z0)), lot.trim,
    )  # fmt: skip
    view.side(x - side * 0.5, (lot.z0, lot.z1), (top - 0.25, top - 0.08), scaled(lot.trim, 0.7))
    if lot.z0 > FINE:
        return
    storeys = 2 if top > 5 else 1
    for storey in range(storeys):
        low = 1.0 + storey * 3.0
        for part in (0.16, 0.62) if long > 5 else (0.3,):
            _window(view, x, lot.z0 + long * part, low, (long * 0.18, 1.15), wall)
    door = lot.z0 + long * 0.42
    view.side(x, (door, door + 0.95), (0, 2.1), (112, 82, 60))


def _window(view: View, x: float, z: float, low: float, size: tuple[float, float], wall: Colour) -> None:
    is_lit = view.light.is_night and (int(z * 7 + low) % 3 == 0)
    view.side(x, (z - 0.1, z + size[0] + 0.1), (low - 0.1, low + size[1] + 0.1), mixed(wall, (250, 248, 240), 0.5))
    end, top = z + size[0], low + size[1]
    glass = (226, 186, 112) if is_lit else GLASS
    view.face(((x, low, z), (x, low, end), (x, top, end), (x, top, z)), glass, is_lit=is_lit)


def _shop(view: View, lot: Lot, x: float, side: int) -> None:
    wall = _plain(view, lot, x)
    long = lot.z1 - lot.z0
    out = x - side * 1.1
    shutter = (148, 152, 154) if int(lot.z0 * 3) % 3 else (96, 74, 58)
    view.side(x, (lot.z0 + 0.4, lot.z1 - 0.4), (0, 2.4), shutter)
    for step in range(1, 4 if lot.z0 < FINE else 0):
        view.side(x, (lot.z0 + 0.4, lot.z1 - 0.4), (step * 0.6, step * 0.6 + 0.06), scaled(shutter, 0.75))
    view.side(x, (lot.z0, lot.z1), (2.9, 3.6), scaled(lot.trim, 0.9))
    for step in range(int(long * 1.2) if lot.z0 < FINE else 0):
        z = lot.z0 + 0.7 + step * 0.72
        if z < lot.z1 - 0.9:
            view.side(x, (z, z + 0.42), (3.1, 3.42), (244, 240, 226))
    for step in range(4):
        z0, z1 = lot.z0 + long * step / 4, lot.z0 + long * (step + 1) / 4
        stripe = lot.trim if step % 2 == 0 else mixed(lot.trim, (250, 244, 232), 0.65)
        view.face(((x, 2.95, z0), (x, 2.95, z1), (out, 2.4, z1), (out, 2.4, z0)), stripe)
    if lot.height > 5.6:
        for part in (0.12, 0.56):
            _window(view, x, lot.z0 + long * part, 4.2, (long * 0.26, 1.1), wall)


def _wall(view: View, lot: Lot, x: float, side: int) -> None:
    wall = _plain(view, lot, x)
    view.side(x, (lot.z0, lot.z1), (lot.height - 0.14, lot.height), scaled(wall, 0.72))
    for step in range(5 if lot.z0 < FINE else 0):
        z = lot.z0 + (lot.z1 - lot.z0) * (step + 0.3) / 5
        stain = 0.3 + 0.5 * abs(sin(z * 2.3))
        view.side(x, (z, z + 0.5), (lot.height * (1 - stain), lot.height - 0.14), scaled(wall, 0.86), 120)
    crown = x + side * 1.6
    for step in range(int(lot.z1 - lot.z0) // 2):
        z = lot.z0 + 1 + step * 2.0
        if sin(z * 3.7) > 0.1:
            view.blob(crown, z, lot.height + 0.3, (1.0, 0.7 + 0.3 * sin(z)), (96, 122, 72))


def _fence(view: View, lot: Lot, x: float, side: int) -> None:
    far = x + side * 9
    view.side(far, (lot.z0, lot.z1), (0, 6.5), scaled(lot.wall, 0.95))
    for step in range(5):
        view.side(far, (lot.z0 + step * 2.4 + 0.4, lot.z0 + step * 2.4 + 1.8), (2.4, 3.8), GLASS)
    view.face(((x, 0, lot.z0), (far, 0, lot.z0), (far, 0, lot.z1), (x, 0, lot.z1)), GRASS)
    view.side(x, (lot.z0, lot.z1), (0, 0.5), (176, 170, 160))
    for step in range(int((lot.z1 - lot.z0) / 0.4) if lot.z0 < FINE else 0):
        z = lot.z0 + step * 0.4
        view.line(((x, 0.5, z), (x, lot.height, z)), (70, 84, 78), 0.05)
    view.side(x, (lot.z0, lot.z1), (lot.height - 0.1, lot.height), (60, 74, 70))


def _tower(view: View, lot: Lot, x: float, side: int) -> None:
    wall = mixed(lot.wall, (150, 164, 178), 0.6)
    view.side(x, (lot.z0 + 1, lot.z1 - 1), (0, lot.height), wall)
    view.front((x, x + side * 9), lot.z0 + 1, (0, lot.height), scaled(wall, 0.86))
    for storey in range(int(lot.height / 3.2)):
        low = 1.4 + storey * 3.2
        view.side(x, (lot.z0 + 1.6, lot.z1 - 1.6), (low, low + 1.5), GLASS)
        view.front((x + side * 0.8, x + side * 8), lot.z0 + 1, (low, low + 1.5), scaled(GLASS, 0.86))


_PAINTED = {"house": _house, "shop": _shop, "wall": _wall, "fence": _fence, "tower": _tower}


def _road(view: View, place: Place) -> None:
    half = place.half
    for side in (-1, 1):
        is_bank = place.setting == "river" and side == place.side
        edge = CHANNEL[0] if is_bank else half + 0.3 + place.pave
        view.ground(side * half, side * edge, BEHIND, AHEAD * 2, place.paving)
        _flags(view, side * half, side * edge, place)
        view.side(side * half, (BEHIND, AHEAD), (0, 0.14), scaled(place.paving, 0.7))
        view.ground(side * half, side * (half + 0.22), BEHIND, AHEAD, (196, 192, 184))
    view.ground(-half, half, BEHIND, AHEAD * 2, place.asphalt)
    rng = Random(f"{place.seed} road")
    for x in (-half * 0.5, half * 0.5):
        view.ground(x - 0.45, x + 0.45, BEHIND, AHEAD, scaled(place.asphalt, 0.93), 120)
    for _ in range(9):
        x, z = rng.uniform(-half, half), rng.uniform(-8, 30)
        long = rng.uniform(0.4, 2.5)
        view.puddle((x, z), (rng.uniform(0.2, 0.8), long), scaled(place.asphalt, rng.uniform(0.84, 1.14)), 110)
    _marks(view, place)


def _flags(view: View, x0: float, x1: float, place: Place) -> None:
    """Joints of the paving, as far as one sees them."""
    joint = scaled(place.paving, 0.86)
    for step in range(-8, 18):
        view.face(((x0, 0, step), (x1, 0, step), (x1, 0, step + 0.05), (x0, 0, step + 0.05)), joint)
    middle = (x0 + x1) / 2
    view.ground(middle, middle + 0.04, BEHIND, 26, joint)


def _marks(view: View, place: Place) -> None:
    if place.setting in ("lane", "river"):
        return
    white = mixed(place.asphalt, (240, 238, 226), 0.75)
    for step in range(-4, 20):
        view.ground(-0.07, 0.07, step * 4.2, step * 4.2 + 2.0, white)
    if place.setting == "avenue":
        for x in (-place.half + 0.35, place.half - 0.35):
            view.ground(x - 0.07, x + 0.07, BEHIND, AHEAD, white)


def _wet(view: View, place: Place) -> None:
    """Sheen of rain: the sky in the road."""
    rng = Random(f"{place.seed} wet")
    sky = mixed(view.light.horizon, view.light.zenith, 0.4)
    view.ground(-place.half, place.half, BEHIND, AHEAD, (70, 76, 84), 90)
    for _ in range(16):
        middle = (rng.uniform(-place.half, place.half), rng.uniform(-4, 26))
        size = (rng.uniform(0.2, 1.0), rng.uniform(0.4, 2.2))
        view.face(view.ring(middle, size, 0.3), sky, 110, is_lit=True)
    for _ in range(60 if not view.light.is_night else 0):
        across, down = rng.random() * WIDTH, rng.random() * HEIGHT
        view.patch(((across, down), (across + 2, down), (across - 4, down + 34)), (235, 240, 245), 46, is_lit=True)
