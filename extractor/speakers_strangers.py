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
_AGED: Final = re.compile(rf"({_NAME})(?:,\s\d{{1,2}}(?:\stahun\b|,)|\s\(\d{{1,2}}(?:\stahun)?\))")
_APPOSED: Final = re.compile(rf"({_NAME}),\s(\w+)\s[^.;:\n]{{0,80}}?,")
_ALONE: Final = re.compile(
    r"([A-Z][a-z']{2,})(?=\s(?:[–—-]\s?\w|(?:me[mnr]?|ber|ter)[a-z]{3,}\b|tidak\b|tak\b|sendiri\b|sudah\b|telah\b|pun\b|juga\b|hanya\b|kini\b|masih\b|lalu\b|lantas\b|akhirnya\b))"
)
"""One capitalised word and a predicate: a name only where the text prints it as one elsewhere too."""
_PLACED: Final = re.compile(r"(?:[Dd]i|[Pp]ada|[Dd]alam|[Ss]aat|[Kk]etika|[Uu]sai|[Ss]etelah|[Mm]endengar)\s[^.,;:\n]{2,60},\s")
_MOST: Final = 12
"""Sentences before an attribution in which a stranger may have come up."""


def strangers(reading: Reading, since: int, at: int) -> Iterator[tuple[int, Who]]:
    """Whoever heads a sentence between ``since`` and ``at`` without being known, and where the words for them end."""
    for start, end in reading.sentences_in(since, at)[-_MOST:]:
        begin = clause_start(reading, start, end)
        placed = _PLACED.match(reading.text, begin, end)
        begin = placed.end() if placed else begin
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
    if name is not None and name.re is _APPOSED and name[2].lower() not in cues.persons:
        name = None
    alone = None if name else _ALONE.match(text, start, end)
    name = alone if alone and _named_elsewhere(text, alone[1]) else name
    return (name.end(1), Who(name[1], "person")) if name and _is_name(reading, name[1]) else None


def _is_name(reading: Reading, words: str) -> bool:
    cues = reading.cues
    lowered = {word.lower() for word in WORD.findall(words)}
    if any(word in no_names for no_names in (cues.office_words, cues.persons, cues.bodies, cues.no_names) for word in lowered):
        return False
    return " " in words or (not words.endswith("nya") and words.lower() not in cues.forms)


def _named_elsewhere(text: str, word: str) -> bool:
    """Whether ``word`` is also printed inside a sentence, though not as a place (``bagi Rasmin``), and never in small letters."""
    inside = re.search(rf"(?<!\bdi)(?<!\bke)(?<!\bdari)(?<!\basal)(?<=[a-z–—-])\s?\b{word}\b(?!\s[A-Z])", text)
    return inside is not None and re.search(rf"\b{word.lower()}\b", text) is None
