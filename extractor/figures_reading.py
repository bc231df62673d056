"""Readings: each number of a text with its value and what it counts, before ranges are joined and doubtful ones dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from extractor import figures_context as context
from extractor.figures_nouns import Noun, is_time, noun_at
from extractor.figures_units import Units, key_of
from extractor.numbers import NUMBER_STEMS, NUMBER_WORDS, digits_value, scale_at, words_value
from extractor.stems import lowered, places

Kind = Literal["money", "percent", "physical", "noun", "bare", "label"]

_NUMBER: Final = re.compile(
    rf"(?P<digits>(?<![\d.,])\d{{1,3}}\. \d{{3}}(?:\.\d{{3}})*,\d\d(?!\d)|\d{{0,3}}[½¼¾]|"
    rf"\d[\d.,]*\d|\d)|(?<![\w-])(?=[dehlnst])(?P<words>{NUMBER_WORDS})(?!\w)(?!-)",
    re.IGNORECASE,
)
"""The space in ``Rp75. 000,00`` is a slip: the cents show that the groups on both sides are one amount."""
_DIGITS: Final = re.compile(r"[\d½¼¾](?:(?<=\d)\d*)?")
_SUM_BEFORE: Final = re.compile(r"\b(?:sebesar|senilai) \Z", re.IGNORECASE)
_SHORT_SUM: Final = re.compile(r" [MT](?=[.,;)]|\s[a-z]|\Z)(?! (?:persegi|kubik|kali|x)\b)")
_SUM_REACH: Final = 9
_LONGEST_DIGITS: Final = 24
_LEBIH: Final = (
    r"\slebih(?! (?:dari(?! (?:target|total|pagu|alokasi|plafon|rencana|kuota)\b)|daripada|besar|kecil|tinggi|rendah|banyak|sedikit|baik|"
    r"murah|mahal|cepat|lama|awal|dulu|dahulu)\b)"
)
_MORE: Final = re.compile(rf"(?:,-+)?(?:-?an(?!\w))?(?P<more>{_LEBIH})?")
_MORE_AFTER: Final = re.compile(_LEBIH)
_IN_WORDS: Final = re.compile(rf"\s?\((?:{NUMBER_WORDS})\)", re.IGNORECASE)
_MARK_REACH: Final = 6
_CODE_GOES_ON: Final = re.compile(r":\d|\s?/\s?\d|-(?!an\b|nya\b)[^\W\d_]|[^\W\d_]")
"""After a number: a clock time, a date or fraction, a hyphenated or glued name."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One number: ``start`` includes its currency mark, ``end`` the unit; ``amount`` times ``scale`` is its value."""

    start: int
    end: int
    number_end: int
    digits: str
    """As printed; empty for number words."""
    amount: Decimal
    scale: Decimal
    kind: Kind
    unit: str | None
    more: bool = False
    """Whether ``lebih`` follows, as in ``satu juta lebih``."""
    joined: bool = False
    """Whether a hyphen glues it to what stands before, so that it is a figure only as the upper end of a range."""

    @property
    def value(self) -> Decimal:
        """The number meant, scale words included."""
        return self.amount * self.scale


def readings(text: str, units: Units) -> Iterator[Reading]:
    """Every number of ``text`` in order. Numbers that name or date something come as kind ``label``: they still end a range."""
    position = 0
    starts = (*places(lowered(text), NUMBER_STEMS), *(digits.start() for digits in _DIGITS.finditer(text)))
    for start in sorted(starts):
        found = _NUMBER.match(text, start) if start >= position else None
        if found is None:
            continue
        reading = _reading(text, found, units)
        position = found.end()
        if reading is not None:
            position = max(position, reading.number_end)
            yield reading


def _reading(text: str, found: re.Match[str], units: Units) -> Reading | None:
    digits = found["digits"] or ""
    if len(digits) > _LONGEST_DIGITS:
        return None
    symbol = _mark_before(text, found.start(), units) if digits else ""
    start = found.start() - len(symbol)
    digits = digits.replace(" ", "")
    mark = symbol or ("Rp" if digits and _is_short_sum(text, found) else "")
    scale, number_end = scale_at(text, found.end(), short=bool(mark)) if digits else (Decimal(1), found.end())
    tail = _tail(text, number_end, units, mark)
    amount = _amount(found, tail, scale)
    if amount is None:
        return None
    starts_well = context.starts_well(text, start)
    joined = not starts_well and text[start - 1] in "-–—"
    if digits[-1:] in "½¼¾" and digits and tail.kind != "physical" and scale == 1:
        tail = _Tail(number_end, "label")
    named = tail.kind in ("noun", "bare") and scale == 1 and _is_label(text, start, found.end(), digits, tail.noun)
    based = tail.kind in ("noun", "physical") and context.is_rate_base(context.left_of(text, start))
    if named or based or not (starts_well or joined):
        tail = _Tail(number_end, "label")
    return Reading(start, tail.end, number_end, digits, amount, scale, tail.kind, tail.unit, tail.more, joined)


def _is_short_sum(text: str, found: re.Match[str]) -> bool:
    """``sebesar 2 M``: rupiah without their mark, told in billions or trillions."""
    before = _SUM_BEFORE.search(text, max(0, found.start() - _SUM_REACH), found.start())
    return before is not None and _SHORT_SUM.match(text, found.end()) is not None


def _amount(found: re.Match[str], tail: _Tail, scale: Decimal) -> Decimal | None:
    """The value of the number itself. People, rupiah and round weights come in wholes: there ``2,000`` is two thousand."""
    if not found["digits"]:
        return words_value(found["words"])
    counted = scale == 1 and tail.kind == "noun"
    round_weight = tail.kind == "physical" and found["digits"].endswith("0")
    whole = scale == 1 and (tail.kind in ("noun", "money") or round_weight)
    return digits_value(found["digits"].replace(" ", ""), whole=whole, english=not counted)


def _mark_before(text: str, start: int, units: Units) -> str:
    """The currency mark before a number with its white space, or nothing; letters inside a longer word are no mark."""
    after_number = text[max(0, start - 2) : start - 1].isdigit() and text[start - 1].isspace()
    found = None if after_number else units.before.search(text, max(0, start - _MARK_REACH), start)
    if found is None:
        return ""
    inside_word = found[0][0].isalpha() and text[max(0, found.start() - 1) : found.start()].isalpha()
    return "" if inside_word and not context.starts_well(text, found.start()) else found[0]


@dataclass(frozen=True, slots=True)
class _Tail:
    """What follows a number: where the figure's words end, and what is counted."""

    end: int
    kind: Kind
    unit: str | None = None
    more: bool = False
    noun: str | None = None


def _tail(text: str, end: int, units: Units, mark: str) -> _Tail:
    spelled = _IN_WORDS.match(text, end)
    after = _MORE.match(text, spelled.end() if spelled else end)
    assert after is not None  # every part of the pattern is optional
    place, more = after.end(), bool(after["more"])
    unit = units.after.match(text, place)
    name = units.names[key_of(unit[1])] if unit else None
    if mark:
        currency = units.marks[key_of(mark)]
        return _Tail(unit.end() if unit and name == currency else place, "money", currency, more)
    if unit:
        more = more or bool(_MORE_AFTER.match(text, unit.end()))
        return _Tail(unit.end(), units.kinds[key_of(unit[1])], name, more)
    if is_time(text, place):
        return _Tail(end, "label")
    noun = noun_at(text, place)
    if noun:
        more = more or bool(_MORE_AFTER.match(text, noun.end))
        return _Tail(noun.end, "noun", _unit_of(noun, units), more, noun.words)
    return _Tail(place, "bare", None, more)


def _unit_of(noun: Noun, units: Units) -> str:
    """The noun as printed, except for the few long names that go by their abbreviation."""
    head = noun.words.partition(" (")[0].casefold()
    return units.nouns.get(head, noun.words) if noun.abbreviation else noun.words


def _is_label(text: str, start: int, end: int, digits: str, noun: str | None) -> bool:
    if not digits:
        return False
    if digits.startswith("00") or _CODE_GOES_ON.match(text, end):
        return True
    left = context.left_of(text, start)
    return context.is_label(left, digits, noun) or context.is_inside_name(left, text[end : end + 5], noun)
