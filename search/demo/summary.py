"""What the demonstration found, told in plain Indonesian."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from crawler.reasons import FAILURES
from extractor.article import REJECTIONS, Article
from search.app import App
from search.demo.contradictions import Contradiction, contradictions
from search.nightly import Receipt
from search.store import Store
from search.wording import day, number

MOST: Final = 6
"""Rows of each list."""


def summary(app: App, receipt: Receipt) -> Iterator[str]:
    """The summary, line by line, for the store of ``app`` after the run of ``receipt``."""
    with Store.open(app.data_dir) as store:
        articles = list(store.iterate_articles())
        counts = store.counts()
    names = receipt.names
    yield ""
    yield f"{number(counts.articles)} artikel dari {counts.outlets} media, {day(counts.first)} sampai {day(counts.last)};"
    yield f"{number(counts.relevant)} tentang kebijakan IKM; {number(counts.statements)} pernyataan dan {number(counts.figures)} angka."
    yield from _section("Berita yang dimuat beberapa media", _stories(articles, names))
    yield from _section("Yang dikutip", _speakers(articles))
    yield from _section("Angka yang bertentangan", [line for c in contradictions(articles)[:MOST] for line in _told(c, names)])
    yield from _section("Yang ditolak atau gagal, dan sebabnya", _refused(receipt))
    yield ""
    yield list(receipt.lines())[-1]


def _section(title: str, lines: Sequence[str]) -> Iterator[str]:
    yield ""
    yield title
    yield from (f"  {line}" for line in lines or ("tidak ada",))


def _stories(articles: Sequence[Article], names: Mapping[str, str]) -> list[str]:
    sizes = Counter(article.story for article in articles if article.story)
    return [_story([a for a in articles if a.story == story], names) for story, size in sizes.most_common(MOST) if size > 1]


def _story(carriers: Sequence[Article], names: Mapping[str, str]) -> str:
    ordered = sorted(carriers, key=lambda article: article.published or "9")
    said = ", ".join(dict.fromkeys(names.get(article.outlet or "", "?") for article in ordered))
    return f"{len(carriers)} artikel: {ordered[0].title} ({day(ordered[0].published)}; {said})"


def _speakers(articles: Sequence[Article]) -> list[str]:
    said = Counter(s.speaker for article in articles for s in article.statements if s.speaker)
    roles = {s.speaker: s.role for article in articles for s in article.statements if s.role and s.role != s.speaker}
    return [f"{name}{f', {roles[name]}' if name in roles else ''}: {count} pernyataan" for name, count in said.most_common(MOST)]


def _told(found: Contradiction, names: Mapping[str, str]) -> Iterator[str]:
    yield f"{found.what}:"
    for text, by in found.values:
        yield f"    {text} menurut {', '.join(sorted({names.get(article.outlet or '', '?') for article in by}))}"


def _refused(receipt: Receipt) -> list[str]:
    ledger, words = receipt.ledger, {**FAILURES, **REJECTIONS}
    both = Counter(ledger.rejected) + Counter(ledger.failed)
    return [f"{count} × {words.get(reason, reason)}" for reason, count in both.most_common()]
