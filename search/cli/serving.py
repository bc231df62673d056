"""Commands that crawl, list sources and serve: `crawl`, `nightly`, `outlets`, `serve`, `demo`."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from search.cli.context import Context
from search.cli.days import day_of
from search.cli.outlets import outlets
from search.cli.render import safe

if TYPE_CHECKING:
    from search.nightly import CrawlRequest, Receipt

Json = Annotated[bool, typer.Option("--json", help="JSON")]


def add_to(app: typer.Typer) -> None:
    """Register this module's commands."""
    app.command("crawl")(crawl)
    app.command("nightly")(nightly)
    app.command("serve")(serve)
    app.command("demo")(demo)
    app.add_typer(outlets, name="outlets")


def crawl(
    context: typer.Context, names: Annotated[list[str] | None, typer.Argument(help="id media; kosong: semua", metavar="[OUTLET…]")] = None,
    since: Annotated[str | None, typer.Option("--since", help="sejak tanggal, TTTT-BB-HH / since", metavar="DATE")] = None,
    until: Annotated[str | None, typer.Option("--until", help="sampai tanggal / until", metavar="DATE")] = None,
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="paling banyak halaman per media")] = None, as_json: Json = False,
) -> int:  # fmt: skip
    """Kunjungi media sekali, baca, kelompokkan, indeks. / One crawl.

    Contoh: kliping crawl antara --since 2024-01-01 --limit 50
    """
    _ensure_free(context.obj)
    from search.nightly import CrawlRequest

    request = CrawlRequest(names or (), day_of("--since", since), day_of("--until", until), limit)
    receipt = _visited(context.obj, request, "crawl", as_json)
    return 0 if receipt.complete or receipt.end == "stopped" else 1


def nightly(context: typer.Context, as_json: Json = False) -> int:
    """Putaran malam: kunjungi, baca, kelompokkan, indeks, tanda terima, pantauan, kliping kemarin. / The unattended run.

    Kode keluar: 0 lengkap (atau dihentikan dengan SIGTERM), 1 mungkin tidak lengkap, 2 salah pengaturan, 75 putaran lain berjalan.
    """
    desk: Context = context.obj
    _ensure_free(desk)
    from search.nightly import CrawlRequest, machine_clock
    from search.nightly_after import after_night

    receipt = _visited(desk, CrawlRequest(), "nightly", as_json)
    if receipt.end == "stopped":
        return 0
    morning = after_night(desk.app, machine_clock())
    for line in () if as_json else morning.lines:
        print(safe(line))
    for problem in morning.problems:
        print(f"kliping: {safe(problem)}", file=sys.stderr)
    return 1 if morning.problems or not receipt.complete else 0


def serve(
    context: typer.Context, host: Annotated[str, typer.Option("--host", help="alamat yang dilayani / address")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", help="0: yang bebas / any free one", min=0, max=65535)] = 8000,
) -> int:  # fmt: skip
    """Buka halaman web. / Serve the web application."""
    from search.catching_up import catching_up
    from search.store import bring_up_to_date
    from search.web.server import serve as run

    desk: Context = context.obj
    bring_up_to_date(desk.data)
    with catching_up(desk.app.catch_up):
        run(desk.app, host, port)
    return 0


def demo(context: typer.Context, no_serve: Annotated[bool, typer.Option("--no-serve", help="kembali setelah ringkasan")] = False) -> int:
    """Kenalan: pers kecil buatan di komputer ini, dikunjungi, dibaca, dan dapat dicari. / First look, offline."""
    from search.demo.run import run

    desk: Context = context.obj
    return run(desk.config, serve=not no_serve, lang=desk.lang)


def _ensure_free(desk: Context) -> None:
    """A second run ends before it has loaded what a crawl needs."""
    from search.store.lock import ensure_free

    ensure_free(desk.data)


def _visited(desk: Context, request: CrawlRequest, kind: str, as_json: bool) -> Receipt:
    from search.nightly import run_crawl

    receipt = run_crawl(desk.app, request, kind)
    print(json.dumps(receipt.as_dict(), ensure_ascii=False) if as_json else "\n".join(map(safe, receipt.lines())))
    return receipt
