"""An address tried in a process of its own, within a bounded time: whatever the site sends, who asked goes on working."""

from __future__ import annotations

import pickle
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from crawler.errors import KlipingError
from search.outlet_try import Trial

LONGEST: Final = 150.0
"""Seconds that a trial may take: robots.txt, front page, feed, sitemap and a few articles, with pauses between them."""
_GRACE: Final = 20.0
"""Seconds between asking it to end and killing it."""
_TICK: Final = 0.1
_ROOT: Final = Path(__file__).resolve().parents[1]


def tried(url: str, config_dir: Path, folder: Path, going: Callable[[], None], longest: float = LONGEST) -> Trial:
    """What :func:`search.outlet_try.try_address` finds, by way of a file in ``folder``. ``going`` is called often, and ends it by raising.

    Raises ``KlipingError`` with what the child said, or when it took longer than ``longest`` seconds.
    """
    target = folder / "percobaan"
    words = [sys.executable, "-m", "search.outlet_trial", url, str(config_dir.resolve()), str(target.resolve())]
    said = folder / "kata"
    # into a file: a pipe that nobody empties would hold up a child with much to say
    with said.open("wb") as told, subprocess.Popen(words, cwd=_ROOT, stdout=subprocess.DEVNULL, stderr=told) as child:
        try:
            _wait(child, time.monotonic() + longest, going)
        finally:
            _end(child)
    if child.returncode:
        last = said.read_text("utf-8", "replace").strip().rpartition("\n")[2]
        raise KlipingError(last or f"percobaan berakhir dengan kode {child.returncode}")
    found = pickle.loads(target.read_bytes())
    assert isinstance(found, Trial)
    return found


def _wait(child: subprocess.Popen[bytes], deadline: float, going: Callable[[], None]) -> None:
    while child.poll() is None:
        going()
        if time.monotonic() > deadline:
            raise KlipingError("situs ini terlalu lama menjawab; coba lagi nanti / the site takes too long, try again later")
        time.sleep(_TICK)


def _end(child: subprocess.Popen[bytes]) -> None:
    """Nothing of it is left running: the crawl that it drives ends with it."""
    if child.poll() is None:
        child.terminate()
        try:
            child.wait(_GRACE)
        except subprocess.TimeoutExpired:
            child.kill()


def main(url: str, config_dir: Path, target: Path) -> None:
    """Try ``url`` and keep what was found in ``target``; what cannot be done is one line on standard error."""
    from crawler.outlets import load_outlets
    from search.outlet_try import try_address
    from search.settings import load_settings

    try:
        trial = try_address(url, load_outlets(config_dir).values(), config_dir, load_settings(config_dir))
    except KlipingError as problem:
        sys.exit(str(problem))
    target.write_bytes(pickle.dumps(trial))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
