"""Many nights in a row with something going wrong every night; as a program ``python -m tests.night.month [NIGHTS PAPERS SEED]``."""

from __future__ import annotations

import random
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests.night.desk import Desk
from tests.press.faults import cut_short, garbage, redirect, reset
from tests.press.server import Behaviour, Reply
from tests.press.town import Paper, town

FAULTS_A_NIGHT: Final = 3

OF_PAGES: Final[Mapping[str, Behaviour]] = {
    "500": Reply("", 500), "503": Reply("", 503), "empty": Reply(" "), "cut-short": cut_short, "garbage": garbage, "reset": reset,
    "forbidden": Reply("", 403), "loop": redirect("/2026/loop"), "pdf": Reply(b"%PDF-1.7", type="application/pdf"), "gone": Reply("", 410),
}  # fmt: skip
OF_SITE: Final[Mapping[str, Behaviour]] = {
    "robots-503": Reply("", 503), "robots-reset": reset, "robots-closed": Reply("User-agent: *\nDisallow: /", type="text/plain"),
}  # fmt: skip
OF_LISTING: Final[Mapping[str, Behaviour]] = {
    "listing-500": Reply("", 500), "listing-html": Reply("<html>pemeliharaan</html>"), "listing-gone": Reply("", 404),
    "listing-reset": reset,
}  # fmt: skip


@dataclass(frozen=True)
class Outcome:
    """What was left when all nights were over."""

    printed: int
    stored: int
    explained: int
    """Articles that are not stored, and whose page stands in the ledger as failed, with a reason."""
    doubled: int
    strange: tuple[str, ...]
    """Titles that are neither stored nor explained, or stored with other words."""
    balanced: bool


def live(folder: Path, nights: int, papers: int, seed: int, each: int = 2) -> Outcome:
    """``nights`` nights with three faults each, then three quiet ones."""
    dice = random.Random(seed)
    with town(papers) as printed:
        desk = Desk(folder, printed)
        for night in range(nights + 3):
            desk.ahead = timedelta(days=night)
            undo = []
            if night < nights:
                for paper in printed.papers.values():
                    paper.publish(*[desk.now - timedelta(minutes=5 * n) for n in range(each)])
                undo = [_spoil(dice, paper) for paper in dice.sample(list(printed.papers.values()), FAULTS_A_NIGHT)]
            desk.night()
            for paper, before in undo:
                paper.press.pages = before
        return _outcome(desk, {paper.origin + one.path: one.title for paper in printed.papers.values() for one in paper.articles})


def _spoil(dice: random.Random, paper: Paper) -> tuple[Paper, dict[str, Behaviour]]:
    """One fault for this night; the paper and its pages as they were."""
    before, pages = dict(paper.press.pages), paper.press.pages
    pages["/2026/loop"] = redirect("/2026/loop")
    kind = dice.choice(("pages", "site", "listing"))
    if kind == "pages":
        fault = OF_PAGES[dice.choice(list(OF_PAGES))]
        pages |= {path: fault for path in before if any(path.startswith(one.path) for one in paper.articles)}
    elif kind == "site":
        pages["/robots.txt"] = OF_SITE[dice.choice(list(OF_SITE))]
    else:
        fault = OF_LISTING[dice.choice(list(OF_LISTING))]
        pages |= {path: fault for path in before if path.startswith(("/rss", "/atom", "/peta", "/indeks"))}
    return paper, before


def _outcome(desk: Desk, printed: dict[str, str]) -> Outcome:
    """``printed`` is every article's title by its address."""
    with desk.store() as store:
        stored = [(article.canonical_url or "?", article.title or "?") for article in store.iterate_articles()]
        failed = {row["key"] for row in store._conn.execute("SELECT key FROM pages WHERE state = 'failed' AND reason IS NOT NULL")}
        balanced = store.ledger_balance().balanced
    found = dict(stored)
    missing = printed.keys() - found.keys()
    strange = [printed[url] for url in missing - failed] + [title for url, title in stored if printed.get(url) != title]
    return Outcome(len(printed), len(found), len(missing), len(stored) - len(found), tuple(strange), balanced)


if __name__ == "__main__":
    with TemporaryDirectory() as name:
        print(live(Path(name), *map(int, sys.argv[1:])))
