"""Runs and their receipts, and saved searches."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from search.store.seal import seal

End = Literal["done", "stopped", "failed"]


class Run(NamedTuple):
    """One run: its kind (``nightly``, ``crawl``, ``import``, …), when it ran, how it ended, and its receipt."""

    id: int
    kind: str
    pid: int
    started_at: str
    ended_at: str | None
    state: str
    receipt: Mapping[str, Any] | None


class SavedSearch(NamedTuple):
    """A question that is asked again after every run; hits stored up to ``told_until`` have been told."""

    id: int
    name: str
    query: Mapping[str, Any]
    email: str | None
    made_at: str
    told_until: str | None
    paused: str | None = None
    """Why it is not asked any more until somebody resumes it."""


def start_run(conn: sqlite3.Connection, kind: str, now: str) -> int:
    """Enter a run that begins now. Runs that were left running lost their process: they are entered as stopped."""
    for left in conn.execute("SELECT id FROM runs WHERE state = 'running'").fetchall():
        conn.execute("UPDATE runs SET state = 'stopped', ended_at = ? WHERE id = ?", (now, left["id"]))
        seal(conn, "runs", left["id"])
    number = conn.execute(
        "INSERT INTO runs (kind, pid, started_at, state) VALUES (?, ?, ?, 'running')", (kind, os.getpid(), now)
    ).lastrowid  # fmt: skip
    assert number is not None
    seal(conn, "runs", number)
    return number


def end_run(conn: sqlite3.Connection, number: int, state: End, receipt: Mapping[str, Any], now: str) -> None:
    """Enter how run ``number`` ended, with its receipt."""
    text = json.dumps(receipt, ensure_ascii=False, sort_keys=True)
    conn.execute("UPDATE runs SET state = ?, ended_at = ?, receipt = ? WHERE id = ?", (state, now, text, number))
    seal(conn, "runs", number)


def runs(conn: sqlite3.Connection, limit: int, before: int | None = None) -> list[Run]:
    """The last runs (before the one with number ``before``), newest first."""
    rows = conn.execute(
        """SELECT id, kind, pid, started_at, ended_at, state, receipt FROM runs
           WHERE ?1 IS NULL OR id < ?1 ORDER BY id DESC LIMIT ?2""",
        (before, limit),
    )
    return [Run(**{**dict(row), "receipt": json.loads(row["receipt"]) if row["receipt"] else None}) for row in rows]


def save_search(conn: sqlite3.Connection, name: str, query: Mapping[str, Any], email: str | None, now: str) -> None:
    """Save a question under ``name``; an earlier one of that name is replaced."""
    text = json.dumps(query, ensure_ascii=False, sort_keys=True)
    conn.execute(
        """INSERT INTO searches (name, query, email, made_at) VALUES (?, ?, ?, ?)
           ON CONFLICT (name) DO UPDATE
           SET query = excluded.query, email = excluded.email, made_at = excluded.made_at, told_until = NULL""",
        (name, text, email, now),
    )
    seal(conn, "searches", name)


def saved_searches(conn: sqlite3.Connection) -> list[SavedSearch]:
    """All saved searches, by name."""
    rows = conn.execute("SELECT id, name, query, email, made_at, told_until, paused FROM searches ORDER BY name")
    return [SavedSearch(**{**dict(row), "query": json.loads(row["query"])}) for row in rows]


def forget_search(conn: sqlite3.Connection, name: str) -> bool:
    """Remove a saved search; whether there was one."""
    return conn.execute("DELETE FROM searches WHERE name = ?", (name,)).rowcount > 0


def told(conn: sqlite3.Connection, name: str, until: str) -> None:
    """Note that the hits of a saved search stored up to ``until`` have been told."""
    if conn.execute("UPDATE searches SET told_until = ? WHERE name = ?", (until, name)).rowcount:
        seal(conn, "searches", name)
