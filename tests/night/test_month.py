"""Nights in a row with something going wrong every night: in the end the archive is as if nothing had, and every exception is explained."""

from __future__ import annotations

import pytest

from tests.night.month import live


@pytest.mark.slow
def test_after_many_bad_nights_every_article_is_stored_once_or_its_loss_is_in_the_ledger(tmp_path):
    outcome = live(tmp_path, nights=5, papers=6, seed=20)
    assert outcome.strange == ()
    assert (outcome.printed, outcome.doubled, outcome.balanced) == (60, 0, True)
    assert outcome.stored + outcome.explained == outcome.printed
    assert outcome.stored >= 0.8 * outcome.printed
