"""One officer at one central on one PC: folder, device id, and the data key wrapped by the password.

The key encrypts `cache.db` and `outbox.db`; unwrapping it is the offline sign-in. The password is kept
nowhere.
"""

import hashlib
import os
import secrets
import shutil
import time
from pathlib import Path

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.errors import StorageError, WrongPasswordError
from domain.organisation import Officer

KEY_BYTES = 32
SCRYPT_N = 2**15
SCRYPT_R = 8
SCRYPT_P = 1
SCRYPT_MAXMEM = 64 * 1024 * 1024


class WrappedKey(msgspec.Struct, frozen=True):
    """scrypt parameters and AES-256-GCM of the data key."""

    n: int
    r: int
    p: int
    salt: bytes
    nonce: bytes
    sealed: bytes


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """`profile.json`. `scope` is the one unit whose reports the cache holds; a training profile says so."""

    server: str
    username: str
    officer: Officer
    scope: str | None
    device_id: str
    is_training: bool
    key: WrappedKey


def folder_of(root: Path, server: str, username: str) -> Path:
    """Folder of a profile, without personal data in its name."""
    digest = hashlib.sha256(f"{server}|{username}".encode()).hexdigest()
    return root / "p" / digest[:16]


def new_key() -> bytes:
    return secrets.token_bytes(KEY_BYTES)


def wrap(key: bytes, password: str) -> WrappedKey:
    salt, nonce = os.urandom(16), os.urandom(12)
    wrapping = _derive(password, salt, SCRYPT_N, SCRYPT_R, SCRYPT_P)
    sealed = AESGCM(wrapping).encrypt(nonce, key, None)
    return WrappedKey(n=SCRYPT_N, r=SCRYPT_R, p=SCRYPT_P, salt=salt, nonce=nonce, sealed=sealed)


def unwrap(wrapped: WrappedKey, password: str) -> bytes:
    """Raises WrongPasswordError `wrong_password`."""
    wrapping = _derive(password, wrapped.salt, wrapped.n, wrapped.r, wrapped.p)
    try:
        return AESGCM(wrapping).decrypt(wrapped.nonce, wrapped.sealed, None)
    except InvalidTag as error:
        raise WrongPasswordError("wrong_password") from error


def read(folder: Path) -> Profile | None:
    """None when there is no profile; raises StorageError `damaged` for a file that is none."""
    try:
        return msgspec.json.decode((folder / "profile.json").read_bytes(), type=Profile)
    except FileNotFoundError:
        return None
    except msgspec.DecodeError as error:
        raise StorageError("damaged") from error


def write(folder: Path, profile: Profile) -> None:
    """Replaces the file as a whole: after a crash there is the old one or the new one."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = folder / "profile.json.part"
    with draft.open("wb") as file:
        file.write(msgspec.json.encode(profile))
        file.flush()
        os.fsync(file.fileno())
    draft.replace(folder / "profile.json")


def remove(folder: Path) -> None:
    """Only where the work in it is practice."""
    shutil.rmtree(folder, ignore_errors=True)


def set_aside(folder: Path) -> None:
    """Nothing is deleted: the folder goes on under another name. Raises StorageError `unavailable`."""
    try:
        folder.replace(folder.with_name(f"{folder.name}.old-{time.time_ns()}"))
    except OSError as error:
        raise StorageError("unavailable") from error


def _derive(password: str, salt: bytes, n: int, r: int, p: int) -> bytes:
    secret = password.encode()
    return hashlib.scrypt(secret, salt=salt, n=n, r=r, p=p, maxmem=SCRYPT_MAXMEM, dklen=KEY_BYTES)
