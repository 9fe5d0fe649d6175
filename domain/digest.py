"""The digest by which two sides compare what they hold of a scope (central-api.md, "Snapshot, digest, blobs").

A sum, so that it can be carried on row by row and does not depend on their order.
"""

import hashlib

MODULUS = 1 << 64


def of_row(report_id: str, version: int) -> int:
    """What one row adds to the sum."""
    return int.from_bytes(hashlib.sha256(f"{report_id}:{version}".encode()).digest()[:8], "big")


def to_text(total: int) -> str:
    """A sum as it stands on the wire: 16 hexadecimal digits."""
    return f"{total % MODULUS:016x}"
