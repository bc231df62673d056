"""The clauses that an attribution leaves as what is said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from extractor.statements_reading import WORD, Claim

Span = tuple[int, int]

PREDICATE: Final = re.compile(
    r"(?<!\byang)(?<!\buntuk)(?<!\bdalam)(?<!\bdengan)(?<!\bguna)\s(?:akan|sudah|telah|dapat|bisa|harus|masih|menjadi|merupakan|adalah|tidak|tak|terus|sebagai|"
    r"perlu|belum|mulai|di(?!rinya|gital|rektur|rektorat)\w{4,}|ber(?!bagai|sama|dasarkan|ikut)\w{4,}|me[lmnrw](?!eka\b|ang\b|teri\b|urut|uju\b|alui\b)\w{3,}|"
    r"ter(?!kait|hadap|sebut|lebih|utama|masuk|lalu)\w{4,})\b"
)
"""A predicate, in the middle of a clause."""
_FINAL: Final = re.compile(r"[\s.,;:!?…\"”“]+\Z")
_LEAST_WORDS: Final = 2


def spans_of(text: str, parts: tuple[Span, ...]) -> tuple[Span, ...]:
    """``parts`` without the marks and blanks at their ends, and without those of which nothing is left."""
    return tuple(_tidied(text, parts))


def _tidied(text: str, parts: tuple[Span, ...]) -> Iterator[Span]:
    for start, end in parts:
        while start < end and text[start] in " ,:\t.":
            start += 1
        tail = _FINAL.search(text, max(start, end - 12), end)
        end = tail.start() if tail else end
        if start < end:
            yield start, end


def checked(text: str, claim: Claim) -> Claim | None:
    """``claim``, or null where too few words are left to be a statement."""
    words = sum(len(WORD.findall(text[a:b])) for a, b in claim.spans)
    return claim if words >= _LEAST_WORDS else None
