"""Paints troubles of buildings: sites, walls, stops, footbridges, halls, counters and classrooms."""

from __future__ import annotations

from math import sin

from central.invented.pictures import props
from central.invented.pictures.composition import Composition
from central.invented.pictures.light import Colour, mixed, scaled

BRICK: Colour = (172, 98, 72)
BAMBOO: Colour = (196, 164, 98)
CONCRETE: Colour = (164, 160, 154)


def building_site(on: Composition) -> None:
    """A house of bricks behind bamboo scaffolding, sand on the road; later with its sign and a clean street."""
    view, x, side = on.view, on.x, on.side
    wall = x + side * 0.6
    for storey in range(2):
        low = storey * 3.0
        view.side(wall, (-1.5, 7.5), (low, low + 2.75), BRICK)
        view.side(wall - side * 0.05, (-1.5, 7.5), (low + 2.75, low + 3.05), CONCRETE)
        for z in (-0.2, 2.6, 5.4):
            view.side(wall - side * 0.02, (z, z + 1.3), (low + 0.8, low + 2.2), (52, 48, 46))
    for row in range(12):
        view.side(wall - side * 0.01, (-1.5, 7.5), (row * 0.5, row * 0.5 + 0.03), scaled(BRICK, 0.82))
    pole = wall - side * 0.7
    for z in range(-1, 8, 2):
        view.line(((pole, 0, z), (pole, 6.6, z)), BAMBOO, 0.09)
    for y in (1.8, 3.6, 5.4):
        view.line(((pole, y, -1.4), (pole, y, 3.0), (pole, y, 7.4)), BAMBOO, 0.09)
    if on.is_after:
        on.add(pole, -0.4, _permit, on, pole - side * 0.3)
        return
    sand = x - side * 1.8
    on.add(
        sand,
        0.6,
        props.heap,
        view,
        (sand, 0.6),
        (1.3, 0.8),
        ((206, 180, 130), (190, 164, 116), (216, 192, 146)),
        60,
    )
    on.add(sand, 3.4, props.heap, view, (sand, 3.4), (0.9, 0.6), (BRICK, (150, 84, 62)), 40)
    if on.is_work:
        on.add(wall, -0.2, view.side, pole - side * 0.05, (0.2, 3.8), (1.4, 2.4), (206, 50, 48))
        for number in range(3):
            at = sand - side * (0.8 + 0.6 * number)
            on.add(at, -0.2, props.person, view, at, -0.2, (112, 116, 76))


def _permit(on: Composition, x: float) -> None:
    view = on.view
    view.line(((x, 0, -0.4), (x, 1.2, -0.4)), props.WOOD, 0.08)
    view.front((x - 0.7, x + 0.7), -0.41, (1.0, 2.2), (250, 226, 90))
    for low, wide in ((1.9, 0.5), (1.65, 0.4), (1.4, 0.5), (1.15, 0.3)):
        view.front((x - 0.55, x - 0.55 + wide * 2), -0.42, (low, low + 0.1), (40, 40, 44))


def rubble(on: Composition) -> None:
    """Bricks and spoil of a building site left at the roadside."""
    view, x = on.view, on.x
    if on.is_after:
        view.puddle((x, 0.4), (1.6, 1.2), (150, 138, 120), 90)
        return
    grey = (CONCRETE, BRICK, (196, 190, 180), (140, 134, 126), (206, 180, 130))
    size = 1.9 if on.is_trouble else 1.1
    on.add(x, 0.5, props.heap, view, (x, 0.5), (size, size * 0.55), grey, 120)
    for number in range(4):
        at = x + (number - 1.5) * 0.8
        on.add(at, -0.4, _sack, on, at)
    if on.is_work:
        far = x - on.side * 2.9
        on.add(far, 3.0, props.truck, view, far, 4.6, (220, 186, 60), (70, 104, 140))
        on.workers(("shovel", "shovel"), 1.4, -0.5)


def _sack(on: Composition, x: float) -> None:
    on.view.box((x - 0.26, x + 0.26), (0, 0.5), (-0.6, -0.3), (214, 208, 190))
    on.view.front((x - 0.15, x + 0.12), -0.61, (0.15, 0.32), (90, 110, 150))


def cracked_wall(on: Composition) -> None:
    view, x, side = on.view, on.x, on.side
    high = 3.2
    lean = 0.0 if on.is_after else -side * 0.9
    tone: Colour = (214, 206, 186) if on.is_after else (178, 168, 150)
    view.face(((x, 0, -2.5), (x, 0, 7), (x + lean * 0.4, high, 7), (x + lean, high, -2.5)), tone)
    if on.is_after:
        return
    random = on.random
    for number in range(5):
        z, y = -1.5 + number * 1.6, 0.1
        points = []
        for _ in range(7):
            points.append((x + lean * (y / high) * 0.7 - side * 0.03, y, z))
            y, z = y + high / 7, z + (random() - 0.45) * 0.7
        view.line(points, (54, 48, 44), 0.07)
    view.face(
        (
            (x - side * 0.03, 1.2, 1.0),
            (x - side * 0.03, 1.0, 2.4),
            (x - side * 0.03, 2.0, 2.2),
            (x - side * 0.03, 2.1, 1.3),
        ),
        BRICK,
    )
    at = x - side * 0.9
    on.add(at, 0.5, props.heap, view, (at, 0.5), (0.8, 0.35), (BRICK, tone, CONCRETE), 30)
    if on.is_work:
        view.line(((x - side * 2.2, 0, 1.5), (x - side * 0.3, 2.3, 1.5)), BAMBOO, 0.12)
        on.workers(("rod", "shovel"), 1.1, -0.4)
    else:
        on.add(at - side, -0.6, props.barrier, view, at - side * 0.6, -0.6, 1.4)


def footbridge(on: Composition) -> None:
    """The steps and deck of a JPO over the road; its floor is rusted through, or repaired."""
    view, half = on.view, on.place.half + on.place.pave
    z, deck = 6.0, 4.6
    paint: Colour = (70, 130, 190) if on.is_after else (128, 118, 106)
    for x in (-half, half):
        view.box((x - 0.3, x + 0.3), (0, deck), (z, z + 0.6), CONCRETE)
    view.front((-half - 1, half + 1), z, (deck, deck + 0.5), paint)
    for step in range(int(half * 4)):
        x = -half - 0.8 + step * 0.52
        view.line(((x, deck + 0.5, z), (x, deck + 1.5, z)), paint, 0.06)
    view.front((-half - 1, half + 1), z, (deck + 1.45, deck + 1.58), paint)
    view.front((-half - 1.2, half + 1.2), z - 0.3, (deck + 3.0, deck + 3.25), scaled(paint, 0.8))
    if not on.is_after:
        for x, wide in ((-half * 0.4, 1.1), (half * 0.15, 0.8), (half * 0.6, 0.6)):
            view.front((x, x + wide), z - 0.01, (deck + 0.02, deck + 0.42), (40, 34, 30))
            view.front((x - 0.25, x + wide + 0.3), z - 0.02, (deck + 0.36, deck + 0.5), (150, 82, 48))
            view.front((x + wide * 0.3, x + wide * 0.5), z - 0.02, (deck - 0.5, deck + 0.05), (150, 82, 48))
    stair = on.side * (half - 0.4)
    for step in range(12):
        y = step * deck / 12
        view.box(
            (stair - 0.7, stair + 0.7),
            (y, y + 0.16),
            (z - 4.4 + step * 0.36, z - 4.0 + step * 0.36),
            scaled(CONCRETE, 1.0),
        )
    if on.is_work:
        on.add(0.0, z - 0.5, props.person, view, 0.5, z - 0.6, is_worker=True, lean=0.3)
        on.workers(("rod", "rod"), 1.2, 1.0)
    else:
        on.people(2, (stair - 0.6, stair + 0.4), (0.4, 1.2))


def bus_stop(on: Composition) -> None:
    view, x, side = on.view, on.x, on.side
    roof: Colour = (44, 104, 168) if on.is_after else (120, 122, 120)
    for z in (0.4, 4.6):
        on.add(x, z, view.line, ((x + side * 0.5, 0, z), (x + side * 0.5, 2.7, z)), (110, 112, 116), 0.12)
    view.side(x + side * 0.6, (0.4, 4.6), (0.5, 2.3), (168, 190, 200), 190)
    edge = x - side * 0.8

    def draw_roof() -> None:
        view.face(
            ((x + side * 0.8, 2.8, 0.0), (x + side * 0.8, 2.8, 5.0), (edge, 2.55, 5.0), (edge, 2.55, 0.0)), roof
        )
        view.side(edge, (0.0, 5.0), (2.4, 2.6), scaled(roof, 0.8))
        view.front((min(edge, x + side * 0.8), max(edge, x + side * 0.8)), 0.0, (2.5, 2.8), scaled(roof, 0.9))
        if not on.is_after:
            view.face(
                (
                    (x, 2.72, 1.2),
                    (x + side * 0.5, 2.78, 2.0),
                    (edge + side * 0.3, 2.6, 2.9),
                    (edge + side * 0.1, 2.58, 1.6),
                ),
                (206, 220, 228),
            )
            view.side(edge, (1.0, 2.6), (1.7, 2.5), (110, 96, 84))

    on.add(x, 0.1, draw_roof)
    on.add(x, 1.4, _stop_bench, on, x + side * 0.2)
    on.add(x, -0.6, props.sign, view, x, -0.4, (40, 100, 180), (240, 240, 240), 2.6)
    if on.is_after:
        on.add(0.0, 9.0, props.bus, view, on.side * on.place.half * 0.4, 12.0)
        on.people(3, (x - 0.6, x + 0.6), (1.5, 4.0))
    else:
        view.puddle((x - side * 0.3, 2.0), (0.9, 0.8), (160, 176, 186), 190, 0.3)
        on.people(2, (x - 0.9 * side - 0.3, x - 0.9 * side + 0.3), (-0.3, 0.8))
    if on.is_work:
        on.workers(("rod", "rod"), 0.9, 0.0)


def _stop_bench(on: Composition, x: float) -> None:
    if on.is_trouble:
        on.view.face(
            ((x - 0.2, 0.5, 1.2), (x + 0.2, 0.5, 1.2), (x + 0.2, 0.05, 3.6), (x - 0.2, 0.05, 3.6)), (206, 90, 60)
        )
    else:
        on.view.box((x - 0.2, x + 0.2), (0.4, 0.5), (1.2, 3.8), (206, 90, 60))


def bus_late(on: Composition) -> None:
    """People who wait, and the bus that comes."""
    view, x, side = on.view, on.x, on.side
    on.add(x, 0.2, props.sign, view, x, 0.2, (40, 100, 180), (240, 240, 240), 2.6)
    on.people({"trouble": 12, "work": 6, "after": 2}[on.state], (x - 0.9, x + 0.6), (0.6, 5.0))
    if not on.is_trouble:
        lane = side * on.place.half * 0.45
        on.add(lane, 6.0, props.bus, view, lane, 8.5 if on.is_after else 18.0)
    if on.is_work:
        on.add(x - side, 0.0, props.person, view, x - side * 1.2, 0.0, (70, 110, 160))


def hydrant(on: Composition) -> None:
    view, x = on.view, on.x
    on.add(x, 0.2, _hydrant, on, x, 0.2)
    if on.is_trouble:
        near = x - on.side * 0.1
        on.add(near, -0.2, props.motorbike, view, near + 0.6, 0.9, props.BIKES[0])
        on.add(near, -0.3, _sack, on, near - 0.7)
        props.litter(view, (x - 1, x + 1), (-0.8, 0.8), 22)
    elif on.is_work:
        on.workers(("rod", "broom"), 1.0, 0.0)


def _hydrant(on: Composition, x: float, z: float) -> None:
    view = on.view
    red: Colour = (214, 46, 40) if on.is_after else (150, 70, 58)
    view.box((x - 0.22, x + 0.22), (0, 0.12), (z - 0.22, z + 0.22), scaled(red, 0.8))
    view.box((x - 0.14, x + 0.14), (0.12, 0.8), (z - 0.14, z + 0.14), red)
    for side in (-1, 1):
        view.blob(x + side * 0.22, z - 0.02, 0.58, (0.1, 0.1), scaled(red, 0.7))
    if not on.is_trouble:
        view.blob(x, z, 0.86, (0.16, 0.1), scaled(red, 1.1))


def storefront(on: Composition) -> None:
    """A minimarket whose wares stand on the pavement."""
    view, x, side = on.view, on.x, on.side
    front = x + side * 0.05
    view.side(front, (-2, 8), (0, 2.7), (176, 200, 208))
    for post in range(-2, 8, 2):
        view.side(front - side * 0.01, (post, post + 0.12), (0, 2.7), (90, 92, 96))
    for low, colour in ((2.7, (212, 48, 44)), (3.2, (246, 206, 50)), (3.5, (40, 96, 170))):
        view.side(front - side * 0.02, (-2, 8), (low, low + 0.45), colour)
    for step in range(6):
        view.side(front - side * 0.03, (0.2 + step * 0.8, 0.75 + step * 0.8), (2.85, 3.2), (250, 250, 246))
    count = {"trouble": 10, "work": 4, "after": 0}[on.state]
    for number in range(count):
        at, z = x - side * (0.4 + 0.5 * (number % 2)), -0.2 + number * 0.55
        colour = ((206, 60, 50), (236, 236, 230), (60, 110, 180), (240, 196, 60))[number % 4]
        on.add(
            at,
            z,
            view.box,
            (at - 0.22, at + 0.22),
            (0, 0.4 + 0.35 * (z % 1 > 0.5)),
            (z, z + 0.4),
            colour,
        )
    on.people(2, (x - side * 1.6 - 0.3, x - side * 1.6 + 0.3), (1.0, 3.0))
    if on.is_work:
        on.add(x - side * 1.2, 0.0, props.person, view, x - side * 1.2, 0.0, (112, 116, 76))


def poster(on: Composition) -> None:
    """A missing person's poster on a wall."""
    view, x, side = on.view, on.x - on.side * 0.02, on.side
    view.side(x, (-4, 9), (0, 2.2), (206, 200, 186))
    z = -0.75
    view.side(x - side * 0.01, (z, z + 1.5), (0.5, 2.1), (250, 250, 244))
    view.side(x - side * 0.02, (z + 0.1, z + 1.4), (1.85, 2.03), (206, 40, 40))
    view.side(x - side * 0.02, (z + 0.35, z + 1.15), (1.0, 1.8), (176, 190, 206))
    view.face(
        [
            (x - side * 0.03, 1.0 + dy, z + 0.75 + dz)
            for dz, dy in ((-0.3, 0), (-0.24, 0.2), (-0.1, 0.28), (0.1, 0.28), (0.24, 0.2), (0.3, 0))
        ],
        (80, 90, 120),
    )
    view.face(
        [
            (x - side * 0.04, 1.47 + dy, z + 0.75 + dz)
            for dz, dy in (
                (-0.13, 0),
                (-0.1, -0.16),
                (0, -0.22),
                (0.1, -0.16),
                (0.13, 0),
                (0.09, 0.17),
                (-0.09, 0.17),
            )
        ],
        props.SKIN[0],
    )
    for low, wide in ((0.82, 1.2), (0.7, 1.0), (0.58, 1.1)):
        view.side(x - side * 0.02, (z + 0.15, z + 0.15 + wide), (low, low + 0.06), (50, 50, 54))
    if on.is_after:
        view.face(
            [(x - side * 0.05, y, z + dz) for y, dz in ((0.9, 0.2), (1.1, 0.1), (1.7, 1.3), (1.5, 1.4))],
            (60, 150, 80),
        )
        on.people(2, (x - side * 1.3 - 0.3, x - side * 1.3 + 0.3), (0.6, 1.0))
    elif on.is_work:
        on.add(x - side, 1.2, props.person, view, x - side * 0.9, 1.3, (112, 116, 76))


def animal(on: Composition) -> None:
    """A stray dog in the street; officers with a catch pole; nobody."""
    view, x = on.view, on.x
    if on.is_after:
        on.people(2, (x - 1, x + 1), (2.0, 5.0))
        return
    for number in range(2 if on.is_trouble else 1):
        at, z = x + number * 1.3, 0.3 + number * 1.2
        tone: Colour = ((96, 74, 56), (60, 56, 54))[number]
        on.add(at, z, _dog, on, at, z, tone)
    if on.is_work:
        hand = x + 1.6
        on.add(hand, 0.3, props.person, view, hand, 0.3, (60, 120, 150), lean=-0.3)
        on.add(hand, 0.2, view.line, ((hand - 0.3, 1.1, 0.2), (x + 0.5, 0.6, 0.2)), (200, 200, 204), 0.05)


def _dog(on: Composition, x: float, z: float, tone: Colour) -> None:
    view = on.view
    for leg in (-0.32, -0.22, 0.24, 0.34):
        view.line(((x + leg, 0, z), (x + leg * 0.9, 0.4, z)), scaled(tone, 0.8), 0.08)
    view.blob(x, z, 0.48, (0.45, 0.19), tone)
    view.blob(x + 0.5, z, 0.7, (0.18, 0.16), tone)
    view.blob(x + 0.66, z, 0.65, (0.11, 0.08), scaled(tone, 0.8))
    view.face(((x + 0.4, 0.8, z), (x + 0.48, 0.98, z), (x + 0.53, 0.8, z)), scaled(tone, 0.7))
    view.line(((x - 0.42, 0.55, z), (x - 0.72, 0.85, z)), tone, 0.07)


def snake(on: Composition) -> None:
    view, x = on.view, on.x
    view.ground(x - 0.9, x + 0.9, -1.2, 6, (120, 120, 112))
    view.ground(x - 0.55, x + 0.55, -1.2, 6, (52, 56, 50))
    if not on.is_after:
        points = [(x - 0.75 + 0.11 * step, 0.05, 0.3 + 0.3 * sin(step * 0.9)) for step in range(15)]
        view.line(points, (96, 122, 60), 0.16)
        view.line(points, (206, 186, 90), 0.04)
        view.blob(points[-1][0] + 0.08, points[-1][2], 0.14, (0.14, 0.1), (96, 122, 60))
    if not on.is_trouble:
        at = x + 1.4
        on.add(at, 0.4, props.person, view, at, 0.4, (200, 50, 40), lean=-0.3)
        on.add(at, 0.3, view.line, ((at - 0.3, 1.0, 0.3), (x + 0.2, 0.2, 0.3)), (200, 200, 204), 0.05)


def fogging(on: Composition) -> None:
    """Standing water in old tyres; then the fog."""
    view, x = on.view, on.x
    if on.is_trouble:
        for number in range(5):
            at, z = x + (number - 2) * 0.7, 0.2 + 0.5 * (number % 2)
            on.add(at, z, _tyre, on, at, z)
        view.puddle((x, -0.4), (1.2, 0.5), (120, 130, 110), 220)
        return
    if on.is_work:
        on.workers(("rod",), 1.2, 0.3)
    at = x - 0.6
    on.add(at, 1.4, props.person, view, at, 1.4, (226, 226, 220))
    for _ in range(34 if on.is_work else 5):
        turn = on.random()
        where, z = x + (turn - 0.4) * 3.4, 0.4 + on.random() * 2
        size = 0.35 + 0.5 * on.random()
        on.add(
            where,
            z - 1,
            view.blob,
            where,
            z,
            0.3 + size * 0.6,
            (size * 1.3, size * 0.9),
            (238, 240, 242),
            60,
        )


def _tyre(on: Composition, x: float, z: float) -> None:
    view = on.view
    view.face(view.ring((x, z), (0.42, 0.36), 0.02, 0.16), (38, 38, 40))
    view.face(view.ring((x, z), (0.25, 0.2), 0.02, 0.17), (116, 140, 132))


def market(on: Composition) -> None:
    """A muddy lane of a market between its stalls."""
    view, half = on.view, on.place.half
    if not on.is_after:
        view.ground(-half, half, -8, 30, (120, 100, 78))
        for number in range(9):
            view.puddle(((2 * on.random() - 1) * half * 0.7, -1 + number * 1.3), (0.7, 0.5), (150, 150, 140), 220)
        props.litter(view, (-half, half), (-2, 6), 60)
    for side in (-1, 1):
        for number in range(4):
            x, z = side * half * 0.98, 1.2 + number * 2.8
            roof = ((206, 60, 50), (60, 110, 180), (240, 190, 60), (70, 150, 90))[(number + on.place.cables) % 4]
            on.add(x, z, _stall, on, x, z, roof)
    on.people(5 if not on.is_after else 8, (-half * 0.6, half * 0.6), (1.5, 8.0))
    if on.is_work:
        on.workers(("broom", "shovel"), 1.1, 0.4)


def _stall(on: Composition, x: float, z: float, roof: Colour) -> None:
    view = on.view
    view.box((x - 0.7, x + 0.7), (0, 0.8), (z, z + 1.4), (150, 116, 80))
    for number in range(12):
        px, pz = x - 0.6 + 0.24 * (number % 6), z + 0.2 + 0.5 * (number // 6)
        tone = ((206, 60, 40), (80, 150, 60), (240, 170, 50), (230, 220, 190))[number % 4]
        view.blob(px, pz, 0.9, (0.14, 0.12), tone)
    for post in (x - 0.7, x + 0.7):
        view.line(((post, 0.8, z), (post, 2.3, z)), (140, 120, 90), 0.06)
    view.face(
        ((x - 1.0, 2.2, z - 0.4), (x + 1.0, 2.2, z - 0.4), (x + 1.0, 2.6, z + 1.4), (x - 1.0, 2.6, z + 1.4)), roof
    )
    view.front((x - 1.0, x + 1.0), z - 0.4, (2.0, 2.2), mixed(roof, (250, 250, 246), 0.4))


def field(on: Composition) -> None:
    """A muddy pitch with a broken basketball ring."""
    view, x, side = on.view, on.x, on.side
    court: Colour = (84, 130, 110) if on.is_after else (146, 126, 96)
    view.ground(x - side * 0.2, x + side * 12, -4, 16, court)
    if on.is_after:
        for z in (-1.0, 5.0, 11.0):
            view.ground(x, x + side * 12, z, z + 0.12, (240, 240, 236))
        view.ground(x + side * 0.3, x + side * 0.42, -4, 16, (240, 240, 236))
    else:
        for _ in range(12):
            view.puddle((x + side * (1 + 6 * on.random()), -1 + 7 * on.random()), (0.9, 0.5), (150, 152, 140), 220)
    at = x + side * 2.6
    on.add(at, 3.4, _ring, on, at, 3.4)
    if on.is_work:
        on.workers(("shovel", "rod"), 1.4, 0.6)
    elif on.is_after:
        on.people(4, (at - 1.5, at + 2.0), (1.5, 5.0))


def _ring(on: Composition, x: float, z: float) -> None:
    view = on.view
    view.line(((x, 0, z), (x, 3.0, z)), (120, 124, 130), 0.14)
    tilt = 0.0 if on.is_after else 0.35
    view.face(
        ((x - 0.9, 2.7 - tilt, z), (x + 0.9, 2.7 + tilt, z), (x + 0.9, 3.7 + tilt, z), (x - 0.9, 3.7 - tilt, z)),
        (236, 236, 230),
    )
    view.face(
        ((x - 0.3, 2.85, z - 0.02), (x + 0.3, 2.85, z - 0.02), (x + 0.3, 3.25, z - 0.02), (x - 0.3, 3.25, z - 0.02)),
        (206, 50, 44),
    )
    if on.is_after:
        view.line(((x - 0.25, 2.75, z - 0.4), (x + 0.25, 2.75, z - 0.4)), (230, 110, 40), 0.06)
    else:
        view.line(((x + 0.1, 2.7, z - 0.1), (x + 0.2, 2.0, z - 0.2)), (230, 110, 40), 0.06)
