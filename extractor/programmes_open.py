"""Programmes that no list knows: a noun that announces one ("program …", "Gerakan …", "… Expo") and a proper name.

Only where words of the state stand near by: a firm's "program …" is not one. Generic work ("pelatihan", "program strategis") has no proper
name and is never found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from extractor.config import TomlFile

_NEAR: Final = 250
"""Characters on either side within which the state must be named."""
_WORD: Final = r"(?:[A-Z][\w'’-]*|\d{1,2}(?:\.0)?(?![\d.,%]))"
_NAME: Final = rf"{_WORD}(?:\s{{1,2}}(?:(?:dan|untuk|di|ke|of|for)\s{{1,2}})?{_WORD}){{0,7}}"
_QUOTED: Final = r"[\"“”‘'](?P<quoted>[A-Z][^\"“”’'\n.]{2,50})[\"“”’']"
_WORDS: Final = re.compile(r"\w[\w-]*")


@dataclass(frozen=True)
class OpenProgrammes:
    """The compiled patterns and the words that decide."""

    announced: re.Pattern[str]
    capital: re.Pattern[str]
    last: re.Pattern[str]
    not_name: frozenset[str]
    state: frozenset[str]


def load_open_programmes(file: TomlFile) -> OpenProgrammes:
    """The part ``[open]`` of ``programmes.toml``; raises :class:`~crawler.errors.ConfigError`."""
    nouns = "|".join(sorted(map(re.escape, file.words("open", "programme")), key=lambda noun: (-len(noun), noun)))
    capital = "|".join(sorted(map(re.escape, file.words("open", "capital")), key=lambda noun: (-len(noun), noun)))
    last = "|".join(map(re.escape, file.words("open", "last")))
    return OpenProgrammes(
        re.compile(rf"(?<![\w-])(?i:{nouns})\s{{1,2}}(?:{_QUOTED}|(?P<name>{_NAME}))"),
        re.compile(rf"(?<![\w-])(?P<name>(?:{capital})\s{{1,2}}{_NAME})"),
        re.compile(rf"(?<![\w-])(?P<name>(?:{_WORD}\s{{1,2}}){{1,4}}(?:{last}))(?![\w-])"),
        frozenset(file.words("open", "not_name")),
        frozenset(file.words("open", "state")),
    )


def open_programmes(text: str, rules: OpenProgrammes) -> Iterator[tuple[int, int, str]]:
    """Start, end and name of what looks like a programme; the first of overlapping ones."""
    end_of_last = 0
    for start, end, name in sorted(_candidates(text, rules)):
        if start >= end_of_last and _state_is_near(text, start, end, rules):
            end_of_last = end
            yield start, end, " ".join(name.split())


def _candidates(text: str, rules: OpenProgrammes) -> Iterator[tuple[int, int, str]]:
    for found in rules.announced.finditer(text):
        group = "quoted" if found["quoted"] else "name"
        if _is_proper(found[group], rules):
            yield found.start(), found.end(), found[group]
    for pattern in (rules.capital, rules.last):
        for found in pattern.finditer(text):
            if _is_proper(found["name"].split(None, 1)[1], rules):
                yield found.start(), found.end(), found["name"]


def _is_proper(name: str, rules: OpenProgrammes) -> bool:
    words = _WORDS.findall(name)
    return len(words) > 1 and words[0] not in rules.not_name


def _state_is_near(text: str, start: int, end: int, rules: OpenProgrammes) -> bool:
    around = text[max(0, start - _NEAR) : end + _NEAR].lower()
    return any(word in rules.state for word in _WORDS.findall(around))
