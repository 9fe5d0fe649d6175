"""Parts of a file: what the headers Range and If-Range ask for."""

import re

from central.dispatch import Call
from central.problems import ProblemError

RANGE = re.compile(r"bytes=([0-9]{0,15})-([0-9]{0,15})")


def part_of(call: Call, size: int, etag: str | None = None) -> range | None:
    """None for the whole: without a range, with several, with one that is none, or with a condition that does not
    hold. Raises ProblemError `range_not_satisfiable`."""
    asked = RANGE.fullmatch(call.request.headers.get("range", "").strip())
    if asked is None or asked.group() == "bytes=-" or call.request.headers.get("if-range", etag) != etag:
        return None
    first, last = asked.groups()
    if not first:
        part = range(max(0, size - int(last)), size)
    else:
        part = range(int(first), min(size, int(last) + 1) if last else size)
    if last and first and int(last) < int(first):
        return None
    if not part:
        raise ProblemError("range_not_satisfiable", headers={"Content-Range": f"bytes */{size}"})
    return part
