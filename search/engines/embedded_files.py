"""The folder of the embedded engine: generations of indexes, and the name of the one in use.

::

    index/current             the name of a generation
    index/g1/version.json     what it was made with
    index/g1/article/ …       one tantivy index for each sort of document
"""

from __future__ import annotations

import fcntl
import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import tantivy

from crawler.errors import EngineUnavailable
from search import document, terms
from search.archive import free_space
from search.document import WHATS, What
from search.engine import EngineDamaged
from search.engines import embedded_schema
from search.engines.embedded_check import missing_files

_NAME: Final = re.compile(r"g(\d{1,9})")


def made_with() -> dict[str, Any]:
    """Everything that changes what is in an index: another value of any of these asks for a rebuild."""
    return {
        "layout": embedded_schema.LAYOUT,
        "documents": document.VERSION,
        "terms": terms.VERSION,
        "tantivy": ".".join(version("tantivy").split(".")[:2]),
    }


def current(folder: Path) -> Path:
    """The generation in use; an empty one is made in a new folder. Raises ``EngineDamaged`` when the name cannot be read."""
    try:
        name = (folder / "current").read_text("utf-8")
    except FileNotFoundError:
        return _first(folder)
    except (OSError, UnicodeDecodeError) as problem:
        raise EngineDamaged(f"{folder / 'current'}: indeks tidak terbaca / the index cannot be read ({problem})") from problem
    if not _NAME.fullmatch(name):
        raise EngineDamaged(f"{folder / 'current'}: {name[:40]!r} bukan nama indeks / is not the name of an index")
    return folder / name


def create(folder: Path) -> Path:
    """A new empty generation that nobody uses yet, for a rebuild; what earlier rebuilds left behind is cleared away.

    Raises ``EngineUnavailable`` when the disk does not take it.
    """
    with trouble_named(folder):
        folder.mkdir(parents=True, exist_ok=True)
    with _alone(folder):
        numbers, in_use = _numbers(folder), _in_use(folder)
        for number in numbers:
            if f"g{number}" != in_use:
                shutil.rmtree(folder / f"g{number}", ignore_errors=True)
        return _made_after(folder, numbers)


def _numbers(folder: Path) -> list[int]:
    return [int(m[1]) for m in (_NAME.fullmatch(path.name) for path in folder.glob("g*")) if m]


def _made_after(folder: Path, numbers: list[int]) -> Path:
    generation = folder / f"g{max(numbers, default=0) + 1}"
    with trouble_named(folder):
        for what in WHATS:
            (generation / what).mkdir(parents=True)
            tantivy.Index(embedded_schema.schema(), str(generation / what))
        (generation / "version.json").write_text(json.dumps(made_with()), "utf-8")
    return generation


def use(generation: Path) -> None:
    """Makes ``generation`` the one in use, at once for everybody, and clears away the one before."""
    with _alone(generation.parent):
        _put_to_use(generation)


def _put_to_use(generation: Path) -> None:
    folder = generation.parent
    before = _in_use(folder)
    fresh = folder / f"current.{os.getpid()}"
    with trouble_named(folder):
        fresh.write_text(generation.name, "utf-8")
        fresh.replace(folder / "current")
    if before and before != generation.name:
        shutil.rmtree(folder / before, ignore_errors=True)


def open_indexes(generation: Path) -> dict[What, Any]:
    """The indexes of a generation. Raises ``EngineDamaged`` when they are of another version, incomplete or unreadable."""
    try:
        found = json.loads((generation / "version.json").read_text("utf-8"))
    except (OSError, ValueError) as problem:
        raise EngineDamaged(f"{generation}: indeks tidak lengkap / the index is incomplete ({problem})") from problem
    if found != made_with():
        raise EngineDamaged(f"{generation}: indeks ini dari versi lain / the index was made by another version of kliping")
    missing = missing_files(generation)
    if missing:
        raise EngineDamaged(f"{missing[0]}: bagian indeks ini hilang / this part of the index is missing")
    try:
        return {what: tantivy.Index.open(str(generation / what)) for what in WHATS}
    except (ValueError, OSError) as problem:
        raise EngineDamaged(f"{generation}: indeks tidak terbaca / the index cannot be read ({problem})") from problem


def _first(folder: Path) -> Path:
    """Beside a first rebuild under way, whose generation is not touched and will replace this one."""
    with trouble_named(folder):
        folder.mkdir(parents=True, exist_ok=True)
    with _alone(folder):
        if not (folder / "current").exists():
            _put_to_use(_made_after(folder, _numbers(folder)))
    return current(folder)


@contextmanager
def trouble_named(folder: Path) -> Iterator[None]:
    """A disk that takes nothing (``ValueError`` from tantivy) is ``EngineUnavailable``, saying where and how much room is left."""
    try:
        yield
    except (ValueError, OSError) as problem:
        what = f"indeks pencarian tidak dapat ditulis / the search index cannot be written ({problem})"
        raise EngineUnavailable(f"{folder}: {what}; {free_space(folder)}") from problem


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Nobody else makes or exchanges generations meanwhile. A child process that was forked in between does not prolong it."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        fcntl.flock(handle, fcntl.LOCK_UN)
        os.close(handle)


def _in_use(folder: Path) -> str | None:
    try:
        return (folder / "current").read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
