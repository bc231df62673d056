"""How long the server takes for a page of results over a large archive, and how heavy the pages are.

``python -m bench.web [ARTICLES] [QUESTIONS] [FOLDER]``: stores, groups and indexes that many generated articles, with officials,
programmes, places, a statement and a figure each and every fourth one carried twice (in FOLDER, which is kept and taken up again, or in
one that is not); serves them; asks for whole pages over HTTP, one after another, after a few that warm up. Printed, a kind of question a
line: p50/p95/p99 in milliseconds from the request to the last byte, the p95 of the processor's time alone (server and client, which grows
less when the machine is busy with other things), and the compressed size of each kind of page with everything that it loads.
"""

from __future__ import annotations

import argparse
import re
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from itertools import islice
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

import httpx

from bench.search_corpus import Generated, articles, questions
from crawler.page import TEXT, Page, page_of
from extractor.article import Article, Figure, Official, Place, Programme, Raw, Relevance, Statement, article_id
from search.app import App
from search.indexing import Index
from search.store import Store
from search.web.server import address_of, listen, server_of

BATCH: Final = 1_000
CONFIG: Final = Path(__file__).parents[1] / "config"
WARM: Final = 10
LOADED: Final = re.compile(r'(?:src|href)="(/static/[^"]+)"')


def record(generated: Generated) -> tuple[Page, Article]:
    """A page and its article, with all that a page of results shows."""
    page = page_of(
        f"{generated.id}.txt", f"{generated.title}\n\n{generated.text}".encode(), TEXT, url=f"https://media.example/{generated.id}"
    )
    text, end = generated.text, generated.text.index(" ", 40)
    speaker = generated.officials[0] if generated.officials else None
    said = Statement("indirect", speaker, speaker, None, text[:end], ((0, end),), "kata", "verb", 0.9)
    return page, Article(
        article_id(None, page.raw), page.source, text, Raw(page.sha256, len(page.raw)),
        url=page.url, title=generated.title, published=generated.published, outlet=generated.outlet, language="id",
        relevant=generated.relevant, relevance=Relevance(0.9 if generated.relevant else 0.1),
        officials=tuple(Official(name, name, None, None, False, ()) for name in generated.officials),
        programmes=tuple(Programme(name, name, ()) for name in generated.programmes),
        places=tuple(Place(name, name, ()) for name in generated.places),
        figures=(Figure(0, end, text[:end], float(generated.number), unit="unit", measure="produksi"),), statements=(said,),
    )  # fmt: skip


def fill(folder: Path, count: int) -> None:
    """Store, group and index the first ``count`` articles, as far as they are not there yet."""
    with Store.open(folder, write=True) as store:
        stream = islice(articles(count), store.counts().articles, None)
        while batch := list(islice(stream, BATCH)):
            with store.transaction():
                keys = [record_of.id for page, record_of in map(record, batch) if store.put_page(page, record_of)]
                store.set_stories({key: (f"s{n // 4:015x}", "exact" if n % 4 else None) for n, key in _twice(keys, batch[0].number)})
        Index("embedded", folder).catch_up(store)


def _twice(keys: Sequence[str], first: int) -> Iterator[tuple[int, str]]:
    """Of every four articles the first two, which carry one story."""
    return ((first + n, key) for n, key in enumerate(keys) if n % 4 < 2)


@contextmanager
def served(app: App) -> Iterator[str]:
    """The address of the web application over ``app``."""
    server, listener = server_of(app), listen("127.0.0.1", 0)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield address_of(listener).rstrip("/")
    finally:
        server.should_exit = True
        thread.join()


def addresses(count: int) -> dict[str, list[str]]:
    """What is asked for, by kind; the questions are those of ``bench.search``."""
    asked = questions(count, list(articles(5_000)))
    return {
        "two words": [f"/?{urlencode({'q': words})}" for words in asked.words],
        "a phrase": [f"/?{urlencode({'q': f'{chr(34)}{words}{chr(34)}'})}" for words in asked.phrases],
        "words, days, outlet": [
            f"/?{urlencode({'q': words, 'from': first, 'to': last, 'outlet': outlet})}" for words, first, last, outlet in asked.filtered
        ],
        "a frequent word": [f"/?{urlencode({'q': words})}" for words in asked.broad],
        "start page": ["/"] * 60,
        "statements": [f"/pernyataan?{urlencode({'q': words})}" for words in asked.words[:20]],
        "figures": [f"/angka?{urlencode({'q': words})}" for words in asked.words[:20]],
        "all statements": ["/pernyataan"] * 20,
        "all figures": ["/angka"] * 20,
        "stories": ["/cerita"] * 20,
        "the most named official": ["/pejabat/official%200"] * 20,
        "the most named programme": ["/program/programme%200"] * 20,
        "outlets": ["/media"] * 20,
    }


def waited(client: httpx.Client, asked: Sequence[str]) -> tuple[list[float], list[float]]:
    """Milliseconds from each request to the last byte, and of the processor's time in this process, the shortest first."""
    by_clock, by_processor = [], []
    for address in asked:
        begun, spent = time.perf_counter(), time.process_time()
        client.get(address).raise_for_status()
        by_clock.append((time.perf_counter() - begun) * 1000)
        by_processor.append((time.process_time() - spent) * 1000)
    return sorted(by_clock), sorted(by_processor)


def at(part: float, times: Sequence[float]) -> str:
    """The value below which ``part`` of the sorted ``times`` are."""
    return f"{times[int(len(times) * part)]:.0f}"


def weight(client: httpx.Client, address: str) -> int:
    """Bytes over the line for a page and all that it loads, in a browser that has seen nothing."""
    total, text = _bytes(client, address)
    return total + sum(_bytes(client, asset)[0] for asset in sorted(set(LOADED.findall(text))))


def _bytes(client: httpx.Client, address: str) -> tuple[int, str]:
    with client.stream("GET", address, headers={"accept-encoding": "gzip"}) as answer:
        raw = b"".join(answer.iter_raw())
    return len(raw), client.get(address).text


def main(count: int, asked: int, kept: Path | None) -> None:
    """Print the table."""
    with nullcontext(str(kept)) if kept else tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        fill(Path(folder), count)
        print(f"{count:,} articles stored and indexed in {time.perf_counter() - begun:.0f} s", flush=True)
        with served(App(Path(folder), CONFIG)) as address, httpx.Client(base_url=address, timeout=60) as client:
            kinds = addresses(asked)
            for questions_of in kinds.values():
                waited(client, questions_of[:WARM])
            print("| page | p50 ms | p95 ms | p99 ms | p95 of the processor, ms | compressed, kB |\n| --- | --- | --- | --- | --- | --- |")
            for kind, wanted in kinds.items():
                clock, processor = waited(client, wanted)
                shown = (at(0.5, clock), at(0.95, clock), at(0.99, clock), at(0.95, processor), f"{weight(client, wanted[0]) / 1000:.1f}")
                print(f"| {kind} | {' | '.join(shown)} |", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m bench.web", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("articles", nargs="?", type=int, default=100_000)
    parser.add_argument("questions", nargs="?", type=int, default=100)
    parser.add_argument("folder", nargs="?", type=Path)
    given = parser.parse_args()
    main(given.articles, given.questions, given.folder)
