"""Personal data inside free text: telephone numbers, NIK, number plates, e-mail addresses (domain.md 4).

Finds what has a form; names it cannot find. A hint while somebody types, and the redactor of print and export.
"""

import re
from typing import NamedTuple

BLACK = "█"

_PLATE_CODES = (
    "A AA AB AD AE AG B BA BB BD BE BG BH BK BL BM BN BP D DA DB DC DD DE DG DH DK DL DM DN DP DR DT DW E EA EB ED F"
    " G H K KB KH KT KU L M N P PA PB R S T W Z"
)
_PATTERNS = (
    ("email", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    ("nik", re.compile(r"(?<!\d)\d(?:[ .-]?\d){15}(?!\d)")),
    ("phone", re.compile(r"(?<!\d)(?:\+?62|0)[ .-]?(?:8\d|\(?[2-7]\d{1,2}\)?)(?:[ .-]?\d){5,10}(?!\d)")),
    ("phone", re.compile(r"(?<!\d)\(0\d{2,3}\)(?:[ .-]?\d){5,8}(?!\d)")),
    ("plate", re.compile(rf"\b(?:{'|'.join(_PLATE_CODES.split())})[ .-]?[1-9]\d{{0,3}}[ .-]?[A-Z]{{1,3}}\b")),
    ("plate", re.compile(r"\bb[ .-]?[1-9]\d{2,3}[ .-]?[a-z]{2,3}\b")),
)


class Found(NamedTuple):
    """A place in the text; `kind` is email, nik, phone or plate."""

    kind: str
    start: int
    end: int


def find_personal(text: str) -> tuple[Found, ...]:
    """In the order of the text; places do not overlap."""
    found: list[Found] = []
    for kind, pattern in _PATTERNS:
        for hit in pattern.finditer(text):
            if all(hit.end() <= other.start or hit.start() >= other.end for other in found):
                found.append(Found(kind, hit.start(), hit.end()))
    return tuple(sorted(found, key=lambda place: place.start))


def redacted(text: str) -> str:
    """The text with black boxes in place of personal data, as long as what they cover."""
    for place in reversed(find_personal(text)):
        text = text[: place.start] + BLACK * (place.end - place.start) + text[place.end :]
    return text
