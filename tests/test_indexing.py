"""The index follows the store: filled when it is new, built again when it is gone or damaged, and told of everything once."""

import logging
import threading

import pytest

from crawler.errors import EngineUnavailable, LockHeld
from search.app import App
from search.asking import Question
from search.catching_up import catching_up
from search.document import Document
from search.engine import EngineDamaged, Query
from search.engines.memory import MemoryEngine
from search.engines.steady import PATIENCE, SteadyEngine
from search.indexing import Index, catch_up
from search.settings import Settings
from search.store import Store
from tests.elastic.archive import CONFIG, article, expected, fill, held
from tests.es import free_port


@pytest.fixture
def archive(tmp_path):
    fill(tmp_path, range(6))
    return tmp_path


def settled(folder):
    with Store.open(folder, write=True) as store:
        Index("embedded", folder).catch_up(store)
    return folder


def total(folder):
    app = App(folder, CONFIG)
    try:
        return app.search(Question("sentra")).total
    finally:
        app.close()


def test_an_index_that_was_never_filled_is_filled_before_the_first_answer_with_a_notice(archive, caplog):
    with caplog.at_level(logging.WARNING, "kliping"):
        assert total(archive) == 6
    assert "dibangun ulang" in caplog.text


def test_an_index_that_is_gone_is_made_again_from_the_store(archive):
    settled(archive)
    for path in sorted((archive / "index").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    assert total(archive) == 6


@pytest.mark.parametrize("pattern", ["current", "g*/version.json", "g*/article/*.store", "g*/article/*.term"])
def test_a_damaged_index_is_built_again_while_somebody_asks(archive, pattern):
    settled(archive)
    for path in (archive / "index").glob(pattern):
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert total(archive) == 6


def test_each_document_carries_the_number_of_the_last_change_of_its_article(archive):
    class Listening(MemoryEngine):
        heard: list[Document] = []  # noqa: RUF012

        def put(self, documents):
            self.heard = list(documents)
            return super().put(self.heard)

    engine = Listening()
    with Store.open(archive, write=True) as store:
        catch_up(store, engine, "telinga")
        assert {d.article: d.version for d in engine.heard} == {c.article: c.seq for c in store.changes("baru")}
        assert store.waiting("telinga") == 0


def test_an_engine_that_breaks_off_is_told_again_from_where_it_was(archive):
    class Fragile(MemoryEngine):
        broken = True

        def refresh(self):
            if self.broken:
                raise EngineUnavailable("putus")
            super().refresh()

    engine = Fragile()
    with Store.open(archive, write=True) as store:
        with pytest.raises(EngineUnavailable):
            catch_up(store, engine, "rapuh")
        assert store.waiting("rapuh") == 6
        engine.broken = False
        assert catch_up(store, engine, "rapuh") == 6
    assert held(engine) == expected(archive)


def test_verify_names_a_changed_byte_a_missing_article_and_changes_not_yet_told(archive):
    settled(archive)
    app = App(archive, CONFIG)
    assert [finding for finding in app.verify() if finding.check == "index"] == []
    path = next((archive / "index").glob("g*/article/*.store"))
    content = bytearray(path.read_bytes())
    content[len(content) // 3] ^= 1
    path.write_bytes(content)
    assert [finding.where for finding in app.verify() if finding.check == "index"][:1] == [str(path)]
    app.reindex()
    engine = Index("embedded", archive)
    with Store.open(archive) as store:
        opened = engine._open(store)
    opened.drop([article(3)[1].id])
    opened.close()
    assert next(f.where for f in app.verify() if f.check == "index") == f"artikel {article(3)[1].id}"
    fill(archive, [9])
    assert ["1 perubahan" in f.detail for f in app.verify() if f.check == "index"] == [True]


def test_verify_lists_what_an_engine_refused(archive):
    settled(archive)
    with Store.open(archive, write=True) as store:
        store.quarantine("embedded", [], [("x#s1", "x", "terlalu panjang")])
    (finding,) = [f for f in App(archive, CONFIG).verify() if "terlalu panjang" in f.detail]
    assert finding.where == "artikel x"


class Away(MemoryEngine):
    """A server that may be away."""

    away = True
    asked = 0

    def find(self, query):
        self.asked += 1
        if self.away:
            raise EngineUnavailable("server: tidak menjawab")
        return super().find(query)


def steady(first, second, clock=lambda: 0.0):
    return SteadyEngine(lambda: first, lambda damage: None, lambda: second, clock)


def test_while_the_server_is_away_the_other_index_answers_and_the_answer_says_so():
    first = Away()
    engine = steady(first, MemoryEngine())
    assert engine.find(Query()).away == "server: tidak menjawab"
    first.away = False


def test_a_server_that_did_not_answer_is_left_alone_for_a_while_and_then_asked_again():
    now = [0.0]
    first = Away()
    engine = steady(first, MemoryEngine(), lambda: now[0])
    for _ in range(5):
        engine.find(Query())
    assert first.asked == 1
    first.away, now[0] = False, PATIENCE
    assert engine.find(Query()).away is None and first.asked == 2


def test_without_another_index_the_servers_absence_is_the_error():
    engine = steady(Away(), None)
    for _ in range(2):
        with pytest.raises(EngineUnavailable, match="tidak menjawab"):
            engine.find(Query())


def test_an_index_found_damaged_is_mended_once_and_asked_again():
    mended = []

    class Damaged(MemoryEngine):
        def find(self, query):
            if not mended:
                raise EngineDamaged("rusak")
            return super().find(query)

    engine = SteadyEngine(Damaged, mended.append, lambda: None)
    assert engine.find(Query()).total == 0
    assert [damage.fact for damage in mended] == ["rusak"]


def test_a_stand_in_that_cannot_be_used_either_is_told_with_how_to_mend_it():
    def unusable():
        raise EngineDamaged("indeks/g7: dari versi lain")

    engine = SteadyEngine(Away, lambda damage: None, unusable)
    with pytest.raises(
        EngineUnavailable, match=r"^server: tidak menjawab; .*indeks/g7: dari versi lain; .*`kliping reindex --engine embedded`$"
    ):
        engine.find(Query())


@pytest.mark.parametrize("told", [False, True])
def test_while_the_server_is_away_nothing_is_rebuilt_nor_said_to_be_and_no_reindex_is_advised(archive, caplog, told):
    settled(archive)
    nobody = f"http://127.0.0.1:{free_port()}"
    if told:
        with Store.open(archive, write=True) as store:
            store.acknowledge(nobody, store.last_change())
    app = App(archive, CONFIG, Settings(), nobody)
    with caplog.at_level(logging.INFO, "kliping"):
        page = app.search(Question("sentra"))
    app.close()
    assert page.total == 6 and not [said for said in caplog.records if said.name == "kliping"]
    (notice,) = page.notices
    assert "Server pencarian sedang tidak menjawab" in notice and "tidak dapat dihubungi" in notice
    assert "reindex" not in notice and "dibangun ulang" not in notice


def test_an_index_of_another_version_is_called_that_and_rebuilt_without_advice_to_do_it_again(archive, caplog):
    settled(archive)
    (made,) = (archive / "index").glob("g*/version.json")
    made.write_text('{"layout": 0}', "utf-8")
    with caplog.at_level(logging.WARNING, "kliping"):
        assert total(archive) == 6
    (notice,) = caplog.messages
    assert "dibangun ulang" in notice and "versi lain" in notice and "jalankan" not in notice


def test_a_damaged_index_is_called_unreadable_and_rebuilt_without_advice_to_do_it_again(archive, caplog):
    settled(archive)
    (archive / "index/current").write_bytes(b"\xff")
    with caplog.at_level(logging.WARNING, "kliping"):
        assert total(archive) == 6
    (notice,) = caplog.messages
    assert "dibangun ulang" in notice and "tidak terbaca" in notice and "jalankan" not in notice


def test_what_is_waiting_is_told_and_nothing_is_locked_when_nothing_is(archive):
    index = Index("embedded", archive)
    assert index.catch_up_if_needed() == 6
    with Store.open(archive, write=True):
        assert index.catch_up_if_needed() == 0
    assert total(archive) == 6


def test_beside_a_running_server_the_index_catches_up_again_and_again_until_the_end(archive):
    told, seen = [], threading.Event()

    def tell():
        told.append(Index("embedded", archive).catch_up_if_needed())
        if len(told) == 2:
            seen.set()
        return told[-1]

    with catching_up(tell, every=0.01):
        assert seen.wait(60)
    assert told[:2] == [6, 0]
    assert not [thread for thread in threading.enumerate() if thread.name == "catching-up"]


def test_a_server_that_stays_away_is_complained_of_once_and_another_writer_not_at_all(caplog):
    problems, done = iter([EngineUnavailable("server X pergi")] * 3 + [LockHeld("proses lain")]), threading.Event()

    def tell():
        problem = next(problems, None)
        if problem is None:
            done.set()
            return 0
        raise problem

    with caplog.at_level(logging.WARNING, "kliping"), catching_up(tell, every=0.01):
        assert done.wait(60)
    assert caplog.text.count("server X pergi") == 1 and "proses lain" not in caplog.text
