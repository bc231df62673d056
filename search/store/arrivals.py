"""In which order articles came in: what the archive held at a moment, for whoever goes through a list while more arrive."""

from __future__ import annotations

import sqlite3


def newest(conn: sqlite3.Connection) -> int:
    """The number of the last article that came in and that an index was told of; 0 in an empty store.

    Between two nights that is simply the last article. While an index catches up, articles that it does not know do not count yet.
    """
    row = conn.execute("SELECT (SELECT max(seq) FROM outbox), (SELECT max(seq) FROM engines)").fetchone()
    last, told = row[0] or 0, row[1]
    if told is None or told >= last:
        found = conn.execute("SELECT max(rowid) FROM articles")
    else:
        found = conn.execute("SELECT max(a.rowid) FROM outbox o CROSS JOIN articles a ON a.id = o.article WHERE o.seq <= ?", (told,))
    return int(found.fetchone()[0] or 0)


def since(conn: sqlite3.Connection, number: int, limit: int) -> list[str]:
    """The ids of at most ``limit`` articles that came in after number ``number``."""
    return [row["id"] for row in conn.execute("SELECT id FROM articles WHERE rowid > ? ORDER BY rowid LIMIT ?", (number, limit))]
