"""What earlier runs tell of tonight: which nights were missed, and what is usual for each outlet, listing and language."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from crawler.discover import utc
from search.receipt_expected import MEMORY, WINDOW, Expected, expected
from search.receipt_findings import Looks
from search.store import Run, Store
from search.store.frontier import Arrivals

ZONE: Final = ZoneInfo("Asia/Jakarta")
"""A night belongs to the day on which it begins here."""

_HOURS: Final = 7
_MOST_RUNS: Final = 400
_ENOUGH: Final = 3
_SOLID: Final = 10

Series = Mapping[date, int]


@dataclass(frozen=True)
class History:
    """The runs of the last weeks and the articles that came, seen on day ``today``."""

    today: date
    runs: Sequence[Run]
    arrivals: Sequence[Arrivals]

    @classmethod
    def of(cls, store: Store, now: datetime) -> History:
        """The history in ``store``; ``now`` has an offset."""
        since = utc(now - timedelta(days=MEMORY + WINDOW + 1))
        runs = [run for run in store.runs(_MOST_RUNS) if run.started_at >= since and run.state in ("done", "stopped") and run.receipt]
        return cls(now.astimezone(ZONE).date(), runs, store.frontier.arrivals(since, _HOURS))

    @property
    def last_night(self) -> date | None:
        """The day of the last nightly run that came to its end."""
        return max((_day(run) for run in self.runs if run.kind == "nightly" and run.state == "done"), default=None)

    @property
    def nights(self) -> int:
        """How many nights a run of today covers: its own, and those missed since the last one."""
        return max(1, (self.today - self.last_night).days) if self.last_night else 1

    def listed(self, outlet: str) -> date | None:
        """The last day on which the outlet's listings were read."""
        return max((_day(run) for run in self.runs for row in _rows(run) if row["outlet"] == outlet and _was_listed(row)), default=None)

    def outlet(self, outlet: str, nights: int) -> Expected:
        """What is usual for an outlet."""
        series = {date.fromisoformat(row.day): row.articles for row in self.arrivals if row.outlet == outlet}
        return expected(series, self._asked(outlet), self.today, nights)

    def looks(self, outlet: str) -> tuple[Looks, Looks] | None:
        """How the outlet's articles looked until yesterday and look today."""
        rows = [row for row in self.arrivals if row.outlet == outlet]
        before = [row for row in rows if row.day < self.today.isoformat()]
        now = [row for row in rows if row.day == self.today.isoformat()]
        enough = sum(row.articles for row in before) >= _SOLID and sum(row.articles for row in now) >= _ENOUGH
        return (_looks(before), _looks(now)) if enough else None

    def dead(self, outlet: str, listings: Sequence[str], tonight: Mapping[str, int]) -> dict[str, Expected]:
        """Those of the outlet's ``listings`` that were the first to name articles and no longer do; ``tonight`` counts what they named."""
        series = {url: self._counts(("outlets", outlet, "news", url), tonight.get(url, 0)) for url in listings if url in tonight}
        usual = {url: expected(counts, self._asked(outlet), self.today) for url, counts in series.items()}
        return {url: found for url, found in usual.items() if found.silent}

    def silent_languages(self, tonight: Mapping[str, int]) -> dict[str, Expected]:
        """Languages in which articles used to come and no longer do."""
        known = {language for run in self.runs for language in (run.receipt or {}).get("languages", {})}
        asked = {_day(run) for run in self.runs if run.kind == "nightly"}
        series = {language: self._counts(("languages", language), tonight.get(language, 0)) for language in sorted(known)}
        usual = {language: expected(counts, asked, self.today) for language, counts in series.items()}
        return {language: found for language, found in usual.items() if found.silent}

    def _asked(self, outlet: str) -> set[date]:
        return {_day(run) for run in self.runs if any(row["outlet"] == outlet and row["end"] == "done" for row in _rows(run))}

    def _counts(self, path: tuple[str, ...], tonight: int) -> Series:
        counts: Counter[date] = Counter({self.today: tonight})
        for run in self.runs:
            for value in _values(run.receipt or {}, path):
                counts[_day(run)] += value
        return counts


def _values(receipt: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[int]:
    if path[0] == "languages":
        yield receipt.get("languages", {}).get(path[1], 0)
        return
    _, outlet, key, url = path
    yield from (row.get(key, {}).get(url, 0) for row in receipt.get("outlets", ()) if row["outlet"] == outlet)


def _rows(run: Run) -> Sequence[Mapping[str, Any]]:
    rows: Sequence[Mapping[str, Any]] = (run.receipt or {}).get("outlets", ())
    return rows


def _was_listed(row: Mapping[str, Any]) -> bool:
    """Pages of an index that are not there yet are no failure."""
    return bool(row["end"] == "done" and row["news"] and set(row["listings_failed"].values()) <= {"gone"})


def _day(run: Run) -> date:
    return datetime.fromisoformat(run.started_at).astimezone(ZONE).date()


def _looks(rows: Sequence[Arrivals]) -> Looks:
    totals: dict[str, float] = defaultdict(float)
    for row in rows:
        totals["articles"] += row.articles
        totals["dated"] += row.dated
        totals["characters"] += row.articles * row.characters
    return Looks(totals["dated"] / totals["articles"], totals["characters"] / totals["articles"])
