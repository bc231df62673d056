"""A made-up archive for measuring the grouping of stories: documents, look-alikes with common background, and known copies."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from extractor.article import Article, Raw

KINDS: Final = ("near", "cut", "inside", "turned", "edited")
"""Copies: with the outlet's own closing, cut after a third, inside a text twice as long, paragraphs in another order, every 20th word
another."""

_SYLLABLES: Final = [c + v for c in "bcdfghjklmnprstwy" for v in "aiueo"]
_VOCABULARY: Final = 30_000
_PROGRAMMES: Final = 200
_COPIES: Final = 0.2


@dataclass(frozen=True)
class Document:
    """A text with its day; ``of`` is the number of the document it was copied from, ``kind`` how."""

    text: str
    day: str
    of: int | None = None
    kind: str | None = None

    def article(self, number: int) -> Article:
        """The document as a record."""
        return Article(f"{number:016x}", f"{number}.txt", self.text, Raw("", 0), published=self.day)


def corpus(size: int, seed: int = 1) -> Iterator[Document]:
    """``size`` documents, a fifth of them copies of earlier ones; the same seed gives the same ones."""
    maker = _Maker(random.Random(seed))
    originals: list[tuple[int, list[str], date]] = []
    for number in range(size):
        if originals and maker.chance.random() < _COPIES:
            of, paragraphs, day = maker.chance.choice(originals[-5_000:])
            kind = maker.chance.choice(KINDS)
            yield Document("\n\n".join(maker.copy(paragraphs, kind)), (day + timedelta(maker.chance.randint(0, 2))).isoformat(), of, kind)
        else:
            paragraphs, day = maker.document(), date(2020, 1, 1) + timedelta(number * 1500 // size)
            originals.append((number, paragraphs, day))
            yield Document("\n\n".join(paragraphs), day.isoformat())


class _Maker:
    """Words by Zipf's law, paragraphs of them, and a few programmes whose background paragraphs many documents repeat."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self._words = ["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))) for _ in range(_VOCABULARY)]
        self._weights = [1 / (rank + 10) for rank in range(_VOCABULARY)]
        self._cumulative = [sum(self._weights[:1])]
        for weight in self._weights[1:]:
            self._cumulative.append(self._cumulative[-1] + weight)
        self._background = [[self._paragraph(45) for _ in range(2)] for _ in range(_PROGRAMMES)]

    def document(self) -> list[str]:
        """Five paragraphs of news, two of them quoting, and one or two of background."""
        own = [self._paragraph(self.chance.randint(25, 60)) for _ in range(3)]
        said = [f"“{self._paragraph(20)[:-1]},” kata {self._run(2)}." for _ in range(2)]
        background = self.chance.choice(self._background)[: self.chance.randint(1, 2)]
        return [own[0], said[0], own[1], *background, said[1], own[2]]

    def copy(self, paragraphs: list[str], kind: str) -> list[str]:
        """A copy of one ``kind``."""
        if kind == "near":
            return [*paragraphs, self._paragraph(20)]
        if kind == "cut":
            return paragraphs[: max(2, len(paragraphs) // 3)]
        if kind == "inside":
            return [*(self._paragraph(50) for _ in range(3)), *paragraphs, *(self._paragraph(50) for _ in range(3))]
        if kind == "turned":
            return self.chance.sample(paragraphs, len(paragraphs))
        return [" ".join(self._run(1) if n % 20 == 19 else word for n, word in enumerate(text.split())) for text in paragraphs]

    def _paragraph(self, words: int) -> str:
        return self._run(words).capitalize() + "."

    def _run(self, words: int) -> str:
        return " ".join(self.chance.choices(self._words, cum_weights=self._cumulative, k=words))
