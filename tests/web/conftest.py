"""One archive of invented articles, served once for all tests of the web application."""

import httpx
import pytest

from tests.web.archive import archive_of, serving


@pytest.fixture(scope="session")
def app(tmp_path_factory):
    return archive_of(tmp_path_factory.mktemp("web"))


@pytest.fixture(scope="session")
def site(app):
    with serving(app) as address, httpx.Client(base_url=address, timeout=30) as made:
        yield made


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    """An archive that the tests of one module may write to."""
    return archive_of(tmp_path_factory.mktemp("sendiri"))


@pytest.fixture(scope="module")
def served(own):
    """That archive, served."""
    with serving(own) as address, httpx.Client(base_url=address, timeout=30) as made:
        yield made


@pytest.fixture
def client(site):
    """A client that has not chosen a language."""
    site.cookies.clear()
    return site


@pytest.fixture
def found(client):
    """The rows of a question as data."""
    return lambda address: client.get(address).json()["rows"]


@pytest.fixture
def release(found):
    """The article whose story three outlets carried."""
    return next(row for row in found("/.json?q=rotan&stories=0") if row["carriers"] == 3)
