"""Quantities in Indonesian news text: how many, how much, of what.

Numbers are read first (:mod:`extractor.figures_reading`), then ranges are joined, elided units filled in from the context, and what
states no size (dates, ranks, labels, small number words) dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import islice
from typing import Final

from extractor import figures_context as context
from extractor.article import Figure
from extractor.figures_elided import with_elided_unit
from extractor.figures_indicators import Indicator, indicator_of, possible, standard_indicators
from extractor.figures_measure import measure_of
from extractor.figures_nouns import is_counter
from extractor.figures_period import Surroundings
from extractor.figures_ranges import Quantity, quantities
from extractor.figures_reading import Reading, readings
from extractor.figures_units import Units, standard_units
from extractor.figures_words import GRANT, INDEX, PRICE, any_of

_MOST: Final = 4_000
"""Numbers of one text that are looked at: the densest of 6,600 news articles would have 3,300 if it were as long as a text may be."""
_SMALL_WORD: Final = Decimal(10)
_LARGE: Final = Decimal(1000)
_GRANT_SCALE: Final = Decimal(10**6)
_MONEY_SCALE: Final = Decimal(10**9)
_INDEX: Final = re.compile(rf"\b(?:{any_of(INDEX)})\b", re.IGNORECASE)
_PRICE: Final = re.compile(rf"\b(?:{any_of(PRICE)})\b", re.IGNORECASE)
_GRANT: Final = re.compile(rf"\b(?:{any_of(GRANT)})\b", re.IGNORECASE)
_PLAIN_YEAR: Final = re.compile(r"\d{4}")
_OF_MONEY: Final = re.compile(r" dari (?:target|total|pagu|alokasi|anggaran|plafon)(?: \w+)? Rp")
_PER: Final = re.compile(r"\s?(?:/|per )\s?[^\W\d_]")
_NAMED_COUNT: Final = re.compile(
    r"\b(?:jumlah|total|banyaknya)\s((?:[^\W\d_][\w-]*\s){1,4}?)(?:ada|sebanyak|mencapai|menjadi|berjumlah|hanya|tercatat|yakni|yaitu)\s(?:sekitar\s|hampir\s)?$",
    re.IGNORECASE,
)
"""``jumlah proyek ada 46``: the noun that a bare number counts stands before it."""
_PLACED: Final = re.compile(r"\b(?:di|ke|dari|pada)\s\Z")
_PLACED_REACH: Final = 6
_COUNTS: Final = ("sebanyak", "sejumlah", "berjumlah")
_REACH: Final = 160
_NEAR: Final = 60
_WORDS: Final = re.compile(r"[^\W\d_][\w-]*")


def find_figures(
    text: str,
    published: str | None = None,
    units: Units | None = None,
    indicators: tuple[Indicator, ...] | None = None,
) -> tuple[Figure, ...]:
    """The figures of ``text`` in order; ``text[f.start:f.end] == f.text`` for each.

    ``published`` (ISO) is what ``tahun ini`` and its like are counted from; without it they are left open. ``units`` and ``indicators``
    default to the configuration beside the packages.
    """
    around = Surroundings(text, published)
    known = possible(text, standard_indicators() if indicators is None else indicators)
    return tuple(_figure(around, quantity, known) for quantity in _sizes(text, units or standard_units()))


def _sizes(text: str, units: Units) -> Iterator[Quantity]:
    """The quantities that state a size, each with its unit."""
    last: Reading | None = None
    counted: Reading | None = None
    before: Quantity | None = None
    found = list(quantities(text, list(islice(readings(text, units), _MOST))))
    for quantity, following in zip(found, [*found[1:], None], strict=False):
        if quantity.high.kind == "bare":
            neighbours = before.high if before else None, following.first if following else None
            elided = with_elided_unit(text, quantity.high, *neighbours, counted)
            quantity = Quantity(elided or _filled(text, quantity, last, counted), quantity.low)
        high = quantity.high
        last = high if high.kind in ("noun", "money", "physical") else last
        counted = high if _is_counted(text, quantity) else counted
        if _states_size(text, quantity) and not (before and _repeats_in_words(text, before, quantity)):
            yield quantity
        before = quantity


def _is_counted(text: str, quantity: Quantity) -> bool:
    """Whether a later ``sebanyak`` may count the same as ``quantity``: not the places over which things are spread."""
    kind, start = quantity.high.kind, quantity.first.start
    return kind == "physical" or (kind == "noun" and _PLACED.search(text, max(0, start - _PLACED_REACH), start) is None)


def _repeats_in_words(text: str, before: Quantity, quantity: Quantity) -> bool:
    """Whether ``quantity`` only spells out the one before it, as laws do: ``1% (satu persen)``."""
    same = (before.high.value, before.high.unit) == (quantity.high.value, quantity.high.unit)
    return same and not quantity.high.digits and text[before.high.end : quantity.first.start].strip() == "("


def _filled(text: str, quantity: Quantity, last: Reading | None, counted: Reading | None) -> Reading:
    """The bare reading of ``quantity`` with the unit that the text around it gives; unchanged where there is none.

    ``last`` is the figure before it, ``counted`` the last one that is not money: ``sebanyak`` counts, and never rupiah.
    """
    start, reading = quantity.first.start, quantity.high
    left = text[max(0, start - _NEAR) : start]
    named = _NAMED_COUNT.search(left) if left[-2:-1].isalpha() else None
    if named and reading.digits:
        return replace(reading, kind="noun", unit=named[1].strip())
    counts = left.rstrip().casefold().endswith(_COUNTS)
    if not (_is_large(reading) or (counts and reading.digits.isdigit())):
        return reading
    if counts and reading.scale >= _GRANT_SCALE and _is_grant(left):
        return replace(reading, kind="money", unit="IDR")
    if counts:
        last = counted
    elif reading.scale >= _MONEY_SCALE or _PER.match(text, reading.end) or _OF_MONEY.match(text, reading.end) or _PRICE.search(left):
        return replace(reading, kind="money", unit="IDR")
    if last is not None and start - last.end <= _REACH and "\n\n" not in text[last.end : start]:
        return replace(reading, kind=last.kind, unit=last.unit)
    head = _head(left)
    return replace(reading, kind="noun", unit=head) if head else reading


def _head(left: str) -> str | None:
    """The noun among the last words before a number that it counts: ``Kasus DBD sebanyak 214``, but not ``di Kota Rantau``."""
    words: list[str] = ["", *_WORDS.findall(left)[-6:], ""]
    for before, word, after in zip(words, words[1:], words[2:], strict=False):
        part_of_name = word[:1].isupper() and after[:1].isupper() and not after.isupper()
        if is_counter(word) and not part_of_name and before.casefold() not in ("di", "ke", "dari"):
            return word
    return None


def _is_grant(left: str) -> bool:
    """Whether aid is told in rupiah without saying so: ``bantuan stimulan sebanyak 20 juta``."""
    return _GRANT.search(left) is not None and not any(is_counter(word) for word in _WORDS.findall(left)[-2:])


def _is_large(reading: Reading) -> bool:
    """Whether a number without a unit is large enough to count something; with decimals it is an index, four bare digits may be a year."""
    return reading.scale > 1 or (reading.amount >= _LARGE and "," not in reading.digits and not _PLAIN_YEAR.fullmatch(reading.digits))


def _states_size(text: str, quantity: Quantity) -> bool:
    high = quantity.high
    if high.kind == "label":
        return False
    if high.kind == "bare":
        return high.scale > 1 or ("," in high.digits and _is_index(text, quantity))
    if not high.digits:
        return high.kind == "percent" or high.value > _SMALL_WORD
    return True


def _is_index(text: str, quantity: Quantity) -> bool:
    start = quantity.first.start
    return bool(_INDEX.search(text[max(0, start - _NEAR) : start]))


def _figure(around: Surroundings, quantity: Quantity, known: tuple[Indicator, ...]) -> Figure:
    low, high = quantity.low, quantity.high
    start, end = quantity.first.start, high.end
    left = context.left_of(around.text, start)
    sign = -1 if high.kind == "percent" and low is None and context.is_negative(left) else 1
    return Figure(
        start,
        end,
        around.text[start:end],
        value=None if low else sign * float(high.value),
        low=float(min(low.value, high.value)) if low else None,
        high=float(max(low.value, high.value)) if low else None,
        unit=high.unit,
        qualifier="more than" if high.more else context.qualifier_of(left),
        measure=measure_of(around.text, start, end, high.kind),
        as_of=around.period(start, end),
        indicator=indicator_of(high.unit, high.value, around.sentences(start, end), known),
    )
