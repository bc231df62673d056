"""Commands that ask the archive: `search`, `statements`, `figures`, `stories`, `show`."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from typing import Annotated, Any

import typer

from crawler.errors import UsageError
from search.cli import render
from search.cli.context import Context
from search.cli.days import days_of
from search.engine import Filters
from search.views import Page

Text = Annotated[str, typer.Argument(help="kata yang dicari / words", metavar="[QUERY]", show_default=False)]
First = Annotated[str | None, typer.Option("--from", help="sejak tanggal, TTTT-BB-HH / since", metavar="DATE")]
Last = Annotated[str | None, typer.Option("--to", help="sampai tanggal / until", metavar="DATE")]
Outlets = Annotated[list[str] | None, typer.Option("--outlet", help="media; boleh diulang / repeatable", metavar="O")]
Officials = Annotated[list[str] | None, typer.Option("--official", help="nama atau id pejabat", metavar="P")]
Programmes = Annotated[list[str] | None, typer.Option("--programme", help="nama atau id program", metavar="P")]
Sort = Annotated[str | None, typer.Option("--sort", help="relevance | newest | oldest", metavar="ORDER")]
Size = Annotated[int, typer.Option("--size", help="baris sehalaman / rows a page")]
Number = Annotated[int, typer.Option("--page", help="halaman / page")]
Json = Annotated[bool, typer.Option("--json", help="JSON Lines")]
SORTS = ("relevance", "newest", "oldest")


def add_to(app: typer.Typer) -> None:
    """Register this module's commands."""
    for name, command in (("search", search), ("statements", statements), ("figures", figures), ("stories", stories), ("show", show)):
        app.command(name)(command)


def search(
    context: typer.Context, query: Text = "", first: First = None, last: Last = None, outlet: Outlets = None, official: Officials = None,
    programme: Programmes = None, sort: Sort = None, size: Size = 10, page: Number = 1,
    stories: Annotated[bool, typer.Option("--stories", help="satu baris per cerita / one row a story")] = False, as_json: Json = False,
) -> int:  # fmt: skip
    """Cari berita. / Find articles.

    Contoh: kliping search "e-Smart IKM" --from 2020-01-01 --sort newest
    """
    from search.asking import Question

    desk: Context = context.obj
    filters = filters_of(desk, first, last, outlet, official, programme)
    found = desk.app.search(Question(query, filters, sort_of(sort), size, page, stories))
    return _print(found, "article", as_json, lambda row: render.article(row, desk), desk)


def statements(
    context: typer.Context, query: Text = "", speaker: Annotated[list[str] | None, typer.Option("--speaker", metavar="P")] = None,
    role: Annotated[str | None, typer.Option("--role", help="jabatan / office", metavar="R")] = None,
    kind: Annotated[str | None, typer.Option("--kind", help="direct | indirect")] = None, first: First = None, last: Last = None,
    outlet: Outlets = None, programme: Programmes = None, sort: Sort = None, size: Size = 10, page: Number = 1, as_json: Json = False,
) -> int:  # fmt: skip
    """Siapa mengatakan apa, kapan. / Who said what, when.

    Contoh: kliping statements --speaker "Reni Yanita"
    """
    from search.asking import Question

    desk: Context = context.obj
    if kind not in (None, "direct", "indirect"):
        raise UsageError(f"--kind {kind}: pilih/choose direct | indirect")
    filters = filters_of(desk, first, last, outlet, speaker, programme, (kind,) if kind else ())
    found = desk.app.statements(Question(query, filters, sort_of(sort), size, page, role=role or ""))
    return _print(found, "statement", as_json, lambda row: render.statement(row, desk), desk)


def figures(
    context: typer.Context, query: Text = "", indicator: Annotated[list[str] | None, typer.Option("--indicator", metavar="I")] = None,
    first: First = None, last: Last = None, outlet: Outlets = None, programme: Programmes = None, sort: Sort = None,
    size: Size = 10, page: Number = 1,
    conflicts: Annotated[bool, typer.Option("--conflicts", help="hanya angka yang bertentangan / only contradicting ones")] = False,
    as_json: Json = False,
) -> int:  # fmt: skip
    """Angka yang diberitakan, dengan apa yang diukurnya. / Figures as a ledger."""
    from search.asking import Question

    desk: Context = context.obj
    filters = filters_of(desk, first, last, outlet, None, programme, indicators=indicators_of(desk, indicator))
    question = Question(query, filters, sort_of(sort), size, page)
    found = desk.app.disputed_figures(question) if conflicts else desk.app.figures(question)
    shown = render.disputed_figure if conflicts else render.figure
    return _print(found, "figure", as_json, lambda row: shown(row, desk), desk)


def stories(
    context: typer.Context, query: Text = "", first: First = None, last: Last = None, outlet: Outlets = None, sort: Sort = None,
    size: Size = 10, page: Number = 1, as_json: Json = False,
) -> int:  # fmt: skip
    """Cerita dengan semua media pemuatnya. / Stories with their carriers."""
    from search.asking import Question

    desk: Context = context.obj
    found = desk.app.stories(Question(query, filters_of(desk, first, last, outlet), sort_of(sort), size, page))
    return _print(found, "story", as_json, lambda row: render.story(row, desk), desk)


def show(context: typer.Context, key: Annotated[str, typer.Argument(metavar="ID")], as_json: Json = False) -> int:
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


def _print(found: Page[Any], noun: str, as_json: bool, line: Callable[[Any], str], desk: Context) -> int:
    if as_json:
        for row in found.rows:
            print(json.dumps(row.as_dict(), ensure_ascii=False))
        return 0
    for row in found.rows:
        print(line(row))
    print(render.footer(found, noun, desk.lang))
    return 0
