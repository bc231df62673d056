"""Commands that make something of the archive for others: `export`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any, get_args

import typer

from crawler.errors import UsageError
from search.cli.asking import First, Json, Last, Officials, Outlets, Programmes, Text, filters_of, sort_of
from search.cli.context import Context

SUBJECTS = ("articles", "statements", "figures", "stories")


def add_to(app: typer.Typer) -> None:
    """Register this module's commands."""
    app.command("export")(export)


def export(
    context: typer.Context, query: Text = "",
    form: Annotated[str, typer.Option("--format", help="csv | xlsx | jsonl | parquet", metavar="FORMAT")] = "csv",
    to: Annotated[Path | None, typer.Option("--output", "-o", help="berkas tujuan", metavar="FILE")] = None,
    what: Annotated[str, typer.Option("--what", help=" | ".join(SUBJECTS), metavar="WHAT")] = "articles",
    again: Annotated[str | None, typer.Option("--again", help="ulangi ekspor dengan id ini", metavar="ID")] = None,
    excel: Annotated[bool, typer.Option("--excel", help="CSV yang langsung terbaca Excel (BOM)")] = False,
    first: First = None, last: Last = None, outlet: Outlets = None, official: Officials = None, programme: Programmes = None,
    indicator: Annotated[list[str] | None, typer.Option("--indicator", metavar="I")] = None,
    role: Annotated[str, typer.Option("--role", help="jabatan / office", metavar="R")] = "",
    sort: Annotated[str | None, typer.Option("--sort", help="newest | oldest | relevance", metavar="ORDER")] = None, as_json: Json = False,
) -> int:  # fmt: skip
    """Simpan semua hasil pencarian ke satu berkas, dengan kutipan sumber tiap baris. / Every hit into one file.

    Contoh: kliping export "e-Smart IKM" --format xlsx -o e-smart.xlsx
    """
    from search.asking import Question
    from search.export.exporting import FORMATS, Format, export_again
    from search.export.exporting import export as written
    from search.export.tables import Subject

    desk: Context = context.obj
    wanted: Format = _one_of("--format", form, FORMATS)
    subject: Subject = _one_of("--what", what, get_args(Subject))
    path = to or Path(f"kliping.{wanted}")
    if again:
        made = export_again(desk.app, again, wanted, path, excel)
    else:
        filters = filters_of(desk, first, last, outlet, official, programme, indicators=tuple(indicator or ()))
        made = written(desk.app, Question(query, filters, sort_of(sort), role=role), subject, wanted, path, excel)
    print(json.dumps({"file": str(path), **asdict(made)}, ensure_ascii=False) if as_json else f"{path}: {made.sentence()}")
    return 0


def _one_of(option: str, value: str, known: tuple[str, ...]) -> Any:
    if value not in known:
        raise UsageError(f"{option} {value}: pilih/choose {' | '.join(known)}")
    return value
