"""The names an archive knows: to see that a question is about a person, and to mend a misspelt word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from search.terms import words

NameKind = Literal["person", "programme", "outlet", "place"]

_SLIPS: Final = 2
"""So many edits in a whole name are still slips of the pen."""
_TELLING: Final = 10
"""Letters that a name of several words must have for that."""


@dataclass(frozen=True, slots=True)
class Name:
    """One way to write a name; ``key`` is the value it has in the facets (a registry id, else the name)."""

    label: str
    key: str
    kind: NameKind = "person"


@dataclass(frozen=True, slots=True)
class Names:
    """Known names, found by their folded words."""

    _by_words: Mapping[tuple[str, ...], Name] = field(default_factory=dict, repr=False)
    _vocabulary: frozenset[str] = frozenset()
    _longest: int = 0
    _by_initials: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, names: Iterable[Name]) -> Names:
        """A lookup over ``names``; of two that are written alike the first counts."""
        by_words: dict[tuple[str, ...], Name] = {}
        for name in names:
            by_words.setdefault(words(name.label), name)
        by_words.pop((), None)
        vocabulary = frozenset(word for key in by_words for word in key)
        initials: dict[str, list[tuple[str, ...]]] = {}
        for key in by_words:
            initials.setdefault(_initials(key), []).append(key)
        longest = max(map(len, by_words), default=0)
        return cls(by_words, vocabulary, longest, {begun: tuple(keys) for begun, keys in initials.items()})

    def longest(self, folded: Sequence[str], start: int, kind: NameKind) -> tuple[int, Name] | None:
        """The longest name of ``kind`` that stands in ``folded`` at ``start``, with its length in words."""
        for length in range(min(self._longest, len(folded) - start), 0, -1):
            name = self._by_words.get(tuple(folded[start : start + length]))
            if name is not None and name.kind == kind:
                return length, name
        return None

    def misspelt(self, folded: Sequence[str], start: int) -> tuple[int, Name] | None:
        """The known name of two or more words that stands misspelt in ``folded`` at ``start``, with its length in words.

        Its words are as many, begin with the same letters, and differ in one or two letters in all; null where a name is written right.
        """
        for length in range(min(self._longest, len(folded) - start), 1, -1):
            written = tuple(folded[start : start + length])
            if written in self._by_words:
                return None
            name = self._near(written)
            if name is not None:
                return length, name
        return None

    def _near(self, written: tuple[str, ...]) -> Name | None:
        """The known name that takes the fewest edits to become ``written``; of equal ones the first."""
        if sum(map(len, written)) < _TELLING:
            return None
        alike = [(slips, key) for key in self._by_initials.get(_initials(written), ()) if (slips := _slips(written, key)) <= _SLIPS]
        return self._by_words[min(alike, key=lambda found: found[0])[1]] if alike else None

    def knows(self, word: str) -> bool:
        """Whether a folded word is part of a known name."""
        return word in self._vocabulary

    def vocabulary(self) -> frozenset[str]:
        """Every folded word of every name."""
        return self._vocabulary


def _initials(key: Sequence[str]) -> str:
    return " ".join(word[0] for word in key)


def _slips(written: Sequence[str], key: Sequence[str]) -> int:
    """The edits between two names of as many words; more than :data:`_SLIPS` where their lengths tell, or where numbers differ."""
    other = [(a, b) for a, b in zip(written, key, strict=True) if a != b]
    if sum(abs(len(a) - len(b)) for a, b in other) > _SLIPS or not all(a.isalpha() and b.isalpha() for a, b in other):
        return _SLIPS + 1
    return sum(edits(a, b) for a, b in other)


def nearest(word: str, vocabulary: Iterable[str]) -> str | None:
    """The word of ``vocabulary`` that ``word`` most likely misspells: one edit for short words, two from 8 letters; else null.

    The first letter is taken to be right, as it nearly always is; of equally near words the first in the alphabet is chosen.
    """
    if len(word) < 5 or not word.isalpha():
        return None
    allowed = 2 if len(word) >= 8 else 1
    near = (
        (distance, other)
        for other in vocabulary
        if other[0] == word[0] and other != word and abs(len(other) - len(word)) <= allowed
        if (distance := edits(word, other)) <= allowed
    )
    return min(near, default=(0, None))[1]


def edits(a: str, b: str) -> int:
    """Insertions, deletions, substitutions and swaps of neighbours between ``a`` and ``b`` (optimal string alignment)."""
    before: list[int] = []
    last = list(range(len(b) + 1))
    for i, left in enumerate(a, 1):
        row = [i]
        for j, right in enumerate(b, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (left != right))
            if i > 1 and j > 1 and left == b[j - 2] and a[i - 2] == right:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]
