"""How well what was typed fits a title, and which letters of it are meant. Pure.

Each word that was typed has to be found, in any order: as the beginning of a word; over the beginnings of several
(`sudin`: Suku Dinas); inside a word; or with letters left out of a word that begins alike (`kordinasi`).
"""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from domain.words import ACCENT, WORD, fold

Spans = tuple[tuple[int, int], ...]
Places = tuple[int, ...]
Pieces = tuple[tuple[int, int], ...]
"""Beginnings of words: which word, how many of its letters."""

BEGINNING, BEGINNINGS, INSIDE, LEFT_OUT = 100, 70, 50, 30
WHOLE_WORD = 20
LATER_WORD, ONE_MORE_PIECE, SKIPPED_WORD = 2, 5, 4
"""What is taken away for each word before the one found, each further word it lies over, and each between those."""
LEAST_INSIDE = 3


class Match(NamedTuple):
    """`score`: more is better, among titles for the same text. `spans`: begin and end of what to mark."""

    score: int
    spans: Spans


class _Title(NamedTuple):
    """Folded letters with blanks for all else, where each stood, and where words begin among them."""

    letters: str
    origins: Places
    starts: Places


Found = tuple[int, Places] | None


def match(typed: str, title: str) -> Match | None:
    """None when a word is not found. Nothing typed fits everything."""
    folded = _folded(title)
    score, marked = 0, set[int]()
    for word in fold(typed).split():
        found = _find(word, folded)
        if found is None:
            return None
        score += found[0]
        marked.update(folded.origins[place] for place in found[1])
    return Match(score, spans_of(marked))


def spans_of(places: Iterable[int]) -> Spans:
    """Neighbours together."""
    runs = groupby(enumerate(sorted(places)), key=lambda found: found[1] - found[0])
    ends = [[place for _, place in run] for _, run in runs]
    return tuple((run[0], run[-1] + 1) for run in ends)


@lru_cache(4096)
def _folded(title: str) -> _Title:
    letters, origins = "", []
    for at, sign in enumerate(title):
        for letter in ACCENT.sub("", unicodedata.normalize("NFKD", sign)).casefold():
            letters += letter if WORD.fullmatch(letter) else " "
            origins.append(at)
    starts = tuple(found.start() for found in WORD.finditer(letters))
    return _Title(letters, tuple(origins), starts)


def _find(word: str, title: _Title) -> Found:
    ways = (_at_beginning, _over_beginnings, _inside, _left_out)
    return next((found for way in ways if (found := way(word, title)) is not None), None)


def _at_beginning(word: str, title: _Title) -> Found:
    """The best of all words that begin so: whole before begun, early before late."""
    found = []
    for count, start in enumerate(title.starts):
        if title.letters.startswith(word, start):
            end = start + len(word)
            is_whole = title.letters[end : end + 1].strip() == ""
            found.append((BEGINNING - LATER_WORD * count + WHOLE_WORD * is_whole, tuple(range(start, end))))
    return max(found, default=None, key=lambda one: one[0])


def _over_beginnings(word: str, title: _Title) -> Found:
    """In as few pieces as can be, with as few words between them."""
    found = [(_tidiness(pieces), pieces) for pieces in _pieces(word, title, 0)]
    if not found:
        return None
    score, pieces = max(found, key=lambda one: one[0])
    begins = [(title.starts[count], length) for count, length in pieces]
    return score, tuple(place for start, length in begins for place in range(start, start + length))


def _tidiness(pieces: Pieces) -> int:
    skipped = pieces[-1][0] - pieces[0][0] + 1 - len(pieces)
    return BEGINNINGS - ONE_MORE_PIECE * (len(pieces) - 1) - SKIPPED_WORD * skipped


def _pieces(word: str, title: _Title, first: int) -> Iterator[Pieces]:
    """Every way to cut the word into beginnings of words, in their order."""
    if not word:
        yield ()
        return
    for count in range(first, len(title.starts)):
        for length in range(_in_common(word, title.letters, title.starts[count]), 0, -1):
            for rest in _pieces(word[length:], title, count + 1):
                yield ((count, length), *rest)


def _in_common(word: str, letters: str, start: int) -> int:
    count = 0
    while count < len(word) and letters[start + count : start + count + 1] == word[count]:
        count += 1
    return count


def _inside(word: str, title: _Title) -> Found:
    at = title.letters.find(word) if len(word) >= LEAST_INSIDE else -1
    return None if at < 0 else (INSIDE, tuple(range(at, at + len(word))))


def _left_out(word: str, title: _Title) -> Found:
    """All letters in their order in one word that begins with the first, and not more between them than they are."""
    if len(word) < LEAST_INSIDE:
        return None
    for start in title.starts:
        end = title.letters.find(" ", start)
        places = _in_order(word, title.letters, start, end if end >= 0 else len(title.letters))
        if places is not None and places[0] == start and places[-1] - start < 2 * len(word):
            return LEFT_OUT - (places[-1] - start + 1 - len(word)), places
    return None


def _in_order(word: str, letters: str, start: int, end: int) -> Places | None:
    places: list[int] = []
    for letter in word:
        at = letters.find(letter, places[-1] + 1 if places else start, end)
        if at < 0:
            return None
        places.append(at)
    return tuple(places)
