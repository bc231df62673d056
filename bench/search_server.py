"""kliping on a server beside queries written by hand for the same server, in one run.

``python -m bench.search_server COUNT ADDRESS [--kept]``: CPU milliseconds a question of the server's process (one node, on this machine,
Linux) and of this one, and the clock, in rounds taken by turns; ``--kept`` asks the indexes that an earlier run left there. Every index is
merged into one segment first.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, Final, NamedTuple

from elasticsearch import Elasticsearch

from bench.search import ASKED, KINDS, Contestant, Ours
from bench.search_corpus import articles, questions
from bench.search_rivals import Fts5, PlainElastic, SameAnswerByHand

WARM: Final = 3


class Cost(NamedTuple):
    """Milliseconds a question: CPU of the server, CPU of this process, and by the clock."""

    server: float
    ours: float
    clock: float

    @property
    def work(self) -> float:
        """Of both sides."""
        return self.server + self.ours


def main() -> None:
    """Build, ask, print."""
    parser = argparse.ArgumentParser(prog="python -m bench.search_server", description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("address")
    parser.add_argument("--rounds", type=int, default=25)
    parser.add_argument("--kinds", nargs="*", default=KINDS)
    parser.add_argument("--kept", action="store_true")
    chosen = parser.parse_args()
    with TemporaryDirectory(prefix="kliping-bench-") as folder, Elasticsearch(chosen.address, request_timeout=300) as client:
        texts = Fts5(Path(folder) / "texts.sqlite")
        everybody: list[Contestant] = [
            PlainElastic(chosen.address),
            SameAnswerByHand(chosen.address),
            Ours("kliping", chosen.address, Path(folder), texts),
        ]
        _prepare(client, everybody, texts, chosen.count, chosen.kept)
        print(f"| | {' | '.join(one.name for one in everybody)} | kliping / bare | kliping / the same answer |\n|{' --- |' * 6}")
        for kind in chosen.kinds:
            print(_row(kind, _costs(_process(client), everybody, kind, chosen.rounds)), flush=True)


def _prepare(client: Elasticsearch, everybody: Sequence[Contestant], texts: Fts5, count: int, kept: bool) -> None:
    texts.build(articles(count))
    for one in everybody if not kept else ():
        one.build(articles(count))
    client.indices.forcemerge(index="polos*,kliping-bench-*", max_num_segments=1)


def _costs(server: int, everybody: Sequence[Contestant], kind: str, rounds: int) -> list[list[Cost]]:
    """Of everybody the cost in each round."""
    wanted = questions(ASKED, list(articles(2_000)))
    asked: Sequence[Any] = {"words": wanted.words, "phrase": wanted.phrases, "filtered": wanted.filtered}.get(kind, wanted.broad)
    costs: list[list[Cost]] = [[] for _ in everybody]
    for number in range(WARM + rounds):
        for one, seen in zip(everybody, costs, strict=True):
            cost = _cost(server, getattr(one, kind), asked)
            if number >= WARM:
                seen.append(cost)
    return costs


def _cost(server: int, ask: Callable[[Any], int], asked: Sequence[Any]) -> Cost:
    before, worked, clock = _worked(server), time.process_time(), []
    for question in asked:
        began = time.perf_counter()
        ask(question)
        clock.append(time.perf_counter() - began)
    worked = time.process_time() - worked
    after = _worked(server)
    nanoseconds = sum(after[thread] - before.get(thread, 0) for thread in after)
    return Cost(nanoseconds / 1e6 / len(asked), 1000 * worked / len(asked), 1000 * median(clock))


def _worked(server: int) -> dict[str, int]:
    """CPU nanoseconds of each thread of the server so far, without those that compile its code, which end with the warming up."""
    worked: dict[str, int] = {}
    for thread in Path(f"/proc/{server}/task").iterdir():
        with suppress(OSError):  # it has just ended
            if "CompilerThre" not in (thread / "comm").read_text("ascii"):
                worked[thread.name] = int((thread / "schedstat").read_text("ascii").split()[0])
    return worked


def _process(client: Elasticsearch) -> int:
    """The number of the server's process, which runs on this machine."""
    (node,) = client.nodes.info(metric="process", filter_path="nodes.*.process.id")["nodes"].values()
    return int(node["process"]["id"])


def _row(kind: str, costs: list[list[Cost]]) -> str:
    """Everybody's cheapest round, which met the fewest neighbours, and kliping's beside the others': of both sides, of the server alone,
    and in brackets by the clock.
    """
    best = [min(rounds, key=lambda cost: cost.work) for rounds in costs]
    least = [Cost(*map(min, zip(*rounds, strict=True))) for rounds in costs]
    cells = [f"{cost.server:.2f} + {cost.ours:.2f} ({quickest.clock:.2f})" for cost, quickest in zip(best, least, strict=True)]
    ratios = [
        f"{best[-1].work / cost.work:.2f}, {least[-1].server / quickest.server:.2f} ({least[-1].clock / quickest.clock:.2f})"
        for cost, quickest in zip(best[:-1], least[:-1], strict=True)
    ]
    return f"| {kind} | {' | '.join(cells)} | {' | '.join(ratios)} |"


if __name__ == "__main__":
    main()
