"""Which sentences of two texts are the same sentence, and which words in them differ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from extractor.sentences import sentences

SAME_SENTENCE: Final = 0.5
"""From this share of words in common and in order (0 to 1), two sentences are one, altered."""
MAX_SENTENCES: Final = 400
"""So many of each text are compared; what stands behind them is only counted as kept where it is unchanged."""

_TOKEN: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,:/]\d+)*")


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence with its words, each with its place in the text and in lower case."""

    start: int
    end: int
    tokens: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """Differing stretches of two matched sentences, as spans of the two texts; one of them may be empty."""

    old: tuple[int, int]
    new: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Aligned:
    """The pairs of sentences that are the same in both texts, in the order of the first, and those that have no partner."""

    pairs: tuple[tuple[Words, Words], ...]
    only_old: tuple[Words, ...]
    only_new: tuple[Words, ...]


def words_in(text: str, start: int, end: int) -> Words:
    """The words of ``text[start:end]``."""
    found = list(_TOKEN.finditer(text, start, end))
    return Words(start, end, tuple(m[0].casefold() for m in found), tuple(m.span() for m in found))


def align(old: str, new: str) -> Aligned:
    """Match the sentences of two texts one to one, the most alike first; order plays no part."""
    olds, news = ([words for span in sentences(text) if (words := words_in(text, *span)).tokens] for text in (old, new))
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _score, i, j in sorted(_scores(olds, news), key=lambda found: (-found[0], abs(found[1] - found[2]), found[1], found[2])):
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    return Aligned(
        tuple((olds[i], news[j]) for i, j in sorted(partner.items())),
        tuple(words for i, words in enumerate(olds) if i not in partner),
        tuple(words for j, words in enumerate(news) if j not in taken),
    )


def edits(old: Words, new: Words) -> Iterator[Edit]:
    """The stretches in which two matched sentences differ, in order; case, marks and spaces do not count."""
    for tag, i1, i2, j1, j2 in _matcher(old.tokens, new.tokens).get_opcodes():
        if tag != "equal":
            yield Edit(_stretch(old, i1, i2), _stretch(new, j1, j2))


def _scores(olds: list[Words], news: list[Words]) -> Iterator[tuple[float, int, int]]:
    """The likeness of every pair that is like enough; the same sentence printed twice meets its own copy first."""
    places: dict[tuple[str, ...], list[int]] = {}
    for j, words in enumerate(news):
        places.setdefault(words.tokens, []).append(j)
    unmatched = []
    for i, words in enumerate(olds):
        if same := places.get(words.tokens):
            yield from ((1.0, i, j) for j in same[:2])
        else:
            unmatched.append(i)
    bags = [frozenset(words.tokens) for words in news[:MAX_SENTENCES]]
    for i in unmatched[:MAX_SENTENCES]:
        bag = frozenset(olds[i].tokens)
        for j, other in enumerate(bags):
            if 2 * len(bag & other) >= SAME_SENTENCE * (len(bag) + len(other)):
                ratio = _matcher(olds[i].tokens, news[j].tokens).ratio()
                if ratio >= SAME_SENTENCE:
                    yield ratio, i, j


def _matcher(old: tuple[str, ...], new: tuple[str, ...]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, old, new, autojunk=False)


def _stretch(words: Words, first: int, last: int) -> tuple[int, int]:
    if first < last:
        return words.spans[first][0], words.spans[last - 1][1]
    at = words.spans[first - 1][1] if first else words.start
    return at, at
