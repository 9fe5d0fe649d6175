"""Owns what a street looks like whatever is wrong in it: its width, its houses, trees, poles and colours.

A place is made from its seed alone, so that every photo of it shows the same houses.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import NamedTuple

from central.invented.grammar import pick
from central.invented.pictures.light import Colour

BEHIND, AHEAD = -14.0, 85.0
WALLS: tuple[Colour, ...] = (
    (206, 190, 158), (222, 206, 180), (188, 196, 186), (214, 178, 148), (176, 190, 202), (226, 214, 200),
    (198, 164, 132), (190, 184, 174), (224, 196, 150), (168, 186, 168), (208, 170, 164), (232, 224, 208),
)  # fmt: skip
ROOFS: tuple[Colour, ...] = ((170, 88, 62), (150, 76, 58), (122, 104, 92), (110, 116, 122), (138, 92, 66))
AWNINGS: tuple[Colour, ...] = (
    (204, 84, 48), (40, 118, 148), (220, 160, 50), (60, 132, 92), (180, 52, 56), (70, 84, 150), (226, 226, 220),
)  # fmt: skip
LEAVES: tuple[Colour, ...] = ((92, 124, 70), (78, 112, 62), (106, 134, 76), (84, 118, 84), (120, 138, 70))
ASPHALT: tuple[Colour, ...] = ((104, 104, 108), (92, 93, 98), (118, 115, 112), (110, 106, 102))
PAVING: tuple[Colour, ...] = ((176, 170, 160), (164, 158, 150), (186, 172, 152), (158, 162, 164))


class Lot(NamedTuple):
    """A house with its front towards the street; ``style``: house, shop, wall, fence or tower."""

    z0: float
    z1: float
    height: float
    setback: float
    style: str
    wall: Colour
    trim: Colour


class Tree(NamedTuple):
    x: float
    z: float
    height: float
    leaves: Colour


@dataclass(frozen=True, slots=True)
class Place:
    """``half`` is half the road, ``pave`` the pavement's width, ``side`` (-1 or 1) where the trouble lies."""

    seed: str
    setting: str
    half: float
    pave: float
    side: int
    asphalt: Colour
    paving: Colour
    lots: dict[int, tuple[Lot, ...]] = field(repr=False)
    trees: tuple[Tree, ...] = field(repr=False)
    poles: tuple[float, ...]
    pole_side: int
    cables: int

    @property
    def kerb(self) -> float:
        return self.half * self.side

    @property
    def walk(self) -> float:
        """Middle of the pavement on the side of the trouble."""
        return self.side * (self.half + 0.3 + self.pave / 2)


class _Width(NamedTuple):
    half: tuple[float, float]
    pave: tuple[float, float]
    styles: tuple[str, ...]
    trees: float


_WIDTHS: dict[str, _Width] = {
    "lane": _Width((1.5, 2.1), (0.35, 0.5), ("house", "house", "wall", "house", "shop"), 0.12),
    "street": _Width((2.7, 3.6), (1.3, 1.9), ("house", "shop", "wall", "house", "shop"), 0.45),
    "shops": _Width((3.0, 4.0), (1.6, 2.2), ("shop", "shop", "shop", "house"), 0.3),
    "avenue": _Width((4.8, 6.4), (2.2, 3.0), ("tower", "shop", "fence", "tower", "wall"), 0.7),
    "wall": _Width((2.6, 3.2), (1.0, 1.5), ("wall", "wall", "house"), 0.4),
    "river": _Width((2.2, 2.8), (1.0, 1.3), ("house", "wall", "house"), 0.5),
    "room": _Width((3.0, 3.6), (0.4, 0.5), ("wall",), 0.0),
    "park": _Width((2.4, 3.0), (1.6, 2.0), ("fence", "house", "wall"), 0.8),
}


def place_of(seed: str, setting: str) -> Place:
    rng = Random(f"{seed} place")
    random = rng.random
    width = _WIDTHS[setting]
    half = rng.uniform(*width.half)
    pave = rng.uniform(*width.pave)
    side = 1 if random() < 0.5 else -1
    pole_side = side if random() < 0.35 else -side
    first = rng.uniform(1.5, 6.0)
    return Place(
        seed=seed,
        setting=setting,
        half=half,
        pave=pave,
        side=side,
        asphalt=pick(random, ASPHALT),
        paving=pick(random, PAVING),
        lots={-1: _lots(rng, width, setting), 1: _lots(rng, width, setting)},
        trees=_trees(rng, width.trees, half + 0.3 + pave * 0.8),
        poles=tuple(first + 17.0 * step for step in range(-1, 5)),
        pole_side=pole_side,
        cables=2 + int(random() * 5),
    )


def _lots(rng: Random, width: _Width, setting: str) -> tuple[Lot, ...]:
    lots: list[Lot] = []
    z = BEHIND - rng.random() * 5
    while z < AHEAD:
        style = pick(rng.random, width.styles)
        long = rng.uniform(9, 16) if style in ("wall", "fence", "tower") else rng.uniform(4.5, 8.5)
        high = {"house": (3.4, 6.8), "shop": (3.6, 7.5), "wall": (2.1, 3.0), "fence": (1.4, 1.9)}
        height = rng.uniform(*high.get(style, (14.0, 34.0)))
        setback = rng.uniform(3.0, 7.0) if style == "tower" else rng.uniform(0.1, 0.5 if setting == "lane" else 1.4)
        if style in ("wall", "fence"):
            setback = 0.15
        lots.append(Lot(z, z + long, height, setback, style, pick(rng.random, WALLS), _trim(rng, style)))
        z += long
    return tuple(lots)


def _trim(rng: Random, style: str) -> Colour:
    return pick(rng.random, AWNINGS if style == "shop" else ROOFS)


def _trees(rng: Random, density: float, x: float) -> tuple[Tree, ...]:
    trees: list[Tree] = []
    for side in (-1, 1):
        z = 6.0 + rng.random() * 8
        while z < AHEAD * 0.75:
            if rng.random() < density:
                where = side * (x + rng.random() * 0.8)
                trees.append(Tree(where, z, rng.uniform(4.0, 8.5), pick(rng.random, LEAVES)))
            z += rng.uniform(5.0, 9.0)
    return tuple(trees)
