"""An engine for asking that goes on: an index found damaged is built anew, and while a server is away another index stands in for it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from typing import Final, TypeVar

from crawler.errors import EngineUnavailable, UsageError
from search.document import Document
from search.engine import Engine, EngineDamaged, Hit, Query, Refused, Results

Answer = TypeVar("Answer")

PATIENCE: Final = 15.0
"""Seconds for which a server that did not answer is not asked again, so that not every question waits for it."""


@dataclass
class SteadyEngine:
    """An :class:`search.engine.Engine` for questions only.

    ``first`` opens the engine of choice, ``mend`` builds its index anew, ``second`` opens the one that stands in, or gives null; that
    one is never mended, since a question that already waited for a server does not wait for a rebuild as well.
    """

    first: Callable[[], Engine]
    mend: Callable[[EngineDamaged], None]
    second: Callable[[], Engine | None]
    clock: Callable[[], float] = time.monotonic
    _first: Engine | None = field(default=None, repr=False)
    _second: Engine | None = field(default=None, repr=False)
    _away: EngineUnavailable | None = field(default=None, repr=False)
    _again: float = 0.0

    def open(self) -> None:
        """Open the first engine now, mended where needed."""
        self._mended(lambda engine: None)

    def find(self, query: Query) -> Results:
        """See :class:`search.engine.Engine`."""
        found, away = self._ask(lambda engine: engine.find(query))
        return replace(found, away=away)

    def every(self, query: Query) -> Iterator[Hit]:
        """See :class:`search.engine.Engine`. A server that goes away in the midst of the list is an error, never a gap."""
        return self._ask(lambda engine: _begun(engine.every(query)))[0]

    def refresh(self) -> None:
        """Nothing is ever waiting."""

    def put(self, documents: Iterable[Document]) -> tuple[Refused, ...]:
        """Raises ``UsageError``: this one is for asking."""
        raise UsageError("mesin ini hanya untuk bertanya / this engine is for questions only")

    def drop(self, articles: Iterable[str]) -> None:
        """Raises ``UsageError``: this one is for asking."""
        raise UsageError("mesin ini hanya untuk bertanya / this engine is for questions only")

    def close(self) -> None:
        """See :class:`search.engine.Engine`."""
        for engine in (self._first, self._second):
            if engine:
                engine.close()
        self._first = self._second = None

    def _ask(self, ask: Callable[[Engine], Answer]) -> tuple[Answer, str | None]:
        """The answer, and why it is not the first engine's."""
        if self._away is None or self.clock() >= self._again:
            try:
                answer = self._mended(ask)
                self._away = None
                return answer, None
            except EngineUnavailable as problem:
                self._away, self._again = problem, self.clock() + PATIENCE
        return self._instead(ask, self._away), str(self._away)

    def _instead(self, ask: Callable[[Engine], Answer], away: EngineUnavailable) -> Answer:
        """The answer of the index that stands in. Raises ``away`` when there is none, and says so when it cannot be used either."""
        try:
            self._second = self._second or self.second()
            if self._second is None:
                raise away
            return ask(self._second)
        except EngineDamaged as damage:
            said = f"{damage.fact}; jalankan / run `kliping reindex --engine embedded`"
            raise EngineUnavailable(
                f"{away}; indeks penggantinya pun tidak dapat dipakai / nor can its stand-in be used: {said}"
            ) from damage

    def _mended(self, ask: Callable[[Engine], Answer]) -> Answer:
        try:
            return ask(self._opened())
        except EngineDamaged as damage:
            if self._first:
                self._first.close()
                self._first = None
            self.mend(damage)
        return ask(self._opened())

    def _opened(self) -> Engine:
        self._first = self._first or self.first()
        return self._first


def _begun(hits: Iterator[Hit]) -> Iterator[Hit]:
    """The same hits, the first of them already fetched: a server that is away says so now."""
    first = list(islice(hits, 1))
    return chain(first, hits)
