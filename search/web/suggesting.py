"""`/saran.json`: names for the search box while somebody types. The page works without it."""

from __future__ import annotations

import threading
from dataclasses import asdict, dataclass
from typing import Final

from starlette.responses import Response

from search.completion import Completer, completer_of
from search.web.doors import Door
from search.web.request import Visit, as_json

_LONGEST: Final = 120
"""Characters; nobody types a longer name."""


@dataclass(frozen=True, slots=True)
class _Ready:
    change: int
    completer: Completer


class Suggesting:
    """Keeps the names of one archive ready until it changes."""

    def __init__(self) -> None:
        self._ready: _Ready | None = None
        self._lock = threading.Lock()

    def page(self, visit: Visit) -> Response:
        """The suggestions for ``?q=``, each with its kind in the words of the page."""
        found = self._completer(visit).complete(visit.request.query_params.get("q", "")[:_LONGEST])
        return as_json({"rows": [{**asdict(row), "label": visit.words(row.kind)} for row in found]})

    def _completer(self, visit: Visit) -> Completer:
        change = visit.app.desk.store.last_change()
        with self._lock:
            if self._ready is None or self._ready.change != change:
                self._ready = _Ready(change, completer_of(visit.app.desk))
            return self._ready.completer


def doors() -> tuple[Door, ...]:
    """The one door, with names of its own."""
    return (Door("/saran.json", Suggesting().page, "reader"),)
