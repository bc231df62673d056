"""WARC files: records appended and synced, read back at an offset, or walked through past damage. The only door of warcio.

Every record is a gzip member of its own (as the WARC standard recommends), so one bad record costs one record. A writer never changes
what is already in a file, except that it cuts off the torn record which a killed writer may have left at the very end.
"""

from __future__ import annotations

import hashlib
import os
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO, FileIO
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Final, NamedTuple

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParserException
from warcio.warcwriter import WARCWriter

from crawler.errors import StoreError
from crawler.gzip_members import GZIP, Member, TornError, find, next_member, whole_length

ROLL_BYTES: Final = 1 << 30
"""A file that has grown to this size is followed by a new one."""

MAX_PAYLOAD: Final = 64 << 20
"""Longest content, in bytes, of one record that is read."""

_LEVEL: Final = 6
"""Of compression; warcio's 9 takes half as long again for half a percent."""
_BLOCK: Final = 1 << 16
_BEGINNING: Final = b"WARC/1."
_NEXT_PLAIN: Final = b"\r\n\r\n" + _BEGINNING
_UNREADABLE: Final = (TornError, zlib.error, ArchiveLoadFailed, StatusAndHeadersParserException)


class Ref(NamedTuple):
    """Where a record is: file name, offset and length of its gzip member in bytes, and the member's SHA-256."""

    file: str
    offset: int
    length: int
    digest: str


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


class WarcWriter:
    """Appends records to ``kliping-YYYYMMDD-NNNNN.warc.gz`` in ``folder``. One writer at a time: the caller holds the lock.

    What :meth:`append` returned may be relied upon once :meth:`sync` has come back.
    """

    def __init__(self, folder: Path, *, roll_bytes: int = ROLL_BYTES) -> None:
        self._folder, self._roll_bytes = folder, roll_bytes
        self._file: FileIO | None = None
        self._name, self._size, self._unsynced = "", 0, False

    def append(
        self, kind: str, uri: str, payload: bytes, *, fields: Mapping[str, str], http: Sequence[tuple[str, str]] | None = None
    ) -> Ref:
        """Append a record of ``kind`` (``resource``, or ``response`` with ``http`` header fields); ``fields`` are further WARC headers."""
        writer = WARCWriter(BytesIO(), gzip=False)
        head = StatusAndHeaders("200 OK", list(http), protocol="HTTP/1.1") if http is not None else None
        record = writer.create_warc_record(
            uri,
            kind,
            payload=BytesIO(payload),
            length=len(payload),
            warc_headers_dict=dict(fields),
            http_headers=head,
        )
        return self._write(_member(writer, record))

    def sync(self) -> None:
        """Return when everything appended so far is on the disk."""
        if self._file is not None and self._unsynced:
            try:
                os.fsync(self._file.fileno())
            except OSError:
                self._abandon()
                raise
            self._unsynced = False

    def close(self) -> None:
        """Sync and let go of the file."""
        self.sync()
        if self._file is not None:
            self._file.close()
            self._file = None

    def __enter__(self) -> WarcWriter:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _write(self, member: bytes) -> Ref:
        try:
            out = self._open()
            ref = Ref(self._name, self._size, len(member), hashlib.sha256(member).hexdigest())
            self._unsynced = True
            _write_all(out, member)
        except OSError:
            self._abandon()
            raise
        self._size += len(member)
        return ref

    def _abandon(self) -> None:
        """Let go of a file that took only part of a record: the next record makes a fresh start behind the last whole one."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _open(self) -> FileIO:
        if self._file is not None and self._size < self._roll_bytes:
            return self._file
        if self._file is None:
            self._resume()
        if self._file is None or self._size >= self._roll_bytes:
            self._start()
        assert self._file is not None
        return self._file

    def _resume(self) -> None:
        """Go on with the newest file if it has room and its end can be made sense of."""
        newest = max(self._folder.glob("kliping-*.warc.gz"), key=_number, default=None)
        if newest is None or newest.stat().st_size >= self._roll_bytes:
            return
        file = newest.open("r+b", buffering=0)
        whole = whole_length(file)
        if whole is None:
            file.close()
            return
        file.truncate(whole)
        file.seek(whole)
        self._file, self._name, self._size, self._unsynced = file, newest.name, whole, True

    def _start(self) -> None:
        self.close()
        self._folder.mkdir(parents=True, exist_ok=True)
        number = max((_number(path) for path in self._folder.glob("kliping-*.warc.gz")), default=0) + 1
        self._name = f"kliping-{datetime.now(UTC):%Y%m%d}-{number:05d}.warc.gz"
        self._file = (self._folder / self._name).open("xb", buffering=0)
        _sync_folder(self._folder)
        writer = WARCWriter(BytesIO(), gzip=False)
        info = writer.create_warcinfo_record(self._name, {"software": "kliping", "format": "WARC File Format 1.0"})
        member = _member(writer, info)
        _write_all(self._file, member)
        self._size, self._unsynced = len(member), True


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


def _member(writer: WARCWriter, record: ArcWarcRecord) -> bytes:
    writer.write_record(record)
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, zlib.MAX_WBITS + 16)
    return packer.compress(writer.out.getvalue()) + packer.flush()


def _write_all(out: FileIO, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[out.write(rest) :]


def _number(path: Path) -> int:
    digits = path.name.removesuffix(".warc.gz").rpartition("-")[2]
    return int(digits) if digits.isdigit() else 0


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
