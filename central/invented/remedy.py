"""Owns the shape of what field staff do about a topic."""

from __future__ import annotations

from dataclasses import dataclass

from central.invented.topics import lines


@dataclass(frozen=True, slots=True)
class Remedy:
    """Clauses without capital and full stop: what is being done, and what has been done."""

    work: tuple[str, ...]
    done: tuple[str, ...]


def remedy(work: str, done: str) -> Remedy:
    return Remedy(lines(work), lines(done))
