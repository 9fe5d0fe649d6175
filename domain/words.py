"""Words as they are searched: folded to small letters without accents, one blank between them."""

import re
import unicodedata
from collections.abc import Sequence

WORD = re.compile(r"[^\W_]+")
ACCENT = re.compile("[\u0300-\u036f]")
ASCII = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}


def fold(text: str) -> str:
    if text.isascii():
        return " ".join(text.translate(ASCII).split())
    plain = ACCENT.sub("", unicodedata.normalize("NFKD", text))
    return " ".join(WORD.findall(plain.casefold()))


def spans(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Where folded `words` stand in a text: begin and end of each. The last one may be the beginning of a word."""
    if not words:
        return []
    found = []
    for match in WORD.finditer(text):
        word = fold(match.group())
        if word in words:
            found.append(match.span())
        elif word.startswith(words[-1]):
            found.append((match.start(), min(match.start() + len(words[-1]), match.end())))
    return found
