"""What the store holds in numbers, and whether the ledger adds up."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from search.store.database import Connection


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the store holds."""

    articles: int
    relevant: int
    stories: int
    statements: int
    figures: int
    outlets: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class OutletCounts:
    """How much an outlet has in the store; ``stories`` counts the stories it carries, ``newest`` is its latest date of publication."""

    outlet: str
    articles: int
    stories: int
    newest: str | None


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every page that was ever discovered, by what became of it; ``pending`` are those still to be fetched or read."""

    discovered: int
    article: int
    duplicate: Mapping[str, int]
    rejected: Mapping[str, int]
    failed: Mapping[str, int]
    pending: int

    @property
    def accounted(self) -> int:
        """The sum over all states."""
        return self.article + self.pending + sum(sum(part.values()) for part in (self.duplicate, self.rejected, self.failed))

    @property
    def balanced(self) -> bool:
        """Whether every page that was discovered is in a state."""
        return self.discovered == self.accounted


def count(conn: sqlite3.Connection) -> Counts:
    """The numbers for the start page and the receipts; ``first`` and ``last`` are the earliest and latest dates of publication.

    They are counted once for each state of the file: a large archive takes a while to count, and stands still most of the day.
    """
    if not isinstance(conn, Connection) or conn.in_transaction:  # what is rolled back must not be remembered
        return _count(conn)
    state = conn.state()
    if conn.counted is None or conn.counted[0] != state:
        conn.counted = (state, _count(conn))
    found = conn.counted[1]
    assert isinstance(found, Counts)
    return found


def _count(conn: sqlite3.Connection) -> Counts:
    row = conn.execute(
        """SELECT count(*), coalesce(sum(relevant), 0), count(DISTINCT story), (SELECT count(*) FROM statements),
                  (SELECT count(*) FROM figures), count(DISTINCT outlet), min(published), max(published) FROM articles"""
    ).fetchone()
    return Counts(*row)


def by_outlet(conn: sqlite3.Connection) -> tuple[OutletCounts, ...]:
    """Every outlet with articles, the one with most of them first. An article in no story is a story of its own."""
    rows = conn.execute(
        """SELECT outlet, count(*) AS articles, count(DISTINCT story) + sum(story IS NULL), max(published) FROM articles
           WHERE outlet IS NOT NULL GROUP BY outlet ORDER BY articles DESC, outlet"""
    )
    return tuple(OutletCounts(*row) for row in rows)


def newest(conn: sqlite3.Connection) -> str | None:
    """When the newest article came in (RFC 3339, UTC); null in an empty store. Quick, however many there are."""
    row = conn.execute("SELECT stored_at FROM articles ORDER BY rowid DESC LIMIT 1").fetchone()
    return row[0] if row else None


def balance(conn: sqlite3.Connection) -> Ledger:
    """The ledger's sums. ``discovered`` comes from the counter of rows ever entered, so that a lost row shows."""
    by: dict[str, dict[str, int]] = {}
    for state, reason, number in conn.execute("SELECT state, reason, count(*) FROM pages GROUP BY state, reason ORDER BY state, reason"):
        by.setdefault(state, {})[reason or ""] = number
    entered = conn.execute("SELECT seq FROM sqlite_sequence WHERE name = 'pages'").fetchone()
    total = {state: sum(reasons.values()) for state, reasons in by.items()}
    return Ledger(
        discovered=entered[0] if entered else 0,
        article=total.get("article", 0),
        duplicate=by.get("duplicate", {}),
        rejected=by.get("rejected", {}),
        failed=by.get("failed", {}),
        pending=total.get("pending", 0) + total.get("fetched", 0),
    )
