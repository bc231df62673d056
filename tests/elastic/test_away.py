"""The server goes away, and nobody loses anything: work goes on, the application says so, and the index catches up afterwards."""

import select
import socket
from dataclasses import replace

import pytest

from crawler.errors import EngineUnavailable
from search.app import App
from search.asking import Question
from search.engine import Query, open_engine
from search.engines import steady
from search.settings import Settings
from search.store import Store
from tests.elastic.archive import CONFIG, article, expected, fill, held
from tests.elastic.fake import Gate

pytestmark = pytest.mark.elastic
MANY = 2_000


@pytest.fixture
def gate(server):
    opened = Gate(server)
    yield opened
    opened.shut()


@pytest.fixture
def app(gate, settings, tmp_path):
    """An archive on a server, with an embedded index beside it."""
    fill(tmp_path, range(20))
    App(tmp_path, CONFIG).reindex()
    opened = App(tmp_path, CONFIG, Settings(search=settings), gate.address)
    settle(opened)
    yield opened
    opened.close()


def settle(app):
    with Store.open(app.data_dir, write=True) as store:
        app.settle(store)


def waiting(app):
    with Store.open(app.data_dir) as store:
        return store.waiting(app.engine_spec)


def on_server(app):
    engine = open_engine(app.engine_spec, app.data_dir, app.settings.search, make=False)
    try:
        return held(engine)
    finally:
        engine.close()


def test_what_is_stored_while_the_server_is_away_is_found_at_once_and_told_to_it_afterwards(app, gate, monkeypatch):
    assert app.search(Question("sentra")).total == 20
    gate.shut()
    fill(app.data_dir, range(20, 20 + MANY))
    with pytest.raises(EngineUnavailable):
        settle(app)
    assert waiting(app) == MANY
    found = app.search(Question("sentra"))
    assert found.total == 20 + MANY
    assert any("Server pencarian sedang tidak menjawab" in notice for notice in found.notices)
    gate.open()
    settle(app)
    assert waiting(app) == 0
    assert on_server(app) == expected(app.data_dir)
    monkeypatch.setattr(steady, "PATIENCE", 0.0)
    app.close()
    assert not app.search(Question("sentra")).notices


def test_without_an_embedded_index_the_error_says_what_is_the_matter(gate, settings, tmp_path):
    fill(tmp_path, range(3))
    app = App(tmp_path, CONFIG, Settings(search=settings), gate.address)
    gate.shut()
    with pytest.raises(EngineUnavailable, match="tidak dapat dihubungi"):
        app.search(Question("sentra"))
    app.close()


def test_an_import_is_done_although_the_server_is_away_and_says_so(app, gate, tmp_path_factory):
    folder = tmp_path_factory.mktemp("masuk")
    (folder / "satu.txt").write_text(
        "Perajin garam Desa Contoh\n\n10 Februari 2022\n\nPerajin garam di Desa Contoh menambah tungku baru.", "utf-8"
    )
    gate.shut()
    report = app.import_paths([folder], 1, iter)
    assert report.new == 1 and report.away and gate.address in report.away


def test_indexes_that_vanished_from_the_server_are_made_again_from_the_store(app):
    engine = open_engine(app.engine_spec, app.data_dir, app.settings.search)
    engine.remove()
    engine.close()
    assert app.search(Question("sentra")).total == 20
    assert on_server(app) == expected(app.data_dir)


def test_a_reindex_gives_the_same_documents(app):
    before = on_server(app)
    app.reindex()
    assert on_server(app) == before == expected(app.data_dir)


def test_telling_the_server_everything_again_changes_nothing(app):
    before = on_server(app)
    with Store.open(app.data_dir, write=True) as store:
        store.acknowledge(app.engine_spec, 0)
        app.settle(store)
    assert on_server(app) == before


def test_what_the_server_will_never_take_is_in_quarantine_with_the_reason_until_it_changes(app):
    page, bad = article(50)
    with Store.open(app.data_dir, write=True) as store:
        store.put_page(page, replace(bad, outlet="x" * 40_000))
        app.settle(store)
        refused = store.refusals(app.engine_spec)
        assert {refusal.document for refusal in refused} == {bad.id, f"{bad.id}#s0", f"{bad.id}#s1"}
        assert all("immense term" in refusal.reason for refusal in refused)
        assert store.waiting(app.engine_spec) == 0
    assert bad.id not in on_server(app)["article"]


def test_both_engines_give_the_same_answers_to_the_same_questions(app):
    embedded = open_engine("embedded", app.data_dir)
    server = open_engine(app.engine_spec, app.data_dir, app.settings.search)
    for sort in ("relevance", "newest", "oldest"):
        ours, theirs = (
            engine.find(Query(sort=sort, size=50, facets=("month", "outlet"), histogram="day")) for engine in (embedded, server)
        )
        assert (ours.total, ours.facets, ours.histogram) == (theirs.total, theirs.facets, theirs.histogram)
        assert [hit.id for hit in ours.hits] == [hit.id for hit in theirs.hits]
    server.close()
    embedded.close()


def test_a_server_that_takes_too_long_is_not_waited_for_a_second_time(app, settings, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        slow = App(tmp_path, CONFIG, Settings(search=replace(settings, timeout=0.3)), f"http://127.0.0.1:{silent.getsockname()[1]}")
        with Store.open(tmp_path, write=True) as store:
            store.acknowledge(slow.engine_spec, store.last_change())
        first, second = (slow.search(Question("sentra")) for _ in range(2))
        assert first.total == second.total == 20
        assert all("tidak menjawab pada waktunya" in notice for page in (first, second) for notice in page.notices)
        slow.close()
        silent.accept()[0].close()
        assert not select.select([silent], [], [], 0)[0], "it was asked a second time"
