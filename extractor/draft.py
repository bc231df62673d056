"""What a page gave before cleaning: the record between reading (`html`, `plain`) and `clean`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from crawler.page import Page
from extractor.article import Origin, Raw, Rejected

MAX_BYTES: Final = 8 * 1024 * 1024
"""Largest document that is read, in bytes (8 MiB): news pages stay below 2 MB, and reading time grows with the size."""
MAX_CHARACTERS: Final = 100_000
"""Longest text that is read as one article (about 14,000 words): the longest of 6,600 news articles has 18,000 characters, an address to
parliament 60,000. Beyond it stands a book, a log or nonsense, and reading one would take longer than a page may."""


@dataclass(frozen=True, slots=True)
class DateHint:
    """Words that may carry the date of publication, and where they stood."""

    origin: Origin
    text: str


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as the page printed it: its words with everything that is still to be cleaned away.

    ``text`` has one line break or more between paragraphs, where the page had paragraphs at all. ``site`` is the name under which the
    page presents its outlet. ``paywalled`` says that the page itself declares its text to be only the free beginning.
    """

    title: str | None
    text: str
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    canonical_url: str | None = None
    language: str | None = None
    site: str | None = None
    hints: tuple[DateHint, ...] = ()
    paywalled: bool = False
    photo_story: bool = False
    """Whether ``text`` is the captions of a series of pictures, which has no other words."""


def refuse(page: Page, reason: str, detail: str) -> Rejected:
    """The rejection of ``page``; ``reason`` is a key of :data:`extractor.article.REJECTIONS`."""
    return Rejected(page.source, reason, detail, raw_of(page), page.url, page.outlet)


def raw_of(page: Page) -> Raw:
    """The original of ``page``, which is not stored anywhere yet."""
    return Raw(page.sha256, len(page.raw))
