"""A frontier that forgets when the process ends: for ``scrapy crawl`` without a store, and the plainest statement of what one does."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace

from crawler.frontier import NO_VALIDATORS, Kind, Link, Target, Validators
from crawler.page import Page


@dataclass
class MemoryFrontier:
    """See :class:`crawler.frontier.Frontier`. ``pages`` holds what was fetched, ``ended`` why pages failed for good, by key."""

    pages: dict[str, Page] = field(default_factory=dict)
    ended: dict[str, str] = field(default_factory=dict)
    _pending: dict[str, Target] = field(default_factory=dict)
    _kept: dict[str, Target] = field(default_factory=dict)
    _changed: dict[str, Target] = field(default_factory=dict)
    _next_try: dict[str, str] = field(default_factory=dict)
    _listings: dict[tuple[str, str], Target] = field(default_factory=dict)

    def together(self) -> AbstractContextManager[None]:
        """Nothing here outlives the process, so there is nothing to hold together."""
        return nullcontext()

    def discovered(self, outlet: str, links: Sequence[Link]) -> int:
        """Remember new links."""
        for link in links:
            self._look_again(link)
        new = {link.key: link for link in links if not self._known(link.key)}
        self._pending |= {key: Target(outlet, link.url, key, given=link.given, when=link.when) for key, link in new.items()}
        return len(new)

    def due(self, outlet: str, limit: int, now: str, since: str | None = None, until: str | None = None) -> list[Target]:
        """What may be tried now, newest first."""
        return [target for pages in (self._pending, self._changed) for target in self._ready(pages, outlet, now, since, until)][:limit]

    def fetched(self, target: Target, page: Page, links: Sequence[Link] = (), validators: Validators = NO_VALIDATORS) -> None:
        """Keep the page."""
        self._pending.pop(target.key, None)
        self._changed.pop(target.key, None)
        self._kept[target.key] = replace(target, attempts=0, etag=validators.etag, last_modified=validators.last_modified)
        self.pages[target.key] = page
        self.discovered(target.outlet, links)

    def unchanged(self, target: Target) -> None:
        """What was fetched before stands; a listing's failures are forgotten."""
        self._pending.pop(target.key, None)
        self._changed.pop(target.key, None)
        if target.kind != "article":
            self._listings[target.outlet, target.url] = replace(target, attempts=0)

    def failed(self, target: Target, reason: str, retry_at: str | None) -> None:
        """Count the attempt; forget the page where there is no next one."""
        tried = replace(target, attempts=target.attempts + 1)
        if target.kind != "article":
            self._listings[target.outlet, target.url] = tried
        elif target.key in self.pages:
            self._changed.pop(target.key, None)
        elif retry_at is None:
            self._pending.pop(target.key, None)
            self.ended[target.key] = reason
        else:
            self._pending[target.key] = tried
            self._next_try[target.key] = retry_at

    def listing(self, outlet: str, url: str, kind: Kind) -> Target:
        """What is remembered of a listing."""
        return self._listings.get((outlet, url), Target(outlet, url, url, kind))

    def listed(self, target: Target, links: Sequence[Link], validators: Validators, horizon: str | None = None) -> int:
        """Remember the listing and its links."""
        etag, modified = validators.etag, validators.last_modified
        self._listings[target.outlet, target.url] = replace(target, attempts=0, etag=etag, last_modified=modified, horizon=horizon)
        return self.discovered(target.outlet, links)

    def _ready(self, pages: dict[str, Target], outlet: str, now: str, since: str | None, until: str | None) -> list[Target]:
        ready = [t for t in reversed(pages.values()) if t.outlet == outlet and self._next_try.get(t.key, "") <= now]
        wanted = [target for target in ready if inside(target, since, until)]
        return sorted(wanted, key=lambda target: target.when or "", reverse=True)

    def _look_again(self, link: Link) -> None:
        """A listing that gives a page a later date than before says that it has changed."""
        before = self._pending.get(link.key) or self._kept.get(link.key)
        if before and before.when and link.when and link.when > before.when:
            target = replace(before, when=link.when)
            if link.key in self._pending:
                self._pending[link.key] = target
            else:
                self._changed[link.key] = self._kept[link.key] = target

    def _known(self, key: str) -> bool:
        return key in self._pending or key in self.pages or key in self.ended


def inside(target: Target, since: str | None, until: str | None) -> bool:
    """Whether a page's date lies within the limits; a page without a date does."""
    return target.when is None or ((since is None or target.when >= since) and (until is None or target.when < until))
