"""Paints troubles of public order: traders, banners, crowds, smoke, noise."""

from __future__ import annotations

from central.invented.grammar import pick
from central.invented.pictures import props
from central.invented.pictures.composition import Composition
from central.invented.pictures.in_traffic import WHITE, kept_free
from central.invented.pictures.light import Colour, mixed

BANNERS: tuple[Colour, ...] = ((206, 50, 48), (40, 110, 180), (240, 190, 40), (60, 140, 80), (236, 120, 40))


def traders(on: Composition) -> None:
    """Kaki lima that fill the pavement."""
    view, x = on.view, on.x
    if on.is_after:
        kept_free(on)
        return
    roofs = BANNERS
    for number in range(4 if on.is_trouble else 1):
        z = 0.6 + number * 3.0
        at = x + 0.2 * (number % 2)
        paint, roof = BANNERS[(number + 1) % 5], roofs[(number + on.place.cables) % 5]
        on.add(at, z, props.cart, view, at, z, paint, roof)
        seller = at + on.side * 0.4
        on.add(seller, z + 0.7, props.person, view, seller, z + 0.7)
    if on.is_trouble:
        on.add(x - on.side * 1.3, 3.4, props.umbrella, view, x - on.side * 1.3, 3.4, (216, 60, 56))
        for number in range(4):
            at = x - on.side * (1.2 + 0.25 * (number % 2))
            z = -0.3 + number * 0.9
            on.add(at, z, _stool, on, at, z)
        on.people(3, (x - 1.5, x + 0.6), (1.5, 5.5))
        props.litter(view, (x - 1.6, x + 1.2), (-1.0, 1.5), 26)
    else:
        for number in range(4):
            at = x - on.side * (0.9 + 0.75 * number)
            on.add(at, 0.2, props.person, view, at, 0.2, (112, 116, 76))


def _stool(on: Composition, x: float, z: float) -> None:
    on.view.box((x - 0.16, x + 0.16), (0.38, 0.45), (z, z + 0.3), pick(on.random, BANNERS))
    for leg in (x - 0.13, x + 0.13):
        on.view.line(((leg, 0, z), (leg, 0.4, z)), (200, 60, 60), 0.04)


def banners(on: Composition) -> None:
    view, x, side = on.view, on.x, on.side
    count = {"trouble": 6, "work": 2, "after": 0}[on.state]
    wall = x - side * 0.05
    for number in range(count):
        z = -1.6 + number * 2.6
        view.side(wall, (z, z + 2.3), (0.7 + 0.3 * (number % 2), 1.75 + 0.3 * (number % 2)), BANNERS[number % 5])
        low = 0.95 + 0.3 * (number % 2)
        view.side(wall - side * 0.01, (z + 0.2, z + 1.5), (low + 0.35, low + 0.55), WHITE)
        view.side(wall - side * 0.01, (z + 0.2, z + 1.1), (low + 0.05, low + 0.18), WHITE)
        view.side(wall - side * 0.01, (z + 1.7, z + 2.1), (low, low + 0.6), (230, 196, 160))
    if on.is_trouble:
        for z in (1.0, 6.0):
            on.add(0.0, z, _across_the_road, on, z)
    elif on.is_work:
        on.add(x - side * 0.8, 1.0, props.ladder, view, x - side * 0.9, 1.0, side)
        view.face(
            (
                (x - side * 1.4, 0.02, -0.4),
                (x - side * 2.8, 0.02, -0.2),
                (x - side * 2.6, 0.02, 0.5),
                (x - side * 1.2, 0.02, 0.3),
            ),
            BANNERS[0],
        )
        on.workers(("rod", "rod"), 1.0, 0.5)


def _across_the_road(on: Composition, z: float) -> None:
    view, half = on.view, on.place.half + 0.5
    for x in (-half, half):
        view.line(((x, 0, z), (x, 4.6, z)), props.WOOD, 0.1)
    left, right = -half * 0.62, half * 0.62
    view.line(((-half, 4.4, z), (half, 4.4, z)), props.BLACK, 0.04)
    view.front((left, right), z, (3.4, 4.4), BANNERS[int(z) % 5])
    for low, wide in ((4.0, 0.8), (3.65, 0.5)):
        view.front((left * wide, right * wide), z - 0.01, (low, low + 0.2), WHITE)


def graffiti(on: Composition) -> None:
    view, x, side = on.view, on.x - on.side * 0.02, on.side
    if on.is_after:
        view.side(x, (-4, 9), (0, 2.1), (226, 222, 208))
        return
    view.side(x, (-4, 9), (0, 2.1), (196, 190, 176))
    colours: tuple[Colour, ...] = ((40, 60, 150), (200, 40, 60), (30, 30, 34), (90, 50, 130), (30, 120, 80))
    random = on.random
    for number in range(11):
        z, colour = -3.5 + number * 0.95, colours[number % 5]
        points = [(x - side * 0.01, 0.5 + 1.4 * random(), z + 0.24 * step) for step in range(6)]
        view.line(points, colour, 0.09)
        view.line([(px, py - 0.22, pz + 0.1) for px, py, pz in points[:4]], colour, 0.06)
    for number in range(6):
        z, low = -3 + 1.9 * number, 0.5 + 0.7 * random()
        view.side(x - side * 0.02, (z, z + 0.42), (low, low + 0.6), (244, 240, 226))
        view.side(x - side * 0.03, (z + 0.06, z + 0.36), (low + 0.36, low + 0.5), BANNERS[number % 5])
    if on.is_work:
        view.side(x - side * 0.03, (-4, 1.2), (0, 2.1), (226, 222, 208))
        at = x - side * 0.7
        for z in (1.0, 3.0):
            on.add(at, z, props.worker, view, at, z, "rod", 0.3 * side)


def burning(on: Composition) -> None:
    view, x = on.view, on.x
    if on.is_after:
        view.puddle((x, 0.3), (0.9, 0.6), (54, 50, 48), 150)
        return
    on.add(x, 0.3, _fire, on, x, 0.3)
    if on.is_work:
        on.workers(("shovel", "rod"), 1.4, -0.2)


def _fire(on: Composition, x: float, z: float) -> None:
    view, random = on.view, on.random
    props.heap(view, (x, z), (1.0, 0.5), ((60, 54, 50), (90, 80, 66), (40, 38, 38)), 50)
    if on.is_trouble:
        for colour, wide in (((230, 90, 30), 0.5), ((250, 190, 60), 0.28)):
            for step in range(5):
                at = x + (step - 2) * wide * 0.5
                high = 0.7 + 0.5 * random()
                flame = ((at - wide * 0.4, 0.25, z), (at + wide * 0.4, 0.25, z), (at, high * (wide + 0.6), z))
                view.face(flame, colour, is_lit=True)
    for step in range(26):
        y = 0.7 + step * 0.2
        drift = step * 0.07 + (2 * random() - 1) * 0.2
        size = 0.3 + step * 0.05
        view.blob(x + drift, z, y, (size, size * 0.8), (150, 150, 152), 70 if on.is_trouble else 24)


def crowd(on: Composition) -> None:
    """Youths in the street at night."""
    view, half = on.view, on.place.half
    lamp = on.side * (half + 0.4)
    on.add(lamp, 3.0, props.street_lamp, view, lamp, 3.0, inwards=-on.side, is_on=True)
    if on.is_after:
        for number in range(2):
            on.add(number - 0.5, 1.0, props.person, view, number - 0.5, 1.0, (112, 116, 76))
        return
    on.people(13 if on.is_trouble else 3, (-half * 0.8, half * 0.8), (0.0, 6.0))
    for number in range(4):
        at, z = (-0.6 + 0.4 * number) * half, 2.0 + number * 0.7
        if on.is_trouble:
            on.add(at, z, view.line, ((at + 0.3, 1.0, z), (at + 0.8, 2.1, z)), (180, 150, 100), 0.06)
            on.add(
                at,
                z - 1,
                props.motorbike,
                view,
                at,
                z + 3,
                pick(on.random, props.BIKES),
                (50, 50, 56),
            )
    if on.is_work:
        for number in range(4):
            at = -half * 0.5 + number * 0.8
            on.add(at, 0.2, props.person, view, at, 0.2, (112, 116, 76))


def loud_cafe(on: Composition) -> None:
    view, x, side = on.view, on.x, on.side
    front = x + side * 0.05
    is_on = not on.is_after
    for number in range(9):
        z = -2 + number * 1.1
        colour = ((255, 210, 120), (255, 120, 110), (130, 200, 255))[number % 3]
        if is_on:
            view.glow(front - side * 0.9, z, 2.7, 0.5, colour)
    if is_on:
        for z in (-1.6, 0.6, 2.8, 5.0):
            window = [(front - side * 0.03, y, z + dz) for dz, y in ((0, 0.2), (1.9, 0.2), (1.9, 2.5), (0, 2.5))]
            view.face(window, (222, 164, 92), is_lit=True)
        view.face(view.ring((front - side * 1.4, 2.4), (1.5, 4.2), 0.05), (255, 200, 120), 70, is_lit=True)
    view.side(front - side * 0.05, (-2, 7), (3.0, 3.8), (150, 40, 90) if is_on else (70, 60, 66))
    for step in range(8):
        view.side(front - side * 0.08, (-1.4 + step, -0.8 + step), (3.2, 3.6), WHITE)
    for z in (0.2, 4.4):
        at = x - side * 0.5
        on.add(at, z, _speaker, on, at, z)
    for number in range(3 if is_on else 1):
        at, z = x - side * (0.9 + 0.3 * number), 1.4 + number * 1.2
        on.add(at, z, _stool, on, at, z)
    on.people(7 if is_on else 1, (x - 1.6, x + 0.2), (1.0, 5.5))
    if on.is_work:
        for number in range(3):
            at = x - side * (1.2 + 0.7 * number)
            on.add(at, 0.0, props.person, view, at, 0.0, (112, 116, 76))


def _speaker(on: Composition, x: float, z: float) -> None:
    view = on.view
    if on.is_after:
        return
    view.box((x - 0.4, x + 0.4), (0, 1.7), (z, z + 0.5), (30, 30, 34))
    for y, size in ((1.25, 0.24), (0.55, 0.32)):
        view.blob(x, z - 0.02, y, (size, size), (74, 76, 82))
        view.blob(x, z - 0.03, y, (size * 0.4, size * 0.4), (150, 152, 158))
    across, down, scale = view.spot(x, z - 0.03, 1.9)
    for reach in (0.5, 0.8, 1.1):
        view.arc((across, down), reach * scale, (220, 320), (255, 240, 200), 0.05 * scale)


def tent(on: Composition) -> None:
    """A wedding tent that closes the road."""
    view, half = on.view, on.place.half
    if on.is_after:
        return
    count = 4 if on.is_trouble else 1
    for number in reversed(range(count)):
        z = 1.6 + number * 3.4
        on.add(0.0, z, _tent_bay, on, z, half)
    on.add(0.0, 0.4, props.barrier, view, 0.0, 0.4, half * 1.5)
    for number in range(5 if on.is_trouble else 0):
        at, z = (-0.6 + 0.3 * number) * half, 2.2 + number * 0.8
        on.add(at, z, _stool, on, at, z)
    on.people(5 if on.is_trouble else 2, (-half * 0.6, half * 0.6), (2.0, 8.0))
    if on.is_work:
        on.workers(("rod", "rod"), 1.6, 0.8)


def _tent_bay(on: Composition, z: float, half: float) -> None:
    view = on.view
    for x in (-half, half):
        view.line(((x, 0, z), (x, 2.8, z)), (210, 210, 214), 0.08)
    for step in range(8):
        x0, x1 = -half + 2 * half * step / 8, -half + 2 * half * (step + 1) / 8
        tone = (212, 60, 120) if step % 2 else (248, 226, 150)
        view.face(((x0, 2.8, z), (x1, 2.8, z), (x1 * 0.2, 3.9, z + 1.6), (x0 * 0.2, 3.9, z + 1.6)), tone)
        view.face(((x0, 2.8, z), (x1, 2.8, z), ((x0 + x1) / 2, 2.4, z)), mixed(tone, WHITE, 0.4))


def portal(on: Composition) -> None:
    view, half = on.view, on.place.half
    for x in (-half, half):
        on.add(x, 0.2, view.box, (x - 0.15, x + 0.15), (0, 2.6), (0.1, 0.4), (196, 190, 180))
    if on.is_after:
        return
    on.add(0.0, 0.25, _bars, on, half)
    for number in range(3):
        at = (-0.5 + 0.5 * number) * half
        on.add(at, -0.6, view.box, (at - 0.3, at + 0.3), (0, 0.5), (-0.8, -0.3), (150, 146, 138))
        on.add(at, -0.61, props.crown, view, (at, 0.8, -0.55), 0.35, (86, 120, 70))
    if on.is_work:
        on.workers(("rod", "rod"), 1.3, -0.9)


def _bars(on: Composition, half: float) -> None:
    for number in range(9):
        x0, x1 = -half + 2 * half * number / 9, -half + 2 * half * (number + 1) / 9
        on.view.front((x0, x1), 0.25, (1.1, 1.35), (214, 60, 46) if number % 2 else WHITE)
        on.view.line(((x0, 0, 0.3), (x0, 1.1, 0.3)), (60, 60, 64), 0.05)


def smoker(on: Composition) -> None:
    view, x, side = on.view, on.x, on.side
    on.add(x + side * 0.5, 1.0, _smoking_sign, on, x + side * 0.4, 1.0)
    if on.is_after:
        return
    at = x - side * 0.4
    on.add(at, 0.2, props.person, view, at, 0.2, (60, 84, 140))
    on.add(at, 0.1, _smoke, on, at + 0.2, 0.1)
    other = x - side * 1.2
    if on.is_work:
        on.add(other, 0.4, props.person, view, other, 0.4, (112, 116, 76))


def _smoke(on: Composition, x: float, z: float) -> None:
    view = on.view
    view.line(((x - 0.08, 1.5, z), (x + 0.12, 1.52, z)), WHITE, 0.03)
    for step in range(12):
        size = 0.06 + step * 0.02
        view.blob(x + 0.14 + step * 0.05, z, 1.56 + step * 0.07, (size, size), (220, 222, 226), 90)


def _smoking_sign(on: Composition, x: float, z: float) -> None:
    view = on.view
    view.line(((x, 0, z), (x, 1.6, z)), (150, 152, 154), 0.07)
    view.front((x - 0.5, x + 0.5), z - 0.01, (1.4, 2.5), WHITE)
    view.blob(x, z - 0.02, 2.0, (0.4, 0.4), (206, 40, 40))
    view.blob(x, z - 0.03, 2.0, (0.31, 0.31), WHITE)
    view.line(((x - 0.24, 1.97, z - 0.04), (x + 0.2, 1.97, z - 0.04)), (40, 40, 44), 0.08)
    view.line(((x - 0.27, 2.24, z - 0.05), (x + 0.27, 1.76, z - 0.05)), (206, 40, 40), 0.07)


def homeless(on: Composition) -> None:
    view, x = on.view, on.x
    if on.is_after:
        return
    if on.is_trouble:
        on.add(x, 0.4, _sleeper, on, x, 0.4)
    else:
        on.add(x, 0.4, props.person, view, x, 0.4, (110, 100, 90))
        for number in range(2):
            at = x - on.side * (0.8 + 0.7 * number)
            on.add(at, 0.3, props.person, view, at, 0.3, (60, 120, 150))
    for number in range(3):
        at = x + on.side * 0.3 - 0.4 * number
        on.add(at, 1.0, view.blob, at, 1.0, 0.3, (0.32, 0.34), (206, 198, 180))


def _sleeper(on: Composition, x: float, z: float) -> None:
    view = on.view
    view.face(
        ((x - 1.1, 0.02, z - 0.5), (x + 1.1, 0.02, z - 0.5), (x + 1.1, 0.02, z + 0.6), (x - 1.1, 0.02, z + 0.6)),
        (176, 140, 96),
    )
    view.blob(x + 0.1, z, 0.22, (0.75, 0.24), (88, 96, 112))
    view.blob(x - 0.4, z - 0.02, 0.2, (0.4, 0.18), (120, 66, 58))
    view.blob(x - 0.85, z, 0.26, (0.17, 0.15), props.SKIN[1])
    view.blob(x - 0.93, z, 0.3, (0.14, 0.12), (36, 30, 28))
