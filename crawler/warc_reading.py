"""WARC files read: a record at its offset, or a whole file walked through past damage."""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParserException

from crawler.errors import StoreError
from crawler.gzip_members import GZIP, Member, TornError, find, next_member

MAX_PAYLOAD: Final = 64 << 20
"""Longest content, in bytes, of one record that is read."""

_BLOCK: Final = 1 << 16
_BEGINNING: Final = b"WARC/1."
_NEXT_PLAIN: Final = b"\r\n\r\n" + _BEGINNING
_UNREADABLE: Final = (TornError, zlib.error, ArchiveLoadFailed, StatusAndHeadersParserException)


@dataclass(frozen=True, slots=True)
class Record:
    """One record as read: its WARC headers, for HTTP the status and headers, and the content without transfer coding."""

    offset: int
    kind: str
    uri: str | None
    payload: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    status: int | None = None
    http: Mapping[str, str] = field(default_factory=dict)
    """HTTP header fields, names in lower case."""


@dataclass(frozen=True, slots=True)
class Damage:
    """A stretch of a file that could not be read, from ``offset`` (bytes) on, with a sentence for people."""

    offset: int
    detail: str


def read_record(path: Path, offset: int) -> Record:
    """The record at ``offset``, its checksum verified. Raises ``StoreError`` naming file and offset when it is not whole."""
    try:
        with path.open("rb") as file:
            found = next(_packed(file, offset))
    except OSError as problem:
        raise StoreError(f"{path}: arsip tidak dapat dibuka ({problem.strerror})") from problem
    if isinstance(found, Record):
        return found
    raise StoreError(f"{path}:{offset}: {found.detail if isinstance(found, Damage) else 'tidak ada rekaman di sini'}")


def iterate(path: Path) -> Iterator[Record | Damage]:
    """Every whole record of a ``.warc`` or ``.warc.gz`` file in order; what is damaged is reported in between and stepped over.

    Neighbouring damaged records are reported as one stretch. Raises ``OSError`` when the file cannot be read.
    """
    with path.open("rb") as file:
        walk = _packed if file.read(len(GZIP)) == GZIP else _plain
        offset: int | None = 0
        lost = False
        while offset is not None:
            for item in walk(file, offset):
                if isinstance(item, _Next):
                    offset = item.offset
                elif isinstance(item, Record) or not lost:
                    lost = isinstance(item, Damage)
                    yield item


class _Next(NamedTuple):
    """Where to look on; null at the end of the file."""

    offset: int | None


def _packed(file: BinaryIO, offset: int) -> Iterator[Record | Damage | _Next]:
    """The records of the gzip member at ``offset``; the first is held back until the member has gone on: its checksum comes last."""
    file.seek(offset)
    stream = Member(file)
    held: Record | Damage | None = None
    try:
        archive = _Reader(stream)
        for raw in archive:
            if held:
                yield held
            held = _record(raw, offset)
            archive.must_end_well()
    except _UNREADABLE as problem:
        yield _damage(offset, problem)
        yield _Next(next_member(file, offset + 1, _BEGINNING))
        return
    if held:
        yield held
    yield _Next(stream.end if stream.end < os.fstat(file.fileno()).st_size else None)


def _plain(file: BinaryIO, offset: int) -> Iterator[Record | Damage | _Next]:
    """The records of an uncompressed file from ``offset`` on."""
    file.seek(offset)
    archive = _Reader(file)
    start = archive.offset
    try:
        for raw in archive:
            record = _record(raw, start)
            archive.must_end_well()
            start = archive.offset
            yield record
    except _UNREADABLE as problem:
        yield _damage(start, problem)
        found = find(file, _NEXT_PLAIN, start + 1)
        yield _Next(None if found is None else found + len(_NEXT_PLAIN) - len(_BEGINNING))
        return
    yield _Next(None)


class _Reader(ArchiveIterator):  # type: ignore[misc]
    INC_RECORD = ""  # what warcio would print of a record with a wrong length; `must_end_well` raises instead

    def must_end_well(self) -> None:
        """Raise when the record just read is not followed by an empty line: its length is wrong, so its content is too."""
        self.read_to_end()
        if self.err_count:
            raise TornError("panjang isi tidak cocok")


def _damage(offset: int, problem: Exception) -> Damage:
    return Damage(offset, f"rekaman rusak atau terpotong ({str(problem)[:120]})")


def _record(raw: ArcWarcRecord, offset: int) -> Record | Damage:
    payload = raw.content_stream().read(MAX_PAYLOAD + 1)
    if len(payload) > MAX_PAYLOAD:
        return Damage(offset, f"isi rekaman lebih dari {MAX_PAYLOAD >> 20} MB")
    while raw.raw_stream.read(_BLOCK):
        pass
    if getattr(raw.raw_stream, "limit", 0) > 0:
        raise TornError("berkas berakhir di tengah rekaman")
    http = raw.http_headers
    return Record(
        offset,
        raw.rec_type,
        raw.rec_headers.get_header("WARC-Target-URI"),
        payload,
        dict(raw.rec_headers.headers),
        _status(http),
        {name.lower(): value for name, value in http.headers} if http else {},
    )


def _status(http: StatusAndHeaders | None) -> int | None:
    code = http.get_statuscode() if http else ""
    return int(code) if code.isdigit() else None
