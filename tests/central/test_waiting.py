"""Hints over real sockets: they come when something changes, cost little while nothing does, and hold nothing up."""

import json
import socket
import threading
import time
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path

import pytest

from tests.central.office import GAMBIR, PASSWORD, TEBET, named_id
from tests.central.served import serving
from tests.central.test_serve import Line
from tests.stories.people import until

IDLE = 300
ESTABLISHED = "01"
MOST_BYTES = 20_000
SOON_S = 10.0
"""Far above what it takes, far below the time that is asked to wait."""


@pytest.fixture(scope="module", params=["new_sqlite", "new_postgres"])
def served(request):
    with serving(request.getfixturevalue(request.param)(), "--training") as (address, process):
        yield address, process


class Desk:
    def __init__(self, address, username):
        self.address = address
        with closing(Line(address)) as line:
            told = {"username": username, "password": PASSWORD, "device_id": "pc-1"}
            self.token = {
                "authorization": f"Bearer {json.loads(line.call('POST', '/v1/session', told)[1])['access_token']}"
            }
        self.scope = username.partition(".")[2]

    def call(self, method, path, body=None):
        with closing(Line(self.address)) as line:
            response, content = line.call(method, path, body, **self.token)
            assert response.status == 200, content
            return json.loads(content)

    def question(self, wait):
        cursor = self.call("GET", f"/v1/pull?scope={self.scope}&limit=1000")["next_cursor"]
        return f"/v1/hint?since={TEBET}:x&since={self.scope}:{cursor}&wait={wait}"

    def take_in(self, name):
        told = {"channel": "kelurahan", "category": "jalan", "description": "Jalan rusak.", "is_private": False}
        command = {"cmd_id": named_id(name), "dseq": 1, "type": "buat_laporan", "report_id": named_id(f"r {name}"),
                   "base_version": 0, "payload": {**told, "kelurahan": self.scope}}  # fmt: skip
        (result,) = self.call("POST", "/v1/commands", {"commands": [command]})["results"]
        assert result["status"] == "applied", result


def are_connected(address, count):
    """So many whose other end has not closed: the system knows that at once, central a little later."""
    port = f":{int(address.rpartition(':')[2]):04X}"
    rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    return sum(row[1].endswith(port) and row[3] == ESTABLISHED for row in rows) == count


def test_a_hint_comes_when_something_changes(served):
    address, _ = served
    desk, other = Desk(address, f"operator.{GAMBIR}"), Desk(address, f"operator.{TEBET}")
    question, came = desk.question(30), []
    asking = threading.Thread(target=lambda: came.append((desk.call("GET", question)["scopes"], time.monotonic())))
    asking.start()
    other.take_in("elsewhere")
    asking.join(1.0)
    assert came == [], "what happens elsewhere wakes nobody"
    began = time.monotonic()
    desk.take_in("here")
    asking.join(SOON_S)
    assert came[0][0] == [GAMBIR]
    print(f"hint after {came[0][1] - began:.2f} s")


def test_nothing_new_is_told_after_the_time_that_was_asked_for(served):
    desk = Desk(served[0], f"operator.{GAMBIR}")
    began = time.monotonic()
    assert desk.call("GET", desk.question(1)) == {"scopes": []}
    assert time.monotonic() - began >= 1


def test_idle_ones_cost_little_and_no_thread(served):
    address, process = served
    desk = Desk(address, f"operator.{GAMBIR}")
    question, host = desk.question(60), address.removeprefix("http://")
    name, _, port = host.partition(":")
    head = "".join(f"{key}: {value}\r\n" for key, value in desk.token.items())
    request = f"GET {question} HTTP/1.1\r\nhost: {host}\r\n{head}\r\n".encode()
    figures = []
    with ExitStack() as stack:
        for round_ in (1, 2):  # the first ones also pay for what is made once
            for _ in range(IDLE):
                line = stack.enter_context(socket.create_connection((name, int(port))))
                line.sendall(request)
            until(partial(are_connected, address, IDLE * round_), "all are connected")
            desk.call("GET", "/v1/health")  # which is answered behind them
            status = Path(f"/proc/{process.pid}/status").read_text()
            figures.append({key: int(status.split(f"{key}:")[1].split()[0]) for key in ("VmRSS", "Threads")})
    each = (figures[1]["VmRSS"] - figures[0]["VmRSS"]) * 1024 / IDLE
    print(f"{each:.0f} bytes each, {figures[1]['Threads']} threads")
    assert each <= MOST_BYTES
    assert figures[1]["Threads"] == figures[0]["Threads"]


def test_central_ends_while_somebody_waits(new_sqlite):
    with serving(new_sqlite(), "--training") as (address, process):
        desk = Desk(address, f"operator.{GAMBIR}")
        question, came = desk.question(60), []
        asking = threading.Thread(target=lambda: came.append(desk.call("GET", question)))
        asking.start()
        until(partial(are_connected, address, 1), "it is asked")
        desk.call("GET", "/v1/health")
        process.terminate()
        process.wait(SOON_S)
        asking.join(SOON_S)
        assert came == [{"scopes": []}]
