"""What holds for every test: properties are promises about results, never about how fast a busy machine finds them. And what many share."""

from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("kliping", deadline=None)
settings.load_profile("kliping")


@pytest.fixture(scope="session")
def registry():
    """The registry that comes with the project; reading it takes seconds."""
    from extractor.registry import load_registry

    return load_registry(Path(__file__).parents[1] / "config")


@pytest.fixture
def press():
    """A made-up outlet on this computer, with its articles and listings."""
    from tests.press.server import Press
    from tests.press.site import publish

    with Press() as server:
        publish(server)
        yield server


@pytest.fixture(scope="session")
def undisturbed(tmp_path_factory):
    """What the store holds after a run that nothing disturbs."""
    from tests.store_work import content, work

    folder = tmp_path_factory.mktemp("utuh")
    work(folder)
    return content(folder)
