"""A frontier in memory that also writes down every failure it is told of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from crawler.frontier import NO_VALIDATORS, Link, Target, Validators
from crawler.memory import MemoryFrontier
from crawler.page import Page


@dataclass
class WatchedFrontier(MemoryFrontier):
    """``failures``: path, reason and next try of every failure; ``order``: paths of the pages in the order they were kept."""

    failures: list[tuple[str, str, str | None]] = field(default_factory=list)
    order: list[str] = field(default_factory=list)

    def failed(self, target: Target, reason: str, retry_at: str | None) -> None:
        self.failures.append((urlsplit(target.url).path, reason, retry_at))
        super().failed(target, reason, retry_at)

    def fetched(self, target: Target, page: Page, links: Sequence[Link] = (), validators: Validators = NO_VALIDATORS) -> None:
        self.order.append(urlsplit(target.url).path)
        super().fetched(target, page, links, validators)

    @property
    def reasons(self) -> dict[str, str]:
        """The last reason by path."""
        return {path: reason for path, reason, _ in self.failures}
