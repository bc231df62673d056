"""Stories in the store: which article carries which release, and how."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from extractor.article import Article
from search.store import outbox, records
from search.store.seal import seal

_Member = tuple[str, str | None]


class Story(NamedTuple):
    """One release: its id, the articles that carried it, each with the kind of carrying where known, and where it comes from.

    The article that speaks for the story comes first, then the others from the earliest on.
    """

    id: str
    carriers: tuple[tuple[Article, str | None], ...]
    origin: str | None = None


def assign(conn: sqlite3.Connection, members: Mapping[str, _Member]) -> int:
    """Enter for each article id its story id and kind of carrying; the rest stays. Returns how many articles changed.

    Every article of a story that gained or lost one is noted for the search engines: their number of carriers has changed.
    """
    touched: set[str] = set()
    changed = 0
    for article, (story, kind) in members.items():
        row = conn.execute("SELECT story, carries FROM articles WHERE id = ?", (article,)).fetchone()
        if row is None or (row["story"], row["carries"]) == (story, kind):
            continue
        conn.execute("UPDATE articles SET story = ?, carries = ? WHERE id = ?", (story, kind, article))
        seal(conn, "articles", article)
        touched.update({story, row["story"]} - {None})
        changed += 1
    for story in sorted(touched):
        outbox.note(conn, [row["id"] for row in conn.execute("SELECT id FROM articles WHERE story = ? ORDER BY id", (story,))], "put")
    return changed


def stories_of(conn: sqlite3.Connection, articles: Iterable[str]) -> dict[str, str]:
    """The story of each of these articles that is in one."""
    found = {}
    for article in articles:
        row = conn.execute("SELECT story FROM articles WHERE id = ? AND story IS NOT NULL", (article,)).fetchone()
        if row:
            found[article] = row["story"]
    return found


_ORDER: Final = "id IS NOT ?, published IS NULL, published, id"
"""Who speaks for the story first, then from the earliest on."""


def get(conn: sqlite3.Connection, story: str) -> Story | None:
    """The story with its carriers, under its present id when ``story`` is a former one; null where nobody carries it."""
    moved = conn.execute("SELECT story FROM story_addresses WHERE old = ?", (story,)).fetchone()
    present = moved["story"] if moved else story
    speaks, origin = _settled(conn, present)
    rows = conn.execute(f"SELECT record, story, carries FROM articles WHERE story = ? ORDER BY {_ORDER}", (present, speaks)).fetchall()
    return Story(present, tuple((records.article_of(row), row["carries"]) for row in rows), origin) if rows else None


def spoken(conn: sqlite3.Connection, story: str) -> tuple[int, str] | None:
    """How many articles carry the story of this present id, and which of them speaks for it, without reading them."""
    query = f"SELECT count(*) OVER (), id FROM articles WHERE story = ? ORDER BY {_ORDER} LIMIT 1"
    row = conn.execute(query, (story, _settled(conn, story)[0])).fetchone()
    return (row[0], row[1]) if row else None


def carriers(conn: sqlite3.Connection, story: str) -> tuple[str, ...]:
    """The ids of the articles that carry the story of this present id."""
    return tuple(row["id"] for row in conn.execute("SELECT id FROM articles WHERE story = ? ORDER BY id", (story,)))


def _settled(conn: sqlite3.Connection, story: str) -> tuple[str | None, str | None]:
    settled = conn.execute("SELECT speaks, origin FROM stories WHERE id = ?", (story,)).fetchone()
    return (settled["speaks"], settled["origin"]) if settled else (None, None)


def sizes(conn: sqlite3.Connection) -> dict[str, int]:
    """How many articles carry each story."""
    return dict(conn.execute("SELECT story, count(*) FROM articles WHERE story IS NOT NULL GROUP BY story ORDER BY story").fetchall())
