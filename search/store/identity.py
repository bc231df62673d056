"""When two pages are one article.

Pages with the same article id share a canonical address. A publisher who edits an article keeps most of its words; an address that
somebody filled in for several articles (a front page, a form, the wrong line) joins texts that have nothing in common. So the later
page is a new version of the article only where the texts overlap, and an article of its own otherwise.
"""

from __future__ import annotations

import re
from typing import Final

_WORD: Final = re.compile(r"\w+")
_RUN: Final = 4
_SHARED: Final = 0.5
"""Share of the shorter text's runs of four words that an edited article still has; other reports of the same event stay below it."""


def same_article(one: str, other: str) -> bool:
    """Whether two texts under one address are versions of one article."""
    first, second = _runs(one), _runs(other)
    return len(first & second) >= _SHARED * min(len(first), len(second))


def _runs(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    return {tuple(words[n : n + _RUN]) for n in range(max(1, len(words) - _RUN + 1))}
