"""What the benches of the crawl share: a press, an archive over it, and processes that are watched."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[1]


@dataclass
class Bench:
    """A running press and an empty folder with a configuration for it."""

    press: subprocess.Popen[str]
    folder: Path
    outlets: dict[str, dict[str, Any]]

    @property
    def config(self) -> Path:
        """The configuration."""
        return self.folder / "config"

    def log(self) -> dict[str, int]:
        """The press's access log: article pages asked for, different ones, all requests."""
        assert self.press.stdin is not None and self.press.stdout is not None
        self.press.stdin.write("\n")
        self.press.stdin.flush()
        return dict(json.loads(self.press.stdout.readline()))

    def command(self, data: str, *words: str) -> list[str]:
        """``kliping`` over an archive in the folder."""
        return [sys.executable, "-m", "search.cli", "--data", str(self.folder / data), "--config", str(self.config), *words]


@contextmanager
def bench(papers: int, each: int, *words: str) -> Iterator[Bench]:
    """A press with ``papers`` outlets of ``each`` articles; ``words`` as :mod:`bench.crawl_press` takes them."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    press = subprocess.Popen([sys.executable, "-m", "bench.crawl_press", str(papers), str(each), *words], cwd=ROOT, text=True, **pipes)
    try:
        assert press.stdout is not None
        files = json.loads(press.stdout.readline())
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            _configure(folder / "config", files)
            yield Bench(press, folder, {key: tomllib.loads(text) for key, text in files.items()})
    finally:
        press.kill()
        press.communicate()


def _configure(folder: Path, files: dict[str, str]) -> None:
    (folder / "outlets").mkdir(parents=True)
    for path in (ROOT / "config").iterdir():
        if path.is_file() and path.name != "settings.toml":
            (folder / path.name).symlink_to(path)
    (folder / "settings.toml").write_text('[crawl]\ncontact = "uji@kantor.example"\nallow_private = true\n')
    for key, text in files.items():
        (folder / "outlets" / f"{key}.toml").write_text(text)


def tree(process: int) -> list[int]:
    """The process ids of ``process`` and of everything it started."""
    found, parents = [process], {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(path.parent.name)] = int(path.read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError):
            continue
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return found


def memory(process: int) -> float:
    """MB of memory that ``process`` alone holds now; 0 when it is gone."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS")), 0.0)


def cpu_seconds(process: int) -> float:
    """CPU seconds of ``process`` alone so far."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / 100
