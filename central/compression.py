"""Content codings of bodies, both ways: gzip and zstd, with a limit on what a request unpacks to."""

import zlib

import zstandard

from central.problems import ProblemError

MIN_COMPRESSED = 1024
GZIP = zlib.MAX_WBITS | 16
GZIP_LEVEL = 6
ZSTD_LEVEL = 3
ZSTD_WINDOW = 8 * 1024 * 1024


def unpacked(body: bytes, coding: str, limit: int) -> bytes:
    """The body of a request, at most `limit` bytes. Raises ProblemError."""
    if len(body) > limit:
        raise ProblemError("payload_too_large")
    coding = coding.strip().lower()
    if coding in {"", "identity"}:
        plain = body
    elif coding == "gzip":
        plain = _gunzipped(body, limit)
    elif coding == "zstd":
        plain = _zstd_unpacked(body, limit)
    else:
        raise ProblemError("unsupported_encoding", headers={"Accept-Encoding": "gzip, zstd"})
    if len(plain) > limit:
        raise ProblemError("payload_too_large")
    return plain


def packed(body: bytes, accepted: str) -> tuple[bytes, str | None]:
    """The body of an answer in the best coding that the client accepts, and that coding."""
    if len(body) < MIN_COMPRESSED or not accepted:
        return body, None
    found = weights(accepted)
    if found.get("zstd", 0) and found["zstd"] >= found.get("gzip", 0):
        return zstd_packer().compress(body), "zstd"
    if found.get("gzip", 0):
        return zlib.compress(body, GZIP_LEVEL, GZIP), "gzip"
    return body, None


def zstd_packer() -> zstandard.ZstdCompressor:
    """With a checksum, as gzip has one: a bit that flips on the way would else come out as another text."""
    return zstandard.ZstdCompressor(level=ZSTD_LEVEL, write_checksum=True)


def _gunzipped(body: bytes, limit: int) -> bytes:
    unpacker = zlib.decompressobj(GZIP)
    try:
        plain = unpacker.decompress(body, limit + 1)
    except zlib.error as error:
        raise ProblemError("invalid_body", "not gzip") from error
    if len(plain) <= limit and (not unpacker.eof or unpacker.unused_data):
        raise ProblemError("invalid_body", "not one whole gzip stream")
    return plain


def _zstd_unpacked(body: bytes, limit: int) -> bytes:
    unpacker = zstandard.ZstdDecompressor(max_window_size=ZSTD_WINDOW)
    try:
        with unpacker.stream_reader(body, read_across_frames=False) as stream:
            plain = stream.read(limit + 1)
            is_whole = len(plain) > limit or _has_ended(body, len(plain))
    except zstandard.ZstdError as error:
        raise ProblemError("invalid_body", "not zstd") from error
    if not is_whole:
        raise ProblemError("invalid_body", "not one whole zstd frame")
    return plain


def _has_ended(body: bytes, size: int) -> bool:
    unpacker = zstandard.ZstdDecompressor(max_window_size=ZSTD_WINDOW).decompressobj()
    return len(unpacker.decompress(body)) == size and unpacker.eof and not unpacker.unused_data


def weights(accepted: str) -> dict[str, float]:
    """How much a client wants each coding, by its header Accept-Encoding."""
    found = {}
    for part in accepted.split(","):
        coding, _, parameter = part.partition(";")
        name, _, value = parameter.strip().partition("=")
        found[coding.strip().lower()] = _weight(value) if name.strip() == "q" else 1.0
    return found


def _weight(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
