"""Paints troubles indoors: counters, classrooms, lifts. The room is 8 m wide, its back wall at z = 4."""

from __future__ import annotations

from central.invented.pictures import props
from central.invented.pictures.composition import Composition
from central.invented.pictures.light import Colour, scaled


def _room(on: Composition, wall: Colour, floor: Colour) -> None:
    view = on.view
    view.ground(-4, 4, -12, 4, floor)
    for step in range(-12, 5):
        view.ground(-4, 4, step, step + 0.03, scaled(floor, 0.88))
    for step in range(-4, 4):
        view.ground(step, step + 0.03, -12, 4, scaled(floor, 0.88))
    view.front((-4, 4), 4.0, (0, 3.2), wall)
    for x in (-4, 4):
        view.side(x, (-12, 4), (0, 3.2), scaled(wall, 0.9))
    view.face(((-4, 3.2, -12), (4, 3.2, -12), (4, 3.2, 4), (-4, 3.2, 4)), (238, 238, 232))
    for z in (-1.5, 1.5):
        view.face(((-1.2, 3.19, z), (1.2, 3.19, z), (1.2, 3.19, z + 0.5), (-1.2, 3.19, z + 0.5)), (255, 255, 250))


def counter(on: Composition) -> None:
    """The counters of an office with those who wait."""
    view = on.view
    tone = ((206, 222, 214), (226, 214, 190), (204, 216, 228))[on.place.cables % 3]
    _room(on, tone, (206, 200, 188))
    view.front((-4, 4), 3.97, (2.3, 2.9), (40, 104, 140))
    for step in range(9):
        view.front((-3.4 + step * 0.75, -3.0 + step * 0.75), 3.96, (2.5, 2.72), (250, 250, 244))
    view.box((-3.6, 3.6), (0, 1.05), (2.6, 3.2), (146, 106, 72))
    for number in range(3):
        left = -3.0 + number * 2.2
        view.front((left, left + 1.5), 2.9, (1.05, 2.05), (196, 214, 222), 150)
        view.front((left + 0.45, left + 1.05), 2.58, (0.5, 0.85), (236, 190, 60))
        on.add(left, 3.3, props.person, view, left + 0.75, 3.4, (196, 180, 140))
    for row in range(2):
        for column in range(5):
            x, z = -2.8 + column * 1.2, 0.9 - row * 1.7
            on.add(x, z, _chair, on, x, z)
    on.people({"trouble": 11, "work": 6, "after": 2}[on.state], (-3.2, 3.2), (-0.6, 2.2))
    if on.is_work:
        on.add(-3.0, 0.2, props.person, view, -3.0, 0.2, (112, 116, 76))
    if on.is_trouble:
        view.front((-3.9, -2.4), 3.95, (1.1, 2.1), (250, 240, 200))


def _chair(on: Composition, x: float, z: float) -> None:
    on.view.box((x - 0.25, x + 0.25), (0.42, 0.48), (z, z + 0.45), (50, 90, 150))
    on.view.front((x - 0.25, x + 0.25), z, (0.48, 0.95), (60, 104, 170))
    for leg in (x - 0.2, x + 0.2):
        on.view.line(((leg, 0, z), (leg, 0.42, z)), (90, 90, 94), 0.04)


def leaking_hall(on: Composition) -> None:
    """A classroom or hall with a broken ceiling and water on the floor."""
    view = on.view
    _room(on, (222, 214, 170) if on.place.cables % 2 else (190, 214, 206), (190, 186, 176))
    view.front((-1.8, 1.8), 3.95, (1.0, 2.3), (58, 84, 70))
    for low, wide in ((2.0, 1.2), (1.7, 1.5), (1.4, 0.9)):
        view.front((-1.5, -1.5 + wide), 3.94, (low, low + 0.06), (226, 230, 224))
    for row in range(2):
        for column in range(4):
            x, z = -2.6 + column * 1.7, 0.6 + row * 1.4
            on.add(x, z, view.box, (x - 0.5, x + 0.5), (0.62, 0.7), (z, z + 0.5), (170, 128, 84))
            on.add(x, z + 0.1, view.line, ((x, 0, z + 0.1), (x, 0.62, z + 0.1)), (110, 84, 60), 0.08)
    if on.is_after:
        on.people(3, (-2.4, 2.4), (2.6, 3.4))
        return
    view.face(
        [(x, 3.18, z) for x, z in ((-0.9, 0.3), (0.3, -0.2), (1.2, 0.5), (0.9, 1.6), (-0.5, 1.5))], (48, 44, 42)
    )
    view.face(
        [
            (x, 3.0 - 0.3 * (index % 2), z)
            for index, (x, z) in enumerate(((-1.0, 0.2), (-0.3, 0.2), (-0.2, 1.2), (-1.1, 1.2)))
        ],
        (206, 200, 186),
    )
    for number in range(6):
        x = -0.5 + number * 0.25
        view.line(((x, 3.1, 0.9), (x, 0.1, 0.9)), (196, 212, 222), 0.02)
    view.puddle((0.1, 0.4), (1.8, 1.3), (150, 168, 178), 220, 0.25)
    view.puddle((0.4, -0.4), (0.6, 0.3), (206, 200, 186), rough=0.3)
    if on.is_work:
        on.add(0.9, 0.2, view.line, ((1.2, 0, 0.2), (0.4, 3.0, 0.8)), (210, 186, 90), 0.2)
        on.workers(("rod", "broom"), 1.0, 0.2)


def lift(on: Composition) -> None:
    """The lifts of a rusun."""
    view = on.view
    _room(on, (214, 206, 190), (176, 170, 160))
    for number in range(2):
        left = -2.1 + number * 2.3
        view.front((left - 0.15, left + 1.95), 3.97, (0, 2.45), (130, 132, 136))
        view.front((left, left + 0.88), 3.95, (0, 2.3), (184, 188, 194))
        view.front((left + 0.92, left + 1.8), 3.95, (0, 2.3), (176, 180, 186))
        lamp: Colour = (70, 210, 110) if on.is_after else (220, 50, 44)
        across, down, scale = view.spot(left + 0.9, 3.9, 2.62)
        view.oval(across, down, (0.1 * scale, 0.1 * scale), lamp, is_lit=True)
    if not on.is_after:
        on.add(-1.2, 3.6, props.barrier, view, -1.2, 3.6, 1.9)
        view.front((0.5, 1.6), 3.93, (1.1, 1.8), (250, 240, 120))
        for low in (1.6, 1.4, 1.25):
            view.front((0.6, 1.45), 3.92, (low, low + 0.07), (40, 40, 44))
        on.people(6, (-2.6, 2.6), (1.2, 2.8))
    else:
        view.front((-1.7, -0.8), 3.9, (0, 2.3), (240, 236, 220))
        on.people(2, (-1.6, -0.6), (2.6, 3.2))
    if on.is_work:
        on.workers(("rod",), 1.2, 1.4)
