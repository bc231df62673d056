"""A night while the search server is away: the crawl goes on, nothing is forgotten, and readers are answered and told."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest

from crawler.errors import EngineUnavailable
from search import indexing
from search.app import App
from search.asking import Question
from search.document import WHATS
from search.engine import Query, is_address, open_engine
from search.engines.memory import MemoryEngine
from search.indexing import documents
from search.nightly import CrawlRequest, run_crawl
from tests.elastic.fake import Gate
from tests.night.desk import Desk
from tests.press.town import town

pytestmark = pytest.mark.slow
PAPERS, EACH = 3, 2


class Pretended:
    """A server that goes away and comes back, without being one."""

    address = "http://127.0.0.1:9"

    def __init__(self):
        self._memory, self._away = MemoryEngine(), False

    def shut(self):
        self._away = True

    def open(self):
        self._away = False

    def engine(self):
        if self._away:
            raise EngineUnavailable(f"{self.address}: tidak dapat dihubungi")
        return self

    def close(self):
        pass

    def __getattr__(self, verb):
        return getattr(self.engine()._memory, verb)


@pytest.fixture
def pretended(monkeypatch):
    made = Pretended()

    def opened(spec, *more, **options):
        return made.engine() if is_address(spec) else open_engine(spec, *more, **options)

    monkeypatch.setattr(indexing, "open_engine", opened)
    return made


@pytest.fixture
def gate(request):
    made = Gate(request.getfixturevalue("server"))
    yield made
    made.shut()


@pytest.fixture(params=["pretended", pytest.param("gate", marks=pytest.mark.elastic)])
def remote(request):
    return request.getfixturevalue(request.param)


@pytest.fixture
def desk(tmp_path):
    with town(PAPERS) as printed:
        yield Desk(tmp_path, printed)


@pytest.fixture
def app(remote, desk, request):
    search = request.getfixturevalue("settings") if isinstance(remote, Gate) else desk.settings.search
    opened = App(desk.data, desk.config, replace(desk.settings, search=search), remote.address)
    yield opened
    opened.close()


def night(app, desk):
    desk.town.publish((desk.now).date(), each=EACH)
    return run_crawl(app, CrawlRequest(), "nightly", lambda: desk.now)


def waiting(desk, app):
    with desk.store() as store:
        return store.waiting(app.engine_spec)


def held(app, desk):
    """How often each document is in the index, and how often it should be."""
    with desk.store() as store:
        expected = Counter(document.id for document in documents(store, store.iterate_articles()))
        engine = indexing.open_engine(app.engine_spec, app.data_dir, app.settings.search, make=False)
        found = Counter(hit.id for what in WHATS for hit in engine.every(Query(what)))
        engine.close()
    return found, expected


def test_a_night_without_the_server_is_a_whole_night_and_the_next_one_tells_the_server_what_it_missed(remote, desk, app):
    assert night(app, desk).problems == ()
    App(desk.data, desk.config, desk.settings).reindex()
    remote.shut()
    desk.ahead = timedelta(days=1)
    receipt = night(app, desk)
    assert (receipt.end, receipt.read["article"]) == ("done", PAPERS * EACH)
    assert [problem.partition(",")[0] for problem in receipt.problems] == ["mesin pencari tidak menjawab"]
    assert waiting(desk, app) >= PAPERS * EACH
    found = app.search(Question())
    assert found.total == 2 * PAPERS * EACH
    assert any("Server pencarian sedang tidak menjawab" in notice for notice in found.notices)
    app.close()
    remote.open()
    desk.ahead = timedelta(days=2)
    assert night(app, desk).problems == ()
    assert waiting(desk, app) == 0
    found, expected = held(app, desk)
    assert found == expected and set(found.values()) == {1}
    answer = app.search(Question())
    assert answer.total == 3 * PAPERS * EACH and not answer.notices
