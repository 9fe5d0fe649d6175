"""Owns the shape of what a category is complained about: topics with their phrases.

A topic is one kind of trouble inside a category (a hole, a sunken road, …), so that the details, effects and
requests that are put together fit each other. Phrase blocks hold one template per line; a backslash joins
lines. The phrases themselves stand in the ``phrases_*`` modules.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

SECTIONS = ("terse", "core", "detail", "effect", "request")


class Span(Enum):
    """How the trouble lies in time, which decides the since-when phrases that fit."""

    LASTING = "lasting"
    SUDDEN = "sudden"
    REPEATED = "repeated"
    PAPERWORK = "paperwork"
    SERVICE = "service"
    ASKING = "asking"


@dataclass(frozen=True, slots=True)
class Topic:
    """One kind of trouble: short names of it, opening sentences, and what may follow."""

    weight: int
    span: Span
    terse: tuple[str, ...]
    core: tuple[str, ...]
    detail: tuple[str, ...]
    effect: tuple[str, ...]
    request: tuple[str, ...]
    somewhere: bool


def lines(block: str) -> tuple[str, ...]:
    """The templates of a block, one per line, outer blanks removed."""
    return tuple(" ".join(line.split()) for line in block.splitlines() if line.strip())


def words(block: str) -> tuple[str, ...]:
    """The single words of a block."""
    return tuple(block.split())


def names(block: str) -> tuple[str, ...]:
    """The names of a block, which commas part."""
    return tuple(" ".join(name.split()) for name in block.split(","))


def topic(weight: int, span: Span, phrases: str, *, somewhere: bool = True) -> Topic:
    """A topic from one block whose sections are headed by ``terse:``, ``core:`` and so on; ``somewhere`` is
    False where no street belongs in the text."""
    sections: dict[str, list[str]] = {name: [] for name in SECTIONS}
    current: list[str] = []
    for line in lines(phrases):
        if line.removesuffix(":") in SECTIONS:
            current = sections[line.removesuffix(":")]
        else:
            current.append(line)
    terse, core, detail, effect, request = (tuple(sections[name]) for name in SECTIONS)
    return Topic(weight, span, terse, core, detail, effect, request, somewhere)
