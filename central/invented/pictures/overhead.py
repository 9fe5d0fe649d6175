"""Paints troubles of trees, parks, cables and lamps."""

from __future__ import annotations

from math import cos, sin

from central.invented.pictures import props
from central.invented.pictures.composition import Composition
from central.invented.pictures.light import Colour, scaled

BARK: Colour = (104, 78, 56)
LEAF: Colour = (88, 122, 66)
STEEL: Colour = (150, 154, 158)


def fallen_tree(on: Composition) -> None:
    """A trunk across the road, sawn up, or only its stump."""
    view, x, side, half = on.view, on.x, on.side, on.place.half
    foot = side * (half + 0.7)
    on.add(foot, 0.8, _stump, on, foot, 0.8)
    if on.is_after:
        return
    if on.is_work:
        for number in range(4):
            at = foot - side * (1.6 + 1.1 * number)
            on.add(at, 0.5, _log, on, at, 0.5)
        on.add(
            x - side * 2.2,
            2.0,
            props.heap,
            view,
            (x - side * 2.4, 2.0),
            (1.3, 0.8),
            (LEAF, (74, 106, 58), BARK),
            60,
        )
        on.workers(("rod", "broom"), 1.5, -0.2)
        return
    end = -side * half * 0.5
    on.add(x, 0.5, view.line, ((foot, 0.7, 0.8), (x, 0.55, 0.6), (end, 0.6, 0.3)), BARK, 0.5)
    on.add(x, 0.3, view.line, ((x, 0.6, 0.6), (x - side * 1.2, 1.6, 1.4)), BARK, 0.2)
    for number in range(5):
        at, z = end - side * (number * 0.5 - 0.9), -0.2 + 0.4 * number
        on.add(at, z, props.crown, view, (at, 0.9, z), 1.1, LEAF)
    props.litter(view, (-half, half), (-1.5, 2.5), 0)
    for _ in range(40):
        px, pz = (2 * on.random() - 1) * half, (2 * on.random() - 1) * 2.2
        view.puddle((px, pz), (0.1, 0.07), scaled(LEAF, 0.7 + 0.6 * on.random()))


def _stump(on: Composition, x: float, z: float) -> None:
    on.view.box((x - 0.3, x + 0.3), (0, 0.45), (z - 0.3, z + 0.3), BARK)
    on.view.face(on.view.ring((x, z), (0.3, 0.3), 0.05, 0.46), (206, 176, 130))
    if not on.is_after:
        for turn in (0.4, 1.5, 2.8):
            tip = (x + cos(turn) * 0.4, 0.9 + 0.3 * sin(turn), z)
            on.view.line(((x, 0.3, z), tip), (176, 140, 98), 0.1)


def _log(on: Composition, x: float, z: float) -> None:
    on.view.box((x - 0.4, x + 0.4), (0, 0.5), (z - 0.25, z + 0.25), BARK)
    on.view.blob(x, z - 0.27, 0.26, (0.25, 0.25), (206, 176, 130))
    on.view.blob(x, z - 0.28, 0.26, (0.12, 0.12), (176, 140, 98))


def leaning_tree(on: Composition) -> None:
    """An overgrown tree that reaches into the cables; afterwards it is pruned."""
    view, side = on.view, on.side
    x = on.side * (on.place.half + 0.8)
    lean = 0.0 if on.is_after else -side * 1.9
    height = 4.6 if on.is_after else 6.0
    z = 1.2

    def draw() -> None:
        view.shadow((x + lean, z + 1), (2.6, 1.8))
        view.line(((x, 0, z), (x + lean * 0.5, height * 0.5, z), (x + lean, height, z)), BARK, 0.45)
        if on.is_after:
            view.line(((x, height * 0.6, z), (x + 0.9, height * 0.95, z)), BARK, 0.2)
            view.line(((x, height * 0.6, z), (x - 0.9, height * 0.9, z)), BARK, 0.2)
            props.crown(view, (x, height + 0.1, z), 1.0, LEAF)
            return
        for dx, dy, size in ((0.0, 0.3, 2.2), (-side * 1.6, -0.5, 1.6), (side * 1.2, 0.2, 1.7)):
            props.crown(view, (x + lean + dx, height + dy, z), size, LEAF)

    on.add(x, z, draw)
    for number in range(4):
        height_of = 5.1 + 0.25 * number
        on.add(
            x + lean,
            z - 0.3,
            props.cable,
            view,
            (x + lean - side * 0.6, height_of, -3),
            (x + lean - side * 0.6, height_of, 16),
            0.6,
        )
    if on.is_work:
        at = on.x - side * 1.4
        on.add(at, 3.0, props.truck, view, at, 4.4, (226, 226, 220), (70, 120, 80))
        on.add(at, 2.9, view.line, ((at, 2.9, 3.0), (x + lean * 0.6, 5.0, 1.6)), (226, 166, 38), 0.22)
        on.add(
            at,
            2.0,
            view.box,
            (x + lean * 0.6 - 0.5, x + lean * 0.6 + 0.5),
            (4.4, 5.3),
            (1.0, 1.6),
            props.VEST,
        )
        on.add(x, 0.0, props.heap, view, (x, 0.0), (1.1, 0.6), (LEAF, (74, 106, 58)), 50)
        on.workers(("broom", "rod"), 1.2, -0.4)


def dead_tree(on: Composition) -> None:
    view = on.view
    x, z = on.side * (on.place.half + 0.8), 1.4
    if on.is_after:
        on.add(x, z, props.tree, view, x, z, 2.6, LEAF)
        on.add(x, z, view.line, ((x - 0.3, 0, z), (x - 0.1, 1.6, z)), (206, 176, 130), 0.06)
        return

    def draw() -> None:
        tone: Colour = (120, 104, 88)
        view.line(((x, 0, z), (x, 3.2, z)), tone, 0.42)
        for dx, y0, y1, wide in (
            (-1.7, 2.4, 5.2, 0.2), (1.5, 2.6, 5.6, 0.2), (0.2, 3.0, 6.6, 0.24), (-0.9, 3.0, 6.2, 0.14),
            (2.2, 3.2, 4.6, 0.1), (-2.3, 3.1, 4.2, 0.1),
        ):  # fmt: skip
            view.line(((x, y0, z), (x + dx * 0.5, (y0 + y1) / 2, z), (x + dx, y1, z)), tone, wide)
            view.line(((x + dx * 0.6, (y0 + y1) / 2, z), (x + dx * 0.6 + 0.4, y1 - 0.3, z)), tone, 0.07)

    on.add(x, z, draw)
    if on.is_work:
        on.add(on.x - on.side, 0.0, _log, on, on.x - on.side * 1.0, -0.2)
        on.workers(("rod", "rod"), 1.2, -0.2)


def roots(on: Composition) -> None:
    """Roots that lift the pavement."""
    view, x = on.view, on.x
    tree_x, z = on.side * (on.place.half + 1.1), 1.4
    on.add(tree_x, z, props.tree, view, tree_x, z, 7.0, LEAF)
    wide = on.place.pave * 0.46
    if on.is_after:
        for row in range(-4, 6):
            for column in range(4):
                left = x - wide + column * wide / 2
                view.ground(left, left + wide / 2 - 0.02, row * 0.5, row * 0.5 + 0.47, scaled(on.place.paving, 1.1))
        return
    view.puddle((x, 0.4), (wide * 1.1, 1.5), (122, 96, 70), rough=0.2)
    for number in range(7):
        away = (number - 3) * 0.34
        start, end = (tree_x, 0.25, z), (x + away * 1.6, 0.03, -0.9 + 0.2 * (number % 3))
        middle = ((start[0] + end[0]) / 2 + away * 0.2, 0.22, (start[2] + end[2]) / 2)
        on.add(middle[0], middle[2], view.line, (start, middle, end), BARK, 0.15)
    for number in range(8):
        at, where = x + (2 * on.random() - 1) * wide, -1.0 + number * 0.4
        tone = scaled(on.place.paving, 0.85 + 0.3 * on.random())
        corners = (
            (at, 0.02, where),
            (at + 0.5, 0.3, where + 0.1),
            (at + 0.45, 0.34, where + 0.5),
            (at - 0.05, 0.05, where + 0.45),
        )
        on.add(at, where, view.face, corners, tone)
    if on.is_work:
        on.workers(("rod", "shovel"), 1.0, -0.5)


def lamp_out(on: Composition) -> None:
    """Lamps at night: dark, or lit again."""
    view, side = on.view, on.side
    x = side * (on.place.half + 0.4)
    for number in range(4):
        z = 1.5 + number * 11
        is_on = on.is_after or (number > 1 and on.is_trouble and on.place.cables > 4)
        on.add(x, z, props.street_lamp, view, x, z, inwards=-side, is_on=is_on)
    if on.is_work:
        lorry = x - side * 1.8
        on.add(lorry, 4.0, props.truck, view, lorry, 4.6, (226, 226, 220), (226, 166, 38))
        on.add(lorry, 1.8, view.line, ((lorry, 2.9, 3.6), (x - side * 1.2, 5.4, 1.6)), (226, 166, 38), 0.24)
        on.add(
            lorry,
            1.2,
            view.box,
            (x - side * 1.2 - 0.5, x - side * 1.2 + 0.5),
            (4.9, 5.8),
            (1.0, 1.5),
            props.VEST,
        )
        on.workers(("rod",), 1.2, 0.0)
        view.glow(lorry, 2.0, 1.0, 2.2, (255, 240, 200))
    elif on.is_trouble:
        on.add(0.0, 5.0, _headlight, on)


def _headlight(on: Composition) -> None:
    at = -on.side * on.place.half * 0.45
    on.view.glow(at, 16.0, 0.9, 1.4, (255, 244, 214))


def hanging_cables(on: Composition) -> None:
    view, side = on.view, on.side
    x = side * (on.place.half + 0.3)
    for z in (0.8, 15.0):
        on.add(x, z, props.pole, view, x, z, 6.8)
    count = 16 if not on.is_after else 3
    for number in range(count):
        sag = 0.5 + 0.08 * number if on.is_after else 1.4 + 4.1 * ((number * 7) % count) / count
        start, end = (x, 6.4 - 0.04 * number, 0.8), (x - side * (0.2 * (number % 4)), 6.4 - 0.04 * number, 15.0)
        on.add(x, 8 - 0.1 * number, props.cable, view, start, end, sag)
    if on.is_after:
        return
    on.add(x, 0.7, _coil, on, x)
    for number in range(5):
        loose = x - side * (0.3 + 0.35 * number)
        end_y = 0.3 + 0.35 * number
        on.add(loose, 0.4, props.cable, view, (x, 6.0, 0.8), (loose, end_y, 0.2), 0.4)
    if on.is_work:
        at = x - side * 0.8
        on.add(at, 0.4, view.line, ((at, 0, 0.3), (x, 5.2, 0.7)), (210, 186, 90), 0.2)
        on.workers(("rod", "rod"), 1.0, -0.2)


def _coil(on: Composition, x: float) -> None:
    view = on.view
    across, down, scale = view.spot(x, 0.7, 5.4)
    for reach in (0.28, 0.38, 0.48):
        view.arc((across, down), reach * scale, (0, 360), props.BLACK, 0.05 * scale)


def tower(on: Composition) -> None:
    """A mast for telephones between the houses."""
    view, x, side = on.view, on.x, on.side
    middle, z, high = x + side * 3.0, 12.0, 19.0 if on.is_trouble else 13.0
    for shift in (-1.4, 1.4):
        view.line(((middle + shift, 0, z), (middle + shift * 0.25, high, z)), (206, 60, 50), 0.2)
    for step in range(12):
        low, above = step / 12, (step + 1) / 12
        wide0, wide1 = 1.4 * (1 - low * 0.75), 1.4 * (1 - above * 0.75)
        tone: Colour = (206, 60, 50) if step % 4 < 2 else (236, 236, 236)
        view.line(((middle - wide0, low * high, z), (middle + wide1, above * high, z)), tone, 0.12)
        view.line(((middle + wide0, low * high, z), (middle - wide1, above * high, z)), tone, 0.12)
    if on.is_trouble:
        for shift in (-0.7, 0.0, 0.7):
            view.front(
                (middle + shift - 0.2, middle + shift + 0.2), z - 0.2, (high - 2.2, high - 0.4), (236, 238, 240)
            )
    else:
        on.people(3, (x - 2.2 * side - 1, x - 2.2 * side + 1), (0.5, 2.0))
    if on.is_work:
        on.workers(("rod",), 1.0)


def wifi(on: Composition) -> None:
    view, x = on.view, on.side * (on.place.half + 0.5)
    on.add(x, 0.8, _wifi_box, on, x, 0.8)
    if on.is_trouble:
        on.people(2, (x - on.side * 2.2 - 0.4, x - on.side * 1.0), (0.6, 1.4))
    elif on.is_work:
        on.add(
            x - on.side * 0.7,
            0.5,
            view.line,
            ((x - on.side * 0.9, 0, 0.5), (x, 3.2, 0.8)),
            (210, 186, 90),
            0.2,
        )
        on.workers(("rod",), 0.9, 0.2)
    else:
        on.people(3, (x - on.side * 2.6 - 0.4, x - on.side * 0.8), (0.6, 1.6))


def _wifi_box(on: Composition, x: float, z: float) -> None:
    view = on.view
    view.line(((x, 0, z), (x, 4.6, z)), STEEL, 0.16)
    view.box((x - 0.4, x + 0.4), (2.4, 3.3), (z - 0.2, z + 0.1), (236, 238, 240))
    lamp: Colour = (70, 220, 110) if on.is_after else (236, 50, 44)
    across, down, scale = view.spot(x, z - 0.22, 2.65)
    view.oval(across, down, (0.07 * scale, 0.07 * scale), lamp, is_lit=True)
    view.front((x - 0.5, x + 0.5), z - 0.2, (3.5, 4.1), (40, 104, 178))
    across, down, scale = view.spot(x, z - 0.22, 2.9)
    for reach in (0.1, 0.19, 0.28):
        view.arc((across, down), reach * scale, (220, 320), lamp, 0.05 * scale)


def park_bench(on: Composition) -> None:
    view, x = on.view, on.x + on.side * 1.2
    tone: Colour = (60, 120, 96) if on.is_after else (120, 98, 76)
    if on.is_trouble:
        on.add(x, 0.5, _broken_bench, on, x, 0.5, tone)
        for _ in range(60):
            at, z = x + (2 * on.random() - 1) * 3.0, -0.8 + 3.2 * on.random()
            high = 0.3 + 0.5 * on.random()
            on.add(
                at,
                z,
                view.line,
                ((at, 0, z), (at + 0.1, high, z)),
                scaled(LEAF, 0.9 + 0.3 * (high % 0.2)),
                0.05,
            )
        props.litter(view, (x - 1.6, x + 1.6), (-0.8, 1.2), 26)
    else:
        on.add(x, 0.5, props.bench, view, x, 0.5, tone)
    for number in range(3):
        at = x + on.side * (1.9 + 0.8 * number)
        on.add(at, 2.2, props.crown, view, (at, 0.5, 2.2), 0.6, LEAF)
    if on.is_work:
        on.workers(("rod", "broom"), 1.3, 0.0)
    elif on.is_after:
        on.add(x, 2.6, props.person, view, x - 1.6, 2.6)


def _broken_bench(on: Composition, x: float, z: float, tone: Colour) -> None:
    view = on.view
    view.box((x - 0.78, x - 0.68), (0, 0.45), (z, z + 0.4), (80, 82, 84))
    view.face(((x - 0.9, 0.45, z), (x - 0.9, 0.47, z + 0.45), (x + 0.9, 0.05, z + 0.5), (x + 0.9, 0.02, z)), tone)
    view.face(
        ((x - 0.9, 0.95, z + 0.45), (x - 0.9, 0.68, z + 0.45), (x + 0.2, 0.5, z + 0.45), (x + 0.1, 0.8, z + 0.45)),
        scaled(tone, 0.85),
    )
    view.line(((x + 0.3, 0.02, z - 0.3), (x + 0.9, 0.02, z - 0.6)), scaled(tone, 0.7), 0.1)


def playground(on: Composition) -> None:
    x = on.x + on.side * 1.4
    on.add(x, 1.6, _slide, on, x, 1.6)
    swing = x + on.side * 4.6
    on.add(swing, 2.6, _swing, on, swing, 2.6)
    if on.is_work:
        on.workers(("rod", "rod"), 2.6, 2.0)
    elif on.is_after:
        on.people(3, (x - 1.5, x + 1.5), (2.4, 4.0))


def _slide(on: Composition, x: float, z: float) -> None:
    view = on.view
    paint: Colour = (60, 150, 200) if on.is_after else (150, 126, 150)
    for shift in (-0.4, 0.4):
        view.line(((x + shift, 0, z), (x + shift, 2.0, z)), (220, 80, 60) if on.is_after else (140, 96, 76), 0.1)
    for step in range(5):
        view.line(((x - 0.4, 0.3 + step * 0.35, z), (x + 0.4, 0.3 + step * 0.35, z)), (90, 90, 94), 0.06)
    view.box((x - 0.5, x + 0.5), (1.5, 1.62), (z, z + 0.7), paint)
    toe = x + on.side * 2.6
    view.face(
        ((x + on.side * 0.5, 1.6, z), (x + on.side * 0.5, 1.6, z + 0.6), (toe, 0.15, z + 0.6), (toe, 0.15, z)), paint
    )
    if on.is_trouble:
        middle = (x + toe) / 2
        view.face(
            (
                (middle + 0.3, 1.0, z),
                (middle - 0.3, 0.85, z + 0.1),
                (middle - 0.2, 0.7, z + 0.6),
                (middle + 0.35, 0.9, z + 0.6),
            ),
            (40, 38, 36),
        )
        view.line(((middle, 0.05, z - 0.4), (middle - 0.6, 0.05, z - 0.7)), paint, 0.2)
        view.line(((x - 0.6, 0.02, z - 0.5), (x + 1.2, 0.9, z - 0.4)), (236, 190, 60), 0.06)


def _swing(on: Composition, x: float, z: float) -> None:
    view = on.view
    frame: Colour = (236, 190, 60) if on.is_after else (138, 100, 70)
    for shift in (-1.3, 1.3):
        view.line(((x + shift - 0.4, 0, z), (x + shift, 2.3, z), (x + shift + 0.4, 0, z)), frame, 0.11)
    view.line(((x - 1.3, 2.3, z), (x + 1.3, 2.3, z)), frame, 0.11)
    view.line(((x - 0.6, 2.3, z), (x - 0.6, 0.5, z)), (60, 60, 64), 0.05)
    if on.is_after:
        view.line(((x - 0.2, 2.3, z), (x - 0.2, 0.5, z)), (60, 60, 64), 0.05)
        view.line(((x - 0.65, 0.5, z), (x - 0.15, 0.5, z)), (200, 60, 60), 0.1)
    else:
        view.line(((x - 0.6, 0.5, z), (x - 0.25, 0.1, z)), (200, 60, 60), 0.1)


def graves(on: Composition) -> None:
    view, x, side = on.view, on.x, on.side
    for row in range(4):
        for column in range(4):
            at, z = x + side * (0.8 + column * 1.5), 0.4 + row * 2.0
            on.add(at, z, _grave, on, at, z)
    if on.is_trouble:
        for _ in range(90):
            at, z = x + side * (0.2 + on.random() * 6), -0.6 + 6 * on.random()
            high = 0.4 + 0.7 * on.random()
            on.add(
                at,
                z,
                view.line,
                ((at, 0, z), (at + 0.12, high, z)),
                scaled(LEAF, 0.8 + high * 0.4),
                0.06,
            )
    elif on.is_work:
        on.workers(("broom", "rod"), 1.3, 0.0)


def _grave(on: Composition, x: float, z: float) -> None:
    on.view.box((x - 0.4, x + 0.4), (0, 0.25), (z, z + 1.4), (176, 178, 176))
    on.view.box((x - 0.25, x + 0.25), (0.25, 0.85), (z + 1.3, z + 1.42), (206, 206, 200))


def weeds(on: Composition) -> None:
    """Grass over the pavement, cut by the PPSU."""
    view, x = on.view, on.x
    count = {"trouble": 170, "work": 70, "after": 0}[on.state]
    for _ in range(count):
        at, z = x + (2 * on.random() - 1) * on.place.pave * 0.6, -1.2 + 8 * on.random()
        high = 0.25 + 0.55 * on.random()
        tone = scaled((104, 134, 66), 0.8 + 0.4 * on.random())
        on.add(at, z, _tuft, on, (at, z), high, tone)
    if on.is_work:
        on.add(x, -0.5, props.heap, view, (x - on.side * 1.4, 0.6), (0.8, 0.5), (LEAF, (120, 140, 70)), 40)
        on.workers(("rod", "broom"), 1.2, -0.3)


def _tuft(on: Composition, middle: tuple[float, float], high: float, tone: Colour) -> None:
    x, z = middle
    for lean in (-0.14, 0.0, 0.13):
        on.view.line(((x, 0, z), (x + lean, high, z)), tone, 0.06)
