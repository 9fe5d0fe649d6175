"""Paints troubles of traffic and public order: parking, traders, banners, crowds, smoke, noise."""

from __future__ import annotations

from central.invented.grammar import pick
from central.invented.pictures import props
from central.invented.pictures.composition import Composition
from central.invented.pictures.light import Colour, mixed, scaled

BANNERS: tuple[Colour, ...] = ((206, 50, 48), (40, 110, 180), (240, 190, 40), (60, 140, 80), (236, 120, 40))
WHITE: Colour = (244, 242, 236)


def cars_on_pavement(on: Composition) -> None:
    view, x = on.view, on.x
    if on.is_after:
        _no_parking(on)
        return
    count = 4 if on.is_trouble else 1
    for number in range(count):
        z = 2.2 + number * 5.0
        colour = pick(on.random, props.CARS)
        is_van = on.random() < 0.4
        on.add(x, z, lambda z=z, colour=colour, is_van=is_van: props.car(view, x, z, colour, is_van=is_van))
    if on.is_trouble:
        walker = x - on.side * 2.0
        on.add(walker, 4.0, lambda: props.person(view, walker, 4.0))
        return
    tow = x - on.side * 2.4
    on.add(tow, 9.0, lambda: props.truck(view, tow, 9.0, (40, 80, 150), (70, 110, 170)))
    for number in range(2):
        at = x - on.side * (1.5 + number * 0.8)
        on.add(at, 0.6, lambda at=at: props.person(view, at, 0.6, (70, 110, 160)))
    on.add(x - on.side * 1.5, -0.6, lambda: props.cone(view, x - on.side * 1.5, -0.6))


def _no_parking(on: Composition) -> None:
    view, x = on.view, on.x
    on.add(x, 1.5, lambda: _parking_sign(on, x + on.side * 0.3, 1.5))
    edge = on.kerb_inside
    for number in range(7):
        z = -0.5 + number * 1.6
        on.add(edge, z, lambda z=z: _bollard(on, edge, z))
    del view


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
        _no_parking(on)
        on.people(2, (x - 0.4, x + 0.4), (2.0, 6.0))
        return
    count = 9 if on.is_trouble else 3
    for number in range(count):
        z = -0.2 + number * 0.95
        at = x + 0.25 * (number % 2)
        colour = pick(on.random, props.BIKES)
        on.add(at, z, lambda at=at, z=z, colour=colour: props.motorbike(view, at, z, colour))
    if on.is_work:
        for number in range(3):
            at = x - on.side * (1.3 + 0.7 * number)
            on.add(at, 0.5, lambda at=at: props.person(view, at, 0.5, (112, 116, 76)))


def parking_attendant(on: Composition) -> None:
    view, x = on.view, on.x
    if not on.is_after:
        for number in range(3):
            z, colour = 3.2 + number * 5, props.CARS[(number + on.place.cables) % len(props.CARS)]
            on.add(x, z, lambda z=z, colour=colour: props.car(view, x, z, colour))
        on.add(x - on.side * 1.6, 0.3, lambda: _attendant(on, x - on.side * 1.6, 0.3))
    else:
        _no_parking(on)
    if on.is_work:
        for number in range(2):
            at = x - on.side * (2.4 + 0.7 * number)
            on.add(at, 0.7, lambda at=at: props.person(view, at, 0.7, (112, 116, 76)))


def _attendant(on: Composition, x: float, z: float) -> None:
    props.person(on.view, x, z, (236, 96, 40))
    on.view.front((x - 0.2, x + 0.2), z - 0.02, (1.0, 1.12), (226, 226, 90))
    on.view.line(((x + 0.2, 1.3, z), (x + 0.6, 1.6, z)), (236, 96, 40), 0.12)


def trucks(on: Composition) -> None:
    view, x = on.view, on.x
    if on.is_after:
        _no_parking(on)
        return
    for number in range(3 if on.is_trouble else 1):
        z = 4.5 + number * 9
        load = ((176, 84, 58), (70, 104, 140), (146, 130, 96))[(number + on.place.cables) % 3]
        on.add(x, z, lambda z=z, load=load: props.truck(view, x, z, (220, 186, 60), load))
    if on.is_work:
        for number in range(2):
            at = x - on.side * (1.9 + 0.7 * number)
            on.add(at, 0.9, lambda at=at: props.person(view, at, 0.9, (70, 110, 160)))
        on.add(x, 0.0, lambda: props.cone(view, x, 0.0))


def jam(on: Composition) -> None:
    view, half = on.view, on.place.half
    count = {"trouble": 14, "work": 8, "after": 2}[on.state]
    for number in range(count):
        lane = (-0.66, 0.0, 0.66)[number % 3] * half
        z = 2.5 + (number // 3) * 5.4 + 1.3 * (number % 2)
        colour = props.CARS[(number * 5 + on.place.cables) % len(props.CARS)]
        on.add(lane, z, lambda lane=lane, z=z, colour=colour, number=number: props.car(view, lane, z, colour, is_van=number % 3 == 0))
    for number in range(7 if on.is_trouble else 2):
        at, z = (-0.36 + 0.69 * (number % 2)) * half, 0.8 + number * 2.1
        on.add(at, z, lambda at=at, z=z: _rider(on, at, z))
    if on.is_work:
        on.add(0.4, 0.0, lambda: props.person(view, 0.4, 0.0, (70, 110, 160), lean=0.3))


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
    on.add(x, 0.0, lambda: _signal(on, x, 0.0))
    for number in range(4 if not on.is_after else 2):
        lane, z = (-0.5 + 0.5 * (number % 3)) * on.place.half, 6.0 + number * 3.4
        colour = props.CARS[(number + on.place.cables) % len(props.CARS)]
        on.add(lane, z, lambda lane=lane, z=z, colour=colour: props.car(view, lane, z, colour, along=number % 2 == 0))
    if on.is_work:
        at = x - on.side * 1.1
        on.add(at, -0.2, lambda: _ladder(on, at, -0.2))
        on.add(at, -0.3, lambda: props.person(view, at, -0.3, (70, 110, 160), lean=0.2))
    elif on.is_trouble:
        on.add(0.0, 3.5, lambda: props.person(view, 0.0, 3.5, (112, 116, 76), lean=0.3))


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


def _ladder(on: Composition, x: float, z: float) -> None:
    for shift in (-0.2, 0.2):
        on.view.line(((x + shift, 0, z), (x + shift + 0.6 * on.side, 3.0, z + 0.2)), (210, 186, 90), 0.06)
    for step in range(8):
        at, y = x + 0.6 * on.side * step / 8, 0.3 + step * 0.36
        on.view.line(((at - 0.2, y, z), (at + 0.2, y, z)), (210, 186, 90), 0.05)


def fallen_sign(on: Composition) -> None:
    view, x = on.view, on.x
    if on.is_after:
        on.add(x, 0.3, lambda: _parking_sign(on, x, 0.3))
        return
    foot = (x, 0.0, 0.3)
    tip = (x - on.side * 1.6, 0.9 if on.is_work else 0.45, -0.3)
    on.add(x, 0.2, lambda: view.line((foot, tip), (90, 94, 98), 0.12))
    on.add(x, 0.1, lambda: view.blob(tip[0], tip[2], tip[1], (0.46, 0.34), (206, 40, 40)))
    on.add(x, 0.05, lambda: view.blob(tip[0], tip[2], tip[1], (0.32, 0.23), WHITE))
    view.puddle((x, 0.3), (0.5, 0.4), (120, 110, 96))
    if on.is_work:
        on.workers(("rod", "shovel"), 0.9)


def traders(on: Composition) -> None:
    """Kaki lima that fill the pavement."""
    view, x = on.view, on.x
    if on.is_after:
        _no_parking(on)
        return
    roofs = BANNERS
    for number in range(4 if on.is_trouble else 1):
        z = 0.6 + number * 3.0
        at = x + 0.2 * (number % 2)
        paint, roof = BANNERS[(number + 1) % 5], roofs[(number + on.place.cables) % 5]
        on.add(at, z, lambda at=at, z=z, paint=paint, roof=roof: props.cart(view, at, z, paint, roof))
        seller = at + on.side * 0.4
        on.add(seller, z + 0.7, lambda seller=seller, z=z: props.person(view, seller, z + 0.7))
    if on.is_trouble:
        on.add(x - on.side * 1.3, 3.4, lambda: props.umbrella(view, x - on.side * 1.3, 3.4, (216, 60, 56)))
        for number in range(4):
            at = x - on.side * (1.2 + 0.25 * (number % 2))
            z = -0.3 + number * 0.9
            on.add(at, z, lambda at=at, z=z: _stool(on, at, z))
        on.people(3, (x - 1.5, x + 0.6), (1.5, 5.5))
        props.litter(view, (x - 1.6, x + 1.2), (-1.0, 1.5), 26)
    else:
        for number in range(4):
            at = x - on.side * (0.9 + 0.75 * number)
            on.add(at, 0.2, lambda at=at: props.person(view, at, 0.2, (112, 116, 76)))


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
            on.add(0.0, z, lambda z=z: _across_the_road(on, z))
    elif on.is_work:
        on.add(x - side * 0.8, 1.0, lambda: _ladder(on, x - side * 0.9, 1.0))
        view.face(((x - side * 1.4, 0.02, -0.4), (x - side * 2.8, 0.02, -0.2), (x - side * 2.6, 0.02, 0.5), (x - side * 1.2, 0.02, 0.3)), BANNERS[0])
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
            on.add(at, z, lambda z=z: props.worker(view, at, z, "rod", 0.3 * side))


def burning(on: Composition) -> None:
    view, x = on.view, on.x
    if on.is_after:
        view.puddle((x, 0.3), (0.9, 0.6), (54, 50, 48), 150)
        return
    on.add(x, 0.3, lambda: _fire(on, x, 0.3))
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
                outline = view._outline(((at - wide * 0.4, 0.25, z), (at + wide * 0.4, 0.25, z), (at, high * (wide + 0.6), z)))
                view.patch(outline, colour, is_lit=True)
    for step in range(26):
        y = 0.7 + step * 0.2
        drift = step * 0.07 + (2 * random() - 1) * 0.2
        size = 0.3 + step * 0.05
        view.blob(x + drift, z, y, (size, size * 0.8), (150, 150, 152), 70 if on.is_trouble else 24)


def crowd(on: Composition) -> None:
    """Youths in the street at night."""
    view, half = on.view, on.place.half
    lamp = on.side * (half + 0.4)
    on.add(lamp, 3.0, lambda: props.street_lamp(view, lamp, 3.0, inwards=-on.side, is_on=True))
    if on.is_after:
        for number in range(2):
            on.add(number - 0.5, 1.0, lambda number=number: props.person(view, number - 0.5, 1.0, (112, 116, 76)))
        return
    on.people(13 if on.is_trouble else 3, (-half * 0.8, half * 0.8), (0.0, 6.0))
    for number in range(4):
        at, z = (-0.6 + 0.4 * number) * half, 2.0 + number * 0.7
        if on.is_trouble:
            on.add(at, z, lambda at=at, z=z: view.line(((at + 0.3, 1.0, z), (at + 0.8, 2.1, z)), (180, 150, 100), 0.06))
            on.add(at, z - 1, lambda at=at, z=z: props.motorbike(view, at, z + 3, pick(on.random, props.BIKES), (50, 50, 56)))
    if on.is_work:
        for number in range(4):
            at = -half * 0.5 + number * 0.8
            on.add(at, 0.2, lambda at=at: props.person(view, at, 0.2, (112, 116, 76)))


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
            outline = view._outline([(front - side * 0.03, y, z + dz) for dz, y in ((0, 0.2), (1.9, 0.2), (1.9, 2.5), (0, 2.5))])
            view.patch(outline, (222, 164, 92), is_lit=True)
        glow = view._outline(view.ring((front - side * 1.4, 2.4), (1.5, 4.2), 0.05))
        view.patch(glow, (255, 200, 120), 70, is_lit=True)
    view.side(front - side * 0.05, (-2, 7), (3.0, 3.8), (150, 40, 90) if is_on else (70, 60, 66))
    for step in range(8):
        view.side(front - side * 0.08, (-1.4 + step, -0.8 + step), (3.2, 3.6), WHITE)
    for z in (0.2, 4.4):
        at = x - side * 0.5
        on.add(at, z, lambda at=at, z=z: _speaker(on, at, z))
    for number in range(3 if is_on else 1):
        at, z = x - side * (0.9 + 0.3 * number), 1.4 + number * 1.2
        on.add(at, z, lambda at=at, z=z: _stool(on, at, z))
    on.people(7 if is_on else 1, (x - 1.6, x + 0.2), (1.0, 5.5))
    if on.is_work:
        for number in range(3):
            at = x - side * (1.2 + 0.7 * number)
            on.add(at, 0.0, lambda at=at: props.person(view, at, 0.0, (112, 116, 76)))


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
        box = (across - reach * scale, down - reach * scale, across + reach * scale, down + reach * scale)
        view._veil.arc(box, 220, 320, fill=(255, 240, 200, 150), width=max(2, int(0.05 * scale)))


def tent(on: Composition) -> None:
    """A wedding tent that closes the road."""
    view, half = on.view, on.place.half
    if on.is_after:
        return
    count = 4 if on.is_trouble else 1
    for number in reversed(range(count)):
        z = 1.6 + number * 3.4
        on.add(0.0, z, lambda z=z: _tent_bay(on, z, half))
    on.add(0.0, 0.4, lambda: props.barrier(view, 0.0, 0.4, half * 1.5))
    for number in range(5 if on.is_trouble else 0):
        at, z = (-0.6 + 0.3 * number) * half, 2.2 + number * 0.8
        on.add(at, z, lambda at=at, z=z: _stool(on, at, z))
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
        on.add(x, 0.2, lambda x=x: view.box((x - 0.15, x + 0.15), (0, 2.6), (0.1, 0.4), (196, 190, 180)))
    if on.is_after:
        return
    on.add(0.0, 0.25, lambda: _bars(on, half))
    for number in range(3):
        at = (-0.5 + 0.5 * number) * half
        on.add(at, -0.6, lambda at=at: view.box((at - 0.3, at + 0.3), (0, 0.5), (-0.8, -0.3), (150, 146, 138)))
        on.add(at, -0.61, lambda at=at: props.crown(view, (at, 0.8, -0.55), 0.35, (86, 120, 70)))
    if on.is_work:
        on.workers(("rod", "rod"), 1.3, -0.9)


def _bars(on: Composition, half: float) -> None:
    for number in range(9):
        x0, x1 = -half + 2 * half * number / 9, -half + 2 * half * (number + 1) / 9
        on.view.front((x0, x1), 0.25, (1.1, 1.35), (214, 60, 46) if number % 2 else WHITE)
        on.view.line(((x0, 0, 0.3), (x0, 1.1, 0.3)), (60, 60, 64), 0.05)


def smoker(on: Composition) -> None:
    view, x, side = on.view, on.x, on.side
    on.add(x + side * 0.5, 1.0, lambda: _smoking_sign(on, x + side * 0.4, 1.0))
    if on.is_after:
        return
    at = x - side * 0.4
    on.add(at, 0.2, lambda: props.person(view, at, 0.2, (60, 84, 140)))
    on.add(at, 0.1, lambda: _smoke(on, at + 0.2, 0.1))
    other = x - side * 1.2
    if on.is_work:
        on.add(other, 0.4, lambda: props.person(view, other, 0.4, (112, 116, 76)))


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
        on.add(x, 0.4, lambda: _sleeper(on, x, 0.4))
    else:
        on.add(x, 0.4, lambda: props.person(view, x, 0.4, (110, 100, 90)))
        for number in range(2):
            at = x - on.side * (0.8 + 0.7 * number)
            on.add(at, 0.3, lambda at=at: props.person(view, at, 0.3, (60, 120, 150)))
    for number in range(3):
        at = x + on.side * 0.3 - 0.4 * number
        on.add(at, 1.0, lambda at=at: view.blob(at, 1.0, 0.3, (0.32, 0.34), (206, 198, 180)))


def _sleeper(on: Composition, x: float, z: float) -> None:
    view = on.view
    view.face(((x - 1.1, 0.02, z - 0.5), (x + 1.1, 0.02, z - 0.5), (x + 1.1, 0.02, z + 0.6), (x - 1.1, 0.02, z + 0.6)), (176, 140, 96))
    view.blob(x + 0.1, z, 0.22, (0.75, 0.24), (88, 96, 112))
    view.blob(x - 0.4, z - 0.02, 0.2, (0.4, 0.18), (120, 66, 58))
    view.blob(x - 0.85, z, 0.26, (0.17, 0.15), props.SKIN[1])
    view.blob(x - 0.93, z, 0.3, (0.14, 0.12), (36, 30, 28))
