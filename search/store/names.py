"""The names that the stored articles hold: of people, programmes, places."""

from __future__ import annotations

import sqlite3
from typing import Final, Literal, NamedTuple

NameTable = Literal["officials", "programmes", "places"]

_QUERIES: Final[dict[NameTable, str]] = {
    "officials": "SELECT name, person AS key, count(*) AS articles FROM officials {these} GROUP BY name, person",
    "programmes": "SELECT name, programme AS key, count(*) AS articles FROM programmes {these} GROUP BY name, programme",
    "places": "SELECT name, place AS key, count(*) AS articles FROM places {these} GROUP BY name, place",
}
_COUNTED: Final = "WHERE article NOT IN (SELECT id FROM articles WHERE rowid > ?)"


class StoredName(NamedTuple):
    """A name as articles print it, the registry id it stands for (null: none), and in how many articles."""

    name: str
    key: str | None
    articles: int


def stored_names(conn: sqlite3.Connection, table: NameTable, until: int | None = None) -> list[StoredName]:
    """Every name in ``table``, the most frequent first; with ``until`` as it was when the article of that number was the last."""
    these, given = ("", ()) if until is None else (_COUNTED, (until,))
    return [StoredName(*row) for row in conn.execute(f"{_QUERIES[table].format(these=these)} ORDER BY articles DESC, name, key", given)]


def speakers(conn: sqlite3.Connection) -> list[StoredName]:
    """Everybody who is quoted, the most quoted first."""
    query = """SELECT speaker, person, count(*) AS said FROM statements WHERE speaker IS NOT NULL
               GROUP BY speaker, person ORDER BY said DESC, speaker"""
    return [StoredName(*row) for row in conn.execute(query)]
