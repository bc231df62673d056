"""Bringing inputs into the archive: keep the original, read it, enter what it gave. A known input changes nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Protocol, TypeVar

from crawler.inputs import InputFailure, read_inputs
from crawler.page import Page
from extractor.article import Article
from search.extracting import Failure, failure_of, known_outlets
from search.reading import Outcome, ReadingOptions, read_all
from search.store import Store

Item = TypeVar("Item")

TRANSACTION: Final = 100
"""So many pages are entered at once; a killed import repeats at most these."""


class Watch(Protocol):
    """Something that looks on while items pass, such as a progress line."""

    def __call__(self, items: Iterable[Item]) -> Iterator[Item]:
        """``items``, unchanged."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of the inputs: ``new`` articles, ``newer`` versions of articles that were there or came in the same import, ``duplicate``
    ones, ``known`` inputs that changed nothing, and failures one by one.

    ``away`` says why the search engine has not been told yet; it will be at the next run.
    """

    new: int = 0
    newer: int = 0
    duplicate: int = 0
    known: int = 0
    failures: tuple[Failure, ...] = field(default=())
    away: str | None = None

    def sentence(self, lang: str) -> str:
        """The summary in one line."""
        if lang == "en":
            newer = f", {self.newer} newer versions" if self.newer else ""
            return f"{self.new} new articles{newer}, {self.duplicate} duplicates, {self.known} known inputs, {len(self.failures)} failed"
        newer = f", {self.newer} versi lebih baru" if self.newer else ""
        return f"{self.new} berita baru{newer}, {self.duplicate} salinan, {self.known} masukan sudah ada, {len(self.failures)} gagal"


def import_all(store: Store, paths: Sequence[Path], options: ReadingOptions, watch: Watch) -> ImportReport:
    """Import ``paths`` into ``store`` (open for writing); raises ``ConfigError`` before anything is stored."""
    tally: Counter[str] = Counter()
    failures: list[Failure] = []
    pages = known_outlets(_unknown(store, read_inputs(paths), tally, failures), options.config_dir)
    outcomes = watch(read_all(pages, options))
    before = store.counts().articles
    while _store_some(store, outcomes, tally, failures):
        pass
    new = store.counts().articles - before
    return ImportReport(new, tally["article"] - new, tally["duplicate"], tally["known"], tuple(failures))


def _store_some(store: Store, outcomes: Iterator[tuple[Page, Outcome]], tally: Counter[str], failures: list[Failure]) -> bool:
    """Enter the next outcomes in one transaction; whether there may be more."""
    with store.transaction():
        for _ in range(TRANSACTION):
            item = next(outcomes, None)
            if item is None:
                return False
            _enter(store, *item, tally, failures)
    return True


def _enter(store: Store, page: Page, outcome: Outcome, tally: Counter[str], failures: list[Failure]) -> None:
    state = store.put_page(page, outcome)
    if isinstance(outcome, Article):
        tally["article" if state == "article" else "duplicate"] += 1
    else:
        failures.append(failure_of(outcome))


def _unknown(
    store: Store, items: Iterable[Page | InputFailure], tally: Counter[str], failures: list[Failure]
) -> Iterator[Page]:  # fmt: skip
    for item in items:
        if isinstance(item, InputFailure):
            failures.append(failure_of(item))
        elif store.is_known(item):
            tally["known"] += 1
        else:
            yield item
