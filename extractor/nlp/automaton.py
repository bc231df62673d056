"""All registry names in one pass over a text: Aho-Corasick with word boundaries and case rules.

Matching is on the text itself by character offsets, not on tokens: tokenising is what makes spaCy's EntityRuler slow. White space of any
kind and length counts as one space, and typographic hyphens and apostrophes as plain ones.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Literal, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from extractor.stems import lowered

Case = Literal["any", "capitals", "exact"]

_PLAIN = dict.fromkeys("\u2010\u2011\u2012\u2013", "-") | dict.fromkeys("’‘`", "'")
_PLAIN |= dict.fromkeys(
    "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))), " "
)
_ODD = re.compile("[" + re.escape("".join(_PLAIN)) + "]")
_WIDE_SPACE = re.compile(r"  +")
_SMALL_WORD = re.compile(r"(?<![\w-])[a-z]\w{3,}")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words to look for, and what finding them means.

    ``case`` is ``any``; ``capitals``: as a proper name, each word of four letters or more begins with a capital; or ``exact``: as written,
    for abbreviations.
    """

    text: str
    key: str
    case: Case = "any"


class Hit(NamedTuple):
    """Where a phrase was found, in character offsets of the text as given."""

    start: int
    end: int
    phrase: Phrase


_Match = tuple[int, int, list[Phrase]]
"""Start, negative end, and the phrases of those letters."""


class _Automaton:
    """Phrases by their letters, and the compiled letters."""

    def __init__(self, by_letters: dict[str, list[Phrase]]) -> None:
        self._phrases = tuple(by_letters.values())
        self._compiled = AhoCorasick(tuple(by_letters), matchkind=MatchKind.Standard)

    def matches(self, text: str) -> Iterable[_Match]:
        found = self._compiled.find_matches_as_indexes(text, overlapping=True)
        return ((start, -end, self._phrases[index]) for index, start, end in found)


class Phrases:
    """A compiled set of phrases; :meth:`find` gives whole-word hits without overlap: of two that overlap the longer, else the first."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        """Compile ``phrases``; of several with the same letters the first that fits its case rule is found."""
        exact: dict[str, list[Phrase]] = {}
        folded: dict[str, list[Phrase]] = {}
        for phrase in phrases:
            letters = _plain(" ".join(phrase.text.split()))
            if phrase.case == "exact":
                exact.setdefault(letters, []).append(phrase)
            else:
                folded.setdefault(lowered(letters), []).append(phrase)
        self._size = len(exact) + len(folded)
        self._exact, self._folded = _Automaton(exact), _Automaton(folded)

    def __len__(self) -> int:
        return self._size

    def find(self, text: str) -> tuple[Hit, ...]:
        """The hits in ``text``, in order."""
        plain, folded, gaps = _normal(text)
        hits: list[Hit] = []
        matches = (*self._exact.matches(plain), *self._folded.matches(folded))
        for start, minus_end, phrases in sorted(matches, key=_leftmost_longest):
            end = -minus_end
            shorter = hits and start < hits[-1].end and end - start <= hits[-1].end - hits[-1].start
            if shorter or not _whole_words(plain, start, end):
                continue
            phrase = next((phrase for phrase in phrases if _fits(phrase, plain[start:end])), None)
            if phrase is not None:
                if hits and start < hits[-1].end:
                    hits.pop()
                hits.append(Hit(start, end, phrase))
        return tuple(Hit(_back(hit.start, gaps), _back(hit.end - 1, gaps) + 1, hit.phrase) for hit in hits) if gaps else tuple(hits)


_leftmost_longest = itemgetter(0, 1)


@lru_cache(maxsize=2)
def _normal(text: str) -> tuple[str, str, list[tuple[int, int]]]:
    """``text`` with plain characters and single spaces, the same in lower case, and its gaps; kept for the next list."""
    plain, gaps = _squeeze(_plain(text))
    return plain, lowered(plain), gaps


def _plain(text: str) -> str:
    """Plain spaces, hyphens and apostrophes; only what is odd is touched, which is cheaper than translating every character."""
    return _ODD.sub(_plain_one, text.replace("\n", " "))


def _plain_one(odd: re.Match[str]) -> str:
    return _PLAIN[odd[0]]


def _squeeze(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text with single spaces; and behind each gap that was wider, its offset there and the characters lost so far."""
    gaps: list[tuple[int, int]] = []
    lost = 0
    for wide in _WIDE_SPACE.finditer(text):
        lost += wide.end() - wide.start() - 1
        gaps.append((wide.end() - lost, lost))
    return (_WIDE_SPACE.sub(" ", text), gaps) if gaps else (text, gaps)


def _back(offset: int, gaps: list[tuple[int, int]]) -> int:
    before = bisect_right(gaps, (offset, len(gaps) and gaps[-1][1]))
    return offset + gaps[before - 1][1] if before else offset


def _whole_words(text: str, start: int, end: int) -> bool:
    glued_before = start > 0 and text[start].isalnum() and text[start - 1].isalnum()
    return not glued_before and not (end < len(text) and text[end - 1].isalnum() and text[end].isalnum())


def _fits(phrase: Phrase, words: str) -> bool:
    return phrase.case != "capitals" or not _SMALL_WORD.search(words)
