"""The same questions to every engine."""

import pytest

from search.engine import open_engine


@pytest.fixture(params=["memory", "embedded"])
def engine(request, tmp_path):
    opened = open_engine(request.param, tmp_path)
    yield opened
    opened.close()
