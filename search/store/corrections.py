"""What people set right, kept for good: a correction that is taken back stays, with the time."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from extractor.article import Article, article_from_json
from search.corrections_fields import Correction, Spot
from search.store import records
from search.store.laying import correction_of, standing
from search.store.seal import seal


class StoreCorrections:
    """The part of the store that corrections use; ``transaction`` is the store's."""

    def __init__(
        self, conn: sqlite3.Connection, transaction: Callable[[], AbstractContextManager[None]], clock: Callable[[], str]
    ) -> None:  # fmt: skip
        self._conn, self._transaction, self._clock = conn, transaction, clock

    def reading(self, article: str) -> Article | None:
        """The record as the reading gave it."""
        row = self._conn.execute("SELECT coalesce(reading, record) AS reading FROM articles WHERE id = ?", (article,)).fetchone()
        return article_from_json(row["reading"]) if row else None

    def of(self, article: str) -> list[Correction]:
        """Every correction of an article, also those taken back, oldest first."""
        return [correction_of(row) for row in self._conn.execute("SELECT * FROM corrections WHERE article = ? ORDER BY id", (article,))]

    def standing(self, article: str) -> list[Correction]:
        """Those of them that stand."""
        return standing(self._conn, article)

    def get(self, number: int) -> Correction | None:
        """The correction with this number."""
        row = self._conn.execute("SELECT * FROM corrections WHERE id = ?", (number,)).fetchone()
        return correction_of(row) if row else None

    def articles(self) -> list[str]:
        """The ids of all articles with a correction that stands."""
        rows = self._conn.execute("SELECT DISTINCT article FROM corrections WHERE withdrawn_at IS NULL ORDER BY article")
        return [row["article"] for row in rows]

    def add(self, article: str, field: str, spot: Spot, before: Any, after: Any, who: str, why: str) -> int:
        """Enter a correction and lay it over the record. Returns its number."""
        with self._transaction():
            kept = {"list": spot.list, "attribute": spot.attribute, "anchor": dict(spot.anchor), "values": before}
            number = self._conn.execute(
                "INSERT INTO corrections (article, field, before, after, who, why, made_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (article, field, _json(kept), _json(after), who, why, self._clock()),
            ).lastrowid
            assert number is not None
            seal(self._conn, "corrections", number)
            self._lay_again(article)
        return number

    def withdraw(self, correction: Correction) -> None:
        """Take a correction back; the record is again what it would be without it."""
        with self._transaction():
            self._conn.execute("UPDATE corrections SET withdrawn_at = ? WHERE id = ?", (self._clock(), correction.id))
            seal(self._conn, "corrections", correction.id)
            self._lay_again(correction.article)

    def _lay_again(self, article: str) -> None:
        reading = self.reading(article)
        if reading:
            page = self._conn.execute("SELECT page FROM articles WHERE id = ?", (article,)).fetchone()["page"]
            records.put(self._conn, reading, page, self._clock())


def _json(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, sort_keys=True)
