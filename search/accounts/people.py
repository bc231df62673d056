"""Accounts: adding them, roles, passwords, removing them."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from dataclasses import dataclass
from typing import Final

from crawler.errors import UsageError
from search.accounts.file import AccountFile
from search.accounts.passwords import COST, WEAK, Cost, decoy, fits, kept_of, weakness
from search.accounts.roles import Role

LOCAL_NAME: Final = "lokal"
"""Signs what is done on this computer without logging in; no account has this name."""
_NAME: Final = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,30}[a-z0-9])")


@dataclass(frozen=True, slots=True)
class Account:
    """A person who may log in. ``temporary``: the password was given by somebody else and must be replaced first."""

    id: int
    name: str
    role: Role
    temporary: bool
    made_at: str


class People:
    """The accounts of one data folder. A removed one is no longer listed, and its name is never given again."""

    def __init__(self, file: AccountFile, cost: Cost = COST) -> None:
        self._file, self._cost = file, cost

    def all(self) -> list[Account]:
        """Every account by name."""
        return [_account(row) for row in self._file.rows("SELECT * FROM accounts WHERE removed_at IS NULL ORDER BY name")]

    def get(self, name: str) -> Account:
        """The account of this name. Raises ``UsageError`` when there is none."""
        row = self._row(name)
        if row is None:
            raise UsageError(f"tidak ada akun bernama {name!r} / no account of this name")
        return _account(row)

    def has_administrator(self) -> bool:
        """Whether there is anybody who can keep the accounts."""
        return any(account.role == "administrator" for account in self.all())

    def check(self, name: str, password: str) -> Account | None:
        """The account that ``name`` and ``password`` open. It takes as long for a name that does not exist."""
        row = self._row(name)
        right = fits(password, row["password"] if row else decoy(self._cost))
        return _account(row) if row and right else None

    def add(self, name: str, role: Role, password: str, temporary: bool = False) -> Account:
        """A new account. Raises ``UsageError`` for a name that is taken or cannot be, or a weak password."""
        name = spelled(name)
        if not _NAME.fullmatch(name) or name == LOCAL_NAME:
            raise UsageError(
                f"nama akun {name!r}: 2 sampai 32 huruf kecil, angka, titik, atau garis / 2 to 32 small letters, digits, . _ -"
            )
        kept = self._kept(password, name)
        with self._file.writing() as conn:
            if conn.execute("SELECT 1 FROM accounts WHERE name = ?", (name,)).fetchone():
                raise UsageError(f"nama akun {name!r} sudah atau pernah dipakai; pilih yang lain / taken before, choose another")
            conn.execute("INSERT INTO accounts (name, role, password, temporary, made_at) VALUES (?, ?, ?, ?, ?)",
                         (name, role, kept, temporary, self._file.now()))  # fmt: skip
        return self.get(name)

    def set_role(self, name: str, role: Role) -> Account:
        """Give an account another role. Raises ``UsageError`` for the last administrator."""
        account = self.get(name)
        with self._file.writing() as conn:
            self._keep_one(conn, account, role)
            conn.execute("UPDATE accounts SET role = ? WHERE id = ?", (role, account.id))
        return self.get(name)

    def set_password(self, name: str, password: str, temporary: bool = False) -> Account:
        """Give an account another password; every session of it ends. Raises ``UsageError`` for a weak one."""
        account = self.get(name)
        kept = self._kept(password, account.name)
        with self._file.writing() as conn:
            conn.execute("UPDATE accounts SET password = ?, temporary = ? WHERE id = ?", (kept, temporary, account.id))
            conn.execute("DELETE FROM sessions WHERE account = ?", (account.id,))
        return self.get(name)

    def remove(self, name: str) -> None:
        """Take an account away with its sessions and tokens. Raises ``UsageError`` for the last administrator."""
        account = self.get(name)
        with self._file.writing() as conn:
            self._keep_one(conn, account, None)
            conn.execute("UPDATE accounts SET removed_at = ?, password = '' WHERE id = ?", (self._file.now(), account.id))
            for table in ("sessions", "tokens"):
                conn.execute(f"DELETE FROM {table} WHERE account = ?", (account.id,))

    def _row(self, name: str) -> sqlite3.Row | None:
        return next(iter(self._file.rows("SELECT * FROM accounts WHERE name = ? AND removed_at IS NULL", spelled(name))), None)

    def _kept(self, password: str, name: str) -> str:
        weak = weakness(password, name)
        if weak:
            raise UsageError(" / ".join(WEAK[weak]))
        return kept_of(password, self._cost)

    def _keep_one(self, conn: sqlite3.Connection, account: Account, role: Role | None) -> None:
        sql = "SELECT count(*) AS n FROM accounts WHERE role = 'administrator' AND removed_at IS NULL AND id != ?"
        if account.role == "administrator" != role and not conn.execute(sql, (account.id,)).fetchone()["n"]:
            raise UsageError(f"{account.name} administrator terakhir; tambahkan yang lain dulu / the last administrator, add another first")


def spelled(name: str) -> str:
    """An account's name as it is kept, however it was typed."""
    return unicodedata.normalize("NFKC", name).strip().casefold()[:64]


def _account(row: sqlite3.Row) -> Account:
    return Account(row["id"], row["name"], row["role"], bool(row["temporary"]), row["made_at"])
