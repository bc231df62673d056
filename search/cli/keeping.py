"""Commands of upkeep: `verify`, `reindex`."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated

import typer

from search.cli.context import Context
from search.cli.progress import watched
from search.cli.render import safe


def add_to(app: typer.Typer) -> None:
    """Register this module's commands."""
    app.command("verify")(verify)
    app.command("reindex")(reindex)


def verify(context: typer.Context, as_json: Annotated[bool, typer.Option("--json", help="JSON Lines")] = False) -> int:
    """Periksa arsip: kutipan, rentang, berkas asli, buku besar. / Check that the archive is whole."""
    desk: Context = context.obj
    found = 0
    for finding in watched(desk.app.verify(), "memeriksa"):
        found += 1
        print(json.dumps(asdict(finding), ensure_ascii=False) if as_json else safe(f"{finding.where}: {finding.detail} [{finding.check}]"))
    if not as_json:
        print("Arsip utuh." if not found else f"{found} temuan.")
    return 1 if found else 0


def reindex(context: typer.Context, engine: Annotated[str | None, typer.Option("--engine", metavar="URL")] = None) -> int:
    """Bangun ulang indeks pencarian dari arsip. / Rebuild the search index from the store."""
    desk: Context = context.obj
    print(f"{desk.app.reindex(engine)} berita diindeks ulang.")
    return 0
