"""Ending a run in order when it is told to: SIGTERM from the system, Ctrl-C from a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from crawler.signals import on_stop


class Stopped(BaseException):
    """The run was told to stop while in :meth:`Stop.interrupting`."""


class Stop:
    """Whether the run was told to stop; long work looks at ``asked`` between two steps."""

    def __init__(self) -> None:
        self.asked = False
        self._interrupts = False

    def ask(self, _signal: int = 0, _frame: FrameType | None = None) -> None:
        """Remember the wish; raises :class:`Stopped` inside :meth:`interrupting`."""
        self.asked = True
        if self._interrupts:
            raise Stopped

    @contextmanager
    def interrupting(self) -> Iterator[None]:
        """In this block a wish to stop is an exception: for work that does not look, but that may be broken off anywhere."""
        if self.asked:
            raise Stopped
        self._interrupts = True
        try:
            yield
        finally:
            self._interrupts = False


@contextmanager
def stopping() -> Iterator[Stop]:
    """In this block SIGTERM and SIGINT are wishes to stop. Signals reach only the main thread; elsewhere nobody can ask."""
    stop = Stop()
    with on_stop(stop.ask):
        yield stop
