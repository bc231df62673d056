"""Search engines side by side on the same generated articles, in one run.

``python -m bench.search COUNT [--elasticsearch ADDRESS] [--folder KEPT]``: build rate, size, and p50/p95/p99 in milliseconds of wall-clock
time of questions of each kind, asked in turns of all engines. Where an engine works in this process, its CPU time is given too: on a
machine that others use it is the fairer measure. Without an address, Elasticsearch is left out and named.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import Any, Final, Protocol, TypeAlias

from bench.search_corpus import Generated, Questions, articles, questions
from bench.search_rivals import SHOWN, Fts5, PlainElastic
from search.engine import FACETS, Engine, Filters, Query, open_engine, rebuild_engine
from search.query import parse
from search.query_widen import Answer, ask
from search.settings import SearchSettings
from search.snippets import snippet

ASKED: Final = 40
ADDED: Final = 12
Times: TypeAlias = tuple[float, float]
"""Seconds by the clock, and of this process's CPU time."""
KINDS: Final = ("words", "phrase", "filtered", "counts", "marked", "page")


class Contestant(Protocol):
    """What is measured of everybody alike."""

    name: str

    @property
    def built(self) -> bool:
        """Whether it holds the articles already."""

    def build(self, articles: Iterator[Generated]) -> None:
        """Index everything."""

    def add(self, article: Generated) -> None:
        """One article more."""

    def refresh(self) -> None:
        """Make it visible."""

    def size(self) -> int:
        """Bytes."""

    def words(self, words: str) -> int:
        """Two words."""

    def phrase(self, phrase: str) -> int:
        """A phrase."""

    def filtered(self, question: tuple[str, str, str, str]) -> int:
        """Words, days and outlet."""

    def counts(self, words: str) -> int:
        """Facets and histogram."""

    def marked(self, words: str) -> int:
        """Hits with marked passages."""

    def page(self, words: str) -> int:
        """A whole page: facets, histogram, and hits with marked passages."""


class Ours:
    """One of kliping's engines, asked as the application asks: from the words typed to the marked passages."""

    def __init__(self, name: str, spec: str, folder: Path, texts: Fts5) -> None:
        self.name, self._spec, self._folder, self._texts = name, spec, folder, texts
        self._settings = SearchSettings(index="kliping-bench", timeout=300)
        self._engine: Engine | None = None

    @property
    def engine(self) -> Engine:
        """Opened on first use."""
        self._engine = self._engine or open_engine(self._spec, self._folder, self._settings)
        return self._engine

    @property
    def built(self) -> bool:
        """Whether an index is kept from before; what a server holds is made anew."""
        return self._spec == "embedded" and (self._folder / "index/current").exists()

    def build(self, articles: Iterator[Generated]) -> None:
        """As `kliping reindex` does."""
        rebuild_engine(self._spec, self._folder, (article.document() for article in articles), self._settings)

    def add(self, article: Generated) -> None:
        """As a crawl does."""
        self.engine.put([article.document()])

    def refresh(self) -> None:
        """Make it visible."""
        self.engine.refresh()

    def size(self) -> int:
        """Bytes of the index; the texts are in the store."""
        if self._spec == "embedded":
            return sum(path.stat().st_size for path in self._folder.rglob("index/**/*") if path.is_file())
        from elasticsearch import Elasticsearch

        with Elasticsearch(self._spec, request_timeout=300) as client:
            client.indices.flush(index="kliping-bench-*")
            return int(client.indices.stats(index="kliping-bench-*")["_all"]["total"]["store"]["size_in_bytes"])

    def words(self, words: str) -> int:
        """Two words."""
        return self._ask(words).results.total

    def phrase(self, phrase: str) -> int:
        """A phrase."""
        return self._ask(f'"{phrase}"').results.total

    def filtered(self, question: tuple[str, str, str, str]) -> int:
        """Words, days and outlet."""
        words, first, last, outlet = question
        return self._ask(words, filters=Filters(first, last, (outlet,))).results.total

    def counts(self, words: str) -> int:
        """Facets and histogram."""
        return self._ask(words, facets=FACETS, histogram="month").results.total

    def marked(self, words: str) -> int:
        """Hits with marked passages."""
        return self._with_passages(self._ask(words))

    def page(self, words: str) -> int:
        """A whole page."""
        return self._with_passages(self._ask(words, facets=FACETS, histogram="month"))

    def _with_passages(self, answer: Answer) -> int:
        for text in self._texts.texts([int(hit.article, 16) for hit in answer.results.hits]):
            snippet(text, answer.attempt.node)
        return answer.results.total

    def _ask(self, text: str, **more: Any) -> Answer:
        return ask(self.engine, parse(text), Query(size=SHOWN, **more))


def contestants(folder: Path, address: str | None) -> list[Contestant]:
    """FTS5 first: it also holds the texts."""
    texts = Fts5(folder / "texts.sqlite")
    found: list[Contestant] = [texts, Ours("kliping, embedded", "embedded", folder, texts)]
    if address:
        found += [PlainElastic(address), Ours("kliping, Elasticsearch", address, folder, texts)]
    return found


def measure(everybody: Sequence[Contestant], count: int, rounds: int, keep: bool) -> dict[str, dict[str, Any]]:
    """Build everybody, then ask everybody in turns; times in seconds. What is to be kept gets no article more."""
    results: dict[str, dict[str, Any]] = {}
    for one in everybody:
        took = None if one.built else _times(partial(one.build, articles(count)))
        rates = [round(count / seconds) for seconds in took] if took else ["kept"]
        results[one.name] = {"articles/s, clock and CPU": rates, "MB": round(one.size() / 1e6)}
        print(f"  {one.name}: {rates}", flush=True)
    asked = questions(ASKED, list(articles(2_000)))
    for kind in KINDS:
        for name, times in _in_turns(everybody, kind, asked, rounds).items():
            results[name][kind] = _percentiles([wall for wall, _ in times])
            results[name][f"{kind}, CPU"] = _percentiles([cpu for _, cpu in times])
        print(f"  asked {kind}", flush=True)
    new = [article for article in articles(count + 2_000) if article.number >= count] if not keep else []
    for one in everybody if not keep else ():
        results[one.name]["one added"] = _percentiles([_added(one, new.pop()) for _ in range(ADDED)])
    return results


def _in_turns(everybody: Sequence[Contestant], kind: str, asked: Questions, rounds: int) -> dict[str, list[Times]]:
    """The best of the rounds for each question, after one question to warm up."""
    particular: dict[str, Sequence[Any]] = {"words": asked.words, "phrase": asked.phrases, "filtered": asked.filtered}
    wanted = particular.get(kind, asked.broad)
    best = {one.name: [(float("inf"), float("inf"))] * len(wanted) for one in everybody}
    for one in everybody:
        getattr(one, kind)(wanted[0])
    for _ in range(rounds):
        for n, question in enumerate(wanted):
            for one in everybody:
                wall, cpu = _times(partial(getattr(one, kind), question))
                best[one.name][n] = (min(best[one.name][n][0], wall), min(best[one.name][n][1], cpu))
    return best


def _added(one: Contestant, article: Generated) -> float:
    """Seconds until one new article is found by two of its words."""
    start = time.perf_counter()
    one.add(article)
    one.refresh()
    assert one.words(" ".join(article.text.split()[:2]))
    return time.perf_counter() - start


def _times(work: Callable[[], object]) -> Times:
    start, worked = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - start, time.process_time() - worked


def _percentiles(times: list[float]) -> list[float]:
    ordered = sorted(times)
    return [round(1000 * ordered[min(len(ordered) - 1, int(len(ordered) * part))], 1) for part in (0.5, 0.95, 0.99)]


def table(results: dict[str, dict[str, Any]]) -> str:
    """As Markdown, with the engines side by side; times as p50 / p95 / p99 in milliseconds."""
    lines = ["| | " + " | ".join(results) + " |", "| --- |" + " --- |" * len(results)]
    for measure in next(iter(results.values())):
        cells = (" / ".join(map(str, cell)) if isinstance(cell := row[measure], list) else f"{cell:,}" for row in results.values())
        lines.append(f"| {measure} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def main() -> None:
    """Measure and print; the numbers are also kept in `bench/out/`."""
    parser = argparse.ArgumentParser(prog="python -m bench.search", description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("--elasticsearch", metavar="ADDRESS")
    parser.add_argument("--rounds", type=int, default=3, help="how often each question is asked; the best time counts")
    parser.add_argument("--folder", type=Path, help="where the indexes are made and found again (default: a temporary folder)")
    chosen = parser.parse_args()
    if not chosen.elasticsearch:
        print("Elasticsearch skipped: no --elasticsearch ADDRESS given")
    with nullcontext(chosen.folder) if chosen.folder else tempfile.TemporaryDirectory() as folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        results = measure(contestants(Path(folder), chosen.elasticsearch), chosen.count, chosen.rounds, chosen.folder is not None)
    print(
        f"{chosen.count:,} articles; {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}\n\n{table(results)}"
    )
    out = Path(__file__).parent / "out"
    out.mkdir(exist_ok=True)
    (out / f"search-{chosen.count}.json").write_text(json.dumps(results, indent=1), "utf-8")


if __name__ == "__main__":
    main()
