"""`python -m bench.stories [--size N]`: grouping into stories beside datasketch and rensa, on the same documents in the same run.

Each method reads the documents in a process of its own. For datasketch and rensa (MinHash of 128 permutations over three-word
shingles, Jaccard ≥ 0.5, candidates verified by neither), install the two in any environment and run this with its Python; what is not
installed is skipped and named.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from bench.stories_corpus import Document, corpus
from extractor.story import StoryIndex
from extractor.story_signature import signature, words_of

Pairs = Iterator[tuple[int, int]]
ADDED = 300
"""So many documents are added one by one to the full index, for the median."""


def kliping(documents: Iterable[Document]) -> Pairs:
    """Our index; prints the median time of adding one more to all."""
    index, times = StoryIndex(), []
    for number, document in enumerate(documents):
        article = document.article(number)
        start = time.perf_counter()
        links = index.add(article.id, signature(article))
        times.append(time.perf_counter() - start)
        yield from ((int(link.one, 16), int(link.other, 16)) for link in links)
    print(json.dumps({"add_ms": round(1000 * statistics.median(times[-ADDED:]), 2)}), file=sys.stderr)


def datasketch(documents: Iterable[Document]) -> Pairs:
    """datasketch's MinHashLSH."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=0.5, num_perm=128)
    for number, document in enumerate(documents):
        mark = MinHash(num_perm=128)
        mark.update_batch([" ".join(run).encode() for run in _runs(document)])
        yield from ((other, number) for other in index.query(mark))
        index.insert(number, mark)


def rensa(documents: Iterable[Document]) -> Pairs:
    """rensa's RMinHashLSH."""
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32)
    for number, document in enumerate(documents):
        mark = RMinHash(num_perm=128, seed=42)
        mark.update([" ".join(run) for run in _runs(document)])
        yield from ((other, number) for other in index.query(mark))
        index.insert(number, mark)


METHODS: dict[str, Callable[[Iterable[Document]], Pairs]] = {"kliping": kliping, "datasketch": datasketch, "rensa": rensa}


def _runs(document: Document) -> set[tuple[str, ...]]:
    words = words_of(document.text)
    return {tuple(words[n : n + 3]) for n in range(len(words) - 2)}


def measure(name: str, size: int) -> dict[str, Any]:
    """One method over ``size`` documents, in this process. A pair is right when both are carriers of one original."""
    documents = list(corpus(size))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start, cpu = time.perf_counter(), time.process_time()
    found = {tuple(sorted(pair)) for pair in METHODS[name](documents)}
    seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
    root = [n if d.of is None else d.of for n, d in enumerate(documents)]
    wanted = [(d.of, n, d.kind) for n, d in enumerate(documents) if d.of is not None]
    total, right = Counter(kind for *_, kind in wanted), Counter(kind for of, n, kind in wanted if (of, n) in found)
    wrong = sum(root[one] != root[other] for one, other in found)
    wanted_sizes, sizes = Counter(root), _sizes(found, size)
    carried = [number for number, carriers in wanted_sizes.items() if carriers > 1]
    return {
        "method": name, "documents": size, "seconds": round(seconds, 1), "cpu": round(cpu, 1), "per_cpu_second": round(size / cpu),
        "megabytes": (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024, "pairs": len(found), "wrong": wrong,
        "recall": round(right.total() / total.total(), 4),
        "carriers_exact": round(sum(sizes[number] == wanted_sizes[number] for number in carried) / len(carried), 4),
        **{str(kind): round(right[kind] / total[kind], 4) for kind in sorted(total, key=str)},
    }  # fmt: skip


def _sizes(pairs: Iterable[tuple[int, int]], size: int) -> list[int]:
    """How many documents hang together with each one, itself included: the number of carriers that a reader would be told."""
    leads = list(range(size))

    def top(number: int) -> int:
        while leads[number] != number:
            leads[number] = number = leads[leads[number]]
        return number

    for one, other in pairs:
        leads[top(one)] = top(other)
    tops = [top(number) for number in range(size)]
    count = Counter(tops)
    return [count[number] for number in tops]


def main() -> None:
    """Every method in a process of its own, one line of JSON each."""
    parser = argparse.ArgumentParser(prog="python -m bench.stories", description=__doc__)
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--only", choices=METHODS, help="one method, in this process")
    asked = parser.parse_args()
    if asked.only:
        print(json.dumps(measure(asked.only, asked.size)))
        return
    for name in METHODS:
        done = subprocess.run([sys.executable, "-m", "bench.stories", "--only", name, "--size", str(asked.size)], check=False)
        if done.returncode:
            print(f"{name}: skipped (not installed?)")


if __name__ == "__main__":
    main()
