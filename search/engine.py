"""The seam between kliping and its search engines: a few verbs, one question, one answer.

Every engine finds the same documents for the same :class:`Query` and counts them alike; only scores are its own, and with them the order
among documents that differ in score. ``tests/contract`` holds this for each engine.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal, NamedTuple, Protocol

from crawler.errors import KlipingError, UsageError
from search.document import Document, What
from search.query_nodes import EVERYTHING, Days, Field, Is, Keyword, Node, Seq, all_of
from search.settings import DEFAULT_SEARCH, SearchSettings

Sort = Literal["relevance", "newest", "oldest"]
Counted = Literal["documents", "groups"]

WEIGHTS: Final[Mapping[Field, float]] = {
    "title": 2.0,
    "people": 2.0,
    "roles": 1.5,
    "programmes": 1.5,
    "text": 1.0,
    "context": 0.4,
    "quotes": 1.0,
    "outlet": 0.5,
    "places": 0.5,
}
"""How much a word counts by the field it is found in."""

FACET_VALUES: Final = 100
"""So many values of a facet are given where nobody asks for more: a page of results shows fewer."""

ALL_VALUES: Final = 7_000
"""More values than a facet of an archive has."""

FACETS: Final[tuple[Keyword, ...]] = ("outlet", "month", "official", "programme", "place", "kind", "relevance", "indicator")


class EngineDamaged(KlipingError):
    """The index is missing, cannot be read, or was made by another version: rebuild it from the store.

    ``fact`` says what is the matter with which index; the message says what to do as well.
    """

    def __init__(self, fact: str) -> None:
        super().__init__(f"{fact}; jalankan / run `kliping reindex`")
        self.fact = fact


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows a search besides its words: several values of one filter are alternatives, several filters all hold."""

    first: str | None = None
    """ISO date, included."""
    last: str | None = None
    """ISO date, included."""
    outlets: tuple[str, ...] = ()
    officials: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    relevance: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()
    """Story ids."""

    def node(self) -> Node:
        """The same conditions as a node; it adds nothing to a score."""
        chosen: tuple[tuple[Keyword, tuple[str, ...]], ...] = (
            ("outlet", self.outlets),
            ("official", self.officials),
            ("programme", self.programmes),
            ("place", self.places),
            ("kind", self.kinds),
            ("relevance", self.relevance),
            ("indicator", self.indicators),
            ("story", self.stories),
        )
        days = [Days(self.first, self.last)] if self.first or self.last else []
        return all_of(*days, *(Is(keyword, values) for keyword, values in chosen if values))


@dataclass(frozen=True, slots=True)
class Query:
    """One question to an engine. ``page`` counts from 1.

    With ``grouped``, only the best hit of each group (story, or same claim) is shown. ``near`` are sequences that raise a document's
    score where they occur and decide nothing else. ``facets`` and ``histogram`` ask for counts over all hits; of each facet the
    ``values`` most frequent values are given, :data:`ALL_VALUES` at most. ``counted_as`` says what both count: documents, or each group
    once for every value that any of its documents found has.
    """

    what: What = "article"
    match: Node = EVERYTHING
    filters: Filters = Filters()
    near: tuple[Seq, ...] = ()
    sort: Sort = "relevance"
    size: int = 10
    page: int = 1
    grouped: bool = False
    facets: tuple[Keyword, ...] = ()
    values: int = FACET_VALUES
    histogram: Literal["day", "month"] | None = None
    counted_as: Counted = "documents"

    def __post_init__(self) -> None:
        if self.size < 0 or self.page < 1:
            raise ValueError(f"size {self.size} and page {self.page}: a page is counted from 1 and has 0 or more hits")
        if not 1 <= self.values <= ALL_VALUES:
            raise ValueError(f"{self.values} values of each facet: 1 to {ALL_VALUES} can be given")


@dataclass(frozen=True, slots=True)
class Hit:
    """One found document; the text itself is in the store. ``score`` is 0 where the order is that of time."""

    id: str
    article: str
    number: int | None
    score: float
    published: str | None
    story: str | None
    carriers: int
    representative: bool


@dataclass(frozen=True, slots=True)
class Results:
    """One page of hits with the counts over all of them.

    ``total`` counts documents and ``groups`` what is left when each group counts once (null when the query does not group; above
    20,000 documents an estimate). Facet values come most frequent first, then by value; the histogram in order of time. Facets and
    histogram that count groups are exact on this machine up to the same 20,000 documents; a server's are within one in a thousand as
    long as a value has fewer groups than that.
    """

    hits: tuple[Hit, ...]
    total: int
    groups: int | None = None
    facets: Mapping[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    histogram: tuple[tuple[str, int], ...] = ()
    away: str | None = None
    """Why the server did not answer, when these are the hits of the index that stands in for it."""


class Refused(NamedTuple):
    """A document that an engine will never take as it is, with the engine's reason. What it held of it before stays."""

    document: str
    article: str
    reason: str


class Finder(Protocol):
    """What kliping asks of a search engine as far as questions go."""

    def find(self, query: Query) -> Results:
        """Answers from what was last refreshed. Raises ``EngineDamaged`` or ``EngineUnavailable``."""

    def every(self, query: Query) -> Iterator[Hit]:
        """Every hit in its order as of one moment, whatever size and page say: for exports. Raises as :meth:`find`."""

    def close(self) -> None:
        """Refreshes when something is waiting, then lets go of files and connections."""


class Engine(Finder, Protocol):
    """What kliping asks of a search engine."""

    def put(self, documents: Iterable[Document]) -> tuple[Refused, ...]:
        """Replaces all the documents of every article named; the documents of one article come in the same call.

        Gives the documents that were refused; all others were taken.
        """

    def drop(self, articles: Iterable[str]) -> None:
        """Forgets the articles with their statements and figures; unknown ids are no error."""

    def refresh(self) -> None:
        """Makes everything put and dropped so far durable and visible."""


def open_engine(spec: str, data_dir: Path, settings: SearchSettings = DEFAULT_SEARCH, make: bool = True) -> Engine:
    """The engine that ``spec`` names: ``embedded`` (in ``data_dir/index``), ``memory`` (empty), or the address of a server.

    An index that is not there yet is made; without ``make`` that is ``EngineDamaged``, as is an index that must be rebuilt. Raises
    ``EngineUnavailable`` when a server does not answer, ``UsageError`` for another word.
    """
    if spec == "embedded":
        from search.engines.embedded import EmbeddedEngine

        return EmbeddedEngine(data_dir / "index", make)
    if spec == "memory":
        from search.engines.memory import MemoryEngine

        return MemoryEngine()
    if is_address(spec):
        from search.engines.elastic import open_server

        return open_server(spec, settings, make)
    raise UsageError(f"engine {spec!r} is unknown; use `embedded`, `memory` or an address such as http://127.0.0.1:9200")


def is_address(spec: str) -> bool:
    """Whether ``spec`` is the address of a server; several nodes of one cluster stand with commas between."""
    return spec.startswith(("http://", "https://"))


def engine_name(spec: str) -> str:
    """``spec`` as it may be stored and printed: addresses without user names and passwords."""
    return re.sub(r"//[^/,]*@", "//", spec)


def rebuild_engine(
    spec: str, data_dir: Path, documents: Iterable[Document], settings: SearchSettings = DEFAULT_SEARCH
) -> tuple[Refused, ...]:
    """Builds the index of ``spec`` anew from ``documents`` while the present one serves; gives what was refused.

    Raises as :func:`open_engine`, and ``UsageError`` for ``memory``, which keeps nothing.
    """
    if spec == "embedded":
        from search.engines.embedded import rebuild

        rebuild(data_dir / "index", documents)
        return ()
    if is_address(spec):
        from search.engines.elastic import rebuild as rebuild_on_server

        return rebuild_on_server(spec, settings, documents)
    raise UsageError(f"engine {spec!r} has no index to rebuild; use `embedded` or an address such as http://127.0.0.1:9200")
