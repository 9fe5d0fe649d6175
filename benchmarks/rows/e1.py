"""e1: a pull page of 1000 from PostgreSQL."""

import http.client
import statistics
import sys
import time
from urllib.parse import quote, urlsplit

from benchmarks import changing, data, side
from benchmarks.accounts import SCOPE
from benchmarks.harness import Comparison, Figures, Plan, Side
from benchmarks.peers import fastapi_side
from benchmarks.postgres import running
from benchmarks.scale import Scale

OURS, READY = "central", "ready bytes"
PAGE = 1000
REPEATS = 40
LIMIT_REACH, PEER_REACH = 4.0, 4.0


def plan(scale: Scale) -> Plan:
    with running(scale.served):
        """Makes the database."""
    return Plan(
        work=f"one pull page of {PAGE} reports from PostgreSQL, uncompressed, over loopback HTTP",
        sides=(
            side.ours(OURS, __name__, scale.served),
            side.ours(READY, __name__, scale.served, about="http.server with the same bytes in memory"),
            Side(
                fastapi_side.NAME,
                (sys.executable, "-m", __name__, fastapi_side.NAME, str(scale.served)),
                fastapi_side.about(),
            ),
        ),
        comparisons=(
            Comparison("beside ready bytes", "median_ms", READY, LIMIT_REACH),
            Comparison("beside FastAPI + pydantic", "median_ms", fastapi_side.NAME, PEER_REACH, is_faster=True),
        ),
    )


def central(reports: str) -> Figures:
    with running(int(reports)) as url, data.serving(url) as server:
        headers = {**changing.signed_in(server), "Accept-Encoding": "identity"}
        packed = {**headers, "Accept-Encoding": "zstd"}
        path = _pull_path()
        return _asked(server, path, headers) | {"zstd_ms": _asked(server, path, packed)["median_ms"]}


def ready(reports: str) -> Figures:
    with running(int(reports)) as url, data.serving(url) as server:
        body = _body(server, _pull_path(), {**changing.signed_in(server), "Accept-Encoding": "identity"})
    with data.fresh_folder() as folder:
        (folder / "page").write_bytes(body)
        with data.listening((sys.executable, "-m", "benchmarks.peers.ready_pages", str(folder))) as server:
            return _asked(server, "/page", {})


def fastapi(reports: str) -> Figures:
    with running(int(reports)) as url, fastapi_side.serving(url) as server:
        return _asked(server, f"/pull?scope={quote(SCOPE)}&limit={PAGE}", {})


def _pull_path() -> str:
    return f"/v1/pull?scope={quote(SCOPE)}&limit={PAGE}"


def _asked(server: str, path: str, headers: dict[str, str]) -> Figures:
    """Milliseconds of an exchange on a kept connection, after a few that warm up."""
    client = http.client.HTTPConnection(urlsplit(server).netloc)
    times, size = [], 0
    for _ in range(REPEATS):
        begin = time.perf_counter()
        client.request("GET", path, headers=headers)
        answer = client.getresponse()
        size = len(answer.read())
        times.append((time.perf_counter() - begin) * 1000)
        if answer.status != 200:
            raise RuntimeError(f"{path}: {answer.status}")
    return {"median_ms": statistics.median(times[5:]), "kb": size / 1024}


def _body(server: str, path: str, headers: dict[str, str]) -> bytes:
    client = http.client.HTTPConnection(urlsplit(server).netloc)
    client.request("GET", path, headers=headers)
    return client.getresponse().read()


SIDES = {OURS: central, READY: ready, fastapi_side.NAME: fastapi}

if __name__ == "__main__":
    side.main(SIDES)
