"""Reading the TOML lists under ``config/`` so that every mistake is named with its file, line and key.

A list is an array of tables. Both ways of writing it are understood: ``[[person]]`` headers, or one inline table a line::

    person = [
      { id = "example", name = "Example" },
    ]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from crawler.errors import ConfigError
from crawler.toml_source import source_of

CONFIG: Final = Path(__file__).resolve().parents[1] / "config"
"""The configuration that comes with the project; used where the caller names no other."""

_OLDER = (
    "belum ada di berkas ini, mungkin salinan dari versi terdahulu; salin bagian ini dari folder config versi yang terpasang"
    " / is missing, perhaps because this file is of an earlier version; copy this part from the config folder of the installed version"
)


@dataclass(frozen=True)
class Row:
    """One table of a list, with where it stands. The readers below raise :class:`ConfigError` naming file, line and key."""

    path: Path
    line: int
    values: Mapping[str, Any]

    def text(self, key: str) -> str:
        """The required, non-empty string under ``key``."""
        value = self.values.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.error("isi dengan teks dalam tanda kutip / a non-empty string is required", key)
        return value

    def maybe_text(self, key: str) -> str | None:
        """The string under ``key``, or ``None`` where the key is left out."""
        return self.text(key) if key in self.values else None

    def texts(self, key: str) -> tuple[str, ...]:
        """The list of non-empty strings under ``key``; empty where the key is left out."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            raise self.error("isi dengan daftar teks / a list of non-empty strings is required", key)
        return tuple(value)

    def flag(self, key: str, default: bool = False) -> bool:
        """The boolean under ``key``."""
        value = self.values.get(key, default)
        if not isinstance(value, bool):
            raise self.error("isi dengan true atau false / true or false is required", key)
        return value

    def number(self, key: str) -> int | None:
        """The whole number under ``key``, or ``None`` where the key is left out."""
        value = self.values.get(key)
        if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
            raise self.error("isi dengan bilangan bulat / a whole number is required", key)
        return value

    def day(self, key: str) -> date | None:
        """The TOML date (``2024-10-21``, no quotation marks) under ``key``, or ``None`` where the key is left out."""
        value = self.values.get(key)
        if value is not None and type(value) is not date:
            raise self.error(
                "isi dengan tanggal seperti 2024-10-21, tanpa tanda kutip / a date such as 2024-10-21 is required, without quotation marks",
                key,
            )
        return value

    def only(self, *keys: str) -> None:
        """Raises for a key that is not among ``keys``: most often a slip of the pen that would be silently ignored."""
        for key in self.values:
            if key not in keys:
                raise self.error(f"kunci tidak dikenal / unknown key; yang dikenal / known here: {', '.join(keys)}", key)

    def error(self, problem: str, key: str | None = None) -> ConfigError:
        """An error about this row, to be raised by the caller."""
        return ConfigError(self.path, problem, key=key, line=self.line)


@dataclass(frozen=True)
class TomlFile:
    """One parsed file; ``rows`` and ``words`` look into it."""

    path: Path
    source: str
    data: Mapping[str, Any]

    def rows(self, table: str) -> tuple[Row, ...]:
        """The tables of the list ``table``, in order; raises :class:`ConfigError` where it is no list of tables."""
        found = self.data.get(table, [])
        if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
            raise ConfigError(self.path, "seharusnya daftar tabel / a list of tables is required", key=table)
        lines = list(_row_lines(self.source, table))
        placed = lines if len(lines) == len(found) else [0] * len(found)
        return tuple(Row(self.path, line, values) for line, values in zip(placed, found, strict=True))

    def words(self, section: str, key: str) -> tuple[str, ...]:
        """Words of ``[section] key``: a list of strings, or one string in which white space separates them."""
        value = self._section(section).get(key)
        if value is None:
            raise ConfigError(self.path, _OLDER, key=f"{section}.{key}")
        if isinstance(value, str):
            return tuple(value.split())
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        raise ConfigError(
            self.path,
            "isi dengan daftar teks atau satu teks berisi kata / a list of strings, or one string of words, is required",
            key=f"{section}.{key}",
        )

    def keys(self, section: str) -> tuple[str, ...]:
        """The keys of ``[section]``."""
        return tuple(self._section(section))

    def _section(self, section: str) -> Mapping[str, Any]:
        found = self._sections.get(section)
        if found is None:
            raise ConfigError(self.path, _OLDER, key=section)
        return found

    @cached_property
    def _sections(self) -> dict[str, Mapping[str, Any]]:
        return {key: value for key, value in self.data.items() if isinstance(value, dict)}


def read_toml(path: Path) -> TomlFile:
    """The parsed file; raises :class:`ConfigError` where it is missing, not UTF-8, or not TOML (then with the line)."""
    return TomlFile(path, *source_of(path))


def unique(rows: tuple[Row, ...], key: str = "id") -> Iterator[tuple[str, Row]]:
    """Each row with its ``key``; raises :class:`ConfigError` at the second row with the same one."""
    seen: dict[str, int] = {}
    for row in rows:
        name = row.text(key)
        if name in seen:
            raise row.error(f"{name!r} was already given on line {seen[name]}", key)
        seen[name] = row.line
        yield name, row


def _row_lines(source: str, table: str) -> Iterator[int]:
    header, opening = re.compile(rf"\s*\[\[\s*{re.escape(table)}\s*\]\]"), re.compile(rf"\s*{re.escape(table)}\s*=\s*\[")
    inside = False
    for number, line in enumerate(source.splitlines(), 1):
        if inside:
            if line.lstrip().startswith("{"):
                yield number
            inside = not line.lstrip().startswith("]")
        elif header.match(line):
            yield number
        elif opening.match(line):
            inside = True
