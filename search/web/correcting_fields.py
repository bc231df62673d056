"""The fields of a correction as people fill them in: what a value looks like, and what is meant by what was typed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from crawler.errors import UsageError
from search.corrections_fields import ATTRIBUTES
from search.query_words import Language
from search.web.asked import typed_date
from search.wording import number

EMPTY: Final = "kosong"
"""How an emptied value is told to :func:`search.corrections.correct`."""

ARTICLE: Final = ("title", "published", "dateline", "authors", "relevant")
_REGISTERED: Final = frozenset({"person", "programme", "organisation", "place"})
"""Registry ids, which follow from the name."""
CHOICES: Final[Mapping[str, Sequence[str]]] = {
    "kind": ("direct", "indirect"),
    "relevant": ("ya", "tidak"),
    "qualifier": ("", "about", "more than", "less than", "up to", "at least"),
}
_NUMBERS: Final = frozenset({"value", "low", "high"})
_SCALES: Final = {
    "ribu": 1e3, "rb": 1e3, "thousand": 1e3, "juta": 1e6, "jt": 1e6, "million": 1e6, "miliar": 1e9, "milyar": 1e9, "billion": 1e9,
    "triliun": 1e12, "trillion": 1e12,
}  # fmt: skip
_NUMBER: Final = re.compile(r"(-?\d{1,15}(?:[.,]\d{1,15}){0,5})\s*([a-z]{2,8})?")


@dataclass(frozen=True, slots=True)
class Field:
    """One attribute in a form: its name in the record, the value as written, and what there is to choose from."""

    attribute: str
    text: str
    choices: Sequence[str] = ()


def fields_of(of: str, item: Any, lang: Language, indicators: Sequence[str] = ()) -> tuple[Field, ...]:
    """The form of an item of list ``of``, or of the article itself where ``of`` is empty; of null the empty form."""
    names = [name for name in ATTRIBUTES[of] if name not in _REGISTERED] if of else ARTICLE
    choices = {**CHOICES, "indicator": ("", *indicators)}
    return tuple(Field(name, written(name, getattr(item, name, None), lang), choices.get(name, ())) for name in names)


def written(attribute: str, value: Any, lang: Language) -> str:
    """A value as a form shows it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if attribute in _NUMBERS and isinstance(value, int | float):
        return number(value, lang) if round(value, 3) == value else repr(value).replace(".", "," if lang == "id" else ".")
    return "; ".join(value) if isinstance(value, tuple | list) else str(value)


def meant(attribute: str, text: str, lang: Language) -> str:
    """What :func:`search.corrections.correct` is to be told for what was typed. Raises ``UsageError`` for what is no number."""
    text = " ".join(text.split())
    if not text:
        return EMPTY
    if attribute in _NUMBERS:
        return repr(number_of(text, lang))
    return typed_date(text) or text if attribute == "published" else text


def number_of(text: str, lang: Language) -> float:
    """A number as people write it: "4.400.000", "4,4 juta"; in English "4,400,000", "4.4 million". Raises ``UsageError``."""
    match = _NUMBER.fullmatch(text.casefold())
    if match is None or (match[2] and match[2] not in _SCALES):
        raise UsageError(f"“{text}” bukan bilangan; tulis misalnya 4.400.000 atau 4,4 juta / write for example 4,400,000 or 4.4 million")
    thousands, point = (".", ",") if lang == "id" else (",", ".")
    whole, _, fraction = match[1].partition(point)
    groups = whole.split(thousands)
    if point in fraction or thousands in fraction or any(len(group) != 3 for group in groups[1:]):
        raise UsageError(f"“{text}”: letak titik atau koma tidak jelas / the place of point or comma is unclear")
    return round(float(f"{''.join(groups)}.{fraction or 0}") * _SCALES.get(match[2] or "", 1), 6)
