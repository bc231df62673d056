"""What the crawl needs from whoever remembers it: the frontier, fulfilled by the store.

The crawl itself keeps nothing between two runs. Every verb below is one transaction (or part of one, see ``together``), so a run
killed at any moment loses no address: what was not reported as fetched or failed is still due. Listings (feeds, sitemaps, index pages)
are asked again in every run and are remembered apart from pages: they appear in no count of pages.

All times are RFC 3339 in UTC with a ``Z``, to the second, so that they sort as text.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Final, Literal, Protocol

from crawler.page import Given, Page

Kind = Literal["article", "feed", "sitemap", "index"]

NOTHING: Final = Given(source="feed")
"""What a listing says that gives only the address."""


@dataclass(frozen=True, slots=True)
class Link:
    """An address found in a listing, with what the listing says about it."""

    url: str
    """The address to fetch, absolute, as printed."""
    key: str
    """The canonical address: the identity under which one page is known. Two links with the same key are the same page."""
    kind: Kind = "article"
    given: Given = NOTHING
    when: str | None = None
    """When the listing says it was published or changed, where that can be read; for ordering and date limits only."""


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask "has it changed?" with, copied as received."""

    etag: str | None = None
    last_modified: str | None = None


NO_VALIDATORS: Final = Validators()


@dataclass(frozen=True, slots=True)
class Target:
    """An address to fetch now, with what is remembered of earlier fetches."""

    outlet: str
    url: str
    key: str
    kind: Kind = "article"
    attempts: int = 0
    """Failed attempts since the last success."""
    etag: str | None = None
    last_modified: str | None = None
    given: Given = NOTHING
    when: str | None = None
    horizon: str | None = None
    """Listings only: links older than this time were left out when its validators were remembered (null: none were)."""


class Frontier(Protocol):
    """The memory of the crawl. All methods raise ``StoreError`` when the memory cannot be used; nothing is half done then."""

    def together(self) -> AbstractContextManager[None]:
        """Everything done in this block becomes true at once, or not at all."""

    def discovered(self, outlet: str, links: Sequence[Link]) -> int:
        """Remember article links as pending. Returns how many were new.

        Known keys are left as they are, except that a later ``when`` than the one remembered says that the page has changed: it takes the
        place of the earlier one, and a page that was fetched is due again.
        """

    def due(self, outlet: str, limit: int, now: str, since: str | None = None, until: str | None = None) -> list[Target]:
        """At most ``limit`` pages whose next try is not after ``now``: pending ones, then fetched ones that are said to have changed; among
        both the newest ``when`` first (null last, then last found first).

        With ``since`` (inclusive) or ``until`` (exclusive), pages whose ``when`` lies outside stay pending; pages without ``when`` count
        as inside. Asking changes nothing.
        """

    def fetched(self, target: Target, page: Page, links: Sequence[Link] = (), validators: Validators = NO_VALIDATORS) -> None:
        """Keep ``page`` with its validators and the links found on it."""

    def unchanged(self, target: Target) -> None:
        """The server answered 304 to a page or listing fetched before: it is as remembered."""

    def failed(self, target: Target, reason: str, retry_at: str | None) -> None:
        """Count one more failed attempt, with a code of the closed list; ``retry_at`` null: never again, the page ends as failed.

        Codes used by the crawl: ``robots``, ``robots-unreachable``, ``timeout``, ``dns``, ``tls``, ``connection``, ``truncated``,
        ``too-large``, ``private-address``, ``bad-address``, ``offsite``, ``redirect-loop``, ``gone`` (404, 410), ``blocked`` (401, 403,
        451), ``busy`` (429, 503), ``http-error`` (any other status), ``not-text``, ``empty``, ``bad-listing``, ``crash``.
        For a listing only the attempt and the reason are remembered.
        """

    def listing(self, outlet: str, url: str, kind: Kind) -> Target:
        """A feed, sitemap or index page to ask, with its remembered validators; made up fresh when never seen. ``key`` is the URL."""

    def listed(self, target: Target, links: Sequence[Link], validators: Validators, horizon: str | None = None) -> int:
        """As :meth:`discovered`, and remember the listing's validators and horizon in the same transaction; resets its attempts."""
