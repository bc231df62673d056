"""People whom nothing names elsewhere, but whom a sentence puts at its head: ``Seorang perajin …``, ``Suaminya, Paijan, …``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from extractor.statements_reading import WORD, Reading, Who
from extractor.statements_subjects import clause_start

_NAME: Final = r"[A-Z][a-z']+(?:\s[A-Z][a-z']+){0,3}"
_UNNAMED: Final = re.compile(
    r"((?:[Ss]eorang|[Ss]alah\s(?:satu|seorang)\s(?=(\w+)))\s?[^.,;:\"“”\n()]{3,80}?)(?=,|\s\(|\s(?:yang|juga|ikut|turut|pun|telah|sudah|tak|tidak|sempat|masih)\b"
    r"|\s(?:me[mnr]?|ber|di|ter)[a-z]{3,}\b)"
)
_KIN: Final = re.compile(rf"([A-Z][a-z]+)nya,\s({_NAME})(?=,)")
_AGED: Final = re.compile(rf"({_NAME})(?:,\s\d{{1,2}}\stahun\b|\s\(\d{{1,2}}(?:\stahun)?\))")
_APPOSED: Final = re.compile(r"([A-Z][a-z']+(?:\s[A-Z][a-z']+){1,3}),\s(\w+)\s[^.;:\n]{0,80}?,")
_MOST: Final = 12
"""Sentences before an attribution in which a stranger may have come up."""


def strangers(reading: Reading, since: int, at: int) -> Iterator[tuple[int, Who]]:
    """Whoever heads a sentence between ``since`` and ``at`` without being known, and where the words for them end."""
    for start, end in reading.sentences_in(since, at)[-_MOST:]:
        begin = clause_start(reading, start, end)
        found = _at_head(reading, begin, end)
        if found is not None and not any(n.who.form == "person" for n in reading.namings_in(begin, found[0])):
            yield found


def _at_head(reading: Reading, start: int, end: int) -> tuple[int, Who] | None:
    text, cues = reading.text, reading.cues
    unnamed = _UNNAMED.match(text, start, end)
    if unnamed and (unnamed[2] is None or unnamed[2].lower() in cues.persons):
        return unnamed.end(), Who(unnamed[1], "phrase", role=unnamed[1])
    kin = _KIN.match(text, start, end)
    if kin and kin[1].lower() in cues.persons:
        return kin.end(), Who(kin[2], "person", role=f"{kin[1].lower()}nya")
    name = _AGED.match(text, start, end) or _APPOSED.match(text, start, end)
    if name is None or (name.re is _APPOSED and name[2].lower() not in cues.persons):
        return None
    no_name = cues.office_words | cues.persons | cues.bodies | cues.no_names
    return (name.end(), Who(name[1], "person")) if no_name.isdisjoint(word.lower() for word in WORD.findall(name[1])) else None
