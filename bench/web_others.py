"""`python -m bench.web_others FOLDER [SECONDS]`: how long others wait while one account asks for the heaviest with twenty clients.

FOLDER is the archive that `python -m bench.web 100000 60 FOLDER` has left. The server is a process of its own with two accounts, whose
people have logged in; one of them asks ordinary questions, one after another, the other's twenty clients never stop.
"""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from shutil import copytree, ignore_patterns

import httpx

from search.accounts import Office
from search.app import App
from search.web.cookies import SESSION_COOKIE
from search.web.forms import FIELD
from search.web.server import address_of, listen, server_of

ROOT = Path(__file__).parents[1]
CLIENTS = 20
WORD = "payung teduh di teras"
HEAVY = (
    "/?q=" + "+OR+".join(f"{letter}*" for letter in "abcdefghijklmnopqrstuvwxyz"),
    "/?q=-zzz&stories=0&size=100",
    "/api/v1/search?q=rotan+OR+mesin&size=1000",
    "/pernyataan?size=100",
    "/cerita?size=100",
    "/feed.atom?q=a*",
)
ORDINARY = ("/?q=rotan", "/", "/pernyataan?q=mesin", "/angka", "/cerita?q=kopi")


def main(folder: Path, seconds: float) -> None:
    """Print how long the ordinary questions took, alone and beside the heavy ones."""
    with Office(folder) as office:
        for name in ("berat", "biasa"):
            office.people.add(name, "administrator", WORD)
    command = [sys.executable, "-m", "bench.web_others", "--serve", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as server:
        try:
            address = next(found[0] for line in server.stdout or () if (found := re.search(r"http://127\.0\.0\.1:\d+", line)))
            _measure(address, seconds)
        finally:
            server.terminate()


def _serve(folder: Path) -> None:
    """The pages with a login, which on a loopback address alone nobody is asked for."""
    server, listener = server_of(App(folder, ROOT / "config"), login=True), listen("127.0.0.1", 0)
    print(address_of(listener), flush=True)
    server.run(sockets=[listener])


def _measure(address: str, seconds: float) -> None:
    biasa, berat = _logged_in(address, "biasa"), _logged_in(address, "berat")
    _tell("alone", _ordinary(address, biasa, seconds / 2))
    ended, answers = threading.Event(), list[int]()
    clients = [threading.Thread(target=_heavy, args=(address, berat, number, ended, answers)) for number in range(CLIENTS)]
    for client in clients:
        client.start()
    time.sleep(1)
    _tell(f"beside {CLIENTS} heavy clients", _ordinary(address, biasa, seconds))
    ended.set()
    for client in clients:
        client.join()
    print(f"heavy: {len(answers)} answers, {answers.count(200)} of them whole, {answers.count(503)} told when to come again")


def _logged_in(address: str, name: str) -> dict[str, str]:
    with httpx.Client(base_url=address, timeout=60) as client:
        token = re.search(rf'name="{FIELD}" value="(\w+)"', client.get("/masuk").text)
        client.post("/masuk", data={FIELD: token[1] if token else "", "nama": name, "sandi": WORD, "lanjut": "/"})
        return {SESSION_COOKIE: client.cookies[SESSION_COOKIE]}


def _ordinary(address: str, cookies: dict[str, str], seconds: float) -> list[float]:
    took, ends = list[float](), time.monotonic() + seconds
    with httpx.Client(base_url=address, timeout=60, cookies=cookies) as client:
        while time.monotonic() < ends:
            start = time.perf_counter()
            client.get(ORDINARY[len(took) % len(ORDINARY)]).raise_for_status()
            took.append(time.perf_counter() - start)
    return took


def _heavy(address: str, cookies: dict[str, str], number: int, ended: threading.Event, answers: list[int]) -> None:
    with httpx.Client(base_url=address, timeout=120, cookies=cookies) as client:
        while not ended.is_set():
            answers.append(client.get(HEAVY[(number + len(answers)) % len(HEAVY)]).status_code)


def _tell(what: str, took: list[float]) -> None:
    slowest = statistics.quantiles(took, n=20)[-1]
    print(f"{what}: {len(took)} ordinary pages, p50 {1000 * statistics.median(took):.0f} ms, p95 {1000 * slowest:.0f} ms")


if __name__ == "__main__":
    if sys.argv[1] == "--serve":
        _serve(Path(sys.argv[2]))
        sys.exit()
    with tempfile.TemporaryDirectory() as own:
        kept = copytree(sys.argv[1], Path(own) / "arsip", ignore=ignore_patterns("archive", "kliping.lock"))
        main(kept, float(sys.argv[2]) if len(sys.argv) > 2 else 20)
