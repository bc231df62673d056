"""Undoing HTTP compression within limits: a small body must not become a huge one, and half a body must not pass for a whole one."""

from __future__ import annotations

import zlib
from typing import Final

GZIP_MAGIC: Final = b"\x1f\x8b"

_LAYERS: Final = 2


class Unpackable(ValueError):
    """The body cannot be unpacked; ``reason`` is ``too-large``, ``truncated`` or ``not-text``."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


def unpack(body: bytes, encodings: str, limit: int) -> bytes:
    """``body`` without the compression named by a ``Content-Encoding`` header.

    Raises :class:`Unpackable` when any stage would exceed ``limit`` bytes, when the data ends early or is damaged, and for an unknown
    encoding or more than two of them.
    """
    names = [name for name in (part.strip().lower() for part in encodings.split(",")) if name not in ("", "identity")]
    if len(names) > _LAYERS:
        raise Unpackable("not-text", f"{len(names)} layers of compression")
    for name in reversed(names):
        body = _layer(body, name, limit)
    return body


def gunzip(body: bytes, limit: int) -> bytes:
    """``body`` unpacked if it is gzip, else unchanged; raises as :func:`unpack`."""
    return _members(body, limit) if body.startswith(GZIP_MAGIC) else body


def _layer(body: bytes, name: str, limit: int) -> bytes:
    if name in ("gzip", "x-gzip"):
        return _members(body, limit) if body else body
    if name == "deflate":
        # The standard says zlib; some servers send the raw stream.
        window = zlib.MAX_WBITS if body[:1] and body[0] & 0x0F == 8 and int.from_bytes(body[:2]) % 31 == 0 else -zlib.MAX_WBITS
        return _stream(body, window, limit)[0]
    raise Unpackable("not-text", f"unknown compression {name!r}")


def _members(body: bytes, limit: int) -> bytes:
    whole = bytearray()
    while body.startswith(GZIP_MAGIC):
        part, body = _stream(body, zlib.MAX_WBITS | 16, limit - len(whole))
        whole += part
    # Zero bytes after the last member are padding; anything else was not announced.
    if not whole and body:
        raise Unpackable("truncated", "announced as gzip, but is not")
    return bytes(whole)


def _stream(body: bytes, window: int, limit: int) -> tuple[bytes, bytes]:
    inflate = zlib.decompressobj(window)
    try:
        data = inflate.decompress(body, limit + 1)
    except zlib.error as problem:
        raise Unpackable("truncated", f"damaged compression: {problem}") from None
    if len(data) > limit:
        raise Unpackable("too-large", f"more than {limit} bytes when unpacked")
    if not inflate.eof:
        raise Unpackable("truncated", "the compressed data ends early")
    return data, inflate.unused_data
