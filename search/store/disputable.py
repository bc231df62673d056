"""Which articles may contradict another: found by the columns of their figures alone, before any record is read."""

from __future__ import annotations

import sqlite3

_ARTICLES = """
    SELECT DISTINCT f.article FROM figures f JOIN (
        SELECT f.indicator, f.as_of FROM figures f JOIN articles a ON a.id = f.article
        WHERE f.indicator IS NOT NULL AND f.as_of IS NOT NULL AND f.value IS NOT NULL
        GROUP BY f.indicator, f.as_of
        HAVING min(f.value) < max(f.value) AND min(coalesce(a.outlet, a.source)) < max(coalesce(a.outlet, a.source))
    ) fact ON fact.indicator = f.indicator AND fact.as_of = f.as_of
    ORDER BY f.article
"""


def articles(conn: sqlite3.Connection) -> tuple[str, ...]:
    """The ids of all articles with a fact that two outlets tell with different values, rounding not considered."""
    return tuple(row[0] for row in conn.execute(_ARTICLES))
