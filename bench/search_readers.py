"""Twenty people search while an import writes: how much longer do they wait than when nothing is written?

``python -m bench.search_readers [ARTICLES] [SECONDS]``: each of 20 readers asks for a whole page of results about once a second, first
idle, then while another process stores and indexes articles without a pause. Printed: errors, p50/p95/p99 of both in milliseconds, how
many articles were written, and the largest size of the store's write-ahead log.
"""

from __future__ import annotations

import multiprocessing
import random
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import count, islice
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Final

from bench.search_corpus import Generated, articles, questions
from crawler.page import TEXT, Page, page_of
from extractor.article import Article, Raw, article_id
from search.app import App
from search.asking import Question
from search.indexing import Index
from search.store import Store

READERS: Final = 20
PAUSE: Final = 1.0
"""Seconds between two questions of one reader, on average."""
BATCH: Final = 50
"""Articles stored in one transaction, as a crawl does."""
TOLD: Final = 500
"""Articles after which the index is told."""
CONFIG: Final = Path(__file__).parents[1] / "config"


def record(generated: Generated) -> tuple[Page, Article]:
    """A page and its article as the store keeps them."""
    page = page_of(f"{generated.id}.txt", f"{generated.title}\n\n{generated.text}".encode(), TEXT)
    raw = Raw(page.sha256, len(page.raw))
    return page, Article(
        article_id(None, page.raw), page.source, generated.text, raw,
        title=generated.title, published=generated.published, outlet=generated.outlet,
    )  # fmt: skip


def fill(folder: Path, numbered: Iterator[Generated]) -> int:
    """Store and index articles, as an import does; returns how many."""
    with Store.open(folder, write=True) as store:
        written = 0
        while batch := list(islice(numbered, BATCH)):
            with store.transaction():
                for generated in batch:
                    store.put_page(*record(generated))
            written += len(batch)
        Index("embedded", folder).catch_up(store)
    return written


def write_on(folder: Path, first: int, started: Event, stop: Event, written: multiprocessing.Queue[int]) -> None:
    """Write batch after batch until told to stop."""
    stream = (article for article in articles(first + 1_000_000) if article.number >= first)
    batch = list(islice(stream, TOLD))
    started.set()
    done = 0
    while not stop.is_set():
        done += fill(folder, iter(batch))
        batch = list(islice(stream, TOLD))
    written.put(done)


def ask_for(app: App, words: Sequence[str], seconds: float) -> tuple[list[float], list[str]]:
    """What all readers waited, and what went wrong."""
    waited: list[float] = []
    errors: list[str] = []
    until = time.monotonic() + seconds

    def read(number: int) -> None:
        chance = random.Random(number)
        while time.monotonic() < until:
            time.sleep(PAUSE * 2 * chance.random())
            start = time.perf_counter()
            try:
                app.search(Question(chance.choice(words), counted=True))
            except Exception as problem:
                errors.append(repr(problem))
            waited.append(time.perf_counter() - start)

    threads = [threading.Thread(target=read, args=(number,)) for number in range(READERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return waited, errors


@contextmanager
def writing(folder: Path, first: int) -> Iterator[multiprocessing.Queue[int]]:
    """Another process writes meanwhile; the queue gives how many articles afterwards."""
    context = multiprocessing.get_context("spawn")
    started, stop, written = context.Event(), context.Event(), context.Queue()
    process = context.Process(target=write_on, args=(folder, first, started, stop, written))
    process.start()
    started.wait()
    try:
        yield written
    finally:
        stop.set()
        process.join()


def percentiles(waited: Sequence[float]) -> tuple[float, ...]:
    """p50, p95 and p99 in milliseconds."""
    ordered = sorted(waited)
    return tuple(round(1000 * ordered[int(len(ordered) * part)], 1) for part in (0.5, 0.95, 0.99))


def main() -> None:
    """Measure and print."""
    size, seconds = (int(sys.argv[n]) if len(sys.argv) > n else default for n, default in ((1, 10_000), (2, 30)))
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        fill(folder, articles(size))
        app = App(folder, CONFIG)
        words = questions(40, list(articles(2_000))).broad
        app.search(replace(Question(words[0]), counted=True))
        idle, problems = ask_for(app, words, seconds)
        largest: list[int] = []
        watching = threading.Event()
        watch = threading.Thread(target=_watch, args=(folder, largest, watching))
        watch.start()
        with writing(folder, size) as written:
            busy, more = ask_for(app, words, seconds)
        watching.set()
        watch.join()
        app.close()
        print(f"{size:,} articles, {READERS} readers, {seconds} s each; errors: {len(problems) + len(more)} {[*problems, *more][:1]}")
        print(f"idle: {len(idle)} pages, p50/p95/p99 {percentiles(idle)} ms")
        print(f"while {written.get():,} articles were written: {len(busy)} pages, p50/p95/p99 {percentiles(busy)} ms")
        print(f"p95 busy / idle: {percentiles(busy)[1] / percentiles(idle)[1]:.2f}; largest write-ahead log {max(largest) / 1e6:.1f} MB")


def _watch(folder: Path, largest: list[int], stop: threading.Event) -> None:
    for _ in count():
        largest.append(sum(path.stat().st_size for path in folder.glob("*-wal")))
        if stop.wait(0.2):
            return


if __name__ == "__main__":
    main()
