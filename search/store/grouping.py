"""What grouping remembers between runs: signatures, links, decisions by hand, and where each story went."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Literal

from search.store import stories
from search.store.seal import seal

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Grouped:
    """A story as grouping settled it: its id, the article that speaks for it, and every member with its kind of carrying."""

    id: str
    speaks: str
    members: Mapping[str, str | None]
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What somebody decided of two articles (ids), and when (RFC 3339, UTC)."""

    one: str
    other: str
    verdict: Literal["join", "split"]
    who: str
    made_at: str


class StoreGrouping:
    """The tables of grouping; writing needs the store open for writing."""

    def __init__(self, conn: sqlite3.Connection, transaction: Callable[[], AbstractContextManager[None]], clock: Callable[[], str]) -> None:
        self._conn, self._transaction, self._clock = conn, transaction, clock

    def unsigned(self) -> list[str]:
        """The articles that are new or changed since grouping last saw them, by id."""
        return self._column("SELECT id FROM articles WHERE id NOT IN (SELECT article FROM signatures) ORDER BY id")

    def unsigned_new(self, most: int) -> list[str]:
        """At most ``most`` of the unsigned articles that are in no story yet, by id."""
        query = "SELECT id FROM articles WHERE story IS NULL AND id NOT IN (SELECT article FROM signatures) ORDER BY id LIMIT ?"
        return [row[0] for row in self._conn.execute(query, (most,))]

    def signatures(self) -> Iterator[tuple[str, bytes]]:
        """Every article that has been seen, with its signature."""
        yield from map(tuple, self._conn.execute("SELECT article, data FROM signatures ORDER BY article"))

    def signature(self, article: str) -> bytes | None:
        """The signature of an article; null for one that is none any more, or that has changed and is still to be signed anew."""
        row = self._conn.execute("SELECT data FROM signatures WHERE article = ?", (article,)).fetchone()
        return bytes(row["data"]) if row else None

    def signatures_of(self, articles: Iterable[str]) -> dict[str, bytes]:
        """The signatures of these articles."""
        query = "SELECT data FROM signatures WHERE article = ?"
        return {article: self._conn.execute(query, (article,)).fetchone()["data"] for article in articles}

    def keep(self, article: str, version: int, signature: bytes, links: Iterable[tuple[str, str, float]]) -> None:
        """Enter an article's signature and its links with articles entered before; both replace what was there.

        Links with articles that are none any more, or that have changed and are still to be signed anew, are left out.
        """
        with self._transaction():
            self._conn.execute("DELETE FROM signatures WHERE article = ?", (article,))
            self._conn.execute("INSERT INTO signatures (article, version, data) VALUES (?, ?, ?)", (article, version, signature))
            self._conn.executemany(
                """INSERT INTO story_links (one, other, strength) SELECT ?1, ?2, ?3
                   WHERE EXISTS (SELECT 1 FROM signatures WHERE article = iif(?1 = ?4, ?2, ?1))""",
                [(*link, article) for link in links],
            )

    def forget_outdated(self, version: int) -> None:
        """Let articles whose signature is not of this version be compared anew."""
        with self._transaction():
            self._conn.execute("DELETE FROM signatures WHERE version <> ?", (version,))

    def links(self) -> Iterator[tuple[str, str, float]]:
        """All links."""
        yield from map(tuple, self._conn.execute("SELECT one, other, strength FROM story_links"))

    def links_among(self, articles: Iterable[str]) -> list[tuple[str, str, float]]:
        """The links that have both ends among ``articles``."""
        wanted = set(articles)
        found = (self._conn.execute("SELECT one, other, strength FROM story_links WHERE one = ?", (key,)) for key in sorted(wanted))
        return [(row["one"], row["other"], row["strength"]) for rows in found for row in rows if row["other"] in wanted]

    def members(self) -> dict[str, set[str]]:
        """The articles of every story, as they were last settled."""
        found: dict[str, set[str]] = {}
        for row in self._conn.execute("SELECT id, story FROM articles WHERE story IN (SELECT id FROM stories)"):
            found.setdefault(row["story"], set()).add(row["id"])
        return found

    def article_ids(self) -> list[str]:
        """Every article, by id."""
        return self._column("SELECT id FROM articles ORDER BY id")

    def decisions(self) -> list[tuple[str, str, Literal["join", "split"]]]:
        """The pairs that people joined or split, as far as the decision stands."""
        return [tuple(row) for row in self._conn.execute("SELECT one, other, verdict FROM story_decisions WHERE withdrawn_at IS NULL")]

    def verdicts_on(self, articles: Iterable[str]) -> list[Verdict]:
        """The decisions that stand and have one of ``articles`` in their pair, the newest first."""
        query = "SELECT id, one, other, verdict, who, made_at FROM story_decisions WHERE withdrawn_at IS NULL AND ? IN (one, other)"
        rows = {row["id"]: row for key in articles for row in self._conn.execute(query, (key,))}
        return [Verdict(*tuple(rows[number])[1:]) for number in sorted(rows, reverse=True)]

    def decide(self, pairs: Iterable[Pair], verdict: Literal["join", "split"], who: str) -> None:
        """Enter that each pair belongs together or apart; what was decided of the pair before no longer stands."""
        now = self._clock()
        with self._transaction():
            for one, other in map(sorted, pairs):
                self._withdraw(one, other, now)
                cursor = self._conn.execute(
                    "INSERT INTO story_decisions (one, other, verdict, who, made_at) VALUES (?, ?, ?, ?, ?)",
                    (one, other, verdict, who, now),
                )
                seal(self._conn, "story_decisions", cursor.lastrowid)

    def allow(self, pairs: Iterable[Pair]) -> None:
        """No decision keeps these pairs apart any longer."""
        now = self._clock()
        with self._transaction():
            for one, other in map(sorted, pairs):
                self._withdraw(one, other, now)

    def _withdraw(self, one: str, other: str, now: str) -> None:
        standing = "SELECT id FROM story_decisions WHERE one = ? AND other = ? AND withdrawn_at IS NULL"
        for (number,) in self._conn.execute(standing, (one, other)).fetchall():
            self._conn.execute("UPDATE story_decisions SET withdrawn_at = ? WHERE id = ?", (now, number))
            seal(self._conn, "story_decisions", number)

    def settle(self, settled: Iterable[Grouped]) -> int:
        """Enter stories that are new or changed; the rest stays. Returns how many articles changed.

        A story whose id is given up leaves a forwarding address to the one that most of its articles are in now.
        """
        with self._transaction():
            groups = list(settled)
            members = {article: (group.id, kind) for group in groups for article, kind in group.members.items()}
            before = stories.stories_of(self._conn, members)
            changed = stories.assign(self._conn, members)
            for group in groups:
                self._conn.execute(
                    "INSERT INTO stories (id, speaks, origin) VALUES (?, ?, ?) "
                    "ON CONFLICT (id) DO UPDATE SET speaks = excluded.speaks, origin = excluded.origin",
                    (group.id, group.speaks, group.origin),
                )
            self._forward(before, {article: story for article, (story, _) in members.items()})
            self._conn.execute("DELETE FROM stories WHERE id NOT IN (SELECT story FROM articles WHERE story IS NOT NULL)")
        return changed

    def _forward(self, before: Mapping[str, str], after: Mapping[str, str]) -> None:
        moved: dict[str, Counter[str]] = {}
        for article, old in sorted(before.items()):
            moved.setdefault(old, Counter())[after[article]] += 1
        for old, targets in moved.items():
            if self._conn.execute("SELECT 1 FROM articles WHERE story = ? LIMIT 1", (old,)).fetchone() is None:
                target = min(targets, key=lambda story: (-targets[story], story))
                self._conn.execute("UPDATE story_addresses SET story = ? WHERE story = ?", (target, old))
                self._conn.execute("INSERT OR REPLACE INTO story_addresses (old, story) VALUES (?, ?)", (old, target))
        self._conn.execute("DELETE FROM story_addresses WHERE old IN (SELECT story FROM articles)")

    def _column(self, query: str) -> list[str]:
        return [row[0] for row in self._conn.execute(query)]
