"""What a figure measures, in a few of the article's own words."""

from __future__ import annotations

import re
from typing import Final

from extractor.figures_reading import Kind
from extractor.figures_words import EDGES, HEADS, LINKS

_REACH: Final = 110
_MOST_WORDS: Final = 8
_LONGEST_LINK: Final = max(len(link.split()) for link in LINKS)
_CLAUSE_END: Final = re.compile(r"[.;:!?\"“”()\n](?!\d)|, | (?:dan|atau|sedangkan|sementara|serta|tetapi|namun|yakni|yaitu|dengan) ")
_NUMBER: Final = re.compile(r"[^\W\d_]*\.?\s?[\d.,–-]+\s*(?:(?:ratus|ribu|juta|miliar|triliun)\s)*")
_SHARE: Final = re.compile(r"\s(dari (?:total |seluruh |keseluruhan |jumlah )?[^\d.,;:()\"“”\n]{3,60})")


def measure_of(text: str, start: int, end: int, kind: Kind) -> str | None:
    """The words that say what the figure at ``start``–``end`` measures, at most eight; null where its clause has none.

    They are the name of a quantity before it (``nilai ekspor``), else what is counted (``unit usaha rotan``), the whole of a share
    (``dari total tenaga kerja``), or the clause that leads to it.
    """
    left = _clause_before(text, start)
    named = _from_head(left)
    if named:
        return _tidy(named)
    counted = _counted(text, start, end) if kind == "noun" else []
    if len(counted) > 1 or (counted and not left):
        return _tidy(counted)
    share = _SHARE.match(text, end) if kind == "percent" else None
    return _tidy(share[1].split() if share else left[-_MOST_WORDS:])


def _from_head(words: list[str]) -> list[str]:
    """``words`` from the last head on, with heads that stand directly before it (``total nilai ekspor``); empty where there is none."""
    is_head = [word.casefold() in HEADS for word in words]
    if True not in is_head:
        return []
    first = len(words) - 1 - is_head[::-1].index(True)
    while first and is_head[first - 1]:
        first -= 1
    return words[first:]


def _clause_before(text: str, start: int) -> list[str]:
    """The words of the clause up to the figure, without the verbs and hedges that lead to it."""
    left = text[max(0, start - _REACH) : start]
    end = max((found.end() for found in _CLAUSE_END.finditer(left)), default=0)
    words = left[end:].split()
    words = words if end or start <= _REACH else words[1:]
    while length := _link_length(words):
        words = words[:-length]
    return words


def _link_length(words: list[str]) -> int:
    """How many words at the end of ``words`` are a link to the number; the longest link counts."""
    lengths = range(min(_LONGEST_LINK, len(words)), 0, -1)
    return next((length for length in lengths if " ".join(words[-length:]).casefold() in LINKS), 0)


def _counted(text: str, start: int, end: int) -> list[str]:
    """The counted noun with what describes it."""
    number = _NUMBER.match(text, start, end)
    after = text[end : end + _REACH]
    stop = _CLAUSE_END.search(after)
    return (text[number.end() if number else start : end] + (after[: stop.start()] if stop else after.rpartition(" ")[0])).split()


def _tidy(words: list[str]) -> str | None:
    words = words[:_MOST_WORDS]
    while words and words[0].casefold() in EDGES:
        words = words[1:]
    while words and words[-1].casefold() in EDGES:
        words = words[:-1]
    return " ".join(words).strip(" ,\"“”'") or None
