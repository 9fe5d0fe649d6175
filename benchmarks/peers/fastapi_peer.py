"""The same page as a pull, the way one writes it with FastAPI and pydantic. Knows nothing of the project.

`python fastapi_peer.py DATABASE_URL`; tells its address as JSON in its first line.
"""

import json
import socket
import sys
from datetime import datetime
from typing import Annotated, Any

import psycopg
import uvicorn
from fastapi import Depends, FastAPI
from pydantic import BaseModel

PAGE = (
    "SELECT r.body FROM scope_feed f JOIN report r ON r.id = f.report_id"
    " WHERE f.scope = %s AND f.dropped_ms IS NULL AND f.is_open AND (f.seq, f.report_id) > (%s, '')"
    " ORDER BY f.seq, f.report_id LIMIT %s"
)


class Clocks(BaseModel):
    profile: str
    respond_by: datetime | None = None
    red_at: datetime
    finish_by: datetime
    warn_at: datetime


class Event(BaseModel):
    id: str
    type: str
    at: datetime
    unit: str
    to_status: str
    claimed_at: datetime | None = None
    late: bool = False
    officer: str | None = None
    from_status: str | None = None
    from_unit: str | None = None
    to_unit: str | None = None
    note: str | None = None
    public: bool = False
    cmd_id: str | None = None
    changes: dict[str, list[str | float | None]] | None = None


class Report(BaseModel):
    id: str
    number: str
    version: int
    channel: str
    created_at: datetime
    category: str
    priority: str
    description: str
    kelurahan: str
    is_private: bool
    status: str
    holder: str
    clocks: Clocks
    address: str | None = None
    landmark: str | None = None
    lat: float | None = None
    lon: float | None = None
    assignee: str | None = None
    handed_by: str | None = None
    bounces: int = 0
    extension: dict[str, Any] | None = None
    duplicate_of: str | None = None
    parent: str | None = None
    continues: str | None = None
    rating: dict[str, Any] | None = None
    photos: list[dict[str, Any]] = []
    events: list[Event] = []


class Page(BaseModel):
    rows: list[Report]
    next_cursor: int
    more: bool


app = FastAPI()
kept: list[psycopg.Connection[Any]] = []


def database() -> psycopg.Connection[Any]:
    if not kept:
        kept.append(psycopg.connect(sys.argv[1], autocommit=True))
    return kept[0]


Connection = Annotated[Any, Depends(database)]


@app.get("/pull")
def pull(scope: str, limit: int, connection: Connection, cursor: int = 0) -> Page:
    found = connection.execute(PAGE, (scope, cursor, limit + 1)).fetchall()
    rows = [Report.model_validate_json(bytes(body)) for (body,) in found[:limit]]
    return Page(rows=rows, next_cursor=cursor, more=len(found) > limit)


if __name__ == "__main__":
    listener = socket.create_server(("127.0.0.1", 0))
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    print(json.dumps({"listening": f"http://127.0.0.1:{listener.getsockname()[1]}"}), flush=True)
    uvicorn.Server(uvicorn.Config(app, log_level="warning")).run(sockets=[listener])
