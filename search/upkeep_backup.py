"""A copy of everything that cannot be made again, taken while others read and write; and back from it, checked byte by byte.

A backup holds the store as of one moment, of each archive file as much as that store refers to, the accounts, the records of exports,
and the configuration. The search index is left out: it is made again.
"""

from __future__ import annotations

import hashlib
import io
import json
import sqlite3
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import IO, Final, Protocol

from crawler.errors import StoreError, UsageError
from search.accounts.file import NAME as ACCOUNTS
from search.archive import FOLDER as ARCHIVE
from search.archive import free_space
from search.export.exporting import FOLDER as EXPORTS
from search.store import database

MANIFEST: Final = "MANIFEST.json"
FORMAT: Final = 1
BLOCK: Final = 1 << 20
_CONFIG: Final = frozenset({".toml", ".csv", ".docx", ".yml"})
"""Kinds of files of the configuration; anything else in that folder, such as a password, stays where it is."""


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a backup: its name with folders, its length in bytes, and its digest."""

    name: str
    length: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds; it comes first in the file."""

    made_at: str
    version: str
    schema: int
    articles: int
    parts: tuple[Part, ...]
    format: int = FORMAT

    def to_json(self) -> bytes:
        """The manifest as it is kept."""
        return (json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n").encode()


class _Target(Protocol):
    def __call__(self, name: str, length: int, source: IO[bytes]) -> None:
        """Take ``length`` bytes of ``source`` as the file ``name``."""


def backup(data_dir: Path, config_dir: Path, target: Path, clock: Callable[[], str]) -> Manifest:
    """Copy everything to ``target``: one file when its name ends in ``.tar``, else a new folder.

    A crawl may go on meanwhile. Raises ``UsageError`` when ``target`` exists, ``StoreError`` when something cannot be read or written;
    nothing half is then left under that name.
    """
    if target.exists():
        raise UsageError(f"{target}: sudah ada; pilih nama lain")
    if not (data_dir / database.NAME).is_file():
        raise StoreError(f"{data_dir / database.NAME}: belum ada")
    draft = target.with_name(f".{target.name}.baru")
    try:
        with tempfile.TemporaryDirectory(prefix="kliping-", dir=_made(target.parent)) as scratch:
            snapshot = Path(scratch) / database.NAME
            schema, articles, lengths = _snapshot(data_dir, snapshot)
            _copy_accounts(data_dir / ACCOUNTS, snapshot.with_name(ACCOUNTS))
            sources = list(_sources(data_dir, config_dir, snapshot, lengths))
            parts = tuple(Part(name, length, _digest(path, length)) for name, path, length in sources)
            manifest = Manifest(clock(), version("kliping"), schema, articles, parts)
            with _taking(draft, target.suffix == ".tar") as take:
                _put(take, manifest, sources)
        draft.replace(target)
    except (OSError, sqlite3.Error) as problem:
        why = getattr(problem, "strerror", None) or problem
        raise StoreError(f"{target}: cadangan gagal dibuat ({why}); {free_space(target.parent)}") from problem
    finally:
        _clear(draft)
    return manifest


def _put(take: _Target, manifest: Manifest, sources: list[tuple[str, Path, int]]) -> None:
    content = manifest.to_json()
    take(MANIFEST, len(content), io.BytesIO(content))
    for name, path, length in sources:
        with path.open("rb") as file:
            take(name, length, file)


def _snapshot(data_dir: Path, copy: Path) -> tuple[int, int, dict[str, int]]:
    """The store as of now in ``copy``: its schema, its number of articles, and how long each archive file must be for it."""
    with closing(database.connect(data_dir / database.NAME, write=False)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")
        (articles,) = target.execute("SELECT count(*) FROM articles").fetchone()
        query = "SELECT warc, max(warc_offset + warc_length) FROM pages WHERE warc IS NOT NULL GROUP BY warc"
        return database.version(target), articles, dict(target.execute(query).fetchall())


def _copy_accounts(path: Path, copy: Path) -> None:
    """Accounts and audit trail as of now in ``copy``, where there are any."""
    if path.is_file():
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)


def _sources(data_dir: Path, config_dir: Path, snapshot: Path, lengths: dict[str, int]) -> Iterator[tuple[str, Path, int]]:
    for copy in (snapshot, snapshot.with_name(ACCOUNTS)):
        if copy.is_file():
            yield copy.name, copy, copy.stat().st_size
    for name, length in sorted(lengths.items()):
        path = data_dir / ARCHIVE / name
        if not path.is_file() or path.stat().st_size < length:
            raise StoreError(f"{path}: hilang atau lebih pendek dari yang tercatat; jalankan `kliping verify`")
        yield f"{ARCHIVE}/{name}", path, length
    for path in sorted((data_dir / EXPORTS).glob("*.json.gz")):
        yield f"{EXPORTS}/{path.name}", path, path.stat().st_size
    for path in sorted(config_dir.rglob("*")):
        if path.is_file() and not path.is_symlink() and path.suffix in _CONFIG:
            yield f"config/{path.relative_to(config_dir).as_posix()}", path, path.stat().st_size


def _digest(path: Path, length: int) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while length > 0 and (block := file.read(min(BLOCK, length))):
            digest.update(block)
            length -= len(block)
    return digest.hexdigest()


@contextmanager
def _taking(draft: Path, packed: bool) -> Iterator[_Target]:
    if not packed:
        yield lambda name, length, source: _write(draft / name, length, source)
        return
    with tarfile.open(draft, "w", format=tarfile.PAX_FORMAT) as tar:

        def take(name: str, length: int, source: IO[bytes]) -> None:
            info = tarfile.TarInfo(name)
            info.size = length
            tar.addfile(info, source)

        yield take


def _write(path: Path, length: int, source: IO[bytes]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        while length > 0 and (block := source.read(min(BLOCK, length))):
            file.write(block)
            length -= len(block)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _clear(draft: Path) -> None:
    import shutil

    if draft.is_dir():
        shutil.rmtree(draft, ignore_errors=True)
    else:
        draft.unlink(missing_ok=True)
