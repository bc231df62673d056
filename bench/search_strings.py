"""A thousand strings that nobody should type, each asked as the application asks, and how long the slowest took.

``python -m bench.search_strings COUNT [ADDRESS]``: of COUNT generated articles in the embedded index, and on the server at ADDRESS.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.search_corpus import articles
from search.engine import FACETS, Engine, Query, engine_name, open_engine, rebuild_engine
from search.query import parse
from search.query_widen import ask
from search.settings import SearchSettings
from tests.contract.test_nasty import NAMES, NASTY, SYNONYMS

SETTINGS = SearchSettings(index="kliping-bench-strings", timeout=300)


def main(count: int, *addresses: str) -> None:
    """Print p50 / p95 / p99 / slowest of each engine in milliseconds, by the clock and of CPU time. An error ends it."""
    with TemporaryDirectory(prefix="kliping-strings-") as name:
        for spec in ("embedded", *addresses):
            rebuild_engine(spec, Path(name), (one.document() for one in articles(count)), SETTINGS)
            engine = open_engine(spec, Path(name), SETTINGS)
            clock, worked = (sorted(times) for times in zip(*(_seconds(engine, text) for text in NASTY), strict=True))
            engine.close()
            print(f"{engine_name(spec)}, {len(NASTY)} strings: {_shown(clock)}; CPU of this process {_shown(worked)}")


def _shown(times: list[float]) -> str:
    return " / ".join(f"{1000 * times[min(len(times) - 1, int(len(times) * part))]:.1f}" for part in (0.5, 0.95, 0.99, 1))


def _seconds(engine: Engine, text: str) -> tuple[float, float]:
    began, worked = time.perf_counter(), time.process_time()
    ask(engine, parse(text, NAMES, SYNONYMS), Query(size=20, grouped=True, facets=FACETS, histogram="month"), NAMES, SYNONYMS)
    return time.perf_counter() - began, time.process_time() - worked


if __name__ == "__main__":
    main(int(sys.argv[1]), *sys.argv[2:])
