"""Files to outcomes: what `kliping extract` and `kliping import` share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from crawler.inputs import InputFailure, read_inputs
from crawler.outlets import load_outlets, outlet_of
from crawler.page import Page
from crawler.reasons import INPUT_FAILURES
from extractor.article import REJECTIONS, Article, Rejected
from search.reading import ReadingOptions, read_all
from search.settings import Settings

_REASONS: Final = {**INPUT_FAILURES, **REJECTIONS}


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that gave no article: where it is and what is wrong, in one line for people."""

    where: str
    reason: str
    detail: str

    def __str__(self) -> str:
        known = _REASONS.get(self.reason, self.reason)
        return f"{self.where}: {known}" + (f" ({self.detail})" if self.detail and self.detail != known else "")


def failure_of(problem: InputFailure | Rejected) -> Failure:
    """The one form in which unread and rejected inputs are reported."""
    where = problem.where if isinstance(problem, InputFailure) else problem.source
    return Failure(where, problem.reason, problem.detail)


def extract_all(paths: Sequence[Path], config_dir: Path, settings: Settings, jobs: int) -> Iterator[Article | Failure]:
    """Every input's article or failure, in order; raises ``ConfigError`` before the first when the configuration is wrong."""
    options = ReadingOptions(config_dir, jobs, settings.read.time_limit)
    failures: list[InputFailure] = []
    for _page, outcome in read_all(known_outlets(_pages(read_inputs(paths), failures), config_dir), options):
        yield from map(failure_of, failures)
        failures.clear()
        yield outcome if isinstance(outcome, Article) else failure_of(outcome)
    yield from map(failure_of, failures)


def known_outlets(pages: Iterable[Page], config_dir: Path) -> Iterator[Page]:
    """``pages``, each with its outlet where its address is one of a configured outlet's."""
    outlets = load_outlets(config_dir).values()
    for page in pages:
        outlet = outlet_of(page.url, outlets) if page.url and not page.outlet else None
        yield page.with_outlet(outlet.id) if outlet else page


def _pages(items: Iterable[Page | InputFailure], failures: list[InputFailure]) -> Iterator[Page]:
    """The pages among ``items``; failures are set aside, to be told in their place."""
    for item in items:
        if isinstance(item, Page):
            yield item
        else:
            failures.append(item)
