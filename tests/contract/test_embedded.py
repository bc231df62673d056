"""What only the embedded engine promises: files that others can read meanwhile, and damage that is named."""

import json
import os
import subprocess
import sys
import threading

import pytest

from crawler.errors import EngineUnavailable, LockHeld, UsageError
from search.document import Document
from search.engine import EngineDamaged, Query, open_engine
from search.engines import embedded_files
from search.engines.embedded import EmbeddedEngine, changed_files, rebuild
from search.query_nodes import Seq


def documents(count, word="rotan"):
    return [Document("article", f"a{n}", None, "2022-01-01", streams={"text": f"{word} nomor {n}"}) for n in range(count)]


@pytest.fixture
def folder(tmp_path):
    engine = EmbeddedEngine(tmp_path / "index")
    engine.put(documents(5))
    engine.close()
    return tmp_path / "index"


def total(engine):
    return engine.find(Query()).total


def test_what_was_put_is_there_after_closing(folder):
    assert total(EmbeddedEngine(folder)) == 5


def test_a_reader_sees_what_the_writer_refreshes_later(folder):
    reader, writer = EmbeddedEngine(folder), EmbeddedEngine(folder)
    writer.put(documents(9))
    assert total(reader) == 5
    writer.refresh()
    assert total(reader) == 9
    writer.close()


def test_readers_in_many_threads_are_served_while_a_writer_works(folder):
    reader, writer = EmbeddedEngine(folder), EmbeddedEngine(folder)
    totals: list[int] = []
    stop = threading.Event()

    def read():
        while not stop.is_set():
            totals.append(total(reader))

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for count in range(6, 16):
        writer.put(documents(count))
        writer.refresh()
    stop.set()
    for thread in threads:
        thread.join()
    writer.close()
    assert set(totals) <= set(range(5, 16))
    assert total(reader) == 15


def test_a_second_writer_is_told_that_another_is_at_work(folder):
    first, second = EmbeddedEngine(folder), EmbeddedEngine(folder)
    first.put(documents(1))
    with pytest.raises(LockHeld):
        second.put(documents(1))
    first.close()
    second.put(documents(1))
    second.close()


def test_an_index_in_which_nothing_changes_is_not_written_again(folder):
    metas = {path.parent.name: path.read_bytes() for path in folder.glob("g*/*/meta.json")}
    writer = EmbeddedEngine(folder)
    writer.put(documents(1))
    writer.drop(["tidak-ada"])
    writer.close()
    changed = {path.parent.name for path in folder.glob("g*/*/meta.json") if path.read_bytes() != metas[path.parent.name]}
    assert changed == {"article"}


def test_a_writer_knows_what_another_wrote_after_it_opened(folder):
    late, early = EmbeddedEngine(folder), EmbeddedEngine(folder)
    early.put([Document("statement", "a1", 0, streams={"text": "kata itu"})])
    early.close()
    late.drop(["a1"])
    late.refresh()
    assert late.find(Query("statement")).total == 0 and total(late) == 4
    late.close()


def test_a_rebuild_replaces_everything_at_once_and_readers_follow(folder):
    reader = EmbeddedEngine(folder)
    assert rebuild(folder, iter(documents(3, "batik"))) == 3
    assert total(reader) == 3
    assert reader.find(Query(match=Seq(("rotan",)))).total == 0


def test_a_search_that_meets_a_rebuild_half_way_is_asked_again(folder, monkeypatch):
    reader = EmbeddedEngine(folder)
    before = embedded_files.current(folder)
    rebuild(folder, documents(3, "batik"))
    answers = iter([before, before])
    monkeypatch.setattr(embedded_files, "current", lambda path: next(answers, path / "g2"))
    assert total(reader) == 3


def test_a_search_that_meets_two_rebuilds_is_asked_again_although_another_thread_already_knows(folder, monkeypatch):
    engine = EmbeddedEngine(folder)
    follow, rebuilds = engine._follow, iter(range(2))

    def meanwhile():
        opened = follow()
        if next(rebuilds, None) is None:
            return opened
        rebuild(folder, documents(3, "batik"))
        follow()
        raise EngineDamaged("it was in the files of before")

    monkeypatch.setattr(engine, "_follow", meanwhile)
    assert engine.find(Query(match=Seq(("batik",)))).total == 3
    monkeypatch.undo()
    engine.close()


def test_a_rebuild_that_fails_half_way_changes_nothing_and_is_cleared_away_by_the_next(folder):
    def broken():
        yield from documents(2, "batik")
        raise RuntimeError("sumber putus")

    with pytest.raises(RuntimeError):
        rebuild(folder, broken())
    assert total(EmbeddedEngine(folder)) == 5
    rebuild(folder, documents(2, "batik"))
    assert len(list(folder.glob("g*"))) == 1


def test_opening_while_the_very_first_rebuild_is_under_way_leaves_its_files_alone(tmp_path):
    folder = tmp_path / "index"
    opened = []

    def looked_at():
        yield from documents(3, "batik")
        opened.append(EmbeddedEngine(folder))
        assert opened[0].find(Query()).total == 0
        yield Document("article", "terakhir", streams={"text": "batik"})

    assert rebuild(folder, looked_at()) == 4
    assert opened[0].find(Query(match=Seq(("batik",)))).total == 4
    assert list(changed_files(folder)) == []
    assert [path.name for path in folder.glob("g*")] == [embedded_files.current(folder).name]
    opened[0].close()


def test_many_that_open_an_index_that_is_not_there_all_use_the_same(tmp_path):
    opened = []
    threads = [threading.Thread(target=lambda: opened.append(embedded_files.current(tmp_path / "index"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(opened) == 8 and len(set(opened)) == 1
    assert list((tmp_path / "index").glob("g*")) == opened[:1]


def test_a_rebuild_mends_an_index_of_another_version(folder):
    version = next(folder.glob("g*/version.json"))
    version.write_text(json.dumps({**json.loads(version.read_text()), "terms": 0}))
    with pytest.raises(EngineDamaged, match="another version"):
        EmbeddedEngine(folder)
    rebuild(folder, documents(4))
    assert total(EmbeddedEngine(folder)) == 4


def halve(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


@pytest.mark.parametrize(
    ("pattern", "harm"),
    [
        ("current", lambda path: path.write_text("../../etc")),
        ("current", lambda path: path.write_bytes(b"\xff\xfe")),
        ("current", lambda path: path.write_text("g99")),
        ("g*/version.json", lambda path: path.unlink()),
        ("g*/version.json", lambda path: path.write_text("{")),
        ("g*/article/meta.json", lambda path: path.write_text("{}")),
        ("g*/article/meta.json", lambda path: path.unlink()),
        ("g*/article/*.term", halve),
        ("g*/article/*.idx", halve),
        ("g*/article/*.fast", halve),
        ("g*/article/*.store", halve),
        ("g*/article/*.pos", lambda path: path.unlink()),
    ],
)
def test_damage_is_named_and_a_rebuild_mends_it(folder, pattern, harm):
    for path in folder.glob(pattern):
        harm(path)
    with pytest.raises(EngineDamaged, match="kliping reindex"):
        total(EmbeddedEngine(folder))
    rebuild(folder, documents(4))
    assert total(EmbeddedEngine(folder)) == 4


@pytest.mark.parametrize("suffix", ["term", "idx", "pos", "fast", "fieldnorm", "store"])
def test_one_changed_byte_in_any_file_is_found_by_its_checksum(folder, suffix):
    assert changed_files(folder) == ()
    path = next(folder.glob(f"g*/article/*.{suffix}"))
    content = bytearray(path.read_bytes())
    content[len(content) // 3] ^= 1
    path.write_bytes(content)
    assert changed_files(folder) == (path,)


def test_a_killed_writer_loses_only_what_was_not_refreshed(folder):
    script = """
import os, signal, sys
from pathlib import Path
from search.document import Document
from search.engines import embedded_files
from search.engines.embedded import EmbeddedEngine
engine = EmbeddedEngine(Path(sys.argv[1]))
engine.put([Document("article", "b1", streams={"text": "selamat"})])
engine.refresh()
engine.put([Document("article", "b2", streams={"text": "hilang"})])
os.kill(os.getpid(), signal.SIGKILL)
"""
    subprocess.run([sys.executable, "-c", script, str(folder)], check=False, cwd=os.getcwd())  # noqa: PTH109
    engine = EmbeddedEngine(folder)
    assert total(engine) == 6
    engine.put(documents(6))
    engine.close()
    assert total(engine) == 7


def test_opening_and_asking_imports_nothing_heavy(folder):
    script = """
import sys
from pathlib import Path
from search.engine import Query, open_engine
from search.query import parse
from search.query_widen import ask
assert "tantivy" not in sys.modules
ask(open_engine("memory", Path(".")), parse("rotan"), Query())
assert "tantivy" not in sys.modules
ask(open_engine("embedded", Path(sys.argv[1])), parse("rotan"), Query())
heavy = {"spacy", "trafilatura", "twisted", "scrapy", "lxml", "elasticsearch"} & set(sys.modules)
assert not heavy, heavy
"""
    subprocess.run([sys.executable, "-c", script, str(folder.parent)], check=True)


REFUSED = [("http://127.0.0.1:1", EngineUnavailable), ("http://", UsageError), ("kabur", UsageError), ("", UsageError)]


@pytest.mark.parametrize(("spec", "problem"), REFUSED)
def test_an_engine_that_is_not_there_is_refused_in_words(tmp_path, spec, problem):
    with pytest.raises(problem):
        open_engine(spec, tmp_path)


def test_an_index_that_should_be_there_and_is_not_is_damage(tmp_path):
    with pytest.raises(EngineDamaged, match="kliping reindex"):
        open_engine("embedded", tmp_path, make=False)


@pytest.mark.parametrize(("documents", "places"), [(20_001, 1), (14_000, 10)])
def test_groups_too_many_to_be_counted_one_by_one_are_estimated_and_never_more_than_their_documents(tmp_path, documents, places):
    engine = EmbeddedEngine(tmp_path)
    where = tuple(f"tempat{n}" for n in range(places))
    engine.put(Document("article", f"a{n}", group=f"s{n // 2}", keywords={"article": (f"a{n}",), "place": where}) for n in range(documents))
    engine.refresh()
    counted = engine.find(Query(size=0, facets=("place",), counted_as="groups")).facets["place"]
    assert sorted(value for value, _ in counted) == sorted(where)
    assert all(count == pytest.approx(documents / 2, rel=0.05) for _, count in counted)
    engine.close()
