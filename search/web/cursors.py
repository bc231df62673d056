"""A place in a list as one word without blanks, which whoever asks keeps and brings back: the server remembers nothing."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256
from typing import Final

from crawler.errors import UsageError
from extractor.codec import plain, reader_of
from search.walking import Place, time_key

_VERSION: Final = b"1"
_SUM: Final = 9
"""Bytes that bind a cursor to its question and betray a damaged one."""
_LONGEST: Final = 40_000
_HIGHEST: Final = 1 << 40
_read: Final = reader_of(Place)


def cursor_of(place: Place | None, question: str) -> str | None:
    """``place`` in the list that ``question`` (an address in its one spelling) asks for; null at its end."""
    if place is None:
        return None
    told = json.dumps(plain(place), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return urlsafe_b64encode(_sum(question, told) + told).decode("ascii").rstrip("=")


def place_of(cursor: str, question: str) -> Place:
    """The place that :func:`cursor_of` wrote. Raises ``UsageError`` for a cursor that is damaged or belongs to another question."""
    try:
        packed = urlsafe_b64decode(cursor[:_LONGEST].encode("ascii") + b"=" * (-len(cursor) % 4))
        sealed, told = packed[:_SUM], packed[_SUM:]
        if sealed == _sum(question, told):
            return _checked(_read(json.loads(told.decode("utf-8", "surrogatepass"))))
    except ValueError:
        pass
    raise UsageError("cursor: rusak atau dari pertanyaan lain; mulai lagi / damaged, or of another question; begin again")


def _checked(place: Place) -> Place:
    """Whoever counts with these numbers and this date need not fear them. Raises ``ValueError``."""
    if not all(0 <= number < _HIGHEST for number in (place.until, place.rows, place.passed)):
        raise ValueError("no number of a place")
    time_key(place, oldest_first=False)
    return place


def _sum(question: str, told: bytes) -> bytes:
    return sha256(b"\n".join((_VERSION, question.encode("utf-8", "replace"), told))).digest()[:_SUM]
