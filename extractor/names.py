"""How much a word looks like part of an Indonesian personal name, from ``config/names.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from extractor.config import read_toml

UNKNOWN: Final = 0.6
"""The weight of a word of which nothing is known."""
_NOUN: Final = re.compile(
    r"(?:pe|ke|per|pem|pen|peng)\w{3,}an|(?:ber|ter)\w{4,}|(?:di|me)\w{3,}kan|me(?:ng|ny|m|n|l|r|w|y)\w{5,}|\w{4,}(?:nya|isasi|itas|sional)|kemen(?:ko)?\w{3,}"
)
"""Ordinary words by their affixes ("pernyataan", "tercantum"); names of that shape are in the lists."""
_PERSON: Final = re.compile(r"(?:awati|yanti|yanto|ningsih|ningrum)$")
"""Endings that only names have, whatever verb their beginning looks like ("Melindawati")."""
_PLACE: Final = re.compile(
    r"(?:banjar|karang|muara|sido|suka|sumber|tanjung)"
    r"(?:agung|anyar|asri|baru|damai|dadi|harjo|indah|jaya|karya|ma|mah|maju|makmur|mekar|mukti|mulya|mulyo|negara|negeri|pura|rahayu|raja|"
    r"ramai|rame|ratu|rejo|resmi|sari|tani|wangi)|raya|hilir|hulu|makmur|permai"
)
"""Villages and regions by the words that they are made of ("Karangjaya"): many more than any list has."""


@dataclass(frozen=True)
class NameWords:
    """Word lists in lower case, and the pattern of endings that give a name away."""

    given: frozenset[str]
    endings: re.Pattern[str]
    particles: frozenset[str]
    initials: frozenset[str]
    forenames: frozenset[str]
    """First names that are often left out: "Muhammad Tito", "I Wayan"."""
    after_i: frozenset[str]
    """Balinese names, before which "I" is a name as well."""
    common: frozenset[str]
    seconds: frozenset[str]
    """Ordinary words that are names as well, but only behind one: "Sarwi Ramadhan"."""

    def weight(self, word: str) -> float:
        """From -1.5 (an ordinary word) to 2.5 (a known name); 0.6 for a word of which nothing is known."""
        if word in self.given:
            return 2.5
        if word in self.common or (_NOUN.fullmatch(word) and not _PERSON.search(word)):
            return -1.5
        if _PLACE.fullmatch(word):
            return -0.3
        if len(word) > 5 and self.endings.search(word):
            return 1.5
        return UNKNOWN


def load_name_words(path: Path) -> NameWords:
    """The lists of ``path``; raises :class:`~crawler.errors.ConfigError`."""
    file = read_toml(path)
    given = frozenset(word.lower() for key in file.keys("given") for word in file.words("given", key))
    endings = re.compile("(?:" + "|".join(sorted(set(file.words("form", "endings")), key=len, reverse=True)) + ")$")
    lower = {
        key: frozenset(word.lower() for word in file.words("form", key))
        for key in ("particles", "initials", "forenames", "after_i", "seconds")
    }
    common = frozenset(word.lower() for word in file.words("common", "words"))
    return NameWords(given, endings, lower["particles"], lower["initials"], lower["forenames"], lower["after_i"], common, lower["seconds"])
