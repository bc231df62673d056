"""WARC files written: records appended and synced; :mod:`crawler.warc_reading` reads them.

Every record is a gzip member of its own (as the WARC standard recommends), so one bad record costs one record. A writer never changes
what is already in a file, except that it cuts off the torn record which a killed writer may have left at the very end.
"""

from __future__ import annotations

import hashlib
import os
import zlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO, FileIO
from pathlib import Path
from types import TracebackType
from typing import Final, NamedTuple

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler.gzip_members import whole_length

ROLL_BYTES: Final = 1 << 30
"""A file that has grown to this size is followed by a new one."""

_LEVEL: Final = 6
"""Of compression; warcio's 9 takes half as long again for half a percent."""


class Ref(NamedTuple):
    """Where a record is: file name, offset and length of its gzip member in bytes, and the member's SHA-256."""

    file: str
    offset: int
    length: int
    digest: str


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
