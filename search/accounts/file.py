"""The file with accounts, sessions, tokens and the audit trail: readable by its owner alone, written in short transactions."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from crawler.errors import StoreError
from search.store.database import Connection

NAME: Final = "accounts.sqlite"
_STEPS: Final = ("0001_accounts.sql",)
_PATIENCE: Final = 10.0
"""Seconds that a writer waits for another one."""


def utc_now() -> datetime:
    """The time, to the second."""
    return datetime.now(UTC).replace(microsecond=0)


def written(when: datetime) -> str:
    """A time as the file holds it."""
    return f"{when:%Y-%m-%dT%H:%M:%SZ}"


class AccountFile:
    """`accounts.sqlite` in a data folder; it is made when something is first written. Used by many threads and processes at once.

    It keeps a rollback journal, not a write-ahead log: web server and command line write here at the same moment, and versions of
    SQLite before 3.51.3 can then damage a log. Methods raise ``StoreError``.
    """

    def __init__(self, data_dir: Path, clock: Callable[[], datetime] = utc_now) -> None:
        self.path, self.clock = data_dir / NAME, clock
        self._conn: Connection | None = None
        self._turn = threading.RLock()

    def now(self) -> str:
        """The time as it is written down."""
        return written(self.clock())

    def rows(self, sql: str, *values: Any) -> list[sqlite3.Row]:
        """What a question finds; nothing where there is no file yet."""
        with self._turn:
            return self._open().execute(sql, values).fetchall() if self._conn or self.path.is_file() else []

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Everything written in this block becomes true at once, or not at all."""
        with self._turn:
            conn = self._open()
            conn.execute("BEGIN IMMEDIATE")
            try:
                yield conn
                conn.execute("COMMIT")
            except BaseException:
                if conn.in_transaction:
                    conn.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Let go of the file."""
        with self._turn:
            if self._conn:
                self._conn.close()
                self._conn = None

    def _open(self) -> Connection:
        if self._conn is None:
            self._conn = _connect(self.path)
        return self._conn


def _connect(path: Path) -> Connection:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        path.chmod(0o600)  # one that was restored from a backup may be open to others
        conn = sqlite3.connect(path, isolation_level=None, timeout=_PATIENCE, check_same_thread=False, factory=Connection)
    except (OSError, sqlite3.Error) as problem:
        raise StoreError(f"{path}: tidak dapat dibuka ({problem})") from problem
    conn.path, conn.row_factory = path, sqlite3.Row
    try:
        conn.execute("PRAGMA foreign_keys = ON")
        conn.execute("PRAGMA synchronous = FULL")
        conn.execute("PRAGMA secure_delete = ON")
        _bring_up_to_date(conn, path)
    except BaseException:
        conn.close()
        raise
    return conn


def _bring_up_to_date(conn: Connection, path: Path) -> None:
    """Each step in one transaction together with its number; of two processes that come at once, the second finds it done."""
    if _version(conn) > len(_STEPS):
        raise StoreError(f"{path}: dibuat oleh kliping yang lebih baru; perbarui kliping / made by a newer kliping")
    if _version(conn) == len(_STEPS):
        return
    conn.execute("BEGIN IMMEDIATE")
    try:
        for number, name in enumerate(_STEPS[_version(conn) :], _version(conn) + 1):
            for statement in _statements(files("search.accounts").joinpath("migrations", name).read_text("utf-8")):
                conn.execute(statement)
            conn.execute(f"PRAGMA user_version = {number}")
        conn.execute("COMMIT")
    except BaseException:
        if conn.in_transaction:
            conn.execute("ROLLBACK")
        raise


def _version(conn: Connection) -> int:
    return int(conn.execute("PRAGMA user_version").fetchone()[0])


def _statements(script: str) -> Iterator[str]:
    """The statements of a script one by one: SQLite's own way of running a script would end the transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
