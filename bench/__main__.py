"""`python -m bench [quality [SET…] | html | speed] [--errors N]`: print the tables; exit 1 when a score is below its floor.

`python -m bench sample --seed N --count 25`: print that many articles drawn at random, marked for judging by eye.
"""

from __future__ import annotations

import argparse
import sys

from bench import html, quality, sample, speed


def main() -> int:
    """Run what was asked for, or everything."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="?", choices=["all", "quality", "html", "speed", "sample"], default="all")
    parser.add_argument("sets", nargs="*", help="quality: which sets (default: all but unread)")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print up to N errors of each field")
    parser.add_argument("--seed", type=int, default=1, help="sample: which articles to draw")
    parser.add_argument("--count", type=int, default=25, help="sample: how many")
    asked = parser.parse_args()
    below = quality.main(asked.sets, asked.errors) if asked.what in ("all", "quality") else 0
    if asked.what in ("all", "html"):
        below += html.main()
    if asked.what in ("all", "speed"):
        below += speed.main()
    if asked.what == "sample":
        sample.main(asked.seed, asked.count)
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
