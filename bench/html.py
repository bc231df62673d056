"""Real pages of Indonesian outlets: the article's words against what their collections expect, beside trafilatura alone."""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from trafilatura import extract

from bench.quality import ROOT, SHARED
from crawler.inputs import read_inputs
from crawler.outlets import load_outlets, outlet_of
from crawler.page import Page
from extractor.article import Article, Rejected
from extractor.reader import Reader

PAGES: Final = SHARED / "pages"
_WORD: Final = re.compile(r"\w+")
_READ_ALSO: Final = re.compile(r"^\W*(?:baca|simak|lihat)\s*juga\b|\bbaca juga ?:", re.IGNORECASE | re.MULTILINE)


class Scored(NamedTuple):
    """One article page: word F1 of ours and of trafilatura's text, and the read-also lines left in ours."""

    name: str
    ours: float
    trafilatura: float
    read_also: int


def main() -> int:
    """Print the tables; returns how many floors in ``bench/floors.toml`` were missed."""
    if not (PAGES / "index.json").exists():
        print(f"pages skipped: {PAGES} is not here")
        return 0
    index = json.loads((PAGES / "index.json").read_text("utf-8"))
    read = dict(_read())
    expected = {name: row["expected"] for name, row in sorted(index.items()) if row["kind"] == "article" and row["expected"]}
    articles = [_scored(name, wanted, *read[name]) for name, wanted in expected.items()]
    for one in sorted(articles, key=lambda one: one.ours):
        print(
            f"{one.name:44} {one.ours:.3f}  trafilatura {one.trafilatura:.3f}" + ("  WORSE" if one.ours < one.trafilatura - 0.005 else "")
        )
    listings = [(name, read[name][1]) for name, row in sorted(index.items()) if row["kind"] == "listing"]
    for name, outcome in listings:
        print(f"{name:44} {outcome.reason if isinstance(outcome, Rejected) else 'TAKEN FOR AN ARTICLE'}")
    return _missed(articles, [outcome for _, outcome in listings])


def _read() -> Iterator[tuple[str, tuple[Page, Article | Rejected]]]:
    reader, outlets = Reader(ROOT / "config"), list(load_outlets(ROOT / "config").values())
    for page in read_inputs(sorted(PAGES.glob("*.html"))):
        if isinstance(page, Page):
            outlet = outlet_of(page.url, outlets) if page.url else None
            yield page.source.rsplit("/", 1)[-1], (page, reader.read(page, outlet))


def _scored(name: str, expected: dict[str, Any], page: Page, outcome: Article | Rejected) -> Scored:
    ours = outcome.text if isinstance(outcome, Article) else ""
    # Some of the expected bodies hold datelines and bylines, which our record keeps in fields of their own.
    dateline = (outcome.dateline or "") if isinstance(outcome, Article) else ""
    names = " ".join((*outcome.authors, *outcome.editors)) if isinstance(outcome, Article) else ""
    theirs = extract(page.body.decode("utf-8", "replace")) or ""
    gold = expected["text"]
    best = max(_f1(gold, text) for text in (ours, f"{dateline} {ours}", f"{dateline} {names} {ours}"))
    return Scored(name, best, _f1(gold, theirs), len(_READ_ALSO.findall(ours)))


def _f1(gold: str, found: str) -> float:
    """F1 of the two bags of words."""
    wanted, got = (Counter(_WORD.findall(text.lower())) for text in (gold, found))
    common = sum((wanted & got).values())
    return 2 * common / (sum(wanted.values()) + sum(got.values())) if common else 0.0


def _missed(articles: list[Scored], listings: list[Article | Rejected]) -> int:
    floors = tomllib.loads((ROOT / "bench" / "floors.toml").read_text("utf-8"))["html"]
    ours, theirs = (sum(scores) / len(articles) for scores in zip(*((one.ours, one.trafilatura) for one in articles), strict=True))
    left = sum(one.read_also for one in articles)
    refused = sum(isinstance(outcome, Rejected) for outcome in listings)
    print(f"{len(articles)} articles: word F1 {ours:.4f}, trafilatura alone {theirs:.4f}; read-also lines left {left}", end="; ")
    print(f"{refused} of {len(listings)} listings rejected")
    missed = [ours < floors["word_f1"], ours < theirs, left > floors["read_also"], refused < len(listings)]
    if any(missed):
        print("  MISSED html: word F1, trafilatura, read-also, listings:", missed)
    return sum(missed)
