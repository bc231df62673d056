"""Figures that cannot all be right: one indicator of one date, or one sentence of one release, with different values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from extractor.article import Article, Figure

_WORD: Final = re.compile(r"\w+")
_CONTEXT: Final = 5
"""Words before a figure that must agree for two carriers to speak of the same thing."""

_Fact = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What is counted, and each value as printed with the articles that print it; at least two values."""

    what: str
    values: tuple[tuple[str, tuple[Article, ...]], ...]


def contradictions(articles: Iterable[Article]) -> tuple[Contradiction, ...]:
    """Every contradiction among ``articles``, the one with most carriers first."""
    facts: dict[_Fact, dict[float, dict[str, tuple[str, Article]]]] = {}
    for article in articles:
        for figure in article.figures:
            if figure.value is not None:
                for fact in _facts(article, figure):
                    facts.setdefault(fact, {}).setdefault(figure.value, {}).setdefault(article.id, (figure.text, article))
    found = {_contradiction(fact, values) for fact, values in facts.items() if len(values) > 1 and _outlets(values) > 1}
    return tuple(sorted(found, key=lambda c: (-sum(len(by) for _, by in c.values), c.what)))


def _facts(article: Article, figure: Figure) -> Iterator[_Fact]:
    if figure.indicator and figure.as_of:
        yield ("indicator", figure.indicator, figure.as_of)
    before = _WORD.findall(article.text[max(0, figure.start - 120) : figure.start].lower())[-_CONTEXT:]
    if article.story and len(before) == _CONTEXT:
        yield ("story", article.story, figure.unit or "", *before)


def _outlets(values: dict[float, dict[str, tuple[str, Article]]]) -> int:
    return len({article.outlet for by in values.values() for _, article in by.values()})


def _contradiction(fact: _Fact, values: dict[float, dict[str, tuple[str, Article]]]) -> Contradiction:
    what = f"{fact[1]} ({fact[2]})" if fact[0] == "indicator" else f"… {' '.join(fact[3:])} …"
    ordered = sorted(values.values(), key=lambda by: -len(by))
    return Contradiction(what, tuple((next(iter(by.values()))[0], tuple(article for _, article in by.values())) for by in ordered))
