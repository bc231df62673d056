"""The gzip members of an append-only file: what is in one, where the next one starts, and how much of the file is whole."""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Iterator
from io import RawIOBase
from typing import BinaryIO, Final

GZIP: Final = b"\x1f\x8b\x08"
_HEADER: Final = 10
_BLOCK: Final = 1 << 16
_SNIFF: Final = 1 << 12
_CANDIDATE: Final = re.compile(re.escape(GZIP))


class TornError(ValueError):
    """The file ends, or cannot be unpacked, inside a record."""


class Member(RawIOBase):
    """The content of the one gzip member at the file's position; ``end`` is where it stops, once everything has been read."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._unpack = file, zlib.decompressobj(31)
        self.end = file.tell()

    def read(self, size: int = -1) -> bytes:
        wanted = size if size > 0 else _BLOCK
        while not self._unpack.eof:
            packed = self._unpack.unconsumed_tail or self._file.read(_BLOCK)
            if not packed:
                raise TornError("berkas berakhir di tengah rekaman")
            if data := self._unpack.decompress(packed, wanted):
                self._settle()
                return data
        self._settle()
        return b""

    def _settle(self) -> None:
        self.end = self._file.tell() - len(self._unpack.unused_data)


def next_member(file: BinaryIO, start: int, beginning: bytes) -> int | None:
    """The first place at or after ``start`` where a member begins whose content starts with ``beginning``; null where there is none."""
    place = find(file, GZIP, start)
    while place is not None and not _begins(file, place, beginning):
        place = find(file, GZIP, place + 1)
    return place


def _begins(file: BinaryIO, place: int, beginning: bytes) -> bool:
    file.seek(place)
    try:
        return zlib.decompressobj(31).decompress(file.read(_SNIFF), len(beginning)) == beginning
    except zlib.error:
        return False


def find(file: BinaryIO, words: bytes, start: int) -> int | None:
    """The first place at or after ``start`` where ``words`` stand; null where they do not."""
    file.seek(start)
    position, carry = start, b""
    while block := file.read(_BLOCK):
        found = (carry + block).find(words)
        if found >= 0:
            return position - len(carry) + found
        position += len(block)
        carry = (carry + block)[-len(words) + 1 :]
    return None


def whole_length(file: BinaryIO) -> int | None:
    """How many bytes from the start are whole members, when at most the last one is torn; null when that cannot be told.

    Only the end is read. A place that looks like the start of a member counts as one when whole members lead from it to the end of
    the file, or to a last member that the file breaks off: so bytes *inside* a member that look like a start are never taken for one.
    """
    size = os.fstat(file.fileno()).st_size
    for start in _starts_backwards(file, size):
        end = _chain(file, start, size)
        if end == size or (end > start and _torn(file, end)) or (start == 0 and _torn(file, 0)):
            return end
    return 0 if size < _HEADER else None


def _starts_backwards(file: BinaryIO, size: int) -> Iterator[int]:
    upper = size
    while upper > 0:
        lower = max(0, upper - _BLOCK)
        file.seek(lower)
        block = file.read(min(upper + len(GZIP) - 1, size) - lower)
        for match in reversed(list(_CANDIDATE.finditer(block))):
            yield lower + match.start()
        upper = lower


def _chain(file: BinaryIO, start: int, size: int) -> int:
    """Where the run of whole members from ``start`` ends."""
    end: int | None = start
    last = start
    while end is not None and end < size:
        end = _member_end(file, end)
        last = end if end is not None else last
    return last


def _member_end(file: BinaryIO, start: int) -> int | None:
    file.seek(start)
    unpack = zlib.decompressobj(31)
    try:
        while not unpack.eof and (block := file.read(_BLOCK)):
            unpack.decompress(block)
    except zlib.error:
        return None
    return file.tell() - len(unpack.unused_data) if unpack.eof else None


def _torn(file: BinaryIO, start: int) -> bool:
    """Whether the file breaks off inside a member that begins at ``start``."""
    file.seek(start)
    head = file.read(len(GZIP))
    if not GZIP.startswith(head):
        return False
    file.seek(start)
    unpack = zlib.decompressobj(31)
    try:
        while block := file.read(_BLOCK):
            unpack.decompress(block)
    except zlib.error:
        return False
    return not unpack.eof
