"""Reading one outlet's TOML file; every mistake is named with its file, line and key, and with what to do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from cssselect import SelectorError, parse

from crawler.errors import ConfigError
from crawler.toml_source import source_of

_REQUIRED: Final = object()
_NAMED: Final = (
    "namai berkas dengan huruf kecil, angka, dan tanda hubung, misalnya kabar-kota.toml"
    " / name the file with small letters, digits and single hyphens"
)
_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_DOMAIN: Final = re.compile(r"(?:\*\.)?(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\Z")
_QUERY: Final = re.compile(r"\w+=\w+\Z")
_PAGING: Final = re.compile(r"(?:\?[\w-]+=|/(?:[\w-]+/)?)\{page\}/?\Z")
_NEVER: Final = re.compile(r"(?!)")

Selectors = dict[str, tuple[str, ...]]


def read_outlet_file(path: Path) -> OutletFile:
    """The parsed file; raises :class:`ConfigError` where it cannot be read or is not TOML."""
    return OutletFile(path, *source_of(path))


@dataclass(frozen=True)
class OutletFile:
    """The values of one file. Every reader raises :class:`ConfigError` for a missing or wrong value."""

    path: Path
    source: str
    values: Mapping[str, Any]

    def id(self) -> str:
        """The outlet's id: the file's name without its suffix."""
        if not _ID.match(self.path.stem):
            raise ConfigError(self.path, _NAMED)
        return self.path.stem

    def only(self, *names: str) -> None:
        """Refuse a key that is not among ``names``."""
        self._only(self.values, names, "")

    def text(self, key: str, default: object = _REQUIRED) -> str:
        """A string; not empty where it is required."""
        value = self._value(key, default, str, "seharusnya teks dalam tanda kutip / should be text in quotation marks")
        if default is _REQUIRED and not value.strip():
            raise self.error("tidak boleh kosong / must not be empty", key)
        return str(value)

    def choice(self, key: str, names: Iterable[str]) -> str:
        """One of ``names``."""
        value, known = self.text(key), list(names)
        if value not in known:
            raise self.error(f"{value!r} tidak dikenal / is not known{_hint(value, known)}", key)
        return value

    def number(self, key: str, default: float, least: float, most: float) -> float:
        """A number from ``least`` to ``most``."""
        value = self._value(key, default, (int, float), "seharusnya bilangan / should be a number")
        if not least <= value <= most:
            raise self.error(f"harus dari {least:g} sampai {most:g} / must be from {least:g} to {most:g}", key)
        return float(value)

    def whole(self, key: str, default: int, least: int, most: int) -> int:
        """A whole number from ``least`` to ``most``."""
        self._value(key, default, int, "seharusnya bilangan bulat / should be a whole number")
        return int(self.number(key, default, least, most))

    def address(self, key: str) -> str:
        """An http or https address."""
        return self._address(self.text(key), key, _NEVER)

    def addresses(self, key: str, placeholder: re.Pattern[str] = _NEVER) -> tuple[str, ...]:
        """A list of addresses, in which ``placeholder`` may occur."""
        return tuple(self._address(value, key, placeholder) for value in self._texts(self.values, key, key))

    def domains(self, key: str) -> tuple[str, ...]:
        """A list of at least one host name in lower case, without ``www.``."""
        names = self._texts(self.values, key, key)
        if not names:
            raise self.error('sebut sedikitnya satu host / name at least one host: ["contoh.id"]', key)
        for name in names:
            if not _DOMAIN.match(name) or name.startswith("www."):
                raise self.error(
                    f"{name!r}: tulis nama host saja, huruf kecil, tanpa www. / write the host name only, in small letters, without www.",
                    key,
                )
        return names

    def patterns(self, key: str, required: bool = False) -> tuple[str, ...]:
        """A list of regular expressions."""
        found = self._texts(self.values, key, key)
        if required and not found:
            raise self.error(
                "beri sedikitnya satu pola alamat berita / give at least one pattern of article addresses: ['/\\d{4}/\\d{2}/']",
                key,
            )
        for pattern in found:
            try:
                re.compile(pattern)
            except re.error as problem:
                raise self.error(f"{pattern!r} bukan ekspresi reguler / is not a regular expression: {problem}", key) from None
        return found

    def words(self, key: str) -> tuple[str, ...]:
        """A list of words, empty where the key is left out."""
        return self._texts(self.values, key, key)

    def query(self, key: str) -> str:
        """One query parameter with its value, such as ``page=all``; empty where the key is left out."""
        value = self.text(key, "")
        if value and not _QUERY.match(value):
            raise self.error(
                f'{value!r}: tulis satu parameter dengan nilainya / write one parameter with its value, for example "page=all"', key
            )
        return value

    def paging(self, key: str) -> str:
        """What stands behind an address for a later page, with ``{page}`` for its number; empty where the key is left out."""
        value = self.text(key, "")
        if value and not _PAGING.match(value):
            raise self.error(
                f'{value!r}: tulis yang ada di belakang alamat / write what stands behind the address: "?page={{page}}" or "/{{page}}"',
                key,
            )
        return value

    def timezone(self, key: str, default: str) -> str:
        """The name of a time zone."""
        value = self.text(key, default)
        try:
            ZoneInfo(value)
        except (KeyError, ValueError, OSError):
            raise self.error(f"{value!r} bukan zona waktu / is not a time zone: Asia/Jakarta, Asia/Makassar, Asia/Jayapura", key) from None
        return value

    def checked(self, key: str, unchecked: str) -> str:
        """``unchecked``, or a TOML date in ISO form."""
        value = self.values.get(key, unchecked)
        if value == unchecked or type(value) is date:
            return str(value)
        raise self.error(f'"{unchecked}" atau tanggal / or a date such as 2026-11-21 without quotation marks', key)

    def selectors(self, key: str, names: Iterable[str]) -> Selectors:
        """A table of CSS selectors: one string or a list of them under each of ``names``."""
        return self._selectors(self._table(self.values, key), names, key)

    def layouts(self, key: str, names: Iterable[str]) -> list[tuple[date, Selectors]]:
        """A list of tables with ``valid_until`` and ``selectors``, oldest first."""
        rows = self._value(key, [], list, f"seharusnya daftar tabel / should be a list of tables: [[{key}]]")
        return sorted(((self._day(row, key), self._layout(row, names, key)) for row in rows), key=lambda layout: layout[0])

    def canonical(self, key: str) -> tuple[tuple[str, ...], tuple[str, ...], dict[str, str]]:
        """The lists ``keep`` and ``drop`` and the table ``hosts``."""
        table = self._table(self.values, key)
        self._only(table, ("keep", "drop", "hosts"), f"{key}.")
        hosts = self._table(table, "hosts", key)
        if not all(isinstance(name, str) for name in hosts.values()):
            raise self.error(
                "setiap host perlu nama host yang dikenal / each host needs the host name it is known by, in quotation marks",
                f"{key}.hosts",
            )
        return self._texts(table, "keep", f"{key}.keep"), self._texts(table, "drop", f"{key}.drop"), dict(hosts)

    def error(self, problem: str, key: str) -> ConfigError:
        """An error about ``key``, to be raised by the caller."""
        return ConfigError(self.path, problem, key=key, line=self._line(key))

    def _value(self, key: str, default: object, kind: type | tuple[type, ...], described: str) -> Any:
        value = self.values.get(key, default)
        if value is _REQUIRED:
            raise self.error("wajib diisi / is missing; it is required", key)
        if not isinstance(value, kind) or isinstance(value, bool):
            raise self.error(f"{described}: {value!r}", key)
        return value

    def _texts(self, table: Mapping[str, Any], key: str, name: str) -> tuple[str, ...]:
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            raise self.error('seharusnya daftar teks / should be a list of text: ["satu", "dua"]', name)
        return tuple(value)

    def _table(self, table: Mapping[str, Any], key: str, above: str = "") -> Mapping[str, Any]:
        value = table.get(key, {})
        if not isinstance(value, dict):
            name = f"{above}.{key}".lstrip(".")
            raise self.error(f"seharusnya tabel / should be a table: [{name}]", name)
        return value

    def _address(self, value: str, key: str, placeholder: re.Pattern[str]) -> str:
        bare = placeholder.sub("0", value)
        if "{" in bare or "}" in bare:
            raise self.error(f"{value!r}: only {{page}}, {{query}} and {{date:%Y-%m-%d}} may stand in braces, and only in `indexes`", key)
        parts = urlsplit(bare)
        if parts.scheme not in ("http", "https") or not parts.hostname or " " in value:
            raise self.error(f"{value!r} bukan alamat http:// atau https:// / is not an address that starts with http:// or https://", key)
        return value

    def _layout(self, row: Any, names: Iterable[str], key: str) -> Selectors:
        self._only(row, ("valid_until", "selectors"), f"{key}.")
        return self._selectors(self._table(row, "selectors", key), names, f"{key}.selectors")

    def _day(self, row: Any, key: str) -> date:
        day = row.get("valid_until") if isinstance(row, dict) else None
        if type(day) is not date:
            raise self.error("each layout needs valid_until, a date such as 2024-06-30 without quotation marks", f"{key}.valid_until")
        return day

    def _selectors(self, table: Mapping[str, Any], names: Iterable[str], name: str) -> Selectors:
        self._only(table, names, f"{name}.")
        return {key: self._css(value, f"{name}.{key}") for key, value in table.items()}

    def _css(self, value: Any, name: str) -> tuple[str, ...]:
        found = self._texts({"css": [value] if isinstance(value, str) else value}, "css", name)
        for selector in found:
            try:
                parse(selector)
            except SelectorError as problem:
                raise self.error(f"{selector!r} is not a CSS selector: {problem}", name) from None
        return found

    def _only(self, table: Mapping[str, Any], names: Iterable[str], prefix: str) -> None:
        known = list(names)
        for key in table:
            if key not in known:
                raise self.error(f"unknown key{_hint(key, known)}", prefix + key)

    def _line(self, key: str) -> int | None:
        last = re.escape(key.rpartition(".")[2])
        header = re.compile(rf"\s*(?:\"?{last}\"?\s*=|\[+[^\]]*\b{last}\s*\])")
        return next((number for number, line in enumerate(self.source.splitlines(), 1) if header.match(line)), None)


def _hint(word: str, known: list[str]) -> str:
    near = get_close_matches(word, known, 1)
    return f"; did you mean {near[0]!r}?" if near else f"; known: {', '.join(sorted(known))}"
