"""Key and refresh token of "Ingat saya" in the OS keyring; refuses backends that would store them in the open.

Not for the GUI thread: a call takes up to twice LIMIT_S when the system's keyring does not answer. Nothing here makes
the system ask for the password of the keyring: its question would wait for somebody who may have gone.
"""

import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import closing
from functools import partial
from typing import TypeVar

import keyring
import msgspec
from keyring.backend import KeyringBackend
from keyring.errors import InitError, KeyringError, KeyringLocked, PasswordDeleteError

from app.errors import KeyringUnavailableError

SERVICE = "Tanggap"
UNSAFE = ("fail", "null", "plaintext", "chainer")
LIMIT_S = 5.0
FAULTS: tuple[type[Exception], ...] = (KeyringError, RuntimeError, OSError, EOFError, UnicodeDecodeError)

if sys.platform == "linux":
    import secretstorage
    from keyring.backends.SecretService import Keyring as SecretService

    FAULTS = (*FAULTS, secretstorage.SecretStorageException)

Answer = TypeVar("Answer")

_turn = threading.Lock()


class Remembered(msgspec.Struct, frozen=True):
    """Data key of the profile and the newest refresh token; `device_id` tells which profile's key it is."""

    device_id: str
    key: bytes
    refresh_token: str


def reason_unavailable() -> str | None:
    """None when a safe keyring answers, else the code of KeyringUnavailableError."""
    try:
        _ask(lambda: None)
    except KeyringUnavailableError as error:
        return error.code
    return None


def load(profile: str) -> Remembered | None:
    """None when nothing is remembered, or nothing that can be read."""
    try:
        text = _ask(partial(keyring.get_password, SERVICE, profile))
        return None if text is None else msgspec.json.decode(text, type=Remembered)
    except (KeyringUnavailableError, msgspec.DecodeError):
        return None


def store(profile: str, remembered: Remembered) -> bool:
    """False when it could not: the officer types the password at the next start."""
    text = msgspec.json.encode(remembered).decode()
    try:
        _ask(partial(keyring.set_password, SERVICE, profile, text))
    except KeyringUnavailableError:
        return False
    return True


def forget(profile: str) -> None:
    try:
        _ask(partial(_delete, profile))
    except KeyringUnavailableError:
        return


def _delete(profile: str) -> None:
    try:
        keyring.delete_password(SERVICE, profile)
    except PasswordDeleteError:
        return


def _ask(work: Callable[[], Answer]) -> Answer:
    """One question at a time, in a thread that is left alone when it does not come back.

    Raises KeyringUnavailableError.
    """
    if not _turn.acquire(timeout=LIMIT_S):
        raise KeyringUnavailableError("keyring_silent")
    answer: Future[Answer] = Future()
    threading.Thread(target=_settle, args=(work, answer), name="keyring", daemon=True).start()
    try:
        return answer.result(LIMIT_S)
    except TimeoutError:
        raise KeyringUnavailableError("keyring_silent") from None


def _settle(work: Callable[[], Answer], answer: "Future[Answer]") -> None:
    """What is not a known fault of keyrings is a bug, which the global hooks tell; the answer comes all the same."""
    try:
        _check()
        answer.set_result(work())
    except KeyringUnavailableError as error:
        answer.set_exception(error)
    except (KeyringLocked, InitError):
        answer.set_exception(KeyringUnavailableError("keyring_locked"))
    except FAULTS:
        answer.set_exception(KeyringUnavailableError("keyring_silent"))
    finally:
        if not answer.done():
            answer.set_exception(KeyringUnavailableError("keyring_silent"))
        _turn.release()


def _check() -> None:
    backend = keyring.get_keyring()
    if _is_unsafe(backend):
        raise KeyringUnavailableError("keyring_missing")
    if sys.platform == "linux" and isinstance(backend, SecretService) and _is_locked():
        raise KeyringUnavailableError("keyring_locked")


def _is_locked() -> bool:
    """Also when there is no collection yet: making one asks for a password."""
    with closing(secretstorage.dbus_init()) as bus:
        try:
            return secretstorage.Collection(bus, "/org/freedesktop/secrets/aliases/default").is_locked()
        except secretstorage.ItemNotFoundException:
            return True


def _is_unsafe(backend: KeyringBackend) -> bool:
    name = f"{type(backend).__module__}.{type(backend).__name__}".lower()
    return any(word in name for word in UNSAFE)
