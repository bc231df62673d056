"""The doctor's look at the store: its clock, its runs, its outlets, its index and its mails."""

from __future__ import annotations

import fcntl
import re
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, Literal

from crawler.errors import EngineUnavailable, KlipingError
from search.corrections import orphans
from search.engine import Query, engine_name, open_engine
from search.settings import load_settings
from search.store import Run, Store
from search.store import lock as writer_lock
from search.upkeep_machine import Machine

Found = tuple[Literal["error", "warning", "note"], str, str]

NIGHTS_MISSED: Final = 3
"""So many visits in a row without all of an outlet's news make it an outlet to look after."""
_OVERDUE: Final = timedelta(hours=36)
_LONG_RUN: Final = timedelta(hours=12)
_SKEW: Final = timedelta(minutes=10)
_SINCE: Final = re.compile(r"mulai (\S+)")


def store_checks(store: Store, data_dir: Path, config_dir: Path, engine_spec: str, machine: Machine) -> Iterator[Found]:
    """What is the matter with an open store."""
    runs = store.runs(limit=60)
    yield from _clock(runs, machine)
    yield from _timer(runs, machine)
    yield from _outlets(runs)
    yield from _lock(data_dir, machine)
    yield from _ended(runs, machine)
    yield from _index(store, data_dir, config_dir, engine_spec)
    yield from _ledger(store)
    yield from _watches(store)


def _clock(runs: list[Run], machine: Machine) -> Iterator[Found]:
    newest = max((run.ended_at or run.started_at for run in runs), default=None)
    if newest and datetime.fromisoformat(newest) > machine.now() + _SKEW:
        yield "error", "clock", f"jam mesin ini tertinggal dari putaran terakhir ({newest}); setel jamnya"


def _timer(runs: list[Run], machine: Machine) -> Iterator[Found]:
    last = next((run for run in runs if run.kind == "nightly"), None)
    if last is None:
        yield "note", "timer", "putaran malam belum pernah berjalan; pasang jadwalnya (docs/nightly.md)"
    elif machine.now() - datetime.fromisoformat(last.started_at) > _OVERDUE:
        yield "warning", "timer", f"putaran malam terakhir {last.started_at}; periksa jadwalnya"


def _outlets(runs: list[Run]) -> Iterator[Found]:
    visits: dict[str, list[bool]] = {}
    names: dict[str, str] = {}
    for run in runs:
        for row in (run.receipt or {}).get("outlets", ()) if run.kind == "nightly" else ():
            visits.setdefault(row["outlet"], []).append(bool(row.get("missing")))
            names.setdefault(row["outlet"], row["name"])
    for outlet, missing in sorted(visits.items()):
        if len(missing) >= NIGHTS_MISSED and all(missing[:NIGHTS_MISSED]):
            yield "warning", "outlet", f"{names[outlet]}: {NIGHTS_MISSED} malam berturut-turut tidak lengkap; `kliping outlets try`"


def _lock(data_dir: Path, machine: Machine) -> Iterator[Found]:
    path = data_dir / writer_lock.NAME
    if not path.is_file() or not _is_held(path):
        return
    holder = path.read_text("utf-8", "replace").strip()
    since = _SINCE.search(holder)
    if since and machine.now() - datetime.fromisoformat(since.group(1)) > _LONG_RUN:
        yield "warning", "lock", f"arsip dikunci sejak lama ({holder}); periksa apakah proses itu macet"
    else:
        yield "note", "lock", f"sedang ada yang menulis ({holder})"


def _is_held(path: Path) -> bool:
    with path.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def _ended(runs: list[Run], machine: Machine) -> Iterator[Found]:
    for run in runs:
        if run.state == "running" and not machine.is_alive(run.pid):
            yield "warning", "runs", f"putaran {run.kind} {run.started_at} mati sebelum selesai; jalankan lagi, ia meneruskan"


def _index(store: Store, data_dir: Path, config_dir: Path, engine_spec: str) -> Iterator[Found]:
    if engine_spec == "memory":
        return
    try:
        with closing(open_engine(engine_spec, data_dir, load_settings(config_dir).search, make=False)) as engine:
            indexed = engine.find(Query(size=0)).total
    except EngineUnavailable as problem:
        yield "error", "engine", f"{problem}; yang belum masuk indeks menyusul sendiri begitu ia menjawab"
    except KlipingError as problem:
        yield "warning", "index", str(problem)
    else:
        stored = store.counts().articles
        if waiting := store.waiting(engine_name(engine_spec)):
            yield "warning", "index", f"{waiting} perubahan belum masuk indeks; jalankan `kliping reindex`"
        elif indexed != stored:
            yield "warning", "index", f"indeks memuat {indexed} berita, arsip {stored}; jalankan `kliping reindex`"


def _ledger(store: Store) -> Iterator[Found]:
    balance = store.ledger_balance()
    if not balance.balanced:
        yield "error", "ledger", f"{balance.discovered} halaman ditemukan, {balance.accounted} tercatat; jalankan `kliping verify`"


def _watches(store: Store) -> Iterator[Found]:
    for saved in store.saved_searches():
        if saved.paused:
            yield "warning", "watch", f"pencarian {saved.name!r} dijeda: {saved.paused}"
    unsent = len(store.watches.unsent())
    if unsent:
        yield "warning", "mail", f"{unsent} surel belum terkirim; jalankan `kliping watch run` dan periksa [mail] di settings.toml"
    lost = len(list(orphans(store)))
    if lost:
        yield "note", "corrections", f"{lost} koreksi yatim; lihat `kliping history`"
