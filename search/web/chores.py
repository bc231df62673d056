"""Work that takes longer than a page may: one piece after another in a thread of its own, each told of while it goes on."""

from __future__ import annotations

import logging
import shutil
import tempfile
import threading
import time
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from crawler.errors import KlipingError
from search.app import App
from search.query_words import Language
from search.web.denied import Denied
from search.web.desks import Desks

_WAITING: Final = 8
"""So many pieces of work may wait; whoever comes beyond is told to come again."""
_KEPT: Final = 3600.0
"""Seconds for which what came of a piece of work is kept."""
_KEPT_PROBLEM: Final = 20.0
"""Seconds for which what went wrong is told, before the same is tried again."""
_WHO: Final = "*"
"""Who asks for the archive: nobody's account, so that nobody waits for their own export."""
_log: Final = logging.getLogger("kliping.web")


class Dropped(Exception):
    """The server is going away: the work is not wanted any more."""


@dataclass(eq=False)
class Chore:
    """A piece of work of ``owner``: ``done`` of ``total`` steps (0: nobody knows how many), then ``result``, or ``problem`` in words."""

    owner: str
    folder: Path
    """For what the work writes; it goes when the chore is forgotten."""
    dropped: threading.Event
    done: int = 0
    total: int = 0
    result: Any = None
    problem: str = ""
    ended: bool = False
    when: float = field(default_factory=time.monotonic)

    def tell(self, done: int, total: int) -> None:
        """Say how far it is. Raises ``Dropped`` when it is to stop."""
        if self.dropped.is_set():
            raise Dropped
        self.done, self.total = done, total

    @property
    def percent(self) -> int | None:
        """How much is done, from 0 to 100; null where nobody knows."""
        return 100 * self.done // self.total if self.total else None


Work = Callable[[App, Chore], Any]
"""What is to be done with an open archive; what it returns is the chore's result."""


class Chores:
    """The chores of one server. A chore has a key; the same key of the same owner is the same chore for as long as it is kept."""

    def __init__(self, desks: Desks) -> None:
        self._desks = desks
        self._lock, self._dropped = threading.Lock(), threading.Event()
        self._known: dict[tuple[str, str], Chore] = {}
        self._thread = ThreadPoolExecutor(1, "kliping-chore")
        self._folder = tempfile.TemporaryDirectory(prefix="kliping-", ignore_cleanup_errors=True)

    def start(self, key: str, owner: str, lang: Language, work: Work) -> Chore:
        """The chore of that key, begun now unless it is there already. Raises ``Denied`` when too many wait."""
        with self._lock:
            self._forget()
            found = self._known.get((key, owner))
            if found:
                return found
            if sum(not chore.ended for chore in self._known.values()) >= _WAITING:
                raise Denied(429, "chores", wait=30)
            chore = Chore(owner, Path(tempfile.mkdtemp(dir=self._folder.name)), self._dropped)
            self._known[key, owner] = chore
        self._thread.submit(self._do, chore, lang, work)
        return chore

    def find(self, key: str, owner: str) -> Chore | None:
        """A chore that was started; null where it has been forgotten, or is somebody else's."""
        with self._lock:
            return self._known.get((key, owner))

    def close(self) -> None:
        """Give up what is under way, and forget everything."""
        self._dropped.set()
        self._thread.shutdown(wait=True, cancel_futures=True)
        self._folder.cleanup()

    def _do(self, chore: Chore, lang: Language, work: Work) -> None:
        try:
            with self._desks.lend(lang, _WHO) as app:
                chore.result = work(app, chore)
        except Dropped:
            pass
        except KlipingError as problem:
            chore.problem = str(problem)
        except Exception as problem:
            _log.error("chore %r", "".join(traceback.format_exception(problem)))
            chore.problem = type(problem).__name__
        chore.ended, chore.when = True, time.monotonic()

    def _forget(self) -> None:
        now = time.monotonic()
        for key, chore in list(self._known.items()):
            if chore.ended and now - chore.when > (_KEPT_PROBLEM if chore.problem else _KEPT):
                shutil.rmtree(chore.folder, ignore_errors=True)
                del self._known[key]
