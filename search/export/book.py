"""The kliping as data: what a period's articles come to, told by story, before any file is made of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from itertools import islice
from typing import Final

from extractor.article import Article, Statement
from search.asking import Desk, story_of
from search.export.book_words import Period, Tally, summary
from search.export.cells import clean
from search.export.tables import Label, outlet_of
from search.settings import OfficeSettings
from search.store import Run
from search.views import StoryRow
from search.wording import day

MOST: Final = 2_000
"""So many articles a kliping has at most; more is for tables."""

KINDS: Final[Mapping[str | None, str]] = {
    None: "naskah utama",
    "exact": "sama persis",
    "near": "hampir sama",
    "cut": "dipersingkat",
    "rewritten": "ditulis ulang",
    "quoting": "mengutip",
    "spun": "salinan mesin",
}
"""How a carrier carries a story, in words."""

_VISITS: Final = ("nightly", "crawl")
_WIB: Final = timezone(timedelta(hours=7))


@dataclass(frozen=True, slots=True)
class Carrier:
    """One article of a story: where, when, how it carries the story, and its address (empty where there is none)."""

    outlet: str
    date: str
    title: str
    how: str
    url: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """Somebody's words, ``direct`` when they are quoted as said."""

    speaker: str
    text: str
    direct: bool


@dataclass(frozen=True, slots=True)
class Item:
    """One story: the article that speaks for it in full, who is quoted, and all its carriers, that article's first."""

    story: str
    number: int
    title: str
    paragraphs: tuple[str, ...]
    quotations: tuple[Quotation, ...]
    carriers: tuple[Carrier, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One article in the summary table; ``item`` is the number of its story. The tone is left to people."""

    article: str
    outlet: str
    date: str
    title: str
    quoted: str
    url: str
    item: int


@dataclass(frozen=True, slots=True)
class Missed:
    """An outlet whose news may be missing, and why."""

    outlet: str
    why: str


@dataclass(frozen=True, slots=True)
class Book:
    """Everything a kliping says. ``missed`` is null when nobody went to the outlets in its period."""

    office: OfficeSettings
    heading: str
    when: str
    signed: str
    summary: tuple[str, ...]
    lines: tuple[Line, ...]
    items: tuple[Item, ...]
    missed: tuple[Missed, ...] | None
    visited: int
    """Outlets that were visited in the period."""


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands on the cover: ``period`` is null for articles that are not of a period; ``before`` counts those of the period before.

    ``visits`` is the period whose visits to the outlets the reader must know of. ``as_given``: the stories come in the order of the
    articles, else those with most carriers first, among equals the earliest.
    """

    office: OfficeSettings
    heading: str
    when: str
    period: Period | None = None
    before: int | None = None
    visits: Period | None = None
    as_given: bool = False


def book_of(desk: Desk, articles: Sequence[Article], cover: Cover) -> Book:
    """The kliping of ``articles``."""
    stories = _stories(desk, articles, cover.as_given)
    number_of = {article.id: n for n, (_, members) in enumerate(stories, 1) for article in members}
    items = tuple(_item(n, story, desk.known.label) for n, (story, _) in enumerate(stories, 1))
    lines = (_line(article, number_of[article.id], desk.known.label) for _, members in stories for article in members)
    visits = _visits(desk.store.runs(limit=400), cover.visits) if cover.visits else {}
    return Book(
        cover.office,
        cover.heading,
        cover.when,
        day(cover.period.last.isoformat()) if cover.period else "",
        summary(_tally(desk, articles, stories), cover.before, str(cover.period.before) if cover.period else ""),
        tuple(lines),
        items,
        tuple(_missed(visits)) if visits else None,
        len(visits),
    )


def _stories(desk: Desk, articles: Sequence[Article], as_given: bool) -> list[tuple[StoryRow, list[Article]]]:
    """Each story with those of its articles that were asked for, the earliest of these first."""
    groups: dict[str, list[Article]] = {}
    for article in articles:
        groups.setdefault(article.story or article.id, []).append(article)
    members = [sorted(group, key=lambda a: (a.published or "~", a.id)) for group in groups.values()]
    found = [(story_of(desk.store, group[0]), group) for group in members]
    return found if as_given else sorted(found, key=lambda pair: (-len(pair[0].carriers), pair[1][0].published or "~", pair[0].story))


def _item(number: int, story: StoryRow, label: Label) -> Item:
    first = story.first
    return Item(
        story.story,
        number,
        title_of(first),
        tuple(clean(part).replace("\n", " ") for part in first.text.split("\n\n") if part.strip()),
        tuple(_quotation(s) for s in first.statements if s.speaker),
        tuple(_carrier(article, kind, label) for article, kind in story.carriers),
    )


def title_of(article: Article) -> str:
    """The title; the beginning of the text where there is none."""
    return clean(article.title or " ".join(article.text.split()[:10]) + " …").replace("\n", " ").strip() or "tanpa judul"


def _quotation(said: Statement) -> Quotation:
    speaker = f"{said.speaker}, {said.role}" if said.role and said.role != said.speaker else said.speaker or ""
    return Quotation(clean(speaker), clean(said.text).replace("\n", " "), said.kind == "direct")


def _carrier(article: Article, kind: str | None, label: Label) -> Carrier:
    return Carrier(
        clean(outlet_of(article, label)), day(article.published), title_of(article), KINDS.get(kind, kind or ""), web_address(article)
    )


def _line(article: Article, item: int, label: Label) -> Line:
    quoted = ", ".join(dict.fromkeys(clean(s.speaker) for s in article.statements if s.speaker))
    outlet = clean(outlet_of(article, label))
    return Line(article.id, outlet, day(article.published), title_of(article), quoted, web_address(article), item)


def web_address(article: Article) -> str:
    """The address when it is one of the web; nothing else becomes a link."""
    url = clean(article.url or "")
    return url if url.startswith(("https://", "http://")) and " " not in url else ""


def _tally(desk: Desk, articles: Sequence[Article], stories: Sequence[tuple[StoryRow, list[Article]]]) -> Tally:
    programmes = Counter(key for a in articles for key in {p.programme or p.name: None for p in a.programmes})
    speakers = Counter(s.person or s.speaker for story, _ in stories for s in story.first.statements if s.speaker)
    outlets = {outlet_of(article, desk.known.label) for article in articles}
    return Tally(
        len(articles),
        len(stories),
        len(outlets),
        [(desk.known.label("programme", key), count) for key, count in _ranked(programmes)],
        [(desk.known.label("official", key or ""), count) for key, count in _ranked(speakers)],
    )


def _ranked(counts: Mapping[str | None, int] | Mapping[str, int]) -> Iterable[tuple[str, int]]:
    return islice(sorted(((key or "", count) for key, count in counts.items()), key=lambda pair: (-pair[1], pair[0])), 3)


def _visits(runs: Sequence[Run], period: Period) -> dict[str, Mapping[str, object]]:
    """The last visit to each outlet from the first day of ``period`` to the morning after its last."""
    latest: dict[str, Mapping[str, object]] = {}
    for run in reversed(runs):
        when = datetime.fromisoformat(run.ended_at or run.started_at).astimezone(_WIB).date()
        if run.kind in _VISITS and run.receipt and period.first <= when <= period.last + timedelta(days=1):
            latest.update((str(row["outlet"]), row) for row in run.receipt.get("outlets", ()))
    return latest


def _missed(visits: Mapping[str, Mapping[str, object]]) -> Iterator[Missed]:
    for row in sorted(visits.values(), key=lambda row: str(row["name"])):
        if row.get("missing"):
            findings = row.get("findings")
            texts = [str(finding["text"]) for finding in findings] if isinstance(findings, list) else []
            yield Missed(clean(str(row["name"])), clean("; ".join(texts)) or "tidak terambil seluruhnya")
