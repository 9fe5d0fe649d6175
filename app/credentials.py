"""Key and refresh token of "Ingat saya" in the OS keyring; refuses backends that would store them in the open."""

import keyring
import msgspec
from keyring.backend import KeyringBackend
from keyring.errors import KeyringError

SERVICE = "Tanggap"
UNSAFE = ("fail", "null", "plaintext", "chainer")


class Remembered(msgspec.Struct, frozen=True):
    """Data key of the profile and the newest refresh token."""

    key: bytes
    refresh_token: str


def reason_unavailable() -> str | None:
    """None when a safe keyring answers, else `keyring_missing` or `keyring_locked`."""
    backend = keyring.get_keyring()
    if _is_unsafe(backend):
        return "keyring_missing"
    try:
        backend.get_password(SERVICE, "probe")
    except (KeyringError, RuntimeError):
        return "keyring_locked"
    return None


def load(profile: str) -> Remembered | None:
    """None when nothing is remembered or the keyring does not open."""
    try:
        text = keyring.get_password(SERVICE, profile)
        return None if text is None else msgspec.json.decode(text, type=Remembered)
    except (KeyringError, RuntimeError, msgspec.DecodeError):
        return None


def store(profile: str, remembered: Remembered) -> None:
    """Best effort: without it the officer types the password at the next start."""
    try:
        keyring.set_password(SERVICE, profile, msgspec.json.encode(remembered).decode())
    except (KeyringError, RuntimeError):
        forget(profile)


def forget(profile: str) -> None:
    try:
        keyring.delete_password(SERVICE, profile)
    except (KeyringError, RuntimeError):
        return


def _is_unsafe(backend: KeyringBackend) -> bool:
    name = f"{type(backend).__module__}.{type(backend).__name__}".lower()
    return any(word in name for word in UNSAFE)
