"""Which of a page's titles is the article's headline, without the site's name behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from extractor.cleaning.findings import flat, words

_SUFFIX: Final = re.compile(r"\s+(?:[|»·•:]|[-–—]{1,2})\s+(?P<tail>[^|»·•]{2,60})\Z")
_PREFIX: Final = re.compile(r"\A[\w-]+\.(?:com|co\.id|id|net|co|tv)\s*[:|–-]\s+")
_BEFORE: Final = re.compile(r"(?P<site>[^|»·•:]{2,60}?)\s*(?:[|»·•:]|\s[-–—]{1,2})\s+")
_SITE_WORD: Final = re.compile(
    r"\.(?:com|co|id|net|org|tv)\b|\b(?:news|online|berita|portal|indonesia|media|pos|post|tribun\w*|kompas\w*|detik\w*|antara\w*|republika|okezone|tempo\w*|"
    r"viva\w*|liputan6|kapanlagi|merdeka|sindo\w*|kontan|bisnis|radar|suara|harian|koran|cnn|cnbc|rmol\w*|lampost|kementerian|dinas)\b",
    re.IGNORECASE,
)
_SEPARATOR: Final = re.compile(r"\w\s*(?:[|»·•:]|\s[-–—]{1,2})\s+\Z")
_FEWEST_WORDS: Final = 3
_MOST_SEGMENTS: Final = 3


def headline(stated: Sequence[str | None], printed: Sequence[str], site: str | None = None) -> str | None:
    """The headline: of the titles that the page's metadata state (best first), the wording that the page prints as a heading.

    A printed heading counts when a stated title holds it, or it a stated title; without any stated title the first heading counts.
    """
    titles = [without_site(title, site) for title in map(flat, filter(None, stated)) if title]
    headings = [heading for heading in map(flat, printed) if len(words(heading)) >= _FEWEST_WORDS]
    for title in titles:
        for heading in headings:
            if _holds(title, heading):
                return heading
    return next(iter([*titles, *headings]), None)


def without_site(title: str, site: str | None = None) -> str:
    """``title`` without the ``| Site - Section`` that templates append, or the ``Site.com:`` that they set before it."""
    title = _PREFIX.sub("", title)
    before = _BEFORE.match(title)
    if before is not None and site is not None and words(before["site"]) == words(site):
        title = title[before.end() :]
    for _ in range(_MOST_SEGMENTS):
        found = _SUFFIX.search(title)
        if found is None or len(words(title[: found.start()])) < _FEWEST_WORDS or not _names_site(found["tail"], site):
            break
        title = title[: found.start()]
    return title


def _names_site(tail: str, site: str | None) -> bool:
    return (site is not None and words(tail) == words(site)) or _SITE_WORD.search(tail) is not None or len(words(tail)) <= 2


def _holds(title: str, heading: str) -> bool:
    one, other = words(title), words(heading)
    return (
        one == other
        or _behind_site(title, heading)
        or (len(other) >= 0.6 * len(one) and one[: len(other)] == other)
        or (len(one) >= 0.6 * len(other) and other[: len(one)] == one)
    )


def _behind_site(title: str, heading: str) -> bool:
    """Whether ``title`` is the site's name, a dash or bar, and then ``heading``."""
    return title.endswith(heading) and _SEPARATOR.search(title[: -len(heading)]) is not None
