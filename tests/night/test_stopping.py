"""A run that is stopped, killed, started twice or left without time: nothing is lost, and the next run goes on."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from search.cli.main import run as cli
from search.store import Store
from search.verify import verify
from tests.night.desk import Desk
from tests.press.town import Town, town

WITHIN = 30
"""Seconds in which a run that was told to stop has ended."""


@pytest.fixture
def papers() -> Iterator[Town]:
    with town(4) as printed:
        yield printed


@pytest.fixture
def desk(papers, tmp_path) -> Desk:
    made = Desk(tmp_path, papers)
    papers.publish(made.now.date(), each=8)
    return made


def wait_for_requests(printed: Town, count: int, process: subprocess.Popen[str]) -> None:
    """Return when the town's presses have been asked ``count`` times, or the process has ended."""
    while sum(len(paper.press.hits) for paper in printed.papers.values()) < count and process.poll() is None:
        time.sleep(0.01)


def kept(desk: Desk) -> list[str]:
    with desk.store() as store:
        return sorted(article.title or "" for article in store.iterate_articles())


@pytest.mark.slow
@pytest.mark.parametrize("requests", [0, 1, 9, 22, 36])
def test_a_run_that_is_told_to_stop_ends_in_time_is_marked_and_the_next_one_goes_on(desk, papers, requests):
    night = desk.start("nightly", "--json")
    while not (desk.data / "kliping.sqlite").exists():
        time.sleep(0.01)
    wait_for_requests(papers, requests, night)
    night.send_signal(signal.SIGTERM)
    asked = time.monotonic()
    out, err = night.communicate(timeout=2 * WITHIN)
    assert time.monotonic() - asked < WITHIN
    assert (night.returncode, err) == (0, "")
    assert json.loads(out)["end"] == "stopped"
    with desk.store() as store:
        assert store.runs(1)[0].state == "stopped"
    receipt = desk.night()
    assert receipt.end == "done"
    assert kept(desk) == sorted(one.title for one in papers.articles)


@pytest.mark.slow
def test_a_second_run_ends_at_once_and_names_the_first_and_the_lock_goes_with_its_process(desk, papers):
    for path in (desk.config / "outlets").iterdir():
        path.write_text(path.read_text().replace("delay = 0", "delay = 5"))
    first = desk.start("nightly")
    wait_for_requests(papers, 1, first)
    for command in (["nightly"], ["crawl"], ["reindex"], ["import", str(desk.config)]):
        began = time.monotonic()
        second = desk.start(*command)
        _, err = second.communicate(timeout=60)
        assert second.returncode == 75, command
        assert f"pid {first.pid}, mulai 20" in err
        assert time.monotonic() - began < 20
    first.kill()
    first.communicate()
    with Store.open(desk.data, write=True):
        pass


HOLDER = """
import pathlib, sys, time
from search.store import Store
with Store.open(pathlib.Path(sys.argv[1]), write=True):
    print("memegang", flush=True)
    time.sleep(60)
"""


def test_the_lock_of_a_killed_process_is_free_every_time(tmp_path):
    for _ in range(5):
        holder = subprocess.Popen([sys.executable, "-c", HOLDER, str(tmp_path)], stdout=subprocess.PIPE)
        assert holder.stdout is not None
        holder.stdout.readline()
        holder.kill()
        holder.communicate()
        with Store.open(tmp_path, write=True):
            pass


@pytest.mark.slow
def test_a_night_killed_at_many_moments_ends_with_every_article_once_and_an_index_equal_to_the_store(desk, papers, capsys):
    for more in (1, 7, 12, 20, 33, 3, 5):
        night = desk.start("nightly")
        before = sum(len(paper.press.hits) for paper in papers.papers.values())
        wait_for_requests(papers, before + more, night)
        night.kill()
        night.communicate()
    receipt = desk.night()
    assert (receipt.end, receipt.ledger.article, receipt.ledger.pending) == ("done", 32, 0)
    assert kept(desk) == sorted(one.title for one in papers.articles)
    assert list(verify(desk.data)) == []
    capsys.readouterr()
    assert cli(["--data", str(desk.data), "--config", str(desk.config), "search", "--size", "100", "--json"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 32
