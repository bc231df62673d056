"""Real articles drawn at random, marked for judging by eye: who is named, who speaks, and by which rule.

How to judge, and what was found: ``bench/reading.md``. The same seed over the same corpus always draws the same articles.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from bench.quality import ROOT, SHARED
from crawler.inputs import InputFailure, read_inputs
from extractor.article import Article, Statement
from extractor.people import find_people
from extractor.reader import Reader
from extractor.registry import load_registry

CORPUS = SHARED / "news" / "corpus.jsonl"
_READ_BEFORE = 600
"""Articles at the head of the corpus that were read while the rules were first written."""


def main(seed: int, count: int) -> None:
    """Print ``count`` articles of the corpus that ``seed`` draws, marked."""
    if not CORPUS.exists():
        print(f"sample skipped: {CORPUS} is not here")
        return
    registry = load_registry(ROOT / "config")
    for article in _drawn(seed, count):
        print(f"\n=== {article.source_id} | {article.published} | {article.source}\n# {article.title}\n{_marked(article)}")
        for number, said in enumerate(article.statements, 1):
            print(f"  {number} {said.kind[0]} | {said.speaker} | {said.role} | {said.rule}")
        for named in find_people(article.text, article.title, article.published, registry):
            print(
                f"  @ {named.name} | {named.role} | {'official' if named.official else '-'}{' (role only)' if named.by_role_only else ''}"
            )


def _drawn(seed: int, count: int) -> Iterator[Article]:
    pages = [page for page in read_inputs([CORPUS]) if not isinstance(page, InputFailure)][_READ_BEFORE:]
    random.Random(seed).shuffle(pages)
    reader = Reader(ROOT / "config")
    outcomes = (reader.read(page) for page in pages)
    articles = (outcome for outcome in outcomes if isinstance(outcome, Article) and outcome.statements)
    yield from (article for article, _ in zip(articles, range(count), strict=False))


def _marked(article: Article) -> str:
    """The text on one line a paragraph, each statement's words in ``{number: …}``."""
    text = article.text
    for at, mark in sorted(_marks(article.statements), reverse=True):
        text = text[:at] + mark + text[at:]
    return text.replace("\n\n", "\n")


def _marks(statements: Sequence[Statement]) -> Iterator[tuple[int, str]]:
    for number, statement in enumerate(statements, 1):
        for start, end in statement.spans:
            yield start, f"{{{number}: "
            yield end, "}"
