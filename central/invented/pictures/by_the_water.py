"""Paints troubles of waste and water: heaps, blocked drains, floods, rivers, leaks, outlets."""

from __future__ import annotations

from central.invented.pictures import props
from central.invented.pictures.composition import Composition
from central.invented.pictures.light import Colour, mixed, scaled
from central.invented.pictures.street import CHANNEL, DEPTH

BROWN: Colour = (134, 118, 88)
SLUDGE: Colour = (58, 56, 46)
CONCRETE: Colour = (158, 154, 146)
BAGS: tuple[Colour, ...] = ((34, 36, 42), (48, 50, 58), (206, 206, 200), (170, 60, 54), (60, 100, 150), (42, 42, 46))


def garbage(on: Composition) -> None:
    view, x = on.view, on.x
    if on.is_after:
        _bins(on)
        view.puddle((x, 0.2), (1.6, 1.0), (90, 84, 74), 50)
        return
    size = 2.0 if on.is_trouble else 1.2
    props.litter(view, (x - 2.8, x + 2.8), (-1.4, 2.0), 70)
    on.add(x, 0.4, props.heap, view, (x, 0.4), (size, size * 0.62), props.TRASH, 260)
    for number in range(7 if on.is_trouble else 3):
        at = x + (number - 3) * 0.75
        colour = BAGS[number % len(BAGS)]
        on.add(at, -0.3, _bag, on, at, -0.3, colour)
    if on.is_work:
        far = -on.side * 1.6
        on.add(far, 6.0, props.truck, view, far, 6.0, (70, 130, 90), (214, 120, 40))
        on.workers(("shovel", "broom"), 1.5, -0.5)
    else:
        _flies(on)


def _bag(on: Composition, x: float, z: float, colour: Colour) -> None:
    view = on.view
    size = 0.26 + 0.12 * on.random()
    view.blob(x, z, size * 0.8, (size, size * 0.85), colour)
    view.blob(x - size * 0.25, z, size * 1.1, (size * 0.3, size * 0.25), mixed(colour, (255, 255, 255), 0.25))
    view.face(
        ((x - 0.08, size * 1.5, z), (x + 0.08, size * 1.5, z), (x + 0.13, size * 1.95, z), (x - 0.12, size * 1.9, z)),
        colour,
    )


def _flies(on: Composition) -> None:
    for _ in range(12):
        across, down, scale = on.view.spot(on.x + (2 * on.random() - 1) * 1.8, 0.3, 0.6 + on.random())
        on.view.oval(across, down, (0.02 * scale, 0.02 * scale), (30, 30, 34))


def _bins(on: Composition) -> None:
    """Sorted waste bins where the heap was."""
    for number, colour in enumerate(((60, 132, 82), (226, 180, 50), (196, 60, 52))):
        left = on.x - 1.0 + number * 0.7
        on.add(
            left, 1.2,
            _bin, on, left, colour,
        )  # fmt: skip


def _bin(on: Composition, left: float, colour: Colour) -> None:
    on.view.box((left, left + 0.5), (0.08, 0.9), (1.2, 1.7), colour)
    on.view.box((left - 0.04, left + 0.54), (0.9, 1.0), (1.16, 1.74), scaled(colour, 0.75))


def garbage_truck(on: Composition) -> None:
    view, x = on.view, on.x
    if not on.is_after:
        view.ground(x - 0.4, x + 0.5, -6, 2, SLUDGE, 190)
        view.puddle((x, -1.2), (1.0, 1.4), SLUDGE, 200, 0.3)
        props.litter(view, (x - 1.2, x + 1.2), (-3, 1), 30)
    on.add(x, 3.0, props.truck, view, x, 4.0, (226, 226, 220), (72, 118, 84))
    if not on.is_after:
        on.add(x, 1.2, props.heap, view, (x, 1.0), (0.9, 0.5), props.TRASH, 50)
    if on.is_work:
        on.workers(("broom", "shovel"), 1.3, -0.6)


def drain(on: Composition) -> None:
    """The open drain beside the pavement, full of waste or flowing again."""
    view, x, side = on.view, on.x, on.side
    inner, outer = x - side * 0.55, x + side * 0.55
    view.ground(inner - side * 0.18, outer + side * 0.18, -14, 60, CONCRETE)
    view.ground(inner, outer, -14, 60, (62, 70, 66))
    view.side(outer, (-14, 60), (-0.5, 0.0), scaled(CONCRETE, 0.8))
    water: Colour = (92, 122, 128) if on.is_after else SLUDGE
    view.face(((inner, -0.3, -14), (outer, -0.3, -14), (outer, -0.3, 60), (inner, -0.3, 60)), water)
    if on.is_after:
        for z in range(-3, 20):
            view.face(
                ((x - 0.2, -0.3, z), (x + 0.2, -0.3, z), (x + 0.1, -0.3, z + 0.35), (x - 0.2, -0.3, z + 0.3)),
                (168, 196, 200),
                150,
            )
        return
    first = -3 if on.is_trouble else 2
    for step in range(first * 3, 36):
        at = step / 3
        on.add(x, at, props.heap, view, (x, at), (0.55, 0.24), props.TRASH, 14)
    if on.is_trouble:
        wet = x - side * 2.2
        view.puddle((wet, 1.5), (2.0, 3.0), BROWN, 170, 0.2)
    else:
        on.add(
            x - side * 1.6,
            2.6,
            props.heap,
            view,
            (x - side * 1.7, 2.6),
            (0.7, 0.5),
            (SLUDGE, (74, 66, 52), (90, 84, 60)),
            34,
        )
        on.workers(("shovel", "rod"), 1.1, 0.8)


def river(on: Composition) -> None:
    """Waste that covers the water between two banks."""
    view, side = on.view, on.side
    random = on.random
    near, far = CHANNEL[0] + 0.2, CHANNEL[1] - 0.3
    count = 420 if on.is_trouble else 110 if on.is_work else 6
    for step in range(count):
        z = 26 - 28 * (step / count)
        x = side * (near + (far - near) * random())
        size = 0.12 + 0.22 * random()
        colour = scaled(random_of(props.TRASH, random()), 0.8 + 0.4 * random())
        view.face(
            (
                (x, DEPTH, z),
                (x + size, DEPTH + 0.04, z - 0.1),
                (x + size * 0.9, DEPTH, z + size),
                (x - size * 0.3, DEPTH, z + size),
            ),
            colour,
        )
    if on.is_work:
        on.add(side * 2.6, 3.5, props.excavator, view, side * 2.6, 3.5, side)
        at = side * 7.5
        on.add(at, 4.0, _boat, on, at, 4.0)
    elif on.is_trouble:
        for number in range(3):
            at = side * (5.0 + number * 1.6)
            view.face(
                (
                    (at, DEPTH, 2.0 + number),
                    (at + 1.3, DEPTH + 0.1, 2.2),
                    (at + 1.2, DEPTH + 0.15, 2.9 + number),
                    (at, DEPTH, 2.9 + number),
                ),
                ((210, 196, 172), (120, 92, 66), (88, 96, 120))[number],
            )


def random_of(colours: tuple[Colour, ...], chance: float) -> Colour:
    return colours[int(chance * len(colours))]


def _boat(on: Composition, x: float, z: float) -> None:
    view = on.view
    view.face(
        ((x - 1.4, DEPTH + 0.45, z), (x + 1.4, DEPTH + 0.45, z), (x + 1.0, DEPTH, z), (x - 1.0, DEPTH, z)),
        (226, 112, 40),
    )
    across, down, scale = view.spot(x, z, DEPTH + 0.4)
    for shift in (-0.6, 0.5):
        view.patch(
            (
                (across + (shift - 0.2) * scale, down),
                (across + (shift + 0.2) * scale, down),
                (across + (shift + 0.2) * scale, down - 0.75 * scale),
                (across + (shift - 0.2) * scale, down - 0.75 * scale),
            ),
            props.VEST,
        )
        view.oval(across + shift * scale, down - 0.92 * scale, (0.14 * scale, 0.16 * scale), props.HELMET)


def outlet(on: Composition) -> None:
    """A pipe that lets coloured water into the river."""
    view, side = on.view, on.side
    x = side * CHANNEL[1]
    colour: Colour = (170, 70, 120) if on.place.cables % 2 else (196, 104, 52)
    for z in (1.0, 4.0):
        view.side(x - side * 0.02, (z - 0.6, z + 0.6), (DEPTH + 0.35, DEPTH + 1.25), (108, 106, 102))
        view.side(x - side * 0.04, (z - 0.4, z + 0.4), (DEPTH + 0.5, DEPTH + 1.1), (32, 32, 34))
        if not on.is_after:
            view.face(
                (
                    (x, DEPTH + 0.8, z - 0.35),
                    (x, DEPTH + 0.8, z + 0.35),
                    (x - side * 1.0, DEPTH, z + 0.5),
                    (x - side * 1.0, DEPTH, z - 0.5),
                ),
                colour,
            )
            view.face(view.ring((x - side * 2.6, z), (2.8, 1.8), 0.2, DEPTH), colour, 220)
            view.face(view.ring((x - side * 3.4, z - 1.8), (1.6, 1.4), 0.25, DEPTH), colour, 150)
            view.face(view.ring((x - side * 1.9, z - 0.4), (0.9, 0.5), 0.3, DEPTH), (226, 226, 220), 190)
    if not on.is_trouble:
        on.add(side * 2.8, 1.5, props.worker, view, side * 2.8, 1.5, "rod", 0.4 * side)
        on.add(side * 2.2, 2.3, props.person, view, side * 2.2, 2.3, (226, 226, 220))
        on.add(side * 2.9, 0.4, props.barrier, view, side * 2.9, 0.4)


def flood(on: Composition) -> None:
    """Brown water over the whole street."""
    view = on.view
    if on.is_after:
        view.puddle((on.x, 1.0), (1.5, 2.2), BROWN, 110, 0.3)
        view.ground(-30, 30, 4, 60, (96, 92, 86), 60)
        return
    height = 0.42 if on.is_trouble else 0.2
    z1 = 120.0
    edge = on.place.half + on.place.pave + 1.0
    view.face(((-edge, height, -14), (edge, height, -14), (edge, height, z1), (-edge, height, z1)), BROWN)
    sky = mixed(BROWN, view.light.horizon, 0.5)
    random = on.random
    for _ in range(60):
        x, z = (2 * random() - 1) * (edge - 1.6), -3 + random() ** 2 * 40
        long = 0.4 + 1.6 * random()
        view.face(
            ((x, height, z), (x + long, height, z), (x + long * 0.8, height, z + 0.12), (x + 0.1, height, z + 0.1)),
            sky,
            150,
        )
    for step, kind in enumerate((1, -1)):
        at, z = kind * on.place.half * 0.5, 5.0 + step * 6
        on.add(at, z, _wading, on, at, z, height)
    on.add(on.x, 2.0, _wading, on, on.x, 1.4, height)
    if on.is_work:
        on.add(on.x - 1.4, 1.0, _pump, on, on.x - 1.6, 0.8, height)
        on.workers(("rod", "shovel"), 1.6, 1.4)


def _wading(on: Composition, x: float, z: float, height: float) -> None:
    view = on.view
    props.person(view, x, z)
    view.front((x - 0.5, x + 0.5), z - 0.02, (0.0, height), BROWN)
    across, down, scale = view.spot(x, z, height)
    view.oval(across, down, (0.55 * scale, 0.1 * scale), (176, 164, 136), 160)


def _pump(on: Composition, x: float, z: float, height: float) -> None:
    on.view.box((x - 0.5, x + 0.5), (height, height + 0.7), (z, z + 0.6), (200, 70, 50))
    props.cable(on.view, (x, height + 0.3, z), (x - on.side * 3, height, z + 4), 0.2)


def leak(on: Composition) -> None:
    """A burst pipe: water jumps from the road."""
    view, x = on.view, on.x
    if on.is_after:
        view.ground(x - 0.8, x + 0.8, -0.7, 0.9, (54, 54, 58))
        return
    view.puddle((x, 0.6), (2.4, 3.4), (88, 98, 106), 190, 0.2)
    view.puddle((x, 0.2), (1.3, 1.2), (150, 170, 180), 170, 0.3)
    view.puddle((x, 0.1), (0.5, 0.4), (60, 56, 50))
    if on.is_trouble:
        on.add(x, 0.1, _fountain, on, x, 0.1)
    else:
        view.puddle((x, 0.1), (1.0, 0.7), (70, 60, 48), rough=0.2)
        view.line(((x - 1.0, 0.1, 0.2), (x + 1.0, 0.1, 0.2)), (60, 110, 170), 0.2)
        on.workers(("shovel", "rod"), 1.1, 0.5)


def _fountain(on: Composition, x: float, z: float) -> None:
    view, random = on.view, on.random
    white: Colour = (224, 236, 242)
    for _ in range(22):
        lean, high = (2 * random() - 1) * 0.75, 1.0 + random() * 1.3
        view.line(
            ((x, 0, z), (x + lean * 0.5, high, z), (x + lean, high * 0.75, z), (x + lean * 1.6, 0.05, z)),
            (196, 216, 228),
            0.02,
        )
    for _ in range(70):
        view.blob(x + (2 * random() - 1) * 1.1, z, random() * 2.0, (0.05, 0.05), white, 190)


def dry_tap(on: Composition) -> None:
    """Buckets and cans in a row before a tap that gives nothing."""
    view, x, side = on.view, on.x, on.side
    wall = x
    view.box((wall - 0.25, wall + 0.25), (0, 1.1), (0.4, 0.9), CONCRETE)
    view.line(((wall, 0.75, 0.4), (wall, 0.75, 0.1), (wall, 0.6, 0.1)), (150, 154, 160), 0.09)
    colours: tuple[Colour, ...] = ((60, 110, 180), (210, 70, 60), (240, 200, 60), (70, 150, 90), (236, 236, 230))
    for number in range(6):
        left, z = wall - side * (0.2 + number * 0.62), 0.1 + 0.15 * (number % 2)
        colour = colours[number % 5]
        on.add(left, z, _bucket, on, left, z, colour)
    if on.is_after:
        view.line(((wall, 0.6, 0.1), (wall, 0.1, 0.1)), (206, 226, 236), 0.07)
        view.puddle((wall, 0.0), (0.5, 0.3), (170, 196, 208), 200)
    else:
        on.people(3, (x - side * 2.6 - 0.4, x - side * 1.0), (1.0, 1.8))
    if on.is_work:
        on.workers(("rod",), 1.0, -0.2)


def _bucket(on: Composition, x: float, z: float, colour: Colour) -> None:
    on.view.box((x - 0.19, x + 0.19), (0, 0.42), (z - 0.15, z + 0.2), colour)
    inner = (190, 214, 224) if on.is_after else scaled(colour, 0.4)
    on.view.face(
        (
            (x - 0.15, 0.43, z - 0.1),
            (x + 0.15, 0.43, z - 0.1),
            (x + 0.15, 0.43, z + 0.16),
            (x - 0.15, 0.43, z + 0.16),
        ),
        inner,
    )
