"""Figures that cannot all be right: one indicator of one period with different values in different outlets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from extractor.article import Article


@dataclass(frozen=True, slots=True)
class Contradiction:
    """An indicator (its id), the period it holds for, and each value as printed with the outlets (ids) that print it."""

    indicator: str
    as_of: str
    values: tuple[tuple[str, tuple[str, ...]], ...]


def contradictions(articles: Iterable[Article]) -> tuple[Contradiction, ...]:
    """Every contradiction among ``articles``, in the order of indicators and periods; the value with most outlets comes first."""
    said: dict[tuple[str, str], dict[float, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for article in articles:
        for figure in article.figures:
            if figure.indicator and figure.as_of and figure.value is not None:
                said[figure.indicator, figure.as_of][figure.value].setdefault(article.outlet or "", figure.text)
    return tuple(Contradiction(*fact, _values(by_value)) for fact, by_value in sorted(said.items()) if _disagree(by_value))


def _disagree(by_value: Mapping[float, Mapping[str, str]]) -> bool:
    """Whether two outlets give different values; one outlet that prints two tells of two things."""
    return len(by_value) > 1 and len({outlet for by in by_value.values() for outlet in by}) > 1


def _values(by_value: Mapping[float, Mapping[str, str]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    ordered = sorted(by_value.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple((next(iter(by.values())), tuple(sorted(by))) for _, by in ordered)
