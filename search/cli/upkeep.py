"""Commands of upkeep: `correct`, `history`, `reprocess`."""

from __future__ import annotations

import getpass
import json
import os
from typing import Annotated

import typer

from crawler.errors import UsageError
from search.cli.asking import Json
from search.cli.context import Context
from search.cli.progress import watched

Number = Annotated[int | None, typer.Option("--undo", help="batalkan koreksi bernomor ini", metavar="N")]
ALL_CORES = os.cpu_count() or 1


def add_to(app: typer.Typer) -> None:
    """Register this module's commands."""
    for command in (correct, history, reprocess):
        app.command(command.__name__)(command)


def correct(
    context: typer.Context, key: Annotated[str | None, typer.Argument(metavar="[ID]")] = None,
    field: Annotated[str | None, typer.Argument(metavar="[FIELD]")] = None,
    value: Annotated[str | None, typer.Argument(metavar="[VALUE]")] = None,
    why: Annotated[str, typer.Option("--why", help="alasan / reason")] = "",
    by: Annotated[str, typer.Option("--by", help="siapa yang mengoreksi [bawaan: nama pengguna komputer]")] = "", undo: Number = None,
) -> int:  # fmt: skip
    """Koreksi isi rekaman; bertahan setelah dibaca ulang. / Set a record right, for good.

    Contoh: kliping correct 3f2a9c0b1d4e5f60 statements[2].speaker "Reni Yanita" --why "penutur tertukar"

    VALUE `kosong` mengosongkan, `hapus` membuang satu butir: kliping correct ID officials[3] hapus --why "bukan pejabat"
    """
    from search import corrections
    from search.store import Store

    desk: Context = context.obj
    with Store.open(desk.data, write=True) as store:
        if undo is not None:
            made = corrections.take_back(store, undo)
        elif key is None or field is None or value is None:
            raise UsageError(f"tulis: kliping correct ID FIELD VALUE --why ALASAN. FIELD: {', '.join(corrections.paths())}")
        else:
            made = corrections.correct(desk.app, store, key, field, value, by or getpass.getuser(), why)
        desk.app.settle(store)
    print(f"Koreksi {made.id} {'dibatalkan' if undo is not None else 'tersimpan'}: {made.article} {made.field}")
    return 0


def history(context: typer.Context, key: Annotated[str | None, typer.Argument(metavar="[ID]")] = None, as_json: Json = False) -> int:
    """Koreksi sebuah berita beserta versinya di media; tanpa ID: semua koreksi yatim. / Corrections and versions of an article."""
    from search import corrections
    from search.store import Store
    from search.wording import day

    desk: Context = context.obj
    with Store.open(desk.data) as store:
        fates = list(corrections.orphans(store)) if key is None else corrections.history(store, key)
        versions = store.versions(key) if key else []
        if key and not fates and not versions and store.article(key) is None:
            raise UsageError(f"tidak ada berita dengan id {key} / no article with this id")
    for fate in fates:
        c = fate.correction
        right = "dihapus" if c.after is None else json.dumps(c.after, ensure_ascii=False)
        told = f"{c.id}. {c.made_at} {c.who}: {c.article} {c.field} {json.dumps(dict(c.before), ensure_ascii=False)} → {right}"
        print(json.dumps(fate.as_dict(), ensure_ascii=False) if as_json else f"{told} ({corrections.STATES[fate.state]}) — {c.why}")
    if not as_json:
        for n, version in enumerate(versions, 1):
            print(f"versi {n}: {day(version.published, desk.lang)}, {version.title}")
        print(f"{len(fates)} koreksi, {len(versions)} versi terdahulu.")
    return 0


def reprocess(
    context: typer.Context,
    only: Annotated[list[str] | None, typer.Option("--only", help="article | duplicate | rejected | id media")] = None,
    jobs: Annotated[int, typer.Option("--jobs", min=1, help="jumlah proses pembaca")] = ALL_CORES,
) -> int:  # fmt: skip
    """Baca ulang halaman dari arsip dengan versi sekarang; koreksi dipertahankan. / Read the archive again.

    Contoh: kliping reprocess --only rejected --only antara
    """
    from crawler.outlets import load_outlets
    from search.store import Store
    from search.upkeep_reprocess import Selection
    from search.upkeep_reprocess import reprocess as read_again

    desk: Context = context.obj
    selection = Selection.of(only or (), load_outlets(desk.config).keys())
    with Store.open(desk.data, write=True) as store:
        done = read_again(desk.app, store, selection, jobs, lambda items: watched(items, "membaca ulang"))
        desk.app.settle(store)
    print(done.sentence())
    return 0
