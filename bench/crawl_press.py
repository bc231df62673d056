"""The press of the benches, in a process of its own: ``python -m bench.crawl_press PAPERS EACH [furnished]``.

Prints the outlets' files as one JSON object; then answers each line on standard input with the access log so far: how many article pages
were asked for, how many different ones, how many requests in all.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime

from bench.crawl_furniture import furnished
from tests.press import town as towns
from tests.press.server import Reply

LISTED = 100_000


def main(papers: int, each: int, surroundings: bool) -> None:
    """Serve until standard input ends; pages with what stands around an article on real ones, or without."""
    towns.MOST_LISTED = LISTED
    towns.LISTINGS = ("rss", "peta")
    with towns.town(papers) as town:
        town.publish(datetime.now(UTC).date(), each)
        for paper in town.papers.values() if surroundings else ():
            _furnish(paper)
        print(json.dumps({paper.id: paper.toml() for paper in town.papers.values()}), flush=True)
        for _ in sys.stdin:
            pages = Counter(paper.origin + path for paper in town.papers.values() for path in paper.press.paths("/20"))
            requests = sum(len(paper.press.hits) for paper in town.papers.values())
            print(json.dumps({"pages": pages.total(), "different": len(pages), "requests": requests}), flush=True)


def _furnish(paper: towns.Paper) -> None:
    for number, (path, reply) in enumerate(paper.press.pages.items()):
        if path.startswith("/20") and isinstance(reply, Reply) and isinstance(reply.body, str):
            paper.press.pages[path] = replace(reply, body=furnished(reply.body, number).encode())


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), "furnished" in sys.argv[3:])
