"""A disk that fails at its n-th write, sync or renaming; ``python -m tests.failing_disk [STEP]``: every n (or STEP-th) of a run.

The failures come from below the process (``failing_disk.c``, loaded before the C library), so SQLite meets them as Python does.
"""

from __future__ import annotations

import errno
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from crawler.warc_reading import Damage, iterate
from search.verify import verify
from tests.store_work import read, work

ROOT: Final = Path(__file__).parents[1]
RUN: Final = """
import sys
from pathlib import Path
from crawler.errors import KlipingError
from tests.store_work import work
try:
    work(Path(sys.argv[1]))
except KlipingError as problem:
    sys.exit(str(problem))
"""


def compiler() -> str | None:
    """A C compiler, where there is one."""
    return shutil.which("cc") or shutil.which("gcc")


def shim(folder: Path) -> Path:
    """The failing disk as a library in ``folder``."""
    target = folder / "failing_disk.so"
    subprocess.run([compiler() or "cc", "-shared", "-fPIC", "-O1", "-o", target, ROOT / "tests" / "failing_disk.c", "-ldl"], check=True)
    return target


def run(folder: Path, known: Mapping[str, str] = {}, most: int | None = None) -> subprocess.CompletedProcess[str]:
    """The whole run in a process of its own with these variables; no file may grow beyond ``most`` bytes."""
    limit = (lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))) if most else None
    command = [sys.executable, "-c", RUN, str(folder)]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **known}, preexec_fn=limit, capture_output=True, text=True)


def calls(library: Path, folder: Path) -> int:
    """How often an undisturbed run writes, syncs or renames."""
    return int(run(folder, {"LD_PRELOAD": str(library), "FAIL_UNDER": str(folder)}).stderr)


def failing(library: Path, folder: Path, n: int, ever: bool) -> subprocess.CompletedProcess[str]:
    """A run whose ``n``-th call fails, and with ``ever`` all later ones."""
    what = {"FAIL_AT": str(n), "FAIL_WITH": str(errno.ENOSPC if ever else errno.EIO), **({"FAIL_EVER": "1"} if ever else {})}
    return run(folder, {"LD_PRELOAD": str(library), "FAIL_UNDER": str(folder), **what})


def problems(done: subprocess.CompletedProcess[str], folder: Path) -> Iterator[str]:
    """What a run that met a failure did not keep of its promises; the run is then repeated on a disk that works."""
    if done.returncode not in (0, 1) or "Traceback" in done.stderr:
        yield f"ended with {done.returncode}: {done.stderr[-300:]}"
    if done.returncode == 1 and str(folder) not in done.stderr:
        yield f"does not name the place: {done.stderr}"
    work(folder)
    yield from map(str, verify(folder, read))
    yield from (str(item) for path in (folder / "archive").iterdir() for item in iterate(path) if isinstance(item, Damage))


def main(step: int) -> None:
    """Every ``step``-th call, failing once and for good; prints what went wrong, and how many runs there were."""
    with TemporaryDirectory() as name:
        library = shim(Path(name))
        last = calls(library, Path(name) / "utuh")
        for ever in (False, True):
            for n in range(1, last + 1, step):
                folder = Path(name) / f"{n}{ever}"
                for problem in problems(failing(library, folder, n, ever), folder):
                    print(f"call {n}, {'for good' if ever else 'once'}: {problem}", flush=True)
                shutil.rmtree(folder)
        print(f"{2 * len(range(1, last + 1, step))} runs, {last} calls each")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 1)
