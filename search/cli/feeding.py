"""Commands that bring articles in: `extract` (to standard output) and `import` (into the archive)."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from crawler.inputs import KNOWN, passed_over
from search.cli.context import Context
from search.cli.progress import watched
from search.cli.render import safe
from search.reading_options import usable_cores

Paths = Annotated[list[Path], typer.Argument(help="berkas atau folder: .txt .html .warc(.gz) .jsonl", metavar="PATH…")]
ALL_CORES = usable_cores()
Jobs = Annotated[int, typer.Option("--jobs", min=1, help="jumlah proses pembaca")]


def add_to(app: typer.Typer) -> None:
    """Register this module's commands."""
    app.command("extract")(extract)
    app.command("import")(import_)


def extract(context: typer.Context, paths: Paths, jobs: Jobs = ALL_CORES) -> int:
    """Baca berkas menjadi rekaman JSON Lines di keluaran standar; tidak ada yang disimpan. / Read files to records.

    Contoh: kliping extract kliping-pagi/ > rekaman.jsonl
    """
    from extractor.article import Article, to_json
    from search.extracting import extract_all

    desk: Context = context.obj
    tally: Counter[str] = Counter()
    for outcome in watched(extract_all(paths, desk.config, desk.settings, jobs), "membaca"):
        if isinstance(outcome, Article):
            tally["ok"] += 1
            print(to_json(outcome))
        else:
            tally["failed"] += 1
            print(f"kliping: {safe(str(outcome))}", file=sys.stderr)
    print(f"{tally['ok']} berita terbaca, {tally['failed']} masukan gagal", file=sys.stderr)
    return 1 if tally["failed"] else 0


def import_(context: typer.Context, paths: Paths, jobs: Jobs = ALL_CORES) -> int:
    """Simpan berkas ke arsip dan indeks. Mengimpor dua kali tidak mengubah apa pun. / Import files into the archive.

    Contoh: kliping import kliping-pagi/
    """
    desk: Context = context.obj
    report = desk.app.import_paths(paths, jobs, lambda items: watched(items, "mengimpor"))
    for failure in report.failures:
        print(f"kliping: {safe(str(failure))}", file=sys.stderr)
    if others := passed_over(paths):
        kinds = ", ".join(f"{count} {suffix}" for suffix, count in sorted(others.items()))
        print(f"kliping: dilewati karena bukan {' '.join(KNOWN)}: {kinds} / passed over", file=sys.stderr)
    print(report.sentence(desk.lang))
    if report.away:
        print(
            f"kliping: tersimpan, tetapi belum di indeks; menyusul pada putaran berikut / not indexed yet: {report.away}", file=sys.stderr
        )
    return 1 if report.failures else 0
