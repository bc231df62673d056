"""Reading in worker processes: order, limits, and that one bad page costs no other."""

import os
import signal
from pathlib import Path

import pytest

from crawler.errors import ConfigError, KlipingError
from crawler.page import HTML, page_of
from extractor.article import Article
from search.reading import FEW, ReadingOptions, read_all
from search.reading_options import cores_beside_a_crawl, usable_cores
from search.reading_pool import ReadingPool

CONFIG = Path(__file__).parents[1] / "config"

TROUBLE = """
import ctypes, os, signal, sys
import extractor.reader as reader

def _read(self, page, outlet):
    if b"MACET" in page.raw:  # as a library stuck in C: Python's signal handlers do not run
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])
        ctypes.CDLL(None).sleep(60)
    if b"MATI" in page.raw:
        os.kill(os.getpid(), signal.SIGKILL)
    if b"RAKUS" in page.raw:
        bytearray(3 << 30)
    return real(self, page, outlet)

real, reader.Reader._read = reader.Reader._read, _read
"""


def page(number, word=""):
    body = f"<h1>Pelatihan anyaman ke-{number}</h1>" + "<p>Perajin dari desa rekaan belajar menganyam pandan selama sepekan penuh.</p>" * 4
    address = f"https://kabar.example/{number}"
    return page_of(address, f"<html><body><article>{body}{word}</article></body></html>".encode(), HTML, url=address)


@pytest.fixture
def troubled(tmp_path, monkeypatch):
    """Workers in which some pages are trouble."""
    (tmp_path / "sitecustomize.py").write_text(TROUBLE)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    return ReadingOptions(CONFIG, jobs=2, time_limit=5.0)  # enough for an ordinary page on a machine that is busy


def test_workers_give_the_same_outcomes_in_the_same_order_as_one_process():
    pages = [page(n) for n in range(FEW + 6)]
    alone = list(read_all(pages, ReadingOptions(CONFIG, jobs=1)))
    assert list(read_all(pages, ReadingOptions(CONFIG, jobs=2))) == alone
    assert all(isinstance(outcome, Article) for _, outcome in alone)


def test_a_page_that_kills_freezes_or_bloats_its_worker_is_recorded_and_the_others_are_read(troubled):
    words = {3: "MATI", 8: "MACET", 15: "RAKUS"}
    outcomes = [outcome for _, outcome in read_all([page(n, words.get(n, "")) for n in range(FEW + 6)], troubled)]
    wrong = {n: (outcome.reason, outcome.detail) for n, outcome in enumerate(outcomes) if not isinstance(outcome, Article)}
    assert wrong == {
        3: ("crash", "proses pembaca mati"),
        8: ("time-limit", "macet lebih dari 5 detik, prosesnya dihentikan"),
        15: ("crash", "melebihi batas memori"),
    }


def test_a_page_whose_worker_somebody_else_ended_is_read_by_the_next():
    with ReadingPool(ReadingOptions(CONFIG)) as pool:
        pool.give(1, page(1))
        worker = pool._workers[0]
        while not worker.held:
            pool.collect(0.05)
        os.kill(worker._process.pid, signal.SIGKILL)
        found = []
        while not found:
            found = pool.collect(1.0)
    assert [(read.ticket, type(read.outcome)) for read in found] == [(1, Article)]


def test_a_worker_is_replaced_after_a_number_of_pages(monkeypatch):
    monkeypatch.setattr("search.reading_pool.PAGES_PER_WORKER", 2)
    processes = set()
    with ReadingPool(ReadingOptions(CONFIG)) as pool:
        for n in range(5):
            pool.give(n, page(n))
            while not pool.collect(1.0):
                pass
            processes.add(pool._workers[0]._process.pid)
    assert len(processes) == 3


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="this system does not confine processes to cores")
@pytest.mark.parametrize(("given", "beside"), [({0}, 1), ({0, 1}, 1), ({0, 2, 5}, 2)])
def test_only_the_cores_that_the_process_may_use_are_used_and_one_is_left_to_a_crawl(monkeypatch, given, beside):
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: given)
    assert (usable_cores(), cores_beside_a_crawl()) == (len(given), beside)


def test_a_wrong_configuration_is_told_before_the_first_page(tmp_path):
    (tmp_path / "outlets").mkdir()
    (tmp_path / "outlets" / "kabar.toml").write_text('name = "Kabar"\n')
    with pytest.raises(ConfigError, match=r"kabar\.toml"):
        next(read_all([page(n) for n in range(FEW + 6)], ReadingOptions(tmp_path, jobs=2)))


def test_a_configuration_that_turns_out_wrong_while_reading_ends_the_run_and_is_no_fault_of_a_page(tmp_path, monkeypatch):
    trouble = "import extractor.reader as reader\nfrom crawler.errors import ConfigError\ndef _read(self, page, outlet):\n"
    (tmp_path / "sitecustomize.py").write_text(f"{trouble}    raise ConfigError('kata.toml', 'salah')\nreader.Reader._read = _read\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(KlipingError, match=r"kata\.toml.*salah"), ReadingPool(ReadingOptions(CONFIG)) as pool:
        pool.give(1, page(1))
        while not pool.collect(1.0):
            pass
