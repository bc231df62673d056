"""What people get to see of a search, one frozen record a row; the command line, the web and `--json` all print these."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from extractor.article import Article
from search.snippets import Snippet


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """A found article. ``rank`` counts from 1 over all pages; ``carriers`` is how many articles its story has."""

    rank: int
    score: float
    carriers: int
    snippet: Snippet
    article: Article
    title_marks: tuple[tuple[int, int], ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The row as `kliping search --json` prints it; in ``snippet`` the matched words stand between « and »."""
        a = self.article
        return {
            "rank": self.rank, "id": a.id, "source": a.source, "url": a.url, "outlet": a.outlet, "title": a.title,
            "published": a.published, "story": a.story, "carriers": self.carriers, "score": round(self.score, 4),
            "snippet": self.snippet.marked(),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A found statement: the ``number``-th (from 0) of its article; ``article`` gives date, outlet and text around it."""

    rank: int
    score: float
    carriers: int
    number: int
    article: Article
    marks: tuple[tuple[int, int], ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The row as `kliping statements --json` prints it."""
        a, s = self.article, self.article.statements[self.number]
        return {
            "rank": self.rank, "article": a.id, "source": a.source, "outlet": a.outlet, "published": a.published, "kind": s.kind,
            "speaker": s.speaker, "person": s.person, "role": s.role, "text": s.text, "cue": s.cue, "rule": s.rule,
            "confidence": s.confidence, "title": a.title, "url": a.url, "story": a.story, "carriers": self.carriers,
            "score": round(self.score, 4),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A found figure: the ``number``-th (from 0) of its article."""

    rank: int
    score: float
    carriers: int
    number: int
    article: Article

    def as_dict(self) -> dict[str, Any]:
        """The row as `kliping figures --json` prints it."""
        a, f = self.article, self.article.figures[self.number]
        return {
            "rank": self.rank, "article": a.id, "source": a.source, "outlet": a.outlet, "published": a.published, "text": f.text,
            "value": f.value, "low": f.low, "high": f.high, "unit": f.unit, "qualifier": f.qualifier, "measure": f.measure,
            "as_of": f.as_of, "indicator": f.indicator, "title": a.title, "url": a.url, "story": a.story, "score": round(self.score, 4),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story with its carriers, the one that speaks for it first; each with the kind of carrying. ``origin`` is the wire or release."""

    story: str
    carriers: tuple[tuple[Article, str | None], ...]
    origin: str | None = None

    @property
    def first(self) -> Article:
        """The carrier that speaks for the story."""
        return self.carriers[0][0]

    def as_dict(self) -> dict[str, Any]:
        """The row as `kliping stories --json` prints it."""
        carried = [
            {"id": a.id, "source": a.source, "url": a.url, "outlet": a.outlet, "title": a.title, "published": a.published, "kind": kind}
            for a, kind in self.carriers
        ]
        return {
            "story": self.story, "title": self.first.title, "published": self.first.published, "carriers": carried, "origin": self.origin,
        }  # fmt: skip


Row = TypeVar("Row", ArticleRow, StatementRow, FigureRow, StoryRow)


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """One page of rows with what holds for all of them.

    ``total`` counts what was found; ``groups`` stories where the question asks for stories. ``understood`` says how the question was
    read, ``notices`` what could not be honoured or was widened, ``suggestion`` a better spelling.
    """

    rows: tuple[Row, ...]
    total: int
    page: int
    size: int
    groups: int | None = None
    facets: Mapping[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    histogram: tuple[tuple[str, int], ...] = ()
    understood: str = ""
    notices: tuple[str, ...] = ()
    suggestion: str | None = None

    @property
    def shown_total(self) -> int:
        """How many rows all pages have together."""
        return self.total if self.groups is None else self.groups
