"""The order in which pages arrive, and in how many runs, makes no difference; nor does entering them twice."""

from __future__ import annotations

import pytest

from tests.night.orders import Read, archived, in_some_order, pages


@pytest.fixture(scope="module")
def read() -> list[Read]:
    return pages(24)


@pytest.mark.parametrize("seed", range(5))
def test_every_order_and_every_number_of_runs_gives_the_same_articles_in_the_same_stories(read, tmp_path, seed):
    whole = archived(tmp_path / "a", [read])
    assert len(whole[0]) == 24
    assert len(whole[1]) == 18
    assert archived(tmp_path / "b", in_some_order(read, seed)) == whole


def test_entering_everything_once_more_changes_nothing(read, tmp_path):
    once = archived(tmp_path, [read])
    assert archived(tmp_path, [read[::-1]]) == once
