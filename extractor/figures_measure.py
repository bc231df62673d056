"""What a figure measures, in a few of the article's own words."""

from __future__ import annotations

import re
from typing import Final

from extractor.figures_reading import Kind
from extractor.figures_words import EDGES, HEADS, LINKS, TELLING, TIME, VAGUE

_REACH: Final = 110
_MOST_WORDS: Final = 8
_LONGEST_LINK: Final = max(len(link.split()) for link in LINKS)
_CLAUSE_END: Final = re.compile(r"[.;:!?\"“”()\n](?!\d)|, | (?:dan|atau|sedangkan|sementara|serta|tetapi|namun|yakni|yaitu|dengan) ")
_NUMBER: Final = re.compile(r"[^\W\d_]*\.?\s?[\d.,–-]+\s*(?:(?:ratus|ribu|juta|miliar|triliun)\s)*")
_SHARE: Final = re.compile(r"\s(dari (?:total |seluruh |keseluruhan |jumlah )?[^\d.,;:()\"“”\n]{3,60})")
_AMOUNT: Final = re.compile(r"(?:(?:rp|idr|us\$|usd|\$|€)\W*(?:\d.*)?|\d[\d.,–-]*%.*)", re.IGNORECASE)
"""A word that is, or begins, another amount of money or share."""
_DEGREES: Final = frozenset(["cukup", "lebih", "makin", "masih", "paling", "sangat", "semakin"])
"""Before these a word such as *tinggi* compares and names no quantity."""


def measure_of(text: str, start: int, end: int, kind: Kind) -> str | None:
    """The words that say what the figure at ``start``–``end`` measures, at most eight; null where its clause has none.

    They are the name of a quantity before it (``nilai ekspor``), else what is counted (``unit usaha rotan``), the whole of a share
    (``dari total tenaga kerja``), or the clause that leads to it, unless somebody speaks in it.
    """
    left = _clause_before(text, start)
    named = _from_head(left)
    if named:
        return _tidy(named)
    counted = _counted(text, start, end) if kind == "noun" else []
    if len(counted) > 1 or (counted and not left):
        return _tidy(counted)
    share = _SHARE.match(text, end) if kind == "percent" else None
    if share:
        return _tidy(share[1].split())
    return None if any(word.casefold() in TELLING for word in left) else _tidy(left[-_MOST_WORDS:])


def _from_head(words: list[str]) -> list[str]:
    """``words`` from the last head on, with heads that stand directly before it (``total nilai ekspor``); empty where there is none."""
    before = ["", *(word.casefold() for word in words)]
    is_head = [word.casefold() in HEADS and former not in _DEGREES for word, former in zip(words, before, strict=False)]
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
    """``words`` without what leads to or follows the name of a quantity; null where nothing that names one is left."""
    words = _of_one_figure(words[:_MOST_WORDS])
    while words and (words[0].casefold() in EDGES or words[0].casefold() in LINKS):
        words = words[1:]
    while words and (length := _link_length(words) or (words[-1].casefold() in EDGES)):
        words = words[:-length]
    bare = [word.casefold().strip(",\"“”'") for word in words]
    if all(word in VAGUE or word in TIME or word in EDGES or not any(map(str.isalpha, word)) for word in bare):
        return None
    return " ".join(words).strip(" ,\"“”'") or None


def _of_one_figure(words: list[str]) -> list[str]:
    """``words`` up to another amount, or to somebody who speaks."""
    stop = (n for n, word in enumerate(words) if _AMOUNT.fullmatch(word) or word.casefold() in TELLING)
    return words[: next(stop, len(words))]
