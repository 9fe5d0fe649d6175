"""Paints single things that stand in a street: trees, poles, vehicles, people, barriers, heaps."""

from __future__ import annotations

from math import cos, sin, tau

from central.invented.grammar import pick
from central.invented.pictures.light import Colour, mixed, scaled
from central.invented.pictures.view import View

SKIN: tuple[Colour, ...] = ((166, 116, 82), (146, 98, 68), (186, 136, 100))
CLOTHES: tuple[Colour, ...] = (
    (62, 84, 128), (150, 60, 62), (226, 222, 210), (70, 104, 84), (54, 54, 60), (196, 160, 84), (120, 92, 138),
)  # fmt: skip
CARS: tuple[Colour, ...] = (
    (226, 228, 230),
    (70, 74, 80),
    (156, 160, 166),
    (142, 46, 48),
    (52, 72, 112),
    (190, 178, 150),
)
BIKES: tuple[Colour, ...] = ((40, 42, 48), (168, 44, 46), (48, 84, 150), (220, 220, 216), (60, 120, 84))
VEST: Colour = (238, 112, 32)
HELMET: Colour = (240, 190, 40)
STRIPE: Colour = (236, 232, 150)
BLACK: Colour = (38, 38, 42)
WOOD: Colour = (118, 88, 62)
TRASH: tuple[Colour, ...] = (
    (40, 42, 48), (226, 226, 222), (178, 60, 56), (62, 106, 160), (214, 178, 70), (120, 148, 92), (150, 122, 94),
    (198, 198, 190), (84, 70, 62),
)  # fmt: skip


def tree(view: View, x: float, z: float, height: float, leaves: Colour) -> None:
    view.shadow((x + 1.4, z + 0.6), (height * 0.34, height * 0.28))
    view.line(((x, 0, z), (x + 0.1, height * 0.65, z)), WOOD, 0.28)
    view.line(((x, height * 0.4, z), (x + height * 0.14, height * 0.7, z)), WOOD, 0.14)
    crown(view, (x, height * 0.78, z), height * 0.34, leaves)


def crown(view: View, middle: tuple[float, float, float], reach: float, leaves: Colour) -> None:
    """Foliage: dark below, light above."""
    x, y, z = middle
    random = view.random
    for tone, lift, count in ((0.72, -0.2, 7), (0.9, 0.0, 8), (1.1, 0.24, 7), (1.26, 0.36, 4)):
        for _ in range(count):
            turn, away = random() * tau, random() ** 0.6 * reach * 0.8
            size = reach * (0.32 + 0.22 * random())
            where = (x + away * cos(turn), y + reach * lift + away * 0.62 * sin(turn))
            view.blob(where[0], z, where[1], (size, size * 0.8), scaled(leaves, tone))


def pole(view: View, x: float, z: float, height: float = 7.5) -> None:
    view.line(((x, 0, z), (x, height, z)), (122, 118, 112), 0.2)
    view.line(((x - 0.8, height - 0.5, z), (x + 0.8, height - 0.5, z)), (90, 84, 78), 0.1)


def cable(view: View, start: tuple[float, float, float], end: tuple[float, float, float], sag: float) -> None:
    """A rope that hangs through by ``sag`` metres in the middle."""
    points = []
    for step in range(9):
        part = step / 8
        low = 4 * sag * part * (1 - part)
        points.append(
            (
                start[0] + (end[0] - start[0]) * part,
                start[1] + (end[1] - start[1]) * part - low,
                start[2] + (end[2] - start[2]) * part,
            )
        )
    ahead = [point for point in points if view.is_ahead(point[0], point[2])]
    if len(ahead) > 1:
        view.line(ahead, BLACK, 0.03)


def street_lamp(view: View, x: float, z: float, *, inwards: int, is_on: bool) -> None:
    height = 6.4
    tip = x + inwards * 1.7
    view.line(((x, 0, z), (x, height, z)), (136, 140, 142), 0.15)
    view.line(((x, height, z), (tip, height + 0.35, z)), (136, 140, 142), 0.1)
    view.box(
        (min(tip, tip + inwards * 0.5), max(tip, tip + inwards * 0.5)),
        (height + 0.2, height + 0.4),
        (z, z + 0.2),
        (96, 98, 100),
    )
    if is_on:
        view.glow(tip + inwards * 0.2, z, height + 0.15, 1.9, (255, 226, 160))
        view.face(view.ring((tip, z), (2.6, 4.2), 0.05), (255, 214, 140), 60, is_lit=True)


def person(
    view: View, x: float, z: float, clothes: Colour | None = None, *, is_worker: bool = False, lean: float = 0.0
) -> None:
    """About 1.65 m tall, flat as a paper figure; ``lean`` bends it forward to its work."""
    if not view.is_ahead(x, z):
        return
    random = view.random
    shirt = VEST if is_worker else clothes or pick(random, CLOTHES)
    trousers = VEST if is_worker else pick(random, ((56, 58, 70), (84, 74, 64), (40, 42, 50)))
    skin = pick(random, SKIN)
    across, down, scale = view.spot(x, z)

    def at(dx: float, dy: float) -> tuple[float, float]:
        bent = lean * max(0.0, dy - 0.8) * 0.75
        return across + (dx + bent) * scale, down - (dy - abs(bent) * 0.3) * scale

    def limb(start: tuple[float, float], end: tuple[float, float], wide: float, colour: Colour) -> None:
        (x0, y0), (x1, y1) = at(*start), at(*end)
        half = wide * scale / 2
        view.patch(((x0 - half, y0), (x0 + half, y0), (x1 + half, y1), (x1 - half, y1)), colour)

    view.oval(across, down, (0.42 * scale, 0.1 * scale), (16, 16, 20), 90)
    limb((-0.11, 0.0), (-0.09, 0.85), 0.16, scaled(trousers, 0.9))
    limb((0.13, 0.0), (0.09, 0.85), 0.16, trousers)
    limb((0.0, 0.78), (0.0, 1.38), 0.42, shirt)
    reach = 0.34 + 0.4 * abs(lean)
    side = 1 if lean >= 0 else -1
    limb((0.2 * side, 1.34), (reach * side, 0.86), 0.12, scaled(shirt, 0.86))
    limb((-0.2 * side, 1.34), (-0.26 * side, 0.84), 0.12, scaled(shirt, 0.86))
    if is_worker:
        limb((0.0, 1.0), (0.0, 1.09), 0.42, STRIPE)
        limb((0.0, 0.3), (0.0, 0.36), 0.36, STRIPE)
    head = at(0.02, 1.53)
    view.oval(head[0], head[1], (0.115 * scale, 0.14 * scale), skin)
    cap = HELMET if is_worker else (36, 30, 28)
    box = at(0.02, 1.6)
    view.oval(box[0], box[1], (0.13 * scale, 0.08 * scale), cap)


def worker(view: View, x: float, z: float, tool: str, lean: float = 0.5) -> None:
    """In the orange of the PPSU, with a shovel, broom or rod."""
    person(view, x, z, is_worker=True, lean=lean)
    side = 1 if lean >= 0 else -1
    hand, foot = (x + 0.35 * side, 1.15, z), (x + 0.95 * side, 0.03, z - 0.1)
    view.line((hand, foot), (150, 116, 76), 0.05)
    if tool == "shovel":
        view.blob(foot[0], foot[2], 0.08, (0.16, 0.12), (92, 96, 102))
    elif tool == "broom":
        view.face(
            ((foot[0] - 0.1, 0.22, z), (foot[0] + 0.1, 0.22, z), (foot[0] + 0.3, 0, z), (foot[0] - 0.2, 0, z)),
            (176, 150, 84),
        )


def cone(view: View, x: float, z: float) -> None:
    if not view.is_ahead(x, z):
        return
    across, down, scale = view.spot(x, z)
    for low, high, colour in ((0.0, 0.75, (232, 92, 36)), (0.3, 0.48, (240, 240, 236))):
        wide0, wide1 = 0.2 * (1 - low / 0.8) + 0.02, 0.2 * (1 - high / 0.8) + 0.02
        view.patch(
            (
                (across - wide0 * scale, down - low * scale),
                (across + wide0 * scale, down - low * scale),
                (across + wide1 * scale, down - high * scale),
                (across - wide1 * scale, down - high * scale),
            ),
            colour,
        )
    view.oval(across, down, (0.27 * scale, 0.06 * scale), (60, 56, 54))


def barrier(view: View, x: float, z: float, long: float = 1.6) -> None:
    """A plank in red and white on two legs, across the street."""
    for leg in (x - long / 2 + 0.1, x + long / 2 - 0.1):
        view.line(((leg, 0, z), (leg, 1.0, z)), (90, 90, 94), 0.06)
    count = 6
    for step in range(count):
        left = x - long / 2 + long * step / count
        view.front((left, left + long / count), z, (0.7, 1.0), (214, 60, 46) if step % 2 else (240, 238, 232))


def sign(view: View, x: float, z: float, ring: Colour, face: Colour, height: float = 2.3, size: float = 0.36) -> None:
    view.line(((x, 0, z), (x, height, z)), (150, 152, 154), 0.07)
    view.blob(x, z, height, (size, size), ring)
    view.blob(x, z - 0.01, height, (size * 0.72, size * 0.72), face)


def car(view: View, x: float, z: float, colour: Colour, *, along: bool = True, is_van: bool = False) -> None:
    """Stands along the street with its tail to the eye, or across it; about 4.2 m long."""
    long, wide, high = 4.1, 1.7, 1.9 if is_van else 1.5
    half_x, half_z = (wide / 2, long / 2) if along else (long / 2, wide / 2)
    x0, x1, z0, z1 = x - half_x, x + half_x, z - half_z, z + half_z
    if not view.is_ahead(x, z0, 0.5):
        return
    view.face(view.ring((x, z), (half_x * 1.15, half_z * 1.1), 0.02), (14, 14, 18), 110)
    for wheel_x in (x0 + 0.12, x1 - 0.12):
        for wheel_z in (z1 - 0.7, z0 + 0.7) if along else (z1 - 0.05, z0 + 0.05):
            view.blob(wheel_x, wheel_z, 0.3, (0.14 if along else 0.32, 0.32), BLACK)
    view.box((x0, x1), (0.28, 0.86), (z0, z1), colour)
    inset = 0.12
    front = 0.3 if is_van else 0.9
    if along:
        cabin = ((x0 + inset, x1 - inset), (0.84, high), (z0 + 0.25, z1 - front))
    else:
        cabin = ((x0 + 0.3, x1 - front), (0.84, high), (z0 + inset, z1 - inset))
    view.box(*cabin, colour)
    _car_glass(view, cabin, along=along)
    if along:
        _tail(view, (x0, x1), z0)
    else:
        for wheel in (x0 + 0.75, x1 - 0.75):
            view.blob(wheel, z0 - 0.02, 0.32, (0.32, 0.32), BLACK)
            view.blob(wheel, z0 - 0.03, 0.32, (0.15, 0.15), (150, 152, 156))


Span = tuple[float, float]


def _car_glass(view: View, cabin: tuple[Span, Span, Span], *, along: bool) -> None:
    (x0, x1), (low, high), (z0, z1) = cabin
    pane = (0.92, high - 0.1)
    glass: Colour = (54, 64, 76)
    if view.stand.z < z0:
        view.front((x0 + 0.1, x1 - 0.1), z0 - 0.005, pane, glass)
    edge = x0 if view.stand.x < x0 else x1 if view.stand.x > x1 else None
    if edge is not None:
        middle = (z0 + z1) / 2
        view.side(edge, (z0 + 0.12, middle - 0.05), pane, glass)
        view.side(edge, (middle + 0.05, z1 - 0.12), pane, glass)
    if not along:
        middle = (x0 + x1) / 2
        view.front((middle - 0.05, middle + 0.05), z0 - 0.01, (low, high), (60, 60, 66))


def _tail(view: View, x: Span, z: float) -> None:
    for lamp in (x[0] + 0.05, x[1] - 0.33):
        view.front((lamp, lamp + 0.28), z - 0.01, (0.58, 0.78), (176, 36, 34))
    middle = (x[0] + x[1]) / 2
    view.front((middle - 0.26, middle + 0.26), z - 0.01, (0.44, 0.58), BLACK)
    view.front((x[0], x[1]), z - 0.01, (0.28, 0.38), (50, 50, 54))


def truck(view: View, x: float, z: float, colour: Colour, load: Colour) -> None:
    x0, x1 = x - 1.15, x + 1.15
    view.face(view.ring((x, z + 1), (1.5, 4.4), 0.02), (14, 14, 18), 110)
    for wheel in (x0 + 0.2, x1 - 0.2):
        for where in (z + 3.6, z - 1.9):
            view.blob(wheel, where, 0.46, (0.24, 0.46), BLACK)
    view.box((x0 + 0.1, x1 - 0.1), (0.6, 2.5), (z + 3.0, z + 4.8), colour)
    view.box((x0, x1), (0.8, 2.9), (z - 3.0, z + 2.8), load)
    view.front((x0 + 0.1, x1 - 0.1), z - 3.01, (0.95, 2.8), scaled(load, 0.86))
    for lamp in (x0 + 0.1, x1 - 0.4):
        view.front((lamp, lamp + 0.3), z - 3.02, (0.72, 0.88), (186, 40, 36))
    view.front((x0, x1), z - 3.02, (0.5, 0.7), BLACK)


def bus(view: View, x: float, z: float) -> None:
    x0, x1 = x - 1.3, x + 1.3
    view.box((x0, x1), (0.4, 3.2), (z - 5.5, z + 5.5), (206, 210, 214))
    for band, colour in (((0.4, 1.1), (44, 92, 150)), ((1.6, 2.6), (50, 60, 72))):
        view.front((x0, x1), z - 5.51, band, colour)
        edge = x0 if view.stand.x < x0 else x1
        view.side(edge, (z - 5.5, z + 5.5), band, colour)
    for lamp in (x0 + 0.1, x1 - 0.4):
        view.front((lamp, lamp + 0.3), z - 5.52, (1.15, 1.45), (190, 40, 36))
    for wheel in (x0 + 0.2, x1 - 0.2):
        view.blob(wheel, z - 4, 0.45, (0.25, 0.45), BLACK)


def motorbike(view: View, x: float, z: float, colour: Colour, rider: Colour | None = None) -> None:
    """Seen from the side, about 1.9 m long."""
    if not view.is_ahead(x, z):
        return
    view.blob(x, z, 0.03, (0.95, 0.08), (14, 14, 18), 100)
    for wheel in (x - 0.62, x + 0.62):
        view.blob(wheel, z, 0.29, (0.29, 0.29), BLACK)
        view.blob(wheel, z, 0.29, (0.15, 0.15), (140, 142, 146))
    view.face(((x - 0.75, 0.62, z), (x - 0.1, 0.5, z), (x - 0.05, 0.82, z), (x - 0.8, 0.88, z)), colour)
    view.face(((x - 0.1, 0.34, z), (x + 0.3, 0.34, z), (x + 0.34, 0.5, z), (x - 0.1, 0.56, z)), scaled(colour, 0.7))
    view.face(((x + 0.28, 0.34, z), (x + 0.48, 0.34, z), (x + 0.42, 1.0, z), (x + 0.3, 1.0, z)), colour)
    view.face(((x - 0.72, 0.84, z), (x - 0.02, 0.78, z), (x - 0.02, 0.88, z), (x - 0.72, 0.95, z)), BLACK)
    view.line(((x + 0.26, 1.06, z), (x + 0.5, 1.0, z)), BLACK, 0.06)
    view.line(((x + 0.42, 0.9, z), (x + 0.62, 0.3, z)), (120, 122, 126), 0.06)
    if rider is not None:
        view.face(((x - 0.5, 0.85, z), (x - 0.1, 0.85, z), (x, 1.45, z), (x - 0.36, 1.45, z)), rider)
        view.line(((x - 0.05, 1.3, z), (x + 0.34, 1.02, z)), scaled(rider, 0.8), 0.12)
        view.blob(x - 0.15, z, 1.62, (0.17, 0.19), pick(view.random, CLOTHES))


def excavator(view: View, x: float, z: float, side: int) -> None:
    yellow: Colour = (226, 166, 38)
    view.box((x - 1.1, x + 1.1), (0, 0.7), (z - 0.9, z + 0.9), (60, 58, 56))
    view.box((x - 1.0, x + 1.0), (0.7, 1.5), (z - 0.8, z + 0.8), yellow)
    view.box((x - 0.9, x + 0.1), (1.5, 2.5), (z - 0.7, z + 0.5), yellow)
    view.front((x - 0.8, x), z - 0.71, (1.7, 2.35), (70, 84, 96))
    arm = ((x + side * 0.4, 1.6, z - 0.5), (x + side * 1.9, 3.3, z - 0.5), (x + side * 3.3, 1.4, z - 0.5))
    view.line(arm[:2], yellow, 0.32)
    view.line(arm[1:], scaled(yellow, 0.9), 0.26)
    tip = x + side * 3.3
    view.face(
        ((tip - 0.4, 1.5, z - 0.5), (tip + 0.4, 1.5, z - 0.5), (tip + 0.2, 0.75, z - 0.5), (tip - 0.4, 0.8, z - 0.5)),
        (80, 76, 72),
    )


def heap(
    view: View, middle: tuple[float, float], size: tuple[float, float], colours: tuple[Colour, ...], count: int
) -> None:
    """A mound of many pieces: half width and height in metres."""
    x, z = middle
    random = view.random
    view.puddle(middle, (size[0] * 1.15, size[0] * 0.8), (74, 66, 56), 170)
    view.blob(x, z, 0.0, (size[0] * 0.95, size[1] * 0.85), mixed(colours[0], (90, 84, 76), 0.6))
    for step in range(count):
        part = step / count
        wide = size[0] * (1 - part * 0.75)
        dx = (2 * random() - 1) * wide
        y = part * size[1] * (1 - abs(dx) / size[0] * 0.75)
        piece = 0.1 + 0.2 * random()
        depth = z - 0.5 * (1 - part)
        colour = scaled(pick(random, colours), 0.85 + 0.3 * random())
        if random() < 0.5:
            view.blob(x + dx, depth, y + 0.08, (piece, piece * 0.75), colour)
        else:
            turn = random() * tau
            view.face(
                [
                    (x + dx + piece * cos(turn + corner), y + 0.08 + piece * 0.7 * sin(turn + corner), depth)
                    for corner in (0.0, 1.5, 2.9, 4.4)
                ],
                colour,
            )


def litter(view: View, x: tuple[float, float], z: tuple[float, float], count: int, y: float = 0.0) -> None:
    """Single pieces strewn on the ground."""
    random = view.random
    for _ in range(count):
        px, pz = x[0] + (x[1] - x[0]) * random(), z[0] + (z[1] - z[0]) * random()
        size, turn = 0.05 + 0.1 * random(), random() * tau
        corners = [
            (px + size * cos(turn + corner), y, pz + size * 1.4 * sin(turn + corner))
            for corner in (0.0, 1.3, 3.0, 4.3)
        ]
        view.face(corners, pick(random, TRASH))


def cart(view: View, x: float, z: float, colour: Colour, roof: Colour) -> None:
    """Kaki lima: a box on wheels with a glass case and a tarpaulin."""
    view.face(view.ring((x, z), (1.1, 0.8), 0.04), (14, 14, 18), 90)
    for wheel in (x - 0.55, x + 0.55):
        view.blob(wheel, z - 0.36, 0.3, (0.3, 0.3), BLACK)
        view.blob(wheel, z - 0.37, 0.3, (0.1, 0.1), (180, 170, 150))
    view.box((x - 0.85, x + 0.85), (0.5, 1.05), (z - 0.35, z + 0.35), colour)
    view.box((x - 0.75, x + 0.75), (1.05, 1.55), (z - 0.3, z + 0.3), (176, 198, 204))
    view.front((x - 0.7, x + 0.7), z - 0.36, (0.62, 0.92), mixed(colour, (250, 246, 230), 0.6))
    for post in (x - 0.8, x + 0.8):
        view.line(((post, 1.05, z), (post, 2.1, z)), (120, 110, 96), 0.05)
    view.face(
        ((x - 1.15, 2.0, z - 0.9), (x + 1.15, 2.0, z - 0.9), (x + 1.05, 2.3, z + 0.6), (x - 1.05, 2.3, z + 0.6)), roof
    )
    view.front((x - 1.15, x + 1.15), z - 0.9, (1.84, 2.0), scaled(roof, 0.8))


def umbrella(view: View, x: float, z: float, colour: Colour) -> None:
    view.line(((x, 0, z), (x, 2.3, z)), (140, 140, 140), 0.05)
    for step in range(6):
        left, right = x - 1.3 + 2.6 * step / 6, x - 1.3 + 2.6 * (step + 1) / 6
        tone = colour if step % 2 else mixed(colour, (250, 246, 236), 0.75)
        view.face(((left, 1.95, z), (right, 1.95, z), (x, 2.55, z)), tone)


def bench(view: View, x: float, z: float, colour: Colour) -> None:
    for leg in (x - 0.7, x + 0.7):
        view.box((leg - 0.05, leg + 0.05), (0, 0.45), (z, z + 0.4), (80, 82, 84))
    view.box((x - 0.9, x + 0.9), (0.42, 0.5), (z, z + 0.45), colour)
    view.front((x - 0.9, x + 0.9), z + 0.45, (0.65, 0.95), colour)


def ladder(view: View, x: float, z: float, side: int) -> None:
    for shift in (-0.2, 0.2):
        view.line(((x + shift, 0, z), (x + shift + 0.6 * side, 3.0, z + 0.2)), (210, 186, 90), 0.06)
    for step in range(8):
        at, y = x + 0.6 * side * step / 8, 0.3 + step * 0.36
        view.line(((at - 0.2, y, z), (at + 0.2, y, z)), (210, 186, 90), 0.05)
