"""The words of a digest: one section a saved search, one entry a story."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from extractor.article import Article
from search.export.cells import clean
from search.wording import day as written_day
from search.wording import number

_FEW: Final = 5
_MOST: Final = 50
"""So many stories a section lists; the rest is counted."""
_BREAK: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Told:
    """A story with the outlets whose articles are new."""

    article: Article
    outlets: Sequence[str]


@dataclass(frozen=True, slots=True)
class Section:
    """What one saved search has to tell: new stories, stories told before with new carriers, or why it is paused."""

    name: str
    stories: tuple[Told, ...]
    later: tuple[Told, ...]
    paused: str | None = None


def subject(sections: Sequence[Section], day: str) -> str:
    """The subject line for ``day`` (ISO date)."""
    count = sum(len(section.stories) for section in sections)
    said = f"{number(count)} cerita baru" if count else "tidak ada berita baru"
    return f"kliping {written_day(day)}: {said}"


def body(sections: Sequence[Section], day: str, site: str) -> str:
    """The mail as plain text; ``site`` is the address of the web pages, or nothing."""
    parts = ["\n".join(_section_lines(section, site)) for section in sections]
    foot = "Berhenti menerima: kliping watch remove NAMA" + (f", atau {site.rstrip('/')}/pantauan" if site else "")
    return "\n\n".join([f"Pantauan kliping, {written_day(day)}", *parts, f"-- \n{foot}"]) + "\n"


def one_line(text: str) -> str:
    """``text`` without line ends and control characters."""
    return _BREAK.sub(" ", clean(text)).strip()


def _section_lines(section: Section, site: str) -> Iterator[str]:
    yield f"== {one_line(section.name)} =="
    if section.paused:
        yield f"Pencarian ini dijeda: {one_line(section.paused)}"
        yield f"Perbaiki lalu jalankan: kliping watch resume {one_line(section.name)!r}"
        return
    if not section.stories and not section.later:
        yield "Tidak ada berita baru."
    for entry in section.stories[:_MOST]:
        yield from _entry_lines(entry, site)
    if len(section.stories) > _MOST:
        yield f"… dan {number(len(section.stories) - _MOST)} cerita lain."
    for entry in section.later[:_MOST]:
        yield f"+{len(entry.outlets)} pemuat: {_title(entry.article)} ({_outlets(entry)})"


def _entry_lines(entry: Told, site: str) -> Iterator[str]:
    yield f"* {_title(entry.article)}"
    yield f"  {_outlets(entry)}, {written_day(entry.article.published)}"
    if entry.article.url:
        yield f"  {one_line(entry.article.url)}"
    if site:
        yield f"  {site.rstrip('/')}/a/{entry.article.id}"


def _title(article: Article) -> str:
    return one_line(article.title or article.text[:90])


def _outlets(entry: Told) -> str:
    names = list(dict.fromkeys(map(one_line, entry.outlets)))
    return ", ".join(names[:_FEW]) + (f" dan {number(len(names) - _FEW)} media lain" if len(names) > _FEW else "")
