"""Owns what stands in one picture: the place with its trouble before, during or after the work, sorted by depth."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from random import Random
from typing import NamedTuple, ParamSpec

from central.invented.pictures import props
from central.invented.pictures.light import Colour
from central.invented.pictures.place import Place
from central.invented.pictures.view import View

TROUBLE, WORK, AFTER = "trouble", "work", "after"
Values = ParamSpec("Values")


class Composition:
    """``x`` is where the trouble lies across the street; along it that is always z = 0.

    What lies flat is painted at once, what stands is added and painted from afar to near.
    """

    def __init__(self, view: View, place: Place, state: str, x: float, passing: Random) -> None:
        self.view = view
        self.place = place
        self.state = state
        self.x = x
        self.side = place.side
        self.random = view.random
        self._passing = passing
        self._things: list[tuple[float, int, Callable[[], None]]] = []

    @property
    def is_trouble(self) -> bool:
        return self.state == TROUBLE

    @property
    def is_work(self) -> bool:
        return self.state == WORK

    @property
    def is_after(self) -> bool:
        return self.state == AFTER

    @property
    def wall(self) -> float:
        """Where the houses begin on the side of the trouble."""
        return self.side * (self.place.half + 0.35 + self.place.pave)

    @property
    def kerb_inside(self) -> float:
        return self.place.kerb + self.side * 0.45

    def add(
        self, x: float, z: float, draw: Callable[Values, None], /, *values: Values.args, **named: Values.kwargs
    ) -> None:
        """``draw`` gets the dice of this thing alone, so that what else is there changes nothing in it."""
        number = len(self._things)
        self._things.append((self.view.distance(x, z), number, partial(draw, *values, **named)))

    def paint_things(self) -> None:
        for _, number, draw in sorted(self._things, key=lambda thing: (-thing[0], thing[1])):
            self.view.rng.seed(f"{self.place.seed} thing {number}")
            draw()

    # ---- what many troubles have in common

    def workers(self, tools: tuple[str, ...], spread: float = 1.3, z: float = 0.4) -> None:
        """People in orange around the trouble, bent towards it, with cones before them."""
        view = self.view
        for number, tool in enumerate(tools):
            away = (number - (len(tools) - 1) / 2) * spread * 1.3
            lean = 0.45 if away <= 0 else -0.45
            x, at = self.x + away + (-0.5 if away <= 0 else 0.5), z + 0.35 * (number % 2)
            self.add(x, at, props.worker, view, x, at, tool, lean)
        for away in (-spread - 0.8, spread + 0.8):
            x = self.x + away
            self.add(x, -0.7, props.cone, view, x, -0.7)

    def people(self, count: int, x: tuple[float, float], z: tuple[float, float]) -> None:
        view, rng = self.view, Random(f"{self.place.seed} people {count}")
        for _ in range(count):
            at = (rng.uniform(*x), rng.uniform(*z))
            shirt = rng.choice(props.CLOTHES)
            self.add(*at, props.person, view, *at, shirt)

    def surroundings(self) -> None:
        """Trees, poles with cables, and now and then somebody who passes by."""
        self._trees()
        self._poles()
        self._traffic()

    def _trees(self) -> None:
        place, view = self.place, self.view
        for one in place.trees:
            if not (place.setting == "river" and one.x * place.side > 0):
                self.add(one.x, one.z, props.tree, view, *one)

    def _poles(self) -> None:
        place, view = self.place, self.view
        x = place.pole_side * (place.half + 0.45)
        for before, after in zip((None, *place.poles), place.poles, strict=False):
            self.add(x, after, props.pole, view, x, after)
            if before is not None:
                self.add(x, (before + after) / 2, self._cables, x, before, after)

    def _cables(self, x: float, z0: float, z1: float) -> None:
        for number in range(self.place.cables):
            shift, height = 0.25 * (number % 3) - 0.25, 7.1 - 0.28 * (number // 3)
            props.cable(self.view, (x + shift, height, z0), (x + shift, height, z1), 0.35 + 0.12 * number)

    def _traffic(self) -> None:
        """Different in every photo of the place."""
        rng, view, place = self._passing, self.view, self.place
        if place.setting in ("room", "lane") or rng.random() < 0.35:
            return
        for _ in range(1 if place.setting != "avenue" else 3):
            lane = -place.side * place.half * rng.uniform(0.35, 0.6)
            z = rng.uniform(11, 34)
            colour: Colour = rng.choice(props.CARS)
            if rng.random() < 0.5:
                self.add(lane, z, props.car, view, lane, z, colour)
            else:
                self.add(lane, z, props.motorbike, view, lane, z, (60, 60, 66), (80, 96, 120))


class Theme(NamedTuple):
    """How a trouble is photographed. ``where``: road, edge (of the road), walk (pavement), wall or channel;
    ``away`` the distance in metres, ``aside`` how far towards the road one steps for it, ``down`` where it stands in
    the picture, ``hour`` what time of day it needs."""

    paint: Callable[[Composition], None]
    setting: str
    where: str
    away: tuple[float, float]
    down: float = 0.68
    height: float = 1.5
    hour: str = "any"
    aside: float = 0.0
