"""Commands that make something of the archive for others: `export`, `book`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast, get_args

import typer

from crawler.errors import UsageError
from search.cli.asking import First, Indicators, Json, Last, Officials, Outlets, Programmes, Text, filters_of, indicators_of, sort_of
from search.cli.context import Context
from search.cli.days import day_of, days_of

if TYPE_CHECKING:
    from search.export.book import Book

SUBJECTS = ("articles", "statements", "figures", "stories")
BOUND = ("docx", "pdf")
"""Formats in which `export` makes a kliping instead of a table."""
WIB = timezone(timedelta(hours=7))


def add_to(app: typer.Typer) -> None:
    """Register this module's commands."""
    app.command("export")(export)
    app.command("book")(book)


def export(
    context: typer.Context, query: Text = "",
    form: Annotated[str, typer.Option("--format", help="csv | xlsx | jsonl | parquet | docx | pdf", metavar="FORMAT")] = "csv",
    to: Annotated[Path | None, typer.Option("--output", "-o", help="berkas tujuan", metavar="FILE")] = None,
    what: Annotated[str, typer.Option("--what", help=" | ".join(SUBJECTS), metavar="WHAT")] = "articles",
    again: Annotated[str | None, typer.Option("--again", help="ulangi ekspor dengan id ini", metavar="ID")] = None,
    excel: Annotated[bool, typer.Option("--excel", help="CSV yang langsung terbaca Excel (BOM)")] = False,
    first: First = None, last: Last = None, outlet: Outlets = None, official: Officials = None, programme: Programmes = None,
    indicator: Indicators = None,
    role: Annotated[str, typer.Option("--role", help="jabatan / office", metavar="R")] = "",
    sort: Annotated[str | None, typer.Option("--sort", help="newest | oldest | relevance", metavar="ORDER")] = None, as_json: Json = False,
) -> int:  # fmt: skip
    """Simpan semua hasil pencarian ke satu berkas, dengan kutipan sumber tiap baris. / Every hit into one file.

    Contoh: kliping export "e-Smart IKM" --format xlsx -o e-smart.xlsx
    """
    from search.asking import Question
    from search.export.booking import question_book
    from search.export.exporting import FORMATS, Format, export_again
    from search.export.exporting import export as written
    from search.export.tables import Subject

    desk: Context = context.obj
    _one_of("--format", form, (*FORMATS, *BOUND))
    subject: Subject = _one_of("--what", what, get_args(Subject))
    path = to or Path(f"kliping.{form}")
    filters = filters_of(desk, first, last, outlet, official, programme, indicators=indicators_of(desk, indicator))
    question = Question(query, filters, sort_of(sort), role=role)
    if form in BOUND:
        return _bind(desk, question_book(desk.app, question), [(form, path)])
    target = (cast(Format, form), path, excel)
    made = export_again(desk.app, again, *target) if again else written(desk.app, question, subject, *target)
    print(json.dumps({"file": str(path), **asdict(made)}, ensure_ascii=False) if as_json else f"{path}: {made.sentence()}")
    return 0


def book(
    context: typer.Context, query: Text = "", on: Annotated[str | None, typer.Option("--date", help="satu hari", metavar="DATE")] = None,
    first: First = None, last: Last = None,
    forms: Annotated[list[str] | None, typer.Option("--format", help="docx | pdf | xlsx | txt; boleh diulang", metavar="F")] = None,
    folder: Annotated[Path, typer.Option("--output", "-o", help="folder tujuan", metavar="DIR")] = Path(),
    everything: Annotated[bool, typer.Option("--all", help="juga yang bukan tentang kebijakan IKM")] = False,
) -> int:  # fmt: skip
    """Buat kliping satu hari (bawaan: hari ini, WIB) atau satu masa: Word, PDF, Excel, dan teks WhatsApp. / The clippings book.

    Contoh: kliping book --date 2020-08-19 -o kliping/
    """
    from search.asking import Question
    from search.engine import Filters
    from search.export.book_words import Period
    from search.export.booking import BOOK_FORMATS, question_book

    desk: Context = context.obj
    for form in forms or ():
        _one_of("--format", form, BOOK_FORMATS)
    if (on is not None and (first or last)) or bool(first) != bool(last):
        raise UsageError("pilih --date, atau --from bersama --to / choose --date, or --from with --to")
    one = day_of("--date", on) or datetime.now(WIB).date()
    since, until = days_of(first, last)
    start, end = since or one, until or one
    question = Question(query, Filters(relevance=() if everything or query else ("relevant",)))
    name = f"kliping-{start}" + (f"--{end}" if end != start else "")
    made = question_book(desk.app, question, Period(start, end))
    return _bind(desk, made, [(form, folder / f"{name}.{form}") for form in forms or BOOK_FORMATS])


def _bind(desk: Context, made: Book, targets: Sequence[tuple[Any, Path]]) -> int:
    from search.export.booking import write_book

    for form, path in targets:
        write_book(desk.app, made, form, path)
        print(path)
    print("\n".join(made.summary))
    return 0


def _one_of(option: str, value: str, known: tuple[str, ...]) -> Any:
    if value not in known:
        raise UsageError(f"{option} {value}: pilih/choose {' | '.join(known)}")
    return value
