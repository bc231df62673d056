"""Abbreviations in brackets behind a name, and mentions gathered under one name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from extractor.article import Mention

_BRACKET: Final = re.compile(r"\s{0,2}\(\s{0,2}([^()\n]{2,60}?)\s{0,2}\)")
_ABBREVIATION: Final = re.compile(r"(?=[^\s]*[A-Z])[A-Za-z0-9&./-]{2,15}")
_LETTER: Final = re.compile(r"[a-z0-9]")


class Bracket(NamedTuple):
    """What stands in brackets right behind a name; ``end`` is behind the closing bracket, the inner span is ``text``."""

    start: int
    end: int
    text: str


def bracket_after(text: str, end: int) -> Bracket | None:
    """The brackets that open at ``end``, white space aside; null where there are none."""
    found = _BRACKET.match(text, end)
    return Bracket(found.start(1), found.end(), found[1]) if found else None


def is_abbreviation(words: str) -> bool:
    """Whether ``words`` look like an abbreviation: one word, at least one capital, at most fifteen characters."""
    return bool(_ABBREVIATION.fullmatch(words))


def abbreviates(short: str, long: str) -> bool:
    """Whether ``short`` can stand for ``long``: its letters occur there in the same order, the first one at the beginning of the first or
    second word (the first may be a class word: "Program Indonesia Pintar (PIP)", "Gerakan Pangan Murah (GPM)", "PT Timah (TINS)").
    """
    letters = _LETTER.findall(short.lower())
    if not letters or not any(word.lower().startswith(letters[0]) for word in long.split()[:2]):
        return False
    rest = iter(long.lower())
    return all(letter in rest for letter in letters)


def mention(text: str, start: int, end: int) -> Mention:
    """The mention of ``text[start:end]``."""
    return Mention(start, end, text[start:end])


def occurrences(text: str, name: str) -> Iterable[tuple[int, int]]:
    """Where ``name`` stands in ``text`` as whole words, in the same letters."""
    pattern = re.compile(r"(?<!\w)" + re.escape(name) + r"(?!\w)")
    return ((found.start(), found.end()) for found in pattern.finditer(text))


def gathered(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """``mentions`` in text order, those that overlap an earlier or longer one left out."""
    kept: list[Mention] = []
    for one in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)
