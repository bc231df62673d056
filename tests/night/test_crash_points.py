"""Nights that die at one named point after the other: the next one goes on, and in the end nothing is lost, doubled or asked for again."""

from __future__ import annotations

import pytest

from tests.night.crash import POINTS, crash, problems
from tests.night.desk import Desk
from tests.press.town import town


@pytest.mark.slow
def test_nights_that_die_at_every_point_in_turn_leave_every_article_once_and_no_page_is_asked_for_again(tmp_path):
    with town(3) as printed:
        desk = Desk(tmp_path, printed)
        for turn, point in enumerate(POINTS, 1):
            printed.publish(desk.now.date(), each=1)
            assert crash(desk, point, 1 + turn % 2), point
        assert desk.night().end == "done"
        assert problems(desk) == []
        asked = [path for paper in printed.papers.values() for path in paper.press.paths("/20")]
        assert len(asked) == len(set(asked))
