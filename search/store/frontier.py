"""The memory of the crawl: :class:`crawler.frontier.Frontier` on the ledger. Every verb is one transaction."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple

from crawler.frontier import NO_VALIDATORS, Kind, Link, Target, Validators
from crawler.page import Given, Page
from crawler.reasons import FAILURES
from search.archive import Archive
from search.store import ledger

LOOK_AGAIN: Final = 30
"""Days after which an article is taken to be as its publisher wants it."""

_NO_REASON: Final[dict[str, Any]] = {"reason": None, "detail": None}

_WITHIN: Final = "(printed IS NULL OR (printed >= ? AND printed < ?)) ORDER BY printed DESC, id DESC LIMIT ?"
PENDING: Final = f"""SELECT * FROM pages
    WHERE state = 'pending' AND outlet = ? AND origin = 'crawl' AND (next_try IS NULL OR next_try <= ?) AND {_WITHIN}"""
"""Asked for every page of a crawl, so in the order of an index: a year to be caught up on must not be put in order each time."""
_TO_LOOK_AT_AGAIN: Final = f"""SELECT * FROM pages
    WHERE state IN ('article', 'rejected') AND outlet = ? AND origin = 'crawl' AND next_try <= ? AND {_WITHIN}"""


class Arrivals(NamedTuple):
    """The articles that one outlet gave on one day (ISO): how many, how many of them with a date, and how long they are on average."""

    outlet: str
    day: str
    articles: int
    dated: int
    characters: float


class StoreFrontier:
    """Fulfils ``Frontier``; ``transaction`` is the store's, so that several verbs can be made one."""

    def __init__(
        self,
        conn: sqlite3.Connection,
        archive: Archive,
        transaction: Callable[[], AbstractContextManager[None]],
        clock: Callable[[], str],
    ) -> None:
        self._conn, self._archive, self._transaction, self._clock = conn, archive, transaction, clock

    def together(self) -> AbstractContextManager[None]:
        """Several verbs as one transaction."""
        return self._transaction()

    def discovered(self, outlet: str, links: Sequence[Link]) -> int:
        """Remember article links as pending; known keys are left as they are. Returns how many were new."""
        with self._transaction():
            now = self._clock()
            return sum(self._discover(outlet, link, now) for link in links if link.kind == "article")

    def due(self, outlet: str, limit: int, now: str, since: str | None = None, until: str | None = None) -> list[Target]:
        """Pages to fetch now, newest first, then those to look at again; see ``Frontier``."""
        printed = (since or "", until or "~")
        rows = self._conn.execute(PENDING, (outlet, now, *printed, limit)).fetchall()
        if len(rows) < limit:
            rows += self._conn.execute(_TO_LOOK_AT_AGAIN, (outlet, now, *printed, limit - len(rows))).fetchall()
        return [_target(row) for row in rows]

    def fetched(self, target: Target, page: Page, links: Sequence[Link] = (), validators: Validators = NO_VALIDATORS) -> None:
        """Keep ``page``, its validators and the links found on it; a page whose bytes are as they were stays what it is."""
        with self._transaction():
            number = self._row(target)
            before = self._conn.execute("SELECT sha256, article, state FROM pages WHERE id = ?", (number,)).fetchone()
            news: dict[str, Any] = {"etag": validators.etag, "last_modified": validators.last_modified, "fetched_at": page.fetched_at}
            if before["sha256"] == page.sha256:
                news |= _after_revisit(before)
            else:
                original = ledger.original(self._conn, self._archive, page)
                news |= {"state": "fetched", "source": page.source, "url": page.url, **original, **_NO_REASON}
            ledger.change(self._conn, number, **news, attempts=0, next_try=None)
            self.discovered(target.outlet, links)

    def unchanged(self, target: Target) -> None:
        """The server answered 304: the page or listing is as remembered."""
        with self._transaction():
            if target.kind != "article":
                self._remember(target, attempts=0, reason=None)
                return
            number = self._row(target)
            row = self._conn.execute("SELECT sha256, article, state FROM pages WHERE id = ?", (number,)).fetchone()
            ledger.change(self._conn, number, **_after_revisit(row), fetched_at=self._clock(), attempts=0, next_try=None)

    def failed(self, target: Target, reason: str, retry_at: str | None) -> None:
        """Count a failed attempt. Raises ``ValueError`` for a reason that is not in ``FAILURES``."""
        if reason not in FAILURES:
            raise ValueError(f"{reason!r} is none of {', '.join(FAILURES)}")
        with self._transaction():
            if target.kind != "article":
                self._remember(target, attempts=target.attempts + 1, reason=reason)
                return
            number = self._row(target)
            row = self._conn.execute("SELECT state FROM pages WHERE id = ?", (number,)).fetchone()
            news: dict[str, Any] = {"attempts": target.attempts + 1, "next_try": retry_at}
            if row["state"] in ("pending", "failed"):
                news |= {"state": "pending" if retry_at else "failed", "reason": reason}
            elif row["state"] == "article":
                news["reason"] = reason
            ledger.change(self._conn, number, **news)

    def listing(self, outlet: str, url: str, kind: Kind) -> Target:
        """A feed, sitemap or index page to ask, with what is remembered of it."""
        row = self._conn.execute("SELECT * FROM listings WHERE outlet = ? AND url = ?", (outlet, url)).fetchone()
        if row is None:
            return Target(outlet, url, url, kind)
        return Target(outlet, url, url, kind, row["attempts"], row["etag"], row["last_modified"], horizon=row["horizon"])

    def listed(self, target: Target, links: Sequence[Link], validators: Validators, horizon: str | None = None) -> int:
        """As :meth:`discovered`, and remember the listing's validators and horizon."""
        with self._transaction():
            self._remember(target, attempts=0, reason=None, etag=validators.etag, last_modified=validators.last_modified, horizon=horizon)
            return self.discovered(target.outlet, links)

    def revisit(self, after: int) -> int:
        """Have every relevant article of the last :data:`LOOK_AGAIN` days looked at again that was last seen ``after`` days ago or more.

        So it is noticed when a publisher changes or withdraws it without a word. Returns how many.
        """
        now = self._clock()
        with self._transaction():
            rows = self._conn.execute(
                """SELECT p.id FROM pages p JOIN articles a ON a.id = p.article
                   WHERE p.state = 'article' AND p.origin = 'crawl' AND a.relevant AND p.next_try IS NULL AND p.reason IS NOT 'gone'
                   AND p.fetched_at <= ? AND p.first_seen >= ?""",
                (_days_before(now, after), _days_before(now, LOOK_AGAIN)),
            ).fetchall()
            for row in rows:
                ledger.change(self._conn, row["id"], next_try=now)
        return len(rows)

    def unread(self, skip: Collection[int], limit: int) -> list[tuple[int, Page]]:
        """At most ``limit`` pages that were fetched and not yet read, with their numbers; those in ``skip`` are left out."""
        return ledger.unread(self._conn, self._archive, skip, limit, self._transaction)

    def arrivals(self, since: str, hours: int) -> list[Arrivals]:
        """Articles found since the time ``since``, by outlet and day; a day is one of a zone ``hours`` ahead of UTC."""
        rows = self._conn.execute(
            """SELECT p.outlet, date(p.first_seen, ?), count(*), sum(a.published IS NOT NULL), avg(a.characters)
               FROM pages p JOIN articles a ON a.page = p.id
               WHERE p.state = 'article' AND p.origin = 'crawl' AND p.outlet IS NOT NULL AND p.first_seen >= ?
               GROUP BY 1, 2 ORDER BY 1, 2""",
            (f"+{hours} hours", since),
        )
        return [Arrivals(*row) for row in rows]

    def _discover(self, outlet: str, link: Link, now: str) -> bool:
        key = _text(link.key)
        if known := ledger.find(self._conn, key):
            self._look_again(known, link.when, now)
            return False
        given = json.dumps([link.given.id, link.given.title, link.given.published, link.given.source])
        about = {"key": key, "origin": "crawl", "source": _text(link.url), "url": _text(link.url), "outlet": outlet, "state": "pending"}
        ledger.add(self._conn, {**about, "printed": link.when, "given": given, "first_seen": now})
        return True

    def _look_again(self, row: sqlite3.Row, when: str | None, now: str) -> None:
        """A listing that gives a page a later date than before says that it has changed."""
        if row["printed"] and when and when > row["printed"]:
            read = row["state"] in ("article", "rejected") and row["first_seen"] >= _days_before(now, LOOK_AGAIN)
            ledger.change(self._conn, row["id"], printed=when, **({"next_try": now} if read else {}))

    def _row(self, target: Target) -> int:
        """The ledger row of ``target``; one that nobody discovered is entered now."""
        self._discover(target.outlet, Link(target.url, target.key, given=target.given, when=target.when), self._clock())
        row = ledger.find(self._conn, _text(target.key))
        assert row is not None
        return int(row["id"])

    def _remember(self, target: Target, **values: Any) -> None:
        known = (target.outlet, _text(target.url))
        self._conn.execute("INSERT INTO listings (outlet, url, kind) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", (*known, target.kind))
        changes = {**values, "asked_at": self._clock()}
        names = ", ".join(f"{name} = ?" for name in changes)
        self._conn.execute(f"UPDATE listings SET {names} WHERE outlet = ? AND url = ?", (*changes.values(), *known))


def _target(row: sqlite3.Row) -> Target:
    given = Given(*json.loads(row["given"]))
    remembered = (row["attempts"], row["etag"], row["last_modified"])
    return Target(row["outlet"], row["url"], row["key"], "article", *remembered, given, row["printed"])


def _after_revisit(row: sqlite3.Row) -> dict[str, Any]:
    """What a page is whose original is as it was: what it was read as, or still to be read."""
    if row["state"] in ("rejected", "duplicate") or not row["sha256"]:
        return {}
    if row["state"] in ("pending", "failed"):
        return {"state": "article" if row["article"] else "fetched", **_NO_REASON}
    return _NO_REASON


def _days_before(now: str, days: int) -> str:
    """The time ``days`` before ``now``, written in the same way."""
    return f"{datetime.fromisoformat(now) - timedelta(days=days):%Y-%m-%dT%H:%M:%SZ}"


def _text(address: str) -> str:
    """``address`` without characters that no text can hold."""
    return address.encode("utf-8", "replace").decode("utf-8")
