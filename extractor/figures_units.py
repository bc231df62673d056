"""The units a figure can have (``config/units.toml``), compiled into the patterns that find them in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from crawler.errors import ConfigError
from extractor.config import CONFIG, read_toml

UnitKind = Literal["money", "percent", "physical"]


@dataclass(frozen=True, slots=True)
class Units:
    """Spellings of units, and patterns that match any of them (the longest first)."""

    marks: Mapping[str, str]
    """Currency marks before a number, case-folded, with their ISO codes."""
    names: Mapping[str, str]
    """Spellings behind a number, case-folded, with the unit that records use."""
    kinds: Mapping[str, UnitKind]
    nouns: Mapping[str, str]
    """Long forms of counted nouns, case-folded, with the name they go by."""
    before: re.Pattern[str]
    """A currency mark at the end of what stands before a number."""
    after: re.Pattern[str]
    """A unit behind a number, white space and all; group 1 is the spelling, an abbreviation in brackets may follow."""


def load_units(path: Path) -> Units:
    """The units of the file at ``path``. Raises ``ConfigError`` when it cannot be read, lacks a table, or a name is not a string."""
    data = read_toml(path).data
    currency = data.get("currency", {})
    after: dict[UnitKind, dict[str, str]] = {
        "percent": _table(path, data.get("percent"), "percent"),
        "physical": _table(path, data.get("physical"), "physical"),
        "money": _table(path, currency.get("after"), "currency.after"),
    }
    before = _table(path, currency.get("before"), "currency.before")
    return Units(
        marks={key_of(spelling): code for spelling, code in before.items()},
        names={key_of(spelling): unit for table in after.values() for spelling, unit in table.items()},
        kinds={key_of(spelling): kind for kind, table in after.items() for spelling in table},
        nouns={key_of(noun): name for noun, name in _table(path, data.get("nouns"), "nouns").items()},
        before=re.compile(rf"(?:{_any(before)})\s?$"),
        after=re.compile(
            rf"(?:\s{{0,2}}|-)(?!hanya\b)({_any(spelling for table in after.values() for spelling in table)})(?:nya)?(?![^\W\d_]|[ ]?\d)"
            r"(?:[ ]?\([A-Za-z²³%]{1,6}\))?"
        ),
    )


@cache
def standard_units() -> Units:
    """The units of :data:`~extractor.config.CONFIG`, read once."""
    return load_units(CONFIG / "units.toml")


def _table(path: Path, table: Any, key: str) -> dict[str, str]:
    if not isinstance(table, dict) or not all(isinstance(name, str) for name in table.values()):
        raise ConfigError(path, "expected a table of spellings, each with a name in quotes", key=key)
    return table


def key_of(spelling: str) -> str:
    """The form of a printed ``spelling`` under which :class:`Units` knows it."""
    return " ".join(spelling.casefold().split())


def _any(spellings: Iterable[str]) -> str:
    """Alternatives, longest first, parted by their first letters, so that few are tried at one place.

    Spellings of several letters, one small, match in any case, others (``m``, ``GB``) as written.
    """
    parted: dict[str, list[str]] = {}
    for spelling in sorted(spellings, key=lambda spelling: (-len(spelling), spelling)):
        any_case = len(spelling) > 1 and any(letter.islower() for letter in spelling)
        rest = re.escape(spelling[1:]).replace(r"\ ", r"[ \u00a0]")
        for first in sorted({spelling[0].lower(), spelling[0].upper()}) if any_case else spelling[0]:
            parted.setdefault(first, []).append(f"(?i:{rest})" if any_case else rest)
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in sorted(parted.items()))
