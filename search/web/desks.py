"""Open archives for many threads: each request has one to itself, and all of them know what the last run brought in."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import Final

from crawler.errors import EngineUnavailable, KlipingError
from search.app import App
from search.known_names import KnownNames, known_names
from search.query_words import Language
from search.web.turns import Turns

_PATIENCE: Final = 10.0
"""Seconds that a request waits for its turn."""
_WAITING: Final = 24
"""So many requests may wait: with those that are served still fewer than the threads that requests are answered in."""
_REST: Final = 20.0
"""Seconds between two readings of the known names while a run keeps adding articles."""


class Busy(EngineUnavailable):
    """All open archives are on loan for too long, or too many wait for one already."""


@dataclass(frozen=True, slots=True)
class _Known:
    """The names as they were after the store's change number ``change``, read at ``when`` on the machine's monotonic clock."""

    change: int
    when: float
    names: KnownNames


@dataclass(frozen=True, slots=True)
class _Open:
    """An open App. An engine in memory holds what was stored up to change number ``opened_at``; others follow by themselves."""

    app: App
    opened_at: int


class Desks:
    """Lends Apps over one archive; an App on loan is used by one thread only. One that failed is thrown away and opened anew."""

    def __init__(self, app: App, most: int = 4, clock: Callable[[], float] = time.monotonic) -> None:
        self._app, self._clock = app, clock
        self._turns = Turns(most, _WAITING)
        self._idle: list[_Open] = []
        self._lock = threading.Lock()
        self._known: _Known | None = None
        self._closed = False

    @property
    def app(self) -> App:
        """The archive that is lent, not opened: for its folders and settings."""
        return self._app

    @contextmanager
    def lend(self, lang: Language, who: str = "") -> Iterator[App]:
        """An open App that speaks ``lang``, for ``who``. Raises what opening raises, and ``Busy`` when it is not their turn in time."""
        if not self._turns.take(who, _PATIENCE):
            raise Busy("Terlalu banyak permintaan sekaligus; coba lagi sebentar lagi. / Too many requests at once; try again in a moment.")
        try:
            yield from self._lent(lang)
        finally:
            self._turns.give_back(who)

    def close(self) -> None:
        """Let go of everything that is not on loan; what comes back later is closed then."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for own in idle:
            own.app.close()

    def _lent(self, lang: Language) -> Iterator[App]:
        own = self._take()
        whole = False
        try:
            yield own.app.speaking(lang, self._names(own))
            whole = True
        finally:
            self._give_back(own, whole)

    def _take(self) -> _Open:
        with self._lock:
            own = self._idle.pop() if self._idle else None
        if own and own.app.engine_spec == "memory" and own.opened_at != own.app.desk.store.last_change():
            own.app.close()
            own = None
        return own or self._open()

    def _open(self) -> _Open:
        app = replace(self._app)
        return _Open(app, app.desk.store.last_change())

    def _give_back(self, own: _Open, whole: bool) -> None:
        with self._lock:
            if whole and not self._closed:
                self._idle.append(own)
                return
        with suppress(KlipingError):
            own.app.close()

    def _names(self, own: _Open) -> KnownNames:
        desk, known, now = own.app.desk, self._known, self._clock()
        change = desk.store.last_change()
        if known is None or (known.change != change and now - known.when >= _REST):
            names = desk.known if own.opened_at == change else known_names(desk.store, own.app.config_dir)
            known = self._known = _Known(change, now, names)
        return known.names
