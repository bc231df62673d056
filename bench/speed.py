"""Speed and memory of the main job on real texts, where they are at hand, beside the loop that one would write first."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any, Final

from bench import hostile
from bench.quality import ROOT, SHARED
from crawler.inputs import InputFailure, read_inputs
from crawler.page import Page
from extractor.draft import MAX_CHARACTERS
from extractor.reader import Reader

CORPUS: Final = SHARED / "news" / "corpus.jsonl"
PAGES: Final = SHARED / "pages"
_WORDS: Final = 300
"""Words of the article that speeds are told for."""
_DRAWN: Final = 600
_ROUND: Final = 100
_THEIRS: Final = 10
"""Articles of a round that the naive loop reads."""
_TIME_LIMIT: Final = 60.0
_MEASURED: Final = (
    "import resource, subprocess, sys; subprocess.call(sys.argv[1:]); "
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)"
)
"""Started between, and small: the system counts to a process's largest size what the one that started it had when it did."""


def main() -> int:
    """Print articles per second, alone and beside the naive loop, the slowest hostile input, memory, and that every span holds.

    Returns how many of the floors in ``bench/floors.toml`` were missed.
    """
    reader = Reader(ROOT / "config", time_limit=_TIME_LIMIT)
    reached = dict(_hostile(reader))
    if CORPUS.exists():
        reached |= _beside_naive(reader)
        reached |= _whole_corpus()
    else:
        print(f"speed on real texts skipped: {CORPUS} is not here")
    return _missed(reached)


def _missed(reached: dict[str, float]) -> int:
    limits = tomllib.loads((ROOT / "bench" / "floors.toml").read_text("utf-8"))["speed"]
    below = [name for name, floor in limits["least"].items() if name in reached and reached[name] < floor]
    above = [name for name, ceiling in limits["most"].items() if name in reached and reached[name] > ceiling]
    for name in (*below, *above):
        print(f"  MISSED speed {name}: {reached[name]:.2f}")
    return len(below) + len(above)


def _hostile(reader: Reader) -> Iterator[tuple[str, float]]:
    found = hostile.timed(reader.read)
    print(f"hostile inputs: {len(found)} of {MAX_CHARACTERS} characters, slowest {found[0].seconds:.2f} s:", end=" ")
    print(", ".join(f"{one.piece!r} as {one.form} {one.seconds:.2f} s" for one in found[:3]))
    yield "hostile_seconds", found[0].seconds


def _beside_naive(reader: Reader) -> dict[str, float]:
    drawn = _drawn()
    loop = _naive()
    ours = theirs = words = compared = 0.0
    for at in range(0, len(drawn), _ROUND):  # turn and turn about, so that whatever else the machine does slows both
        pages = drawn[at : at + _ROUND]
        ours, words = ours + _seconds(pages, reader.read), words + _words(pages)
        if loop:
            theirs, compared = theirs + _seconds(pages[:_THEIRS], lambda page: loop.text(_text(page))), compared + _words(pages[:_THEIRS])
    rate = words / _WORDS / ours
    print(f"plain text: {rate:.0f} articles of {_WORDS} words a second on one core, everything on")
    if not loop:
        print("the naive loop skipped: pip install dateparser")
        return {"articles": rate}
    naive = compared / _WORDS / theirs
    print(f"  naive loop: {naive:.1f}; {rate / naive:.1f} times as fast")
    return {"articles": rate, "times_naive": rate / naive, **_pages(reader, loop)}


def _naive() -> Any:
    """The naive loop, or nothing where dateparser is not installed."""
    if find_spec("dateparser") is None:
        return None
    from bench.naive import NaiveLoop

    return NaiveLoop(ROOT / "config")


def _pages(reader: Reader, loop: Any) -> dict[str, float]:
    found = [page for page in read_inputs(sorted(PAGES.glob("*.html"))) if not isinstance(page, InputFailure)]
    if not found:
        return {}
    ours, theirs = _seconds(found, reader.read), _seconds(found, lambda page: loop.html(page.body.decode("utf-8", "replace")))
    print(f"pages: {len(found) / ours:.1f} a second; trafilatura and the naive loop: {len(found) / theirs:.1f};", end=" ")
    print(f"{theirs / ours:.1f} times as fast")
    return {"pages": len(found) / ours, "pages_times_naive": theirs / ours}


def _drawn() -> list[Page]:
    found = [page for page in read_inputs([CORPUS]) if isinstance(page, Page)]
    return random.Random(7).sample(found, min(_DRAWN, len(found)))


def _words(pages: Iterable[Page]) -> int:
    return sum(len(_text(page).split()) for page in pages)


def _seconds(pages: Iterable[Page], read: Callable[[Page], object]) -> float:
    start = time.process_time()
    for page in pages:
        read(page)
    return time.process_time() - start


def _text(page: Page) -> str:
    return page.body.decode("utf-8")


def _whole_corpus() -> dict[str, float]:
    """Extract everything in processes of their own."""
    lines = sum(1 for line in CORPUS.open("rb") if line.strip())
    reached: dict[str, float] = {}
    for jobs in sorted({1, os.cpu_count() or 1}):
        seconds, peak, read, failed, spans, wrong = _extract(CORPUS, jobs)
        print(
            f"extract, {jobs} process(es): {read} read + {failed} rejected of {lines} inputs in {seconds:.1f} s: "
            f"{lines / seconds:.0f} articles/s, largest process {peak:.0f} MB; {spans} spans, {wrong} not the words they claim"
        )
        reached |= {"memory_mb": peak, "wrong_spans": wrong, "unaccounted": lines - read - failed}
    return reached


def _extract(corpus: Path, jobs: int) -> tuple[float, float, int, int, int, int]:
    command = [sys.executable, "-m", "search.cli", "--config", str(ROOT / "config"), "extract", str(corpus), "--jobs", str(jobs)]
    with tempfile.TemporaryFile("w+b") as out:
        start = time.perf_counter()
        done = subprocess.run([sys.executable, "-c", _MEASURED, *command], stdout=out, stderr=subprocess.PIPE, cwd=ROOT, check=False)
        seconds = time.perf_counter() - start
        out.seek(0)
        *told, peak = done.stderr.splitlines()
        failed = sum(1 for line in told if line.startswith(b"kliping: "))
        return seconds, int(peak) / 1024, *_checked(out, failed)


def _checked(records: IO[bytes], failed: int) -> tuple[int, int, int, int]:
    read = spans = wrong = 0
    for line in records:
        holds = [claimed == printed for claimed, printed in claims(json.loads(line))]
        read, spans, wrong = read + 1, spans + len(holds), wrong + holds.count(False)
    return read, failed, spans, wrong


def claims(record: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What each span of a record claims, and what the text has there."""
    text = record["text"]
    named = (
        mention for kind in ("officials", "programmes", "organisations", "places") for one in record[kind] for mention in one["mentions"]
    )
    for one in (*named, *record["figures"]):
        yield one["text"], text[one["start"] : one["end"]]
    for said in record["statements"]:
        yield said["text"], " ".join(text[start:end] for start, end in said["spans"])
