"""Pages a second, from the press to the index, beside bare Scrapy with trafilatura: ``python -m bench.crawl_speed [PAGES]``.

Once with pages as large as real ones, once with pages that are nothing but their article; both programs on all cores and, for the work they
do in all, on one. The press has the cores too. Where other work has them as well, the sums of CPU time say more than the rates: Scrapy's is
what one core does, ours is spread over all.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from typing import Final

from bench.crawl_common import ROOT, Bench, bench, cpu_seconds, tree

PAPERS: Final = 20


def main(pages: int = 2000) -> None:
    """Both programs, one after the other, on the same press."""
    cores = sorted(os.sched_getaffinity(0))
    print(f"{pages} pages of {PAPERS} outlets, no delays, cores shared with the press; pages a second, starting included:")
    for surroundings in ("furnished", "bare"):
        with bench(PAPERS, pages // PAPERS, surroundings) as made:
            (made.folder / "outlets.json").write_text(json.dumps(made.outlets))
            for some in (cores, cores[:1]):
                os.sched_setaffinity(0, some)  # for what is started from here; the press keeps what it has
                before = _spent()
                bare = _bare(made, f"{len(some)}")
                between = _spent()
                ours = _ours(made, f"data-{len(some)}")
                after = _spent()
                print(
                    f"  {surroundings:9} {len(some)} core(s): Scrapy + trafilatura {bare:6.1f}, kliping {ours:6.1f} ({ours / bare:.2f}); "
                    f"CPU in all {between - before:.1f} and {after - between:.1f} s",
                    flush=True,
                )
            os.sched_setaffinity(0, cores)


def _spent() -> float:
    """CPU seconds of all processes that were started from here and have ended, theirs included."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _bare(made: Bench, turn: str) -> float:
    out = made.folder / f"bare-{turn}.jsonl"
    command = [sys.executable, "-m", "bench.crawl_bare", str(made.folder / "outlets.json"), str(out)]
    began = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True)
    return sum(1 for _ in out.open()) / (time.perf_counter() - began)


def _ours(made: Bench, data: str) -> float:
    began = time.perf_counter()
    process = subprocess.Popen(made.command(data, "crawl", "--json"), cwd=ROOT, stdout=subprocess.PIPE, text=True)
    spent: dict[int, float] = {}
    while process.poll() is None:
        spent |= {one: cpu_seconds(one) for one in tree(process.pid)}
        time.sleep(0.2)
    seconds = time.perf_counter() - began
    assert process.stdout is not None
    receipt = json.loads(process.stdout.read())
    own = spent.pop(process.pid, 0.0)
    print(
        f"    kliping: {seconds:.1f} s; CPU: run {own:.1f} s, crawl and readers {', '.join(f'{s:.1f}' for s in spent.values() if s > 1)} s"
    )
    return float(receipt["read"]["article"] / seconds)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
