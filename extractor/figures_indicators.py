"""Quantities that come back year after year (``config/indicators.toml``), recognised so that they can be followed over time."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Final

from extractor.config import CONFIG, Row, read_toml, unique
from extractor.figures_words import any_of

_KEYS: Final = ("id", "name", "unit", "least", "all", "after", "not_after", "none")


@dataclass(frozen=True, slots=True)
class Indicator:
    """One quantity; the patterns are those of the file, compiled."""

    id: str
    name: str
    units: frozenset[str]
    least: int
    """Smaller values are those of a district or a single event, not of the quantity."""
    subject_words: tuple[str, ...]
    subject: re.Pattern[str]
    """Must be found in the sentence or the one before it."""
    others: tuple[re.Pattern[str], ...]
    """Must all be found in the sentence."""
    after: re.Pattern[str] | None
    """Must be found shortly behind the figure."""
    not_after: re.Pattern[str] | None
    """Must not be found there."""
    none: re.Pattern[str] | None
    """Must not be found in the sentence."""


def load_indicators(path: Path) -> tuple[Indicator, ...]:
    """The indicators of the file at ``path``, in its order. Raises ``ConfigError`` naming file, line and key of what is wrong."""
    return tuple(_indicator(row, name) for name, row in unique(read_toml(path).rows("indicator")))


@cache
def standard_indicators() -> tuple[Indicator, ...]:
    """The indicators of the configuration beside the packages, read once."""
    return load_indicators(CONFIG / "indicators.toml")


def indicator_of(unit: str | None, value: Decimal, around: tuple[str, str, str], known: Iterable[Indicator]) -> str | None:
    """The id of the first indicator that a figure of ``value`` counted in ``unit`` states.

    ``around`` is the sentence before the figure's own, its own, and the words that follow it there.
    """
    key = unit.split()[0].casefold() if unit else ""
    return next((item.id for item in known if key in item.units and value >= item.least and _holds(item, *around)), None)


def possible(text: str, known: Iterable[Indicator]) -> tuple[Indicator, ...]:
    """Those of ``known`` whose subject ``text`` may have: a quick look that spares most articles the patterns."""
    folded = text.casefold()
    return tuple(item for item in known if any(word in folded for word in item.subject_words))


def _holds(item: Indicator, before: str, sentence: str, behind: str) -> bool:
    if not (item.subject.search(sentence) or item.subject.search(before)):
        return False
    if (item.after and not item.after.search(behind)) or (item.not_after and item.not_after.search(behind)):
        return False
    return all(pattern.search(sentence) for pattern in item.others) and not (item.none and item.none.search(sentence))


def _indicator(row: Row, name: str) -> Indicator:
    row.only(*_KEYS)
    groups = row.values.get("all")
    if not isinstance(groups, list) or not groups or not all(isinstance(group, list) and group for group in groups):
        raise row.error("a list of lists of expressions is required", "all")
    return Indicator(
        id=name,
        name=row.text("name"),
        units=frozenset(unit.casefold() for unit in row.texts("unit")),
        least=row.number("least") or 0,
        subject_words=tuple(word.rstrip("*").casefold() for word in groups[0]),
        subject=_pattern(groups[0]),
        others=tuple(_pattern(group) for group in groups[1:]),
        after=_maybe(row.texts("after")),
        not_after=_maybe(row.texts("not_after")),
        none=_maybe(row.texts("none")),
    )


def _maybe(phrases: tuple[str, ...]) -> re.Pattern[str] | None:
    return _pattern(phrases) if phrases else None


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(tuple(phrases))})(?!\w)", re.IGNORECASE)
