"""Reading what people already have: text and HTML files, JSON Lines, WARC files, and folders of them.

Everything is read lazily and in a fixed order (folders by name), so that inputs of any size fit and two runs agree. Whatever cannot be
read becomes one :class:`InputFailure` and the rest goes on.
"""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import BinaryIO, Final

from crawler.page import HTML, LINE, TEXT, Page, page_of
from crawler.warc_pages import page_of_record
from crawler.warc_reading import Damage, Record, iterate

MAX_DOCUMENT: Final = 16 << 20
"""Longest text or HTML file, in bytes."""
MAX_LINE: Final = 64 << 20
"""Longest line of a JSON Lines file, in bytes."""

_DOCUMENTS: Final = {".txt": TEXT, ".html": HTML, ".htm": HTML}
_ARCHIVES: Final = (".warc", ".warc.gz")
_LINES: Final = ".jsonl"
KNOWN: Final = (*_DOCUMENTS, *_ARCHIVES, _LINES)
"""How the names of files end that can be read."""
_NO_TEXT: Final = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"\x1f\x8b",
    b"\x7fELF",
    b"\xd0\xcf\x11\xe0",
    b"Rar!",
)
_HEAD: Final = 4096
_BOM: Final = b"\xef\xbb\xbf"
_WIDE_MARKS: Final = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


@dataclass(frozen=True, slots=True)
class InputFailure:
    """What could not be read: ``where`` (file, or ``file:line``), a ``reason`` of ``INPUT_FAILURES``, and a sentence for people."""

    where: str
    reason: str
    detail: str


def read_inputs(paths: Sequence[Path]) -> Iterator[Page | InputFailure]:
    """Every page in ``paths``, in order. A page's ``source`` is the file's name, for files of a folder the path inside it.

    Inside folders, files of other kinds are passed over; one that is named itself is a failure.
    """
    for path in paths:
        try:
            if path.is_dir():
                yield from _read_folder(path, path)
            else:
                yield from _read_file(path, path.name)
        except OSError as problem:
            yield _unreadable(str(path), problem)


def passed_over(paths: Sequence[Path]) -> Counter[str]:
    """How many files of other kinds are in the folders among ``paths``, by the ending of their names; hidden files do not count."""
    folders = (path for path in paths if path.is_dir())
    files = (name.lower() for folder in folders for _, _, names in os.walk(folder) for name in names)
    return Counter(Path(name).suffix or "(tanpa akhiran)" for name in files if not name.startswith(".") and not name.endswith(KNOWN))


def _read_folder(folder: Path, top: Path) -> Iterator[Page | InputFailure]:
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: os.fsencode(entry.name))
    except OSError as problem:
        yield _unreadable(_shown(folder), problem)
        return
    for entry in entries:
        if entry.is_dir() and entry.is_symlink():
            yield from _not_followed(entry, top)
        elif entry.is_dir():
            yield from _read_folder(entry, top)
        elif entry.name.lower().endswith(KNOWN):
            yield from _read_file(entry, entry.relative_to(top).as_posix())


def _not_followed(link: Path, top: Path) -> Iterator[InputFailure]:
    """A link inside the folder that was named leads to what is read anyway, in circles, or to what nobody named."""
    here, whole = link.parent.resolve(), top.resolve()
    target = link.resolve()
    if here.is_relative_to(target) and target.is_relative_to(whole):
        yield InputFailure(_shown(link), "link-loop", "tautan ini menunjuk ke folder yang memuatnya; isinya tidak dibaca dua kali")
    elif not target.is_relative_to(whole):
        told = f"tautan ini menunjuk ke luar folder yang disebut; bila isinya memang dimaksud, sebut {_shown(target)} sendiri"
        yield InputFailure(_shown(link), "link-outside", told)


def _read_file(path: Path, source: str) -> Iterator[Page | InputFailure]:
    where, kind = _shown(path), path.name.lower()
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            yield InputFailure(where, "unreadable", "bukan berkas biasa")
        elif kind.endswith(tuple(_DOCUMENTS)):
            yield _document(path, where, _clean(source))
        elif kind.endswith(_LINES):
            yield from _lines(path, where, _clean(source))
        elif kind.endswith(_ARCHIVES):
            yield from _archive(path, where)
        else:
            yield InputFailure(where, "unknown-type", f"yang dapat dibaca: {', '.join(KNOWN)}, dan folder")
    except OSError as problem:
        yield _unreadable(where, problem)


def _document(path: Path, where: str, source: str) -> Page | InputFailure:
    with path.open("rb") as file:
        raw = file.read(MAX_DOCUMENT + 1)
    if not raw.strip():
        return InputFailure(where, "empty", "tidak ada isinya")
    if len(raw) > MAX_DOCUMENT:
        return InputFailure(where, "too-large", f"lebih dari {MAX_DOCUMENT >> 20} MB")
    if _is_binary(raw):
        return InputFailure(where, "not-text", "isinya bukan teks, walaupun namanya begitu")
    return page_of(source, raw, _DOCUMENTS[path.suffix.lower()])


def _is_binary(raw: bytes) -> bool:
    head = raw[:_HEAD]
    if head.startswith(_NO_TEXT):
        return True
    return 0 in head and not head.startswith(_WIDE_MARKS) and not _is_wide(head)


def _is_wide(head: bytes) -> bool:
    """UTF-16 of a Latin script: one of every two bytes is zero, nearly always the same one."""
    first, second = head[::2].count(0), head[1::2].count(0)
    return min(first, second) == 0 and max(first, second) > len(head) * 0.3


def _lines(path: Path, where: str, source: str) -> Iterator[Page | InputFailure]:
    empty = True
    with path.open("rb") as file:
        for number in count(1):
            line = file.readline(MAX_LINE + 1)
            if not line:
                break
            item = _any_line(file, line, number, where, source)
            if item is not None:
                empty = False
                yield item
    if empty:
        yield InputFailure(where, "empty", "tidak ada isinya")


def _any_line(file: BinaryIO, line: bytes, number: int, where: str, source: str) -> Page | InputFailure | None:
    if len(line) > MAX_LINE:
        _skip_line(file, line)
        return InputFailure(f"{where}:{number}", "too-large", f"baris lebih dari {MAX_LINE >> 20} MB")
    raw = (line.removeprefix(_BOM) if number == 1 else line).strip()
    return _line(raw, f"{where}:{number}", f"{source}:{number}") if raw else None


def _line(raw: bytes, where: str, source: str) -> Page | InputFailure:
    try:
        return page_of(source, raw, LINE)
    except UnicodeDecodeError:
        return InputFailure(where, "bad-line", "baris ini bukan UTF-8; simpan berkasnya sebagai UTF-8")
    except (ValueError, RecursionError) as problem:
        return InputFailure(where, "bad-line", f"harus satu objek JSON dengan `text` atau `html` ({_short(problem)})")


def _skip_line(file: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = file.readline(MAX_LINE)


def _archive(path: Path, where: str) -> Iterator[Page | InputFailure]:
    if path.stat().st_size == 0:
        yield InputFailure(where, "empty", "tidak ada isinya")
        return
    empty = True
    for item in iterate(path):
        page = _page_in(item, where)
        if page is not None:
            empty = False
            yield page
    if empty:
        yield InputFailure(where, "no-pages", "arsip ini tidak memuat halaman HTML atau teks")


def _page_in(item: Record | Damage, where: str) -> Page | InputFailure | None:
    place = f"{where}:{item.offset}"
    if isinstance(item, Damage):
        return InputFailure(place, "damaged-archive", f"mulai bita ke-{item.offset}: {item.detail}; rekaman lain tetap dibaca")
    try:
        return page_of_record(item)
    except (ValueError, TypeError, KeyError) as problem:
        return InputFailure(place, "damaged-archive", f"rekaman tidak dapat dibaca ({_short(problem)})")


def _unreadable(where: str, problem: OSError) -> InputFailure:
    if isinstance(problem, FileNotFoundError):
        return InputFailure(where, "missing", "tidak ada berkas atau folder dengan nama ini")
    return InputFailure(where, "unreadable", problem.strerror or str(problem))


def _short(problem: Exception) -> str:
    return str(problem)[:200]


def _shown(path: Path) -> str:
    return _clean(str(path))


def _clean(name: str) -> str:
    """A file name as text that can be written anywhere; bytes that are no UTF-8 become U+FFFD."""
    return os.fsencode(name).decode("utf-8", "replace")
