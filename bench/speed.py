"""Speed and memory of the main job on real texts, where they are at hand."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.quality import ROOT, SHARED


def main() -> None:
    """Extract the whole corpus in a process of its own; print articles per second, peak memory and that every input is accounted for."""
    corpus = SHARED / "news" / "corpus.jsonl"
    if not corpus.exists():
        print(f"speed skipped: {corpus} is not here")
        return
    lines = sum(1 for line in corpus.open("rb") if line.strip())
    for jobs in sorted({1, os.cpu_count() or 1}):
        seconds, read, failed = _extract(corpus, jobs)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(
            f"extract, {jobs} process(es): {read} read + {failed} rejected of {lines} inputs in {seconds:.1f} s: "
            f"{lines / seconds:.0f} articles/s, largest process {peak:.0f} MB"
        )
        assert read + failed == lines, "an input is unaccounted for"


def _extract(corpus: Path, jobs: int) -> tuple[float, int, int]:
    command = [sys.executable, "-m", "search.cli", "--config", str(ROOT / "config"), "extract", str(corpus), "--jobs", str(jobs)]
    with tempfile.TemporaryFile("w+b") as out:
        start = time.perf_counter()
        done = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, cwd=ROOT, check=False)
        seconds = time.perf_counter() - start
        out.seek(0)
        return seconds, sum(1 for _ in out), sum(1 for line in done.stderr.splitlines() if line.startswith(b"kliping: "))
