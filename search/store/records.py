"""Articles as rows: the current record, what it said before, and its parts as child rows."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, Final

from extractor.article import Article, article_from_json, to_json
from search.store import outbox
from search.store.changes import says_something_else
from search.store.laying import laid
from search.store.seal import seal

CHILDREN: Final = ("officials", "programmes", "organisations", "places", "figures", "statements")
"""The tables whose rows are parts of a record, each named as the record's key."""

_CHUNK: Final = 500
_AS_READ: Final = "coalesce(reading, record) AS record, stored_at"
"""What a version keeps: the publisher's words as they were read, without what people set right."""


def columns_of(article: Article) -> dict[str, Any]:
    """What a row of ``articles`` repeats from the record, for lists and for asking with SQL."""
    return {
        "source": article.source,
        "source_id": article.source_id,
        "url": article.url,
        "canonical_url": article.canonical_url,
        "outlet": article.outlet,
        "language": article.language,
        "title": article.title,
        "published": article.published,
        "relevant": int(article.relevant),
        "relevance": float(article.relevance.score),
        "characters": len(article.text),
    }


def children_of(article: Article) -> dict[str, list[tuple[Any, ...]]]:
    """The child rows of ``article`` by table, each row in the order of the table's columns."""
    key = article.id
    return {
        "officials": [
            (key, n, o.name, o.person, o.role, o.org, int(o.by_role_only), len(o.mentions)) for n, o in enumerate(article.officials)
        ],
        "programmes": [(key, n, p.name, p.programme, len(p.mentions)) for n, p in enumerate(article.programmes)],
        "organisations": [(key, n, o.name, o.organisation, len(o.mentions)) for n, o in enumerate(article.organisations)],
        "places": [(key, n, p.name, p.place, len(p.mentions)) for n, p in enumerate(article.places)],
        "figures": [
            (key, n, f.text, *map(_real, (f.value, f.low, f.high)), f.unit, f.qualifier, f.measure, f.as_of, f.indicator, f.start, f.end)
            for n, f in enumerate(article.figures)
        ],
        "statements": [
            (key, n, s.kind, s.speaker, s.person, s.role, s.text, json.dumps(s.spans), s.cue, s.rule, float(s.confidence))
            for n, s in enumerate(article.statements)
        ],
    }  # fmt: skip


def put(conn: sqlite3.Connection, article: Article, page: int, now: str) -> bool:
    """Make ``article`` the current record of its id, got from ledger row ``page``. Returns whether anything changed.

    When the publisher changed what it says, the record so far is kept as a version; a new reading of the same original replaces it, and
    so does a cosmetic change. What people set right is laid over it.
    """
    shown = laid(conn, article)
    reading = to_json(replace(article, story=None))
    record = reading if shown is article else to_json(replace(shown, story=None))
    before = conn.execute(f"SELECT {_AS_READ}, page, record AS shown FROM articles WHERE id = ?", (article.id,)).fetchone()
    if before and (before["record"], before["shown"], before["page"]) == (reading, record, page):
        return False
    earlier = article_from_json(before["record"]) if before else None
    if earlier and earlier.raw.sha256 != article.raw.sha256 and says_something_else(earlier, article):
        _keep_version(conn, article.id, before, "changed", now)
    more = {"page": page, "version": _next_version(conn, article.id), "record": record, "stored_at": now}
    _write(conn, shown, {**more, "reading": reading if reading != record else None})
    outbox.note(conn, [article.id], "put")
    return True


def drop(conn: sqlite3.Connection, key: str, why: str, now: str) -> None:
    """Article ``key`` is none any more (``rejected``) or has another id now (``moved``): its record stays as a version."""
    before = conn.execute(f"SELECT {_AS_READ} FROM articles WHERE id = ?", (key,)).fetchone()
    _keep_version(conn, key, before, why, now)
    conn.execute("DELETE FROM articles WHERE id = ?", (key,))
    outbox.note(conn, [key], "drop")


def get_many(conn: sqlite3.Connection, keys: Iterable[str]) -> list[Article]:
    """The articles with these ids that there are, in the order asked."""
    wanted = list(keys)
    found: dict[str, Article] = {}
    for start in range(0, len(wanted), _CHUNK):
        part = wanted[start : start + _CHUNK]
        marks = ",".join("?" * len(part))
        rows = conn.execute(f"SELECT record, story FROM articles WHERE id IN ({marks})", part)
        found.update((article.id, article) for article in map(article_of, rows))
    return [found[key] for key in wanted if key in found]


def digests(conn: sqlite3.Connection, keys: Iterable[str]) -> dict[str, str]:
    """For each of these articles that there is, a digest of everything its record says, its story included."""
    wanted = list(keys)
    found: dict[str, str] = {}
    for start in range(0, len(wanted), _CHUNK):
        part = wanted[start : start + _CHUNK]
        rows = conn.execute(f"SELECT id, record, story FROM articles WHERE id IN ({','.join('?' * len(part))})", part)
        found.update((row["id"], hashlib.sha256(f"{row['story']}\n{row['record']}".encode()).hexdigest()[:16]) for row in rows)
    return found


def iterate(conn: sqlite3.Connection, after: str) -> Iterator[Article]:
    """All articles whose id comes after ``after``, by id; the store may be written to meanwhile."""
    while rows := conn.execute("SELECT record, story FROM articles WHERE id > ? ORDER BY id LIMIT ?", (after, _CHUNK)).fetchall():
        for row in rows:
            article = article_of(row)
            after = article.id
            yield article


def versions(conn: sqlite3.Connection, key: str) -> list[Article]:
    """What article ``key`` said before, oldest first."""
    rows = conn.execute("SELECT record FROM article_versions WHERE article = ? ORDER BY version", (key,))
    return [article_from_json(row["record"]) for row in rows]


def article_of(row: sqlite3.Row) -> Article:
    """The article of a row with ``record`` and ``story``."""
    return replace(article_from_json(row["record"]), story=row["story"])


def _write(conn: sqlite3.Connection, article: Article, more: dict[str, Any]) -> None:
    values = {"id": article.id, **columns_of(article), **more, "seal": ""}
    names, marks = ", ".join(values), ", ".join("?" * len(values))
    updates = ", ".join(f"{name} = excluded.{name}" for name in values if name != "id")
    conn.execute(f"INSERT INTO articles ({names}) VALUES ({marks}) ON CONFLICT (id) DO UPDATE SET {updates}", tuple(values.values()))
    for table, rows in children_of(article).items():
        conn.execute(f"DELETE FROM {table} WHERE article = ?", (article.id,))
        if rows:
            conn.executemany(f"INSERT INTO {table} VALUES ({','.join('?' * len(rows[0]))})", rows)
    seal(conn, "articles", article.id)


def _keep_version(conn: sqlite3.Connection, key: str, before: sqlite3.Row, why: str, now: str) -> None:
    cursor = conn.execute(
        "INSERT INTO article_versions (article, version, record, stored_at, replaced_at, why, seal) VALUES (?, ?, ?, ?, ?, ?, '')",
        (key, _next_version(conn, key), before["record"], before["stored_at"], now, why),
    )
    seal(conn, "article_versions", cursor.lastrowid)


def _next_version(conn: sqlite3.Connection, key: str) -> int:
    row = conn.execute("SELECT coalesce(max(version), 0) + 1 FROM article_versions WHERE article = ?", (key,)).fetchone()
    assert isinstance(row[0], int)
    return row[0]


def _real(number: float | None) -> float | None:
    return None if number is None else float(number)
