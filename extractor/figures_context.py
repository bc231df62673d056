"""What stands before a number: why it may be no quantity at all, and how firmly the text holds it."""

from __future__ import annotations

import re
from typing import Final

from extractor.figures_nouns import is_counter
from extractor.figures_words import CLASSIFIERS, CODES, CONNECTORS, COUNTING, FORCES, GLUE, HEDGES, LABEL_STEMS, NAMES, PLACES, SCHOOLS

_REACH: Final = 44
"""How far to the left, in characters, labels and hedges are looked for."""
_LONGEST_HEDGE: Final = max(len(phrase.split()) for phrase in HEDGES)

_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_PLATE_AFTER: Final = re.compile(r"\s[A-Z]{1,3}(?!\w)")
_MINUS: Final = re.compile(r"(?:minus|negatif)(?: (?:sekitar|hingga|sampai|di kisaran))?\s$", re.IGNORECASE)
_DASH: Final = re.compile(r"(?:[a-z0-9)] |\()[-–−]\s?$")


def left_of(text: str, start: int) -> str:
    """The characters before ``start`` that can say something about the number there."""
    return text[max(0, start - _REACH) : start]


def is_label(left: str, digits: str, noun: str | None) -> bool:
    """Whether a bare number with ``left`` before it and the counted ``noun`` after it only names, dates or orders something."""
    last = _folded_words(left, 1)
    word = last[0].rstrip(".:") if last else ""
    if word in CODES:
        return not (word in FORCES and noun is not None and noun.split()[0].casefold() in CLASSIFIERS)
    if "." in digits or "," in digits:
        return False
    counted = noun is not None and is_counter(noun.split()[0])
    if _YEAR.fullmatch(digits) and not (counted and word in COUNTING):
        return True
    if word in SCHOOLS:
        return noun is None or not noun[0].islower()
    named = noun is not None and noun.istitle() and " " in noun  # ``Tahap 1 Kabupaten Rantau Jaya``
    return word in NAMES or word.startswith(LABEL_STEMS) or (word in PLACES and (named or not counted))


def is_rate_base(left: str) -> bool:
    """Whether the number is what a rate is told for (``per 1.000 penduduk``), and no size of its own."""
    return left[-5:].casefold().endswith((" per ", "(per ")) or left.casefold() == "per "


def is_inside_name(left: str, right: str, noun: str | None) -> bool:
    """Whether the number stands between two capitalised words, as in the names of schools, streets and committees, or on a number plate."""
    before = "".join(left.rsplit(maxsplit=1)[-1:]).strip("()") if left[-1:].isspace() else ""
    if not before[:1].isupper() or not right[1:2].isupper():
        return False
    if before.isupper() and len(before) <= 2 and _PLATE_AFTER.match(right):
        return True
    head = noun.split()[0] if noun else ""
    opens_sentence = left.rstrip()[: -len(before)].rstrip()[-1:] in ("", ".", "!", "?", ":", '"', "“", "”")
    return not (opens_sentence or is_counter(head) or head.isupper())


def starts_well(text: str, start: int) -> bool:
    """Whether a number may begin at ``start``: not inside a code, a date, a clock time, an ordinal or a hyphenated name."""
    if start == 0:
        return True
    before = text[start - 1]
    if before.isalpha():
        return _letters_before(text, start).casefold() in GLUE
    if before in "-–—−":
        return start < 2 or (text[start - 2].isspace() and text[start - 4 : start].casefold() != "ke -") or text[start - 2] == "("
    if before == "+":
        return start > 1 and text[start - 2] in "( "
    return before not in "/:#@_×" and not (before in ".," and start > 1 and text[start - 2].isdigit())


def qualifier_of(left: str) -> str | None:
    """How the words just before a number hedge it: one of the five qualifiers of ``Figure``, or null."""
    words = _folded_words(left, _LONGEST_HEDGE + 1)
    for last in (words, words[:-1] if words and words[-1] in CONNECTORS else []):
        for length in range(min(len(last), _LONGEST_HEDGE), 0, -1):
            hedge = HEDGES.get(" ".join(last[-length:]))
            if hedge:
                return hedge
    return None


def is_negative(left: str) -> bool:
    """Whether a sign or the word ``minus`` or ``negatif`` stands before the number."""
    return bool(_MINUS.search(left[-24:]) or _DASH.search(left[-5:]))


def _folded_words(left: str, count: int) -> list[str]:
    """The last ``count`` words in small letters; a word that is cut by the reach is left out."""
    words = left.casefold().rsplit(maxsplit=count)[-count:]
    return [word.strip("(\"“”‘'") for word in words]


def _letters_before(text: str, end: int) -> str:
    start = end
    while start and end - start < _REACH and text[start - 1].isalpha():
        start -= 1
    return text[start:end]
