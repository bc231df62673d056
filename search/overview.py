"""The start page in numbers: how much, against the week before, which stories lead, who is quoted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from search.app import App
from search.asking import FacetCounts, Question
from search.engine import Filters
from search.store import Counts
from search.views import ArticleRow

_STORIES: Final = 60
"""So many of the newest stories are weighed by their number of carriers."""
_SPANS: Final = (7, 30, 365)
"""Days looked back for the leading stories, further only where there are too few."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Articles in a period, and how many of them are about IKM policy; ``first`` and ``last`` are ISO dates."""

    first: str
    last: str
    articles: int
    relevant: int


@dataclass(frozen=True, slots=True)
class Overview:
    """What the archive holds, and what is new in the seven days that end today (or with the newest article, if that is earlier).

    ``stories`` and ``quoted`` are of ``period``, which is longer where a week has too few articles.
    """

    counts: Counts
    today: Tally
    week: Tally
    before: Tally
    period: Tally
    stories: tuple[ArticleRow, ...]
    quoted: FacetCounts
    months: tuple[tuple[str, int], ...]


def overview(app: App, today: date, stories: int = 5, quoted: int = 8) -> Overview:
    """The numbers as of ``today``."""
    counts = app.desk.store.counts()
    end = min(today, date.fromisoformat(counts.last[:10])) if counts.last else today
    period = next((found for found in (_until(app, end, days) for days in _SPANS) if found.articles >= stories), None)
    period = period or _until(app, end, _SPANS[-1])
    return Overview(
        counts,
        _until(app, today, 1),
        _until(app, end, 7),
        _until(app, end - timedelta(days=7), 7),
        period,
        _top_stories(app, period, stories),
        _quoted(app, period)[:quoted],
        app.search(Question(size=0, counted=True)).histogram,
    )


def _until(app: App, last: date, days: int) -> Tally:
    """The ``days`` days that end with ``last``."""
    return _tally(app, last - timedelta(days=days - 1), last)


def _tally(app: App, first: date, last: date) -> Tally:
    found = app.search(Question(filters=Filters(first.isoformat(), last.isoformat()), size=0, counted=True))
    return Tally(first.isoformat(), last.isoformat(), found.total, dict(found.facets["relevance"]).get("relevant", 0))


def _top_stories(app: App, period: Tally, most: int) -> tuple[ArticleRow, ...]:
    """Those with the most carriers first; among equals those about IKM policy, then the newest."""
    found = app.search(Question(filters=Filters(period.first, period.last), size=_STORIES, stories=True, sort="newest"))
    return tuple(sorted(found.rows, key=lambda row: (-row.carriers, not row.article.relevant, row.rank))[:most])


def _quoted(app: App, period: Tally) -> FacetCounts:
    return app.statements(Question(filters=Filters(period.first, period.last), size=0, counted=True)).facets["official"]
