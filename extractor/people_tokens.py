"""A text as words with their positions, for the rules about titles and names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from extractor.titles import Lexicon

CAPITAL: Final = "C"
"""First letter capital: ``Kepala``."""
CAPS: Final = "A"
"""Capitals only: ``UKM``."""
INITIAL: Final = "I"
"""One capital, with or without full stop: ``M.``."""
LOWER: Final = "w"
DEGREE: Final = "D"
BREAK: Final = "b"
"""The end of a paragraph."""
OTHER: Final = "p"
"""Punctuation and numbers."""

NAMELIKE: Final = frozenset((CAPITAL, INITIAL))
UPPER: Final = frozenset((CAPITAL, INITIAL, CAPS))


@dataclass(frozen=True)
class Tokens:
    """Parallel lists, one entry a token; two empty tokens at the end spare the rules a look at the length."""

    source: str
    text: list[str]
    low: list[str]
    """In lower case, without the full stop of an abbreviation."""
    start: list[int]
    end: list[int]
    kind: list[str]

    def __len__(self) -> int:
        return len(self.text) - 2

    def words(self, first: int, last: int) -> str:
        """The source from token ``first`` up to and not including ``last``."""
        return self.source[self.start[first] : self.end[last - 1]]


@lru_cache(maxsize=8)
def _pattern(degrees: str, abbreviations: str, glued: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?P<D>{degrees})|(?P<h>(?:{abbreviations}|[A-Z])\.(?!\w\.))|(?P<s>(?:{glued})(?=[A-Z][a-z]))|(?P<w>[^\W\d_]+(?:['’`-][^\W\d_]+)*)|(?P<n>\d[\d.,]*)|(?P<b>\n\s*\n\s*|(?<! )\n(?! ))|(?P<p>[^\w\s]|_)"
    )


@lru_cache(maxsize=8)
def _abbreviations(lexicon_words: frozenset[str]) -> str:
    short = (word for word in lexicon_words if len(word) <= 4 and word.isalpha())
    return "|".join(sorted({form for word in short for form in (word.capitalize(), word.upper(), word)}, key=lambda w: (-len(w), w)))


def tokenise(source: str, lexicon: Lexicon) -> Tokens:
    """The tokens of ``source``."""
    pattern = _pattern(
        lexicon.degree_pattern, _abbreviations(lexicon.acting | lexicon.address | lexicon.names.initials), "|".join(lexicon.speech)
    )
    text: list[str] = []
    low: list[str] = []
    start: list[int] = []
    end: list[int] = []
    kind: list[str] = []
    for found in pattern.finditer(source):
        group, word = found.lastgroup, found[0]
        text.append(word)
        start.append(found.start())
        end.append(found.end())
        low.append(_folded(group, word))
        kind.append(_kind(group, word))
    for column, blank in ((text, ""), (low, ""), (kind, OTHER)):
        column += [blank, blank]
    return Tokens(source, text, low, start + [len(source)] * 2, end + [len(source)] * 2, kind)


def _folded(group: str | None, word: str) -> str:
    folded = word.lower().replace("’", "'").replace("`", "'")
    return folded.rstrip(".") if group == "h" else folded


def _kind(group: str | None, word: str) -> str:
    if group == "D":
        return DEGREE
    if group == "h":
        return INITIAL if word[0].isupper() else LOWER
    if group not in ("w", "s"):
        return BREAK if group == "b" else OTHER
    if not word[0].isupper():
        return LOWER
    if len(word) == 1:
        return INITIAL
    return CAPS if word.isupper() else CAPITAL
