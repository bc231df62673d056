"""`kliping watch`: saved searches that tell what is new."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, Final, cast

import typer

from crawler.errors import UsageError
from search.cli.asking import First, Indicators, Json, Last, Officials, Outlets, Programmes, Text, filters_of, indicators_of
from search.cli.context import Context

if TYPE_CHECKING:
    from search.export.tables import Subject

TABLES = ("articles", "statements", "figures")
NAME = Annotated[str, typer.Argument(help="nama pencarian", metavar="NAME")]
Email = Annotated[str | None, typer.Option("--email", help="alamat penerima surel harian", metavar="ADDRESS")]
_SAID: Final = {
    "articles": "berita", "statements": "pernyataan", "figures": "angka", "role": "jabatan", "first": "sejak", "last": "sampai",
    "outlets": "media", "officials": "pejabat", "programmes": "program", "places": "daerah", "kinds": "jenis", "relevance": "pokok",
    "indicators": "indikator",
}  # fmt: skip
watch = typer.Typer(help="Pencarian tersimpan yang memberi tahu: surel harian dan umpan Atom. / Saved searches that tell.")


def add_to(app: typer.Typer) -> None:
    """Register this module's commands."""
    app.add_typer(watch, name="watch")


@watch.command("add")
def add(
    context: typer.Context, name: NAME, query: Text = "", email: Email = None,
    what: Annotated[str, typer.Option("--what", help=" | ".join(TABLES), metavar="WHAT")] = "articles",
    role: Annotated[str, typer.Option("--role", help="jabatan, siapa pun pejabatnya / office across holders", metavar="R")] = "",
    indicator: Indicators = None, first: First = None, last: Last = None,
    outlet: Outlets = None, official: Officials = None, programme: Programmes = None,
) -> int:  # fmt: skip
    """Simpan pencarian; yang sudah ada sekarang tidak diberitahukan lagi. / Save a search.

    Contoh: kliping watch add "Dirjen IKMA" --what statements --role "Dirjen IKMA" --email humas@kantor.example
    """
    from search import alerts
    from search.asking import Question
    from search.store import Store

    desk: Context = context.obj
    if what not in TABLES:
        raise UsageError(f"--what {what}: pilih/choose {' | '.join(TABLES)}")
    filters = filters_of(desk, first, last, outlet, official, programme, indicators=indicators_of(desk, indicator))
    saved = alerts.Watch(name, Question(query, filters, role=role), cast("Subject", what), email)
    _ = desk.app.desk  # opened first: an index that must be rebuilt needs the writer's lock
    with Store.open(desk.data, write=True) as store:
        known = alerts.add(desk.app, store, saved)
    print(f"Tersimpan: {name}. {known} berita yang sudah ada dianggap sudah diketahui.")
    return 0


@watch.command("list")
def list_(context: typer.Context, as_json: Json = False) -> int:
    """Semua pencarian tersimpan. / Every saved search."""
    from search.store import Store

    desk: Context = context.obj
    with Store.open(desk.data) as store:
        for saved in store.saved_searches():
            row = {"name": saved.name, "query": saved.query, "email": saved.email, "told_until": saved.told_until, "paused": saved.paused}
            state = f"DIJEDA: {saved.paused}" if saved.paused else f"terakhir {saved.told_until or 'belum pernah'}"
            shown = f"{saved.name}: {_asked(saved.query)} → {saved.email or 'umpan'} ({state})"
            print(json.dumps(row, ensure_ascii=False) if as_json else shown)
    return 0


def _asked(query: Mapping[str, Any]) -> str:
    """A saved question in words: which table, which words, and what narrows it."""
    subject = query.get("subject", "articles")
    table = _SAID.get(subject, subject)
    narrowed = {"role": query.get("role"), **query.get("filters", {})}
    more = [f"{_SAID.get(name, name)} {value if isinstance(value, str) else ', '.join(value)}" for name, value in narrowed.items() if value]
    words = f"{table} “{query['text']}”" if query.get("text") else table
    return "; ".join([words, *more])


@watch.command("remove")
def remove(context: typer.Context, name: NAME) -> int:
    """Hapus pencarian tersimpan. / Remove a saved search."""
    from search.store import Store

    with Store.open(context.obj.data, write=True) as store:
        if not store.forget_search(name):
            raise UsageError(f"tidak ada pencarian tersimpan bernama {name!r}")
    print(f"Dihapus: {name}.")
    return 0


@watch.command("resume")
def resume(context: typer.Context, name: NAME) -> int:
    """Jalankan lagi pencarian yang dijeda. / Resume a paused search."""
    from search.store import Store

    with Store.open(context.obj.data, write=True) as store:
        if not store.watches.pause(name, None):
            raise UsageError(f"tidak ada pencarian tersimpan bernama {name!r}")
    print(f"Dilanjutkan: {name}.")
    return 0


@watch.command("run")
def run(context: typer.Context) -> int:
    """Satu putaran: cari, susun surel, kirim. Aman dijalankan dua kali. / Ask, queue, send."""
    from search import alerts
    from search.alerts_post import post_of
    from search.store import Store

    desk: Context = context.obj
    post = post_of(desk.settings.mail, desk.data)
    _ = desk.app.desk  # opened first: an index that must be rebuilt needs the writer's lock
    with Store.open(desk.data, write=True) as store:
        done = alerts.run(desk.app, store, post)
    print(done.sentence())
    return 1 if done.failed or done.paused else 0


@watch.command("feed")
def feed(context: typer.Context, name: NAME) -> int:
    """Umpan Atom dari yang sudah diberitahukan, ke keluaran standar. / The Atom feed of what was told."""
    from search import alerts_feed
    from search.store import Store

    desk: Context = context.obj
    with Store.open(desk.data) as store:
        sys.stdout.write(alerts_feed.feed(desk.app, store, name).decode() + "\n")
    return 0
