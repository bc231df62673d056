"""`python -m bench [quality [SET…] | html | speed] [--errors N]`: print the tables; exit 1 when a score is below its floor.

`python -m bench sample --seed N --count 25`: print that many articles drawn at random, marked for judging by eye.
`python -m bench glued --seed N --count 2000`: headlines set before sentences of other articles; how often the seam is found.
`python -m bench mutants [COUNT]`: damaged inputs by the thousand; exit 1 when one breaks a promise.
`python -m bench who [SET…] | offices | facts [COUNT]`: speakers by the form of their attribution, offices by date, contradictory figures.

With what they need behind their names (`python -m bench search --help`), the benches of the other rooms, each of which is a module:
`stories`, `search`, `search-readers`, `search-strings`, `crawl-speed`, `crawl-kills`, `crawl-neighbours`,
`crawl-locks`, `crawl-memory`, `crawl-gaps`, `backup`, `web`.
"""

from __future__ import annotations

import argparse
import runpy
import sys
from typing import Final

from bench import facts, glued, html, mutants, offices, quality, sample, speed, who

_MODULES: Final = (
    "stories",
    "search",
    "search-readers",
    "search-strings",
    "crawl-speed",
    "crawl-kills",
    "crawl-neighbours",
    "crawl-locks",
    "crawl-memory",
    "crawl-gaps",
    "backup",
    "web",
)

_LISTS: Final = ("sample", "glued", "mutants", "who", "offices", "facts")


def main() -> int:
    """Run what was asked for, or everything that has a floor."""
    if sys.argv[1:2] and sys.argv[1] in _MODULES:
        return _run_module(sys.argv[1], sys.argv[2:])
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="?", choices=["all", "quality", "html", "speed", *_LISTS, *_MODULES], default="all")
    parser.add_argument("rest", nargs="*", help="quality, who: which sets (default: all but unread); mutants, facts: how many")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print up to N errors of each field")
    parser.add_argument("--seed", type=int, default=1, help="sample: which articles to draw")
    parser.add_argument("--count", type=int, default=25, help="sample: how many")
    return 1 if _run(parser.parse_args()) else 0


def _run(asked: argparse.Namespace) -> int:
    """How many floors were missed."""
    below = quality.main(asked.rest, asked.errors) if asked.what in ("all", "quality") else 0
    if asked.what in ("all", "html"):
        below += html.main()
    if asked.what in ("all", "speed"):
        below += speed.main()
    return below + (_list(asked) if asked.what in _LISTS else 0)


def _list(asked: argparse.Namespace) -> int:
    if asked.what == "mutants":
        return mutants.main(*map(int, asked.rest))
    if asked.what == "who":
        return who.main(asked.rest)
    if asked.what == "offices":
        return offices.main()
    if asked.what == "facts":
        return facts.main(*map(int, asked.rest))
    if asked.what == "glued":
        return glued.main(asked.seed, asked.count)
    sample.main(asked.seed, asked.count)
    return 0


def _run_module(name: str, arguments: list[str]) -> int:
    """Run the bench that is a program of its own, as ``python -m bench.NAME`` would."""
    module = f"bench.{name.replace('-', '_')}"
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
