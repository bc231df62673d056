"""What somebody is called: ``Jo, begitu ia biasa disapa``, ``Siti Maryam yang akrab disapa Titik``, ``Burhan –panggilan Burhanudin–``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from extractor.statements_names import alike
from extractor.statements_reading import WORD, Reading, Who

_NAME: Final = r"(?:(?:[Pp]ak|[Bb]u|[Mm]bak|[Mm]as|[Kk]ang|[Mm]bah|[Bb]ang|[Cc]ak|[Mm]ak)\s)?([A-Z][a-z']+)"
_HABIT: Final = r"(?:biasa|akrab|karib|kerap|sering|lebih)"
_AS_USUAL: Final = re.compile(rf"\b{_NAME}, (?:begitu|demikian)(?:lah)?\s[^.,;\n]{{0,40}}?\b(?:di)?(?:sapa|panggil|sapaan|panggilan)")
_PET_NAME: Final = re.compile(rf"\b{_NAME}, (?:nama\s)?(?:sapaan|panggilan)(?:\s(?:akrab|karib|sehari-hari))?nya\b")
_CALLED: Final = re.compile(
    rf"(?:\balias|\b(?:{_HABIT}\s)?(?:disapa|dipanggil)|\b(?:nama\s)?(?:sapaan|panggilan)(?:\s(?:akrab|karib|sehari-hari))?nya)(?:\s(?:dengan|sebagai))?\s{_NAME}"
)
_CALLED_OF: Final = re.compile(
    rf"\b{_NAME}\s?[,(–—-]+\s?(?:nama\s)?(?:sapaan|panggilan)(?:\s(?:akrab|karib|sehari-hari))?(?:\sdari)?\s(?=[A-Z])"
)
_CALLING: Final = ("sapa", "panggil", " alias ")
"""One of these stands in every text that explains a name: a test that costs next to nothing."""
_NEAR: Final = 80
"""Characters between a name and what its bearer is called."""


def aliases_in(reading: Reading) -> Mapping[str, Who]:
    """By each name that the text explains as a way of calling somebody, the person meant."""
    found: dict[str, Who] = {}
    if not any(word in reading.text for word in _CALLING):
        return found
    for called in (*_AS_USUAL.finditer(reading.text), *_PET_NAME.finditer(reading.text), *_CALLED.finditer(reading.text)):
        near = 0 if called.re is not _CALLED else max(0, called.start() - _NEAR)
        if who := _person_before(reading, near, called.start(), called[1]):
            found.setdefault(called[1], who)
    for called in _CALLED_OF.finditer(reading.text):
        if who := _person_at(reading, called.end(), called[1]):
            found.setdefault(called[1], who)
    return found


def _person_before(reading: Reading, start: int, end: int, called: str) -> Who | None:
    """Of the people named from ``start`` to ``end``, the last whose name the other may shorten, else the last."""
    named = [n.who for n in reading.namings_in(start, end) if n.who.form == "person" and n.who.name != called]
    like = [who for who in named if any(alike(called.capitalize(), part) for part in _parts(who))]
    return (like or named)[-1] if named else None


def _parts(who: Who) -> list[str]:
    return WORD.findall(who.name)


def _person_at(reading: Reading, at: int, called: str) -> Who | None:
    """The person named at ``at``, by a part of the name too."""
    word = WORD.match(reading.text, at)
    here = [n.who for n in reading.namings_in(at, at + _NEAR) if n.start == at and n.who.name != called]
    if here or word is None:
        return here[0] if here else None
    return next((n.who for n in reading.namings if n.who.form == "person" and word[0] in _parts(n.who) and n.who.name != called), None)
