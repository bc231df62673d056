"""Nights that crash at named points; as a program ``python -m tests.night.crash``: every point three times, early and late.

The point is set from the environment and reached inside the process, as a power switch would be; nothing of the process runs after it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from search.engine import Query, open_engine
from search.verify import verify
from tests.night.desk import ROOT, Desk
from tests.press.town import town

POINTS: Final = {
    "after-fetch": "search.store.frontier:StoreFrontier.fetched",
    "after-raw-save": "search.store.ledger:change",
    "mid-batch": "search.store.ledger:finish",
    "after-store-before-outbox": "search.store.outbox:note",
    "mid-compare": "search.store.grouping:StoreGrouping.keep",
    "mid-settle": "search.store.stories:seal",
    "mid-index": "search.engines.embedded:row_of",
    "after-index-before-ack": "search.store.outbox:acknowledge",
}
"""What the process is about to do when it dies."""

ONCE: Final = frozenset({"after-index-before-ack"})
"""Points to which a night comes once."""

HOOK: Final = """
import importlib, os, signal, sys
where, turn = os.environ.get("CRASH_AT"), int(os.environ.get("CRASH_TURN", "1"))
if where and sys.argv[:1] == ["-m"]:  # the run itself, not the processes that it starts
    class Finder:
        def find_spec(self, name, path=None, target=None):
            if name == where.partition(":")[0]:
                sys.meta_path.remove(self)
                spec = importlib.util.find_spec(name)
                load = spec.loader.exec_module
                def exec_module(module):
                    load(module)
                    plant(module)
                spec.loader.exec_module = exec_module
                return spec
    def plant(module):
        *holders, name = where.partition(":")[2].split(".")
        holder = module
        for part in holders:
            holder = getattr(holder, part)
        real, left = getattr(holder, name), [turn]
        def deadly(*words, **named):
            left[0] -= 1
            if not left[0]:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*words, **named)
        setattr(holder, name, deadly)
    import importlib.util
    sys.meta_path.insert(0, Finder())
"""


def crash(desk: Desk, point: str, turn: int) -> bool:
    """A night that dies the ``turn``-th time it comes to ``point``; whether it came so far."""
    hooks = desk.folder / "kait"
    hooks.mkdir(exist_ok=True)
    (hooks / "sitecustomize.py").write_text(HOOK)
    known = {**os.environ, "PYTHONPATH": f"{hooks}{os.pathsep}{ROOT}", "CRASH_AT": POINTS[point], "CRASH_TURN": str(turn)}
    return subprocess.run(desk.command("nightly"), cwd=ROOT, env=known, capture_output=True, check=False).returncode == -9


def problems(desk: Desk) -> list[str]:
    """How the archive differs from what the town printed; empty when every article is there once and the index equals the store."""
    with desk.store() as store:
        titles = sorted(article.title or "" for article in store.iterate_articles())
        ledger = store.ledger_balance()
    engine = open_engine("embedded", desk.data)
    indexed = engine.find(Query("article", size=1)).total
    engine.close()
    wanted = sorted(one.title for one in desk.town.articles)
    return [
        *([] if titles == wanted else [f"{len(titles)} articles, {len(wanted)} printed: {ledger}"]),
        *([f"{ledger.pending} pages pending"] if ledger.pending else []),
        *([] if indexed == len(titles) else [f"{indexed} articles in the index"]),
        *map(str, verify(desk.data)),
    ]


def main() -> None:
    """Every point at its first, fourth and ninth time, or three times at the only one, each on an archive of its own."""
    for point in POINTS:
        for turn in (1, 1, 1) if point in ONCE else (1, 4, 9):
            with TemporaryDirectory() as name, town(4) as printed:
                desk = Desk(Path(name), printed)
                printed.publish(desk.now.date(), each=5)
                died = crash(desk, point, turn)
                end = desk.night().end
                asked = [path for paper in printed.papers.values() for path in paper.press.paths("/20")]
                again = len(asked) - len(printed.articles)
                print(f"{point:26} time {turn}: died {died}, then {end}; asked again {again}; {problems(desk) or 'equal'}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
