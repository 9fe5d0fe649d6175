"""Owns the small template language of the invented texts.

``[a|b|c]`` chooses one alternative (an empty one is allowed, brackets nest), ``{name}`` asks the scene,
``{3-9}`` is a whole number and ``{10-60/5}`` one in steps. A template is compiled once and expanded often.
It knows nothing of Jakarta, reports or spelling.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol, TypeAlias, TypeVar

T = TypeVar("T")


class Dice(Protocol):
    """Whatever a slot needs at least: the source of chance."""

    @property
    def random(self) -> Callable[[], float]: ...


S = TypeVar("S", bound=Dice)
Slot: TypeAlias = Callable[[S], str]
# Plain text, or something that the scene is asked for; the scene's kind is that of the slots compiled with.
Part: TypeAlias = str | Callable[[Any], str]
Template: TypeAlias = tuple[Part, ...]

_TOKEN = re.compile(r"\{([^{}]+)\}|([\[\]|])|([^\[\]|{}]+)")
_RANGE = re.compile(r"(\d+)-(\d+)(?:/(\d+))?$")


def pick(random: Callable[[], float], options: Sequence[T]) -> T:
    """One of ``options``, all equally likely."""
    return options[int(random() * len(options))]


def compile_template(text: str, slots: Mapping[str, Slot[S]]) -> Template:
    """Compile ``text``; an unknown slot or an unbalanced bracket is a ``ValueError`` naming the text."""
    tokens = list(_TOKEN.finditer(text))
    if "".join(token.group() for token in tokens) != text:
        raise ValueError(f"stray brace in {text!r}")
    template, end = _sequence(tokens, 0, slots, text)
    if end != len(tokens):
        raise ValueError(f"unbalanced bracket in {text!r}")
    return template


def expand(template: Template, scene: Dice) -> str:
    """One text of ``template``; runs of blanks left by empty alternatives become one."""
    text = _filled(template, scene)
    if "  " in text:
        text = " ".join(text.split())
    return text.strip().replace(" ,", ",")


def _filled(template: Template, scene: Dice) -> str:
    return "".join([part if isinstance(part, str) else part(scene) for part in template])


def _sequence(
    tokens: list[re.Match[str]], start: int, slots: Mapping[str, Slot[S]], text: str
) -> tuple[Template, int]:
    parts: list[Part] = []
    index = start
    while index < len(tokens):
        slot, mark, plain = tokens[index].groups()
        if mark in ("|", "]"):
            break
        if mark == "[":
            choice, index = _choice(tokens, index + 1, slots, text)
            parts.append(choice)
            continue
        parts.append(plain if plain is not None else _slot(slot, slots, text))
        index += 1
    return tuple(parts), index


def _choice(tokens: list[re.Match[str]], start: int, slots: Mapping[str, Slot[S]], text: str) -> tuple[Part, int]:
    options: list[Template] = []
    index = start
    while True:
        option, index = _sequence(tokens, index, slots, text)
        options.append(option)
        if index >= len(tokens):
            raise ValueError(f"unbalanced bracket in {text!r}")
        index += 1
        if tokens[index - 1].group() == "]":
            return _any_of(options), index


def _any_of(options: list[Template]) -> Part:
    plain = tuple("".join(part for part in option if isinstance(part, str)) for option in options)
    if all(isinstance(part, str) for option in options for part in option):
        return lambda scene: pick(scene.random, plain)
    return lambda scene: _filled(pick(scene.random, options), scene)


def _slot(name: str, slots: Mapping[str, Slot[S]], text: str) -> Part:
    found = _RANGE.match(name)
    if found:
        low, high, step = int(found[1]), int(found[2]), int(found[3] or 1)
        return _number(low, step, (high - low) // step + 1)
    if name not in slots:
        raise ValueError(f"unknown slot {name!r} in {text!r}")
    return slots[name]


def _number(low: int, step: int, count: int) -> Part:
    return lambda scene: str(low + step * int(scene.random() * count))
