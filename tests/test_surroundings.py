"""The machine around it: another locale, time zone, seed of hashes or mask for new files changes no byte of what is found."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SAMPLES = Path(__file__).parent / "samples"
MASK = 0o077
"""New files are for their owner alone."""
WORLDS = {
    "plain, far east": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"},
    "turkish, far west, no home": {
        "LC_ALL": "tr_TR.UTF-8",
        "TZ": "Etc/GMT+12",
        "PYTHONHASHSEED": "4711",
        "HOME": "/tidak/ada",
        "COLUMNS": "7",
    },
}


def kliping(data, *words, cwd=ROOT, **known):
    command = [sys.executable, "-m", "search.cli", "--data", str(data), "--config", str(ROOT / "config"), *map(str, words)]
    named = {**os.environ, "PYTHONPATH": str(ROOT), **known}
    return subprocess.run(command, cwd=cwd, env=named, umask=MASK, capture_output=True, check=False)


@pytest.fixture(scope="module")
def usual(tmp_path_factory):
    data = tmp_path_factory.mktemp("biasa") / "data"
    assert kliping(data, "import", SAMPLES, "--jobs", "1").returncode == 0
    return data


@pytest.fixture(scope="module")
def records():
    return kliping("tidak-perlu", "extract", SAMPLES, "--jobs", "1").stdout


@pytest.mark.parametrize("world", WORLDS)
def test_reading_gives_the_same_bytes_wherever_it_is_done(records, tmp_path, world):
    done = kliping("tidak-perlu", "extract", SAMPLES, "--jobs", "1", cwd=tmp_path, **WORLDS[world])
    assert (done.returncode, done.stdout) == (0, records) and records


def test_searching_answers_alike_wherever_it_is_asked(usual, tmp_path):
    words = ["search", "perajin rotan", "--from", "2025-03-04", "--to", "2025-03-04", "--json"]
    done, expected = (kliping(usual, *words, cwd=tmp_path, **known) for known in WORLDS.values())
    assert (done.returncode, done.stdout) == (0, expected.stdout) and expected.stdout


def test_nothing_is_written_that_the_mask_for_new_files_forbids(usual):
    modes = {path.relative_to(usual): stat.S_IMODE(path.stat().st_mode) for path in usual.rglob("*")}
    assert modes and {path: oct(mode) for path, mode in modes.items() if mode & MASK} == {}
