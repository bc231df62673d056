"""Documents that a search engine refused for good, with its reason: nothing is left out of an index without a word."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple


class Refusal(NamedTuple):
    """A document that is not in the index of ``engine``, and why, since when (RFC 3339)."""

    engine: str
    document: str
    article: str
    reason: str
    since: str


def enter(conn: sqlite3.Connection, engine: str, told: Iterable[str], refused: Iterable[tuple[str, str, str]], now: str) -> None:
    """``engine`` has been told of the articles ``told``, and of their documents refused those in ``refused`` (id, article, reason)."""
    conn.executemany("DELETE FROM quarantine WHERE engine = ? AND article = ?", [(engine, article) for article in told])
    conn.executemany(
        "INSERT OR REPLACE INTO quarantine (engine, document, article, reason, since) VALUES (?, ?, ?, ?, ?)",
        [(engine, *row, now) for row in refused],
    )


def clear(conn: sqlite3.Connection, engine: str) -> None:
    """The index of ``engine`` is made anew."""
    conn.execute("DELETE FROM quarantine WHERE engine = ?", (engine,))


def listed(conn: sqlite3.Connection, engine: str) -> list[Refusal]:
    """Everything that ``engine`` refused, by id."""
    rows = conn.execute("SELECT engine, document, article, reason, since FROM quarantine WHERE engine = ? ORDER BY document", (engine,))
    return [Refusal(*row) for row in rows]
