"""Owns how a scene is lit: the sky and the tint of everything by the hour in WIB and the weather."""

from __future__ import annotations

from bisect import bisect
from typing import NamedTuple

Colour = tuple[int, int, int]


class Light(NamedTuple):
    """``tint`` multiplies every colour; ``shade`` is the alpha of shadows cast by the sun, 0 without one."""

    zenith: Colour
    horizon: Colour
    tint: tuple[float, float, float]
    shade: int
    is_night: bool
    is_wet: bool


# First hour of each part of the day, with sky above, sky at the horizon, tint and strength of shadows.
_HOURS = (0.0, 5.2, 6.3, 9.0, 15.5, 17.3, 18.2)
_PARTS: tuple[tuple[Colour, Colour, tuple[float, float, float], int], ...] = (
    ((16, 20, 40), (56, 52, 66), (0.40, 0.41, 0.53), 0),
    ((92, 104, 140), (226, 170, 140), (0.84, 0.79, 0.85), 0),
    ((140, 178, 206), (244, 224, 190), (1.12, 1.06, 0.95), 62),
    ((116, 166, 208), (214, 228, 232), (1.15, 1.13, 1.07), 84),
    ((134, 168, 196), (240, 214, 172), (1.16, 1.06, 0.92), 70),
    ((104, 110, 150), (238, 158, 104), (0.96, 0.83, 0.76), 30),
    ((20, 24, 46), (66, 58, 70), (0.43, 0.42, 0.53), 0),
)


def light_at(hour: float, *, is_wet: bool, is_cloudy: bool) -> Light:
    """Rain greys the day; at night it only wets the ground."""
    zenith, horizon, tint, shade = _PARTS[bisect(_HOURS, hour % 24.0) - 1]
    is_night = sum(tint) < 1.5
    if is_night or not (is_wet or is_cloudy):
        return Light(zenith, horizon, tint, shade, is_night, is_wet)
    dim = 0.8 if is_wet else 0.92
    grey = sum(tint) / 3 * dim
    return Light(
        mixed(zenith, (150, 156, 164), 0.8),
        mixed(horizon, (198, 200, 202), 0.75),
        (grey * 0.98, grey, grey * 1.02),
        0,
        is_night,
        is_wet,
    )


def mixed(first: Colour, second: Colour, part: float) -> Colour:
    """``part`` of the second in the first."""
    keep = 1.0 - part
    return (
        int(first[0] * keep + second[0] * part),
        int(first[1] * keep + second[1] * part),
        int(first[2] * keep + second[2] * part),
    )


def scaled(colour: Colour, factor: float) -> Colour:
    return (
        min(255, int(colour[0] * factor)),
        min(255, int(colour[1] * factor)),
        min(255, int(colour[2] * factor)),
    )
