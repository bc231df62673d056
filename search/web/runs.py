"""What the last run over the outlets did, as far as a reader must know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from crawler.reasons import FAILURES
from search.app import App
from search.store import Run

_VISITS: Final = ("nightly", "crawl")


@dataclass(frozen=True, slots=True)
class OutletState:
    """How the last run fared at one outlet; ``failed`` by reason in words."""

    fetched: int
    unchanged: int
    failed: Mapping[str, int]
    listings_failed: tuple[str, ...]
    barren: bool

    @property
    def troubled(self) -> bool:
        """Whether news may be missing: a listing could not be read, or named nothing."""
        return bool(self.listings_failed) or self.barren


@dataclass(frozen=True, slots=True)
class LastRun:
    """The last visit to the outlets."""

    when: str
    state: str
    outlets: Mapping[str, OutletState]

    @property
    def troubled(self) -> int:
        """How many outlets were not fully reached."""
        return sum(outlet.troubled for outlet in self.outlets.values())


def last_run(app: App) -> LastRun | None:
    """The last run that has a receipt; null when the outlets were never visited."""
    run = next((run for run in app.desk.store.runs() if run.kind in _VISITS and run.receipt), None)
    return _told(run) if run else None


def _told(run: Run) -> LastRun:
    receipt: Mapping[str, Any] = run.receipt or {}
    return LastRun(run.ended_at or run.started_at, run.state, {row["outlet"]: _state(row) for row in receipt.get("outlets", ())})


def _state(row: Mapping[str, Any]) -> OutletState:
    failed = {FAILURES.get(reason, reason): count for reason, count in row.get("failed", {}).items()}
    listings = tuple(dict.fromkeys(FAILURES.get(reason, reason) for reason in row.get("listings_failed", {}).values()))
    return OutletState(row.get("fetched", 0), row.get("unchanged", 0), failed, listings, bool(row.get("barren")))
