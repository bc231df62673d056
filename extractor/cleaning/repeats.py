"""Text that is printed twice: whole bodies, paragraphs, quotations pulled out of the text."""

from __future__ import annotations

import re
from itertools import compress
from typing import Final

from extractor.cleaning.findings import Findings, words
from extractor.cleaning.lines import is_sentence
from extractor.cleaning.vocabulary import WEEKDAYS

_SENTENCE: Final = re.compile(r"[^\s].*?(?:[.!?…]{1,6}[\"”’)]{0,4}(?=\s|\Z)|\Z)", re.DOTALL)
_SHINGLE: Final = 6
_COVERED: Final = 0.75
_LEAST_SHARE: Final = 0.25
_LEAST_WORDS: Final = 30
_NEARLY_HALF: Final = 0.45
_DAY: Final = re.compile(rf"(?:\b(?:{WEEKDAYS})\b,? )?\(\d{{1,2}}[/-]\d{{1,2}}(?:[/-]\d{{2,4}})?\)", re.IGNORECASE)
"""What may differ between two copies: the second is often dated anew."""
_PARAGRAPH: Final = 12
_PULLED: Final = range(6, 60)


def without_repeats(paragraphs: list[str], findings: Findings) -> list[str]:
    """``paragraphs`` with every second copy gone: the first stays, a pulled quotation goes whether it comes first or last."""
    return _without_pulled(_without_second_body(paragraphs, findings), findings)


def _without_pulled(paragraphs: list[str], findings: Findings) -> list[str]:
    keys = [f" {' '.join(words(paragraph))} " for paragraph in paragraphs]
    whole = "\n".join(keys)
    kept = []
    for at, (paragraph, key) in enumerate(zip(paragraphs, keys, strict=True)):
        size = key.count(" ") - 1
        if size >= _PARAGRAPH and key in keys[:at]:
            findings.drop("repeat", paragraph)
        elif size in _PULLED and _could_be_pulled(paragraph, size) and whole.count(key) > 1 and any(key in other != key for other in keys):
            findings.drop("pull-quote", paragraph)
        else:
            kept.append(paragraph)
    return kept


def _could_be_pulled(paragraph: str, size: int) -> bool:
    """Headings and rows of tables come back as well; a pulled quotation shows its marks, or is a long sentence."""
    return paragraph.startswith(('"', "“")) or (size > 2 * _PULLED.start and is_sentence(paragraph))


def _without_second_body(paragraphs: list[str], findings: Findings) -> list[str]:
    """Sentences whose word sequences were all printed before are a copy, when together they are a large part of the text."""
    units = [(at, found.group()) for at, paragraph in enumerate(paragraphs) for found in _SENTENCE.finditer(paragraph)]
    again = _said_before([unit for _, unit in units])
    if not any(again):
        return paragraphs
    sizes = [len(words(unit)) for _, unit in units]
    total, copied = sum(sizes), sum(compress(sizes, again))
    if copied < _LEAST_SHARE * total or copied < min(_LEAST_WORDS, _NEARLY_HALF * total):
        return paragraphs
    kept: dict[int, list[str]] = {}
    for (at, unit), copy in zip(units, again, strict=True):
        if copy:
            findings.drop("repeat", unit)
        else:
            kept.setdefault(at, []).append(unit)
    return [" ".join(part) for part in kept.values()]


def _said_before(units: list[str]) -> list[bool]:
    """Which of ``units`` say in the same words what those before them said, and with the same numbers: rows of two price lists do not."""
    seen: set[tuple[str, ...]] = set()
    numbers: set[str] = set()
    again = []
    for unit in units:
        sequence = words(_DAY.sub("", unit) if "(" in unit else unit)
        shingles = list(zip(*(sequence[at:] for at in range(_SHINGLE)), strict=False)) or [tuple(sequence)]
        counted = [word for word in sequence if word[0].isdigit()]
        same = sum(map(seen.__contains__, shingles)) >= _COVERED * len(shingles)
        again.append(same and sum(map(numbers.__contains__, counted)) >= _COVERED * len(counted))
        seen.update(shingles)
        numbers.update(counted)
    return again
