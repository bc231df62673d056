"""The same pages in many orders and in one to five runs; as a program ``python -m tests.night.orders [PAGES ORDERS]``."""

from __future__ import annotations

import hashlib
import random
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

from crawler.page import HTML, Page, page_of
from search.grouping import regroup
from search.reading import Outcome, ReadingOptions, read_all
from search.store import Store
from tests.press.pages import PRINTERS
from tests.press.prose import article

ROOT = Path(__file__).parents[2]
NOW = "2026-11-21T00:00:00Z"

Read = tuple[Page, Outcome]
State = tuple[dict[str, str], frozenset[frozenset[str]]]
"""A digest of every row by its page's key, and which articles share a story."""


def pages(count: int) -> list[Read]:
    """So many pages, a quarter of them the article of another outlet word for word, with what reading them gave."""
    made = [_page(n) for n in range(count)]
    return list(read_all(made, ReadingOptions(ROOT / "config", 1)))


def _page(number: int) -> Page:
    printer = list(PRINTERS.values())[number % 8]
    original = number - 1 if number % 4 == 3 else number
    one = article("kantor", original, datetime(2026, 11, 1, tzinfo=UTC) + timedelta(hours=original // 4))
    one = replace(one, outlet=f"koran-{number}", moment=one.moment + timedelta(minutes=number % 4))
    url = f"https://koran-{number}.example{one.path}"
    return page_of(url, printer(one, url).encode(), HTML, url=url, outlet=f"koran-{number}", fetched_at=NOW)


def archived(folder: Path, runs: Sequence[Sequence[Read]]) -> State:
    """The archive after ``runs``, each of which enters some pages and groups."""
    with Store.open(folder, write=True, clock=lambda: NOW) as store:
        for run in runs:
            with store.transaction():
                for page, outcome in run:
                    store.put_page(page, outcome)
            regroup(store)
        return _state(store)


def _state(store: Store) -> State:
    rows = {one.source: replace(one, story=None, raw=replace(one.raw, warc=None, offset=None)) for one in store.iterate_articles()}
    stories: dict[str | None, set[str]] = {}
    for one in store.iterate_articles():
        stories.setdefault(one.story, set()).add(one.id)
    digests = {source: hashlib.sha256(repr(one).encode()).hexdigest() for source, one in rows.items()}
    return digests, frozenset(map(frozenset, stories.values()))


def in_some_order(read: Sequence[Read], seed: int) -> list[list[Read]]:
    """All of ``read`` in an order of its own, cut into one to five runs."""
    shuffled = list(read)
    random.Random(seed).shuffle(shuffled)
    parts = 1 + seed % 5
    return [shuffled[n::parts] for n in range(parts)]


def agreeing(one: State, other: State) -> float:
    """Share of the pairs together in either that are together in both."""
    first, second = ({pair for group in groups for pair in combinations(sorted(group), 2)} for _, groups in (one, other))
    return len(first & second) / max(1, len(first | second))


def main(count: int = 300, orders: int = 20) -> None:
    """Compare every order with the first, and enter everything once more."""
    read = pages(count)
    with TemporaryDirectory() as name:
        first = archived(Path(name) / "0", [read])
        others = [archived(Path(name) / str(n), in_some_order(read, n)) for n in range(1, orders + 1)]
        again = archived(Path(name) / "0", [read])
    print(f"{count} pages, {len(first[0])} articles in {len(first[1])} stories; {orders} orders in one to five runs:")
    print(f"  rows the same in {sum(other[0] == first[0] for other in others)}, pairs in one story the same: "
          f"least {min(agreeing(first, other) for other in others):.4f}")  # fmt: skip
    print(f"  entered once more: {'nothing changed' if again == first else 'CHANGED'}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
