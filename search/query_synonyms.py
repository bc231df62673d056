"""Abbreviations and their long forms, as alternatives in a question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from crawler.errors import ConfigError
from crawler.toml_source import source_of
from search.terms import stems, stems_of, words


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Groups of names for one thing, found by any of their names; ``groups`` holds the names as written in the file."""

    groups: tuple[tuple[str, ...], ...] = ()
    _by_terms: Mapping[tuple[str, ...], int] = field(default_factory=dict, repr=False)
    _longest: int = 0

    @classmethod
    def of(cls, groups: Iterable[Sequence[str]]) -> Synonyms:
        """The synonyms of ``groups``; a name that stands in two groups belongs to the first."""
        kept = tuple(tuple(group) for group in groups)
        by_terms: dict[tuple[str, ...], int] = {}
        for number, group in enumerate(kept):
            for name in group:
                by_terms.setdefault(stems(name), number)
        return cls(kept, by_terms, max(map(len, by_terms), default=0))

    def longest(self, terms: Sequence[str], start: int) -> tuple[int, tuple[str, ...]] | None:
        """The longest name that stands in ``terms`` (stems) at ``start``: its length and the group it belongs to."""
        for length in range(min(self._longest, len(terms) - start), 0, -1):
            group = self._by_terms.get(tuple(terms[start : start + length]))
            if group is not None:
                return length, self.groups[group]
        return None

    def vocabulary(self) -> Iterator[str]:
        """Every folded word of every name."""
        for group in self.groups:
            for name in group:
                yield from words(name)


def other_terms(group: Iterable[str], than: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The names of ``group`` as stems, without the one that is already there."""
    return tuple(dict.fromkeys(terms for name in group if (terms := stems_of(words(name))) and terms != than))


def load_synonyms(config_dir: Path) -> Synonyms:
    """The groups of ``synonyms.toml``. Raises ``ConfigError`` when it is missing or wrong."""
    path = config_dir / "synonyms.toml"
    groups = source_of(path)[1].get("groups")
    if not isinstance(groups, list):
        raise ConfigError(path, "daftar `groups` tidak ada", key="groups")
    for number, group in enumerate(groups):
        _check(path, number, group)
    return Synonyms.of(groups)


def _check(path: Path, number: int, group: Any) -> None:
    if not (isinstance(group, list) and len(group) > 1 and all(isinstance(name, str) and stems(name) for name in group)):
        raise ConfigError(path, f"kelompok ke-{number + 1} harus berisi sedikitnya dua nama: {group!r}", key="groups")
