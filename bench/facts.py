"""`python -m bench facts [COUNT]`: figures that contradict each other, found through the whole reading of invented articles.

Each of ``COUNT`` facts (an indicator of ``config/indicators.toml`` in one year) is printed by three outlets in wordings and number forms of
their own, rounding included; for a third of the facts a fourth outlet prints another value. Every article also gives the fact of another
year and the share of one regency. What must be found are the facts with two values, and no others.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Final, NamedTuple

from bench.quality import ROOT
from crawler.page import page_of
from extractor.article import Article
from extractor.reader import Reader
from search.contradictions import contradictions

_WORDINGS: Final = {
    "jumlah-ikm": (
        "Jumlah industri kecil dan menengah (IKM) pada {year} mencapai {value} unit usaha.",
        "Pada tahun {year} tercatat {value} unit usaha IKM di seluruh Indonesia.",
        "Menurut catatan Kementerian Industri Rakyat, populasi IKM pada {year} sebanyak {value} unit usaha.",
        "Tahun {year} terdapat {value} unit IKM yang tersebar di semua provinsi.",
    ),
    "tenaga-kerja-ikm": (
        "Sektor IKM menyerap {value} tenaga kerja pada {year}.",
        "Tenaga kerja yang terserap industri kecil dan menengah pada tahun {year} berjumlah {value} orang.",
        "Pada {year}, IKM mempekerjakan {value} orang tenaga kerja.",
        "Penyerapan tenaga kerja IKM pada {year} mencapai {value} orang.",
    ),
}
_SPREAD: Final = {"jumlah-ikm": (3_800_000, 4_900_000), "tenaga-kerja-ikm": (9_000_000, 14_000_000)}
_OUTLETS: Final = ("kabar-satu", "kabar-dua", "kabar-tiga", "kabar-empat")
_DAY: Final = "2031-05-06"


class _Fact(NamedTuple):
    indicator: str
    year: int
    values: tuple[int, ...]
    """One for each outlet that prints it."""


def main(count: int = 300) -> int:
    """Print how many of the contradictory facts are found, and how many others; nothing here has a floor."""
    chance, reader = random.Random(1), Reader(ROOT / "config")
    right = extra = missed = unread = 0
    for fact in _facts(count, chance):
        articles = list(_articles(fact, chance, reader))
        keys = {(found.indicator, found.as_of) for found in contradictions(articles)}
        told, wanted = (fact.indicator, str(fact.year)) in keys, len(set(fact.values)) > 1
        right, missed = right + (told and wanted), missed + (wanted and not told)
        extra += len(keys) - (told and wanted)
        unread += sum(not _gives(article, fact) for article in articles)
    printings = sum(len(fact.values) for fact in _facts(count, random.Random(1)))
    print(f"{count} facts: of {right + missed} with two values {right} found, {extra} others called contradictory")
    print(f"  {printings - unread} of {printings} printings read as the indicator of their year")
    return 0


def _facts(count: int, chance: random.Random) -> Iterator[_Fact]:
    for number in range(count):
        indicator = chance.choice(sorted(_WORDINGS))
        value = chance.randint(*_SPREAD[indicator]) // 10_000 * 10_000
        other = int(value * chance.choice((0.83, 0.95, 1.04, 1.2))) // 10_000 * 10_000
        yield _Fact(indicator, 2018 + number % 13, (value, value, value, *([other] if number % 3 == 0 else [])))


def _articles(fact: _Fact, chance: random.Random, reader: Reader) -> Iterator[Article]:
    for outlet, value in zip(_OUTLETS, fact.values, strict=False):
        wordings = _WORDINGS[fact.indicator]
        text = (
            f"Kemenira Catat Pertumbuhan Usaha Rakyat\n{_DAY}\n"
            f"{chance.choice(wordings).format(year=fact.year, value=_printed(value, chance))}\n"
            f"{chance.choice(wordings).format(year=fact.year - 1, value=_printed(int(fact.values[0] * 0.97), chance))}\n"
            f"Di Kabupaten Blora jumlahnya {chance.randint(2, 9)}.{chance.randint(100, 999)} unit IKM pada {fact.year}.\n"
        )
        read = reader.read(page_of(f"{outlet}.txt", text.encode(), "text/plain", outlet=outlet))
        if isinstance(read, Article):
            yield read


def _printed(value: int, chance: random.Random) -> str:
    """A number in one of the press's forms; two decimals of a million are the roundest of them."""
    millions = f"{value / 1e6:.2f}".replace(".", ",")
    short = millions.rstrip("0").rstrip(",")
    return chance.choice((f"{value:,}".replace(",", "."), f"{millions} juta", f"sekitar {millions} juta", f"{short} juta"))


def _gives(article: Article, fact: _Fact) -> bool:
    return any(figure.indicator == fact.indicator and figure.as_of == str(fact.year) for figure in article.figures)
