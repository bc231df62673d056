"""What holds for every test: properties are promises about results, never about how fast a busy machine finds them."""

from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("kliping", deadline=None)
settings.load_profile("kliping")

SLOW = ("elastic", "browser", "night", "contract", "web")
"""Folders whose files take longest come first, so that the last minutes do not wait for one of them on a single core."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the slow folders first; within each, and among the rest, the order stays."""
    rank = {Path(__file__).parent / folder: place for place, folder in enumerate(SLOW)}
    items.sort(key=lambda item: min((rank[parent] for parent in item.path.parents if parent in rank), default=len(SLOW)))
