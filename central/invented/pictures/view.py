"""Owns the camera and the brushes: things of a street, in metres, become painted shapes on a picture.

x goes to the right, y up, z ahead along the street; the ground is y = 0. What is drawn later lies above.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import atan, atan2, cos, hypot, sin, tau
from random import Random
from typing import NamedTuple

from PIL import Image, ImageDraw

from central.invented.pictures.light import Colour, Light, scaled

WIDTH, HEIGHT = 960, 720
NEAR = 0.3
Point = tuple[float, float, float]
Flat = tuple[float, float]


class Stand(NamedTuple):
    """Where the photo is taken from: position and height of the eye in metres, focal length in pixels, where
    in the picture (0…1) the point of the ground at ``aim`` shall lie, and how the phone is tilted."""

    x: float
    z: float
    height: float
    focal: float
    aim: Flat
    across: float
    down: float
    roll: float


class View:
    """One picture in the making. Colours are those of daylight; the light's tint is laid on here."""

    def __init__(self, stand: Stand, light: Light, rng: Random) -> None:
        self.light = light
        self.rng = rng
        self.random = rng.random
        self.stand = stand
        self.image = Image.new("RGB", (WIDTH, HEIGHT), light.horizon)
        self._tints: dict[Colour, Colour] = {}
        self._solid = ImageDraw.Draw(self.image)
        self._veil = ImageDraw.Draw(self.image, "RGBA")
        ahead_x, ahead_z = stand.aim[0] - stand.x, stand.aim[1] - stand.z
        yaw = atan2(ahead_x, ahead_z) - atan((stand.across - 0.5) * WIDTH / stand.focal)
        self._sin, self._cos = sin(yaw), cos(yaw)
        depth = ahead_x * self._sin + ahead_z * self._cos
        horizon = stand.down * HEIGHT - stand.focal * stand.height / max(depth, 1.0)
        self.horizon = min(max(horizon, -0.1 * HEIGHT), 0.62 * HEIGHT)
        self._roll_sin, self._roll_cos = sin(stand.roll), cos(stand.roll)

    # ---- from the street to the picture

    def _seen(self, point: Point) -> Point:
        """To the right of the eye, up and ahead of it."""
        dx, dz = point[0] - self.stand.x, point[2] - self.stand.z
        return (dx * self._cos - dz * self._sin, point[1] - self.stand.height, dx * self._sin + dz * self._cos)

    def _on_picture(self, seen: Point) -> Flat:
        scale = self.stand.focal / seen[2]
        across, down = seen[0] * scale, self.horizon - seen[1] * scale - HEIGHT / 2
        return (
            WIDTH / 2 + across * self._roll_cos - down * self._roll_sin,
            HEIGHT / 2 + across * self._roll_sin + down * self._roll_cos,
        )

    def _outline(self, points: Sequence[Point]) -> list[Flat]:
        """The shape on the picture, cut off at the eye. Spelled out, as a picture has thousands of corners."""
        stand_x, stand_z, height, focal = self.stand.x, self.stand.z, self.stand.height, self.stand.focal
        sine, cosine, roll_sine, roll_cosine = self._sin, self._cos, self._roll_sin, self._roll_cos
        base = self.horizon - HEIGHT / 2
        outline: list[Flat] = []
        for x, y, z in points:
            dx, dz = x - stand_x, z - stand_z
            depth = dx * sine + dz * cosine
            if depth < NEAR:
                return self._cut(points)
            scale = focal / depth
            across, down = (dx * cosine - dz * sine) * scale, base - (y - height) * scale
            outline.append(
                (
                    WIDTH / 2 + across * roll_cosine - down * roll_sine,
                    HEIGHT / 2 + across * roll_sine + down * roll_cosine,
                )
            )
        return outline

    def _cut(self, points: Sequence[Point]) -> list[Flat]:
        seen = [self._seen(point) for point in points]
        kept: list[Flat] = []
        for index, point in enumerate(seen):
            before = seen[index - 1]
            if (point[2] >= NEAR) != (before[2] >= NEAR):
                part = (NEAR - before[2]) / (point[2] - before[2])
                x, y = before[0] + (point[0] - before[0]) * part, before[1] + (point[1] - before[1]) * part
                kept.append(self._on_picture((x, y, NEAR)))
            if point[2] >= NEAR:
                kept.append(self._on_picture(point))
        return kept

    def distance(self, x: float, z: float) -> float:
        return hypot(x - self.stand.x, z - self.stand.z)

    def is_ahead(self, x: float, z: float, least: float = 0.8) -> bool:
        return self._seen((x, 0.0, z))[2] > least

    def spot(self, x: float, z: float, y: float = 0.0) -> tuple[float, float, float]:
        """Place on the picture and pixels per metre there; only for what is ahead."""
        seen = self._seen((x, y, z))
        across, down = self._on_picture((seen[0], seen[1], max(seen[2], NEAR)))
        return across, down, self.stand.focal / max(seen[2], NEAR)

    # ---- brushes

    def tinted(self, colour: Colour) -> Colour:
        known = self._tints.get(colour)
        if known is None:
            red, green, blue = self.light.tint
            known = self._tints[colour] = (
                min(255, int(colour[0] * red)),
                min(255, int(colour[1] * green)),
                min(255, int(colour[2] * blue)),
            )
        return known

    def face(self, points: Sequence[Point], colour: Colour, alpha: int = 255, *, is_lit: bool = False) -> None:
        """A flat shape in space; what shines by itself (``is_lit``) keeps its colour."""
        outline = self._outline(points)
        if len(outline) > 2 and _shows(outline):
            self.patch(outline, colour, alpha, is_lit=is_lit)

    def patch(self, outline: Sequence[Flat], colour: Colour, alpha: int = 255, *, is_lit: bool = False) -> None:
        """A shape on the picture."""
        fill = colour if is_lit else self.tinted(colour)
        if alpha >= 255:
            self._solid.polygon(outline, fill=fill)
        else:
            self._veil.polygon(outline, fill=(*fill, alpha))

    def ground(self, x0: float, x1: float, z0: float, z1: float, colour: Colour, alpha: int = 255) -> None:
        self.face(((x0, 0, z0), (x1, 0, z0), (x1, 0, z1), (x0, 0, z1)), colour, alpha)

    def side(
        self, x: float, z: tuple[float, float], y: tuple[float, float], colour: Colour, alpha: int = 255
    ) -> None:
        """An upright face along the street."""
        self.face(((x, y[0], z[0]), (x, y[0], z[1]), (x, y[1], z[1]), (x, y[1], z[0])), colour, alpha)

    def front(
        self, x: tuple[float, float], z: float, y: tuple[float, float], colour: Colour, alpha: int = 255
    ) -> None:
        """An upright face across the street."""
        self.face(((x[0], y[0], z), (x[1], y[0], z), (x[1], y[1], z), (x[0], y[1], z)), colour, alpha)

    def box(self, x: tuple[float, float], y: tuple[float, float], z: tuple[float, float], colour: Colour) -> None:
        """Top, the side towards the eye, and the front."""
        if self.stand.height > y[1]:
            top = ((x[0], y[1], z[0]), (x[1], y[1], z[0]), (x[1], y[1], z[1]), (x[0], y[1], z[1]))
            self.face(top, scaled(colour, 1.12))
        if self.stand.x < x[0]:
            self.side(x[0], z, y, scaled(colour, 0.82))
        elif self.stand.x > x[1]:
            self.side(x[1], z, y, scaled(colour, 0.82))
        if self.stand.z < z[0]:
            self.front(x, z[0], y, colour)
        elif self.stand.z > z[1]:
            self.front(x, z[1], y, colour)

    def line(self, points: Sequence[Point], colour: Colour, metres: float) -> None:
        """A rope, pole or stroke of a thickness, at least one pixel."""
        middle = self._seen(points[len(points) // 2])
        outline = self._outline(points)
        if middle[2] < NEAR or len(outline) != len(points) or not _shows(outline):
            return
        width = max(1, round(self.stand.focal * metres / middle[2]))
        self._solid.line(outline, fill=self.tinted(colour), width=width)

    def blob(self, x: float, z: float, y: float, size: Flat, colour: Colour, alpha: int = 255) -> None:
        """A round thing that faces the eye: half width and half height in metres around a middle."""
        if self.is_ahead(x, z):
            across, down, scale = self.spot(x, z, y)
            self.oval(across, down, (size[0] * scale, size[1] * scale), colour, alpha)

    def oval(
        self, across: float, down: float, size: Flat, colour: Colour, alpha: int = 255, *, is_lit: bool = False
    ) -> None:
        box = (across - size[0], down - size[1], across + size[0], down + size[1])
        fill = colour if is_lit else self.tinted(colour)
        if alpha >= 255:
            self._solid.ellipse(box, fill=fill)
        else:
            self._veil.ellipse(box, fill=(*fill, alpha))

    def puddle(self, middle: Flat, size: Flat, colour: Colour, alpha: int = 255, rough: float = 0.25) -> None:
        """An uneven round on the ground."""
        self.face(self.ring(middle, size, rough), colour, alpha)

    def ring(self, middle: Flat, size: Flat, rough: float, y: float = 0.0) -> list[Point]:
        count = 18
        points: list[Point] = []
        for step in range(count):
            turn, reach = tau * step / count, 1.0 + rough * (2 * self.random() - 1)
            points.append((middle[0] + size[0] * reach * cos(turn), y, middle[1] + size[1] * reach * sin(turn)))
        return points

    def arc(self, middle: Flat, reach: float, degrees: Flat, colour: Colour, width: float) -> None:
        """Part of a ring on the picture, in pixels."""
        box = (middle[0] - reach, middle[1] - reach, middle[0] + reach, middle[1] + reach)
        self._solid.arc(box, *degrees, fill=self.tinted(colour), width=max(1, round(width)))

    def glow(self, x: float, z: float, y: float, reach: float, colour: Colour) -> None:
        """Light around a lamp, in rings."""
        if not self.is_ahead(x, z):
            return
        across, down, scale = self.spot(x, z, y)
        for part, alpha in ((1.0, 16), (0.72, 22), (0.48, 34), (0.28, 60), (0.12, 190)):
            size = (reach * scale * part, reach * scale * part)
            self.oval(across, down, size, colour, alpha, is_lit=True)

    def shadow(self, middle: Flat, size: Flat) -> None:
        """What the sun leaves dark beside a thing."""
        alpha = self.light.shade or 34
        self.face(self.ring(middle, size, 0.08), (10, 12, 20), alpha)


def _shows(outline: Sequence[Flat]) -> bool:
    """Whether any of it may lie on the picture."""
    across = [point[0] for point in outline]
    if max(across) < 0 or min(across) > WIDTH:
        return False
    down = [point[1] for point in outline]
    return max(down) >= 0 and min(down) <= HEIGHT
