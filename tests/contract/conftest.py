"""The same questions to every engine; Elasticsearch is a real server, or the tests say why there is none."""

import os

import pytest

from search.engine import open_engine
from search.settings import SearchSettings
from tests.es import Missing, empty, shared_server

PREFIX = f"kontrak-{os.environ.get('PYTEST_XDIST_WORKER', 'gw0')}-{os.getpid()}"


@pytest.fixture(scope="session")
def server():
    """The address of a real server with indexes of our own on it, taken away in the end."""
    try:
        address = shared_server()
    except Missing as reason:
        pytest.skip(str(reason))
    yield address
    engine = open_engine(address, None, SearchSettings(index=PREFIX))
    engine.remove()
    engine.close()


@pytest.fixture
def fresh(request, tmp_path_factory):
    """Opens an empty engine of the kind asked for; all are closed in the end."""
    opened = []

    def open_empty(spec):
        if spec != "elasticsearch":
            opened.append(open_engine(spec, tmp_path_factory.mktemp("indeks")))
            return opened[-1]
        address = request.getfixturevalue("server")
        opened.append(open_engine(address, None, SearchSettings(index=PREFIX, timeout=60)))
        empty(address, PREFIX)
        return opened[-1]

    yield open_empty
    for engine in opened:
        engine.close()


@pytest.fixture(params=["memory", "embedded", pytest.param("elasticsearch", marks=pytest.mark.elastic)])
def engine(request, fresh):
    return fresh(request.param)
