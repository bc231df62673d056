"""What servers answered, in files beside the store until the store has it for good.

The crawl's own process writes each outcome down before it tells the parent, in one small write: a parent killed with pages in hand,
in the pipe or not yet committed finds them here at its next start, and asks no server for them again. The files are not synced: they
are against killed processes; after a power cut what is missing is fetched again.

A file is a row of records: three 32-bit numbers (length of the head, length of the body, CRC-32 of both), the head as JSON, the body (the
raw page). Doing a word twice is doing it once, so nobody has to remember how far a file was read: it is done again as a whole, then
removed.
"""

from __future__ import annotations

import fcntl
import json
import os
import struct
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple
from pathlib import Path
from typing import Any, Final, NamedTuple

from crawler.errors import StoreError
from crawler.frontier import NO_VALIDATORS, Frontier, Target, Validators
from crawler.page import Given, Page, page_of

FOLDER: Final = "journal"
"""Name of the journal's folder inside a data folder."""

RECORDS: Final = 64
BYTES: Final = 4 * 1024 * 1024
"""A file is full after so many records or bytes; one is removed as soon as the next one has been begun and committed."""

_NUMBERS: Final = struct.Struct(">III")
_PAGE: Final = ("source", "raw_type", "url", "charset", "outlet", "fetched_at")


class Word(NamedTuple):
    """One verb of :data:`crawler.run.TOLD` with what :class:`crawler.frontier.Frontier` takes for it."""

    verb: str
    arguments: tuple[Any, ...]


class JournalWriter:
    """Writes to ``folder``, alone: :func:`drain` waits until this process has ended."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._lock = _locked(folder)
        self._number = max((number for number, _ in _files(folder)), default=0)
        self._file = -1
        self._records = self._bytes = 0
        self._begin()

    def keep(self, word: Word) -> int:
        """Append ``word``; returns the number of the file that holds it. Raises ``OSError``."""
        if self._records >= RECORDS or self._bytes >= BYTES:
            self._begin()
        data = _written(word)
        os.write(self._file, data)
        self._records += 1
        self._bytes += len(data)
        return self._number

    def close(self) -> None:
        """Let others read it."""
        os.close(self._file)
        os.close(self._lock)

    def _begin(self) -> None:
        if self._file >= 0:
            os.close(self._file)
        self._number += 1
        self._records = self._bytes = 0
        self._file = os.open(self._folder / f"{self._number:08d}.jurnal", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)


def drain(folder: Path, frontier: Frontier) -> int:
    """Do all that the journal holds, each file at once or not at all, and remove it; returns how many words.

    Waits for a crawl that outlived its parent to write down what it has in hand: some seconds at most. Raises ``StoreError``.
    """
    if not folder.is_dir():
        return 0
    count = 0
    with _alone(folder):
        for _, path in _files(folder):
            with frontier.together():
                for verb, arguments in _words(path):
                    getattr(frontier, verb)(*arguments)
                    count += 1
            path.unlink()
    return count


def forget(folder: Path, before: int) -> None:
    """Remove the files with numbers below ``before``: everything in them has been done for good."""
    for number, path in _files(folder):
        if number < before:
            path.unlink()


def _written(word: Word) -> bytes:
    target, *others = word.arguments
    head: dict[str, Any] = {"verb": word.verb, "target": astuple(target)}
    body = b""
    if word.verb == "fetched":
        page, _links, validators = (*others, NO_VALIDATORS)[:3]
        body = page.raw
        head |= {name: getattr(page, name) for name in _PAGE} | {"given": astuple(page.given), "validators": astuple(validators)}
    else:
        head["others"] = others
    text = json.dumps(head).encode("ascii")
    return _NUMBERS.pack(len(text), len(body), zlib.crc32(body, zlib.crc32(text))) + text + body


def _words(path: Path) -> Iterator[Word]:
    """The words of a file; a record that was cut off when its writer was killed ends it."""
    data, at = path.read_bytes(), 0
    while at + _NUMBERS.size <= len(data):
        head, body, check = _NUMBERS.unpack_from(data, at)
        middle = at + _NUMBERS.size + head
        at = middle + body
        record = data[middle - head : middle], data[middle:at]
        if at > len(data) or zlib.crc32(record[1], zlib.crc32(record[0])) != check:
            return
        yield _word(json.loads(record[0]), record[1])


def _word(head: dict[str, Any], body: bytes) -> Word:
    target = _target(head["target"])
    if head["verb"] != "fetched":
        return Word(head["verb"], (target, *head["others"]))
    return Word("fetched", (target, _page(head, body), (), Validators(*head["validators"])))


def _target(values: Sequence[Any]) -> Target:
    outlet, url, key, kind, attempts, etag, modified, given, when, horizon = values
    return Target(outlet, url, key, kind, attempts, etag, modified, Given(*given), when, horizon)


def _page(head: dict[str, Any], body: bytes) -> Page:
    source, raw_type, *others = (head[name] for name in _PAGE)
    return page_of(source, body, raw_type, given=Given(*head["given"]), **dict(zip(_PAGE[2:], others, strict=True)))


def _files(folder: Path) -> list[tuple[int, Path]]:
    return sorted((int(path.stem), path) for path in folder.glob("*.jurnal"))


def _locked(folder: Path) -> int:
    handle = os.open(folder / "penulis.lock", os.O_RDWR | os.O_CREAT, 0o644)
    fcntl.flock(handle, fcntl.LOCK_EX)
    return handle


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    try:
        handle = _locked(folder)
    except OSError as problem:
        raise StoreError(f"{folder}: jurnal tidak dapat dibuka ({problem.strerror})") from problem
    try:
        yield
    finally:
        os.close(handle)
