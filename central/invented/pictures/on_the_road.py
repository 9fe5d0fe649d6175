"""Paints troubles of roads and pavements: holes, cracks, loose paving, markings, trenches, missing covers."""

from __future__ import annotations

from central.invented.pictures import props
from central.invented.pictures.composition import Composition
from central.invented.pictures.light import Colour, mixed, scaled

FRESH: Colour = (52, 52, 56)
EARTH: Colour = (128, 96, 66)
HOLLOW: Colour = (46, 42, 40)
MUD: Colour = (116, 100, 78)


def pothole(on: Composition) -> None:
    view, x = on.view, on.x
    if on.is_after:
        view.ground(x - 1.15, x + 1.15, -0.9, 0.9, FRESH)
        view.ground(x - 1.15, x + 1.15, -0.9, -0.84, scaled(FRESH, 0.7))
        return
    for dx, dz, size in ((0.0, 0.0, 0.95), (1.5, 1.3, 0.4), (-1.4, 2.4, 0.5)):
        view.puddle((x + dx, dz), (size * 1.18, size * 0.92), scaled(on.place.asphalt, 0.72), rough=0.3)
        view.puddle((x + dx, dz + 0.04), (size, size * 0.74), HOLLOW, rough=0.3)
        view.puddle((x + dx, dz - 0.06), (size * 0.8, size * 0.5), MUD, rough=0.35)
        if size > 0.6:
            view.puddle((x + dx + 0.08, dz - 0.08), (size * 0.5, size * 0.26), (176, 184, 186), 150)
    _rubble(on, 26, 1.6)
    if on.is_work:
        view.puddle((x, 0.05), (0.7, 0.45), FRESH)
        _asphalt_heap(on, x - on.side * 2.0, 0.8)
        on.workers(("shovel", "shovel", "rod"))


def _rubble(on: Composition, count: int, reach: float) -> None:
    view, random = on.view, on.random
    for _ in range(count):
        x, z = on.x + (2 * random() - 1) * reach, (2 * random() - 1) * reach
        size = 0.03 + 0.07 * random()
        view.puddle((x, z), (size, size), scaled(on.place.asphalt, 0.6 + 0.7 * random()))


def _asphalt_heap(on: Composition, x: float, z: float) -> None:
    on.add(x, z, props.heap, on.view, (x, z), (0.7, 0.5), (FRESH, (66, 64, 66), (40, 40, 44)), 36)


def sunken(on: Composition) -> None:
    """A whole piece of road gone down, with cracks around it."""
    view, x = on.view, on.x
    if on.is_after:
        view.ground(x - 2.0, x + 2.0, -1.4, 2.2, FRESH)
        return
    view.puddle((x, 0.4), (2.2, 1.8), scaled(on.place.asphalt, 0.78), rough=0.12)
    view.puddle((x, 0.3), (1.7, 1.3), scaled(on.place.asphalt, 0.56), rough=0.14)
    view.puddle((x + 0.2, 0.1), (1.0, 0.7), HOLLOW, rough=0.2)
    cracks(on, 11, 3.2)
    if on.is_work:
        on.add(x + on.side * -3.0, 1.6, props.excavator, view, x - on.side * 3.0, 1.6, on.side)
        on.workers(("shovel", "rod"))
    else:
        on.add(x, -0.2, _branch_as_warning, on)


def _branch_as_warning(on: Composition) -> None:
    """What neighbours put into a hole so that nobody drives in."""
    view, x = on.view, on.x
    view.line(((x, -0.3, -0.2), (x + 0.25, 1.7, -0.2)), props.WOOD, 0.07)
    props.crown(view, (x + 0.25, 1.6, -0.2), 0.4, (88, 116, 66))
    view.line(((x, 0.9, -0.2), (x - 0.4, 1.3, -0.2)), (200, 50, 44), 0.09)


def cracks(on: Composition, count: int, reach: float) -> None:
    view, random = on.view, on.random
    for _ in range(count):
        x, z = on.x + (2 * random() - 1) * reach * 0.6, (2 * random() - 1) * reach * 0.6
        for _ in range(4):
            nx, nz = x + (2 * random() - 1) * 0.8, z + (2 * random() - 1) * 0.7
            view.face(((x, 0, z), (x + 0.05, 0, z), (nx + 0.04, 0, nz), (nx, 0, nz)), (44, 42, 42))
            x, z = nx, nz


def conblock(on: Composition) -> None:
    """Paving blocks of a lane: loose, sunk and piled up, or laid anew."""
    view, x = on.view, on.x
    tone: Colour = (150, 132, 122)
    half = on.place.half * 0.95
    for row in range(-5, 18):
        for column in range(-4, 4):
            left = column * half / 4 + (half / 8 if row % 2 else 0)
            shade = 0.86 + 0.24 * ((row * 7 + column * 13) % 5) / 5
            view.ground(left, left + half / 4 - 0.03, row * 0.5, row * 0.5 + 0.47, scaled(tone, shade))
    if on.is_after:
        return
    view.puddle((x, 0.3), (1.25, 1.2), EARTH, rough=0.25)
    view.puddle((x + 0.2, 0.1), (0.6, 0.5), scaled(EARTH, 0.72), rough=0.3)
    for number in range(22):
        dx, dz = (2 * on.random() - 1) * 1.7, (2 * on.random() - 1) * 1.4
        size = (0.1, 0.09 + 0.12 * on.random(), 0.1)
        left = x + dx
        on.add(
            left, dz,
            view.box, (left, left + 0.24), (0, size[1]), (dz, dz + 0.14), scaled(tone, 0.8 + 0.05 * (number % 8)),
        )  # fmt: skip
    if on.is_work:
        on.workers(("rod", "shovel"), 0.9)


def speed_bump(on: Composition) -> None:
    view, half = on.view, on.place.half
    is_high = not on.is_after
    height = 0.26 if is_high else 0.1
    count = 9
    for step in range(count):
        x0, x1 = -half + 2 * half * step / count, -half + 2 * half * (step + 1) / count
        colour = scaled(on.place.asphalt, 0.8) if is_high else ((234, 196, 60) if step % 2 else (40, 40, 44))
        view.face(((x0, 0, -0.3), (x1, 0, -0.3), (x1, height, 0), (x0, height, 0)), scaled(colour, 1.1))
        view.face(((x0, height, 0), (x1, height, 0), (x1, 0, 0.35), (x0, 0, 0.35)), scaled(colour, 0.8))
    if on.is_work:
        on.workers(("rod", "shovel"), 1.2, -0.2)
    elif is_high:
        view.ground(-half * 0.4, -half * 0.32, -1.6, 0.2, (44, 44, 46))
        on.add(on.x, 0.6, props.motorbike, view, on.x * 0.3, 0.6, (168, 44, 46), (62, 84, 128))


def oil(on: Composition) -> None:
    view, x = on.view, on.x
    if on.is_after:
        view.puddle((x, 0.5), (1.7, 2.0), (170, 152, 120), 150)
        return
    for size, colour in ((1.9, (30, 28, 34)), (1.45, (64, 52, 86)), (1.0, (58, 84, 92)), (0.55, (36, 32, 44))):
        view.puddle((x, 0.6), (size, size * 1.3), colour, 225, 0.22)
    view.ground(x - 0.25, x + 0.15, 1.4, 16, (34, 32, 38), 190)
    if on.is_work:
        view.puddle((x - 0.4, 0.4), (0.9, 0.8), (196, 172, 128))
        on.workers(("broom", "shovel"))


def markings(on: Composition) -> None:
    """A zebra crossing that can hardly be seen, or new."""
    view, half = on.view, on.place.half
    part = 0.95 if on.is_after else 0.18
    white = mixed(on.place.asphalt, (246, 246, 240), part)
    count = 7
    for step in range(count):
        x = -half + 2 * half * (step + 0.2) / count
        view.ground(x, x + half / count * 1.15, -1.4, 1.6, white)
        if on.is_work and step < 4:
            view.ground(x, x + half / count * 1.15, -1.4, 1.6, (244, 244, 238))
    if on.is_trouble:
        cracks(on, 5, 2.6)
        on.people(2, (-half * 0.4, half * 0.5), (0.0, 1.2))
    elif on.is_work:
        on.workers(("rod", "broom"), 1.4, 0.0)


def trench(on: Composition) -> None:
    """A cut for cables along the road that nobody closed."""
    view, x = on.view, on.x
    if on.is_after:
        view.ground(x - 0.6, x + 0.6, -2.5, 24, FRESH)
        return
    view.ground(x - 0.75, x + 0.75, -2.5, 24, scaled(EARTH, 0.9))
    view.ground(x - 0.45, x + 0.45, -2.2, 24, HOLLOW)
    view.side(x + 0.45 * on.side, (-2.2, 24), (-0.6, 0.0), scaled(EARTH, 0.7))
    for z in (0.0, 2.2, 4.6, 7.4):
        at = x - on.side * 1.2
        on.add(
            at,
            z,
            props.heap,
            view,
            (at, z),
            (0.8, 0.55),
            (EARTH, (110, 82, 58), (150, 120, 86)),
            26,
        )
    for number in range(3):
        view.line(((x - 0.2 + number * 0.18, 0.05, -2.2), (x - 0.1 + number * 0.1, 0.05, 14)), (220, 110, 40), 0.06)
    on.add(x, -1.6, props.barrier, view, x, -1.6, 1.7)
    if on.is_work:
        on.add(x - on.side * 2.6, 4.0, props.excavator, view, x - on.side * 2.6, 4.0, on.side)
        on.workers(("shovel", "shovel"), 1.0, 0.9)


def pavement(on: Composition) -> None:
    """Flags broken out of the pavement."""
    view, x = on.view, on.x
    wide = on.place.pave * 0.46
    if not on.is_trouble:
        _new_flags(on, x, wide)
        if on.is_work:
            on.workers(("rod", "shovel"), 0.8)
            on.add(x + wide, 1.6, _pile_of_flags, on, x + wide * on.side * 0.3, 1.8)
        return
    view.ground(x - wide, x + wide, -1.3, 2.0, EARTH)
    view.puddle((x, 0.2), (wide * 0.9, 1.0), HOLLOW, rough=0.3)
    view.puddle((x, -0.4), (wide * 0.5, 0.4), MUD, rough=0.3)
    for number in range(16):
        dx, dz = (2 * on.random() - 1) * wide * 1.2, (2 * on.random() - 1) * 1.8
        turn = (on.random() - 0.5) * 0.4
        lift = 0.05 + 0.3 * on.random()
        tone = scaled(on.place.paving, 0.8 + 0.35 * on.random())
        corners = (
            (x + dx, 0.02, dz),
            (x + dx + 0.42, lift, dz + turn),
            (x + dx + 0.36, lift + 0.05, dz + 0.36),
            (x + dx - 0.04, 0.05, dz + 0.34),
        )
        on.add(x + dx, dz + 0.01 * number, view.face, corners, tone)


def _new_flags(on: Composition, x: float, wide: float) -> None:
    for row in range(-4, 7):
        for column in range(4):
            left = x - wide + column * wide / 2
            is_yellow = column == 2
            tone = (222, 184, 70) if is_yellow else scaled(on.place.paving, 1.08 + 0.06 * ((row + column) % 2))
            on.view.ground(left, left + wide / 2 - 0.02, row * 0.5, row * 0.5 + 0.47, tone)


def _pile_of_flags(on: Composition, x: float, z: float) -> None:
    for layer in range(6):
        shift = 0.05 * (layer % 3)
        on.view.box(
            (x - 0.35 + shift, x + 0.35 + shift), (layer * 0.09, layer * 0.09 + 0.08), (z, z + 0.5), on.place.paving
        )


def manhole(on: Composition) -> None:
    """A cover that is gone from the drain."""
    view, x = on.view, on.x
    if on.is_after:
        view.ground(x - 0.75, x + 0.75, -0.7, 0.75, (120, 122, 124))
        for step in range(7):
            left = x - 0.65 + step * 0.19
            view.ground(left, left + 0.08, -0.6, 0.65, (76, 78, 82))
        return
    view.ground(x - 0.95, x + 0.95, -0.9, 0.95, (150, 146, 138))
    view.ground(x - 0.7, x + 0.7, -0.66, 0.7, (20, 20, 22))
    view.face(((x - 0.7, 0, 0.7), (x + 0.7, 0, 0.7), (x + 0.6, -0.6, 0.62), (x - 0.6, -0.6, 0.62)), (96, 92, 86))
    view.face(
        ((x - 0.6, -0.5, -0.3), (x + 0.6, -0.5, -0.3), (x + 0.6, -0.5, 0.6), (x - 0.6, -0.5, 0.6)), (58, 62, 48)
    )
    cracks(on, 5, 1.8)
    if on.is_work:
        view.ground(x + 0.9, x + 2.2, 0.2, 1.4, (110, 112, 114))
        on.workers(("rod", "rod"), 1.0)
    else:
        on.add(x, 0.3, _stick_with_bag, on)


def _stick_with_bag(on: Composition) -> None:
    view, x = on.view, on.x
    view.line(((x + 0.2, -0.5, 0.3), (x - 0.1, 1.5, 0.3)), props.WOOD, 0.06)
    view.face(((x - 0.1, 1.5, 0.3), (x + 0.35, 1.35, 0.3), (x + 0.1, 1.0, 0.3)), (206, 48, 44))


def bridge(on: Composition) -> None:
    """A small bridge whose railing is broken."""
    view, half = on.view, on.place.half
    paint: Colour = (226, 190, 70) if on.is_after else (136, 120, 104)
    for side in (-1, 1):
        x = side * (half + 0.25)
        gap = (-0.6, 2.2) if side == on.side and on.is_trouble else None
        for step in range(-4, 22):
            z = step * 1.1
            if gap is None or not gap[0] <= z <= gap[1]:
                on.add(x, z, view.box, (x - 0.1, x + 0.1), (0, 1.0), (z, z + 0.18), paint)
                on.add(x, z + 0.5, view.side, x, (z, z + 1.1), (0.72, 0.86), scaled(paint, 0.9))
    if not on.is_after:
        x = on.side * (half - 0.2)
        view.puddle((x, 0.8), (0.9, 1.3), HOLLOW, rough=0.35)
        view.line(((x - 0.6, 0.02, 0.3), (x + 0.6, 0.02, 1.2)), (150, 84, 52), 0.05)
        view.line(((x - 0.5, 0.02, 1.2), (x + 0.5, 0.02, 0.5)), (150, 84, 52), 0.05)
        cracks(on, 6, 2.4)
    if on.is_work:
        on.workers(("rod", "shovel"), 1.2)
    elif on.is_trouble:
        on.add(on.x, -0.4, props.barrier, view, on.x, -0.4, 1.8)
