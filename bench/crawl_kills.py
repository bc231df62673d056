"""Killing the nightly run again and again: ``python -m bench.crawl_kills [PAGES KILLS]``, beside Scrapy's own ``JOBDIR``.

Every kill is SIGKILL from outside at a moment of its own between the first and the last page. Afterwards one run goes to its end, and the
archive is compared with one that nobody disturbed.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

from bench.crawl_common import ROOT, Bench, bench
from search.engine import Query, open_engine
from search.store import Store
from search.verify import verify

PAPERS = 10
DELAY = 0.2
"""Seconds between two requests to one outlet: a tenth of what real outlets get."""


def main(pages: int = 2000, kills: int = 50) -> None:
    """The nightly run, then JOBDIR, each on a press of its own."""
    with bench(PAPERS, pages // PAPERS) as made:
        _slow_down(made)
        _ours(made, pages, kills)
    with bench(PAPERS, pages // PAPERS) as made:
        _jobdir(made, pages, min(kills, 12))


def _ours(made: Bench, pages: int, kills: int) -> None:
    alive = 0
    for n in range(kills):
        alive += _killed(made, made.command("killed", "nightly"), (n + 1) * pages // (kills + 2))
    subprocess.run(made.command("killed", "nightly"), cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
    log = made.log()
    subprocess.run(made.command("calm", "crawl"), cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
    found, wanted = _articles(made.folder / "killed"), _articles(made.folder / "calm")
    extra = log["pages"] - log["different"]
    print(f"kliping nightly, {pages} pages, {alive} kills while it ran (of {kills}):")
    print(f"  lost {len(wanted.keys() - found.keys())}, doubled {_doubled(made.folder / 'killed')}, different {_different(found, wanted)}")
    print(f"  article pages fetched again {extra} ({100 * extra / pages:.2f} %)")
    print(
        f"  index equals store: {_indexed(made.folder / 'killed') == len(found)}; verify finds {len(list(verify(made.folder / 'killed')))}",
        flush=True,
    )


def _killed(made: Bench, command: list[str], at: int) -> bool:
    """Run until the press was asked for ``at`` different article pages, then kill; whether it was still running."""
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while made.log()["different"] < at and process.poll() is None:
        time.sleep(0.02)
    alive = process.poll() is None
    process.kill()
    process.wait()
    time.sleep(0.3)  # the crawl's own process ends at its next word to the killed one
    return alive


def _jobdir(made: Bench, pages: int, kills: int) -> None:
    (made.folder / "outlets.json").write_text(json.dumps(made.outlets))
    lost = []
    for n in range(kills):
        out, jobs = made.folder / f"{n}.jsonl", made.folder / f"jobs-{n}"
        command = [sys.executable, "-m", "bench.crawl_bare", str(made.folder / "outlets.json"), str(out), str(jobs)]
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        before = made.log()["pages"]
        while made.log()["pages"] - before < (n + 1) * pages // (kills + 2) and process.poll() is None:
            time.sleep(0.02)
        process.kill()
        process.wait()
        ended = subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode
        rows = [json.loads(line)["url"] for line in out.read_text().splitlines() if line.startswith("{") and line.endswith("}")]
        lost.append((pages - len(set(rows)), ended))
    bad = sum(count > 0 for count, _ in lost)
    mean = sum(count for count, _ in lost) / len(lost)
    print(f"Scrapy with JOBDIR, {pages} pages, one kill each: {bad} of {kills} trials lost pages, {mean:.0f} on average,")
    print(f"  exit codes of the resumed crawls: {sorted({code for _, code in lost})}")


def _articles(folder: Path) -> dict[str, tuple[str | None, str, int]]:
    with Store.open(folder) as store:
        return {a.url or "": (a.title, a.text, len(a.statements)) for a in store.iterate_articles()}


def _doubled(folder: Path) -> int:
    with Store.open(folder) as store:
        titles = [article.canonical_url for article in store.iterate_articles()]
    return len(titles) - len(set(titles))


def _different(found: dict[str, tuple[str | None, str, int]], wanted: dict[str, tuple[str | None, str, int]]) -> int:
    return sum(found[url] != wanted[url] for url in found.keys() & wanted.keys())


def _indexed(folder: Path) -> int:
    engine = open_engine("embedded", folder)
    try:
        return engine.find(Query("article", size=1)).total
    finally:
        engine.close()


def _slow_down(made: Bench) -> None:
    for path in (made.config / "outlets").iterdir():
        path.write_text(path.read_text().replace("delay = 0", f"delay = {DELAY}"))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
