"""Everything a question finds, as rows, under an id that stands for question, corpus and version: the same id gives the same bytes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from importlib.metadata import version
from itertools import islice
from typing import Any, Final

from extractor.article import Article
from search import asking
from search.asking import Desk, Question
from search.engine import Hit
from search.export.tables import (
    COLUMNS,
    VERSION,
    WHAT,
    Column,
    Subject,
    Value,
    Values,
    article_values,
    figure_values,
    statement_values,
    story_values,
)
from search.store import Store, Story

_CHUNK: Final = 500
_ROWS: Final = {"articles": article_values, "statements": statement_values, "figures": figure_values}


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that a question found.

    ``id`` is 16 hexadecimal digits; ``state`` gives for the key of each row a digest of all that the row is made from.
    """

    id: str
    subject: Subject
    question: Question
    hits: tuple[Hit, ...]
    state: Mapping[str, str]

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the rows."""
        return COLUMNS[self.subject]

    def about(self) -> dict[str, Any]:
        """What an export says about itself."""
        return {
            "id": self.id, "subject": self.subject, "question": question_as_dict(self.question), "rows": len(self.hits),
            "version": _version(),
        }  # fmt: skip


def gather(desk: Desk, question: Question, subject: Subject) -> Gathered:
    """Every hit of ``question``, newest first unless it says otherwise. The rows are as many as the list says it has.

    Raises what asking raises.
    """
    asked = replace(question, sort=question.sort or "newest", size=0, page=1, stories=subject == "stories" or question.stories)
    found = tuple(asking.every(desk, asked, WHAT[subject]))
    state = _state(desk, found, subject)
    hits = tuple(hit for hit in found if hit.id in state)
    return Gathered(_id(subject, asked, state), subject, asked, hits, state)


def rows(desk: Desk, gathered: Gathered) -> Iterator[tuple[Value, ...]]:
    """The rows in order, each with a value for every column."""
    names = [column.name for column in gathered.columns]
    values = _stories(desk, gathered) if gathered.subject == "stories" else _parts(desk, gathered)
    for row in values:
        yield tuple(row[name] for name in names)


def question_as_dict(question: Question) -> dict[str, Any]:
    """What narrows a question, empty conditions left out; the form in which questions are stored."""
    kept: dict[str, Any] = {key: value for key, value in asdict(question).items() if key in _ASKED and value}
    kept["filters"] = {key: value for key, value in asdict(question.filters).items() if value}
    return {key: value for key, value in kept.items() if value}


_ASKED: Final = frozenset({"text", "filters", "sort", "stories", "role", "exact"})


def _parts(desk: Desk, gathered: Gathered) -> Iterator[Values]:
    make = _ROWS[gathered.subject]
    for hit, article in _with_articles(desk.store, gathered.hits):
        yield make(article, hit, desk.known.label)


def _stories(desk: Desk, gathered: Gathered) -> Iterator[Values]:
    for hit, article in _with_articles(desk.store, gathered.hits):
        yield story_values(_story(desk.store, hit, article), desk.known.label)


def _story(store: Store, hit: Hit, article: Article) -> Story:
    story = store.story(hit.story) if hit.story else None
    return story or Story(article.id, ((article, None),))


def _with_articles(store: Store, hits: Iterable[Hit]) -> Iterator[tuple[Hit, Article]]:
    stream = iter(hits)
    while some := list(islice(stream, _CHUNK)):
        found = {article.id: article for article in store.articles(dict.fromkeys(hit.article for hit in some))}
        yield from ((hit, found[hit.article]) for hit in some if hit.article in found)


def _state(desk: Desk, hits: tuple[Hit, ...], subject: Subject) -> dict[str, str]:
    """Of rows whose article is gone from the store since it was indexed there is none."""
    if subject == "stories":
        return {hit.id: _story_digest(desk, hit, article) for hit, article in _with_articles(desk.store, hits)}
    digests = desk.store.digests(dict.fromkeys(hit.article for hit in hits))
    return {hit.id: f"{digests[hit.article]}:{hit.carriers}" for hit in hits if hit.article in digests}


def _story_digest(desk: Desk, hit: Hit, article: Article) -> str:
    carriers = [carrier.id for carrier, _ in _story(desk.store, hit, article).carriers]
    return _digest([desk.store.digests(carriers).get(carrier) for carrier in carriers])


def _id(subject: Subject, question: Question, state: Mapping[str, str]) -> str:
    return _digest([_version(), subject, question_as_dict(question), list(state.items())])


def _version() -> str:
    return f"{version('kliping')}/{VERSION}"


def _digest(content: Any) -> str:
    return hashlib.sha256(json.dumps(content, ensure_ascii=True, sort_keys=True).encode()).hexdigest()[:16]
