"""Paints troubles of traffic: parking, jams, signals, signs."""

from __future__ import annotations

from central.invented.grammar import pick
from central.invented.pictures import props
from central.invented.pictures.composition import Composition
from central.invented.pictures.light import Colour, scaled

WHITE: Colour = (244, 242, 236)


def cars_on_pavement(on: Composition) -> None:
    view, x = on.view, on.x
    if on.is_after:
        kept_free(on)
        return
    count = 4 if on.is_trouble else 1
    for number in range(count):
        z = 2.2 + number * 5.0
        colour = pick(on.random, props.CARS)
        is_van = on.random() < 0.4
        on.add(x, z, props.car, view, x, z, colour, is_van=is_van)
    if on.is_trouble:
        walker = x - on.side * 2.0
        on.add(walker, 4.0, props.person, view, walker, 4.0)
        return
    tow = x - on.side * 2.4
    on.add(tow, 9.0, props.truck, view, tow, 9.0, (40, 80, 150), (70, 110, 170))
    for number in range(2):
        at = x - on.side * (1.5 + number * 0.8)
        on.add(at, 0.6, props.person, view, at, 0.6, (70, 110, 160))
    on.add(x - on.side * 1.5, -0.6, props.cone, view, x - on.side * 1.5, -0.6)


def kept_free(on: Composition) -> None:
    x = on.x
    on.add(x, 1.5, _parking_sign, on, x + on.side * 0.3, 1.5)
    edge = on.kerb_inside
    for number in range(7):
        z = -0.5 + number * 1.6
        on.add(edge, z, _bollard, on, edge, z)


def _parking_sign(on: Composition, x: float, z: float) -> None:
    props.sign(on.view, x, z, (206, 40, 40), WHITE)
    on.view.line(((x - 0.2, 2.5, z - 0.05), (x + 0.2, 2.1, z - 0.05)), (206, 40, 40), 0.07)
    on.view.front((x - 0.07, x + 0.02), z - 0.03, (2.12, 2.5), (30, 30, 34))


def _bollard(on: Composition, x: float, z: float) -> None:
    on.view.box((x - 0.08, x + 0.08), (0, 0.75), (z, z + 0.16), (226, 190, 60))
    on.view.box((x - 0.085, x + 0.085), (0.45, 0.6), (z - 0.01, z + 0.17), (40, 40, 44))


def bikes_on_pavement(on: Composition) -> None:
    view, x = on.view, on.x
    if on.is_after:
        kept_free(on)
        on.people(2, (x - 0.4, x + 0.4), (2.0, 6.0))
        return
    count = 9 if on.is_trouble else 3
    for number in range(count):
        z = -0.2 + number * 0.95
        at = x + 0.25 * (number % 2)
        colour = pick(on.random, props.BIKES)
        on.add(at, z, props.motorbike, view, at, z, colour)
    if on.is_work:
        for number in range(3):
            at = x - on.side * (1.3 + 0.7 * number)
            on.add(at, 0.5, props.person, view, at, 0.5, (112, 116, 76))


def parking_attendant(on: Composition) -> None:
    view, x = on.view, on.x
    if not on.is_after:
        for number in range(3):
            z, colour = 3.2 + number * 5, props.CARS[(number + on.place.cables) % len(props.CARS)]
            on.add(x, z, props.car, view, x, z, colour)
        on.add(x - on.side * 1.6, 0.3, _attendant, on, x - on.side * 1.6, 0.3)
    else:
        kept_free(on)
    if on.is_work:
        for number in range(2):
            at = x - on.side * (2.4 + 0.7 * number)
            on.add(at, 0.7, props.person, view, at, 0.7, (112, 116, 76))


def _attendant(on: Composition, x: float, z: float) -> None:
    props.person(on.view, x, z, (236, 96, 40))
    on.view.front((x - 0.2, x + 0.2), z - 0.02, (1.0, 1.12), (226, 226, 90))
    on.view.line(((x + 0.2, 1.3, z), (x + 0.6, 1.6, z)), (236, 96, 40), 0.12)


def trucks(on: Composition) -> None:
    view, x = on.view, on.x
    if on.is_after:
        kept_free(on)
        return
    for number in range(3 if on.is_trouble else 1):
        z = 4.5 + number * 9
        load = ((176, 84, 58), (70, 104, 140), (146, 130, 96))[(number + on.place.cables) % 3]
        on.add(x, z, props.truck, view, x, z, (220, 186, 60), load)
    if on.is_work:
        for number in range(2):
            at = x - on.side * (1.9 + 0.7 * number)
            on.add(at, 0.9, props.person, view, at, 0.9, (70, 110, 160))
        on.add(x, 0.0, props.cone, view, x, 0.0)


def jam(on: Composition) -> None:
    view, half = on.view, on.place.half
    count = {"trouble": 14, "work": 8, "after": 2}[on.state]
    for number in range(count):
        lane = (-0.66, 0.0, 0.66)[number % 3] * half
        z = 2.5 + (number // 3) * 5.4 + 1.3 * (number % 2)
        colour = props.CARS[(number * 5 + on.place.cables) % len(props.CARS)]
        on.add(
            lane,
            z,
            props.car,
            view,
            lane,
            z,
            colour,
            is_van=number % 3 == 0,
        )
    for number in range(7 if on.is_trouble else 2):
        at, z = (-0.36 + 0.69 * (number % 2)) * half, 0.8 + number * 2.1
        on.add(at, z, _rider, on, at, z)
    if on.is_work:
        on.add(0.4, 0.0, props.person, view, 0.4, 0.0, (70, 110, 160), lean=0.3)


def _rider(on: Composition, x: float, z: float) -> None:
    """A motorbike from behind."""
    view = on.view
    if not view.is_ahead(x, z):
        return
    view.front((x - 0.07, x + 0.07), z, (0.0, 0.6), props.BLACK)
    view.front((x - 0.18, x + 0.18), z, (0.5, 0.85), pick(on.random, props.BIKES))
    view.front((x - 0.08, x + 0.08), z - 0.01, (0.66, 0.76), (190, 36, 34))
    view.front((x - 0.24, x + 0.24), z - 0.01, (0.85, 1.4), pick(on.random, props.CLOTHES))
    view.blob(x, z - 0.02, 1.56, (0.17, 0.19), pick(on.random, props.CLOTHES))


def traffic_light(on: Composition) -> None:
    view = on.view
    x = on.x
    on.add(x, 0.0, _signal, on, x, 0.0)
    for number in range(4 if not on.is_after else 2):
        lane, z = (-0.5 + 0.5 * (number % 3)) * on.place.half, 6.0 + number * 3.4
        colour = props.CARS[(number + on.place.cables) % len(props.CARS)]
        on.add(lane, z, props.car, view, lane, z, colour, along=number % 2 == 0)
    if on.is_work:
        at = x - on.side * 1.1
        on.add(at, -0.2, props.ladder, view, at, -0.2, on.side)
        on.add(at, -0.3, props.person, view, at, -0.3, (70, 110, 160), lean=0.2)
    elif on.is_trouble:
        on.add(0.0, 3.5, props.person, view, 0.0, 3.5, (112, 116, 76), lean=0.3)


def _signal(on: Composition, x: float, z: float) -> None:
    view = on.view
    view.line(((x, 0, z), (x, 3.0, z)), (70, 74, 76), 0.16)
    view.box((x - 0.28, x + 0.28), (2.2, 3.7), (z - 0.1, z + 0.2), (34, 36, 38))
    lit = ((226, 52, 44), (240, 190, 50), (64, 200, 110))
    for number, colour in enumerate(lit):
        is_on = on.is_after and number == 2
        across, down, scale = view.spot(x, z - 0.12, 3.42 - number * 0.46)
        view.oval(across, down, (0.17 * scale, 0.17 * scale), colour if is_on else scaled(colour, 0.28), is_lit=is_on)
        if is_on:
            view.glow(x, z - 0.13, 3.42 - number * 0.46, 0.55, colour)
    if on.is_trouble:
        view.line(((x + 0.2, 2.2, z - 0.12), (x + 0.5, 1.5, z - 0.12)), props.BLACK, 0.05)


def fallen_sign(on: Composition) -> None:
    view, x = on.view, on.x
    if on.is_after:
        on.add(x, 0.3, _parking_sign, on, x, 0.3)
        return
    foot = (x, 0.0, 0.3)
    tip = (x - on.side * 1.6, 0.9 if on.is_work else 0.45, -0.3)
    on.add(x, 0.2, view.line, (foot, tip), (90, 94, 98), 0.12)
    on.add(x, 0.1, view.blob, tip[0], tip[2], tip[1], (0.46, 0.34), (206, 40, 40))
    on.add(x, 0.05, view.blob, tip[0], tip[2], tip[1], (0.32, 0.23), WHITE)
    view.puddle((x, 0.3), (0.5, 0.4), (120, 110, 96))
    if on.is_work:
        on.workers(("rod", "shovel"), 0.9)
