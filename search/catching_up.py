"""Beside a long-running process: whatever the search index missed, while its server was away or a run was killed, is told to it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from crawler.errors import KlipingError, LockHeld

EVERY: Final = 60.0
"""Seconds between two looks at what is waiting."""
_PATIENCE: Final = 5.0
"""Seconds for which the end waits; what was begun then is told again the next time."""

_log: Final = logging.getLogger("kliping")


@contextmanager
def catching_up(catch_up: Callable[[], int], every: float = EVERY) -> Iterator[None]:
    """Call ``catch_up`` at once and again and again, in a thread of its own. What it raises is logged, once for as long as it lasts."""
    stop = threading.Event()
    thread = threading.Thread(target=_again_and_again, args=(catch_up, every, stop), name="catching-up", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(_PATIENCE)


def _again_and_again(catch_up: Callable[[], int], every: float, stop: threading.Event) -> None:
    said = ""
    while not stop.is_set():
        try:
            told = catch_up()
            said = ""
            if told:
                _log.info("indeks menyusul: %d artikel / the index caught up", told)
        except LockHeld:
            pass  # whoever writes now tells the index itself
        except KlipingError as problem:
            if str(problem) != said:
                _log.warning("indeks belum menyusul / the index has not caught up: %s", problem)
            said = str(problem)
        stop.wait(every)
