"""Opening the SQLite file: safe settings, and migrations that are done wholly or not at all."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from crawler.errors import StoreError
from search.archive import free_space

NAME: Final = "kliping.sqlite"

Migration = tuple[int, str]
"""A version number and the SQL that leads to it from the one before."""

_FILE: Final = re.compile(r"(\d{4})_\w+\.sql")


class Connection(sqlite3.Connection):
    """A connection whose errors are told as ``StoreError``, with the file and the room that is left."""

    path: Path
    counted: tuple[tuple[int, int], object] | None = None
    """What was counted, and at which state."""

    def state(self) -> tuple[int, int]:
        """Two numbers of which one changes with every commit, of this connection (`total_changes`) or another (`PRAGMA data_version`)."""
        return int(self.execute("PRAGMA data_version").fetchone()[0]), self.total_changes

    def execute(self, *arguments: Any) -> sqlite3.Cursor:
        try:
            return super().execute(*arguments)
        except sqlite3.Error as problem:
            raise self._told(problem) from problem

    def executemany(self, *arguments: Any) -> sqlite3.Cursor:
        try:
            return super().executemany(*arguments)
        except sqlite3.Error as problem:
            raise self._told(problem) from problem

    def _told(self, problem: sqlite3.Error) -> StoreError:
        return StoreError(f"{self.path}: {problem}; {free_space(self.path.parent)}")


def connect(path: Path, *, write: bool) -> sqlite3.Connection:
    """A connection in autocommit mode; a reader cannot change the file. Raises ``StoreError`` when it is no store."""
    address = f"{path.absolute().as_uri()}?mode={'rwc' if write else 'ro'}"
    try:
        conn = sqlite3.connect(address, uri=True, isolation_level=None, timeout=10.0, check_same_thread=False, factory=Connection)
    except sqlite3.Error as problem:
        raise StoreError(f"{path}: tidak dapat dibuka sebagai basis data kliping ({problem})") from problem
    conn.path = path
    try:
        conn.row_factory = sqlite3.Row
        conn.execute("PRAGMA foreign_keys = ON")
        if write:
            conn.execute("PRAGMA journal_mode = WAL")
            conn.execute("PRAGMA synchronous = FULL")
            conn.execute("PRAGMA wal_autocheckpoint = 4000")
        conn.execute("PRAGMA user_version")
    except StoreError as problem:
        conn.close()
        why = f"{problem.__cause__}; {free_space(path.parent)}"
        raise StoreError(f"{path}: tidak dapat dibuka sebagai basis data kliping ({why})") from problem
    return conn


def close_writer(conn: sqlite3.Connection, path: Path) -> None:
    """Close a writer's connection so that what readers share (`-shm`) stays beside the file: on a full disk they could not make it."""
    with suppress(StoreError):
        conn.execute("PRAGMA busy_timeout = 0")
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        with closing(connect(path, write=False)):
            conn.close()
    conn.close()


def migrations() -> list[Migration]:
    """The migrations that come with this version, in order."""
    folder = files("search.store").joinpath("migrations")
    found = [(match, item) for item in folder.iterdir() if (match := _FILE.fullmatch(item.name))]
    return sorted((int(match.group(1)), item.read_text("utf-8")) for match, item in found)


def version(conn: sqlite3.Connection) -> int:
    """The number of the last migration that was applied; 0 for an empty file."""
    number = conn.execute("PRAGMA user_version").fetchone()[0]
    assert isinstance(number, int)
    return number


def check_version(conn: sqlite3.Connection, path: Path, steps: Sequence[Migration]) -> None:
    """Raise ``StoreError`` with what to do when the store is newer or older than this version of kliping."""
    newest, present = steps[-1][0], version(conn)
    if present > newest:
        raise StoreError(f"{path}: dibuat oleh kliping yang lebih baru (skema {present}, di sini {newest}); perbarui kliping")
    if present < newest:
        raise StoreError(
            f"{path}: skema {present} belum dimutakhirkan ke {newest}; jalankan `kliping reindex` sekali, atau mulai lagi `kliping serve`"
            " / made by an older kliping: run `kliping reindex` once, or start `kliping serve` again"
        )


def is_outdated(path: Path) -> bool:
    """Whether there is a store that an older kliping made. Raises ``StoreError`` for a file that is none."""
    if not path.is_file():
        return False
    with closing(connect(path, write=False)) as conn:
        return version(conn) < migrations()[-1][0]


def migrate(conn: sqlite3.Connection, path: Path, steps: Sequence[Migration]) -> None:
    """Bring the store up to date, one transaction a step; a store that holds something is copied first, beside itself.

    Raises ``StoreError`` when the store is newer than ``steps``, or when a step fails: it is then as it was before that step.
    """
    present = version(conn)
    if present > steps[-1][0]:
        check_version(conn, path, steps)
    pending = [step for step in steps if step[0] > present]
    if pending and present > 0:
        with _failing(path, pending[0][0]):
            _copy(conn, path.with_name(f"{path.name}.v{present}"))
    for number, sql in pending:
        with _failing(path, number):
            _step(conn, number, sql)


@contextmanager
def _failing(path: Path, number: int) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError) as problem:
        why = f"{problem}; {free_space(path.parent)}"
        raise StoreError(f"{path}: pemutakhiran ke skema {number} gagal ({why}); isinya tidak berubah") from problem


def _step(conn: sqlite3.Connection, number: int, sql: str) -> None:
    try:
        conn.executescript(f"BEGIN IMMEDIATE;\n{sql}\n;PRAGMA user_version = {number};\nCOMMIT;")
    except sqlite3.Error:
        if conn.in_transaction:
            conn.execute("ROLLBACK")
        raise


def _copy(conn: sqlite3.Connection, target: Path) -> None:
    """A copy made under another name first: what bears the final name is whole."""
    draft = target.with_name(target.name + ".baru")
    draft.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(draft)) as copy:
            conn.backup(copy)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
