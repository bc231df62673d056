"""A real server for these tests, or the reason why there is none."""

import itertools
import os

import pytest

from search.engines.elastic import ElasticEngine, open_server
from search.settings import SearchSettings
from tests.es import Missing, fetch, shared_server

_numbers = itertools.count()


@pytest.fixture(scope="session")
def server():
    """The address of the server of this run."""
    try:
        return shared_server()
    except Missing as reason:
        pytest.skip(str(reason))


@pytest.fixture(scope="session")
def distribution():
    """For tests that start and kill servers of their own."""
    try:
        shared_server()
        return fetch()
    except Missing as reason:
        pytest.skip(str(reason))


@pytest.fixture
def settings(request):
    """Indexes of this test's own; they are taken away in the end."""
    chosen = SearchSettings(index=f"uji-{os.getpid()}-{next(_numbers)}", timeout=60)
    yield chosen
    if "server" in request.fixturenames:
        engine = ElasticEngine(request.getfixturevalue("server"), chosen)
        engine.remove()
        engine.close()


@pytest.fixture
def engine(server, settings):
    opened = open_server(server, settings)
    yield opened
    opened.close()
