"""A clock that jumps between nights: nothing is lost, doubled or forgotten for it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from search.verify import verify
from tests.night.desk import Desk
from tests.press.town import town


@pytest.mark.slow
def test_nights_by_a_clock_that_jumps_back_and_forth_store_every_article_once(tmp_path):
    jumps = (timedelta(), timedelta(hours=-1), timedelta(days=1), datetime(1970, 1, 2, tzinfo=UTC) - datetime.now(UTC), timedelta(days=2))
    with town(2) as papers:
        desk = Desk(tmp_path, papers)
        for jump in jumps:
            papers.publish(datetime.now(UTC).date(), each=2)
            desk.ahead = jump
            assert desk.night().end == "done"
            assert list(verify(desk.data)) == []
        with desk.store() as store:
            assert sorted(article.title or "" for article in store.iterate_articles()) == sorted(one.title for one in papers.articles)
            assert store.ledger_balance().pending == 0
