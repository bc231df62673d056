"""Bodies that no list knows: how far a name runs on behind its head ("Dinas …", "PT …", "Asosiasi …").

Behind the head of a government office only the vocabulary of such offices, abbreviations and one name of a place may follow, so that the
name of the office's head does not become part of it. Behind the head of a firm or an association any word with a capital may; the name
then ends where the article itself uses it without what follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from extractor.config import TomlFile
from extractor.stems import any_word

Mode = Literal["government", "regional", "local", "free"]

_STEP: Final = re.compile(r"(\s+dan\s+|\s*&\s*|\s*/\s*|,\s+dan\s+|,\s+|\s{1,3})([A-Z][\w-]*)")
_FREE_STEP: Final = re.compile(r"(?:\s+(?:dan|untuk|bagi|of|and|for|the)\s+|\s+&\s+|\s{1,2}|-)(?:[A-Z][\w'&-]*|\d{1,3}(?![\w.,]))")
_FREE_TAIL: Final = re.compile(r"\s+\(Persero\)|,?\s+Tbk\b")
_PLACE: Final = re.compile(
    r"(?:\s?\(\s?[A-Z][\w-]{2,12}\s?\))?\s{1,2}(?:(?:Provinsi|Kabupaten|Kab\.?|Kota|Daerah)\s+)?((?:[A-Z][\w-]*\s){0,3}[A-Z][\w-]*)"
)
_LOCAL: Final = re.compile(r"(?:\s[A-Z][a-z]{3,}){1,2}")
_ABBREVIATION: Final = re.compile(r"[A-Z][A-Z&-]{1,7}[a-z]?")
_LAST_WORDS: Final = frozenset({"Indonesia", "Tbk", "Nusantara", "Raya", "RI"})
_MOST_WORDS: Final = 8


@dataclass(frozen=True)
class OpenNames:
    """The heads with their modes, the vocabulary of government offices, and the lower-case names of places."""

    heads: re.Pattern[str]
    modes: dict[str, Mode]
    vocabulary: frozenset[str]
    places: frozenset[str]
    never: frozenset[str]
    long: dict[str, str]
    """What short heads stand for."""

    def key(self, name: str) -> str:
        """The same for names that differ only in a short or long head."""
        head, _, rest = name.partition(" ")
        return f"{self.long.get(head, head)} {rest}".lower()


def load_open_names(file: TomlFile, places: frozenset[str]) -> OpenNames:
    """The part ``[open]`` of ``organisations.toml``; raises :class:`~crawler.errors.ConfigError`."""
    modes: dict[str, Mode] = {}
    for mode in ("government", "regional", "local", "free"):
        modes |= dict.fromkeys(file.words("open", mode), mode)
    heads = re.compile(any_word(modes, whole=True) + r"(?![\w-])")
    long = {short: " ".join(file.words("long", short)) for short in file.keys("long")}
    return OpenNames(heads, modes, frozenset(file.words("open", "words")), places, frozenset(file.words("open", "never")), long)


class OpenName(NamedTuple):
    """Where a name stands, where its head ends, and whether any words could follow the head."""

    start: int
    head_end: int
    end: int
    free: bool


def open_names(text: str, names: OpenNames) -> Iterator[OpenName]:
    """The names that begin with a head, in order; they may overlap names that a list knows."""
    for head in names.heads.finditer(text):
        mode = names.modes[head[0]]
        end = _END[mode](text, head.end(), names)
        if end > head.end() and text[head.start() : end] not in names.never:
            yield OpenName(head.start(), head.end(), end, mode == "free")


def _government_end(text: str, start: int, names: OpenNames) -> int:
    end = certain = start
    in_list = False
    while (step := _STEP.match(text, end)) and (step[2] in names.vocabulary or _ABBREVIATION.fullmatch(step[2])):
        end = step.end()
        closes = "dan" in step[1].split() or "dan" in step[1]
        in_list = (in_list or "," in step[1]) and not closes
        certain = certain if in_list else end
    return _place_end(text, certain, names) if certain > start else _place_end(text, start, names)


def _regional_end(text: str, start: int, names: OpenNames) -> int:
    return _place_end(text, start, names)


def _local_end(text: str, start: int, names: OpenNames) -> int:
    known = _place_end(text, start, names)
    local = _LOCAL.match(text, start)
    return local.end() if known == start and local else known


def _place_end(text: str, start: int, names: OpenNames) -> int:
    """Behind the longest name of a place at ``start``; ``start`` where none stands there."""
    found = _PLACE.match(text, start)
    end = found.end() if found else start
    while found and end > found.start(1):
        if " ".join(text[found.start(1) : end].lower().split()) in names.places:
            return end
        end = max(text.rfind(" ", found.start(1), end), found.start(1))
    return start


def _free_end(text: str, start: int, _names: OpenNames) -> int:
    end = start
    for place in range(_MOST_WORDS):
        step = _FREE_STEP.match(text, end)
        if step is None:
            break
        end = step.end()
        if place and step[0].split()[-1] in _LAST_WORDS:
            break
    while end > start and (tail := _FREE_TAIL.match(text, end)):
        end = tail.end()
    return end


_END: Final = {"government": _government_end, "regional": _regional_end, "local": _local_end, "free": _free_end}
