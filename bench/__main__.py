"""`python -m bench [quality [SET…] | speed] [--errors N]`: print the tables; exit 1 when a score is below its floor."""

from __future__ import annotations

import argparse
import sys

from bench import quality, speed


def main() -> int:
    """Run what was asked for, or everything."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("what", nargs="?", choices=["all", "quality", "speed"], default="all")
    parser.add_argument("sets", nargs="*", help="quality: which sets (default: all but unread)")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print up to N errors of each field")
    asked = parser.parse_args()
    below = quality.main(asked.sets, asked.errors) if asked.what in ("all", "quality") else 0
    if asked.what in ("all", "speed"):
        speed.main()
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
