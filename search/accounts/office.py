"""Everything about people in one data folder, over one open file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from search.accounts.file import AccountFile, utc_now
from search.accounts.passwords import COST, Cost
from search.accounts.people import People
from search.accounts.sessions import Sessions
from search.accounts.tokens import Tokens
from search.accounts.trail import Trail


class Office:
    """Accounts, sessions, tokens and the audit trail. Making it touches nothing; best used in a ``with`` block."""

    def __init__(self, data_dir: Path, clock: Callable[[], datetime] = utc_now, cost: Cost = COST) -> None:
        self._file = AccountFile(data_dir, clock)
        self.people = People(self._file, cost)
        self.sessions = Sessions(self._file)
        self.tokens = Tokens(self._file)
        self.trail = Trail(self._file)

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def __enter__(self) -> Office:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
