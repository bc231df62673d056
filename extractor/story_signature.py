"""What is kept of an article so that its other carriers can be recognised: hashes of its wording, quotations, figures, dates and names.

A signature is a few kilobytes of unsigned 32-bit numbers, the same for the same article in every run; it is what the store keeps, and
all that grouping ever looks at.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Final
from zlib import crc32

import numpy as np
import numpy.typing as npt

from extractor.article import Article, Figure
from extractor.dates_find import dates_in
from extractor.quotes import find_quotations

VERSION: Final = 4
"""Goes up whenever the same articles would give other signatures or other links; older ones are made again."""

Hashes = npt.NDArray[np.uint32]

SHINGLE: Final = 5
"""Words in a shingle of the wording."""
WINDOW: Final = 8
"""One shingle of every so many in a row is an anchor (winnowing), so that any twelve words in common have one in common."""
LEAD: Final = 40
"""Words that count as the opening."""
QUOTED: Final = 6
"""Words from which a quotation is recognised; shorter ones are titles and scare quotes."""
MAX_QUOTATIONS: Final = 40
_QUOTE_SHINGLE: Final = 3
_QUOTE_ANCHORS: Final = 5

_WORD: Final = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")
_WIB: Final = timezone(timedelta(hours=7))
_NOWHERE: Final = 0
_HEAD: Final = 18
_PRIMES: Final = np.array([2654435761, 2246822519, 3266489917, 668265263, 374761393], dtype=np.uint64)


@dataclass(frozen=True, slots=True)
class Signature:
    """One article's marks. Days are ordinals (day 1 is 1 January of year 1), 0 where there is none.

    ``shingles`` are sorted; ``lead`` are those of the opening; ``anchors`` are the ones looked up. ``quotations`` hold the three-word
    shingles of each; ``figures`` are sizes with their units, ``around`` the shingle each stands in; ``names`` are people and bodies, and
    ``known`` counts the people whom the registry knows; ``outlet`` is 0 where it is not known.
    """

    words: int
    digest: int
    day: int
    minute: int
    known: int
    outlet: int
    shingles: Hashes
    lead: Hashes
    anchors: Hashes
    quotations: tuple[frozenset[int], ...]
    quotation_anchors: Hashes
    figures: Hashes
    around: Hashes
    days: frozenset[int]
    names: frozenset[int]
    places: frozenset[int]


def words_of(text: str) -> list[str]:
    """The words and numbers of ``text`` without regard to case, marks or the space in ``Rp 5``."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def hash_of(text: str) -> int:
    """A 32-bit number for ``text``, the same in every run."""
    return crc32(text.encode("utf-8", "replace"))


def shingles_of(words: Sequence[str], size: int) -> Hashes:
    """The hash of every run of ``size`` words, in order; of a shorter text, the one of the whole."""
    if not words:
        return np.empty(0, np.uint32)
    codes = np.array([crc32(word.encode("utf-8", "replace")) for word in words], dtype=np.uint64)
    if len(words) < size:
        size = len(words)
    count = len(words) - size + 1
    mixed = np.zeros(count, np.uint64)
    for n in range(size):
        mixed += codes[n : n + count] * _PRIMES[n]
        mixed ^= mixed >> np.uint64(29)
    mixed *= np.uint64(0x9E3779B97F4A7C15)
    return (mixed >> np.uint64(32)).astype(np.uint32)


def winnow(hashes: Hashes) -> Hashes:
    """The least of every :data:`WINDOW` hashes in a row (Schleimer, Wilkerson and Aiken 2003), sorted, each once."""
    if len(hashes) <= WINDOW:
        return np.unique(hashes)
    return np.unique(np.lib.stride_tricks.sliding_window_view(hashes, WINDOW).min(axis=1))


def signature(article: Article) -> bytes:
    """The signature of ``article`` as bytes; :func:`unpack` reads them."""
    words = words_of(article.text)
    shingles = shingles_of(words, SHINGLE)
    quoted = [shingles_of(spoken, _QUOTE_SHINGLE) for spoken in _quotations(article.text)]
    figures = list(_figures(article))
    day, minute = moment_of(article.published)
    parts = [
        np.unique(shingles),
        np.unique(shingles[:LEAD]),
        winnow(shingles),
        np.array([len(q) for q in quoted], np.uint32),
        np.concatenate([np.empty(0, np.uint32), *quoted]),
        np.unique(np.concatenate([np.empty(0, np.uint32), *(np.unique(q)[:_QUOTE_ANCHORS] for q in quoted)])),
        np.array([key for key, _ in figures], np.uint32),
        np.array([around for _, around in figures], np.uint32),
        np.array(sorted(_days(article)), np.uint32),
        _hashed({official.person or official.name for official in article.officials} | {o.name for o in article.organisations}),
        _hashed({place.place or place.name for place in article.places}),
    ]
    known = sum(official.person is not None for official in article.officials)
    head = [VERSION, len(words), hash_of(" ".join(words)), day, minute, known, hash_of(article.outlet or ""), *map(len, parts)]
    return np.concatenate([np.array(head, np.uint32), *parts]).astype("<u4").tobytes()


def unpack(data: bytes) -> Signature:
    """The signature that :func:`signature` packed; raises ``ValueError`` for one of another version."""
    numbers = np.frombuffer(data, dtype="<u4")
    if not len(numbers) or numbers[0] != VERSION:
        raise ValueError("signature of another version")
    _version, words, digest, day, minute, known, outlet, *lengths = numbers[:_HEAD].tolist()
    parts, at = [], _HEAD
    for length in lengths:
        parts.append(numbers[at : at + length])
        at += length
    shingles, lead, anchors, sizes, quoted, quotation_anchors, figures, around, days, names, places = parts
    return Signature(
        words, digest, day, minute, known, outlet, shingles, lead, anchors, tuple(_cut(quoted.tolist(), sizes.tolist())), quotation_anchors,
        figures, around, frozenset(days.tolist()), frozenset(names.tolist()), frozenset(places.tolist()),
    )  # fmt: skip


def moment_of(published: str | None) -> tuple[int, int]:
    """Day and minute of the day in WIB; without a time the minute is the last one, without a date both are 0."""
    if not published:
        return 0, 0
    when = datetime.fromisoformat(published)
    if len(published) <= 10:
        return when.toordinal(), 1440
    local = when.astimezone(_WIB) if when.tzinfo else when
    return local.toordinal(), local.hour * 60 + local.minute


def _cut(numbers: list[int], sizes: Iterable[int]) -> Iterator[frozenset[int]]:
    at = 0
    for size in sizes:
        yield frozenset(numbers[at : at + size])
        at += size


def _quotations(text: str) -> list[list[str]]:
    spoken = (words_of(" ".join(text[a:b] for a, b in quotation.spans)) for quotation in find_quotations(text))
    return [words for words in spoken if len(words) >= QUOTED][:MAX_QUOTATIONS]


def _figures(article: Article) -> Iterator[tuple[int, int]]:
    for figure in article.figures:
        if is_telling(figure):
            before = words_of(article.text[max(0, figure.start - 60) : figure.start])[-2:]
            after = words_of(article.text[figure.start : figure.end + 60])
            around = shingles_of([*before, *after][:SHINGLE], SHINGLE)
            yield hash_of(figure_key(figure)), int(around[0]) if len(around) else _NOWHERE


def is_telling(figure: Figure) -> bool:
    """Whether a figure is no everyday one (one, two, a half, one hundred percent), so that sharing it means something."""
    value = figure.value if figure.value is not None else figure.high
    if value is None:
        return False
    return value > 10 and not (figure.unit == "%" and value in (50, 100))


def figure_key(figure: Figure) -> str:
    """What a figure says without the noun it counts: the size, and the unit where it is money, a share or a measure."""
    unit = figure.unit if figure.unit == "%" or (figure.unit or "").isupper() else ""
    return f"{figure.value!r} {figure.low!r} {figure.high!r} {unit}"


def _days(article: Article) -> set[int]:
    """The days on which the text says, with the day of the week, that something happened."""
    year = int(article.published[:4]) if article.published else None
    spoken = [found for found in dates_in(article.text) if found.weekday is not None and (found.year or year)]
    days = [found.in_year(found.year or year or 0) for found in spoken]
    return {day.toordinal() for day in days if day is not None}


def _hashed(values: Iterable[str]) -> Hashes:
    return np.array(sorted({hash_of(value.casefold()) for value in values}), np.uint32)
