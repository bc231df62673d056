"""Commands that crawl, list sources and serve: `crawl`, `nightly`, `outlets`, `serve`, `demo`."""

from __future__ import annotations

import json
from datetime import date
from typing import Annotated

import typer

from crawler.errors import UsageError
from search.cli.context import Context
from search.cli.outlets import outlets

Json = Annotated[bool, typer.Option("--json", help="JSON")]


def add_to(app: typer.Typer) -> None:
    """Register this module's commands."""
    app.command("crawl")(crawl)
    app.command("nightly")(nightly)
    app.command("serve")(serve)
    app.command("demo")(demo)
    app.add_typer(outlets, name="outlets")


def crawl(
    context: typer.Context, names: Annotated[list[str] | None, typer.Argument(metavar="[OUTLET…]")] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DATE")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE")] = None,
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="paling banyak halaman per media")] = None, as_json: Json = False,
) -> int:  # fmt: skip
    """Kunjungi media sekali, baca, kelompokkan, indeks. / One crawl.

    Contoh: kliping crawl antara --since 2024-01-01 --limit 50
    """
    from search.nightly import CrawlRequest

    return _crawl(context.obj, CrawlRequest(names or (), _day("--since", since), _day("--until", until), limit), "crawl", as_json)


def nightly(context: typer.Context, as_json: Json = False) -> int:
    """Putaran malam: kunjungi semua media, baca, kelompokkan, indeks, cetak tanda terima. / The unattended run.

    Kode keluar: 0 lengkap (atau dihentikan dengan SIGTERM), 1 mungkin tidak lengkap, 2 salah pengaturan, 75 putaran lain berjalan.
    """
    from search.nightly import CrawlRequest

    return _crawl(context.obj, CrawlRequest(), "nightly", as_json)


def serve(
    context: typer.Context, host: Annotated[str, typer.Option("--host")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535)] = 8000,
) -> int:  # fmt: skip
    """Buka halaman web. / Serve the web application."""
    from search.web.server import serve as run

    desk: Context = context.obj
    run(desk.app, host, port)
    return 0


def demo(context: typer.Context, no_serve: Annotated[bool, typer.Option("--no-serve", help="kembali setelah ringkasan")] = False) -> int:
    """Kenalan: pers kecil buatan di komputer ini, dikunjungi, dibaca, dan dapat dicari. / First look, offline."""
    from search.demo.run import run

    desk: Context = context.obj
    return run(desk.config, serve=not no_serve, lang=desk.lang)


def _crawl(desk: Context, request: object, kind: str, as_json: bool) -> int:
    from search.nightly import CrawlRequest, run_crawl

    assert isinstance(request, CrawlRequest)
    receipt = run_crawl(desk.app, request, kind)
    print(json.dumps(receipt.as_dict(), ensure_ascii=False) if as_json else "\n".join(receipt.lines()))
    return 0 if receipt.complete or receipt.end == "stopped" else 1


def _day(option: str, text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise UsageError(f"{option} {text}: tulis tanggal sebagai TTTT-BB-HH / write dates as YYYY-MM-DD") from None
