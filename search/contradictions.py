"""Figures that cannot all be right: one indicator of one period with different values in different outlets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from extractor.article import Article, Figure

ROUNDING: Final = 0.006
"""Values that differ by less than this part of the larger are one value rounded differently (12.39 and 12.4 million)."""


class Printed(NamedTuple):
    """The ``number``-th figure (from 0) of an article."""

    article: Article
    number: int

    @property
    def figure(self) -> Figure:
        """The figure itself."""
        return self.article.figures[self.number]

    @property
    def outlet(self) -> str:
        """Who printed it: the outlet's id, for files the file's name."""
        return self.article.outlet or self.article.source


@dataclass(frozen=True, slots=True)
class Contradiction:
    """An indicator (its id), the period it holds for, and each value as printed with the outlets (ids) that print it."""

    indicator: str
    as_of: str
    values: tuple[tuple[str, tuple[str, ...]], ...]


def contradictions(articles: Iterable[Article]) -> tuple[Contradiction, ...]:
    """Every contradiction among ``articles``, in the order of indicators and periods; the value with most outlets comes first."""
    printed = (Printed(article, number) for article in articles for number in range(len(article.figures)))
    return tuple(Contradiction(*fact, _values(by_value)) for fact, by_value in _disputed(printed))


def contradicting(printed: Iterable[Printed]) -> list[Printed]:
    """The figures among ``printed`` that contradict another of them, by indicator, period, value and date of publication."""
    found = [one for _, by_value in _disputed(printed) for _, group in sorted(by_value.items()) for one in group]
    return sorted(found, key=lambda p: (p.figure.indicator or "", p.figure.as_of or "", p.figure.value or 0, p.article.published or "~"))


_ByValue = Mapping[float, Sequence[Printed]]


def _disputed(printed: Iterable[Printed]) -> list[tuple[tuple[str, str], _ByValue]]:
    said: dict[tuple[str, str], dict[float, list[Printed]]] = defaultdict(lambda: defaultdict(list))
    for one in printed:
        figure = one.figure
        if figure.indicator and figure.as_of and figure.value is not None:
            said[figure.indicator, figure.as_of][figure.value].append(one)
    return [(fact, by_value) for fact, by_value in sorted(said.items()) if _disagree(by_value)]


def _disagree(by_value: _ByValue) -> bool:
    """Whether two outlets give values that rounding does not explain; one outlet that prints two tells of two things."""
    low, high = min(by_value), max(by_value)
    outlets = {one.outlet for group in by_value.values() for one in group}
    return len(outlets) > 1 and high - low > ROUNDING * abs(high)


def _values(by_value: _ByValue) -> tuple[tuple[str, tuple[str, ...]], ...]:
    ordered = sorted(by_value.items(), key=lambda item: (-len({one.outlet for one in item[1]}), item[0]))
    return tuple((group[0].figure.text, tuple(sorted({one.outlet for one in group}))) for _, group in ordered)
