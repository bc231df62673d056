"""Twenty clients that ask for the heaviest there is, over HTTP, of a server that is a process of its own."""

import queue
import re
import subprocess
import sys
import threading
from pathlib import Path

import httpx
import pytest

import search.asking
from tests.web.archive import serving

ROOT = Path(__file__).parents[2]
HEAVY = (
    "/?q=" + "+OR+".join(f"{letter}*" for letter in "abcdefghijklmnopqrstuvwxyz"),
    "/?q=-zzz&stories=0&size=100",
    "/?q=" + "(" * 200 + "rotan",
    "/api/v1/search?q=rotan+OR+mesin&size=1000",
    "/unduh/articles.xlsx?q=-zzz",
    "/pernyataan?size=100",
    "/cerita?size=100",
    "/feed.atom?q=a*",
)
TURNS = 4
MOST = 150_000
"""Kilobytes that twenty clients may cost the server beyond what it took before them."""


@pytest.fixture
def process(app):
    command = [sys.executable, "-m", "search.cli", "--data", app.data_dir, "--config", app.config_dir, "serve", "--port", "0"]
    started = subprocess.Popen(list(map(str, command)), stdout=subprocess.PIPE, text=True, cwd=ROOT)
    try:
        yield started
    finally:
        started.terminate()
        started.communicate()


def address_of(process):
    for line in process.stdout:
        if found := re.search(r"http://127\.0\.0\.1:\d+", line):
            return found[0]
    raise AssertionError("the server ended")


def peak(process):
    """The most memory that the process has taken, in kilobytes."""
    return int(re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{process.pid}/status").read_text())[1])


def test_twenty_heavy_clients_are_answered_or_told_to_come_again_and_the_server_stays_small(process):
    address = address_of(process)
    for path in HEAVY:
        httpx.get(address + path, timeout=60)
    before, answers = peak(process), []

    def ask(number):
        with httpx.Client(base_url=address, timeout=120) as client:
            answers.extend(client.get(HEAVY[(number + turn) % len(HEAVY)]) for turn in range(TURNS))

    clients = [threading.Thread(target=ask, args=(number,)) for number in range(20)]
    for client in clients:
        client.start()
    ordinary = [httpx.get(f"{address}/?q=rotan", timeout=120) for _ in range(5)]
    for client in clients:
        client.join()
    assert len(answers) == 20 * TURNS
    refused = [answer for answer in (*answers, *ordinary) if answer.status_code != 200]
    assert {answer.status_code for answer in refused} <= {429, 503}
    assert all("retry-after" in answer.headers and "coba lagi" in answer.text.lower() for answer in refused)
    assert httpx.get(f"{address}/?q=rotan", timeout=60).status_code == 200
    assert peak(process) - before < MOST


def test_a_server_whose_archives_are_all_in_use_says_when_to_come_again_and_goes_on(app, monkeypatch):
    monkeypatch.setattr("search.web.desks._PATIENCE", 0.05)
    begun, go_on = threading.Semaphore(0), threading.Event()

    def slow(*_):
        begun.release()
        go_on.wait()
        raise ZeroDivisionError

    with serving(app) as address:
        with monkeypatch.context() as patch:
            patch.setattr("search.asking.search", slow)
            waiting = [threading.Thread(target=lambda: httpx.get(f"{address}/?q=rotan", timeout=60)) for _ in range(3)]
            for client in waiting:
                client.start()
            for _ in waiting:
                begun.acquire()
            page, data = httpx.get(f"{address}/?q=mesin"), httpx.get(f"{address}/.json?q=mesin")
            guide = httpx.get(f"{address}/panduan")
            go_on.set()
            for client in waiting:
                client.join()
        assert [answer.status_code for answer in (page, data, guide)] == [503, 503, 200]
        assert page.headers["retry-after"] == data.headers["retry-after"] == "10"
        assert "Terlalu banyak permintaan" in page.text and "Terlalu banyak permintaan" in data.json()["error"]["message"]
        assert httpx.get(f"{address}/?q=rotan").status_code == 200


def test_of_more_than_can_wait_each_is_told_at_once_and_the_others_are_answered(app, monkeypatch):
    monkeypatch.setattr("search.web.desks._WAITING", 5)
    real, go_on, answers = search.asking.search, threading.Event(), queue.SimpleQueue()

    def slow(*asked):
        go_on.wait(60)
        return real(*asked)

    monkeypatch.setattr("search.asking.search", slow)
    with serving(app) as address:
        clients = [threading.Thread(target=lambda: answers.put(httpx.get(f"{address}/?q=rotan", timeout=60))) for _ in range(20)]
        for client in clients:
            client.start()
        told = [answers.get(timeout=60) for _ in range(20 - 3 - 5)]
        go_on.set()
        for client in clients:
            client.join()
    assert {answer.status_code for answer in told} == {503} and all("retry-after" in answer.headers for answer in told)
    assert {answers.get().status_code for _ in range(3 + 5)} == {200}
