"""Memory over a long crawl: ``python -m bench.crawl_memory [PAGES]``. What each process holds after every tenth of the pages.

The slope is that of the straight line which fits best; at the first tenth everything has been loaded.
"""

from __future__ import annotations

import subprocess
import sys
import time
from statistics import linear_regression

from bench.crawl_common import ROOT, Bench, bench, memory, tree

PAPERS = 20
STEPS = 10


def main(pages: int = 10_000) -> None:
    """One crawl without pauses."""
    with bench(PAPERS, pages // PAPERS) as made:
        process = subprocess.Popen(made.command("data", "crawl", "--json"), cwd=ROOT, stdout=subprocess.DEVNULL)
        seen = [_after(made, process, (n + 1) * pages // STEPS) for n in range(STEPS)]
        most = _end(process)
    print(f"{pages} pages of {PAPERS} outlets; MB held after each tenth of the pages (crawl, readers and the run itself):")
    for name, rows in zip(("run", "crawl and readers"), zip(*seen, strict=True), strict=True):
        slope = linear_regression([(n + 1) * pages / STEPS / 1000 for n in range(STEPS)], rows).slope
        print(f"  {name:18} {', '.join(f'{mb:.0f}' for mb in rows)}: {slope:+.2f} MB per 1,000 pages")
    print(f"  the run while it settles stories and index: at most {most:.0f} MB")


def _after(made: Bench, process: subprocess.Popen[bytes], pages: int) -> tuple[float, float]:
    while made.log()["different"] < pages and process.poll() is None:
        time.sleep(0.1)
    own, *others = tree(process.pid)
    return memory(own), sum(map(memory, others))


def _end(process: subprocess.Popen[bytes]) -> float:
    most = 0.0
    while process.poll() is None:
        most = max(most, memory(process.pid))
        time.sleep(0.2)
    return most


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
