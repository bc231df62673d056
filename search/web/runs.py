"""What the last run over the outlets did, as far as a reader must know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from search.app import App
from search.receipt import Language, missing
from search.store import Run
from search.web.english import finding, reason


@dataclass(frozen=True, slots=True)
class OutletState:
    """How the last run fared at one outlet: articles got and usual, pages, what is wrong in words; ``failed`` by reason in words."""

    got: float | None
    usual: float | None
    fetched: int
    unchanged: int
    failed: Mapping[str, int]
    findings: tuple[str, ...]
    missing: bool
    """Whether news of this outlet may be missing."""


@dataclass(frozen=True, slots=True)
class LastRun:
    """One visit to the outlets."""

    number: int
    when: str
    state: str
    outlets: Mapping[str, OutletState]
    missing: tuple[str, ...]
    """What may be missing, in sentences; see :func:`search.receipt.missing`."""

    @property
    def troubled(self) -> int:
        """Of how many outlets news may be missing: not fully reached, or silent against their habit."""
        return sum(outlet.missing for outlet in self.outlets.values())


def last_run(app: App) -> LastRun | None:
    """The last run that has a receipt; null when the outlets were never visited."""
    return next(runs(app), None)


def runs(app: App) -> Iterator[LastRun]:
    """The latest runs that have a receipt, the last one first."""
    return (_told(run, app.lang) for run in app.desk.store.runs() if run.receipt and "outlets" in run.receipt)


def _told(run: Run, language: Language) -> LastRun:
    receipt: Mapping[str, Any] = run.receipt or {}
    outlets = {row["outlet"]: _state(row, language) for row in receipt.get("outlets", ())}
    return LastRun(run.id, run.ended_at or run.started_at, run.state, outlets, tuple(missing(receipt, language)))


def _state(row: Mapping[str, Any], language: Language) -> OutletState:
    return OutletState(
        row.get("got"),
        row.get("expected"),
        row.get("fetched", 0),
        row.get("unchanged", 0),
        {reason(code, language): count for code, count in row.get("failed", {}).items()},
        tuple(finding(one["code"], one["text"], language) for one in row.get("findings", ())),
        bool(row.get("missing")),
    )
