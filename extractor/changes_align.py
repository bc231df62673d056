"""Which sentences of two texts are the same sentence, and which words in them differ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from heapq import nlargest
from typing import Final

from extractor.sentences import sentences

SAME_SENTENCE: Final = 0.5
"""From this share of words in common and in order (0 to 1), two sentences are one, altered."""
MAX_SENTENCES: Final = 200
"""So many changed sentences of each text are compared; of what stands behind them only the unchanged is recognised."""
MAX_WORDS: Final = 120
"""Longer sentences are cut into pieces of so many words: the time to compare two grows with the square of their length."""
_CLOSEST: Final = 3
"""With so many of the sentences that have most words in common, a sentence is compared word by word."""

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
    """Match the sentences of two texts one to one, equal ones first, then the most alike; order plays no part."""
    olds, news = list(_pieces(old)), list(_pieces(new))
    partner = dict(_equal(olds, news))
    taken = set(partner.values())
    left = [i for i in range(len(olds)) if i not in partner], [j for j in range(len(news)) if j not in taken]
    for _ratio, i, j in sorted(_alike(olds, news, *left), key=lambda found: (-found[0], abs(found[1] - found[2]), found[1], found[2])):
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


def _pieces(text: str) -> Iterator[Words]:
    for start, end in sentences(text):
        words = words_in(text, start, end)
        if len(words.tokens) <= MAX_WORDS:
            yield from [words] if words.tokens else []
            continue
        for first in range(0, len(words.tokens), MAX_WORDS):
            spans = words.spans[first : first + MAX_WORDS]
            yield Words(spans[0][0], spans[-1][1], words.tokens[first : first + MAX_WORDS], spans)


def _equal(olds: Sequence[Words], news: Sequence[Words]) -> Iterator[tuple[int, int]]:
    """Pairs of equal sentences; of one printed several times, the first with the first."""
    places: dict[tuple[str, ...], list[int]] = {}
    for j in reversed(range(len(news))):
        places.setdefault(news[j].tokens, []).append(j)
    for i, words in enumerate(olds):
        if same := places.get(words.tokens):
            yield i, same.pop()


def _alike(
    olds: Sequence[Words], news: Sequence[Words], left: Sequence[int], right: Sequence[int]
) -> Iterator[tuple[float, int, int]]:  # fmt: skip
    """Pairs of sentences that are alike enough, with their likeness."""
    bags = {j: frozenset(news[j].tokens) for j in right[:MAX_SENTENCES]}
    for i in left[:MAX_SENTENCES]:
        bag = frozenset(olds[i].tokens)
        common = ((2 * len(bag & other) / (len(bag) + len(other)), j) for j, other in bags.items())
        for _share, j in nlargest(_CLOSEST, ((share, -j) for share, j in common if share >= SAME_SENTENCE)):
            ratio = _matcher(olds[i].tokens, news[-j].tokens).ratio()
            if ratio >= SAME_SENTENCE:
                yield ratio, i, -j


def _matcher(old: tuple[str, ...], new: tuple[str, ...]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, old, new, autojunk=False)


def _stretch(words: Words, first: int, last: int) -> tuple[int, int]:
    if first < last:
        return words.spans[first][0], words.spans[last - 1][1]
    at = words.spans[first - 1][1] if first else words.start
    return at, at
