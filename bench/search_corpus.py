"""Generated articles for measuring search: words after Zipf's law, facets as an archive has them. Row n is the same in every run."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Final

import numpy as np

from search.document import Document
from search.query_nodes import Field, Keyword

WORDS: Final = 60_000
LENGTH: Final = 150
"""Words of an article on average."""
_TITLE: Final = 9
_BATCH: Final = 2_000
_FIRST: Final = date(2014, 1, 1)
_DAYS: Final = 4_200
_SIZES: Final = {"outlet": 80, "official": 3_000, "programme": 350, "place": 550}
_EXPONENT: Final = 1.05


@dataclass(frozen=True, slots=True)
class Generated:
    """One article before any engine sees it."""

    number: int
    title: str
    text: str
    published: str
    outlet: str
    officials: tuple[str, ...]
    programmes: tuple[str, ...]
    places: tuple[str, ...]
    relevant: bool

    @property
    def id(self) -> str:
        """As long as a real one."""
        return f"{self.number:016x}"

    def document(self) -> Document:
        """What an engine of ours is told."""
        streams: dict[Field, str] = {
            "title": self.title, "text": self.text, "outlet": self.outlet, "people": " ; ".join(self.officials),
            "programmes": " ; ".join(self.programmes), "places": " ; ".join(self.places),
        }  # fmt: skip
        keywords: dict[Keyword, tuple[str, ...]] = {
            "article": (self.id,), "story": (self.id,), "outlet": (self.outlet,), "month": (self.published[:7],),
            "official": self.officials, "programme": self.programmes, "place": self.places,
            "relevance": ("relevant" if self.relevant else "other",),
        }  # fmt: skip
        return Document("article", self.id, None, self.published, self.id, group=self.id, streams=streams, keywords=keywords)


def articles(count: int) -> Iterator[Generated]:
    """The first ``count`` articles, the same ones in every run."""
    words = np.array(vocabulary(), dtype=object)
    for start in range(0, count, _BATCH):
        chance = np.random.default_rng(start + 1)
        lengths = chance.integers(LENGTH // 3, 2 * LENGTH - LENGTH // 3, _BATCH) + _TITLE
        drawn = words[_zipf(chance, WORDS, int(lengths.sum()))]
        ends = np.cumsum(lengths)
        for n in range(min(_BATCH, count - start)):
            run = drawn[ends[n] - lengths[n] : ends[n]].tolist()
            yield _article(start + n, run, chance)


def _article(number: int, run: list[str], chance: np.random.Generator) -> Generated:
    day = _FIRST + timedelta(days=int(_DAYS * chance.random() ** 0.6))
    officials, programmes, places = (_values(chance, kind, most) for kind, most in (("official", 4), ("programme", 2), ("place", 3)))
    return Generated(
        number, " ".join(run[:_TITLE]).capitalize(), " ".join(run[_TITLE:]), day.isoformat(), _values(chance, "outlet", 0)[0],
        officials, programmes, places, bool(chance.random() < 0.3),
    )  # fmt: skip


def _values(chance: np.random.Generator, kind: str, most: int) -> tuple[str, ...]:
    """Up to ``most`` values of a facet; exactly one with 0."""
    count = int(chance.integers(0, most + 1)) if most else 1
    return tuple(dict.fromkeys(f"{kind} {n}" for n in _zipf(chance, _SIZES[kind], count)))


def _zipf(chance: np.random.Generator, size: int, count: int) -> np.ndarray:
    return np.searchsorted(_cumulative(size), chance.random(count))


@cache
def _cumulative(size: int) -> np.ndarray:
    weights = 1.0 / np.arange(1, size + 1) ** _EXPONENT
    cumulative: np.ndarray = np.cumsum(weights) / weights.sum()
    return cumulative


@cache
def vocabulary() -> tuple[str, ...]:
    """Made-up words in the sound of Indonesian, short ones frequent, with the usual affixes."""
    chance = random.Random(1)
    heads, tails = "bcdghjklmnprstwy", ("", "", "", "n", "ng", "r", "s", "t", "k")
    affixes = (("", ""), ("", ""), ("", ""), ("me", "kan"), ("di", ""), ("pe", "an"), ("ke", "an"), ("ber", ""), ("", "nya"))
    found: dict[str, None] = {}
    while len(found) < WORDS:
        syllables = 2 + (len(found) > 4_000) + (len(found) > 40_000)
        root = "".join(chance.choice(heads) + chance.choice("aaiiuueo") for _ in range(syllables)) + chance.choice(tails)
        before, after = chance.choice(affixes)
        found[before + root + after] = None
    return tuple(found)


FUNCTION_WORDS: Final = 60
"""The most frequent words stand for *yang* and *di*, which nobody looks for."""


@dataclass(frozen=True, slots=True)
class Questions:
    """What is asked: two words, a phrase, two words between two days at one outlet, and one frequent word that finds very much.

    All of them find something, so that nobody is measured at looking a second time.
    """

    words: tuple[str, ...]
    phrases: tuple[str, ...]
    filtered: tuple[tuple[str, str, str, str], ...]
    broad: tuple[str, ...]


def questions(count: int, sample: Sequence[Generated]) -> Questions:
    """``count`` of each; the words of one question stand together in one of ``sample``, so that something is found."""
    chance = random.Random(7)
    common = frozenset(vocabulary()[:FUNCTION_WORDS])
    words: list[str] = []
    phrases: list[str] = []
    filtered: list[tuple[str, str, str, str]] = []
    while len(words) < count:
        article = chance.choice(sample)
        run = [word for word in article.text.split() if word not in common]
        words.append(" ".join(sorted(chance.sample(sorted(set(run)), 2))))
        year = int(article.published[:4])
        filtered.append((words[-1], f"{year - 1}-01-01", f"{year + 1}-12-31", article.outlet))
    while len(phrases) < count:
        run = chance.choice(sample).text.split()
        at = chance.randrange(len(run) - 1)
        if common.isdisjoint(run[at : at + 2]):
            phrases.append(" ".join(run[at : at + 2]))
    broad = chance.sample(vocabulary()[FUNCTION_WORDS : 10 * FUNCTION_WORDS], count)
    return Questions(tuple(words), tuple(phrases), tuple(filtered), tuple(broad))
