"""FastAPI with pydantic as a side: fastapi_peer.py in an environment of its own."""

from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks import data, peers
from benchmarks.side import PEERS

NAME = "FastAPI + pydantic"


def about() -> str:
    wanted = (PEERS / "requirements.txt").read_text().split()
    peers.python_packages()
    return f"{', '.join(wanted)}; same rows from the same PostgreSQL, validated and answered as models"


@contextmanager
def serving(url: str) -> Iterator[str]:
    """Its address, from the same database."""
    plain = url.replace("postgresql+psycopg://", "postgresql://")
    with data.listening((str(peers.python_packages()), str(PEERS / "fastapi_peer.py"), plain)) as address:
        yield address
