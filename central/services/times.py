"""Times as the database keeps them (whole milliseconds) and as the wire shows them."""

from datetime import UTC, datetime, timedelta

import msgspec

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)


def to_ms(moment: datetime) -> int:
    return (moment - EPOCH) // MILLISECOND


def from_ms(milliseconds: int) -> datetime:
    return EPOCH + milliseconds * MILLISECOND


def to_text(moment: datetime) -> str:
    """RFC 3339 as in a report row; `moment` is in UTC."""
    return msgspec.json.encode(moment)[1:-1].decode()
