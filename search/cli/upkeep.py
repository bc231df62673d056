"""Commands of upkeep: `correct`, `history`, `reprocess`, `doctor`, `backup`, `restore`."""

from __future__ import annotations

import getpass
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crawler.errors import ConfigError, EngineUnavailable, UsageError
from search.cli.asking import Json
from search.cli.context import Context
from search.cli.progress import watched
from search.cli.render import safe
from search.reading_options import usable_cores

if TYPE_CHECKING:
    from search.store import Store

Number = Annotated[int | None, typer.Option("--undo", help="batalkan koreksi bernomor ini", metavar="N")]
ALL_CORES = usable_cores()
_LEVELS = {"error": "GALAT", "warning": "PERHATIAN", "note": "catatan"}


def add_to(app: typer.Typer) -> None:
    """Register this module's commands."""
    for command in (correct, history, reprocess, doctor, backup, restore):
        app.command(command.__name__)(command)


def correct(
    context: typer.Context, key: Annotated[str | None, typer.Argument(help="id berita", metavar="[ID]")] = None,
    field: Annotated[str | None, typer.Argument(help="bagian rekaman, misalnya statements[2].speaker", metavar="[FIELD]")] = None,
    value: Annotated[str | None, typer.Argument(help="isi yang benar", metavar="[VALUE]")] = None,
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
    _ = desk.app.desk  # opened first: an index that must be rebuilt needs the writer's lock
    with Store.open(desk.data, write=True) as store:
        if undo is not None:
            made = corrections.take_back(store, undo)
        elif key is None or field is None or value is None:
            raise UsageError(f"tulis: kliping correct ID FIELD VALUE --why ALASAN. FIELD: {', '.join(corrections.paths())}")
        else:
            made = corrections.correct(desk.app, store, key, field, value, by or getpass.getuser(), why)
        _settle(desk, store)
    print(f"Koreksi {made.id} {'dibatalkan' if undo is not None else 'tersimpan'}: {made.article} {made.field}")
    return 0


def history(
    context: typer.Context, key: Annotated[str | None, typer.Argument(help="id berita", metavar="[ID]")] = None, as_json: Json = False
) -> int:
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
        print(json.dumps(fate.as_dict(), ensure_ascii=False) if as_json else safe(f"{told} ({corrections.STATES[fate.state]}) — {c.why}"))
    if not as_json:
        for n, version in enumerate(versions, 1):
            print(safe(f"versi {n}: {day(version.published, desk.lang)}, {version.title}"))
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
        _settle(desk, store)
    print(done.sentence())
    return 0


def _settle(desk: Context, store: Store) -> None:
    """What was entered stays entered when the search server is away; the next run tells it."""
    try:
        desk.app.settle(store)
    except EngineUnavailable as problem:
        print(f"kliping: {problem}; indeksnya menyusul pada putaran berikut", file=sys.stderr)


def doctor(context: typer.Context, as_json: Json = False) -> int:
    """Periksa pemasangan: mesin, konfigurasi, arsip, indeks, jadwal. / What is wrong, and what to do."""
    from search.upkeep_doctor import Patient, examine

    desk: Context = context.obj
    try:
        engine = desk.engine or desk.settings.search.engine
    except ConfigError:
        engine = desk.engine or "embedded"  # the examination tells what is wrong with the configuration
    found = list(examine(Patient(desk.data, desk.config, engine)))
    for ailment in found:
        print(json.dumps(asdict(ailment), ensure_ascii=False) if as_json else f"{_LEVELS[ailment.level]}: {ailment.what} [{ailment.check}]")
    ill = sum(ailment.level != "note" for ailment in found)
    if not as_json:
        print(f"{ill} temuan." if ill else "Semuanya baik.")
    return 1 if ill else 0


def backup(context: typer.Context, target: Annotated[Path, typer.Argument(metavar="FILE.tar|DIR")]) -> int:
    """Cadangkan arsip, halaman asli, dan konfigurasi; boleh selagi putaran berjalan. / Back up everything.

    Contoh: kliping backup /media/cadangan/kliping-2025-03-04.tar
    """
    from search.store.store import utc_now
    from search.upkeep_backup import backup as copied

    desk: Context = context.obj
    made = copied(desk.data, desk.config, target, utc_now)
    print(f"{target}: {made.articles} berita, {len(made.parts)} berkas, {sum(part.length for part in made.parts) / 1e6:.1f} MB.")
    return 0


def restore(context: typer.Context, source: Annotated[Path, typer.Argument(metavar="FILE.tar|DIR")]) -> int:
    """Pulihkan cadangan ke folder data yang masih kosong, lalu bangun indeksnya. / Restore a backup.

    Contoh: kliping --data data-baru restore /media/cadangan/kliping-2025-03-04.tar
    """
    from search.upkeep_restore import restore as put_back

    desk: Context = context.obj
    made = put_back(source, desk.data, desk.config)
    indexed = desk.app.reindex()
    print(f"{made.articles} berita dipulihkan dari cadangan {made.made_at}; {indexed} berita diindeks.")
    return 0
