"""A line that does something bad to one exchange that was chosen, at a byte that was chosen; all others pass.

That exchange is carried by itself: its request is read whole, central is asked over a connection of its own, and the
desk is given what the fault makes of central's whole answer.
"""

import re
import socket
import struct
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any, NamedTuple

import msgspec

from tests.stories.proxy import CHUNK, Line

REQUEST = re.compile(rb"((?:GET|POST|PATCH) /v1/[^ ?]*)(\S*) ")
LENGTH = re.compile(rb"(\r\ncontent-length: )(\d+)", re.IGNORECASE)
HEAD_END = b"\r\n\r\n"
ACCEPTED, ONLY_GZIP = b"zstd, gzip", b"gzip"
STORM = 3
PAUSE_S = 0.05
PATIENCE_S = 20.0
RESET = struct.pack("ii", 1, 0)
LOGIN_PAGE = b"<html><form action=/masuk><h1>Jaringan Tamu</h1>Silakan masuk</form></html>"
HTML = b"Content-Type: text/html"
JSON = b"Content-Type: application/problem+json"
LOCATION = b"Location: http://masuk.jaringan.invalid/"
RETRY = b"Retry-After: 1"

Heads = tuple[bytes, ...]


class Fault(NamedTuple):
    """`place`: a byte of the request, of the answer or of its body; beyond the end of the first two it counts back.
    `is_reset`: the end is RST, not FIN.
    """

    kind: str
    place: int = 0
    is_reset: bool = False


class Exchange:
    """The chosen one, while its fault happens and afterwards. `is_reached`: it was long enough for the fault. `left`:
    bytes of the answer that did not come.
    """

    def __init__(self, desk: Any, request: bytes, port: int, fault: Fault) -> None:
        self.desk = desk
        self.request = request
        self.answer = b""
        self.fault = fault
        self.is_reached = True
        self.is_ended = False
        self.left = 0
        self._port = port

    def asked(self) -> bytes:
        with self.central() as central:
            central.sendall(self.request)
            self.answer = whole(central)
        return self.answer

    def central(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self._port))

    def give(self, answer: bytes) -> None:
        self.desk.sendall(answer)

    def place_in(self, message: bytes) -> int:
        place, size = self.fault.place, len(message)
        self.is_reached = place <= size
        return place if self.is_reached else max(2 * size - place, 0)

    def end(self) -> None:
        self.is_ended = True
        _end(self.desk, self.fault.is_reset)


class FaultyLine(Line):
    """`choose` what goes wrong next. `asked`: how often each call has been begun; `hint`: the query of the last one
    that waits for news. With `is_held` the chosen request is kept until `go`.
    """

    def __init__(self, target_port: int) -> None:
        self.asked: Counter[str] = Counter()
        self.hint = ""
        self.met = threading.Event()
        self.over = threading.Event()
        self.go = threading.Event()
        self.exchange: Exchange | None = None
        self._begins: re.Pattern[str] | None = None
        self._fault = Fault("whole")
        self._left = 0
        self._guard = threading.Lock()
        self._hinting: Any = None
        super().__init__(target_port)

    def choose(self, begins: str, fault: Fault, *, is_held: bool = False) -> None:
        """The next request that begins so; a storm goes on with those behind it, whatever they are."""
        with self._guard:
            self.exchange = None
            self._begins, self._fault = re.compile(begins), fault
            self._left = STORM if fault.kind.startswith("storm") else 1
            for event in (self.met, self.over, self.go):
                event.clear()
            if not is_held:
                self.go.set()

    def choose_nothing(self) -> None:
        with self._guard:
            self._begins, self._left = None, 0
        self.go.set()

    @property
    def is_raging(self) -> bool:
        """A storm has begun and is not over."""
        return self.met.is_set() and self._left > 0

    def end_hints(self) -> None:
        """The connection on which news are waited for breaks off."""
        with suppress(OSError):
            self._hinting.shutdown(socket.SHUT_RDWR)

    def deliver_late(self) -> None:
        """The chosen request once more, long after its desk has given it up."""
        assert self.exchange is not None
        self.exchange.asked()

    def _carry(self, source: Any, target: Any, is_request: bool, *of_connection: Any) -> None:
        with suppress(OSError):
            target.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # else head and body come 40 ms apart
        if not is_request:
            super()._carry(source, target, is_request, *of_connection)
            return
        with suppress(OSError):
            while chunk := source.recv(CHUNK):
                fault = self._meet(source, chunk)
                if fault is None:
                    target.sendall(chunk)
                elif self._is_last(source, chunk, fault):
                    break
        for end in (source, target):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def _meet(self, source: Any, chunk: bytes) -> Fault | None:
        """What happens to the exchange that begins here."""
        told = REQUEST.match(chunk)
        if told is None:
            return None
        call = told[1].decode()
        with self._guard:
            self.asked[call] += 1
            if call == "GET /v1/hint":
                self.hint, self._hinting = told[2].decode(), source
            is_chosen = self._begins is not None and self._begins.fullmatch(call)
            if is_chosen:
                self._begins = None
            elif not self._left or self._begins is not None:
                return None
            self._left -= 1
            return self._fault

    def _is_last(self, desk: Any, begun: bytes, fault: Fault) -> bool:
        """Whether the connection ends with this exchange."""
        exchange = Exchange(desk, whole(desk, begun), self._target_port, fault)
        with self._guard:
            self.exchange = self.exchange or exchange
        self.met.set()
        self.go.wait(PATIENCE_S)
        try:
            KINDS[fault.kind](exchange)
        finally:
            if not self._left:
                self.over.set()
        return exchange.is_ended


def whole(source: Any, begun: bytes = b"") -> bytes:
    """One request or answer, head and body."""
    message = begun
    while HEAD_END not in message:
        message += _more(source)
    length = LENGTH.search(message[: _body_at(message)])
    size = _body_at(message) + (int(length[2]) if length else 0)
    while len(message) < size:
        message += _more(source)
    return message


def body_of(message: bytes) -> bytes:
    return message[_body_at(message) :]


def _body_at(message: bytes) -> int:
    return message.index(HEAD_END) + len(HEAD_END)


def _more(source: Any) -> bytes:
    chunk: bytes = source.recv(CHUNK)
    if not chunk:
        raise ConnectionError("it ended in the middle")
    return chunk


def _end(connection: Any, is_reset: bool) -> None:
    with suppress(OSError):
        if is_reset:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
        else:
            connection.shutdown(socket.SHUT_RDWR)
    connection.close()


# ---- what can happen


def _pass_whole(exchange: Exchange) -> None:
    exchange.give(exchange.asked())


def _end_in_request(exchange: Exchange) -> None:
    """Central has the first bytes; both sides see the connection end."""
    place = exchange.place_in(exchange.request)
    central = exchange.central()
    central.sendall(exchange.request[:place])
    _end(central, exchange.fault.is_reset)
    exchange.end()


def _end_in_answer(exchange: Exchange) -> None:
    answer = exchange.asked()
    place = exchange.place_in(answer)
    exchange.left = len(answer) - place
    exchange.give(answer[:place])
    exchange.end()


def _lose_answer(exchange: Exchange) -> None:
    exchange.asked()
    exchange.end()


def _double(exchange: Exchange, *, is_second: bool) -> None:
    answers = exchange.asked(), exchange.asked()
    exchange.give(answers[is_second])


def _lose_request(exchange: Exchange) -> None:
    """For `deliver_late`."""
    exchange.end()


def _pause(exchange: Exchange) -> None:
    answer = exchange.asked()
    exchange.give(answer[: len(answer) // 2])
    time.sleep(PAUSE_S)
    exchange.give(answer[len(answer) // 2 :])


def _fall_silent(exchange: Exchange) -> None:
    """Central has done its work; the desk hears nothing until it gives up."""
    exchange.asked()
    with suppress(OSError):
        exchange.desk.recv(1)
    exchange.end()


def _answer(exchange: Exchange, *, status: bytes, heads: Heads = (HTML,), body: bytes = LOGIN_PAGE) -> None:
    """Of somebody who is not central, unless the heads say so."""
    length = b"Content-Length: %d" % len(body)
    exchange.give(b"\r\n".join((b"HTTP/1.1 " + status, *heads, length)) + HEAD_END + body)


def _refuse(exchange: Exchange, *, status: bytes, heads: Heads = ()) -> None:
    """In central's own words."""
    told = {"type": "about:blank", "title": "sibuk", "status": int(status[:3]), "code": "busy"}
    time_of_central = b"X-Server-Time: %d" % (time.time_ns() // 1_000_000)
    _answer(exchange, status=status, heads=(time_of_central, JSON, *heads), body=msgspec.json.encode(told))


def _cut(exchange: Exchange, *, is_gzip: bool) -> None:
    """As somebody on the way might do who counts anew: the length fits, the end is missing."""
    place = exchange.fault.place
    answer = _packed(exchange, is_gzip=is_gzip)
    exchange.is_reached = place < len(body_of(answer))
    part = answer[: _body_at(answer) + place]
    exchange.give(LENGTH.sub(rb"\g<1>%d" % len(body_of(part)), part, count=1))


def _flip(exchange: Exchange, *, is_gzip: bool) -> None:
    """One bit."""
    answer = _packed(exchange, is_gzip=is_gzip)
    place = _body_at(answer) + exchange.fault.place
    exchange.is_reached = place < len(answer)
    if exchange.is_reached:
        answer = answer[:place] + bytes((answer[place] ^ 1 << place % 8,)) + answer[place + 1 :]
    exchange.give(answer)


def _packed(exchange: Exchange, *, is_gzip: bool) -> bytes:
    if is_gzip:
        exchange.request = exchange.request.replace(ACCEPTED, ONLY_GZIP, 1)
    return exchange.asked()


KINDS: dict[str, Callable[[Exchange], None]] = {
    "whole": _pass_whole,
    "request": _end_in_request,
    "answer": _end_in_answer,
    "lost": _lose_answer,
    "twice_first": partial(_double, is_second=False),
    "twice_second": partial(_double, is_second=True),
    "late": _lose_request,
    "page": partial(_answer, status=b"200 OK"),
    "redirect_302": partial(_answer, status=b"302 Found", heads=(HTML, LOCATION)),
    "redirect_307": partial(_answer, status=b"307 Temporary Redirect", heads=(HTML, LOCATION)),
    "storm_429": partial(_refuse, status=b"429 Too Many Requests", heads=(RETRY,)),
    "storm_500": partial(_refuse, status=b"500 Internal Server Error"),
    "storm_502": partial(_answer, status=b"502 Bad Gateway"),
    "storm_503": partial(_refuse, status=b"503 Service Unavailable"),
    "storm_504": partial(_answer, status=b"504 Gateway Timeout"),
    "pause": _pause,
    "silence": _fall_silent,
    "cut_zstd": partial(_cut, is_gzip=False),
    "cut_gzip": partial(_cut, is_gzip=True),
    "flip_zstd": partial(_flip, is_gzip=False),
    "flip_gzip": partial(_flip, is_gzip=True),
}
