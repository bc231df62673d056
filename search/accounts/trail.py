"""The audit trail: who did what when, on which record. It is only ever added to."""

from __future__ import annotations

from typing import Final, NamedTuple

from search.accounts.deeds import Deed
from search.accounts.file import AccountFile
from search.accounts.plain import plain

_LONGEST: Final = 300


class Entry(NamedTuple):
    """One line of it: ``way`` is how the person was known, ``record`` what was acted on, ``detail`` what else there is to say."""

    id: int
    at: str
    who: str
    way: str
    address: str
    deed: str
    record: str
    detail: str


class Trail:
    """The audit trail of one data folder."""

    def __init__(self, file: AccountFile) -> None:
        self._file = file

    def note(self, who: str, way: str, address: str, deed: Deed, record: str = "", detail: str = "") -> None:
        """Write down a deed."""
        line = (self._file.now(), plain(who, 64), way, plain(address, 60), deed, plain(record, _LONGEST), plain(detail, _LONGEST))
        with self._file.writing() as conn:
            conn.execute("INSERT INTO audit (at, who, way, address, deed, record, detail) VALUES (?, ?, ?, ?, ?, ?, ?)", line)

    def entries(self, who: str = "", deed: str = "", before: int | None = None, limit: int = 100) -> list[Entry]:
        """The last entries, newest first: of one person or one deed where given, and of those with a number below ``before``."""
        sql = """SELECT id, at, who, way, address, deed, record, detail FROM audit
                 WHERE (? = '' OR who = ?) AND (? = '' OR deed = ?) AND (? IS NULL OR id < ?) ORDER BY id DESC LIMIT ?"""
        return [Entry(*row) for row in self._file.rows(sql, who, who, deed, deed, before, before, limit)]
