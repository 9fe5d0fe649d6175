"""What stands in a SQLCipher file and its log, page by page: free pages and left-overs of deleted rows included.

Follows the format of SQLCipher 4 (AES-256-CBC; at the end of each page 16 bytes IV and 64 bytes HMAC, the first page
begins with 16 bytes of salt) and of SQLite's write-ahead log (header 32, frame header 24 bytes).
"""

import hashlib
import hmac
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

PAGE, RESERVED, SALT = 4096, 80, 16
WAL_HEADER, FRAME_HEADER = 32, 24


def page_of(raw: bytes, key: bytes, is_first: bool) -> bytes:
    iv = raw[PAGE - RESERVED : PAGE - RESERVED + 16]
    decryptor = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
    return decryptor.update(raw[SALT if is_first else 0 : PAGE - RESERVED]) + decryptor.finalize()


def content_of(path: Path, key: bytes) -> bytes:
    """All pages of a database file, in the clear."""
    raw = path.read_bytes()
    pages = [raw[at : at + PAGE] for at in range(0, len(raw), PAGE)]
    return b"".join(page_of(page, key, number == 0) for number, page in enumerate(pages))


def log_of(path: Path, key: bytes) -> bytes:
    """All frames of a write-ahead log, those that are over included."""
    raw = path.read_bytes() if path.exists() else b""
    step = FRAME_HEADER + PAGE
    frames = [raw[at : at + step] for at in range(WAL_HEADER, len(raw) - step + 1, step)]
    return b"".join(page_of(frame[FRAME_HEADER:], key, int.from_bytes(frame[:4], "big") == 1) for frame in frames)


def journal_of(path: Path, key: bytes) -> bytes:
    """All records of the outbox's journal: length, nonce of 12 bytes, AES-256-GCM with the place as what is bound."""
    raw, place, parts = path.read_bytes(), 0, []
    cipher = AESGCM(hmac.digest(key, b"outbox.journal", hashlib.sha256))
    while place < len(raw):
        end = place + 4 + int.from_bytes(raw[place : place + 4], "big")
        parts.append(cipher.decrypt(raw[place + 4 : place + 16], raw[place + 16 : end], place.to_bytes(8, "big")))
        place = end
    return b"".join(parts)


def whole_profile(folder: Path, key: bytes) -> bytes:
    """Everything in a profile's folder: databases and logs in the clear, other files as they are."""
    parts = []
    for path in sorted(folder.rglob("*")):
        if not path.is_file():
            continue
        parts.append(path.read_bytes())
        if path.suffix == ".db":
            parts.append(content_of(path, key))
        elif path.name.endswith("-wal"):
            parts.append(log_of(path, key))
        elif path.suffix == ".journal":
            parts.append(journal_of(path, key))
    return b"\n".join(parts)
