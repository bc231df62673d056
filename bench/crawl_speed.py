"""Pages a second, from the press to the index, beside bare Scrapy with trafilatura: ``python -m bench.crawl_speed [PAGES]``."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time

from bench.crawl_common import ROOT, Bench, bench, cpu_seconds, tree

PAPERS = 20


def main(pages: int = 1000) -> None:
    """Both, one after the other, on the same press; twice each, the better one counts."""
    with bench(PAPERS, pages // PAPERS) as made:
        (made.folder / "outlets.json").write_text(json.dumps(made.outlets))
        bare = max(_bare(made, n) for n in range(2))
        ours = max(_ours(made, n) for n in range(2))
    print(f"{pages} pages of {PAPERS} outlets, {os.cpu_count()} cores shared with the press, no delays:")
    print(f"  bare Scrapy + trafilatura -> JSON Lines            {bare:6.1f} pages/s")
    print(f"  kliping: crawled, read, tagged, stored, indexed    {ours:6.1f} pages/s   ({ours / bare:.2f} of it)")


def _bare(made: Bench, turn: int) -> float:
    out = made.folder / f"bare-{turn}.jsonl"
    command = [sys.executable, "-m", "bench.crawl_bare", str(made.folder / "outlets.json"), str(out)]
    began = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True)
    return sum(1 for _ in out.open()) / (time.perf_counter() - began)


def _ours(made: Bench, turn: int) -> float:
    began = time.perf_counter()
    process = subprocess.Popen(made.command(f"data-{turn}", "crawl", "--json"), cwd=ROOT, stdout=subprocess.PIPE, text=True)
    spent: dict[int, float] = {}
    while process.poll() is None:
        spent |= {one: cpu_seconds(one) for one in tree(process.pid)}
        time.sleep(0.2)
    seconds = time.perf_counter() - began
    assert process.stdout is not None
    receipt = json.loads(process.stdout.read())
    own = spent.pop(process.pid, 0.0)
    print(f"  kliping: {seconds:.1f} s; CPU: run {own:.1f} s, crawl and readers {', '.join(f'{s:.1f}' for s in spent.values() if s > 1)} s")
    return float(receipt["read"]["article"] / seconds)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
