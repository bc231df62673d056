"""Abbreviations in brackets behind a name, and mentions gathered under one name."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from extractor.article import Mention
from extractor.nlp.automaton import Phrase, Phrases

_BRACKET: Final = re.compile(r"\s{0,2}\(\s{0,2}([^()\n]{2,60}?)\s{0,2}\)")
_ABBREVIATION: Final = re.compile(r"(?=[^\s]*[A-Z])[A-Za-z0-9&./-]{2,15}")
_LETTER: Final = re.compile(r"[a-z]")


class Found(NamedTuple):
    """A name where it stands: what it stands for under its full name, and by its id where a list knows it."""

    start: int
    end: int
    name: str
    id: str | None


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


class Taken:
    """Spans without overlap that are spoken for already."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._spans = frozenset(ordered)
        self._starts = [start for start, _ in ordered]
        self._ends = [end for _, end in ordered]

    def __contains__(self, span: tuple[int, int]) -> bool:
        return span in self._spans

    def touches(self, start: int, end: int) -> bool:
        """Whether one of them shares a character with ``start`` to ``end``."""
        first_behind = bisect_right(self._ends, start)
        return first_behind < len(self._starts) and self._starts[first_behind] < end


def alias_mentions(text: str, aliases: Mapping[str, str], taken: Taken) -> Mapping[str, list[Mention]]:
    """Where the aliases stand, by what they stand for (the values of ``aliases``), outside the spans that are taken."""
    found: dict[str, list[Mention]] = {}
    if aliases:
        for hit in Phrases(Phrase(alias, owner, "exact") for alias, owner in aliases.items()).find(text):
            if not taken.touches(hit.start, hit.end):
                found.setdefault(hit.phrase.key, []).append(mention(text, hit.start, hit.end))
    return found


def gathered(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """``mentions`` in text order, those that overlap an earlier or longer one left out."""
    kept: list[Mention] = []
    for one in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)
