"""Passwords and tokens: argon2id for the first, SHA-256 of random values for the second."""

import base64
import hashlib
from collections.abc import Callable

import argon2

from central.settings import PasswordCost

TOKEN_BYTES = 32

RandomBytes = Callable[[int], bytes]


class Passwords:
    """Hashes and checks passwords. A check takes as long for an unknown officer as for a wrong password."""

    def __init__(self, cost: PasswordCost) -> None:
        self._hasher = argon2.PasswordHasher(cost.time, cost.memory_kib, cost.lanes)
        self._of_nobody = self._hasher.hash("")

    def hash(self, password: str) -> str:
        return self._hasher.hash(password)

    def fits(self, password: str, password_hash: str | None) -> bool:
        """`password_hash` None: there is no such officer; the work is done all the same."""
        try:
            self._hasher.verify(password_hash or self._of_nobody, password)
        except argon2.exceptions.VerificationError:
            return False
        return password_hash is not None


def new_token(random_bytes: RandomBytes) -> str:
    return base64.urlsafe_b64encode(random_bytes(TOKEN_BYTES)).rstrip(b"=").decode()


def token_hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
