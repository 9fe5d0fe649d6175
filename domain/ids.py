"""Ids made on any side: UUIDv7, sortable by the millisecond they were made in."""

import re
import uuid

RANDOM_BYTES = 10
# In small letters only: another spelling of an id would be another id.
UUID7 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


def is_uuid7(text: str) -> bool:
    return UUID7.fullmatch(text) is not None


def uuid7(unix_ms: int, random: bytes) -> str:
    """RFC 9562 UUIDv7 from milliseconds and `RANDOM_BYTES` random bytes; the caller owns clock and randomness."""
    value = (unix_ms & (2**48 - 1)) << 80 | int.from_bytes(random[:RANDOM_BYTES], "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return str(uuid.UUID(int=value))
