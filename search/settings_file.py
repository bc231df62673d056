"""One file of settings: every mistake is named with its line and key, in Indonesian and English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

from crawler.errors import ConfigError
from crawler.toml_source import source_of

Told = tuple[str, str]
"""A message in Indonesian and in English."""

_HEADING: Final = re.compile(r"\s*\[\s*([\w.-]+)\s*\]")
_KEY: Final = re.compile(r"\s*\"?([\w-]+)\"?\s*=")


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """The tables of one file."""

    path: Path
    source: str
    tables: Mapping[str, Any]

    def error(self, told: Told, key: str) -> ConfigError:
        """An error about ``key`` (``table.key``), to be raised by the caller."""
        return ConfigError(self.path, " / ".join(told), key=key, line=_line(self.source, key))

    def only(self, table: Iterable[str], names: list[str], prefix: str = "") -> None:
        """Raises :class:`ConfigError` for a key of ``table`` that is not among ``names``."""
        for key in table:
            if key not in names:
                near = get_close_matches(key, names, 1)
                known = ", ".join(names)
                hint = (
                    (f"mungkin maksud Anda `{near[0]}`?", f"did you mean `{near[0]}`?")
                    if near
                    else (f"pilihannya {known}", f"known: {known}")
                )
                raise self.error((f"kunci tidak dikenal; {hint[0]}", f"unknown key; {hint[1]}"), prefix + key)


def read_settings(path: Path) -> SettingsFile:
    """The parsed file. Raises :class:`ConfigError` where it cannot be read or is not TOML (then with the line)."""
    return SettingsFile(path, *source_of(path))


def _line(source: str, name: str) -> int | None:
    """Where ``table.key``, or a table, is written; null where it is written in another way than under a heading."""
    table, _, key = name.rpartition(".")
    here = ""
    for number, line in enumerate(source.splitlines(), 1):
        heading, found = _HEADING.match(line), _KEY.match(line)
        here = heading[1] if heading else here
        if (heading and here == name) or (found and (here, found[1]) == (table, key)):
            return number
    return None
