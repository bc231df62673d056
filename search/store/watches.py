"""What saved searches have told, and the mails that tell it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from typing import NamedTuple

from search.store.seal import seal


class Mail(NamedTuple):
    """A mail to one recipient for one day (ISO date in WIB); ``made_at`` is RFC 3339 in UTC."""

    id: int
    recipient: str
    day: str
    subject: str
    body: str
    made_at: str


class StoreWatches:
    """The part of the store that alerts use; ``transaction`` is the store's, so that several verbs can be made one."""

    def __init__(
        self, conn: sqlite3.Connection, transaction: Callable[[], AbstractContextManager[None]], clock: Callable[[], str]
    ) -> None:  # fmt: skip
        self._conn, self._transaction, self._clock = conn, transaction, clock

    def now(self) -> str:
        """The store's time, RFC 3339 in UTC."""
        return self._clock()

    def told(self, search: int) -> dict[str, str | None]:
        """The articles that the search has told of, each with the time; null for those that were there before it."""
        return {row["article"]: row["at"] for row in self._conn.execute("SELECT article, at FROM told WHERE search = ?", (search,))}

    def tell(self, search: int, articles: Iterable[str], at: str | None) -> None:
        """Note that the search has told of ``articles``; what was told before stays as it was."""
        with self._transaction():
            rows = [(search, article, at) for article in articles]
            self._conn.executemany("INSERT OR IGNORE INTO told (search, article, at) VALUES (?, ?, ?)", rows)

    def pause(self, name: str, why: str | None) -> bool:
        """Pause the search for that reason; null resumes it. Whether there is such a search."""
        with self._transaction():
            found = self._conn.execute("UPDATE searches SET paused = ? WHERE name = ?", (why, name)).rowcount > 0
            if found:
                seal(self._conn, "searches", name)
        return found

    def has_mail(self, recipient: str, day: str) -> bool:
        """Whether there is a mail to the recipient for that day, sent or not."""
        return self._conn.execute("SELECT 1 FROM mails WHERE recipient = ? AND day = ?", (recipient, day)).fetchone() is not None

    def queue(self, recipient: str, day: str, subject: str, body: str) -> None:
        """Keep a mail until it is sent."""
        with self._transaction():
            self._conn.execute(
                "INSERT INTO mails (recipient, day, subject, body, made_at) VALUES (?, ?, ?, ?, ?)",
                (recipient, day, subject, body, self._clock()),
            )

    def unsent(self) -> list[Mail]:
        """The mails that are still to be sent, oldest first."""
        rows = self._conn.execute("SELECT id, recipient, day, subject, body, made_at FROM mails WHERE sent_at IS NULL ORDER BY id")
        return [Mail(*row) for row in rows]

    def sent(self, mail: Mail) -> None:
        """The mail has been handed over."""
        with self._transaction():
            self._conn.execute("UPDATE mails SET sent_at = ?, trouble = NULL WHERE id = ?", (self._clock(), mail.id))

    def failed(self, mail: Mail, trouble: str) -> None:
        """The mail could not be handed over; it stays unsent."""
        with self._transaction():
            self._conn.execute("UPDATE mails SET trouble = ? WHERE id = ?", (trouble, mail.id))
