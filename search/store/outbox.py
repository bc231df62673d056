"""The outbox: which articles the search engines have still to be told of. One row an article, in the order of its last change."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

Verb = Literal["put", "drop"]


class Change(NamedTuple):
    """The last change of one article; ``seq`` grows with every change."""

    seq: int
    article: str
    verb: Verb


def note(conn: sqlite3.Connection, articles: Iterable[str], verb: Verb) -> None:
    """Note that ``articles`` have changed, or are articles no more."""
    for article in articles:
        conn.execute("DELETE FROM outbox WHERE article = ?", (article,))
        conn.execute("INSERT INTO outbox (article, verb) VALUES (?, ?)", (article, verb))


def changes(conn: sqlite3.Connection, engine: str, limit: int) -> list[Change]:
    """At most ``limit`` changes that ``engine`` has not acknowledged, oldest first."""
    rows = conn.execute(
        "SELECT seq, article, verb FROM outbox WHERE seq > coalesce((SELECT seq FROM engines WHERE name = ?), 0) ORDER BY seq LIMIT ?",
        (engine, limit),
    )
    return [Change(*row) for row in rows]


def changed_since(conn: sqlite3.Connection, seq: int) -> int:
    """How many articles have changed after change number ``seq``."""
    row = conn.execute("SELECT count(*) FROM outbox WHERE seq > ?", (seq,)).fetchone()
    assert isinstance(row[0], int)
    return row[0]


def acknowledge(conn: sqlite3.Connection, engine: str, seq: int) -> None:
    """``engine`` has been told everything up to ``seq``; 0 starts it again from the beginning."""
    conn.execute("INSERT INTO engines (name, seq) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET seq = excluded.seq", (engine, seq))


def acknowledged(conn: sqlite3.Connection, engine: str) -> int:
    """The number of the last change that ``engine`` has been told of; 0 when it knows nothing."""
    row = conn.execute("SELECT seq FROM engines WHERE name = ?", (engine,)).fetchone()
    return int(row[0]) if row else 0


def numbers(conn: sqlite3.Connection, articles: Sequence[str]) -> dict[str, int]:
    """The number of the last change of each of ``articles``, at most some hundreds."""
    rows = conn.execute(f"SELECT article, seq FROM outbox WHERE article IN ({','.join('?' * len(articles))})", articles)
    return {row["article"]: row["seq"] for row in rows}


def waiting(conn: sqlite3.Connection, engine: str) -> int:
    """How many changes ``engine`` has not acknowledged."""
    row = conn.execute(
        "SELECT count(*) FROM outbox WHERE seq > coalesce((SELECT seq FROM engines WHERE name = ?), 0)", (engine,)
    ).fetchone()
    assert isinstance(row[0], int)
    return row[0]


def last(conn: sqlite3.Connection) -> int:
    """The number of the newest change; 0 when nothing ever changed."""
    row = conn.execute("SELECT coalesce(max(seq), 0) FROM outbox").fetchone()
    assert isinstance(row[0], int)
    return row[0]
