"""What the demonstration found, told in plain Indonesian."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from crawler.reasons import FAILURES
from extractor.article import REJECTIONS, Article
from search.app import App
from search.demo.contradictions import Contradiction, contradictions
from search.receipt import OutletLine, Receipt
from search.store import Store
from search.storying import Dossier, dossier
from search.wording import day, number

MOST: Final = 6
"""Rows of each list."""

_REASONS: Final = {**REJECTIONS, **FAILURES}


def summary(app: App, receipt: Receipt) -> Iterator[str]:
    """The summary, line by line, for the store of ``app`` after the run of ``receipt``."""
    with Store.open(app.data_dir) as store:
        articles, counts = list(store.iterate_articles()), store.counts()
        stories = [dossier(store, story) for story in _carried(articles)]
    names = receipt.names
    altered = [line for story in stories for line in _altered(story, names)]
    yield f"{number(counts.articles)} artikel dari {counts.outlets} media, {day(counts.first)} sampai {day(counts.last)};"
    yield f"{number(counts.relevant)} tentang kebijakan IKM; {number(counts.statements)} pernyataan dan {number(counts.figures)} angka."
    yield from _section("Berita yang dimuat beberapa media", [line for story in stories for line in _story(story, names)])
    yield from _section("Yang paling banyak dikutip", _speakers(articles))
    yield from _section("Angka yang bertentangan", [*altered, *(_told(found, names) for found in contradictions(articles))])
    yield from _section("Yang ditolak, dan sebabnya", [line for outlet in receipt.outlets for line in _refused(outlet)])
    yield ""
    yield _balance(receipt)


def _section(title: str, lines: Sequence[str]) -> Iterator[str]:
    yield ""
    yield title
    yield from (f"  {line}" for line in lines or ("tidak ada",))


def _carried(articles: Sequence[Article]) -> list[str]:
    sizes = Counter(article.story for article in articles if article.story)
    return [story for story, size in sizes.most_common(MOST) if size > 1]


def _story(found: Dossier, names: Mapping[str, str]) -> Iterator[str]:
    yield f"{found.carriers[0].article.title} ({day(found.first.published)}, {len(found.carriers)} artikel)"
    yield f"    {', '.join(names.get(carrier.article.outlet or '', '?') for carrier in found.carriers)}"


def _speakers(articles: Sequence[Article]) -> list[str]:
    said = Counter(statement.speaker for article in articles for statement in article.statements if statement.speaker)
    roles = {s.speaker: s.role for article in articles for s in article.statements if s.role and s.role != s.speaker}
    return [f"{name}{f', {roles[name]}' if name in roles else ''}: {count} pernyataan" for name, count in said.most_common(MOST)]


def _altered(found: Dossier, names: Mapping[str, str]) -> Iterator[str]:
    outlets = {carrier.article.id: names.get(carrier.article.outlet or "", "?") for carrier in found.carriers}
    original = outlets[found.carriers[0].article.id]
    for conflict in found.conflicts:
        if conflict.what == "figure":
            others = "; ".join(f"{other.text} menurut {', '.join(outlets[key] for key in other.articles)}" for other in conflict.others)
            yield f"{conflict.original} menurut {original}, tetapi {others}"


def _told(found: Contradiction, names: Mapping[str, str]) -> str:
    values = "; ".join(f"{text} menurut {', '.join(names.get(outlet, '?') for outlet in by)}" for text, by in found.values)
    return f"{found.indicator} ({found.as_of}): {values}"


def _refused(outlet: OutletLine) -> Iterator[str]:
    reasons = Counter(outlet.report.failed) + Counter({what: count for what, count in outlet.read.items() if what != "article"})
    yield from (f"{outlet.name}: {count} × {_REASONS.get(reason, reason)}" for reason, count in sorted(reasons.items()))


def _balance(receipt: Receipt) -> str:
    ledger = receipt.ledger
    parts = {
        "artikel": ledger.article, "kembar": sum(ledger.duplicate.values()), "ditolak": sum(ledger.rejected.values()),
        "gagal": sum(ledger.failed.values()), "menunggu": ledger.pending,
    }  # fmt: skip
    told = " + ".join(f"{number(count)} {name}" for name, count in parts.items() if count)
    return f"Buku besar: {number(ledger.discovered)} halaman ditemukan = {told} ({'cocok' if ledger.balanced else 'TIDAK COCOK'})."
