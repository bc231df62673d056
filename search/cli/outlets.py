"""`kliping outlets`: the sources, their health, and how to add one."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crawler.errors import UsageError
from search.cli.context import Context
from search.cli.render import safe

if TYPE_CHECKING:
    from search.outlet_try import Trial

Json = Annotated[bool, typer.Option("--json", help="JSON")]
Address = Annotated[str, typer.Argument(metavar="URL", help="alamat sebuah berita")]
outlets = typer.Typer(help="Media yang dipantau. / Sources and their health.")


@outlets.command("list")
def list_outlets(context: typer.Context, as_json: Json = False) -> int:
    """Semua media yang dikonfigurasi. / Every configured outlet."""
    from crawler.outlets import load_outlets

    desk: Context = context.obj
    known = load_outlets(desk.config).values()
    for outlet in known:
        row = {"id": outlet.id, "name": outlet.name, "kind": outlet.kind, "home": outlet.home, "checked": outlet.checked}
        print(json.dumps(row, ensure_ascii=False) if as_json else f"{outlet.id:<24} {outlet.name:<32} {outlet.kind:<20} {outlet.checked}")
    if not as_json:
        print(f"{len(known)} media")
    return 0


@outlets.command("check")
def check(
    context: typer.Context,
    names: Annotated[list[str] | None, typer.Argument(help="id media; kosong: semua", metavar="[OUTLET…]")] = None,
    as_json: Json = False,
) -> int:  # fmt: skip
    """Periksa media pada situsnya: robots.txt, daftar berita, satu artikel. Yang beres dicatat tanggalnya. / Try outlets live.

    Contoh: kliping outlets check antara kompas
    """
    from crawler.outlets import load_outlets
    from search.outlet_check import check_outlets, note_checked

    desk: Context = context.obj
    known = load_outlets(desk.config)
    unknown = [name for name in names or () if name not in known]
    if unknown:
        raise UsageError(f"media tidak dikenal: {', '.join(unknown)}; daftarnya: kliping outlets list")
    checks = check_outlets([known[name] for name in names or known], desk.config, desk.settings)
    for found in checks:
        print(json.dumps(found.as_dict(), ensure_ascii=False) if as_json else "\n".join(map(safe, found.lines())))
        if found.sound:
            note_checked(desk.config, found.outlet.id, date.today())
    return 0 if all(found.sound for found in checks) else 1


@outlets.command("try")
def try_(context: typer.Context, url: Address) -> int:
    """Coba satu alamat berita: apa yang terbaca, dan bagaimana berkas medianya. Tidak ada yang ditulis. / What would be read.

    Contoh: kliping outlets try https://www.contoh.go.id/berita/123/judul
    """
    trial = _trial(context.obj, url)
    print("\n".join(map(safe, trial.lines())))
    return 0 if trial.check.sound else 1


@outlets.command("add")
def add(
    context: typer.Context, url: Address,
    key: Annotated[str | None, typer.Option("--id", help="nama berkasnya; bila kosong dari nama situs")] = None,
    name: Annotated[str | None, typer.Option("--name", help="nama media")] = None,
    kind: Annotated[str | None, typer.Option("--kind", help="jenis media, lihat docs/outlets.md")] = None,
    pages: Annotated[Path | None, typer.Option("--pages", help="folder halaman contoh; bila kosong tests/pages")] = None,
) -> int:  # fmt: skip
    """Tulis berkas media dari satu alamat berita, dengan halaman contohnya. / Write the outlet's file and its saved page.

    Contoh: kliping outlets add https://www.contoh.go.id/berita/123/judul --name "Dinas Contoh" --kind "pemerintah daerah"
    """
    from crawler.outlets import KINDS
    from search.outlet_try import write_outlet

    desk: Context = context.obj
    if kind and kind not in KINDS:
        raise UsageError(f"--kind {kind}: pilih/choose {' | '.join(KINDS)}")
    trial = _trial(desk, url)
    found = trial.outlet
    named = replace(trial, outlet=replace(found, id=key or found.id, name=name or found.name, kind=kind or found.kind))
    print("\n".join(map(safe, named.lines())))
    for path in write_outlet(named, desk.config, pages or desk.config.resolve().parent / "tests" / "pages"):
        print(f"ditulis: {path}")
    return 0


def _trial(desk: Context, url: str) -> Trial:
    from crawler.outlets import load_outlets
    from search.outlet_try import try_address

    return try_address(url, load_outlets(desk.config).values(), desk.config, desk.settings)
