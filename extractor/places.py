"""Provinces, kabupaten and kota in a text, with their official codes.

A bare name that belongs to several places ("Bandung": a kabupaten and a kota; "Jambi": a province and a kota) is resolved only where the
article itself names one of them in full; otherwise the place is recorded without a code. Names and codes: Kepmendagri 300.2.2-2138/2025.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from crawler.errors import ConfigError
from extractor.article import Mention, Place
from extractor.config import TomlFile, read_toml
from extractor.matching import mention
from extractor.nlp.automaton import Hit, Phrase, Phrases

_KIND: Final = re.compile(r"^(?:Kabupaten|Kota|Provinsi)(?: Administrasi)? ")
_WORD_BEFORE: Final = re.compile(r"(?:([\w-]+)\.?|[^\w\s])\s*$")
_OFFICE: Final = re.compile(r"(?:Pemerintah|Pemprov|Pemkab|Pemkot|Gubernur|Bupati|Wali ?Kota)\s+", re.IGNORECASE)
_REACH: Final = 40
"""Characters before a name in which the word before it is looked for."""

_FORMS: Final[Mapping[str, tuple[str, ...]]] = {
    "provinsi": ("Provinsi {}", "Prov. {}", "Pemprov {}", "Pemerintah Provinsi {}", "Gubernur {}"),
    "kabupaten": ("Kabupaten {}", "Kab. {}", "Kab {}", "Pemkab {}", "Pemerintah Kabupaten {}", "Bupati {}"),
    "kota": ("Kota {}", "Kota Madya {}", "Kotamadya {}", "Pemkot {}", "Pemerintah Kota {}", "Wali Kota {}", "Walikota {}"),
}
"""What can stand before a name and says which of its bearers is meant; an office or a government is not part of the mention."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One province, kabupaten or kota."""

    code: str
    kind: str
    name: str
    province: str | None

    @property
    def bare(self) -> str:
        """The name without ``Kabupaten``, ``Kota``, ``Provinsi``."""
        return _KIND.sub("", self.name)


@dataclass(frozen=True)
class Places:
    """All places, ready for look-up."""

    units: Mapping[str, Unit]
    phrases: Phrases
    bare: Mapping[str, tuple[str, ...]]
    """Lower-case bare names and aliases with the codes of their bearers."""
    risky: frozenset[str]
    before: frozenset[str]
    not_before: frozenset[str]


def load_places(config_dir: Path) -> Places:
    """The places of ``places.csv`` and ``places.toml``; raises :class:`~crawler.errors.ConfigError`."""
    units = _units(config_dir / "places.csv")
    file = read_toml(config_dir / "places.toml")
    bare: dict[str, tuple[str, ...]] = {}
    for unit in units.values():
        _add(bare, unit.bare, unit.code)
    for row in file.rows("alias"):
        row.only("code", "names")
        if row.text("code") not in units:
            raise row.error(f"{row.text('code')!r} is not in places.csv", "code")
        for name in row.texts("names"):
            _add(bare, name, row.text("code"))
    phrases = Phrases((*_full_names(units, bare), *(Phrase(name, "", "capitals") for name in bare)))
    return Places(units, phrases, bare, _lower(file, "risky"), _lower(file, "before"), _lower(file, "not_before"))


def find_places(text: str, places: Places) -> tuple[Place, ...]:
    """The places named in ``text``, in the order of their first mention."""
    hits = [hit for hit in places.phrases.find(text) if _is_place(text, hit, places)]
    said = {hit.phrase.key for hit in hits if hit.phrase.key}
    found: dict[tuple[str, str | None], list[Hit]] = {}
    for hit in hits:
        code = hit.phrase.key or _bearer(hit.phrase.text, said, places)
        name = places.units[code].name if code else text[hit.start : hit.end].title()
        found.setdefault((name, code), []).append(hit)
    return tuple(Place(name, code, tuple(_mention(text, hit) for hit in hits)) for (name, code), hits in found.items())


def _mention(text: str, hit: Hit) -> Mention:
    office = _OFFICE.match(text, hit.start, hit.end) if hit.phrase.key else None
    return mention(text, office.end() if office else hit.start, hit.end)


def _bearer(bare: str, said: set[str], places: Places) -> str | None:
    """The code of the one place of that name, or of the one which the article names in full; null where that leaves several."""
    codes = places.bare[bare]
    named = [code for code in codes if code in said]
    return codes[0] if len(codes) == 1 else named[0] if len(named) == 1 else None


def _is_place(text: str, hit: Hit, places: Places) -> bool:
    if hit.phrase.key:
        return True
    before = _WORD_BEFORE.search(text, max(0, hit.start - _REACH), hit.start)
    word = (before[1] or "").lower() if before else ""
    if hit.phrase.text in places.risky:
        return word in places.before
    return word not in places.not_before


def _full_names(units: Mapping[str, Unit], bare: Mapping[str, tuple[str, ...]]) -> Iterable[Phrase]:
    for name, codes in bare.items():
        for code in codes:
            for form in _FORMS[units[code].kind]:
                yield Phrase(form.format(name.title() if name.islower() else name), code, "capitals")


def _units(path: Path) -> dict[str, Unit]:
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines))
        return {row["code"]: Unit(row["code"], row["kind"], row["name"], row["province"] or None) for row in rows}
    except (OSError, UnicodeDecodeError, KeyError) as problem:
        raise ConfigError(path, f"cannot be read as code,kind,name,province: {problem}") from None


def _add(bare: dict[str, tuple[str, ...]], name: str, code: str) -> None:
    codes = bare.get(name.lower(), ())
    bare[name.lower()] = codes if code in codes else (*codes, code)


def _lower(file: TomlFile, key: str) -> frozenset[str]:
    return frozenset(word.lower() for word in file.words("words", key))
