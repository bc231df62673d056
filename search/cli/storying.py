"""Commands about stories: `story`, `diff`, `pickup`, `join`, `split`."""

from __future__ import annotations

import getpass
import json
from pathlib import Path
from typing import Annotated

import typer

from search.cli.context import Context

Json = Annotated[bool, typer.Option("--json", help="JSON Lines")]
Key = Annotated[str, typer.Argument(help="id berita atau cerita", metavar="ID")]
Ids = Annotated[list[str], typer.Argument(metavar="ID…", help="berita atau cerita / articles or stories")]
Who = Annotated[str | None, typer.Option("--who", help="nama yang memutuskan / who decides [$USER]", metavar="NAME")]


def add_to(app: typer.Typer) -> None:
    """Register this module's commands."""
    for command in (story, diff, pickup, join, split):
        app.command(command.__name__)(command)


def story(context: typer.Context, key: Key, as_json: Json = False) -> int:
    """Satu cerita lengkap: asalnya, pemuatnya, apa yang diubah masing-masing, kutipannya. / One story in full."""
    from search.cli import render_stories as render

    desk: Context = context.obj
    found = desk.app.dossier(key)
    print(json.dumps(found.as_dict(), ensure_ascii=False) if as_json else render.dossier(found, desk))
    return 0


def diff(context: typer.Context, one: Key, other: Key, as_json: Json = False) -> int:
    """Apa yang diubah berita kedua dari berita pertama. / What the second article changed of the first.

    Contoh: kliping diff 4059d7d5957b607c a6aa8f700047ab26
    """
    from search.cli import render_stories as render

    desk: Context = context.obj
    found = desk.app.diff(one, other)
    print(json.dumps(found.as_dict(), ensure_ascii=False) if as_json else render.difference(found, desk))
    return 0


def pickup(
    context: typer.Context, release: Annotated[Path, typer.Argument(metavar="FILE", help="siaran pers / release")], as_json: Json = False
) -> int:
    """Siapa memuat siaran pers ini, berapa bagiannya, apa yang hilang dan diubah. / Who carried a release, and how.

    Contoh: kliping pickup siaran-pers.txt
    """
    from search.cli import render_stories as render

    desk: Context = context.obj
    found = desk.app.pickup(release)
    if as_json:
        for row in found.rows():
            print(json.dumps(row, ensure_ascii=False))
    else:
        print(render.report(found, desk))
    return 0


def join(context: typer.Context, keys: Ids, who: Who = None, as_json: Json = False) -> int:
    """Satukan cerita; keputusan ini tetap berlaku. / Put stories together for good."""
    from search.cli import render_stories as render

    desk: Context = context.obj
    found = desk.app.join(keys, who or getpass.getuser())
    print(json.dumps(found.as_dict(), ensure_ascii=False) if as_json else render.dossier(found, desk))
    return 0


def split(context: typer.Context, keys: Ids, who: Who = None, as_json: Json = False) -> int:
    """Pisahkan berita dari ceritanya; keputusan ini tetap berlaku. / Take articles out of their story for good."""
    from search.cli import render_stories as render

    desk: Context = context.obj
    found = desk.app.split(keys, who or getpass.getuser())
    print(json.dumps(found.as_dict(), ensure_ascii=False) if as_json else render.dossier(found, desk))
    return 0
