"""The ledger: one row for every page that was ever discovered, in exactly one state.

``pending`` → ``fetched`` → ``article``, ``duplicate`` or ``rejected``; or ``pending`` → ``failed``. A page once read stays what it is
when a later visit fails: the reason is noted beside it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any, Final

from crawler.errors import StoreError
from crawler.page import Page
from crawler.reasons import FAILURES, INPUT_FAILURES
from extractor.article import REJECTIONS, Article, Raw, Rejected, article_from_json
from search.archive import Archive
from search.store import records
from search.store.identity import same_article
from search.store.seal import seal

Transaction = Callable[[], AbstractContextManager[None]]

DUPLICATES: Final[Mapping[str, str]] = {
    "same-address": "alamatnya sama dengan artikel yang sudah ada",
    "same-bytes": "isinya sama persis dengan artikel yang sudah ada",
    "older-version": "artikelnya sudah ada dalam versi yang lebih baru",
}
"""Why a page is a duplicate of an article."""

STATES: Final[Mapping[str, str]] = {
    "pending": "menunggu diambil",
    "fetched": "menunggu dibaca",
    "article": "artikel",
    "duplicate": "salinan artikel",
    "rejected": "bukan artikel",
    "failed": "gagal diambil",
}
"""The states of a page, with their Indonesian wording."""

REASONS: Final[Mapping[str, Mapping[str, str]]] = {
    "pending": FAILURES,
    "fetched": {},
    "article": {**FAILURES, **REJECTIONS},
    "duplicate": DUPLICATES,
    "rejected": REJECTIONS,
    "failed": {**FAILURES, **INPUT_FAILURES},
}
"""The closed list of reasons that a page in each state may carry."""


def input_key(page: Page) -> str:
    """What makes an input the same input: its name and its bytes."""
    return f"{page.source}#{page.sha256}"


def find(conn: sqlite3.Connection, key: str) -> sqlite3.Row | None:
    """The ledger row known under ``key``."""
    row = conn.execute("SELECT * FROM pages WHERE key = ?", (key,)).fetchone()
    assert row is None or isinstance(row, sqlite3.Row)
    return row


def add(conn: sqlite3.Connection, values: Mapping[str, Any]) -> int:
    """Enter a new row and return its id."""
    names, marks = ", ".join(values), ", ".join("?" * len(values))
    number = conn.execute(f"INSERT INTO pages ({names}) VALUES ({marks})", tuple(values.values())).lastrowid
    assert number is not None
    seal(conn, "pages", number)
    return number


def change(conn: sqlite3.Connection, number: int, **values: Any) -> None:
    """Change some columns of row ``number``; a row that already has these values is not written."""
    row = conn.execute("SELECT * FROM pages WHERE id = ?", (number,)).fetchone()
    new = {name: value for name, value in values.items() if row[name] != value}
    if new:
        conn.execute(f"UPDATE pages SET {', '.join(f'{name} = ?' for name in new)} WHERE id = ?", (*new.values(), number))
        seal(conn, "pages", number)


def original(conn: sqlite3.Connection, archive: Archive, page: Page) -> dict[str, Any]:
    """The columns that say where the original of ``page`` is; it is archived unless the same page already was."""
    row = conn.execute(
        """SELECT sha256, length, warc, warc_offset, warc_length, warc_digest FROM pages
           WHERE sha256 = ? AND url IS ? AND outlet IS ? AND warc IS NOT NULL LIMIT 1""",
        (page.sha256, page.url, page.outlet),
    ).fetchone()
    if row:
        return dict(row)
    ref = archive.append(page)
    place = {"warc": ref.file, "warc_offset": ref.offset, "warc_length": ref.length, "warc_digest": ref.digest}
    return {"sha256": page.sha256, "length": len(page.raw), **place}


def receive(conn: sqlite3.Connection, archive: Archive, page: Page, now: str) -> int:
    """Enter a page that came from an input, with its original, as ``fetched``; the row's id, also where it was known."""
    key = input_key(page)
    if known := find(conn, key):
        return int(known["id"])
    about = {"key": key, "origin": "input", "source": page.source, "url": page.url, "outlet": page.outlet}
    return add(
        conn, {**about, "state": "fetched", "first_seen": now, "fetched_at": page.fetched_at, **original(conn, archive, page)}
    )  # fmt: skip


def finish(conn: sqlite3.Connection, number: int, outcome: Article | Rejected, now: str) -> str:
    """Enter what reading page ``number`` gave and return the page's state.

    Raises ``ValueError`` for a reason that is not on the closed list.
    """
    row = conn.execute("SELECT * FROM pages WHERE id = ?", (number,)).fetchone()
    if isinstance(outcome, Rejected):
        _reject(conn, row, outcome, now)
    else:
        _accept(conn, row, replace(outcome, raw=raw_of(row), story=None), now)
    return state_of(conn, number)


def state_of(conn: sqlite3.Connection, number: int) -> str:
    """The state of page ``number``."""
    return str(conn.execute("SELECT state FROM pages WHERE id = ?", (number,)).fetchone()["state"])


def raw_of(row: sqlite3.Row) -> Raw:
    """Where the original of a page is."""
    return Raw(row["sha256"], row["length"], row["warc"], row["warc_offset"])


def kept(conn: sqlite3.Connection, archive: Archive, states: Collection[str], transaction: Transaction) -> Iterator[tuple[int, Page]]:
    """Every page in one of ``states`` with its original; the ledger may be written to meanwhile.

    A page whose original is damaged goes back to ``pending`` when it can be fetched again, and to ``failed`` otherwise.
    """
    after, marks = 0, ",".join("?" * len(states))
    query = f"SELECT * FROM pages WHERE state IN ({marks}) AND warc IS NOT NULL AND id > ? ORDER BY id LIMIT 1"
    while row := conn.execute(query, (*states, after)).fetchone():
        after = row["id"]
        if page := _load(conn, archive, row, transaction):
            yield after, page


def unread(
    conn: sqlite3.Connection, archive: Archive, skip: Collection[int], limit: int, transaction: Transaction
) -> list[tuple[int, Page]]:
    """At most ``limit`` fetched pages that are still to be read, those with the numbers in ``skip`` left out; damage as in :func:`kept`."""
    query = "SELECT * FROM pages WHERE state = 'fetched' AND warc IS NOT NULL ORDER BY id LIMIT ?"
    rows = [row for row in conn.execute(query, (len(skip) + limit,)) if row["id"] not in skip][:limit]
    return [(row["id"], page) for row in rows if (page := _load(conn, archive, row, transaction))]


def _load(conn: sqlite3.Connection, archive: Archive, row: sqlite3.Row, transaction: Transaction) -> Page | None:
    """The original of a page; null when it is damaged."""
    try:
        return archive.load(raw_of(row)).with_outlet(row["outlet"])
    except StoreError as problem:
        if row["state"] == "fetched":
            with transaction():
                _lost(conn, row, str(problem))
        return None


def _lost(conn: sqlite3.Connection, row: sqlite3.Row, problem: str) -> None:
    if row["origin"] == "crawl":
        change(conn, row["id"], state="pending", reason="truncated", detail=problem)
    else:
        change(conn, row["id"], state="failed", reason="damaged-archive", detail=problem)


def _reject(conn: sqlite3.Connection, row: sqlite3.Row, rejected: Rejected, now: str) -> None:
    if rejected.reason not in REJECTIONS:
        raise ValueError(f"{rejected.reason!r} is none of {', '.join(REJECTIONS)}")
    own = conn.execute("SELECT id, record FROM articles WHERE page = ?", (row["id"],)).fetchone()
    if own and article_from_json(own["record"]).raw.sha256 != row["sha256"]:
        change(conn, row["id"], state="article", reason=rejected.reason, detail=rejected.detail)
        return
    _release(conn, row["id"], None, "rejected", now)
    change(conn, row["id"], state="rejected", reason=rejected.reason, detail=rejected.detail, article=None)


def _accept(conn: sqlite3.Connection, row: sqlite3.Row, article: Article, now: str) -> None:
    owner = conn.execute("SELECT page, record FROM articles WHERE id = ?", (article.id,)).fetchone()
    if owner and owner["page"] != row["id"]:
        current = article_from_json(owner["record"])
        if current.raw.sha256 == article.raw.sha256:
            return _duplicate(conn, row, article.id, "same-address" if article.canonical_url else "same-bytes", now)
        if not same_article(current.text, article.text):
            return _accept(conn, row, replace(article, id=article.raw.sha256[:16], canonical_url=None), now)
        if owner["page"] > row["id"]:
            return _duplicate(conn, row, article.id, "older-version", now)
        change(conn, owner["page"], state="duplicate", reason="older-version", detail=None)
    elif not owner and (twin := _twin(conn, row)):
        return _duplicate(conn, row, twin, "same-bytes", now)
    _release(conn, row["id"], article.id, "moved", now)
    records.put(conn, article, row["id"], now)
    change(conn, row["id"], state="article", reason=None, detail=None, article=article.id)
    return None


def _twin(conn: sqlite3.Connection, row: sqlite3.Row) -> str | None:
    """The article that an earlier page of the same outlet with the same bytes became."""
    twin = conn.execute(
        "SELECT article FROM pages WHERE sha256 = ? AND outlet IS ? AND state = 'article' AND id < ? ORDER BY id LIMIT 1",
        (row["sha256"], row["outlet"], row["id"]),
    ).fetchone()
    return str(twin["article"]) if twin else None


def _duplicate(conn: sqlite3.Connection, row: sqlite3.Row, article: str, reason: str, now: str) -> None:
    _release(conn, row["id"], article, "moved", now)
    change(conn, row["id"], state="duplicate", reason=reason, detail=None, article=article)


def _release(conn: sqlite3.Connection, number: int, keep: str | None, why: str, now: str) -> None:
    """Drop the articles that page ``number`` was, except ``keep``; pages that were duplicates of them are to be read again."""
    for gone in conn.execute("SELECT id FROM articles WHERE page = ? AND id IS NOT ?", (number, keep)).fetchall():
        records.drop(conn, gone["id"], why, now)
        for copy in conn.execute("SELECT id FROM pages WHERE article = ? AND state = 'duplicate'", (gone["id"],)).fetchall():
            change(conn, copy["id"], state="fetched", reason=None, article=None)
