"""Fixed words in a text, found without trying a pattern at every character.

A regular expression that begins with a choice of words is tried at each place of a text. ``str.find`` passes over the same text some fifty
times as fast, so patterns that hold fixed words are only tried where one of these stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator


def lowered(text: str) -> str:
    """``text`` in lower case, every character still in its place."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def holds(text: str, stems: Iterable[str]) -> bool:
    """Whether one of ``stems`` stands anywhere in ``text``."""
    return any(stem in text for stem in stems)


def places(text: str, stems: Iterable[str]) -> list[int]:
    """Where one of ``stems`` begins in ``text``, in order."""
    found: list[int] = []
    for stem in stems:
        at = text.find(stem)
        while at >= 0:
            found.append(at)
            at = text.find(stem, at + 1)
    found.sort()
    return found


def matches(pattern: re.Pattern[str], text: str, starts: Iterable[int]) -> Iterator[re.Match[str]]:
    """What ``pattern.finditer`` gives, for a pattern that can only match at one of ``starts``, which are in order."""
    end = 0
    for at in starts:
        if at >= end and (found := pattern.match(text, at)):
            end = found.end()
            yield found


def any_word(words: Iterable[str], *, ignore_case: bool = False, whole: bool = False) -> str:
    """A pattern for one of ``words``, the longest first, parted by first letters so that a search passes over all other places at once.

    ``whole``: no word and no hyphen may end right before it; that is asked behind the first letter, for the same reason.
    """
    parted: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        for first in sorted({word[0].lower(), word[0].upper()}) if ignore_case else word[0]:
            parted.setdefault(first, []).append(re.escape(word[1:]))
    begin, case = (r"(?<![\w-].)" if whole else ""), ("i" if ignore_case else "")
    return "(?:" + "|".join(f"{re.escape(first)}{begin}(?{case}:{'|'.join(rest)})" for first, rest in sorted(parted.items())) + ")"
