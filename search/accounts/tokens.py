"""Tokens: how a program of somebody's asks in their name."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Final, NamedTuple

from crawler.errors import UsageError
from search.accounts.file import AccountFile, written
from search.accounts.people import Account
from search.accounts.plain import plain
from search.accounts.roles import Role, lesser, may
from search.accounts.sessions import digest

PREFIX: Final = "kliping_"
"""Begins every token, so that one that was published by mistake is recognised."""
_BYTES: Final = 32
_MOST: Final = 50
"""Tokens of one account."""
_SEEN: Final = timedelta(minutes=1)


class Token(NamedTuple):
    """A token as it is listed; the token itself was shown once."""

    id: int
    label: str
    role: Role
    made_at: str
    used_at: str | None


class Tokens:
    """The tokens of one data folder, of which only digests are kept."""

    def __init__(self, file: AccountFile) -> None:
        self._file = file

    def make(self, account: Account, label: str, role: Role) -> str:
        """A new token of at most the account's role. It is returned this once. Raises ``UsageError`` for a role beyond it or no label."""
        if not may(account.role, role):
            raise UsageError(f"peran {role} melebihi peran akun {account.name} ({account.role}) / beyond the account's role")
        if not label.strip():
            raise UsageError("sebutkan untuk apa token ini / say what this token is for")
        if len(self.of(account.id)) >= _MOST:
            raise UsageError(f"paling banyak {_MOST} token; cabut dulu yang tidak dipakai / at most {_MOST} tokens, revoke one first")
        secret = PREFIX + secrets.token_urlsafe(_BYTES)
        with self._file.writing() as conn:
            conn.execute("INSERT INTO tokens (account, label, role, digest, made_at) VALUES (?, ?, ?, ?, ?)",
                         (account.id, plain(label.strip(), 100), role, digest(secret), self._file.now()))  # fmt: skip
        return secret

    def find(self, secret: str) -> tuple[Account, Token] | None:
        """Whose token it is, with the role that it has by now: never more than the account's. That it was used is written down."""
        row = next(iter(self._file.rows(
            """SELECT t.*, a.name, a.role AS most, a.temporary, a.made_at AS since FROM tokens t JOIN accounts a ON a.id = t.account
               WHERE t.digest = ? AND a.removed_at IS NULL""",
            digest(secret),
        )), None)  # fmt: skip
        if row is None:
            return None
        if (row["used_at"] or "") <= written(self._file.clock() - _SEEN):
            with self._file.writing() as conn:
                conn.execute("UPDATE tokens SET used_at = ? WHERE id = ?", (self._file.now(), row["id"]))
        role = lesser(row["role"], row["most"])
        token = Token(row["id"], row["label"], role, row["made_at"], row["used_at"])
        return Account(row["account"], row["name"], role, bool(row["temporary"]), row["since"]), token

    def of(self, account: int) -> list[Token]:
        """The tokens of an account, the newest first."""
        sql = "SELECT id, label, role, made_at, used_at FROM tokens WHERE account = ? ORDER BY id DESC"
        return [Token(*row) for row in self._file.rows(sql, account)]

    def end(self, account: int, token: int) -> Token:
        """Revoke a token of this account. Raises ``UsageError`` when it has none of this number."""
        found = next((known for known in self.of(account) if known.id == token), None)
        if found is None:
            raise UsageError(f"tidak ada token nomor {token} / no token of this number")
        with self._file.writing() as conn:
            conn.execute("DELETE FROM tokens WHERE account = ? AND id = ?", (account, token))
        return found
