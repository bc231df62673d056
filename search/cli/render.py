"""Rows as people read them on a terminal: Indonesian dates and numbers, matched words marked, no control characters from outside."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from extractor.article import Article, Evidence, Figure, Official, Statement
from search.cli.context import Context
from search.query_words import Language
from search.views import ArticleRow, FigureRow, Page, StatementRow, StoryRow
from search.wording import day, number
from search.wording_codes import coded

_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SECTIONS: Final[Mapping[str, tuple[str, str, str, str, str, str]]] = {
    "id": ("Pejabat", "Program", "Angka", "Pernyataan", "Tanggal yang terbaca", "Dibuang saat pembersihan"),
    "en": ("Officials", "Programmes", "Figures", "Statements", "Dates seen", "Removed in cleaning"),
}
_COUNTED: Final[Mapping[str, Mapping[str, tuple[str, str]]]] = {
    "id": {
        "article": ("{total} berita", "{total} berita dalam {groups} cerita"),
        "statement": ("{total} pernyataan", "{groups} pernyataan, dimuat {total} kali"),
        "figure": ("{total} angka", "{groups} angka, dimuat {total} kali"),
        "story": ("{total} cerita", "{groups} cerita, {total} berita"),
    },
    "en": {
        "article": ("{total} articles", "{total} articles in {groups} stories"),
        "statement": ("{total} statements", "{groups} statements, printed {total} times"),
        "figure": ("{total} figures", "{groups} figures, printed {total} times"),
        "story": ("{total} stories", "{groups} stories, {total} articles"),
    },
}
"""How what was found is counted, alone and where several are one; the same words as on the pages."""
_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"


def article(row: ArticleRow, desk: Context) -> str:
    """A found article: title, where and when, the passage."""
    a = row.article
    carriers = _carriers(row.carriers, desk.lang) if row.carriers > 1 else ""
    parts = [
        f"{row.rank:>3}. {strong(title(a))}",
        faint(f"     {where(a, desk)}{carriers} · {a.id}"),
        f"     {_passage(row)}",
    ]
    return "\n".join(parts) + "\n"


def _carriers(n: int, lang: Language) -> str:
    return f" · dimuat {n} media" if lang == "id" else f" · carried by {n}"


def statement(row: StatementRow, desk: Context) -> str:
    """A found statement: who in which office, what, where it stands."""
    a, s = row.article, row.article.statements[row.number]
    speaker = strong(_speaker(s, desk.lang))
    return "\n".join((f"{row.rank:>3}. {speaker}", *_said(s), faint(f"     {where(a, desk)} · {title(a)} · {a.id}"))) + "\n"


def figure(row: FigureRow, desk: Context) -> str:
    """A found figure: the words, what it measures, where it stands."""
    a, f = row.article, row.article.figures[row.number]
    return f"{row.rank:>3}. {strong(safe(f.text))}{_measured(f)}\n{faint(f'     {where(a, desk)} · {title(a)} · {a.id}')}\n"


def disputed_figure(row: FigureRow, desk: Context) -> str:
    """A figure that others contradict, under the fact that they disagree on."""
    f = row.article.figures[row.number]
    about = f"{f.indicator} per {f.as_of}" if desk.lang == "id" else f"{f.indicator} as of {f.as_of}"
    return f"     {faint(safe(about))}\n{figure(row, desk)}"


def story(row: StoryRow, desk: Context) -> str:
    """A story: its title and every carrier."""
    lines = [f"{strong(title(row.first))} ({len(row.carriers)} {'pemuat' if desk.lang == 'id' else 'carriers'} · {row.story})"]
    lines += [f"     {where(a, desk):<40} {carrying(kind, desk.lang):<13} {title(a)} · {a.id}" for a, kind in row.carriers]
    return "\n".join(lines) + "\n"


def whole_article(a: Article, desk: Context) -> str:
    """Everything that was read from one article, as sections of plain text."""
    return "\n".join(line for section in _sections(a, desk) for line in (*section, ""))


def carrying(kind: str | None, lang: Language) -> str:
    """How an article carries its story, in words; null is the one that speaks for it."""
    return coded("kind", kind or "first", lang)


def footer(found: Page[Any], noun: str, lang: str) -> str:
    """How many there are, how the question was understood, and what to do next."""
    indonesian = lang == "id"
    alone, grouped = _COUNTED[lang][noun]
    one_each = found.groups is None or found.groups == found.total
    shown = (alone if one_each else grouped).format(total=number(found.total, lang), groups=number(found.groups or 0, lang))
    pages = -(-found.shown_total // found.size) if found.size else 1
    if pages > 1 or (found.page > pages > 0):
        shown += f" · halaman {found.page} dari {number(pages)} (--page)" if indonesian else f" · page {found.page} of {pages:,} (--page)"
    suggestion = [("Mungkin maksud Anda: " if indonesian else "Did you mean: ") + found.suggestion] if found.suggestion else []
    return faint("\n".join(filter(None, [shown, found.understood, *found.notices, *suggestion])))


def _sections(a: Article, desk: Context) -> Iterator[list[str]]:
    yield [strong(title(a)), faint(where(a, desk)), *([safe(a.url)] if a.url else [])]
    yield [safe(a.text)]
    officials, programmes, figures, statements, dates, dropped = _SECTIONS[desk.lang]
    yield from _listed(officials, (_official(o, desk.lang) for o in a.officials))
    yield from _listed(programmes, (p.name for p in a.programmes))
    yield from _listed(figures, (f.text + _measured(f) for f in a.figures))
    yield from _listed(statements, ("\n    ".join((_speaker(s, desk.lang), *map(str.strip, _said(s)))) for s in a.statements))
    yield from _listed(dates, (_dated(e, desk.lang) for e in a.published_evidence))
    yield from _listed(dropped, (f"{coded('dropped', d.reason, desk.lang)}: {d.text}" for d in a.dropped))


def _listed(heading: str, items: Iterable[str]) -> Iterator[list[str]]:
    lines = [f"  - {safe(item)}" for item in items]
    if lines:
        yield [strong(heading), *lines]


def _official(o: Official, lang: Language) -> str:
    from_office = {"id": " (dari jabatannya)", "en": " (by the office)"}[lang]
    return f"{o.name} — {o.role or '?'}{from_office if o.by_role_only else ''}"


def _speaker(s: Statement, lang: Language) -> str:
    name = safe(s.speaker or s.role or {"id": "tanpa nama", "en": "unnamed"}[lang])
    return f"{name}, {safe(s.role)}" if s.role and s.speaker and s.role != s.speaker else name


def _said(s: Statement) -> Iterator[str]:
    text = safe(s.text)
    yield f"     “{text}”" if s.kind == "direct" else f"     {text}"


def _dated(e: Evidence, lang: Language) -> str:
    read = day(e.date, lang) if e.date else "?"
    return f"{coded('origin', e.origin, lang)}: {e.text} → {read}" + (f" ({coded('reason', e.reason, lang)})" if e.reason else "")


def _measured(f: Figure) -> str:
    return f" — {safe(f.measure)}" if f.measure else ""


def where(a: Article, desk: Context) -> str:
    """Where and when an article was published."""
    outlet = desk.app.desk.known.label("outlet", a.outlet) if a.outlet else a.source
    return safe(f"{outlet} · {day(a.published, desk.lang)}")


def title(a: Article) -> str:
    """The headline, else the first words."""
    return safe(a.title or a.text[:80].split("\n")[0] + "…")


def _passage(row: ArticleRow) -> str:
    opening, closing = (_BOLD, _PLAIN) if _coloured() else ("«", "»")
    marked = "".join(f"{opening}{safe(part)}{closing}" if hit else safe(part) for part, hit in row.snippet.parts())
    return f"{'… ' if row.snippet.before else ''}{marked}{' …' if row.snippet.after else ''}"


def safe(text: str) -> str:
    """Without control characters: what stands in an article must not steer anybody's terminal."""
    return _CONTROL.sub(" ", text)


def _coloured() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


def strong(text: str) -> str:
    """``text`` in bold where the terminal shows it."""
    return f"{_BOLD}{text}{_PLAIN}" if _coloured() else text


def faint(text: str) -> str:
    """``text`` dimmed where the terminal shows it."""
    return f"{_DIM}{text}{_PLAIN}" if _coloured() else text
