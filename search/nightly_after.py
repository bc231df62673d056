"""What a night is for: saved searches tell what is new, and the kliping of the day before lies ready in the morning."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from crawler.errors import KlipingError
from search import alerts
from search.alerts_post import post_of
from search.app import App
from search.export.book_words import Period
from search.export.booking import BOOK_FORMATS, day_book, write_book
from search.store import Store

FOLDER: Final = "kliping"
"""Folder inside the data folder where the kliping of each day is put."""


@dataclass(frozen=True, slots=True)
class Morning:
    """What was told and made after a night: one line each for people, and what went wrong."""

    lines: tuple[str, ...]
    problems: tuple[str, ...]


def after_night(app: App, now: datetime) -> Morning:
    """Send the digests and make yesterday's kliping (days in WIB). Safe to run twice: nothing is sent again, files are replaced whole.

    What fails is a problem of its own and keeps nothing else from being made.
    """
    yesterday = now.astimezone(alerts.WIB).date() - timedelta(days=1)
    lines, problems = [], []
    try:
        done = _tell(app)
        lines.append(f"Pantauan: {done.sentence()}.")
        problems += [*done.failed, *done.paused]
    except KlipingError as problem:
        problems.append(f"pantauan: {problem}")
    try:
        made = list(_bind(app, Period(yesterday, yesterday)))
        lines.append(f"Kliping {Period(yesterday, yesterday)}: {made[0].with_suffix('')}.*")
    except KlipingError as problem:
        problems.append(f"kliping: {problem}")
    return Morning(tuple(lines), tuple(problems))


def _tell(app: App) -> alerts.Round:
    _ = app.desk  # opened first: an index that must be rebuilt needs the writer's lock
    with Store.open(app.data_dir, write=True) as store:
        return alerts.run(app, store, post_of(app.settings.mail, app.data_dir))


def _bind(app: App, period: Period) -> Iterator[Path]:
    book = day_book(app, period)
    for form in BOOK_FORMATS:
        path = app.data_dir / FOLDER / f"kliping-{period.first}.{form}"
        write_book(app, book, form, path)
        yield path
