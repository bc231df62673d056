"""A night whose disk runs full, really: it ends with a sentence, what it knows stays whole, and the next one has every article."""

from __future__ import annotations

import pytest

from search.verify import verify
from tests.disks import small_disk
from tests.night.desk import Desk
from tests.press.town import town


@pytest.mark.slow
@pytest.mark.parametrize("size", ["520k", "1m"])
def test_a_night_that_fills_the_disk_says_so_and_the_next_one_has_every_article_once(tmp_path, size):
    with small_disk(tmp_path / "cakram", size) as disk, town(4) as papers:
        desk = Desk(tmp_path, papers)
        desk.data = disk.folder / "data"
        papers.publish(desk.now.date(), each=8)
        night = desk.start("nightly")
        _, told = night.communicate(timeout=120)
        assert night.returncode in (1, 2)
        assert str(desk.data) in told and "sisa ruang 0.0 GB" in told and "Traceback" not in told
        disk.resize("60m")
        assert desk.night().end == "done"
        with desk.store() as store:
            assert sorted(article.title or "" for article in store.iterate_articles()) == sorted(one.title for one in papers.articles)
            assert store.ledger_balance().balanced
        assert [finding for finding in verify(desk.data) if "tidak dipakai artikel mana pun" not in str(finding)] == []
