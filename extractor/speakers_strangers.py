"""People whom nothing names elsewhere, but whom a sentence puts at its head: ``Seorang perajin …``, ``Suaminya, Paijan, …``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from extractor.statements_names import introduced
from extractor.statements_phrases import NOBODY, points_back
from extractor.statements_reading import WORD, Reading, Who
from extractor.statements_subjects import clause_start, subject_before

_NAME: Final = r"[A-Z][a-z']+(?:\s[A-Z][a-z']+){0,3}"
_UNNAMED: Final = re.compile(
    r"((?:[Ss]eorang|[Ss]alah\s(?:satu|seorang)\s(?=(\w+)))\s?[^.,;:\"“”\n()]{3,80}?)(?=,|\s\(|\s(?:yang|juga|ikut|turut|pun|telah|sudah|tak|tidak|sempat|masih)\b"
    r"|\s(?:me[mnr]?|ber|di|ter)[a-z]{3,}\b)"
)
_GROUP: Final = re.compile(
    r"(?:(?<=[.!?\n”\"]\s)|(?<=\n)|(?<![^\n])|(?<=(?:itu|jut|ain),\s)(?=[a-z]))((?:[Tt]im|[Pp]ara|[Pp]ihak|[Kk]eluarga|Para|Sejumlah|Masyarakat|Beberapa|Tim|Kelompok|Warga|Keluarga|Pihak|Pasangan|Massa|Komunitas|Perwakilan|Mahasiswa|Petani|"
    r"Pedagang|Perajin|Nelayan|Buruh|Pelaku)\b(?:\s(?!yang\b)[\w-]+){0,6}?)(?=\s(?:me[mnr]?\w{3,}|ber\w{3,}|di\w{3,}|ter\w{3,}|juga|telah|sudah|akan|itu|ini|pun|yang|"
    r"kemudian|lalu|sempat|masih|belum|tidak)\b)"
)
"""A group that heads a sentence, up to its verb."""
_KIN: Final = re.compile(rf"([A-Z][a-z]+)nya,\s({_NAME})(?=,)")
_AGED: Final = re.compile(rf"({_NAME})(?:,\s\d{{1,2}}(?:\stahun\b|,)|\s\(\d{{1,2}}(?:\stahun)?\))")
_APPOSED: Final = re.compile(rf"({_NAME}),\s(\w+)\s[^.;:\n]{{0,80}}?,")
_ALONE: Final = re.compile(
    r"([A-Z][a-z']{2,})(?=\s(?:[–—-]\s?\w|(?:me[mnr]?|ber|ter)[a-z]{3,}\b|tidak\b|tak\b|sendiri\b|sudah\b|telah\b|pun\b|juga\b|hanya\b|kini\b|masih\b|lalu\b|lantas\b|akhirnya\b))"
)
"""One capitalised word and a predicate: a name only where the text prints it as one elsewhere too."""
_INSIDE: Final = re.compile(r"(?<!\bdi)(?<!\bke)(?<!\bdari)(?<!\basal)(?<=[a-z–—-])\s?\b([A-Z][a-z']{2,})\b(?!\s[A-Z])")
_SMALL: Final = re.compile(r"\b[a-z][a-z']{2,}\b")
_PLACED: Final = re.compile(
    r"(?:[Dd]i|[Pp]ada|[Dd]alam|[Ss]aat|[Kk]etika|[Uu]sai|[Ss]etelah|[Mm]endengar|[Dd]itemui|[Dd]ihubungi|[Dd]itanya|[Dd]ijumpai|[Dd]ikonfirmasi|[Mm]enanggapi|[Mm]enjawab)\s[^.,;:\n]{2,60},\s"
)
_LONGEST_LEAD: Final = 200
"""Characters of an office and a name before the verb."""
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


def groups(reading: Reading, since: int, at: int) -> Iterator[str]:
    """The words for each group that heads a sentence between ``since`` and ``at``."""
    return (found[1] for found in _GROUP.finditer(reading.text, since, at))


def is_group(words: str) -> bool:
    """Whether ``words`` name a group, such as ``para petani``."""
    return _GROUP.match(f"{words[:1].upper()}{words[1:]} itu") is not None


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
    name = alone if alone and (_named_elsewhere(text, alone[1]) or _shortens(reading, alone[1])) else name
    if name is not None:
        return (name.end(1), Who(name[1], "person")) if _is_name(reading, name[1]) else None
    return _taking_the_floor(reading, start, end)


def _taking_the_floor(reading: Reading, start: int, end: int) -> tuple[int, Who] | None:
    """Whoever nothing but a verb of answering or thanking puts forward: ``Kepala UPT Batik Wiyono menyambut baik …``."""
    verb = next((w for w in WORD.finditer(reading.text, start, min(end, start + _LONGEST_LEAD)) if w[0] in reading.cues.replies), None)
    pointer = subject_before(reading, start, verb.start()) if verb else NOBODY
    if pointer.form != "phrase" or points_back(reading, pointer.start, pointer.end):
        return None
    words = reading.text[pointer.start : pointer.end]
    who = introduced(reading.cues, words)
    return (pointer.end, who) if who.form == "person" and (" " in words or _is_name(reading, words)) else None


def _shortens(reading: Reading, word: str) -> bool:
    """Whether ``word`` is the beginning of the name of somebody known."""
    return any(part.startswith(word) for who in {n.who for n in reading.namings if n.who.form == "person"} for part in who.name.split())


def _is_name(reading: Reading, words: str) -> bool:
    cues = reading.cues
    lowered = {word.lower() for word in WORD.findall(words)}
    if any(word in no_names for no_names in (cues.office_words, cues.persons, cues.bodies, cues.no_names) for word in lowered):
        return False
    return " " in words or (not words.endswith("nya") and words.lower() not in cues.forms)


def _named_elsewhere(text: str, word: str) -> bool:
    """Whether ``word`` is also printed inside a sentence, though not as a place (``bagi Rasmin``), and never in small letters."""
    return word in _names_inside(text)


@lru_cache(maxsize=2)
def _names_inside(text: str) -> frozenset[str]:
    """All such words of ``text``, gathered once for its many sentences."""
    inside = {found[1] for found in _INSIDE.finditer(text)}
    small = {found[0] for found in _SMALL.finditer(text)} if inside else set()
    return frozenset(word for word in inside if word.lower() not in small)
