"""Does an index hold what the store holds? Missing and foreign articles, files with a changed byte, and what an engine refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from crawler.errors import EngineUnavailable
from search.document import WHATS, what_of
from search.engine import Engine, EngineDamaged, Query, engine_name, open_engine
from search.settings import SearchSettings
from search.store import Store
from search.verify import MAX_NAMED, Finding


def verify_index(spec: str, data_dir: Path, settings: SearchSettings) -> Iterator[Finding]:
    """Everything that is wrong with the index of the store in ``data_dir``; nothing is changed. ``memory`` has none."""
    with Store.open(data_dir) as store:
        if spec == "memory" or not store.last_change():
            return
    name = engine_name(spec)
    try:
        if spec == "embedded":
            yield from _files(data_dir / "index")
        engine = open_engine(spec, data_dir, settings, make=False)
    except (EngineDamaged, EngineUnavailable) as problem:
        yield Finding("index", name, str(problem))
        return
    try:
        with Store.open(data_dir) as store:
            yield from _refused(store, name)
            yield from _told(store, engine, name)
    except (EngineDamaged, EngineUnavailable) as problem:
        yield Finding("index", name, str(problem))
    finally:
        engine.close()


def _files(folder: Path) -> Iterator[Finding]:
    from search.engines.embedded import changed_files

    if (folder / "current").exists():
        for path in changed_files(folder):
            yield Finding("index", str(path), "berkas indeks hilang atau berubah; jalankan `kliping reindex`")


def _refused(store: Store, name: str) -> Iterator[Finding]:
    for refusal in store.refusals(name):
        yield Finding("index", f"artikel {refusal.article}", f"{refusal.document} ditolak {name}: {refusal.reason}")


def _told(store: Store, engine: Engine, name: str) -> Iterator[Finding]:
    waiting = store.waiting(name)
    if waiting:
        yield Finding("index", name, f"{waiting} perubahan belum diberitahukan; menyusul pada putaran berikut")
        return
    refused = {refusal.document for refusal in store.refusals(name)}
    stored = {article.id for article in store.iterate_articles()} - refused
    indexed = {hit.id for hit in engine.every(Query())}
    for key in sorted(stored - indexed)[:MAX_NAMED]:
        yield Finding("index", f"artikel {key}", "tidak ada di indeks; jalankan `kliping reindex`")
    for key in sorted(indexed - stored)[:MAX_NAMED]:
        yield Finding("index", f"artikel {key}", "ada di indeks, tetapi tidak di arsip; jalankan `kliping reindex`")
    counts = store.counts()
    for what, count in zip(WHATS, (counts.articles, counts.statements, counts.figures), strict=True):
        held = engine.find(Query(what, size=0)).total
        expected = count - sum(1 for key in refused if what_of(key) == what)
        if held != expected:
            yield Finding("index", name, f"{held} dokumen `{what}` di indeks, {expected} di arsip; jalankan `kliping reindex`")
