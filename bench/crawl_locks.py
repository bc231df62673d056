"""Two at a time, and stopping: ``python -m bench.crawl_locks [ROUNDS]``.

How soon a second run ends and whether it names the first; whether the lock goes with a killed process; how soon a night ends that is told
to stop, at moments spread over it, and whether the next one ends equal to an undisturbed one.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from search.store import Store
from tests.night.desk import Desk
from tests.press.town import town

PAPERS, EACH = 10, 20


def main(rounds: int = 20) -> None:
    """Print both tables."""
    with TemporaryDirectory() as name, town(PAPERS) as printed:
        desk = Desk(Path(name), printed)
        printed.publish(desk.now.date(), EACH)
        _slow_down(desk)
        _second(desk, rounds)
        stops = [_stopped(desk, 2 * n) for n in range(10)]
        receipt = desk.night()
        with desk.store() as store:
            titles = sorted(article.title or "" for article in store.iterate_articles())
        print(f"SIGTERM at 10 moments: ended after {', '.join(f'{s:.1f}' for s, _ in stops)} s, exit codes {sorted({c for _, c in stops})}")
        print(f"  the night after them: {receipt.end}, every article once: {titles == sorted(one.title for one in printed.articles)}")


def _second(desk: Desk, rounds: int) -> None:
    seconds, named = [], 0
    for _ in range(rounds):
        first = desk.start("nightly")
        _wait_for_lock(desk, first)
        began = time.perf_counter()
        second = subprocess.run(desk.command("nightly"), capture_output=True, text=True, check=False)
        seconds.append(time.perf_counter() - began)
        named += second.returncode == 75 and f"pid {first.pid}, mulai 20" in second.stderr
        first.kill()
        first.communicate()
        with Store.open(desk.data, write=True):  # raises where the lock outlived its process
            pass
    seconds.sort()
    print(f"a second run, {rounds} rounds: exit code 75 with the first one's name in {named}; median {seconds[len(seconds) // 2]:.2f} s, "
          f"longest {seconds[-1]:.2f} s; the lock went with the killed process every time")  # fmt: skip


def _stopped(desk: Desk, requests: int) -> tuple[float, int]:
    before = sum(len(paper.press.hits) for paper in desk.town.papers.values())
    night = desk.start("nightly", "--json")
    _wait_for_lock(desk, night)
    while sum(len(paper.press.hits) for paper in desk.town.papers.values()) - before < requests and night.poll() is None:
        time.sleep(0.01)
    night.send_signal(signal.SIGTERM)
    asked = time.perf_counter()
    night.communicate()
    return time.perf_counter() - asked, night.returncode


def _wait_for_lock(desk: Desk, process: subprocess.Popen[str]) -> None:
    lock = desk.data / "kliping.lock"
    while not lock.exists() or f"pid {process.pid}," not in lock.read_text():
        time.sleep(0.01)


def _slow_down(desk: Desk) -> None:
    for path in (desk.config / "outlets").iterdir():
        path.write_text(path.read_text().replace("delay = 0", "delay = 0.3"))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
