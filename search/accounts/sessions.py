"""Sessions: who has logged in, where, and until when."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from search.accounts.file import AccountFile, written
from search.accounts.people import Account
from search.accounts.plain import plain

IDLE: Final = timedelta(hours=8)
"""A session that nobody used for so long has ended."""
LONGEST: Final = timedelta(days=7)
"""So does one that is this old."""
_MOST: Final = 20
"""Sessions of one account; a further login ends the oldest."""
_SEEN: Final = timedelta(minutes=1)
"""So often it is written down that a session is in use."""
_BYTES: Final = 32


class Session(NamedTuple):
    """A browser in which somebody has logged in."""

    id: int
    begun_at: str
    seen_at: str
    address: str
    agent: str


class Sessions:
    """The sessions of one data folder. Of the secret that a browser's cookie holds only a digest is kept."""

    def __init__(self, file: AccountFile) -> None:
        self._file = file

    def begin(self, account: Account, address: str, agent: str) -> str:
        """A new session; returns what its cookie holds."""
        secret, now = secrets.token_urlsafe(_BYTES), self._file.now()
        with self._file.writing() as conn:
            conn.execute("DELETE FROM sessions WHERE seen_at <= ? OR begun_at <= ?", self._limits())
            sql = "SELECT id FROM sessions WHERE account = ? ORDER BY seen_at DESC, id DESC LIMIT -1 OFFSET ?"
            conn.execute(f"DELETE FROM sessions WHERE id IN ({sql})", (account.id, _MOST - 1))
            conn.execute("INSERT INTO sessions (account, digest, begun_at, seen_at, address, agent) VALUES (?, ?, ?, ?, ?, ?)",
                         (account.id, digest(secret), now, now, plain(address, 60), plain(agent, 200)))  # fmt: skip
        return secret

    def find(self, secret: str) -> tuple[Account, Session] | None:
        """Whose session it is, unless it has ended. That it was used is written down."""
        row = next(iter(self._file.rows(
            """SELECT s.*, a.name, a.role, a.temporary, a.made_at FROM sessions s JOIN accounts a ON a.id = s.account
               WHERE s.digest = ? AND s.seen_at > ? AND s.begun_at > ? AND a.removed_at IS NULL""",
            digest(secret), *self._limits(),
        )), None)  # fmt: skip
        if row is None:
            return None
        if row["seen_at"] <= written(self._file.clock() - _SEEN):
            with self._file.writing() as conn:
                conn.execute("UPDATE sessions SET seen_at = ? WHERE id = ?", (self._file.now(), row["id"]))
        account = Account(row["account"], row["name"], row["role"], bool(row["temporary"]), row["made_at"])
        return account, Session(row["id"], row["begun_at"], row["seen_at"], row["address"], row["agent"])

    def of(self, account: int) -> list[Session]:
        """The sessions of an account that have not ended, the last used first."""
        sql = """SELECT id, begun_at, seen_at, address, agent FROM sessions
                 WHERE account = ? AND seen_at > ? AND begun_at > ? ORDER BY seen_at DESC, id DESC"""
        return [Session(*row) for row in self._file.rows(sql, account, *self._limits())]

    def end(self, account: int, session: int) -> bool:
        """End a session of this account; whether it had one of this number."""
        with self._file.writing() as conn:
            return conn.execute("DELETE FROM sessions WHERE account = ? AND id = ?", (account, session)).rowcount > 0

    def end_others(self, account: int, session: int) -> int:
        """End every session of this account but one; returns how many those were."""
        with self._file.writing() as conn:
            return conn.execute("DELETE FROM sessions WHERE account = ? AND id != ?", (account, session)).rowcount

    def _limits(self) -> tuple[str, str]:
        now: datetime = self._file.clock()
        return written(now - IDLE), written(now - LONGEST)


def digest(secret: str) -> str:
    """What is kept of a secret of 256 random bits: it needs no salt and no slowness."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
