"""Reading the corrections of an article from the store and laying them over what was read."""

from __future__ import annotations

import json
import sqlite3

from extractor.article import Article
from search.corrections_fields import Correction, Spot, lay


def standing(conn: sqlite3.Connection, article: str) -> list[Correction]:
    """The corrections of an article that have not been taken back, oldest first."""
    rows = conn.execute("SELECT * FROM corrections WHERE article = ? AND withdrawn_at IS NULL ORDER BY id", (article,))
    return [correction_of(row) for row in rows]


def laid(conn: sqlite3.Connection, reading: Article) -> Article:
    """``reading`` as it is shown: with what people set right."""
    corrections = standing(conn, reading.id)
    return lay(reading, corrections)[0] if corrections else reading


def correction_of(row: sqlite3.Row) -> Correction:
    """The correction in a row of ``corrections``."""
    kept = json.loads(row["before"])
    spot = Spot(kept["list"], kept["attribute"], kept["anchor"])
    return Correction(
        row["id"], row["article"], row["field"], spot, kept["values"], json.loads(row["after"]), row["who"], row["why"], row["made_at"],
        row["withdrawn_at"],
    )  # fmt: skip
