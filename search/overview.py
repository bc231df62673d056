"""The start page in numbers: how much, against the day and the week before, which stories lead, who is quoted, which figures are new."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from search.app import App
from search.asking import FacetCounts, Question
from search.engine import Filters
from search.store import Counts
from search.views import ArticleRow, FigureRow

_STORIES: Final = 60
"""So many of the newest stories are weighed by their number of carriers."""
_FIGURES: Final = 40
"""So many of the newest figures are looked at for those that say what they measure."""
_SPANS: Final = (7, 30, 365)
"""Days looked back for the leading stories, further only where there are too few."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Articles in a period, and how many of them are about IKM policy; ``first`` and ``last`` are ISO dates."""

    first: str
    last: str
    articles: int
    relevant: int
    stories: int
    """In how many stories these articles are."""


@dataclass(frozen=True, slots=True)
class Overview:
    """What the archive holds, and what is new in the seven days that end today (or with the newest article, if that is earlier).

    ``stories``, ``quoted``, ``outlets`` and ``figures`` are of ``period``, which is longer where a week has too few articles; ``carried``
    names the outlets of each of the stories.
    """

    counts: Counts
    today: Tally
    yesterday: Tally
    week_ago: Tally
    """The same day of the week before."""
    week: Tally
    before: Tally
    period: Tally
    stories: tuple[ArticleRow, ...]
    carried: Mapping[str, tuple[str, ...]]
    quoted: FacetCounts
    outlets: FacetCounts
    figures: tuple[FigureRow, ...]
    months: tuple[tuple[str, int], ...]

    def compared(self) -> tuple[tuple[str, Tally], ...]:
        """The periods that are counted, by name, each before the one it is compared with."""
        return (
            ("today", self.today), ("yesterday", self.yesterday), ("same day last week", self.week_ago), ("7 days", self.week),
            ("7 days before", self.before),
        )  # fmt: skip


def overview(app: App, today: date, stories: int = 5, quoted: int = 8) -> Overview:
    """The numbers as of ``today``."""
    counts = app.desk.store.counts()
    end = _newest(app, today)
    period = next((found for found in (_until(app, end, days) for days in _SPANS) if found.articles >= stories), None)
    period = period or _until(app, end, _SPANS[-1])
    top = _top_stories(app, period, stories)
    return Overview(
        counts,
        _until(app, today, 1),
        _until(app, today - timedelta(days=1), 1),
        _until(app, today - timedelta(days=7), 1),
        _until(app, end, 7),
        _until(app, end - timedelta(days=7), 7),
        period,
        top,
        {row.article.id: _carriers(app, row) for row in top if row.carriers > 1},
        _quoted(app, period)[:quoted],
        _within(app, period)["outlet"],
        _new_figures(app, period),
        app.search(Question(size=0, counted=True)).histogram,
    )


def _newest(app: App, today: date) -> date:
    """The day of the newest article, or ``today``: a misprinted date lies ahead and must not empty the page."""
    rows = app.search(Question(filters=Filters(last=today.isoformat()), size=1, sort="newest")).rows
    published = rows[0].article.published if rows else None
    return date.fromisoformat(published[:10]) if published else today


def _until(app: App, last: date, days: int) -> Tally:
    """The ``days`` days that end with ``last``."""
    return _tally(app, last - timedelta(days=days - 1), last)


def _tally(app: App, first: date, last: date) -> Tally:
    found = app.search(Question(filters=Filters(first.isoformat(), last.isoformat()), size=0, counted=True, stories=True))
    relevant = dict(found.facets["relevance"]).get("relevant", 0)
    return Tally(first.isoformat(), last.isoformat(), found.total, relevant, found.shown_total)


def _top_stories(app: App, period: Tally, most: int) -> tuple[ArticleRow, ...]:
    """Those with the most carriers first; among equals those about IKM policy, then the newest. Each by the article that speaks for it."""
    found = app.search(Question(filters=Filters(period.first, period.last), size=_STORIES, stories=True, sort="newest"))
    leading = sorted(found.rows, key=lambda row: (-row.carriers, not row.article.relevant, row.rank))[:most]
    return tuple(_spoken_for(app, row) for row in leading)


def _spoken_for(app: App, row: ArticleRow) -> ArticleRow:
    """``row`` with the article that speaks for its story, so that a story has the same headline here and on its own page."""
    story = app.story(row.article.story) if row.article.story else None
    return replace(row, article=story.first) if story else row


def _quoted(app: App, period: Tally) -> FacetCounts:
    return app.statements(Question(filters=Filters(period.first, period.last), size=0, counted=True)).facets["official"]


def _within(app: App, period: Tally) -> Mapping[str, FacetCounts]:
    return app.search(Question(filters=Filters(period.first, period.last), size=0, counted=True)).facets


def _carriers(app: App, row: ArticleRow) -> tuple[str, ...]:
    """The outlets that carry the story of ``row``, that of the row first."""
    story = app.story(row.article.story or row.article.id)
    outlets = [article.outlet for article, _ in story.carriers] if story else []
    return tuple(dict.fromkeys(outlet for outlet in (row.article.outlet, *outlets) if outlet))


def _new_figures(app: App, period: Tally, most: int = 6) -> tuple[FigureRow, ...]:
    """The newest figures on IKM policy that say what they measure: those of known indicators first, one of each article."""
    asked = Filters(period.first, period.last, relevance=("relevant",))
    rows = app.figures(Question(filters=asked, size=_FIGURES, sort="newest")).rows
    telling = [row for row in rows if row.article.figures[row.number].measure or row.article.figures[row.number].indicator]
    telling.sort(key=lambda row: (row.article.figures[row.number].indicator is None, row.rank))
    first = {row.article.story or row.article.id: row for row in reversed(telling)}
    return tuple(row for row in telling if first[row.article.story or row.article.id] is row)[:most]
