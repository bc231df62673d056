"""Stories: one release, many carriers. An index that takes articles one by one and gives what all of them together would give."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Final

import numpy as np
import numpy.typing as npt

from extractor.story_evidence import FEW_WORDS, LATE, strength, weigh
from extractor.story_grouping import Link
from extractor.story_postings import Numbers, Postings
from extractor.story_signature import Hashes, Signature, unpack

CANDIDATE: Final = 0.35
"""Share of the shorter text's anchors from which wording alone makes two articles worth comparing; less is common background."""
FIGURES: Final = 4
"""So many common figures make two articles of nearly one day worth comparing."""


Recall = Callable[[str], bytes | None]
"""Gives the stored signature of an article, null where there is none any more."""

_AT_ONCE: Final = 1000
_AT_HAND: Final = 512
"""Signatures kept unpacked: articles of one day are compared with each other again and again."""


class StoryIndex:
    """What finds the possible carriers of one article among all at once: about one kilobyte an article.

    Links depend on the two articles alone, so that no order of arrival can change them. With ``recall`` signatures are not held here but
    asked for where two articles are compared; one that it no longer has is passed over.
    """

    def __init__(self, recall: Recall | None = None) -> None:
        self._keys: list[str] = []
        self._number: dict[str, int] = {}
        self._held: dict[str, bytes] | None = None if recall else {}
        self._recall = recall or self._of_held
        self._sizes = _Column()
        self._days = _Column()
        self._wording, self._quotations, self._figures = Postings(), Postings(), Postings()
        self._unpacked = lru_cache(_AT_HAND)(self._unpack)

    @classmethod
    def load(cls, rows: Iterable[tuple[str, bytes]], recall: Recall | None = None) -> StoryIndex:
        """The index over articles and signatures that were stored."""
        index = cls(recall)
        remaining = iter(rows)
        while some := list(islice(remaining, _AT_ONCE)):
            index.extend(some)
        return index

    def __len__(self) -> int:
        return len(self._number)

    def extend(self, rows: Iterable[tuple[str, bytes]]) -> None:
        """Enter articles without asking what they are linked with."""
        numbers, parts = [], []
        for key, data in rows:
            s = unpack(data)
            numbers.append(self._enter(key, data, s))
            parts.append((s.anchors, s.quotation_anchors, np.unique(s.figures)))
        for postings, column in zip((self._wording, self._quotations, self._figures), zip(*parts, strict=True), strict=False):
            documents = np.repeat(np.array(numbers), [len(hashes) for hashes in column])
            postings.add_all(documents, np.concatenate(column))

    def add(self, key: str, data: bytes) -> list[Link]:
        """Enter one article; its links with those already here, in no particular order."""
        self.remove(key)
        s = unpack(data)
        links = list(self._links(key, s))
        self.extend([(key, data)])
        return links

    def remove(self, key: str) -> None:
        """Forget an article."""
        self._number.pop(key, None)
        if self._held is not None:
            self._held.pop(key, None)

    def find(self, data: bytes) -> list[tuple[str, float]]:
        """The articles that carry the same release as a text which is not in the index, the surest first."""
        return sorted(self._judged(unpack(data)), key=lambda found: (-found[1], found[0]))

    def signature(self, key: str) -> Signature:
        """The signature of an article that is here; raises ``KeyError``."""
        found = self._unpacked(self._number[key])
        if found is None:
            raise KeyError(key)
        return found

    def _links(self, key: str, s: Signature) -> Iterator[Link]:
        for other, sure in self._judged(s):
            yield Link(min(key, other), max(key, other), sure)

    def _judged(self, s: Signature) -> Iterator[tuple[str, float]]:
        if s.words < FEW_WORDS:
            return
        for number in self._candidates(s):
            key = self._keys[number]
            other = self._unpacked(number) if self._number.get(key) == number else None
            if other is not None and (sure := strength(weigh(s, other))):
                yield key, sure

    def _candidates(self, s: Signature) -> list[int]:
        if not len(self._keys):
            return []
        sizes, days = self._sizes.values, self._days.values
        near = (days == 0) | (s.day == 0) | (np.abs(days - s.day) <= LATE)
        wording = np.bincount(self._wording.find(s.anchors), minlength=len(sizes))
        alike = wording >= np.maximum(1, CANDIDATE * np.minimum(sizes, len(s.anchors)))
        quoting = self._has(self._quotations, s.quotation_anchors, 1) & near
        telling = self._has(self._figures, np.unique(s.figures), FIGURES) & near
        chosen: list[int] = np.flatnonzero((alike | quoting | telling) & (sizes > 0)).tolist()
        return chosen

    def _has(self, postings: Postings, hashes: Hashes, least: int) -> npt.NDArray[np.bool_]:
        return np.bincount(postings.find(hashes), minlength=len(self._sizes.values)) >= least

    def _enter(self, key: str, data: bytes, s: Signature) -> int:
        number = len(self._keys)
        self._keys.append(key)
        self._number[key] = number
        if self._held is not None:
            self._held[key] = data
        self._sizes.append(len(s.anchors) if s.words >= FEW_WORDS else 0)
        self._days.append(s.day)
        return number

    def _unpack(self, number: int) -> Signature | None:
        """By number and not by key, since an article that is entered again gets another."""
        data = self._recall(self._keys[number])
        return unpack(data) if data is not None else None

    def _of_held(self, key: str) -> bytes | None:
        return (self._held or {}).get(key)


class _Column:
    """Numbers that grow at the end."""

    def __init__(self) -> None:
        self._room = np.zeros(1024, np.int64)
        self._used = 0

    @property
    def values(self) -> Numbers:
        return self._room[: self._used]

    def append(self, value: int) -> None:
        if self._used == len(self._room):
            self._room = np.concatenate([self._room, np.zeros_like(self._room)])
        self._room[self._used] = value
        self._used += 1
