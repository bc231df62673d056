"""Reading the archive again with the present version: no network, corrections kept, safe to run twice and to interrupt."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from crawler.errors import UsageError
from crawler.page import Page
from extractor.article import Article
from search.app import App
from search.importing import TRANSACTION, Watch
from search.reading import Outcome, read_all
from search.store import Store
from search.wording import number

STATES: Final = ("article", "duplicate", "rejected")
"""The states of pages whose originals can be read again."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which pages: in these states, and of these outlets (all when empty)."""

    states: Collection[str] = STATES
    outlets: Collection[str] = ()

    @classmethod
    def of(cls, words: Sequence[str], outlets: Collection[str]) -> Selection:
        """The selection that ``words`` name: states and ids of ``outlets``. Raises ``UsageError`` for any other word."""
        unknown = [word for word in words if word not in STATES and word not in outlets]
        if unknown:
            raise UsageError(f"--only {', '.join(unknown)}: pilih {', '.join(STATES)}, atau id media (kliping outlets list)")
        states = tuple(word for word in words if word in STATES)
        return cls(states or STATES, tuple(word for word in words if word not in STATES))


@dataclass(frozen=True, slots=True)
class Reprocessed:
    """How many pages were ``read`` again, what they became (``article`` or a reason), and how many articles say something else now."""

    read: int
    outcomes: Mapping[str, int]
    changed: int

    def sentence(self) -> str:
        """The summary in one line."""
        rejected = self.read - self.outcomes.get("article", 0)
        return f"{number(self.read)} halaman dibaca ulang: {number(self.changed)} berita berubah, {number(rejected)} halaman bukan berita"


def reprocess(app: App, store: Store, selection: Selection, jobs: int, watch: Watch) -> Reprocessed:
    """Read the selected originals again and enter what they give; ``store`` is open for writing.

    :meth:`App.settle` brings stories and index up to date afterwards. Raises ``ConfigError`` before anything is changed.
    """
    before = store.last_change()
    outcomes: Counter[str] = Counter()
    _enter_all(app, store, _selected(store, selection), jobs, watch, outcomes)
    _enter_all(app, store, store.unread_pages(), jobs, watch, outcomes)  # duplicates of what is no article any more
    return Reprocessed(sum(outcomes.values()), dict(sorted(outcomes.items())), store.changed_since(before))


def _selected(store: Store, selection: Selection) -> Iterator[tuple[int, Page]]:
    for row, page in store.kept_pages(selection.states):
        if not selection.outlets or page.outlet in selection.outlets:
            yield row, page


def _enter_all(
    app: App, store: Store, pages: Iterable[tuple[int, Page]], jobs: int, watch: Watch, outcomes: Counter[str]
) -> None:  # fmt: skip
    rows: deque[int] = deque()
    results = watch(read_all(_remembering(pages, rows), app.reading(jobs)))
    while _enter_some(store, results, rows, outcomes):
        pass


def _enter_some(store: Store, results: Iterator[tuple[Page, Outcome]], rows: deque[int], outcomes: Counter[str]) -> bool:
    """Enter the next outcomes in one transaction; whether there may be more."""
    with store.transaction():
        for _ in range(TRANSACTION):
            item = next(results, None)
            if item is None:
                return False
            outcome = item[1]
            store.finish_page(rows.popleft(), outcome)
            outcomes["article" if isinstance(outcome, Article) else outcome.reason] += 1
    return True


def _remembering(pages: Iterable[tuple[int, Page]], rows: deque[int]) -> Iterator[Page]:
    for row, page in pages:
        rows.append(row)
        yield page
