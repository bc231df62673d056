"""Seals: a digest beside the row it is made from, so that a byte changed by anybody but the store is noticed and the row named."""

from __future__ import annotations

import hashlib
import sqlite3
from typing import Any, Final

SEALED: Final = {
    "pages": "id", "articles": "id", "article_versions": "rowid", "corrections": "id", "searches": "name", "runs": "id",
    "story_decisions": "id",
}  # fmt: skip
"""The sealed tables, each with the column by which one of its rows is found. The others can be made again from these or from a crawl."""


def seal_of(row: sqlite3.Row) -> str:
    """The seal that fits ``row``: a digest of the names and values of its columns, the seal itself and nulls left out.

    Without the nulls, a column that a later migration adds leaves the seals as they are.
    """
    digest = hashlib.sha256()
    for name in sorted(set(row.keys()) - {"seal", "_row"}):
        if row[name] is not None:
            digest.update(repr((name, row[name])).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:32]


def seal(conn: sqlite3.Connection, table: str, key: Any) -> None:
    """Seal the row of ``table`` whose key is ``key``, after it has been written."""
    row = conn.execute(f"SELECT rowid AS _row, * FROM {table} WHERE {SEALED[table]} = ?", (key,)).fetchone()
    conn.execute(f"UPDATE {table} SET seal = ? WHERE rowid = ?", (seal_of(row), row["_row"]))
