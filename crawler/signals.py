"""The wish to stop, as the operating system delivers it: SIGTERM from the system, Ctrl-C from a terminal."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def on_stop(ask: Callable[[int, FrameType | None], object]) -> Iterator[None]:
    """In this block SIGINT and SIGTERM call ``ask``. Signals reach only the main thread; in any other nobody can ask."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
