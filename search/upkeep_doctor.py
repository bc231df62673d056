"""`kliping doctor`: what is wrong with this installation, and what to do about it.

Nothing is changed, and nobody outside this machine is asked but the search server.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

import crawler
import extractor
from crawler.errors import KlipingError, StoreError
from crawler.outlets import load_outlets
from extractor.registry import load_registry
from search.settings import Settings, load_settings
from search.store import Store, database
from search.upkeep_machine import Machine
from search.upkeep_store import store_checks

Level = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Ailment:
    """One finding: the ``check`` that made it, ``what`` is the matter and what to do. A ``note`` is nothing to mend."""

    level: Level
    check: str
    what: str


@dataclass(frozen=True, slots=True)
class Patient:
    """The installation that is looked at."""

    data_dir: Path
    config_dir: Path
    engine_spec: str
    machine: Machine = Machine()


Check = Callable[[Patient], Iterator[Ailment]]

OLDEST_SQLITE: Final = (3, 38, 0)
"""The first with JSON functions and all else that the store uses."""
LEAST_FREE: Final = 0.10
_MENDED_SQLITE: Final = ((3, 51, 3), (3, 50, 7), (3, 44, 6))
"""Versions of three lines in which SQLite's WAL-reset bug is mended (sqlite.org/wal.html)."""
_PACKAGES: Final = (
    "scrapy", "lxml", "warcio", "trafilatura", "lxml_html_clean", "spacy", "ahocorasick_rs", "tantivy", "Stemmer", "typer", "rich",
    "fastapi", "uvicorn", "jinja2", "xlsxwriter", "docx", "typst", "pyarrow",
)  # fmt: skip


def examine(patient: Patient) -> Iterator[Ailment]:
    """Everything that is the matter; an installation in order gives nothing but notes."""
    for check in CHECKS:
        yield from check(patient)


def _sqlite(patient: Patient) -> Iterator[Ailment]:
    present = patient.machine.sqlite
    written = ".".join(map(str, present))
    if present < OLDEST_SQLITE:
        needed = ".".join(map(str, OLDEST_SQLITE))
        yield Ailment("error", "sqlite", f"SQLite {written} terlalu tua; perlu {needed} atau lebih baru (perbarui Python)")
    elif not any(present[:2] == mended[:2] and present >= mended for mended in _MENDED_SQLITE) and present < _MENDED_SQLITE[0]:
        yield Ailment("note", "sqlite", f"SQLite {written} memuat galat WAL-reset; kliping menghindarinya dengan satu penulis")


def _packages(patient: Patient) -> Iterator[Ailment]:
    for name in _PACKAGES:
        if not patient.machine.has_package(name):
            yield Ailment("error", "packages", f"paket {name} tidak terpasang; jalankan `make setup`")
    ours = Path(__file__).resolve().parents[1]
    for room in (crawler, extractor):
        place = Path(room.__file__ or "").resolve().parents[1]
        if place != ours:
            yield Ailment("error", "packages", f"paket lain menimpa `{room.__name__}` ({place}); pasang kliping di lingkungan sendiri")


def _configuration(patient: Patient) -> Iterator[Ailment]:
    try:
        settings = load_settings(patient.config_dir)
        outlets = load_outlets(patient.config_dir)
        load_registry(patient.config_dir)
    except (KlipingError, OSError) as problem:
        yield Ailment("error", "config", f"konfigurasi salah: {problem}")
        return
    if not outlets:
        yield Ailment("error", "config", f"tidak ada media di {patient.config_dir / 'outlets'}; tambahkan sedikitnya satu")
    if not settings.crawl.contact:
        yield Ailment("warning", "config", "alamat kontak belum diisi; isi `contact` di settings.toml sebelum mengunjungi media")
    yield from _secrets(patient, settings)


def _secrets(patient: Patient, settings: Settings) -> Iterator[Ailment]:
    named = settings.mail.password_file
    if named and not Path(named).is_file():
        yield Ailment("error", "config", f"berkas kata sandi surel {named} tidak ada")
    elif named and patient.machine.others_may_read(Path(named)):
        yield Ailment("warning", "permissions", f"berkas kata sandi {named} terbaca orang lain; jalankan `chmod 600`")
    if settings.search.ca and not Path(settings.search.ca).is_file():
        yield Ailment("error", "certificate", f"berkas sertifikat {settings.search.ca} tidak ada")


def _certificates(patient: Patient) -> Iterator[Ailment]:
    if not patient.machine.authorities():
        yield Ailment("error", "certificate", "mesin ini tidak mengenal satu pun otoritas sertifikat; pasang paket ca-certificates")


def _zone(patient: Patient) -> Iterator[Ailment]:
    for name in ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"):
        if not patient.machine.knows_zone(name):
            yield Ailment("error", "timezone", f"zona waktu {name} tidak dikenal; pasang paket tzdata")


def _typesetting(patient: Patient) -> Iterator[Ailment]:
    from search.export.book import Book
    from search.settings import OfficeSettings

    try:
        from search.export.pdf_book import pdf

        pdf(Book(OfficeSettings(), "Uji", "uji", "", (), (), (), None, 0))
    except Exception as problem:  # whatever the typesetter raises, the kliping would lack its PDF
        yield Ailment("error", "fonts", f"PDF tidak dapat dibuat ({problem}); pasang ulang paket typst")


def _disk(patient: Patient) -> Iterator[Ailment]:
    folder = next(path for path in (patient.data_dir, *patient.data_dir.absolute().parents) if path.is_dir())
    share = patient.machine.free_share(folder)
    if share < LEAST_FREE:
        yield Ailment("warning", "disk", f"sisa ruang di {folder} tinggal {share:.0%}; kosongkan sebelum di bawah 5%")


def _permissions(patient: Patient) -> Iterator[Ailment]:
    if not patient.data_dir.exists():
        return
    for path in (patient.data_dir, patient.data_dir / database.NAME, patient.data_dir / "archive", patient.data_dir / "index"):
        if path.exists() and not patient.machine.may_write(path):
            yield Ailment("error", "permissions", f"{path} tidak dapat ditulis oleh pengguna ini; periksa pemilik dan izinnya")


def _store(patient: Patient) -> Iterator[Ailment]:
    path = patient.data_dir / database.NAME
    if not path.is_file():
        yield Ailment("note", "store", f"{path} belum ada; arsip masih kosong")
        return
    newest = database.migrations()[-1][0]
    try:
        with closing(database.connect(path, write=False)) as conn:
            present = database.version(conn)
        if present != newest:
            level: Level = "error" if present > newest else "warning"
            what = "perbarui kliping" if present > newest else "perintah tulis berikutnya memutakhirkannya, dengan salinan"
            yield Ailment(level, "migration", f"skema basis data {present}, kliping ini memakai {newest}: {what}")
            return
        with Store.open(patient.data_dir) as store:
            for level, check, what in store_checks(store, patient.data_dir, patient.config_dir, patient.engine_spec, patient.machine):
                yield Ailment(level, check, what)
    except StoreError as problem:
        yield Ailment("error", "store", str(problem))


CHECKS: Final[tuple[Check, ...]] = (
    _sqlite, _packages, _configuration, _certificates, _zone, _typesetting, _disk, _permissions, _store,
)  # fmt: skip
