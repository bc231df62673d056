"""What one carrier of a story made of it: its sentences against those of the first carrier."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from extractor.article import Article
from extractor.sentences import sentences
from search.terms import words

_SHOWN: Final = 12
"""Sentences told on either side; more is another article."""


@dataclass(frozen=True, slots=True)
class Difference:
    """``kept`` is the part of the first carrier's sentences found again (0 to 1); the others are sentences as printed."""

    kept: float
    added: tuple[str, ...]
    left_out: tuple[str, ...]

    @property
    def none(self) -> bool:
        """Whether every sentence is the same."""
        return not self.added and not self.left_out


def difference(first: Article, other: Article) -> Difference:
    """Sentences that differ only in capitals and punctuation count as the same."""
    before, after = _sentences(first), _sentences(other)
    left_out = [printed for words_in_it, printed in before.items() if words_in_it not in after]
    added = [printed for words_in_it, printed in after.items() if words_in_it not in before]
    kept = 1 - len(left_out) / len(before) if before else 1.0
    return Difference(kept, tuple(added[:_SHOWN]), tuple(left_out[:_SHOWN]))


def _sentences(article: Article) -> Mapping[tuple[str, ...], str]:
    found = {words(article.text[a:b]): article.text[a:b] for a, b in sentences(article.text)}
    return {words_in_it: printed for words_in_it, printed in found.items() if words_in_it}
