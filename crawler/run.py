"""One crawl of some outlets: ``crawl(outlets, frontier, options) -> CrawlReport``.

Scrapy runs in a child process and asks the frontier through a pipe; the parent, who owns the store, answers. Why:
docs/decisions/0003-the-crawl-in-a-child-process.md.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from typing import Any, Final

from crawler.contact import require_contact
from crawler.frontier import Frontier
from crawler.journal import drain, forget
from crawler.options import DEFAULTS, CrawlOptions, CrawlReport, End, OutletReport
from crawler.outlets import Outlet
from crawler.signals import on_stop

Meanwhile = Callable[[], bool]
"""What else is done while a crawl is under way; called often, and must come back soon. It says whether the crawl is to go on."""

ASKED: Final = frozenset({"discovered", "due", "listing", "listed"})
"""What the child may ask of the frontier."""

TOLD: Final = frozenset({"fetched", "unchanged", "failed"})
"""What the child may tell the frontier without waiting for an answer."""

GRACE: Final = 15.0
"""Seconds between asking the child to stop and killing it; what it had in hand stays due."""

_TICK: Final = 0.02
_MOMENT: Final = 0.05
_BREATH: Final = 0.004
"""Seconds: how long what the child says is gathered, and how long to wait for its next word."""

_ROOT: Final = Path(__file__).resolve().parents[1]


def crawl(
    outlets: Sequence[Outlet],
    frontier: Frontier,
    options: CrawlOptions = DEFAULTS,
    *,
    config_dir: Path = Path("config"),
    settings: Mapping[str, Any] | None = None,
    meanwhile: Meanwhile | None = None,
    journal: Path | None = None,
) -> CrawlReport:
    """Crawl ``outlets`` side by side and wait for the end. May be called any number of times in one process, one at a time.

    SIGINT and SIGTERM (in the main thread) end it early and in order, and so does ``meanwhile`` (called between two words of the child)
    by saying no: the report then says ``stopped``. A child that ends by itself makes it ``died``; nothing it reported before is lost.
    ``settings`` are further Scrapy settings, for tests.

    ``journal`` is a folder in which outcomes are kept until the frontier has them for good (:mod:`crawler.journal`); what an earlier crawl
    left there is done first. Without one, pages that were fetched and not committed when this process is killed are fetched again.

    Raises :class:`crawler.errors.ConfigError` when an outlet on another machine would be asked without a contact, and whatever the
    frontier raises; the child is ended then.
    """
    require_contact(outlets, options.contact, config_dir)
    if journal:
        drain(journal, frontier)
    if not outlets:
        return CrawlReport({})
    ours, theirs = Pipe()
    with ours, _child(theirs) as child, _stopping(child) as stop:
        theirs.close()
        ours.send((tuple(outlets), options, dict(settings or {}), str(journal) if journal else None))
        reports = _serve(ours, frontier, stop, meanwhile, journal)
    if journal:
        drain(journal, frontier)  # what a child that was killed had written down and not yet told
    missing: End = "stopped" if stop.asked else "died"
    in_order = {outlet.id: reports.get(outlet.id, OutletReport(outlet.id, end=missing)) for outlet in outlets}
    return CrawlReport(in_order, _end(in_order, stop))


class _Stop:
    """Passes on the wish to stop to the child, and ends it when it does not obey in time."""

    def __init__(self, child: subprocess.Popen[bytes]) -> None:
        self._child = child
        self._deadline: float | None = None

    @property
    def asked(self) -> bool:
        return self._deadline is not None

    def ask(self, *_: object) -> None:
        if self._deadline is None:
            self._deadline = time.monotonic() + GRACE
            self._child.send_signal(signal.SIGTERM)

    def enforce(self) -> None:
        if self._deadline is not None and time.monotonic() > self._deadline:
            self._child.kill()


def _serve(pipe: Connection, frontier: Frontier, stop: _Stop, meanwhile: Meanwhile | None, journal: Path | None) -> dict[str, OutletReport]:
    """Answer the child until it closes the pipe; its reports by outlet."""
    reports: dict[str, OutletReport] = {}
    done, there = 0, True
    while there:
        if meanwhile is not None and not meanwhile():
            stop.ask()
        stop.enforce()
        if pipe.poll(1.0 if meanwhile is None else _TICK):
            with frontier.together():
                there, file = _do_what_has_come(pipe, frontier, reports)
            if journal and file > done:
                forget(journal, before=file)
                done = file
    return reports


def _do_what_has_come(pipe: Connection, frontier: Frontier, reports: dict[str, OutletReport]) -> tuple[bool, int]:
    """All that the child says within a moment becomes true at once: a disk is asked to be sure once for all of it, not for each page.

    Returns whether the child is still there, and the last file of the journal that was written to. What the child said before it ended is
    done all the same.
    """
    end, last = time.monotonic() + _MOMENT, 0
    while time.monotonic() < end and pipe.poll(_BREATH):
        try:
            verb, arguments, file = pipe.recv()
        except (EOFError, ConnectionError):
            return False, last
        last = max(last, file)
        if verb == "report":
            reports[arguments[0].outlet] = arguments[0]
        elif verb in TOLD:
            getattr(frontier, verb)(*arguments)
        elif verb in ASKED:
            answer = getattr(frontier, verb)(*arguments)
            with suppress(ConnectionError):  # a child that has ended is noticed at the next word
                pipe.send(answer)
    return True, last


@contextmanager
def _child(pipe: Connection) -> Iterator[subprocess.Popen[bytes]]:
    # Its own session: Ctrl-C in a terminal reaches only us, and we pass it on once.
    child = subprocess.Popen(
        [sys.executable, "-m", "crawler.child", str(pipe.fileno())],
        pass_fds=[pipe.fileno()],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, [str(_ROOT), os.environ.get("PYTHONPATH")]))},
    )
    try:
        yield child
        with suppress(subprocess.TimeoutExpired):
            child.wait(GRACE)
    finally:
        child.kill()
        child.wait()


@contextmanager
def _stopping(child: subprocess.Popen[bytes]) -> Iterator[_Stop]:
    stop = _Stop(child)
    with on_stop(stop.ask):
        yield stop


def _end(reports: Mapping[str, OutletReport], stop: _Stop) -> End:
    if stop.asked:
        return "stopped"
    return "died" if any(report.end == "died" for report in reports.values()) else "done"
