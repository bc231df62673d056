"""Commands that ask the archive: `search`, `statements`, `figures`, `stories`, `show`."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from crawler.errors import UsageError
from search.cli import render
from search.cli.context import Context
from search.cli.days import days_of
from search.engine import Filters
from search.views import Page

if TYPE_CHECKING:
    from search.app import App
    from search.asking import Question

Text = Annotated[str, typer.Argument(help="kata yang dicari / words", metavar="[QUERY]", show_default=False)]
First = Annotated[str | None, typer.Option("--from", help="sejak tanggal, TTTT-BB-HH / since", metavar="DATE")]
Last = Annotated[str | None, typer.Option("--to", help="sampai tanggal / until", metavar="DATE")]
Outlets = Annotated[list[str] | None, typer.Option("--outlet", help="media; boleh diulang / repeatable", metavar="O")]
Officials = Annotated[list[str] | None, typer.Option("--official", help="nama atau id pejabat", metavar="P")]
Programmes = Annotated[list[str] | None, typer.Option("--programme", help="nama atau id program", metavar="P")]
Speakers = Annotated[list[str] | None, typer.Option("--speaker", help="penutur: nama atau id / who spoke", metavar="P")]
Indicators = Annotated[list[str] | None, typer.Option("--indicator", help="id indikator", metavar="I")]
Sort = Annotated[str | None, typer.Option("--sort", help="relevance | newest | oldest", metavar="ORDER")]
Size = Annotated[int | None, typer.Option("--size", help="baris sehalaman; bawaan 10, dengan --json semuanya / rows a page")]
Number = Annotated[int | None, typer.Option("--page", help="halaman; bawaan 1 / page")]
Json = Annotated[bool, typer.Option("--json", help="JSON Lines")]
SORTS = ("relevance", "newest", "oldest")
_PAGE: Final = 10
_AT_ONCE: Final = 1_000


def add_to(app: typer.Typer) -> None:
    """Register this module's commands."""
    for name, command in (("search", search), ("statements", statements), ("figures", figures), ("stories", stories), ("show", show)):
        app.command(name)(command)


def search(
    context: typer.Context, query: Text = "", first: First = None, last: Last = None, outlet: Outlets = None, official: Officials = None,
    programme: Programmes = None, sort: Sort = None, size: Size = None, page: Number = None,
    stories: Annotated[bool, typer.Option("--stories", help="satu baris per cerita / one row a story")] = False, as_json: Json = False,
) -> int:  # fmt: skip
    """Cari berita. / Find articles.

    Contoh: kliping search "e-Smart IKM" --from 2020-01-01 --sort newest
    """
    from search.app import App
    from search.asking import Question

    desk: Context = context.obj
    filters = filters_of(desk, first, last, outlet, official, programme)
    question = Question(query, filters, sort_of(sort), stories=stories)
    return _print(_Asked(App.search, question, size, page), "article", as_json, lambda row: render.article(row, desk), desk)


def statements(
    context: typer.Context, query: Text = "", speaker: Speakers = None,
    role: Annotated[str | None, typer.Option("--role", help="jabatan / office", metavar="R")] = None,
    kind: Annotated[str | None, typer.Option("--kind", help="direct | indirect")] = None, first: First = None, last: Last = None,
    outlet: Outlets = None, programme: Programmes = None, sort: Sort = None, size: Size = None, page: Number = None, as_json: Json = False,
) -> int:  # fmt: skip
    """Siapa mengatakan apa, kapan. / Who said what, when.

    Contoh: kliping statements --speaker "Reni Yanita"
    """
    from search.app import App
    from search.asking import Question

    desk: Context = context.obj
    if kind not in (None, "direct", "indirect"):
        raise UsageError(f"--kind {kind}: pilih/choose direct | indirect")
    filters = filters_of(desk, first, last, outlet, speaker, programme, (kind,) if kind else ())
    question = Question(query, filters, sort_of(sort), role=role or "")
    return _print(_Asked(App.statements, question, size, page), "statement", as_json, lambda row: render.statement(row, desk), desk)


def figures(
    context: typer.Context, query: Text = "", indicator: Indicators = None,
    first: First = None, last: Last = None, outlet: Outlets = None, programme: Programmes = None, sort: Sort = None,
    size: Size = None, page: Number = None,
    conflicts: Annotated[bool, typer.Option("--conflicts", help="hanya angka yang bertentangan / only contradicting ones")] = False,
    as_json: Json = False,
) -> int:  # fmt: skip
    """Angka yang diberitakan, dengan apa yang diukurnya. / Figures as a ledger."""
    from search.app import App
    from search.asking import Question

    desk: Context = context.obj
    filters = filters_of(desk, first, last, outlet, None, programme, indicators=indicators_of(desk, indicator))
    verb = App.disputed_figures if conflicts else App.figures
    shown = render.disputed_figure if conflicts else render.figure
    asked = _Asked(verb, Question(query, filters, sort_of(sort)), size, page, walks=not conflicts)
    return _print(asked, "figure", as_json, lambda row: shown(row, desk), desk)


def stories(
    context: typer.Context, query: Text = "", first: First = None, last: Last = None, outlet: Outlets = None, sort: Sort = None,
    size: Size = None, page: Number = None, as_json: Json = False,
) -> int:  # fmt: skip
    """Cerita dengan semua media pemuatnya. / Stories with their carriers."""
    from search.app import App
    from search.asking import Question

    desk: Context = context.obj
    question = Question(query, filters_of(desk, first, last, outlet), sort_of(sort))
    return _print(_Asked(App.stories, question, size, page), "story", as_json, lambda row: render.story(row, desk), desk)


def show(
    context: typer.Context, key: Annotated[str, typer.Argument(help="id berita atau cerita", metavar="ID")], as_json: Json = False
) -> int:
    """Satu berita atau cerita lengkap. / One record."""
    from extractor.article import to_json

    desk: Context = context.obj
    article = desk.app.article(key)
    if article is not None:
        print(to_json(article) if as_json else render.whole_article(article, desk))
        return 0
    story = desk.app.story(key)
    if story is None:
        raise UsageError(f"tidak ada berita atau cerita dengan id {key} / no article or story with this id")
    print(json.dumps(story.as_dict(), ensure_ascii=False) if as_json else render.story(story, desk))
    return 0


def filters_of(
    desk: Context, first: str | None, last: str | None, outlets: list[str] | None, officials: list[str] | None = None,
    programmes: list[str] | None = None, kinds: Iterable[str] = (), indicators: tuple[str, ...] = (),
) -> Filters:  # fmt: skip
    """What the options narrow a question to; names and parts of names stand for their ids. Raises ``UsageError`` for days that are none."""
    days_of(first, last)
    return Filters(
        first=first,
        last=last,
        outlets=_known(desk, "outlet", outlets, "media"),
        officials=_known(desk, "official", officials, "pejabat"),
        programmes=_known(desk, "programme", programmes, "program"),
        kinds=tuple(kinds),
        indicators=indicators,
    )


def _known(desk: Context, facet: str, wanted: list[str] | None, what: str) -> tuple[str, ...]:
    """The ids that are meant; a name that nobody has is told, since it finds nothing."""
    known = desk.app.desk.known
    keys = known.keys(facet, wanted)
    for key in keys:
        if key in (wanted or ()) and key not in known.labels.get(facet, {}):
            hint = _instead(desk, facet, key)
            print(f"kliping: tidak ada {what} bernama “{key}” di arsip / no {facet} of this name in the archive{hint}", file=sys.stderr)
    return keys


def _instead(desk: Context, facet: str, key: str) -> str:
    """What may have been meant by a name that nobody has: a known name like it, or an office in the place of a person."""
    from search.asking import Question

    near = desk.app.desk.known.like(facet, key)
    if near:
        return f"; mungkin/perhaps: {near}"
    if facet == "official" and desk.app.statements(Question(role=key, size=0)).total:
        return f'; sebuah jabatan/an office: kliping statements --role "{key}"'
    return ""


def indicators_of(desk: Context, wanted: list[str] | None) -> tuple[str, ...]:
    """The indicators that are asked for. Raises ``UsageError`` for one that the configuration does not name."""
    from extractor.figures_indicators import load_indicators

    named = [indicator.id for indicator in load_indicators(desk.config / "indicators.toml")] if wanted else []
    for one in wanted or ():
        if one not in named:
            raise UsageError(f"--indicator {one}: pilih/choose {' | '.join(named)}")
    return tuple(wanted or ())


def sort_of(sort: str | None) -> Any:
    """The order that was asked for. Raises ``UsageError`` for one that there is not."""
    if sort is not None and sort not in SORTS:
        raise UsageError(f"--sort {sort}: pilih/choose {' | '.join(SORTS)}")
    return sort


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question with the verb that answers it; a page of null is the first one, a size of null the usual one."""

    verb: Callable[[App, Question], Page[Any]]
    question: Question
    size: int | None
    page: int | None
    walks: bool = True
    """Whether the list can be gone through by :meth:`search.app.App.after`; contradictions are few and put in order at once."""

    def one_page(self, app: App) -> Page[Any]:
        """The page that was asked for."""
        return self.verb(
            app, replace(self.question, size=_PAGE if self.size is None else self.size, page=1 if self.page is None else self.page)
        )

    def rows(self, app: App) -> Iterator[Any]:
        """What a program gets: the page it asked for, else every row, for it could not know that there are more."""
        if self.size is not None or self.page is not None:
            yield from self.one_page(app).rows
        elif self.walks:
            yield from self._walked(app)
        else:
            yield from self._numbered(app)

    def _walked(self, app: App) -> Iterator[Any]:
        place, begun = None, False
        while place or not begun:
            found, place = app.after(self.verb, replace(self.question, size=_AT_ONCE), place)
            begun = True
            yield from found.rows

    def _numbered(self, app: App) -> Iterator[Any]:
        for page in count(1):
            found = self.verb(app, replace(self.question, size=_AT_ONCE, page=page))
            yield from found.rows
            if page * _AT_ONCE >= found.total:
                return


def _print(asked: _Asked, noun: str, as_json: bool, line: Callable[[Any], str], desk: Context) -> int:
    if as_json:
        for row in asked.rows(desk.app):
            print(json.dumps(row.as_dict(), ensure_ascii=False))
        return 0
    found = asked.one_page(desk.app)
    for row in found.rows:
        print(line(row))
    print(render.footer(found, noun, desk.lang))
    return 0
