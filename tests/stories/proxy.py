"""A line between a desk and central that can be cut, held and counted: a plain TCP proxy in threads."""

import contextlib
import random
import socket
import threading

CHUNK = 65536
LEAST_BYTES, MOST_BYTES = 200, 500_000


class Line:
    """`address` is what the desk is told. `cut` refuses and breaks connections; `hold_command_answers` lets commands
    through and keeps what central answers to them, `break_answers` breaks off in the middle of each such answer,
    `wear_out` breaks every connection somewhere; all until `restore`. `lead_to` ends at another port from now on."""

    def __init__(self, target_port):
        self._target_port = target_port
        self._listener = None
        self._pairs = []
        self._lock = threading.Lock()
        self._answers = threading.Event()
        self._answers.set()
        self._most_bytes = None
        self._chance = None
        self.command_requests = 0
        self.photo_requests = 0
        self.broken_answers = 0
        self.worn_out = 0
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.restore()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}"

    def restore(self):
        """The network is there (again)."""
        self._most_bytes = None
        self._chance = None
        self._answers.set()
        self.open()

    def open(self):
        if self._listener is not None:
            return
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", self.port))
        listener.listen(50)
        self._listener = listener
        threading.Thread(target=self._accept, args=(listener,), daemon=True).start()

    def cut(self):
        """No new connections, and those there break in the middle."""
        listener, self._listener = self._listener, None
        if listener is not None:
            with contextlib.suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            listener.close()
        with self._lock:
            pairs, self._pairs = self._pairs, []
        for pair in pairs:
            for end in pair:
                with contextlib.suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)
                end.close()

    def lead_to(self, port):
        self.cut()
        self._target_port = port
        self.restore()

    def hold_command_answers(self):
        self._answers.clear()

    def break_answers(self, after_bytes):
        self._most_bytes = after_bytes

    def wear_out(self, seed):
        """Each new connection breaks after a number of bytes, both ways together, that this seed decides: in a
        request, between it and its answer, or in the answer. Small and large numbers are equally likely. Instead of
        `break_answers`."""
        self._chance = random.Random(seed)
        self._most_bytes = None

    def _allowance(self):
        if self._chance is None:
            return None
        return Allowance(int(LEAST_BYTES * (MOST_BYTES / LEAST_BYTES) ** self._chance.random()))

    def _accept(self, listener):
        while True:
            try:
                desk, _ = listener.accept()
            except OSError:
                return
            try:
                central = socket.create_connection(("127.0.0.1", self._target_port))
            except OSError:
                desk.close()
                continue
            with self._lock:
                self._pairs.append((desk, central))
            sends_commands, allowance = threading.Event(), self._allowance()
            for way in ((desk, central, True), (central, desk, False)):
                threading.Thread(target=self._carry, args=(*way, sends_commands, allowance), daemon=True).start()

    def _carry(self, source, target, is_request, sends_commands, allowance):
        with contextlib.suppress(OSError):
            while chunk := source.recv(CHUNK):
                if is_request:
                    self._count(chunk, sends_commands)
                if allowance is not None and (part := allowance.take(chunk)) != chunk:
                    target.sendall(part)
                    self.worn_out += 1
                    break
                if not is_request and sends_commands.is_set():
                    self._answers.wait()
                    if self._most_bytes is not None:
                        target.sendall(chunk[: self._most_bytes])
                        self.broken_answers += 1
                        break
                target.sendall(chunk)
        for end in (source, target):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def _count(self, chunk, sends_commands):
        self.photo_requests += chunk.startswith(b"PATCH /v1/blobs")
        if chunk.startswith(b"POST /v1/commands"):
            sends_commands.set()
            self.command_requests += 1


class Allowance:
    """How many bytes a connection still carries, both ways together."""

    def __init__(self, count):
        self._left = count
        self._lock = threading.Lock()

    def take(self, chunk):
        """What of the chunk may pass."""
        with self._lock:
            part = chunk[: self._left]
            self._left -= len(part)
        return part
