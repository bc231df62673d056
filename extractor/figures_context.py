"""What stands around a number: why it may be no quantity at all, and how firmly the text holds it.

The labels are those of Indonesian laws, addresses, schools, ranks and calendars; a number behind one of them names something.
"""

from __future__ import annotations

import re
from typing import Final

from extractor.figures_nouns import is_counter
from extractor.figures_words import CODES, COUNTING, GLUE, NAMES, PLACES, QUALIFIERS, any_of

_REACH: Final = 44
"""How far to the left, in characters, labels and qualifiers are looked for."""

_CODED: Final = re.compile(rf"(?<![\w-])(?:{any_of(CODES)})[.:]?\s*$", re.IGNORECASE)
_NAMED: Final = re.compile(rf"(?<![\w-])(?:{any_of(NAMES)})[.:]?\s*(?:ke-?)?$", re.IGNORECASE)
_PLACED: Final = re.compile(rf"(?<![\w-])(?:{any_of(PLACES)})\.?\s*$", re.IGNORECASE)
_COUNTING: Final = re.compile(rf"(?<!\w)(?:{any_of(COUNTING)})\s$", re.IGNORECASE)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_NAME_BEFORE: Final = re.compile(r"(?<![.!?:\"“”]\s)(?<!^)(?<!\n)\b([A-Z][\w-]*)\s$")
_NAME_AFTER: Final = re.compile(r"\s[A-Z]")
_PLATE_BEFORE: Final = re.compile(r"(?<!\w)[A-Z]{1,2}\s$")
_PLATE_AFTER: Final = re.compile(r"\s[A-Z]{1,3}(?!\w)")
_LAST_WORD: Final = re.compile(r"[^\W\d_]+$")

_QUALIFIED: Final = tuple(
    (
        name,
        re.compile(
            rf"(?<![\w-])(?:{any_of(words)})(?:\s(?:sebesar|sebanyak|sekitar|menjadi|mencapai|senilai|antara))?\s?$",
            re.IGNORECASE,
        ),
    )
    for name, words in QUALIFIERS
)
_MINUS: Final = re.compile(r"(?<![\w-])(?:minus|negatif|min(?= \d))(?: (?:sekitar|hingga|sampai|di kisaran))?\s$", re.IGNORECASE)
_DASH: Final = re.compile(r"(?:[a-z0-9)] |\()[-–−]\s?$")


def left_of(text: str, start: int) -> str:
    """The words before ``start`` that can say something about the number there."""
    return text[max(0, start - _REACH) : start]


def is_label(left: str, digits: str, noun: str | None) -> bool:
    """Whether a bare number with ``left`` before it and the counted ``noun`` after it only names, dates or orders something."""
    if _CODED.search(left):
        return True
    if "." in digits or "," in digits:
        return False
    counted = noun is not None and is_counter(noun.split()[0])
    if _YEAR.fullmatch(digits) and not (counted and _COUNTING.search(left)):
        return True
    return bool(_NAMED.search(left)) or (not counted and bool(_PLACED.search(left)))


def is_inside_name(left: str, right: str, noun: str | None) -> bool:
    """Whether the number stands between two capitalised words, as in the names of schools, streets and committees."""
    if _PLATE_BEFORE.search(left) and _PLATE_AFTER.match(right):
        return True
    if noun is not None and (is_counter(noun.split()[0]) or noun.split()[0].isupper()):
        return False
    return bool(_NAME_BEFORE.search(left)) and bool(_NAME_AFTER.match(right))


def starts_well(text: str, start: int) -> bool:
    """Whether a number may begin at ``start``: not inside a code, a date, a clock time, an ordinal or a hyphenated name."""
    if start == 0:
        return True
    before = text[start - 1]
    if before.isalpha():
        word = _LAST_WORD.search(left_of(text, start))
        return word is not None and word[0].casefold() in GLUE
    if before in "-–—−":
        return start < 2 or text[start - 2].isspace() or text[start - 2] == "("
    return before not in "/:#@_+" and not (before in ".," and start > 1 and text[start - 2].isdigit())


def qualifier_of(left: str) -> str | None:
    """How the words just before a number hedge it: one of the five qualifiers of ``Figure``, or null."""
    return next((name for name, pattern in _QUALIFIED if pattern.search(left)), None)


def is_negative(left: str) -> bool:
    """Whether a sign or the word ``minus`` or ``negatif`` stands before the number."""
    return bool(_MINUS.search(left) or _DASH.search(left))
